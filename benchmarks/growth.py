"""Growth of time and memory with the number of cases: each size in a fresh process, with a chart.

    python benchmarks/growth.py [--sizes 100,1000,10000] [--write docs/performance.md]
    python benchmarks/growth.py --sizes 10000,100000 --name NAME --make 'zhixing generate {size} …' -- COMMAND … {size}

Without a command, the cases of `benchmarks/impact.py` are judged one by one. A command is run once for each size, with
``{size}`` replaced by the size and ``{folder}`` by a fresh folder; the command of `--make` is run before it, not timed.
Processor time, wall time and peak memory are those of the command with all its child processes.
"""

from __future__ import annotations

import argparse
import json
import shlex
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from benchmarks.timer import Row

__all__ = ["Point", "Series", "measure", "rows", "run", "validate_command"]

_KB_PER_MB = 1024
_BYTES_PER_MB = 1024 * 1024
_VALIDATE_PROGRAM = """
import sys
from datetime import date
from zhixing_rules import validate
for line in open(sys.argv[1], encoding="utf-8"):
    validate(line, on=date(2025, 10, 20))
"""
_MEASURE_PROGRAM = """
import os, sys, time
start = time.perf_counter()
nowhere = os.open(os.devnull, os.O_WRONLY)
actions = [(os.POSIX_SPAWN_DUP2, nowhere, 1)]
child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=actions)
_, status, used = os.wait4(child, 0)
print(os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, time.perf_counter() - start, used.ru_maxrss)
"""


@dataclass(frozen=True, slots=True)
class Point:
    """One run.

    Attributes:
        size: how many cases.
        seconds: the processor time in seconds, user and system, over all cores.
        wall: the wall time in seconds.
        megabytes: the peak memory of the command or one of its child processes, in MB.
    """

    size: int
    seconds: float
    wall: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Series:
    """The runs of one program, the smallest first."""

    name: str
    points: tuple[Point, ...]


def run(command: Sequence[str], size: int) -> Point:
    """Run a command and measure its time and memory. POSIX only.

    The command is started by a small separate process, because the peak memory of a child includes that of its parent
    at the fork.

    Args:
        command: the command.
        size: how many cases it processes.

    Raises:
        subprocess.CalledProcessError: the command failed.
    """
    measured = [sys.executable, "-I", "-S", "-c", _MEASURE_PROGRAM, *command]
    printed = subprocess.run(measured, check=True, capture_output=True, encoding="utf-8").stdout  # noqa: S603  the caller's own
    code, seconds, wall, peak = printed.split()
    if int(code):
        raise subprocess.CalledProcessError(int(code), list(command))
    unit = _BYTES_PER_MB if sys.platform == "darwin" else _KB_PER_MB
    return Point(size, float(seconds), float(wall), int(peak) / unit)


def measure(name: str, prepare: Callable[[int, Path], Sequence[str]], sizes: Sequence[int]) -> Series:
    """Run one program at every size.

    Args:
        name: its name in the chart, Chinese first.
        prepare: writes the input of a size to a folder, and returns the command to measure.
        sizes: how many cases, in increasing order.
    """
    points = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            points.append(run(prepare(size, Path(folder)), size))
    return Series(name, tuple(points))


def validate_command(size: int, folder: Path) -> list[str]:
    """Write cases to a JSON Lines file, and return a command that reads and judges each of them."""
    from benchmarks.impact import open_cases

    path = folder / "cases.jsonl"
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(each, ensure_ascii=False) + "\n" for each in open_cases(size))
    return [sys.executable, "-c", _VALIDATE_PROGRAM, str(path)]


def _commands(make: str | None, command: Sequence[str]) -> Callable[[int, Path], Sequence[str]]:
    """Return the `prepare` function of `measure` for commands with ``{size}`` and ``{folder}`` in them."""

    def fill(words: Sequence[str], size: int, folder: Path) -> list[str]:
        return [word.replace("{size}", str(size)).replace("{folder}", str(folder)) for word in words]

    def prepare(size: int, folder: Path) -> list[str]:
        if make is not None:
            subprocess.run(fill(shlex.split(make), size, folder), check=True)  # noqa: S603  the caller's own command
        return fill(command, size, folder)

    return prepare


# ------------------------------------------------------------------------------------------------ output

head: Row = (
    "件 · cases",
    "处理器秒 · processor s",
    "实际秒 · wall s",
    "内存峰值 MB · peak MB",
    "件/处理器秒 · cases/s",
)


def rows(series: Series) -> Iterator[Row]:
    """Yield a row for each size."""
    for each in series.points:
        rate = each.size / max(each.seconds, 0.001)
        yield (f"{each.size:,}", f"{each.seconds:,.2f}", f"{each.wall:,.2f}", f"{each.megabytes:,.0f}", f"{rate:,.0f}")


def _main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="100,1000,10000", help="how many cases, in increasing order")
    parser.add_argument("--name", default="逐件 validate · validate, one by one", help="the name in the chart")
    parser.add_argument("--make", metavar="COMMAND", help="the command that creates the input of a size, not timed")
    parser.add_argument(
        "--write", type=Path, metavar="FILE", help="the page to update, with growth.svg in the same folder"
    )
    parser.add_argument("command", nargs="*", help="the command to measure")
    options = parser.parse_args(arguments)
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from benchmarks.markdown_report import machine, write
    from benchmarks.picture import draw_chart
    from benchmarks.timer import table

    prepare = _commands(options.make, options.command) if options.command else validate_command
    series = measure(options.name, prepare, [int(size) for size in options.sizes.split(",")])
    text = "\n".join([*machine(()), f"- {series.name}", "", *table(head, rows(series))])
    print(text)
    if options.write is not None:
        picture = options.write.with_name("growth.svg")
        picture.write_text(draw_chart([series]), encoding="utf-8")
        shown = f"![时间与内存随件数的增长 · time and memory as the number of cases grows]({picture.name})"
        write(options.write, "growth", f"{text}\n\n{shown}")


if __name__ == "__main__":
    _main()
