"""Reading of JSON Lines, one record a line; a bad line does not stop the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.errors import RecordError
from zhixing_rules.records import Case, JointMechanism, load_one_of
from zhixing_rules.records.jsonl import numbered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic import BaseModel

__all__ = ["read_jsonl"]


def read_jsonl(lines: Iterable[str | bytes]) -> Iterator[tuple[int, BaseModel | RecordError]]:
    """Read cases, or joint mechanisms marked as such, from lines of JSON, for example an open file; bytes are UTF-8.

    Lines are read lazily, without reading ahead. Blank lines are skipped but counted; a byte order mark before the
    first line is removed.

    Yields:
        The number of each line, from 1, with its record, or with a `RecordError` that lists its problems.

    >>> [(number, type(case).__name__) for number, case in read_jsonl(["{}", "", "{"])]
    [(1, 'Case'), (3, 'RecordError')]
    """
    for number, text in numbered(lines):
        try:
            yield number, load_one_of((Case, JointMechanism), text)
        except RecordError as error:
            yield number, error
