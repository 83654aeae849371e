"""The six verdicts."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, Self

__all__ = ["VERDICTS", "Verdict", "VerdictWord"]

VerdictWord = Literal["pass", "fail", "pending", "open", "review", "not_applicable"]
"""The values of `Verdict`, as type checkers check them."""


class Verdict(StrEnum):
    """The result of one rule for one subject.

    The words are stable. `zh` is the general Chinese name, for counts and headings; a sentence about one finding uses
    `Finding.label`, which depends on the kind of norm. `sarif` is the result kind of SARIF 2.1.0.
    """

    zh: str
    sarif: str

    def __new__(cls, value: str, zh: str = "", sarif: str = "") -> Self:
        """Create a verdict.

        Args:
            value: the stable word.
            zh: the general Chinese name.
            sarif: the SARIF result kind.

        Returns:
            The member.
        """
        member = str.__new__(cls, value)
        member._value_ = value
        member.zh = zh
        member.sarif = sarif
        return member

    PASS = "pass", "符合", "pass"
    FAIL = "fail", "违反", "fail"
    PENDING = "pending", "未到期", "informational"
    OPEN = "open", "无法判断", "open"
    REVIEW = "review", "须人工判断", "review"
    NOT_APPLICABLE = "not_applicable", "不适用", "notApplicable"


VERDICTS: tuple[Verdict, ...] = tuple(Verdict)
"""The verdicts by the number that compiled rules return."""
