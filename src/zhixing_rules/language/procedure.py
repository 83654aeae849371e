"""Procedures: an instrument and its rules as one frozen value.

A procedure is checked when it is created, and one error lists every defect: every quote occurs exactly once in its
clause, the rules count the periods that they quote, what can be breached has a remedy; see `procedure_checks`.
"""

from __future__ import annotations

import hashlib
from dataclasses import field, fields, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules._values import dataclass
from zhixing_rules.errors import CitationError, RuleDefect
from zhixing_rules.language.confidence import Confidence
from zhixing_rules.language.expression import TRUE, Condition, InTable, Moment, Table, all_of
from zhixing_rules.language.procedure_checks import actors_of, norm_defects, structure_defects
from zhixing_rules.language.quoted_periods import number_problems
from zhixing_rules.language.rule import LOCAL
from zhixing_rules.language.subject import Subject
from zhixing_rules.language.substitution import substitute
from zhixing_rules.language.traversal import parts_of
from zhixing_rules.records.loading import record_word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from pydantic import BaseModel

    from zhixing_rules._bilingual import Bilingual
    from zhixing_rules.language.consequence import ProcedureActor
    from zhixing_rules.language.court_directory import Directory
    from zhixing_rules.language.coverage import CoverageTable
    from zhixing_rules.language.lineage import AmendmentStep, Change
    from zhixing_rules.language.reading import Reading
    from zhixing_rules.language.rule import Rule
    from zhixing_rules.law import Citation, Instrument, TranslatedClause, Translation
    from zhixing_rules.records import Secrecy

__all__ = ["Commencement", "Procedure", "UncheckedProcedure"]


@dataclass(frozen=True, slots=True)
class Commencement:
    """The day from which acts are governed, and the act of each subject.

    Attributes:
        day: the first day on which an act is governed (inclusive).
        acts: the subjects that are acts, each with the day of the act.
    """

    day: Moment
    acts: tuple[tuple[Subject, Moment], ...]

    def governs(self, subject: Subject, act: Moment | None = None) -> Condition:
        """Return the condition that an act is governed: the act of a subject, or `act` if given.

        Always met for a subject without an act.
        """
        moment = act if act is not None else dict(self.acts).get(subject)
        return TRUE if moment is None else self.day <= moment


