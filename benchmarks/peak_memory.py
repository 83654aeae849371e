"""Peak memory of one record at the limit: read, judged, disclosed to the keeper, and written as JSON.

    python benchmarks/peak_memory.py [--sizes 1000,8000] [--before FOLDER/src]

The record is the worst known: requests with empty targets, of which each takes three characters of input. Each stage
includes those before it and runs in a fresh process. `--before` measures another version of the library in turns.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from benchmarks.timer import Row

__all__ = ["STAGES", "measure", "record", "rows"]

_START = """
import io, os, sys
from datetime import date
import zhixing_rules as z
from zhixing_rules import interchange
data = open(sys.argv[1], "rb").read()
nowhere = open(os.devnull, "w", encoding="utf-8")
case = z.load(z.Case, data)
"""
_JUDGED = "report = z.validate(case, on=date(2025, 1, 2))\nlen(report)\n"
_DISCLOSED = "disclosed = z.disclose(report, 'keeper')\n"
STAGES: Mapping[str, str] = {
    "读入 · load": _START,
    "validate": _START + _JUDGED,
    "disclose": _START + _JUDGED + _DISCLOSED,
    "dumps": _START + _JUDGED + _DISCLOSED + "nowhere.write(interchange.dumps(disclosed))\n",
    "dump": _START + _JUDGED + _DISCLOSED + "interchange.dump(disclosed, nowhere)\n",
}
_NEW = "dump"
"""The stage that an earlier version may not have."""


def record(size: int) -> dict[str, object]:
    """Return a case of this many records: requests, with at most a thousand empty targets each."""
    requests, rest = divmod(size, 1001)
    whole: list[object] = [{"id": f"r{number}", "targets": [{}] * 1000} for number in range(requests)]
    return {"requests": [*whole, *([{"id": "rest", "targets": [{}] * (rest - 1)}] if rest else [])]}


def measure(sizes: Sequence[int], versions: Mapping[str, str | None]) -> dict[tuple[str, int, str], float]:
    """Return the peak memory in MB of each stage, by version, size and stage.

    Args:
        sizes: how many records, in increasing order.
        versions: the folder of the sources of each version by its name; ``None`` is the installed one.
    """
    from benchmarks import growth

    peaks: dict[tuple[str, int, str], float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            path = Path(folder) / f"{size}.json"
            path.write_text(json.dumps(record(size)), encoding="utf-8")
            for stage, program in STAGES.items():
                for version, source in versions.items():
                    if source is not None and stage == _NEW:
                        continue
                    environment = () if source is None else ("env", f"PYTHONPATH={source}{os.pathsep}")
                    run = growth.run([*environment, sys.executable, "-c", program, str(path)], size)
                    peaks[version, size, stage] = run.megabytes
    return peaks


def rows(peaks: Mapping[tuple[str, int, str], float]) -> Iterator[Row]:
    """Yield a row for each size and stage, with a column for each version."""
    versions = list(dict.fromkeys(version for version, _, _ in peaks))
    for size in dict.fromkeys(size for _, size, _ in peaks):
        for stage in STAGES:
            found = (peaks.get((version, size, stage)) for version in versions)
            yield (f"{size:,} · {stage}", *("" if peak is None else f"{peak:,.0f}" for peak in found))


def _main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,8000", help="how many records, in increasing order")
    parser.add_argument("--before", metavar="FOLDER", help="sources of another version to measure in turns")
    options = parser.parse_args(arguments)
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from benchmarks.timer import table

    versions: dict[str, str | None] = {} if options.before is None else {"以前 · before": options.before}
    versions["现在 · now"] = None
    peaks = measure([int(size) for size in options.sizes.split(",")], versions)
    print("\n".join(table(("条 · records, MB", *versions), rows(peaks))))


if __name__ == "__main__":
    _main()
