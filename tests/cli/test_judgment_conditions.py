"""Conditions of judgment: day, readings, calendar, directory of courts, amendment."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from zhixing_rules.amendment import ChooseReading, Commence, Reword, SetSpan, Transition
from zhixing_rules.interchange import amendment_to_toml
from zhixing_rules.language import Days
from zhixing_rules.serve import clock

if TYPE_CHECKING:
    from collections.abc import Callable

ON = ("--on", "2025-10-12")


# ------------------------------------------------------------------------------------------------ day and readings


def test_default_day_is_today_in_china(
    run: Callable[..., Any], case_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class FixedClock(datetime):
        @classmethod
        def now(cls, tz: timezone | None = None) -> FixedClock:  # type: ignore[override]  # a fixed time in place of any
            return cls(2025, 10, 11, 16, 30, tzinfo=UTC).astimezone(tz or timezone(timedelta(0)))

    monkeypatch.setattr(clock, "datetime", FixedClock)
    assert "判断之日 2025年10月12日" in run("validate", case_file).out


def test_another_reading_is_used(run: Callable[..., Any], case_file: Path) -> None:
    result = run("validate", case_file, *ON, "--json", "--reading", "transfer-window=latest-date")
    assert result.json["provenance"]["readings"] == {"transfer-window": "latest-date"}
    verdicts = {each["rule_id"]: each["verdict"] for each in result.json["findings"]}
    assert verdicts["art7.p2.referral"] == "fail"


@pytest.mark.parametrize(
    ("choices", "code", "expected"),
    [
        (["nonsense"], "not_a_choice", "id=alternative"),
        (["=x"], "not_a_choice", "id=alternative"),
        (["no-such=x"], "no_such_reading", "transfer-window"),
        (["transfer-window=x"], "no_such_alternative", "latest-is-expiry|window|latest-date"),
        (["transfer-window=window", "transfer-window=window"], "chosen_twice", "once"),
    ],
)
def test_invalid_choice_of_readings_is_refused(
    run: Callable[..., Any], case_file: Path, choices: list[str], code: str, expected: str
) -> None:
    options = [each for choice in choices for each in ("--reading", choice)]
    result = run("validate", case_file, *ON, "--json", *options)
    assert (result.code, result.out) == (2, "")
    (problem,) = json.loads(result.err)["problems"]
    assert problem["code"] == code
    assert expected in problem["en"]


# ------------------------------------------------------------------------------------------------ calendar


def test_notice_changes_the_calendar(run: Callable[..., Any], case_file: Path, notice_file: Path) -> None:
    with_notice = run("validate", case_file, *ON, "--json", "--notice", notice_file)
    without = run("validate", case_file, *ON, "--json")
    assert with_notice.json["provenance"]["calendar"] != without.json["provenance"]["calendar"]


def test_invalid_notice_is_distinguished_from_an_invalid_record(run: Callable[..., Any], case_file: Path) -> None:
    result = run("validate", case_file, *ON, "--json", "--notice", case_file)
    assert result.code == 2
    assert json.loads(result.err)["source"] == "notice"
    result = run("validate", case_file, *ON, "--notice", case_file)
    assert result.err.startswith("放假通知有")
    result = run("validate", "-", *ON, "--json", stdin=b"[]")
    assert json.loads(result.err)["source"] == "input"


# ------------------------------------------------------------------------------------------------ directory of courts


def test_directory_of_courts_adds_a_court(run: Callable[..., Any], write: Callable[[object], Path]) -> None:
    case = write(
        {
            "court": "玉溪法庭",
            "court_level": "basic",
            "requests": [
                {"id": "r1", "sent_on": "2026-11-02", "organ": {"name": "虚构公安局", "level": "county", "desk": True}}
            ],
        }
    )
    courts = write('[[courts]]\nname = "玉溪法庭"\norgan = { value = "虚构公安局" }\n')

    def verdict(*more: object) -> str:
        data = run("validate", case, "--on", "2026-11-20", "--json", *more).json
        return str(next(each["verdict"] for each in data["findings"] if each["rule_id"] == "art2.i2.desk"))

    assert verdict() == "open"
    assert verdict("--courts", courts) == "pass"


@pytest.mark.parametrize("text", ["[[courts]]", "courts = 1", "=", '[[courts]]\nname = "秘密7391"\norgan = 1'])
def test_invalid_directory_is_reported_as_such(
    run: Callable[..., Any], write: Callable[[object], Path], text: str
) -> None:
    case, courts = write({}), write(text)
    result = run("validate", case, "--on", "2026-11-20", "--courts", courts)
    assert (result.code, result.out) == (2, "")
    assert "法院目录" in result.err
    assert "7391" not in result.err
    assert '"source": "directory"' in run("validate", case, "--courts", courts, "--json").err


# ------------------------------------------------------------------------------------------------ amendment
FIVE_DAYS = (Reword("art9", "应在七日内", "应在五日内"), SetSpan("art9.filing", Days(7), Days(5)))
CASE = {
    "complete_as_of": "2025-03-18",
    "referrals": [
        {"id": "f1", "offence": "refusal", "sent_on": "2025-03-12", "received_on": "2025-03-12",
         "conditions_met": True, "materials_complete": True}
    ],
}  # fmt: skip


def test_verdict_follows_the_amended_procedure(run: Callable[..., Any], write: Callable[[object], Path]) -> None:
    case = write(CASE)
    amendment = case.with_name("five.toml")
    amendment.write_text(amendment_to_toml("five_days", FIVE_DAYS), encoding="utf-8")
    command = ("explain", "art9.filing", case, "--on", "2025-03-18", "--json")
    old, new = run(*command), run(*command, "--amendment", amendment)
    assert (old.code, new.code) == (0, 1)
    assert json.loads(new.out)["explanations"][0]["finding"]["due"] == "2025-03-17"
    assert run("validate", case, "--on", "2025-03-18", "--amendment", amendment).out.count("five_days") == 1


def test_invalid_amendment_is_bad_input_with_its_reasons(
    run: Callable[..., Any], write: Callable[[object], Path]
) -> None:
    case = write(CASE)
    amendment = case.with_name("wrong.toml")
    for changes, reason in ((FIVE_DAYS[1:], "Reword"), ((ChooseReading("seal-live", "x"),), "/changes/0")):
        amendment.write_text(amendment_to_toml("wrong", changes), encoding="utf-8")
        result = run("plan", case, "--amendment", amendment)
        assert (result.code, result.out) == (2, "")
        assert "修改案" in result.err
        assert reason in result.err
    assert run("plan", case, "--amendment", case.with_name("none.toml")).code == 2


def test_transition_keeps_the_old_rule_for_earlier_referrals(
    run: Callable[..., Any], write: Callable[[object], Path]
) -> None:
    case = write(CASE)
    amendment = case.with_name("from.toml")
    for day, due, truth in ((date(2025, 3, 12), "2025-03-17", "met"), (date(2025, 3, 13), "2025-03-19", "not_met")):
        changes = (*FIVE_DAYS, Commence(day, Transition.BY_TRIGGER))
        amendment.write_text(amendment_to_toml("five_from", changes), encoding="utf-8")
        result = run("explain", "art9.filing", case, "--on", "2025-03-18", "--json", "--amendment", amendment)
        (explanation,) = json.loads(result.out)["explanations"]
        assert (explanation["finding"]["due"], explanation["transitions"][0]["truth"]) == (due, truth)


def test_amendment_can_add_a_required_document(run: Callable[..., Any], write: Callable[[object], Path]) -> None:
    example = Path(__file__).parents[2] / "examples" / "fifth_document.toml"
    complete = CASE | {"referrals": [{**CASE["referrals"][0], "其他移送材料名称": ["被执行人财产线索清单"]}]}  # type: ignore[dict-item]  # CASE has the same value types
    for case, code in ((CASE, 1), (complete, 0)):
        command = ("explain", "art8.i5.property-leads", write(case), "--on", "2025-03-18", "--amendment", example)
        assert run(*command).code == code
