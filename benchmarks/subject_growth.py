"""Cost of one case against the number of its subjects, before and after, as a table and a chart.

    python benchmarks/subject_growth.py [--commit 4c96d58] [--seconds 120] [--write docs/performance.md]

A case has 10, 100 and 1,000 subjects of one kind and one of each other kind, or so many of every kind. An operation
that took, or by its growth so far will take, more than the given time is left out. `--write` also writes
`growth-subjects.svg` next to the page.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from benchmarks.sides import Side
    from benchmarks.timer import Row

__all__ = ["ALL", "KINDS", "OPERATIONS", "Times", "head", "measure", "rows"]

KINDS: Final = {
    "persons": "人员 · persons",
    "detentions": "拘留 · detentions",
    "referrals": "移送 · referrals",
    "requests": "查控请求 · requests",
    "targets": "查控对象 · targets",
    "vehicles": "车辆 · vehicles",
}
ALL: Final = "各类一起 · all together"
OPERATIONS: Final = {
    "load": "读入 · load",
    "validate": "判定 · validate",
    "plan": "计划 · plan",
    "sweep": "解读扫描 · sweep",
    "explain": "说明，全部结论 · explain all",
    "disclose": "披露 · disclose",
    "dumps": "写成 JSON · dumps",
    "text": "写成文字 · text",
    "impact": "修改的影响 · impact",
}
SIZES: Final = (10, 100, 1000)
_MOST_ROUNDS: Final = 5
_LONG: Final = 1.0
"""A call of so many seconds is not repeated."""

Times = dict[tuple[str, str, int], float | None]
"""Seconds by kind, operation and size; ``None`` where it took, or would take, too long."""


def measure(worker: Side, seconds: float, sizes: Sequence[int] = SIZES) -> Times:
    """Time every operation on every record.

    Args:
        worker: the side.
        seconds: the longest time of one operation.
        sizes: how many subjects, in increasing order.
    """
    found: Times = {}
    for label, kinds in (*((label, [kind]) for kind, label in KINDS.items()), (ALL, list(KINDS))):
        for size in sizes:
            worker.ask("grow", kinds, size)
            for operation in OPERATIONS:
                found[label, operation, size] = _time(worker, found, (label, operation, size), (kinds, seconds))
    return found


def _time(worker: Side, found: Times, key: tuple[str, str, int], setting: tuple[list[str], float]) -> float | None:
    """Return the least time of an operation; ``None`` if it, or what it needs, takes too long."""
    from benchmarks.sides import TooLong

    (label, operation, size), (kinds, seconds) = key, setting
    undisclosed = operation in {"dumps", "text"} and found[label, "disclose", size] is None
    if undisclosed or _expected(found, label, operation) > seconds:
        return None
    taken: list[float] = []
    while len(taken) < _MOST_ROUNDS and sum(taken) < _LONG:
        try:
            taken.append(worker.ask("time_operation", operation, seconds=3 * seconds))
        except TooLong:
            worker.ask("grow", kinds, size)
            return None
    return min(taken)


def _expected(found: Times, label: str, operation: str) -> float:
    """Return how long an operation takes by its two sizes so far, or infinity if one of them took too long."""
    known = [time for (kind, name, _), time in found.items() if (kind, name) == (label, operation)]
    times = [time for time in known if time is not None]
    if len(times) < len(known):
        return float("inf")
    return times[-1] * times[-1] / times[-2] if len(times) > 1 else 0


# ------------------------------------------------------------------------------------------------ output


def head(sizes: Sequence[int] = SIZES) -> Row:
    """Return the head of the table: milliseconds at each size, then the last one and the growth to it of the old."""
    last, times = f"{sizes[-1]:,}", f"倍 · times, {sizes[-2]:,} → {sizes[-1]:,}"
    return ("毫秒 · ms", *(f"{size:,}" for size in sizes), times, f"旧 · old, {last}", times)


def rows(before: Times, after: Times, sizes: Sequence[int] = SIZES) -> Iterator[Row]:
    """Yield a row for each operation with all kinds together, and the worst growth of a single kind."""
    for operation in OPERATIONS:
        new = [after[ALL, operation, size] for size in sizes]
        old = [before[ALL, operation, size] for size in sizes]
        yield (OPERATIONS[operation], *map(_shown, new), _growth(new), _shown(old[-1]), _growth(old))
    worst = max(
        (
            (_ratio([after[kind, operation, size] for size in sizes]) or 0, operation, kind)
            for kind, operation, _ in after
        )
    )
    yield (f"增长最快 · steepest: {OPERATIONS[worst[1]]}，{worst[2]}", *[""] * len(sizes), f"{worst[0]:.1f}", "", "")


def _shown(time: float | None) -> str:
    return "超时 · too long" if time is None else f"{time * 1000:,.1f}"


def _ratio(times: Sequence[float | None]) -> float | None:
    return None if times[-1] is None or times[-2] is None else times[-1] / times[-2]


def _growth(times: Sequence[float | None]) -> str:
    ratio = _ratio(times)
    return "" if ratio is None else f"{ratio:.1f}"


def curves(times: Times) -> Mapping[str, Mapping[str, list[tuple[float, float]]]]:
    """Return the points of each kind in milliseconds, by operation."""
    found: dict[str, dict[str, list[tuple[float, float]]]] = {operation: {} for operation in OPERATIONS}
    for (kind, operation, size), time in times.items():
        if time is not None:
            found[operation].setdefault(kind, []).append((size, time * 1000))
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure both sides, print the table, and write it with the chart if requested."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--commit", help="the other commit (default: 4c96d58)")
    parser.add_argument("--seconds", type=float, default=120, help="the longest time of one operation")
    parser.add_argument("--sizes", default="10,100,1000", help="how many subjects, in increasing order")
    parser.add_argument("--write", type=Path, metavar="FILE", help="the page to update")
    options = parser.parse_args(arguments)
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from benchmarks.markdown_report import machine, write
    from benchmarks.picture import draw_panels
    from benchmarks.sides import OLD_COMMIT, ROOT, Worker, worktree
    from benchmarks.timer import table

    commit, sizes = options.commit or OLD_COMMIT, tuple(int(size) for size in options.sizes.split(","))
    with worktree(commit) as checkout, Worker(checkout) as old, Worker(ROOT) as new:
        after = measure(new, options.seconds, sizes)
        before = measure(old, options.seconds, sizes)
    text = "\n".join([*machine(()), f"- 旧 · old: {commit}", "", *table(head(sizes), rows(before, after, sizes))])
    sys.stdout.write(f"{text}\n")
    if options.write is not None:
        picture = options.write.with_name("growth-subjects.svg")
        names = [*KINDS.values(), ALL]
        picture.write_text(draw_panels(OPERATIONS, names, curves(before), curves(after)), encoding="utf-8")
        about = "一个案件的用时随主体数量的增长 · time of one case as its subjects grow"
        write(options.write, "growth", f"{text}\n\n![{about}]({picture.name})")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
