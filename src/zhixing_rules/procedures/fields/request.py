"""Fields of a tracing request and of its letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.language import TRUE, Exists, First, Occurrence, day, event, flag, present, text
from zhixing_rules.procedures.fields.subjects import REQUEST, TARGET

if TYPE_CHECKING:
    from zhixing_rules.language import Day, Event, Flag, Present, Text

_LOCATES = Exists(
    TARGET, flag(TARGET, "result_locates"), "研判结果显示下落", "the result shows the whereabouts of a person"
)
"""There is a result, so the query was run and the letter was sent."""
_WITHDRAWN = First(
    TARGET, TRUE, event(TARGET, "withdrawn_on"), "首次通知撤销查控的日期", "the day tracing was first withdrawn"
)
"""What is withdrawn is tracing that was requested, so the letter was sent by then."""

letter: Present = present(REQUEST, "letter")
dated_on: Day = day(REQUEST, "letter.dated_on")
sealed: Flag = flag(REQUEST, "letter.sealed")
issuing_court: Text = text(REQUEST, "letter.issuing_court")
addressed_to: Text = text(REQUEST, "letter.addressed_to")
contact: Present = present(REQUEST, "letter.contact")
attachments: Present = present(REQUEST, "letter.attachments")
says_dishonest: Flag = flag(REQUEST, "letter.says_dishonest")

approved_on: Event = event(REQUEST, "approved_on")
approver: Text = text(REQUEST, "approver")
organ_name: Text = text(REQUEST, "organ.name")
organ_level: Text = text(REQUEST, "organ.level")
desk: Flag = flag(REQUEST, "organ.desk")
sent_on: Event = event(REQUEST, "sent_on", shown_by=_LOCATES, followed_by=_WITHDRAWN)
consented_on: Event = event(
    REQUEST,
    "consented_on",
    Occurrence.of("分管领导已同意", "分管领导尚未同意", "the leader has consented", "the leader has not yet consented"),
)
consenter: Text = text(REQUEST, "consenter")
queried_on: Event = event(REQUEST, "queried_on", shown_by=_LOCATES)
feedback_on: Event = event(
    REQUEST,
    "feedback_on",
    Occurrence.of("已反馈", "尚未反馈", "the feedback has been given", "the feedback has not yet been given"),
    shown_by=_LOCATES,
)
feedback_to_court: Flag = flag(REQUEST, "feedback_to_court")
feedback_received_on: Event = event(
    REQUEST,
    "feedback_received_on",
    Occurrence.of(
        "法院已接收反馈",
        "法院尚未接收反馈",
        "the court has received the feedback",
        "the court has not yet received the feedback",
    ),
)
centre_informed_on: Event = event(REQUEST, "centre_informed_on")
