"""`compare`: the parts that differ, the verdicts that change, and the smallest case for each change."""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from support.amendments import SHORTER_REVIEW, review_of
from support.effort import mostly_deep
from zhixing_rules import JIAOZUO_2024, RecordError, validate
from zhixing_rules.amendment import AddRule, ChooseReading, Commence, DropRule, ReplaceRule, Reword, SetSpan, Transition
from zhixing_rules.comparison import ClaimStatus, Comparison, Grounds, Kind, Move, compare
from zhixing_rules.comparison.procedure_diff import EFFORT
from zhixing_rules.engine.verdict import Verdict
from zhixing_rules.language import Actor, Days, Remedy, WorkingDays, all_of
from zhixing_rules.procedures.fields import referral

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixing_rules import Procedure
    from zhixing_rules.language import Span


_OTHER_REMEDY = Remedy("另行补救", "another remedy", by=Actor.COURT)


def reviewed_in(span: Span) -> Procedure:
    return JIAOZUO_2024.amend(*review_of(span), name="amended")


(FILING,) = JIAOZUO_2024.rule("art9.filing")
(EVIDENCE,) = JIAOZUO_2024.rule("art8.i4.evidence")
STRICTER = replace(FILING, when=all_of(FILING.when, referral.major_or_difficult))
NEW: dict[str, Procedure] = {
    "five days": reviewed_in(SHORTER_REVIEW),
    "ten days": reviewed_in(Days(10)),
    "seven working days": reviewed_in(WorkingDays(7)),
    "latest date": JIAOZUO_2024.amend(ChooseReading("transfer-window", "latest-date"), name="amended"),
    "other persons": JIAOZUO_2024.amend(ChooseReading("other-persons", "open-ended"), name="amended"),
    "without evidence": JIAOZUO_2024.amend(DropRule("art8.i4.evidence"), name="amended"),
    "narrower": JIAOZUO_2024.amend(ReplaceRule(STRICTER), name="amended"),
}


FULL_SEARCH = {"five days", "latest date"}
"""The tests of these need many records; the tests of the others need few."""


@cache
def comparison(name: str) -> Comparison:
    return compare(JIAOZUO_2024, NEW[name], effort=EFFORT if name in FULL_SEARCH else 500)


def moves(compared: Comparison) -> Iterator[tuple[str, Move]]:
    return ((rule.rule_id, move) for rule in compared.rules for move in rule.moves)


def result_of(procedure: Procedure, facts: object, on: date, rule: str, path: str) -> tuple[Verdict, date | None]:
    finding = next(
        each for each in validate(json.dumps(facts), on=on, procedure=procedure).rule(rule) if each.path == path
    )
    return finding.verdict, finding.due


# ----------------------------------------------------------------------------------------------- seven days become five


@pytest.mark.deep
def test_exactly_the_rules_that_mention_the_review_period_differ() -> None:
    compared = comparison("five days")
    assert [rule.rule_id for rule in compared.rules] == [
        "art9.filing",
        "art9.extension",
        "art9.supplement-notice",
        "art9.refusal-notice",
        "art9.refusal-feedback",
        "art9.outcome",
    ]
    assert "art7.p2.referral" in compared.unchanged
    assert len(compared.unchanged) + len(compared.rules) == len({rule.id for rule in JIAOZUO_2024.rules})


def test_the_witness_contains_only_a_filing_on_the_sixth_day() -> None:
    (filing,) = comparison("five days").rule("art9.filing")
    move = filing.moves[0]
    assert (move.old, move.new) == (Verdict.PASS, Verdict.FAIL)
    (record,) = move.witness.facts["referrals"]
    assert record.keys() == {"id", "received_on", "filed_on"}
    assert (date.fromisoformat(record["filed_on"]) - date.fromisoformat(record["received_on"])).days == 6
    assert (move.witness.old.due, move.witness.new.due) == (date(2024, 10, 30), date(2024, 10, 28))


