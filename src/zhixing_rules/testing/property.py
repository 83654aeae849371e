"""A law of any sane procedure, what it is tried on, and what it found broken.

Plain values: nothing here needs Hypothesis, so that a test runner can name the laws without loading it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from pydantic import BaseModel

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.language import Procedure, Rule
    from zhixing_rules.law import Citation

__all__ = ["EXAMPLES", "NonConforming", "Property", "PropertyViolated", "Trial"]

EXAMPLES = 50
"""How many records a law is tried on, for each rule where it goes rule by rule, unless the caller says."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What a law is tried on.

    Attributes:
        procedure: the rules.
        calendar: the working days.
        rule: the rule, for a law that goes rule by rule; ``None`` for the procedure as a whole.
        examples: how many records to try.
        readings: alternatives to take instead of the defaults, by reading id.
    """

    procedure: Procedure
    calendar: Calendar
    rule: Rule | None = None
    examples: int = EXAMPLES
    readings: Mapping[str, str] = field(default_factory=dict)

    @property
    def the_rule(self) -> Rule:
        """The rule. Raises ``ValueError`` where a law that goes rule by rule is tried without one."""
        if self.rule is None:
            raise ValueError("本法则须逐条规则检验 · this law is tried on one rule at a time")
        return self.rule


@dataclass(frozen=True, slots=True)
class Property:
    """What holds of any sane procedure.

    Attributes:
        id: stable word, such as ``ignorance-never-reverses``.
        zh: what holds, in one sentence of Chinese.
        en: the same in English.
        why_zh: the reason, in Chinese.
        why_en: the same in English.
        per_rule: whether it is tried rule by rule, else once for the procedure.
        check: tries it; raises `PropertyViolated`.
    """

    id: str
    zh: str
    en: str
    why_zh: str
    why_en: str
    per_rule: bool
    check: Callable[[Trial], None]


class PropertyViolated(AssertionError):  # noqa: N818  it says what happened, as the errors of this library do
    """A law does not hold, with the smallest case found that shows it.

    Its text says which law, which clause and what was found, and holds nothing of the record.

    Attributes:
        law: the law; ``None`` until the check that raised it has been named by `broken_by`.
        rule_id: the rule; ``None`` where the procedure as a whole is at fault.
        citation: its clause.
        quote: the words it encodes.
        record: the invented case; ``None`` where the fault shows without one.
        on: the day it was judged on.
        readings: the alternatives taken instead of the defaults, by reading id.
        why_zh: what was found, in Chinese.
        why_en: the same in English.
    """

    property_: Property | None

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
        self.property_ = None
        self.rule_id: str | None = None if rule is None else rule.id
        self.citation: Citation | None = None if rule is None else rule.cite
        self.quote: str | None = None if rule is None else rule.quote
        self.record = record
        self.on = on
        self.readings: Mapping[str, str] = dict(readings or {})
        self.why_zh, self.why_en = why_zh, why_en

    def broken_by(self, property_: Property) -> PropertyViolated:
        """The same, as a breach of a law."""
        self.property_ = property_
        return self

    def record_json(self) -> str:
        """The invented case as JSON that `load` reads; the empty string where there is none."""
        if self.record is None:
            return ""
        facts = self.record.model_dump(mode="json", exclude_none=True)
        return json.dumps(facts, ensure_ascii=False, indent=2) + "\n"

    def __str__(self) -> str:
        property_ = (
            "" if self.property_ is None else f"{self.property_.id}：{self.property_.zh} · {self.property_.en}\n"
        )
        rule = "" if self.rule_id is None else f"{self.rule_id} {self.citation}「{self.quote}」\n"
        on = "" if self.on is None else f"（判断之日 · on {self.on.isoformat()}）"
        chosen = "".join(f" {reading}={taken}" for reading, taken in sorted(self.readings.items()))
        return f"{property_}{rule}{self.why_zh} · {self.why_en}{on}{chosen}"


class NonConforming(AssertionError):  # noqa: N818  as above
    """A procedure that breaks laws; ``broken`` holds every breach, in the order of the laws and of the rules."""

    def __init__(self, procedure: str, broken: Iterable[PropertyViolated]) -> None:
        self.procedure = procedure
        self.broken: tuple[PropertyViolated, ...] = tuple(broken)
        super().__init__(procedure, self.broken)

    def __str__(self) -> str:
        head = f"{self.procedure}：{len(self.broken)} 处不合 · {len(self.broken)} breaches"
        return "\n\n".join((head, *map(str, self.broken)))
