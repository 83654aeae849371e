"""The cost of the first import, the first judgment and a short command, in fresh interpreters that take turns.

    python benchmarks/startup.py [--rounds 20] [--before FOLDER/src]

Bytecode is cached. Alone, it prints the least processor time, and compares with another version of the library.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter_ns
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.timer import Row, median, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["Outcome", "head", "measure", "rows"]

_PYDANTIC = """
from pydantic import AfterValidator, AliasChoices, BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter
from pydantic import ValidationError, model_validator
from pydantic_core import PydanticCustomError, core_schema
class Model(BaseModel):
    model_config = ConfigDict(defer_build=True)
    field: int | None = Field(default=None)
"""
"""What the records use of pydantic, which imports much of itself only then."""
_PROGRAMS = {
    "bare": "pass",
    "pydantic": _PYDANTIC,
    "parts": f"{_PYDANTIC}\nimport chinese_calendar, dataclasses, enum, json, re, typing",
    "package": "from zhixing_rules import JIAOZUO_2024, PRC, Case, disclose, plan, validate",
    "judged": "import datetime, zhixing_rules\nzhixing_rules.validate({}, on=datetime.date(2025, 1, 2))",
}
_COMMANDS = {"days why": ("days", "why", "2025-10-01"), "--version": ("--version",), "--help": ("--help",)}


@dataclass(frozen=True, slots=True)
class Outcome:
    """Milliseconds in addition to a bare interpreter: medians and minima.

    Attributes:
        bare: the bare interpreter.
        pydantic: the import of pydantic's models alone.
        parts: pydantic, chinese_calendar and the standard library modules that the package uses.
        package: the import of what judges, plans and discloses, including all of these.
        judged: the import and the first judgment, of an empty record.
        least: the minimum of each, minus the minimum of the bare interpreter.
    """

    bare: float
    pydantic: float
    parts: float
    package: float
    judged: float
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
    beside = {name: each - middle["bare"] for name, each in middle.items()}
    return Outcome(middle["bare"], beside["pydantic"], beside["parts"], beside["package"], beside["judged"], least)


def _run(program: str, environment: dict[str, str]) -> float:
    start = perf_counter_ns()
    subprocess.run([sys.executable, "-c", program], check=True, env=environment)  # noqa: S603  programs listed above
    return (perf_counter_ns() - start) / 1e6


head: Row = ("ms", "中位 · median", "min", "占比 · share")


def rows(outcome: Outcome) -> Iterator[Row]:
    """Yield a row for the import and for each part of it."""
    named = (
        ("导入并首次判断 · import and first validate", outcome.judged, "judged"),
        ("import validate, plan, disclose", outcome.package, "package"),
        ("其中 pydantic · of which pydantic", outcome.pydantic, "pydantic"),
        ("其中全部依赖 · of which all it depends on", outcome.parts, "parts"),
    )
    for label, value, name in named:
        yield (label, f"{value:.0f}", f"{outcome.least[name]:.0f}", f"{value / outcome.package:.0%}")
    yield ("空解释器（已减去） · bare interpreter (subtracted)", f"{outcome.bare:.0f}", "", "")


# ------------------------------------------------------------------------------------------------ two versions


def least_times(rounds: int, versions: Mapping[str, str | None]) -> dict[tuple[str, str], float]:
    """Return the least processor time of each program in milliseconds, by version and program.

    Args:
        rounds: how often each program is run; they take turns.
        versions: the folder of the sources of each version by its name; ``None`` is the installed one.
    """
    command = "import sys\nfrom zhixing_rules.cli import main\nsys.exit(main(sys.argv[1:]))"
    programs: dict[str, list[str]] = {name: [sys.executable, "-c", program] for name, program in _PROGRAMS.items()}
    programs |= {name: [sys.executable, "-c", command, *words] for name, words in _COMMANDS.items()}
    taken: dict[tuple[str, str], list[float]] = {}
    with tempfile.TemporaryDirectory() as cache:
        for number in range(rounds + 1):
            for version, source in versions.items():
                environment = {**os.environ, "PYTHONPYCACHEPREFIX": cache}
                environment.pop("PYTHONDONTWRITEBYTECODE", None)
                environment |= {} if source is None else {"PYTHONPATH": source}
                for name, words in programs.items():
                    spent = _processor_time(words, environment)
                    if number:
                        taken.setdefault((version, name), []).append(spent)
    return {key: min(each) for key, each in taken.items()}


def _processor_time(words: list[str], environment: dict[str, str]) -> float:
    nowhere = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]
    child = os.posix_spawn(words[0], words, environment, file_actions=nowhere)
    _, status, used = os.wait4(child, 0)
    if os.waitstatus_to_exitcode(status):
        raise subprocess.CalledProcessError(os.waitstatus_to_exitcode(status), words)
    return (used.ru_utime + used.ru_stime) * 1000


def comparison(least: Mapping[tuple[str, str], float]) -> Iterator[Row]:
    """Yield a row for each program: milliseconds, bare interpreters, and the share beside pydantic, by version."""
    versions = list(dict.fromkeys(version for version, _ in least))
    for program in dict.fromkeys(program for _, program in least):
        cells = []
        for version in versions:
            time, bare, pydantic = (least[version, name] for name in (program, "bare", "pydantic"))
            beside = f"{time - pydantic:.0f}" if program in ("package", "judged") else ""
            cells += [f"{time:.0f}", f"{time / bare:.1f}", beside]
        yield (program, *cells)


def _main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=20, help="how often each program is run")
    parser.add_argument("--before", metavar="FOLDER", help="sources of another version to measure in turns")
    options = parser.parse_args(arguments)
    versions: dict[str, str | None] = {} if options.before is None else {"以前 · before": options.before}
    versions["现在 · now"] = None
    titles = [title for name in versions for title in (f"{name}, ms", "bare = 1", "ms beside pydantic")]
    print("\n".join(table(("", *titles), comparison(least_times(options.rounds, versions)))))


if __name__ == "__main__":
    _main()
