"""The member ``format`` of what the commands write as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import pytest

from zhixing_rules.interchange.formats import FORMATS, format_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

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
    *("explanation", "impact", "case-moves", "audit", "conform", "replay"),
    *("import", "import-preview", "conversions"),
    "hello",
}
"""Formats that the tests of their commands check, or that no command writes alone."""


@pytest.mark.parametrize("name", OUTPUTS)
def test_the_first_member_of_a_document_is_its_format(run: Callable[..., Any], name: str) -> None:
    document = run(*OUTPUTS[name], "--json").json
    assert next(iter(document.items())) == ("format", format_of(name))


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


def test_what_a_conversion_and_an_import_report_has_a_format(run: Callable[..., Any], tmp_path: Path) -> None:
    lines = tmp_path / "cases.jsonl"
    lines.write_text('{"案号": "（2024）豫0402执1234号", "记录完整截至": "2026/9/28"}\n', encoding="utf-8")
    assert json.loads(run("import", lines, "--json").err)["format"] == format_of("import")
    validated = run("validate", lines, *ON, "--lenient", "--json")
    assert json.loads(validated.err)["format"] == format_of("conversions")
    preview = run("import", "examples/ledger.csv", "--mapping", "examples/ledger.toml", "--preview", "1", "--json")
    assert preview.json["format"] == format_of("import-preview")
