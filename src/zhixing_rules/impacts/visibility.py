"""Who may know of which movement: a rule that is kept from an audience under either procedure leaves no trace."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhixing_rules.engine import rules_for
from zhixing_rules.engine.disclosure.projection import may_come
from zhixing_rules.impacts.movement import in_order
from zhixing_rules.records import Case, classes_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zhixing_rules.impacts.movement import Movement
    from zhixing_rules.impacts.rule_pairs import Pairing
    from zhixing_rules.records import Audience

__all__ = ["View", "may_see_keys", "view_of"]


@dataclass(frozen=True, slots=True)
class View:
    """What may be known of.

    Attributes:
        rules: the rules, by id.
        to_come: those of them that may be known of for a record still to come.
    """

    rules: frozenset[str]
    to_come: frozenset[str]

    def of(self, movements: Iterable[Movement]) -> tuple[Movement, ...]:
        """What may be known of movements, in order."""
        seen = (
            movement.seen(self.rules)
            for movement in movements
            if not movement.path.endswith("/-") or movement.rule_id in self.to_come
        )
        return in_order(each for each in seen if each is not None)


def view_of(pairing: Pairing, audience: Audience) -> View:
    """What an audience may know of among the rules that differ and their papers."""
    kept: set[str] = set()
    for compiled in (pairing.old, pairing.new):
        procedure = compiled.procedure
        kept |= {rule.id for rule in procedure.rules} - rules_for(procedure, audience)
    rules = {rule_id: each.subject for each in pairing.differing for rule_id in each.order if rule_id not in kept}
    coming = {
        rule_id
        for each in pairing.differing
        for rule_id in each.order
        if rule_id in rules
        and all(may_come(compiled, each.subject, audience) for compiled in (pairing.old, pairing.new))
    }
    return View(frozenset(rules) | pairing.papers - kept, frozenset(coming))


def may_see_keys(audience: Audience) -> bool:
    """Whether an audience may see how cases are called: a caller's key is kept as a case number is."""
    return audience.may_see(*classes_at(Case, ["case_number"]))
