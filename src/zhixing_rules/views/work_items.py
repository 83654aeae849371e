"""An act that is to be done, as a worklist shows it: its group, its days in words, who does it and for what."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from zhixing_rules._bilingual import Bilingual
from zhixing_rules._enums import LabelledEnum
from zhixing_rules._plural import counted
from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._values import dataclass
from zhixing_rules.engine import Status, StepUrgency
from zhixing_rules.engine.urgency import WEEK, urgency_on
from zhixing_rules.records import Audience

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from zhixing_rules.engine import RequiredDocument, Step
    from zhixing_rules.language import ProcedureActor, Remedy
    from zhixing_rules.law import Citation
    from zhixing_rules.views.subject_titles import SubjectTitles

__all__ = [
    "ItemDetails",
    "WorkGroup",
    "WorkItem",
    "details_of",
    "is_of_others",
    "is_of_police",
    "is_shown",
    "join_items",
    "work_item",
]


class WorkGroup(LabelledEnum):
    """The groups of a worklist, the most urgent first.

    An act of another organ is in `OTHERS`, however urgent it is. In `TO_CLARIFY` is an act whose last day is known, but
    not whether it is called for, or whether it was done: that depends on facts that are not recorded.
    """

    OVERDUE = "overdue", "逾期", "overdue"
    TODAY = "today", "今天宜办", "best done today"
    THIS_WEEK = "this_week", "本周到期", "due within seven days"
    TO_CLARIFY = "to_clarify", "待核实", "to be clarified"
    OTHERS = "others", "等公安答复", "waiting for another organ"
    PROMPT = "prompt", "及时办理", "without a fixed period"
    LATER = "later", "以后", "later"


_GROUPS: Final = {
    StepUrgency.OVERDUE: WorkGroup.OVERDUE,
    StepUrgency.TODAY: WorkGroup.TODAY,
    StepUrgency.THIS_WEEK: WorkGroup.THIS_WEEK,
    StepUrgency.LATER: WorkGroup.LATER,
    StepUrgency.NO_FIXED_PERIOD: WorkGroup.PROMPT,
}


@dataclass(frozen=True, slots=True, repr=False)
class WorkItem(TypeNameRepr):
    """An act that is to be done.

    Attributes:
        rule_id: the rule.
        path: the subject, as a JSON Pointer; unique for each rule of one plan.
        from_path: for a record still to come, the record whose act will create it.
        group: the group it belongs to.
        status: the status of the step.
        actor: who acts.
        action: the act.
        brief: the act in at most twelve characters.
        subject: the subject, with the person where the audience may know the name.
        citation: the clause.
        on: the day of the view.
        due: the last day, inclusive; where `provisional`, the earliest it can be.
        safe_due: the safe day; it may be past. ``None`` for an act that is overdue.
        safe_past: whether there is no safe day because it would lie before the day that called for the act.
        provisional: whether a day or the status is not certain.
        elapsed_days: the days since the act was called for, where the law sets no number of days.
        supplies: whether it supplies a document that is missing from what was sent.
        pace: the word of the law in place of a number of days, such as 及时; 未规定 where it has none; empty where it
            sets a number.
    """

    rule_id: str
    path: str
    from_path: str | None
    group: WorkGroup
    status: Status
    actor: ProcedureActor
    action: Bilingual
    brief: Bilingual
    subject: Bilingual
    citation: Citation
    on: date
    due: date | None
    safe_due: date | None
    safe_past: bool
    provisional: bool
    elapsed_days: int | None
    pace: Bilingual
    supplies: bool

    @property
    def overdue(self) -> bool:
        """Whether the act is overdue, whoever has to do it."""
        return self.status is Status.OVERDUE

    @property
    def days_left(self) -> int | None:
        """The days until the last day, 0 on it and negative after it; ``None`` where there is no last day."""
        return None if self.due is None else (self.due - self.on).days

    @property
    def safe_today(self) -> bool:
        """Whether the safe day is this day."""
        return self.safe_due == self.on

    @property
    def safe_passed(self) -> bool:
        """Whether the safe day is over while the act is still in time, or was before the act was called for."""
        if self.overdue or self.days_left is None or self.days_left < 0:
            return False
        return self.safe_past if self.safe_due is None else self.safe_due < self.on

    @property
    def days_in_words(self) -> Bilingual:
        """The days left, the days it is late, or the days that have passed, in words; empty where nothing is known."""
        left = self.days_left
        if self.overdue and left is not None and left < 0:
            return Bilingual(f"逾{-left}日", f"{counted(-left, 'day')} late")
        if self.due is None:
            if self.elapsed_days is None:
                return Bilingual("", "")
            return Bilingual(f"已过{self.elapsed_days}日", f"{counted(self.elapsed_days, 'day')} passed")
        if left is not None and left > 0:
            return Bilingual(f"余{left}日", f"{counted(left, 'day')} left")
        if left is not None and left < 0:
            return Bilingual(f"可能已逾{-left}日", f"possibly {counted(-left, 'day')} late")
        return Bilingual("今天到期", "due today")

    @property
    def may_be_overdue(self) -> bool:
        """Whether the act is overdue, or is if the facts that are not recorded call for it."""
        past = self.days_left is not None and self.days_left < 0
        return self.overdue or (past and self.group is WorkGroup.TO_CLARIFY)


@dataclass(frozen=True, slots=True, repr=False)
class ItemDetails(TypeNameRepr):
    """What a report adds to a work item.

    Attributes:
        documents: the documents that accompany the act.
        window: the working days that the law names, first to last; empty where it names none.
        notes: what is missing, supposed or to be noted; may be empty.
        remedy: the remedy, where the act is overdue or was left undone; otherwise ``None``.
        safe_note: why the safe day is before the last day, or why there is no safe day; otherwise empty.
        before: the acts that it waits for, each with its subject.
    """

    documents: tuple[RequiredDocument, ...]
    window: tuple[date, ...]
    notes: Bilingual
    remedy: Remedy | None
    safe_note: Bilingual
    before: tuple[Bilingual, ...]


def group_title(group: WorkGroup, audience: Audience) -> Bilingual:
    """Return the name of a group; to the police, the other organ is the court."""
    if group is WorkGroup.OTHERS and audience is Audience.POLICE:
        return Bilingual("等法院办理", "waiting for the court")
    return Bilingual.of(group)


def is_shown(step: Step) -> bool:
    """Return whether a worklist shows a step: an act to be done, or a check that failed.

    An act that waits is shown where its last day is known, though not whether it is called for.
    """
    if step.status is Status.WAITING:
        return step.due is not None and not step.check and not is_of_police(step)
    if step.status is Status.DONE:
        return False
    return not step.check or step.status is Status.OVERDUE


def is_of_others(step: Step, audience: Audience) -> bool:
    """Return whether a step is an act of another organ; for all but the police, the police are the other."""
    return is_of_police(step) is not (audience is Audience.POLICE)


def is_of_police(step: Step) -> bool:
    """Return whether the police act."""
    return step.actor.of_police


def work_item(step: Step, on: date, titles: SubjectTitles, audience: Audience, *, within: int = WEEK) -> WorkItem:
    """Return a step of a plan as a work item.

    Args:
        step: the step, one that the audience may see.
        on: the day of the plan.
        titles: the titles of the subjects of the record, for the same audience.
        audience: the audience; what its own organ does not do is in `WorkGroup.OTHERS`.
        within: the number of days after `on` that count as this week.

    Returns:
        The item. Of a check that failed, the act is its remedy.
    """
    urgency = step.urgency
    if urgency in {StepUrgency.THIS_WEEK, StepUrgency.LATER}:
        urgency = urgency_on(on, step.status, step.due, step.safe_due, within=within)
    action, brief = Bilingual(step.action_zh, step.action_en), Bilingual(step.brief_zh, step.brief_en)
    supplies = step.check and step.remedy is not None and step.action_zh.startswith(step.remedy.zh)
    if step.check and step.remedy is not None and not supplies:
        action = brief = Bilingual.of(step.remedy)
    return WorkItem(
        rule_id=step.rule_id,
        path=step.path,
        from_path=step.from_path,
        group=_group(step, on, urgency, theirs=is_of_others(step, audience)),
        status=step.status,
        actor=step.actor,
        action=action,
        brief=brief,
        subject=titles.title(step.path, step.from_path),
        citation=step.citation,
        on=on,
        due=step.due,
        safe_due=None if step.status is Status.OVERDUE else step.safe_due,
        safe_past=step.safe_past,
        provisional=step.provisional,
        elapsed_days=step.elapsed_days if step.due is None else None,
        pace=Bilingual(step.pace_zh, step.pace_en),
        supplies=supplies,
    )


def _group(step: Step, on: date, urgency: StepUrgency, *, theirs: bool) -> WorkGroup:
    if theirs:
        return WorkGroup.OTHERS
    unclear = step.status is Status.WAITING or (
        step.status is not Status.OVERDUE and step.due is not None and step.due < on
    )
    return WorkGroup.TO_CLARIFY if unclear else _GROUPS[urgency]


def join_items(items: Sequence[WorkItem]) -> list[tuple[WorkItem, tuple[int, ...]]]:
    """Join the items that are one act: documents to supply on one subject, and rules on one answer of another organ.

    Args:
        items: the items of one record, in the order of its plan.

    Returns:
        The items, each with the places of those that it stands for.
    """
    found: dict[object, list[int]] = {}
    for place, item in enumerate(items):
        key: object = place
        if item.supplies:
            key = "documents", item.path, item.due
        elif item.group is WorkGroup.OTHERS and item.due is not None:
            key = "answer", item.path, item.due, item.actor, item.citation, item.status
        found.setdefault(key, []).append(place)
    return [(_joined([items[place] for place in places]), tuple(places)) for places in found.values()]


def _joined(items: Sequence[WorkItem]) -> WorkItem:
    if len(items) == 1:
        return items[0]
    if not items[0].supplies:
        return items[-1]  # the rule on the answer as a whole comes after those on its kinds
    actions = Bilingual("；".join(each.action.zh for each in items), "; ".join(each.action.en for each in items))
    brief = Bilingual(f"补送材料（{len(items)}项）", f"supply {counted(len(items), 'document')}")
    citation, *others = {replace(each.citation, item=None) for each in items}  # what they are items (项) of
    if others:
        citation = items[0].citation
    return replace(items[0], action=actions, brief=brief, citation=citation)


def details_of(step: Step, titles: SubjectTitles, all_steps: Iterable[Step]) -> ItemDetails:
    """Return what a report adds to a work item.

    Args:
        step: the step.
        titles: the titles of the subjects of the record.
        all_steps: the steps of the plan.

    Returns:
        The details.
    """
    open_steps = {(each.rule_id, each.path): each for each in all_steps if each.status is not Status.DONE}
    awaited = [open_steps[each] for each in step.after_steps if each in open_steps]
    before = tuple(
        Bilingual(f"{each.brief_zh}　{title.zh}".rstrip("　"), f"{each.brief_en} {title.en}".rstrip())
        for each, title in ((each, titles.title(each.path, each.from_path)) for each in awaited)
    )
    return ItemDetails(
        documents=step.documents,
        window=() if step.deadline is None else step.deadline.window,
        notes=Bilingual(step.why_zh, step.why_en),
        remedy=step.remedy,
        safe_note=_safe_note(step),
        before=before,
    )


def _safe_note(step: Step) -> Bilingual:
    if step.status is Status.OVERDUE:
        return Bilingual("", "")
    return Bilingual(step.safe_why_zh, step.safe_why_en)
