"""The outcomes of the rules of one subject under one of two procedures."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from zhixing_rules.calendars import DAWN
from zhixing_rules.engine.answers import answered
from zhixing_rules.engine.applicable_version import governing
from zhixing_rules.engine.attestation import attested_through
from zhixing_rules.engine.compile.due_days import compile_days, has_compiled_days
from zhixing_rules.engine.compile.expectations import compile_expected
from zhixing_rules.engine.compile.verdicts import compile_rules
from zhixing_rules.engine.deadline import deadline
from zhixing_rules.engine.dependencies import is_step
from zhixing_rules.engine.expected_acts import is_expected
from zhixing_rules.engine.explain.verdict_labels import verdict_label
from zhixing_rules.engine.interpret.context import EvaluationContext
from zhixing_rules.engine.status import Status, standing_of, standing_on, verdict_of_step
from zhixing_rules.engine.step_documents import documents_of
from zhixing_rules.engine.verdict import VERDICTS, Verdict
from zhixing_rules.impacts.movement import RuleOutcome
from zhixing_rules.language import LOCAL, Perform

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from zhixing_rules.engine.compile.due_days import Dated
    from zhixing_rules.engine.compiled_procedure import CompiledProcedure
    from zhixing_rules.engine.deadline import Deadline
    from zhixing_rules.engine.instances import Instance, RecordIndex
    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.engine.status import Standing
    from zhixing_rules.language import Subject

__all__ = ["SubjectEvaluator"]


class SubjectEvaluator:
    """Evaluates given rules of one layer on one subject under one procedure.

    Args:
        compiled: the procedure.
        layer: the layer.
        subject: the subject.
        rules: the rules to evaluate, all of that subject.
        changed_documents: ids of the rules whose documents differ between the two procedures.

    Attributes:
        compiled: the procedure.
        layer: the layer.
        rules: the rules, by id.
    """

    def __init__(
        self,
        compiled: CompiledProcedure,
        layer: str,
        subject: Subject,
        rules: Sequence[ResolvedRule],
        changed_documents: frozenset[str],
    ) -> None:
        self.compiled: CompiledProcedure = compiled
        self.layer: str = layer
        self.rules: dict[str, ResolvedRule] = {each.rule.id: each for each in rules}
        self._changed_documents = changed_documents
        self._judge = compile_rules(rules, subject, compiled.calendar) if rules else _no_verdicts
        self._dated = tuple(filter(has_compiled_days, rules))
        self._days = compile_days(compiled, self._dated, subject)
        self._expected = compile_expected(compiled, self._dated, subject)

    def context(self, known: RecordIndex, instance: Instance, on: date) -> EvaluationContext:
        """Return the context in which the expressions of a rule are evaluated for one subject of a case.

        Args:
            known: the whole record.
            instance: the subject in it.
            on: the day of judgment, inclusive.

        Returns:
            The context, with the day through which the case attests to be complete for the layer, if it does.
        """
        complete = attested_through(known.root, self.layer)
        return EvaluationContext.of(instance, on, complete, self.compiled.calendar, known.joins)

    def outcomes(self, known: RecordIndex, instance: Instance | None, on: date) -> Iterator[tuple[str, RuleOutcome]]:
        """Evaluate each rule for one subject of a case.

        Documents are included only for the rules whose documents differ between the two procedures.

        Args:
            known: the whole record.
            instance: the subject in it; ``None`` if this procedure expects no such record.
            on: the day of judgment, inclusive.

        Yields:
            The id of each rule with its outcome; nothing if there is no instance.
        """
        if instance is None:
            return
        context, day = self.context(known, instance, on), on.toordinal()
        after = DAWN if context.complete is None else context.complete + 1
        codes = self._judge(day, after, *instance.records, joins=known.joins)
        # without the completeness attestation, to find rules that later events could trigger
        later_codes = self._judge(day, DAWN, *instance.records, joins=known.joins)
        supposes = day >= after and (self.layer == LOCAL or context.complete is not None)  # as in a plan
        as_recorded = self._judge(day, day + 1, *instance.records, joins=known.joins) if supposes else codes
        counted = self._days(day, after, *instance.records, joins=known.joins)
        days = dict(zip((each.rule.id for each in self._dated), counted, strict=True))

        @cache
        def expected() -> dict[str, bool]:
            truths = self._expected(day, after, *instance.records, joins=known.joins)
            return dict(zip(days, map(bool, truths), strict=True))

        to_come = instance.from_path is not None
        judged = zip(self.rules.items(), codes, as_recorded, later_codes, strict=True)
        for (rule_id, resolved), code, supposed_code, later_code in judged:
            verdict, as_supposed = (
                answered(VERDICTS[each], resolved, instance, context) for each in (code, supposed_code)
            )
            shown_verdict = None if to_come else verdict
            governs = governing(resolved, context)
            label = None if shown_verdict is None else verdict_label(shown_verdict, governs.then)
            waived = VERDICTS[supposed_code] is Verdict.REVIEW and as_supposed is Verdict.NOT_APPLICABLE
            if waived or VERDICTS[later_code] is Verdict.NOT_APPLICABLE or not is_step(governs):
                yield rule_id, RuleOutcome(shown_verdict, label=label)
                continue
            supposed = verdict_of_step(governs.then, verdict, as_supposed)
            own: Dated | Deadline | None
            if rule_id in days:
                own = days[rule_id]
                standing = standing_on(day, verdict, supposed, own)
            else:
                own = deadline(self.compiled, resolved, instance, context)
                standing = standing_of(governs, verdict, supposed, own, context)
            if standing.status is Status.WAITING and not (
                expected()[rule_id] if rule_id in days else is_expected(self.compiled, resolved, context)
            ):
                yield rule_id, RuleOutcome(shown_verdict, label=label)
                continue
            outcome = _outcome(shown_verdict, standing, own)
            documents = self._documents(known, governs, instance, context)
            yield rule_id, replace(outcome, label=label, documents=documents)

    def _documents(
        self, known: RecordIndex, resolved: ResolvedRule, instance: Instance, context: EvaluationContext
    ) -> tuple[tuple[str, bool | None], ...]:
        if resolved.rule.id not in self._changed_documents or not isinstance(resolved.then, Perform):
            return ()
        documents = documents_of(known, self.compiled, resolved.then, instance, context)
        return tuple((each.rule_id, each.ready) for each in documents)


def _outcome(verdict: Verdict | None, standing: Standing, days: Dated | Deadline | None) -> RuleOutcome:
    status, supposed = standing
    if days is None:
        return RuleOutcome(verdict, status, provisional=supposed)
    return RuleOutcome(verdict, status, days.earliest, days.due, days.safe_due, days.provisional or supposed)


def _no_verdicts(*_: object, joins: object) -> tuple[int, ...]:  # noqa: ARG001  as compiled rules take it
    """Return no verdicts: the compiled form of no rules."""
    return ()
