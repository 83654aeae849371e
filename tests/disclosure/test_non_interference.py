"""Non-interference: what an audience may not see changes no byte of what it receives.

The count is 2,000 cases and a quarter as many joint mechanisms, each with every reader and one verb of the command in
turn; ``ZHIXING_EXAMPLES=20000`` runs the nightly one.
"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from support.records import DAYS, cases, mechanisms
from zhixing_rules import JIAOZUO_2024, Audience, DisclosureRefused, disclose
from zhixing_rules.engine.disclosure import projection, rule_classes
from zhixing_rules.impacts import visibility

from . import outputs
from .outputs import VERBS, told_apart
from .variations import varied

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLES: Final = int(os.environ.get("ZHIXING_EXAMPLES", "2000"))
OTHER_RECORDS: Final = 300
OTHERS: Final = tuple(each for each in Audience if each.withheld)
CASES: Final = cases(fuller=True) | cases()
MECHANISMS: Final = mechanisms(fuller=True) | mechanisms()
BOUNDED: Final = settings(derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))


def test_what_an_audience_may_not_see_changes_nothing_it_receives_of_a_case() -> None:
    assert examined(CASES, EXAMPLES) >= EXAMPLES


def test_what_an_audience_may_not_see_changes_nothing_it_receives_of_a_joint_mechanism() -> None:
    assert examined(MECHANISMS, EXAMPLES // 4) >= EXAMPLES // 4


def examined(
    records: st.SearchStrategy[Any], examples: int, audiences: tuple[Audience, ...] = OTHERS, *, shrinks: bool = True
) -> int:
    """How many pairs of records were looked at; it fails where an audience can tell two apart."""
    count, others = 0, drawn(records, OTHER_RECORDS)

    @settings(BOUNDED, max_examples=examples, phases=tuple(Phase) if shrinks else (Phase.generate,))
    @given(records, st.sampled_from(others), st.sampled_from(audiences), st.sampled_from(DAYS))
    def look(one: Any, other: Any, audience: Audience, on: date) -> None:  # noqa: ANN401  records of one kind
        nonlocal count
        count += 1
        assert told_apart(one, varied(one, other, audience), on, audience, VERBS[count % len(VERBS)]) == []

    look()
    return count


@cache
def drawn(records: st.SearchStrategy[Any], count: int) -> list[Any]:
    """Some records, the same every time: what is withheld is replaced by what these say."""
    found: list[Any] = []

    @settings(BOUNDED, max_examples=count, phases=(Phase.generate,))
    @given(records)
    def keep(record: Any) -> None:  # noqa: ANN401  records of one kind
        found.append(record)

    keep()
    return found


# ------------------------------------------------------------------------------------------------ planted leaks

FEW: Final = 300


def leak_in_an_error(patch: pytest.MonkeyPatch) -> None:
    """One verdict is printed in one error."""

    def telling(result: Any, audience: Audience) -> object:  # noqa: ANN401  any result
        try:
            return disclose(result, audience)
        except DisclosureRefused:
            finding = getattr(result, "finding", result)
            raise DisclosureRefused(f"{finding.verdict.value}: not for {audience.value}") from None

    patch.setattr(outputs, "disclose", telling)


def leak_of_a_rule(patch: pytest.MonkeyPatch) -> None:
    """One rule is taken for one that reads nothing secret."""
    classed = rule_classes.classes_of_rules(JIAOZUO_2024)
    patch.setattr(projection, "classes_of_rules", lambda _: {**classed, "art7.p2.referral": frozenset()})


def leak_of_the_order(patch: pytest.MonkeyPatch) -> None:
    """What a step waits for is handed on as it stood in the whole plan."""
    patch.setattr(projection, "replace", lambda step, **changes: replace(step, **{**changes, "after": step.after}))


def leak_of_a_record_to_come(patch: pytest.MonkeyPatch) -> None:
    """Steps of a record still to come are shown to those who may not know why it is to come."""
    patch.setattr(projection, "_may_come", lambda *_: True)


def leak_of_a_movement(patch: pytest.MonkeyPatch) -> None:
    """What moves in a rule that is kept from an audience is counted for it all the same."""
    patch.setattr(visibility, "rules_for", lambda procedure, _: {rule.id for rule in procedure.rules})


LEAKS: Final = (leak_in_an_error, leak_of_a_rule, leak_of_the_order, leak_of_a_record_to_come, leak_of_a_movement)


@pytest.mark.parametrize("plant", LEAKS)
def test_a_planted_leak_is_caught(plant: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch)
    with pytest.raises(AssertionError):
        examined(CASES, FEW, (Audience.POLICE,), shrinks=False)