def test_a_difference_is_described_by_its_smallest_part() -> None:
    (filing,) = comparison("five days").rule("art9.filing")
    texts = {part.code: (part.old.zh, part.new.zh) for part in filing.parts}
    starts = ("公安机关接收日期", "指定补充期限届满日（遇休息日顺延）", "补充日期")
    assert texts["closes"] == tuple("；".join(f"{each}起第{days}日" for each in starts) for days in (7, 5))
    assert texts["quote"][1] == "认为证据材料齐全、符合立案条件的，应在五日内立案侦查"
    (clause,) = comparison("five days").clauses
    assert (clause.citation.key, "应在五日内" in clause.new, "应在七日内" in clause.old) == ("art9", True, True)


@pytest.mark.deep
def test_a_rule_that_differs_only_under_another_reading_reports_that_and_changes_no_case() -> None:
    (feedback,) = comparison("five days").rule("art9.refusal-feedback")
    assert [part.code for part in feedback.parts] == ["other-readings"]
    assert not feedback.touches_cases
    chosen = compare(
        JIAOZUO_2024, NEW["five days"], readings={"refusal-feedback": "made-and-sent-in-period"}, effort=100
    )
    assert chosen.rule("art9.refusal-feedback")[0].touches_cases


def test_the_due_day_is_compared_over_two_years_including_national_day() -> None:
    (filing,) = comparison("five days").rule("art9.filing")
    assert filing.due is not None
    by_trigger = {shift.trigger: (shift.old, shift.new) for shift in filing.due.shifts}
    assert by_trigger[date(2025, 9, 25)] == (date(2025, 10, 9), date(2025, 9, 30))
    assert by_trigger[date(2025, 3, 3)] == (date(2025, 3, 10), date(2025, 3, 10)), "both are rolled over the weekend"
    for trigger, days in list(by_trigger.items())[::97]:
        facts = {"complete_as_of": "2026-12-01", "referrals": [{"id": "f1", "received_on": trigger.isoformat()}]}
        facts["referrals"][0]["conditions_met"] = facts["referrals"][0]["materials_complete"] = True  # type: ignore[index]  # JSON
        dues = [
            result_of(each, facts, date(2026, 12, 1), "art9.filing", "/referrals/0")[1]
            for each in (JIAOZUO_2024, NEW["five days"])
        ]
        assert tuple(dues) == days
    assert sum(count for _, count in filing.due.counts) == len(filing.due.shifts)
    assert filing.due.later is None
    assert filing.due.earlier is not None
    assert filing.due.earlier.days == filing.due.counts[0][0] < -5, "the period includes a long holiday"


# ------------------------------------------------------------------------------------------------ every witness


@pytest.mark.parametrize("name", mostly_deep(NEW, 2))
def test_every_witness_loads_and_shows_its_change_of_verdict(name: str) -> None:
    listed = list(moves(comparison(name)))
    assert listed
    for rule, move in listed:
        witness = move.witness
        for procedure, side, verdict in ((JIAOZUO_2024, witness.old, move.old), (NEW[name], witness.new, move.new)):
            assert side.verdict is verdict
            if verdict is not None:
                assert result_of(procedure, witness.facts, witness.on, rule, witness.path) == (verdict, side.due)


def without(facts: Any) -> Iterator[Any]:  # noqa: ANN401  JSON
    """Yield the JSON without one fact, for each fact."""
    if isinstance(facts, dict):
        for key, value in facts.items():
            if key not in {"id", "complete_as_of", "record"}:
                yield {other: each for other, each in facts.items() if other != key}
                yield from ({**facts, key: smaller} for smaller in without(value))
    elif isinstance(facts, list):
        for place, value in enumerate(facts):
            yield from ([*facts[:place], smaller, *facts[place + 1 :]] for smaller in without(value))


@pytest.mark.parametrize("name", mostly_deep(["five days", "latest date", "narrower"], 1))
def test_no_fact_of_a_witness_can_be_left_out(name: str) -> None:
    for rule, move in moves(comparison(name)):
        witness = move.witness
        for smaller in without(deepcopy(dict(witness.facts))):
            try:
                verdicts = [
                    result_of(each, smaller, witness.on, rule, witness.path)[0] for each in (JIAOZUO_2024, NEW[name])
                ]
            except (RecordError, StopIteration):
                continue
            assert verdicts != [move.old, move.new], (rule, move.old, move.new)


