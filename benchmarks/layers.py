"""Both layers of law beside the Opinion alone: milliseconds a case, and the ratio.

    python benchmarks/layers.py [ROUNDS]            (100 by default)

A round judges the example cases under the Opinion, then under the Opinion and national law, once without disclosure and
once with it. The cases attest national facts. All times are CPU time, medians of rounds, in one run.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules import JIAOZUO_2024, JIAOZUO_WITH_NATIONAL, disclose, validate

if TYPE_CHECKING:
    from collections.abc import Callable

    from zhixing_rules import Procedure, Report

ROOT: Final = Path(__file__).parents[1]
NAMES: Final = ("detention_national_day", "tracing_clean", "unit_debtor_controller", "other_work")
ON: Final = date(2026, 3, 2)
USES: Final[dict[str, Callable[[Report], object]]] = {
    "verdicts": lambda report: report.counts,
    "disclosed": lambda report: disclose(report, "keeper"),
}


def cases() -> list[dict[str, Any]]:
    """Return the example cases, complete for national law."""
    read = (json.loads((ROOT / "examples" / f"{name}.json").read_text("utf-8")) for name in NAMES)
    return [{**each, "complete_for": ["national"]} for each in read]


def milliseconds(records: list[dict[str, Any]], procedure: Procedure, use: Callable[[Report], object]) -> float:
    """Return the CPU time of one round, in milliseconds a case."""
    start = time.process_time()
    for each in records:
        use(validate(each, on=ON, procedure=procedure))
    return (time.process_time() - start) * 1000 / len(records)


def ratios(rounds: int) -> dict[str, tuple[float, float]]:
    """Return the medians under the Opinion and under both layers, by use."""
    records, procedures = cases(), (JIAOZUO_2024, JIAOZUO_WITH_NATIONAL)
    found = {}
    for name, use in USES.items():
        for procedure in procedures:
            milliseconds(records, procedure, use)
        taken = [[milliseconds(records, procedure, use) for procedure in procedures] for _ in range(rounds)]
        local, both = (statistics.median(column) for column in zip(*taken, strict=True))
        found[name] = local, both
    return found


def main() -> None:
    """Print the times and the ratios."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    for name, (local, both) in ratios(rounds).items():
        print(f"{name:10} {local:7.3f} ms local, {both:7.3f} ms with national law; {both / local:.2f} x")


if __name__ == "__main__":
    main()
