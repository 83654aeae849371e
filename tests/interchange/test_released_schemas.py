"""The schemas compared with those of the last release: a breaking change needs a new major version of the format.

``PYTHONPATH=tests python -m support.released_schemas`` writes the snapshot anew; that belongs to a release.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest

from support.released_schemas import released
from support.schema_changes import breaking_changes
from zhixing_rules.interchange import schema
from zhixing_rules.interchange.schemas import FILES, OUTPUTS, SCHEMAS

if TYPE_CHECKING:
    from collections.abc import Callable

RELEASED = released()


def changes(name: str, old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    """The breaking changes of a schema; none if it has a new major version."""
    if old["$id"] != new["$id"]:
        return []
    return sorted(breaking_changes(old, new, written_by_people=name not in OUTPUTS))


@pytest.mark.parametrize("name", sorted(RELEASED))
def test_no_schema_breaks_what_was_released_without_a_new_major_version(name: str) -> None:
    assert name in SCHEMAS, "a format that was released stays"
    assert changes(name, RELEASED[name], schema(name, closed=True)) == []


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


def word_gone(part: dict[str, Any]) -> None:
    part["$defs"]["RoleKind"]["enum"].pop()


def field_gone(part: dict[str, Any]) -> None:
    del part["properties"]["court"]


@pytest.mark.parametrize("change", [required, narrower, word_gone, field_gone])
def test_a_change_that_breaks_writers_is_seen(change: Callable[[dict[str, Any]], None]) -> None:
    old, new = schema("case"), schema("case")
    change(new)
    assert changes("case", old, new)


def test_a_field_and_a_word_that_are_added_break_no_writer() -> None:
    old, new = schema("case"), schema("case")
    new["properties"]["added"] = {"type": "string"}
    new["$defs"]["RoleKind"]["enum"].append("added")
    assert changes("case", old, new) == []


def test_the_snapshot_has_every_kind_of_schema() -> None:
    assert set(RELEASED) & set(OUTPUTS)
    assert set(RELEASED) & set(FILES)
    assert {"case", "mechanism"} <= set(RELEASED)
