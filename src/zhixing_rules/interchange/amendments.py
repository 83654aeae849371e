"""Amendments as TOML files that a lawyer can review: reading and writing.

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

    [[changes]]
    kind = "commence"
    day = 2025-09-26
    acts = "by-trigger"

A file contains only texts, numbers and ids. Rules are Python, so `AddRule` and `ReplaceRule` cannot be in a file.
"""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules.amendment import (
    AddItem,
    ChooseReading,
    Commence,
    DropDocument,
    DropRule,
    RequireDocument,
    Reword,
    SetSpan,
    SetTrigger,
    Transition,
)
from zhixing_rules.errors import Problem, RecordError
from zhixing_rules.language import Days, Months, WeekDays, WorkingDays, Years

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from zhixing_rules.language import Change, Span

__all__ = ["amendment_to_toml", "read_amendment"]

_KINDS: Final[dict[str, type]] = {
    "reword": Reword,
    "add_item": AddItem,
    "set_span": SetSpan,
    "set_trigger": SetTrigger,
    "choose_reading": ChooseReading,
    "require_document": RequireDocument,
    "drop_document": DropDocument,
    "drop_rule": DropRule,
    "commence": Commence,
}
_UNITS: Final[dict[str, type[Span]]] = {
    "days": Days,
    "working days": WorkingDays,
    "weekdays": WeekDays,
    "months": Months,
    "years": Years,
}
_SPAN: Final = re.compile(r"([1-9][0-9]{0,3}) (days|working days|weekdays|months|years)")
_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,59}")
_MAX_FILE_LENGTH: Final = 64 * 1024
"""Maximum number of characters of a file."""
_MAX_DOTS: Final = 20
"""Maximum number of dots on a line: the reader of TOML takes time and memory by the square of the parts of a key."""
_MAX_TEXT_LENGTH: Final = 2000
"""Maximum number of characters of one text in a file."""


def read_amendment(text: str) -> tuple[str, tuple[Change, ...]]:
    """Read the name and the changes of an amendment file, for ``procedure.amend(*changes, name=name)``.

    Raises:
        RecordError: the file is not an amendment. It lists every problem by place and repeats no value.
    """
    table = _parsed(text)
    problems: list[Problem] = []
    name = table.get("name")
    if not isinstance(name, str) or _NAME.fullmatch(name) is None:
        zh = "须由小写字母、数字、下划线组成，以字母开头"
        en = "give lower-case letters, digits and underscores, beginning with a letter"
        problems.append(Problem("/name", "not_a_name", zh, en))
    listed = table.get("changes")
    if not isinstance(listed, list) or not listed:
        problems.append(Problem("/changes", "missing", "至少须有一处修改", "give at least one change"))
    if set(table) - {"name", "changes"}:
        problems.append(Problem("", "extra", "只能有 name、changes 两个键", "has keys other than name and changes"))
    entries = listed if isinstance(listed, list) else []
    changes = [_change(entry, f"/changes/{number}", problems) for number, entry in enumerate(entries)]
    if problems:
        raise RecordError(problems)
    return str(name), tuple(change for change in changes if change is not None)


def _parsed(text: str) -> dict[str, Any]:
    if len(text) <= _MAX_FILE_LENGTH and all(line.count(".") <= _MAX_DOTS for line in text.split("\n")):
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
        problems.append(Problem(place, "extra", f"只能有下列键：{known}", f"has keys other than {known}"))
    before = len(problems)
    values = [_value(kind, name, entry.get(name), f"{place}/{name}", problems) for name in names]
    change: Change | None = kind(*values) if len(problems) == before else None
    return change


def _value(kind: type, name: str, value: object, place: str, problems: list[Problem]) -> object:
    read, code, zh, en = _READERS.get((kind, name), _AS_TEXT)
    result = read(value)
    if result is None:
        problems.append(Problem(place, code, zh, en))
    return result


def _text(value: object) -> str | None:
    fits = isinstance(value, str) and 0 < len(value) <= _MAX_TEXT_LENGTH and value.isprintable()
    return value if fits and isinstance(value, str) else None


def _span(value: object) -> Span | None:
    match = _SPAN.fullmatch(value) if isinstance(value, str) else None
    return None if match is None else _UNITS[match[2]](int(match[1]))


def _day(value: object) -> date | None:
    return value if type(value) is date else None  # not a datetime


def _transition(value: object) -> Transition | None:
    return next((each for each in Transition if each == value), None)


_Reader = tuple["Callable[[object], object]", str, str, str]
"""A function that reads a value or returns ``None``, the code of the problem if it does, and the problem in Chinese
and English."""

_AS_TEXT: Final[_Reader] = (
    _text,
    "string_type",
    "须为文字，不含控制字符",
    "give a text without control characters",
)
_AS_SPAN: Final[_Reader] = (
    _span,
    "not_a_span",
    "须为期间，如 7 days、3 working days、2 months",
    "give a span, such as 7 days, 3 working days, 2 months",
)
_READERS: Final[dict[tuple[type, str], _Reader]] = {
    (SetSpan, "old"): _AS_SPAN,
    (SetSpan, "new"): _AS_SPAN,
    (Commence, "day"): (
        _day,
        "not_a_day",
        "须为日期，如 2025-09-26，不加引号",
        "give a day, such as 2025-09-26, without quotes",
    ),
    (Commence, "acts"): (
        _transition,
        "enum",
        f"须为下列之一：{'、'.join(Transition)}",
        f"give one of: {', '.join(Transition)}",
    ),
}


def amendment_to_toml(name: str, changes: Sequence[Change]) -> str:
    """Write an amendment as the text of a file that `read_amendment` reads.

    Raises:
        TypeError: a change contains a rule, which a file cannot contain.
    """
    kinds = {kind: name for name, kind in _KINDS.items()}
    lines = [f"name = {_quoted(name)}"]
    for change in changes:
        if type(change) not in kinds:
            raise TypeError(f"{type(change).__name__} 含有规则，无法写入文件 · contains a rule, which is Python")
        lines += ["", "[[changes]]", f'kind = "{kinds[type(change)]}"']
        lines += [f"{each.name} = {_toml_value(getattr(change, each.name))}" for each in fields(change)]
    return "\n".join(lines) + "\n"


def _toml_value(value: str | date | Span) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return _quoted(str(value))
    unit = next(name for name, kind in _UNITS.items() if kind is type(value))
    return _quoted(f"{value.count} {unit}")


def _quoted(text: str) -> str:
    """Return a basic string of TOML, which accepts the escapes of JSON."""
    return json.dumps(text, ensure_ascii=False)
