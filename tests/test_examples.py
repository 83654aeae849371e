"""The case files and scripts in examples/: each runs and gives the documented result."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Literal

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships no types

from support.record_keys import with_keys
from zhixing_rules import Case, Finding, JointMechanism, Plan, Report, Verdict, load, plan, validate
from zhixing_rules.cli import main
from zhixing_rules.interchange import schema

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
"""The report day of each case file."""

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
"""The rules that fail for each case file."""

SCRIPTS = sorted(path.name for path in EXAMPLES.glob("0*.py"))


def json_of(name: str) -> str:
    return (EXAMPLES / f"{name}.json").read_text(encoding="utf-8")


def record_of(name: str) -> Case | JointMechanism:
    return load(JointMechanism, json_of(name)) if name == "joint_mechanism" else load(Case, json_of(name))


def report_on(name: str) -> Report:
    return validate(json_of(name), on=ON[name])


def plan_of(name: str) -> Plan:
    return plan(json_of(name), on=ON[name])


def only_finding(report: Report, rule_id: str) -> Finding:
    (finding,) = report.rule(rule_id)
    return finding


def test_every_case_file_is_listed_in_this_module() -> None:
    assert {path.stem for path in EXAMPLES.glob("*.json")} == set(ON) == set(BREACHED)


@pytest.mark.parametrize("name", ON)
def test_each_case_file_breaches_exactly_the_listed_rules(name: str) -> None:
    assert {finding.rule_id for finding in report_on(name).by("fail")} == BREACHED[name]


@pytest.mark.parametrize("name", ON)
def test_every_finding_has_a_message_in_both_languages(name: str) -> None:
    for finding in report_on(name):
        assert finding.message("zh")
        assert finding.message("en")


@pytest.mark.parametrize("name", ON)
def test_every_case_file_is_equal_after_writing_and_reading(name: str) -> None:
    record = record_of(name)
    assert load(type(record), record.model_dump_json(exclude_none=True)) == record


@pytest.mark.parametrize("name", ON)
def test_the_numbers_in_the_case_files_cannot_belong_to_a_person(name: str) -> None:
    for person in getattr(record_of(name), "persons", None) or ():
        if person.resident_number is not None:
            assert person.resident_number.reveal().startswith("000000")
        if person.telephone is not None:
            assert person.telephone.reveal().startswith("000")
        if person.credit_code is not None:
            assert person.credit_code.startswith("91000000")


@pytest.mark.parametrize("keys", ["en", "zh", "pinyin"])
@pytest.mark.parametrize("name", ON)
def test_every_case_file_matches_the_schema_of_each_kind_of_keys(
    name: str, keys: Literal["en", "zh", "pinyin"]
) -> None:
    original = json.loads(json_of(name))
    record = record_of(name)
    written = with_keys(original, type(record), keys)
    validator = Draft202012Validator(schema("case" if isinstance(record, Case) else "mechanism", keys=keys))
    validator.validate(written)
    assert load(type(record), written) == record
    others = [validator.is_valid(with_keys(original, type(record), each)) for each in ("en", "zh", "pinyin")]
    assert sum(others) == 1
    if any(ord(each) > 127 for key in original for each in key):
        assert validator.is_valid(original) is (keys == "zh")


def test_the_chinese_export_has_no_english_key() -> None:
    def keys(value: object) -> set[str]:
        if isinstance(value, dict):
            return set(value).union(*(keys(each) for each in value.values()))
        if isinstance(value, list):
            return set().union(*(keys(each) for each in value))
        return set()

    assert not [key for key in keys(json.loads(json_of("cn_export"))) if key.isascii()]


def test_the_breaches_of_the_chinese_export_are_in_the_request_and_its_second_target() -> None:
    paths = {finding.path for finding in report_on("cn_export").by("fail")}
    assert paths == {"/requests/0", "/requests/0/targets/1"}


def test_in_the_clean_request_only_the_prompt_acts_are_for_review() -> None:
    report = report_on("tracing_clean")
    assert {finding.rule_id for finding in report.by("review")} == {
        "art3.i2.feedback",
        "art3.i4.withdrawal",
    }
    assert not report.by("open")
    assert only_finding(report, "art3.i1.approval").due == date(2025, 6, 11)


def test_the_detention_across_national_day_is_due_on_10_october_and_safe_on_30_september() -> None:
    step = next(each for each in plan_of("detention_national_day").steps if each.rule_id == "art7.p2.referral")
    assert (step.due, step.safe_due, step.provisional) == (date(2025, 10, 10), date(2025, 9, 30), False)
    assert step.deadline is not None
    assert step.deadline.window == (date(2025, 9, 29), date(2025, 9, 30), date(2025, 10, 9))


def test_the_detention_across_national_day_is_referred_with_five_documents() -> None:
    step = next(each for each in plan_of("detention_national_day").steps if each.rule_id == "art7.p2.referral")
    assert len(step.documents) == 5


def test_the_referral_with_gaps_names_the_missing_documents() -> None:
    report = report_on("referral_with_gaps")
    assert "案件执行情况说明" in only_finding(report, "art8.i3.enforcement-report").message("zh")
    assert "涉嫌拒执犯罪的证据材料" in only_finding(report, "art8.i4.evidence").message("zh")


def test_the_review_period_of_the_referral_with_gaps_is_rolled_past_national_day() -> None:
    report = report_on("referral_with_gaps")
    assert only_finding(report, "art9.supplement-notice").due == date(2025, 10, 9)
    assert only_finding(report, "art9.supplement").due == date(2025, 10, 16)
    assert only_finding(report, "art7.p2.referral").due == date(2025, 9, 30)


def test_the_controller_of_a_unit_debtor_may_be_traced_with_evidence() -> None:
    report = report_on("unit_debtor_controller")
    assert only_finding(report, "art1.scope").verdict is Verdict.PASS
    assert only_finding(report, "art5.i3.non-debtor").verdict is Verdict.PASS


def test_a_notarised_debt_instrument_counts_only_with_its_ruling() -> None:
    record = json.loads(json_of("unit_debtor_controller"))
    assert only_finding(report_on("unit_debtor_controller"), "art15.instrument").verdict is Verdict.PASS
    del record["basis"]["ruling_made_on"]
    assert only_finding(validate(record, on=ON["unit_debtor_controller"]), "art15.instrument").verdict is Verdict.FAIL


def test_unrecorded_facts_give_open_findings_with_missing_facts_and_reasons() -> None:
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
    assert only_finding(report_on("many_unknowns"), "art7.p2.referral").due is None


def test_there_are_five_scripts_of_at_most_forty_lines() -> None:
    assert len(SCRIPTS) == 5
    for name in SCRIPTS:
        assert len((EXAMPLES / name).read_text(encoding="utf-8").splitlines()) <= 40


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("01_validate.py", "art3.i1.approval /requests/0"),
        ("02_plan.py", "最迟 2025-10-10，稳妥 2025-09-30"),
        ("03_days.py", "PRC.back     2025-01-24"),
        ("04_readings.py", "window：只能在该期间内"),
        ("05_batch_jsonl.py", "3 judged, 2 skipped"),
    ],
)
def test_each_script_runs_in_any_folder_and_prints_its_result(script: str, expected: str, tmp_path: Path) -> None:
    result = subprocess.run(  # noqa: S603  a script of this repository
        [sys.executable, "-W", "error", EXAMPLES / script],
        cwd=tmp_path,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert expected in result.stdout


def test_the_batch_script_repeats_no_value_of_a_refused_line(tmp_path: Path) -> None:
    lines = tmp_path / "lines.jsonl"
    lines.write_text('{"persons": [{"id": "p", "kind": "110105194912310021"}]}\n', encoding="utf-8")
    result = subprocess.run(  # noqa: S603  a script of this repository
        [sys.executable, EXAMPLES / "05_batch_jsonl.py", lines],
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert "/persons/0/kind" in result.stdout
    assert "110105194912310021" not in result.stdout


LEDGER = ("import", "examples/ledger.csv", "--mapping", "examples/ledger.toml")


@pytest.mark.parametrize(("page", "language"), [("from-your-system.md", "zh"), ("en/from-your-system.md", "en")])
def test_the_page_on_imports_shows_the_mapping_and_the_notes_of_the_ledger(
    page: str, language: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(EXAMPLES.parent)
    text = (EXAMPLES.parent / "docs" / page).read_text(encoding="utf-8")
    assert main([*LEDGER, "--lang", language]) == 2
    assert f"```text\n{capsys.readouterr().err}```\n" in text
    mapping = (EXAMPLES / "ledger.toml").read_text(encoding="utf-8")
    assert mapping.partition("\n")[2] in text
    for row in csv.reader((EXAMPLES / "ledger.csv").read_text(encoding="utf-8").splitlines()[1:]):
        assert all(cell in text for cell in row[:-1])


def test_the_workbook_of_several_tables_gives_the_same_records(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(EXAMPLES.parent)
    book = tmp_path / "ledger.xlsx"
    script = [sys.executable, "-W", "error", str(EXAMPLES / "ledger_workbook.py"), str(book)]
    subprocess.run(script, check=True)  # noqa: S603  a script of this repository
    main([*LEDGER])
    expected = capsys.readouterr().out
    assert main(["import", str(book), "--mapping", "examples/ledger_workbook.toml"]) == 0
    assert capsys.readouterr().out == expected
    assert len(expected.splitlines()) == 2
    for line in expected.splitlines():
        for person in load(Case, line).persons or ():
            assert person.resident_number is not None
            assert person.resident_number.reveal().startswith("000000")
