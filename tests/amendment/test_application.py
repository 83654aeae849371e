"""Amendments: what they change, what they do not change, and what is refused."""

from __future__ import annotations

import pickle
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from support.amendments import FIVE_DAYS_CHANGES
from zhixing_rules import JIAOZUO_2024, AmendmentRefused, plan, validate
from zhixing_rules.amendment import AddRule, ChooseReading, DropRule, ReplaceRule, Reword, SetSpan
from zhixing_rules.language import TRUE, Actor, Days, Define, Months, Remedy, Rule, Subject, WorkingDays
from zhixing_rules.records import Case

_OTHER_REMEDY = Remedy("另行补救", "another remedy", by=Actor.COURT)
FIVE = FIVE_DAYS_CHANGES
FIVE_DAYS = JIAOZUO_2024.amend(*FIVE, name="five_days")
REVIEW_PERIOD_RULES = {
    "art9.filing",
    "art9.extension",
    "art9.supplement-notice",
    "art9.refusal-notice",
    "art9.refusal-feedback",
    "art9.outcome",
}


def received(day: str, **more: object) -> dict[str, Any]:
    referral = {"id": "f1", "offence": "refusal", "sent_on": day, "received_on": day, "conditions_met": True}
    return {"complete_as_of": "2025-12-31", "referrals": [{**referral, "materials_complete": True, **more}]}


def changed(new: object = FIVE_DAYS) -> set[str]:
    pairs = zip(JIAOZUO_2024.rules, new.rules, strict=True)  # type: ignore[attr-defined]  # a procedure
    return {old.id for old, now in pairs if now is not old}


def refused(*changes: Any) -> dict[str, str]:  # noqa: ANN401  any change
    with pytest.raises(AmendmentRefused) as caught:
        JIAOZUO_2024.amend(*changes, name="x")
    assert pickle.loads(pickle.dumps(caught.value)).problems == caught.value.problems  # noqa: S301  our own bytes
    return {problem.pointer: problem.code for problem in caught.value.problems}


# ----------------------------------------------------------------------------------------------- seven days to five


def test_exactly_the_rules_that_use_the_review_period_change() -> None:
    assert changed() == REVIEW_PERIOD_RULES


@pytest.mark.parametrize(
    ("day", "seven", "five"),
    [
        (
            "2025-03-03",
            date(2025, 3, 10),
            date(2025, 3, 10),
        ),  # the fifth day is a Saturday: both periods end on the Monday
        ("2025-03-04", date(2025, 3, 11), date(2025, 3, 10)),
        ("2025-03-12", date(2025, 3, 19), date(2025, 3, 17)),
        ("2025-09-25", date(2025, 10, 9), date(2025, 9, 30)),  # across National Day
        ("2025-09-26", date(2025, 10, 9), date(2025, 10, 9)),
    ],
)
def test_the_due_day_follows_the_new_span_and_rolls_as_before(day: str, seven: date, five: date) -> None:
    due = [
        validate(received(day), on=date(2025, 12, 31), procedure=procedure).rule("art9.filing")[0].due
        for procedure in (JIAOZUO_2024, FIVE_DAYS)
    ]
    assert due == [seven, five]


def test_an_act_between_the_two_due_days_is_in_time_under_the_old_span_only() -> None:
    case = received("2025-03-12", filed_on="2025-03-18")
    verdicts = [
        validate(case, on=date(2025, 12, 31), procedure=procedure).rule("art9.filing")[0].verdict.value
        for procedure in (JIAOZUO_2024, FIVE_DAYS)
    ]
    assert verdicts == ["pass", "fail"]
    steps = plan(received("2025-03-12"), on=date(2025, 3, 13), procedure=FIVE_DAYS).next
    assert [each.due for each in steps if each.rule_id == "art9.filing"] == [date(2025, 3, 17)]


def test_quotes_are_in_the_amended_text() -> None:
    assert FIVE_DAYS.quote_problems() == ()
    (filing,) = FIVE_DAYS.rule("art9.filing")
    assert filing.quote == "认为证据材料齐全、符合立案条件的，应在五日内立案侦查"
    article = FIVE_DAYS.instrument.text(filing.cite)
    assert "应在五日内" in article
    assert "七日" not in article
    assert FIVE_DAYS.instrument.sha256 != JIAOZUO_2024.instrument.sha256


def test_names_contain_the_new_number() -> None:
    (extension,) = FIVE_DAYS.rule("art9.extension")
    assert "首五日" in extension.zh
    assert "five days" in extension.en
    assert "首七日" in JIAOZUO_2024.rule("art9.extension")[0].zh


