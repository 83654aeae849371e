"""This checkout compared with another commit and with peers in one run, each row a ratio with its aim.

    python -m pip install -e '.[bench]' && python benchmarks/against.py [--quick] [--write docs/performance.md]
    python benchmarks/against.py --commit 4c96d58 --only case,start,days,batch

Each side runs in its own process with its own sources; they take turns in every round. Their outputs must be equal
before they are timed. A figure is the minimum processor time of all rounds.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from benchmarks.sides import Child, Side
    from benchmarks.timer import Row

__all__ = ["Measured", "differences", "head", "main", "parts", "rows"]

CASES: Final = ("two_persons", "two_persons_gaps")
"""The case files; the worse of the two decides whether an aim is reached."""

_IMPORT: Final = """
import time
from pydantic import BaseModel, Field, TypeAdapter, ValidationError
start = time.process_time()
from zhixing_rules import Case, disclose, plan, validate
print(time.process_time() - start)
"""
_FIRST: Final = """
import sys
from datetime import date
from zhixing_rules import validate
validate(open(sys.argv[1], "rb").read(), on=date(2025, 10, 20))
"""
_COMMAND: Final = "import sys; from zhixing_rules.cli import main; sys.exit(main(sys.argv[1:]))"
_COMMANDS: Final = (("days", "why", "2025-01-26"), ("--version",), ("--help",))
_AUDIT: Final = """
import hashlib, json, sys, tempfile, time
from datetime import date
from pathlib import Path
import polars as pl
from zhixing_rules.batch import audit_path, settings_of
settings = settings_of(on=date(2026, 6, 30))
with tempfile.TemporaryDirectory() as folder:
    audit_path(sys.argv[1], Path(folder) / "warm", settings)
    start = time.process_time()
    part = audit_path(sys.argv[2], Path(folder) / "out", settings)
    seconds = time.process_time() - start
    tally = pl.read_parquet(part.folder / "tally.parquet").cast({"verdict": pl.String})
    counted = tally.sort(tally.columns, nulls_last=True).write_csv()
