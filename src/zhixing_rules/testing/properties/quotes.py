"""Laws of a rule as it is written: they need no record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.errors import CitationError
from zhixing_rules.language import FALSE, TRUE, Actor, Forbid, Note, Perform, Recur
from zhixing_rules.testing.property import PropertyViolated

if TYPE_CHECKING:
    from zhixing_rules.language import Consequence
    from zhixing_rules.testing.property import Trial

__all__ = ["has_actor_and_exit", "quotes_resolve"]


def quotes_resolve(trial: Trial) -> None:
    """Every quote of the rule stands in the clause it cites, exactly once."""
    rule = trial.the_rule
    for citation, quote in rule.quotes:
        try:
            trial.procedure.instrument.locate(citation, quote)
        except CitationError as error:
            zh, _, en = str(error).partition(" · ")
            raise PropertyViolated(zh, en or zh, rule=rule) from None


def has_actor_and_exit(trial: Trial) -> None:
    """A duty names its actor; what can be breached, a remedy with somebody to see to it."""
    rule = trial.the_rule
    if isinstance(rule.then, Perform | Recur) and not isinstance(rule.then.by, Actor):
        raise PropertyViolated("没有写明由谁办理", "names nobody who acts", rule=rule)
    if _can_be_breached(rule.then) and (rule.remedy is None or not isinstance(rule.remedy.by, Actor)):
        raise PropertyViolated(
            "没有写明违反之后由谁怎样补救", "names no remedy of a breach, or nobody to see to it", rule=rule
        )


def _can_be_breached(then: Consequence) -> bool:
    match then:
        case Note():
            return False
        case Perform() | Recur():
            return True
        case Forbid():
            return then.breach != FALSE
        case _:
            return then.demand != TRUE
