"""Fields of a judicial detention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.language import Equal, First, Occurrence, day, derived, event, flag, number, text
from zhixing_rules.procedures.fields import referral
from zhixing_rules.procedures.fields.subjects import DETENTION, REFERRAL

if TYPE_CHECKING:
    from zhixing_rules.language import Day, Event, Flag, Number, Text

id: Text = text(DETENTION, "id")  # noqa: A001  read as detention.id
person: Text = text(DETENTION, "person")
number_defect: Text = derived(
    text(DETENTION, "decision_number.defect"), "决定书文号的问题", "defect of the decision number", "decision_number"
)

FOLLOWED_BY: First = First(
    REFERRAL,
    Equal(referral.detention, id),
    referral.sent_on,
    "依该拘留首次移送的日期",
    "the first referral based on this detention",
)
"""The referral that follows the detention: the decision, the intake and the court's view cannot be later."""

decided_on: Event = event(
    DETENTION,
    "decided_on",
    Occurrence.of("已作出决定", "尚未作出决定", "the decision has been made", "the decision has not yet been made"),
    followed_by=FOLLOWED_BY,
)
ground: Text = text(DETENTION, "ground")
refuses: Flag = flag(DETENTION, "refuses")
serious: Flag = flag(DETENTION, "serious", judgment=True)
intake_on: Event = event(DETENTION, "intake_on", followed_by=FOLLOWED_BY)
days: Number = number(DETENTION, "days")
printed_end: Day = day(DETENTION, "printed_end")
leave_days: Number = number(DETENTION, "leave_days")
released_early_on: Event = event(DETENTION, "released_early_on")
criminal_liability_needed: Flag = flag(DETENTION, "criminal_liability_needed")
view_on: Day = day(
    DETENTION,
    "view_on",
    Occurrence.of(
        "法院已作出该认定",
        "法院尚未作出该认定",
        "the court has formed that view",
        "the court has not yet formed that view",
    ),
    followed_by=FOLLOWED_BY,
)
civil_disposal_on: Event = event(
    DETENTION,
    "civil_disposal_on",
    Occurrence.of(
        "已依民事强制执行处理",
        "尚未依民事强制执行处理",
        "it has been dealt with under civil enforcement law",
        "it has not yet been dealt with under civil enforcement law",
    ),
)
