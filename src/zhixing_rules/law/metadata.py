"""Metadata of an instrument, checked key by key."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from zhixing_rules.errors import RuleDefect
from zhixing_rules.law.line_numbers import NumberForm
from zhixing_rules.law.numerals import MAX_NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["NO_UNIT", "ArticleNumber", "InstrumentMetadata"]

NO_UNIT: Final = "none"
"""The ``unit`` of a text without numbered clauses."""

_UNITS = (NumberForm.ARTICLE, NumberForm.COMMA, NumberForm.BRACKETS, NumberForm.DIGIT)
_PAIR: Final = 2


class ArticleNumber(NamedTuple):
    """Number of an article or point: 第四条 is (4, 0), 第四条之一 is (4, 1)."""

    number: int
    inserted: int = 0


class InstrumentMetadata(NamedTuple):
    """The metadata that `load_instrument` requires; see there for the keys."""

    document: str | None
    title: str
    notice_title: str | None
    issuers: tuple[str, ...]
    dated: date
    printed: date | None
    colophon: str | None
    sha256: str
    unit: NumberForm | None
    numbers: tuple[ArticleNumber, ...]
    one_line_paragraphs: bool
    unnumbered: tuple[str, ...]

    @classmethod
    def read(cls, meta: Mapping[str, object]) -> InstrumentMetadata:
        """Read the metadata from a parsed TOML table.

        Raises:
            RuleDefect: keys are missing or have the wrong type; the message lists all of them.
        """
        reader = _Reader(meta)
        digest = reader.value("sha256", dict, {})
        found = cls(
            document=reader.value("document", str),
            title=reader.value("title", str, ""),
            notice_title=reader.value("notice_title", str),
            issuers=reader.strings("issuers", required=True),
            dated=reader.value("dated", date, date.min),
            printed=reader.value("printed", date),
            colophon=reader.value("colophon", str),
            sha256=_Reader(digest, reader.problems).value("packaged", str, "") if digest else "",
            unit=reader.unit(),
            numbers=tuple(reader.numbers()),
            one_line_paragraphs=bool(reader.value("one_line_paragraphs", bool)),
            unnumbered=reader.strings("unnumbered"),
        )
        if "sha256" in meta and digest == {}:
            reader.report("packaged", "字符串", "str")
        if reader.problems:
            raise RuleDefect("\n".join(reader.problems))
        return found


class _Reader:
    """Reads values of a table and collects what is wrong with them."""

    def __init__(self, meta: Mapping[str, object], problems: list[str] | None = None) -> None:
        self.meta = meta
        self.problems: list[str] = [] if problems is None else problems

    def report(self, key: str, zh: str, en: str) -> None:
        self.problems.append(f"文件元数据的 {key} 应为{zh} · the metadata of an instrument needs {key} as {en}")

    def value(self, key: str, kind: type[Any], required: Any = None) -> Any:  # noqa: ANN401  of the given type
        """Return the value of a key; if it is missing and ``required`` is given, report it and return ``required``."""
        value = self.meta.get(key)
        if value is None and required is None:
            return None
        if not isinstance(value, kind):
            self.report(key, _KINDS[kind], kind.__name__)
            return required
        return value

    def strings(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        values = self.value(key, list, [] if required else None) or []
        if not all(isinstance(value, str) for value in values):
            self.report(key, "字符串数组", "a list of strings")
            return ()
        return tuple(values)

    def unit(self) -> NumberForm | None:
        """The form of the number of its clauses; ``None`` for a text without them."""
        value = self.value("unit", str)
        if value is None:
            return NumberForm.ARTICLE
        if value == NO_UNIT:
            return None
        for form in _UNITS:
            if value == form:
                return form
        self.report("unit", f"{'、'.join(_UNITS)}或 {NO_UNIT}", f"one of {', '.join((*_UNITS, NO_UNIT))}")
        return None

    def numbers(self) -> Iterator[ArticleNumber]:
        """The declared numbers of its clauses: a number, ``4-1`` for 第四条之一, or a pair for a range."""
        for value in self.value("numbers", list) or []:
            match value:
                case int() if _is_number(value):
                    yield ArticleNumber(value)
                case str() if match_ := re.fullmatch(r"([1-9][0-9]{0,3})-([1-9][0-9]{0,3})", value, re.ASCII):
                    yield ArticleNumber(int(match_[1]), int(match_[2]))
                case [int() as first, int() as last] if _is_number(first) and _is_number(last) and first <= last:
                    yield from map(ArticleNumber, range(first, last + 1))
                case _:
                    self.report("numbers", '条号的数组，如 [1, [3, 5], "5-1"]', 'a list such as [1, [3, 5], "5-1"]')
                    return


def _is_number(value: int) -> bool:
    return not isinstance(value, bool) and 1 <= value <= MAX_NUMBER


_KINDS = {str: "字符串", list: "数组", dict: "表", date: "日期", bool: "布尔值"}
