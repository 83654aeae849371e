"""The agreement tests detect errors: each small change (a mutant) of the column compiler causes a disagreement.

A mutant replaces one function of the column compiler. The samples are small; without a mutant they agree.
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
from support.records import cases, mechanisms
from support.samples import drawn
from support.tiny_office import LEDGER, TINY_OFFICE
from zhixing_rules import JIAOZUO_2024
from zhixing_rules.batch.compile import calendar_lookup, due_days, kleene, list_joins, recurrence, verdicts
from zhixing_rules.batch.compile.kleene import is_true
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
    """A replacement of one function.

    Attributes:
        change: the changed meaning.
        owner: the module or class that holds the function.
        name: its name there.
        build: returns the mutant for the original function.
        sample: the name of the records to compare, see `trial`.
    """

    change: str
    owner: Any
    name: str
    build: Function
    sample: str = "cases"


def _possibly_true(truth: Any) -> Any:  # noqa: ANN401  a value of a column
    return node(lambda each: each.fill_null(value=True), truth) if isinstance(truth, Node) else truth is not False


def _unknown_is_false(original: Function) -> Function:
    return lambda *parts: is_true(original(*parts))


def _choose_if_possibly_true(original: Function) -> Function:
    return lambda condition, then, other: original(_possibly_true(condition), then, other)


def _one_day_fewer(original: Function) -> Function:
    return lambda calendar, count, *, weekdays: original(calendar, count - 1, weekdays=weekdays)


def _weekdays_only(original: Function) -> Function:
    return lambda calendar, count, **_: original(calendar, count, weekdays=True)


def _without_roll(*_: object, **__: object) -> calendar_lookup.DayLookup:
    return calendar_lookup.DayLookup(lambda day: (day, day))


def _unrecorded_never_happens(original: Function) -> Function:
    return lambda self, fact, _: original(self, fact, FOREVER)


def _latest_version_only(versions: list[Any], _: object) -> Iterator[bool]:
    return iter([True, *[False] * (len(versions) - 1)])


def _exists_with(original: Function, unknown: str) -> Function:
    def run(self: list_joins.ExistsJoin, frame: pl.DataFrame, tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
        found: pl.DataFrame = original(self, frame, tables)
        met, maybe = pl.col(self.met), pl.col(self.unknown)
        empty = (self.length.expr == 0).fill_null(value=False)
        columns = {"no": (met, maybe & False), "yes": (met | maybe, maybe), "empty": (met, maybe | empty)}[unknown]
        return found.with_columns(columns[0].alias(self.met), columns[1].alias(self.unknown))

    return run


def _first_certain(original: Function) -> Function:
    def run(self: list_joins.FirstJoin, frame: pl.DataFrame, tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
        found: pl.DataFrame = original(self, frame, tables)
        return found.with_columns(pl.col(self.last).alias(self.first))

    return run


def _everything_recorded(original: Function) -> Function:
    return lambda _: original(pl.lit(value=False))


def _periods_of_one_day(original: Function) -> Function:
    return lambda self, _: original(self, date(2024, 3, 22).toordinal())


def _without_first_period(original: Function) -> Function:
    return lambda *day, **how: original(*day, **how)[1:] or original(*day, **how)


LOGIC_MUTANTS = (
    Mutant("or with an unknown part is false", kleene, "or_", _unknown_is_false, "mechanisms"),
    Mutant("and with an unknown part is false", kleene, "and_", _unknown_is_false, "mechanisms"),
    Mutant(
        "not of unknown is true",
        kleene,
        "not_",
        lambda original: lambda part: _possibly_true(original(part)),
        "mechanisms",
    ),
    Mutant("an unknown comparison of days is false", kleene, "three_valued", _unknown_is_false, "mechanisms"),
    Mutant("an unknown condition chooses as if it were true", kleene, "choose", _choose_if_possibly_true, "mechanisms"),
    Mutant("unknown is true", kleene, "is_true", lambda _: _possibly_true),
)
DAY_MUTANTS = (
    Mutant("not after means before", kleene, "not_after", lambda _: kleene.before),
    Mutant("before means not after", kleene, "before", lambda _: kleene.not_after, "ledgers"),
    Mutant("the earliest day is the latest", kleene, "earliest", lambda _: kleene.latest),
    Mutant(
        "periods are one day shorter", kleene, "add_days", lambda original: lambda day, count: original(day, count - 1)
    ),
    Mutant("periods are one working day shorter", calendar_lookup, "shift_lookup", _one_day_fewer, "ledgers"),
    Mutant("every weekday is a working day", calendar_lookup, "shift_lookup", _weekdays_only, "ledgers"),
    Mutant("a period may end on a rest day", calendar_lookup, "roll_lookup", lambda _: _without_roll),
    Mutant(
        "periods are one month longer",
        calendar_lookup,
        "months_lookup",
        lambda original: lambda count: original(count + 1),
    ),
    Mutant(
        "days after the published notices are exact",
        calendar_lookup.DayLookup,
        "_high",
        lambda _: calendar_lookup.DayLookup._low,
        "ledgers",
    ),
    Mutant("an unrecorded act never happens", ColumnWriter, "_day", _unrecorded_never_happens, "ledgers"),
    Mutant(
        "acts are due one day earlier",
        due_days,
        "_dates",
        lambda original: lambda days: original(kleene.add(days, -1)),
        "ledgers",
    ),
    Mutant("no due day is provisional", due_days.DueWriter, "_provisional", lambda _: lambda *_: False, "ledgers"),
    Mutant(
        "unrecorded facts do not change due days",
        due_days,
        "_depends_on_unrecorded",
        lambda _: lambda _: False,
        "ledgers",
    ),
    Mutant(
        "only the latest version sets the due day",
        due_days,
        "_possibly_applicable",
        lambda _: _latest_version_only,
        "amended",
    ),
)
LIST_MUTANTS = (
    Mutant(
        "a record that may match does not match",
        list_joins.ExistsJoin,
        "run",
        lambda original: _exists_with(original, "no"),
    ),
    Mutant(
        "a record that may match matches",
        list_joins.ExistsJoin,
        "run",
        lambda original: _exists_with(original, "yes"),
        "mechanisms",
    ),
    Mutant("an empty list is unknown", list_joins.ExistsJoin, "run", lambda original: _exists_with(original, "empty")),
    Mutant("an unrecorded list is empty", ColumnWriter, "attested", lambda _: lambda _: True, "mechanisms"),
    Mutant("an unrecorded fact is absent", ColumnWriter, "_absent", lambda _: lambda *_: False, "mechanisms"),
    Mutant("the first day is that of a record that certainly matches", list_joins.FirstJoin, "run", _first_certain),
)
VERDICT_MUTANTS = (
    Mutant("nothing is for review", VerdictWriter, "_undecided", lambda _: lambda *_: verdicts.OPEN),
    Mutant(
        "undecided rules do not apply",
        VerdictWriter,
        "_undecided",
        lambda _: lambda *_: NOT_APPLICABLE,
        "ledgers",
    ),
    Mutant(
        "the latest version always applies",
        VerdictWriter,
        "verdict",
        lambda _: VerdictWriter._version_verdict,
        "amended",
    ),
)
RECURRENCE_MUTANTS = (
    Mutant("unrecorded acts were not done in a period", recurrence, "_state", _everything_recorded, "mechanisms"),
    Mutant(
        "every row has the periods of one start",
        recurrence.PeriodsJoin,
        "_periods_from",
        _periods_of_one_day,
        "boilers",
    ),
    Mutant("the first period is skipped", recurrence, "periods_through", _without_first_period, "mechanisms"),
)
MUTANTS = (*LOGIC_MUTANTS, *DAY_MUTANTS, *LIST_MUTANTS, *VERDICT_MUTANTS, *RECURRENCE_MUTANTS)


# ------------------------------------------------------------------------------------------------ samples

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


BOUNDARY_CASES: tuple[dict[str, Any], ...] = (
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
    """Return a sample, and the results of judging it one by one, which no mutant changes."""
    records = _sample(name)
    return records, wanted(records)


def _sample(name: str) -> Trial:
    if name == "mechanisms":
        days = ("2025-06-30", "2025-07-01", "2026-06-30", "2026-07-01")
        whole = [half_years(*days), half_years(*days[1:]), half_years(*days[:3])]
        return Trial([*whole, *drawn(mechanisms(fuller=True), 20)], MECHANISM, date(2027, 1, 4), JIAOZUO_2024)
    if name == "boilers":
        starts = [{"id": f"b{day}", "used_from": f"2024-03-{day}", "visits": []} for day in (22, 23)]
        rooms = [load(Room, {"complete_as_of": "2024-07-01", "boilers": starts})]
        return Trial(rooms, ROOM, date(2024, 7, 1), BOILER_ROOM, due=True)
    if name == "ledgers":
        ledgers = drawn(records(LEDGER, procedure=TINY_OFFICE, flavour="boundary"), 40)
        return Trial(ledgers, LEDGER, date(2024, 10, 8), TINY_OFFICE, due=True)
    boundary_cases = [
        load(Case, {**each, **more}) for each in BOUNDARY_CASES for more in ({}, {"complete_as_of": "2025-02-12"})
    ]
    if name == "amended":
        return Trial(boundary_cases[:12], CASE, date(2025, 2, 12), BY_TRIGGER, due=True)
    return Trial([*boundary_cases, *drawn(cases(fuller=True), 20)], CASE, date(2025, 2, 12), JIAOZUO_2024)


# ------------------------------------------------------------------------------------------------ comparison


def disagreements(name: str) -> list[tuple[Any, ...]]:
    _clear_caches()
    compared, wrong = apart(*trial(name))
    assert compared
    return wrong


def _clear_caches() -> None:
    """Clear all caches of the batch package, so that columns are built again."""
    for module in _modules():
        for each in vars(module).values():
            if hasattr(each, "cache_clear") and each.__module__ == module.__name__:
                each.cache_clear()


def _modules() -> list[Any]:
    return [module for name, module in sys.modules.items() if name.startswith("zhixing_rules.batch")]


def apply_mutant(patch: pytest.MonkeyPatch, mutant: Mutant) -> None:
    """Replace the function by the mutant in every module that imports it."""
    original = getattr(mutant.owner, mutant.name)
    replacement = mutant.build(original)
    patch.setattr(mutant.owner, mutant.name, replacement)
    for module in _modules():
        for name, each in list(vars(module).items()):
            if each is original:
                patch.setattr(module, name, replacement)


@pytest.mark.parametrize("name", ["cases", "amended", "mechanisms", "ledgers", "boilers"])
def test_without_a_mutant_columns_agree(name: str) -> None:
    assert disagreements(name) == []


@pytest.mark.parametrize("mutant", MUTANTS, ids=[mutant.change for mutant in MUTANTS])
def test_every_mutant_causes_a_disagreement(mutant: Mutant) -> None:
    trial(mutant.sample)
    try:
        with pytest.MonkeyPatch.context() as patch:
            apply_mutant(patch, mutant)
            wrong = disagreements(mutant.sample)
    finally:
        _clear_caches()
    assert wrong, "no disagreement"
