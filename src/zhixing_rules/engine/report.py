"""A report: what each rule says about each subject of a record.

The verdicts are computed at once and kept as numbers; findings, reasons, missing facts and deadlines are made when
they are asked for. A report holds the record it was made from, and never shows it in a ``repr``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from zhixing_rules._enums import member_of
from zhixing_rules._repr import TypeNameRepr
from zhixing_rules.calendars import DAWN
from zhixing_rules.engine.applicable_version import governing
from zhixing_rules.engine.deadline import Deadline, deadline
from zhixing_rules.engine.explain.messages import message
from zhixing_rules.engine.explain.missing_facts import Missing, ask
from zhixing_rules.engine.explain.reasons import reasons
from zhixing_rules.engine.interpret.context import EvaluationContext
from zhixing_rules.engine.verdict import VERDICTS, Verdict
from zhixing_rules.language import Perform, Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from zhixing_rules.engine.compiled_procedure import CompiledProcedure
    from zhixing_rules.engine.explain.description import Bilingual
    from zhixing_rules.engine.instances import Instance
    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.engine.verdict import VerdictWord
    from zhixing_rules.language import Procedure, Remark, Remedy, Subject
    from zhixing_rules.law import Citation

__all__ = ["Finding", "Provenance", "ReadingSensitivity", "Report", "ranked"]


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a report was made with: enough to make it again.

    Attributes:
        procedure: the procedure's id.
        procedure_hash: changes when a rule, a quote or a number of the procedure changes.
        calendar: the version of the calendar's data.
        readings: the alternatives chosen that are not the default.
        on: the day the record was judged on.
        complete_as_of: the day through which the record attests to be complete.
    """

    procedure: str
    procedure_hash: str
    calendar: str
    readings: tuple[tuple[str, str], ...]
    on: date
    complete_as_of: date | None


@dataclass(frozen=True, slots=True, repr=False)
class ReadingSensitivity(TypeNameRepr):
    """A verdict that another reading would change.

    Attributes:
        rule_id: the rule.
        path: the subject, as a JSON Pointer.
        reading: the reading.
        alternative: the alternative that would change it.
        verdict: what the rule would say then.
        was: what it says now.
    """

    rule_id: str
    path: str
    reading: str
    alternative: str
    verdict: Verdict
    was: Verdict


