"""Identity numbers: 公民身份号码 (GB 11643-1999) and 统一社会信用代码 (GB 32100-2015).

The shape, the date of birth and the check character are checked. The area code is not, because numbers with withdrawn
or new area codes are valid. A number that passes does not necessarily exist. The number of any other identity document
belongs in ``other_document``.

A number is first made uniform: full-width characters, lower-case letters, blanks, and the apostrophe that Excel writes
before a text (`normalised`).

>>> is_resident_number("11010519491231002X"), is_resident_number("110105194912310021")
(True, False)
>>> is_credit_code("91350100M000100Y43"), is_credit_code("91350100M000100Y44")
(True, False)
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from zhixing_rules._enums import LabelledEnum
from zhixing_rules._text_safety import to_half_width, without_blanks

__all__ = [
    "CreditCodeDefect",
    "ResidentNumberDefect",
    "credit_check",
    "credit_code_defect",
    "is_credit_code",
    "is_resident_number",
    "normalised",
    "resident_check",
    "resident_number_defect",
]


_RESIDENT: Final = re.compile(r"[0-9]{17}[0-9X]")
_RESIDENT_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_RESIDENT_CHECKS: Final = "10X98765432"
_CREDIT_ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT: Final = re.compile(rf"[{_CREDIT_ALPHABET}]{{18}}")
_MASK: Final = re.compile(r"[*\u00d7●•?#_-]{2}|X{3}")
_FIFTEEN: Final = re.compile(r"[0-9]{15}")
_APOSTROPHES: Final = "'`\u2018\u2019"


class ResidentNumberDefect(LabelledEnum):
    """What is wrong with a citizen identity number, with what to do about it."""

    MASKED = "masked", "号码有遮掩：请填完整号码", "the number is masked: record the whole number"
    FIFTEEN = (
        "fifteen",
        "15位旧号码：请换填18位公民身份号码，或填入“其他证件号”",
        "an old number of 15 digits: record the number of 18 digits, or record it as another document",
    )
    SHAPE = (
        "shape",
        "不是18位或含有不应有的字符：请核对；其他证件号请填入“其他证件号”",
        "not 18 characters, or not all of them possible: check it; record another document as such",
    )
    BIRTH = "birth", "号码中的出生日期不存在：请核对", "the date of birth in the number does not exist: check it"
    CHECK = "check", "校验码不符：请逐位核对", "the check character does not fit: check every character"


class CreditCodeDefect(LabelledEnum):
    """What is wrong with a unified social credit code, with what to do about it."""

    MASKED = "masked", "代码有遮掩：请填完整代码", "the code is masked: record the whole code"
    FIFTEEN = (
        "fifteen",
        "15位的是工商注册号：请按营业执照换填18位统一社会信用代码",
        "15 digits are a number of an old registration: record the code of 18 characters in the business licence",
    )
    SHAPE = (
        "shape",
        "不是18位或含有不应有的字符：请按营业执照核对",
        "not 18 characters, or not all of them possible: check it against the business licence",
    )
    CHECK = (
        "check",
        "校验码不符：请按营业执照逐位核对；早期登记的代码可能不符",
        "the check character does not fit: check it against the business licence; early codes may not compute",
    )


def normalised(text: str) -> str:
    """Return a number in half-width capitals, without blanks and without an apostrophe before it.

    >>> normalised("'110105 19491231 002x")
    '11010519491231002X'
    """
    if text.isascii() and text.isalnum():
        return text.upper()
    return without_blanks(to_half_width(text)).lstrip(_APOSTROPHES).upper()


def resident_number_defect(text: str) -> ResidentNumberDefect | None:
    """Return what is wrong with a normalised citizen identity number; ``None`` if it computes."""
    if is_resident_number(text):
        return None
    if _RESIDENT.fullmatch(text) is None:
        return ResidentNumberDefect(_shape(text))
    try:
        date(int(text[6:10]), int(text[10:12]), int(text[12:14]))
    except ValueError:
        return ResidentNumberDefect.BIRTH
    return ResidentNumberDefect.CHECK


def credit_code_defect(text: str) -> CreditCodeDefect | None:
    """Return what is wrong with a normalised unified social credit code; ``None`` if it computes."""
    if _CREDIT.fullmatch(text) is None:
        return CreditCodeDefect(_shape(text))
    return None if is_credit_code(text) else CreditCodeDefect.CHECK


def _shape(text: str) -> str:
    """Return what keeps a text from being a number of 18 characters."""
    if _FIFTEEN.fullmatch(text):
        return "fifteen"
    return "masked" if _MASK.search(text) else "shape"


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
