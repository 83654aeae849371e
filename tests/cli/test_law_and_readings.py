"""readings, coverage, the sweep, the directory of courts, and the joint mechanism on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from zhixing_rules import JIAOZUO_2024
from zhixing_rules.procedures.jiaozuo_2024.coverage import coverage_table

if TYPE_CHECKING:
    from collections.abc import Callable

MECHANISM = Path(__file__).parents[2] / "examples" / "joint_mechanism.json"
SWEPT = {
    "case_number": "（2024）豫0802执1号",
    "complete_as_of": "2024-10-12",
    "detentions": [
        {
            "id": "d1",
            "intake_on": "2024-09-25",
            "days": 15,
            "criminal_liability_needed": True,
            "view_on": "2024-09-26",
        }
    ],
    "referrals": [{"id": "f1", "detention": "d1", "offence": "refusal", "sent_on": "2024-10-08"}],
}


def test_all_readings_are_listed_with_their_default_support_and_rules(run: Callable[..., Any]) -> None:
    ran = run("readings")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("解读 52 项")
    for reading in JIAOZUO_2024.readings:
        assert f"{reading.id}  " in ran.out
        assert f"* {reading.default.id}  " in ran.out


def test_one_reading_can_be_asked_for_and_an_unknown_one_is_refused(run: Callable[..., Any]) -> None:
    (told,) = run("readings", "seal-live", "--json").json["readings"]
    assert (told["default"], told["settled_by"], told["confidence"]) == ("live-seal-only", "R", "A")
    assert "art13.p1.notify" in told["rules"]
    assert [each["argued"] for each in told["alternatives"]] == [True, False]
    refused = run("readings", "no-such")
    assert (refused.code, refused.out) == (2, "")
    assert "transfer-window" in refused.err


def test_an_unverified_reading_says_so(run: Callable[..., Any]) -> None:
    assert "K 未核实" in run("readings", "police-organ-names").out
    assert "X not found" in run("readings", "yuxi-counterpart", "--lang", "en").out


def test_what_the_marks_and_the_letters_of_a_reading_stand_for_is_said(run: Callable[..., Any]) -> None:
    assert "° 为未见来源主张" in run("readings", "seal-live").out
    assert "J 两发文机关协商；H 省级机关" in run("readings", "same-level").out
    in_english = run("readings", "same-level", "--lang", "en").out
    assert "° is argued by no source" in in_english
    assert "J the two issuing bodies by consultation; H the provincial bodies" in in_english


def test_the_coverage_is_told_sentence_by_sentence(run: Callable[..., Any]) -> None:
    ran = run("coverage")
    assert (ran.code, ran.err) == (0, "")
    assert "覆盖 100%" in ran.out
    norms = len(coverage_table().norms)
    assert f"规范 {norms}/{norms}" in ran.out
    assert f"{norms} of {norms}" in run("coverage", "--lang", "en").out
    told = run("coverage", "--json").json
    assert (told["share"], told["problems"], told["norms_present"]) == (1.0, [], norms)
    assert all(row["rules"] or row["reason_zh"] for row in told["rows"])


def test_the_sweep_shows_the_sensitive_findings_alone(run: Callable[..., Any], write: Callable[[object], Path]) -> None:
    ran = run("validate", write(SWEPT), "--on", "2024-10-12", "--sweep")
    assert "transfer-window=latest-date（至少提前三个工作日）→ 违反" in ran.out
    assert "art7.p2.referral  /detentions/0" in ran.out
    assert "annex.case-number" not in ran.out
    in_english = run("validate", write(SWEPT), "--on", "2024-10-12", "--sweep", "--lang", "en").out
    assert "transfer-window=latest-date" in in_english
    written = run("validate", write(SWEPT), "--on", "2024-10-12", "--sweep", "--json").json
    told = written["sensitive_to"]
    assert {each["rule_id"] for each in written["findings"]} == {each["rule_id"] for each in told}
    assert {"was": "pass", "verdict": "fail", "alternative": "latest-date"}.items() <= next(
        each for each in told if each["alternative"] == "latest-date"
    ).items()


def test_a_joint_mechanism_is_judged_and_planned_like_a_case(run: Callable[..., Any]) -> None:
    judged = run("validate", MECHANISM, "--on", "2026-11-20", "--json").json
    failed = {each["rule_id"] for each in judged["findings"] if each["verdict"] == "fail"}
    assert failed == {"art16.half-yearly", "art5.i1.publicity"}
    planned = run("plan", MECHANISM, "--on", "2026-11-20")
    assert "未办的周期：2025-07-01至2025-12-31" in planned.out
    explained = run("explain", "art16.half-yearly", MECHANISM, "--on", "2026-11-20")
    assert "2026-12-31" in explained.out


def test_a_directory_of_ones_own_settles_a_court_without_touching_code(
    run: Callable[..., Any], write: Callable[[object], Path]
) -> None:
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

    def desk(*more: object) -> str:
        told = run("validate", case, "--on", "2026-11-20", "--json", *more).json
        return str(next(each["verdict"] for each in told["findings"] if each["rule_id"] == "art2.i2.desk"))

    assert desk() == "open"
    assert desk("--courts", courts) == "pass"


@pytest.mark.parametrize("text", ["[[courts]]", "courts = 1", "=", '[[courts]]\nname = "秘密7391"\norgan = 1'])
def test_a_directory_that_cannot_be_used_is_refused_as_one(
    run: Callable[..., Any], write: Callable[[object], Path], text: str
) -> None:
    case, courts = write({}), write(text)
    ran = run("validate", case, "--on", "2026-11-20", "--courts", courts)
    assert (ran.code, ran.out) == (2, "")
    assert "法院目录" in ran.err
    assert "7391" not in ran.err
    assert '"source": "directory"' in run("validate", case, "--courts", courts, "--json").err


def test_a_clause_of_each_new_kind_can_be_read(run: Callable[..., Any]) -> None:
    assert "每半年末（6月30日、12月31日）" in run("law", "16").out
    assert "不能判断是否违反" in run("law", "14").out
    assert "后果" in run("law", "第五条").out
