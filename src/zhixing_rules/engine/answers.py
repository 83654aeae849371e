"""Answers of persons: what a person recorded where a verdict is for review.

An answer changes no verdict but `review`. It is given to the facts of its day: an act that was not done by then, or a
period that ended later, is for review again. That an act came too late stays true, and so stays that answer.
"""

from __future__ import annotations

from difflib import get_close_matches
from functools import partial
from typing import TYPE_CHECKING, Any

from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._values import dataclass
from zhixing_rules.engine.applicable_version import governing
from zhixing_rules.engine.instances import RecordIndex, instances
from zhixing_rules.engine.interpret.context import EvaluationContext
from zhixing_rules.engine.verdict import VERDICTS, Verdict
from zhixing_rules.errors import Problem, RecordError
from zhixing_rules.language import Perform, PeriodEnd, Recur, Truth
from zhixing_rules.records import JudgmentVerdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from pydantic import BaseModel

    from zhixing_rules.engine.compiled_procedure import CompiledProcedure
    from zhixing_rules.engine.instances import Instance
    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.language import Consequence, Procedure, Subject
    from zhixing_rules.records import Judgment

__all__ = ["Answer", "answered", "check_judgments", "judgment_of", "with_answers"]


@dataclass(frozen=True, slots=True, repr=False)
class Answer(TypeNameRepr):
    """The answer of a person to one rule on one record.

    Attributes:
        verdict: the answer.
        by: who judged; ``None`` for an audience that may not know.
        on: the day of the judgment.
        used: whether it is the verdict of the finding; no answer is used where the record itself decides, or where the
            facts of its day are no longer those of the report.
    """

    verdict: JudgmentVerdict
    by: str | None
    on: date
    used: bool


def judgment_of(instance: Instance, rule_id: str, on: int) -> Judgment | None:
    """Return the latest answer of a person up to a day to one rule on one record; ``None`` without one.

    Args:
        instance: the record.
        rule_id: the rule.
        on: the day, inclusive, as an ordinal.

    Returns:
        The answer.
    """
    recorded = getattr(instance.records[0], "judgments", None)
    if not recorded or instance.from_path is not None:
        return None
    subject = _key_of(instance)
    days = [
        each
        for each in recorded
        if each.rule == rule_id and (each.of, each.person) == subject and each.on.toordinal() <= on
    ]
    return max(days, key=lambda each: each.on, default=None)


def answered(
    verdict: Verdict, amended: ResolvedRule, instance: Instance, context: Callable[[], EvaluationContext], on: int
) -> Verdict:
    """Return a verdict, or the answer of a person to it.

    Args:
        verdict: the verdict of the rule.
        amended: the rule with all its versions.
        instance: the record.
        context: returns the facts; called only if there is an answer.
        on: the day of the report, as an ordinal.

    Returns:
        The verdict, unless it is `review` and a person has answered.
    """
    if verdict is not Verdict.REVIEW:
        return verdict
    judgment = judgment_of(instance, amended.rule.id, on)
    if judgment is None:
        return verdict
    facts = context()
    if not _holds(judgment, governing(amended, facts), facts):
        return verdict
    return Verdict(judgment.verdict.value)


def with_answers(
    judged: Iterable[tuple[int, Sequence[tuple[int, ...]]]],
    known: RecordIndex,
    compiled: CompiledProcedure,
    on: date,
    complete: date | None,
) -> Iterator[tuple[int, list[tuple[int, ...]]]]:
    """Yield the numbers of the verdicts of each subject's records, with those that persons have answered.

    Args:
        judged: the index of the rules of each subject, and the numbers of the verdicts of its records.
        known: the whole record.
        compiled: the procedure.
        on: the day of the report.
        complete: the day through which the record attests to be complete.

    Yields:
        The same indexes and numbers.
    """
    day = on.toordinal()
    for number, codes_of_records in judged:
        subject_rules, answers = compiled.all_subject_rules[number], list[tuple[int, ...]]()
        found = instances(known.root, subject_rules.subject, known)
        for instance, codes in zip(found, codes_of_records, strict=True):
            context = partial(EvaluationContext.of, instance, on, complete, compiled.calendar, known.joins)
            rules = zip(subject_rules.rules, codes, strict=True)
            answers.append(
                tuple(VERDICTS.index(answered(VERDICTS[code], rule, instance, context, day)) for rule, code in rules)
            )
        yield number, answers


def _holds(judgment: Judgment, resolved: ResolvedRule, context: EvaluationContext) -> bool:
    """Return whether the facts that an answer was given to are still those of the report."""
    if judgment.verdict is JudgmentVerdict.NOT_APPLICABLE:
        return context.truth(resolved.applies) is not Truth.MET
    return judgment.verdict is JudgmentVerdict.FAIL or _settled(resolved.then, judgment.on.toordinal(), context)


def _settled(then: Consequence, day: int, context: EvaluationContext) -> bool:
    """Return whether nothing that a duty demands was still to be done on a day, or has become due since."""
    match then:
        case Perform():
            return context.discharged(then).high <= day
        case Recur() if isinstance(then.period_end, PeriodEnd):
            return not any(day <= last < context.on for _, last in context.periods(then.period_end))
        case Recur():
            return day == context.on
        case _:
            return True


def check_judgments(record: BaseModel, procedure: Procedure) -> None:
    """Refuse answers to rules that a procedure does not have, or about records that their rule does not judge.

    Args:
        record: the whole record.
        procedure: the rules.

    Raises:
        RecordError: it lists every such answer.
    """
    if judgments := getattr(record, "judgments", None):
        problems = list(_problems(judgments, RecordIndex(record), procedure, procedure.root_of(record)))
        if problems:
            raise RecordError(problems)


def _problems(
    judgments: tuple[Judgment, ...], known: RecordIndex, procedure: Procedure, root: Subject
) -> Iterator[Problem]:
    subjects: dict[str, set[Subject]] = {}
    for rule in procedure.rules:
        if rule.per.chain[0] is root:
            subjects.setdefault(rule.id, set()).add(rule.per)
    for index, each in enumerate(judgments):
        if each.rule not in subjects:
            close = get_close_matches(each.rule, subjects, n=1)
            zh, en = (f"；是否为 {close[0]}", f" ({close[0]} is close)") if close else ("", "")
            yield Problem(
                f"/judgments/{index}/rule",
                "unknown_rule",
                f"本程序没有判断此类记录的这一规则{zh}；请改正或删去该判断",
                f"no rule of this procedure on such a record has this id{en}: correct or remove the judgment",
            )
        elif not any(
            (each.of, each.person) == _key_of(one)
            for subject in subjects[each.rule]
            for one in instances(known.root, subject, known)
        ):
            titles = "、".join(sorted(subject.zh for subject in subjects[each.rule]))
            yield Problem(
                f"/judgments/{index}/of",
                "not_judged_by_rule",
                f"该规则判断的是{titles}，of 应为其标识（查控对象另填 person，整个记录留空）",
                "the rule does not judge this record: give the id of one that it judges, with person for a person to "
                "be traced, and nothing for a rule on the whole record",
            )


def _key_of(instance: Instance) -> tuple[Any, Any]:
    """Return how an answer names a record: its id, or that of the request and of the person to be traced."""
    subject, records = instance.subject, instance.by_subject()
    own = records[subject]
    if subject.within is None:
        return None, None
    if hasattr(own, "id"):
        return own.id, None
    return records[subject.within].id, own.person
