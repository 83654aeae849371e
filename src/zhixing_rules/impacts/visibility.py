"""Which movements an audience may see: a rule withheld under either procedure leaves no trace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules._values import dataclass
from zhixing_rules.engine import rules_for
from zhixing_rules.engine.disclosure.projection import may_await, may_come
from zhixing_rules.impacts.movement import in_order
from zhixing_rules.records import Case, classes_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zhixing_rules.impacts.movement import Movement
    from zhixing_rules.impacts.procedure_pairs import ProcedurePair
    from zhixing_rules.records import Audience

__all__ = ["VisibleRules", "may_see_keys", "visible_rules"]


@dataclass(frozen=True, slots=True)
class VisibleRules:
    """The rules of which an audience may see movements.

    Attributes:
        rules: their ids.
        to_come: the ids of those of them that it may also see for a record that does not exist yet.
    """

    rules: frozenset[str]
    to_come: frozenset[str]

    def filter(self, movements: Iterable[Movement]) -> tuple[Movement, ...]:
        """Return the visible part of the movements, the most urgent first."""
        visible = (
            movement.restricted_to(self.rules)
            for movement in movements
            if not movement.to_come or movement.rule_id in self.to_come
        )
        return in_order(each for each in visible if each is not None)


def visible_rules(procedures: ProcedurePair, audience: Audience) -> VisibleRules:
    """Return which of the rules that differ, and of the rules of their documents, an audience may see."""
    withheld: set[str] = set()
    for compiled in (procedures.old, procedures.new):
        procedure = compiled.procedure
        known = rules_for(procedure, audience)
        withheld |= {
            rule.id for rule in procedure.rules if rule.id not in known or not may_await(compiled, rule.id, audience)
        }
    visible = {rule_id for each in procedures.differences for rule_id in each.rule_ids if rule_id not in withheld}
    to_come = {
        rule_id
        for each in procedures.differences
        for rule_id in each.rule_ids
        if rule_id in visible
        and all(may_come(compiled, each.subject, audience) for compiled in (procedures.old, procedures.new))
    }
    return VisibleRules(frozenset(visible) | procedures.documents - withheld, frozenset(to_come))


def may_see_keys(audience: Audience) -> bool:
    """Return whether an audience may see the callers' keys: they are classified like case numbers."""
    return audience.may_see(*classes_at(Case, ["case_number"]))
