"""``zhixing plan``: text and JSON."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships no types

from zhixing_rules.interchange import schema

if TYPE_CHECKING:
    from collections.abc import Callable

ON = ("--on", "2025-10-12")


def test_json_plan_matches_its_schema(run: Callable[..., Any], case_file: Path) -> None:
    result = run("plan", case_file, *ON, "--json")
    assert result.code == 0
    Draft202012Validator(schema("plan")).validate(result.json)


def test_plan_as_text_and_by_actor(run: Callable[..., Any], case_file: Path) -> None:
    result = run("plan", case_file, *ON)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("办案计划\n")
    by_actor = run("plan", case_file, *ON, "--by-actor", "--lang", "en")
    assert "── the police leader in charge ─" in by_actor.out
