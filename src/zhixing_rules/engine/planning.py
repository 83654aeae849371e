"""plan: who must do what, by which day, with which papers, and what it waits for.

A step is a rule that demands an act, for one subject. Its order and what it waits for are read from the rules: an
act waits for every act whose day its own condition or period depends on. Where a referral is still to come, the
steps that would follow it are shown as waiting, under the path of the record that does not exist yet.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self, TypeGuard

from zhixing_rules.calendars import DAWN, PRC
from zhixing_rules.engine.asking import lacking
from zhixing_rules.engine.deadline import Deadline, deadline
from zhixing_rules.engine.describing import Words
from zhixing_rules.engine.explaining import reasons
from zhixing_rules.engine.messages import missed_in_words
from zhixing_rules.engine.quiet import Quiet
from zhixing_rules.engine.report import Receipt, left_undone
from zhixing_rules.engine.sequencing import in_order, makers_of, papers_with, waits_for
from zhixing_rules.engine.subjects import Index, Instance, inside, instances, seen_with
from zhixing_rules.engine.validating import prepare
from zhixing_rules.engine.verdict import VERDICTS, Verdict
from zhixing_rules.engine.walking import Scene
from zhixing_rules.language import (
    TRUE,
    Actor,
    Attach,
    First,
    Perform,
    Qualify,
    Recur,
    Same,
    Truth,
    conjunction,
    parts_of,
)
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from pydantic import BaseModel

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.engine.judge import Book
    from zhixing_rules.engine.resolving import ResolvedRule
    from zhixing_rules.language import Consequence, Procedure, Remedy, Subject
    from zhixing_rules.law import Citation

__all__ = ["Agenda", "Paper", "Plan", "Status", "Step", "plan"]


class Status(StrEnum):
    """Where a step stands."""

    zh: str

    def __new__(cls, value: str, zh: str = "") -> Self:
        """One status and its Chinese name."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.zh = zh
        return member

    DONE = "done", "已办"
    OVERDUE = "overdue", "逾期"
    DUE = "due", "待办"
    UPCOMING = "upcoming", "尚早"
    WAITING = "waiting", "等待前序"


@dataclass(frozen=True, slots=True, repr=False)
class Paper(Quiet):
    """A paper that goes with a step.

    Attributes:
        rule_id: the rule that asks for it.
        zh: its name in Chinese.
        en: its name in English.
        ready: whether it is there; ``None`` where that is not recorded.
    """

    rule_id: str
    zh: str
    en: str
    ready: bool | None


@dataclass(frozen=True, slots=True, repr=False)
class Step(Quiet):
    """One act.

    Attributes:
        rule_id: the rule that demands it.
        path: the subject, as a JSON Pointer; ``/-`` stands for a record still to come (RFC 6901).
        actor: who acts.
        action_zh: what is to be done, in Chinese.
        action_en: the same in English.
        status: where it stands on the day of the plan.
        earliest: the first day on which it is in time; ``None`` where nothing forbids acting earlier.
        due: the last day on which it is in time; where `provisional`, the earliest that day can be.
        safe_due: a day that is in time under every reading of the clause; ``None`` where there is none.
        provisional: whether the days rest on a notice not yet published or on facts not yet recorded.
        documents: the papers that go with it.
        after: the ids of the rules whose acts it waits for.
        citation: the clause.
        deadline: how the day was counted; ``None`` for a check that has no day of its own.
        why_zh: what it waits for or lacks, in Chinese; empty where nothing.
        why_en: the same in English.
        remedy: what to do next and what follows, where the step is overdue, was left undone, or a round was missed.
    """

    rule_id: str
    path: str
    actor: Actor
    action_zh: str
    action_en: str
    status: Status
    earliest: date | None
    due: date | None
    safe_due: date | None
    provisional: bool
    documents: tuple[Paper, ...]
    after: tuple[str, ...]
    citation: Citation
    deadline: Deadline | None
    why_zh: str
    why_en: str
    remedy: Remedy | None


class Agenda:
    """Steps, each after those it waits for, and what can be asked of them."""

    steps: tuple[Step, ...]

    def for_actor(self, actor: Actor | str) -> tuple[Step, ...]:
        """The steps of one actor."""
        wanted = Actor(actor)
        return tuple(step for step in self.steps if step.actor is wanted)

    def by(self, status: Status | str) -> tuple[Step, ...]:
        """The steps of one status."""
        wanted = Status(status)
        return tuple(step for step in self.steps if step.status is wanted)

    @cached_property
    def next(self) -> tuple[Step, ...]:
        """What can be done now: due and overdue steps, the earliest safe day first; those without a day last."""
        ready = [step for step in self.steps if step.status in {Status.DUE, Status.OVERDUE}]
        return tuple(sorted(ready, key=lambda step: str(step.safe_due or step.due or "9999")))

    @property
    def counts(self) -> dict[Status, int]:
        """How many steps there are of each status."""
        return {status: len(self.by(status)) for status in Status}


