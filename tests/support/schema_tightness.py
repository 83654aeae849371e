"""Whether a schema notices what is wrong with a document, and whether its open form accepts what a version may add."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships no types

from zhixing_rules.interchange import schema

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["not_noticed", "not_open"]

MAPS: Final = frozenset({"readings", "by_urgency"})
"""Members whose own members are data: any of them may be missing or added."""
RECORDS: Final = frozenset({"record", "records", "input"})
"""Members that are records of whatever procedure; their schemas are separate."""


def not_open(name: str, document: Any) -> list[str]:  # noqa: ANN401  any JSON
    """Return the errors of the open schema if every object of a document has one member more."""
    return [each.message for each in Draft202012Validator(schema(name)).iter_errors(_grown(document))]


def not_noticed(name: str, document: Any) -> list[str]:  # noqa: ANN401  any JSON
    """Return what the closed schema accepts though it is wrong: a member added, missing or of another type.

    Of objects that are alike, the first is tried.
    """
    validator = Draft202012Validator(schema(name, closed=True))
    return [place for place in _variants(document) if validator.is_valid(document)]


def _variants(document: Any) -> Iterator[str]:  # noqa: ANN401  any JSON
    """Change a document in place, one place at a time; yield the place while it is changed."""
    for place, part in dict(_objects(document)).items():
        for key, value in list(part.items()):
            part[key] = 7 if isinstance(value, dict) else {}
            yield f"{place}/{key}: another type"
            del part[key]
            yield f"{place}/{key}: missing"
            part[key] = value
        part["added"] = []
        yield f"{place}/added"
        del part["added"]


def _objects(part: Any, place: str = "") -> Iterator[tuple[str, dict[str, Any]]]:  # noqa: ANN401  any JSON
    if isinstance(part, dict):
        yield place, part
        for key, value in part.items():
            if key not in MAPS | RECORDS:
                yield from _objects(value, f"{place}/{key}")
    elif isinstance(part, list):
        for value in part:
            yield from _objects(value, f"{place}/*")


def _grown(part: Any, key: str = "") -> Any:  # noqa: ANN401  any JSON
    if key in RECORDS:
        return part
    if isinstance(part, dict):
        members = {name: _grown(value, name) for name, value in part.items()}
        return members if key in MAPS else {**members, "added": [{"later": 1}]}
    return [_grown(value) for value in part] if isinstance(part, list) else part
