"""The case files and scripts in examples/: every one runs, and says what it is there to say."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from zhixing_rules import Case, Finding, JointMechanism, Plan, Report, Verdict, load, plan, validate

EXAMPLES = Path(__file__).parent.parent / "examples"

ON = {
    "cn_export": date(2025, 9, 30),
    "tracing_clean": date(2025, 6, 20),
    "detention_national_day": date(2025, 9, 28),
    "referral_with_gaps": date(2025, 10, 20),
    "unit_debtor_controller": date(2025, 7, 31),
    "many_unknowns": date(2026, 12, 20),
    "other_work": date(2026, 11, 20),
    "joint_mechanism": date(2026, 11, 20),
}
"""The day on which each case file is judged."""

BREACHED = {
    "cn_export": {
        "art1.scope",
        "art3.i1.approval",
        "art5.i3.known-whereabouts",
        "art5.i3.non-debtor",
        "annex.case-number",
    },
    "tracing_clean": set(),
    "detention_national_day": set(),
    "referral_with_gaps": {"art8.i3.enforcement-report", "art8.i4.evidence", "art9.supplement"},
    "unit_debtor_controller": set(),
    "many_unknowns": set(),
    "other_work": {"art5.i2.third-party", "art12.p2.notice"},
    "joint_mechanism": {"art5.i1.publicity", "art16.half-yearly"},
}
"""The rules that each case file breaches."""

SCRIPTS = sorted(path.name for path in EXAMPLES.glob("0*.py"))


def text_of(name: str) -> str:
    return (EXAMPLES / f"{name}.json").read_text(encoding="utf-8")


def record_of(name: str) -> Case | JointMechanism:
    return load(JointMechanism, text_of(name)) if name == "joint_mechanism" else load(Case, text_of(name))


def report_on(name: str) -> Report:
    return validate(text_of(name), on=ON[name])


def plan_of(name: str) -> Plan:
    return plan(text_of(name), on=ON[name])


def only(report: Report, rule_id: str) -> Finding:
    (finding,) = report.rule(rule_id)
    return finding


def test_every_case_file_is_pinned_here() -> None:
    assert {path.stem for path in EXAMPLES.glob("*.json")} == set(ON) == set(BREACHED)


@pytest.mark.parametrize("name", ON)
def test_each_case_file_breaches_exactly_the_rules_it_is_there_to_show(name: str) -> None:
    assert {finding.rule_id for finding in report_on(name).by("fail")} == BREACHED[name]


@pytest.mark.parametrize("name", ON)
def test_every_finding_of_every_case_file_can_be_said_in_both_languages(name: str) -> None:
    for finding in report_on(name):
        assert finding.message("zh")
        assert finding.message("en")


@pytest.mark.parametrize("name", ON)
def test_every_case_file_is_read_as_its_own_output_is(name: str) -> None:
    record = record_of(name)
    assert load(type(record), record.model_dump_json(exclude_none=True)) == record


@pytest.mark.parametrize("name", ON)
def test_no_number_or_telephone_in_a_case_file_could_belong_to_anyone(name: str) -> None:
    for person in getattr(record_of(name), "persons", None) or ():
        if person.resident_number is not None:
            assert person.resident_number.reveal().startswith("000000")
        if person.telephone is not None:
            assert person.telephone.reveal().startswith("000")
        if person.credit_code is not None:
            assert person.credit_code.startswith("91000000")


def test_the_chinese_export_uses_no_english_key_or_word() -> None:
    def keys(value: object) -> set[str]:
        if isinstance(value, dict):
            return set(value).union(*(keys(each) for each in value.values()))
        if isinstance(value, list):
            return set().union(*(keys(each) for each in value))
        return set()

    assert not [key for key in keys(json.loads(text_of("cn_export"))) if key.isascii()]


def test_the_chinese_export_is_breached_only_by_the_approval_and_the_second_person() -> None:
    paths = {finding.path for finding in report_on("cn_export").by("fail")}
    assert paths == {"/requests/0", "/requests/0/targets/1"}


def test_in_the_clean_request_only_what_must_be_prompt_is_left_to_a_person() -> None:
    report = report_on("tracing_clean")
    assert {finding.rule_id for finding in report.by("review")} == {
        "art3.i2.feedback",
        "art3.i3.measures",
        "art3.i4.withdrawal",
    }
    assert not report.by("open")
    assert only(report, "art3.i1.approval").due == date(2025, 6, 11)


def test_the_detention_across_national_day_is_due_on_10_october_and_safe_on_29_september() -> None:
    step = next(each for each in plan_of("detention_national_day").steps if each.rule_id == "art7.p2.referral")
    assert (step.due, step.safe_due, step.provisional) == (date(2025, 10, 10), date(2025, 9, 29), False)
    assert step.deadline is not None
    assert step.deadline.window == (date(2025, 9, 29), date(2025, 9, 30), date(2025, 10, 9))


def test_the_detention_across_national_day_is_referred_with_the_five_papers() -> None:
    step = next(each for each in plan_of("detention_national_day").steps if each.rule_id == "art7.p2.referral")
    assert len(step.documents) == 5


def test_the_referral_with_gaps_names_the_missing_papers() -> None:
    report = report_on("referral_with_gaps")
    assert "案件执行情况说明" in only(report, "art8.i3.enforcement-report").message("zh")
    assert "涉嫌拒执犯罪的证据材料" in only(report, "art8.i4.evidence").message("zh")


def test_the_review_of_the_referral_with_gaps_rolls_over_national_day() -> None:
    report = report_on("referral_with_gaps")
    assert only(report, "art9.supplement-notice").due == date(2025, 10, 9)
    assert only(report, "art9.supplement").due == date(2025, 10, 16)
    assert only(report, "art7.p2.referral").due == date(2025, 9, 30)


def test_the_evidenced_controller_of_a_unit_debtor_may_be_traced() -> None:
    report = report_on("unit_debtor_controller")
    assert only(report, "art1.scope").verdict is Verdict.PASS
    assert only(report, "art5.i3.non-debtor").verdict is Verdict.PASS


def test_a_notarised_debt_instrument_counts_only_with_its_ruling() -> None:
    record = json.loads(text_of("unit_debtor_controller"))
    assert only(report_on("unit_debtor_controller"), "art15.instrument").verdict is Verdict.PASS
    del record["basis"]["ruling_made_on"]
    assert only(validate(record, on=ON["unit_debtor_controller"]), "art15.instrument").verdict is Verdict.FAIL


def test_many_unknowns_are_open_and_every_missing_fact_has_a_place_and_a_reason() -> None:
    report = report_on("many_unknowns")
    assert report.counts[Verdict.OPEN] > report.counts[Verdict.PASS]
    assert report.missing
    for missing in report.missing:
        assert missing.path.startswith("/")
        assert missing.why_zh
        assert missing.why_en


def test_a_detention_that_runs_into_2027_is_provisional() -> None:
    step = next(each for each in plan_of("many_unknowns").steps if each.rule_id == "art7.p2.referral")
    assert step.provisional
    assert only(report_on("many_unknowns"), "art7.p2.referral").due is None


def test_there_are_five_scripts_of_at_most_forty_lines() -> None:
    assert len(SCRIPTS) == 5
    for name in SCRIPTS:
        assert len((EXAMPLES / name).read_text(encoding="utf-8").splitlines()) <= 40


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("01_validate.py", "art3.i1.approval /requests/0"),
        ("02_plan.py", "最迟 2025-10-10，稳妥 2025-09-29"),
        ("03_days.py", "PRC.back     2025-01-24"),
        ("04_readings.py", "window：只能在届满前末三个工作日"),
        ("05_batch_jsonl.py", "3 judged, 2 skipped"),
    ],
)
def test_each_script_runs_anywhere_and_says_what_it_shows(script: str, said: str, tmp_path: Path) -> None:
    done = subprocess.run(  # noqa: S603  a script of this repository
        [sys.executable, "-W", "error", EXAMPLES / script],
        cwd=tmp_path,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert said in done.stdout


def test_the_batch_repeats_no_value_of_a_line_it_refuses(tmp_path: Path) -> None:
    lines = tmp_path / "lines.jsonl"
    lines.write_text('{"persons": [{"id": "p", "resident_number": "110105194912310021"}]}\n', encoding="utf-8")
    done = subprocess.run(  # noqa: S603  a script of this repository
        [sys.executable, EXAMPLES / "05_batch_jsonl.py", lines],
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert "/persons/0/resident_number" in done.stdout
    assert "110105194912310021" not in done.stdout
