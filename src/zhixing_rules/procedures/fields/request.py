"""Facts of a tracing request and of its letter."""

from __future__ import annotations

from zhixing_rules.language import day, event, flag, present, text
from zhixing_rules.procedures.fields.subjects import REQUEST

letter = present(REQUEST, "letter")
dated_on = day(REQUEST, "letter.dated_on")
sealed = flag(REQUEST, "letter.sealed")
issuing_court = text(REQUEST, "letter.issuing_court")
addressed_to = text(REQUEST, "letter.addressed_to")
contact = present(REQUEST, "letter.contact")
attachments = present(REQUEST, "letter.attachments")
says_dishonest = flag(REQUEST, "letter.says_dishonest")

approved_on = event(REQUEST, "approved_on")
approver = text(REQUEST, "approver")
organ_name = text(REQUEST, "organ.name")
organ_level = text(REQUEST, "organ.level")
desk = flag(REQUEST, "organ.desk")
sent_on = event(REQUEST, "sent_on")
consented_on = event(REQUEST, "consented_on")
consenter = text(REQUEST, "consenter")
queried_on = event(REQUEST, "queried_on")
feedback_on = event(REQUEST, "feedback_on")
feedback_to_court = flag(REQUEST, "feedback_to_court")
feedback_received_on = event(REQUEST, "feedback_received_on")
centre_informed_on = event(REQUEST, "centre_informed_on")
