"""Amended rules in transition: both evaluators and all results use the version that governs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.amendments import FIVE_DAYS_CHANGES, SHORTER_REVIEW, review_of
from support.effort import examples
from support.records import DAYS, cases, mechanisms
from zhixing_rules import JIAOZUO_2024, disclose, explain, plan, validate
from zhixing_rules.amendment import (
    AddRule,
    ChooseReading,
    Commence,
    DropRule,
    ReplaceRule,
    SetTrigger,
    Transition,
)
from zhixing_rules.calendars import PRC
from zhixing_rules.engine.compiled_procedure import compile_procedure
from zhixing_rules.engine.dependencies import waits_for
from zhixing_rules.engine.disclosure.rule_classes import classes_of_rules
from zhixing_rules.engine.instances import instances
from zhixing_rules.engine.interpret.context import EvaluationContext
from zhixing_rules.engine.interpret.verdicts import verdict_of
from zhixing_rules.engine.status import Status
from zhixing_rules.engine.verdict import VERDICTS, Verdict
from zhixing_rules.interchange import explanation_to_dict
from zhixing_rules.language import Actor, Attach, Days, Perform, Procedure, happened, not_
from zhixing_rules.procedures.fields import case as whole
from zhixing_rules.procedures.fields import referral
from zhixing_rules.procedures.jiaozuo_2024.shared_terms import REVIEW_PERIOD
from zhixing_rules.records import Case, JointMechanism
from zhixing_rules.render import text

DAY = date(2025, 1, 24)
(REFERRAL,) = JIAOZUO_2024.rule("art7.p2.referral")
(EVIDENCE,) = JIAOZUO_2024.rule("art8.i4.evidence")
(FILING,) = JIAOZUO_2024.rule("art9.filing")
assert isinstance(FILING.then, Perform)
BY_LEADER = replace(FILING, then=replace(FILING.then, by=Actor.POLICE_LEADER))
AFTER_NOTICE = replace(
    FILING, then=replace(FILING.then, within=replace(FILING.then.within, after=referral.supplement_notified_on))
)
CHANGES = (
    *FIVE_DAYS_CHANGES,
    ChooseReading("transfer-window", "latest-date"),
    DropRule("art8.i3.enforcement-report"),
    DropRule("art7.p1.detention"),
    ReplaceRule(replace(EVIDENCE, when=not_(referral.obstructs_enforcement))),
    AddRule(replace(EVIDENCE, id="art8.another")),
)
AMENDED = {acts: JIAOZUO_2024.amend(*CHANGES, Commence(DAY, acts), name="amended") for acts in Transition}
TWICE = AMENDED[Transition.BY_TRIGGER].amend(
    *review_of(Days(SHORTER_REVIEW.count - 2), SHORTER_REVIEW),
    AddRule(replace(EVIDENCE, id="art8.later")),
    Commence(date(2025, 2, 4), Transition.TAKE_NEW),
    name="twice",
)
PROCEDURES = {**{acts.value: amended for acts, amended in AMENDED.items()}, "twice": TWICE}


def referred(**more: object) -> dict[str, Any]:
    """Return a referral received by the police, with complete evidence."""
    known = {"id": "f1", "offence": "refusal", "conditions_met": True, "materials_complete": True}
    return {"complete_as_of": "2025-01-27", "referrals": [known | {"major_or_difficult": False} | more]}


@examples(120)
@given(case=cases() | mechanisms(), on=st.sampled_from(DAYS), name=st.sampled_from(sorted(PROCEDURES)))
def test_compiled_rules_in_transition_give_the_verdicts_of_the_interpreter(
    case: Case | JointMechanism, on: date, name: str
) -> None:
    procedure = PROCEDURES[name]
    compiled = compile_procedure(procedure, PRC)
    after = 0 if case.complete_as_of is None else case.complete_as_of.toordinal() + 1
    for _, subject_rules in compiled.subject_rules_of(procedure.root_of(case)):
        for instance in instances(case, subject_rules.subject):
            judged = [VERDICTS[code] for code in subject_rules.judge(on.toordinal(), after, *instance.records)]
            context = EvaluationContext.of(instance, on, case.complete_as_of, PRC)
            walked = [verdict_of(resolved, context) for resolved in subject_rules.rules]
            ids = [each.rule.id for each in subject_rules.rules]
            assert dict(zip(ids, judged, strict=True)) == dict(zip(ids, walked, strict=True))


@examples(25)
@given(case=cases(), on=st.sampled_from(DAYS), name=st.sampled_from(sorted(PROCEDURES)))
def test_every_finding_in_transition_has_a_message_and_agrees_with_the_plan(case: Case, on: date, name: str) -> None:
    procedure = PROCEDURES[name]
    report = validate(case, on=on, procedure=procedure)
    due = {
        (finding.rule_id, finding.path): finding.due
        for finding in report
        if not isinstance(finding.resolved.then, Attach)  # a missing document has the day of its event in a plan
    }
    for finding in report:
        assert finding.message("zh")
        assert finding.resolved.rule in set(finding.amended.rule.versions())
        if finding.verdict is Verdict.OPEN:
            counted = finding.deadline
            assert finding.missing or (counted is not None and counted.provisional), finding.message()
    for step in plan(case, on=on, procedure=procedure).steps:
        if (step.rule_id, step.path) in due and not step.provisional:
            assert due[step.rule_id, step.path] == step.due


# ------------------------------------------------------------------------------------------------ plans


def test_a_plan_names_the_actor_and_the_documents_of_the_version_that_governs() -> None:
    changes = (CHANGES[3], CHANGES[6], ReplaceRule(BY_LEADER), Commence(DAY, Transition.BY_TRIGGER))
    amended = JIAOZUO_2024.amend(*changes, name="x")
    for day, actor, documents in (
        ("2025-01-23", Actor.POLICE, {"art8.i3.enforcement-report"}),
        ("2025-01-24", Actor.POLICE_LEADER, {"art8.another"}),
    ):
        detained = {"id": "d1", "decided_on": "2025-01-20", "intake_on": "2025-01-20", "days": 15}
        case = referred(sent_on=day, received_on=day, detention="d1") | {
            "detentions": [detained | {"criminal_liability_needed": True, "view_on": "2025-01-21"}]
        }
        steps = {step.rule_id: step for step in plan(case, on=date(2025, 1, 27), procedure=amended).steps}
        assert steps["art9.filing"].actor is actor
        named = {document.rule_id for document in steps["art7.p2.referral"].documents}
        assert named & {"art8.i3.enforcement-report", "art8.another"} == documents


def test_a_step_with_an_unknown_version_names_the_missing_facts() -> None:
    amended = JIAOZUO_2024.amend(*CHANGES[:2], Commence(DAY, Transition.KEEP_OLD), name="x")
    case = referred(received_on="2025-01-24", refusal_made_on="2025-12-31", transferred_on="2025-12-31")
    del case["complete_as_of"]
    (step,) = (
        each for each in plan(case, on=date(2025, 1, 26), procedure=amended).steps if each.rule_id == "art9.filing"
    )
    assert (step.status, step.due, step.provisional) == (Status.DUE, date(2025, 2, 5), True)
    assert "移送日期" in step.why_zh
    case["referrals"][0]["sent_on"] = "2025-01-24"
    (known,) = (
        each for each in plan(case, on=date(2025, 1, 26), procedure=amended).steps if each.rule_id == "art9.filing"
    )
    assert known.why_zh == ""


def test_a_referral_still_to_come_is_planned_once_under_either_version() -> None:
    assert isinstance(REFERRAL.then, Perform)
    again = replace(REFERRAL, then=replace(REFERRAL.then, zh="移送（新）"))
    amended = JIAOZUO_2024.amend(ReplaceRule(again), Commence(DAY, Transition.KEEP_OLD), name="x")
    for day, name in (("2025-01-23", REFERRAL.zh), ("2025-01-24", "移送（新）")):
        detained = {"id": "d1", "decided_on": day, "intake_on": day, "days": 15, "criminal_liability_needed": True}
        case = {"complete_as_of": "2025-01-27", "detentions": [detained | {"view_on": day}]}
        steps = plan(case, on=date(2025, 1, 27), procedure=amended).steps
        assert [step.action_zh for step in steps if step.rule_id == "art7.p2.referral"] == [name]
        assert len({(step.rule_id, step.path) for step in steps}) == len(steps)


@pytest.mark.parametrize(
    ("alternative", "earliest", "due", "latest", "safe"),
    [
        ("latest-date", None, date(2025, 1, 24), date(2025, 2, 4), date(2025, 1, 20)),
        ("window", date(2025, 1, 24), date(2025, 2, 4), date(2025, 2, 4), None),
    ],
)
def test_where_either_version_may_govern_the_days_satisfy_both(
    alternative: str, earliest: date | None, due: date, latest: date, safe: date | None
) -> None:
    amended = JIAOZUO_2024.amend(
        ChooseReading("transfer-window", alternative), Commence(date(2025, 1, 20), Transition.KEEP_OLD), name="x"
    )
    detained = {"id": "d1", "intake_on": "2025-01-20", "days": 15, "criminal_liability_needed": True}
    case = {"detentions": [detained | {"view_on": "2025-01-20"}]}
    (finding,) = validate(case, on=date(2025, 2, 1), procedure=amended).rule("art7.p2.referral")
    counted = finding.deadline
    assert counted is not None
    assert (counted.earliest, counted.due, counted.due_latest, counted.safe_due) == (earliest, due, latest, safe)
    assert counted.provisional
    assert finding.missing[0].path == "/detentions/0/decided_on"


def test_an_act_that_either_version_may_require_stays_in_the_plan() -> None:
    amended = JIAOZUO_2024.amend(DropRule("art9.filing"), Commence(DAY, Transition.KEEP_OLD), name="x")
    case = referred(received_on="2025-01-24")
    del case["complete_as_of"]
    for sent, steps in ((None, 1), ("2025-01-23", 1), ("2025-01-24", 0)):
        case["referrals"][0]["sent_on"] = sent
        found = plan(case, on=date(2025, 1, 26), procedure=amended).steps
        assert sum(step.rule_id == "art9.filing" for step in found) == steps, sent


def test_a_step_waits_for_the_steps_of_either_version() -> None:
    change = SetTrigger("art9.filing", "referral.received_on", "referral.sent_on")
    old, new, both = (
        set(waits_for(compile_procedure(procedure, PRC))["art9.filing"])
        for procedure in (
            JIAOZUO_2024.amend(ReplaceRule(AFTER_NOTICE), name="old"),
            JIAOZUO_2024.amend(change, name="new"),
            JIAOZUO_2024.amend(ReplaceRule(AFTER_NOTICE), name="old").amend(
                ReplaceRule(FILING), Commence(DAY, Transition.BY_TRIGGER), name="both"
            ),
        )
    )
    assert "art9.supplement-notice" in old - new
    assert both >= old


def test_sensitivity_follows_the_version_that_governs() -> None:
    assert isinstance(FILING.then, Perform)
    window = replace(FILING.then.within, closes=referral.received_on.after(REVIEW_PERIOD))
    plain = replace(FILING, when=happened(referral.filed_on), then=replace(FILING.then, within=window), see=())
    amended = JIAOZUO_2024.amend(ReplaceRule(plain), Commence(DAY, Transition.BY_TRIGGER), name="x")
    assert "period-roll" not in {reading.id for reading in amended.rule("art9.filing")[0].readings}

    def sensitive(procedure: Procedure, day: str) -> set[tuple[str, str]]:
        case = referred(sent_on=day, received_on=day, filed_on="2025-02-05") | {"complete_as_of": "2025-03-03"}
        report = validate(case, on=date(2025, 3, 3), procedure=procedure)
        return {(each.reading, each.alternative) for each in report.sensitive_to if each.rule_id == "art9.filing"}

    assert sensitive(amended, "2025-01-23") == sensitive(JIAOZUO_2024, "2025-01-23") != set()
    assert sensitive(amended, "2025-01-24") == set()


# ------------------------------------------------------------------------------------------------ reasons and secrecy


@pytest.mark.parametrize(("day", "truth"), [("2025-01-23", "not_met"), ("2025-01-24", "met")])
def test_an_explanation_says_which_version_governs_and_why(day: str, truth: str) -> None:
    case = referred(sent_on=day, received_on=day)
    finding = validate(case, on=date(2025, 1, 27), procedure=AMENDED[Transition.BY_TRIGGER]).rule("art9.filing")[0]
    explanation = disclose(explain(finding), "keeper")
    (step,) = explanation_to_dict(explanation)["transitions"]
    assert (step["truth"], step["condition_zh"]) == (truth, "公安机关接收日期不早于2025年1月24日")
    assert not explain(finding).transitions[0].skipped
    assert "适用修改后的规定" in text.explanation(explanation)
    plain = validate(case, on=date(2025, 1, 27)).rule("art9.filing")[0]
    assert explanation_to_dict(disclose(explain(plain), "keeper"))["transitions"] == []


def test_a_finding_has_the_classes_that_any_version_or_the_choice_between_them_reads() -> None:
    acts = tuple(
        (subject, whole.ruling_made_on if subject is EVIDENCE.per else act)
        for subject, act in JIAOZUO_2024.commencement.acts
    )
    begins = replace(JIAOZUO_2024, commencement=replace(JIAOZUO_2024.commencement, acts=acts))
    own = begins.amend(ReplaceRule(replace(EVIDENCE, act=referral.sent_on)), name="own")
    later = own.amend(DropRule(EVIDENCE.id), Commence(DAY, Transition.KEEP_OLD), name="later")
    assert [{str(each) for each in classes_of_rules(procedure)[EVIDENCE.id]} for procedure in (own, later)] == [
        {"outcome", "personal"},
        {"outcome", "personal", "public"},
    ]
    public = replace(EVIDENCE, when=whole.basis_effective)
    first = JIAOZUO_2024.amend(ReplaceRule(public), name="first")
    second = first.amend(ReplaceRule(EVIDENCE), Commence(DAY, Transition.BY_TRIGGER), name="second")
    assert [
        {str(each) for each in classes_of_rules(procedure)[EVIDENCE.id]} for procedure in (JIAOZUO_2024, first, second)
    ] == [
        {"outcome", "personal"},
        {"outcome", "personal", "public"},
        {"outcome", "personal", "public"},
    ]
