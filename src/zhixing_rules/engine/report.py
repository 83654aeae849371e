"""A report: the verdict of each rule for each subject of a record.

The verdicts are computed when the report is made, and stored as numbers; findings, reasons, missing facts and
deadlines are computed on access. A report holds its record, and never shows it in a ``repr``.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from zhixing_rules._enums import member_of
from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._values import dataclass
from zhixing_rules.calendars import DAWN
from zhixing_rules.engine.answers import Answer, answered, judgment_of
from zhixing_rules.engine.applicable_version import governing
from zhixing_rules.engine.attestation import attested_through
from zhixing_rules.engine.deadline import Deadline, deadline
from zhixing_rules.engine.duties import DutyFinding, duty_findings
from zhixing_rules.engine.explain.messages import message
from zhixing_rules.engine.explain.missing_facts import Missing, missing_facts
from zhixing_rules.engine.explain.reasons import reasons
from zhixing_rules.engine.explain.remarks import remarks_that_apply
from zhixing_rules.engine.explain.verdict_labels import verdict_label
from zhixing_rules.engine.instances import instances
from zhixing_rules.engine.interpret.context import EvaluationContext
from zhixing_rules.engine.interpret.verdicts import uncapped_verdict_of, verdict_of
from zhixing_rules.engine.verdict import VERDICTS, Verdict
from zhixing_rules.language import LOCAL, Forbid, LayeredProcedure, Perform, Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from pydantic import BaseModel

    from zhixing_rules.engine.compiled_procedure import CompiledProcedure
    from zhixing_rules.engine.explain.description import Bilingual
    from zhixing_rules.engine.instances import Instance, RecordIndex
    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.engine.verdict import VerdictWord
    from zhixing_rules.language import Procedure, Remark, Remedy, Subject
    from zhixing_rules.law import Citation

__all__ = ["Finding", "Provenance", "ReadingSensitivity", "Report", "left_undone", "ranked", "raw_verdict"]


@dataclass(frozen=True, slots=True)
class Provenance:
    """The inputs of a report besides the record, so that it can be reproduced.

    Attributes:
        procedure: the procedure's id.
        procedure_hash: a hash that changes when a rule, a quote or a number of the procedure changes.
        calendar: the version of the calendar's data.
        readings: the selected alternatives that are not the default, by reading.
        on: the day for which the record was judged.
        complete_as_of: the day through which, inclusive, the record attests to be complete.
        notices: the numbers of the holiday notices that the calendar is based on.
        directory_hash: a hash of the tables of courts and organs that the rules look up; ``None`` without any.
        complete_for: the further layers of law for whose facts it attests so.
        layers: the layers of law that were judged, the lowest first: the word of each, its procedure and its hash.
        record_sha256: the hash of the record, see `zhixing_rules.records.canonical`; ``None`` unless the result was
            disclosed to an audience from which nothing is withheld.
    """

    procedure: str
    procedure_hash: str
    calendar: str
    readings: tuple[tuple[str, str], ...]
    on: date
    complete_as_of: date | None
    notices: tuple[str, ...] = ()
    directory_hash: str | None = None
    record_sha256: str | None = None
    complete_for: tuple[str, ...] = ()
    layers: tuple[tuple[str, str, str], ...] = ()

    @classmethod
    def of(cls, compiled: CompiledProcedure, on: date, record: BaseModel | None = None) -> Provenance:
        """Return the provenance of a result.

        Args:
            compiled: the procedure, with the calendar and the readings.
            on: the day of judgment.
            record: the whole record; ``None`` for a result about several.

        Returns:
            The provenance, without the hash of the record.
        """
        procedure, calendar = compiled.procedure, compiled.calendar
        layers = procedure.layers if isinstance(procedure, LayeredProcedure) else (procedure,)
        return cls(
            procedure=procedure.id,
            procedure_hash=procedure.hash,
            calendar=calendar.version,
            readings=compiled.selection,
            on=on,
            complete_as_of=attested_through(record, LOCAL),
            notices=calendar.notices,
            directory_hash=procedure.directory_hash,
            complete_for=tuple(getattr(record, "complete_for", None) or ()),
            layers=tuple((layer, each.id, each.hash) for each in layers for layer, _ in each.rules_by_layer),
        )


@dataclass(frozen=True, slots=True, repr=False)
class ReadingSensitivity(TypeNameRepr):
    """A verdict that another reading would change.

    Attributes:
        rule_id: the rule.
        path: the subject, as a JSON Pointer.
        reading: the reading.
        alternative: the alternative that would change it.
        verdict: the verdict under the alternative.
        was: the verdict in the report.
        label: the name of `verdict` for this kind of norm.
        was_label: the name of `was` for this kind of norm.
    """

    rule_id: str
    path: str
    reading: str
    alternative: str
    verdict: Verdict
    was: Verdict
    label: Bilingual
    was_label: Bilingual


@dataclass(frozen=True, repr=False)
class Finding(TypeNameRepr):
    """The verdict of one rule for one subject. Its deadline and its missing facts are computed once, on access.

    Attributes:
        verdict: the verdict.
        amended: the rule with all its versions.
        instance: the subject.
        context: the facts.
        compiled: the procedure that the rule belongs to.
    """

    verdict: Verdict
    amended: ResolvedRule
    instance: Instance
    context: EvaluationContext
    compiled: CompiledProcedure

    @cached_property
    def resolved(self) -> ResolvedRule:
        """The version of the rule that governs this subject."""
        return governing(self.amended, self.context)

    @cached_property
    def raw(self) -> Verdict:
        """The verdict without the cap of its rule: `fail` where the rule gives no worse verdict than `review`."""
        return raw_verdict(self.resolved, self.verdict, self.context)

    @property
    def label(self) -> Bilingual:
        """The name of the verdict for this kind of norm, such as 不符合 for a definition that is not satisfied."""
        return verdict_label(self.verdict, self.resolved.then)

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
    def judgment(self) -> Answer | None:
        """The latest answer of a person up to the day of the report; ``None`` where nobody has answered."""
        found = judgment_of(self.instance, self.rule_id, self.context)
        if found is None:
            return None
        computed = verdict_of(self.amended, self.context)
        used = answered(computed, self.amended, self.instance, self.context) is not computed
        return Answer(found.verdict, found.by, found.on, used=used)

    @cached_property
    def deadline(self) -> Deadline | None:
        """The count of the last day; ``None`` where the rule requires no act."""
        return deadline(self.compiled, self.amended, self.instance, self.context)

    @property
    def due(self) -> date | None:
        """The last day on which the act is in time; ``None`` where no day limits it or the day is not certain."""
        counted = self.deadline
        return None if counted is None else counted.certain

    @cached_property
    def missing(self) -> tuple[Missing, ...]:
        """The facts that could still change an undecided verdict, most decisive first."""
        if self.verdict is not Verdict.OPEN and self.verdict is not Verdict.REVIEW:
            return ()
        found = missing_facts(self.amended, self.context, self.instance)
        if found or self.verdict is Verdict.REVIEW or (self.deadline is not None and self.deadline.provisional):
            return found
        return missing_facts(self.amended, self.context, self.instance, to_come=True)

    @cached_property
    def reasons(self) -> tuple[Bilingual, ...]:
        """The parts of the condition that decided the verdict, in words."""
        if self.context.truth(self.resolved.applies) is not Truth.MET:
            return reasons(self.resolved.applies, self.context)
        then = self.resolved.then
        condition = getattr(then, "demand", getattr(then, "breach", getattr(then, "provided", None)))
        return () if condition is None else reasons(condition, self.context, required=not isinstance(then, Forbid))

    @property
    def remedy(self) -> Remedy | None:
        """The remedy, where the rule is violated, or an act without a number of days was left undone."""
        return self.resolved.rule.remedy if left_undone(self.resolved, self.verdict, self.context) else None

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """Remarks that apply in addition to the verdict, if what is not recorded up to the day has not happened."""
        return remarks_that_apply(self.resolved, self.context)

    @property
    def readings(self) -> tuple[tuple[str, str], ...]:
        """The alternatives used, by reading."""
        return self.resolved.readings

    def message(self, language: Literal["zh", "en"] = "zh") -> str:
        """Return the finding in one sentence, in Chinese or English. Raises ``ValueError`` for another language."""
        return message(self, language)


def raw_verdict(resolved: ResolvedRule, verdict: Verdict, context: EvaluationContext) -> Verdict:
    """Return a verdict without the cap of its rule: `fail` where `review` stands for it.

    Args:
        resolved: the rule.
        verdict: its verdict.
        context: the facts.

    Returns:
        The verdict.
    """
    if verdict is not Verdict.REVIEW or not resolved.rule.capped:
        return verdict
    return uncapped_verdict_of(resolved, context)


def left_undone(resolved: ResolvedRule, verdict: Verdict, context: EvaluationContext) -> bool:
    """Return whether a rule is violated, or requires an act that was not done and whose time a person must judge.

    Args:
        resolved: the rule.
        verdict: its verdict.
        context: the facts.

    Returns:
        Whether a remedy is due.
    """
    verdict = raw_verdict(resolved, verdict, context)
    if verdict is not Verdict.REVIEW or not isinstance(resolved.then, Perform):
        return verdict is Verdict.FAIL
    return context.truth(resolved.applies) is Truth.MET and context.discharged(resolved.then).low > context.on


Judged = tuple[int, "Sequence[tuple[int, ...]]"]
"""The index of a subject's rules in the compiled procedure, and the numbers of the verdicts of each of its records."""


