"""Names and versions of the JSON formats.

Every JSON document begins with the member ``format``, such as ``zhixing-report/1``: the name of the format and its
major version. A minor version of the library only adds members; a member that is removed or changes its meaning makes a
new major version. The schema of a format has the same name.
"""

from __future__ import annotations

from typing import Final

__all__ = ["FORMATS", "format_of", "schema_id"]

FORMATS: Final[dict[str, int]] = {
    "report": 1,
    "plan": 1,
    "explanation": 1,
    "explanations": 1,
    "comparison": 1,
    "impact": 1,
    "case-moves": 1,
    "audit": 1,
    "audit-folder": 1,
    "worklist": 1,
    "mechanism-view": 1,
    "law": 1,
    "citation": 1,
    "readings": 1,
    "coverage": 1,
    "day": 1,
    "shift": 1,
    "count": 1,
    "calendar": 1,
    "screen": 1,
    "conform": 1,
    "letter": 1,
    "import": 1,
    "import-preview": 1,
    "conversions": 1,
    "demo": 1,
    "replay": 1,
    "hello": 1,
    "problems": 1,
}
"""Major version of each format, by its name."""


def format_of(name: str) -> str:
    """Return the value of the member ``format``.

    Raises:
        KeyError: no format has that name.

    >>> format_of("report")
    'zhixing-report/1'
    """
    return f"zhixing-{name}/{FORMATS[name]}"


def schema_id(name: str) -> str:
    """Return the ``$id`` of a schema: a name, not an address where it could be fetched.

    It ends with the major version of the format; what people write has no format and is version 1.

    >>> schema_id("report"), schema_id("case")
    ('urn:zhixing-rules:schema:report:1', 'urn:zhixing-rules:schema:case:1')
    """
    return f"urn:zhixing-rules:schema:{name}:{FORMATS.get(name, 1)}"
