"""Impact on many open cases: processor time and peak memory, each size in a fresh interpreter.

The cases are variants of one synthetic case, read from JSON Lines. Every second one holds a referral under review,
which is affected by the amendment from seven days to five; the others end with the detention or the request.

    python benchmarks/impact.py
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.timer import Row

__all__ = ["Outcome", "Run", "head", "measure", "open_cases", "rows"]

ON = date(2025, 10, 20)
_SIZES = (1_000, 10_000)
_SEED = Path(__file__).parent / "data" / "two_persons.json"
_KB_PER_MB = 1024

_CHILD = """
import resource, sys, time
from datetime import date
from zhixing_rules import JIAOZUO_2024, impact
from zhixing_rules.language import Days
from zhixing_rules.amendment import Reword, SetSpan
words, number = Reword("art9", "应在七日内", "应在五日内"), SetSpan("art9.filing", Days(7), Days(5))
five = JIAOZUO_2024.amend(words, number, name="five")
impact(JIAOZUO_2024, five, [], on=date(2025, 10, 20))
start = time.process_time()
found = impact(JIAOZUO_2024, five, sys.argv[1], on=date(2025, 10, 20), limit=100)
print(time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, found.read, found.moved)
"""


@dataclass(frozen=True, slots=True)
class Run:
    """One run.

    Attributes:
        cases: how many cases were read.
        moved: how many of them change.
        seconds: the processor time in seconds, without imports and the compilation of the rules.
        megabytes: the peak memory in MB.
    """

    cases: int
    moved: int
    seconds: float
    megabytes: float


Outcome = tuple[Run, ...]


def measure(sizes: tuple[int, ...] = _SIZES) -> Outcome:
    """Run each size once."""
    return tuple(_run(size) for size in sizes)


def _run(size: int) -> Run:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cases.jsonl"
        with path.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(each, ensure_ascii=False) + "\n" for each in open_cases(size))
        command = [sys.executable, "-c", _CHILD, str(path)]
        printed = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout  # noqa: S603  our own program
    seconds, kilobytes, read, moved = printed.split()
    return Run(int(read), int(moved), float(seconds), int(kilobytes) / _KB_PER_MB)


def open_cases(size: int) -> Iterator[dict[str, Any]]:
    """Yield open cases of two debtors at different stages."""
    seed = json.loads(_SEED.read_text(encoding="utf-8"))
    for number in range(size):
        case = {key: seed[key] for key in ("court", "court_level", "police_counterpart", "basis")}
        case |= {"case_number": f"（2025）豫0823执{number + 1}号", "complete_as_of": ON.isoformat()}
        case |= {"persons": seed["persons"], "requests": seed["requests"][:1]}
        case |= {"detentions": [], "referrals": [], "vehicles": [], "incidents": [], "operations": []}
        if number % 4 > 0:
            case["detentions"] = seed["detentions"][:1]
        if number % 2:
            case["referrals"] = [_under_review(seed["referrals"][0], ON - timedelta(days=number % 12))]
        yield case


def _under_review(referral: dict[str, Any], received: date) -> dict[str, Any]:
    """Return a referral between its receipt and its outcome."""
    fields = ("id", "detention", "offence", "organ", "inventory")
    common: dict[str, Any] = {key: referral[key] for key in fields if key in referral}
    day = received.isoformat()
    return {**common, "sent_on": day, "received_on": day, "conditions_met": True, "materials_complete": True}


head: Row = ("", *(f"{size:,}" for size in _SIZES))


def rows(outcome: Outcome) -> Iterator[Row]:
    """Yield a row for each figure."""
    yield ("其中变动 · of which move", *(f"{each.moved:,}" for each in outcome))
    yield ("秒 · seconds", *(f"{each.seconds:.1f}" for each in outcome))
    yield ("每案毫秒 · ms a case", *(f"{each.seconds / each.cases * 1000:.2f}" for each in outcome))
    yield ("内存峰值 MB · peak memory, MB", *(f"{each.megabytes:.0f}" for each in outcome))


def _main() -> None:
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from benchmarks.timer import table

    print("\n".join(table(head, rows(measure()))))


if __name__ == "__main__":
    _main()
