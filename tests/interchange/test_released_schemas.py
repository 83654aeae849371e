"""The schemas compared with those of the last release: a breaking change needs a new major version of the format.

``PYTHONPATH=tests python -m support.released_schemas`` writes the snapshot anew; that belongs to a release.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest

from support.released_schemas import present, released
from support.schema_changes import breaking_changes, without_texts
from zhixing_rules.interchange import schema
from zhixing_rules.interchange.schemas import FILES, OUTPUTS
from zhixing_rules.serve.service_schemas import SERVICE_SCHEMAS

if TYPE_CHECKING:
    from collections.abc import Callable

RELEASED = released()
PRESENT = present()
READ = {*OUTPUTS, "answer", "hello"}
"""The schemas of what programs read; people and programs write the others."""


def changes(name: str, old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    """The breaking changes of a schema; none if it has a new major version."""
    if old["$id"] != new["$id"]:
        return []
    return sorted(breaking_changes(old, new, written_by_people=name not in READ))


@pytest.mark.parametrize("name", sorted(RELEASED))
def test_no_schema_breaks_what_was_released_without_a_new_major_version(name: str) -> None:
    assert name in PRESENT, "a format that was released stays"
    assert changes(name, RELEASED[name], PRESENT[name]) == []


def removed_member(part: dict[str, Any]) -> None:
    del part["properties"]["audience"]


def no_longer_required(part: dict[str, Any]) -> None:
    part["required"].remove("audience")


def another_type(part: dict[str, Any]) -> None:
    part["$defs"]["finding"]["properties"]["rule_id"]["type"] = "integer"


def another_word(part: dict[str, Any]) -> None:
    part["$defs"]["verdict"]["enum"].append("unclear")


def lost_word(part: dict[str, Any]) -> None:
    part["$defs"]["verdict"]["enum"].remove("review")


@pytest.mark.parametrize("change", [removed_member, no_longer_required, another_type, another_word, lost_word])
def test_a_change_that_breaks_readers_is_seen_and_a_new_version_allows_it(
    change: Callable[[dict[str, Any]], None],
) -> None:
    old, new = schema("report", closed=True), schema("report", closed=True)
    change(new)
    assert changes("report", old, new)
    assert changes("report", old, {**new, "$id": "urn:zhixing-rules:schema:report:2"}) == []


def test_a_member_that_is_added_and_a_text_that_is_changed_break_no_reader() -> None:
    old = schema("report", closed=True)
    new = copy.deepcopy(old)
    new["properties"]["added"] = {"type": "string"}
    new["required"].append("added")
    new["description"], new["x-title-zh"] = "another", "另一个"
    assert changes("report", old, new) == []


def required(part: dict[str, Any]) -> None:
    part["required"] = [*part.get("required", []), "court"]


def narrower(part: dict[str, Any]) -> None:
    part["properties"]["court"]["maxLength"] = 10


def another_pattern(part: dict[str, Any]) -> None:
    part["$defs"]["Referral"]["properties"]["id"]["pattern"] = "^f"


def words_added(part: dict[str, Any]) -> None:
    part["$defs"]["Referral"]["properties"]["id"]["enum"] = ["f"]


def word_gone(part: dict[str, Any]) -> None:
    part["$defs"]["RoleKind"]["enum"].pop()


def field_gone(part: dict[str, Any]) -> None:
    del part["properties"]["court"]


@pytest.mark.parametrize("change", [required, narrower, another_pattern, words_added, word_gone, field_gone])
def test_a_change_that_breaks_writers_is_seen(change: Callable[[dict[str, Any]], None]) -> None:
    old, new = schema("case"), schema("case")
    change(new)
    assert changes("case", old, new)


def test_a_type_where_there_was_none_breaks_writers() -> None:
    old, new = schema("case"), schema("case")
    del old["$defs"]["Referral"]["type"]
    assert changes("case", old, new)
    assert changes("case", new, old) == []


def test_an_alternative_that_is_added_breaks_no_writer_and_one_that_is_removed_does() -> None:
    old, more, fewer = (copy.deepcopy(PRESENT["request"]) for _ in range(3))
    more["oneOf"].append({"type": "object", "properties": {"do": {"const": "added"}}})
    del fewer["oneOf"][0]
    assert changes("request", old, more) == []
    assert changes("request", old, fewer)
    assert changes("hello", old, more), "to a reader it is another form of a result"


def test_what_is_kept_of_a_schema_is_all_that_is_compared() -> None:
    for name, each in PRESENT.items():
        assert changes(name, without_texts(each), each) == []
        assert changes(name, each, without_texts(each)) == []
    part = {"properties": {"title": {"type": "string", "title": "名称"}}, "title": "名称", "x-title-zh": "名称"}
    assert without_texts(part) == {"properties": {"title": {"type": "string"}}}


def test_another_chinese_key_or_word_breaks_writers() -> None:
    old, key, word = (schema("case", keys="zh") for _ in range(3))
    key["properties"]["审理法院"] = key["properties"].pop("执行法院")
    assert changes("case:zh", old, key)
    word["$defs"]["RoleKind"]["enum"][0] = "另一词"
    assert changes("case:zh", old, word)


def test_a_limit_that_is_gone_and_whatever_else_accepts_more_break_no_writer() -> None:
    old, new = schema("case"), schema("case")
    del new["$defs"]["RoleKind"]["enum"], new["$defs"]["Referral"]["additionalProperties"]
    new["$defs"]["Referral"]["required"] = []
    old["properties"]["court"] |= {"pattern": "^f", "maxLength": 3}
    assert changes("case", old, new) == []


def test_a_field_and_a_word_that_are_added_break_no_writer() -> None:
    old, new = schema("case"), schema("case")
    new["properties"]["added"] = {"type": "string"}
    new["$defs"]["RoleKind"]["enum"].append("added")
    assert changes("case", old, new) == []


def test_the_snapshot_has_every_kind_of_schema() -> None:
    assert set(RELEASED) & set(OUTPUTS)
    assert set(RELEASED) & set(FILES)
    assert {"case", "mechanism", "case:zh", "mechanism:pinyin"} <= set(RELEASED)
    assert set(SERVICE_SCHEMAS) <= set(RELEASED)
