"""Screening of drafts: the time for 40 KB, and its growth from 10 KB to 10 MB, on adversarial texts too.

Sizes are bytes in UTF-8. Growth is the time at one size divided by the time at a tenth of it: 10 is linear. Each text
is screened several times and the minimum is used, because the load of the machine should not matter.

    python benchmarks/screening.py
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from time import process_time_ns
from typing import TYPE_CHECKING

from zhixing_rules.screening import screen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.timer import Row

__all__ = ["Outcome", "draft", "head", "measure", "rows"]

_PLAIN = (
    "2024年以来，全市法院持续加大执行力度，执结案件一千余件。被执行人长期躲避执行，经依法查找于10月9日到庭，"
    "当场履行全部义务。下一步将继续完善工作机制，切实保障当事人合法权益。\n"
)
_MENTIONING = "经联动查控，民警反馈了行踪轨迹，电话13800000000。\n"
_TEXTS = {
    "一般文稿 · a plain draft": _PLAIN,
    "逐句有提及 · a mention in every sentence": _PLAIN + _MENTIONING,
    "全是数字 · digits alone": "1",
    "间隔的数字 · spaced digits": "1 3 ",
    "全是空格 · blanks alone": " ",
    "零宽字符 · zero-width characters": "\u200b",
    "括号 · brackets": "（",
    "重复的词 · one phrase again and again": "联动查控",
}
_SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
_OFFICE = 40_000
_NS_PER_MS = 1_000_000
_MAX_TOTAL_NS = 100_000_000


@dataclass(frozen=True, slots=True)
class Outcome:
    """Milliseconds of processor time.

    Attributes:
        office: the time for one plain draft of 40 KB.
        grown: for each kind of text, the time for each size.
    """

    office: float
    grown: dict[str, tuple[float, ...]]


def measure(rounds: int, largest: int = _SIZES[-1]) -> Outcome:
    """Time every text at every size up to the largest, at most `rounds` times each and at least once."""
    sizes = tuple(size for size in _SIZES if size <= largest)
    screen(_PLAIN + _MENTIONING)  # loads the list of phrases
    office = _least(draft(_PLAIN, _OFFICE), rounds)
    grown = {name: tuple(_least(draft(unit, size), rounds) for size in sizes) for name, unit in _TEXTS.items()}
    return Outcome(office, grown)


def draft(unit: str, size: int) -> str:
    """Return a text of about `size` bytes in UTF-8."""
    return unit * max(size // len(unit.encode()), 1)


def _least(text: str, rounds: int) -> float:
    taken: list[int] = []
    while len(taken) < rounds and (not taken or sum(taken) < _MAX_TOTAL_NS):
        start = process_time_ns()
        screen(text)
        taken.append(process_time_ns() - start)
    return min(taken) / _NS_PER_MS


_TIMES = "倍 · times"

head: Row = ("ms", "10 KB", "100 KB", _TIMES, "1 MB", _TIMES, "10 MB", _TIMES)


def rows(outcome: Outcome) -> Iterator[Row]:
    """Yield a row for each kind of text, with the growth after each size but the first."""
    for name, times in outcome.grown.items():
        cells = [f"{times[0]:,.1f}"]
        for before, time in pairwise(times):
            cells += [f"{time:,.1f}", f"{time / before:.1f}"]
        yield (name, *cells, *[""] * (len(head) - 1 - len(cells)))
    yield ("一般文稿，40 KB · a plain draft of 40 KB", f"{outcome.office:,.1f}", *[""] * (len(head) - 2))


def _main() -> None:
    import sys
    from pathlib import Path

    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from benchmarks.timer import table

    print("\n".join(table(head, rows(measure(31)))))


if __name__ == "__main__":
    _main()
