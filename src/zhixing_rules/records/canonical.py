"""The canonical form of a record, and its hash: the same for every key, spelling and order in which it was given.

It is the JSON Canonicalization Scheme (RFC 8785) of the record with English keys, values of closed lists as words, days
as YYYY-MM-DD, and without what is not recorded. A record has neither fractions nor keys outside ASCII, so that sorting
by characters is sorting by UTF-16, and integers are written as they are.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import BaseModel

__all__ = ["canonical_json", "record_sha256"]


def canonical_json(record: BaseModel) -> bytes:
    r"""Return a record as canonical JSON in UTF-8.

    >>> from zhixing_rules import Case
    >>> from zhixing_rules.records import load
    >>> canonical_json(load(Case, '{"法院层级": "基层人民法院", "YS": [], "court": "甲\\u9662"}')).decode()
    '{"court":"甲院","court_level":"basic","referrals":[]}'
    """
    data = json.loads(record.model_dump_json(exclude_none=True))
    return json.dumps(data, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")).encode()


def record_sha256(record: BaseModel) -> str:
    """Return the SHA-256 of the canonical JSON of a record, as 64 hexadecimal digits.

    Whoever knows all of a record but one field can try the values of that field against the hash. It is for those who
    may see the whole record, and for nobody else.

    >>> from zhixing_rules import Case
    >>> record_sha256(Case())[:16]
    '44136fa355b3678a'
    """
    from hashlib import sha256  # noqa: PLC0415  slow to import, and not every program needs it

    return sha256(canonical_json(record)).hexdigest()
