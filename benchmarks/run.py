"""Run all benchmarks and print the results.

    python -m pip install -e '.[bench]' && python benchmarks/run.py

With ``--write docs/performance.md``, the tables are also written between the markers of that page.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks import cases, days, impact, screening, startup
    from benchmarks.timer import Latency

_PACKAGES = ("pydantic", "pydantic-core", "python-dateutil", "chinese-calendar")

_ADD_US = 0.2
_MIN_TIMES_CHINESE_CALENDAR = 400
_KINDS_US = 25
_WHOLE_US = 100
_TIMES_PARSE = 2
_PLAN_US = 500
_IMPORT_MS = 150
_SCREEN_MS = 5
_IMPACT_S = 15


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmarks, print the results, and write them to a page if requested."""
    options = _options(arguments)
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from benchmarks import cases, days, impact, screening, startup
    from benchmarks.markdown_report import machine, write
    from benchmarks.timer import table

    counted = days.measure(5 if options.quick else 31)
    judged = cases.measure(200 if options.quick else 2000)
    started = startup.measure(3 if options.quick else 15)
    screened = screening.measure(3, 1_000_000) if options.quick else screening.measure(31)
    moved = impact.measure()
    text = "\n".join(
        [
            *machine(_PACKAGES),
            *("", "### 工作日 · days", "", *table(days.head, days.rows(counted))),
            *("", "### 一个案件 · one case", "", *table(cases.head, cases.rows(judged))),
            *("", "### 导入 · import", "", *table(startup.head, startup.rows(started))),
            *("", "### 发布前筛查 · screening", "", *table(screening.head, screening.rows(screened))),
            *("", "### 对在办案件的影响 · impact on open cases", "", *table(impact.head, impact.rows(moved))),
            *("", "### 目标 · aims", "", *table(_AIMS, _aims(counted, judged, started, screened, moved))),
        ]
    )
    sys.stdout.write(f"{text}\n")
    if options.write is not None:
        write(options.write, "measured", text)
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the tables between the markers of this file")
    parser.add_argument("--quick", action="store_true", help="fewer rounds, for a quick check")
    return parser.parse_args(arguments)


# ------------------------------------------------------------------------------------------------ aims

_AIMS = ("目标 · aim", "所测 · measured", "")


def _aims(
    counted: days.Outcome,
    judged: tuple[cases.Outcome, ...],
    started: startup.Outcome,
    screened: screening.Outcome,
    moved: impact.Outcome,
) -> Iterator[tuple[str, ...]]:
    """Yield each aim with the measured value, for several cases the worst."""
    add = counted.rates["PRC"][0]
    yield _aim(f"PRC.add +3 ≤ {_ADD_US} µs", f"{add.median:.3f} µs (min {add.least:.3f})", add.median / _ADD_US)
    library = next((name for name in counted.rates if name.startswith("chinese-calendar")), None)
    if library is not None:
        times = counted.ratio(library)
        yield _aim(
            f"chinese-calendar / PRC ≥ {_MIN_TIMES_CHINESE_CALENDAR}",
            f"{times:,.0f}",
            _MIN_TIMES_CHINESE_CALENDAR / times,
        )
    kinds = max((each.kinds for each in judged), key=_p50)
    yield _slowest(f"判定，每类各一 · verdicts, one of each kind ≤ {_KINDS_US} µs", kinds, _KINDS_US)
    yield _slowest(f"validate(Case) ≤ {_WHOLE_US} µs", max((each.whole for each in judged), key=_p50), _WHOLE_US)
    parse = max(each.to_report for each in judged)
    yield _aim(f"(JSON → Report) / (JSON → Case) ≤ {_TIMES_PARSE}", f"{parse:.2f}", parse / _TIMES_PARSE)
    yield _slowest(f"plan ≤ {_PLAN_US} µs", max((each.planned for each in judged), key=_p50), _PLAN_US)
    least = started.least["package"]
    yield _aim(f"import ≤ {_IMPORT_MS} ms", f"{started.package:.0f} ms (min {least:.0f})", started.package / _IMPORT_MS)
    largest = moved[-1]
    yield _aim(f"impact, {largest.cases:,} ≤ {_IMPACT_S} s", f"{largest.seconds:.1f} s", largest.seconds / _IMPACT_S)
    yield _aim(f"screen, 40 KB ≤ {_SCREEN_MS} ms", f"{screened.office:.1f} ms", screened.office / _SCREEN_MS)


def _p50(latency: Latency) -> float:
    return latency.p50


def _slowest(aim: str, latency: Latency, limit: float) -> tuple[str, ...]:
    return _aim(aim, f"{latency.p50:,.1f} µs (min {latency.least:,.1f})", latency.p50 / limit)


def _aim(aim: str, measured: str, share: float) -> tuple[str, ...]:
    """Return an aim with the measured value; a share of at limit 1 means that it is reached."""
    return aim, measured, "达到 · reached" if share <= 1 else f"未达到，{share:.2f} 倍 · missed, {share:.2f} times"


if __name__ == "__main__":
    raise SystemExit(main())
