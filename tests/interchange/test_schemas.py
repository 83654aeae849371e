"""The schemas: valid, complete, and consistent with the code."""

from __future__ import annotations

import json
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships no types

from zhixing_rules.comparison import ClaimStatus, Grounds, Kind
from zhixing_rules.engine import Status, Verdict
from zhixing_rules.interchange import SCHEMAS, dumps, schema
from zhixing_rules.language import Actor, Truth
from zhixing_rules.records import Audience

if TYPE_CHECKING:
    from datetime import date

COMMITTED = Path(__file__).parents[2] / "docs" / "schema"


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_schema_is_valid(name: str) -> None:
    result = schema(name)
    Draft202012Validator.check_schema(result)
    assert result["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert result["title_zh"] in result["title"]
    assert result["title_en"] in result["title"]


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_reference_has_a_definition_and_every_definition_is_used(name: str) -> None:
    result = schema(name)
    referred = {part.removeprefix("#/$defs/") for part in _references(result)}
    assert referred == set(result["$defs"])


def _references(part: object) -> list[str]:
    if isinstance(part, dict):
        own = [part["$ref"]] if isinstance(part.get("$ref"), str) else []
        return own + [each for value in part.values() for each in _references(value)]
    if isinstance(part, list):
        return [each for value in part for each in _references(value)]
    return []


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(LookupError, match=", ".join(SCHEMAS)):
        schema("shared")


@pytest.mark.parametrize("name", ["case", "mechanism"])
def test_the_committed_schema_is_up_to_date(name: str) -> None:
    written = (COMMITTED / f"{name}.json").read_text(encoding="utf-8")
    assert written == dumps(schema(name)), "run `make generate`"


def test_each_call_returns_a_new_schema() -> None:
    schema("report")["properties"].clear()
    assert schema("report")["properties"]


@pytest.mark.parametrize(
    ("name", "place", "kind"),
    [
        ("report", "verdict", Verdict),
        ("plan", ("step", "status"), Status),
        ("plan", "actor", Actor),
        ("explanation", ("condition", "truth"), Truth),
        ("comparison", ("rule", "kind"), Kind),
        ("comparison", ("claim", "status"), ClaimStatus),
        ("comparison", ("claim", "grounds"), Grounds),
        ("audit", "verdict", Verdict),
        ("audit", ("audit_settings", "audience"), Audience),
        ("audit-folder", "verdict", Verdict),
    ],
)
def test_enums_match_the_code(name: str, place: str | tuple[str, str], kind: type[Enum]) -> None:
    definitions = schema(name)["$defs"]
    part = definitions[place] if isinstance(place, str) else definitions[place[0]]["properties"][place[1]]
    part = part["anyOf"][0] if name == "plan" and place == "actor" else part  # another procedure has its own actors
    assert set(part["enum"]) == {member.value for member in kind}


@pytest.mark.parametrize("name", ["case", "mechanism"])
def test_every_field_of_a_record_has_its_title_in_both_languages(name: str) -> None:
    result = schema(name)
    for definition in (result, *result["$defs"].values()):
        for field in definition.get("properties", {}).values():
            assert field["title_zh"]
            assert field["title_en"]


def test_enums_of_a_case_have_chinese_names() -> None:
    definition = schema("case")["$defs"]["RoleKind"]
    assert dict(zip(definition["enum"], definition["enum_zh"], strict=True))["actual_controller"] == "实际控制人"


def test_a_case_matches_its_schema(bundled: tuple[dict[str, Any], date]) -> None:
    validator = Draft202012Validator(schema("case"))
    validator.validate(bundled[0])
    assert not validator.is_valid({"unknown": 1})
    assert validator.is_valid({"$schema": "case.json"})
    assert json.loads(dumps(bundled[0])) == bundled[0]
