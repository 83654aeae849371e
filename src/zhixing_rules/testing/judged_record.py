"""A record with the day on which it is judged: one example on which a property is checked."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from zhixing_rules._values import dataclass
from zhixing_rules.case_space import ATTESTED
from zhixing_rules.language import NATIONAL
from zhixing_rules.records import load
from zhixing_rules.testing.property import PropertyViolated
from zhixing_rules.testing.repair import steps_of, with_value, without

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from pydantic import BaseModel

    from zhixing_rules.language import Rule, Subject
    from zhixing_rules.testing.record_generator import Facts

__all__ = ["JudgedRecord"]


@dataclass(frozen=True, eq=False)
class JudgedRecord:
    """A record and the day on which it is judged.

    Attributes:
        root: the subject of the whole record.
        facts: the record as JSON.
        on: the day of judgment.
    """

    root: Subject
    facts: Facts
    on: date

    @cached_property
    def record(self) -> BaseModel:
        """The loaded record.

        Raises:
            RecordError: if the facts contradict themselves.
        """
        return load(self.root.record, self.facts)

    def without(self, pointer: str) -> JudgedRecord:
        """Return a copy without the value at a JSON Pointer."""
        return replace(self, facts=without(self.facts, steps_of(pointer)))

    def having(self, pointer: str, value: object) -> JudgedRecord:
        """Return a copy with another value at a JSON Pointer."""
        return replace(self, facts=with_value(self.facts, steps_of(pointer), value))

    def as_of(self, on: date) -> JudgedRecord:
        """Return a copy that is judged on another day and attested to be complete through it, for every layer."""
        attested = replace(self, on=on).having(f"/{ATTESTED}", on.isoformat())
        further = "complete_for" in self.root.record.model_fields
        return attested.having("/complete_for", [NATIONAL]) if further else attested

    def violation(
        self, rule: Rule | None, zh: str, en: str, readings: Mapping[str, str] | None = None
    ) -> PropertyViolated:
        """Return the error for a violation on this record.

        Args:
            rule: the rule at fault; ``None`` for the whole procedure.
            zh: the observation, in Chinese.
            en: the same in English.
            readings: the alternatives taken instead of the defaults, by reading id.

        Returns:
            The error, not raised, with the record and its day.

        Raises:
            RecordError: the facts contradict themselves.
        """
        return PropertyViolated(zh, en, rule=rule, record=self.record, on=self.on, readings=readings)

    def __repr__(self) -> str:
        return f"JudgedRecord(on={self.on.isoformat()}, …)"

    def _repr_pretty_(self, printer: Any, _: bool) -> None:  # noqa: ANN401, FBT001  the signature that Hypothesis calls
        printer.text(repr(self))
