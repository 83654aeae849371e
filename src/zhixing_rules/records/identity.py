"""Identity numbers: 公民身份号码 (GB 11643-1999) and 统一社会信用代码 (GB 32100-2015).

The shape, the date of birth and the check character are checked. The area code is not, because numbers with withdrawn
or new area codes are valid. A number that passes does not necessarily exist. The number of any other identity document
belongs in ``other_document``.

>>> is_resident_number("11010519491231002X"), is_resident_number("110105194912310021")
(True, False)
>>> is_credit_code("91350100M000100Y43"), is_credit_code("91350100M000100Y44")
(True, False)
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

__all__ = ["credit_check", "is_credit_code", "is_resident_number", "resident_check"]

_RESIDENT: Final = re.compile(r"[0-9]{17}[0-9X]")
_RESIDENT_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_RESIDENT_CHECKS: Final = "10X98765432"
_CREDIT_ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT: Final = re.compile(rf"[{_CREDIT_ALPHABET}]{{18}}")


def is_resident_number(text: str) -> bool:
    """Whether the text is a well-formed 18-character citizen identity number."""
    if _RESIDENT.fullmatch(text) is None:
        return False
    try:
        date(int(text[6:10]), int(text[10:12]), int(text[12:14]))
    except ValueError:
        return False
    return resident_check(text[:17]) == text[17]


def resident_check(body: str) -> str:
    """Return the check character of the first seventeen digits of a citizen identity number (MOD 11-2)."""
    total = sum(int(digit) * weight for digit, weight in zip(body, _RESIDENT_WEIGHTS, strict=True))
    return _RESIDENT_CHECKS[total % 11]


def is_credit_code(text: str) -> bool:
    """Whether the text is a well-formed 18-character unified social credit code."""
    if _CREDIT.fullmatch(text) is None:
        return False
    return credit_check(text[:17]) == text[17]


def credit_check(body: str) -> str:
    """Return the check character of the first seventeen characters of a unified social credit code."""
    total = sum(_CREDIT_ALPHABET.index(sign) * pow(3, index, 31) for index, sign in enumerate(body))
    return _CREDIT_ALPHABET[(31 - total % 31) % 31]
