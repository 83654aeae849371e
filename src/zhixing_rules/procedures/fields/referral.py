"""Facts of a referral to the police and of its review."""

from __future__ import annotations

from zhixing_rules.language import day, event, flag, listing, present, text
from zhixing_rules.procedures.fields.subjects import REFERRAL

detention = text(REFERRAL, "detention")
has_detention = present(REFERRAL, "detention")
offence = text(REFERRAL, "offence")
organ_level = text(REFERRAL, "organ_level")
at_court_seat = flag(REFERRAL, "at_court_seat")
at_place_of_act = flag(REFERRAL, "at_place_of_act")
level_agreed = flag(REFERRAL, "level_agreed", judgment=True)
obstructs_enforcement = flag(REFERRAL, "obstructs_enforcement")
inventory = present(REFERRAL, "inventory")
other_documents = listing(REFERRAL, "other_documents")
sent_on = event(REFERRAL, "sent_on")
sent_before_release = flag(REFERRAL, "sent_before_release")
received_on = event(REFERRAL, "received_on")
materials_complete = flag(REFERRAL, "materials_complete")
conditions_met = flag(REFERRAL, "conditions_met")
major_or_difficult = flag(REFERRAL, "major_or_difficult")
review_ended_on = event(REFERRAL, "review_ended_on")
extended_on = event(REFERRAL, "extended_on")
extension_approver = text(REFERRAL, "extension_approver")
filed_on = event(REFERRAL, "filed_on")
supplement_notified_on = event(REFERRAL, "supplement_notified_on")
supplement_due_on = day(REFERRAL, "supplement_due_on")
supplied_on = event(REFERRAL, "supplied_on")
refusal_made_on = event(REFERRAL, "refusal_made_on")
refusal_sent_on = event(REFERRAL, "refusal_sent_on")
refusal_to = text(REFERRAL, "refusal_to")
