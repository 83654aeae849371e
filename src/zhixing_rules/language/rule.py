"""A rule: one norm of one clause, as a value.

A rule quotes the words it encodes and cites where they stand; it says about whom it speaks (`per`), when it
applies (`when`) and what follows (`then`). It is judged, explained, planned and printed by readers; it does
nothing itself. It is checked when it is written: a fact out of sight of its subject is a `RuleDefect`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from zhixing_rules.errors import RuleDefect
from zhixing_rules.language.consequence import Consequence, parts_of_consequence
from zhixing_rules.language.expression import TRUE, Condition, Exists, Expression, Fact
from zhixing_rules.language.moments import First
from zhixing_rules.language.traversal import children, readings_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from zhixing_rules.language.consequence import Actor
    from zhixing_rules.language.expression import Moment
    from zhixing_rules.language.reading import Reading
    from zhixing_rules.language.subject import Subject
    from zhixing_rules.law import Citation, Instrument

__all__ = ["Remark", "Remedy", "Rule", "SupersededVersion"]


@dataclass(frozen=True, slots=True)
class Remedy:
    """What can be done about a breach, by whom, and what else follows from it.

    Attributes:
        zh: what to do, in Chinese.
        en: the same in English.
        by: who does it.
        to: whom they urge or turn to; ``None`` where they mend it themselves.
        follows_zh: what else the clause attaches to the breach, such as 追究责任; empty where nothing.
        follows_en: the same in English.
    """

    zh: str
    en: str
    by: Actor
    to: Actor | None = None
    follows_zh: str = ""
    follows_en: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something a person should know when a condition is met, though it changes no verdict."""

    when: Condition
    zh: str
    en: str


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One norm.

    Attributes:
        id: its stable id, as in the list of norms.
        cite: the clause.
        quote: the words it encodes, an exact and unique part of that clause.
        per: the subject it is judged for.
        then: what it demands, permits or forbids.
        when: when it applies; always, unless said.
        act: the moment that decides whether the act is governed, where it is not the subject's own.
        remedy: what can be done about a breach.
        remarks: what a person should know beside the verdict.
        also: further words that it encodes, each with its clause.
        see: readings of the clause that change no expression of the rule.
        superseded: what it was before an amendment that leaves some acts to the old law; ``None`` where there is none.
        words: the instrument that it quotes, where that is no longer the one of its procedure.
        readings: the readings it depends on, then those it only names; each once.
    """

    id: str
    cite: Citation
    quote: str
    per: Subject
    then: Consequence
    when: Condition = TRUE
    act: Moment | None = None
    remedy: Remedy | None = None
    remarks: tuple[Remark, ...] = ()
    also: tuple[tuple[Citation, str], ...] = ()
    see: tuple[Reading, ...] = ()
    superseded: SupersededVersion | None = None
    words: Instrument | None = None
    readings: tuple[Reading, ...] = field(init=False)

    def __post_init__(self) -> None:
        seen, checked = tuple(self.per.in_sight()), set[object]()
        since = () if self.superseded is None else (self.superseded.since,)
        for expression in (*self.expressions(), *since):
            _check_sight(self.id, expression, seen, checked)
        wired = (reading for expression in self.expressions() for reading in readings_of(expression))
        object.__setattr__(self, "readings", tuple(dict.fromkeys((*wired, *self.see))))

    @property
    def quotes(self) -> tuple[tuple[Citation, str], ...]:
        """All the words it encodes, each with its clause."""
        return ((self.cite, self.quote), *self.also)

    @property
    def zh(self) -> str:
        """What it is about, in Chinese."""
        return self.then.zh

    @property
    def en(self) -> str:
        """What it is about, in English."""
        return self.then.en

    def versions(self) -> Iterator[Rule]:
        """The rule, then what it was before each amendment that left some acts to the old law, the newest first."""
        version: Rule | None = self
        while version is not None:
            yield version
            version = None if version.superseded is None else version.superseded.rule

    def expressions(self) -> tuple[Expression, ...]:
        """Every expression it is made of, without those of what it was before."""
        act = () if self.act is None else (self.act,)
        return (
            self.when,
            *act,
            *parts_of_consequence(self.then),
            *(remark.when for remark in self.remarks),
        )

    def __repr__(self) -> str:
        return f"Rule({self.id!r}, per={self.per.name})"


def _check_sight(rule_id: str, expression: Expression, seen: tuple[Subject, ...], checked: set[object]) -> None:
    if (id(expression), seen) in checked:
        return
    checked.add((id(expression), seen))
    if isinstance(expression, Fact) and expression.subject not in seen:
        raise RuleDefect(f"{rule_id}: {expression.subject.name}.{expression.path} is out of sight")
    if isinstance(expression, Exists | First):
        if expression.subject.within not in seen:
            raise RuleDefect(f"{rule_id}: the list of {expression.subject.name} is out of sight")
        seen = (*seen, expression.subject)
    for child in children(expression):
        _check_sight(rule_id, child, seen, checked)


@dataclass(frozen=True, slots=True, eq=False)
class SupersededVersion:
    """What a rule was before an amendment, and which acts the amendment leaves to it.

    Attributes:
        rule: the rule as it was.
        since: when the rule as amended governs; where it is not met, the rule as it was does.
        day: the first day of the amendment, inclusive.
    """

    rule: Rule
    since: Condition
    day: date
