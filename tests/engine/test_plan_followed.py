"""A plan that is followed on time leads to no violation: by a clerk who knows the Opinion, and on any record."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from support.effort import examples
from zhixing_rules import JIAOZUO_2024, RecordError, plan, validate
from zhixing_rules.engine import Finding
from zhixing_rules.engine.planning import Plan
from zhixing_rules.engine.status import Status
from zhixing_rules.engine.step import Step
from zhixing_rules.engine.verdict import Verdict
from zhixing_rules.language import Attach, Perform, Qualify
from zhixing_rules.procedures.fields.subjects import CASE
from zhixing_rules.records import Case
from zhixing_rules.testing.fulfilment import fulfil, perform_on, visible_pointers
from zhixing_rules.testing.judged_record import JudgedRecord
from zhixing_rules.testing.strategies import records

Record = dict[str, Any]
_STARTS = (date(2024, 10, 10), date(2024, 12, 30), date(2025, 1, 17), date(2025, 4, 25), date(2025, 9, 24))
_DOCUMENTS = ["particulars", "referral_letter", "effective_instrument", "enforcement_report", "evidence"]


def _case(start: date) -> Record:
    return {
        "case_number": f"（{start.year}）豫0823执1号",
        "court": "武陟县人民法院",
        "major_or_difficult": True,
        "basis": {"kind": "judgment", "effective": True, "enforceable": True},
        "persons": [
            {
                "id": "p1",
                "kind": "natural",
                "debtor": True,
                "name": "测试某",
                "sex": "男",
                "other_document": "测试证件0000",
                "address": "测试路0号",
                "telephone": "00000000",
            },
            {"id": "p2", "kind": "natural", "debtor": True},
        ],
        "requests": [
            {
                "id": "r1",
                "organ": {"name": "武陟县公安局", "level": "county", "desk": True},
                "letter": {
                    "dated_on": start.isoformat(),
                    "sealed": True,
                    "issuing_court": "武陟县人民法院",
                    "addressed_to": "武陟县公安局",
                    "contact": "测试员",
                    "attachments": ["judgment_document", "enforcement_notice"],
                },
                "targets": [
                    {
                        "person": "p1",
                        "case_number": f"（{start.year}）豫0823执1号",
                        "need_held": True,
                        "need_reason": "测试理由",
                        "whereabouts_known": False,
                    }
                ],
            }
        ],
        "detentions": [
            {
                "id": "d1",
                "person": "p2",
                "decided_on": start.isoformat(),
                "refuses": True,
                "serious": True,
                "intake_on": start.isoformat(),
            }
        ],
        "private_prosecutions": [
            {"id": "s1", "person": "p1", "arrest_conditions_met": True, "arrest_decided_on": start.isoformat()}
        ],
    }


class _Clerk:
    """Does one step after another, each on a day that the plan allows, and records the acts."""

    def __init__(self, data: st.DataObject, start: date) -> None:
        self.data = data
        self.on = start
        self.record = _case(start)
        self.request = self.record["requests"][0]
        self.detention = self.record["detentions"][0]
        self.detention["days"] = data.draw(st.integers(1, 15))
        self.outcome = data.draw(st.sampled_from(["file", "extend", "supplement", "refuse"]))
        self.locates = data.draw(st.booleans())
        criminal = data.draw(st.booleans())
        self.detention |= {"criminal_liability_needed": criminal, "view_on": start.isoformat()}

    def plan(self) -> Plan:
        self.record["complete_as_of"] = self.on.isoformat()
        return plan(self.record, on=self.on)

    def pick(self, step: Step) -> date:
        """Return a day from today to the last one that is in time."""
        if not step.provisional and step.due is not None:
            last = step.due
        else:
            last = step.safe_due or self.on + timedelta(days=3)
        if self.data.draw(st.booleans()) and step.safe_due is not None:
            last = min(last, step.safe_due)
        last = max(last, self.on)
        return self.on + timedelta(days=self.data.draw(st.integers(0, (last - self.on).days)))

    def do(self, step: Step) -> None:  # noqa: C901, PLR0912  one case a rule
        self.on = self.pick(step)
        day, target = self.on.isoformat(), self.request["targets"][0]
        referral: Record = (self.record.get("referrals") or [{}])[0]
        match step.rule_id:
            case "art3.i1.approval":
                self.request |= {"approved_on": day, "approver": "intermediate_bureau", "sent_on": day}
            case "art3.i2.consent":
                self.request |= {"consented_on": day, "consenter": "police_leader", "queried_on": day}
            case "art3.i2.feedback":
                self.request |= {"feedback_on": day, "feedback_to_court": True}
                target["result_locates"] = self.locates
                if self.locates:
                    target["located_on"] = day
            case "art3.i3.measures":
                target["measures_on"] = day
            case "art3.i4.withdrawal":
                target |= {"withdrawn_on": day, "withdrawn_in_writing": True, "withdrawn_to_same_organ": True}
            case "art4.coordination":
                self.request["centre_informed_on"] = day
            case "art7.p2.civil-track":
                self.detention["civil_disposal_on"] = day
            case "art7.p2.referral":
                self.refer(day)
            case "art9.filing":
                referral["filed_on"] = day
            case "art9.supplement-notice":
                # not after the period of review, which the supplement does not suspend (reading supplement-clock)
                named = min(self.on + timedelta(days=2), step.due or date.max)
                referral |= {"supplement_notified_on": day, "supplement_due_on": named.isoformat()}
            case "art9.supplement":
                referral["supplied_on"] = day
            case "art9.refusal-notice":
                referral["refusal_made_on"] = day
            case "art9.refusal-feedback":
                referral |= {"refusal_sent_on": day, "refusal_to": "same_court"}
            case "art10.arrest":
                prosecution = self.record["private_prosecutions"][0]
                prosecution |= {"executed_on": day, "executed_by": "police"}
            case other:
                raise AssertionError(other)

    def refer(self, day: str) -> None:
        referral: Record = {
            "id": "f1",
            "person": "p2",
            "detention": "d1",
            "offence": "refusal",
            "at_court_seat": True,
            "inventory": _DOCUMENTS,
            "sent_on": day,
            "sent_before_release": True,
            "received_on": day,
        }
        match self.outcome:
            case "file":
                referral |= {"conditions_met": True, "materials_complete": True}
            case "extend":
                referral |= {"conditions_met": True, "materials_complete": True, "major_or_difficult": True}
                referral |= {"extended_on": day, "extension_approver": "county_level_head"}
            case "supplement":
                referral |= {"conditions_met": True, "materials_complete": False}
            case "refuse":
                referral["conditions_met"] = False
        self.record["referrals"] = [referral]


@examples(150)
@given(data=st.data(), start=st.sampled_from(_STARTS))
def test_a_plan_followed_on_time_leads_to_no_violation(data: st.DataObject, start: date) -> None:
    clerk = _Clerk(data, start)
    done: list[str] = []
    for _ in range(30):
        steps = clerk.plan()
        assert steps.by(Status.OVERDUE) == (), done
        ready = [step for step in steps.next if step.deadline is not None]
        if not ready:
            break
        soonest = ready[0]
        clerk.do(soonest)
        done.append(soonest.rule_id)
    clerk.record["complete_as_of"] = clerk.on.isoformat()
    report = validate(clerk.record, on=clerk.on)
    assert report.by(Verdict.FAIL) == (), (done, [finding.message() for finding in report.by(Verdict.FAIL)])
    assert "art3.i1.approval" in done
    assert ("art7.p2.referral" in done) is clerk.detention["criminal_liability_needed"]


@examples(60)
@given(days=st.integers(1, 15), start=st.dates(date(2024, 10, 10), date(2026, 11, 1)), late=st.booleans())
def test_a_referral_on_the_safe_day_is_in_time_and_one_after_the_due_day_is_not(
    days: int, start: date, late: bool
) -> None:
    record = _case(start)
    record["case_number"] = record["requests"][0]["targets"][0]["case_number"] = f"（{start.year}）豫0823执1号"
    record["detentions"][0] |= {"days": days, "criminal_liability_needed": True, "view_on": start.isoformat()}
    record["complete_as_of"] = start.isoformat()
    step = next(each for each in plan(record, on=start).steps if each.rule_id == "art7.p2.referral")
    assert step.due == start + timedelta(days=days)
    assert step.safe_due is None or start <= step.safe_due < step.due
    sent = step.due + timedelta(days=1) if late else step.safe_due or start
    record["referrals"] = [{"id": "f1", "detention": "d1", "offence": "refusal", "sent_on": sent.isoformat()}]
    record["complete_as_of"] = (step.due + timedelta(days=1)).isoformat()
    finding = validate(record, on=step.due + timedelta(days=1)).rule("art7.p2.referral")[0]
    assert finding.verdict is (Verdict.FAIL if late else Verdict.PASS)


# ------------------------------------------------------------------------------------------------ any record

Key = tuple[str, str]
_DAY = timedelta(days=1)
_EVERY_PERIOD_OVER = timedelta(days=60)


class _Follower:
    """Does the first step of `plan.next` that it can, then asks for the plan again; next day where none is left.

    A step that cannot be recorded as done in this record, because its other facts contradict it, is given up.

    Attributes:
        example: the record as it stands.
        done: the steps done.
        given_up: the steps that could not be done.
    """

    def __init__(self, example: JudgedRecord) -> None:
        self.example = example
        self.done: list[Key] = []
        self.given_up: set[Key] = set()

    def findings(self) -> dict[Key, Finding]:
        found = validate(self.example.record, on=self.example.on)
        return {(each.rule_id, each.path): each for each in found}

    def follow(self, days: int) -> None:
        for _ in range(days):
            while step := self._first():
                self._do(step)
            self.example = self.example.as_of(self.example.on + _DAY)

    def _first(self) -> Step | None:
        steps = plan(self.example.record, on=self.example.on).next
        tried = self.given_up.union(self.done)
        return next((step for step in steps if (step.rule_id, step.path) not in tried), None)

    def _do(self, step: Step) -> None:
        key, before = (step.rule_id, step.path), self.example
        documents = {each.rule_id for each in step.documents}
        wanted = self.findings()[key]
        try:
            self.example = _performed(before, wanted)
            for finding in self.findings().values():
                if finding.rule_id in documents:
                    self.example = _performed(self.example, finding)
            verdict = self.findings()[key].verdict
        except RecordError:
            verdict = Verdict.OPEN
        late = verdict is Verdict.FAIL and not _shown(wanted)
        assert step.status is Status.OVERDUE or not late, (key, "due, and done today")
        if verdict in {Verdict.PASS, Verdict.REVIEW}:
            self.done.append(key)
        else:
            self.example = before
            self.given_up.add(key)


def _shown(finding: Finding) -> bool:
    """Return whether the record shows that the act has been done, on a day that is not recorded."""
    then = finding.resolved.then
    return isinstance(then, Perform) and finding.context.between(then.done).low <= finding.context.on


def _performed(example: JudgedRecord, finding: Finding) -> JudgedRecord:
    """Return the record with what a rule demands, done today."""
    then = finding.resolved.then
    if isinstance(then, Perform):
        return perform_on(example, finding, example.on) or example
    if isinstance(then, Attach | Qualify):
        return fulfil(then.demand, example, visible_pointers(finding))
    return example


def _last_day(facts: Any) -> date:  # noqa: ANN401  any JSON value
    """Return the last day that a record names, so that nothing in it is still to happen."""
    if isinstance(facts, dict | list):
        parts = facts.values() if isinstance(facts, dict) else facts
        return max(map(_last_day, parts), default=date.min)
    try:
        return date.fromisoformat(facts) if isinstance(facts, str) else date.min
    except ValueError:
        return date.min


def _failed(findings: dict[Key, Finding]) -> set[Key]:
    return {key for key, finding in findings.items() if finding.verdict is Verdict.FAIL}


@examples(60)
@given(
    case=records(Case, procedure=JIAOZUO_2024) | records(Case, procedure=JIAOZUO_2024, flavour="boundary"),
    on=st.sampled_from(_STARTS),
)
def test_a_plan_followed_day_by_day_ends_with_nothing_overdue_that_could_be_done(case: Case, on: date) -> None:
    facts = case.model_dump(mode="json", exclude_none=True)
    on = max(on, _last_day({key: value for key, value in facts.items() if key != "complete_as_of"}))
    if on > date.max - 2 * _EVERY_PERIOD_OVER:
        return
    follower = _Follower(JudgedRecord(CASE, facts, on).as_of(on))
    try:
        failed_before = _failed(follower.findings())
    except RecordError:
        return
    follower.follow(3)
    last = follower.example.as_of(follower.example.on + _EVERY_PERIOD_OVER)
    overdue = {(step.rule_id, step.path) for step in plan(last.record, on=last.on).by(Status.OVERDUE)}
    assert overdue <= failed_before | follower.given_up, (follower.done, overdue)
    steps = {(step.rule_id, step.path) for step in plan(last.record, on=last.on).steps}
    left = _failed({(each.rule_id, each.path): each for each in validate(last.record, on=last.on)})
    assert left & steps <= failed_before | follower.given_up, (follower.done, left & steps)


# ------------------------------------------------------------------------------------------------ closed branches

_OUTCOMES: dict[str, tuple[Record, set[str]]] = {
    "refused": (
        {"conditions_met": False, "refusal_made_on": "2025-03-06"},
        {"art9.refusal-notice", "art9.refusal-feedback"},
    ),
    "to be filed": ({"conditions_met": True, "materials_complete": True}, {"art9.filing", "art9.outcome"}),
}
_BRANCH: dict[str, st.SearchStrategy[Record]] = {
    "refused": st.fixed_dictionaries({"materials_complete": st.sampled_from([None, True, False])}),
    "to be filed": st.fixed_dictionaries({"outcome_owed_unsupplied": st.sampled_from([None, True, False])}),
}


@examples(60)
@given(data=st.data(), outcome=st.sampled_from(sorted(_OUTCOMES)), attested=st.booleans(), detained=st.booleans())
def test_plans_of_records_that_differ_in_a_closed_branch_differ_in_nothing(
    data: st.DataObject, outcome: str, attested: bool, detained: bool
) -> None:
    """What is recorded of a branch that another outcome has closed changes neither its own absence nor another step."""
    facts, left = _OUTCOMES[outcome]
    received: Record = {"id": "f1", "offence": "refusal", "sent_on": "2025-03-03", "received_on": "2025-03-03"}
    record: Record = _case(date(2025, 3, 3)) if detained else {}
    record["complete_as_of"] = "2025-03-07" if attested else None
    plans = []
    for branch in (data.draw(_BRANCH[outcome]), data.draw(_BRANCH[outcome])):
        referral = {key: value for key, value in (received | facts | branch).items() if value is not None}
        plans.append(plan(record | {"referrals": [referral]}, on=date(2025, 3, 7)))
    assert plans[0].steps == plans[1].steps
    shown = {
        step.rule_id for step in plans[0].steps if step.path == "/referrals/0" and step.rule_id.startswith("art9.")
    }
    assert shown == left
