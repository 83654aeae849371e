"""The caller's cases, one at a time, from wherever they come; one that cannot be read costs none of the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from os import PathLike
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from zhixing_rules._repr import TypeNameRepr
from zhixing_rules.engine import disclose
from zhixing_rules.errors import RecordError
from zhixing_rules.records import load_one_of
from zhixing_rules.records.jsonl import lines_of, numbered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zhixing_rules.records import Audience

__all__ = ["Given", "Skipped", "read_cases"]

Record = BaseModel | Mapping[str, Any] | str | bytes
Given = Record | RecordError | tuple[str | int, Record | RecordError]
"""A record, or the error in its place; alone or after the caller's key. A whole number as key is its number."""


@dataclass(frozen=True, slots=True, repr=False)
class Skipped(TypeNameRepr):
    """A case that cannot be read.

    Attributes:
        number: its number, as that of a case.
        error: every problem, without a value.
    """

    number: int
    error: RecordError

    def disclosed_to(self, audience: Audience) -> Skipped:
        """What an audience may see of it. See `disclose`."""
        return Skipped(self.number, disclose(self.error, audience))


def read_cases(
    cases: Iterable[Given] | str | PathLike[str], models: Sequence[type[BaseModel]]
) -> Iterator[tuple[int, str, BaseModel] | Skipped]:
    """Read cases: for each its number, its key (the caller's, else the case number, else empty) and its record.

    Nothing is read ahead.
    """
    if isinstance(cases, str | PathLike):
        cases = numbered(lines_of(cases))
    for place, given in enumerate(cases, start=1):
        key, record = given if isinstance(given, tuple) else ("", given)
        number = key if isinstance(key, int) else place
        if isinstance(record, RecordError):
            yield Skipped(number, _anew(record))
            continue
        try:
            read = load_one_of(models, record)
        except RecordError as error:
            yield Skipped(number, _anew(error))
            continue
        yield number, key if isinstance(key, str) and key else _case_number(read), read


def _case_number(record: BaseModel) -> str:
    number = getattr(record, "case_number", None)
    return "" if number is None else str(number)


def _anew(error: RecordError) -> RecordError:
    """The same error without the frames it came through, which hold the record."""
    return RecordError(error.problems)
