"""What outputs say in the same words: who may read them, and what a safe day is."""

from __future__ import annotations

from typing import Final

from zhixing_rules.records import Audience

__all__ = ["SAFE_DAY", "who_may_read"]

SAFE_DAY: Final = "稳妥：不致误事的最后一个工作日"
"""What the days under 稳妥 are."""


def who_may_read(audience: Audience) -> str:
    """Return who may read an output.

    >>> who_may_read(Audience.KEEPER), who_may_read(Audience.PUBLIC)
    ('限查控专管人员阅', '供公众阅看')
    """
    return "供公众阅看" if audience is Audience.PUBLIC else f"限{audience.zh}阅"
