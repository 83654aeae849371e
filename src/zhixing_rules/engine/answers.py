"""Answers of persons: what a person recorded where a verdict is for review.

An answer changes no verdict but `review`. It is given to the facts of its day: an act that was not done by then, or a
period that ended later, is for review again. That an act came too late stays true, and so stays that answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._suggestions import did_you_mean
from zhixing_rules._values import dataclass
from zhixing_rules.engine.applicable_version import governing
from zhixing_rules.engine.attestation import attested_through
from zhixing_rules.engine.instances import RecordIndex, instances
from zhixing_rules.engine.interpret.context import EvaluationContext
from zhixing_rules.engine.verdict import VERDICTS, Verdict
from zhixing_rules.errors import Problem, RecordError
from zhixing_rules.language import Perform, PeriodEnd, Recur, Truth
from zhixing_rules.records import JudgmentVerdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from pydantic import BaseModel

    from zhixing_rules.engine.compiled_procedure import CompiledProcedure
    from zhixing_rules.engine.instances import Instance
    from zhixing_rules.engine.join_index import JoinIndex
    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.language import Consequence, Procedure, Subject
    from zhixing_rules.records import Judgment

    _Answered = tuple[str, str | None, str | None]
    """What an answer is about: the rule, and how it names the record."""

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


def judgment_of(instance: Instance, rule_id: str, context: EvaluationContext) -> Judgment | None:
    """Return the latest answer of a person up to the day of the report to one rule on one record.

    Args:
        instance: the record.
        rule_id: the rule.
        context: the facts.

    Returns:
        The answer; ``None`` without one.
    """
    judgments = _judgments_in(instance)
    if not judgments:
        return None
    answers = _by_subject(judgments, context.joins).get((rule_id, *_key_of(instance)), ())
    given = (each for each in answers if each.on.toordinal() <= context.on)
    return max(given, key=lambda each: each.on, default=None)


def _judgments_in(instance: Instance) -> Sequence[Judgment]:
    """Return the answers in the whole record of an instance; none about a record still to come."""
    return getattr(instance.records[0], "judgments", None) or () if instance.from_path is None else ()


def _by_subject(judgments: Sequence[Judgment], joins: JoinIndex) -> Mapping[_Answered, Sequence[Judgment]]:
    """Return the answers by the rule and the record that they are about; sorted once for a whole record."""
    key = (_by_subject, id(judgments))
    kept = joins.scanned.get(key)
    if kept is None:
        found: dict[_Answered, list[Judgment]] = {}
        for each in judgments:
            found.setdefault((each.rule, each.of, each.person), []).append(each)
        kept = joins.scanned[key] = (found, judgments)
    by_subject: dict[_Answered, list[Judgment]] = kept[0]
    return by_subject


def answered(verdict: Verdict, amended: ResolvedRule, instance: Instance, context: EvaluationContext) -> Verdict:
    """Return a verdict, or the answer of a person to it.

    Args:
        verdict: the verdict of the rule.
        amended: the rule with all its versions.
        instance: the record.
        context: the facts.

    Returns:
        The verdict, unless it is `review` and a person has answered.
    """
    if verdict is not Verdict.REVIEW or not _judgments_in(instance):
        return verdict
    judgment = judgment_of(instance, amended.rule.id, context)
    if judgment is None or not _holds(judgment, governing(amended, context), context):
        return verdict
    return Verdict(judgment.verdict.value)


def with_answers(
    judged: Iterable[tuple[int, Sequence[tuple[int, ...]]]],
    known: RecordIndex,
    compiled: CompiledProcedure,
    on: date,
) -> Iterator[tuple[int, list[tuple[int, ...]]]]:
    """Yield the numbers of the verdicts of each subject's records, with those that persons have answered.

    Args:
        judged: the index of the rules of each subject, and the numbers of the verdicts of its records.
        known: the whole record.
        compiled: the procedure.
        on: the day of the report.

    Yields:
        The same indexes and numbers.
    """
    for number, codes_of_records in judged:
        subject_rules, answers = compiled.all_subject_rules[number], list[tuple[int, ...]]()
        complete = attested_through(known.root, subject_rules.layer)
        found = instances(known.root, subject_rules.subject, known)
        for instance, codes in zip(found, codes_of_records, strict=True):
            context = EvaluationContext.of(instance, on, complete, compiled.calendar, known.joins)
            rules = zip(subject_rules.rules, codes, strict=True)
            answers.append(
                tuple(VERDICTS.index(answered(VERDICTS[code], rule, instance, context)) for rule, code in rules)
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
    judged = {rule.per for rule in procedure.rules if rule.per.chain[0] is root}
    keys = {subject: {_key_of(each) for each in instances(known.root, subject, known)} for subject in judged}
    subjects: dict[str, set[Subject]] = {}
    for rule in procedure.rules:
        if rule.per in judged:
            subjects.setdefault(rule.id, set()).add(rule.per)
    for index, each in enumerate(judgments):
        if each.rule not in subjects:
            asked = did_you_mean(each.rule, subjects)
            yield Problem(
                f"/judgments/{index}/rule",
                "unknown_rule",
                f"本程序没有判断此类记录的这一规则，请改正或删去该判断{asked.zh}",
                f"no rule of this procedure on such a record has this id: correct or remove the judgment{asked.en}",
            )
        elif not any((each.of, each.person) in keys[subject] for subject in subjects[each.rule]):
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
    return records[subject.within].id, getattr(own, "person", None)
