"""The rules of one subject under one of two procedures, and how they stand in a case."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from zhixing_rules.calendars import DAWN
from zhixing_rules.engine.applicable_version import governing
from zhixing_rules.engine.compile.due_days import compile_days, dated
from zhixing_rules.engine.compile.verdicts import compile_rules
from zhixing_rules.engine.deadline import deadline
from zhixing_rules.engine.interpret.context import EvaluationContext
from zhixing_rules.engine.planning import documents_of, status_of
from zhixing_rules.engine.status import status_when
from zhixing_rules.engine.verdict import VERDICTS, Verdict
from zhixing_rules.impacts.movement import Standing
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

__all__ = ["ProcedureSide"]


class ProcedureSide:
    """The rules of one subject that differ, under one of the two procedures.

    Attributes:
        book: the procedure, made ready.
        rules: the rules, by id.
    """

    def __init__(
        self, compiled: CompiledProcedure, subject: Subject, rules: Sequence[ResolvedRule], papers: frozenset[str]
    ) -> None:
        self.compiled = compiled
        self.rules = {each.rule.id: each for each in rules}
        self._papers = papers
        self._judge = compile_rules(rules, subject, compiled.calendar) if rules else _nothing
        # neither rounds nor the choice between what a rule is and was are compiled: those are walked
        self._dated = tuple(each for each in rules if not isinstance(each.then, Recur) and each.superseded is None)
        self._days = compile_days(compiled, self._dated, subject)

    def context(self, case: BaseModel, instance: Instance, on: date) -> EvaluationContext:
        """One subject of a case, for expressions to be read against."""
        return EvaluationContext.of(instance, on, getattr(case, "complete_as_of", None), self.compiled.calendar)

    def standings(self, case: BaseModel, instance: Instance | None, on: date) -> Iterator[tuple[str, Standing]]:
        """How each rule stands for one subject, by id; none where there is no such record to come.

        The papers are told of those rules with which other papers go under the other procedure.
        """
        if instance is None:
            return
        complete: date | None = getattr(case, "complete_as_of", None)
        after, day = DAWN if complete is None else complete.toordinal() + 1, on.toordinal()
        now = self._judge(day, after, *instance.records)
        # were nothing attested: a rule may yet apply once events that are still to come have come
        to_come = self._judge(day, DAWN, *instance.records)
        found = dated(self._days, self._dated, day, after, instance.records)
        days = dict(zip((each.rule.id for each in self._dated), found, strict=True))
        blank = instance.path.endswith("/-")
        for (rule_id, resolved), code, later in zip(self.rules.items(), now, to_come, strict=True):
            verdict, verdict_or_unknown = VERDICTS[code], None if blank else VERDICTS[code]
            governs = resolved if resolved.superseded is None else governing(resolved, self.context(case, instance, on))
            if VERDICTS[later] is Verdict.NOT_APPLICABLE or not _is_step(governs):
                yield rule_id, Standing(verdict_or_unknown)
                continue
            if rule_id in days:
                standing = _standing(verdict_or_unknown, verdict, days[rule_id], day)
            else:
                standing = self._walked(verdict_or_unknown, verdict, case, resolved, instance, on)
            yield rule_id, self._with_papers(standing, case, governs, instance, on)

    def _with_papers(
        self, standing: Standing, case: BaseModel, resolved: ResolvedRule, instance: Instance, on: date
    ) -> Standing:
        if resolved.rule.id not in self._papers or not isinstance(resolved.then, Perform):
            return standing
        papers = documents_of(case, self.compiled, resolved.then, instance, self.context(case, instance, on))
        return replace(standing, papers=tuple((each.rule_id, each.ready) for each in papers))

    def _walked(  # noqa: PLR0917  one step in all it depends on
        self,
        verdict_or_unknown: Verdict | None,
        verdict: Verdict,
        case: BaseModel,
        resolved: ResolvedRule,
        instance: Instance,
        on: date,
    ) -> Standing:
        """How a rule stands whose days are not compiled."""
        context = self.context(case, instance, on)
        counted = deadline(self.compiled, resolved, instance, context)
        status = status_of(governing(resolved, context), verdict, counted, context)
        if counted is None:
            return Standing(verdict_or_unknown, status)
        return Standing(
            verdict_or_unknown, status, counted.earliest, counted.due, counted.safe_due, counted.provisional
        )


def _standing(verdict_or_unknown: Verdict | None, verdict: Verdict, days: Dated, on: int) -> Standing:
    early = days.earliest is not None and on < days.earliest.toordinal()
    status = status_when(verdict, acted=days.acted, asked=days.asked, early=early)
    return Standing(verdict_or_unknown, status, days.earliest, days.due, days.safe_due, days.provisional)


def _is_step(resolved: ResolvedRule) -> bool:
    then = resolved.then
    return isinstance(then, Perform | Attach | Qualify | Recur) and then.by is not None


def _nothing(*_: object) -> tuple[int, ...]:
    """The verdicts of no rules."""
    return ()