@dataclass(frozen=True, repr=False)
class Finding(TypeNameRepr):
    """What one rule says about one subject. Its deadline and what it lacks are worked out once, when asked for.

    Of a rule that was amended, `resolved` is the version that governs, and `amended` the rule with all of them.
    """

    verdict: Verdict
    amended: ResolvedRule
    instance: Instance
    context: EvaluationContext
    compiled: CompiledProcedure

    @cached_property
    def resolved(self) -> ResolvedRule:
        """The rule, as it governs this subject."""
        return governing(self.amended, self.context)

    @property
    def rule_id(self) -> str:
        """The stable id of the rule."""
        return self.amended.rule.id

    @property
    def path(self) -> str:
        """The subject, as a JSON Pointer into the record; the empty string is the whole record."""
        return self.instance.path

    @property
    def citation(self) -> Citation:
        """The clause."""
        return self.resolved.rule.cite

    @property
    def quote(self) -> str:
        """The words of the clause that the rule encodes."""
        return self.resolved.rule.quote

    @cached_property
    def deadline(self) -> Deadline | None:
        """How the last day was counted; ``None`` where the rule demands no act."""
        return deadline(self.compiled, self.amended, self.instance, self.context)

    @property
    def due(self) -> date | None:
        """The last day on which the act is in time; ``None`` where there is none or it is not certain."""
        counted = self.deadline
        return None if counted is None else counted.certain

    @cached_property
    def missing(self) -> tuple[Missing, ...]:
        """The facts that could still change an undecided verdict, most decisive first."""
        if self.verdict is not Verdict.OPEN and self.verdict is not Verdict.REVIEW:
            return ()
        return ask(self.amended, self.context, self.instance)

    @property
    def reasons(self) -> tuple[Bilingual, ...]:
        """What decided: the parts of the condition that settled it, in words."""
        if self.context.truth(self.resolved.applies) is not Truth.MET:
            return reasons(self.resolved.applies, self.context)
        then = self.resolved.then
        condition = getattr(then, "demand", getattr(then, "breach", getattr(then, "provided", None)))
        return () if condition is None else reasons(condition, self.context)

    @property
    def remedy(self) -> Remedy | None:
        """What can be done, where the rule is breached, or an act without a number of days was left undone."""
        return self.resolved.rule.remedy if left_undone(self.resolved, self.verdict, self.context) else None

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What a person should know beside the verdict."""
        return tuple(each for each in self.resolved.remarks if self.context.truth(each.when) is Truth.MET)

    @property
    def readings(self) -> tuple[tuple[str, str], ...]:
        """The alternatives used, by reading."""
        chosen = dict(self.compiled.selection)
        return tuple((each.id, chosen.get(each.id, each.default.id)) for each in self.resolved.rule.readings)

    def message(self, language: Literal["zh", "en"] = "zh") -> str:
        """The finding in one sentence."""
        return message(self, language)


def left_undone(resolved: ResolvedRule, verdict: Verdict, context: EvaluationContext) -> bool:
    """Whether a rule is breached, or demands an act for whose time a person must judge and which was not done."""
    if verdict is not Verdict.REVIEW or not isinstance(resolved.then, Perform):
        return verdict is Verdict.FAIL
    return context.truth(resolved.applies) is Truth.MET and context.between(resolved.then.done).low > context.on


Judged = tuple["Instance", int, tuple[int, ...]]
"""An instance, the number of the chapter it was judged by, and the numbers of its verdicts."""


class Report:
    """What each rule says about each subject of a record.

    Iterating gives the findings, in the order of the subjects and of the law.

    Attributes:
        provenance: what it was made with.
        root: what the record is: a case, or a joint mechanism.
        lists_not_recorded: the lists nobody filled in, so that what might stand in them was not judged.
    """

    def __init__(
        self,
        compiled: CompiledProcedure,
        provenance: Provenance,
        root: Subject,
        judged: Sequence[Judged],
        lists_not_recorded: Sequence[Missing] = (),
    ) -> None:
        self.root = root
        self.lists_not_recorded = tuple(lists_not_recorded)
        self.provenance = provenance
        self._book = compiled
        self._judged = tuple(judged)

    @property
    def procedure(self) -> Procedure:
        """The rules it was made by."""
        return self._book.procedure

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding."""
        return tuple(
            Finding(VERDICTS[code], resolved, instance, context, self._book)
            for instance, subject_rules, codes in self._judged
            for context in (self._context(instance),)
            for resolved, code in zip(self._book.all_subject_rules[subject_rules].rules, codes, strict=True)
        )

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return sum(len(codes) for _, _, codes in self._judged)

    def by(self, verdict: Verdict | VerdictWord) -> tuple[Finding, ...]:
        """Return the findings of one verdict. Raises ``ValueError`` for another word, with the six words listed."""
        wanted = member_of(Verdict, verdict)
        return tuple(each for each in self.findings if each.verdict is wanted)

    def rule(self, rule_id: str) -> tuple[Finding, ...]:
        """The findings of one rule, one for each subject. Raises ``LookupError`` where there is no such rule."""
        self._book.procedure.rule(rule_id)
        return tuple(each for each in self.findings if each.rule_id == rule_id)

    @property
    def counts(self) -> dict[Verdict, int]:
        """How many findings there are of each verdict."""
        codes = [code for _, _, each in self._judged for code in each]
        return {verdict: codes.count(index) for index, verdict in enumerate(VERDICTS)}

    @property
    def failed(self) -> bool:
        """Whether any rule is breached."""
        return any(VERDICTS.index(Verdict.FAIL) in codes for _, _, codes in self._judged)

    @property
    def missing(self) -> tuple[Missing, ...]:
        """Every missing fact once, those that settle most findings first, then the lists nobody filled in."""
        return ranked((finding.missing for finding in self.findings), self.lists_not_recorded)

    @cached_property
    def sensitive_to(self) -> tuple[ReadingSensitivity, ...]:
        """The verdicts that another reading, taken alone, would change, and to what."""
        return tuple(self._sweep())

    def _sweep(self) -> Iterator[ReadingSensitivity]:
        complete = self.provenance.complete_as_of
        on, after = self.provenance.on.toordinal(), DAWN if complete is None else complete.toordinal() + 1
        for instance, number, codes in self._judged:
            variants, judge = self._book.sweep(number)
            others = () if judge is None else judge(on, after, *instance.records)
            for variant, code in zip(variants, others, strict=True):
                was = codes[variant.rule]
                if code != was:
                    rule = self._book.all_subject_rules[number].rules[variant.rule].rule
                    yield ReadingSensitivity(
                        rule.id, instance.path, variant.reading, variant.alternative, VERDICTS[code], VERDICTS[was]
                    )

    def _context(self, instance: Instance) -> EvaluationContext:
        return EvaluationContext.of(instance, self.provenance.on, self.provenance.complete_as_of, self._book.calendar)

    def __repr__(self) -> str:
        return f"Report(on={self.provenance.on.isoformat()}, …)"


def ranked(asked: Iterable[Iterable[Missing]], lists: Iterable[Missing] = ()) -> tuple[Missing, ...]:
    """What several findings lack, each fact once, those that settle most findings first; then the lists."""
    found: dict[str, list[Missing]] = {}
    for missing in asked:
        for each in missing:
            found.setdefault(each.path, []).append(each)
    most_first = sorted(found.values(), key=len, reverse=True)
    return (*(group[0] for group in most_first), *(each for each in lists if each.path not in found))
