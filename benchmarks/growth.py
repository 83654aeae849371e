"""How time and memory grow with the number of cases: each size in a fresh process, drawn as a picture.

    python benchmarks/growth.py [--sizes 100,1000,10000] [--write docs/performance.md]
    python benchmarks/growth.py --sizes 10000,100000 --name NAME --make 'zhixing generate {size} …' -- COMMAND … {size}

Without a command the cases of `benchmarks/impact.py` are judged one by one. A command is run once for each size,
``{size}`` in it being the size and ``{folder}`` a fresh folder for that size; `--make` is run before it, off the clock.
Processor time, time on the wall and the most memory are those of the command with all its children.
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

    from benchmarks.timing import Row

__all__ = ["Point", "Series", "judged_one_by_one", "measure", "rows", "run"]

_KB_A_MB = 1024
_BYTES_A_MB = 1024 * 1024
_ONE_BY_ONE = """
import sys
from datetime import date
from zhixing_rules import validate
for line in open(sys.argv[1], encoding="utf-8"):
    validate(line, on=date(2025, 10, 20))
"""
_WATCHER = """
import os, sys, time
start = time.perf_counter()
nowhere = os.open(os.devnull, os.O_WRONLY)
quiet = [(os.POSIX_SPAWN_DUP2, nowhere, 1)]
child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=quiet)
_, status, used = os.wait4(child, 0)
print(os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, time.perf_counter() - start, used.ru_maxrss)
"""


@dataclass(frozen=True, slots=True)
class Point:
    """One run.

    Attributes:
        size: how many cases.
        seconds: of processor time, user and system, over all cores.
        wall: seconds on the clock.
        megabytes: the most memory that it or one of its children held at once.
    """

    size: int
    seconds: float
    wall: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Series:
    """The runs of one contestant, the smallest first."""

    name: str
    points: tuple[Point, ...]


def run(command: Sequence[str], size: int) -> Point:
    """Run a command to its end and see what it took. POSIX only.

    The command is started by a small process of its own: a child counts the memory of its parent, which it is for a
    moment, as its own.

    Raises:
        subprocess.CalledProcessError: the command failed.
    """
    watched = [sys.executable, "-I", "-S", "-c", _WATCHER, *command]
    printed = subprocess.run(watched, check=True, capture_output=True, encoding="utf-8").stdout  # noqa: S603  the caller's own
    code, seconds, wall, most = printed.split()
    if int(code):
        raise subprocess.CalledProcessError(int(code), list(command))
    unit = _BYTES_A_MB if sys.platform == "darwin" else _KB_A_MB
    return Point(size, float(seconds), float(wall), int(most) / unit)


def measure(name: str, made: Callable[[int, Path], Sequence[str]], sizes: Sequence[int]) -> Series:
    """Run one contestant at every size.

    Args:
        name: what it is called in the picture, Chinese first.
        made: makes the input of a size in a folder, and gives the command that is to be timed.
        sizes: how many cases, in growing order.
    """
    points = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            points.append(run(made(size, Path(folder)), size))
    return Series(name, tuple(points))


def judged_one_by_one(size: int, folder: Path) -> list[str]:
    """Cases in a file of JSON Lines, each read and judged by itself."""
    from benchmarks.impact import open_cases

    path = folder / "cases.jsonl"
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(each, ensure_ascii=False) + "\n" for each in open_cases(size))
    return [sys.executable, "-c", _ONE_BY_ONE, str(path)]


def _commands(make: str | None, command: Sequence[str]) -> Callable[[int, Path], Sequence[str]]:
    """What `measure` asks for, from commands with ``{size}`` and ``{folder}`` in them."""

    def filled(words: Sequence[str], size: int, folder: Path) -> list[str]:
        return [word.replace("{size}", str(size)).replace("{folder}", str(folder)) for word in words]

    def made(size: int, folder: Path) -> list[str]:
        if make is not None:
            subprocess.run(filled(shlex.split(make), size, folder), check=True)  # noqa: S603  the caller's own command
        return filled(command, size, folder)

    return made


# ------------------------------------------------------------------------------------------------ shown

head: Row = (
    "件 · cases",
    "处理器秒 · processor s",
    "实际秒 · wall s",
    "内存峰值 MB · peak MB",
    "件/处理器秒 · cases/s",
)


def rows(series: Series) -> Iterator[Row]:
    """A row for each size."""
    for each in series.points:
        rate = each.size / max(each.seconds, 0.001)
        yield (f"{each.size:,}", f"{each.seconds:,.2f}", f"{each.wall:,.2f}", f"{each.megabytes:,.0f}", f"{rate:,.0f}")


def _main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="100,1000,10000", help="how many cases, in growing order")
    parser.add_argument("--name", default="逐件 validate · validate, one by one", help="what the picture calls it")
    parser.add_argument("--make", metavar="COMMAND", help="makes the input of a size, off the clock")
    parser.add_argument("--write", type=Path, metavar="FILE", help="the page whose table, with growth.svg beside it")
    parser.add_argument("command", nargs="*", help="what is timed")
    options = parser.parse_args(arguments)
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from benchmarks.picture import drawn
    from benchmarks.recording import machine, write
    from benchmarks.timing import table

    made = _commands(options.make, options.command) if options.command else judged_one_by_one
    series = measure(options.name, made, [int(size) for size in options.sizes.split(",")])
    text = "\n".join([*machine(()), f"- {series.name}", "", *table(head, rows(series))])
    print(text)
    if options.write is not None:
        picture = options.write.with_name("growth.svg")
        picture.write_text(drawn([series]), encoding="utf-8")
        shown = f"![时间与内存随件数的增长 · time and memory as the number of cases grows]({picture.name})"
        write(options.write, "growth", f"{text}\n\n{shown}")


if __name__ == "__main__":
    _main()