@dataclass(frozen=True, eq=False)
class Procedure:
    """An instrument and its rules.

    Attributes:
        id: the stable id, such as ``jiaozuo_2024``.
        instrument: the text that the rules quote.
        roots: the subjects that are whole records; the first is the default if a record does not name its kind.
        rules: every rule, in the order of the instrument.
        readings: every reading of the text.
        commencement: from which day acts are governed.
        lineage: the amendments it results from, the oldest first; empty if it was never amended.
        directory: its courts and police organs; ``None`` if it has no directory.
        coverage_table: returns the rules of every sentence of the instrument, or the reason for none; ``None`` if there
            is no such table.
        translation: returns the unofficial translation of the instrument into English; ``None`` without one.
        protected_by: the clause that protects each class of information, for the screening of drafts.
    """

    id: str
    instrument: Instrument
    roots: tuple[Subject, ...]
    rules: tuple[Rule, ...]
    readings: tuple[Reading, ...]
    commencement: Commencement
    lineage: tuple[AmendmentStep, ...] = ()
    directory: Directory | None = None
    coverage_table: Callable[[], CoverageTable] | None = None
    translation: Callable[[], Translation] | None = None
    protected_by: Mapping[Secrecy, Citation] = field(default_factory=dict)

    def __post_init__(self) -> None:
        defects = [*(f"{each.zh} · {each.en}" for each in self._structure_defects()), *self._norm_defects()]
        if defects:
            raise RuleDefect("\n".join(f"{self.id}: {each}" for each in defects))

    def _structure_defects(self) -> Iterable[Bilingual]:
        return structure_defects(self.id, self.roots, self.rules, self.readings)

    def _norm_defects(self) -> tuple[str, ...]:
        """Return a line for each quote not in its clause, period otherwise quoted, lacking remedy or too long name."""
        norms = (f"{each.zh} · {each.en}" for each in norm_defects(self.rules))
        return (*self.quote_problems(), *number_problems(self.rules), *norms)

    @cached_property
    def hash(self) -> str:
        """Hash of the rules, their quotes and conditions; the same on every machine and in every run."""
        return _digest(self)

    @cached_property
    def directory_hash(self) -> str | None:
        """Hash of the tables that the rules look up, such as courts and police organs; ``None`` if there are none."""
        versions = (version for rule in self.rules for version in rule.versions())
        parts = (part for each in versions for expression in each.expressions() for part in parts_of(expression))
        tables = {part.table for part in parts if isinstance(part, InTable)}
        if not tables:
            return None
        words = [_flatten(each, {}) for each in sorted(tables, key=lambda table: (table.name, table.pairs))]
        return hashlib.sha256("\x1f".join(word for each in words for word in each).encode()).hexdigest()[:16]

    def applies(self, rule: Rule) -> Condition:
        """Return the condition under which a rule applies: its act is governed, and its `when` is met."""
        if rule.in_force is None:
            governed = self.commencement.governs(rule.per, rule.act)
        else:
            governed = TRUE if rule.act is None else rule.in_force.governs(rule.act)
        return rule.when if governed == rule.when else all_of(governed, rule.when)

    @cached_property
    def _other_instruments(self) -> Mapping[str, Instrument]:
        quoted = (version.quoted_instrument for rule in self.rules for version in rule.versions())
        return {each.document: each for each in quoted if each is not None}

    @property
    def other_instruments(self) -> tuple[Instrument, ...]:
        """The instruments that its rules quote besides its own, in order of first appearance."""
        return tuple(each for name, each in self._other_instruments.items() if name != self.instrument.document)

    def instrument_of(self, citation: Citation) -> Instrument:
        """Return the instrument that a citation of one of its rules is of: its own, or one that the rule quotes."""
        own = self.instrument
        return own if citation.document == own.document else self._other_instruments.get(citation.document, own)

    def translated(self, citation: Citation) -> tuple[TranslatedClause, ...]:
        """Return the unofficial translation of a clause, by the clauses in it that have sentences of their own.

        Args:
            citation: the clause, of the instrument of this procedure or of another that its rules quote.

        Returns:
            The clauses; none if the instrument has no translation.

        Raises:
            CitationError: the clause does not exist.

        >>> from zhixing_rules import JIAOZUO_2024
        >>> clause, = JIAOZUO_2024.translated(JIAOZUO_2024.instrument.at(17))
        >>> clause.sentences[0].en
        'This Opinion is implemented from the day of issuance.'
        """
        if self.translation is None or citation.document != self.instrument.document:
            return ()
        return self.translation().clauses(self.instrument, citation)

    @cached_property
    def actors(self) -> tuple[ProcedureActor, ...]:
        """The bodies and persons that its rules name, in order of first appearance."""
        return actors_of(version for rule in self.rules for version in rule.versions())

    @property
    def record_types(self) -> tuple[type[BaseModel], ...]:
        """The types of its records; the first is the default if a record does not name its type."""
        return tuple(root.record for root in self.roots)

    @property
    def named_records(self) -> dict[str, type[BaseModel]]:
        """The types of its records by the word that ``record`` has in them, or by the name of the subject."""
        return {record_word(root.record) or root.name: root.record for root in self.roots}

    @property
    def rules_by_layer(self) -> tuple[tuple[str, tuple[Rule, ...]], ...]:
        """The rules of each layer of law, with its word, in order of first appearance."""
        layers = dict.fromkeys(rule.layer for rule in self.rules)
        return tuple((layer, tuple(rule for rule in self.rules if rule.layer == layer)) for layer in layers)

    def subjects(self) -> tuple[Subject, ...]:
        """Return the subjects of the rules, in order of first appearance."""
        return tuple(dict.fromkeys(rule.per for rule in self.rules))

    def rules_for(self, subject: Subject) -> tuple[Rule, ...]:
        """Return the rules of a subject, in the order of the instrument."""
        return tuple(rule for rule in self.rules if rule.per is subject)

    def root_of(self, record: BaseModel) -> Subject:
        """Return the root subject of a whole record.

        Raises:
            TypeError: it is no record of this procedure.
        """
        for root in self.roots:
            if isinstance(record, root.record):
                return root
        raise TypeError(f"不是{self.id}的记录类型 · not a record type of {self.id}")

    def rule(self, rule_id: str) -> tuple[Rule, ...]:
        """Return the rules with an id, one per subject.

        Raises:
            LookupError: there is no such rule; the message lists the known ids.
        """
        rules = tuple(rule for rule in self.rules if rule.id == rule_id)
        if not rules:
            raise LookupError(
                f"没有这一规则 · no such rule; known: {', '.join(dict.fromkeys(r.id for r in self.rules))}"
            )
        return rules

    def amend(self, *changes: Change, name: str) -> Procedure:
        """Return the procedure with changes applied in order, with its own id, hash and lineage.

        Without a `Commence` among the changes, the result applies to all acts. With one, each changed rule keeps its
        superseded version for the acts that the transition leaves to it.

        Args:
            *changes: changes of `zhixing_rules.amendment`, such as `Reword`, `SetSpan` or `DropRule`.
            name: the id of the new procedure.

        Returns:
            The new procedure; this one is unchanged.

        Raises:
            AmendmentRefused: the changes cannot be applied; lists every reason: the target of a change does not exist,
                two changes concern the same thing, the text still has the old number, or a quote is not in the amended
                text.
        """
        from zhixing_rules.amendment.application import apply_changes  # noqa: PLC0415  the one import of a higher layer, see docs/decisions

        return apply_changes(self, changes, name=name)

    def with_table(self, table: Table) -> Procedure:
        """Return the procedure with a table in place of the table of the same name, such as a user's own directory.

        Superseded versions of rules use the new table as well.

        Args:
            table: the new table.

        Returns:
            The new procedure; this one is unchanged.

        Raises:
            LookupError: no rule uses a table of that name.
        """

        def swap(part: object) -> object:
            return table if isinstance(part, Table) and part.name == table.name else part

        def swap_in_versions(rule: Rule) -> Rule:
            current, superseded = substitute(rule, swap), rule.superseded
            if superseded is None:
                return current
            earlier = swap_in_versions(superseded.rule)
            if earlier is superseded.rule:
                return current
            return replace(current, superseded=replace(superseded, rule=earlier))

        rules = tuple(swap_in_versions(rule) for rule in self.rules)
        if all(new is old for new, old in zip(rules, self.rules, strict=True)) and not self._has_table(table.name):
            raise LookupError(f"没有这一表 · no such table: {table.name}")
        return replace(self, rules=rules)

    def with_directory(self, directory: Directory) -> Procedure:
        """Return the procedure with another directory, which its rules read from now on; this one is unchanged."""
        used = [table for table in directory.tables if self._has_table(table.name)]
        procedure = replace(self, directory=directory)
        for table in used:
            procedure = procedure.with_table(table)
        return procedure

    def _has_table(self, name: str) -> bool:
        versions = (version for rule in self.rules for version in rule.versions())
        expressions = (each for version in versions for each in version.expressions())
        parts = (part for each in expressions for part in parts_of(each))
        return any(isinstance(part, InTable) and part.table.name == name for part in parts)

    def quote_problems(self) -> tuple[str, ...]:
        """Return one line per quote that is not in its clause or not unique in it; empty if all quotes are correct."""
        problems = []
        for rule in (version for each in self.rules for version in each.versions()):
            for cite, quote in rule.quotes:
                try:
                    (rule.quoted_instrument or self.instrument).locate(cite, quote)
                except CitationError as error:
                    problems.append(f"{rule.id}: {error}")
        return tuple(problems)

    def __repr__(self) -> str:
        return f"Procedure({self.id!r}, {len(self.rules)} rules, hash={self.hash!r})"


