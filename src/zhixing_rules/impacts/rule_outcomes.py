"""The outcomes of the rules of one subject under one of two procedures."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from zhixing_rules.calendars import DAWN
from zhixing_rules.engine.applicable_version import governing
from zhixing_rules.engine.compile.due_days import compile_days
from zhixing_rules.engine.compile.verdicts import compile_rules
from zhixing_rules.engine.deadline import deadline
from zhixing_rules.engine.explain.verdict_labels import verdict_label
from zhixing_rules.engine.interpret.context import EvaluationContext
from zhixing_rules.engine.planning import documents_of, status_of
from zhixing_rules.engine.status import status_when
from zhixing_rules.engine.verdict import VERDICTS, Verdict
from zhixing_rules.impacts.movement import RuleOutcome
from zhixing_rules.language import Attach, Perform, Qualify, Recur

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from pydantic import BaseModel

    from zhixing_rules.engine.compile.due_days import Dated
    from zhixing_rules.engine.compiled_procedure import CompiledProcedure
    from zhixing_rules.engine.instances import Instance
    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.language import Subject

__all__ = ["SubjectEvaluator"]


class SubjectEvaluator:
    """Evaluates given rules of one subject under one procedure.

    Args:
        compiled: the procedure.
        subject: the subject.
        rules: the rules to evaluate, all of that subject.
        changed_documents: ids of the rules whose documents differ between the two procedures.

    Attributes:
        compiled: the procedure.
        rules: the rules, by id.
    """

    def __init__(
        self,
        compiled: CompiledProcedure,
        subject: Subject,
        rules: Sequence[ResolvedRule],
        changed_documents: frozenset[str],
    ) -> None:
        self.compiled = compiled
        self.rules: dict[str, ResolvedRule] = {each.rule.id: each for each in rules}
        self._changed_documents = changed_documents
        self._judge = compile_rules(rules, subject, compiled.calendar) if rules else _no_verdicts
        # recurring rules and rules with a superseded version are not compiled: they are interpreted
        self._dated = tuple(each for each in rules if not isinstance(each.then, Recur) and each.superseded is None)
        self._days = compile_days(compiled, self._dated, subject)

    def context(self, case: BaseModel, instance: Instance, on: date) -> EvaluationContext:
        """Return the context in which the expressions of a rule are evaluated for one subject of a case.

        Args:
            case: the whole record.
            instance: the subject in it.
            on: the day of judgment, inclusive.

        Returns:
            The context, with the day through which the case is attested to be complete, if it attests one.
        """
        return EvaluationContext.of(instance, on, getattr(case, "complete_as_of", None), self.compiled.calendar)

    def outcomes(self, case: BaseModel, instance: Instance | None, on: date) -> Iterator[tuple[str, RuleOutcome]]:
        """Evaluate each rule for one subject of a case.

        Documents are included only for the rules whose documents differ between the two procedures.

        Args:
            case: the whole record.
            instance: the subject in it; ``None`` if this procedure expects no such record.
            on: the day of judgment, inclusive.

        Yields:
            The id of each rule with its outcome; nothing if there is no instance.
        """
        if instance is None:
            return
        complete: date | None = getattr(case, "complete_as_of", None)
        after, day = DAWN if complete is None else complete.toordinal() + 1, on.toordinal()
        codes = self._judge(day, after, *instance.records)
        # without the completeness attestation, to find rules that later events could trigger
        later_codes = self._judge(day, DAWN, *instance.records)
        counted = self._days(day, after, *instance.records)
        days = dict(zip((each.rule.id for each in self._dated), counted, strict=True))
        to_come = instance.path.endswith("/-")
        for (rule_id, resolved), code, later_code in zip(self.rules.items(), codes, later_codes, strict=True):
            verdict, shown_verdict = VERDICTS[code], None if to_come else VERDICTS[code]
            governs = resolved if resolved.superseded is None else governing(resolved, self.context(case, instance, on))
            label = None if shown_verdict is None else verdict_label(shown_verdict, governs.then)
            if VERDICTS[later_code] is Verdict.NOT_APPLICABLE or not _is_step(governs):
                yield rule_id, RuleOutcome(shown_verdict, label=label)
                continue
            if rule_id in days:
                outcome = _compiled_outcome(shown_verdict, verdict, days[rule_id], day)
            else:
                outcome = self._interpreted_outcome(shown_verdict, verdict, case, resolved, instance, on)
            yield rule_id, self._with_documents(replace(outcome, label=label), case, governs, instance, on)

    def _with_documents(
        self, outcome: RuleOutcome, case: BaseModel, resolved: ResolvedRule, instance: Instance, on: date
    ) -> RuleOutcome:
        if resolved.rule.id not in self._changed_documents or not isinstance(resolved.then, Perform):
            return outcome
        documents = documents_of(case, self.compiled, resolved.then, instance, self.context(case, instance, on))
        return replace(outcome, documents=tuple((each.rule_id, each.ready) for each in documents))

    def _interpreted_outcome(  # noqa: PLR0917  all that the outcome of one step depends on
        self,
        shown_verdict: Verdict | None,
        verdict: Verdict,
        case: BaseModel,
        resolved: ResolvedRule,
        instance: Instance,
        on: date,
    ) -> RuleOutcome:
        """Evaluate a step whose days are not compiled."""
        context = self.context(case, instance, on)
        counted = deadline(self.compiled, resolved, instance, context)
        status = status_of(governing(resolved, context), verdict, counted, context)
        if counted is None:
            return RuleOutcome(shown_verdict, status)
        return RuleOutcome(shown_verdict, status, counted.earliest, counted.due, counted.safe_due, counted.provisional)


def _compiled_outcome(shown_verdict: Verdict | None, verdict: Verdict, days: Dated, on: int) -> RuleOutcome:
    early = days.earliest is not None and on < days.earliest.toordinal()
    status = status_when(verdict, acted=days.acted, called_for=days.called_for, early=early)
    return RuleOutcome(shown_verdict, status, days.earliest, days.due, days.safe_due, days.provisional)


def _is_step(resolved: ResolvedRule) -> bool:
    then = resolved.then
    return isinstance(then, Perform | Attach | Qualify | Recur) and then.by is not None


def _no_verdicts(*_: object) -> tuple[int, ...]:
    """Return no verdicts: the compiled form of no rules."""
    return ()
