"""Reading of records from JSON. One error lists every problem by JSON Pointer and repeats no value.

Input larger than any record is refused before it is parsed, to bound the memory used.

A record with a problem in one field is read again without that field, and with an id where one is missing, so that
contradictions elsewhere are reported in the same error.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeVar

from pydantic import BaseModel, ValidationError

from zhixing_rules._bilingual import Bilingual
from zhixing_rules._input_text import form_problem, without_mark, without_schema_key
from zhixing_rules.errors import MAX_PROBLEMS, Problem, RecordError
from zhixing_rules.records.annotations import bare_type, terms_of
from zhixing_rules.records.close_words import CloseWords
from zhixing_rules.records.conversions import Normalised, convert
from zhixing_rules.records.day_limits import FIRST_DAY, LAST_DAY
from zhixing_rules.records.enums import Term
from zhixing_rules.records.python_values import json_of, shown_key
from zhixing_rules.records.readers import reader_of

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

__all__ = [
    "MAX_LIST",
    "MAX_RECORDS",
    "MAX_SIZE",
    "MAX_VALUES",
    "load",
    "load_one_of",
    "normalise",
    "pointer",
    "record_word",
]

R = TypeVar("R", bound=BaseModel)

MAX_SIZE: Final = 8 * 1024 * 1024
"""Maximum size of one record: bytes, or characters of text."""
MAX_VALUES: Final = 100_000
"""Maximum number of commas in one record, which bounds its values. A case of 1000 referrals has a third of them."""
MAX_LIST: Final = 1000
"""Maximum number of entries of one list, more than any case has; longer lists are refused early."""
MAX_RECORDS: Final = 8000
"""Maximum number of records in all lists of one case together, roles, targets and evidence included.

