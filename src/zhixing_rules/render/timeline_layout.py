"""The layout of a timeline picture: where days, lanes, symbols and labels are. Labels never cover one another."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from zhixing_rules._bilingual import Bilingual
from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._values import dataclass
from zhixing_rules.render.width import clean
from zhixing_rules.views.timelines import Lane, Mark, MarkKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from zhixing_rules.render.document import Language
    from zhixing_rules.views.timelines import Timeline

__all__ = ["DAILY_DAYS", "PlacedLane", "PlacedMark", "Scale", "fold", "place_lanes", "shortened", "text_width"]

DAILY_DAYS: Final = 40
"""Maximum number of days of a picture that shows every date; a longer one shows weeks, then months."""
LABEL_SIZE: Final = 11
BAR: Final = 16
"""Height of a bar."""
ROW: Final = 17
"""Height of a row of labels."""
_MAX_ROWS: Final = 7
"""Maximum number of rows of labels in a lane; a mark without a label keeps its symbol."""
_JOINED: Final = 250
"""Maximum width of the labels of one day that are joined."""
_FIRST_WIDE: Final = 0x2E80
_NARROW: Final = 0.6
_DASHES: Final = frozenset("—…“”")
_BY_ACT: Final = {MarkKind.OVERDUE: 0, MarkKind.DUE: 1, MarkKind.SAFE: 2, MarkKind.PROMPT: 3, MarkKind.EVENT: 4}
"""The order in which marks are given a label."""


def text_width(text: str, size: float = LABEL_SIZE) -> float:
    """Return the width of a text in a font of a size: an estimate that is rather too wide.

    >>> text_width("最迟", 10), text_width("9", 10)
    (20.0, 6.0)
    """
    return sum((size if ord(each) >= _FIRST_WIDE or each in _DASHES else size * _NARROW for each in text), 0.0)


def shortened(text: str, width: float, size: float = LABEL_SIZE) -> str:
    """Shorten a text to a width.

    Args:
        text: the text.
        width: the width that it may take.
        size: the size of its font.

    Returns:
        The text, with an ellipsis where it was cut.

    >>> shortened("第一条第（二）项", 40, 10)
    '第一条…'
    """
    if text_width(text, size) <= width:
        return text
    while text and text_width(f"{text}…", size) > width:
        text = text[:-1]
    return f"{text}…"


@dataclass(frozen=True, slots=True)
class Scale:
    """The horizontal scale: the days of a picture between two edges.

    Attributes:
        first: the first day.
        number: the number of days.
        left: the left edge of the first day.
        right: the right edge of the last day.
    """

    first: date
    number: int
    left: float
    right: float

    @property
    def day_width(self) -> float:
        """The width of a day."""
        return (self.right - self.left) / self.number

    @property
    def daily(self) -> bool:
        """Whether every date is shown."""
        return self.number <= DAILY_DAYS

    def start(self, day: date) -> float:
        """Return the left edge of a day, or of the picture if the day is before it."""
        return self.left + min(max((day - self.first).days, 0), self.number) * self.day_width

    def end(self, day: date) -> float:
        """Return the right edge of a day, or of the picture if the day is after it."""
        return self.left + min(max((day - self.first).days + 1, 0), self.number) * self.day_width

    def middle(self, day: date) -> float:
        """Return the middle of a day."""
        return (self.start(day) + self.end(day)) / 2


@dataclass(frozen=True, slots=True, repr=False)
class PlacedMark(TypeNameRepr):
    """A mark with its place in its lane.

    Attributes:
        x: the middle of its symbol.
        row: the row of its symbol, from 0.
        kind: what it is.
        text: its label; empty where there is no space.
        to_left: whether the label stands to the left of the symbol.
    """

    x: float
    row: int
    kind: MarkKind
    text: str
    to_left: bool


@dataclass(frozen=True, slots=True, repr=False)
class PlacedLane(TypeNameRepr):
    """A lane with its height and its marks."""

    lane: Lane
    marks: tuple[PlacedMark, ...]
    rows: int

    @property
    def height(self) -> int:
        """The height: the bars, the rows of labels, and at least the title."""
        content = 10 + (BAR + 4 if self.lane.bars else 0) + self.rows * ROW
        return max(content, 40 if self.lane.person else 26)


def fold(timeline: Timeline, most: int) -> tuple[tuple[Lane, ...], int]:
    """Return at most a number of lanes, and how many more there are: lanes with something to be done stay first.

    Args:
        timeline: the timeline.
        most: the maximum number of lanes.

    Returns:
        The lanes that are drawn, in the order of the timeline, and the number of those that are left out. The last
        lane then holds the days of those left out.
    """
    if len(timeline.lanes) <= most:
        return timeline.lanes, 0

    def rank(numbered: tuple[int, Lane]) -> tuple[int, int, int]:
        number, lane = numbered
        urgent = min((_BY_ACT[each.kind] for each in lane.marks), default=len(_BY_ACT))
        nearest = min((abs((each.day - timeline.today).days) for each in lane.marks), default=len(timeline.days))
        return urgent, nearest, number

    ranked = sorted(enumerate(timeline.lanes), key=rank)
    kept = {number for number, _ in ranked[: most - 1]}
    rest = [lane for number, lane in enumerate(timeline.lanes) if number not in kept]
    marks = {(mark.day, mark.kind): mark for lane in rest for mark in lane.marks}
    silent = [Mark(mark.day, mark.kind, Bilingual("", "")) for mark in marks.values()]
    title = Bilingual(f"其余{len(rest)}个", f"{len(rest)} others")
    folded = Lane(title, "", (), tuple(sorted(silent, key=lambda each: each.day)))
    return (*(lane for number, lane in enumerate(timeline.lanes) if number in kept), folded), len(rest)


def place_lanes(lanes: Iterable[Lane], scale: Scale, language: Language) -> tuple[PlacedLane, ...]:
    """Place the marks of lanes: each label in the first row with space for it, flipped near the right edge.

    Args:
        lanes: the lanes.
        scale: the horizontal scale.
        language: the language of the labels.

    Returns:
        The lanes with their places, in the same order.
    """
    return tuple(_placed(lane, scale, language) for lane in lanes)


def _placed(lane: Lane, scale: Scale, language: Language) -> PlacedLane:
    rows: list[list[tuple[float, float]]] = []
    placed: list[tuple[int, PlacedMark]] = []
    labels = _labels(lane.marks, language)
    order = sorted(range(len(labels)), key=lambda number: (_BY_ACT[labels[number][1]], number))
    for number in order:
        day, kind, text = labels[number]
        x = scale.middle(day)
        mark, row = _with_space(rows, x, kind, text, scale)
        placed.append((number, mark))
        if row == len(rows):
            rows.append([])
        rows[row].append(_extent(mark))
    marks = tuple(mark for _, mark in sorted(placed, key=lambda each: each[0]))
    return PlacedLane(lane, marks, len(rows))


def _with_space(
    rows: Sequence[Sequence[tuple[float, float]]], x: float, kind: MarkKind, text: str, scale: Scale
) -> tuple[PlacedMark, int]:
    """Return a mark in the first row where it covers nothing; without its label where no row has space for it."""
    to_left = x + 9 + text_width(text) > scale.right + 4
    if to_left and x - 9 - text_width(text) < 0:
        text = ""
    for words in filter(None, (text, "")) if text else ("",):
        for row in range(_MAX_ROWS):
            mark = PlacedMark(x, row, kind, words, to_left)
            first, last = _extent(mark)
            if row == len(rows) or all(last <= start or first >= end for start, end in rows[row]):
                return mark, row
    return PlacedMark(x, 0, kind, "", to_left=False), 0


def _extent(mark: PlacedMark) -> tuple[float, float]:
    if not mark.text:
        return mark.x - 5, mark.x + 5
    wide = 14 + text_width(mark.text)
    return (mark.x - wide, mark.x + 6) if mark.to_left else (mark.x - 6, mark.x + wide)


def _labels(marks: Iterable[Mark], language: Language) -> list[tuple[date, MarkKind, str]]:
    """Return the day, the kind and the label of each mark; the labels of one kind on one day are joined if short."""
    found: list[tuple[date, MarkKind, str]] = []
    ordered = sorted(marks, key=lambda each: (each.day, _BY_ACT[each.kind]))
    for (day, kind), group in groupby(ordered, key=lambda each: (each.day, each.kind)):
        joined: list[str] = []
        for mark in group:
            text = clean(getattr(mark.label, language))
            tail = text.partition("：" if language == "zh" else ": ")[2] or text
            together = f"{joined[-1]}{'、' if language == 'zh' else ', '}{tail}" if joined else text
            if joined and text and text_width(together) <= _JOINED:
                joined[-1] = together
            elif text or not joined:
                joined.append(text)
        shown = "" if kind is MarkKind.PROMPT else f" {day.month}.{day.day}" if language == "zh" else f" {day:%m-%d}"
        found += [(day, kind, f"{text}{shown}" if text else "") for text in joined]
    return found
