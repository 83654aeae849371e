"""Divisions of a law above its articles: 编, 分编, 章, 节."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from zhixing_rules.law.numerals import from_chinese, to_chinese

__all__ = ["DivisionLevel", "DivisionNumber", "division_key", "division_zh", "is_path", "parse_division"]


class DivisionLevel(StrEnum):
    """Level of a division, from the widest. The value is used in clause keys; ``zh`` is the printed word."""

    PART = "part"
    BOOK = "book"
    SUBBOOK = "subbook"
    CHAPTER = "chapter"
    SECTION = "section"
    SUPPLEMENT = "supplement"

    @property
    def zh(self) -> str:
        """The Chinese name: 部分, 编, 分编, 章, 节, 附则."""
        return _CHINESE[self]


class DivisionNumber(NamedTuple):
    """Number of a division at its level.

    Attributes:
        level: the level.
        number: the number, from 1. 附则 has no number in print, and the number 1 here.
        inserted: the number after 之 of an inserted division (第三章之一), or 0.
    """

    level: DivisionLevel
    number: int
    inserted: int = 0

    @property
    def zh(self) -> str:
        """The printed number: 第二章, 第三章之一, 附则."""
        if self.level is DivisionLevel.SUPPLEMENT:
            return self.level.zh
        inserted = f"之{to_chinese(self.inserted)}" if self.inserted else ""
        return f"第{to_chinese(self.number)}{self.level.zh}{inserted}"

    @property
    def key(self) -> str:
        """The number in a clause key: ``chapter2``, ``chapter3-1``, ``supplement``."""
        if self.level is DivisionLevel.SUPPLEMENT:
            return str(self.level)
        return f"{self.level}{self.number}" + (f"-{self.inserted}" if self.inserted else "")

    @property
    def position(self) -> tuple[int, int, int]:
        """The position among the divisions of one that contains them, to sort by; 附则 comes last."""
        return _POSITIONS[self.level], self.number, self.inserted

    @property
    def rank(self) -> int:
        """The rank of the level: a division lies in divisions of lower rank. 附则 has the rank of the widest level."""
        return _RANKS[self.level]


def is_path(numbers: tuple[DivisionNumber, ...]) -> bool:
    """Return whether divisions lie in one another in this order, so that they can be cited: 第二编第一章."""
    if len(numbers) > 1 and numbers[-1].level is DivisionLevel.SUPPLEMENT:
        return False
    ranks = [each.rank for each in numbers if each.level is not DivisionLevel.PART]
    return len(ranks) == len(numbers) and all(outer < inner for outer, inner in pairwise(ranks))


def division_zh(path: tuple[DivisionNumber, ...]) -> str:
    """Return a division as printed: 第二编第一章."""
    return "".join(each.zh for each in path)


def division_key(path: tuple[DivisionNumber, ...]) -> str:
    """Return the key of a division: ``book2.chapter1``."""
    return ".".join(each.key for each in path)


def parse_division(text: str) -> tuple[DivisionNumber, ...]:
    """Return the numbers in a division that the grammar of citations accepted, printed or as a key.

    Raises:
        ValueError: a number is not a standard numeral.

    >>> parse_division("第二编 第3章之一") == parse_division("book2.chapter3-1")
    True
    """
    return tuple(_number(match) for match in _pieces().finditer(text.lower()))


def _number(match: re.Match[str]) -> DivisionNumber:
    level = _LEVELS[match["zh"] or match["en"] or match["none"]]
    number, inserted = (match["zh_number"] or match["en_number"]), (match["zh_inserted"] or match["en_inserted"])
    return DivisionNumber(level, _value(number or "1"), _value(inserted) if inserted else 0)


def _value(digits: str) -> int:
    return int(digits) if digits.isascii() else from_chinese(digits)


_CHINESE = {
    DivisionLevel.PART: "部分",
    DivisionLevel.BOOK: "编",
    DivisionLevel.SUBBOOK: "分编",
    DivisionLevel.CHAPTER: "章",
    DivisionLevel.SECTION: "节",
    DivisionLevel.SUPPLEMENT: "附则",
}
_LEVELS = {word: level for level in DivisionLevel for word in (level.zh, level.value)}
_RANKS = {
    DivisionLevel.PART: 5,
    DivisionLevel.BOOK: 1,
    DivisionLevel.SUBBOOK: 2,
    DivisionLevel.CHAPTER: 3,
    DivisionLevel.SECTION: 4,
    DivisionLevel.SUPPLEMENT: 1,
}
_POSITIONS = {level: position for position, level in enumerate(DivisionLevel)}


@cache
def _pieces() -> re.Pattern[str]:
    """One number of a citation of a division; compiled on first use."""
    return re.compile(
        r"第 ?(?P<zh_number>[^ 第编分章节]+) ?(?P<zh>编|分编|章|节)(?: ?之 ?(?P<zh_inserted>[^ 第编分章节]+))?"
        r"|(?P<en>book|subbook|chapter|section) ?(?P<en_number>[0-9]+)(?:-(?P<en_inserted>[0-9]+))?"
        r"|(?P<none>附则|supplement)"
    )
