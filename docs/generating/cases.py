"""The examples and boundary cases of the rules, from docs/cases/: small invented records, and what is said of them.

A file has records to begin with and cases. A case changes a record in a few places, names a rule and a day, and says
which verdict is expected; the pages print the verdict that is found, and a test compares the two.

    [given.NAME]             a record
    [[case]]
    rule = "art7.p2.referral"
    given = "NAME"
    set = { "/detentions/0/days" = 10 }     places to fill, by JSON Pointer
    unset = ["/detentions/0/view_on"]       places to empty
    path = "/detentions/0"                  which subject, where the rule speaks of several
    on = 2025-02-10
    readings = { "transfer-window" = "window" }
    verdict = "fail"
    due = 2025-02-04                        the last day, where it is to be checked
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

from generating.speaking import DOCS
from zhixing_rules import validate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zhixing_rules import Finding
    from zhixing_rules.engine.report import ReadingSensitivity
    from zhixing_rules.language import Rule

__all__ = ["Example", "Given", "examples", "examples_of", "ran", "sensitive", "shown"]

FOLDER = DOCS / "cases"

Facts = dict[str, Any]


@dataclass(frozen=True)
class Given:
    """A record that cases begin with."""

    name: str
    record: Facts


@dataclass(frozen=True)
class Example:
    """One case of one rule."""

    file: str
    rule: str
    given: Given
    on: date
    verdict: str
    zh: str
    en: str
    path: str | None = None
    due: date | None = None
    set: Facts = field(default_factory=dict)
    unset: tuple[str, ...] = ()
    readings: Mapping[str, str] = field(default_factory=dict)

    @property
    def record(self) -> Facts:
        """The record it is about."""
        changed = deepcopy(self.given.record)
        for pointer, value in self.set.items():
            _put(changed, pointer, value)
        for pointer in self.unset:
            holder, last = _holder(changed, pointer)
            del holder[last]
        return changed


def _holder(record: Facts, pointer: str) -> tuple[Any, Any]:
    *steps, last = (int(step) if step.isdigit() else step for step in pointer.removeprefix("/").split("/"))
    place: Any = record
    for step in steps:
        place = place[step]
    return place, last


def _put(record: Facts, pointer: str, value: object) -> None:
    holder, last = _holder(record, pointer)
    if isinstance(holder, list) and last == len(holder):
        holder.append(value)
    else:
        holder[last] = value


def _json(value: Any) -> Any:  # noqa: ANN401  any value of a TOML file
    """Days as a record writes them."""
    if isinstance(value, dict):
        return {name: _json(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_json(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


@cache
def examples() -> tuple[Example, ...]:
    """Every case of docs/cases/, file by file, in the order written."""
    return tuple(each for path in sorted(FOLDER.glob("*.toml")) for each in _loaded(path.stem))


def _loaded(file: str) -> list[Example]:
    told = tomllib.loads((FOLDER / f"{file}.toml").read_text(encoding="utf-8"))
    givens = {name: Given(name, _json(record)) for name, record in told.get("given", {}).items()}
    return [
        Example(
            file,
            given=givens[case["given"]],
            set=_json(case.get("set", {})),
            unset=tuple(case.get("unset", ())),
            **{name: value for name, value in case.items() if name not in {"given", "set", "unset"}},
        )
        for case in told.get("case", ())
    ]


@cache
def _found(place: int) -> tuple[Finding, tuple[ReadingSensitivity, ...]]:
    each = examples()[place]
    report = validate(each.record, on=each.on, readings=each.readings)
    found = [finding for finding in report.rule(each.rule) if each.path in {None, finding.path}]
    if len(found) != 1:
        raise LookupError(f"{each.file}: {each.rule}: {each.zh}: give path=, one of {[one.path for one in found]}")
    changed = (other for other in report.sensitive_to if (other.rule_id, other.path) == (each.rule, found[0].path))
    return found[0], tuple(changed)


def ran(each: Example) -> Finding:
    """What the library says of a case."""
    return _found(examples().index(each))[0]


def sensitive(each: Example) -> tuple[ReadingSensitivity, ...]:
    """The readings that would change the verdict."""
    return _found(examples().index(each))[1]


def examples_of(rule: Rule) -> list[Example]:
    """The cases of one rule about one subject, in the order written."""
    return [each for each in examples() if each.rule == rule.id and ran(each).resolved.rule is rule]


def shown(record: Facts) -> str:
    """A record as JSON that a person can read: one field a line, one entry of a list a line."""
    lines = []
    for name, value in record.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            inner = ",\n".join(f"    {_entry(each)}" for each in value)
            lines.append(f'  "{name}": [\n{inner}\n  ]')
        else:
            lines.append(f'  "{name}": {json.dumps(value, ensure_ascii=False)}')
    return "{\n" + ",\n".join(lines) + "\n}"


def _entry(value: Facts, width: int = 90) -> str:
    parts = [f'"{name}": {json.dumps(each, ensure_ascii=False)}' for name, each in value.items()]
    lines, line = [], ""
    for part in parts:
        if line and len(line) + len(part) > width:
            lines.append(line)
            line = ""
        line = f"{line}, {part}" if line else part
    return "{" + ",\n     ".join([*lines, line]) + "}"