@dataclass(frozen=True, repr=False)
class Plan(Agenda):
    """The steps of a case, each after those it waits for.

    Attributes:
        steps: all of them.
        receipt: what the plan was made with.
        laid: the same steps in the order of the subjects and of the law.
        book: the rules, made ready.
    """

    steps: tuple[Step, ...]
    receipt: Receipt
    laid: tuple[Step, ...]
    book: Book

    def __repr__(self) -> str:
        return f"Plan(on={self.receipt.on.isoformat()}, …)"


def plan(
    record: BaseModel | Mapping[str, Any] | str | bytes,
    *,
    on: date,
    procedure: Procedure = JIAOZUO_2024,
    calendar: Calendar = PRC,
    readings: Mapping[str, str] | None = None,
) -> Plan:
    """Lay out what is still to be done in a case, or by a joint mechanism, as things stand on a day.

    Arguments and errors are those of `validate`.

    Example:
        >>> from datetime import date
        >>> steps = plan({
        ...     "case_number": "（2025）豫0802执1号", "complete_as_of": "2025-01-21",
        ...     "detentions": [{"id": "d1", "decided_on": "2025-01-20", "intake_on": "2025-01-20", "days": 15,
        ...                     "criminal_liability_needed": True, "view_on": "2025-01-21"}],
        ... }, on=date(2025, 1, 21)).steps
        >>> print(steps[0].rule_id, steps[0].status.value, steps[0].due, steps[0].safe_due)
        art7.p2.referral due 2025-02-04 2025-01-24
    """
    case, book, day = prepare(record, on, procedure, calendar, readings)
    complete = getattr(case, "complete_as_of", None)
    after = DAWN if complete is None else complete.toordinal() + 1
    steps: list[Step] = []
    root = procedure.root_of(case)
    for _, chapter in book.chapters_of(root):
        for instance in _with_those_to_come(case, book, chapter.subject, day, complete):
            scene = Scene.of(instance, day, complete, calendar)
            now = chapter.judge(day.toordinal(), after, *instance.records)
            # were nothing attested: a rule may yet apply once events that are still to come have come
            to_come = chapter.judge(day.toordinal(), DAWN, *instance.records)
            for resolved, verdict, later in zip(chapter.rules, now, to_come, strict=True):
                if VERDICTS[later] is not Verdict.NOT_APPLICABLE:
                    steps += _steps(case, book, resolved, instance, scene, VERDICTS[verdict])
    receipt = Receipt(procedure.id, procedure.hash, calendar.version, book.selection, day, complete)
    ids = {step.rule_id for step in steps}
    laid = [step if ids.issuperset(step.after) else _after_those(step, ids) for step in steps]
    return Plan(tuple(in_order(laid)), receipt, tuple(laid), book)


def _after_those(step: Step, ids: set[str]) -> Step:
    return replace(step, after=tuple(each for each in step.after if each in ids))


# ------------------------------------------------------------------------------------------------ records to come


def _with_those_to_come(
    case: BaseModel, book: Book, subject: Subject, on: date, complete: date | None
) -> Iterator[Instance]:
    """The records of a subject, then one blank record for each act that will bring one about."""
    yield from instances(case, subject)
    for resolved, done in makers_of(book).get(subject, ()):
        for instance in instances(case, resolved.rule.per):
            scene = Scene.of(instance, on, complete, book.calendar)
            if scene.truth(resolved.applies) is not Truth.NOT_MET and not _has_one(done, scene):
                yield _to_come(case, subject, instance, done)


def _has_one(done: First, scene: Scene) -> bool:
    return any(member.truth(done.where) is not Truth.NOT_MET for member in scene.members(done.subject) or ())


def _to_come(case: BaseModel, subject: Subject, instance: Instance, done: First) -> Instance:
    """A blank record, joined to the one it will follow as the rule's own condition joins them."""
    records = instance.by_subject()
    known: dict[str, Any] = dict.fromkeys(subject.record.model_fields)
    for part in parts_of(done.where):
        if isinstance(part, Same):
            sides = {part.left.subject: part.left, part.right.subject: part.right}
            other = next(side for owner, side in sides.items() if owner is not subject)
            known[sides[subject].path] = getattr(records[other.subject], other.path)
    blank = subject.record.model_construct(**known)
    root = Instance(subject, "", (case,), ("",))
    return seen_with(Index(case), root, subject, blank, "-")


# ------------------------------------------------------------------------------------------------ one step


def _steps(  # noqa: PLR0917  one step in all it depends on
    case: BaseModel, book: Book, resolved: ResolvedRule, instance: Instance, scene: Scene, verdict: Verdict
) -> Iterator[Step]:
    """The step of a rule for one subject; none where the rule is nobody's to act on."""
    then = resolved.then
    if not isinstance(then, Perform | Attach | Qualify | Recur) or then.by is None:
        return
    counted = deadline(book, resolved, instance, scene)
    status = _status(resolved, verdict, counted, scene)
    why = _why(resolved, status, instance, scene, counted)
    papers = tuple(_papers(case, book, then, instance, scene)) if isinstance(then, Perform) else ()
    yield Step(
        rule_id=resolved.rule.id,
        path=instance.path,
        actor=then.by,
        action_zh=then.zh,
        action_en=then.en,
        status=status,
        earliest=None if counted is None else counted.earliest,
        due=None if counted is None else counted.due,
        safe_due=None if counted is None else counted.safe_due,
        provisional=counted is not None and counted.provisional,
        documents=papers,
        after=waits_for(book).get(resolved.rule.id, ()),
        citation=resolved.rule.cite,
        deadline=counted,
        why_zh=why.zh,
        why_en=why.en,
        remedy=resolved.rule.remedy if status is Status.OVERDUE or left_undone(resolved, verdict, scene) else None,
    )


