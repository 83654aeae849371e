"""An amendment as a small TOML file that a lawyer can review, and back.

    name = "jiaozuo_2024_five_days"

    [[changes]]
    kind = "reword"
    clause = "art9"
    old = "应在七日内"
    new = "应在五日内"

    [[changes]]
    kind = "set_span"
    rule = "art9.filing"
    old = "7 days"
    new = "5 days"

A file holds words, numbers and ids; rules are Python, so `AddRule` and `ReplaceRule` have no form here.
"""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import fields
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules.errors import Problem, RecordError
from zhixing_rules.language import (
    ChooseReading,
    Days,
    DropRule,
    Months,
    Reword,
    SetSpan,
    WeekDays,
    WorkingDays,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhixing_rules.language import Change, Span

__all__ = ["amendment_to_toml", "read_amendment"]

_KINDS: Final[dict[str, type]] = {
    "reword": Reword,
    "set_span": SetSpan,
    "choose_reading": ChooseReading,
    "drop_rule": DropRule,
}
_UNITS: Final[dict[str, type[Span]]] = {
    "days": Days,
    "working days": WorkingDays,
    "weekdays": WeekDays,
    "months": Months,
}
_SPAN: Final = re.compile(r"([1-9][0-9]{0,3}) (days|working days|weekdays|months)")
_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,59}")
_LARGEST: Final = 64 * 1024
_LONGEST: Final = 2000


def read_amendment(text: str) -> tuple[str, tuple[Change, ...]]:
    """The name and the changes of an amendment file, for ``procedure.amend(*changes, name=name)``.

    Raises:
        RecordError: the file is no amendment; it lists every problem by place and repeats nothing.
    """
    whole = _parsed(text)
    problems: list[Problem] = []
    name = whole.get("name")
    if not isinstance(name, str) or _NAME.fullmatch(name) is None:
        told = "须为小写字母、数字、下划线，字母开头", "give lower-case letters, digits and underscores, a letter first"
        problems.append(Problem("/name", "not_a_name", *told))
    listed = whole.get("changes")
    if not isinstance(listed, list) or not listed:
        problems.append(Problem("/changes", "missing", "须有至少一处修改", "give one change at least"))
    if set(whole) - {"name", "changes"}:
        problems.append(Problem("", "extra", "只能有 name、changes", "holds other keys than name and changes"))
    entries = listed if isinstance(listed, list) else []
    changes = [_change(entry, f"/changes/{number}", problems) for number, entry in enumerate(entries)]
    if problems:
        raise RecordError(problems)
    return str(name), tuple(change for change in changes if change is not None)


def _parsed(text: str) -> dict[str, Any]:
    if len(text) <= _LARGEST:
        try:
            return tomllib.loads(text)
        except (ValueError, RecursionError):
            pass
    raise RecordError([Problem("", "not_toml", "不是有效的 TOML，或过大", "is not valid TOML, or is too large")])


def _change(entry: object, place: str, problems: list[Problem]) -> Change | None:
    kind = _KINDS.get(str(entry.get("kind"))) if isinstance(entry, dict) else None
    if kind is None or not isinstance(entry, dict):
        known = "、".join(_KINDS)
        problems.append(Problem(f"{place}/kind", "enum", f"须为下列之一：{known}", f"give one of: {known}"))
        return None
    names = [each.name for each in fields(kind)]
    if set(entry) - {"kind", *names}:
        known = "、".join(("kind", *names))
        problems.append(Problem(place, "extra", f"只能有 {known}", f"holds other keys than {known}"))
    before = len(problems)
    values = [_value(entry.get(name), f"{place}/{name}", problems, span=kind is SetSpan) for name in names]
    made: Change | None = kind(*values) if len(problems) == before else None
    return made


def _value(value: object, place: str, problems: list[Problem], *, span: bool) -> object:
    if span and place.endswith(("/old", "/new")):
        found = _SPAN.fullmatch(value) if isinstance(value, str) else None
        if found is not None:
            return _UNITS[found[2]](int(found[1]))
        told = "须为期间，如 7 days、3 working days、2 months", "give a span, such as 7 days, 3 working days, 2 months"
        problems.append(Problem(place, "not_a_span", *told))
    elif not isinstance(value, str) or not 0 < len(value) <= _LONGEST or not value.isprintable():
        problems.append(
            Problem(place, "string_type", "须为文字，不含控制字符", "give a text without control characters")
        )
    return value


def amendment_to_toml(name: str, changes: Sequence[Change]) -> str:
    """An amendment as the text of a file that `read_amendment` reads.

    Raises:
        TypeError: a change holds a rule, which a file cannot.
    """
    kinds = {kind: word for word, kind in _KINDS.items()}
    lines = [f"name = {_quoted(name)}"]
    for change in changes:
        if type(change) not in kinds:
            raise TypeError(f"{type(change).__name__} 含有规则，无法写成文件 · holds a rule, which is Python")
        lines += ["", "[[changes]]", f'kind = "{kinds[type(change)]}"']
        lines += [f"{each.name} = {_quoted(_written(getattr(change, each.name)))}" for each in fields(change)]
    return "\n".join(lines) + "\n"


def _written(value: str | Span) -> str:
    if isinstance(value, str):
        return value
    unit = next(word for word, kind in _UNITS.items() if kind is type(value))
    return f"{value.count} {unit}"


def _quoted(text: str) -> str:
    """A basic string of TOML; what JSON escapes, TOML reads."""
    return json.dumps(text, ensure_ascii=False)
