"""From when an amendment is in force, and which acts it leaves to the old law."""

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
from zhixing_rules.language import TRUE, Actor, Attach, Days, Fixed, InTable, Perform, Procedure, Table, parts_of
from zhixing_rules.language.procedure import UncheckedProcedure
from zhixing_rules.procedures.fields import case as whole

KEEP, TAKE, TRIGGER = Transition.KEEP_OLD, Transition.TAKE_NEW, Transition.BY_TRIGGER
FIVE = FIVE_DAYS_CHANGES
LATE = date(2025, 12, 31)
REPORTING = date(2025, 3, 12)


def from_day(day: date, acts: Transition, *changes: Any) -> Procedure:  # noqa: ANN401  any change
    return JIAOZUO_2024.amend(*(changes or FIVE), Commence(day, acts), name="amended")


MARCH = {acts: from_day(REPORTING, acts) for acts in Transition}


def referred(sent: str | None, received: str | None, **more: object) -> dict[str, Any]:
    known = {"id": "f1", "offence": "refusal", "sent_on": sent, "received_on": received} | more
    told = {"conditions_met": True, "materials_complete": True, "major_or_difficult": False}
    return {
        "complete_as_of": LATE.isoformat(),
        "referrals": [{name: value for name, value in (known | told).items() if value is not None}],
    }


def said(procedure: Procedure, case: dict[str, Any], rule: str = "art9.filing", on: date = LATE) -> Any:  # noqa: ANN401  a finding
    return validate(case, on=on, procedure=procedure).rule(rule)[0]


# ------------------------------------------------------------------------------------------------ seven become five


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
def test_each_transition_leaves_its_own_acts_to_the_old_law(
    sent: str, received: str, acts: Transition, due: date
) -> None:
    finding = said(MARCH[acts], referred(sent, received))
    assert finding.due == due
    old = due.day >= 18
    assert finding.quote.endswith("应在七日内立案侦查" if old else "应在五日内立案侦查")


