"""Values of synthetic records: well-formed names, numbers and addresses that belong to nobody.

Names are written as in published judgments (张某甲). Identity numbers and credit codes have the right shape and check
character and the area code 000000, which is not assigned. Telephone numbers consist of zeros.
"""

from __future__ import annotations

from typing import Final

from zhixing_rules.records.identity import credit_check, resident_check

__all__ = ["ADDRESSES", "NAMES", "NOWHERE", "TELEPHONES", "credit_code", "resident_number"]

NOWHERE: Final = "000000"
"""An area code that was never assigned: those in use begin with 11 to 83."""

_SURNAMES: Final = "张李王赵陈刘"
_STEMS: Final = "甲乙丙丁"

NAMES: Final = tuple(f"{surname}某{stem}" for stem in _STEMS for surname in _SURNAMES)
"""Names of persons, as written in published judgments."""
ADDRESSES: Final = tuple(f"测试路{number}号" for number in range(1, 5))
"""Addresses that do not exist."""
TELEPHONES: Final = ("00000000", "00000000000")
"""Telephone numbers that are not assigned."""


def resident_number(born: str, order: int) -> str:
    """Return a synthetic 公民身份号码 for a day of birth (YYYYMMDD) and a serial number below 1000.

    >>> resident_number("19900101", 1)[:6] == NOWHERE
    True
    """
    body = f"{NOWHERE}{born}{order:03}"
    return body + resident_check(body)


def credit_code(order: int) -> str:
    """Return a synthetic 统一社会信用代码 for a serial number below 1,000,000,000.

    >>> credit_code(1)[2:8] == NOWHERE
    True
    """
    body = f"91{NOWHERE}{order:09}"
    return body + credit_check(body)
