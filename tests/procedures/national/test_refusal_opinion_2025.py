"""法发〔2025〕8号, from 2025-07-01: read in an excerpt and in a press report, so nothing is worse than a review."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from procedures.national.numbered_periods import Period, begun_on_every_day, last_day
from procedures.national.verdicts import finding_under, findings_under, national_case, unattested, verdict_under
from zhixing_rules.procedures.national.refusal_opinion_2025 import RULES

if TYPE_CHECKING:
    from space.json_records import Facts

SEAT, REFER, ACCEPT, FILING = "xf2025.i2.seat", "xf2025.i3.refer", "xf2025.i5.accept", "xf2025.i5.filing"
SERVED, LETTER, ASK = "xf2025.i5.refusal-served", "xf2025.i6.letter", "xf2025.i6.ask"

HEADS = {
    "xf2025.i4.identity": "identity",
    "xf2025.i4.duty": "duty",
    "xf2025.i4.ability": "ability",
    "xf2025.i4.refusal": "refusal",
    "xf2025.i4.circumstances": "seriousness",
}
"""The head of evidence of each rule on heads."""

finding_of, verdict_of = finding_under(RULES), verdict_under(RULES)
findings_of = findings_under(RULES)


def referred(**facts: object) -> Facts:
    """A referral for a refusal, sent and received on Tuesday 2025-07-01."""
    referral = {"id": "f1", "offence": "refusal", "sent_on": "2025-07-01", "received_on": "2025-07-01"}
    return national_case(referrals=[referral | facts])


def received(day: str, **facts: object) -> Facts:
    """A referral that was sent and received on a day."""
    return referred(sent_on=day, received_on=day, **facts)


def assert_capped(rule: str, record: Facts, raw: str) -> None:
    """Assert the verdict that the words alone would give; of a text read in an excerpt, a failure is a review."""
    finding = finding_of(rule, record)
    assert finding.raw.value == raw
    assert finding.verdict.value == ("review" if raw == "fail" else raw)
    assert ("据摘录，未核对原文，不作违反认定" in finding.message()) is (raw == "fail")
    assert ("no breach is asserted" in finding.message("en")) is (raw == "fail")


# ------------------------------------------------------------------------------------------------ point 2


@pytest.mark.parametrize(
    ("facts", "raw"),
    [
        pytest.param({"at_court_seat": True}, "pass", id="seat of the court"),
        pytest.param({"at_court_seat": False}, "fail", id="elsewhere: as a rule"),
        pytest.param({"at_court_seat": False, "at_place_of_act": True}, "fail", id="place of the act"),
        pytest.param({}, "open", id="not recorded"),
        pytest.param({"offence": "obstruction", "at_court_seat": False}, "not_applicable", id="another offence"),
        pytest.param({"offence": None, "at_court_seat": False}, "open", id="offence not recorded"),
        pytest.param({"sent_on": None, "received_on": None}, "not_applicable", id="not sent"),
    ],
)
def test_the_police_at_the_seat_of_the_court_are_competent(facts: Facts, raw: str) -> None:
    assert_capped(SEAT, referred(**facts), raw)


# ------------------------------------------------------------------------------------------------ point 3


def detained(*referrals: Facts, **facts: object) -> Facts:
    """A detention of 2025-07-01, with the view of 2025-07-03 that criminal liability must be pursued."""
    decided = {"id": "d1", "person": "p1", "decided_on": "2025-07-01"}
    view = {"view_on": "2025-07-03", "criminal_liability_needed": True}
    return national_case(suspected_on=None, detentions=[decided | view | facts], referrals=list(referrals))


def refer(**facts: object) -> Facts:
    """A referral of a detained person of 2025-07-10, the seventh day after the view."""
    return {"id": "f1", "detention": "d1", "offence": "refusal", "sent_on": "2025-07-10"} | facts


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        pytest.param(detained(refer()), "pass", id="referred"),
        pytest.param(detained(refer(sent_on="2026-03-02")), "pass", id="months later: no number"),
        pytest.param(detained(), "review", id="not referred"),
        pytest.param(detained(refer(offence="obstruction")), "review", id="for another offence"),
        pytest.param(detained(refer(offence=None)), "open", id="for an offence that is not recorded"),
        pytest.param(detained(refer(detention=None)), "open", id="the detention is not recorded"),
        pytest.param(detained(criminal_liability_needed=False), "not_applicable", id="no liability"),
        pytest.param(detained(criminal_liability_needed=None), "open", id="liability not recorded"),
        pytest.param(detained(view_on="2025-06-30", decided_on="2025-06-30"), "not_applicable", id="view before"),
        pytest.param(detained(view_on="2025-07-01"), "review", id="view on the first day"),
    ],
)
def test_a_detained_suspect_is_referred(record: Facts, expected: str) -> None:
    finding = finding_of(REFER, record, at="/detentions/0")
    assert (finding.verdict.value, finding.raw.value) == (expected, expected)


@pytest.mark.parametrize(
    ("found", "sent", "expected"),
    [
        ("2025-07-01", "2025-07-01", "pass"),
        ("2025-07-02", "2025-07-01", "review"),
        ("2025-07-01", None, "review"),
        ("2025-06-30", None, "not_applicable"),
        (None, None, "not_applicable"),
    ],
)
def test_a_suspect_who_is_not_detained_is_referred(found: str | None, sent: str | None, expected: str) -> None:
    """A referral before the suspicion was found is of another suspicion."""
    record = national_case(suspected_on=found, referrals=[refer(sent_on=sent, detention=None)] if sent else [])
    assert verdict_of(REFER, record, at="") == expected


def test_the_duty_to_refer_is_open_where_nothing_is_attested() -> None:
    assert verdict_of(REFER, unattested(detained()), at="/detentions/0") == "open"
    assert verdict_of(REFER, unattested(national_case(suspected_on="2025-07-01")), at="") == "open"
    assert verdict_of(REFER, unattested(national_case()), at="") == "open"


@pytest.mark.parametrize(
    ("sent", "on", "remarked"),
    [
        ("2025-07-10", "2025-07-11", False),
        ("2025-07-11", "2025-07-11", True),
        (None, "2025-07-10", False),
        (None, "2025-07-11", True),
    ],
)
def test_after_seven_days_it_is_remarked_that_no_day_is_set(sent: str | None, on: str, remarked: bool) -> None:
    """The suspicion was found on 2025-07-03."""
    by_detention = detained(*([refer(sent_on=sent)] if sent else []))
    by_case = national_case(suspected_on="2025-07-03", referrals=[refer(sent_on=sent, detention=None)] if sent else [])
    for record, place in ((by_detention, "/detentions/0"), (by_case, "")):
        finding = finding_of(REFER, record | {"complete_as_of": on}, on, place)
        assert [("未规定期限" in each.zh, "no time limit" in each.en) for each in finding.remarks] == (
            [(True, True)] if remarked else []
        )
        assert finding.verdict.value == ("pass" if sent else "review")


def test_nothing_is_remarked_where_there_is_no_duty() -> None:
    for record in (
        detained(criminal_liability_needed=False),
        detained(view_on="2025-06-30", decided_on="2025-06-30"),
        detained(view_on=None),
    ):
        assert not finding_of(REFER, record, at="/detentions/0").remarks
    for found, remarked in (("2025-06-30", False), ("2025-07-01", True), (None, False)):
        assert bool(finding_of(REFER, national_case(suspected_on=found), at="").remarks) is remarked


# ------------------------------------------------------------------------------------------------ point 4


@pytest.mark.parametrize(("rule", "head"), HEADS.items())
def test_a_referral_has_evidence_under_each_head(rule: str, head: str) -> None:
    others = [each for each in HEADS.values() if each != head]
    assert_capped(rule, referred(evidence_heads=[head]), "pass")
    assert_capped(rule, referred(evidence_heads=others), "fail")
    assert_capped(rule, referred(evidence_heads=[]), "fail")
    assert_capped(rule, referred(), "open")
    assert_capped(rule, referred(evidence_heads=[], offence="obstruction"), "not_applicable")
    assert_capped(rule, referred(evidence_heads=[], offence=None), "open")
    assert_capped(rule, referred(sent_on=None, received_on=None), "pending")
    assert_capped(rule, referred(evidence_heads=[head], sent_on=None, received_on=None), "pass")
    assert_capped(rule, unattested(referred(evidence_heads=others)), "fail")
    assert finding_of(rule, referred(evidence_heads=[])).message().count("缺少：") == 1
    remedy = finding_of(rule, referred(evidence_heads=[])).remedy
    assert remedy is not None
    assert remedy.en.startswith("send evidence of")


def test_the_message_names_the_head_that_is_missing() -> None:
    finding = finding_of("xf2025.i4.ability", referred(evidence_heads=["identity", "duty"]))
    assert "移送时附执行能力的证据材料——须人工判断。缺少：有能力执行；据摘录" in finding.message()
    assert "a person must judge. missing: the ability to perform; read in an excerpt" in finding.message("en")


# ------------------------------------------------------------------------------------------------ point 5


@pytest.mark.parametrize(
    ("facts", "raw"),
    [
        pytest.param({"registered_on": "2025-07-01", "receipt_on": "2025-07-01"}, "pass", id="on the day"),
        pytest.param({"registered_on": "2025-07-01", "receipt_on": "2025-07-02"}, "fail", id="receipt the next day"),
        pytest.param({"registered_on": "2025-07-02", "receipt_on": "2025-07-01"}, "fail", id="registered the next day"),
        pytest.param({"registered_on": "2025-07-01"}, "fail", id="no receipt"),
        pytest.param({"receipt_on": "2025-07-01"}, "fail", id="not registered"),
        pytest.param({}, "fail", id="neither"),
        pytest.param({"offence": "obstruction"}, "not_applicable", id="another offence"),
        pytest.param({"received_on": None}, "not_applicable", id="not received"),
    ],
)
def test_a_referral_is_accepted_on_receipt(facts: Facts, raw: str) -> None:
    assert_capped(ACCEPT, referred(**facts), raw)


def test_acceptance_is_pending_on_the_day_alone() -> None:
    """Received on Saturday 2025-07-05: the day is never moved."""
    record = received("2025-07-05")
    for day, expected in (("2025-07-05", "pending"), ("2025-07-06", "review")):
        assert verdict_of(ACCEPT, record | {"complete_as_of": day}, on=day) == expected


EXTENDED = {"extended_on": "2025-07-08", "major_or_difficult": True}


@pytest.mark.parametrize(
    ("facts", "raw"),
    [
        pytest.param({"filed_on": "2025-07-01"}, "pass", id="on the day"),
        pytest.param({"filed_on": "2025-07-08"}, "pass", id="seventh day"),
        pytest.param({"filed_on": "2025-07-09"}, "fail", id="eighth day"),
        pytest.param(EXTENDED | {"filed_on": "2025-07-31"}, "pass", id="extended, thirtieth day"),
        pytest.param(EXTENDED | {"filed_on": "2025-08-01"}, "fail", id="extended, a day late"),
        pytest.param(EXTENDED | {"major_or_difficult": False, "filed_on": "2025-07-09"}, "fail", id="not major"),
        pytest.param({"major_or_difficult": True, "filed_on": "2025-07-09"}, "fail", id="major, not extended"),
        pytest.param(EXTENDED | {"major_or_difficult": None, "filed_on": "2025-07-09"}, "open", id="major: unknown"),
        pytest.param({"conditions_met": True}, "fail", id="conditions met, not filed"),
        pytest.param({"conditions_met": False}, "not_applicable", id="conditions not met"),
        pytest.param({}, "open", id="conditions not recorded"),
        pytest.param({"conditions_met": True, "refusal_made_on": "2025-07-07"}, "not_applicable", id="refused"),
        pytest.param({"refusal_made_on": "2025-07-07", "filed_on": "2025-07-20"}, "not_applicable", id="refused first"),
        pytest.param({"refusal_made_on": "2025-07-07", "filed_on": "2025-07-07"}, "pass", id="both on one day"),
        pytest.param({"refusal_made_on": "2025-07-20", "filed_on": "2025-07-09"}, "fail", id="filed first, late"),
        pytest.param({"transferred_on": "2025-07-03", "conditions_met": True}, "not_applicable", id="passed on"),
        pytest.param(
            {"transferred_on": "2025-07-09", "filed_on": "2025-07-09"}, "fail", id="filed late, passed on then"
        ),
        pytest.param({"transferred_on": "2025-07-10", "filed_on": "2025-07-09"}, "fail", id="filed late, passed on"),
        pytest.param({"offence": "obstruction", "filed_on": "2025-07-09"}, "not_applicable", id="another offence"),
        pytest.param({"received_on": None, "conditions_met": True}, "not_applicable", id="not received"),
    ],
)
def test_the_police_file_in_seven_days(facts: Facts, raw: str) -> None:
    assert_capped(FILING, referred(**facts), raw)


ASKED = {"conditions_met": True, "supplement_notified_on": "2025-07-08"}
"""The court is asked for further evidence on the seventh day."""


@pytest.mark.parametrize(
    ("facts", "raw"),
    [
        pytest.param(ASKED, "pending", id="not supplied"),
        pytest.param(ASKED | {"filed_on": "2025-07-20"}, "pass", id="filed without it"),
        pytest.param(ASKED | {"supplied_on": "2025-07-14", "filed_on": "2025-07-21"}, "pass", id="seventh day again"),
        pytest.param(ASKED | {"supplied_on": "2025-07-14", "filed_on": "2025-07-22"}, "fail", id="eighth day"),
        pytest.param(ASKED | {"supplied_on": "2025-07-14"}, "fail", id="supplied, not filed"),
        pytest.param(
            EXTENDED | ASKED | {"supplied_on": "2025-07-14", "filed_on": "2025-07-31"}, "pass", id="thirty days stay"
        ),
        pytest.param(
            ASKED | {"supplement_notified_on": "2025-07-09", "supplied_on": "2025-07-09", "filed_on": "2025-07-16"},
            "fail",
            id="asked a day late",
        ),
    ],
)
def test_a_supply_restarts_the_seven_days(facts: Facts, raw: str) -> None:
    assert_capped(FILING, referred(**facts), raw)


def test_a_review_that_waits_for_the_court_says_so() -> None:
    (remark,) = finding_of(FILING, referred(**ASKED)).remarks
    assert "重新计算七日" in remark.zh
    assert "seven days run again" in remark.en
    assert not finding_of(FILING, referred(**ASKED, supplied_on="2025-07-14")).remarks
    assert not finding_of(FILING, referred(**ASKED, filed_on="2025-07-14")).remarks


@pytest.mark.parametrize(
    ("facts", "raw"),
    [
        pytest.param({"refusal_to": "same_court"}, "pass", id="one court"),
        pytest.param({"refusal_to": "referring_court"}, "pass", id="the referring court"),
        pytest.param({"refusal_to": "enforcement_court"}, "fail", id="the enforcing court alone"),
        pytest.param({"refusal_to": "other"}, "fail", id="another body"),
        pytest.param({"refusal_to": None}, "open", id="not recorded"),
        pytest.param({"refusal_to": "same_court", "refusal_sent_on": "2026-07-07"}, "pass", id="no number"),
        pytest.param({"refusal_sent_on": None}, "review", id="not served"),
        pytest.param({"refusal_made_on": None, "refusal_sent_on": None}, "not_applicable", id="not refused"),
        pytest.param({"offence": "obstruction"}, "not_applicable", id="another offence"),
    ],
)
def test_the_referring_court_is_served(facts: Facts, raw: str) -> None:
    refused = {"refusal_made_on": "2025-07-07", "refusal_sent_on": "2025-07-14"}
    assert_capped(SERVED, referred(**refused | facts), raw)


# ------------------------------------------------------------------------------------------------ point 6

REASONED = {"letter_on": "2025-07-14", "letter_reasons": True}


@pytest.mark.parametrize(
    ("facts", "raw"),
    [
        pytest.param(REASONED, "pass", id="seventh day"),
        pytest.param(REASONED | {"letter_on": "2025-07-07"}, "pass", id="on the day"),
        pytest.param(REASONED | {"letter_on": "2025-07-15"}, "fail", id="eighth day"),
        pytest.param(REASONED | {"letter_reasons": False}, "fail", id="no reasons"),
        pytest.param(REASONED | {"letter_reasons": None}, "open", id="reasons not recorded"),
        pytest.param(REASONED | {"letter_on": "2025-07-15", "letter_reasons": None}, "fail", id="late in any case"),
        pytest.param({}, "fail", id="no letter"),
        pytest.param(REASONED | {"refusal_made_on": None}, "not_applicable", id="neither refused nor dropped"),
        pytest.param({"offence": "obstruction"}, "not_applicable", id="another offence"),
    ],
)
def test_a_letter_with_reasons_follows_a_refusal(facts: Facts, raw: str) -> None:
    assert_capped(LETTER, referred(**{"refusal_made_on": "2025-07-07"} | facts), raw)


@pytest.mark.parametrize(
    ("facts", "raw"),
    [
        pytest.param({"letter_on": "2025-08-11", "letter_reasons": True}, "pass", id="seventh day"),
        pytest.param({"letter_on": "2025-08-12", "letter_reasons": True}, "fail", id="eighth day"),
        pytest.param({"letter_on": "2025-08-03", "letter_reasons": True}, "fail", id="a letter on something else"),
        pytest.param({}, "fail", id="no letter"),
        pytest.param(
            {"refusal_made_on": "2025-07-07", "letter_on": "2025-08-11", "letter_reasons": True},
            "fail",
            id="refused first: one letter does not answer both",
        ),
        pytest.param(
            {
                "sent_on": "2025-06-20",
                "received_on": "2025-06-20",
                "refusal_made_on": "2025-06-30",
                "letter_on": "2025-08-11",
                "letter_reasons": True,
            },
            "pass",
            id="refused before the first day: no letter was owed",
        ),
    ],
)
def test_a_letter_with_reasons_follows_a_case_that_was_dropped(facts: Facts, raw: str) -> None:
    assert_capped(LETTER, referred(**{"filed_on": "2025-07-20", "dropped_on": "2025-08-04"} | facts), raw)


def test_a_refusal_and_a_drop_get_a_remark_on_the_other_letter() -> None:
    dropped = {"filed_on": "2025-07-20", "dropped_on": "2025-08-04"}
    finding = finding_of(LETTER, referred(refusal_made_on="2025-07-07", **dropped, **REASONED))
    (remark,) = finding.remarks
    assert "另一次" in remark.zh
    assert "the other one" in remark.en
    assert finding.verdict.value == "review"
    assert not finding_of(LETTER, referred(**dropped, **REASONED)).remarks
    assert not finding_of(LETTER, referred(refusal_made_on="2025-07-07", **REASONED)).remarks


def test_a_letter_before_the_drop_does_not_count() -> None:
    dropped = {"filed_on": "2025-07-20", "dropped_on": "2025-08-04", "letter_on": "2025-08-03"}
    finding = finding_of(LETTER, referred(**dropped, letter_reasons=True))
    assert "早于引起该行为之日，不算履行" in finding.message()
    assert "it does not count" in finding.message("en")


def test_asking_the_procuratorate_is_a_power() -> None:
    finding = finding_of(ASK, referred())
    assert finding.verdict.value == "not_applicable"
    assert "不作判断。系法院的权力" in finding.message()
    assert "not using it breaches nothing" in finding.message("en")
    assert finding.remedy is None


# ------------------------------------------------------------------------------------------------ numbered periods

PERIODS = [
    Period(FILING, 7, "received_on", "filed_on", {}, late="review"),
    Period(FILING, 30, "received_on", "filed_on", {"major_or_difficult": True}, late="review"),
    Period(LETTER, 7, "refusal_made_on", "letter_on", {"letter_reasons": True}, late="review"),
    Period(LETTER, 7, "dropped_on", "letter_on", {"filed_on": "2025-12-31", "letter_reasons": True}, late="review"),
]


@pytest.mark.parametrize("period", PERIODS, ids=lambda each: f"{each.rule} {each.days} {each.start}")
def test_a_numbered_period_ends_where_counting_by_hand_ends_it(period: Period) -> None:
    record, expected = begun_on_every_day(period, 2026)
    if period.days == 30:
        for each in record["referrals"]:
            each["extended_on"] = each["received_on"]
    assert {each.path: (each.due, each.verdict.value) for each in findings_of(period.rule, record)} == expected


@pytest.mark.parametrize(
    ("rule", "facts", "days"),
    [
        (FILING, {"conditions_met": True}, 7),
        (FILING, {"conditions_met": True, "extended_on": "2026-02-11", "major_or_difficult": True}, 30),
        (LETTER, {"refusal_made_on": "2026-02-11"}, 7),
        (LETTER, {"filed_on": "2026-02-11", "dropped_on": "2026-02-11"}, 7),
    ],
)
def test_a_numbered_period_is_pending_through_its_last_day(rule: str, facts: Facts, days: int) -> None:
    """It begins on Wednesday 2026-02-11, before the Spring Festival."""
    record, last = received("2026-02-11", **facts), last_day(date(2026, 2, 11), days)
    for day, expected in ((last, "pending"), (last + timedelta(days=1), "review")):
        assert verdict_of(rule, record | {"complete_as_of": str(day)}, on=str(day)) == expected


# ------------------------------------------------------------------------------------------------ all of them

BREACHED = [
    pytest.param(SEAT, "sent_on", {"at_court_seat": False}, id=SEAT),
    *(pytest.param(rule, "sent_on", {"evidence_heads": []}, id=rule) for rule in HEADS),
    pytest.param(ACCEPT, "received_on", {}, id=ACCEPT),
    pytest.param(FILING, "received_on", {"conditions_met": True}, id=FILING),
    pytest.param(SERVED, "refusal_made_on", {}, id=SERVED),
    pytest.param(LETTER, "refusal_made_on", {}, id=f"{LETTER} refused"),
    pytest.param(LETTER, "dropped_on", {"filed_on": "2025-06-20"}, id=f"{LETTER} dropped"),
]


@pytest.mark.parametrize(("rule", "act", "facts"), BREACHED)
def test_a_rule_governs_what_happened_from_its_first_day(rule: str, act: str, facts: Facts) -> None:
    before = {"sent_on": "2025-06-20", "received_on": None if act == "sent_on" else "2025-06-20"} | facts
    assert verdict_of(rule, referred(**before | {act: "2025-06-30"})) == "not_applicable"
    assert verdict_of(rule, referred(**before | {act: "2025-07-01"})) == "review"


def test_a_case_that_is_dropped_is_governed_though_its_refusal_was_not() -> None:
    facts = {"sent_on": "2025-06-20", "received_on": "2025-06-20", "refusal_made_on": "2025-06-27"}
    dropped = {"filed_on": "2025-06-30", "dropped_on": "2025-07-01"}
    assert verdict_of(LETTER, referred(**facts)) == "not_applicable"
    assert verdict_of(LETTER, referred(**facts, **dropped)) == "review"


@pytest.mark.parametrize(
    ("rule", "record"),
    [
        pytest.param(SEAT, referred(), id=SEAT),
        *(pytest.param(rule, referred(), id=rule) for rule in HEADS),
        pytest.param(ACCEPT, referred(), id=ACCEPT),
        pytest.param(FILING, referred(conditions_met=True), id=FILING),
        pytest.param(SERVED, referred(refusal_made_on="2025-07-07"), id=SERVED),
        pytest.param(LETTER, referred(refusal_made_on="2025-07-07"), id=LETTER),
        pytest.param(LETTER, referred(), id=f"{LETTER} neither recorded"),
    ],
)
def test_a_rule_is_open_where_nothing_is_attested(rule: str, record: Facts) -> None:
    finding = finding_of(rule, unattested(record))
    assert finding.verdict.value == "open"
    assert finding.missing


@pytest.mark.parametrize(
    ("rule", "record", "zh", "en"),
    [
        pytest.param(
            SEAT,
            referred(at_court_seat=False),
            "系执行法院所在地公安机关：否；据摘录",
            "the organ is at the seat of the enforcing court: no; read in an excerpt",
            id="seat",
        ),
        pytest.param(
            ACCEPT,
            referred(),
            "尚未办理；期限于2025年7月1日届满",
            "not done; due 2025-07-01",
            id="not accepted",
        ),
        pytest.param(
            FILING,
            referred(filed_on="2025-07-08"),
            "——符合。2025年7月8日办理；期限于2025年7月8日届满",
            "- met. done 2025-07-08; due 2025-07-08",
            id="filed",
        ),
        pytest.param(
            FILING,
            referred(conditions_met=False),
            "符合立案条件：否",
            "the police find the conditions met: no",
            id="conditions not met",
        ),
        pytest.param(
            SERVED,
            referred(refusal_made_on="2025-07-07"),
            "尚未办理，至今已过480日；条文未规定具体期限",
            "not done; 480 days elapsed; the text sets no specific time limit",
            id="not served",
        ),
        pytest.param(
            SERVED,
            referred(refusal_made_on="2025-07-07", refusal_sent_on="2025-07-08", refusal_to="enforcement_court"),
            "反馈对象既不是移送法院（非执行法院）也不是移送法院暨执行法院",
            "is neither the referring court alone nor the court that refers and enforces",
            id="served on another court",
        ),
        pytest.param(
            LETTER,
            referred(refusal_made_on="2025-07-07", letter_on="2025-07-14", letter_reasons=False),
            "函告说明理由：否",
            "the letter gives reasons: no",
            id="no reasons",
        ),
        pytest.param(
            LETTER,
            referred(),
            "尚未作出不予立案通知书；尚未撤销案件",
            "the notice of refusal has not yet been made; the case has not yet been dropped",
            id="neither refused nor dropped",
        ),
        pytest.param(
            LETTER,
            received("2025-06-20", refusal_made_on="2025-06-30"),
            "2025年7月1日晚于不予立案或者撤销案件之日（不予立案或者撤销案件之日为2025年6月30日）",
            "2025-07-01 is after the day of the refusal",
            id="before the first day",
        ),
    ],
)
def test_a_message_says_why(rule: str, record: Facts, zh: str, en: str) -> None:
    finding = finding_of(rule, record)
    assert zh in finding.message("zh")
    assert en in finding.message("en")
