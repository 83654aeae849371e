"""Growth charts as SVG on logarithmic scales.

`draw_chart` has two panels with time and memory over the number of cases, black on white. `draw_panels` has a panel for
each operation with its time over the number of subjects of a case: before dashed, after solid.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    Curves = Mapping[str, Mapping[str, Sequence[tuple[float, float]]]]

__all__ = ["Measurement", "Series", "draw_chart", "draw_panels"]

_WIDTH, _HEIGHT = 920, 470
_PANEL_WIDTH, _PANEL_HEIGHT, _TOP, _GAP, _LEFT = 350, 300, 64, 100, 70
_DASHES = ("", "7 4", "2 4", "9 3 2 3")
_MAX_SERIES = len(_DASHES)
_MARK = 4.5


class Measurement(Protocol):
    """One run: the number of cases, seconds of processor time and peak memory in MB."""

    @property
    def size(self) -> int:
        """The number of cases."""

    @property
    def seconds(self) -> float:
        """The processor time in seconds."""

    @property
    def megabytes(self) -> float:
        """The peak memory in MB."""


class Series(Protocol):
    """The runs of one program, with its name."""

    @property
    def name(self) -> str:
        """The name in the legend."""

    @property
    def points(self) -> Sequence[Measurement]:
        """The runs, the smallest first."""


@dataclass(frozen=True, slots=True)
class _Panel:
    """The position of a panel, and the powers of ten at the ends of its scales."""

    left: float
    across: tuple[int, int]
    up: tuple[int, int]

    def x(self, value: float) -> float:
        first, last = self.across
        return self.left + _PANEL_WIDTH * (log10(value) - first) / (last - first)

    def y(self, value: float) -> float:
        first, last = self.up
        return _TOP + _PANEL_HEIGHT * (1 - (log10(value) - first) / (last - first))


def draw_chart(series: Sequence[Series]) -> str:
    """Return the chart of up to four series.

    Raises:
        ValueError: there are more than four series, or no series, or an empty one.
    """
    if not 0 < len(series) <= _MAX_SERIES or not all(each.points for each in series):
        raise ValueError(f"一至 {_MAX_SERIES} 组，每组须有数据 · one to {_MAX_SERIES} series, none of them empty")
    across = _powers([point.size for each in series for point in each.points])
    body = [
        *_panel("处理器时间，秒 · processor time, s", _LEFT, across, series, lambda point: point.seconds),
        *_panel(
            "内存峰值，MB · peak memory, MB", _LEFT + _PANEL_WIDTH + _GAP, across, series, lambda point: point.megabytes
        ),
        *_legend(series),
    ]
    begin = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}"'
        ' font-family="Noto Sans CJK SC, Microsoft YaHei, PingFang SC, sans-serif" font-size="13" fill="#000"'
        ' role="img"><title>时间与内存随件数的增长 · time and memory as the number of cases grows</title>'
    )
    return "\n".join([begin, f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>', *body, "</svg>", ""])


def _powers(values: Sequence[float]) -> tuple[int, int]:
    """Return the powers of ten that enclose all values, at least one apart."""
    first = floor(log10(min(values)))
    return first, max(ceil(log10(max(values))), first + 1)


def _panel(
    title: str, left: float, across: tuple[int, int], series: Sequence[Series], value: Callable[[Measurement], float]
) -> Iterator[str]:
    panel = _Panel(left, across, _powers([value(point) for each in series for point in each.points]))
    yield f'<text x="{left}" y="{_TOP - 18}" font-size="15" font-weight="bold">{escape(title)}</text>'
    yield from _grid(panel)
    for number, each in enumerate(series):
        places = [(panel.x(point.size), panel.y(value(point))) for point in each.points]
        yield _line(places, number)
        yield from (_mark(x, y, number) for x, y in places)
    for each in series:
        last = each.points[-1]
        x, y = panel.x(last.size), panel.y(value(last))
        yield f'<text x="{x - 8:.1f}" y="{y - 9:.1f}" text-anchor="end">{_format_value(value(last))}</text>'


def _format_value(value: float) -> str:
    """Return a value with three significant digits, or as an integer if it is larger."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"  # noqa: PLR2004  the smallest number with three digits


