"""The schemas: valid, complete, and consistent with the code."""

from __future__ import annotations

import json
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships no types

from zhixing_rules.comparison import ClaimStatus, Grounds, Kind
from zhixing_rules.engine import Status, Verdict
from zhixing_rules.interchange import SCHEMAS, dumps, schema
from zhixing_rules.interchange.formats import format_of, schema_id
from zhixing_rules.interchange.schemas import OUTPUTS
from zhixing_rules.language import Actor, Truth
from zhixing_rules.records import Audience, Case, load

if TYPE_CHECKING:
    from datetime import date

COMMITTED = Path(__file__).parents[2] / "docs" / "schema"


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_schema_is_valid(name: str) -> None:
    result = schema(name)
    Draft202012Validator.check_schema(result)
    assert result["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert result["x-title-zh"] in result["title"]
    assert result["x-title-en"] in result["title"]


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_reference_has_a_definition_and_every_definition_is_used(name: str) -> None:
    result = schema(name)
    referred = {part.removeprefix("#/$defs/") for part in _references(result)}
    assert referred == set(result.get("$defs", {}))


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
            assert field["x-title-zh"]
            assert field["x-title-en"]


def test_enums_of_a_case_have_chinese_names() -> None:
    definition = schema("case")["$defs"]["RoleKind"]
    assert dict(zip(definition["enum"], definition["x-enum-zh"], strict=True))["actual_controller"] == "实际控制人"


def test_a_case_matches_its_schema(bundled: tuple[dict[str, Any], date]) -> None:
    validator = Draft202012Validator(schema("case"))
    validator.validate(bundled[0])
    assert not validator.is_valid({"unknown": 1})
    assert validator.is_valid({"$schema": "case.json"})
    assert json.loads(dumps(bundled[0])) == bundled[0]


STANDARD = frozenset(
    {
        *("$schema", "$id", "$ref", "$defs", "title", "description", "type", "enum", "const", "default", "examples"),
        *("properties", "patternProperties", "propertyNames", "additionalProperties", "required", "minProperties"),
        *("items", "minItems", "maxItems", "uniqueItems", "contains"),
        *("oneOf", "anyOf", "allOf", "not", "if", "then", "else"),
        *("format", "pattern", "minLength", "maxLength", "minimum", "maximum"),
    }
)
"""The keywords of JSON Schema that our schemas use; a strict validator knows them all."""


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_keyword_that_is_not_of_json_schema_begins_with_x(name: str) -> None:
    unknown = {each for each in _keywords(schema(name, closed=True)) if not each.startswith("x-")} - STANDARD
    assert unknown == set()


def _keywords(part: object) -> list[str]:
    """The keywords of a schema, without the names of members and definitions."""
    if not isinstance(part, dict):
        return [each for value in part for each in _keywords(value)] if isinstance(part, list) else []
    found = [*part]
    for key, value in part.items():
        if key in {"properties", "$defs", "patternProperties"}:
            found += [each for inner in value.values() for each in _keywords(inner)]
        elif key not in {"enum", "const", "default", "required"} and not key.startswith("x-"):
            found += _keywords(value)
    return found


@pytest.mark.parametrize("name", OUTPUTS)
def test_a_reader_accepts_members_that_a_later_version_adds_and_a_writer_does_not(name: str) -> None:
    opened, closed = schema(name), schema(name, closed=True)
    assert "additionalProperties" not in opened
    assert closed["additionalProperties"] is False
    assert opened["$id"] == closed["$id"] == schema_id(name)
    assert closed["properties"]["format"] == {"const": format_of(name)}
    assert closed["required"], "a schema that accepts everything checks nothing"


@pytest.mark.parametrize("keys", ["zh", "pinyin"])
@pytest.mark.parametrize("name", ["case", "mechanism"])
def test_a_record_is_described_by_each_kind_of_keys(name: str, keys: Literal["zh", "pinyin"]) -> None:
    canonical, other = schema(name), schema(name, keys=keys)
    assert canonical["$id"] == f"urn:zhixing-rules:schema:{name}:1"
    assert other["$id"] == f"urn:zhixing-rules:schema:{name}:1:{keys}"
    further = {"被执行人", "BZXR"}
    assert len(set(other["properties"]) - further) == len(canonical["properties"])
    Draft202012Validator.check_schema(other)
    for definition in (other, *other["$defs"].values()):
        names = [each for each in definition.get("properties", {}) if each != "$schema"]
        assert all(each.isascii() is (keys == "pinyin") for each in names)


def test_a_case_with_chinese_keys_matches_its_schema_and_is_read() -> None:
    record = {
        "案号": "（2025）豫0823执901号",
        "人员": [{"标识": "a", "是被执行人": True, "类型": "自然人"}],
        "移送": [
            {"标识": "f", "移送日期": "2025-03-03", "移送材料清单": ["案件移送函"], "涉嫌罪行": "拒不执行判决、裁定"}
        ],
    }
    chinese = Draft202012Validator(schema("case", keys="zh"))
    chinese.validate(record)
    assert not chinese.is_valid({"case_number": "（2025）豫0823执901号"})
    assert not Draft202012Validator(schema("case")).is_valid(record)
    assert load(Case, record).referrals is not None
