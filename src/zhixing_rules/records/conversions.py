"""Conversion of values as exports write them into the values of a record: dates, yes and no, numbers, words, blanks.

Reading is strict: 2025/3/7 is not a date of a record and 是 is not true. `normalise` converts such spellings where they
can mean only one thing, and says what it converted and where, but never the value. What could mean two things is left
as it is, for the strict reader to refuse: 03/07/2025, 25-3-7, 2025年3月, a time of day, a bare serial number.

The type of each field decides what is converted; a value of a type that is not known here is not touched. Converted
once, a record is not converted again.

>>> from zhixing_rules.records import Detention
>>> converted = convert(Detention, {"标识": 7, "收拘日期": "2025年3月7日", "情节严重": "是", "拘留天数": "15.0"})
>>> converted.data
{'标识': 'n7', '收拘日期': '2025-03-07', '情节严重': True, '拘留天数': 15}
>>> print(converted.conversions[1])
/收拘日期: 年月日 → YYYY-MM-DD · year 年 month 月 day 日 → YYYY-MM-DD
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Final, NamedTuple, get_args, get_origin

from pydantic import StringConstraints

from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._text_safety import strip_blanks
from zhixing_rules._values import dataclass
from zhixing_rules.errors import Problem, RecordError
from zhixing_rules.records.annotations import bare_type, field_names, is_record, member_type, terms_of
from zhixing_rules.records.case_number import CaseNumber
from zhixing_rules.records.clock_time import is_clock_time
from zhixing_rules.records.secret import Secret

if TYPE_CHECKING:
    from enum import StrEnum

    from pydantic import BaseModel
    from pydantic.fields import FieldInfo

__all__ = ["Conversion", "Normalised", "convert", "is_blank_mark", "is_error"]


@dataclass(frozen=True, slots=True)
class Conversion:
    """A value that was converted: where, and from which form into which. Never the value.

    Attributes:
        pointer: JSON Pointer (RFC 6901) of the value.
        code: the kind of conversion: ``date``, ``time``, ``yes_no``, ``integer``, ``text``, ``id``, ``word``, ``list``
            or ``blank``.
        zh: the two forms, in Chinese.
        en: the same in English.
    """

    pointer: str
    code: str
    zh: str
    en: str

    def __str__(self) -> str:
        return f"{self.pointer}: {self.zh} · {self.en}"


@dataclass(frozen=True, slots=True, repr=False)
class Normalised(TypeNameRepr):
    """A record with its values in the form that the strict reader expects.

    Attributes:
        data: the record, with the keys that the input used.
        conversions: what was converted, in the order of the input.
    """

    data: dict[str, Any]
    conversions: tuple[Conversion, ...]


_Form = tuple[str, str, str]
"""The kind of a conversion, and its two forms in Chinese and in English."""

_BLANK: Final = ("blank", "空白 → 未记录", "blank → not recorded")
_MARK: Final = ("blank", "表示空缺的符号 → 未记录", "mark for an empty field → not recorded")
_YES_NO: Final = ("yes_no", "是、否等字样 → true、false", "word for yes or no → true or false")
_CLOCK: Final = ("time", "时刻的另一写法 → HH:MM", "another spelling of a time → HH:MM")
_INTEGER: Final = ("integer", "文字或小数形式的数 → 整数", "number as text or decimal → integer")
_NUMBER_AS_TEXT: Final = ("text", "数 → 文字", "number → text")
_NUMBER_AS_ID: Final = ("id", "数 → 以 n 开头的标识", "number → an id that begins with n")
_TRIMMED_ID: Final = ("id", "标识两端的空白 → 去除", "blanks around an id → removed")
_WORD: Final = ("word", "词语的另一写法 → 规范词语", "another spelling of a word → the word")
_LIST: Final = ("list", "用顿号等分隔的文字 → 列表", "separated text → list")
_DATE_FORMS: Final = {
    "/": ("date", "年/月/日 → YYYY-MM-DD", "year/month/day → YYYY-MM-DD"),
    ".": ("date", "年.月.日 → YYYY-MM-DD", "year.month.day → YYYY-MM-DD"),
    "-": ("date", "年-月-日 → YYYY-MM-DD", "year-month-day → YYYY-MM-DD"),
    "年": ("date", "年月日 → YYYY-MM-DD", "year 年 month 月 day 日 → YYYY-MM-DD"),
    "": ("date", "八位数字 YYYYMMDD → YYYY-MM-DD", "eight digits YYYYMMDD → YYYY-MM-DD"),
}
_MIDNIGHT: Final = ("date", "零时的时间戳 → YYYY-MM-DD", "timestamp at midnight → YYYY-MM-DD")

_YES: Final = frozenset({"是", "y", "yes", "true", "√", "✓"})
_NO: Final = frozenset({"否", "n", "no", "false", "\u00d7", "✗"})
_MARKS: Final = frozenset(
    {"/", "-", "--", "—", "——", "null", "(null)", "none", "nan", "n/a", "\\n", "undefined", "暂无"}
)
_NOTHING: Final = frozenset({"无"})
"""Where it can only mean that there is nothing to record. Of a yes or no it may mean no, and of a number zero."""

_ERRORS: Final = frozenset(
    {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA"}
)
_ERROR: Final = (
    "error_cell",
    "是 #N/A 一类的错误值；请在来源中改正或清空",
    "is an error such as #N/A: correct or clear it at its source",
)

_DAY: Final = re.compile(
    r"([0-9]{4})(?:([-/.])([0-9]{1,2})\2([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})[日号])"
    r"(?:(?:(?<=[日号])|[T ])(?=[0-9]{1,2}:)(.+))?"
)
_EIGHT_DIGITS: Final = re.compile(r"[0-9]{8}")
_TIME: Final = re.compile(
    r"(?P<h>[0-9]{1,2}):(?P<m>[0-9]{2})(?::(?P<s>[0-9]{2})(?:\.(?P<f>[0-9]{1,9}))?)? ?"
    r"(?:Z|(?P<sign>[+-])(?P<zh>[0-9]{2}):?(?P<zm>[0-9]{2}))?"
)
_WHOLE: Final = re.compile(r"[+-]?[0-9]{1,9}(?:\.0{1,9})?")
_DIGITS: Final = re.compile(r"[0-9]{1,9}")
_HOUR_MINUTE: Final = re.compile(r"([0-9]{1,2})(?::([0-9]{2})(?::00)?|[时点](?:([0-9]{2})分?|([0-9])分)?)")
_HOURS: Final = 24
_MINUTES: Final = 60
_LONGEST_DATE: Final = 100
"""Longer texts are not read as dates: blanks between digits would take quadratic time."""
_SPACED: Final = re.compile(r"\s*([-/.年月日号])\s*")
_BETWEEN_WORDS: Final = re.compile(r"[、，,；;\n]")
_BETWEEN_TEXTS: Final = re.compile(r"[；;\n]")
_EXACT_BELOW: Final = 10**15
"""A larger number with a decimal point has been rounded: it is no longer the number that was typed."""
_MOST_DIGITS: Final = 30
_CHINA: Final = timezone(timedelta(hours=8))


def convert(model: type[BaseModel], record: Mapping[str, Any]) -> Normalised:
    """Convert the values of a record, at any depth. Unknown keys keep their values.

    Args:
        model: the record type.
        record: the record; keys may be names, Chinese titles or initials.

    Raises:
        RecordError: a text is an error of a spreadsheet, such as #N/A.
    """
    found: list[Conversion] = []
    data = _record(model, record, "", found)
    if errors := [each for each in found if each.code == _ERROR[0]]:
        raise RecordError([Problem(each.pointer, each.code, each.zh, each.en) for each in errors])
    return Normalised(data, tuple(found))


def is_error(value: object) -> bool:
    """Return whether a value is the text of an error of a spreadsheet, such as #N/A."""
    return isinstance(value, str) and value.strip().upper() in _ERRORS


