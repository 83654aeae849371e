"""Golden vectors, and whether another program agrees with them.

>>> from zhixing_rules.conformance import vectors
>>> made = vectors(rules=["annex.contact"])
>>> one = made.vectors[0]
>>> one.id, one.boundaries[0], one.verdict
('annex.contact/request/001', 'request.sent_on', 'open')
"""

from zhixing_rules.conformance.checker import Agreement, Answer, Conformity, Difference, conform
from zhixing_rules.conformance.vector_file import read_vectors
from zhixing_rules.conformance.vectors import FORMAT, Vector, VectorSet, vectors

__all__ = [
    "FORMAT",
    "Agreement",
    "Answer",
    "Conformity",
    "Difference",
    "Vector",
    "VectorSet",
    "conform",
    "read_vectors",
    "vectors",
]