print(json.dumps([seconds, part.cases, part.unread, hashlib.sha256(counted.encode()).hexdigest()]))
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """One row.

    Attributes:
        what: what is measured, Chinese first.
        value: the ratio; of several cases the worst.
        limit: the aim; ``None`` for a figure without one.
        at_least: whether the value must be at least the limit, not at most.
        detail: the figures behind the ratio, the older first.
    """

    what: str
    value: float
    limit: float | None = None
    at_least: bool = False
    detail: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the aim is reached."""
        if self.limit is None:
            return None
        return self.value >= self.limit if self.at_least else self.value <= self.limit


# ------------------------------------------------------------------------------------------------ equality


def differences(old: Side, new: Side) -> tuple[int, list[str]]:
    """Return how many values the outputs of both sides have, and the places at which they differ."""
    from support import version_comparison as comparison

    total, found = 0, list[str]()
    for name in CASES:
        before = comparison.values(old.ask("output", name), renamed=True)
        after = comparison.values(new.ask("output", name), renamed=False)
        total += comparison.count(after)
        found += comparison.differences(before, after, name)
    return total, found


# ------------------------------------------------------------------------------------------------ parts


class _Sides:
    """Both sides, timed in turns.

    Args:
        old: the older side.
        new: this checkout.
        rounds: how many rounds.
        size: how many cases and rows the columns get.
    """

    def __init__(self, old: Side, new: Side, rounds: int, size: int) -> None:
        self.old, self.new, self.rounds, self.size = old, new, rounds, size

    def least(self, jobs: Sequence[str]) -> dict[tuple[str, str], tuple[float, float]]:
        """Return the minimum seconds of each job on each case, by both sides."""
        taken: dict[tuple[str, str], tuple[list[float], list[float]]] = {}
        for _ in range(self.rounds):
            for name in CASES:
                for job in jobs:
                    before, after = taken.setdefault((job, name), ([], []))
                    before.append(self.old.ask("run", job, name))
                    after.append(self.new.ask("run", job, name))
        return {key: (min(before), min(after)) for key, (before, after) in taken.items()}

    def children(self, program: str, *arguments: str, rounds: int | None = None) -> tuple[list[Child], list[Child]]:
        """Run a program by both sides in turns, and once before that is not counted."""
        from benchmarks.sides import run_child

        before, after = [], []
        for _ in range((rounds or self.rounds) + 1):
            before.append(run_child(program, self.old.checkout, *arguments))
            after.append(run_child(program, self.new.checkout, *arguments))
        return before[1:], after[1:]


def case(sides: _Sides) -> Iterator[Measured]:
    """Yield the rows of one case."""
    least = sides.least(("load", "report", "validate", "plan", "accounts", "disclose", "explain"))

    def ratios(what: str, job: str, limit: float | None = None) -> Measured:
        values = {name: least[job, name][0] / least[job, name][1] for name in CASES}
        return Measured(what, min(values.values()), limit, at_least=True, detail=_times(least, job))

    def times(what: str, job: str, other: str, limit: float) -> Measured:
        values = [least[job, name][1] / least[other, name][1] for name in CASES]
        detail = "，".join(f"{value:.2f}" for value in values)
        return Measured(what, max(values), limit, detail=detail)

    yield _validate_against_hand_written(sides.rounds)
    yield times("JSON → Report / JSON → Case", "report", "load", 1.5)
    yield ratios("JSON → Report，旧版的倍数 · times the old", "report")
    yield ratios("JSON → Case，旧版的倍数 · times the old", "load")
    yield ratios("validate(Case)，旧版的倍数 · times the old", "validate")
    yield times("plan（日期与顺序 · days and order） / validate", "plan", "validate", 6)
    yield ratios("plan（日期与顺序），旧版的倍数 · times the old", "plan", 4.5)
    yield ratios("plan，读全部计算过程 · every account read，旧版的倍数 · times the old", "accounts")
    yield ratios(
        "披露给专管人员并写成 JSON · disclosed to the keeper, as JSON，旧版的倍数 · times the old", "disclose", 1.8
    )
    yield ratios("explain，全部结论 · every finding，旧版的倍数 · times the old", "explain", 2.5)


def _times(least: dict[tuple[str, str], tuple[float, float]], job: str) -> str:
    return "；".join("{:,.0f} → {:,.0f} µs".format(*(each * 1e6 for each in least[job, name])) for name in CASES)


def _validate_against_hand_written(rounds: int) -> Measured:
    from benchmarks import peers

    ours, theirs = peers.validate_and_hand_written(rounds)
    what = "validate(Case)，十二条规则 · twelve rules / 手写 Python，自 Case 起 · hand-written Python, from the Case"
    return Measured(what, ours / theirs, 1.0, detail=f"{theirs:,.1f}；{ours:,.1f} µs")


def start(sides: _Sides) -> Iterator[Measured]:
    """Yield the rows of imports and of the start of commands."""
    before, after = sides.children(_IMPORT)
    old, new = (min(float(each.printed) for each in ran) for ran in (before, after))
    what = "import validate, plan, disclose, Case，pydantic 之外 · beside pydantic，旧版的占比 · share of the old"
    yield Measured(what, new / old, 0.6, detail=f"{old * 1e3:,.0f} → {new * 1e3:,.0f} ms")
    bare = min(each.seconds for ran in sides.children("pass") for each in ran)
    example = str(Path(__file__).parent / "data" / f"{CASES[0]}.json")
    old, new = (min(each.seconds for each in ran) for ran in sides.children(_FIRST, example))
    what = "import 与首次 validate · import and first validate / 空解释器 · bare interpreter"
    yield Measured(what, new / bare, detail=f"{old * 1e3:,.0f} → {new * 1e3:,.0f} ms")
    for command in _COMMANDS:
        old, new = (min(each.seconds for each in ran) for ran in sides.children(_COMMAND, *command))
        what = f"`zhixing {' '.join(command)}` / 空解释器 · bare interpreter"
        yield Measured(what, new / bare, 4, detail=f"{old * 1e3:,.0f} → {new * 1e3:,.0f} ms")


def days(sides: _Sides) -> Iterator[Measured]:
    """Yield the rows of three working days."""
    from benchmarks.days import empty_call_and_peer

    ours, empty, peer = empty_call_and_peer(sides.rounds)
    yield Measured(
        "+3 工作日 · working days / 空函数 · empty call",
        ours / empty,
        7,
        detail=f"{empty * 1e3:.0f}；{ours * 1e3:.0f} ns",
    )
    what = "chinese_calendar / +3 工作日 · working days"
    yield Measured(what, peer / ours, 400, at_least=True, detail=f"{peer:,.1f}；{ours:,.3f} µs")


def batch(sides: _Sides) -> Iterator[Measured]:
    """Yield the rows of many cases."""
    from benchmarks import scale

    flat = scale.run("simple", 20 * sides.size)
    rate, times = flat["count"] / flat["counted"] / 1e6, flat["from_columns"] / flat["counted"]
    what = (
        "平表，60 条规则到计数：目标之一的倍数 · flat table, 60 rules to counts: share of either aim（20 M 行/秒·核 · "
        "rows/s/core；由结论列计数的 2.5 倍 · 2.5 times counting verdict columns）"
    )
    detail = f"{rate:.1f} M 行 · rows；{times:.2f} 倍 · times"
    yield Measured(what, max(rate / 20, times / 2.5), 1, at_least=True, detail=detail)
    with tempfile.TemporaryDirectory() as folder:
        for name, what, limit in (
            ("cases.parquet", "嵌套 Parquet 到计数 · nested Parquet to counts，旧版的倍数 · times the old", 1.6),
            ("cases.jsonl", "每行一件 JSON 到计数 · JSON Lines to counts，旧版的倍数 · times the old", 1.4),
        ):
            path, few = Path(folder) / name, Path(folder) / f"few-{name}"
            scale.generate(sides.size, path)
            scale.generate(1000, few)
            ran = sides.children(_AUDIT, str(few), str(path), rounds=min(sides.rounds, 3))
            answers = [[json.loads(each.printed) for each in side] for side in ran]
            if len({tuple(each[1:]) for side in answers for each in side}) > 1:
                raise SystemExit(f"{name}: the counts differ")
            old, new = (min(each[0] for each in side) for side in answers)
            peaks = [max(each.megabytes for each in side) for side in ran]
            shown = [f"{sides.size / seconds / 1e3:.1f}" for seconds in (old, new)]
            memory = "峰值 · peak {:,.0f} → {:,.0f} MB".format(*peaks)
            detail = f"{' → '.join(shown)} k 件/秒·核 · cases/s/core；{memory}"
            yield Measured(what, old / new, limit, at_least=True, detail=detail)


parts: Final[dict[str, Callable[[_Sides], Iterator[Measured]]]] = {
    each.__name__: each for each in (case, start, days, batch)
}


# ------------------------------------------------------------------------------------------------ output

head: Row = ("比值 · ratio", "目标 · aim", "所测 · measured", "达到 · reached", "旧 → 新 · old → new")


def rows(measured: Sequence[Measured]) -> Iterator[Row]:
    """Yield a row for each ratio."""
    for each in measured:
        aim = "" if each.limit is None else f"{'≥' if each.at_least else '≤'} {each.limit:g}"
        met = {None: "", True: "是 · yes", False: "**否 · no**"}[each.met]
        yield (each.what, aim, f"{each.value:,.2f}", met, each.detail)


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare, print the table, and write it to a page if requested; the exit code is 1 if the outputs differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--commit", help="the other commit (default: 4c96d58)")
    parser.add_argument("--only", help="some of: case, start, days, batch")
    parser.add_argument("--quick", action="store_true", help="fewer rounds and cases, for a quick check")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the table between the markers of this file")
    options = parser.parse_args(arguments)
    root = Path(__file__).resolve().parents[1]
    sys.path[:0] = [str(root / "src"), str(root), str(root / "tests")]
    from benchmarks.markdown_report import machine, write
    from benchmarks.sides import OLD_COMMIT, ROOT, Worker, worktree
    from benchmarks.timer import table

    commit = options.commit or OLD_COMMIT
    with worktree(commit) as checkout, Worker(checkout) as old, Worker(ROOT) as new:
        total, found = differences(old, new)
        if found:
            sys.stderr.write("".join(f"{line}\n" for line in found[:100]))
            return 1
        sides = _Sides(old, new, *((2, 60_000) if options.quick else (9, 120_000)))
        wanted = options.only.split(",") if options.only else list(parts)
        measured = [row for name in wanted for row in parts[name](sides)]
    compared = (
        f"- 与 {commit} 比较；计时前核对 {total:,} 个值，无一不同 · compared with {commit}: {total:,} values equal"
    )
    text = "\n".join([*machine(("pydantic", "polars", "pyarrow")), compared, "", *table(head, rows(measured))])
    sys.stdout.write(f"{text}\n")
    if options.write is not None:
        write(options.write, "against", text)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
