"""disclose: each audience receives the results that it may see, and nothing else."""

from __future__ import annotations

import json
import pickle
import traceback
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from zhixing_rules import (
    JIAOZUO_2024,
    Audience,
    DisclosureRefused,
    RecordError,
    disclose,
    explain,
    load,
    plan,
    validate,
)
from zhixing_rules.engine import DisclosedReport, only_disclosed, rules_for
from zhixing_rules.engine.disclosure import projection
from zhixing_rules.engine.disclosure.rule_classes import classes_awaited, classes_of_days, classes_of_rules
from zhixing_rules.errors import RuleDefect
from zhixing_rules.interchange import dumps, report_to_dict
from zhixing_rules.records import Case, Secrecy
from zhixing_rules.render import text

if TYPE_CHECKING:
    from collections.abc import Callable

    from zhixing_rules.engine.disclosure.results import DisclosedDays

ON = date(2025, 10, 20)
EXAMPLES = Path(__file__).parents[3] / "examples"
CASE: dict[str, Any] = json.loads((EXAMPLES / "referral_with_gaps.json").read_text(encoding="utf-8"))
REQUEST = {"requests": [{"id": "r1", "sent_on": "2025-10-01", "targets": [{"person": CASE["persons"][0]["id"]}]}]}
TRACED = {**CASE, **REQUEST}
REPORT, PLAN = validate(TRACED, on=ON), plan(TRACED, on=ON)


def test_the_keeper_receives_every_finding_and_step() -> None:
    disclosed = disclose(REPORT, "keeper")
    assert [(each.rule_id, each.path, each.verdict, each.message()) for each in disclosed] == [
        (each.rule_id, each.path, each.verdict, each.message()) for each in REPORT
    ]
    assert (disclosed.counts, disclosed.failed, disclosed.missing) == (REPORT.counts, REPORT.failed, REPORT.missing)
    assert disclosed.sensitive_to == REPORT.sensitive_to
    assert [(each.rule_id, each.path) for each in disclose(PLAN, "keeper").steps] == [
        (each.rule_id, each.path) for each in PLAN.steps
    ]


@pytest.mark.parametrize("audience", ["party", "debtor", "public"])
def test_third_parties_do_not_learn_that_a_rule_of_tracing_was_judged(audience: str) -> None:
    with_tracing, without = disclose(REPORT, audience), disclose(validate(CASE, on=ON), audience)
    assert dumps(with_tracing) == dumps(without)
    assert text.report(with_tracing, everything=True) == text.report(without, everything=True)
    assert dumps(disclose(PLAN, audience)) == dumps(disclose(plan(CASE, on=ON), audience))
    assert "art3" not in dumps(with_tracing)


def test_court_staff_and_the_police_learn_who_consented_and_the_police_not_who_approved() -> None:
    ids = {each: rules_for(JIAOZUO_2024, Audience(each)) for each in ("court_staff", "police")}
    assert "art3.i2.consent" in ids["police"] & ids["court_staff"]
    assert "art3.i1.approval" in ids["court_staff"] - ids["police"]
    assert "art3.i4.withdrawal" in ids["police"] & ids["court_staff"]


def test_the_applicant_learns_the_outcome_of_a_referral_and_the_debtor_does_not() -> None:
    referral = {"id": "f1", "person": "p1", "received_on": "2026-10-10", "refusal_made_on": "2026-10-15"}
    case = {
        "complete_as_of": "2026-10-20",
        "persons": [{"id": "p1"}],
        "referrals": [referral | {"refusal_sent_on": "2026-10-16"}],
    }
    report = validate(case, on=date(2026, 10, 20))
    assert "art9.refusal-feedback" in {each.rule_id for each in disclose(report, "party")}
    for audience in ("debtor", "public"):
        assert {each.citation.article for each in disclose(report, audience)} <= {15, 17}


def test_the_applicant_learns_no_ground_no_person_and_no_tracing() -> None:
    classes = classes_of_rules(JIAOZUO_2024)
    for rule in rules_for(JIAOZUO_2024, Audience.PARTY):
        assert classes[rule] <= {"public", "outcome"}, rule
    assert "art9.refusal-notice" not in rules_for(JIAOZUO_2024, Audience.PARTY), "whether the conditions are met"


def test_a_rule_has_the_classes_of_every_fact_it_can_read() -> None:
    classes = classes_of_rules(JIAOZUO_2024)
    assert classes["art15.instrument"] == {"public"}
    assert classes["art5.custody"] == {"internal"}
    assert classes["art7.p2.referral"] >= {"personal", "internal"}
    assert classes["art1.scope"] >= {"tracing", "personal"}
    assert set(classes) == {rule.id for rule in JIAOZUO_2024.rules}


