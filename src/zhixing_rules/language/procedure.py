"""A procedure: an instrument made into rules, as one frozen value.

It checks itself where it is built: ids are used once for a subject, and every reading a rule depends on is listed.
`unproven` names the rules whose quote does not stand, exactly once, in the clause they cite.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from zhixing_rules.errors import CitationError, RuleDefect
from zhixing_rules.language.expression import TRUE, Condition, InTable, Moment, Table, all_of
from zhixing_rules.language.stated_periods import number_problems
from zhixing_rules.language.subject import Subject
from zhixing_rules.language.substitution import rewritten
from zhixing_rules.language.traversal import parts_of

if TYPE_CHECKING:
    from pydantic import BaseModel

    from zhixing_rules.language.lineage import Amended, Change
    from zhixing_rules.language.reading import Reading
    from zhixing_rules.language.rule import Rule
    from zhixing_rules.law import Instrument

__all__ = ["Commencement", "Procedure", "UncheckedProcedure"]


@dataclass(frozen=True, slots=True)
class Commencement:
    """From when acts are governed, and which moment is the act of each subject.

    Attributes:
        day: the first day on which an act is governed.
        acts: each subject that is an act, with the day of that act.
    """

    day: Moment
    acts: tuple[tuple[Subject, Moment], ...]

    def governs(self, subject: Subject, act: Moment | None = None) -> Condition:
        """Whether the act of a subject, or another act named instead, is governed."""
        moment = act if act is not None else dict(self.acts).get(subject)
        return TRUE if moment is None else self.day <= moment


@dataclass(frozen=True, eq=False)
class Procedure:
    """An instrument as rules.

    Attributes:
        id: stable word, such as ``jiaozuo_2024``.
        instrument: the text the rules quote.
        roots: the subjects that are whole records; the first is meant where a record does not say.
        rules: every rule, in the order of the law.
        readings: every reading of the text.
        commencement: from when acts are governed.
        lineage: what it descends from by amendment, the oldest first; empty for one that was never amended.
    """

    id: str
    instrument: Instrument
    roots: tuple[Subject, ...]
    rules: tuple[Rule, ...]
    readings: tuple[Reading, ...]
    commencement: Commencement
    lineage: tuple[Amended, ...] = ()

    def __post_init__(self) -> None:
        twice = [key for key, count in Counter((rule.id, rule.per.name) for rule in self.rules).items() if count > 1]
        if twice:
            raise RuleDefect(f"{self.id}: {twice} stand twice")
        listed = set(self.readings)
        if unlisted := {each.id for rule in self.rules for each in rule.readings} - {each.id for each in listed}:
            raise RuleDefect(f"{self.id}: readings not listed: {sorted(unlisted)}")
        self._check_quotes()

    def _check_quotes(self) -> None:
        """Refuse a quote that is not in its clause, and a number that is counted otherwise than it is quoted."""
        if problems := (*self.unproven(), *number_problems(self.rules)):
            raise RuleDefect(f"{self.id}: " + "; ".join(problems))

    @cached_property
    def hash(self) -> str:
        """Changes when a rule, a quote or a number changes; the same on every machine and in every run."""
        return _digest(self)

    def applies(self, rule: Rule) -> Condition:
        """When a rule applies: its act is governed, and its own condition is met."""
        governed = self.commencement.governs(rule.per, rule.act)
        return rule.when if governed == rule.when else all_of(governed, rule.when)

    def subjects(self) -> tuple[Subject, ...]:
        """The subjects that rules are judged for, in the order they first appear."""
        return tuple(dict.fromkeys(rule.per for rule in self.rules))

    def rules_for(self, subject: Subject) -> tuple[Rule, ...]:
        """The rules judged for one subject, in the order of the law."""
        return tuple(rule for rule in self.rules if rule.per is subject)

    def root_of(self, record: BaseModel) -> Subject:
        """The root that a whole record is."""
        return next(root for root in self.roots if isinstance(record, root.record))

    def rule(self, rule_id: str) -> tuple[Rule, ...]:
        """The rules of an id: one for each subject it is judged for. Raises ``LookupError`` where there is none."""
        found = tuple(rule for rule in self.rules if rule.id == rule_id)
        if not found:
            raise LookupError(
                f"没有这一规则 · no such rule; known: {', '.join(dict.fromkeys(r.id for r in self.rules))}"
            )
        return found

    def amend(self, *changes: Change, name: str) -> Procedure:
        """The procedure as changes leave it: a new value, with its own id, hash and lineage.

        The changes are made in order. Without a `Commence` among them it is judged as if it had always been so; with
        one, each rule that is changed keeps what it was for the acts that the transition leaves to the old law.

        Args:
            changes: `Reword`, `SetSpan`, `ChooseReading`, `DropRule`, `AddRule`, `ReplaceRule`.
            name: the id of the new procedure.

        Raises:
            AmendmentRefused: with every reason: a change of what there is not, two changes of the same thing, a number
                that the words still contradict, a rule whose quote does not stand in the words as amended.
        """
        from zhixing_rules.amendment.application import amended  # noqa: PLC0415  see docs/decisions: the one way up

        return amended(self, changes, name=name)

    def with_table(self, table: Table) -> Procedure:
        """The procedure with another table in place of that of the same name, such as a user's own directory.

        Raises ``LookupError`` where no rule looks anything up in such a table.
        """

        def swap(part: object) -> object:
            return table if isinstance(part, Table) and part.name == table.name else part

        def swapped(rule: Rule) -> Rule:
            other, superseded = rewritten(rule, swap), rule.superseded
            earlier = superseded if superseded is None else swapped(superseded.rule)
            if superseded is None or earlier is None or earlier is superseded.rule:
                return other
            return replace(other, superseded=replace(superseded, rule=earlier))

        rules = tuple(swapped(rule) for rule in self.rules)
        if all(new is old for new, old in zip(rules, self.rules, strict=True)) and not self._has(table.name):
            raise LookupError(f"没有这一表 · no such table: {table.name}")
        return replace(self, rules=rules)

    def _has(self, name: str) -> bool:
        versions = (version for rule in self.rules for version in rule.versions())
        expressions = (each for version in versions for each in version.expressions())
        parts = (part for each in expressions for part in parts_of(each))
        return any(isinstance(part, InTable) and part.table.name == name for part in parts)

    def unproven(self) -> tuple[str, ...]:
        """What is wrong with the quotes: one line for each that is absent from its clause or not unique in it."""
        problems = []
        for rule in (version for each in self.rules for version in each.versions()):
            for cite, quote in rule.quotes:
                try:
                    (rule.words or self.instrument).locate(cite, quote)
                except CitationError as error:
                    problems.append(f"{rule.id}: {error}")
        return tuple(problems)

    def __repr__(self) -> str:
        return f"Procedure({self.id!r}, {len(self.rules)} rules, hash={self.hash!r})"


def _digest(procedure: Procedure) -> str:
    parts, known = [procedure.id, procedure.instrument.document], dict[int, list[str]]()
    for rule in (version for each in procedure.rules for version in each.versions()):
        parts += [rule.id, rule.per.name, *(word for cite, quote in rule.quotes for word in (str(cite), quote))]
        for each in (rule.then, rule.when, rule.act):
            parts += _words(each, known)
        parts += [] if rule.superseded is None else _words(rule.superseded.since, known)
    parts += _words(procedure.commencement, known)
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def _words(value: Any, known: dict[int, list[str]]) -> list[str]:  # noqa: ANN401  any part of a rule
    """A value taken apart into words, the same on every machine and in every run. `known` keeps what was taken apart.

    By identity: rules share their expressions, and outlive the making of the hash.
    """
    if isinstance(value, Subject):
        return [value.name]
    if hasattr(value, "__dataclass_fields__"):
        if id(value) not in known:
            inner = (word for name in value.__dataclass_fields__ for word in _words(getattr(value, name), known))
            known[id(value)] = ["(", type(value).__name__, *inner, ")"]
        return known[id(value)]
    if isinstance(value, tuple | frozenset):
        members = sorted(value, key=str) if isinstance(value, frozenset) else value
        return ["(", *(word for member in members for word in _words(member, known)), ")"]
    return [str(value)]


@dataclass(frozen=True, eq=False, repr=False)
class UncheckedProcedure(Procedure):
    """A procedure whose quotes and numbers are not checked.

    An amendment in the making is one, between a change of the words and the change of the number; so is a rule that a
    test damages on purpose. `checked` gives the procedure itself.
    """

    @classmethod
    def of(cls, procedure: Procedure, **changes: Any) -> UncheckedProcedure:  # noqa: ANN401  any field
        """Return a procedure with some fields replaced, unchecked."""
        values = {each.name: getattr(procedure, each.name) for each in fields(procedure)}
        return cls(**{**values, **changes})

    def checked(self) -> Procedure:
        """Return the same procedure, checked. Raises `RuleDefect` with every quote and number that is wrong."""
        return Procedure(**{each.name: getattr(self, each.name) for each in fields(self)})

    def _check_quotes(self) -> None:
        """Do not check."""