def test_a_rule_without_a_time_of_its_own_goes_by_the_act_it_is_about() -> None:
    extensions = [
        said(MARCH[acts], referred("2025-03-11", "2025-03-12"), "art9.extension").resolved.rule.zh
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
def test_across_national_day_the_law_of_the_day_before_and_of_the_first_day(
    received: str, acts: Transition, due: date
) -> None:
    assert said(from_day(date(2025, 9, 26), acts), referred(received, received)).due == due


def test_what_was_done_before_the_first_day_is_not_taken_by_the_new_law() -> None:
    done = {
        day: said(MARCH[TAKE], referred("2025-03-03", "2025-03-03", filed_on=day))
        for day in ("2025-03-11", "2025-03-12")
    }
    assert done["2025-03-11"].due == done["2025-03-12"].due == date(2025, 3, 10)  # both fifths and sevenths end there
    assert "七日" in done["2025-03-11"].quote
    assert "五日" in done["2025-03-12"].quote


def test_an_act_between_the_two_last_days_is_in_time_by_the_law_that_governs() -> None:
    case = referred("2025-03-11", "2025-03-11", filed_on="2025-03-18")
    assert [said(MARCH[acts], case).verdict.value for acts in (KEEP, TRIGGER, TAKE)] == ["pass", "pass", "fail"]


def test_before_its_first_day_what_is_not_done_is_judged_by_the_old_law_and_warned_of_the_new() -> None:
    case = referred("2025-03-11", "2025-03-11") | {"complete_as_of": "2025-03-11"}
    before = said(MARCH[TAKE], case, on=date(2025, 3, 11))
    assert (before.verdict, before.due, before.deadline.provisional) == (Verdict.PENDING, None, True)
    assert (before.deadline.due, before.deadline.due_latest, before.deadline.safe_due) == (
        date(2025, 3, 17),
        date(2025, 3, 18),
        date(2025, 3, 16),
    )
    case["complete_as_of"] = "2025-03-12"
    assert said(MARCH[TAKE], case, on=date(2025, 3, 12)).due == date(2025, 3, 17)


# ------------------------------------------------------------------------------------------------ what is not known


def test_where_it_is_not_known_which_law_governs_the_fact_that_tells_is_asked_first() -> None:
    case = referred(None, "2025-03-12", filed_on="2025-03-18")
    del case["complete_as_of"]
    finding = said(MARCH[KEEP], case)
    assert finding.verdict is Verdict.OPEN
    assert finding.missing[0].path == "/referrals/0/sent_on"
    assert (finding.due, finding.deadline.due) == (None, date(2025, 3, 17))
    case["referrals"][0]["filed_on"] = "2025-03-14"  # in time by either law
    assert said(MARCH[KEEP], case).verdict is Verdict.PASS
    case["referrals"][0]["filed_on"] = "2025-03-20"  # late by either
    assert said(MARCH[KEEP], case).verdict is Verdict.FAIL


DAYS = (None, "2025-03-11", "2025-03-12")
FILED = (None, "2025-03-17", "2025-03-18", "2025-03-20")


@pytest.mark.parametrize("acts", list(Transition))
def test_a_verdict_that_is_settled_in_ignorance_of_the_law_survives_every_completion(acts: Transition) -> None:
    def verdict(sent: str | None, received: str | None, filed: str | None) -> Verdict:
        case = referred(sent, received, filed_on=filed)
        del case["complete_as_of"]
        return said(MARCH[acts], case).verdict  # type: ignore[no-any-return]  # a finding's

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


# ------------------------------------------------------------------------------------------------ rules come and go

(EVIDENCE,) = JIAOZUO_2024.rule("art8.i4.evidence")
(FILING,) = JIAOZUO_2024.rule("art9.filing")
HOLDS_NOTHING: dict[str, Any] = {"inventory": []}


@pytest.mark.parametrize(
    ("sent", "old", "new"), [("2025-03-11", "fail", "not_applicable"), ("2025-03-12", "not_applicable", "fail")]
)
def test_a_rule_that_is_dropped_or_added_is_on_one_side_of_the_day_only(sent: str, old: str, new: str) -> None:
    case = referred(sent, sent, **HOLDS_NOTHING)
    without = from_day(REPORTING, TRIGGER, DropRule("art8.i4.evidence"))
    assert said(without, case, "art8.i4.evidence").verdict == old
    assert [each.id for each in without.rules] == [each.id for each in JIAOZUO_2024.rules]
    more = from_day(REPORTING, TRIGGER, AddRule(replace(EVIDENCE, id="art8.again")))
    found = said(more, case, "art8.again")
    assert found.verdict == new
    assert found.verdict is Verdict.FAIL or "2025-03-12" in found.message()
    assert without.unproven() == more.unproven() == ()


def test_of_a_rule_that_is_dropped_nothing_is_left_but_that_it_was() -> None:
    made = from_day(REPORTING, TRIGGER, DropRule("art8.i3.enforcement-report"), DropRule("art8.i4.evidence"))
    assert [each.id for each in made.rules] == [each.id for each in JIAOZUO_2024.rules]
    referrals = from_day(date(2025, 1, 24), KEEP, DropRule("art7.p2.referral"))
    (rule,) = referrals.rule("art7.p2.referral")
    assert (rule.when, rule.remedy, rule.remarks, rule.see) == (TRUE, None, (), ())
    assert rule.superseded is not None
    assert rule.superseded.rule.remedy is not None
    assert len(rule.superseded.rule.remarks) == 2


def test_words_that_an_amendment_takes_away_still_prove_what_the_old_law_demanded() -> None:
    without = JIAOZUO_2024.amend(
        Reword("art8.i4", "涉嫌拒执犯罪的证据材料", "其他材料"),
        DropRule("art8.i4.evidence"),
        Commence(REPORTING, TRIGGER),
        name="without",
    )
    assert without.unproven() == ()
    assert "证据材料" not in without.instrument.text(EVIDENCE.cite)
    later = without.amend(Reword("art8.i4", "其他材料", "别的材料"), name="later")
    assert later.unproven() == ()
    (kept,) = later.rule("art8.i4.evidence")
    lost = tuple(replace(each, words=None) if each is kept else each for each in later.rules)
    assert UncheckedProcedure.of(later, rules=lost).unproven()
    with pytest.raises(RuleDefect, match=r"absent from art8\.i4"):
        replace(later, rules=lost)


def test_another_actor_acts_from_the_first_day_on() -> None:
    assert isinstance(FILING.then, Perform)
    by_leader = replace(FILING, then=replace(FILING.then, by=Actor.POLICE_LEADER))
    made = from_day(REPORTING, TRIGGER, ReplaceRule(by_leader))
    actors = [said(made, referred(day, day)).resolved.then.by for day in ("2025-03-11", "2025-03-12")]
    assert actors == [Actor.POLICE, Actor.POLICE_LEADER]


def test_a_reading_settled_from_a_day_leaves_the_old_default_to_what_was_begun_before() -> None:
    detained = {"id": "d1", "decided_on": "2025-01-20", "intake_on": "2025-01-20", "days": 15}
    detained |= {"criminal_liability_needed": True, "view_on": "2025-01-21"}
    case = {"complete_as_of": "2025-02-10", "detentions": [detained]}
    due = []
    for day in (date(2025, 1, 20), date(2025, 1, 21)):
        made = from_day(day, KEEP, ChooseReading("transfer-window", "latest-date"))
        finding = said(made, case, "art7.p2.referral", date(2025, 1, 22))
        due.append((finding.due, dict(finding.readings)["transfer-window"]))
    assert due == [(date(2025, 1, 24), "latest-date"), (date(2025, 2, 4), "latest-is-expiry")]


def test_a_standing_duty_changes_on_the_day_itself() -> None:
    (keeper,) = (rule for rule in JIAOZUO_2024.rule("art4.coordination") if isinstance(rule.then, Attach))
    renamed = replace(keeper, then=replace(keeper.then, zh="统一协调（新）"))
    case = {"record": "joint_mechanism", "complete_as_of": "2025-12-31"}
    for acts in Transition:
        made = from_day(REPORTING, acts, ReplaceRule(renamed))
        names = [said(made, case, keeper.id, on).resolved.rule.zh for on in (date(2025, 3, 11), date(2025, 3, 12))]
        assert names == [keeper.zh, "统一协调（新）"], acts


@pytest.mark.parametrize("acts", list(Transition))
@pytest.mark.parametrize(("made_on", "verdict"), [("2025-03-11", "pass"), ("2025-03-12", "not_applicable")])
def test_a_rule_that_names_its_own_act_goes_by_that_act(acts: Transition, made_on: str, verdict: str) -> None:
    (instrument,) = JIAOZUO_2024.rule("art15.instrument")
    named = JIAOZUO_2024.amend(ReplaceRule(replace(instrument, act=whole.ruling_made_on)), name="named")
    without = named.amend(DropRule("art15.instrument"), Commence(REPORTING, acts), name="without")
    basis = {"kind": "judgment", "effective": True, "enforceable": True, "ruling_made_on": made_on}
    assert said(without, {"basis": basis}, "art15.instrument").verdict == verdict


def test_a_matter_without_an_act_of_its_own_begins_with_what_contains_it() -> None:
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


def test_a_directory_of_the_users_own_is_used_by_the_old_law_too() -> None:
    (desk,) = JIAOZUO_2024.rule("art2.i1.desk")
    made = from_day(REPORTING, TRIGGER, ReplaceRule(replace(desk, remedy=None)))
    name = next(iter(tables(made)))
    own = Table(name, (("甲法院", "乙公安局"),))
    assert tables(made.with_table(own))[name] == {own.pairs}
    assert own.pairs not in tables(made)[name]


def tables(procedure: Procedure) -> dict[str, set[tuple[tuple[str, str], ...]]]:
    """The tables that any version of a rule looks something up in, by name, with all that they hold."""
    found: dict[str, set[tuple[tuple[str, str], ...]]] = {}
    for version in procedure.rule("art2.i1.desk")[0].versions():
        for part in (part for each in version.expressions() for part in parts_of(each)):
            if isinstance(part, InTable):
                found.setdefault(part.table.name, set()).add(part.table.pairs)
    return found


# ------------------------------------------------------------------------------------------------ again, and refused


def test_a_second_amendment_in_force_later_leaves_each_act_the_law_of_its_time() -> None:
    three = MARCH[TRIGGER].amend(
        Reword("art9", "应在五日内", "应在三日内"),
        SetSpan("art9.filing", Days(5), Days(3)),
        Commence(date(2025, 6, 10), TRIGGER),
        name="three",
    )
    days = ("2025-03-11", "2025-03-12", "2025-06-09", "2025-06-10")
    found = [said(three, referred(day, day)) for day in days]
    assert [each.quote[-6:-4] for each in found] == ["日内"] * 4
    assert [next(number for number in "七五三" if f"{number}日内" in each.quote) for each in found] == list("七五五三")
    assert [each.due for each in found] == [date(2025, 3, 18), date(2025, 3, 17), date(2025, 6, 16), date(2025, 6, 13)]
    assert [each.parent for each in three.lineage] == ["jiaozuo_2024", "amended"]
    assert three.unproven() == ()


def test_a_later_amendment_without_a_day_changes_the_law_in_force_and_not_what_it_left_behind() -> None:
    four = MARCH[TRIGGER].amend(
        Reword("art9", "应在五日内", "应在四日内"), SetSpan("art9.filing", Days(5), Days(4)), name="four"
    )
    assert [said(four, referred(day, day)).due for day in ("2025-03-11", "2025-03-12")] == [
        date(2025, 3, 18),
        date(2025, 3, 17),  # the sixteenth is a Sunday
    ]
    assert "四日" in said(four, referred("2025-03-12", "2025-03-12")).quote
    replaced = MARCH[TRIGGER].amend(
        ReplaceRule(replace(MARCH[TRIGGER].rule("art9.filing")[0], superseded=None)), name="same"
    )
    assert said(replaced, referred("2025-03-11", "2025-03-11")).due == date(2025, 3, 18)


def test_the_span_of_the_old_law_is_no_longer_there_to_be_set() -> None:
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
def test_a_transition_that_cannot_be_is_refused_with_the_reason(
    changes: tuple[Any, ...], codes: dict[str, str]
) -> None:
    with pytest.raises(AmendmentRefused) as refused:
        JIAOZUO_2024.amend(*changes, name="x")
    found = {(problem.pointer, problem.code) for problem in refused.value.problems}
    assert codes.items() <= found


def test_a_change_that_cannot_be_made_is_not_also_said_to_change_nothing() -> None:
    with pytest.raises(AmendmentRefused) as refused:
        JIAOZUO_2024.amend(DropRule("no.such"), Commence(REPORTING, KEEP), name="x")
    assert [problem.pointer for problem in refused.value.problems] == ["/changes/0"]


def test_a_hash_tells_transitions_and_days_apart() -> None:
    plain = JIAOZUO_2024.amend(*FIVE, name="amended")
    others = [from_day(date(2025, 3, 13), TRIGGER), *MARCH.values(), plain, JIAOZUO_2024]
    assert len({each.hash for each in others}) == len(others)
    assert from_day(REPORTING, KEEP).hash == MARCH[KEEP].hash