def is_blank_mark(text: str) -> bool:
    """Return whether a text only shows that there is nothing to record.

    >>> is_blank_mark(" — "), is_blank_mark("无"), is_blank_mark("甲")
    (True, True, False)
    """
    return _plain(text).casefold() in {"", *_MARKS, *_NOTHING}


class _FieldType(NamedTuple):
    """The type of a field.

    Attributes:
        kind: its bare type.
        member: the type of its entries, if it is a list.
        optional: whether it may be not recorded.
        known: whether values of its type are converted.
        is_key: whether it holds a local id.
        is_clock_time: whether it holds a time of day.
        is_nothing_blank: whether 无 can only mean that there is nothing to record.
    """

    kind: Any
    member: Any
    optional: bool
    known: bool
    is_key: bool
    is_clock_time: bool
    is_nothing_blank: bool


@cache
def _field_types(model: type[BaseModel]) -> dict[str, _FieldType]:
    """Return the types of the fields of a record by every key under which they are read."""
    types = {name: _field_type(field) for name, field in model.model_fields.items()}
    return {key: types[name] for key, name in field_names(model).items()}


def _field_type(field: FieldInfo) -> _FieldType:
    kind, member = bare_type(field.annotation), member_type(field.annotation)
    is_word, is_text = bool(terms_of(kind)), kind in (str, Secret)
    known = is_word or is_text or kind in (date, bool, int, CaseNumber) or is_record(kind) or member is not None
    is_key = kind is str and _is_key(field)
    is_nothing_blank = is_word or is_text or kind is date
    return _FieldType(kind, member, not field.is_required(), known, is_key, is_clock_time(field), is_nothing_blank)


