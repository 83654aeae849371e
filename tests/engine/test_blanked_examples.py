"""Removing a fact from an example record never reverses a definite verdict."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from zhixing_rules import Case, JointMechanism, Verdict, load, validate

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.json"))
DEFINITE = {Verdict.PASS, Verdict.FAIL, Verdict.NOT_APPLICABLE}
Verdicts = dict[tuple[str, str], Verdict]


def _facts(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the path of every fact, of every part that holds facts, and of every list, but not of ids."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in {"id", "record"}:
                yield (*path, key)
                yield from _facts(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _facts(inner, (*path, index))


def _without(record: dict[str, Any], path: tuple[str | int, ...]) -> dict[str, Any]:
    reduced = copy.deepcopy(record)
    holder: Any = reduced
    for step in path[:-1]:
        holder = holder[step]
    del holder[path[-1]]
    return reduced


def _verdicts(record: dict[str, Any], on: date) -> Verdicts:
    return {(finding.rule_id, finding.path): finding.verdict for finding in validate(record, on=on)}


def test_there_are_eight_example_records() -> None:
    assert len(EXAMPLES) == 8


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_removing_a_fact_reverses_no_verdict(path: Path) -> None:
    case = load(JointMechanism if path.stem == "joint_mechanism" else Case, path.read_bytes())
    assert isinstance(case, Case | JointMechanism)
    record = case.model_dump(mode="json", exclude_none=True)
    on = (case.complete_as_of or date(2025, 11, 1)) + timedelta(days=1)
    record["complete_as_of"] = on.isoformat()
    full = _verdicts(record, on)
    blanked = 0
    open_record = _without(record, ("complete_as_of",))
    for fact in ((), *_facts(open_record)):
        reduced = _without(open_record, fact) if fact else open_record
        for key, verdict in _verdicts(reduced, on).items():
            if verdict in DEFINITE:
                assert full[key] is verdict, (fact, key)
        blanked += 1
    assert blanked > 10
