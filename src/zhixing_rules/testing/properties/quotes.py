"""Properties of the text of a rule, which need no record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.errors import CitationError
from zhixing_rules.language import Perform, ProcedureActor, Recur
from zhixing_rules.language.procedure_checks import can_be_breached
from zhixing_rules.testing.property import PropertyViolated

if TYPE_CHECKING:
    from zhixing_rules.testing.property import Trial

__all__ = ["has_actor_and_exit", "quotes_resolve"]


def quotes_resolve(trial: Trial) -> None:
    """Every quote of the rule occurs exactly once in the cited clause."""
    rule = trial.required_rule
    for citation, quote in rule.quotes:
        try:
            (rule.quoted_instrument or trial.procedure.instrument).locate(citation, quote)
        except CitationError as error:
            zh, _, en = str(error).partition(" · ")
            raise PropertyViolated(zh, en or zh, rule=rule) from None


def has_actor_and_exit(trial: Trial) -> None:
    """A duty names its actor; a rule that can be breached names a remedy and who provides it."""
    rule = trial.required_rule
    if isinstance(rule.then, Perform | Recur) and not isinstance(rule.then.by, ProcedureActor):
        raise PropertyViolated("没有写明办理主体", "names no actor", rule=rule)
    if can_be_breached(rule.then) and (rule.remedy is None or not isinstance(rule.remedy.by, ProcedureActor)):
        raise PropertyViolated(
            "没有写明违反后的补救主体和方式", "names no remedy for a breach, or nobody who provides it", rule=rule
        )
