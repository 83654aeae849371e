"""Unknown is never "no" and never "yes": a definite verdict on a partial record holds for every completion."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations, product
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.effort import examples
from zhixing_rules.engine.validation import validate
from zhixing_rules.errors import RecordError
from zhixing_rules.records import Case, load

from .cases import Facts, cases, changed, paths, place
from .event_order import EVENTS, has_happened, in_order, present
from .other_cases import other_cases

if TYPE_CHECKING:
    from collections.abc import Iterator

Verdicts = dict[tuple[str, str], str]
Place = tuple[str | int, ...]

DEFINITE: Final = {"pass", "fail", "not_applicable"}
BOUNDED = examples(120)


def library_verdicts(case: Facts, on: date) -> Verdicts:
    return {(each.rule_id, each.path): each.verdict.value for each in validate(case, on=on).findings}


def changed_verdicts(partial: Verdicts, fuller: Verdicts) -> dict[tuple[str, str], tuple[str, str]]:
    """Return the definite verdicts on a partial record that the fuller record does not confirm."""
    return {
        key: (verdict, fuller[key])
        for key, verdict in partial.items()
        if verdict in DEFINITE and fuller.get(key, verdict) != verdict
    }


def without(case: Facts, blanked: list[Place]) -> Facts:
    def blank(copy: Facts) -> None:
        copy.pop("complete_as_of", None)
        for each in blanked:
            place(copy, each, None)

    return changed(case, blank)


@given(cases(), st.data())
@BOUNDED
def test_definite_verdicts_on_a_partial_record_hold_for_the_fuller_record(
    drawn: tuple[Facts, date], data: st.DataObject
) -> None:
    case, on = drawn
    blanked = data.draw(st.lists(st.sampled_from(paths(case)), max_size=12, unique=True))
    assert changed_verdicts(library_verdicts(without(case, blanked), on), library_verdicts(case, on)) == {}


@given(cases(), st.data())
@BOUNDED
def test_definite_verdicts_without_attestation_hold_for_records_with_fewer_blanks(
    drawn: tuple[Facts, date], data: st.DataObject
) -> None:
    case, on = drawn
    blanked = data.draw(st.lists(st.sampled_from(paths(case)), min_size=1, max_size=12, unique=True))
    fewer = data.draw(st.integers(0, len(blanked) - 1))
    assert (
        changed_verdicts(
            library_verdicts(without(case, blanked), on), library_verdicts(without(case, blanked[:fewer]), on)
        )
        == {}
    )


@given(cases(), st.integers(0, 40))
@BOUNDED
def test_definite_verdicts_on_a_record_attested_to_an_earlier_day_hold_for_a_later_day(
    drawn: tuple[Facts, date], days: int
) -> None:
    case, on = drawn
    earlier = case | {"complete_as_of": (on - timedelta(days=days)).isoformat()}
    assert changed_verdicts(library_verdicts(earlier, on), library_verdicts(case, on)) == {}


FOLLOWED = ("detentions", "referrals")


@given(cases() | other_cases(), st.data())
@examples(2000)
def test_no_definite_verdict_changes_when_a_blank_day_is_filled_with_a_day_that_its_order_allows(
    drawn: tuple[Facts, date], data: st.DataObject
) -> None:
    """The record attests that it is complete, and shows that the event has happened."""
    case, on = drawn
    acts = [
        (name, index, act)
        for name, records in case.items()
        for index, record in enumerate(records if isinstance(records, list) else ())
        for act in record
        if (name, act) in EVENTS
    ]
    if not acts:
        return
    name, index, act = data.draw(st.sampled_from(acts))
    blank = changed(case, lambda copy: copy[name][index].pop(act))
    # the other records of the case say nothing about this one, but for the referrals that follow a detention
    alone = {key: each for key, each in blank.items() if not isinstance(each, list) or (name, key) == FOLLOWED}
    if not has_happened(alone | {name: [blank[name][index]]}, (name, act), case["complete_as_of"]):
        return
    day = date.fromisoformat(case[name][index][act]) + timedelta(days=data.draw(st.integers(-40, 3)))
    filled = changed(case, lambda copy: copy[name][index].update({act: day.isoformat()}))
    if in_order(filled, present(filled)) and _loads(filled):
        assert changed_verdicts(library_verdicts(blank, on), library_verdicts(filled, on)) == {}


def _loads(case: Facts) -> bool:
    """Return whether a record is accepted: no act of a case precedes the year of its number."""
    try:
        load(Case, case)
    except RecordError:
        return False
    return True


@given(cases(), st.randoms(use_true_random=False))
@BOUNDED
def test_the_order_of_keys_does_not_change_verdicts(drawn: tuple[Facts, date], random: object) -> None:
    case, on = drawn
    assert library_verdicts(_shuffled(case, random), on) == library_verdicts(case, on)


@given(cases(), st.data())
@BOUNDED
def test_every_open_finding_of_a_partial_record_names_a_missing_fact(
    drawn: tuple[Facts, date], data: st.DataObject
) -> None:
    case, on = drawn
    blanked = data.draw(st.lists(st.sampled_from(paths(case)), max_size=12, unique=True))
    for finding in validate(without(case, blanked), on=on).by("open"):
        assert finding.missing, f"{finding!r} has no missing fact"
        assert finding.message("zh")
        assert finding.message("en")


def _shuffled(facts: object, random: object) -> Facts:
    shuffle = random.shuffle  # type: ignore[attr-defined]  # a random.Random of Hypothesis
    if isinstance(facts, dict):
        names = list(facts)
        shuffle(names)
        return {name: _shuffled(facts[name], random) for name in names}
    return [_shuffled(each, random) for each in facts] if isinstance(facts, list) else facts  # type: ignore[return-value]  # JSON


# ------------------------------------------------------------------------------------------------ every completion

NOT_HAPPENED: Final = None
ON: Final = date(2025, 2, 10)

DETAINED: Final[Facts] = {
    "case_number": "（2025）豫0822执1号",
    "court": "博爱县人民法院",
    "police_counterpart": "博爱县公安局",
    "basis": {"kind": "judgment", "effective": True, "enforceable": True},
    "major_or_difficult": True,
    "persons": [{"id": "p1", "kind": "natural", "debtor": True, "roles": []}],
    "requests": [],
    "private_prosecutions": [],
    "detentions": [
        {
            "id": "d1",
            "person": "p1",
            "decided_on": "2025-01-24",
            "ground": "refusal",
            "refuses": True,
            "serious": True,
            "intake_on": "2025-01-24",
            "days": 15,
            "criminal_liability_needed": True,
            "view_on": "2025-01-26",
        }
    ],
    "referrals": [
        {
            "id": "f1",
            "person": "p1",
            "detention": "d1",
            "offence": "refusal",
            "at_court_seat": True,
            "level_agreed": True,
            "obstructs_enforcement": False,
            "inventory": ["particulars", "referral_letter", "effective_instrument", "enforcement_report", "evidence"],
            "sent_on": "2025-02-07",
            "sent_before_release": True,
            "received_on": "2025-02-07",
            "materials_complete": True,
            "conditions_met": True,
            "major_or_difficult": False,
            "filed_on": "2025-02-10",
        }
    ],
}
DETENTION_FACTS: Final[dict[Place, tuple[object, ...]]] = {
    ("detentions", 0, "intake_on"): ("2025-01-24", "2025-01-25"),
    ("detentions", 0, "days"): (1, 14, 15),
    ("detentions", 0, "printed_end"): ("2025-02-07", "2025-02-08", NOT_HAPPENED),
    ("detentions", 0, "leave_days"): (0, 1, NOT_HAPPENED),
    ("detentions", 0, "released_early_on"): ("2025-02-06", "2025-02-08", "2025-02-11", NOT_HAPPENED),
    ("detentions", 0, "criminal_liability_needed"): (True, False),
    ("detentions", 0, "view_on"): ("2025-01-26", "2025-02-08", "2025-02-09", "2025-02-11"),
    ("detentions", 0, "decided_on"): ("2025-01-24", "2025-02-11", NOT_HAPPENED),
    ("detentions", 0, "serious"): (True, False),
    ("referrals", 0, "detention"): ("d1",),
    ("referrals", 0, "offence"): ("refusal", "obstruction"),
    ("referrals", 0, "obstructs_enforcement"): (True, False),
    ("referrals", 0, "sent_on"): ("2025-02-07", "2025-02-08", "2025-02-09", "2025-02-11", NOT_HAPPENED),
    ("referrals", 0, "sent_before_release"): (True, False),
}
UNDER_REVIEW: Final[Facts] = {
    **DETAINED,
    "detentions": [],
    "referrals": [
        {
            **DETAINED["referrals"][0],
            "detention": None,
            "sent_on": "2025-01-26",
            "received_on": "2025-01-27",
            "extended_on": "2025-02-05",
            "extension_approver": "county_level_head",
            "major_or_difficult": True,
            "supplement_notified_on": "2025-02-05",
            "supplement_due_on": "2025-02-08",
            "supplied_on": "2025-02-08",
            "filed_on": "2025-02-10",
            "refusal_to": "same_court",
        }
    ],
}
REVIEW_FACTS: Final[dict[Place, tuple[object, ...]]] = {
    ("referrals", 0, "received_on"): ("2025-01-26", "2025-01-27", "2025-01-29", NOT_HAPPENED),
    ("referrals", 0, "filed_on"): ("2025-02-05", "2025-02-06", "2025-02-10", "2025-02-11", NOT_HAPPENED),
    ("referrals", 0, "extended_on"): ("2025-02-05", "2025-02-06", "2025-02-11", NOT_HAPPENED),
    ("referrals", 0, "extension_approver"): ("county_level_head", "other"),
    ("referrals", 0, "major_or_difficult"): (True, False),
    ("referrals", 0, "materials_complete"): (True, False),
    ("referrals", 0, "conditions_met"): (True, False),
    ("referrals", 0, "supplement_notified_on"): ("2025-02-05", "2025-02-06", NOT_HAPPENED),
    ("referrals", 0, "supplement_due_on"): ("2025-02-08", "2025-02-11"),
    ("referrals", 0, "outcome_owed_unsupplied"): (True, False),
    ("referrals", 0, "supplied_on"): ("2025-02-08", "2025-02-10", "2025-02-11", NOT_HAPPENED),
    ("referrals", 0, "refusal_made_on"): ("2025-02-05", "2025-02-06", NOT_HAPPENED),
    ("referrals", 0, "transferred_on"): ("2025-02-05", "2025-02-06", NOT_HAPPENED),
    ("referrals", 0, "refusal_sent_on"): ("2025-02-06", NOT_HAPPENED),
    ("referrals", 0, "refusal_to"): ("same_court", "other"),
    ("referrals", 0, "sent_on"): ("2024-10-09", "2025-01-26", "2025-02-11"),
}
TRACED: Final[Facts] = {
    **DETAINED,
    "detentions": [{**DETAINED["detentions"][0], "decided_on": "2025-02-05", "intake_on": "2025-02-11"}],
    "referrals": [],
    "persons": [
        {"id": "p1", "kind": "natural", "debtor": True, "roles": [], "name": "张某甲", "sex": "男"},
        {"id": "u1", "kind": "unit", "debtor": True, "roles": [], "name": "虚构商行"},
    ],
    "requests": [
        {
            "id": "r1",
            "letter": {"sealed": True, "dated_on": "2025-02-05", "contact": "李某乙"},
            "approver": "intermediate_bureau",
            "approved_on": "2025-02-05",
            "organ": {"name": "博爱县公安局", "level": "county", "desk": True},
            "sent_on": "2025-02-06",
            "consenter": "police_leader",
            "consented_on": "2025-02-07",
            "queried_on": "2025-02-07",
            "feedback_on": "2025-02-08",
            "feedback_to_court": True,
            "targets": [
                {
                    "person": "p1",
                    "case_number": "（2025）豫0822执1号",
                    "need_held": True,
                    "need_reason": "线索中断",
                    "whereabouts_known": False,
                    "result_locates": False,
                }
            ],
        }
    ],
}
TRACING_FACTS: Final[dict[Place, tuple[object, ...]]] = {
    ("case_number",): ("（2025）豫0822执1号", "（2025）豫08执1号", "（2025）豫0822民初1号"),
    ("major_or_difficult",): (True, False),
    ("persons", 0, "debtor"): (True, False),
    ("persons", 0, "roles"): (
        [],
        [{"kind": "principal", "unit": "u1", "evidenced": True}],
        [{"kind": "spouse", "unit": "u1", "evidenced": True}],
    ),
    ("persons", 1, "debtor"): (True, False),
    ("detentions", 0, "decided_on"): ("2025-02-05", "2025-02-09", "2025-02-11", NOT_HAPPENED),
    ("requests", 0, "approved_on"): ("2025-02-06", "2025-02-07", "2025-02-11", NOT_HAPPENED),
    ("requests", 0, "approver"): ("intermediate_bureau", "own_bureau"),
    ("requests", 0, "organ", "level"): ("county", "municipal"),
    ("requests", 0, "sent_on"): ("2025-02-06", "2025-02-10", "2025-02-11", NOT_HAPPENED),
    ("requests", 0, "queried_on"): ("2025-02-07", "2025-02-11", NOT_HAPPENED),
    ("requests", 0, "consented_on"): ("2025-02-07", "2025-02-08", NOT_HAPPENED),
    ("requests", 0, "letter"): ({}, {"dated_on": "2025-02-05", "sealed": True}, NOT_HAPPENED),
    ("requests", 0, "feedback_on"): ("2025-02-08", "2025-02-11", NOT_HAPPENED),
    ("requests", 0, "targets", 0, "need_held"): (True, False),
    ("requests", 0, "targets", 0, "need_reason"): ("线索中断", NOT_HAPPENED),
    ("requests", 0, "targets", 0, "whereabouts_known"): (True, False),
    ("requests", 0, "targets", 0, "result_locates"): (True, False),
    ("requests", 0, "targets", 0, "located_on"): ("2025-02-08", "2025-02-11", NOT_HAPPENED),
}


def completions(case: Facts, facts: dict[Place, tuple[object, ...]], blanked: tuple[Place, ...]) -> Iterator[Facts]:
    """Yield the record completed with every combination of values of the blanked facts."""
    for values in product(*(facts[each] for each in blanked)):

        def complete(copy: Facts, values: tuple[object, ...] = values) -> None:
            copy["complete_as_of"] = ON.isoformat()
            for each, value in zip(blanked, values, strict=True):
                place(copy, each, value)

        yield changed(case, complete)


def contradiction(
    case: Facts, facts: dict[Place, tuple[object, ...]], blanked: tuple[Place, ...]
) -> dict[tuple[str, str], tuple[str, str]]:
    """Return the definite verdicts on the blanked record that the first contradicting completion changes."""
    partial_verdicts = library_verdicts(without(case, list(blanked)), ON)
    for completion in completions(case, facts, blanked):
        try:
            fuller = library_verdicts(completion, ON)
        except RecordError:
            continue
        if contradictions := changed_verdicts(partial_verdicts, fuller):
            return contradictions
    return {}


SMALL_RECORDS: Final = (
    pytest.param(DETAINED, DETENTION_FACTS, id="detention and referral"),
    pytest.param(UNDER_REVIEW, REVIEW_FACTS, id="review by the police"),
    pytest.param(TRACED, TRACING_FACTS, id="tracing request"),
)


@pytest.mark.parametrize(("case", "facts"), SMALL_RECORDS)
@pytest.mark.parametrize("how_many", [1, 2, pytest.param(3, marks=pytest.mark.deep)])
def test_a_definite_verdict_agrees_with_every_completion_of_the_blanks(
    case: Facts, facts: dict[Place, tuple[object, ...]], how_many: int
) -> None:
    contradictions = {blanked: contradiction(case, facts, blanked) for blanked in combinations(facts, how_many)}
    assert {blanked: found for blanked, found in contradictions.items() if found} == {}
