"""Timing that can be compared: contestants take turns in every round, with the garbage collector on.

Two ways. `race` times many calls together and is for calls of nanoseconds to microseconds. `latencies` times each
call by itself and is for calls whose spread matters. Both give microseconds of processor time: on a machine that is
shared, time on the wall would count other programs, and would count them most against whoever needs longest.
"""

from __future__ import annotations

import gc
import statistics
from dataclasses import dataclass
from time import process_time_ns
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping

__all__ = ["Latency", "Rate", "Row", "latencies", "median", "race", "table"]

_SAMPLE_NS = 1_000_000
"""What one turn should last at least: far more than the clock's own cost, less than a turn of the processor."""

_MOST_PASSES = 10_000


@dataclass(frozen=True, slots=True)
class Rate:
    """Microseconds a call, over the rounds of a race."""

    median: float
    least: float


@dataclass(frozen=True, slots=True)
class Latency:
    """Microseconds of single calls."""

    p50: float
    p90: float
    least: float


Row = tuple[str, ...]

Name = TypeVar("Name", bound="Hashable")


def median(values: Iterable[float]) -> float:
    """The middle value."""
    return statistics.median(values)


def race(
    contestants: Mapping[Name, tuple[Callable[[Any, Any], object], list[tuple[Any, Any]]]], rounds: int
) -> dict[Name, Rate]:
    """Time every contestant once a round, each over its whole list of arguments.

    Args:
        contestants: by name, a function of two arguments and the arguments to call it with.
        rounds: how many rounds.
    """
    passes = {name: _passes(call, pairs) for name, (call, pairs) in contestants.items()}
    taken: dict[Name, list[float]] = {name: [] for name in contestants}
    gc.enable()
    for _ in range(rounds):
        for name, (call, pairs) in contestants.items():
            spent = _sweep(call, pairs, passes[name])
            taken[name].append(spent / (passes[name] * len(pairs) * 1000))
    return {name: Rate(median(each), min(each)) for name, each in taken.items()}


def _passes(call: Callable[[Any, Any], object], pairs: list[tuple[Any, Any]]) -> int:
    once = max(_sweep(call, pairs, 1), 1)
    return min(max(_SAMPLE_NS // once, 1), _MOST_PASSES)


def _sweep(call: Callable[[Any, Any], object], pairs: list[tuple[Any, Any]], passes: int) -> int:
    start = process_time_ns()
    for _ in range(passes):
        for left, right in pairs:
            call(left, right)
    return process_time_ns() - start


def latencies(
    contestants: Mapping[str, Callable[[Any], object]],
    calls: int,
    fresh: Callable[[], Any] | None = None,
) -> dict[str, Latency]:
    """Time single calls, the contestants taking turns.

    Args:
        contestants: functions of one argument, by name.
        calls: how many calls of each.
        fresh: makes the argument of each call, outside the time taken; ``None`` is passed where there is none.
    """
    taken: dict[str, list[float]] = {name: [] for name in contestants}
    gc.enable()
    for call in contestants.values():
        call(fresh() if fresh else None)
    gc.collect()
    for _ in range(calls):
        for name, call in contestants.items():
            argument = fresh() if fresh else None
            start = process_time_ns()
            call(argument)
            taken[name].append((process_time_ns() - start) / 1000)
    return {name: _latency(sorted(each)) for name, each in taken.items()}


def _latency(ordered: list[float]) -> Latency:
    return Latency(median(ordered), ordered[len(ordered) * 9 // 10], ordered[0])


def table(head: Row, rows: Iterable[Row]) -> list[str]:
    """A Markdown table: the first column to the left, the others to the right."""
    align = ("---", *("---:" for _ in head[1:]))
    return [f"| {' | '.join(row)} |" for row in (head, align, *rows)]
