"""Unknown is never "no" and never "yes", for the other articles and the joint mechanism."""

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

Verdicts = dict[tuple[str, str], str]
Place = tuple[str | int, ...]
Readings = dict[str, str]

DEFINITE: Final = {"pass", "fail", "not_applicable"}
BOUNDED: Final = examples(150)
RECORDS: Final = st.one_of(other_cases(), mechanisms())
READINGS: Final[st.SearchStrategy[Readings]] = st.one_of(
    st.just({}), st.sampled_from([dict([each]) for each in ALTERNATIVES])
)


def library_verdicts(record: Facts, on: date, readings: Readings) -> Verdicts:
    return {
        (each.rule_id, each.path): each.verdict.value for each in validate(record, on=on, readings=readings).findings
    }


def changed_verdicts(partial: Verdicts, fuller: Verdicts) -> dict[tuple[str, str], tuple[str, str]]:
    """Return the definite verdicts on a partial record that the fuller record does not confirm."""
    return {
        key: (verdict, fuller[key])
        for key, verdict in partial.items()
        if verdict in DEFINITE and fuller.get(key, verdict) != verdict
    }


def blanks(record: Facts) -> list[Place]:
    """Return every path that may be blanked: all except the kind of record."""
    return [each for each in paths(record) if each != ("record",)]


def without(record: Facts, blanked: list[Place], shortened: list[str]) -> Facts:
    """Return the record without attestation, blanked facts, and the last entry of the lists to shorten."""

    def blank(copy: Facts) -> None:
        copy.pop("complete_as_of", None)
        for each in blanked:
            place(copy, each, None)
        for name in shortened:
            if copy.get(name):
                copy[name].pop()

    return changed(record, blank)


def partial_record(data: st.DataObject, record: Facts) -> Facts:
    lists = [name for name, value in record.items() if isinstance(value, list)]
    return without(
        record,
        data.draw(st.lists(st.sampled_from(blanks(record)), max_size=10, unique=True)),
        data.draw(st.lists(st.sampled_from(lists), max_size=2)),
    )


@given(RECORDS, READINGS, st.data())
@BOUNDED
def test_definite_verdicts_on_a_partial_record_hold_for_the_fuller_record(
    drawn: tuple[Facts, date], readings: Readings, data: st.DataObject
) -> None:
    record, on = drawn
    assert (
        changed_verdicts(
            library_verdicts(partial_record(data, record), on, readings), library_verdicts(record, on, readings)
        )
        == {}
    )


@given(RECORDS, READINGS, st.data())
@BOUNDED
def test_definite_verdicts_on_an_attested_record_without_some_facts_hold_for_the_fuller_record(
    drawn: tuple[Facts, date], readings: Readings, data: st.DataObject
) -> None:
    record, on = drawn
    blankable = [each for each in blanks(record) if str(each[-1]) in FACTS_WITHOUT_ACTS]
    if not blankable:
        return
    blanked = data.draw(st.lists(st.sampled_from(blankable), min_size=1, max_size=6, unique=True))

    def blank(copy: Facts) -> None:
        for each in blanked:
            place(copy, each, None)

    assert (
        changed_verdicts(library_verdicts(changed(record, blank), on, readings), library_verdicts(record, on, readings))
        == {}
    )


FACTS_WITHOUT_ACTS: Final = {
    *("found_during", "held", "renewed_in_time"),
    *(
        "violent",
        "dispatched_at_once",
        "within_24_hours",
        "large",
        "plan_first",
        "told_first",
        "requested_first",
        "presence_needed",
    ),
    *("by_keeper", "recipient", "tracing", "classes", "basis_verified", "basis_upheld"),
    *("kind", "outward", "mentions_police", "mentions_means"),
    *(
        "round_the_clock",
        "command_centre",
        "addressee",
        "addressee_upheld",
        "praises",
        "outstanding",
        "both",
        "collected",
    ),
}
"""Facts that are not acts, to which an attestation that all acts are recorded does not apply."""


@given(RECORDS, READINGS, st.integers(0, 40))
@BOUNDED
def test_definite_verdicts_on_a_record_attested_to_an_earlier_day_hold_for_a_later_day(
    drawn: tuple[Facts, date], readings: Readings, days: int
) -> None:
    record, on = drawn
    earlier = record | {"complete_as_of": (on - timedelta(days=days)).isoformat()}
    assert changed_verdicts(library_verdicts(earlier, on, readings), library_verdicts(record, on, readings)) == {}


@given(RECORDS, READINGS, st.integers(1, 20), st.data())
@BOUNDED
def test_acts_recorded_after_the_attested_day_change_no_definite_verdict(
    drawn: tuple[Facts, date], readings: Readings, days: int, data: st.DataObject
) -> None:
    """Compare the record of some days ago with the current record, both judged on the report day."""
    record, on = drawn
    attested = on - timedelta(days=days)

    def as_of_attested_day(copy: Facts) -> None:
        copy["complete_as_of"] = attested.isoformat()
        for each in blanks(record):
            value = value_at(record, each)
            late = isinstance(value, str) and str(each[-1]).endswith("_on") and value > attested.isoformat()
            if late and data.draw(st.integers(1, 4)) > 1:
                place(copy, each, None)

    assert (
        changed_verdicts(
            library_verdicts(changed(record, as_of_attested_day), on, readings), library_verdicts(record, on, readings)
        )
        == {}
    )


def value_at(record: Facts, where: Place) -> object:
    found: object = record
    for step in where:
        found = found[step]  # type: ignore[index]  # any JSON
    return found


