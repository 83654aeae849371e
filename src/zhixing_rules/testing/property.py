"""Properties that every procedure should have, what they are checked on, and their violations.

This module does not need Hypothesis, so that a test runner can list the properties without importing it.
"""

from __future__ import annotations

import json
from dataclasses import field
from typing import TYPE_CHECKING

from zhixing_rules._values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from pydantic import BaseModel

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.engine import Verdict
    from zhixing_rules.language import Procedure, Rule
    from zhixing_rules.law import Citation

__all__ = ["EXAMPLES", "NonConforming", "Property", "PropertyViolated", "Trial", "in_english"]

EXAMPLES = 50
"""Default number of records on which a property is checked; for each rule, if it is checked rule by rule."""


def in_english(verdict: Verdict) -> str:
    """Return a verdict as English words."""
    return verdict.value.replace("_", " ")


@dataclass(frozen=True, slots=True)
class Trial:
    """What a property is checked on.

    Attributes:
        procedure: the rules.
        calendar: the working days.
        rule: the rule, for a property that is checked rule by rule; ``None`` for the whole procedure.
        examples: number of records to try.
        readings: alternatives to take instead of the defaults, by reading id.
    """

    procedure: Procedure
    calendar: Calendar
    rule: Rule | None = None
    examples: int = EXAMPLES
    readings: Mapping[str, str] = field(default_factory=dict)

    @property
    def required_rule(self) -> Rule:
        """The rule.

        Raises:
            ValueError: if the trial has no rule.
        """
        if self.rule is None:
            raise ValueError("本性质须逐条规则检验 · this property is checked rule by rule")
        return self.rule


@dataclass(frozen=True, slots=True)
class Property:
    """A property that every procedure should have.

    Attributes:
        id: stable id, such as ``ignorance-never-reverses``.
        zh: the property, in one Chinese sentence.
        en: the same in English.
        why_zh: the reason, in Chinese.
        why_en: the same in English.
        per_rule: whether it is checked rule by rule; otherwise once for the procedure.
        check: function that checks it and raises `PropertyViolated`.
    """

    id: str
    zh: str
    en: str
    why_zh: str
    why_en: str
    per_rule: bool
    check: Callable[[Trial], None]


class PropertyViolated(AssertionError):  # noqa: N818  named as a past participle, like the other errors of the library
    """A violation of a property, with the smallest case found.

    Its text gives the property, the clause and the observation, and nothing of the record.

    Attributes:
        property: the property; ``None`` until `of` sets it.
        rule_id: id of the rule; ``None`` if the whole procedure is at fault.
        citation: clause of the rule.
        quote: the words that the rule encodes.
        record: the synthetic case; ``None`` if the violation needs none.
        on: the day of judgment.
        readings: the alternatives taken instead of the defaults, by reading id.
        why_zh: the observation, in Chinese.
        why_en: the same in English.
    """

    property: Property | None

    def __init__(
        self,
        why_zh: str,
        why_en: str,
        *,
        rule: Rule | None = None,
        record: BaseModel | None = None,
        on: date | None = None,
        readings: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(why_zh, why_en)
        self.property = None
        self.rule_id: str | None = None if rule is None else rule.id
        self.citation: Citation | None = None if rule is None else rule.cite
        self.quote: str | None = None if rule is None else rule.quote
        self.record = record
        self.on = on
        self.readings: Mapping[str, str] = dict(readings or {})
        self.why_zh: str = why_zh
        self.why_en: str = why_en

    def of(self, prop: Property) -> PropertyViolated:
        """Set the violated property and return the error."""
        self.property = prop
        return self

    def record_json(self) -> str:
        """Return the synthetic case as JSON that `load` accepts; an empty string if there is none."""
        if self.record is None:
            return ""
        facts = self.record.model_dump(mode="json", exclude_none=True)
        return json.dumps(facts, ensure_ascii=False, indent=2) + "\n"

    def __str__(self) -> str:
        prop = "" if self.property is None else f"{self.property.id}：{self.property.zh} · {self.property.en}\n"
        rule = "" if self.rule_id is None else f"{self.rule_id} {self.citation}「{self.quote}」\n"
        on = "" if self.on is None else f"（判断之日 · on {self.on.isoformat()}）"
        chosen = "".join(f" {reading}={taken}" for reading, taken in sorted(self.readings.items()))
        return f"{prop}{rule}{self.why_zh} · {self.why_en}{on}{chosen}"


class NonConforming(AssertionError):  # noqa: N818  as above
    """The error of a procedure that violates properties.

    Attributes:
        procedure: id of the procedure.
        violations: every violation, in the order of the properties and then of the rules.
    """

    def __init__(self, procedure: str, violations: Iterable[PropertyViolated]) -> None:
        self.procedure = procedure
        self.violations: tuple[PropertyViolated, ...] = tuple(violations)
        super().__init__(procedure, self.violations)

    def __str__(self) -> str:
        count = len(self.violations)
        return "\n\n".join((f"{self.procedure}：{count} 处不符 · {count} violations", *map(str, self.violations)))
