"""Invented archives as JSON Lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic_core import to_json

from zhixing_rules.synthetic.cases import Archive
from zhixing_rules.synthetic.corruption import broken_line

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["generate", "lines"]


def generate(count: int, *, seed: int, **options: Any) -> Iterator[str]:  # noqa: ANN401  the fields of Archive
    """Invented cases as JSON, one a line, without line ends.

    Args:
        count: how many.
        seed: which archive; the same seed gives the same lines, and more of them begin with the fewer.
        options: see `Archive`.

    Raises:
        ValueError: an option cannot be used.

    >>> next(generate(1, seed=1)) == next(generate(5, seed=1))
    True
    """
    return lines(Archive(seed, **options), range(count))


def lines(archive: Archive, numbers: range) -> Iterator[str]:
    """Those cases of an archive that have these numbers, as JSON."""
    for number in numbers:
        facts, broken = archive.case(number)
        line = to_json(facts).decode()
        yield broken_line(line) if broken else line
