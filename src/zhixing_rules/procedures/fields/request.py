"""Fields of a tracing request and of its letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.language import day, event, flag, present, text
from zhixing_rules.procedures.fields.subjects import REQUEST

if TYPE_CHECKING:
    from zhixing_rules.language import Day, Event, Flag, Present, Text

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
sent_on: Event = event(REQUEST, "sent_on")
consented_on: Event = event(REQUEST, "consented_on")
consenter: Text = text(REQUEST, "consenter")
queried_on: Event = event(REQUEST, "queried_on")
feedback_on: Event = event(REQUEST, "feedback_on")
feedback_to_court: Flag = flag(REQUEST, "feedback_to_court")
feedback_received_on: Event = event(REQUEST, "feedback_received_on")
centre_informed_on: Event = event(REQUEST, "centre_informed_on")