def test_a_disclosed_step_names_only_disclosed_steps_and_documents() -> None:
    for audience in Audience:
        shown = disclose(PLAN, audience)
        ids = {step.rule_id for step in shown.steps}
        assert ids <= rules_for(JIAOZUO_2024, audience)
        for step in shown.steps:
            assert ids.issuperset(step.after)
            assert rules_for(JIAOZUO_2024, audience).issuperset(document.rule_id for document in step.documents)


def test_a_list_that_is_not_recorded_is_missing_only_for_audiences_that_may_see_it() -> None:
    report = validate({}, on=ON)
    missing = {each.value: {fact.path for fact in disclose(report, each).missing} for each in Audience}
    assert "/requests" in missing["court_staff"]
    assert missing["court_staff"] >= {"/accesses", "/disclosures"}
    assert "/requests" in missing["police"]
    assert not {"/accesses", "/disclosures"} & missing["police"]  # registers of the court
    assert missing["public"] == {f"/basis/{name}" for name in ("kind", "effective", "enforceable", "ruling_made_on")}


def test_a_finding_that_may_not_be_seen_is_refused_with_a_general_message() -> None:
    (finding,) = REPORT.rule("art3.i1.letter")
    assert disclose(finding, Audience.POLICE).verdict is finding.verdict
    for result in (finding, explain(finding)):
        with pytest.raises(DisclosureRefused) as refused:
            disclose(result, "party")
        assert str(refused.value) == "该对象不得知悉此项 · this audience may not know of it"
        assert isinstance(refused.value, PermissionError)


@pytest.mark.parametrize(
    "write",
    [
        lambda: dumps(REPORT),
        lambda: dumps([{"plan": PLAN}]),
        lambda: dumps(REPORT.findings[0]),
        lambda: dumps(explain(REPORT.findings[0])),
        lambda: dumps(next(each.deadline for each in REPORT if each.deadline is not None)),
        lambda: report_to_dict(REPORT),  # type: ignore[arg-type]  # the types refuse it too
        lambda: text.report(REPORT),  # type: ignore[arg-type]  # as above
        lambda: text.plan(PLAN),  # type: ignore[arg-type]  # as above
        lambda: text.explanation(explain(REPORT.findings[0])),  # type: ignore[arg-type]  # as above
        lambda: text.sweep(REPORT, JIAOZUO_2024),  # type: ignore[arg-type]  # as above
    ],
)
def test_an_undisclosed_result_is_not_written(write: Callable[[], object]) -> None:
    with pytest.raises(DisclosureRefused, match=r"disclose\(result, audience\)"):
        write()


def test_the_repr_of_an_undisclosed_result_holds_no_case_data() -> None:
    (finding,) = REPORT.rule("art3.i1.letter")
    assert (repr(finding), repr(REPORT)) == ("Finding(…)", "Report(on=2025-10-20, …)")
    assert repr(PLAN.steps[0]) == "Step(…)"
    assert set(map(repr, REPORT.missing)) == {"Missing(…)"}
    assert repr(explain(finding)) == "Explanation(…)"
    assert repr(REPORT.rule("art9.filing")[0].deadline) == "Deadline(…)"
    assert repr(disclose(REPORT, "public")) == "DisclosedReport('public', on=2025-10-20, pass=1)"
    assert repr(disclose(PLAN, "public")) == "DisclosedPlan('public', on=2025-10-20)"


def test_a_disclosed_result_can_be_pickled_and_holds_no_record() -> None:
    for audience in Audience:
        disclosed = disclose(REPORT, audience)
        packed = pickle.dumps(disclosed)
        assert pickle.loads(packed) == disclosed  # noqa: S301  our own bytes
        assert not [
            word for word in (b"facts.case", b"ResolvedRule", b"EvaluationContext", b"Instance") if word in packed
        ]


def test_a_disclosed_error_lists_only_fields_that_the_audience_may_see() -> None:
    with pytest.raises(RecordError) as refused:
        load(Case, {"court": 7, "requests": [{"id": "r1", "sent_on": "never"}], "weather": 1, "persons": 3})
    places = {each.value: {problem.pointer for problem in disclose(refused.value, each).problems} for each in Audience}
    assert places["keeper"] == {"/court", "/requests/0/sent_on", "/weather", "/persons"}
    assert places["police"] == {"/court", "/requests/0/sent_on", "/persons"}
    assert places["public"] == {"/court"}


def test_an_error_about_withheld_fields_is_withheld() -> None:
    contradicting = {"court_level": "basic", "case_number": "（2024）豫08执1号"}
    for wrong in ({"requests": 1}, {"weather": 1}, contradicting, "{", '{"persons": [], "persons": []}'):
        with pytest.raises(RecordError) as refused:
            load(Case, wrong)
        (problem,) = disclose(refused.value, "public").problems
        assert (problem.pointer, problem.code) == ("", "withheld")


