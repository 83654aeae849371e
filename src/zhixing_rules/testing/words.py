"""Words that invented records are made of: they look as they must, and belong to nobody.

Names are written as courts write them in published judgments (张某甲). Identity numbers and credit codes have the right
shape and check character and the area code 000000, which no place has. Telephone numbers are zeros.
"""

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st

from zhixing_rules.facts import CaseNumber

__all__ = ["NOWHERE", "addresses", "case_numbers", "credit_codes", "names", "resident_numbers", "telephones"]

NOWHERE: Final = "000000"
"""An area code that was never given: those in use begin with 11 to 83."""

_SURNAMES: Final = "张李王赵陈刘"
_STEMS: Final = "甲乙丙丁"
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_BORN: Final = ("19491231", "19800229", "19900101", "20060601")
_TYPES: Final = ("执", "执恢", "执保", "民初", "司惩")
_CODES: Final = ("京0101", "沪01", "最高法")
_YEARS: Final = (2025, 2024, 2026)


def names() -> st.SearchStrategy[str]:
    """Names of persons, as published judgments give them: 张某甲."""
    return st.sampled_from(_NAMES)


def addresses() -> st.SearchStrategy[str]:
    """Addresses of no place: 测试路1号."""
    return st.sampled_from(_ADDRESSES)


def telephones() -> st.SearchStrategy[str]:
    """Numbers that ring nowhere."""
    return st.sampled_from(_TELEPHONES)


def resident_numbers() -> st.SearchStrategy[str]:
    """公民身份号码 that pass their check and belong to nobody: their area code is `NOWHERE`."""
    return st.sampled_from(_RESIDENT)


def credit_codes() -> st.SearchStrategy[str]:
    """统一社会信用代码 that pass their check and belong to nobody: their area code is `NOWHERE`."""
    return st.sampled_from(_CREDIT)


def case_numbers(*codes: str) -> st.SearchStrategy[CaseNumber]:
    """Case numbers that parse, most of them of enforcement cases, of the courts whose codes are given or of others."""
    return st.sampled_from(numbers_of_cases(codes)).map(CaseNumber.parse)


def numbers_of_cases(codes: tuple[str, ...] = (), years: tuple[int, ...] = _YEARS) -> tuple[str, ...]:
    """Case numbers as text, the simplest first."""
    wanted = (*codes, *_CODES)
    return tuple(f"（{year}）{code}{kind}1号" for kind in _TYPES for year in years for code in wanted)


def _resident(born: str, order: int) -> str:
    body = f"{NOWHERE}{born}{order:03}"
    total = sum(int(digit) * weight for digit, weight in zip(body, _WEIGHTS, strict=True))
    return body + "10X98765432"[total % 11]


def _credit(order: int) -> str:
    body = f"91{NOWHERE}{order:09}"
    total = sum(_ALPHABET.index(sign) * pow(3, place, 31) for place, sign in enumerate(body))
    return body + _ALPHABET[(31 - total % 31) % 31]


_NAMES: Final = tuple(f"{surname}某{stem}" for stem in _STEMS for surname in _SURNAMES)
_ADDRESSES: Final = tuple(f"测试路{number}号" for number in range(1, 5))
_TELEPHONES: Final = ("00000000", "00000000000")
_RESIDENT: Final = tuple(_resident(born, order) for born in _BORN for order in (1, 2))
_CREDIT: Final = tuple(_credit(order) for order in range(1, 5))

WORDS: Final[dict[str, tuple[str, ...]]] = {
    "name": _NAMES,
    "contact": _NAMES,
    "address": _ADDRESSES,
    "telephone": _TELEPHONES,
    "resident_number": _RESIDENT,
    "credit_code": _CREDIT,
}
"""Words by the name of the field they are meant for."""
ANY_WORDS: Final = ("测试", "测试二", *_NAMES[:2], *_RESIDENT, *_CREDIT, "test-1", "test-2")
"""Words for other fields, of which each takes those that it can."""
