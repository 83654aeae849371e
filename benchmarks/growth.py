"""Growth of time and memory of a command with the number of cases: each size in a fresh process.

Processor time, wall time and peak memory are those of the command with all its child processes.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from benchmarks.timer import Row

__all__ = ["Point", "Series", "measure", "rows", "run"]

_KB_PER_MB = 1024
_BYTES_PER_MB = 1024 * 1024
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