def _grid(panel: _Panel) -> Iterator[str]:
    right, bottom = panel.left + _PANEL_WIDTH, _TOP + _PANEL_HEIGHT
    for power in range(panel.across[0], panel.across[1] + 1):
        x = panel.x(10.0**power)
        yield f'<path d="M{x:.1f} {_TOP}V{bottom}" stroke="#ccc"/>'
        yield f'<text x="{x:.1f}" y="{bottom + 20}" text-anchor="middle">{_format_power(power)}</text>'
    for power in range(panel.up[0], panel.up[1] + 1):
        y = panel.y(10.0**power)
        yield f'<path d="M{panel.left} {y:.1f}H{right}" stroke="#ccc"/>'
        yield f'<text x="{panel.left - 8}" y="{y + 4:.1f}" text-anchor="end">{_format_power(power)}</text>'
    size = f'width="{_PANEL_WIDTH}" height="{_PANEL_HEIGHT}"'
    yield f'<rect x="{panel.left}" y="{_TOP}" {size} fill="none" stroke="#000"/>'
    middle = panel.left + _PANEL_WIDTH / 2
    yield f'<text x="{middle}" y="{bottom + 42}" text-anchor="middle">案件数 · number of cases</text>'


def _format_power(power: int) -> str:
    """Return a power of ten as text: 0.1, 10, 10 k, 1 M."""
    if power < 0:
        return f"{10.0**power:.{-power}f}"
    thousands, rest = divmod(power, 3)
    units = ("", " k", " M", " G")
    return f"{10**rest}{units[thousands]}" if thousands < len(units) else f"1e{power}"


def _line(places: Sequence[tuple[float, float]], number: int) -> str:
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    dash = f' stroke-dasharray="{_DASHES[number]}"' if _DASHES[number] else ""
    return f'<polyline points="{points}" fill="none" stroke="#000" stroke-width="1.8"{dash}/>'


def _mark(x: float, y: float, number: int) -> str:
    """Return a marker: a disc, a square, a triangle or a ring."""
    size = _MARK
    if number == 1:
        return f'<rect x="{x - size:.1f}" y="{y - size:.1f}" width="{2 * size}" height="{2 * size}"/>'
    if number == _MAX_SERIES - 2:
        return f'<path d="M{x:.1f} {y - size:.1f}l{size} {2 * size}h{-2 * size}z"/>'
    look = ' fill="#fff" stroke="#000" stroke-width="1.8"' if number else ""
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size}"{look}/>'


def _legend(series: Sequence[Series]) -> Iterator[str]:
    """Yield the legend, two series in a row."""
    for number, each in enumerate(series):
        x, y = _LEFT + (number % 2) * (_PANEL_WIDTH + _GAP), _TOP + _PANEL_HEIGHT + 68 + number // 2 * 22
        yield _line([(x, y), (x + 40, y)], number)
        yield _mark(x + 20, y, number)
        yield f'<text x="{x + 50}" y="{y + 5}">{escape(each.name)}</text>'


# ------------------------------------------------------------------------------------------------ panels

_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#8f6a00", "#56b4e9", "#000")
_SMALL_WIDTH, _SMALL_HEIGHT, _SMALL_GAP = 250, 210, 66
_PANELS_IN_A_ROW = 3
_X_MIN, _X_MAX, _Y_MIN, _Y_MAX = 0.9, 3.1, -1, 6
"""The powers of ten at the ends of the scales: subjects, and milliseconds."""
_UNITS = {-1: "0.1 ms", 1: "10 ms", 3: "1 s", 5: "100 s"}


