"""Commencement of an amendment, and the acts that remain under the superseded version."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

import pytest

from support.amendments import FIVE_DAYS_CHANGES
from zhixing_rules import JIAOZUO_2024, AmendmentRefused, Verdict, validate
from zhixing_rules.amendment import AddRule, ChooseReading, Commence, DropRule, ReplaceRule, Reword, SetSpan, Transition
from zhixing_rules.errors import RuleDefect
from zhixing_rules.language import (
    TRUE,
    Actor,
    Attach,
    Days,
    Fixed,
    InTable,
    Perform,
    Procedure,
    Remedy,
    Table,
    parts_of,
)
from zhixing_rules.language.procedure import UncheckedProcedure
from zhixing_rules.procedures.fields import case as case_facts

KEEP, TAKE, TRIGGER = Transition.KEEP_OLD, Transition.TAKE_NEW, Transition.BY_TRIGGER
_OTHER_REMEDY = Remedy("另行补救", "another remedy", by=Actor.COURT)
FIVE = FIVE_DAYS_CHANGES
LATE = date(2025, 12, 31)
REPORTING = date(2025, 3, 12)


def from_day(day: date, acts: Transition, *changes: Any) -> Procedure:  # noqa: ANN401  any change
    return JIAOZUO_2024.amend(*(changes or FIVE), Commence(day, acts), name="amended")


MARCH = {acts: from_day(REPORTING, acts) for acts in Transition}


def referred(sent: str | None, received: str | None, **more: object) -> dict[str, Any]:
    known = {"id": "f1", "offence": "refusal", "sent_on": sent, "received_on": received} | more
    assessment = {"conditions_met": True, "materials_complete": True, "major_or_difficult": False}
    return {
        "complete_as_of": LATE.isoformat(),
        "referrals": [{name: value for name, value in (known | assessment).items() if value is not None}],
    }


def finding_of(procedure: Procedure, case: dict[str, Any], rule: str = "art9.filing", on: date = LATE) -> Any:  # noqa: ANN401  a finding
    return validate(case, on=on, procedure=procedure).rule(rule)[0]


# ----------------------------------------------------------------------------------------------- seven days to five


@pytest.mark.parametrize(
    ("sent", "received", "acts", "due"),
    [
        ("2025-03-11", "2025-03-11", KEEP, date(2025, 3, 18)),
        ("2025-03-11", "2025-03-11", TRIGGER, date(2025, 3, 18)),
        ("2025-03-11", "2025-03-11", TAKE, date(2025, 3, 17)),
        ("2025-03-11", "2025-03-12", KEEP, date(2025, 3, 19)),
        ("2025-03-11", "2025-03-12", TRIGGER, date(2025, 3, 17)),
        ("2025-03-11", "2025-03-12", TAKE, date(2025, 3, 17)),
        ("2025-03-12", "2025-03-12", KEEP, date(2025, 3, 17)),
        ("2025-03-12", "2025-03-12", TRIGGER, date(2025, 3, 17)),
        ("2025-03-12", "2025-03-12", TAKE, date(2025, 3, 17)),
    ],
)
def test_each_transition_leaves_different_acts_to_the_superseded_version(
    sent: str, received: str, acts: Transition, due: date
) -> None:
    finding = finding_of(MARCH[acts], referred(sent, received))
    assert finding.due == due
    old = due.day >= 18
    assert finding.quote.endswith("应在七日内立案侦查" if old else "应在五日内立案侦查")


def test_a_rule_without_a_time_limit_follows_the_act_of_its_subject() -> None:
    extensions = [
        finding_of(MARCH[acts], referred("2025-03-11", "2025-03-12"), "art9.extension").resolved.rule.zh
        for acts in Transition
    ]
    assert ["首五日" in each for each in extensions] == [False, True, True]


@pytest.mark.parametrize(
    ("received", "acts", "due"),
    [
        ("2025-09-25", TRIGGER, date(2025, 10, 9)),
        ("2025-09-25", KEEP, date(2025, 10, 9)),
        ("2025-09-25", TAKE, date(2025, 9, 30)),
        ("2025-09-26", TRIGGER, date(2025, 10, 9)),
        ("2025-09-26", TAKE, date(2025, 10, 9)),
    ],
)
def test_transitions_on_the_first_day_across_national_day(received: str, acts: Transition, due: date) -> None:
    assert finding_of(from_day(date(2025, 9, 26), acts), referred(received, received)).due == due


def test_acts_done_before_the_first_day_remain_under_the_superseded_version() -> None:
    done = {
        day: finding_of(MARCH[TAKE], referred("2025-03-03", "2025-03-03", filed_on=day))
        for day in ("2025-03-11", "2025-03-12")
    }
    assert (
        done["2025-03-11"].due == done["2025-03-12"].due == date(2025, 3, 10)
    )  # the fifth and the seventh day both end there
    assert "七日" in done["2025-03-11"].quote
    assert "五日" in done["2025-03-12"].quote


def test_an_act_between_the_two_due_days_is_judged_by_the_applicable_version() -> None:
    case = referred("2025-03-11", "2025-03-11", filed_on="2025-03-18")
    assert [finding_of(MARCH[acts], case).verdict.value for acts in (KEEP, TRIGGER, TAKE)] == ["pass", "pass", "fail"]


def test_before_the_first_day_the_deadline_is_provisional_under_both_laws() -> None:
    case = referred("2025-03-11", "2025-03-11") | {"complete_as_of": "2025-03-11"}
    before = finding_of(MARCH[TAKE], case, on=date(2025, 3, 11))
    assert (before.verdict, before.due, before.deadline.provisional) == (Verdict.PENDING, None, True)
    assert (before.deadline.due, before.deadline.due_latest, before.deadline.safe_due) == (
        date(2025, 3, 17),
        date(2025, 3, 18),
        date(2025, 3, 14),  # in time until the 16th, a Sunday
    )
    case["complete_as_of"] = "2025-03-12"
    assert finding_of(MARCH[TAKE], case, on=date(2025, 3, 12)).due == date(2025, 3, 17)


# ------------------------------------------------------------------------------------------------- unknown facts


def test_the_fact_that_decides_the_applicable_law_is_the_first_missing_fact() -> None:
    case = referred(None, "2025-03-12", filed_on="2025-03-18", **NOTHING_ELSE)
    del case["complete_as_of"]
    finding = finding_of(MARCH[KEEP], case)
    assert finding.verdict is Verdict.OPEN
    assert finding.missing[0].path == "/referrals/0/sent_on"
    assert (finding.due, finding.deadline.due) == (None, date(2025, 3, 17))
    case["referrals"][0]["filed_on"] = "2025-03-14"  # in time under both versions
    assert finding_of(MARCH[KEEP], case).verdict is Verdict.PASS
    case["referrals"][0]["filed_on"] = "2025-03-20"  # late under both versions
    assert finding_of(MARCH[KEEP], case).verdict is Verdict.FAIL


NOTHING_ELSE = dict.fromkeys(("supplement_notified_on", "refusal_made_on", "transferred_on"), "2026-12-01")
"""Recorded for a day after the report: none of them has happened by then."""
DAYS = (None, "2025-03-11", "2025-03-12")
FILED = (None, "2025-03-17", "2025-03-18", "2025-03-20")


@pytest.mark.parametrize("acts", list(Transition))
def test_a_definite_verdict_with_unknown_law_survives_every_completion(acts: Transition) -> None:
    def verdict(sent: str | None, received: str | None, filed: str | None) -> Verdict:
        case = referred(sent, received, filed_on=filed, **NOTHING_ELSE)
        del case["complete_as_of"]
        return finding_of(MARCH[acts], case).verdict  # type: ignore[no-any-return]  # a finding's

    def possible(sent: str | None, received: str | None, _: object) -> bool:
        return sent is None or received is None or sent <= received

    settled = 0
    for partial in filter(lambda each: None in each and possible(*each), product(DAYS, DAYS, FILED)):
        known = verdict(*partial)
        if known not in {Verdict.PASS, Verdict.FAIL, Verdict.NOT_APPLICABLE}:
            continue
        settled += 1
        options = [[each] if each else choices[1:] for each, choices in zip(partial, (DAYS, DAYS, FILED), strict=True)]
        assert {verdict(*each) for each in product(*options) if possible(*each)} == {known}, partial
    assert settled


# ------------------------------------------------------------------------------------------- added and removed rules

(EVIDENCE,) = JIAOZUO_2024.rule("art8.i4.evidence")
(FILING,) = JIAOZUO_2024.rule("art9.filing")
EMPTY_INVENTORY: dict[str, Any] = {"inventory": []}


@pytest.mark.parametrize(
    ("sent", "old", "new"), [("2025-03-11", "fail", "not_applicable"), ("2025-03-12", "not_applicable", "fail")]
)
def test_a_removed_or_added_rule_applies_on_one_side_of_the_first_day_only(sent: str, old: str, new: str) -> None:
    case = referred(sent, sent, **EMPTY_INVENTORY)
    without = from_day(REPORTING, TRIGGER, DropRule("art8.i4.evidence"))
    assert finding_of(without, case, "art8.i4.evidence").verdict == old
    assert [each.id for each in without.rules] == [each.id for each in JIAOZUO_2024.rules]
    more = from_day(REPORTING, TRIGGER, AddRule(replace(EVIDENCE, id="art8.again")))
    found = finding_of(more, case, "art8.again")
    assert found.verdict == new
    assert found.verdict is Verdict.FAIL or "2025-03-12" in found.message()
    assert without.quote_problems() == more.quote_problems() == ()


def test_a_removed_rule_becomes_a_note_at_its_position() -> None:
    made = from_day(REPORTING, TRIGGER, DropRule("art8.i3.enforcement-report"), DropRule("art8.i4.evidence"))
    assert [each.id for each in made.rules] == [each.id for each in JIAOZUO_2024.rules]
    referrals = from_day(date(2025, 1, 24), KEEP, DropRule("art7.p2.referral"))
    (rule,) = referrals.rule("art7.p2.referral")
    assert (rule.when, rule.remedy, rule.remarks, rule.see) == (TRUE, None, (), ())
    assert rule.superseded is not None
    assert rule.superseded.rule.remedy is not None
    assert len(rule.superseded.rule.remarks) == 4


def test_superseded_versions_quote_the_text_before_the_amendment() -> None:
    without = JIAOZUO_2024.amend(
        Reword("art8.i4", "涉嫌拒执犯罪的证据材料", "其他材料"),
        DropRule("art8.i4.evidence"),
        Commence(REPORTING, TRIGGER),
        name="without",
    )
    assert without.quote_problems() == ()
    assert "证据材料" not in without.instrument.text(EVIDENCE.cite)
    later = without.amend(Reword("art8.i4", "其他材料", "别的材料"), name="later")
    assert later.quote_problems() == ()
    (evidence,) = later.rule("art8.i4.evidence")
    rules = tuple(replace(each, quoted_instrument=None) if each is evidence else each for each in later.rules)
    assert UncheckedProcedure.of(later, rules=rules).quote_problems()
    with pytest.raises(RuleDefect, match=r"absent from art8\.i4"):
        replace(later, rules=rules)


def test_a_new_actor_acts_from_the_first_day() -> None:
    assert isinstance(FILING.then, Perform)
    by_leader = replace(FILING, then=replace(FILING.then, by=Actor.POLICE_LEADER))
    made = from_day(REPORTING, TRIGGER, ReplaceRule(by_leader))
    actors = [finding_of(made, referred(day, day)).resolved.then.by for day in ("2025-03-11", "2025-03-12")]
    assert actors == [Actor.POLICE, Actor.POLICE_LEADER]


def test_a_reading_settled_from_a_day_keeps_the_old_default_for_earlier_matters() -> None:
    detained = {"id": "d1", "decided_on": "2025-01-20", "intake_on": "2025-01-20", "days": 15}
    detained |= {"criminal_liability_needed": True, "view_on": "2025-01-21"}
    case = {"complete_as_of": "2025-02-10", "detentions": [detained]}
    due = []
    for day in (date(2025, 1, 20), date(2025, 1, 21)):
        made = from_day(day, KEEP, ChooseReading("transfer-window", "latest-date"))
        finding = finding_of(made, case, "art7.p2.referral", date(2025, 1, 22))
        due.append((finding.due, dict(finding.readings)["transfer-window"]))
    assert due == [(date(2025, 1, 24), "latest-date"), (date(2025, 2, 4), "latest-is-expiry")]


def test_a_permanent_duty_changes_on_the_first_day() -> None:
    (keeper,) = (rule for rule in JIAOZUO_2024.rule("art4.coordination") if isinstance(rule.then, Attach))
    renamed = replace(keeper, then=replace(keeper.then, zh="统一协调（新）"))
    case = {"record": "joint_mechanism", "complete_as_of": "2025-12-31"}
    for acts in Transition:
        made = from_day(REPORTING, acts, ReplaceRule(renamed))
        names = [
            finding_of(made, case, keeper.id, on).resolved.rule.zh for on in (date(2025, 3, 11), date(2025, 3, 12))
        ]
        assert names == [keeper.zh, "统一协调（新）"], acts


@pytest.mark.parametrize("acts", list(Transition))
@pytest.mark.parametrize(("made_on", "verdict"), [("2025-03-11", "pass"), ("2025-03-12", "not_applicable")])
def test_a_rule_with_its_own_act_follows_that_act(acts: Transition, made_on: str, verdict: str) -> None:
    (instrument,) = JIAOZUO_2024.rule("art15.instrument")
    named = JIAOZUO_2024.amend(ReplaceRule(replace(instrument, act=case_facts.ruling_made_on)), name="named")
    without = named.amend(DropRule("art15.instrument"), Commence(REPORTING, acts), name="without")
    basis = {"kind": "judgment", "effective": True, "enforceable": True, "ruling_made_on": made_on}
    assert finding_of(without, {"basis": basis}, "art15.instrument").verdict == verdict


def test_a_matter_without_its_own_act_begins_with_its_container() -> None:
    acts = dict(JIAOZUO_2024.commencement.acts)
    (target,) = {rule.per for rule in JIAOZUO_2024.rules if rule.per.name == "target"}
    contained = tuple((subject, act) for subject, act in acts.items() if subject is not target)
    made = replace(JIAOZUO_2024, commencement=replace(JIAOZUO_2024.commencement, acts=contained)).amend(
        *(DropRule(each) for each in dict.fromkeys(rule.id for rule in JIAOZUO_2024.rules_for(target))),
        Commence(REPORTING, KEEP),
        name="x",
    )
    begun = Fixed(REPORTING) <= acts[target.chain[1]]
    assert {rule.superseded.since for rule in made.rules_for(target) if rule.superseded is not None} == {begun}


def test_a_custom_directory_also_applies_to_superseded_versions() -> None:
    (desk,) = JIAOZUO_2024.rule("art2.i1.desk")
    made = from_day(REPORTING, TRIGGER, ReplaceRule(replace(desk, remedy=_OTHER_REMEDY)))
    name = next(iter(tables(made)))
    own = Table(name, (("甲法院", "乙公安局"),))
    assert tables(made.with_table(own))[name] == {own.pairs}
    assert own.pairs not in tables(made)[name]


def tables(procedure: Procedure) -> dict[str, set[tuple[tuple[str, str], ...]]]:
    """Return the tables that any version of the rule uses, by name, with their pairs."""
    found: dict[str, set[tuple[tuple[str, str], ...]]] = {}
    for version in procedure.rule("art2.i1.desk")[0].versions():
        for part in (part for each in version.expressions() for part in parts_of(each)):
            if isinstance(part, InTable):
                found.setdefault(part.table.name, set()).add(part.table.pairs)
    return found


# --------------------------------------------------------------------------------------- repeated and refused changes


def test_after_a_second_amendment_each_act_has_the_law_of_its_time() -> None:
    three = MARCH[TRIGGER].amend(
        Reword("art9", "应在五日内", "应在三日内"),
        SetSpan("art9.filing", Days(5), Days(3)),
        Commence(date(2025, 6, 10), TRIGGER),
        name="three",
    )
    days = ("2025-03-11", "2025-03-12", "2025-06-09", "2025-06-10")
    found = [finding_of(three, referred(day, day)) for day in days]
    assert [each.quote[-6:-4] for each in found] == ["日内"] * 4
    assert [next(number for number in "七五三" if f"{number}日内" in each.quote) for each in found] == list("七五五三")
    assert [each.due for each in found] == [date(2025, 3, 18), date(2025, 3, 17), date(2025, 6, 16), date(2025, 6, 13)]
    assert [each.parent for each in three.lineage] == ["jiaozuo_2024", "amended"]
    assert three.quote_problems() == ()


def test_a_later_amendment_without_a_day_does_not_change_superseded_versions() -> None:
    four = MARCH[TRIGGER].amend(
        Reword("art9", "应在五日内", "应在四日内"), SetSpan("art9.filing", Days(5), Days(4)), name="four"
    )
    assert [finding_of(four, referred(day, day)).due for day in ("2025-03-11", "2025-03-12")] == [
        date(2025, 3, 18),
        date(2025, 3, 17),  # the sixteenth is a Sunday
    ]
    assert "四日" in finding_of(four, referred("2025-03-12", "2025-03-12")).quote
    replaced = MARCH[TRIGGER].amend(
        ReplaceRule(replace(MARCH[TRIGGER].rule("art9.filing")[0], superseded=None)), name="same"
    )
    assert finding_of(replaced, referred("2025-03-11", "2025-03-11")).due == date(2025, 3, 18)


def test_the_span_of_a_superseded_version_cannot_be_set() -> None:
    with pytest.raises(AmendmentRefused):
        MARCH[TRIGGER].amend(SetSpan("art9.filing", Days(7), Days(6)), name="six")


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ((Commence(REPORTING, KEEP),), {"/changes/0": "nothing_commences"}),
        ((DropRule("art16.half-yearly"), Commence(REPORTING, KEEP)), {"/changes/1": "recurrence"}),
        (
            (ChooseReading("effective-date", "dated"), Commence(REPORTING, KEEP)),
            {"/changes/1": "commencement"},
        ),
        (
            (*FIVE, Commence(REPORTING, KEEP), Commence(REPORTING, TAKE)),
            {"/changes/2": "contradicts", "/changes/3": "contradicts"},
        ),
        ((*FIVE, Commence(REPORTING, "at-will")), {"/changes/2": "cannot_be_made"}),  # type: ignore[arg-type]
    ],
)
def test_an_impossible_transition_is_refused_with_the_reason(changes: tuple[Any, ...], codes: dict[str, str]) -> None:
    with pytest.raises(AmendmentRefused) as caught:
        JIAOZUO_2024.amend(*changes, name="x")
    found = {(problem.pointer, problem.code) for problem in caught.value.problems}
    assert codes.items() <= found


def test_a_failed_change_is_not_also_reported_as_no_change() -> None:
    with pytest.raises(AmendmentRefused) as caught:
        JIAOZUO_2024.amend(DropRule("no.such"), Commence(REPORTING, KEEP), name="x")
    assert [problem.pointer for problem in caught.value.problems] == ["/changes/0"]


def test_the_hash_differs_between_transitions_and_days() -> None:
    plain = JIAOZUO_2024.amend(*FIVE, name="amended")
    others = [from_day(date(2025, 3, 13), TRIGGER), *MARCH.values(), plain, JIAOZUO_2024]
    assert len({each.hash for each in others}) == len(others)
    assert from_day(REPORTING, KEEP).hash == MARCH[KEEP].hash