def test_the_old_procedure_is_unchanged_and_the_new_one_has_its_lineage() -> None:
    assert JIAOZUO_2024.lineage == ()
    assert (FIVE_DAYS.id, FIVE_DAYS.hash != JIAOZUO_2024.hash) == ("five_days", True)
    (step,) = FIVE_DAYS.lineage
    assert (step.parent, step.parent_hash, step.changes) == ("jiaozuo_2024", JIAOZUO_2024.hash, FIVE)
    again = FIVE_DAYS.amend(DropRule("art14.sharing"), name="without_sharing")
    assert [each.parent for each in again.lineage] == ["jiaozuo_2024", "five_days"]
    assert JIAOZUO_2024.amend(*FIVE, name="five_days").hash == FIVE_DAYS.hash
    assert validate({}, on=date(2025, 1, 2), procedure=FIVE_DAYS).provenance.procedure == "five_days"


# ------------------------------------------------------------------------------------------------ other changes


def test_another_reading_becomes_the_default() -> None:
    latest = JIAOZUO_2024.amend(ChooseReading("transfer-window", "latest-date"), name="latest")
    detained = {"id": "d1", "decided_on": "2025-01-20", "intake_on": "2025-01-20", "days": 15}
    detained |= {"criminal_liability_needed": True, "view_on": "2025-01-21"}
    case = {"complete_as_of": "2025-02-10", "detentions": [detained]}
    chosen = validate(case, on=date(2025, 1, 22), readings={"transfer-window": "latest-date"})
    now = validate(case, on=date(2025, 1, 22), procedure=latest)
    assert now.rule("art7.p2.referral")[0].due == chosen.rule("art7.p2.referral")[0].due == date(2025, 1, 24)
    assert [each.verdict for each in now] == [each.verdict for each in chosen]
    assert now.provenance.readings == ()
    assert next(each for each in latest.readings if each.id == "transfer-window").default.id == "latest-date"
    back = latest.amend(ChooseReading("transfer-window", "latest-is-expiry"), name="back")
    assert validate(case, on=date(2025, 1, 22), procedure=back).rule("art7.p2.referral")[0].due == date(2025, 2, 4)


def test_rules_can_be_removed_added_and_replaced() -> None:
    (evidence,) = JIAOZUO_2024.rule("art8.i4.evidence")
    without = JIAOZUO_2024.amend(DropRule("art8.i4.evidence"), name="without")
    assert len(without.rules) == len(JIAOZUO_2024.rules) - 1
    with pytest.raises(LookupError):
        without.rule("art8.i4.evidence")
    again = without.amend(AddRule(evidence), name="again")
    assert again.rule("art8.i4.evidence") == (evidence,)
    assert [each.cite.article for each in again.rules] == [each.cite.article for each in JIAOZUO_2024.rules]
    weaker = replace(evidence, remedy=_OTHER_REMEDY)
    assert JIAOZUO_2024.amend(ReplaceRule(weaker), name="weaker").rule("art8.i4.evidence") == (weaker,)


def test_a_new_length_of_the_seal_changes_only_the_rules_that_use_it() -> None:
    shorter = JIAOZUO_2024.amend(SetSpan("art13.p1.notify", Months(24), Months(12)), name="one_year")
    assert changed(shorter) == {rule.id for rule in JIAOZUO_2024.rules if rule.id.startswith("art13.")}


# ------------------------------------------------------------------------------------------------ refused changes


def test_a_span_that_contradicts_the_text_is_refused() -> None:
    assert refused(SetSpan("art9.filing", Days(7), Days(5))) == {"/changes/0": "words_unchanged"}


def test_every_reason_is_listed_without_repeating_the_input() -> None:
    with pytest.raises(AmendmentRefused) as caught:
        JIAOZUO_2024.amend(
            Reword("art9", "某秘密", "五日"),
            Reword("art99", "七日", "五日"),
            Reword("art9", "七日", ""),
            SetSpan("art9.filing", Days(8), Days(5)),
            SetSpan("art9.nothing", Days(7), Days(5)),
            ChooseReading("no-such", "x"),
            ChooseReading("transfer-window", "no-such"),
            DropRule("no.such"),
            name="x",
        )
    assert {problem.pointer for problem in caught.value.problems} >= {f"/changes/{number}" for number in range(8)}
    assert "某秘密" not in str(caught.value)


