"""Comparable timings: functions take turns in every round, with the garbage collector on.

`compare_rates` times many calls together and returns microseconds of processor time, because wall time on a shared
machine includes other programs.
"""

from __future__ import annotations

import gc
import statistics
from dataclasses import dataclass
from time import process_time_ns
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping

__all__ = ["Rate", "Row", "compare_rates", "median", "table"]

_TURN_NS = 1_000_000
"""The minimum duration of one turn: far longer than reading the clock, shorter than a scheduler time slice."""

_MAX_PASSES = 10_000


@dataclass(frozen=True, slots=True)
class Rate:
    """Microseconds a call: the median and the minimum of all rounds."""

    median: float
    least: float


Row = tuple[str, ...]

Name = TypeVar("Name", bound="Hashable")


def median(values: Iterable[float]) -> float:
    """Return the median."""
    return statistics.median(values)


def compare_rates(
    functions: Mapping[Name, tuple[Callable[[Any, Any], object], list[tuple[Any, Any]]]], rounds: int
) -> dict[Name, Rate]:
    """Time every function once a round, over its whole list of arguments.

    Args:
        functions: by name, a function of two arguments and its arguments.
        rounds: how many rounds.
    """
    passes = {name: _passes(call, pairs) for name, (call, pairs) in functions.items()}
    taken: dict[Name, list[float]] = {name: [] for name in functions}
    gc.enable()
    for _ in range(rounds):
        for name, (call, pairs) in functions.items():
            spent = _time_passes(call, pairs, passes[name])
            taken[name].append(spent / (passes[name] * len(pairs) * 1000))
    return {name: Rate(median(each), min(each)) for name, each in taken.items()}


def _passes(call: Callable[[Any, Any], object], pairs: list[tuple[Any, Any]]) -> int:
    once = max(_time_passes(call, pairs, 1), 1)
    return min(max(_TURN_NS // once, 1), _MAX_PASSES)


def _time_passes(call: Callable[[Any, Any], object], pairs: list[tuple[Any, Any]], passes: int) -> int:
    start = process_time_ns()
    for _ in range(passes):
        for left, right in pairs:
            call(left, right)
    return process_time_ns() - start


def table(head: Row, rows: Iterable[Row]) -> list[str]:
    """Return the lines of a Markdown table: the first column aligned left, the others right."""
    align = ("---", *("---:" for _ in head[1:]))
    return [f"| {' | '.join(row)} |" for row in (head, align, *rows)]