Every record is judged by every rule of its kind, and an empty one takes three characters of input but some twenty
thousand characters of results. A case has tens of records; eight lists of the maximum length are far above that.
"""

_MAX_RETRIES: Final = 4
_MAX_REPORTED: Final = 10 * MAX_PROBLEMS
_TYPE_KEYS: Final = ("record", "记录类型", "JLLX")
_QUOTED: Final = re.compile(r"'([^']*)'")
_DAY_LIMITS: Final = (FIRST_DAY.isoformat(), LAST_DAY.isoformat())
_POSITION: Final = re.compile(r"line \d+ column \d+")

_TEXTS: Final[dict[str, tuple[str, str]]] = {
    "extra_forbidden": (
        "不是本记录的字段，或与同一字段的另一名称重复；请对照 zhixing schema",
        "is not a field of this record, or repeats a field under another name: see zhixing schema",
    ),
    "missing": ("缺少必填字段", "is required"),
    "bool_type": ("须为 true 或 false（未记录则省略）", "give true or false, or omit the field if not recorded"),
    "int_type": ("须为整数", "give an integer"),
    "string_type": ("须为字符串", "give a string"),
    "string_too_long": ("文字过长", "the text is too long"),
    "string_too_short": ("文字为空；未记录则省略", "is empty: omit the field if not recorded"),
    "string_pattern_mismatch": (
        "须以字母开头，只含字母、数字、_ . -，至多40字符",
        "start with a letter, use only letters, digits, _ . -, at most 40 characters",
    ),
    "date": ("须为存在的日期，写作 YYYY-MM-DD", "give an existing date, written YYYY-MM-DD"),
    "clock_time": ("须为时刻，写作 HH:MM（24小时制）", "give a time of day, written HH:MM, of 24 hours"),
    "implausible_day": (
        f"不是可能的日期（{FIRST_DAY}至{LAST_DAY}）；1900-01-01 之类是系统的空值，日期不明或尚未发生的，请删去本字段",
        f"is not from {FIRST_DAY} to {LAST_DAY}: systems write 1900-01-01 for no day; omit a day that is not known",
    ),
    "too_long": (f"列表过长（至多{MAX_LIST}条）", f"the list is too long (at most {MAX_LIST} entries)"),
    "tuple_type": ("须为数组", "give an array"),
    "model_type": ("须为对象", "give an object"),
    "half_year": ("不是半年，例：2025H1（2025年上半年）", "is not a half year such as 2025H1 or 2025H2"),
}
_KEY_HIDDEN: Final = Bilingual(
    "（只显示英文字母的键名，以防含有姓名）", " (only keys of plain letters are shown, as others may be names)"
)
"""What follows the text of an unknown key that is not shown."""

SINGLE_FIELD_CODES: Final = frozenset({*_TEXTS, "enum", "greater_than_equal", "less_than_equal"} - {"extra_forbidden"})
"""The codes of problems that concern one field, independently of the others."""


def load(model: type[R], data: R | Mapping[str, Any] | str | bytes, *, lenient: bool = False) -> R:
    """Read a record from JSON text, UTF-8 bytes, or a mapping of the same shape; a record is returned unchanged.

    Args:
        model: the record type.
        data: the data of the record.
        lenient: whether to read dates and words also as exports write them, such as 2025/3/7 and 是; `normalise` tells
            what is converted.

    Returns:
        The record.

    Raises:
        RecordError: the data is not a record of that type; the error lists every problem.
    """
    if isinstance(data, model):
        return data
    if lenient and isinstance(data, Mapping | str | bytes):
        data = normalise(model, data).data
    text, unconverted = _as_json(data, model)
    if too_large(text):
        message = f"超过 {MAX_SIZE} 字节或 {MAX_VALUES} 个值", f"exceeds {MAX_SIZE} bytes or {MAX_VALUES} values"
        raise RecordError([Problem("", "too_large", *message)])
    problems = [] if isinstance(data, Mapping) else _duplicate_keys(text)
    text = without_schema_key(text)
    try:
        record: R = reader_of(model).validate_json(text)
    except ValidationError as error:
        form = None if isinstance(data, Mapping) else form_problem(text)
        problems += (
            [form] if form else [*problems_of(error, CloseWords(model, text)), *_further_problems(model, text, error)]
        )
    if unconverted:
        places = {each.pointer for each in unconverted}  # null there is a consequence, and so is its absence
        problems = [*unconverted, *(each for each in problems if each.pointer not in places)]
    if problems:
        refused = RecordError(problems)
        refused.record_type = model
        raise refused
    return record


def normalise(model: type[BaseModel], data: Mapping[str, Any] | str | bytes) -> Normalised:
    """Return the data of a record with dates, words and blanks as `load` expects them, and what was converted where.

    Only what can mean one thing is converted, see `zhixing_rules.records.conversions`; `load` refuses the rest.

    Args:
        model: the record type.
        data: the data of the record.

    Raises:
        RecordError: the data is not a JSON object, is too large, an object has a duplicate key, or a text is an error
            of a spreadsheet, such as #N/A.

    >>> from zhixing_rules import Case, normalise
    >>> normalised = normalise(Case, {"司法拘留": [{"标识": "d1", "收拘日期": "2025/3/7"}]})
    >>> normalised.data
    {'司法拘留': [{'标识': 'd1', '收拘日期': '2025-03-07'}]}
    >>> print(*normalised.conversions)
    /司法拘留/0/收拘日期: 年/月/日 → YYYY-MM-DD · year/month/day → YYYY-MM-DD
    """
    if isinstance(data, Mapping):
        return convert(model, data)
    parsed: Any = None
    if not too_large(data):
        if duplicates := _duplicate_keys(data):
            raise RecordError(duplicates)
        with suppress(ValueError, RecursionError):
            parsed = json.loads(data.removeprefix("\ufeff") if isinstance(data, str) else data)
    if not isinstance(parsed, dict):
        parsed = json.loads(load(model, data).model_dump_json(exclude_none=True))  # or the error says what is wrong
    return convert(model, parsed)


def load_one_of(
    models: Sequence[type[BaseModel]],
    data: BaseModel | Mapping[str, Any] | str | bytes,
    *,
    lenient: bool = False,
) -> BaseModel:
    """Read a record of one of several types: the one that ``record`` (记录类型) names, or else the first.

    Args:
        models: the record types.
        data: the data of the record, or a record, which is returned unchanged.
        lenient: as for `load`.

    Returns:
        The record.

    Raises:
        RecordError: the data is not a record of that type; the error lists every problem.
    """
    if isinstance(data, BaseModel):
        model = next((each for each in models if isinstance(data, each)), models[0])
        return load(model, data)
    return load(type_of(models, data), data, lenient=lenient)


def type_of(models: Sequence[type[BaseModel]], data: Mapping[str, Any] | str | bytes) -> type[BaseModel]:
    """Return the record type that the data names, or else the first; text is parsed only if it contains such a name."""
    names = {name: model for model in models[1:] for name in _type_names(model)}
    if isinstance(data, str | bytes):
        data = without_mark(data)
        if not _contains_any(data, (*names, "\\u")):  # \\u: the name may be escaped
            return models[0]
        if too_large(data):
            return models[0]  # `load` refuses the data
        try:
            data = json.loads(data.decode(errors="replace") if isinstance(data, bytes) else data)
        except (ValueError, RecursionError):
            return models[0]
    stated = [value for key, value in data.items() if key in _TYPE_KEYS] if isinstance(data, Mapping) else []
    return next((names[each] for each in stated if isinstance(each, str) and each in names), models[0])


def _contains_any(text: str | bytes, words: Iterable[str]) -> bool:
    """Whether some word is part of the text, which is not decoded: in UTF-8 no character is part of another."""
    if isinstance(text, str):
        return any(word in text for word in words)
    return any(word.encode() in text for word in words)


@cache
def record_word(model: type[BaseModel]) -> str | None:
    """Return the word of a record type in the field ``record``; ``None`` if it has no such word.

    >>> from zhixing_rules import Case, JointMechanism
    >>> record_word(Case), record_word(JointMechanism)
    ('case', 'joint_mechanism')
    """
    field = model.model_fields.get("record")
    words = () if field is None else terms_of(bare_type(field.annotation))
    return words[0].value if len(words) == 1 else None


def _type_names(model: type[BaseModel]) -> tuple[str, ...]:
    members: Any = model.model_fields["record"].annotation
    return tuple(name for member in members for name in (member.value, member.zh))


def pointer(location: tuple[str | int, ...]) -> str:
    """Return the JSON Pointer (RFC 6901) of a location."""
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in location)


def _as_json(data: object, model: type[BaseModel]) -> tuple[str | bytes, list[Problem]]:
    """Return data as JSON text, and the problems of values that JSON does not have."""
    if isinstance(data, str | bytes):
        return without_mark(data), []
    if not isinstance(data, Mapping):
        raise RecordError([Problem("", "not_json", "须为 JSON 文本或对象", "give JSON text or a mapping")])
    return json_of(data, model)


def too_large(text: str | bytes) -> bool:
    """Whether a text exceeds the maximum size of a record."""
    commas = text.count(",") if isinstance(text, str) else text.count(b",")
    return len(text) > MAX_SIZE or commas > MAX_VALUES


def _duplicate_keys(text: str | bytes) -> list[Problem]:
    """Return a problem for every duplicate key of an object; a JSON parser would silently keep the last one."""
    duplicates: set[str] = set()

    def note(pairs: list[tuple[str, object]]) -> None:
        if len(dict(pairs)) < len(pairs):
            duplicates.update(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)

    try:
        json.loads(text, object_pairs_hook=note)
    except (ValueError, RecursionError):
        return []  # the reader of the record reports the problem
    shown = sorted({str(_shown(key, "extra_forbidden")) for key in duplicates})
    zh, en = "同一对象中有重复的键：{}；请只留一个", "duplicate key in one object: {}; keep one"
    return [Problem("", "duplicate_key", zh.format(key), en.format(key)) for key in shown]


def problems_of(error: ValidationError, close: CloseWords | None = None) -> list[Problem]:
    """Return the problems of a pydantic error, without the input that the error contains.

    Args:
        error: the error.
        close: what asks whether a known word was meant; no question is asked without it.
    """
    problems: list[Problem] = []
    if error.error_count() > _MAX_REPORTED:
        zh = f"问题超过 {_MAX_REPORTED} 处；请先核对整体格式"
        en = f"has more than {_MAX_REPORTED} problems: check the overall format first"
        return [Problem("", "too_many_problems", zh, en)]
    for details in error.errors(include_url=False, include_input=False):
        if details["type"] == "contradiction":
            problems.extend(details["ctx"]["problems"])
        else:
            problem = _problem(details)
            asked = None if close is None else close.question(details["loc"], details["type"])
            if asked is not None and asked.zh:
                problem = Problem(problem.pointer, problem.code, problem.zh + asked.zh, problem.en + asked.en)
            problems.append(problem)
    return problems


def _problem(error: ErrorDetails) -> Problem:
    code, context = error["type"], error.get("ctx", {})
    if "pointer" in context:  # the guard of a record has already replaced the error
        return Problem(context["pointer"], code, context["zh"], context["en"])
    if code.startswith("date_"):
        code = "date"
    elif context.get("ge", context.get("le")) in _DAY_LIMITS:
        code = "implausible_day"
    location = tuple(_shown(step, code) for step in error["loc"])
    if code == "json_invalid":
        position = _POSITION.search(str(context.get("error", "")))
        at = f" ({position[0]})" if position else ""
        return Problem(pointer(location), "not_json", f"不是有效的 JSON{at}", f"is not valid JSON{at}")
    if code == "enum":
        zh, en = _allowed_words(str(context.get("expected", "")))
        return Problem(pointer(location), code, f"须为下列之一：{zh}", f"give one of: {en}")
    bounds = {"greater_than_equal": ("不得小于", "at least"), "less_than_equal": ("不得大于", "at most")}
    if code in bounds:
        zh, en = bounds[code]
        limit = context.get("ge", context.get("le"))
        return Problem(pointer(location), code, f"{zh} {limit}", f"give {en} {limit}")
    if code == "extra_forbidden" and "…" in location:
        zh, en = _TEXTS[code]
        return Problem(pointer(location), code, zh + _KEY_HIDDEN.zh, en + _KEY_HIDDEN.en)
    zh, en = _TEXTS.get(
        code, ("不符合本字段的要求；请对照 zhixing schema", "does not fit this field: see zhixing schema")
    )
    return Problem(pointer(location), code, zh, en)


def _allowed_words(expected: str) -> tuple[str, str]:
    """Return the words of a closed list in Chinese and in English, each with its other form."""
    words = tuple(_QUOTED.findall(expected))
    terms = next((tuple(kind) for kind in Term.__subclasses__() if tuple(each.value for each in kind) == words), None)
    if terms is None:
        return expected, expected
    zh = "、".join(f"{each.zh}（{each.value}）" for each in terms)
    return zh, ", ".join(f"{each.value} ({each.zh})" for each in terms)


def _shown(step: str | int, code: str) -> str | int:
    """Return a step of a location, or `…` for an unknown key that is not a short word, as it may be confidential."""
    if code == "extra_forbidden" and isinstance(step, str) and not shown_key(step):
        return "…"
    return step


def _further_problems(model: type[BaseModel], text: str | bytes, error: ValidationError) -> list[Problem]:
    """Return the problems that appear only after the fields of the first error are removed."""
    problems: list[Problem] = []
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return problems
    consequences = {"missing"}
    for _ in range(_MAX_RETRIES if error.error_count() <= MAX_PROBLEMS else 0):
        errors = error.errors(include_url=False, include_input=False)
        if any(not details["loc"] for details in errors):
            return problems  # the whole data is wrong, or its fields contradict each other
        if any(details["type"] == "missing" for details in errors):
            consequences.add("dangling_reference")  # what refers to a record whose id is missing or invalid
        for details in reversed(errors):  # from the last entry of a list to the first: the others keep their places
            with suppress(LookupError, TypeError):  # a place that this parser does not find
                _remove(data, details["loc"], details["type"])
        try:
            reader_of(model).validate_json(json.dumps(data))
        except ValidationError as next_error:
            problems += [each for each in problems_of(next_error) if each.code not in consequences]
            error = next_error
        else:
            return problems
    return problems


def _remove(data: Any, location: tuple[str | int, ...], code: str) -> None:  # noqa: ANN401  any JSON value
    """Remove the value at a location, or put an id where it is missing, so that the rest can be read.

    An entry that is not a record is replaced by an empty record, because later problems name entries by position.
    """
    *steps, last = location
    for step in steps:
        data = data[step]
    if code == "missing":
        data[last] = ".".join(("id", *(str(step) for step in steps if isinstance(step, int))))
    elif code == "model_type" and isinstance(data, list):
        data[int(last)] = {}
    else:
        del data[last]
