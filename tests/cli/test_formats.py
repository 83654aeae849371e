"""The member ``format`` of what the commands write as JSON."""

from __future__ import annotations

import importlib.resources
import json
import sys
import tomllib
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships no types

from support.schema_tightness import not_noticed, not_open
from zhixing_rules.calendars import notice
from zhixing_rules.interchange import amendments, schema
from zhixing_rules.interchange.formats import FORMATS, format_of
from zhixing_rules.language import court_directory
from zhixing_rules.office import mapping

if TYPE_CHECKING:
    from collections.abc import Callable

CASE: Final = "examples/referral_with_gaps.json"
ON: Final = ("--on", "2026-09-28")
OUTPUTS: Final[dict[str, tuple[str, ...]]] = {
    "report": ("validate", CASE, *ON),
    "plan": ("plan", CASE, *ON),
    "explanations": ("explain", "art9.filing", CASE, *ON),
    "worklist": ("worklist", "examples/desk.jsonl", *ON),
    "mechanism-view": ("mechanism", "examples/joint_mechanism.json", *ON),
    "comparison": ("compare", "examples/five_days.toml", "--effort", "1"),
    "law": ("law", "7"),
    "citation": ("cite", "art7.p2.referral", "--reading", "transfer-window=window", "--base-url", "https://law.test"),
    "readings": ("readings",),
    "coverage": ("coverage",),
    "shift": ("days", "add", "2025-01-24", "3"),
    "count": ("days", "count", "2025-01-24", "2025-02-06"),
    "day": ("days", "why", "2025-01-24"),
    "calendar": ("calendar", "status"),
    "screen": ("screen", "examples/press_draft.txt"),
    "letter": ("letter", "reminder", CASE, "--subject", "/referrals/0", *ON),
    "demo": ("demo",),
}
"""A command for each format that standard output has."""
ELSEWHERE: Final = {
    *("explanation", "impact", "case-moves", "audit", "audit-folder", "conform", "replay"),
    *("import", "import-preview", "conversions"),
    "hello",
}
"""Formats that the tests of their commands check, or that no command writes alone."""

OPTIONAL: Final = {
    *("/provisional: missing", "/conversions/*/line: missing", "/conversions/*/file: missing"),
    *("/cases: missing", "/problems/*/line: missing", "/problems/*/file: missing"),
    *("/unread: missing", "/signals: missing", "/totals: missing"),
}
"""Members that problems, a conversion or an import need not have."""


@pytest.mark.parametrize("name", OUTPUTS)
def test_the_first_member_of_a_document_is_its_format(run: Callable[..., Any], name: str) -> None:
    document = run(*OUTPUTS[name], "--json").json
    assert next(iter(document.items())) == ("format", format_of(name))
    Draft202012Validator(schema(name, closed=True)).validate(document)
    assert not_open(name, document) == []
    assert name == "demo" or not_noticed(name, document) == []  # the demo is a report and a plan


def test_every_format_is_checked_here_or_elsewhere() -> None:
    assert set(FORMATS) == OUTPUTS.keys() | ELSEWHERE | {"problems"}


@pytest.mark.parametrize(
    "arguments",
    [("validate", "no such file"), ("days", "add", "2040-01-01", "3"), ("validate", "--no-such-option")],
    ids=["input", "calendar", "usage"],
)
def test_a_refusal_has_the_format_of_problems(run: Callable[..., Any], arguments: tuple[str, ...]) -> None:
    refusal = json.loads(run(*arguments, "--json").err)
    assert next(iter(refusal.items())) == ("format", "zhixing-problems/1")
    Draft202012Validator(schema("problems", closed=True)).validate(refusal)
    assert not_open("problems", refusal) == []
    assert set(not_noticed("problems", refusal)) <= OPTIONAL