def _record(model: type[BaseModel], record: Mapping[str, Any], place: str, found: list[Conversion]) -> dict[str, Any]:
    types = _field_types(model)
    return {
        key: _field(types[key], value, f"{place}/{key}", found) if key in types else value
        for key, value in record.items()
    }


def _field(field: _FieldType, value: Any, place: str, found: list[Conversion]) -> Any:  # noqa: ANN401  any JSON value
    kind, member = field.kind, field.member
    if is_record(kind) and isinstance(value, Mapping):
        return _record(kind, value, place, found)
    if member is not None and isinstance(value, str) and not is_blank_mark(value):
        value = _separated(member, value, place, found)
    if member is not None and isinstance(value, list | tuple):
        return [_member(member, each, f"{place}/{index}", found) for index, each in enumerate(value)]
    converted, form = _scalar(field, value)
    if form is not None:
        found.append(Conversion(place, *form))
    return converted


def _member(kind: Any, value: Any, place: str, found: list[Conversion]) -> Any:  # noqa: ANN401  as above
    """Convert an entry of a list; a blank one is left for the reader to refuse."""
    if is_record(kind):
        return _record(kind, value, place, found) if isinstance(value, Mapping) else value
    converted, form = (value, None) if _is_blank(value) else _known(kind, value)
    if is_error(value):
        form = _ERROR
    if form is not None:
        found.append(Conversion(place, *form))
    return converted


def _separated(member: Any, text: str, place: str, found: list[Conversion]) -> Any:  # noqa: ANN401  as above
    """Return a text as the list that it separates by signs; names of documents may contain the lighter signs."""
    separators = _BETWEEN_WORDS if terms_of(member) else _BETWEEN_TEXTS if member is str else None
    if separators is None:
        return text
    found.append(Conversion(place, *_LIST))
    return [each.strip() for each in separators.split(text) if _plain(each)]


def _scalar(field: _FieldType, value: Any) -> tuple[Any, _Form | None]:  # noqa: ANN401  as above
    """Return a value as its field expects it, and the form of the conversion; ``None`` if it is not converted."""
    if not field.known:
        return value, None
    if is_error(value):
        return value, _ERROR
    if field.optional:
        if _is_blank(value):
            return None, _BLANK
        plain = _plain(value).casefold() if isinstance(value, str) else ""
        if plain in _MARKS or (plain in _NOTHING and field.is_nothing_blank):
            return None, _MARK
    if field.is_clock_time:
        return _clock_time(value)
    return _id(value) if field.is_key else _known(field.kind, value)


def _known(kind: Any, value: Any) -> tuple[Any, _Form | None]:  # noqa: ANN401  as above
    """As `_scalar`, for a value that is not blank."""
    if kind is date:
        return _date(value)
    if kind is bool and isinstance(value, str):
        plain = _plain(value).casefold()
        return (plain in _YES, _YES_NO) if plain in _YES | _NO else (value, None)
    if kind is int:
        return _integer(value)
    if kind in (str, Secret):
        digits = _digits(value)
        return (value, None) if digits is None else (digits, _NUMBER_AS_TEXT)
    if (terms := terms_of(kind)) and isinstance(value, str) and not any(value in (each, _zh(each)) for each in terms):
        term = _spellings(kind).get(_plain(value).casefold())
        return (value, None) if term is None else (term.value, _WORD)
    return value, None


def _date(value: object) -> tuple[Any, _Form | None]:
    if isinstance(value, datetime):
        day = _day_at_midnight(value)
        return (value.isoformat(), None) if day is None else (day.isoformat(), _MIDNIGHT)
    if isinstance(value, str) and len(value) > _LONGEST_DATE:
        return value, None
    text = _digits(value) or (_SPACED.sub(r"\1", _plain(value)) if isinstance(value, str) else "")
    if _EIGHT_DIGITS.fullmatch(text):
        year, month, day_, sign, rest = text[:4], text[4:6], text[6:], "", None
    elif match := _DAY.fullmatch(text):
        year, sign, month, day_, rest = match[1], match[2] or "年", match[3] or match[5], match[4] or match[6], match[7]
    else:
        return value, None
    try:
        found: date | None = date(int(year), int(month), int(day_))
        if rest is not None:
            found = _at_time(date(int(year), int(month), int(day_)), rest)
    except (ValueError, OverflowError):
        found = None
    if found is None or found.isoformat() == value:
        return value, None
    return found.isoformat(), _DATE_FORMS[sign] if rest is None else _MIDNIGHT


