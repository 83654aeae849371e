"""A step of a plan. Its details are computed when one of them is first read.

Who acts, the status and the days follow from compiled rules. The deadline with its account, the documents and the
reasons need the interpreter, so a step computes them on demand, all at once. Until then it refers to the record; what
is copied, compared, pickled or shown has its details and no record.
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from zhixing_rules.engine.deadline import Deadline
    from zhixing_rules.engine.status import Status
    from zhixing_rules.engine.urgency import StepUrgency
    from zhixing_rules.language import ProcedureActor, Remedy
    from zhixing_rules.law import Citation

__all__ = ["RequiredDocument", "Step", "StepDetails", "StepReference", "deferred_step"]


@dataclass(frozen=True, slots=True, repr=False)
class RequiredDocument(TypeNameRepr):
    """A document that accompanies a step.

    Attributes:
        rule_id: the rule that requires it.
        zh: its name in Chinese.
        en: its name in English.
        ready: whether it exists; ``None`` where that is not recorded.
    """

    rule_id: str
    zh: str
    en: str
    ready: bool | None


class StepReference(NamedTuple):
    """A step of the same plan.

    Attributes:
        rule_id: its rule.
        path: its subject, as a JSON Pointer.
    """

    rule_id: str
    path: str


class StepDetails(NamedTuple):
    """The attributes of a `Step` that are computed on demand."""

    documents: tuple[RequiredDocument, ...]
    deadline: Deadline | None
    why_zh: str
    why_en: str
    safe_why_zh: str
    safe_why_en: str
    remedy: Remedy | None


_DETAILS: Final = frozenset(StepDetails._fields)


class _Deferred:
    """Base with the function that computes the details; ``None`` once they are computed."""

    __slots__ = ("_details",)


@dataclass(frozen=True, slots=True, repr=False)
class Step(TypeNameRepr, _Deferred):
    """One act that a rule requires of an actor.

    Attributes:
        rule_id: the rule.
        path: the subject, as a JSON Pointer; ``/-`` stands for a record still to come (RFC 6901), ``/-2`` for a second.
            Unique for each rule of one plan; `from_path` stays the same when other records are added.
        from_path: for a record still to come, the record whose act will create it, as a JSON Pointer; ``None`` for a
            record that exists.
        actor: the actor.
        action_zh: the act, in Chinese.
        action_en: the same in English.
        brief_zh: the act in at most twelve characters.
        brief_en: the same in English.
        check: whether it is a check of a manner or a condition, or a document to supply, rather than an act of its own.
        status: its status on the day of the plan, if what is not recorded up to that day has not happened.
        urgency: how urgent it is on the day of the plan.
        earliest: the first day on which it is in time, inclusive; ``None`` where acting earlier is allowed.
        due: the last day on which it is in time, inclusive; where `provisional`, the earliest that day can be.
        safe_due: the last working day that is in time under every reading of the clause, or by the limit that the rule
            has for it; ``None`` where no day is.
        safe_past: whether there is no safe day because it would lie before the day that called for the act.
        done_on: the day on which it was done, in time or late; of a recurring duty, the day of the last act. ``None``
            where it is not done, or the day is not recorded.
        elapsed_days: the days since the day that called for the act, where it is not done and that day is certain and
            past; otherwise ``None``.
        pace_zh: the word of the law in place of a number of days, such as 及时, or 未规定 where it has none; empty for
            an act with a number of days and for a check.
        pace_en: the same in English.
        provisional: whether the days or the status depend on a notice not yet published or on facts not yet recorded.
        documents: the documents that accompany it.
        after: the ids of the rules whose acts it waits for.
        after_steps: the steps that it waits for, where their subject is connected with its own: the same, one that
            contains it or is in it, or one that either refers to. A rule of `after` without any has other subjects.
        citation: the clause.
        deadline: the count of the day; ``None`` for a check that has no day of its own.
        why_zh: what it waits for, what is missing, or a remark, in Chinese; may be empty.
        why_en: the same in English.
        safe_why_zh: why the safe day is before the last day, in Chinese; empty where it is not, or none is.
        safe_why_en: the same in English.
        remedy: the remedy, where the step is overdue, was left undone, or a period was missed; otherwise ``None``.
    """

    rule_id: str
    path: str
    from_path: str | None
    actor: ProcedureActor
    action_zh: str
    action_en: str
    brief_zh: str
    brief_en: str
    check: bool
    status: Status
    urgency: StepUrgency
    earliest: date | None
    due: date | None
    safe_due: date | None
    safe_past: bool
    done_on: date | None
    elapsed_days: int | None
    pace_zh: str
    pace_en: str
    provisional: bool
    documents: tuple[RequiredDocument, ...]
    after: tuple[str, ...]
    after_steps: tuple[StepReference, ...]
    citation: Citation
    deadline: Deadline | None
    why_zh: str
    why_en: str
    safe_why_zh: str
    safe_why_en: str
    remedy: Remedy | None

    if not TYPE_CHECKING:  # type checkers know the attributes above

        def __getattr__(self, name: str) -> Any:  # noqa: ANN401  any detail
            """Compute the details, if they are not computed yet. Python calls this only for what is not set."""
            if name not in _DETAILS:
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            details = object.__getattribute__(self, "_details")
            if details is not None:
                for detail, value in details()._asdict().items():
                    object.__setattr__(self, detail, value)
                _SET_DETAILS(self, None)  # the record is no longer needed
            return object.__getattribute__(self, name)


def deferred_step(details: Callable[[], StepDetails], *attributes: Any) -> Step:  # noqa: ANN401  any attribute
    """Return a step that computes its details when one of them is first read.

    Args:
        details: computes the details; called at most once, unless several threads read the first detail together.
        attributes: the other attributes of the step, in the order of its fields.

    Returns:
        The step.
    """
    step = object.__new__(Step)
    _SET_DETAILS(step, details)
    for set_attribute, value in zip(_SETTERS, attributes, strict=True):
        set_attribute(step, value)
    return step


_SETTERS: Final = tuple(getattr(Step, each.name).__set__ for each in fields(Step) if each.name not in _DETAILS)
_SET_DETAILS: Final = Step._details.__set__  # type: ignore[attr-defined]  # noqa: SLF001  its own slot
