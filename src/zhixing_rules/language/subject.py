"""What a rule speaks about: a person, a request, a detention, a referral.

A subject is a kind of record, with the place where its records stand (`within`, `field`) and the other subject
it points to by id (`refers`). A rule is judged once for each record of its subject, and sees that record, the
records that contain it, and those they refer to.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as dataclasses_field
from typing import TYPE_CHECKING

from zhixing_rules.errors import RuleDefect

if TYPE_CHECKING:
    from pydantic import BaseModel

__all__ = ["Reference", "Subject"]


@dataclass(frozen=True, eq=False, slots=True)
class Reference:
    """A field that holds the id of a record of another subject."""

    field: str
    to: Subject


@dataclass(frozen=True, eq=False, slots=True)
class Subject:
    """A kind of record that rules speak about.

    Attributes:
        name: its name in English, a Python identifier; unique within a procedure.
        zh: its name in Chinese.
        record: the record type.
        within: the subject whose records contain it; ``None`` for the whole record.
        field: the field of the container that holds the tuple of them.
        refers: the fields that point to records of other subjects, which stand in the whole record.
        arises: whether records of it come about over time, such as a referral; a list of them is complete only as
            far as the whole record is.
        chain: the containers from the outermost down to this subject itself.
        sight: every subject whose facts a rule about this one may use: its chain, and what that refers to.
    """

    name: str
    zh: str
    record: type[BaseModel]
    within: Subject | None = None
    field: str = ""
    refers: tuple[Reference, ...] = ()
    arises: bool = False
    chain: tuple[Subject, ...] = dataclasses_field(init=False)
    sight: tuple[Subject, ...] = dataclasses_field(init=False)

    def __post_init__(self) -> None:
        if self.within is not None and self.field not in self.within.record.model_fields:
            raise RuleDefect(f"{self.within.name} has no field {self.field}")
        for reference in self.refers:
            if reference.field not in self.record.model_fields:
                raise RuleDefect(f"{self.name} has no field {reference.field}")
        above, seen = ((), ()) if self.within is None else (self.within.chain, self.within.sight)
        object.__setattr__(self, "chain", (*above, self))
        object.__setattr__(self, "sight", (*seen, self, *(reference.to for reference in self.refers)))

    def in_sight(self) -> tuple[Subject, ...]:
        """Every subject whose facts a rule about this one may use: its chain, and what that refers to."""
        return self.sight

    def __repr__(self) -> str:
        return f"Subject({self.name!r})"
