"""Test vectors, and a check whether another program gives the same answers.

>>> from zhixing_rules.conformance import vectors
>>> first = vectors(rules=["annex.contact"]).vectors[0]
>>> first.id, first.boundaries[0], first.verdict
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
