"""Values of synthetic records: they have the required form and belong to no real person or organisation.

Names are anonymised as in published judgments (张某甲). Identity numbers and credit codes have a valid form and check
character and the area code 000000, which is not assigned. Telephone numbers consist of zeros.
"""

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st

from zhixing_rules.records import CaseNumber
from zhixing_rules.records.synthetic_values import ADDRESSES, NAMES, NOWHERE, TELEPHONES, credit_code, resident_number

__all__ = ["NOWHERE", "addresses", "case_numbers", "credit_codes", "names", "resident_numbers", "telephones"]

_BIRTH_DATES: Final = ("19491231", "19800229", "19900101", "20060601")
_TYPES: Final = ("执", "执恢", "执保", "民初", "司惩")
_CODES: Final = ("京0101", "沪01", "最高法")
_YEARS: Final = (2025, 2024, 2026)


def names() -> st.SearchStrategy[str]:
    """Names of persons, anonymised as in published judgments: 张某甲."""
    return st.sampled_from(NAMES)


def addresses() -> st.SearchStrategy[str]:
    """Addresses that do not exist: 测试路1号."""
    return st.sampled_from(ADDRESSES)


def telephones() -> st.SearchStrategy[str]:
    """Telephone numbers that do not exist."""
    return st.sampled_from(TELEPHONES)


def resident_numbers() -> st.SearchStrategy[str]:
    """Resident identity numbers (公民身份号码) with a valid check character and the unassigned area code `NOWHERE`."""
    return st.sampled_from(_RESIDENT)


def credit_codes() -> st.SearchStrategy[str]:
    """Credit codes (统一社会信用代码) with a valid check character and the unassigned area code `NOWHERE`."""
    return st.sampled_from(_CREDIT)


def case_numbers(*codes: str) -> st.SearchStrategy[CaseNumber]:
    """Case numbers that parse, mostly of enforcement cases, of the courts with the given codes and of others."""
    return st.sampled_from(case_number_texts(codes)).map(CaseNumber.parse)


def case_number_texts(codes: tuple[str, ...] = (), years: tuple[int, ...] = _YEARS) -> tuple[str, ...]:
    """Return case numbers as text, the simplest first."""
    courts = (*codes, *_CODES)
    return tuple(f"（{year}）{code}{kind}1号" for kind in _TYPES for year in years for code in courts)


_RESIDENT: Final = tuple(resident_number(born, order) for born in _BIRTH_DATES for order in (1, 2))
_CREDIT: Final = tuple(credit_code(order) for order in range(1, 5))

WORDS: Final[dict[str, tuple[str, ...]]] = {
    "name": NAMES,
    "contact": NAMES,
    "address": ADDRESSES,
    "telephone": TELEPHONES,
    "resident_number": _RESIDENT,
    "credit_code": _CREDIT,
    "covers": ("2025H1", "2025H2", "2024H2"),
    "rule": ("art3.i2.feedback", "art9.filing", "art6.bulletin"),
}
"""Values by field name."""
ANY_WORDS: Final = ("测试", "测试二", *NAMES[:2], *_RESIDENT, *_CREDIT, "test-1", "test-2")
"""Values for other fields; a field uses those that it accepts."""
