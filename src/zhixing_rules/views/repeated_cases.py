"""The same case given more than once: recognised by its number, so that it is counted once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from zhixing_rules._repr import TypeNameRepr
from zhixing_rules.records import Case, classes_at

if TYPE_CHECKING:
    from pydantic import BaseModel

    from zhixing_rules.records import Audience

__all__ = ["MOST_REPEATED", "RepeatedCase", "RepeatedCases"]

MOST_REPEATED: Final = 100
"""The number of repeated cases that are listed; all are counted."""


class RepeatedCase(NamedTuple):
    """A case that was given before.

    Attributes:
        number: its number among those given, or its line.
        first: that of the record that counts.
        same: whether the records are alike.
    """

    number: int
    first: int
    same: bool


class RepeatedCases(TypeNameRepr):
    """Finds the cases that were given before, by their numbers, however these are written.

    Args:
        audience: the audience; to one that may not know the numbers, no case is the same as another.
    """

    def __init__(self, audience: Audience) -> None:
        self._compares = audience.may_see(*classes_at(Case, ("case_number",)))
        self._found: dict[str, tuple[int, int]] = {}
        self.total = 0
        self.listed: list[RepeatedCase] = []

    def find(self, number: int, record: BaseModel) -> RepeatedCase | None:
        """Return what a case repeats; ``None`` for a case that is new, or cannot be recognised.

        Args:
            number: the number of the case among those given, or its line.
            record: the record.
        """
        if not self._compares or not isinstance(record, Case) or record.case_number is None:
            return None
        identity = record.case_number.identity
        if identity is None:
            return None
        content = hash(record)
        if identity not in self._found:
            self._found[identity] = number, content
            return None
        first, known = self._found[identity]
        found = RepeatedCase(number, first, same=known == content)
        self.note(found)
        return found

    def note(self, case: RepeatedCase) -> None:
        """Count a repeated case, and list it if it is one of the first."""
        self.total += 1
        if len(self.listed) < MOST_REPEATED:
            self.listed.append(case)
