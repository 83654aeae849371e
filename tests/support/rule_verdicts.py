"""Which verdicts a rule of the Opinion can have under the default readings."""

from __future__ import annotations

from zhixing_rules import JIAOZUO_2024
from zhixing_rules.engine.readings_applied import Resolver
from zhixing_rules.language import FALSE, TRUE, Note, Perform, Rule, Unnumbered

__all__ = ["applies", "can_fail", "can_pass"]


def applies(rule: Rule) -> bool:
    """Whether the rule applies to some record."""
    return Resolver().rule(JIAOZUO_2024, rule, ()).applies is not FALSE


def can_fail(rule: Rule) -> bool:
    """Whether a record can breach the rule."""
    then = Resolver().rule(JIAOZUO_2024, rule, ()).then
    if isinstance(then, Note) or not applies(rule):
        return False
    if isinstance(then, Perform) and isinstance(then.within.closes, Unnumbered):
        too_early = then.within.opens is not None and then.within.closes.prompt
        return too_early or then.provided is not TRUE
    return getattr(then, "demand", None) is not TRUE and getattr(then, "breach", None) is not FALSE


def can_pass(rule: Rule) -> bool:
    """Whether a record can fulfil the rule without an assessment by a person."""
    return not isinstance(Resolver().rule(JIAOZUO_2024, rule, ()).then, Note) and applies(rule)
