"""Synthetic archives as JSON Lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic_core import to_json

from zhixing_rules.synthetic.cases import Archive
from zhixing_rules.synthetic.corruption import broken_line

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["generate", "lines"]


def generate(count: int, *, seed: int, **options: Any) -> Iterator[str]:  # noqa: ANN401  the fields of Archive
    """Yield synthetic cases as lines of JSON, without line breaks.

    Args:
        count: how many cases.
        seed: the seed; the same seed gives the same lines, and a larger count only adds lines.
        options: the other attributes of `Archive`.

    Yields:
        One line for each case, in the order of the case numbers; a share ``errors`` of the lines cannot be read as a
        case.

    Raises:
        ValueError: an option is invalid, see `Archive`.

    >>> next(generate(1, seed=1)) == next(generate(5, seed=1))
    True
    """
    return lines(Archive(seed, **options), range(count))


def lines(archive: Archive, numbers: range) -> Iterator[str]:
    """Yield the cases of an archive with the given numbers, as lines of JSON."""
    for number in numbers:
        record, cut_short = archive.case(number)
        line = to_json(record).decode()
        yield broken_line(line) if cut_short else line