def test_what_a_conversion_and_an_import_report_has_a_format(run: Callable[..., Any], tmp_path: Path) -> None:
    lines = tmp_path / "cases.jsonl"
    line = '{"案号": "（2024）豫0402执1234号", "记录完整截至": "2026/9/28"}\n'
    lines.write_text(f'{line}{{"案号": 3}}\n', encoding="utf-8")
    check("import", json.loads(run("import", lines, "--json").err))
    lines.write_text(line, encoding="utf-8")
    check("conversions", json.loads(run("validate", lines, *ON, "--lenient", "--json").err))
    ledger = ("examples/ledger.csv", "--mapping", "examples/ledger.toml", "--json")
    check("import", json.loads(run("import", *ledger).err))
    check("import-preview", run("import", *ledger, "--preview", "1").json)


def test_notes_on_a_docket_have_the_formats_of_refusals_and_conversions(
    run: Callable[..., Any], tmp_path: Path
) -> None:
    case = '{"案号": "（2024）豫0402执1234号", "记录完整截至": "2026/9/28"}'
    files = [tmp_path / "first.jsonl", tmp_path / "second.jsonl"]
    for file in files:
        file.write_text(f'{case}\n{{"案号": 3}}\n', encoding="utf-8")
    command = ("mechanism", "examples/joint_mechanism.json", *ON, "--draft", tmp_path / "draft.md", "--docket", *files)
    notes = map(json.loads, run(*command, "--lenient", "--json").err.splitlines())
    for name, document in zip(("problems", "problems", "conversions"), notes, strict=True):
        check(name, document)


def test_a_program_that_answers_wrongly_is_reported_in_its_format(run: Callable[..., Any], tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        "import json, sys\n"
        "for line in sys.stdin:\n"
        "    asked = json.loads(line)\n"
        "    if 'id' in asked:\n"
        "        print(json.dumps({'id': asked['id'], 'verdict': 'pass', 'due': None}))\n",
        encoding="utf-8",
    )
    result = run("conform", "--rule", "art15.instrument", "--json", sys.executable, program)
    check("conform", result.json)
    assert result.json["rules"][0]["differences"]


def check(name: str, document: dict[str, Any]) -> None:
    assert document["format"] == format_of(name)
    Draft202012Validator(schema(name, closed=True)).validate(document)
    assert not_open(name, document) == []
    assert set(not_noticed(name, document)) <= OPTIONAL


def test_what_people_write_matches_its_schema_and_the_code() -> None:
    """As JSON: a day of TOML is a text there, as editors have it."""
    examples = Path("examples")
    files = {
        "amendment": [*examples.glob("five_days*.toml"), examples / "fifth_document.toml"],
        "mapping": [examples / "desk.toml", examples / "ledger.toml", examples / "ledger_workbook.toml"],
        "courts": [resource("procedures/jiaozuo_2024", "courts.toml")],
        "notice": [resource("calendars/notices", f"{year}.json") for year in (2024, 2025, 2026)],
    }
    for name, paths in files.items():
        validator = Draft202012Validator(schema(name))
        for path in paths:
            text = path.read_text(encoding="utf-8")
            document = json.loads(text) if path.suffix == ".json" else tomllib.loads(text)
            document = json.loads(json.dumps(document, default=str))
            validator.validate(document)
            assert not validator.is_valid({**document, "no_such_key": 1})
    kinds = schema("amendment")["$defs"]
    assert {name: set(kinds[name]["required"]) - {"kind"} for name in amendments._KINDS} == {
        name: {each.name for each in fields(kind)} for name, kind in amendments._KINDS.items()
    }
    assert set(schema("mapping")["properties"]) == set(mapping._KEYS)
    assert set(schema("mapping")["properties"]["table"]["items"]["properties"]) == set(mapping._TABLE_KEYS)
    assert set(schema("courts")["properties"]["courts"]["items"]["properties"]) == {"name", *court_directory._FACTS}
    days = schema("notice")["properties"]
    assert set(days) - {"$schema"} == notice._TOP_KEYS
    assert set(days["days"]["items"]["properties"]) == notice._DAY_KEYS


def resource(folder: str, name: str) -> Path:
    return Path(str(importlib.resources.files("zhixing_rules"))) / folder / name
