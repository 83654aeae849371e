"""Worklists of dockets: cases a second on one core beside `validate`, and memory as the docket grows.

    python benchmarks/worklists.py [CASES]          (10000 by default; the issue's docket is 100000)

Dockets are generated outside the timing. Each job runs in a fresh process; times are processor time.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Final

ON: Final = date(2026, 6, 30)
_KB_PER_MB: Final = 1024


def worklist_of(path: Path) -> int:
    """Make the worklist of a file, and return the number of its acts."""
    from zhixing_rules.views import worklist

    return sum(worklist(path, on=ON).counts.values())


def validate_each(path: Path) -> int:
    """Validate every case of a file, and return the number of findings that are breaches."""
    from zhixing_rules import validate

    with path.open("rb") as lines:
        return sum(len(validate(line, on=ON).by("fail")) for line in lines)


JOBS: Final = {"worklist": worklist_of, "validate": validate_each}


def run(job: str, path: Path) -> None:
    """Do a job, and print its processor time and peak memory."""
    JOBS[job](path.with_name("few.jsonl"))  # compile the rules
    start = time.process_time()
    JOBS[job](path)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KB_PER_MB
    print(time.process_time() - start, peak)


def main(count: int) -> None:
    """Time both jobs on a docket of `count` cases and on one of a quarter of them."""
    from zhixing_rules.cli import main as zhixing

    with tempfile.TemporaryDirectory() as folder:
        sizes = {"few": 20, "quarter": count // 4, "whole": count}
        for name, size in sizes.items():
            zhixing(["generate", str(size), "--seed", "7", "--errors", "0", "--out", f"{folder}/{name}.jsonl"])
        for name in ("quarter", "whole"):
            for job in JOBS:
                command = [sys.executable, __file__, "--job", job, f"{folder}/{name}.jsonl"]
                done = subprocess.run(command, capture_output=True, check=True)  # noqa: S603  this file
                seconds, peak = map(float, done.stdout.split())
                rate = sizes[name] / seconds
                print(f"{job:9} {sizes[name]:>8,} cases: {rate:>7,.0f} cases/s, {peak:,.0f} MB at most")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--job"]:
        run(sys.argv[2], Path(sys.argv[3]))
    else:
        main(int(sys.argv[1]) if sys.argv[1:] else 10_000)
