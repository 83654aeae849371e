"""``--layer``: every command that judges takes layers of law, and says which ones it judged by."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships no types

from support.letter_records import full_record
from zhixing_rules.interchange import schema
from zhixing_rules.office.letters import LetterKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ON = ("--on", "2025-07-20")
CASE: dict[str, Any] = {
    "case_number": "（2025）豫0825执5号",
    "complete_as_of": "2025-07-20",
    "complete_for": ["national"],
    "persons": [{"id": "p1", "name": "测试甲", "kind": "natural", "debtor": True}],
    "referrals": [
        {
            "id": "r1",
            "person": "p1",
            "offence": "refusal",
            "sent_on": "2025-06-26",
            "received_on": "2025-06-27",
            "refusal_made_on": "2025-07-02",
            "conditions_met": False,
        }
    ],
    "detentions": [],
}
LAYERS = {
    "local": "所依层级：地方规定；其上的国家法未判断",
    "national": "所依层级：国家法；地方规定未判断",
    "all": "所依层级：地方规定、国家法",
}


@pytest.fixture
def judged(tmp_path: Path) -> Path:
    path = tmp_path / "case.json"
    path.write_text(json.dumps(CASE, ensure_ascii=False), "utf-8")
    return path


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("command", ["validate", "plan", "worklist", "report"])
def test_a_command_says_which_layers_it_judged(run: Callable[..., Any], judged: Path, command: str, layer: str) -> None:
    result = run(command, judged, *ON, "--layer", layer)
    assert result.code in {0, 1}
    assert LAYERS[layer] in result.out
    national = "程序规定第一百七十一条" in result.out
    assert national is (layer != "local")


def test_the_default_is_local(run: Callable[..., Any], judged: Path) -> None:
    assert run("validate", judged, *ON).out == run("validate", judged, *ON, "--layer", "local").out


@pytest.mark.parametrize("command", ["validate", "plan", "worklist"])
def test_json_of_all_layers_matches_its_schema(run: Callable[..., Any], judged: Path, command: str) -> None:
    name = {"validate": "report"}.get(command, command)
    result = run(command, judged, *ON, "--layer", "all", "--json")
    Draft202012Validator(schema(name, closed=True)).validate(result.json)


def test_a_report_lists_the_duties_of_several_layers(run: Callable[..., Any], judged: Path) -> None:
    document = run("validate", judged, *ON, "--layer", "all", "--json").json
    assert [each["layer"] for each in document["provenance"]["layers"]] == ["local", "national"]
    (refusal,) = (each for each in document["duties"] if each["id"] == "review.refusal")
    assert refusal["decided_by"] in {"art9.refusal-feedback", "xf2025.i6.letter", "xf2025.i5.refusal-served"}
    (letter,) = (each for each in document["findings"] if each["rule_id"] == "xf2025.i6.letter")
    assert (letter["verdict"], letter["raw"], letter["confidence"]) == ("review", "fail", "B")


@pytest.mark.parametrize("audience", ["keeper", "court_staff", "police", "party", "debtor", "public"])
def test_duties_show_an_audience_only_rules_whose_findings_it_may_see(
    run: Callable[..., Any], judged: Path, audience: str
) -> None:
    document = run("validate", judged, *ON, "--layer", "all", "--json", "--audience", audience).json
    shown = {(each["rule_id"], each["path"]) for each in document["findings"]}
    for duty in document.get("duties", []):
        assert {(rule, duty["path"]) for rule in (duty["decided_by"], *duty["see"])} <= shown


@pytest.mark.parametrize("option", [("--html", "page.html"), ("--svg", "case.svg")])
def test_a_report_on_paper_has_national_findings(
    run: Callable[..., Any], judged: Path, tmp_path: Path, option: tuple[str, str]
) -> None:
    written = tmp_path / option[1]
    result = run("report", judged, *ON, "--layer", "all", option[0], written)
    assert result.code in {0, 1}
    assert written.stat().st_size > 1_000
    if option[0] == "--html":
        page = written.read_text("utf-8")
        assert "第一百七十一条" in page
        assert "程序规定" in page
        assert "及各条款前列明的国家法文件" in page


def test_a_checklist_has_acts_of_national_law(run: Callable[..., Any], judged: Path, tmp_path: Path) -> None:
    result = run("checklist", judged, *ON, "--layer", "all", "--html", tmp_path / "list.html")
    assert result.code in {0, 1}
    assert "第一百七十一条" in (tmp_path / "list.html").read_text("utf-8")


def test_a_finding_of_an_excerpt_is_marked(run: Callable[..., Any], judged: Path) -> None:
    assert "（据摘录，未核对原文）" in run("validate", judged, *ON, "--layer", "all").out
    explained = run("explain", "xf2025.i6.letter", judged, *ON, "--layer", "all").out
    assert "（据摘录，未核对原文）" in explained


def test_a_clause_is_found_by_the_name_of_its_document(run: Callable[..., Any]) -> None:
    assert "拘传、罚款、拘留必须经院长批准" in run("law", "民事诉讼法119", "--layer", "all").out
    assert "cxgd.178.approval" in run("law", "程序规定第一百七十八条第一款", "--layer", "national").out
    assert run("law", "民事诉讼法119").code == 2


def test_a_letter_lists_what_national_law_asks_of_it(run: Callable[..., Any], tmp_path: Path) -> None:
    record = tmp_path / "case.json"
    record.write_text(json.dumps(full_record(LetterKind.REFERRAL)), "utf-8")
    found = {
        layer: {each["rule"] for each in json.loads(run("letter", "案件移送函", record, *at, "--json").out)["notes"]}
        for layer, at in {
            "local": ("--on", "2026-09-28"),
            "all": ("--on", "2026-09-28", "--layer", "all"),
        }.items()
    }
    assert "xf2025.i4.duty" in found["all"] - found["local"]
    assert run("letter", "案件移送函", record, "--on", "2026-09-28", "--layer", "national").code == 2


@pytest.mark.parametrize("command", ["generate", "schema", "screen", "demo", "mechanism"])
def test_a_command_that_knows_no_layers_refuses_the_option(run: Callable[..., Any], command: str) -> None:
    assert run(command, "--layer", "all").code == 2


def test_a_procedure_without_layers_has_only_its_own(run: Callable[..., Any], judged: Path) -> None:
    other = ("--procedure", "zhixing_rules.procedures.jiaozuo_2024:JIAOZUO_2024")
    assert run("validate", judged, *ON, *other, "--layer", "local").code in {0, 1}
    composed = ("--procedure", "zhixing_rules:JIAOZUO_WITH_NATIONAL")
    assert LAYERS["all"] in run("validate", judged, *ON, *composed).out
    assert LAYERS["national"] in run("validate", judged, *ON, *composed, "--layer", "national").out
    assert "没有可选的解读" in run("validate", judged, *ON, "--layer", "national", "--reading", "x=y").err


def test_a_saved_report_is_made_again_by_its_own_layers(run: Callable[..., Any], judged: Path, tmp_path: Path) -> None:
    saved = tmp_path / "report.json"
    run("validate", judged, *ON, "--layer", "all", "--json", "--out", saved)
    assert run("replay", saved, judged).code == 0
    assert run("replay", saved, judged, "--layer", "local").code == 1
