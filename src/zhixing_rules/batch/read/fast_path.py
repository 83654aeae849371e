"""Lines of JSON read in columns, where it is certain that `load` would read each just so; the rest is left to `load`.

Nothing is decided here about what a record may hold. A line is certain where (1) it is one object with fields of the
record, each once, and values of their types; (2) every value is one that its own field reads and writes back as it
stands; and (3) nothing stands in it that could contradict something else. Whatever is not certain is read by `load`,
which alone refuses a record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.read.field_round_trip import sound
from zhixing_rules.batch.read.parsing import parsed, with_days
from zhixing_rules.batch.read.possible_contradictions import suspicious

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic import BaseModel

__all__ = ["certain_lines", "certain_rows", "read_written"]

_LONGEST: Final = 65_536
"""A longer line is not certain: it may hold more than any record."""


def certain_lines(lines: Sequence[str], model: type[BaseModel]) -> tuple[pl.DataFrame, pl.Series]:
    """Read lines of JSON.

    Args:
        lines: the lines; one that is empty is not certain.
        model: the record each holds.

    Returns:
        A row for each line, by `nested_schema`, and whether the row is certain to be what `load` makes of the line;
        what the others hold means nothing.
    """
    read, could = parsed([line if len(line) <= _LONGEST else "" for line in lines], model)
    nested = with_days(read, model)
    return nested, _certain(nested, could & sound(read, model), model)


def certain_rows(nested: pl.DataFrame, model: type[BaseModel]) -> pl.Series:
    """Whether each row of a frame by `nested_schema` is certain to be a record as `load` would have it."""
    return _certain(nested, sound(nested, model), model)


def read_written(texts: Sequence[str], model: type[BaseModel]) -> pl.DataFrame:
    """The rows of records as they write themselves, which need no second look.

    Raises:
        RuntimeError: one of them is not read back, which cannot be.
    """
    read, could = parsed(texts, model)
    if not could.all():
        raise RuntimeError("写出的记录未能读回 · a record as it writes itself was not read back")
    return with_days(read, model)


def _certain(nested: pl.DataFrame, so_far: pl.Series, model: type[BaseModel]) -> pl.Series:
    doubtful = so_far.arg_true().filter(suspicious(nested.filter(so_far), model))
    every = pl.int_range(nested.height, dtype=pl.UInt32, eager=True)
    return so_far & ~every.is_in(doubtful.implode())
