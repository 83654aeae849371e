"""The cost of the first import, in fresh interpreters that take turns, with cached bytecode."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from time import perf_counter_ns
from typing import TYPE_CHECKING

from benchmarks.timer import Row, median

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Outcome", "head", "measure", "rows"]

_PROGRAMS = {
    "bare": "pass",
    "pydantic": "from pydantic import BaseModel",
    "parts": (
        "from pydantic import BaseModel, ValidationError\nimport chinese_calendar, dataclasses, enum, json, re, typing"
    ),
    "package": "import zhixing_rules",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """Milliseconds in addition to a bare interpreter: medians and minima.

    Attributes:
        bare: the bare interpreter.
        pydantic: the import of pydantic's models alone.
        parts: pydantic, chinese_calendar and the standard library modules that the package uses.
        package: the import of the package, including all of these.
        least: the minimum of each, minus the minimum of the bare interpreter.
    """

    bare: float
    pydantic: float
    parts: float
    package: float
    least: dict[str, float]


def measure(rounds: int) -> Outcome:
    """Time every program once a round, after one run of each that is not counted."""
    with tempfile.TemporaryDirectory() as cache:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": cache}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        taken: dict[str, list[float]] = {name: [] for name in _PROGRAMS}
        for number in range(rounds + 1):
            for name, program in _PROGRAMS.items():
                spent = _run(program, environment)
                if number:
                    taken[name].append(spent)
    middle = {name: median(each) for name, each in taken.items()}
    least = {name: min(each) - min(taken["bare"]) for name, each in taken.items()}
    bare = middle["bare"]
    return Outcome(bare, middle["pydantic"] - bare, middle["parts"] - bare, middle["package"] - bare, least)


def _run(program: str, environment: dict[str, str]) -> float:
    start = perf_counter_ns()
    subprocess.run([sys.executable, "-c", program], check=True, env=environment)  # noqa: S603  programs listed above
    return (perf_counter_ns() - start) / 1e6


head: Row = ("ms", "中位 · median", "min", "占比 · share")


def rows(outcome: Outcome) -> Iterator[Row]:
    """Yield a row for the import and for each part of it."""
    named = (
        ("import zhixing_rules", outcome.package, "package"),
        ("其中 pydantic · of which pydantic", outcome.pydantic, "pydantic"),
        ("其中全部依赖 · of which all it depends on", outcome.parts, "parts"),
    )
    for label, value, name in named:
        yield (label, f"{value:.0f}", f"{outcome.least[name]:.0f}", f"{value / outcome.package:.0%}")
    yield ("空解释器（已减去） · bare interpreter (subtracted)", f"{outcome.bare:.0f}", "", "")
