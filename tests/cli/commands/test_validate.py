"""validate, plan, explain: what they print, and how they end."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships no types

from zhixing_rules.cli import inputs
from zhixing_rules.interchange import schema

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ON = ("--on", "2025-10-12")
CLEAN: dict[str, Any] = {"basis": {"kind": "judgment", "effective": True, "enforceable": True}}


def test_a_failure_ends_with_one(run: Callable[..., Any], case_file: Path) -> None:
    ran = run("validate", case_file, *ON)
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.startswith("检查报告\n限 查控专管人员 阅\n判断之日 2025-10-12")
    assert "art8.i3.enforcement-report" in ran.out


def test_no_failure_ends_with_nought(run: Callable[..., Any], write: Callable[[object], Path]) -> None:
    ran = run("validate", write(CLEAN), *ON)
    assert (ran.code, ran.err) == (0, "")


def test_standard_input_is_read(run: Callable[..., Any], case_file: Path) -> None:
    given = run("validate", "-", *ON, given=case_file.read_bytes())
    assert given == run("validate", case_file, *ON)


def test_a_byte_order_mark_is_taken_off(run: Callable[..., Any]) -> None:
    assert run("validate", "-", given=b"\xef\xbb\xbf{}").code == 0


def test_chinese_keys_are_read(run: Callable[..., Any]) -> None:
    ran = run("validate", "-", *ON, given='{"案号": "（2024）豫0402民初1234号"}'.encode())
    assert ran.code == 1
    assert "notice.addressee" in ran.out


@pytest.mark.parametrize("extra", [(), ("--sensitive",)])
def test_a_report_in_json_keeps_to_its_schema(run: Callable[..., Any], case_file: Path, extra: tuple[str, ...]) -> None:
    ran = run("validate", case_file, *ON, "--json", *extra)
    assert ran.code == 1
    Draft202012Validator(schema("report")).validate(ran.json)
    assert ("sensitive_to" in ran.json) is bool(extra)
    assert ran.json["provenance"]["on"] == "2025-10-12"


def test_a_plan_in_json_keeps_to_its_schema(run: Callable[..., Any], case_file: Path) -> None:
    ran = run("plan", case_file, *ON, "--json")
    assert ran.code == 0
    Draft202012Validator(schema("plan")).validate(ran.json)


def test_a_plan_is_printed(run: Callable[..., Any], case_file: Path) -> None:
    ran = run("plan", case_file, *ON)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("办案计划\n")
    by_actor = run("plan", case_file, *ON, "--by-actor", "--lang", "en")
    assert "── the police leader in charge ─" in by_actor.out


def test_explanations_in_json_keep_to_their_schema(run: Callable[..., Any], case_file: Path) -> None:
    ran = run("explain", "art1.scope", case_file, *ON, "--json")
    assert ran.code == 1
    validator = Draft202012Validator(schema("explanation"))
    for each in ran.json["explanations"]:
        validator.validate(each)
    assert [each["finding"]["path"] for each in ran.json["explanations"]] == [
        "/requests/0/targets/0",
        "/requests/0/targets/1",
    ]


def test_one_subject_can_be_explained(run: Callable[..., Any], case_file: Path) -> None:
    ran = run("explain", "art1.scope", case_file, *ON, "--path", "/requests/0/targets/0")
    assert ran.code == 0
    assert "/requests/0/targets/0" in ran.out
    assert "/requests/0/targets/1" not in ran.out


def test_an_unknown_subject_or_rule_is_refused(run: Callable[..., Any], case_file: Path) -> None:
    ran = run("explain", "art1.scope", case_file, *ON, "--path", "/nowhere")
    assert (ran.code, ran.out) == (2, "")
    assert "/requests/0/targets/0, /requests/0/targets/1" in ran.err
    ran = run("explain", "art99.nothing", case_file, *ON)
    assert (ran.code, ran.out) == (2, "")
    assert "art7.p2.referral" in ran.err
    ran = run("explain", "art15.instrument", case_file, *ON, "--path", "/x")
    assert '""' in ran.err


def test_a_rule_without_a_subject_says_so(run: Callable[..., Any]) -> None:
    ran = run("explain", "art7.p2.referral", "-", *ON, given=b"{}")
    assert (ran.code, ran.out) == (0, "记录中没有该规则所针对的对象\n")
    ran = run("explain", "art7.p2.referral", "-", *ON, "--path", "/detentions/0", given=b"{}")
    assert ran.code == 2


def test_another_reading_is_taken(run: Callable[..., Any], case_file: Path) -> None:
    ran = run("validate", case_file, *ON, "--json", "--reading", "transfer-window=latest-date")
    assert ran.json["provenance"]["readings"] == {"transfer-window": "latest-date"}
    verdicts = {each["rule_id"]: each["verdict"] for each in ran.json["findings"]}
    assert verdicts["art7.p2.referral"] == "fail"


@pytest.mark.parametrize(
    ("choices", "code", "told"),
    [
        (["nonsense"], "not_a_choice", "id=alternative"),
        (["=x"], "not_a_choice", "id=alternative"),
        (["no-such=x"], "no_such_reading", "transfer-window"),
        (["transfer-window=x"], "no_such_alternative", "latest-is-expiry|window|latest-date"),
        (["transfer-window=window", "transfer-window=window"], "chosen_twice", "once"),
    ],
)
def test_a_wrong_choice_of_readings_is_refused(
    run: Callable[..., Any], case_file: Path, choices: list[str], code: str, told: str
) -> None:
    options = [each for choice in choices for each in ("--reading", choice)]
    ran = run("validate", case_file, *ON, "--json", *options)
    assert (ran.code, ran.out) == (2, "")
    (problem,) = json.loads(ran.err)["problems"]
    assert problem["code"] == code
    assert told in problem["en"]


def test_a_notice_is_loaded(run: Callable[..., Any], case_file: Path, notice_file: Path) -> None:
    with_notice = run("validate", case_file, *ON, "--json", "--notice", notice_file)
    without = run("validate", case_file, *ON, "--json")
    assert with_notice.json["provenance"]["calendar"] != without.json["provenance"]["calendar"]


def test_a_wrong_notice_is_told_from_a_wrong_record(run: Callable[..., Any], case_file: Path) -> None:
    ran = run("validate", case_file, *ON, "--json", "--notice", case_file)
    assert ran.code == 2
    assert json.loads(ran.err)["source"] == "notice"
    ran = run("validate", case_file, *ON, "--notice", case_file)
    assert ran.err.startswith("放假通知有")
    ran = run("validate", "-", *ON, "--json", given=b"[]")
    assert json.loads(ran.err)["source"] == "input"


def test_today_is_the_day_in_china(run: Callable[..., Any], case_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: timezone | None = None) -> Clock:  # type: ignore[override]  # a fixed moment
            return cls(2025, 10, 11, 16, 30, tzinfo=UTC).astimezone(tz or timezone(timedelta(0)))

    monkeypatch.setattr(inputs, "datetime", Clock)
    assert "判断之日 2025-10-12" in run("validate", case_file).out


def test_english_can_be_asked_for(run: Callable[..., Any], case_file: Path) -> None:
    ran = run("validate", case_file, *ON, "--lang", "en", "--all", "--sensitive")
    assert ran.out.startswith("Report\nfor the designated keeper only\non 2025-10-12; record complete")
    assert "not applicable" in ran.out
    ran = run("explain", "art7.p2.referral", "-", "--lang", "en", given=b"{}")
    assert ran.out == "the record holds no subject of this rule\n"


def test_nothing_personal_is_printed(run: Callable[..., Any], case_file: Path, record: dict[str, Any]) -> None:
    personal = [person[field] for person in record["persons"] for field in ("name", "resident_number", "telephone")]
    personal.append(record["case_number"])
    for command in (("validate",), ("plan",), ("explain", "annex.person")):
        for more in ((), ("--json",)):
            ran = run(*command, case_file, *ON, *more)
            assert not [each for each in personal if each in ran.out + ran.err]


def test_markdown_is_not_given_where_something_it_has_no_form_for_was_asked_too(
    run: Callable[..., Any], case_file: Path
) -> None:
    assert run("validate", case_file, *ON, "--markdown").out.startswith("# 检查报告\n")
    assert run("plan", case_file, *ON, "--markdown", "--lang", "en").out.startswith("# Plan\n")
    for asked in (("validate", "--json"), ("validate", "--sweep"), ("validate", "--sensitive"), ("plan", "--by-actor")):
        ran = run(asked[0], case_file, *ON, "--markdown", asked[1])
        assert (ran.code, ran.out) == (2, "")
        assert asked[1] in ran.err