@given(RECORDS, READINGS, st.data())
@BOUNDED
def test_every_open_finding_of_a_partial_record_names_a_missing_fact(
    drawn: tuple[Facts, date], readings: Readings, data: st.DataObject
) -> None:
    record, on = drawn
    for finding in validate(partial_record(data, record), on=on, readings=readings).by("open"):
        assert finding.missing, f"{finding!r} has no missing fact"
        assert finding.message("zh")
        assert finding.message("en")


# ------------------------------------------------------------------------------------------------ every completion

NOT_HAPPENED: Final = None
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
    ("vehicles", 0, "found_on"): ("2024-10-09", "2025-07-03", "2025-07-04", "2025-07-11", NOT_HAPPENED),
    ("vehicles", 0, "sealed_on"): ("2023-07-02", "2023-07-03", "2025-07-04", NOT_HAPPENED),
    ("vehicles", 0, "renewed_on"): ("2025-07-02", "2025-07-05", NOT_HAPPENED),
    ("vehicles", 0, "renewed_in_time"): (True, False),
    ("vehicles", 0, "seal_ends_on"): ("2025-07-02", "2025-07-03", "2025-07-20", NOT_HAPPENED),
    ("vehicles", 0, "unsealed_on"): ("2025-07-03", "2025-07-04", "2025-07-11", NOT_HAPPENED),
    ("vehicles", 0, "notified_on"): ("2025-07-04", "2025-07-11", NOT_HAPPENED),
    ("vehicles", 0, "attended_on"): ("2025-07-05", "2025-07-11", NOT_HAPPENED),
    ("vehicles", 0, "handed_over_on"): ("2025-07-06", "2025-07-11", NOT_HAPPENED),
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
        NOT_HAPPENED,
    ),
    ("operations", 0, "plan_made_on"): ("2025-07-08", "2025-07-09", "2025-07-10", "2025-07-11", NOT_HAPPENED),
    ("operations", 0, "plan_first"): (True, False),
    ("disclosures", 0, "disclosed_on"): ("2024-10-09", "2025-07-09", "2025-07-11", NOT_HAPPENED),
    ("disclosures", 0, "recipient"): ("party", "police"),
    ("disclosures", 0, "tracing"): (True, False),
    ("disclosures", 0, "basis"): ("某法第一条", NOT_HAPPENED),
    ("disclosures", 0, "classes"): ([], ["personal"], ["tracing"], ["public", "participation"]),
    ("disclosures", 0, "basis_verified"): (True, False),
    ("disclosures", 0, "basis_upheld"): (True, False),
    ("publications", 0, "published_on"): ("2024-10-09", "2025-07-09", "2025-07-11", NOT_HAPPENED),
    ("publications", 0, "kind"): ("bulletin", "summary"),
    ("publications", 0, "outward"): (True, False),
    ("publications", 0, "addressee"): ("leading_group", "department", "counterpart", "other"),
    ("publications", 0, "addressee_upheld"): (True, False),
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
    ("court",): ("焦作市中级人民法院", "博爱县人民法院", NOT_HAPPENED),
    ("officers", 0, "name"): ("王某", NOT_HAPPENED),
    ("officers", 0, "appointed_on"): ("2024-10-01", "2025-07-10", "2025-07-11", NOT_HAPPENED),
    ("officers", 0, "ended_on"): ("2025-07-10", "2025-07-11", NOT_HAPPENED),
    ("round_the_clock",): (True, False),
    ("command_centre",): (True, False),
    ("meetings", 0, "held_on"): ("2024-12-31", "2025-01-01", "2025-06-30", "2025-07-01", "2025-07-11", NOT_HAPPENED),
    ("meetings", 0, "both"): (True, False),
    ("meetings", 0, "collected"): (True, False),
    ("officers",): ([], [OFFICER]),
    ("meetings",): ([], [HELD], [HELD, {**HELD, "id": "m2", "held_on": "2025-07-05"}]),
    ("bulletins",): ([], [{"id": "b1", "issued_on": "2025-06-30", "addressee": "leading_group"}]),
}


def completions(record: Facts, facts: dict[Place, tuple[object, ...]], blanked: tuple[Place, ...]) -> Iterator[Facts]:
    """Yield the record completed with every combination of values of the blanked facts."""
    for values in product(*(facts[each] for each in blanked)):

        def complete(copy: Facts, values: tuple[object, ...] = values) -> None:
            copy["complete_as_of"] = ON.isoformat()
            for each, value in zip(blanked, values, strict=True):
                place(copy, each, value)

        yield changed(record, complete)


def contradiction(
    record: Facts, facts: dict[Place, tuple[object, ...]], blanked: tuple[Place, ...], readings: Readings
) -> dict[tuple[str, str], tuple[str, str]]:
    """Return the definite verdicts on the blanked record that the first contradicting completion changes."""
    partial_verdicts = library_verdicts(without(record, list(blanked), []), ON, readings)
    for completion in completions(record, facts, blanked):
        try:
            fuller = library_verdicts(completion, ON, readings)
        except RecordError:
            continue
        if contradictions := changed_verdicts(partial_verdicts, fuller):
            return contradictions
    return {}


@pytest.mark.parametrize("how_many", [1, 2])
@pytest.mark.parametrize(
    ("record", "facts", "readings"),
    [
        pytest.param(OTHER_WORK, VEHICLE_FACTS, {}, id="vehicle"),
        pytest.param(OTHER_WORK, VEHICLE_FACTS, {"promptly": "three-working-days"}, id="vehicle, three working days"),
        pytest.param(OTHER_WORK, VEHICLE_FACTS, {"seal-live": "any-seal"}, id="vehicle, any seal"),
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
    contradictions = {
        blanked: contradiction(record, facts, blanked, readings) for blanked in combinations(facts, how_many)
    }
    assert {blanked: found for blanked, found in contradictions.items() if found} == {}
