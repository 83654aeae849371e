"""The agreement tests detect errors: each small change (a mutant) of the lowering or of the columns is a disagreement.

A mutant replaces one function of the lowering, of the decision tables or of the column generator. The verdicts and days
of single records are computed before. The samples are small; without a mutant they agree.
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
from zhixing_rules.batch.compile import calendar_lookup, columns, list_joins, polars_columns, recurrence
from zhixing_rules.engine.compile import decisions
from zhixing_rules.engine.compile.decisions import DueDays, Verdicts
from zhixing_rules.engine.compile.lowering import Bounds, Flags, Lowering
from zhixing_rules.engine.compile.operations import Operations
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


def _unknown_is_unmet(original: Function) -> Function:
    def truth(self: Lowering, condition: Any) -> Flags:  # noqa: ANN401  a condition
        met, _ = original(self, condition)
        return Flags(met, self.ops.not_(met))

    return truth


def _unknown_is_met(original: Function) -> Function:
    def truth(self: Lowering, condition: Any) -> Flags:  # noqa: ANN401  a condition
        _, unmet = original(self, condition)
        return Flags(self.ops.not_(unmet), unmet)

    return truth


def _one_part_alone(original: Function) -> Function:
    return lambda self, *parts: original(self, *parts[:1])


def _shorter(original: Function) -> Function:
    return lambda self, day, count: original(self, day, self.ops.add(count, self.ops.const(-1)))


def _one_day_fewer(original: Function) -> Function:
    return lambda calendar, count, *, weekdays: original(calendar, count - 1, weekdays=weekdays)


def _weekdays_only(original: Function) -> Function:
    return lambda calendar, count, **_: original(calendar, count, weekdays=True)


def _without_roll(*_: object, **__: object) -> calendar_lookup.DayLookup:
    return calendar_lookup.DayLookup(lambda day: (day, day))


def _unrecorded_never_happens(original: Function) -> Function:
    def day(self: Lowering, fact: Any, earliest: Any) -> Bounds:  # noqa: ANN401  a fact and an operation
        _, high = original(self, fact, earliest)
        return Bounds(high, high)

    return day


def _latest_version_only(versions: list[Any], lowering: Lowering) -> Iterator[Any]:
    ops = lowering.ops
    return iter([ops.true, *[ops.false] * (len(versions) - 1)])


def _as_now(original: Function) -> Function:
    def init(self: DueDays, lowering: Lowering) -> None:
        original(self, lowering)
        vars(self)["as_recorded"] = lowering

    return init


def _exists_with(original: Function, change: str) -> Function:
    def run(self: list_joins.ExistsJoin, frame: pl.DataFrame, tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
        some, possible = (pl.col(name) for name in self.names)
        found: pl.DataFrame = original(self, frame, tables)
        results = {"no": (some, some), "yes": (possible, possible), "empty": (some, pl.lit(value=True))}[change]
        return found.with_columns(each.alias(name) for each, name in zip(results, self.names, strict=True))

    return run


def _first_certain(original: Function) -> Function:
    def run(self: list_joins.FirstJoin, frame: pl.DataFrame, tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
        found: pl.DataFrame = original(self, frame, tables)
        return found.with_columns(pl.col(self.names[1]).alias(self.names[0]))

    return run


def _named_pairs_only(original: Function) -> Function:
    return lambda self, left, right: list(original(self, left, right))[:1]


def _everything_recorded(original: Function) -> Function:
    return lambda on, acts, _, *periods: original(on, acts, on + 1, *periods)


def _periods_of_one_day(original: Function) -> Function:
    return lambda self, _: original(self, date(2024, 3, 22).toordinal())


def _without_first_period(original: Function) -> Function:
    return lambda *day, **how: original(*day, **how)[1:] or original(*day, **how)


LOGIC_MUTANTS = (
    Mutant("an unknown condition is not met", Lowering, "truth", _unknown_is_unmet, "mechanisms"),
    Mutant("an unknown condition is met", Lowering, "truth", _unknown_is_met),
    Mutant("or looks at one part", Operations, "any_", _one_part_alone, "mechanisms"),
    Mutant("and looks at one part", Operations, "all_", _one_part_alone, "mechanisms"),
    Mutant("not means yes", Operations, "not_", lambda _: lambda _, part: part, "mechanisms"),
    Mutant(
        "a choice takes the other branch",
        Operations,
        "select",
        lambda original: lambda self, condition, then, other: original(self, condition, other, then),
        "mechanisms",
    ),
    Mutant("an unrecorded word is one of the words", polars_columns, "_is_in", lambda _: lambda *_: pl.lit(value=True)),
    Mutant("no pair is in the table", polars_columns, "_pair_in", lambda _: lambda *_: pl.lit(value=False)),
)
DAY_MUTANTS = (
    Mutant("not after means before", Operations, "at_most", lambda _: Operations.less),
    Mutant("before means not after", Operations, "less", lambda _: Operations.at_most, "ledgers"),
    Mutant("the earliest day is the latest", Operations, "least", lambda _: Operations.greatest),
    Mutant("the earlier of two columns is the later", polars_columns, "_earlier", lambda _: polars_columns._later),
    Mutant("periods are one day shorter", Lowering, "_moved", _shorter),
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
    Mutant("an unrecorded act never happens", Lowering, "_day", _unrecorded_never_happens, "ledgers"),
    Mutant(
        "acts are due one day earlier",
        columns,
        "as_dates",
        lambda original: lambda days: original(days - 1),
        "ledgers",
    ),
    Mutant(
        "no due day is provisional",
        DueDays,
        "_provisional",
        lambda _: lambda self, _: self.lowering.ops.false,
        "ledgers",
    ),
    Mutant("unrecorded facts do not change due days", DueDays, "__init__", _as_now, "ledgers"),
    Mutant(
        "only the latest version sets the due day", decisions, "_possible", lambda _: _latest_version_only, "amended"
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
    ),
    Mutant("an empty list is unknown", list_joins.ExistsJoin, "run", lambda original: _exists_with(original, "empty")),
    Mutant("an unrecorded list is empty", Lowering, "attested", lambda _: lambda self, _: self.ops.true, "mechanisms"),
    Mutant("an unrecorded fact is absent", Lowering, "_absent", lambda _: lambda self, *_: self.ops.true, "mechanisms"),
    Mutant("the first day is that of a record that certainly matches", list_joins.FirstJoin, "run", _first_certain),
    Mutant("a record that names no id names another one", list_joins.ListJoin, "_pairs", _named_pairs_only),
)
VERDICT_MUTANTS = (
    Mutant("nothing is for review", Verdicts, "_unknown", lambda _: lambda self, _: self._open),
    Mutant("undecided rules do not apply", Verdicts, "_unknown", lambda _: lambda self, _: self._out, "ledgers"),
    Mutant("the latest version always applies", Verdicts, "verdict", lambda _: Verdicts._by, "amended"),
)
RECURRENCE_MUTANTS = (
    Mutant(
        "unrecorded acts were not done in a period",
        recurrence,
        "done_in_periods",
        _everything_recorded,
        "mechanisms",
    ),
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
DESK = {"level": "municipal", "desk": True}
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
    {"detentions": [NEEDED], "referrals": [{**SENT, "detention": None, "sent_on": "2025-01-24"}]},
    *(
        {
            "court": "焦作市中级人民法院",
            "court_level": "intermediate",
            "requests": [{"id": "r1", "sent_on": "2025-01-20", "organ": {"name": name, **DESK}}],
        }
        for name in ("焦作市公安局", "虚构市公安局")
    ),
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
        load(Case, {"persons": [{"id": "p1"}], "detentions": [DETAINED], **each, **more})
        for each in BOUNDARY_CASES
        for more in ({}, {"complete_as_of": "2025-02-12"})
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


@pytest.mark.parametrize(
    "mutant",
    [
        pytest.param(mutant, id=mutant.change, marks=[pytest.mark.deep] if number % 3 else [])
        for number, mutant in enumerate(MUTANTS)
    ],
)
def test_every_mutant_causes_a_disagreement(mutant: Mutant) -> None:
    trial(mutant.sample)
    try:
        with pytest.MonkeyPatch.context() as patch:
            apply_mutant(patch, mutant)
            wrong = disagreements(mutant.sample)
    finally:
        _clear_caches()
    assert wrong, "no disagreement"
