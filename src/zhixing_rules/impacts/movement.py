"""How a rule stands in a case under one procedure, and how that moves under another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from zhixing_rules._enums import LabelledEnum
from zhixing_rules._repr import TypeNameRepr
from zhixing_rules.engine import Status, Verdict

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from zhixing_rules.language import Actor
    from zhixing_rules.law import Citation

__all__ = ["Moved", "Movement", "Mover", "Standing", "Urgency", "in_order"]


class Moved(LabelledEnum):
    """What of a rule moved."""

    VERDICT = "verdict", "结论", "verdict"
    STATUS = "status", "步骤", "step"
    EARLIEST = "earliest", "最早", "earliest day"
    DUE = "due", "最迟", "due day"
    SAFE_DUE = "safe_due", "稳妥", "safe day"
    PAPERS = "papers", "材料", "papers"


class Urgency(LabelledEnum):
    """How soon somebody must look at a movement, the most urgent first."""

    OVERDUE = "overdue", "新逾期", "newly overdue"
    BREACHED = "breached", "新违反", "newly in breach"
    SOONER = "sooner", "须提前", "to be done sooner"
    MORE = "more", "须另办", "more to be done"
    UNSURE = "unsure", "须查明", "to be looked into"
    OTHER = "other", "其他变动", "other"


_RANK = {urgency: rank for rank, urgency in enumerate(Urgency)}
_UNDECIDED = frozenset({Verdict.OPEN, Verdict.REVIEW})
_SETTLED = frozenset({None, Status.DONE})


@dataclass(frozen=True, slots=True, repr=False)
class Standing(TypeNameRepr):
    """How one rule stands for one subject.

    Attributes:
        verdict: what it says; ``None`` for a record still to come.
        status: where its step stands; ``None`` where it is no step.
        earliest: the first day on which the act is in time.
        due: the last day; where `provisional`, the earliest that day can be.
        safe_due: a day that is in time under every reading.
        provisional: whether the days are not certain yet.
        papers: the rules of the papers that go with it, and whether each paper is there.
    """

    verdict: Verdict | None
    status: Status | None = None
    earliest: date | None = None
    due: date | None = None
    safe_due: date | None = None
    provisional: bool = False
    papers: tuple[tuple[str, bool | None], ...] = ()

    @property
    def empty(self) -> bool:
        """Whether it says nothing: the rule does not apply, and asks for nothing."""
        return self.status is None and self.verdict in {None, Verdict.NOT_APPLICABLE}


_NOWHERE = Standing(None)


@dataclass(frozen=True, slots=True, repr=False)
class Movement(TypeNameRepr):
    """How one rule moves for one subject of a case.

    Attributes:
        rule_id: the rule.
        path: the subject, as a JSON Pointer; ``/-`` stands for a record still to come.
        citation: the clause, as it is; of a rule that there is only in the new procedure, as it is to be.
        zh: what the rule is about, in Chinese.
        en: the same in English.
        actor: who acts; ``None`` where nobody must.
        old: how it stands; ``None`` where there is no such rule, or no such record to come.
        new: how it would stand.
        lines: the days inside the count that another notice says something else of.
    """

    rule_id: str
    path: str
    citation: Citation
    zh: str
    en: str
    actor: Actor | None
    old: Standing | None
    new: Standing | None
    lines: tuple[date, ...] = ()

    @property
    def moved(self) -> tuple[Moved, ...]:
        """What moved, in the order of `Moved`; empty where nothing did."""
        return tuple(self._moved())

    def _moved(self) -> Iterator[Moved]:
        old, new = self.old or _NOWHERE, self.new or _NOWHERE
        if old.empty and new.empty:
            return
        if old.verdict is not new.verdict:
            yield Moved.VERDICT
        if old.status is not new.status:
            yield Moved.STATUS
        if old.earliest != new.earliest:
            yield Moved.EARLIEST
        if (old.due, old.provisional) != (new.due, new.provisional):
            yield Moved.DUE
        if old.safe_due != new.safe_due:
            yield Moved.SAFE_DUE
        if old.papers != new.papers:
            yield Moved.PAPERS

    @property
    def days(self) -> int | None:
        """By how many calendar days the due day moves, later counting up; ``None`` where there is none on a side."""
        if self.old is None or self.new is None or self.old.due is None or self.new.due is None:
            return None
        return (self.new.due - self.old.due).days

    @property
    def act_by(self) -> date | None:
        """The day to act by under the new procedure: the safe one, else the last."""
        return None if self.new is None else self.new.safe_due or self.new.due

    @property
    def newly_fails(self) -> bool:
        """Whether the rule is breached under the new procedure alone."""
        old, new = self.old or _NOWHERE, self.new or _NOWHERE
        return new.verdict is Verdict.FAIL and old.verdict is not Verdict.FAIL

    @property
    def urgency(self) -> Urgency:
        """How soon somebody must look at it."""
        old, new = self.old or _NOWHERE, self.new or _NOWHERE
        if new.status is Status.OVERDUE and old.status is not Status.OVERDUE:
            return Urgency.OVERDUE
        if self.newly_fails:
            return Urgency.BREACHED
        if new.status not in _SETTLED:
            if _asks_more(old, new):
                return Urgency.MORE
            late_already = old.status is Status.OVERDUE
            if not late_already and (_sooner(old.due, new.due) or _sooner(old.safe_due, new.safe_due)):
                return Urgency.SOONER
        unsure = new.verdict in _UNDECIDED and old.verdict not in _UNDECIDED
        return Urgency.UNSURE if unsure else Urgency.OTHER

    @property
    def order(self) -> tuple[int, date, str, str]:
        """What movements are sorted by: urgency, the day to act by, then the place."""
        return _RANK[self.urgency], self.act_by or date.max, self.path, self.rule_id

    def seen(self, visible: Container[str]) -> Movement | None:
        """The movement as far as only some rules may be known of; ``None`` where nothing of it is left."""
        if self.rule_id not in visible:
            return None
        old, new = (_without(each, visible) for each in (self.old, self.new))
        left = self if (old, new) == (self.old, self.new) else replace(self, old=old, new=new)
        return left if left.moved else None


def _without(standing: Standing | None, visible: Container[str]) -> Standing | None:
    if standing is None:
        return None
    papers = tuple((rule, ready) for rule, ready in standing.papers if rule in visible)
    return standing if papers == standing.papers else replace(standing, papers=papers)


def _asks_more(old: Standing, new: Standing) -> bool:
    """Whether there is a step, or a paper with it, that there was not; or one that need not wait any more."""
    papers = {each for each, _ in new.papers} - {each for each, _ in old.papers}
    return old.status in _SETTLED or bool(papers) or old.status is Status.WAITING is not new.status


def _sooner(old: date | None, new: date | None) -> bool:
    return new is not None and (old is None or new < old)


class Mover:
    """The movements of one case, the most urgent first, and what can be asked of them."""

    __slots__ = ()

    number: int
    movements: tuple[Movement, ...]

    @property
    def urgency(self) -> Urgency | None:
        """That of its most urgent movement; ``None`` where nothing moves."""
        return self.movements[0].urgency if self.movements else None

    @property
    def act_by(self) -> date | None:
        """The day to act by of its most urgent movement."""
        return self.movements[0].act_by if self.movements else None


def in_order(movements: Iterable[Movement]) -> tuple[Movement, ...]:
    """Movements, the most urgent first, then the nearest day to act by."""
    return tuple(sorted(movements, key=lambda each: each.order))
