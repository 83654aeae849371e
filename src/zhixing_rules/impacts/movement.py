"""The outcome of a rule in a case under one procedure, and how it moves under another."""

from __future__ import annotations

from dataclasses import field, replace
from datetime import date
from typing import TYPE_CHECKING

from zhixing_rules._enums import LabelledEnum
from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._values import dataclass
from zhixing_rules.engine import Status, Verdict

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from zhixing_rules._bilingual import Bilingual
    from zhixing_rules.language import ProcedureActor
    from zhixing_rules.law import Citation

__all__ = ["MovedField", "Movement", "MovementsMixin", "RuleOutcome", "Urgency", "in_order"]


class MovedField(LabelledEnum):
    """The fields of a `RuleOutcome` that can move."""

    VERDICT = "verdict", "结论", "verdict"
    STATUS = "status", "步骤", "step"
    EARLIEST = "earliest", "最早", "earliest day"
    DUE = "due", "最迟", "due day"
    SAFE_DUE = "safe_due", "稳妥", "safe day"
    DOCUMENTS = "documents", "材料", "documents"


class Urgency(LabelledEnum):
    """How soon somebody must look at a movement, the most urgent first."""

    OVERDUE = "overdue", "新逾期", "newly overdue"
    BREACHED = "breached", "新违反", "newly in breach"
    SOONER = "sooner", "须提前", "due earlier"
    MORE = "more", "须另办", "more to do"
    UNSURE = "unsure", "须查明", "to be clarified"
    OTHER = "other", "其他变动", "other"


_RANK = {urgency: rank for rank, urgency in enumerate(Urgency)}
_UNDECIDED = frozenset({Verdict.OPEN, Verdict.REVIEW})
_NOTHING_TO_DO = frozenset({None, Status.DONE})


@dataclass(frozen=True, slots=True, repr=False)
class RuleOutcome(TypeNameRepr):
    """The outcome of one rule for one subject of a case.

    Attributes:
        verdict: the verdict; ``None`` for a record that does not exist yet.
        status: the status of its step; ``None`` if the rule is not a step.
        earliest: the first day on which the act is in time.
        due: the last day, inclusive; if `provisional`, the earliest that day can be.
        safe_due: the last working day that is in time under every reading.
        provisional: whether the days or the status are not certain yet.
        documents: the rules of the documents that accompany the act, and whether each document is there; ``None`` if
            that is not recorded.
        label: the name of the verdict for this kind of norm; ``None`` if there is no verdict. Not compared.
    """

    verdict: Verdict | None
    status: Status | None = None
    earliest: date | None = None
    due: date | None = None
    safe_due: date | None = None
    provisional: bool = False
    documents: tuple[tuple[str, bool | None], ...] = ()
    label: Bilingual | None = field(default=None, compare=False)

    @property
    def empty(self) -> bool:
        """Whether the rule does not apply and requires nothing."""
        return self.status is None and self.verdict in {None, Verdict.NOT_APPLICABLE}


_NO_OUTCOME = RuleOutcome(None)


