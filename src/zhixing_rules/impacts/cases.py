"""Reading the caller's cases one at a time; a case that cannot be read does not stop the others."""

from __future__ import annotations

from collections.abc import Mapping
from os import PathLike
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._values import dataclass
from zhixing_rules.engine import disclose
from zhixing_rules.errors import RecordError
from zhixing_rules.records import load_one_of
from zhixing_rules.records.jsonl import lines_of, numbered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zhixing_rules.records import Audience

__all__ = ["CaseInput", "Skipped", "read_cases"]

Record = BaseModel | Mapping[str, Any] | str | bytes
CaseInput = Record | RecordError | tuple[str | int, Record | RecordError]
"""A record, or the error in its place, alone or after the caller's key. An integer key is used as the case's number."""


@dataclass(frozen=True, slots=True, repr=False)
class Skipped(TypeNameRepr):
    """A case that cannot be read.

    Attributes:
        number: its number, from 1; the line number if it came from a file.
        error: every problem, without any value of the case.
    """

    number: int
    error: RecordError

    def disclosed_to(self, audience: Audience) -> Skipped:
        """Return what an audience may see of it. See `disclose`."""
        return Skipped(self.number, disclose(self.error, audience))


def read_cases(
    cases: Iterable[CaseInput] | str | PathLike[str], models: Sequence[type[BaseModel]]
) -> Iterator[tuple[int, str, BaseModel] | Skipped]:
    """Read cases lazily, without reading ahead.

    Args:
        cases: the cases, or the path of a JSON Lines file.
        models: the record types that a case may have.

    Yields:
        For each case its number, its key (the caller's, else the case number, else empty) and its record; or
        `Skipped` if it cannot be read.
    """
    if isinstance(cases, str | PathLike):
        cases = numbered(lines_of(cases))
    for position, case in enumerate(cases, start=1):
        key, record = case if isinstance(case, tuple) else ("", case)
        number = key if isinstance(key, int) else position
        if isinstance(record, RecordError):
            yield Skipped(number, _without_frames(record))
            continue
        try:
            loaded = load_one_of(models, record)
        except RecordError as error:
            yield Skipped(number, _without_frames(error))
            continue
        yield number, key if isinstance(key, str) and key else _case_number(loaded), loaded


def _case_number(record: BaseModel) -> str:
    number = getattr(record, "case_number", None)
    return "" if number is None else str(number)


def _without_frames(error: RecordError) -> RecordError:
    """Copy an error without its traceback, whose frames hold the record."""
    return RecordError(error.problems)
