"""Words that invented records are made of: they look as they must, and belong to nobody.

Names are written as courts write them in published judgments (张某甲). Identity numbers and credit codes have the right
shape and check character and the area code 000000, which no place has. Telephone numbers are zeros.
"""

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st

from zhixing_rules.records import CaseNumber
from zhixing_rules.records.synthetic_values import ADDRESSES, NAMES, NOWHERE, TELEPHONES, credit_code, resident_number

__all__ = ["NOWHERE", "addresses", "case_numbers", "credit_codes", "names", "resident_numbers", "telephones"]

_BORN: Final = ("19491231", "19800229", "19900101", "20060601")
_TYPES: Final = ("执", "执恢", "执保", "民初", "司惩")
_CODES: Final = ("京0101", "沪01", "最高法")
_YEARS: Final = (2025, 2024, 2026)


def names() -> st.SearchStrategy[str]:
    """Names of persons, as published judgments give them: 张某甲."""
    return st.sampled_from(NAMES)


def addresses() -> st.SearchStrategy[str]:
    """Addresses of no place: 测试路1号."""
    return st.sampled_from(ADDRESSES)


def telephones() -> st.SearchStrategy[str]:
    """Numbers that ring nowhere."""
    return st.sampled_from(TELEPHONES)


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


_RESIDENT: Final = tuple(resident_number(born, order) for born in _BORN for order in (1, 2))
_CREDIT: Final = tuple(credit_code(order) for order in range(1, 5))

WORDS: Final[dict[str, tuple[str, ...]]] = {
    "name": NAMES,
    "contact": NAMES,
    "address": ADDRESSES,
    "telephone": TELEPHONES,
    "resident_number": _RESIDENT,
    "credit_code": _CREDIT,
}
"""Words by the name of the field they are meant for."""
ANY_WORDS: Final = ("测试", "测试二", *NAMES[:2], *_RESIDENT, *_CREDIT, "test-1", "test-2")
"""Words for other fields, of which each takes those that it can."""
