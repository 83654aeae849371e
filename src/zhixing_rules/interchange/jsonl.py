"""JSON Lines: one record a line, read one at a time. A bad line never costs the others."""

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
    """Read cases, or joint mechanisms that say so, from lines of JSON, such as an open file; bytes are UTF-8.

    Nothing is read ahead. Blank lines are passed over, but counted; a byte order mark before the first line is
    taken off.

    Yields:
        The number of the line, from 1, with its record; or with the error that says what is wrong with it.

    >>> [(number, type(case).__name__) for number, case in read_jsonl(["{}", "", "{"])]
    [(1, 'Case'), (3, 'RecordError')]
    """
    for number, text in numbered(lines):
        try:
            yield number, load_one_of((Case, JointMechanism), text)
        except RecordError as error:
            yield number, error
