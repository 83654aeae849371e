"""The plan: steps of each actor, their order, their documents, and the steps they wait for."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from support.amendments import AMENDED
from zhixing_rules import plan, validate
from zhixing_rules.engine.status import Status
from zhixing_rules.engine.step import Step
from zhixing_rules.engine.urgency import StepUrgency
from zhixing_rules.engine.verdict import Verdict

Record = dict[str, Any]


def _tracing(**facts: object) -> Record:
    request: Record = {"id": "r1", "organ": {"name": "武陟县公安局", "level": "county", "desk": True}}
    request["targets"] = [{"person": "p1", "whereabouts_known": False}]
    return {
        "case_number": "（2025）豫0823执1号",
        "court": "武陟县人民法院",
        "complete_as_of": "2025-03-10",
        "persons": [{"id": "p1", "kind": "natural", "debtor": True}],
        "requests": [request | facts],
    }


def _detained(**facts: object) -> Record:
    detention: Record = {
        "id": "d1",
        "decided_on": "2025-03-03",
        "ground": "refusal",
        "intake_on": "2025-03-03",
        "days": 15,
    }
    return {"case_number": "（2025）豫0823执1号", "complete_as_of": "2025-03-10", "detentions": [detention | facts]}


def _steps(record: Record, on: date = date(2025, 3, 10)) -> dict[str, Step]:
    return {step.rule_id: step for step in plan(record, on=on).steps}


def test_the_steps_of_tracing_go_from_scope_to_measures_or_withdrawal() -> None:
    steps_of_plan = plan(_tracing(), on=date(2025, 3, 10))
    ids = [step.rule_id for step in steps_of_plan.steps]
    track = ["art1.scope", "art3.i1.approval", "art2.i2.desk", "art3.i2.consent", "art3.i2.feedback"]
    track += ["art3.i3.measures"]
    assert [each for each in ids if each in track] == track
    assert ids.index("art3.i4.withdrawal") > ids.index("art2.i2.desk")
    assert "art2.i1.desk" not in ids, "a basic court has no step for the desk of the intermediate court"


def test_a_step_waits_for_the_acts_it_requires_and_says_what_is_missing() -> None:
    steps = _steps(_tracing())
    assert steps["art3.i1.approval"].status is Status.DUE
    assert steps["art3.i2.feedback"].status is Status.WAITING
    assert "art3.i2.consent" in steps["art3.i2.feedback"].after
    assert (steps["art3.i2.feedback"].why_zh, steps["art3.i2.feedback"].why_en) == (
        "尚未查询",
        "the query has not yet been run",
    )
    not_attested = _steps(_tracing() | {"complete_as_of": None})
    assert not_attested["art3.i2.feedback"].why_zh == "未记录：查询日期"


@pytest.mark.parametrize("complete", ["2025-03-10", None])
def test_a_step_does_not_wait_for_itself(complete: str | None) -> None:
    detained = _detained(ground=None, criminal_liability_needed=True, view_on="2025-03-20")
    step = _steps(detained | {"complete_as_of": complete, "referrals": []}, date(2025, 3, 12))["art7.p2.referral"]
    assert step.status is Status.WAITING
    assert "拘留事由" in step.why_zh
    assert "移送" not in step.why_zh


def test_the_documents_of_the_letter_accompany_its_approval_with_their_state() -> None:
    letter = {"contact": "测试员", "attachments": ["enforcement_notice"]}
    ready = {
        document.rule_id: document.ready for document in _steps(_tracing(letter=letter))["art3.i1.approval"].documents
    }
    assert ready["annex.contact"] is True
    assert ready["art3.i1.letter"] is True
    assert ready["annex.attachments"] is False
    assert ready["annex.date"] is None


def test_every_actor_has_its_own_steps() -> None:
    steps_of_plan = plan(_tracing(), on=date(2025, 3, 10))
    assert {step.rule_id for step in steps_of_plan.for_actor("police_leader")} == {"art3.i2.consent"}
    assert {step.rule_id for step in steps_of_plan.for_actor("intermediate_bureau")} == {"art3.i1.approval"}
    assert sum(len(steps_of_plan.for_actor(actor)) for actor in {step.actor for step in steps_of_plan.steps}) == len(
        steps_of_plan.steps
    )
    with pytest.raises(ValueError, match=r"police（公安机关）.*use one of: court, "):
        steps_of_plan.for_actor("nobody")  # type: ignore[arg-type]  # an unknown actor


def test_the_steps_to_do_next_are_sorted_by_urgency() -> None:
    record = _tracing() | _detained(criminal_liability_needed=True, view_on="2025-03-04")
    steps_of_plan = plan(record, on=date(2025, 3, 10))
    assert steps_of_plan.next[0].rule_id == "art7.p2.referral"
    assert (steps_of_plan.next[0].due, steps_of_plan.next[0].safe_due) == (date(2025, 3, 18), date(2025, 3, 10))
    assert repr(steps_of_plan) == "Plan(on=2025-03-10, …)"


@pytest.mark.parametrize(
    ("day", "urgency"),
    [
        (6, StepUrgency.LATER),
        (9, StepUrgency.LATER),
        (10, StepUrgency.TODAY),
        (18, StepUrgency.TODAY),
        (19, StepUrgency.OVERDUE),
    ],
)
@pytest.mark.parametrize("complete", [None, True])
def test_a_step_is_best_done_today_from_its_safe_day_on_and_is_overdue_after_its_last_day(
    day: int, urgency: StepUrgency, complete: bool | None
) -> None:
    on = date(2025, 3, day)
    record = _detained(criminal_liability_needed=True, view_on="2025-03-04")
    step = _steps(record | {"complete_as_of": complete and on.isoformat()}, on)["art7.p2.referral"]
    assert (step.due, step.urgency) == (date(2025, 3, 18), urgency)
    assert step.safe_due in {None, date(2025, 3, 10)}


def test_the_most_urgent_step_comes_first_and_what_waits_comes_before_what_is_done() -> None:
    record = _tracing() | _detained(criminal_liability_needed=True, view_on="2025-03-04")
    record["referrals"] = [REFERRED | {"received_on": "2025-03-01", "sent_on": "2025-03-01", "conditions_met": False}]
    agenda = plan(record, on=date(2025, 3, 11))
    order = list(dict.fromkeys(step.urgency for step in agenda.steps))
    assert order == [
        StepUrgency.OVERDUE,
        StepUrgency.TODAY,
        StepUrgency.NO_FIXED_PERIOD,
        StepUrgency.WAITING,
        StepUrgency.DONE,
    ]
    acts = [step.rule_id for step in agenda.next if not step.check]
    assert acts[:3] == ["art9.refusal-notice", "art9.outcome", "art7.p2.referral"]


def test_a_step_names_the_day_on_which_it_was_done_in_time_or_late() -> None:
    for sent in ("2025-03-07", "2025-03-20"):
        referral = {"id": "f1", "detention": "d1", "offence": "refusal", "sent_on": sent}
        record = _detained(criminal_liability_needed=True, view_on="2025-03-04") | {"referrals": [referral]}
        steps = _steps(record | {"complete_as_of": "2025-03-21"}, date(2025, 3, 21))
        assert (steps["art7.p2.referral"].status, steps["art7.p2.referral"].done_on) == (
            Status.DONE,
            date.fromisoformat(sent),
        )
        assert steps["art9.filing"].done_on is None
    letter = {"approver": "own_bureau", "approved_on": "2025-03-07", "sent_on": "2025-03-08"}
    wrong = _steps(_tracing(**letter))["art3.i1.approval"]
    assert (wrong.status, wrong.done_on) == (Status.OVERDUE, None), "it was done, but not as required"


def test_a_recurring_step_names_the_day_of_the_last_act() -> None:
    held = {"both": True, "collected": True}
    meetings = [held | {"id": f"m{day}", "held_on": day} for day in ("2026-08-01", "2026-09-02")]
    record: Record = {"record": "joint_mechanism", "court": "焦作市中级人民法院", "meetings": meetings}
    step = _steps(record | {"complete_as_of": "2026-11-20"}, date(2026, 11, 20))["art16.half-yearly"]
    assert (step.status, step.urgency, step.done_on) == (Status.DONE, StepUrgency.DONE, date(2026, 9, 2))


def test_the_steps_after_a_referral_still_to_come_wait_for_it() -> None:
    steps = _steps(_detained(criminal_liability_needed=True, view_on="2025-03-04"))
    for rule_id in ("art9.filing", "art9.supplement-notice", "art9.refusal-notice"):
        step = steps[rule_id]
        assert (step.path, step.status, step.due) == ("/referrals/-", Status.WAITING, None)
        assert "art7.p2.referral" in step.after
    assert [document.rule_id for document in steps["art7.p2.referral"].documents][1] == "art8.i1.referral-letter"


def _two_detained() -> Record:
    record = _detained(criminal_liability_needed=True, view_on="2025-03-04")
    return record | {"detentions": [{**record["detentions"][0], "id": each} for each in ("d1", "d2")]}


def test_every_step_of_two_records_to_come_can_be_told_apart() -> None:
    steps = plan(_two_detained(), on=date(2025, 3, 10)).steps
    assert len({(step.rule_id, step.path) for step in steps}) == len(steps)
    filings = [(step.path, step.from_path) for step in steps if step.rule_id == "art9.filing"]
    assert filings == [("/referrals/-", "/detentions/0"), ("/referrals/-2", "/detentions/1")]


def test_a_record_to_come_keeps_its_origin_when_another_is_recorded() -> None:
    record = _two_detained() | {"referrals": [{"id": "f1", "detention": "d1", "offence": "refusal"}]}
    steps = [step for step in plan(record, on=date(2025, 3, 10)).steps if step.rule_id == "art9.filing"]
    assert [(step.path, step.from_path) for step in steps] == [
        ("/referrals/0", None),
        ("/referrals/-", "/detentions/1"),
    ]


def test_no_referral_is_planned_where_the_court_decided_against_criminal_liability() -> None:
    steps = _steps(_detained(criminal_liability_needed=False, view_on="2025-03-04"))
    assert set(steps) == {"art7.p2.civil-track"}


def test_before_the_court_decides_both_the_referral_and_the_civil_measures_wait() -> None:
    steps = _steps(_detained())
    assert steps["art7.p2.referral"].status is steps["art7.p2.civil-track"].status is Status.WAITING
    assert "法院认为需要追究刑事责任" in steps["art7.p2.referral"].why_zh


def test_a_step_is_overdue_where_the_rule_is_violated_or_is_unless_something_is_not_recorded() -> None:
    late = _detained(criminal_liability_needed=True, view_on="2025-03-04") | {"complete_as_of": "2025-03-19"}
    assert _steps(late, date(2025, 3, 19))["art7.p2.referral"].status is Status.OVERDUE
    not_attested = {key: value for key, value in late.items() if key != "complete_as_of"}
    uncertain = _steps(not_attested, date(2025, 3, 19))["art7.p2.referral"]
    assert (uncertain.status, uncertain.due, uncertain.provisional) == (Status.OVERDUE, date(2025, 3, 18), True)
    assert "决定书载明止日" in uncertain.why_zh, "the end of the detention is not certain"
    assert uncertain.remedy is not None
    (finding,) = validate(not_attested, on=date(2025, 3, 19)).rule("art7.p2.referral")
    assert finding.verdict is Verdict.OPEN


@pytest.mark.parametrize("complete", [None, "2025-03-09"])
@pytest.mark.parametrize(("day", "status"), [(10, Status.DUE), (18, Status.DUE), (19, Status.OVERDUE)])
def test_a_deadline_that_runs_is_shown_whether_or_not_the_record_is_complete(
    complete: str | None, day: int, status: Status
) -> None:
    record = _detained(criminal_liability_needed=True, view_on="2025-03-04") | {"complete_as_of": complete}
    steps = plan(record, on=date(2025, 3, day))
    assert (steps.next[0].rule_id, steps.next[0].status) == ("art7.p2.referral", status)
    assert (steps.next[0].due, steps.next[0].provisional) == (date(2025, 3, 18), complete is None or day > 10)
    supposed = complete is None or status is Status.OVERDUE
    assert steps.next[0].why_zh.startswith("记录未声明完整截至判断之日") is supposed


def test_a_recorded_act_or_term_is_not_supposed_away() -> None:
    record = _detained(criminal_liability_needed=True, view_on="2025-03-04", printed_end="2025-03-08")
    del record["complete_as_of"]
    assert _steps(record)["art7.p2.referral"].due == date(2025, 3, 8)
    referral = {"id": "f1", "detention": "d1", "offence": "refusal", "sent_on": "2025-03-07"}
    assert _steps(record | {"referrals": [referral]})["art7.p2.referral"].status is Status.DONE


def test_a_document_that_is_not_recorded_is_not_supposed_to_be_missing() -> None:
    record = _tracing(sent_on="2025-03-03", organ={"name": "武陟县公安局"})
    del record["complete_as_of"]
    assert _steps(record)["art3.i1.same-level"].status is Status.DUE
    assert _steps(record)["art3.i1.approval"].status is Status.OVERDUE


def test_an_act_done_in_the_wrong_manner_is_overdue() -> None:
    wrong = _tracing(approved_on="2025-03-07", approver="own_bureau", sent_on="2025-03-07")
    step = _steps(wrong)["art3.i1.approval"]
    assert step.status is Status.OVERDUE
    assert "审批部门" in step.why_zh


def test_under_the_window_reading_a_referral_before_the_window_is_upcoming() -> None:
    record = _detained(criminal_liability_needed=True, view_on="2025-03-04")
    steps_of_plan = plan(record, on=date(2025, 3, 10), readings={"transfer-window": "window"})
    step = next(each for each in steps_of_plan.steps if each.rule_id == "art7.p2.referral")
    assert (step.status, step.earliest) == (Status.UPCOMING, date(2025, 3, 13))
    assert steps_of_plan.by("upcoming") == (step,)


@pytest.mark.parametrize(
    ("day", "status"),
    [(12, Status.UPCOMING), (13, Status.DUE), (14, Status.DUE), (18, Status.DUE), (19, Status.OVERDUE)],
)
def test_a_step_is_upcoming_before_its_first_day_and_due_from_it_to_its_last(day: int, status: Status) -> None:
    on = date(2025, 3, day)
    record = _detained(criminal_liability_needed=True, view_on="2025-03-04") | {"complete_as_of": on.isoformat()}
    steps = plan(record, on=on, readings={"transfer-window": "window"}).steps
    step = next(each for each in steps if each.rule_id == "art7.p2.referral")
    assert (step.earliest, step.due, step.status) == (date(2025, 3, 13), date(2025, 3, 18), status)


@pytest.mark.parametrize(("day", "status"), [(23, Status.UPCOMING), (24, Status.DUE), (25, Status.DUE)])
def test_a_step_of_a_superseded_rule_is_upcoming_only_before_its_first_day(day: int, status: Status) -> None:
    on = date(2025, 1, day)
    facts = {"decided_on": "2025-01-20", "intake_on": "2025-01-20", "view_on": "2025-01-20"}
    record = _detained(criminal_liability_needed=True, **facts) | {"complete_as_of": on.isoformat()}
    procedure = AMENDED["no referral, but for acts under way"]
    steps = plan(record, on=on, procedure=procedure, readings={"transfer-window": "window"}).steps
    step = next(each for each in steps if each.rule_id == "art7.p2.referral")
    assert (step.earliest, step.status) == (date(2025, 1, 24), status)


def test_an_act_done_in_the_wrong_manner_within_the_period_is_due_again_and_says_why() -> None:
    referral = {"id": "f1", "received_on": "2025-03-03", "conditions_met": True, "materials_complete": False}
    record = {"complete_as_of": "2025-03-10", "referrals": [referral | {"supplement_notified_on": "2025-03-04"}]}
    step = _steps(record)["art9.supplement-notice"]
    assert (step.status, step.due, step.why_zh) == (Status.DUE, date(2025, 3, 10), "缺少：指定补充期限届满日")
    late = plan(record | {"complete_as_of": "2025-03-11"}, on=date(2025, 3, 11))
    assert late.by(Status.OVERDUE)[0].rule_id == "art9.supplement-notice"


def test_an_act_done_without_a_duty_is_never_overdue() -> None:
    referral = {"id": "f1", "refusal_sent_on": "2025-03-04", "refusal_to": "enforcement_court"}
    record = {"complete_as_of": "2025-03-10", "referrals": [referral]}
    assert _steps(record)["art9.refusal-feedback"].status is Status.WAITING


def test_missing_facts_are_listed_once_and_named_as_not_recorded_or_to_be_judged() -> None:
    step = _steps({"requests": [{"id": "r1", "targets": [{}, {}]}]})["art3.i4.withdrawal"]
    assert step.why_zh.startswith("未记录：发函日期、")
    assert step.why_en.startswith("not recorded: day the letter was sent, ")
    for listed in (step.why_zh.split("、"), step.why_en.split(", ")):
        assert len(listed) == len(set(listed))
    judged = _steps(_tracing(targets=[{"person": "p1", "whereabouts_known": False, "need_reason": "虚构"}]))
    assert judged["art1.scope"].why_zh == "待判断：重大疑难执行案件、法院认为确有需要查找"


def test_a_settled_reason_for_which_a_step_does_not_apply_is_not_waited_for() -> None:
    referral = {"id": "f1", "conditions_met": False, "received_on": "2025-03-12"}
    steps = _steps({"complete_as_of": "2025-03-10", "referrals": [referral]})
    step = steps["art9.refusal-notice"]
    assert (step.status, step.why_zh.endswith("公安机关尚未接收")) == (Status.WAITING, True)
    assert step.why_en.endswith("the police have not yet received it")
    assert "符合立案条件" not in step.why_zh
    assert "art9.filing" not in steps


REFERRED: Record = {"id": "f1", "offence": "refusal", "sent_on": "2025-03-03", "received_on": "2025-03-03"}
OUTCOMES = {"art9.filing", "art9.supplement-notice", "art9.supplement", "art9.refusal-notice", "art9.refusal-feedback"}


def _outcomes(complete: str | None = "2025-03-06", **facts: object) -> set[str]:
    record = {"complete_as_of": complete, "referrals": [REFERRED | facts]}
    return OUTCOMES & _steps(record, date(2025, 3, 6)).keys()


REFUSED = {"conditions_met": False, "refusal_made_on": "2025-03-05"}


@pytest.mark.parametrize(
    ("facts", "left"),
    [
        ({}, OUTCOMES),
        (REFUSED, {"art9.refusal-notice", "art9.refusal-feedback"}),
        ({"conditions_met": False}, {"art9.refusal-notice", "art9.refusal-feedback"}),
        ({"conditions_met": True}, {"art9.filing", "art9.supplement-notice", "art9.supplement"}),
        (
            {"conditions_met": True, "materials_complete": False},
            {"art9.filing", "art9.supplement-notice", "art9.supplement"},
        ),
        ({"conditions_met": True, "materials_complete": True}, {"art9.filing"}),
        ({"conditions_met": True, "materials_complete": True, "filed_on": "2025-03-05"}, {"art9.filing"}),
    ],
)
@pytest.mark.parametrize("complete", [None, "2025-03-06"])
def test_a_step_that_another_outcome_excludes_is_not_in_the_plan(
    facts: Record, left: set[str], complete: str | None
) -> None:
    assert _outcomes(complete, **facts) == left


@pytest.mark.parametrize(("complete", "provisional"), [("2025-03-11", False), (None, True)])
def test_a_step_of_another_body_that_stays_silent_is_overdue_with_the_remedy(
    complete: str | None, provisional: bool
) -> None:
    view = {"conditions_met": True, "materials_complete": True}
    steps = plan({"complete_as_of": complete, "referrals": [REFERRED | view]}, on=date(2025, 3, 11))
    step = next(each for each in steps.next if each.rule_id == "art9.filing")
    assert (step.status, step.due, step.provisional) == (Status.OVERDUE, date(2025, 3, 10), provisional)
    assert step.actor.value == "police"
    assert step.remedy is not None
    assert (step.remedy.by.value, step.remedy.to and step.remedy.to.value) == ("court", "police")


def test_a_rule_that_applies_by_its_own_act_alone_is_not_waited_for() -> None:
    assert _outcomes(conditions_met=False, filed_on="2025-03-05") >= {"art9.filing"}, "recorded, so it is there"
    assert "art9.filing" not in _outcomes(conditions_met=False)


def test_what_the_record_attests_did_not_happen_is_not_waited_for() -> None:
    """A notice that is attested to name no day sets the court no period to keep."""
    asked = {"conditions_met": True, "materials_complete": False, "supplement_notified_on": "2025-03-05"}
    assert "art9.supplement" in _outcomes(None, **asked)
    assert "art9.supplement" in _outcomes("2025-03-04", **asked)
    assert "art9.supplement" not in _outcomes("2025-03-06", **asked)
    assert "art9.supplement" in _outcomes("2025-03-06", **asked, supplement_due_on="2025-03-10")