def draw_panels(operations: Mapping[str, str], names: Sequence[str], before: Curves, after: Curves) -> str:
    """Return a chart with a panel for each operation.

    Args:
        operations: the title of each panel, by operation.
        names: the series, the last one drawn thicker.
        before: for each operation, the points (size, milliseconds) of each series of the old version.
        after: the same of the new version.
    """
    rows = -(-len(operations) // _PANELS_IN_A_ROW)
    width = 40 + _PANELS_IN_A_ROW * (_SMALL_WIDTH + _SMALL_GAP)
    bottom = 50 + rows * (_SMALL_HEIGHT + _SMALL_GAP)
    body = [_key(names, bottom)]
    for number, (operation, label) in enumerate(operations.items()):
        row, column = divmod(number, _PANELS_IN_A_ROW)
        left, top = 70 + column * (_SMALL_WIDTH + _SMALL_GAP), 50 + row * (_SMALL_HEIGHT + _SMALL_GAP)
        body += [f'<g transform="translate({left} {top})">', *_small_panel(label)]
        for dash, thin, curves in ((' stroke-dasharray="5 4"', 1.1, before), ("", 1.7, after)):
            for index, name in enumerate(names):
                points = curves[operation].get(name, ())
                body += _curve(points, _COLOURS[index], thin * (2 if name == names[-1] else 1), dash)
        body.append("</g>")
    title = "一个案件的用时随主体数量的增长 · time of one case as its subjects grow"
    begin = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {bottom + 76}" width="{width}"'
        f' height="{bottom + 76}" font-family="Noto Sans CJK SC, Microsoft YaHei, PingFang SC, sans-serif"'
        f' font-size="12" fill="#000" role="img"><title>{title}</title>'
    )
    return "\n".join([begin, '<rect width="100%" height="100%" fill="#fff"/>', *body, "</svg>", ""])


def _place(size: float, milliseconds: float) -> tuple[float, float]:
    x = _SMALL_WIDTH * (log10(size) - _X_MIN) / (_X_MAX - _X_MIN)
    return x, _SMALL_HEIGHT * (1 - (log10(max(milliseconds, 10.0**_Y_MIN)) - _Y_MIN) / (_Y_MAX - _Y_MIN))


def _small_panel(title: str) -> Iterator[str]:
    """Yield the frame, the grid and guides of slope 1."""
    yield f'<text x="0" y="-8" font-size="14" font-weight="bold">{escape(title)}</text>'
    for size in (10, 100, 1000):
        x, _ = _place(size, 1)
        yield f'<path d="M{x:.1f} 0V{_SMALL_HEIGHT}" stroke="#ddd"/>'
        yield f'<text x="{x:.1f}" y="{_SMALL_HEIGHT + 17}" text-anchor="middle">{size:,}</text>'
    for power in range(_Y_MIN, _Y_MAX + 1):
        _, y = _place(1, 10.0**power)
        yield f'<path d="M0 {y:.1f}H{_SMALL_WIDTH}" stroke="#ddd"/>'
        if power in _UNITS:
            yield f'<text x="-6" y="{y + 4:.1f}" text-anchor="end">{_UNITS[power]}</text>'
    for start in range(_Y_MIN, _Y_MAX - 2, 2):
        (x1, y1), (x2, y2) = _place(10, 10.0**start), _place(1000, 10.0 ** (start + 2))
        yield f'<path d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" stroke="#999" stroke-dasharray="1 3"/>'
    yield f'<rect width="{_SMALL_WIDTH}" height="{_SMALL_HEIGHT}" fill="none" stroke="#000"/>'


def _curve(points: Sequence[tuple[float, float]], colour: str, thick: float, dash: str) -> Iterator[str]:
    places = [_place(*point) for point in points]
    if places:
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        yield f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="{thick:.1f}"{dash}/>'
    if not dash:
        yield from (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{1.2 + thick / 2:.1f}" fill="{colour}"/>' for x, y in places)


def _key(names: Sequence[str], top: float) -> str:
    """Return the legend: the series, four in a row, then the kinds of line."""
    parts = []
    for number, name in enumerate(names):
        x, y = 70 + number % 4 * 230, top + number // 4 * 22
        thick = 3.4 if name == names[-1] else 1.7
        parts.append(f'<path d="M{x} {y}h30" stroke="{_COLOURS[number]}" stroke-width="{thick}"/>')
        parts.append(f'<text x="{x + 38}" y="{y + 4}">{escape(name)}</text>')
    y = top + 48
    for x, look, text in (
        (70, 'stroke="#000" stroke-width="1.7"', "现在 · now"),
        (300, 'stroke="#000" stroke-dasharray="5 4"', "旧版；缺点处过久未测 · old; a missing point took too long"),
        (690, 'stroke="#999" stroke-dasharray="1 3"', "斜率 1 · slope 1"),
    ):
        parts.append(f'<path d="M{x} {y}h30" {look}/><text x="{x + 38}" y="{y + 4}">{text}</text>')
    return "\n".join(parts)