class Report:
    """The findings of a procedure about a record.

    Iteration yields the findings, in the order of the subjects and of the law.

    Attributes:
        provenance: the inputs of the report besides the record.
        root: the kind of record: a case, or a joint mechanism.
        lists_not_recorded: the lists that are not recorded, so that their records were not judged.
    """

    def __init__(
        self,
        compiled: CompiledProcedure,
        provenance: Provenance,
        root: Subject,
        known: RecordIndex,
        judged: Sequence[Judged],
        *,
        lists_not_recorded: Sequence[Missing] = (),
    ) -> None:
        self.root = root
        self.lists_not_recorded: tuple[Missing, ...] = tuple(lists_not_recorded)
        self.provenance = provenance
        self._compiled = compiled
        self._known = known
        self._judged = tuple(judged)

    @property
    def record(self) -> BaseModel:
        """The whole record."""
        return self._known.root

    @property
    def procedure(self) -> Procedure:
        """The procedure that the record was judged by."""
        return self._compiled.procedure

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, in the order of the subjects and of the law."""
        return tuple(
            Finding(VERDICTS[code], resolved, instance, context, self._compiled)
            for instance, context, subject_rules, codes in self._instances
            for resolved, code in zip(self._compiled.all_subject_rules[subject_rules].rules, codes, strict=True)
        )

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return sum(len(codes) for _, each in self._judged for codes in each)

    def by(self, verdict: Verdict | VerdictWord) -> tuple[Finding, ...]:
        """Return the findings of one verdict. Raises ``ValueError`` for another word, with the six words listed."""
        wanted = member_of(Verdict, verdict)
        return tuple(each for each in self.findings if each.verdict is wanted)

    def rule(self, rule_id: str) -> tuple[Finding, ...]:
        """Return the findings of one rule, one for each subject. Raises ``LookupError`` for an unknown rule."""
        self._compiled.procedure.rule(rule_id)
        return tuple(each for each in self.findings if each.rule_id == rule_id)

    @property
    def counts(self) -> dict[Verdict, int]:
        """The number of findings with each verdict."""
        counted = Counter(code for _, each in self._judged for codes in each for code in codes)
        return {verdict: counted[index] for index, verdict in enumerate(VERDICTS)}

    @property
    def failed(self) -> bool:
        """Whether any finding is `Verdict.FAIL`."""
        failed = VERDICTS.index(Verdict.FAIL)
        return any(failed in codes for _, each in self._judged for codes in each)

    @property
    def missing(self) -> tuple[Missing, ...]:
        """Every missing fact once, those that concern most findings first, then the lists that are not recorded."""
        return ranked((finding.missing for finding in self.findings), self.lists_not_recorded)

    @property
    def duties(self) -> tuple[DutyFinding, ...]:
        """What the rules that lay one duty in several layers find together; empty for a single procedure."""
        return duty_findings(self.procedure, self.findings)

    @cached_property
    def sensitive_to(self) -> tuple[ReadingSensitivity, ...]:
        """The verdicts that a single other alternative of a reading would change."""
        return tuple(self._sensitivities())

    def _sensitivities(self) -> Iterator[ReadingSensitivity]:
        on = self.provenance.on.toordinal()
        for instance, context, number, codes in self._instances:
            after = DAWN if context.complete is None else context.complete + 1
            variants, judge = self._compiled.sweep(number)
            codes_of_others = () if judge is None else judge(on, after, *instance.records, joins=self._known.joins)
            for variant, code in zip(variants, codes_of_others, strict=True):
                if code == codes[variant.rule]:
                    continue  # an answer to a verdict is not used where the same verdict stands
                amended = self._compiled.all_subject_rules[number].rules[variant.rule]
                was = VERDICTS[codes[variant.rule]]
                verdict = answered(VERDICTS[code], amended, instance, context)
                if verdict is not was:
                    then = governing(amended, context).then
                    yield ReadingSensitivity(
                        rule_id=amended.rule.id,
                        path=instance.path,
                        reading=variant.reading,
                        alternative=variant.alternative,
                        verdict=verdict,
                        was=was,
                        label=verdict_label(verdict, then),
                        was_label=verdict_label(was, then),
                    )

    @cached_property
    def _instances(self) -> tuple[tuple[Instance, EvaluationContext, int, tuple[int, ...]], ...]:
        """Each record that was judged, with its facts, the index of its rules and the numbers of its verdicts."""
        on, calendar, known = self.provenance.on, self._compiled.calendar, self._known
        found = []
        for number, judged in self._judged:
            subject_rules = self._compiled.all_subject_rules[number]
            complete = attested_through(known.root, subject_rules.layer)
            for instance, codes in zip(instances(known.root, subject_rules.subject, known), judged, strict=True):
                context = EvaluationContext.of(instance, on, complete, calendar, known.joins)
                found.append((instance, context, number, codes))
        return tuple(found)

    def __repr__(self) -> str:
        return f"Report(on={self.provenance.on.isoformat()}, …)"


def ranked(missing_by_finding: Iterable[Iterable[Missing]], lists: Iterable[Missing] = ()) -> tuple[Missing, ...]:
    """Return the missing facts of several findings, each once, those of most findings first; then the lists."""
    found: dict[str, list[Missing]] = {}
    for missing in missing_by_finding:
        for each in missing:
            found.setdefault(each.path, []).append(each)
    most_first = sorted(found.values(), key=len, reverse=True)
    return (*(group[0] for group in most_first), *(each for each in lists if each.path not in found))
