"""The Opinion and national law together: the fifteen worked cases, verdict by verdict in each layer and combined."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from zhixing_rules import plan, validate
from zhixing_rules.amendment import DropRule
from zhixing_rules.engine import Status, Verdict
from zhixing_rules.language import LOCAL, NATIONAL, LayeredProcedure
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024
from zhixing_rules.procedures.jiaozuo_with_national import JIAOZUO_WITH_NATIONAL
from zhixing_rules.procedures.national.national_law import NATIONAL_LAW

if TYPE_CHECKING:
    from zhixing_rules.engine import Report

FIVE_PAPERS = ["particulars", "referral_letter", "effective_instrument", "enforcement_report", "evidence"]
PAPERS = (
    "art8.particulars",
    "art8.i1.referral-letter",
    "art8.i2.effective-instrument",
    "art8.i3.enforcement-report",
    "art8.i4.evidence",
)
HEADS = tuple(f"xf2025.i4.{each}" for each in ("identity", "duty", "ability", "refusal", "circumstances"))


def judged(on: str, record: dict[str, Any], **readings: str) -> Report:
    """Judge a record that is complete to the day for both layers."""
    whole = {"complete_as_of": on, "complete_for": ["national"], **record}
    chosen = {reading.replace("_", "-"): alternative for reading, alternative in readings.items()}
    return validate(whole, on=date.fromisoformat(on), procedure=JIAOZUO_WITH_NATIONAL, readings=chosen)


def referred(**fields: object) -> dict[str, Any]:
    """Return a record with one referral for refusal to perform."""
    return {"referrals": [{"id": "r1", "offence": "refusal", **fields}]}


def detained(*referrals: dict[str, object], **fields: object) -> dict[str, Any]:
    """Return a record with one detention, and referrals that are based on it."""
    based = [
        {"id": f"r{number}", "offence": "refusal", "detention": "d1", **each} for number, each in enumerate(referrals)
    ]
    return {"detentions": [{"id": "d1", **fields}], "referrals": based}


def verdicts(report: Report, *rules: str) -> dict[str, str]:
    """Return the one verdict of each of some rules on the first subject of the rule."""
    return {rule: report.rule(rule)[0].verdict.value for rule in rules}


def duty(report: Report, wanted: str) -> tuple[str, str]:
    """Return the verdict of a duty on the one subject of it that has one, and the rule that decides."""
    (found,) = (each for each in report.duties if each.id == wanted)
    return found.verdict.value, found.decided_by


def due(report: Report, rule: str) -> date | None:
    """Return the last day of a rule."""
    (finding,) = report.rule(rule)
    return finding.due


# ------------------------------------------------------------------------------------------------ the fifteen cases


def test_1_each_step_of_a_referral_is_governed_by_its_own_day() -> None:
    report = judged(
        "2024-10-18",
        referred(
            sent_on="2024-10-09",
            received_on="2024-10-10",
            inventory=FIVE_PAPERS,
            filed_on="2024-10-16",
            conditions_met=True,
            materials_complete=True,
        ),
    )
    assert set(verdicts(report, *PAPERS, *HEADS).values()) == {"not_applicable"}
    expected = {"art9.filing": "pass", "cxgd.171.receipt": "fail", "xf2025.i5.filing": "not_applicable"}
    assert verdicts(report, *expected) == expected
    assert due(report, "art9.filing") == date(2024, 10, 17)
    assert verdicts(report, "gtz.2.tiers") == {"gtz.2.tiers": "pass"}  # 原则上: three days are a safe day
    assert duty(report, "review.accept") == ("fail", "cxgd.171.receipt")
    assert duty(report, "review.outcome") == ("pass", "gtz.2.tiers")


def test_2_the_detention_before_the_first_day_is_governed_by_national_law_alone() -> None:
    report = judged(
        "2024-10-25",
        detained(
            {"sent_on": "2024-10-22"},
            decided_on="2024-10-09",
            intake_on="2024-10-09",
            days=15,
            family_told_on="2024-10-11",
            view_on="2024-10-20",
            criminal_liability_needed=True,
        ),
    )
    expected = {
        "art7.p1.detention": "not_applicable",
        "art7.p2.referral": "pass",
        "msj.180.family": "fail",
        "msf.119.decision": "fail",
    }
    assert verdicts(report, *expected) == expected
    assert due(report, "art7.p2.referral") == date(2024, 10, 24)
    assert duty(report, "detention.lawful") == ("fail", "msf.119.decision")


def test_3_a_withdrawal_that_is_called_for_after_the_first_day_is_governed() -> None:
    record = {
        "persons": [{"id": "p1"}],
        "requests": [
            {
                "id": "q1",
                "sent_on": "2024-10-08",
                "targets": [{"person": "p1", "whereabouts_known": True, "located_on": "2024-10-20"}],
            }
        ],
    }
    report = judged("2024-11-20", record)
    assert verdicts(report, "art3.i4.withdrawal") == {"art3.i4.withdrawal": "review"}


@pytest.mark.parametrize(("sent", "expected"), [("2024-11-29", "not_applicable"), ("2024-12-02", "review")])
def test_4_a_sanction_before_the_refusal_is_asked_for_from_its_first_day(sent: str, expected: str) -> None:
    report = judged("2024-12-20", referred(sent_on=sent, inventory=FIVE_PAPERS, serious_item="item_5"))
    assert set(verdicts(report, *PAPERS).values()) == {"pass"}
    assert verdicts(report, "fs2024.3.after-sanction") == {"fs2024.3.after-sanction": expected}


@pytest.mark.parametrize(
    ("decided", "on", "reading", "expected"),
    [
        ("2024-11-25", "2024-11-28", "underlying-suffices", "pass"),
        ("2024-11-25", "2024-11-28", "ruling-required", "fail"),
        ("2024-12-02", "2024-12-05", "underlying-suffices", "fail"),
        ("2024-12-01", "2024-12-05", "underlying-suffices", "fail"),
        ("2024-11-30", "2024-12-05", "underlying-suffices", "pass"),
    ],
)
def test_5_a_reading_that_a_higher_rule_decides_is_not_used_from_its_first_day(
    decided: str, on: str, reading: str, expected: str
) -> None:
    record = {
        "persons": [{"id": "p1", "kind": "natural", "debtor": True}],
        "basis": {"kind": "award", "effective": True, "enforceable": True},
        "detentions": [
            {"id": "d1", "person": "p1", "decided_on": decided, "ground": "refusal", "refuses": True, "serious": True}
        ],
    }
    report = judged(on, record, ruling_basis=reading)
    (finding,) = report.rule("art7.p1.detention")
    assert finding.verdict.value == expected
    refused = decided >= "2024-12-01"
    assert any("未采用所选解读：本库据法释〔2024〕13号第二条" in each.zh for each in finding.remarks) is refused


@pytest.mark.parametrize(("on", "expected"), [("2025-01-02", "pending"), ("2025-01-03", "fail")])
def test_6_silence_is_a_breach_after_the_last_day(on: str, expected: str) -> None:
    silent = {"sent_on": "2024-12-24", "received_on": "2024-12-25"}
    report = judged(on, referred(**silent, conditions_met=True, materials_complete=True))
    assert verdicts(report, "art9.filing", "art9.outcome") == {"art9.filing": expected, "art9.outcome": expected}
    assert verdicts(report, "xf2025.i5.filing") == {"xf2025.i5.filing": "not_applicable"}
    assert duty(report, "review.filing") == (expected, "art9.filing")
    assert duty(report, "review.outcome") == (expected, "art9.outcome")
    twin = judged(on, referred(**silent))
    assert verdicts(twin, "art9.outcome") == {"art9.outcome": expected}
    (note,) = twin.rule("f2018.2.sixty")
    assert note.verdict is Verdict.NOT_APPLICABLE
    assert "2025年2月23日" in note.message()
    assert "三十日" not in note.message()


def test_7_custody_never_rolls_over_a_holiday() -> None:
    report = judged(
        "2025-01-02",
        detained(
            {"sent_on": "2025-01-02"},
            decided_on="2024-12-17",
            intake_on="2024-12-17",
            days=15,
            released_on="2025-01-02",
            view_on="2024-12-20",
            criminal_liability_needed=True,
        ),
    )
    assert verdicts(report, "art7.p2.referral", "jls.30.release") == {
        "art7.p2.referral": "fail",
        "jls.30.release": "fail",
    }
    assert due(report, "art7.p2.referral") == date(2025, 1, 1)
    assert due(report, "jls.30.release") == date(2025, 1, 1)


def test_8_the_papers_are_of_the_day_of_sending_the_receipt_of_that_of_receiving() -> None:
    report = judged(
        "2025-07-08",
        referred(
            sent_on="2025-06-30",
            received_on="2025-07-01",
            inventory=FIVE_PAPERS,
            filed_on="2025-07-08",
            conditions_met=True,
            materials_complete=True,
        ),
    )
    assert set(verdicts(report, *PAPERS).values()) == {"pass"}
    assert set(verdicts(report, *HEADS).values()) == {"not_applicable"}
    expected = {
        "art9.filing": "pass",
        "xf2025.i5.filing": "pass",
        "xf2025.i5.accept": "review",
        "cxgd.171.receipt": "fail",
    }
    assert verdicts(report, *expected) == expected
    assert due(report, "art9.filing") == date(2025, 7, 8)
    (accepted,) = (each for each in report.duties if each.id == "review.accept")
    assert (accepted.verdict, accepted.decided_by) == (Verdict.FAIL, "cxgd.171.receipt")
    assert "xf2025.i5.accept" in accepted.see


def test_9_five_papers_and_five_heads_add_up() -> None:
    sent = {"sent_on": "2025-07-01", "received_on": "2025-07-01", "inventory": FIVE_PAPERS, "serious_item": "item_1"}
    report = judged("2025-07-02", referred(**sent, evidence_heads=["identity", "duty", "refusal"]))
    assert set(verdicts(report, *PAPERS).values()) == {"pass"}
    missing = {"xf2025.i4.ability": "review", "xf2025.i4.circumstances": "review"}
    assert verdicts(report, *HEADS) == {**dict.fromkeys(HEADS, "pass"), **missing}
    assert {report.rule(each)[0].raw for each in missing} == {Verdict.FAIL}
    assert duty(report, "referral.papers") == ("review", "xf2025.i4.ability")
    unrecorded = judged("2025-07-02", referred(**sent))
    assert verdicts(unrecorded, *HEADS) == dict.fromkeys(HEADS, "open")


def _viewed(view: str, sent: str, intake: str = "2025-07-01") -> dict[str, Any]:
    return detained(
        {"sent_on": sent},
        decided_on=intake,
        intake_on=intake,
        days=15,
        view_on=view,
        criminal_liability_needed=True,
    )


def test_10_a_reading_that_an_excerpt_rules_out_is_warned_against() -> None:
    record = _viewed("2025-07-03", "2025-07-04")
    assert verdicts(judged("2025-07-17", record), "art7.p2.referral") == {"art7.p2.referral": "pass"}
    (chosen,) = judged("2025-07-17", record, transfer_window="window").rule("art7.p2.referral")
    assert chosen.verdict is Verdict.FAIL
    assert any("本库据法发〔2025〕8号第三点" in each.zh for each in chosen.remarks)
    earlier = _viewed("2025-06-03", "2025-06-04", intake="2025-06-01")
    (before,) = judged("2025-06-17", earlier, transfer_window="window").rule("art7.p2.referral")
    assert before.verdict is Verdict.FAIL
    assert not any("本库据" in each.zh for each in before.remarks)


def test_11_the_duty_to_refer_outlasts_the_detention() -> None:
    record = detained(
        decided_on="2025-07-01",
        intake_on="2025-07-01",
        days=15,
        released_on="2025-07-16",
        view_on="2025-07-20",
        criminal_liability_needed=True,
    )
    report = judged("2025-08-20", record)
    assert [each.verdict.value for each in report.rule("art7.p2.referral")] == ["not_applicable"]
    found = {each.instance.subject.name: each for each in report.rule("xf2025.i3.refer")}
    assert found["detention"].verdict is Verdict.REVIEW
    assert "31日" in found["detention"].message()


@pytest.mark.parametrize(
    ("refused", "served", "letter"),
    [("2025-07-02", "pass", "review"), ("2025-06-30", "not_applicable", "not_applicable")],
)
def test_12_what_follows_a_refusal_is_governed_by_the_day_of_the_refusal(
    refused: str, served: str, letter: str
) -> None:
    report = judged(
        "2025-07-20",
        referred(
            sent_on="2025-06-26",
            received_on="2025-06-27",
            refusal_made_on=refused,
            refusal_sent_on="2025-07-14",
            refusal_to="referring_court",
            conditions_met=False,
        ),
    )
    expected = {"art9.refusal-notice": "pass", "art9.refusal-feedback": "pass"}
    expected |= {"xf2025.i5.refusal-served": served, "xf2025.i6.letter": letter}
    assert verdicts(report, *expected) == expected
    if letter == "review":
        assert due(report, "xf2025.i6.letter") == date(2025, 7, 9)


def test_13_a_dropped_case_has_two_terms_and_both_are_counted() -> None:
    report = judged(
        "2025-09-20",
        referred(
            sent_on="2025-07-28",
            received_on="2025-07-29",
            filed_on="2025-08-01",
            dropped_on="2025-09-01",
            letter_on="2025-09-05",
            letter_reasons=True,
            conditions_met=True,
            materials_complete=True,
        ),
    )
    expected = {"art9.filing": "pass", "cxgd.189.dropped": "fail", "xf2025.i6.letter": "pass"}
    assert verdicts(report, *expected) == expected
    assert (due(report, "cxgd.189.dropped"), due(report, "xf2025.i6.letter")) == (date(2025, 9, 4), date(2025, 9, 8))
    assert duty(report, "review.refusal") == ("fail", "cxgd.189.dropped")


@pytest.mark.parametrize(
    ("reported", "expected"),
    [
        ("2025-12-31", {"zaf2012.77.accept": "review", "zaf.90.file": "not_applicable"}),
        ("2026-01-01", {"zaf2012.77.accept": "not_applicable", "zaf.90.file": "review"}),
    ],
)
def test_14_an_obstruction_is_governed_by_the_law_of_its_day(reported: str, expected: dict[str, str]) -> None:
    report = judged("2026-01-05", {"incidents": [{"id": "i1", "violent": False, "reported_on": reported}]})
    assert verdicts(report, "art12.p1.dispatch", *expected) == {"art12.p1.dispatch": "not_applicable", **expected}


def test_14_late_police_at_a_violent_obstruction_are_a_breach_of_the_opinion() -> None:
    incident = {"id": "i1", "violent": True, "reported_on": "2026-01-01", "dispatched_on": "2026-01-03"}
    report = judged("2026-01-05", {"incidents": [incident]})
    assert verdicts(report, "art12.p1.dispatch") == {"art12.p1.dispatch": "fail"}


def test_15_a_filing_on_the_notice_of_the_procuratorate_has_a_term_of_its_own() -> None:
    report = judged(
        "2026-02-25",
        referred(
            sent_on="2026-01-05",
            received_on="2026-01-05",
            refusal_made_on="2026-01-09",
            refusal_sent_on="2026-01-09",
            refusal_to="referring_court",
            conditions_met=False,
            filing_notice_received_on="2026-02-02",
            filed_on="2026-02-24",
        ),
    )
    expected = {
        "art9.filing": "not_applicable",
        "art9.refusal-notice": "pass",
        "cxgd.182.file": "pass",
        "xf2025.i6.letter": "review",
    }
    assert verdicts(report, *expected) == expected
    assert due(report, "cxgd.182.file") == date(2026, 2, 24)
    assert duty(report, "review.filing")[0] == "pass"


# ------------------------------------------------------------------------------------------------ the composition


def test_the_composition_has_the_rules_of_both_layers_under_their_own_ids() -> None:
    ids = [rule.id for rule in JIAOZUO_WITH_NATIONAL.rules]
    assert ids == [rule.id for layer in (JIAOZUO_2024, NATIONAL_LAW) for rule in layer.rules]
    assert [layer for layer, _ in JIAOZUO_WITH_NATIONAL.rules_by_layer] == [LOCAL, NATIONAL]


def test_a_report_names_the_layers_and_their_hashes() -> None:
    provenance = judged("2025-07-02", {}).provenance
    assert provenance.layers == (
        ("local", "jiaozuo_2024", JIAOZUO_2024.hash),
        ("national", "national_law", NATIONAL_LAW.hash),
    )
    assert provenance.complete_for == ("national",)


def test_a_record_that_does_not_attest_national_facts_breaches_no_national_rule_by_silence() -> None:
    record = {
        "complete_as_of": "2025-09-20",
        **referred(sent_on="2025-07-28", received_on="2025-07-29", filed_on="2025-08-01"),
        "detentions": [{"id": "d1", "decided_on": "2025-07-01", "intake_on": "2025-07-01", "days": 15}],
    }
    report = validate(record, on=date(2025, 9, 20), procedure=JIAOZUO_WITH_NATIONAL)
    national = {rule.id for rule in NATIONAL_LAW.rules}
    assert not [each.rule_id for each in report.by("fail") if each.rule_id in national]
    assert [each.rule_id for each in report.by("open") if each.rule_id in national]


def test_a_record_that_attests_nothing_national_has_nothing_overdue_of_national_law() -> None:
    record = {
        "case_number": "（2026）豫0811执303号",
        "complete_as_of": "2026-10-30",
        "persons": [{"id": "p1", "kind": "natural", "debtor": True}],
        "detentions": [{"id": "d1", "person": "p1", "decided_on": "2026-03-02", "intake_on": "2026-03-02", "days": 5}],
        "referrals": [],
    }
    conditions: dict[str, Any] = {"on": date(2026, 10, 30), "procedure": JIAOZUO_WITH_NATIONAL}
    national = {rule.id for rule in NATIONAL_LAW.rules}
    unattested = [each for each in plan(record, **conditions).steps if each.rule_id in national]
    assert unattested
    assert not [each.rule_id for each in unattested if each.status is Status.OVERDUE]
    attested = plan({**record, "complete_for": ["national"]}, **conditions).steps
    assert [each.rule_id for each in attested if each.status is Status.OVERDUE and each.rule_id in national]


def test_a_reading_is_not_decided_where_no_act_tells_which_law_applies() -> None:
    record = {"basis": {"kind": "award"}, "complete_as_of": "2024-12-20"}
    (finding,) = judged("2024-12-20", record, ruling_basis="underlying-suffices").rule("art15.instrument")
    assert finding.verdict is Verdict.PASS
    assert any("所选解读仍予采用" in each.zh for each in finding.remarks)


def test_an_amendment_may_drop_what_a_duty_names() -> None:
    amended = JIAOZUO_WITH_NATIONAL.amend(DropRule("art9.refusal-feedback"), name="shorter")
    assert "art9.refusal-feedback" not in {rule.id for rule in amended.rules}
    assert isinstance(amended, LayeredProcedure)
    assert "xf2025.i6.letter" in next(each.rules for each in amended.duties if each.id == "review.refusal")


@pytest.mark.parametrize(("on", "heads"), [("2025-06-30", 0), ("2025-07-01", 5)])
def test_the_plan_asks_for_five_papers_and_five_heads_once_both_are_in_force(on: str, heads: int) -> None:
    day = date.fromisoformat(on)
    record = {
        "complete_as_of": on,
        "complete_for": ["national"],
        **detained(
            {},
            decided_on=(day - timedelta(days=2)).isoformat(),
            intake_on=(day - timedelta(days=2)).isoformat(),
            days=15,
            view_on=(day - timedelta(days=1)).isoformat(),
            criminal_liability_needed=True,
        ),
    }
    steps = plan(record, on=day, procedure=JIAOZUO_WITH_NATIONAL).steps
    (referring,) = (each for each in steps if each.rule_id == "art7.p2.referral")
    documents = [each.rule_id for each in referring.documents]
    assert documents[:5] == list(PAPERS)
    assert len(documents) == 5 + heads
    assert set(documents[5:]) <= set(HEADS)
