"""Rules: a norm of a clause as a value.

A rule quotes the words it encodes and cites their clause. It has a subject (`per`), a condition (`when`) and a
consequence (`then`). A rule has no behaviour of its own: other packages evaluate, explain, plan and print it. It is
checked when it is created: a fact that is not visible from its subject raises `RuleDefect`.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Final

from zhixing_rules._values import dataclass
from zhixing_rules.errors import RuleDefect
from zhixing_rules.language.confidence import Confidence
from zhixing_rules.language.consequence import Consequence, Note, parts_of_consequence
from zhixing_rules.language.expression import TRUE, Condition, Exists, Expression, Fact, all_of
from zhixing_rules.language.moments import ON, First, Fixed
from zhixing_rules.language.traversal import children, readings_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from zhixing_rules.language.consequence import ProcedureActor
    from zhixing_rules.language.expression import Moment
    from zhixing_rules.language.reading import Reading
    from zhixing_rules.language.span import Span
    from zhixing_rules.language.subject import Subject
    from zhixing_rules.law import Citation, Instrument
    from zhixing_rules.records import Audience

__all__ = ["LOCAL", "NATIONAL", "InForce", "Remark", "Remedy", "Rule", "SupersededVersion"]

LOCAL: Final = "local"
"""The layer of an instrument of one place, such as the Opinion."""

NATIONAL: Final = "national"
"""The layer of national law."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """The remedy for a breach, its actor, and further consequences.

    Attributes:
        zh: what to do, in Chinese.
        en: the same in English.
        by: the actor.
        to: whom the actor addresses; ``None`` if the actor remedies the breach alone.
        follows_zh: a further consequence of the breach in the clause, such as 追究责任; empty if none.
        follows_en: the same in English.
    """

    zh: str
    en: str
    by: ProcedureActor
    to: ProcedureActor | None = None
    follows_zh: str = ""
    follows_en: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """A note to the reader if a condition is met; it does not change the verdict."""

    when: Condition
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class InForce:
    """The days on which a rule is in force, where they are its own and not those of its procedure.

    Attributes:
        first: the first day, inclusive.
        last: the last day, inclusive; ``None`` for a rule still in force.
    """

    first: date
    last: date | None = None

    def includes(self, day: int) -> bool:
        """Return whether a day, as an ordinal, is one of them."""
        return self.first.toordinal() <= day and (self.last is None or day <= self.last.toordinal())

    def governs(self, act: Moment) -> Condition:
        """Return the condition that an act is on one of these days; never met before the first of them has come."""
        begun = all_of(Fixed(self.first) <= ON, Fixed(self.first) <= act)
        return begun if self.last is None else all_of(begun, act <= Fixed(self.last))


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One norm.

    Attributes:
        id: the stable id, as in the list of norms.
        cite: the clause.
        quote: the words it encodes, an exact and unique part of that clause.
        per: the subject; the rule is evaluated once per record of it.
        then: the consequence.
        when: the condition under which the rule applies; always by default.
        act: the moment that decides whether the act is governed, if it is not the act of the subject.
        remedy: the remedy for a breach.
        remarks: notes to the reader in addition to the verdict.
        also: further words that it encodes, each with its clause.
        see: readings of the clause that change no expression of the rule.
        superseded: the version before an amendment that leaves some acts to it; ``None`` without one.
        quoted_instrument: the instrument that it quotes, if that is no longer the one of its procedure.
        periods: the periods that the quotes state, as the spans that the rule counts; ``None`` to compare the quotes
            with every span it counts; empty if no number in the quotes is a period that it counts.
        brief_zh: the title in at most twelve characters, for a worklist; empty where the title is as short.
        brief_en: the same in English; empty where `brief_zh` is.
        days_to: audiences that may not see its findings but must know its last day, and the day the act was done.
        in_force: the days on which it is in force; ``None`` for those of its procedure. It governs an act, `act`, of
            one of these days.
        confidence: how the words that it quotes were read. Only a note may rest on words that were not.
        review_only: whether what it demands is a matter for a person, although its words were read.
        layer: the layer of law that it belongs to: a record attests to be complete for the facts of each layer.
        readings: the readings it depends on, then those in `see`; each once.
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
    quoted_instrument: Instrument | None = None
    periods: tuple[Span, ...] | None = None
    brief_zh: str = ""
    brief_en: str = ""
    days_to: tuple[Audience, ...] = ()
    in_force: InForce | None = None
    confidence: Confidence = Confidence.A
    review_only: bool = False
    layer: str = LOCAL
    readings: tuple[Reading, ...] = field(init=False)

    def __post_init__(self) -> None:
        if self.confidence not in {Confidence.A, Confidence.B} and not isinstance(self.then, Note):
            raise RuleDefect(f"{self.id}: no verdict rests on words that were not read: make it a note")
        if self.in_force is not None and self.act is None and not isinstance(self.then, Note):
            raise RuleDefect(f"{self.id}: name the act that decides whether the rule is in force")
        checked = set[object]()
        since = () if self.superseded is None else (self.superseded.since,)
        for expression in (*self.expressions(), *since):
            _check_visibility(self.id, expression, self.per.visible_subjects, checked)
        used = (reading for expression in self.expressions() for reading in readings_of(expression))
        object.__setattr__(self, "readings", tuple(dict.fromkeys((*used, *self.see))))

    @property
    def capped(self) -> bool:
        """Whether it never gives `fail` but `review`: its words were read in an excerpt, or a person must judge."""
        return self.review_only or self.confidence is not Confidence.A

    @property
    def quotes(self) -> tuple[tuple[Citation, str], ...]:
        """All quotes, each with its clause."""
        return ((self.cite, self.quote), *self.also)

    @property
    def zh(self) -> str:
        """The title in Chinese."""
        return self.then.zh

    @property
    def en(self) -> str:
        """The title in English."""
        return self.then.en

    def versions(self) -> Iterator[Rule]:
        """Yield the rule, then its superseded versions, the newest first."""
        version: Rule | None = self
        while version is not None:
            yield version
            version = None if version.superseded is None else version.superseded.rule

    def expressions(self) -> tuple[Expression, ...]:
        """Return every expression of the rule, without those of superseded versions."""
        act = () if self.act is None else (self.act,)
        return (
            self.when,
            *act,
            *parts_of_consequence(self.then),
            *(remark.when for remark in self.remarks),
        )

    def __repr__(self) -> str:
        return f"Rule({self.id!r}, per={self.per.name})"


def _check_visibility(rule_id: str, expression: Expression, visible: tuple[Subject, ...], checked: set[object]) -> None:
    if (id(expression), visible) in checked:
        return
    checked.add((id(expression), visible))
    if isinstance(expression, Fact) and expression.subject not in visible:
        raise RuleDefect(f"{rule_id}: {expression.subject.name}.{expression.path} is not visible from its subject")
    if isinstance(expression, Exists | First):
        if expression.subject.within not in visible:
            raise RuleDefect(f"{rule_id}: the list of {expression.subject.name} is not visible from its subject")
        visible = (*visible, expression.subject)
    for child in children(expression):
        _check_visibility(rule_id, child, visible, checked)


@dataclass(frozen=True, slots=True, eq=False)
class SupersededVersion:
    """The version of a rule before an amendment, and the acts to which it still applies.

    Attributes:
        rule: the superseded version.
        since: the condition under which the amended version applies; if it is not met, the superseded version does.
        day: the first day of the amendment, inclusive.
    """

    rule: Rule
    since: Condition
    day: date
