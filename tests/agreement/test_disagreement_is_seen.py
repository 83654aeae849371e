"""The agreement of columns with one-by-one judging can fail: each small change to what columns mean is seen.

A mutant is one function of the column compiler that means something else. The records are few, so that what the large
agreement tests notice is noticed here too; without a mutant they agree.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import Any, NamedTuple

import polars as pl
import pytest

from support.amendments import AMENDED
from support.boiler_room import BOILER_ROOM, ROOM, Room
from support.columns import Trial, Wanted, apart, wanted
from support.drawing import drawn
from support.records import cases, mechanisms
from support.tiny_office import LEDGER, TINY_OFFICE
from zhixing_rules import JIAOZUO_2024
from zhixing_rules.batch.compile import calendar_lookup, due_days, kleene, list_joins, recurrence, verdicts
from zhixing_rules.batch.compile.kleene import settled
from zhixing_rules.batch.compile.polars_expressions import ColumnWriter
from zhixing_rules.batch.compile.stages import Node, node
from zhixing_rules.batch.compile.verdicts import NOT_APPLICABLE, VerdictWriter
from zhixing_rules.calendars import FOREVER
from zhixing_rules.records import Case, JointMechanism, load
from zhixing_rules.testing.strategies import records

CASE, MECHANISM = JIAOZUO_2024.roots
BY_TRIGGER = AMENDED["five days, by the day that calls for it"]

Function = Callable[..., Any]


class Mutant(NamedTuple):
    """One function that means something else.

    Attributes:
        says: what it now means.
        owner: the module or class that it stands in.
        name: its name there.
        made: the mutant, from the function itself.
        tried: on which records.
    """

    says: str
    owner: Any
    name: str
    made: Function
    tried: str = "cases"


def _yes(truth: Any) -> Any:  # noqa: ANN401  a value of a sheet
    return node(lambda each: each.fill_null(value=True), truth) if isinstance(truth, Node) else truth is not False


def _decided(was: Function) -> Function:
    return lambda *parts: settled(was(*parts))


def _chosen(was: Function) -> Function:
    return lambda condition, then, other: was(_yes(condition), then, other)


def _one_fewer(was: Function) -> Function:
    return lambda calendar, count, *, weekdays: was(calendar, count - 1, weekdays=weekdays)


def _by_weekdays(was: Function) -> Function:
    return lambda calendar, count, **_: was(calendar, count, weekdays=True)


def _not_rolled(*_: object, **__: object) -> calendar_lookup.Gather:
    return calendar_lookup.Gather(lambda day: (day, day))


def _never(was: Function) -> Function:
    return lambda self, fact, _: was(self, fact, FOREVER)


def _only_the_latest(versions: list[Any], _: object) -> Iterator[bool]:
    return iter([True, *[False] * (len(versions) - 1)])


def _some(was: Function, unknown: str) -> Function:
    def run(self: list_joins.SomeJob, frame: pl.DataFrame, tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
        found: pl.DataFrame = was(self, frame, tables)
        met, maybe = pl.col(self.met), pl.col(self.unknown)
        empty = (self.counted.expr == 0).fill_null(value=False)
        said = {"no": (met, maybe & False), "yes": (met | maybe, maybe), "empty": (met, maybe | empty)}[unknown]
        return found.with_columns(said[0].alias(self.met), said[1].alias(self.unknown))

    return run


def _first(was: Function) -> Function:
    def run(self: list_joins.FirstJob, frame: pl.DataFrame, tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
        found: pl.DataFrame = was(self, frame, tables)
        return found.with_columns(pl.col(self.last).alias(self.first))

    return run


def _all_recorded(was: Function) -> Function:
    return lambda _: was(pl.lit(value=False))


def _of_one_day(was: Function) -> Function:
    return lambda self, _: was(self, date(2024, 3, 22).toordinal())


def _but_the_first(was: Function) -> Function:
    return lambda *day, **how: was(*day, **how)[1:] or was(*day, **how)


OF_TRUTH = (
    Mutant("or: with an unknown part it is no", kleene, "either", _decided, "mechanisms"),
    Mutant("and: with an unknown part it is no", kleene, "both", _decided, "mechanisms"),
    Mutant("not: of an unknown it is yes", kleene, "opposite", lambda was: lambda part: _yes(was(part)), "mechanisms"),
    Mutant("an unknown comparison of days is no", kleene, "three", _decided, "mechanisms"),
    Mutant("an unknown condition chooses as one that is met", kleene, "choose", _chosen, "mechanisms"),
    Mutant("what may be so surely is", kleene, "settled", lambda _: _yes),
)
OF_DAYS = (
    Mutant("no later than is before", kleene, "no_later", lambda _: kleene.before),
    Mutant("before is no later than", kleene, "before", lambda _: kleene.no_later, "ledgers"),
    Mutant("the earliest of some days is the latest", kleene, "least", lambda _: kleene.most),
    Mutant("a day fewer", kleene, "counted", lambda was: lambda day, count: was(day, count - 1)),
    Mutant("a working day fewer", calendar_lookup, "gather_shift", _one_fewer, "ledgers"),
    Mutant("every weekday is worked", calendar_lookup, "gather_shift", _by_weekdays, "ledgers"),
    Mutant("a last day of rest is not rolled on", calendar_lookup, "gather_roll", lambda _: _not_rolled),
    Mutant("a month more", calendar_lookup, "gather_months", lambda was: lambda count: was(count + 1)),
    Mutant(
        "beyond the notices a day is exact",
        calendar_lookup.Gather,
        "_high",
        lambda _: calendar_lookup.Gather._low,
        "ledgers",
    ),
    Mutant("an act that is not recorded never comes", ColumnWriter, "_day", _never, "ledgers"),
    Mutant("due a day early", due_days, "_dates", lambda was: lambda days: was(kleene.add(days, -1)), "ledgers"),
    Mutant("no due day is provisional", due_days.DueWriter, "_provisional", lambda _: lambda *_: False, "ledgers"),
    Mutant("what is not recorded moves no due day", due_days, "_may_rest", lambda _: lambda _: False, "ledgers"),
    Mutant("the latest version alone sets the due day", due_days, "_may_govern", lambda _: _only_the_latest, "amended"),
)
OF_LISTS = (
    Mutant("a record of which it is unknown does not count", list_joins.SomeJob, "run", lambda was: _some(was, "no")),
    Mutant(
        "a record of which it is unknown counts", list_joins.SomeJob, "run", lambda was: _some(was, "yes"), "mechanisms"
    ),
    Mutant("of an empty list it is unknown", list_joins.SomeJob, "run", lambda was: _some(was, "empty")),
    Mutant("an absent list is empty", ColumnWriter, "attested", lambda _: lambda _: True, "mechanisms"),
    Mutant("what was not counted is not there", ColumnWriter, "_absent", lambda _: lambda *_: False, "mechanisms"),
    Mutant("the first day is that of a record that surely counts", list_joins.FirstJob, "run", _first),
)
OF_VERDICTS = (
    Mutant("nothing is left to a person", VerdictWriter, "_undecided", lambda _: lambda *_: verdicts.OPEN),
    Mutant(
        "the undecided does not apply",
        VerdictWriter,
        "_undecided",
        lambda _: lambda *_: NOT_APPLICABLE,
        "ledgers",
    ),
    Mutant("the latest version always governs", VerdictWriter, "verdict", lambda _: VerdictWriter._by, "amended"),
)
OF_ROUNDS = (
    Mutant("what is not recorded was not done in a round", recurrence, "_state", _all_recorded, "mechanisms"),
    Mutant("every row has the rounds of one day", recurrence.PeriodsJob, "_rounds", _of_one_day, "boilers"),
    Mutant("the first round does not count", recurrence, "rounds_through", _but_the_first, "mechanisms"),
)
MUTANTS = (*OF_TRUTH, *OF_DAYS, *OF_LISTS, *OF_VERDICTS, *OF_ROUNDS)


# ------------------------------------------------------------------------------------------------ on which records

DETAINED = {"id": "d1", "person": "p1", "decided_on": "2025-01-20", "intake_on": "2025-01-20", "days": 15}
"""It ends on 4 February."""
NEEDED = {**DETAINED, "ground": "refusal", "criminal_liability_needed": True, "view_on": "2025-01-21"}
SENT = {"id": "f1", "person": "p1", "detention": "d1", "offence": "refusal"}
FULL = {"materials_complete": True, "conditions_met": True}
UNIT = {"id": "p2", "kind": "unit", "debtor": True}
ROLE = {"kind": "legal_representative", "unit": "p2"}
SEALED = {"id": "v1", "found_during": "patrol", "sealed_on": "2023-02-05", "unsealed_on": None}


def referred(received: str, filed: str | None) -> dict[str, Any]:
    """A referral that the police have seven days to file, or five."""
    return {"referrals": [{"id": "f1", "offence": "refusal", "sent_on": received, "received_on": received,
                           "filed_on": filed, **FULL}]}  # fmt: skip


def traced(**person: Any) -> dict[str, Any]:  # noqa: ANN401  any recorded value
    target = {"person": "p1", "need_held": True, "need_reason": "虚构", "whereabouts_known": False}
    return {
        "major_or_difficult": True,
        "persons": [{"id": "p1", "kind": "natural", "debtor": False, **person}, UNIT],
        "requests": [{"id": "r1", "sent_on": "2025-01-20", "targets": [target]}],
    }


EDGES: tuple[dict[str, Any], ...] = (
    *(referred("2025-01-07", f"2025-01-{day}") for day in (13, 14, 15)),  # the fifth day, the seventh, the eighth
    referred("2025-01-25", None),  # the seventh day is 1 February, of a holiday
    *(referred("2025-01-25", f"2025-02-0{day}") for day in (5, 6)),
    {"detentions": [NEEDED], "referrals": []},
    {"detentions": [NEEDED]},
    {"detentions": [NEEDED], "referrals": [{**SENT, "sent_on": "2025-02-04", "sent_before_release": None}]},
    {
        "detentions": [NEEDED],
        "referrals": [
            {**SENT, "offence": "obstruction", "sent_on": "2025-01-24", "obstructs_enforcement": None},
            {**SENT, "id": "f2", "sent_on": "2025-02-10"},
        ],
    },
    traced(roles=[]),
    traced(roles=None),
    traced(roles=[{**ROLE, "evidenced": True}]),
    traced(roles=[{**ROLE, "evidenced": None}]),
    {**traced(), "requests": [{"id": "r1", "sent_on": "2025-01-20", "targets": []}]},
    *({"vehicles": [{**SEALED, "found_on": f"2025-02-0{day}"}]} for day in (4, 5, 6)),
)
"""Cases on both sides of some boundaries."""


def half_years(*days: str) -> JointMechanism:
    meetings = [{"id": f"m{n}", "held_on": day, "both": True, "collected": True} for n, day in enumerate(days)]
    given = {"court": "焦作市中级人民法院", "complete_as_of": "2027-01-04", "meetings": meetings}
    return load(JointMechanism, {"record": "joint_mechanism", **given})


@cache
def trial(name: str) -> tuple[Trial, Wanted]:
    """Some records, and what one-by-one judging says of them, which no mutant touches."""
    made = _trial(name)
    return made, wanted(made)


def _trial(name: str) -> Trial:
    if name == "mechanisms":
        kept = ("2025-06-30", "2025-07-01", "2026-06-30", "2026-07-01")
        whole = [half_years(*kept), half_years(*kept[1:]), half_years(*kept[:3])]
        return Trial([*whole, *drawn(mechanisms(fuller=True), 20)], MECHANISM, date(2027, 1, 4), JIAOZUO_2024)
    if name == "boilers":
        starts = [{"id": f"b{day}", "used_from": f"2024-03-{day}", "visits": []} for day in (22, 23)]
        rooms = [load(Room, {"complete_as_of": "2024-07-01", "boilers": starts})]
        return Trial(rooms, ROOM, date(2024, 7, 1), BOILER_ROOM, due=True)
    if name == "ledgers":
        ledgers = drawn(records(LEDGER, procedure=TINY_OFFICE, flavour="boundary"), 40)
        return Trial(ledgers, LEDGER, date(2024, 10, 8), TINY_OFFICE, due=True)
    edges = [load(Case, {**each, **more}) for each in EDGES for more in ({}, {"complete_as_of": "2025-02-12"})]
    if name == "amended":
        return Trial(edges[:12], CASE, date(2025, 2, 12), BY_TRIGGER, due=True)
    return Trial([*edges, *drawn(cases(fuller=True), 20)], CASE, date(2025, 2, 12), JIAOZUO_2024)


# ------------------------------------------------------------------------------------------------ trying them


def disagreements(name: str) -> list[tuple[Any, ...]]:
    _forget()
    compared, wrong = apart(*trial(name))
    assert compared
    return wrong


def _forget() -> None:
    """Columns are made anew: what was made by other functions is not used."""
    for module in _modules():
        for each in vars(module).values():
            if hasattr(each, "cache_clear") and each.__module__ == module.__name__:
                each.cache_clear()


def _modules() -> list[Any]:
    return [module for name, module in sys.modules.items() if name.startswith("zhixing_rules.batch")]


def changed(patch: pytest.MonkeyPatch, mutant: Mutant) -> None:
    """Put the mutant wherever the function is known."""
    was = getattr(mutant.owner, mutant.name)
    instead = mutant.made(was)
    patch.setattr(mutant.owner, mutant.name, instead)
    for module in _modules():
        for name, each in list(vars(module).items()):
            if each is was:
                patch.setattr(module, name, instead)


@pytest.mark.parametrize("name", ["cases", "amended", "mechanisms", "ledgers", "boilers"])
def test_without_a_mutant_nothing_disagrees(name: str) -> None:
    assert disagreements(name) == []


@pytest.mark.parametrize("mutant", MUTANTS, ids=[mutant.says for mutant in MUTANTS])
def test_a_change_to_what_columns_mean_is_seen(mutant: Mutant) -> None:
    trial(mutant.tried)
    try:
        with pytest.MonkeyPatch.context() as patch:
            changed(patch, mutant)
            wrong = disagreements(mutant.tried)
    finally:
        _forget()
    assert wrong, "no disagreement"
