"""From JSON to a record, or to one error that lists every problem by JSON Pointer and repeats no value.

What is larger than any case is refused before it is parsed: it would cost memory without end.

A record that is wrong in one place is read again without that place, so that contradictions elsewhere are
reported in the same error.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from zhixing_rules.errors import MAX_PROBLEMS, Problem, RecordError
from zhixing_rules.records.case_number import TYPE_CODES

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

__all__ = ["LARGEST", "MOST_VALUES", "load", "load_one_of", "pointer"]

R = TypeVar("R", bound=BaseModel)

LARGEST: Final = 8 * 1024 * 1024
"""The most bytes, or characters of text, that are read as one record."""
MOST_VALUES: Final = 100_000
"""The most commas in one record, and so the most values: a case of a thousand referrals has a third of them."""

_ROUNDS: Final = 4
_MOST_READ: Final = 10 * MAX_PROBLEMS
_KIND_KEYS: Final = ("record", "记录类型", "JLLX")
_SHOWN_KEY: Final = re.compile(r"[A-Za-z_]{1,40}")
_PLACE: Final = re.compile(r"line \d+ column \d+")

_TEXTS: Final[dict[str, tuple[str, str]]] = {
    "extra_forbidden": (
        "不是本记录的字段，或与同一字段的另一名称重复；请对照 zhixing schema",
        "is not a field of this record, or another name of one already given: see zhixing schema",
    ),
    "missing": ("缺少必填字段", "is required"),
    "bool_type": ("须为 true 或 false（未记录则省略）", "give true or false; leave it out if not recorded"),
    "int_type": ("须为整数", "give a whole number"),
    "string_type": ("须为字符串", "give a string"),
    "string_too_long": ("文字过长", "the text is too long"),
    "string_too_short": ("文字为空；未记录则省略", "is empty: leave it out if not recorded"),
    "string_pattern_mismatch": (
        "须以字母开头，只含字母、数字、_ . -，至多40字符",
        "give letters, digits, _ . - only, a letter first, at most 40",
    ),
    "date": ("须为存在的日期，写作 YYYY-MM-DD", "give a day that exists, written YYYY-MM-DD"),
    "too_long": ("列表过长（至多1000条）", "the list is too long (1000 at most)"),
    "date_from_datetime_parsing": (
        "不是存在的日期；格式 YYYY-MM-DD",
        "is not a day that exists: give YYYY-MM-DD",
    ),
    "tuple_type": ("须为数组", "give an array"),
    "model_type": ("须为对象", "give an object"),
    "case_number": (
        f"不是案号，例：（2024）豫0802执123号；类型代字限于 {'、'.join(TYPE_CODES[:8])} 等",
        "is not a case number, such as （2024）豫0802执123号",
    ),
    "resident_number": (
        "公民身份号码位数、出生日期或校验码不符；其他证件请填 other_document",
        "is not a valid resident identity number: put any other document under other_document",
    ),
    "credit_code": ("统一社会信用代码位数或校验码不符", "is not a valid unified social credit code"),
}


OF_ONE_FIELD: Final = frozenset({*_TEXTS, "enum", "greater_than_equal", "less_than_equal"} - {"extra_forbidden"})
"""The codes of problems that one field has by itself, whatever stands in the others."""


def load(model: type[R], data: R | Mapping[str, Any] | str | bytes) -> R:
    """Read a record from JSON text, UTF-8 bytes, or a mapping of the same shape; a record is returned as it is.

    Raises:
        RecordError: with every problem found.
    """
    if isinstance(data, model):
        return data
    text = _as_json(data)
    if too_large(text):
        told = f"超过 {LARGEST} 字节或 {MOST_VALUES} 个值", f"exceeds {LARGEST} bytes or {MOST_VALUES} values"
        raise RecordError([Problem("", "too_large", *told)])
    problems = [] if isinstance(data, Mapping) else _keys_given_twice(text)
    try:
        record: R = _reader(model).validate_json(text)
    except ValidationError as refused:
        problems += problems_of(refused)
        problems += _behind(model, text, refused)
    if problems:
        raise RecordError(problems)
    return record


def load_one_of(models: Sequence[type[BaseModel]], data: BaseModel | Mapping[str, Any] | str | bytes) -> BaseModel:
    """Read a record of one of several kinds: the one its ``record`` (记录类型) names, else the first.

    Raises:
        RecordError: with every problem found.
    """
    if isinstance(data, BaseModel):
        model = next((each for each in models if isinstance(data, each)), models[0])
        return load(model, data)
    return load(kind_of(models, data), data)


def kind_of(models: Sequence[type[BaseModel]], data: Mapping[str, Any] | str | bytes) -> type[BaseModel]:
    """The model whose own word the data says. The text is only parsed where it holds such a word at all."""
    words = {word: model for model in models[1:] for word in _words_of_kind(model)}
    if isinstance(data, str | bytes):
        if too_large(data):
            return models[0]  # where it is refused
        text = data.decode(errors="replace") if isinstance(data, bytes) else data
        if not any(word in text for word in (*words, "\\u")):  # \\u: the word may be written in escapes
            return models[0]
        try:
            data = json.loads(text)
        except (ValueError, RecursionError):
            return models[0]
    said = [value for key, value in data.items() if key in _KIND_KEYS] if isinstance(data, Mapping) else []
    return next((words[each] for each in said if isinstance(each, str) and each in words), models[0])


def _words_of_kind(model: type[BaseModel]) -> tuple[str, ...]:
    kind: Any = model.model_fields["record"].annotation
    return tuple(word for member in kind for word in (member.value, member.zh))


def pointer(location: tuple[str | int, ...]) -> str:
    """The JSON Pointer (RFC 6901) of a place."""
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in location)


def _as_json(data: object) -> str | bytes:
    if isinstance(data, str | bytes):
        return data
    if not isinstance(data, Mapping):
        raise RecordError([Problem("", "not_json", "须为 JSON 文本或对象", "give JSON text or a mapping")])
    try:
        return json.dumps(data, default=_plain, allow_nan=False, ensure_ascii=False).encode()
    except (TypeError, ValueError, RecursionError):
        pass
    raise RecordError([Problem("", "not_json", "含有 JSON 无法表示的内容", "holds what JSON cannot express")])


@cache
def _reader(model: type[R]) -> TypeAdapter[R]:
    """What reads a record, with the errors of pydantic: they hold the input, and stay in this module."""
    return TypeAdapter(model)


def too_large(text: str | bytes) -> bool:
    """Whether a text is larger than any record."""
    commas = text.count(",") if isinstance(text, str) else text.count(b",")
    return len(text) > LARGEST or commas > MOST_VALUES


def _keys_given_twice(text: str | bytes) -> list[Problem]:
    """Keys that stand twice in one object: JSON would keep the last and lose the first without a word."""
    twice: set[str] = set()

    def note(pairs: list[tuple[str, object]]) -> None:
        keys = [key for key, _ in pairs]
        if len(set(keys)) < len(keys):
            twice.update(key for key, count in Counter(keys).items() if count > 1)

    try:
        json.loads(text, object_pairs_hook=note)
    except (ValueError, RecursionError):
        return []  # the parser of the record says what is wrong
    shown = sorted({str(_shown(key, "extra_forbidden")) for key in twice})
    zh, en = "同一对象中有重复的键：{}；请只留一个", "stands twice in one object: {}; keep one"
    return [Problem("", "duplicate_key", zh.format(key), en.format(key)) for key in shown]


def _plain(value: object) -> str:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    raise TypeError


def problems_of(refused: ValidationError) -> list[Problem]:
    found: list[Problem] = []
    if refused.error_count() > _MOST_READ:
        zh, en = f"问题超过 {_MOST_READ} 处；请先核对整体格式", f"has over {_MOST_READ} problems: check its shape first"
        return [Problem("", "too_many_problems", zh, en)]
    for error in refused.errors(include_url=False, include_input=False):
        if error["type"] == "contradiction":
            found.extend(error["ctx"]["problems"])
        else:
            found.append(_problem(error))
    return found


def _problem(error: ErrorDetails) -> Problem:
    kind, context = error["type"], error.get("ctx", {})
    location = tuple(_shown(step, kind) for step in error["loc"])
    if kind == "json_invalid":
        place = _PLACE.search(str(context.get("error", "")))
        at = f" ({place[0]})" if place else ""
        return Problem(pointer(location), "not_json", f"不是有效的 JSON{at}", f"is not valid JSON{at}")
    if kind == "enum":
        allowed = str(context.get("expected", ""))
        return Problem(pointer(location), kind, f"须为下列之一：{allowed}", f"give one of: {allowed}")
    bounds = {"greater_than_equal": ("不得小于", "at least"), "less_than_equal": ("不得大于", "at most")}
    if kind in bounds:
        zh, en = bounds[kind]
        limit = context.get("ge", context.get("le"))
        return Problem(pointer(location), kind, f"{zh} {limit}", f"give {en} {limit}")
    zh, en = _TEXTS.get(
        kind, ("不符合本字段的要求；请对照 zhixing schema", "does not fit this field: see zhixing schema")
    )
    return Problem(pointer(location), kind, zh, en)


def _shown(step: str | int, kind: str) -> str | int:
    """An unknown key may itself hold what must not be repeated: only a plain short word is shown."""
    if kind == "extra_forbidden" and isinstance(step, str) and _SHOWN_KEY.fullmatch(step) is None:
        return "…"
    return step


def _behind(model: type[BaseModel], text: str | bytes, refused: ValidationError) -> list[Problem]:
    """The problems that show only once the first ones are out of the way."""
    found: list[Problem] = []
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return found
    for _ in range(_ROUNDS if refused.error_count() <= MAX_PROBLEMS else 0):
        if not all(_prune(data, error["loc"]) for error in refused.errors(include_url=False, include_input=False)):
            return found
        try:
            _reader(model).validate_json(json.dumps(data))
        except ValidationError as again:
            found += [each for each in problems_of(again) if each.code != "missing"]
            refused = again
        else:
            return found
    return found


def _prune(data: Any, location: tuple[str | int, ...]) -> bool:  # noqa: ANN401  any JSON value
    """Take one place out of the data; ``False`` where it cannot be found or is the whole."""
    if not location:
        return False
    for step in location[:-1]:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return False
    last = location[-1]
    if isinstance(data, dict) and last in data:
        del data[last]
        return True
    if isinstance(data, list) and isinstance(last, int) and last < len(data):
        data[last] = {}
        return True
    return False
