"""Subjects of rules, such as a person, a request, a detention or a referral.

A subject is a kind of record, with its container (`within`, `field`) and the subjects that it refers to by id
(`refers`). A rule is evaluated once per record of its subject. It can use that record, the records that contain it, and
the records that they refer to.
"""

from __future__ import annotations

from dataclasses import field as dataclasses_field
from typing import TYPE_CHECKING

from zhixing_rules._values import dataclass
from zhixing_rules.errors import RuleDefect

if TYPE_CHECKING:
    from pydantic import BaseModel

    from zhixing_rules.records.event_order import EventOrder

__all__ = ["Reference", "Subject"]


@dataclass(frozen=True, eq=False, slots=True)
class Reference:
    """A field with the id of a record of another subject."""

    field: str
    to: Subject


@dataclass(frozen=True, eq=False, slots=True)
class Subject:
    """A kind of record that is the subject of rules.

    Attributes:
        name: the name in English, a Python identifier; unique within a procedure.
        zh: the name in Chinese.
        record: the record type.
        within: the subject whose records contain it; ``None`` for the whole record.
        field: the field of the container with the tuple of its records.
        refers: the fields that refer to records of other subjects, which are in the whole record.
        arises: whether its records are created over time, such as referrals; a list of them is complete only up to the
            day up to which the whole record is complete.
        order: the order of the events in its records; ``None`` where nothing is known of it.
        chain: the containers from the outermost one to this subject, inclusive.
        visible_subjects: every subject whose facts a rule for this subject may use: the chain, and the subjects that
            it refers to.
    """

    name: str
    zh: str
    record: type[BaseModel]
    within: Subject | None = None
    field: str = ""
    refers: tuple[Reference, ...] = ()
    arises: bool = False
    order: EventOrder | None = None
    chain: tuple[Subject, ...] = dataclasses_field(init=False)
    visible_subjects: tuple[Subject, ...] = dataclasses_field(init=False)

    def __post_init__(self) -> None:
        if self.within is not None and self.field not in self.within.record.model_fields:
            raise RuleDefect(f"{self.within.name} has no field {self.field}")
        for reference in self.refers:
            if reference.field not in self.record.model_fields:
                raise RuleDefect(f"{self.name} has no field {reference.field}")
        chain, visible = ((), ()) if self.within is None else (self.within.chain, self.within.visible_subjects)
        object.__setattr__(self, "chain", (*chain, self))
        referred = (reference.to for reference in self.refers)
        object.__setattr__(self, "visible_subjects", (*visible, self, *referred))

    @property
    def en(self) -> str:
        """The name in English, as words."""
        return self.name.replace("_", " ")

    def __repr__(self) -> str:
        return f"Subject({self.name!r})"
