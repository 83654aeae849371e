"""Records with a blank day: what another part of the record shows to have happened is no all-clear."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from zhixing_rules import RecordError, disclose, load, plan, validate
from zhixing_rules.records import Case

Facts = dict[str, Any]


def verdicts(record: Facts, on: str, *rules: str) -> list[str]:
    report = validate(record, on=date.fromisoformat(on))
    return [each.verdict.value for rule in rules for each in report.rule(rule)]


def case(complete: str | None, **lists: list[Facts]) -> Facts:
    attested = {} if complete is None else {"complete_as_of": complete}
    return {"case_number": "（2026）豫0882执404号", **attested, **lists}


@pytest.mark.parametrize("complete", [None, "2026-11-20", "2026-11-29"])
@pytest.mark.parametrize(
    ("record", "rule"),
    [
        ({"referrals": [{"id": "f1", "sent_on": "2026-10-08", "filed_on": "2026-11-20"}]}, "art9.filing"),
        (
            {"incidents": [{"id": "i1", "violent": True, "dispatched_on": "2026-11-20"}]},
            "art12.p1.dispatch",
        ),
        (
            {"requests": [{"id": "r1", "approved_on": "2026-11-12", "approver": "intermediate_bureau",
                           "queried_on": "2026-11-20"}]},
            "art3.i1.approval",
        ),
    ],
    ids=["receipt", "report", "sending"],
)  # fmt: skip
def test_a_day_that_is_shown_is_unknown_whatever_is_attested(record: Facts, rule: str, complete: str | None) -> None:
    assert verdicts(case(complete, **record), "2026-11-29", rule) == ["open"]


def withdrawn(**sent: str) -> Facts:
    """The bureau approved on 18 June 2026; the person was found on 12 June, and the tracing withdrawn on 15 June."""
    target = {"person": "p1", "whereabouts_known": False, "located_on": "2026-06-12", "withdrawn_on": "2026-06-15"}
    manner = {"withdrawn_in_writing": True, "withdrawn_to_same_organ": True}
    approval = {"approved_on": "2026-06-18", "approver": "intermediate_bureau"}
    request = {"id": "r1", **approval, **sent, "targets": [target | manner]}
    return case("2026-06-30", requests=[request], persons=[{"id": "p1"}])


def test_a_withdrawal_shows_that_the_letter_was_sent() -> None:
    rules = ("art3.i1.approval", "art5.i3.known-whereabouts", "art3.i4.withdrawal", "art4.coordination")
    assert verdicts(withdrawn(), "2026-06-30", *rules) == ["fail", "open", "review", "review"], "approved after it"
    assert verdicts(withdrawn(sent_on="2026-06-10"), "2026-06-30", *rules) == ["fail", "pass", "review", "review"]


def test_a_withdrawal_before_the_letter_is_refused() -> None:
    with pytest.raises(RecordError) as refused:
        load(Case, withdrawn(sent_on="2026-06-20"))
    assert [(each.pointer, each.code) for each in refused.value.problems] == [
        ("/requests/0/targets/0/withdrawn_on", "out_of_order")
    ]


def test_a_withdrawal_before_the_year_of_the_case_is_refused() -> None:
    record = withdrawn()
    record["requests"][0]["targets"][0] |= {"withdrawn_on": "2025-12-31"}
    with pytest.raises(RecordError) as refused:
        load(Case, record)
    assert [(each.pointer, each.code) for each in refused.value.problems] == [
        ("/requests/0/targets/0/withdrawn_on", "before_case")
    ]


@pytest.mark.parametrize(
    ("lists", "on", "rule"),
    [
        ({"officers": [{"id": "o1", "name": "测试甲"}]}, "2026-11-29", "art2.p2.officer"),
        (
            {"meetings": [{"id": "m1", "both": True, "collected": True, "covers": "2025H1"}]},
            "2025-08-01",
            "art16.half-yearly",
        ),
        (
            {"bulletins": [{"id": "b1", "addressee": "leading_group", "praises": True, "outstanding": False}]},
            "2026-11-29",
            "art6.praise",
        ),
    ],
    ids=["officer", "consultation", "bulletin"],
)
def test_content_without_a_day_is_an_act_on_an_unknown_day(lists: Facts, on: str, rule: str) -> None:
    record = {
        "record": "joint_mechanism",
        "court": "焦作市中级人民法院",
        "court_level": "intermediate",
        "complete_as_of": "2026-11-29",
        **lists,
    }
    assert verdicts(record, on, rule) == ["open"]


@pytest.mark.parametrize("complete", [None, "2026-12-06"])
def test_the_last_day_of_a_referral_is_shown_although_the_day_of_the_view_is_blank(complete: str | None) -> None:
    held = {
        "id": "d1",
        "decided_on": "2026-11-20",
        "intake_on": "2026-11-20",
        "days": 15,
        "ground": "refusal",
        "refuses": True,
        "serious": True,
        "criminal_liability_needed": True,
    }
    record = case(complete, detentions=[held], referrals=[])
    for on in ("2026-12-04", "2026-12-05"):
        first = plan(record, on=date.fromisoformat(on)).next[0]
        assert (first.rule_id, first.status.value, first.due) == ("art7.p2.referral", "due", date(2026, 12, 5))
    assert verdicts(record, "2026-12-06", "art7.p2.referral") == ["open"]


def test_the_applicant_sees_the_silence_of_the_police() -> None:
    referral = {"id": "f1", "offence": "refusal", "sent_on": "2026-10-08", "received_on": "2026-10-10"}
    record = case("2026-11-29", referrals=[referral])
    on = date(2026, 11, 29)
    shown = {each.rule_id: each.verdict.value for each in disclose(validate(record, on=on), "party").findings}
    assert shown["art9.outcome"] == "fail"
    assert "art9.outcome" in {each.rule_id for each in disclose(plan(record, on=on), "party").steps}


def test_a_letter_that_the_police_do_not_answer_has_a_remark() -> None:
    sent: Facts = {"id": "r1", "sent_on": "2026-01-06"}
    for on, answer, expected in (
        ("2026-01-06", {}, 0),
        ("2026-01-07", {}, 1),
        ("2026-01-09", {"queried_on": "2026-01-08"}, 0),
    ):
        record = case(on, requests=[sent | answer])
        (found,) = validate(record, on=date.fromisoformat(on)).rule("art3.i2.feedback")
        assert len(found.remarks) == expected
