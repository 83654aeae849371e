"""A record and the day it is judged on: what a property is checked on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules.records import load
from zhixing_rules.testing.property import PropertyViolated
from zhixing_rules.testing.repair import place_of, with_value, without

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from pydantic import BaseModel

    from zhixing_rules.language import Rule, Subject
    from zhixing_rules.testing.record_generator import Facts

__all__ = ["ATTESTED", "Situation"]

ATTESTED: Final = "complete_as_of"
"""The field by which a whole record says through which day it is complete."""


@dataclass(frozen=True, eq=False)
class Situation:
    """A record and a day.

    Attributes:
        root: what the record is.
        facts: the record as JSON.
        on: the day.
    """

    root: Subject
    facts: Facts
    on: date

    @cached_property
    def record(self) -> BaseModel:
        """The record. Raises `RecordError` where the facts contradict themselves."""
        return load(self.root.record, self.facts)

    def without(self, pointer: str) -> Situation:
        """The same, but for one place."""
        return replace(self, facts=without(self.facts, place_of(pointer)))

    def having(self, pointer: str, value: object) -> Situation:
        """The same with another value at one place."""
        return replace(self, facts=with_value(self.facts, place_of(pointer), value))

    def as_of(self, on: date) -> Situation:
        """The same on another day, complete through it."""
        return replace(self, on=on).having(f"/{ATTESTED}", on.isoformat())

    def broken(
        self, rule: Rule | None, zh: str, en: str, readings: Mapping[str, str] | None = None
    ) -> PropertyViolated:
        """What this situation shows to be broken."""
        return PropertyViolated(zh, en, rule=rule, record=self.record, on=self.on, readings=readings)

    def __repr__(self) -> str:
        return f"Situation(on={self.on.isoformat()}, …)"

    def _repr_pretty_(self, printer: Any, _: bool) -> None:  # noqa: ANN401, FBT001  as Hypothesis asks
        printer.text(repr(self))
