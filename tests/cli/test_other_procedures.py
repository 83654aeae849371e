"""Every command with a procedure of another instrument: it works by that procedure, or says why it cannot."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships no types

from support.tiny_office import TINY_OFFICE
from zhixing_rules import JIAOZUO_2024
from zhixing_rules.cli.commands import COMMANDS
from zhixing_rules.interchange import schema

if TYPE_CHECKING:
    from collections.abc import Callable

OTHER = ("--procedure", "support.tiny_office:TINY_OFFICE")
ON = ("--on", "2024-05-01")
NAME = "示例读者"
RECORD: dict[str, Any] = {
    "complete_as_of": "2024-05-01",
    "loans": [
        {"id": "l1", "reader": NAME, "received_on": "2024-04-01", "papers": ["form"], "fee_taken": True},
        {"id": "l2", "received_on": "2024-04-28", "papers": ["form", "card"], "fee_taken": False},
    ],
}
AMENDMENT = """name = "tiny_three"
[[changes]]
kind = "reword"
clause = "art2"
old = "五个工作日内"
new = "三个工作日内"
[[changes]]
kind = "set_span"
rule = "art2.answer"
old = "5 working days"
new = "3 working days"
"""


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "record.jsonl"
    path.write_text(json.dumps(RECORD, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def amendment(tmp_path: Path) -> Path:
    path = tmp_path / "amendment.toml"
    path.write_text(AMENDMENT, encoding="utf-8")
    return path


def test_a_record_is_judged_planned_and_explained(run: Callable[..., Any], record: Path) -> None:
    report = run("validate", record, *OTHER, *ON, "--json")
    assert (report.code, report.err) == (1, "")
    assert sorted((each["rule_id"], each["verdict"]) for each in report.json["findings"]) == [
        *(("art1.papers", "fail"), ("art1.papers", "pass"), ("art2.answer", "fail"), ("art2.answer", "pending")),
        *(("art2.no-fee", "fail"), ("art2.no-fee", "pass")),
    ]
    assert report.json["provenance"]["procedure_hash"] == TINY_OFFICE.hash
    steps = run("plan", record, *OTHER, *ON, "--json").json["steps"]
    assert [each["due"] for each in steps if each["path"] == "/loans/1"] == ["2024-05-08"]
    assert run("explain", "art2.answer", record, *OTHER, *ON).out.startswith("测图〔2024〕1号第二条　答复")


CITY = ("--procedure", f"{Path(__file__).parents[2] / 'examples' / 'your_procedure' / 'city.py'}:CITY")
CITY_CASE = CITY[1].replace("city.py:CITY", "case.json")


def test_actors_of_the_procedure_are_planned_listed_and_valid_by_the_schema(run: Callable[..., Any]) -> None:
    planned = run("plan", CITY_CASE, *CITY, "--on", "2025-03-20", "--json").json
    assert [(each["actor"], each["actor_zh"]) for each in planned["steps"]] == [
        ("court", "人民法院"),
        ("station", "派出所"),
    ]
    Draft202012Validator(schema("plan", closed=True)).validate(planned)
    by_actor = run("plan", CITY_CASE, *CITY, "--on", "2025-03-20", "--by-actor").out
    assert by_actor.index("── 人民法院 ─") < by_actor.index("── 派出所 ─")
    listed = run("worklist", CITY_CASE, *CITY, "--on", "2025-03-20", "--json").json
    Draft202012Validator(schema("worklist", closed=True)).validate(listed)
    assert [(each["actor"], each["group"]) for each in listed["rows"]] == [("court", "overdue"), ("station", "others")]


def test_what_an_audience_may_not_know_is_withheld_by_the_classes_of_the_other_records(
    run: Callable[..., Any], record: Path
) -> None:
    bad = {"loans": [{**RECORD["loans"][0], "reader": {"name": NAME}}]}
    record.write_text(json.dumps(bad, ensure_ascii=False), encoding="utf-8")
    keeper, public = (run("validate", record, *OTHER, *ON, "--audience", each) for each in ("keeper", "public"))
    assert (keeper.code, "/loans/0/reader" in keeper.err) == (2, True)
    assert (public.code, public.err) == (1, "")
    assert NAME not in keeper.err + public.out


def test_pages_worksheets_and_calendars_are_written(run: Callable[..., Any], record: Path, tmp_path: Path) -> None:
    pytest.importorskip("jinja2")
    pytest.importorskip("openpyxl")
    for arguments in (
        ("report", "--html", tmp_path / "r.html", "--svg", tmp_path / "r.svg"),
        ("worklist", "--html", tmp_path / "w.html", "--xlsx", tmp_path / "w.xlsx", "--csv", tmp_path / "w.csv"),
        ("checklist", "--html", tmp_path / "c.html"),
        ("ledger", "--xlsx", tmp_path / "l.xlsx"),
        ("plan", "--ics", tmp_path / "p.ics"),
    ):
        result = run(arguments[0], record, *OTHER, *ON, *arguments[1:])
        assert result.code in {0, 1}, result.err
    assert "借阅1" in (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "测图〔2024〕1号" in (tmp_path / "c.html").read_text(encoding="utf-8")
    assert "BEGIN:VEVENT" in (tmp_path / "p.ics").read_text(encoding="utf-8")
    assert "本机制" not in run("report", record, *OTHER, *ON).out


def test_an_archive_is_audited_in_one_process_or_several(run: Callable[..., Any], record: Path, tmp_path: Path) -> None:
    pytest.importorskip("polars")
    result = run("audit", record, *OTHER, *ON, "--out", tmp_path / "audit", "--json")
    assert result.code == 1
    assert {each["rule_id"] for each in result.json["counts"]} == {"art1.papers", "art2.answer", "art2.no-fee"}
    from_file = ("--procedure", "city.py:CITY", "--workers", "2")
    refused = run("audit", record, *from_file, *ON, "--out", tmp_path / "other", "--json")
    assert (refused.code, "needs_module" in refused.err) == (2, True)


def test_an_amendment_of_the_other_procedure_is_compared_and_applied(
    run: Callable[..., Any], record: Path, amendment: Path
) -> None:
    (compared,) = run("compare", amendment, *OTHER, "--effort", "200", "--json").json["rules"]
    assert compared["rule_id"] == "art2.answer"
    impact = run("impact", record, *OTHER, *ON, "--amendment", amendment, "--json")
    assert {each["path"] for each in impact.json["cases"][0]["movements"]} == {"/loans/0", "/loans/1"}
    assert run("validate", record, *OTHER, *ON, "--amendment", amendment, "--json").json["provenance"]["procedure"] == (
        "tiny_three"
    )


def test_its_text_readings_and_vectors_are_shown(run: Callable[..., Any]) -> None:
    assert run("law", "2", *OTHER).out.startswith("测图〔2024〕1号第二条\n")
    assert "working-days" in run("readings", *OTHER).out
    head, first, *_ = run("vectors", *OTHER, "--rule", "art2.no-fee").out.splitlines()
    assert json.loads(head)["procedure"] == "tiny_office"
    assert json.loads(first)["input"].keys() <= {"loans", "complete_as_of"}


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("letter", "tracing", "FILE", *ON), "not_of_this_procedure"),
        (("mechanism", "FILE", *ON), "not_of_this_procedure"),
        (("coverage",), "no_coverage_table"),
        (("demo",), "other_records"),
        (("generate", "2", "--out", "new.jsonl"), "other_records"),
        (("validate", "FILE", *ON, "--courts", "FILE"), "no_directory"),
    ],
)
def test_what_belongs_to_the_opinion_alone_says_so(
    run: Callable[..., Any], record: Path, arguments: tuple[str, ...], code: str
) -> None:
    given = [record if each == "FILE" else each for each in arguments]
    result = run(*given, *OTHER)
    assert (result.code, result.out) == (2, "")
    if "--json" in run(arguments[0], "--help").out:
        assert [each["code"] for each in json.loads(run(*given, *OTHER, "--json").err)["problems"]] == [code]


def test_the_schema_of_the_other_record_has_its_own_words(run: Callable[..., Any]) -> None:
    ledger = run("schema", *OTHER).json
    assert (ledger["title"], [*ledger["properties"]]) == (
        "台账 · ledger",
        ["complete_as_of", "loans", "$schema"],
    )
    assert ledger["$defs"]["RequiredDocument"]["enum"] == ["form", "card", "letter"]
    assert run("schema", "plan", *OTHER).json == run("schema", "plan").json
    assert run("schema", "--record", "ledger", *OTHER).json == ledger
    refused = run("schema", "--record", "case", *OTHER)
    assert (refused.code, "ledger" in refused.err) == (2, True)


def test_a_worksheet_of_the_other_records_is_imported(run: Callable[..., Any], tmp_path: Path) -> None:
    table = tmp_path / "loans.csv"
    table.write_text("借阅.收到日期\n2024/4/1\n", encoding="utf-8")
    mapping = tmp_path / "map.toml"
    mapping.write_text('[[table]]\n[table.columns]\n"借阅.收到日期" = "loans.received_on"\n', encoding="utf-8")
    (line,) = run("import", table, "--mapping", mapping, *OTHER).out.splitlines()
    assert [each["received_on"] for each in json.loads(line)["loans"]] == ["2024-04-01"]
    assert 'record = "ledger"' in run("import", table, "--guess", *OTHER).out
    assert run("import", table, "--guess", "--record", "case", *OTHER).code == 2


def test_a_draft_is_screened_without_clauses_of_the_opinion(run: Callable[..., Any], tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("经联动查控找到了他。", encoding="utf-8")
    ours, other = (run("screen", draft, *more, "--json").json["mentions"] for more in ((), OTHER))
    assert ours[0]["citation"] == "焦中法〔2024〕101号第五条第（一）项"
    assert (other[0]["citation"], other[0]["basis"]) == (None, "本规程未指明保护这类信息的条款")
    assert run("screen", draft, "--case", draft, *OTHER).code == 2


def test_every_command_that_reads_rules_takes_a_procedure(run: Callable[..., Any]) -> None:
    without = {each for each in COMMANDS if "--procedure" not in run(each, "--help").out}
    assert without == {"days", "calendar", "completion", "new-procedure"}


def test_the_file_of_the_procedure_is_not_overwritten(run: Callable[..., Any], record: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.py"
    own.write_text("CITY = None\n")
    result = run("validate", record, "--procedure", f"{own}:CITY", "--out", own, "--force")
    assert (result.code, own.read_text()) == (2, "CITY = None\n")


def test_the_opinion_remains_the_default(run: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "case.json").write_text("{}")
    result = run("validate", tmp_path / "case.json", *ON, "--json")
    assert result.json["provenance"]["procedure_hash"] == JIAOZUO_2024.hash


def test_a_procedure_without_readings_has_none_to_list(run: Callable[..., Any]) -> None:
    city = ("--procedure", "examples/your_procedure/city.py:CITY")
    result = run("readings", *city, "--json")
    assert (result.code, result.json["readings"]) == (0, [])
    assert run("readings", *city).code == 0
    assert run("readings", "any", *city).code == 2
