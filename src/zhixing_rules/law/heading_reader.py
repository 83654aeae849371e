"""Reader of the headings of an instrument: 第二编, 第一章, 第三节, 附则, 第一部分, 一、."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from zhixing_rules.law.division import DivisionLevel, DivisionNumber
from zhixing_rules.law.line_numbers import NumberForm, read_division, read_number

if TYPE_CHECKING:
    from zhixing_rules.law.source_lines import Block, Defects

__all__ = ["Heading", "HeadingReader", "is_heading"]

_SENTENCE_END = re.compile("[。；]")


class Heading(NamedTuple):
    """One heading.

    Attributes:
        text: the heading as printed.
        path: the divisions from the widest to its own; a heading 一、 is a division of its own.
    """

    text: str
    path: tuple[DivisionNumber, ...]


def is_heading(text: str, unit: NumberForm | None) -> bool:
    """Return whether a line alone is a heading of an instrument whose clauses have numbers of a form."""
    return _read_heading(text, unit) is not None


def _read_heading(text: str, unit: NumberForm | None) -> tuple[DivisionNumber | None, str, str] | None:
    """Read a heading: its number (``None`` if malformed), its numeral and its title; ``None`` if the line is none."""
    if division := read_division(text):
        return division[0], division[0].zh, division[1]
    number = read_number(text)
    if number is None or number.form is not NumberForm.COMMA or unit is NumberForm.COMMA:
        return None
    if _SENTENCE_END.search(number.text) or number.text.endswith(("：", ":")):
        return None
    value = None if number.number is None else DivisionNumber(DivisionLevel.PART, number.number)
    return value, number.numeral, number.text


class HeadingReader:
    """Collects the headings and checks their numbers.

    Args:
        excerpt: whether headings may be missing.
        defects: receives what is wrong.
    """

    def __init__(self, *, excerpt: bool, defects: Defects) -> None:
        self.found: list[Heading] = []
        self._excerpt, self._defects = excerpt, defects
        self._untitled: Block | None = None  # the title of the last heading is on the next line

    def next_part(self) -> int:
        """Return the number of the next heading 一、."""
        parts = (path[-1] for _, path in self.found)
        return max((each.number for each in parts if each.level is DivisionLevel.PART), default=0) + 1

    def read(self, block: Block, unit: NumberForm, *, needs_article: bool) -> None:
        """Add a heading.

        Args:
            block: the heading.
            unit: the form of the number of an article.
            needs_article: whether no article has followed the heading before it.
        """
        heading = _read_heading(block.text, unit)
        if heading is None:
            return
        self.close()
        number, numeral, title = heading
        if self.found and needs_article and number is not None and number.rank <= self.found[-1].path[-1].rank:
            words = self.found[-1].text
            self._defects.add(block, f"标题“{words}”之下没有条文", f"no article follows the heading {words}")
        self.found.append(Heading(block.text, self._path(block, number, numeral)))
        self._untitled = None if title else block

    def takes_title(self, block: Block) -> bool:
        """Return whether a block was the title of the last heading, whose line has only the number."""
        if self._untitled is None:
            return False
        last = self.found[-1]
        self.found[-1] = last._replace(text=f"{last.text} {block.text}")
        self._untitled = None
        return True

    def close(self) -> None:
        """Report the last heading if it has no title; the next heading or article begins."""
        if self._untitled is not None:
            self._defects.add(self._untitled, "标题没有文字", "the heading has no words")
            self._untitled = None

    def _path(self, block: Block, number: DivisionNumber | None, numeral: str) -> tuple[DivisionNumber, ...]:
        """The path of a heading; a defect if its number does not follow those before it."""
        level = DivisionLevel.PART if number is None else number.level
        rank = DivisionNumber(level, 1).rank
        paths = [path for _, path in reversed(self.found)]  # the nearest first
        same = next((path[-1] for path in paths if path[-1].level is level), None)
        nearest = next((path[-1] for path in paths if path[-1].rank < rank or path[-1].level is level), None)
        restarts = level is not DivisionLevel.PART and (nearest is None or nearest.level is not level)
        fits = number is not None and (
            _follows(same, number)
            or (restarts and number[1:] == (1, 0))
            or (self._excerpt and (restarts or same is None or number[1:] > same[1:]))
        )
        if not fits:
            expected = 1 if same is None or restarts else same.number + 1
            word = "heading" if level is DivisionLevel.PART else level.value
            self._defects.add(
                block, f"标题序号应为{expected}，却是{numeral}", f"expected {word} {expected}, but got {numeral}"
            )
        own = number or DivisionNumber(level, 1 if same is None else same.number + 1)
        if level is DivisionLevel.PART:
            return (own,)
        around = next((path for path in paths if path[-1].level is not DivisionLevel.PART), ())
        return (*(each for each in around if each.rank < rank), own)


def _follows(before: DivisionNumber | None, number: DivisionNumber) -> bool:
    if before is None:
        return (number.number, number.inserted) == (1, 0)
    following = (before.number + 1, 0), (before.number, before.inserted + 1)
    return (number.number, number.inserted) in following