def test_two_changes_of_the_same_thing_contradict_each_other() -> None:
    both = refused(ChooseReading("seal-live", "any-seal"), ChooseReading("seal-live", "live-seal-only"))
    assert set(both.values()) == {"contradicts"}
    assert refused(DropRule("art14.sharing"), DropRule("art14.sharing"))["/changes/0"] == "contradicts"


def test_an_unquoted_rule_is_refused() -> None:
    (filing,) = JIAOZUO_2024.rule("art9.filing")
    unquoted: Rule = replace(filing, id="art9.unquoted", quote="本条没有这句话")
    assert refused(AddRule(unquoted)) == {"": "unquoted"}
    assert refused(AddRule(filing))["/changes/0"] == "cannot_be_made"
    assert refused(ReplaceRule(unquoted))["/changes/0"] == "cannot_be_made"


def test_a_rule_with_an_unknown_subject_or_reading_is_refused() -> None:
    (filing,) = JIAOZUO_2024.rule("art9.filing")
    latest = ChooseReading("period-roll", "statutory-13-only")
    with_old_reading = refused(latest, ReplaceRule(replace(filing, remedy=_OTHER_REMEDY)))
    assert with_old_reading == {"/changes/1": "cannot_be_made"}
    assert (
        JIAOZUO_2024.amend(ReplaceRule(replace(filing, remedy=_OTHER_REMEDY)), latest, name="x").quote_problems() == ()
    )
    elsewhere = Subject("elsewhere", "别处", Case)
    foreign = Rule(
        filing.id, filing.cite, filing.quote, per=elsewhere, then=Define("别处的记录", "a record elsewhere", TRUE)
    )
    assert refused(AddRule(foreign)) == {"/changes/0": "cannot_be_made"}


def test_rewording_across_two_quotes_reports_the_lost_quotes() -> None:
    codes = refused(Reword("art9", "立案侦查，案情重大疑难的", "立案，案情重大的"))
    assert "unquoted" in codes.values()


def test_a_span_keeps_its_new_unit() -> None:
    working = JIAOZUO_2024.amend(
        Reword("art9", "应在七日内", "应在五个工作日内"),
        SetSpan("art9.filing", Days(7), WorkingDays(5)),
        name="working",
    )
    case = received("2025-09-26")
    assert validate(case, on=date(2025, 12, 31), procedure=working).rule("art9.filing")[0].due == date(
        2025, 10, 10
    )  # 28 September is a working day


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ((Reword("art9", "应在七日内", "应在五日内"),), "art9.filing: 引文写五日，规则计七日，请改其一"),
        ((Reword("art9", "延长至三十日", "延长至六十日"),), "art9.extension: 引文写六十日，规则计三十日，请改其一"),
        ((Reword("art7", "前三个工作日", "前五个工作日"),), "art7.p2.referral: 引文写五个工作日"),
        (
            (Reword("art9", "应在七日内", "应在三十日内"), Reword("art9", "延长至三十日", "延长至七日")),
            "art9.filing: 引文写三十日，规则计七日，请改其一",
        ),
        (
            (Reword("art9", "应在七日内", "应在5日内"), SetSpan("art9.filing", Days(7), Days(9))),
            "引文写五日，规则计九日",
        ),
    ],
    ids=["seven days", "thirty days", "working days", "exchanged", "Arabic figures"],
)
def test_words_that_state_another_number_than_the_rules_are_refused_with_the_number(
    changes: tuple[Any, ...], line: str
) -> None:
    with pytest.raises(AmendmentRefused) as error:
        JIAOZUO_2024.amend(*changes, name="x")
    assert any(line in problem.zh and problem.code == "number_differs" for problem in error.value.problems)


def test_an_amendment_may_name_a_date_and_drop_most_rules_of_an_article() -> None:
    dated = JIAOZUO_2024.amend(
        Reword("art9", "应在七日内", "自二〇二六年一月一日起应在五日内"),
        SetSpan("art9.filing", Days(7), Days(5)),
        name="x",
    )
    assert "二〇二六年" in dated.rule("art9.filing")[0].quote
    others = ("art9.filing", "art9.supplement-notice", "art9.refusal-notice", "art9.refusal-feedback")
    assert JIAOZUO_2024.amend(*map(DropRule, others), name="x").rule("art9.extension")


def test_the_longer_period_of_the_permission_changes_with_its_span() -> None:
    longer = JIAOZUO_2024.amend(
        Reword("art9", "延长至三十日", "延长至四十日"), SetSpan("art9.filing", Days(30), Days(40)), name="x"
    )
    assert longer.rule("art9.extension")[0].periods == (Days(40),)