@dataclass(frozen=True, slots=True, repr=False)
class Movement(TypeNameRepr):
    """How one rule moves for one subject of a case.

    Attributes:
        rule_id: the rule.
        path: the subject, as a JSON Pointer; ``/-`` or ``/-2`` is a record that does not exist yet.
        citation: the clause in the old procedure; in the new one if only that has the rule.
        zh: what the rule is about, in Chinese.
        en: the same in English.
        actor: who acts; ``None`` if the rule names no actor.
        old: the outcome under the old procedure; ``None`` if that has no such rule, or no such record to come.
        new: the outcome under the new procedure; ``None`` likewise.
        lines: the days inside the count on which the calendars differ.
    """

    rule_id: str
    path: str
    citation: Citation
    zh: str
    en: str
    actor: ProcedureActor | None
    old: RuleOutcome | None
    new: RuleOutcome | None
    lines: tuple[date, ...] = ()

    @property
    def to_come(self) -> bool:
        """Whether the record does not exist yet."""
        return self.path.rpartition("/")[2].startswith("-")

    @property
    def moved(self) -> tuple[MovedField, ...]:
        """The fields that moved, in the order of `MovedField`; empty if none did."""
        return tuple(self._moved())

    def _moved(self) -> Iterator[MovedField]:
        old, new = self.old or _NO_OUTCOME, self.new or _NO_OUTCOME
        if old.empty and new.empty:
            return
        if old.verdict is not new.verdict:
            yield MovedField.VERDICT
        if old.status is not new.status:
            yield MovedField.STATUS
        if old.earliest != new.earliest:
            yield MovedField.EARLIEST
        if (old.due, old.provisional) != (new.due, new.provisional):
            yield MovedField.DUE
        if old.safe_due != new.safe_due:
            yield MovedField.SAFE_DUE
        if old.documents != new.documents:
            yield MovedField.DOCUMENTS

    @property
    def days(self) -> int | None:
        """By how many calendar days the due day moves, later being positive; ``None`` if a side has no due day."""
        if self.old is None or self.new is None or self.old.due is None or self.new.due is None:
            return None
        return (self.new.due - self.old.due).days

    @property
    def act_by(self) -> date | None:
        """The day to act by under the new procedure: the safe day, else the due day."""
        return None if self.new is None else self.new.safe_due or self.new.due

    @property
    def newly_fails(self) -> bool:
        """Whether the rule is breached under the new procedure only."""
        old, new = self.old or _NO_OUTCOME, self.new or _NO_OUTCOME
        return new.verdict is Verdict.FAIL and old.verdict is not Verdict.FAIL

    @property
    def urgency(self) -> Urgency:
        """How soon somebody must look at it."""
        old, new = self.old or _NO_OUTCOME, self.new or _NO_OUTCOME
        if new.status is Status.OVERDUE and old.status is not Status.OVERDUE:
            return Urgency.OVERDUE
        if self.newly_fails:
            return Urgency.BREACHED
        if new.status not in _NOTHING_TO_DO:
            if _adds_work(old, new):
                return Urgency.MORE
            already_overdue = old.status is Status.OVERDUE
            if not already_overdue and (_sooner(old.due, new.due) or _sooner(old.safe_due, new.safe_due)):
                return Urgency.SOONER
        unsure = new.verdict in _UNDECIDED and old.verdict not in _UNDECIDED
        return Urgency.UNSURE if unsure else Urgency.OTHER

    @property
    def sort_key(self) -> tuple[int, date, str, str]:
        """The key that movements are sorted by: urgency, the day to act by, then the path and the rule."""
        return _RANK[self.urgency], self.act_by or date.max, self.path, self.rule_id

    def restricted_to(self, rule_ids: Container[str]) -> Movement | None:
        """Return the movement without other rules than these; ``None`` if nothing of it is left."""
        if self.rule_id not in rule_ids:
            return None
        old, new = (_restricted(each, rule_ids) for each in (self.old, self.new))
        left = self if (old, new) == (self.old, self.new) else replace(self, old=old, new=new)
        return left if left.moved else None


def _restricted(outcome: RuleOutcome | None, rule_ids: Container[str]) -> RuleOutcome | None:
    if outcome is None:
        return None
    documents = tuple((rule_id, ready) for rule_id, ready in outcome.documents if rule_id in rule_ids)
    return outcome if documents == outcome.documents else replace(outcome, documents=documents)


def _adds_work(old: RuleOutcome, new: RuleOutcome) -> bool:
    """Return whether there is a new step, a new document with it, or a step that no longer waits."""
    added = {each for each, _ in new.documents} - {each for each, _ in old.documents}
    return old.status in _NOTHING_TO_DO or bool(added) or old.status is Status.WAITING is not new.status


def _sooner(old: date | None, new: date | None) -> bool:
    return new is not None and (old is None or new < old)


class MovementsMixin:
    """Mixin of the properties of a case that follow from its movements, the most urgent first."""

    __slots__ = ()

    number: int
    movements: tuple[Movement, ...]

    @property
    def urgency(self) -> Urgency | None:
        """The urgency of its most urgent movement; ``None`` if nothing moves."""
        return self.movements[0].urgency if self.movements else None

    @property
    def act_by(self) -> date | None:
        """The day to act by of its most urgent movement; ``None`` if nothing moves or that has no day."""
        return self.movements[0].act_by if self.movements else None


def in_order(movements: Iterable[Movement]) -> tuple[Movement, ...]:
    """Sort movements, the most urgent first, then the nearest day to act by."""
    return tuple(sorted(movements, key=lambda each: each.sort_key))