def _digest(procedure: Procedure) -> str:
    parts, cache = [procedure.id, procedure.instrument.document], dict[int, list[str]]()
    for rule in (version for each in procedure.rules for version in each.versions()):
        parts += [rule.id, rule.per.name, *(word for cite, quote in rule.quotes for word in (str(cite), quote))]
        for each in (rule.then, rule.when, rule.act, *_own_force(rule)):
            parts += _flatten(each, cache)
        parts += [] if rule.superseded is None else _flatten(rule.superseded.since, cache)
    parts += _flatten(procedure.commencement, cache)
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def _own_force(rule: Rule) -> tuple[object, ...]:
    """Return what limits a rule beyond its procedure; nothing for a rule that has no such limit."""
    own = (rule.in_force, rule.confidence, rule.review_only, rule.layer)
    return own if own != (None, Confidence.A, False, LOCAL) else ()


def _flatten(value: Any, cache: dict[int, list[str]]) -> list[str]:  # noqa: ANN401  any part of a rule
    """Flatten a value into words, the same on every machine and in every run.

    `cache` maps the id of a part to its words, because rules share expressions; the parts live longer than the cache.
    """
    if isinstance(value, Subject):
        return [value.name]
    if hasattr(value, "__dataclass_fields__"):
        if id(value) not in cache:
            compared = [name for name, each in value.__dataclass_fields__.items() if each.compare]
            inner = (word for name in compared for word in _flatten(getattr(value, name), cache))
            cache[id(value)] = ["(", type(value).__name__, *inner, ")"]
        return cache[id(value)]
    if isinstance(value, tuple | frozenset):
        members = sorted(value, key=str) if isinstance(value, frozenset) else value
        return ["(", *(word for member in members for word in _flatten(member, cache)), ")"]
    return [str(value)]


_UNCHECKED: Final = "+unchecked"
"""What the id of an unchecked procedure ends with, so that the provenance of a result shows it."""


@dataclass(frozen=True, eq=False, repr=False)
class UncheckedProcedure(Procedure):
    """A procedure whose quotes and periods are not checked.

    Used while an amendment is applied, between the change of the text and the change of the period, and in tests of
    incorrect rules. `checked` returns a checked procedure.
    """

    @classmethod
    def of(cls, procedure: Procedure, **changes: Any) -> UncheckedProcedure:  # noqa: ANN401  any field
        """Return an unchecked copy of a procedure with some fields replaced; its id says that it is not checked.

        That of layers that are asked together is one procedure with all their rules.
        """
        values = {each.name: getattr(procedure, each.name) for each in fields(cls)} | changes
        return cls(**{**values, "id": values["id"].removesuffix(_UNCHECKED) + _UNCHECKED})

    def checked(self) -> Procedure:
        """Return the procedure as a checked one.

        Raises:
            RuleDefect: a quote or a period is incorrect; lists every problem.
        """
        values = {each.name: getattr(self, each.name) for each in fields(self)}
        return Procedure(**{**values, "id": self.id.removesuffix(_UNCHECKED)})

    def _norm_defects(self) -> tuple[str, ...]:
        """Return none: they are checked by `checked`."""
        return ()
