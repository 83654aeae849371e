"""Of the other work and the joint mechanism too, ignorance is never a no and never a yes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, product
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.effort import examples
from zhixing_rules import validate
from zhixing_rules.errors import RecordError

from .cases import Facts, changed, paths, place
from .other_cases import ALTERNATIVES, mechanisms, other_cases

Said = dict[tuple[str, str], str]
Place = tuple[str | int, ...]
Readings = dict[str, str]

DEFINITE: Final = {"pass", "fail", "not_applicable"}
BOUNDED: Final = examples(150)
RECORDS: Final = st.one_of(other_cases(), mechanisms())
READINGS: Final[st.SearchStrategy[Readings]] = st.one_of(
    st.just({}), st.sampled_from([dict([each]) for each in ALTERNATIVES])
)


def said(record: Facts, on: date, readings: Readings) -> Said:
    return {
        (each.rule_id, each.path): each.verdict.value for each in validate(record, on=on, readings=readings).findings
    }


def broken_promises(poorer: Said, fuller: Said) -> dict[tuple[str, str], tuple[str, str]]:
    """Where the poorer record was sure of something that the fuller one does not bear out."""
    return {
        key: (verdict, fuller[key])
        for key, verdict in poorer.items()
        if verdict in DEFINITE and fuller.get(key, verdict) != verdict
    }


def blanks(record: Facts) -> list[Place]:
    """Every place that may be blanked: all but what says which kind of record it is."""
    return [each for each in paths(record) if each != ("record",)]


def without(record: Facts, blanked: list[Place], shortened: list[str]) -> Facts:
    """The record attesting nothing, with some facts blanked and the last entry of some lists never entered."""

    def blank(copy: Facts) -> None:
        copy.pop("complete_as_of", None)
        for each in blanked:
            place(copy, each, None)
        for name in shortened:
            if copy.get(name):
                copy[name].pop()

    return changed(record, blank)


def poorer(data: st.DataObject, record: Facts) -> Facts:
    lists = [name for name, value in record.items() if isinstance(value, list)]
    return without(
        record,
        data.draw(st.lists(st.sampled_from(blanks(record)), max_size=10, unique=True)),
        data.draw(st.lists(st.sampled_from(lists), max_size=2)),
    )


@given(RECORDS, READINGS, st.data())
@BOUNDED
def test_what_is_sure_of_a_poorer_record_is_so_of_the_fuller_one(
    drawn: tuple[Facts, date], readings: Readings, data: st.DataObject
) -> None:
    record, on = drawn
    assert broken_promises(said(poorer(data, record), on, readings), said(record, on, readings)) == {}


@given(RECORDS, READINGS, st.data())
@BOUNDED
def test_what_is_sure_of_an_attested_record_with_blanks_that_are_no_events_is_so_of_the_fuller_one(
    drawn: tuple[Facts, date], readings: Readings, data: st.DataObject
) -> None:
    record, on = drawn
    unattested = [each for each in blanks(record) if str(each[-1]) in NO_EVENTS]
    if not unattested:
        return
    blanked = data.draw(st.lists(st.sampled_from(unattested), min_size=1, max_size=6, unique=True))

    def blank(copy: Facts) -> None:
        for each in blanked:
            place(copy, each, None)

    assert broken_promises(said(changed(record, blank), on, readings), said(record, on, readings)) == {}


NO_EVENTS: Final = {
    *("found_during", "held", "renewed_in_time"),
    *("violent", "large", "plan_first", "notified_first", "requested_first", "presence_needed"),
    *("by_keeper", "recipient", "tracing", "classes", "basis_verified", "basis_upheld"),
    *("kind", "outward", "mentions_police", "mentions_means"),
    *("round_the_clock", "command_centre", "addressee", "praises", "outstanding", "both", "collected"),
}
"""What is so or not so, of which an attestation that every event is recorded says nothing."""


@given(RECORDS, READINGS, st.integers(0, 40))
@BOUNDED
def test_what_is_sure_of_a_record_attested_to_an_earlier_day_is_so_of_one_attested_to_a_later(
    drawn: tuple[Facts, date], readings: Readings, days: int
) -> None:
    record, on = drawn
    earlier = record | {"complete_as_of": (on - timedelta(days=days)).isoformat()}
    assert broken_promises(said(earlier, on, readings), said(record, on, readings)) == {}


@given(RECORDS, READINGS, st.integers(1, 20), st.data())
@BOUNDED
def test_what_is_entered_for_a_day_after_the_attestation_turns_no_definite_verdict(
    drawn: tuple[Facts, date], readings: Readings, days: int, data: st.DataObject
) -> None:
    """The record as it stood some days ago, judged today, against the record as it stands."""
    record, on = drawn
    attested = on - timedelta(days=days)

    def as_it_stood(copy: Facts) -> None:
        copy["complete_as_of"] = attested.isoformat()
        for each in blanks(record):
            value = value_at(record, each)
            late = isinstance(value, str) and str(each[-1]).endswith("_on") and value > attested.isoformat()
            if late and data.draw(st.integers(1, 4)) > 1:
                place(copy, each, None)

    assert broken_promises(said(changed(record, as_it_stood), on, readings), said(record, on, readings)) == {}


def value_at(record: Facts, where: Place) -> object:
    found: object = record
    for step in where:
        found = found[step]  # type: ignore[index]  # walks JSON
    return found


@given(RECORDS, READINGS, st.data())
@BOUNDED
def test_every_open_finding_of_a_poorer_record_names_a_fact_that_is_missing(
    drawn: tuple[Facts, date], readings: Readings, data: st.DataObject
) -> None:
    record, on = drawn
    for finding in validate(poorer(data, record), on=on, readings=readings).by("open"):
        assert finding.missing, f"{finding!r} asks for nothing"
        assert finding.message("zh")
        assert finding.message("en")


# ------------------------------------------------------------------------------------------------ every completion

HAPPENED_NOT: Final = None
ON: Final = date(2025, 7, 10)
OTHER_WORK: Final[Facts] = {
    "case_number": "（2025）豫0822执1号",
    "vehicles": [
        {
            "id": "v1",
            "found_during": "patrol",
            "found_on": "2025-07-03",
            "sealed_on": "2023-07-03",
            "notified_on": "2025-07-04",
            "attended_on": "2025-07-05",
            "held": True,
        }
    ],
    "operations": [{"id": "o1", "large": True, "starts_on": "2025-07-09", "plan_made_on": "2025-07-09"}],
    "disclosures": [{"id": "x1", "disclosed_on": "2025-07-09", "recipient": "party", "tracing": True}],
    "publications": [{"id": "p1", "published_on": "2025-07-09", "kind": "bulletin", "mentions_police": True}],
}
VEHICLE_FACTS: Final[dict[Place, tuple[object, ...]]] = {
    ("vehicles", 0, "found_during"): ("patrol", "inspection"),
    ("vehicles", 0, "found_on"): ("2024-10-09", "2025-07-03", "2025-07-04", "2025-07-11", HAPPENED_NOT),
    ("vehicles", 0, "sealed_on"): ("2023-07-02", "2023-07-03", "2025-07-04", HAPPENED_NOT),
    ("vehicles", 0, "renewed_on"): ("2025-07-02", "2025-07-05", HAPPENED_NOT),
    ("vehicles", 0, "renewed_in_time"): (True, False),
    ("vehicles", 0, "seal_ends_on"): ("2025-07-02", "2025-07-03", "2025-07-20", HAPPENED_NOT),
    ("vehicles", 0, "unsealed_on"): ("2025-07-03", "2025-07-04", "2025-07-11", HAPPENED_NOT),
    ("vehicles", 0, "notified_on"): ("2025-07-04", "2025-07-11", HAPPENED_NOT),
    ("vehicles", 0, "attended_on"): ("2025-07-05", "2025-07-11", HAPPENED_NOT),
    ("vehicles", 0, "handed_over_on"): ("2025-07-06", "2025-07-11", HAPPENED_NOT),
    ("vehicles", 0, "held"): (True, False),
}
OTHER_FACTS: Final[dict[Place, tuple[object, ...]]] = {
    ("operations", 0, "large"): (True, False),
    ("operations", 0, "starts_on"): (
        "2024-10-09",
        "2025-07-08",
        "2025-07-09",
        "2025-07-10",
        "2025-07-11",
        HAPPENED_NOT,
    ),
    ("operations", 0, "plan_made_on"): ("2025-07-08", "2025-07-09", "2025-07-10", "2025-07-11", HAPPENED_NOT),
    ("operations", 0, "plan_first"): (True, False),
    ("disclosures", 0, "disclosed_on"): ("2024-10-09", "2025-07-09", "2025-07-11", HAPPENED_NOT),
    ("disclosures", 0, "recipient"): ("party", "police"),
    ("disclosures", 0, "tracing"): (True, False),
    ("disclosures", 0, "basis"): ("某法第一条", HAPPENED_NOT),
    ("disclosures", 0, "classes"): ([], ["personal"], ["tracing"], ["public", "method"]),
    ("disclosures", 0, "basis_verified"): (True, False),
    ("disclosures", 0, "basis_upheld"): (True, False),
    ("publications", 0, "published_on"): ("2024-10-09", "2025-07-09", "2025-07-11", HAPPENED_NOT),
    ("publications", 0, "kind"): ("bulletin", "summary"),
    ("publications", 0, "outward"): (True, False),
    ("publications", 0, "addressee"): ("leading_group", "department", "other"),
    ("publications", 0, "mentions_police"): (True, False),
    ("publications", 0, "mentions_means"): (True, False),
}
MECHANISM: Final[Facts] = {
    "record": "joint_mechanism",
    "court_level": "intermediate",
    "officers": [{"id": "o1", "name": "王某", "appointed_on": "2024-10-01"}],
    "round_the_clock": True,
    "command_centre": True,
    "bulletins": [],
    "publications": [],
    "meetings": [{"id": "m1", "held_on": "2025-06-30", "both": True, "collected": True}],
}
OFFICER: Final[Facts] = {"id": "o1", "name": "王某", "appointed_on": "2024-10-01"}
HELD: Final[Facts] = {"id": "m1", "held_on": "2025-06-30", "both": True, "collected": True}
MECHANISM_FACTS: Final[dict[Place, tuple[object, ...]]] = {
    ("court_level",): ("intermediate", "basic"),
    ("court",): ("焦作市中级人民法院", "博爱县人民法院", HAPPENED_NOT),
    ("officers", 0, "name"): ("王某", HAPPENED_NOT),
    ("officers", 0, "appointed_on"): ("2024-10-01", "2025-07-10", "2025-07-11", HAPPENED_NOT),
    ("officers", 0, "ended_on"): ("2025-07-10", "2025-07-11", HAPPENED_NOT),
    ("round_the_clock",): (True, False),
    ("command_centre",): (True, False),
    ("meetings", 0, "held_on"): ("2024-12-31", "2025-01-01", "2025-06-30", "2025-07-01", "2025-07-11", HAPPENED_NOT),
    ("meetings", 0, "both"): (True, False),
    ("meetings", 0, "collected"): (True, False),
    ("officers",): ([], [OFFICER]),
    ("meetings",): ([], [HELD], [HELD, {**HELD, "id": "m2", "held_on": "2025-07-05"}]),
    ("bulletins",): ([], [{"id": "b1", "issued_on": "2025-06-30", "addressee": "leading_group"}]),
}


def completions(record: Facts, facts: dict[Place, tuple[object, ...]], blanked: tuple[Place, ...]) -> Iterator[Facts]:
    """Every way in which the blanked facts may turn out."""
    for values in product(*(facts[each] for each in blanked)):

        def complete(copy: Facts, values: tuple[object, ...] = values) -> None:
            copy["complete_as_of"] = ON.isoformat()
            for each, value in zip(blanked, values, strict=True):
                place(copy, each, value)

        yield changed(record, complete)


def borne_out(
    record: Facts, facts: dict[Place, tuple[object, ...]], blanked: tuple[Place, ...], readings: Readings
) -> dict[tuple[str, str], tuple[str, str]]:
    """What the record with those blanks was sure of, and a completion that says otherwise; both must be readable."""
    sure = said(without(record, list(blanked), []), ON, readings)
    for completion in completions(record, facts, blanked):
        try:
            fuller = said(completion, ON, readings)
        except RecordError:
            continue
        if broken := broken_promises(sure, fuller):
            return broken
    return {}


@pytest.mark.parametrize("how_many", [1, 2])
@pytest.mark.parametrize(
    ("record", "facts", "readings"),
    [
        pytest.param(OTHER_WORK, VEHICLE_FACTS, {}, id="vehicle"),
        pytest.param(OTHER_WORK, VEHICLE_FACTS, {"promptly": "three-working-days"}, id="vehicle in three days"),
        pytest.param(OTHER_WORK, VEHICLE_FACTS, {"seal-live": "any-seal"}, id="vehicle once sealed"),
        pytest.param(OTHER_WORK, OTHER_FACTS, {}, id="operation, disclosure, publication"),
        pytest.param(MECHANISM, MECHANISM_FACTS, {}, id="mechanism"),
        pytest.param(
            MECHANISM, MECHANISM_FACTS, {"bulletin-cycle": "half-year"}, id="mechanism, bulletins half-yearly"
        ),
    ],
)
def test_a_definite_verdict_agrees_with_every_completion_of_the_blanks(
    record: Facts, facts: dict[Place, tuple[object, ...]], readings: Readings, how_many: int
) -> None:
    broken = {blanked: borne_out(record, facts, blanked, readings) for blanked in combinations(facts, how_many)}
    assert {blanked: found for blanked, found in broken.items() if found} == {}