# ------------------------------------------------------------------------------------------------ other changes


def test_a_dropped_rule_is_listed_with_its_old_verdicts() -> None:
    compared = comparison("without evidence")
    (dropped,) = compared.rules
    assert (dropped.rule_id, dropped.kind, dropped.claims) == ("art8.i4.evidence", Kind.DROPPED, ())
    assert [(move.old, move.new) for move in dropped.moves] == [(Verdict.FAIL, None), (Verdict.PASS, None)]
    assert all(part.new.zh == "" for part in dropped.parts)
    again = NEW["without evidence"].amend(AddRule(EVIDENCE), name="again")
    (added,) = compare(NEW["without evidence"], again).rules
    assert added.kind is Kind.ADDED
    assert [(move.old, move.new) for move in added.moves] == [(None, Verdict.FAIL), (None, Verdict.PASS)]


def test_a_changed_default_of_a_reading_is_listed_and_changes_the_rules_that_use_it() -> None:
    compared = comparison("latest date")
    (chosen,) = compared.readings
    assert (chosen.reading, chosen.old, chosen.new) == ("transfer-window", "latest-is-expiry", "latest-date")
    (referred,) = compared.rules
    kinds = {(move.old, move.new) for move in referred.moves}
    assert (Verdict.PASS, Verdict.FAIL) in kinds, "a referral after the third working day before expiry"
    for alternative in ("window", "latest-date", "latest-is-expiry"):
        same = compare(JIAOZUO_2024, NEW["latest date"], readings={"transfer-window": alternative})
        assert not same.rules, "a chosen reading overrides its default"
        assert same.readings == compared.readings


@pytest.mark.deep
def test_a_change_that_needs_many_facts_is_found() -> None:
    """Its two persons, a unit and a natural person with a role in it, differ in kind: that takes a longer search."""
    (scope,) = compare(JIAOZUO_2024, NEW["other persons"], effort=60_000).rule("art1.scope")
    kinds = {(move.old, move.new): move.witness for move in scope.moves}
    shareholder = kinds[Verdict.FAIL, Verdict.PASS].facts
    kinds_of_role = {role["kind"] for person in shareholder["persons"] for role in person.get("roles", ())}
    assert kinds_of_role <= {"shareholder", "other"}
    assert kinds_of_role


def test_a_rule_that_is_only_reworded_changes_no_verdict() -> None:
    reworded = JIAOZUO_2024.amend(ReplaceRule(replace(EVIDENCE, remedy=_OTHER_REMEDY)), name="amended")
    (only,) = compare(JIAOZUO_2024, reworded).rules
    assert (only.kind, only.moves, only.due, only.claims, only.searched) == (Kind.REWORDED, (), None, (), 0)
    assert [part.code for part in only.parts] == ["remedy"]


def test_a_procedure_does_not_differ_from_itself() -> None:
    compared = compare(JIAOZUO_2024, JIAOZUO_2024)
    assert (compared.rules, compared.clauses, compared.readings) == ((), (), ())
    assert compared.unchanged_outside(()).status is ClaimStatus.PROVED


def test_a_comparison_is_deterministic() -> None:
    assert compare(JIAOZUO_2024, NEW["narrower"], effort=500) == comparison("narrower")


def test_invalid_arguments_raise_value_error() -> None:
    with pytest.raises(ValueError, match="positive"):
        compare(JIAOZUO_2024, JIAOZUO_2024, effort=0)
    with pytest.raises(ValueError, match="no such reading"):
        compare(JIAOZUO_2024, JIAOZUO_2024, readings={"nothing": "x"})


