"""What a record holds: everything of an earlier state must be in the later one, and what is added does not matter."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

pl = pytest.importorskip("polars", reason="needs the extra [batch]")

from zhixing_rules.batch.audit.recorded_facts import facts_in, facts_of  # noqa: E402  as above
from zhixing_rules.batch.audit.settings import settings_of  # noqa: E402  as above
from zhixing_rules.batch.tables.schema import nested_schema  # noqa: E402  as above
from zhixing_rules.records import Case  # noqa: E402  as above

if TYPE_CHECKING:
    from pathlib import Path

PERSON, OTHER = {"id": "a", "name": "某甲"}, {"id": "b"}
ROLE = {"kind": "debtor"}


def facts(record: dict[str, Any]) -> set[int]:
    return set(facts_of(pl.DataFrame([record], schema=nested_schema(Case)).row(0, named=True)))


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ({}, {"court": "甲"}),
        ({"case_number": "一", "complete_as_of": date(2025, 1, 1)}, {"case_number": "二"}),
        ({"persons": []}, {"persons": [PERSON]}),
        ({"persons": [OTHER]}, {"persons": [PERSON, {**OTHER, "name": "某乙"}]}),
        ({"persons": [{**PERSON, "roles": [ROLE]}]}, {"persons": [{**PERSON, "roles": [{}, ROLE]}]}),
        ({"referrals": [{"id": "f", "inventory": ["a"]}]}, {"referrals": [{"id": "f", "inventory": ["b", "a"]}]}),
        ({"basis": {}}, {"basis": {"kind": "judgment"}}),
    ],
)
def test_what_is_added_leaves_the_rest_and_what_is_taken_away_does_not(
    earlier: dict[str, Any], later: dict[str, Any]
) -> None:
    assert facts(earlier) <= facts(later)
    if facts(earlier) != facts(later):
        assert not facts(later) <= facts(earlier)


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ({"court": "甲"}, {"court": "乙"}),
        ({"court": "甲"}, {"police_counterpart": "甲"}),
        ({"major_or_difficult": False}, {"major_or_difficult": True}),
        ({"persons": []}, {"operations": []}),
        ({"persons": [PERSON]}, {"persons": [{**PERSON, "id": "b"}, {"id": "a"}]}),
        ({"persons": [{**PERSON, "roles": [ROLE, ROLE]}]}, {"persons": [{**PERSON, "roles": [ROLE]}]}),
        ({"persons": [{**PERSON, "roles": [ROLE]}]}, {"persons": [PERSON, {**OTHER, "roles": [ROLE]}]}),
    ],
)
def test_what_is_changed_or_moved_is_not_held(earlier: dict[str, Any], later: dict[str, Any]) -> None:
    assert not facts(earlier) <= facts(later)


def test_the_facts_of_some_places_of_a_file_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(json.dumps({"court": each}) for each in "abcabc"), encoding="utf-8")
    settings = settings_of(on=date(2025, 1, 1), batch_size=2)
    found = facts_in(path, settings, [2, 3, 5])
    assert sorted(found) == [2, 3, 5]
    assert found[2] == found[5] != found[3]
    path.unlink()
    assert facts_in(path, settings, [2]) == {}