def _at_time(day: date, text: str) -> date | None:
    """Return the day in China that begins at a time written after a day, or ``None`` if none begins then."""
    match = _TIME.fullmatch(text)
    if match is None or int(match["f"] or 0):
        return None
    zone = UTC if text.endswith("Z") else None
    if match["sign"]:
        offset = timedelta(hours=int(match["zh"]), minutes=int(match["zm"]))
        zone = timezone(offset if match["sign"] == "+" else -offset)
    clock = time(int(match["h"]), int(match["m"]), int(match["s"] or 0), tzinfo=zone)
    return _day_at_midnight(datetime.combine(day, clock))


def _day_at_midnight(moment: datetime) -> date | None:
    """Return the day in China that begins at a moment, which is taken as Chinese time if it names no zone."""
    try:
        local = moment if moment.utcoffset() is None else moment.astimezone(_CHINA)
    except (ValueError, OverflowError):
        return None
    return local.date() if local.timetz().replace(tzinfo=None) == time.min else None


def _clock_time(value: object) -> tuple[Any, _Form | None]:
    """Return a time of day as HH:MM; one with seconds other than 00, or a zone, is left as it is."""
    match = _HOUR_MINUTE.fullmatch(_plain(value)) if isinstance(value, str) else None
    if match is None:
        return value, None
    hour, minute = int(match[1]), int(match[2] or match[3] or match[4] or 0)
    if hour >= _HOURS or minute >= _MINUTES:
        return value, None
    text = f"{hour:02}:{minute:02}"
    return (value, None) if text == value else (text, _CLOCK)


def _integer(value: object) -> tuple[Any, _Form | None]:
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT_BELOW:
        return int(value), _INTEGER
    if isinstance(value, str) and _WHOLE.fullmatch(plain := _plain(value)):
        return int(plain.partition(".")[0]), _INTEGER
    return value, None


def _id(value: object) -> tuple[Any, _Form | None]:
    """Convert an id, which begins with a letter; a number of ten or more digits may be that of a person."""
    plain = _digits(value) or (_plain(value) if isinstance(value, str) else "")
    if _DIGITS.fullmatch(plain):
        return f"n{plain}", _NUMBER_AS_ID
    return (plain, _TRIMMED_ID) if isinstance(value, str) and plain != value and plain.isascii() else (value, None)


def _digits(value: object) -> str | None:
    """Return a whole number as digits; ``None`` for a value that is not a number, or one that was rounded."""
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**_MOST_DIGITS:
        return str(value)
    if isinstance(value, float) and value.is_integer() and 0 <= value < _EXACT_BELOW:
        return str(int(value))
    return None


def _is_blank(value: object) -> bool:
    if isinstance(value, float | datetime):
        return value != value  # noqa: PLR0124  NaN, and NaT of pandas
    return isinstance(value, str) and not _plain(value)


@cache
def _spellings(kind: type[StrEnum]) -> dict[str, StrEnum]:
    """Return the members of a closed list by their values and names, folded; a spelling of two members is left out."""
    found: dict[str, set[StrEnum]] = {}
    for each in kind:
        for name in (each.value, _zh(each), getattr(each, "en", each.value)):
            found.setdefault(_plain(name).casefold(), set()).add(each)
    return {spelling: next(iter(members)) for spelling, members in found.items() if len(members) == 1}


def _zh(term: StrEnum) -> str:
    return str(getattr(term, "zh", term.value))


def _plain(text: str) -> str:
    """Return a text with half-width signs, without blanks, invisible signs and Excel's apostrophe around it."""
    return strip_blanks(unicodedata.normalize("NFKC", text)).removeprefix("'")


def _is_key(field: FieldInfo) -> bool:
    """Return whether a field holds a local id: a text whose pattern demands a letter first."""
    patterns = (each.pattern for each in _constraints(field.annotation, *field.metadata))
    return any(isinstance(each, str) and re.match(each, "n7") and not re.match(each, "7") for each in patterns)


def _constraints(annotation: Any, *metadata: Any) -> list[StringConstraints]:  # noqa: ANN401  any annotation
    inner = (each for each in get_args(annotation) if get_origin(each) is not None)
    if get_origin(annotation) is Annotated:
        metadata = get_args(annotation)[1:]
    here = [each for each in metadata if isinstance(each, StringConstraints)]
    return here + [found for each in inner for found in _constraints(each)]