def _status(resolved: ResolvedRule, verdict: Verdict, counted: Deadline | None, scene: Scene) -> Status:
    """Where a step stands: overdue only where the rule is breached and the act can still be done, or done again."""
    then = resolved.then
    if _done(then, scene) and scene.truth(then.provided) is not Truth.NOT_MET:
        return Status.DONE
    if verdict is Verdict.PASS or (counted is not None and _kept_now(counted, scene)):
        return Status.DONE
    if verdict is Verdict.FAIL and not isinstance(then, Recur):  # a round that was missed cannot be made good
        return Status.OVERDUE
    if scene.truth(resolved.applies) is not Truth.MET or scene.truth(resolved.called_for) is not Truth.MET:
        return Status.WAITING
    early = counted is not None and counted.earliest is not None and scene.on < counted.earliest.toordinal()
    return Status.UPCOMING if early else Status.DUE


def _done(then: Consequence, scene: Scene) -> TypeGuard[Perform]:
    """Whether an act is on record as done, in the right way or not."""
    return isinstance(then, Perform) and scene.between(then.done).high <= scene.on


def _kept_now(counted: Deadline, scene: Scene) -> bool:
    """Whether the act of the round that runs has been done; an earlier round that was missed cannot be made good."""
    return any(each.kept for each in counted.rounds if each.first.toordinal() <= scene.on <= each.last.toordinal())


def _why(resolved: ResolvedRule, status: Status, instance: Instance, scene: Scene, counted: Deadline | None) -> Words:
    """What a step waits for or lacks, or what is not as it must be; empty for a step that can just be done."""
    if status is Status.WAITING:
        return _waits(resolved, instance, scene)
    if isinstance(resolved.then, Recur):
        return missed_in_words(counted)
    condition = getattr(resolved.then, "demand", getattr(resolved.then, "provided", TRUE))
    again = status is Status.OVERDUE or _done(resolved.then, scene)
    if again and scene.truth(condition) is Truth.NOT_MET:
        return _joined(reasons(condition, scene), "；")
    if status is not Status.DONE and not isinstance(resolved.then, Perform):
        return _joined([Words(each.zh, each.en) for each in lacking(condition, scene, instance)], "、")
    return Words("", "")


def _waits(resolved: ResolvedRule, instance: Instance, scene: Scene) -> Words:
    to_come, done = scene.assuming(None), getattr(resolved.then, "done", None)
    conditions = (resolved.applies, resolved.called_for)
    for condition in conditions:
        lacks = [each for each in lacking(condition, to_come, instance) if each.zh != getattr(done, "zh", "")]
        if lacks:
            return _joined([Words(each.zh, each.en) for each in lacks], "、")
    unmet = (condition for condition in conditions if scene.truth(condition) is not Truth.MET)
    return _joined([words for condition in unmet for words in reasons(condition, scene)], "；")


def _joined(parts: Sequence[Words], mark: str) -> Words:
    return Words(mark.join(each.zh for each in parts), ", ".join(each.en for each in parts))


def _papers(case: BaseModel, book: Book, then: Perform, instance: Instance, scene: Scene) -> Iterator[Paper]:
    """The papers that are due with the same event as an act, or with the event that it must precede."""
    done = then.done.event if isinstance(then.done, First) else then.done
    wanted = papers_with(book)
    read: dict[Subject, list[Scene]] = {}
    for rule, attach in (*wanted.get(done, ()), *wanted.get(then.within.closes, ())):
        if rule.per not in read:
            read[rule.per] = list(_scenes(case, rule.per, then, instance, scene))
        truths = [seen.truth(attach.demand) for seen in read[rule.per]]
        ready = {Truth.MET: True, Truth.NOT_MET: False}.get(conjunction(truths)) if truths else None
        yield Paper(rule.id, attach.paper_zh, attach.paper_en, ready)


def _scenes(case: BaseModel, subject: Subject, then: Perform, instance: Instance, scene: Scene) -> Iterator[Scene]:
    """Where a paper is read: this record, the records inside it, or those that the act brings about."""
    if subject in instance.subject.in_sight():
        yield scene
    elif subject.within is instance.subject:
        for inner in inside(case, instance, subject):
            yield Scene(scene.on, scene.complete, scene.calendar, inner.by_subject())
    elif isinstance(then.done, First) and then.done.subject is subject:
        for member in scene.members(subject) or ():
            if member.truth(then.done.where) is Truth.MET:
                yield member
