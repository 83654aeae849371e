"""Fields of a judicial detention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.language import Equal, First, Occurrence, day, derived, event, flag, number, present, text
from zhixing_rules.procedures.fields import referral
from zhixing_rules.procedures.fields.subjects import DETENTION, EARLIER_DETENTION, REFERRAL

if TYPE_CHECKING:
    from zhixing_rules.language import Day, Event, Flag, Number, Present, Text

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
president_approved_on: Event = event(
    DETENTION,
    "president_approved_on",
    Occurrence.of(
        "院长已批准",
        "院长尚未批准",
        "the president of the court has approved it",
        "the president of the court has not yet approved it",
    ),
)
emergency: Flag = flag(DETENTION, "emergency")
taken_at: Text = text(DETENTION, "taken_at")
family_told_on: Event = event(
    DETENTION,
    "family_told_on",
    Occurrence.of("已通知家属", "尚未通知家属", "the family has been told", "the family has not yet been told"),
)
family_told_at: Text = text(DETENTION, "family_told_at")
family_told_in_24_hours: Flag = derived(
    flag(DETENTION, "family_told_in_24_hours"),
    "二十四小时内通知家属",
    "the family was told within 24 hours",
    "family_told_at",
)
family_unreached_recorded: Flag = flag(DETENTION, "family_unreached_recorded")
family_unreached_record: Present = derived(
    present(DETENTION, "family_unreached_recorded"),
    "通知不到家属的记录",
    "a record that the family could not be told",
    "family_unreached_recorded",
)
early_release_decided_on: Event = event(
    DETENTION,
    "early_release_decided_on",
    Occurrence.of(
        "已决定提前解除拘留",
        "尚未决定提前解除拘留",
        "the early release has been decided",
        "the early release has not yet been decided",
    ),
)
early_release_approved: Flag = flag(DETENTION, "early_release_approved")
act: Text = text(DETENTION, "act")
fined_on: Event = event(
    DETENTION,
    "fined_on",
    Occurrence.of("已决定罚款", "尚未决定罚款", "a fine has been decided", "no fine has been decided yet"),
)
released_on: Event = event(
    DETENTION,
    "released_on",
    Occurrence.of("已解除拘留", "尚未解除拘留", "the person has been released", "the person has not yet been released"),
)
handed_over_on: Event = event(
    DETENTION,
    "handed_over_on",
    Occurrence.of(
        "已移交有关机关",
        "尚未移交有关机关",
        "the person has been handed over to the organ concerned",
        "the person has not yet been handed over to the organ concerned",
    ),
)

earlier_id: Text = text(EARLIER_DETENTION, "id")
earlier_person: Text = text(EARLIER_DETENTION, "person")
earlier_act: Text = text(EARLIER_DETENTION, "act")
earlier_decided_on: Event = event(
    EARLIER_DETENTION,
    "decided_on",
    Occurrence.of("已作出决定", "尚未作出决定", "the decision has been made", "the decision has not yet been made"),
)
