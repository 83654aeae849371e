"""Non-interference: what an audience may not see changes no byte of what it receives.

Records are drawn once. Each is read as an audience receives it, by every reader and one verb of the command in turn.
That is compared with what is read of several variations: the same record, with everything that the audience may not see
taken from another one.
"""

from __future__ import annotations

import gc
from copy import copy
from dataclasses import replace
from functools import cache
from itertools import cycle, islice
from random import Random
from types import FunctionType, ModuleType
from typing import TYPE_CHECKING, Any, Final

import pytest
from pydantic import BaseModel

from support.effort import mostly_deep, scaled
from support.records import DAYS, cases, mechanisms
from support.samples import drawn
from zhixing_rules import Audience, DisclosureRefused, disclose, plan, validate
from zhixing_rules.engine.disclosure import projection
from zhixing_rules.impacts import visibility
from zhixing_rules.views import case_headers, case_view, worklist

from . import outputs
from .outputs import VERBS, all_read
from .variations import varied

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from hypothesis import strategies as st

OTHERS: Final = tuple(each for each in Audience if each.withheld)
CASES: Final = cases(fuller=True) | cases()
MECHANISMS: Final = mechanisms(fuller=True) | mechanisms()
VARIATIONS: Final = 4
"""Variations of each record: the more, the fewer reads for each pair; the fewer, the more different records."""


@pytest.mark.parametrize("audience", OTHERS)
def test_what_an_audience_may_not_see_changes_nothing_it_receives_of_a_case(audience: Audience) -> None:
    compare(pool(CASES, scaled(500)), audience, pairs=scaled(500))


@pytest.mark.parametrize("audience", OTHERS)
def test_what_an_audience_may_not_see_changes_nothing_it_receives_of_a_joint_mechanism(audience: Audience) -> None:
    compare(pool(MECHANISMS, scaled(125)), audience, pairs=scaled(125))


@cache
def pool(records: st.SearchStrategy[Any], count: int) -> tuple[Any, ...]:
    """Records of a strategy, drawn once in a process."""
    return tuple(drawn(records, count))


def compare(records: Sequence[Any], audience: Audience, *, pairs: int) -> None:
    """Compare pairs of records that differ in nothing that an audience may see.

    Args:
        records: those that are paired, all of one kind.
        audience: who receives both of a pair.
        pairs: the number of pairs, rounded up to whole records.

    Raises:
        AssertionError: some reader sees a difference between the two of a pair.
    """
    random = Random(audience.value)  # noqa: S311  no secret: the same pairs in every run
    turns = cycle(random.sample(range(len(records)), len(records)))
    for turn, number in enumerate(islice(turns, -(-pairs // VARIATIONS))):
        on, verb = random.choice(DAYS), VERBS[turn % len(VERBS)]
        received = all_read(records[number], on, audience, verb)
        for other in random.sample(range(len(records)), VARIATIONS):
            varied_received = all_read(varied(records[number], records[other], audience), on, audience, verb)
            apart = [reader for reader, read in received.items() if read != varied_received[reader]]
            assert apart == [], f"{audience} on {on}: record {number}, varied by record {other}"


# ------------------------------------------------------------------------------------------------ lazy steps


@pytest.mark.parametrize("audience", Audience)
def test_nothing_that_an_audience_receives_refers_to_the_record(audience: Audience) -> None:
    """A step of a plan refers to its record until its details are computed; a disclosed one never does."""
    raw = [plan(each, on=DAYS[0]).steps for each in pool(CASES, 20)]
    assert any(isinstance(each, BaseModel) for each in reached(raw)), "the record would be found"
    for record in (*pool(CASES, 20), *pool(MECHANISMS, 5)):
        steps = plan(record, on=DAYS[0])
        received = (
            *(disclose(steps, audience), disclose(validate(record, on=DAYS[0]), audience)),
            *(case_view(record, on=DAYS[0], audience=audience), worklist([record], on=DAYS[0], audience=audience)),
        )
        assert not any(isinstance(each, BaseModel) for each in reached(received))
        copies = [copy(step) for step in plan(record, on=DAYS[0]).steps]
        assert not any(isinstance(each, BaseModel) for each in reached(copies))


def reached(value: object) -> Iterator[object]:
    """Yield every object that a value refers to, directly or not; not what types, functions and modules refer to."""
    pending, seen = [value], set[int]()
    while pending:
        each = pending.pop()
        if id(each) not in seen and not isinstance(each, type | FunctionType | ModuleType):
            seen.add(id(each))
            yield each
            pending.extend(gc.get_referents(each))


# ------------------------------------------------------------------------------------------------ planted leaks

FEW: Final = 300
"""Pairs within which every leak below shows, whatever the effort."""


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
    shown = projection.rules_for
    patch.setattr(projection, "rules_for", lambda *conditions: shown(*conditions) | {"art7.p2.referral"})


def leak_of_the_order(patch: pytest.MonkeyPatch) -> None:
    """What a step waits for is handed on as it stood in the whole plan."""
    patch.setattr(projection, "replace", lambda step, **changes: replace(step, **{**changes, "after": step.after}))


def leak_of_a_record_to_come(patch: pytest.MonkeyPatch) -> None:
    """Steps of a record still to come are shown to those who may not know why it is to come."""
    patch.setattr(projection, "may_come", lambda *_: True)


def leak_of_a_movement(patch: pytest.MonkeyPatch) -> None:
    """What moves in a rule that is kept from an audience is counted for it all the same."""
    patch.setattr(visibility, "rules_for", lambda procedure, _: {rule.id for rule in procedure.rules})


def leak_in_the_days(patch: pytest.MonkeyPatch) -> None:
    """The hand-over day is shown to the police only where the court means to refer."""
    shows = projection._shows
    patch.setattr(
        projection,
        "_shows",
        lambda finding, audience: shows(finding, audience) and finding.verdict.value != "not_applicable",
    )


def leak_in_the_header(patch: pytest.MonkeyPatch) -> None:
    """Whether the header may name the judge is not asked."""
    visible = case_headers._visible
    patch.setattr(case_headers, "_visible", lambda model, _: visible(model, Audience.KEEPER))


LEAKS: Final = (
    leak_in_the_header,
    leak_in_the_days,
    leak_in_an_error,
    leak_of_a_rule,
    leak_of_the_order,
    leak_of_a_record_to_come,
    leak_of_a_movement,
)


@pytest.mark.parametrize("plant", mostly_deep(LEAKS, 2))
def test_a_planted_leak_is_caught(plant: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch)
    with pytest.raises(AssertionError):
        compare(pool(CASES, 100), Audience.POLICE, pairs=FEW)
