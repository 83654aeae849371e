"""generate: an archive of invented cases, as JSON Lines or Parquet."""

from __future__ import annotations

import sys
from argparse import ArgumentTypeError
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

from zhixing_rules.cli.exit_codes import Outcome
from zhixing_rules.cli.files import placed, placed_folder
from zhixing_rules.cli.inputs import needs_extra, refused
from zhixing_rules.synthetic import LAST_YEAR, Archive, lines

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

__all__ = ["a_rate", "a_seed", "a_year", "generated", "how_many", "how_many_files"]

_EVERY: Final = 1_000
"""After how many cases the line that tells how far it is is written anew."""
_MOST: Final = 100_000_000
_MOST_FILES: Final = 10_000
_FIRST_YEAR: Final = 2004
_LARGEST_SEED: Final = 2**63
_ENDINGS: Final = {".parquet": "parquet", ".pq": "parquet"}


def generated(options: Namespace) -> Outcome:
    """``zhixing generate N --out FILE``; with ``--files`` more than one, a new directory."""
    form = options.format or _ENDINGS.get(Path(options.into).suffix.lower(), "jsonl")
    if form == "parquet" and find_spec("polars") is None:
        zh, en = "Parquet 需要 pip install 'zhixing-rules[batch]'", "Parquet needs the extra [batch]"
        raise refused("extra_missing", zh, en)
    archive = _archive(options)
    write = _parquet if form == "parquet" else _lines
    watch = _Watch(options.n)
    if options.files == 1:
        with placed(options.into, force=options.force) as place:
            write(archive, range(options.n), place, watch.add)
    else:
        with placed_folder(options.into) as folder:
            for part, numbers in enumerate(_parts(options.n, options.files), start=1):
                place = folder / f"part-{part:05}.{form}"
                place.touch(0o600)
                write(archive, numbers, place, watch.add)
    watch.done()
    said = f"{options.n} cases written: invented, of nobody\n"
    return Outcome(err=said if options.lang == "en" else f"已写 {options.n} 件，均为虚构\n")


def _archive(options: Namespace) -> Archive:
    on = {} if options.on is None else {"on": options.on}
    try:
        return Archive(
            options.seed, years=(options.since, options.until), gaps=options.gaps, errors=options.errors, **on
        )
    except ValueError as error:
        zh, _, en = str(error).partition(" · ")
        raise refused("not_together", zh, en) from None


def _lines(archive: Archive, numbers: range, place: Path, told: Callable[[int], None]) -> None:
    with place.open("w", encoding="utf-8", newline="\n") as file:
        for line in lines(archive, numbers):
            file.write(line + "\n")
            told(1)


def _parquet(archive: Archive, numbers: range, place: Path, told: Callable[[int], None]) -> None:
    try:
        from zhixing_rules.synthetic.parquet import write_parquet  # noqa: PLC0415  only with the extra
    except ImportError:
        raise needs_extra("batch") from None

    write_parquet(archive, numbers, place, told)


def _parts(count: int, files: int) -> list[range]:
    """The numbers of the cases of each file: one after another, and as many in each but for one."""
    ends = [count * part // files for part in range(files + 1)]
    return [range(start, end) for start, end in pairwise(ends)]


class _Watch:
    """On a terminal, a line on standard error that tells how many cases are written."""

    def __init__(self, whole: int) -> None:
        self._whole, self._done, self._next = whole, 0, _EVERY
        self._shown = sys.stderr.isatty()

    def add(self, cases: int) -> None:
        """So many more are written."""
        self._done += cases
        if self._shown and self._done >= self._next:
            self._next = self._done + _EVERY
            sys.stderr.write(f"\r已写 {self._done} 件 · {self._done} cases {self._done / self._whole:.0%}")
            sys.stderr.flush()

    def done(self) -> None:
        """Take the line away."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


# ------------------------------------------------------------------------------------------------ arguments


def how_many(text: str) -> int:
    """A whole number from one to a hundred million. Raises ``ArgumentTypeError``."""
    return _whole(text, 1, _MOST)


def how_many_files(text: str) -> int:
    """A whole number from one to ten thousand. Raises ``ArgumentTypeError``."""
    return _whole(text, 1, _MOST_FILES)


def a_seed(text: str) -> int:
    """A whole number from zero. Raises ``ArgumentTypeError``."""
    return _whole(text, 0, _LARGEST_SEED)


def a_year(text: str) -> int:
    """A year. Raises ``ArgumentTypeError``."""
    return _whole(text, _FIRST_YEAR, LAST_YEAR)


def a_rate(text: str) -> float:
    """A share from 0 to 1, 1 excluded. Raises ``ArgumentTypeError``."""
    try:
        rate = float(text)
    except ValueError:
        rate = -1.0
    if not 0 <= rate < 1:
        raise ArgumentTypeError("须为 0 至 1 之间的小数（不含 1） · give a share from 0 to 1, 1 excluded")
    return rate


def _whole(text: str, least: int, most: int) -> int:
    number = int(text) if text.isascii() and text.isdecimal() and len(text) <= len(str(most)) else -1
    if not least <= number <= most:
        raise ArgumentTypeError(f"须为 {least} 至 {most} 的整数 · give a whole number from {least} to {most}")
    return number
