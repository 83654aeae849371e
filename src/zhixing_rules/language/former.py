"""What a rule was before an amendment that leaves some acts to the old law (新旧衔接)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from zhixing_rules.language.expression import Condition
    from zhixing_rules.language.rule import Rule

__all__ = ["Former"]


@dataclass(frozen=True, slots=True, eq=False)
class Former:
    """What a rule was before an amendment, and which acts the amendment leaves to it.

    Attributes:
        rule: the rule as it was.
        since: when the rule as amended governs; where it is not met, the rule as it was does.
        day: the first day of the amendment, inclusive.
    """

    rule: Rule
    since: Condition
    day: date
