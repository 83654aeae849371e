"""Examples and boundary cases of the rules, from docs/cases/: small synthetic records and the expected verdicts.

A file has base records and cases. A case changes a base record in a few places, names a rule and a day, and gives the
expected verdict. The pages print the computed verdict; a test compares it with the expected one.

    [given.NAME]             a base record
    [[case]]
    rule = "art7.p2.referral"
    given = "NAME"
    set = { "/detentions/0/days" = 10 }     values to set, by JSON Pointer
    unset = ["/detentions/0/view_on"]       values to remove
    path = "/detentions/0"                  the subject, if the rule is evaluated for several
    on = 2025-02-10
    readings = { "transfer-window" = "window" }
    verdict = "fail"
    due = 2025-02-04                        the last day, if it is to be checked
    zh = "…"
    en = "…"
"""

from __future__ import annotations

import json
import tomllib
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from generator.bilingual_text import DOCS
from zhixing_rules import validate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zhixing_rules import Finding
    from zhixing_rules.engine.report import ReadingSensitivity
    from zhixing_rules.language import Rule

__all__ = ["Example", "Given", "examples", "examples_of", "finding_of", "record_json", "sensitivities"]

FOLDER = DOCS / "cases"

JsonObject = dict[str, Any]


@dataclass(frozen=True)
class Given:
    """A base record that cases change."""

    name: str
    record: JsonObject


@dataclass(frozen=True)
class Example:
    """One case of one rule; the module docstring describes the fields."""

    file: str
    rule: str
    given: Given
    on: date
    verdict: str
    zh: str
    en: str
    path: str | None = None
    due: date | None = None
    set: JsonObject = field(default_factory=dict)
    unset: tuple[str, ...] = ()
    readings: Mapping[str, str] = field(default_factory=dict)

    @property
    def record(self) -> JsonObject:
        """The base record with the changes applied."""
        changed = deepcopy(self.given.record)
        for pointer, value in self.set.items():
            _set(changed, pointer, value)
        for pointer in self.unset:
            parent, key = _parent(changed, pointer)
            del parent[key]
        return changed


def _parent(record: JsonObject, pointer: str) -> tuple[Any, Any]:
    """Return the object or array that holds a value, and the key or index of the value in it."""
    *steps, key = (int(step) if step.isdigit() else step for step in pointer.removeprefix("/").split("/"))
    parent: Any = record
    for step in steps:
        parent = parent[step]
    return parent, key


def _set(record: JsonObject, pointer: str, value: object) -> None:
    """Set a value; the index after the last one appends to an array."""
    parent, key = _parent(record, pointer)
    if isinstance(parent, list) and key == len(parent):
        parent.append(value)
    else:
        parent[key] = value


def _json(value: Any) -> Any:  # noqa: ANN401  any value of a TOML file
    """Write every day of a TOML value as a record does, YYYY-MM-DD."""
    if isinstance(value, dict):
        return {name: _json(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_json(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


@cache
def examples() -> tuple[Example, ...]:
    """Return every case of docs/cases/, by file, in the order of the file."""
    return tuple(each for path in sorted(FOLDER.glob("*.toml")) for each in _loaded(path.stem))


def _loaded(file: str) -> list[Example]:
    data = tomllib.loads((FOLDER / f"{file}.toml").read_text(encoding="utf-8"))
    records = {name: Given(name, _json(record)) for name, record in data.get("given", {}).items()}
    return [
        Example(
            file,
            given=records[case["given"]],
            set=_json(case.get("set", {})),
            unset=tuple(case.get("unset", ())),
            **{name: value for name, value in case.items() if name not in {"given", "set", "unset"}},
        )
        for case in data.get("case", ())
    ]


@cache
def _evaluated(index: int) -> tuple[Finding, tuple[ReadingSensitivity, ...]]:
    each = examples()[index]
    report = validate(each.record, on=each.on, readings=each.readings)
    findings = [finding for finding in report.rule(each.rule) if each.path in {None, finding.path}]
    if len(findings) != 1:
        raise LookupError(f"{each.file}: {each.rule}: {each.zh}: give path=, one of {[one.path for one in findings]}")
    key = (each.rule, findings[0].path)
    return findings[0], tuple(other for other in report.sensitive_to if (other.rule_id, other.path) == key)


def finding_of(each: Example) -> Finding:
    """Return the finding of the library for a case."""
    return _evaluated(examples().index(each))[0]


def sensitivities(each: Example) -> tuple[ReadingSensitivity, ...]:
    """Return the alternatives that would change the verdict of a case."""
    return _evaluated(examples().index(each))[1]


def examples_of(rule: Rule) -> list[Example]:
    """Return the cases of one rule and its subject, in the order of the file."""
    return [each for each in examples() if each.rule == rule.id and finding_of(each).resolved.rule is rule]


def record_json(record: JsonObject) -> str:
    """Return a record as readable JSON: one field per line, one list entry per line."""
    lines = []
    for name, value in record.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            inner = ",\n".join(f"    {_entry(each)}" for each in value)
            lines.append(f'  "{name}": [\n{inner}\n  ]')
        else:
            lines.append(f'  "{name}": {json.dumps(value, ensure_ascii=False)}')
    return "{\n" + ",\n".join(lines) + "\n}"


def _entry(value: JsonObject, width: int = 90) -> str:
    parts = [f'"{name}": {json.dumps(each, ensure_ascii=False)}' for name, each in value.items()]
    lines, line = [], ""
    for part in parts:
        if line and len(line) + len(part) > width:
            lines.append(line)
            line = ""
        line = f"{line}, {part}" if line else part
    return "{" + ",\n     ".join([*lines, line]) + "}"