def test_a_disclosed_error_does_not_print_the_whole_error_it_replaces() -> None:
    def read_for_the_public() -> None:
        try:
            load(Case, {"court": 7, "requests": 7})
        except RecordError as error:
            raise disclose(error, "public")  # noqa: B904  as a caller would write it

    with pytest.raises(RecordError) as refused:
        read_for_the_public()
    printed = "".join(traceback.format_exception(refused.value))
    assert "/court" in printed
    assert "/requests" not in printed


def test_an_unknown_audience_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match="keeper, court_staff, police, party, debtor, public") as refused:
        disclose(REPORT, "SECRET-AUDIENCE")
    assert "SECRET" not in str(refused.value)
    with pytest.raises(TypeError, match="not a result"):
        disclose("a text", "keeper")  # type: ignore[call-overload]  # what the types refuse is refused at run time


def test_a_disclosed_result_is_accepted() -> None:
    disclosed = disclose(REPORT, "keeper")
    assert only_disclosed(DisclosedReport, disclosed) is disclosed


def test_a_waiting_step_is_shown_only_to_those_who_may_know_what_it_waits_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether it is still waited for depends on the rules before it; whether it is due, on its own facts alone."""
    referral = {"id": "f1", "offence": "refusal", "sent_on": "2025-10-13", "received_on": "2025-10-13"}
    asked = {"id": "f2", "supplement_notified_on": "2025-10-14", "supplement_due_on": "2025-10-20"}
    case = {"complete_as_of": "2025-10-14", "referrals": [referral | {"conditions_met": True}, referral | asked]}
    steps = plan(case, on=date(2025, 10, 14))

    def supplements(audience: str) -> list[tuple[str, str]]:
        shown = disclose(steps, audience).steps
        return [(each.path, each.status.value) for each in shown if each.rule_id == "art9.supplement"]

    both = [("/referrals/1", "due"), ("/referrals/0", "waiting")]
    assert supplements("keeper") == supplements("police") == both
    assert classes_awaited(steps.compiled, "art9.supplement") == {Secrecy.PERSONAL, Secrecy.OUTCOME}
    monkeypatch.setattr(projection, "classes_awaited", lambda *_: {Secrecy.INTERNAL})
    assert supplements("keeper") == both
    assert supplements("police") == both[:1]


# ------------------------------------------------------------------------------------------------ days to know

DETAINED: Final[dict[str, Any]] = {
    "id": "d1",
    "decided_on": "2026-11-17",
    "intake_on": "2026-11-17",
    "days": 15,
    "released_early_on": None,
}
VIEWS: Final[tuple[dict[str, Any], ...]] = (
    {},
    {"criminal_liability_needed": False},
    {"criminal_liability_needed": True, "view_on": "2026-11-18"},
)


def handover(more: dict[str, Any], audience: str = "police") -> tuple[DisclosedDays, ...]:
    case = {"complete_as_of": "2026-11-25", "detentions": [DETAINED | more]}
    referral = {"id": "f1", "detention": "d1", "offence": "refusal", "sent_on": "2026-11-24"}
    return disclose(validate(case | {"referrals": [referral]}, on=date(2026, 11, 25)), audience).days


@pytest.mark.parametrize("view", VIEWS)
def test_the_police_learn_the_last_day_of_a_referral_whatever_the_view_of_the_court(view: dict[str, Any]) -> None:
    (days,) = handover(view)
    assert (days.rule_id, days.path) == ("art7.p2.referral", "/detentions/0")
    assert (days.due, days.done_on) == (date(2026, 12, 2), date(2026, 11, 24))
    assert handover(view) == handover({})


def test_nobody_else_needs_the_days_of_a_referral() -> None:
    for audience in Audience:
        if audience is not Audience.POLICE:
            assert handover({}, audience.value) == (), audience


def test_days_are_shown_without_the_finding_in_every_output() -> None:
    case = {"complete_as_of": "2026-11-25", "detentions": [DETAINED | VIEWS[2]]}
    report = disclose(validate(case, on=date(2026, 11, 25)), "police")
    assert "art7.p2.referral" not in {each.rule_id for each in report}
    (days,) = json.loads(dumps(report))["days"]
    assert (days["rule_id"], days["path"]) == ("art7.p2.referral", "/detentions/0")
    assert (days["due"], days["provisional"], days["done_on"]) == ("2026-12-02", False, None)
    assert "2026年12月2日" in text.report(report).partition("须知悉的日期")[2]
    assert "2026-12-02" in text.report(report, language="en").partition("days to know")[2]


def test_days_of_a_rule_read_only_what_its_audiences_may_see() -> None:
    declared = {(rule.id, each) for rule in JIAOZUO_2024.rules for each in rule.days_to}
    assert declared == {("art7.p2.referral", Audience.POLICE)}
    for rule in JIAOZUO_2024.rules:
        for audience in rule.days_to:
            assert audience.may_see(*classes_of_days(rule))
    (definition,) = JIAOZUO_2024.rule("art15.instrument")
    with pytest.raises(RuleDefect, match="last day"):
        classes_of_days(definition)
