"""Duties that rules of several layers lay: the stricter rule prevails, and all are cited.

The verdict of a duty is the worst of its rules, after the cap of each. Its last day is the earliest of the rules whose
words were read in full; its safe day the earliest of all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._values import dataclass
from zhixing_rules.engine.verdict import Verdict
from zhixing_rules.language import LayeredProcedure

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from zhixing_rules.engine.deadline import Deadline
    from zhixing_rules.language import Duty, Procedure

__all__ = ["DutyFinding", "duty_findings"]

_WORST_FIRST: Final = (
    Verdict.FAIL,
    Verdict.OPEN,
    Verdict.REVIEW,
    Verdict.PENDING,
    Verdict.PASS,
    Verdict.NOT_APPLICABLE,
)


class _Found(Protocol):
    """The attributes of a finding that its duty is made from."""

    @property
    def rule_id(self) -> str: ...
    @property
    def path(self) -> str: ...
    @property
    def verdict(self) -> Verdict: ...
    @property
    def deadline(self) -> Deadline | None: ...


@dataclass(frozen=True, slots=True, repr=False)
class DutyFinding(TypeNameRepr):
    """What the rules that lay one duty find together for one subject.

    Attributes:
        id: the duty, such as ``review.filing``.
        zh: its name in Chinese.
        en: the same in English.
        path: the subject, as a JSON Pointer.
        verdict: the worst verdict of its rules.
        decided_by: the rule that gives it: of several the one whose words were read in full, then the earlier day.
        see: its other rules on this subject, in the order of the duty.
        due: the earliest certain last day of the rules whose words were read in full; ``None`` if none is certain.
        safe_due: the earliest safe day of all its rules; ``None`` if none has one.
    """

    id: str
    zh: str
    en: str
    path: str
    verdict: Verdict
    decided_by: str
    see: tuple[str, ...]
    due: date | None
    safe_due: date | None


def duty_findings(procedure: Procedure, findings: Iterable[_Found]) -> tuple[DutyFinding, ...]:
    """Combine the findings of rules that lay one duty.

    Args:
        procedure: the procedure; only a `LayeredProcedure` knows of duties.
        findings: the findings, as far as they are shown.

    Returns:
        The combined findings of each duty with at least two rules on one subject, in the order of the duties.
    """
    if not isinstance(procedure, LayeredProcedure):
        return ()
    members: dict[tuple[str, str], list[_Found]] = {}
    for each in findings:
        duty = procedure.duty_of(each.rule_id)
        if duty is not None:
            members.setdefault((duty.id, each.path), []).append(each)
    by_id = {duty.id: duty for duty in procedure.duties}
    order = list(by_id)
    combined = (
        _combined(procedure, by_id[duty_id], found)
        for (duty_id, _), found in sorted(members.items(), key=lambda pair: order.index(pair[0][0]))
    )
    return tuple(each for each in combined if each.see)


def _combined(procedure: Procedure, duty: Duty, found: list[_Found]) -> DutyFinding:
    capped = {each.rule_id: procedure.rule(each.rule_id)[0].capped for each in found}
    in_order = sorted(found, key=lambda each: duty.rules.index(each.rule_id))
    first, *_ = sorted(
        in_order,
        key=lambda each: (
            _WORST_FIRST.index(each.verdict),
            capped[each.rule_id],
            each.deadline is None or each.deadline.certain is None,
            _ordinal(None if each.deadline is None else each.deadline.certain),
        ),
    )
    counted = [each for each in found if each.deadline is not None and each.verdict is not Verdict.NOT_APPLICABLE]
    due = (each.deadline.certain for each in counted if each.deadline is not None and not capped[each.rule_id])
    safe = (each.deadline.safe_due for each in counted if each.deadline is not None)
    return DutyFinding(
        id=duty.id,
        zh=duty.zh,
        en=duty.en,
        path=first.path,
        verdict=first.verdict,
        decided_by=first.rule_id,
        see=tuple(dict.fromkeys(each.rule_id for each in in_order if each.rule_id != first.rule_id)),
        due=min((each for each in due if each is not None), default=None),
        safe_due=min((each for each in safe if each is not None), default=None),
    )


def _ordinal(day: date | None) -> int:
    return 0 if day is None else day.toordinal()