@pytest.mark.deep
def test_an_amendment_with_a_commencement_day_does_not_change_earlier_acts() -> None:
    day = date(2024, 12, 2)
    since = JIAOZUO_2024.amend(
        Reword("art9", "应在七日内", "应在五日内"),
        SetSpan("art9.filing", Days(7), Days(5)),
        Commence(day, Transition.BY_TRIGGER),
        name="amended",
    )
    compared = compare(JIAOZUO_2024, since, effort=5000)
    (filing,) = compared.rule("art9.filing")
    assert "since" in {part.code for part in filing.parts}
    kinds = {(move.old, move.new): move.witness for move in filing.moves}
    witness = kinds[Verdict.PASS, Verdict.FAIL]
    assert date.fromisoformat(witness.facts["referrals"][0]["received_on"]) >= day
    claims = {claim.id: claim.status for claim in filing.claims}
    assert claims["due-not-later"] is ClaimStatus.PROVED
    assert claims["due-not-earlier"] is ClaimStatus.REFUTED
    assert {claims["scope-not-narrowed"], claims["scope-not-widened"]} == {ClaimStatus.PROVED}
    for rule, move in moves(compared):
        judged = result_of(since, move.witness.facts, move.witness.on, rule, move.witness.path)
        assert judged == (move.new, move.witness.new.due)


# ------------------------------------------------------------------------------------------------ claims


def statuses(name: str, rule: str) -> dict[str, tuple[ClaimStatus, Grounds]]:
    (difference,) = comparison(name).rule(rule)
    return {claim.id: (claim.status, claim.grounds) for claim in difference.claims}


def test_a_shorter_period_is_proved_not_to_lengthen_deadlines_and_a_longer_one_not_to_shorten_them() -> None:
    proved, refuted = (ClaimStatus.PROVED, Grounds.SOLVER), (ClaimStatus.REFUTED, Grounds.WITNESS)
    assert statuses("five days", "art9.filing")["due-not-later"] == proved
    assert statuses("five days", "art9.filing")["due-not-earlier"] == refuted
    for longer in ("ten days", "seven working days"):
        assert statuses(longer, "art9.filing")["due-not-earlier"] == proved
        assert statuses(longer, "art9.filing")["due-not-later"] == refuted


def test_a_narrower_scope_is_proved_not_widened_and_refuted_not_narrowed() -> None:
    claims = {claim.id: claim for claim in comparison("narrower").rule("art9.filing")[0].claims}
    assert claims["scope-not-widened"].status is ClaimStatus.PROVED
    assert claims["scope-not-widened"].grounds is Grounds.ENUMERATION
    lost = claims["scope-not-narrowed"]
    assert (lost.status, lost.grounds) == (ClaimStatus.REFUTED, Grounds.WITNESS)
    assert lost.witness is not None
    assert lost.witness.new.verdict is Verdict.NOT_APPLICABLE


@pytest.mark.deep
def test_no_case_found_refutes_a_proved_claim() -> None:
    for name in NEW:
        for rule in comparison(name).rules:
            proved = {claim.id for claim in rule.claims if claim.status is ClaimStatus.PROVED}
            shifts = [] if rule.due is None else [shift.days for shift in rule.due.shifts]
            assert "due-not-earlier" not in proved or all(days >= 0 for days in shifts)
            assert "due-not-later" not in proved or all(days <= 0 for days in shifts)
            out = [move for move in rule.moves if move.new is Verdict.NOT_APPLICABLE]
            assert "scope-not-narrowed" not in proved or not [move for move in out if move.old is not Verdict.OPEN]


def test_without_a_solver_a_claim_that_needs_one_is_undecided_and_names_the_extra(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("zhixing_rules.comparison.claims.solver", lambda: None)
    (filing,) = compare(JIAOZUO_2024, NEW["five days"], effort=100).rule("art9.filing")
    claims = {claim.id: claim for claim in filing.claims}
    assert claims["due-not-later"].status is ClaimStatus.UNDECIDED
    assert "zhixing-rules[prove]" in claims["due-not-later"].grounds.zh
    assert claims["scope-not-narrowed"].status is ClaimStatus.PROVED


def test_unchanged_outside_is_proved_refuted_or_undecided() -> None:
    compared = comparison("five days")
    assert compared.unchanged_outside({rule.rule_id for rule in compared.rules}).status is ClaimStatus.PROVED
    missing_one = compared.unchanged_outside({"art9.filing", "art9.refusal-feedback"})
    assert (missing_one.status, missing_one.witness is None) == (ClaimStatus.REFUTED, False)
    by_other_readings = {rule.rule_id for rule in compared.rules} - {"art9.refusal-feedback"}
    assert compared.unchanged_outside(by_other_readings).status is ClaimStatus.UNDECIDED
