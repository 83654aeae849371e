"""Fast reading of JSON lines in columns, for the lines that `load` would certainly read with the same result.

This module does not decide what a record may hold. A line is certain if (1) it is one object with fields of the record,
each at most once, and values of their types; (2) every value is read and written back unchanged by its field; and (3)
nothing in it could contradict something else. All other lines are read by `load`, which alone rejects records.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.read.field_round_trip import round_trips
from zhixing_rules.batch.read.parsing import parse_dates, parse_lines
from zhixing_rules.batch.read.possible_contradictions import may_contradict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic import BaseModel

__all__ = ["read_lines", "read_serialised", "rows_are_certain"]

_MAX_LINE_LENGTH: Final = 65_536
"""The longest line that can be certain, in bytes; a longer one may exceed the limits of a record."""


def read_lines(lines: Sequence[bytes], model: type[BaseModel]) -> tuple[pl.DataFrame, pl.Series]:
    """Read lines of JSON in columns.

    Args:
        lines: the lines; an empty line, one that is not UTF-8, and a text of several lines is not certain.
        model: the type of the records.

    Returns:
        A row for each line, with the columns of `nested_schema`, and whether `load` would certainly read the line as
        this row; the values of the other rows are undefined.
    """
    rows, parsed = parse_lines([line if _is_short_line(line) else b"" for line in lines], model)
    nested = parse_dates(rows, model)
    return nested, _certain(nested, parsed & round_trips(rows, model), model)


def _is_short_line(text: bytes) -> bool:
    return len(text) <= _MAX_LINE_LENGTH and b"\n" not in text


def rows_are_certain(nested: pl.DataFrame, model: type[BaseModel]) -> pl.Series:
    """Return whether `load` would certainly read each row of a frame with the columns of `nested_schema` unchanged."""
    return _certain(nested, round_trips(nested, model), model)


def read_serialised(texts: Sequence[str], model: type[BaseModel]) -> pl.DataFrame:
    """Return the rows of valid records that were serialised by their own model, without checking them again.

    Raises:
        RuntimeError: a record cannot be read back (an internal error).
    """
    rows, parsed = parse_lines([text.encode() for text in texts], model)
    if not parsed.all():
        raise RuntimeError("写出的记录未能读回 · a serialised record could not be read back")
    return parse_dates(rows, model)


def _certain(nested: pl.DataFrame, valid: pl.Series, model: type[BaseModel]) -> pl.Series:
    """Return which of the valid rows cannot contradict themselves."""
    doubtful = valid.arg_true().filter(may_contradict(nested.filter(valid), model))
    numbers = pl.int_range(nested.height, dtype=pl.UInt32, eager=True)
    return valid & ~numbers.is_in(doubtful.implode())
