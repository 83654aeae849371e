"""A timeline as SVG: one picture without a script, a style, a font or an image of its own.

It is drawn in presentation attributes alone, so that a page with a strict Content-Security-Policy can contain it. Its
symbols differ in shape and words as well as in colour.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from zhixing_rules._dates import chinese_date
from zhixing_rules.render.timeline_layout import BAR, LABEL_SIZE, ROW, Scale, fold, place_lanes, shortened, text_width
from zhixing_rules.render.width import clean
from zhixing_rules.views.timelines import BarKind, MarkKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from zhixing_rules.render.document import Language
    from zhixing_rules.render.timeline_layout import PlacedLane, PlacedMark
    from zhixing_rules.views.timelines import Timeline, TimelineDay

__all__ = ["LANES", "timeline_svg"]

LANES: Final = 8
"""Maximum number of lanes; those beyond are folded into the last."""
_WIDTH: Final = 696
_FONT: Final = "Noto Sans CJK SC,Source Han Sans SC,HarmonyOS Sans SC,PingFang SC,Microsoft YaHei,sans-serif"
_INK, _DIM, _RED, _BLUE, _AMBER = "#1b1f24", "#4a525b", "#a3211f", "#1f5aa6", "#8a5a00"
_REST, _LINE = "#e6e8ea", "#c9ced4"
_WEEKDAYS: Final = {"zh": "一二三四五六日", "en": "MTWTFSS"}
_SIGNS: Final = {"zh": {"休": "休", "班": "班"}, "en": {"休": "off", "班": "on"}}
_FILLS: Final = {BarKind.DETENTION: "#c6d3e3", BarKind.PERIOD: "#f4e3bf"}
_COLOURS: Final = {
    MarkKind.EVENT: _INK,
    MarkKind.DUE: _RED,
    MarkKind.OVERDUE: _RED,
    MarkKind.SAFE: _BLUE,
    MarkKind.PROMPT: _AMBER,
}
_LEGEND: Final = {
    BarKind.DETENTION: ("拘留期间", "detention"),
    BarKind.PERIOD: ("期限", "period"),
    BarKind.WINDOW: ("条文所称工作日", "working days named by the law"),
    MarkKind.DUE: ("最迟", "last day"),
    MarkKind.SAFE: ("稳妥", "safe day"),
    MarkKind.OVERDUE: ("已逾期", "overdue"),
    MarkKind.PROMPT: ("及时，未办", "to be done promptly"),
    MarkKind.EVENT: ("已记录的事", "recorded event"),
}
_TICK: Final = 19
"""Width that the number of a day takes among others."""
_DRAWN_REST: Final = 1.4
"""Width of a day below which weekends are not drawn: only breaks are."""
_BREAK: Final = 3
"""Number of days from which days off count as a break."""
_MONTH_STEPS: Final = (1, 2, 3, 6, 12)
_MONTH_WIDTH: Final = 60
"""Width that a month with its year takes, nearly."""


def timeline_svg(
    timeline: Timeline,
    *,
    language: Language = "zh",
    lanes: int = LANES,
    legend: bool = True,
    heading: str = "",
    notice: str = "",
    name: str = "",
) -> str:
    """Draw a timeline.

    Args:
        timeline: the timeline.
        language: the language of its words.
        lanes: the maximum number of lanes; those beyond are folded into the last one, without labels.
        legend: whether to explain the symbols below.
        heading: a line above, such as the case number; may be empty.
        notice: a line at its right, such as who may read it; may be empty.
        name: for a picture inside a page, a word for its ids, unique in that page; empty for a file of its own.

    Returns:
        An ``svg`` element. Of a file of its own, its only address is the one that the standard requires as its
        namespace.
    """
    return _Picture(timeline, language, lanes, name or "timeline").svg(
        heading, notice, legend=legend, standalone=not name
    )


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _text(x: float, y: float, words: str, size: float, fill: str = _INK, **more: str) -> str:
    """Return a text; `more` are attributes, with a hyphen for an underscore."""
    attributes = "".join(f' {key.replace("_", "-")}="{value}"' for key, value in more.items())
    return (
        f'<text x="{_number(x)}" y="{_number(y)}" font-size="{size}" fill="{fill}"{attributes}>'
        f"{escape(clean(words))}</text>"
    )


def _rectangle(x: float, y: float, wide: float, high: float, fill: str, *, stroke: str = "") -> str:
    border = f' stroke="{stroke}" stroke-width=".8"' if stroke else ""
    return (
        f'<rect x="{_number(x)}" y="{_number(y)}" width="{_number(wide)}" height="{_number(high)}" '
        f'fill="{fill}"{border}/>'
    )


def _line(path: str, stroke: str, wide: str, **more: str) -> str:
    attributes = "".join(f' {key.replace("_", "-")}="{value}"' for key, value in more.items())
    return f'<path d="{path}" stroke="{stroke}" stroke-width="{wide}" fill="none"{attributes}/>'


def _symbol(kind: MarkKind, x: float, y: float) -> Iterator[str]:
    at, top = _number(x), _number(y - 6)
    match kind:
        case MarkKind.DUE | MarkKind.OVERDUE:
            yield f'<path d="M{at} {top}l6 6-6 6-6-6z" fill="{_RED}"/>'
            if kind is MarkKind.OVERDUE:
                yield _line(f"M{_number(x - 2.4)} {_number(y - 2.4)}l4.8 4.8m0-4.8l-4.8 4.8", "#fff", "1.4")
        case MarkKind.SAFE:
            yield (
                f'<path d="M{at} {_number(y - 5.5)}l5.5 5.5-5.5 5.5-5.5-5.5z" fill="#fff" stroke="{_BLUE}" '
                f'stroke-width="1.6"/>'
            )
        case MarkKind.PROMPT:
            yield (
                f'<rect x="{_number(x - 4.5)}" y="{_number(y - 4.5)}" width="9" height="9" fill="#fff" '
                f'stroke="{_AMBER}" stroke-width="1.6"/>'
            )
        case MarkKind.EVENT:
            yield f'<circle cx="{at}" cy="{_number(y)}" r="3.6" fill="{_DIM}"/>'


class _Picture:
    """One picture: its scale, its lanes with their places, and the parts of its drawing."""

    def __init__(self, timeline: Timeline, language: Language, most: int, name: str) -> None:
        self._timeline, self._language, self._name = timeline, language, name
        shown, self._folded = fold(timeline, most)
        titles = [text_width(clean(self._words(each.title)), 12) for each in shown]
        gutter = min(max([64.0, *titles]) + 10, 150)
        days = timeline.days
        self._scale = Scale(days[0].day, len(days), gutter, _WIDTH - 6)
        self._lanes = place_lanes(shown, self._scale, language)
        self._head = 52 if self._scale.daily else 38

    def svg(self, heading: str, notice: str, *, legend: bool, standalone: bool) -> str:
        """Return the picture."""
        shift, margin = (26 if heading or notice else 0), (16 if standalone else 0)
        top = self._head + (13 if self._scale.daily else 19)
        bottom = top + sum(each.height for each in self._lanes)
        foot = bottom + (4 if self._scale.daily else 18)
        words = list(self._legend(foot)) if legend else []
        height = foot + (18 * words[-1][0] + 20 if words else 0)
        wide, high = _WIDTH + 2 * margin, height + shift + 2 * margin
        parts = [self._opening(f"{-margin} {-shift - margin} {wide} {high}", standalone=standalone)]
        if standalone:
            parts.append(_rectangle(-margin, -shift - margin, wide, high, "#fff"))
        if shift:
            parts.append(_text(0, -10, shortened(clean(heading), 420, 14), 14, font_weight="700"))
            parts.append(_text(_WIDTH, -10, notice, 12, "#9d1c1a", text_anchor="end", font_weight="700"))
        parts += self._days(bottom)
        parts += self._today(bottom)
        y = top
        for number, lane in enumerate(self._lanes):
            if number:
                parts.append(_line(f"M0 {y}H{_WIDTH}", _LINE, ".7"))
            parts += self._lane(lane, y)
            y += lane.height
        parts += [part for _, part in words]
        return "".join([*parts, "</svg>"])

    def _opening(self, box: str, *, standalone: bool) -> str:
        """Return the beginning: what the picture is for those who do not see it, and its patterns."""
        space = ' xmlns="http://www.w3.org/2000/svg"' if standalone else ""
        name, language = self._name, "zh-CN" if self._language == "zh" else "en"
        return (
            f'<svg{space} class="timeline" viewBox="{box}" role="img" lang="{language}" '
            f'aria-labelledby="{name}-title {name}-desc" font-family="{_FONT}" font-variant-numeric="tabular-nums">'
            f'<title id="{name}-title">{escape(self._title())}</title>'
            f'<desc id="{name}-desc">{escape(clean(self._words(self._timeline.description)))}</desc>'
            f"{self._definitions()}"
        )

    def _words(self, text: object) -> str:
        return str(getattr(text, self._language))

    def _title(self) -> str:
        first, last = self._timeline.days[0].day, self._timeline.days[-1].day
        if self._language == "zh":
            return f"{self._timeline.title.zh}：{chinese_date(first)}至{chinese_date(last)}"
        return f"{self._timeline.title.en}: {first} to {last}"

    def _definitions(self) -> str:
        """Return the hatching of windows, and that of days that no holiday notice covers."""
        return (
            f'<defs><pattern id="{self._name}-hatch" width="6" height="6" patternUnits="userSpaceOnUse" '
            f'patternTransform="rotate(45)"><rect width="6" height="6" fill="#fff"/>'
            f'<rect width="3" height="6" fill="{_BLUE}"/></pattern>'
            f'<pattern id="{self._name}-unknown" width="5" height="5" patternUnits="userSpaceOnUse">'
            f'<circle cx="1.5" cy="1.5" r=".8" fill="{_LINE}"/></pattern></defs>'
        )

    # ------------------------------------------------------------------------------------------------ the days

    def _days(self, bottom: float) -> Iterator[str]:
        """Yield the columns of the days on which nobody works, then the head."""
        scale, days = self._scale, self._timeline.days
        top = self._head - (20 if scale.daily else 4)
        for run in _runs(days):
            width = scale.end(run[-1].day) - scale.start(run[0].day)
            drawn = scale.day_width >= _DRAWN_REST or len(run) >= _BREAK
            if run[0].working is not True and drawn:
                fill = _REST if run[0].working is False else f"url(#{self._name}-unknown)"
                yield _rectangle(scale.start(run[0].day), top, width, bottom - top, fill)
        yield from self._months(bottom)
        if scale.daily:
            yield from self._dates()
        else:
            yield from self._weeks()
        line = self._head + (11 if scale.daily else 17)
        yield _line(f"M0 {line}H{_WIDTH}", "#8b939b", ".8")

    def _months(self, bottom: float) -> Iterator[str]:
        """Yield the names of the months that have space, with the year where it is new."""
        scale, free, year = self._scale, 0.0, 0
        every = next((each for each in _MONTH_STEPS if each * 30 * scale.day_width >= _MONTH_WIDTH), _MONTH_STEPS[-1])
        starts = [
            each.day
            for number, each in enumerate(self._timeline.days)
            if not number or (each.day.day == 1 and (each.day.month - 1) % every == 0)
        ]
        for number, day in enumerate(starts):
            x = scale.start(day)
            if number and scale.day_width > _DRAWN_REST:
                yield _line(f"M{_number(x)} 3V{_number(bottom)}", "#8b939b", ".8")
            words = self._month(day, year)
            end = x + text_width(words, 12) + 6
            hides_the_next = not number and starts[1:] and end > scale.start(starts[1]) and day.day > 1
            if x >= free and end <= scale.right + 10 and not hides_the_next:
                yield _text(x + 3, 14, words, 12, font_weight="600")
                free, year = end, day.year

    def _month(self, day: date, year: int) -> str:
        if self._language == "en":
            return f"{day:%Y-%m}" if day.year != year else f"{day:%m}"
        return f"{day.year}年{day.month}月" if day.year != year else f"{day.month}月"

    def _dates(self) -> Iterator[str]:
        scale, head = self._scale, self._head
        for each in self._timeline.days:
            x, today = scale.middle(each.day), each.day == self._timeline.today
            weekday = _WEEKDAYS[self._language][each.day.weekday()]
            yield _text(x, head - 22, weekday, 10.5, _DIM, text_anchor="middle")
            if today:
                yield f'<rect x="{_number(x - 10)}" y="{head - 19}" width="20" height="15" rx="2.5" fill="{_INK}"/>'
            fill = "#fff" if today else _INK if each.working else "#5c6670"
            weight = {"font_weight": "700"} if today else {}
            yield _text(x, head - 8, str(each.day.day), 11.5, fill, text_anchor="middle", **weight)
            sign = _SIGNS[self._language].get(each.sign, "")
            if today and not sign:
                sign = "今天" if self._language == "zh" else "today"
            if sign:
                strong = {"font_weight": "700"} if today or each.sign == "班" else {}
                yield _text(x, head + 6, sign, 10, _INK if strong else _DIM, text_anchor="middle", **strong)

    def _weeks(self) -> Iterator[str]:
        scale, head = self._scale, self._head
        if scale.day_width * 7 >= _TICK:
            for each in self._timeline.days:
                if each.day.weekday() == 0:
                    yield _text(scale.middle(each.day), head - 7, str(each.day.day), 10.5, _DIM, text_anchor="middle")
        taken: list[float] = []
        signs = [run for run in _runs(self._timeline.days) if run[0].working is False and len(run) >= _BREAK]
        for run in signs:
            x = (scale.start(run[0].day) + scale.end(run[-1].day)) / 2
            if scale.day_width >= _DRAWN_REST and any(each.sign == "休" for each in run):
                taken.append(x)
                yield _text(x, head + 9, _SIGNS[self._language]["休"], 10, _DIM, text_anchor="middle")
        for each in self._timeline.days:
            x = scale.middle(each.day)
            if each.sign == "班" and scale.day_width >= _DRAWN_REST and all(abs(x - other) >= 12 for other in taken):  # noqa: PLR2004  the width of a character
                taken.append(x)
                words = _SIGNS[self._language]["班"]
                yield _text(x, head + 9, words, 10, _INK, text_anchor="middle", font_weight="700")

    def _today(self, bottom: float) -> Iterator[str]:
        scale, head = self._scale, self._head
        x = scale.middle(self._timeline.today)
        first = head + (11 if scale.daily else 17)
        yield _line(f"M{_number(x)} {first}V{_number(bottom)}", _INK, "1.5", stroke_dasharray="5 2.5")
        if not scale.daily:
            x = min(max(x, scale.left + 15), scale.right - 15)
            word = "今天" if self._language == "zh" else "today"
            yield f'<rect x="{_number(x - 16)}" y="{_number(bottom)}" width="32" height="15" rx="2.5" fill="{_INK}"/>'
            yield _text(x, bottom + 11.5, word, 10, "#fff", text_anchor="middle", font_weight="700")

    # ------------------------------------------------------------------------------------------------ the lanes

    def _lane(self, placed: PlacedLane, y: float) -> Iterator[str]:
        lane, wide = placed.lane, self._scale.left - 8
        yield _text(0, y + 17, shortened(clean(self._words(lane.title)), wide, 12), 12, font_weight="600")
        if lane.person:
            yield _text(0, y + 31, shortened(clean(lane.person), wide, 10.5), 10.5, _DIM)
        first = y + 7 + (BAR + 4 if lane.bars else 0)
        for kind in (BarKind.PERIOD, BarKind.DETENTION, BarKind.WINDOW):
            for bar in dict.fromkeys((each.first, each.last, each.label) for each in lane.bars if each.kind is kind):
                yield from self._bar(bar, kind, y + 6)
        for mark in placed.marks:
            if lane.bars:
                yield _line(
                    f"M{_number(mark.x)} {_number(y + 6 + BAR)}V{_number(first + mark.row * ROW + 4)}", _DIM, ".7"
                )
        for mark in placed.marks:
            yield from self._mark(mark, first + mark.row * ROW + 8)

    def _bar(self, bar: tuple[date, date, object], kind: BarKind, y: float) -> Iterator[str]:
        left, right = self._scale.start(bar[0]), self._scale.end(bar[1])
        hatch = f"url(#{self._name}-hatch)"
        yield _rectangle(
            left, y, right - left, BAR, _FILLS.get(kind, hatch), stroke=_INK if kind is BarKind.WINDOW else _DIM
        )
        words = self._words(bar[2])
        if kind is not BarKind.WINDOW and text_width(words) + 8 <= right - left:
            yield _text(left + 5, y + 12, words, LABEL_SIZE)

    def _mark(self, mark: PlacedMark, y: float) -> Iterator[str]:
        yield from _symbol(mark.kind, mark.x, y)
        if mark.text:
            act = mark.kind is not MarkKind.EVENT
            yield _text(
                mark.x + (-9 if mark.to_left else 9),
                y + 4,
                mark.text,
                LABEL_SIZE,
                _COLOURS[mark.kind],
                text_anchor="end" if mark.to_left else "start",
                paint_order="stroke",
                stroke="#fff",
                stroke_width="2.5",
                stroke_linejoin="round",
                **({"font_weight": "600"} if act else {}),
            )

    # ------------------------------------------------------------------------------------------------ the legend

    def _legend(self, foot: float) -> Iterator[tuple[int, str]]:
        """Yield the parts of the legend, each with the number of its line: only what the picture has."""
        used = {each.kind for placed in self._lanes for each in placed.lane.bars}
        marks = {each.kind for placed in self._lanes for each in placed.marks}
        words = [(kind, pair) for kind, pair in _LEGEND.items() if kind in used or kind in marks]
        x, line, zh = 0.0, 0, self._language == "zh"
        days = [each.working for each in self._timeline.days]
        entries: list[tuple[BarKind | MarkKind | str, tuple[str, str]]] = list(words)
        entries += [("rest", ("非工作日", "not worked"))] if False in days else []
        entries += [("unknown", ("尚无放假通知", "no notice yet"))] if None in days else []
        for kind, (chinese, english) in entries:
            text = chinese if zh else english
            wide = 32 + text_width(text, 10.5) + 14
            if x and x + wide > _WIDTH + 14:
                x, line = 0.0, line + 1
            y = foot + 14 + 18 * line
            if isinstance(kind, MarkKind):
                wide -= 13
                yield line, "".join(_symbol(kind, x + 7, y))
                yield line, _text(x + 18, y + 4, text, 10.5, _DIM)
            else:
                fill = _REST if kind == "rest" else f"url(#{self._name}-{'unknown' if kind == 'unknown' else 'hatch'})"
                fill = _FILLS.get(kind, fill) if isinstance(kind, BarKind) else fill
                yield (
                    line,
                    _rectangle(
                        x + 0.5,
                        y - 5.5,
                        25,
                        11,
                        fill,
                        stroke=_LINE if kind in {"rest", "unknown"} else _DIM,
                    ),
                )
                yield line, _text(x + 31, y + 4, text, 10.5, _DIM)
            x += wide


def _runs(days: Sequence[TimelineDay]) -> Iterator[list[TimelineDay]]:
    """Yield the runs of consecutive days that are alike: worked, not worked, or not known."""
    run: list[TimelineDay] = []
    for each in days:
        if run and run[-1].working is not each.working:
            yield run
            run = []
        run.append(each)
    if run:
        yield run
