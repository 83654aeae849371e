"""Fields of a referral to the police and of its review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules._bilingual import Bilingual
from zhixing_rules.language import Occurrence, day, event, flag, listing, present, text
from zhixing_rules.procedures.fields.subjects import REFERRAL

if TYPE_CHECKING:
    from zhixing_rules.language import Day, Event, Flag, Present, Text

detention: Text = text(REFERRAL, "detention")
has_detention: Present = present(REFERRAL, "detention")
offence: Text = text(REFERRAL, "offence")
organ_level: Text = text(REFERRAL, "organ_level")
at_court_seat: Flag = flag(REFERRAL, "at_court_seat")
at_place_of_act: Flag = flag(REFERRAL, "at_place_of_act")
level_agreed: Flag = flag(REFERRAL, "level_agreed", judgment=True)
obstructs_enforcement: Flag = flag(REFERRAL, "obstructs_enforcement")
inventory: Present = present(REFERRAL, "inventory")
other_papers: Present = listing(REFERRAL, "other_papers")
sent_on: Event = event(
    REFERRAL,
    "sent_on",
    Occurrence.of("已移送", "尚未移送", "the referral has been made", "the referral has not yet been made"),
)
sent_before_release: Flag = flag(REFERRAL, "sent_before_release")
received_on: Event = event(
    REFERRAL,
    "received_on",
    Occurrence.of(
        "公安机关已接收", "公安机关尚未接收", "the police have received it", "the police have not yet received it"
    ),
)
materials_complete: Flag = flag(REFERRAL, "materials_complete")
conditions_met: Flag = flag(REFERRAL, "conditions_met")
major_or_difficult: Flag = flag(REFERRAL, "major_or_difficult")
review_ended_on: Event = event(
    REFERRAL,
    "review_ended_on",
    Occurrence.of(
        "已审查完毕",
        "尚未审查完毕",
        "the police have finished their review",
        "the police have not yet finished their review",
    ),
)
extended_on: Event = event(REFERRAL, "extended_on")
extension_approver: Text = text(REFERRAL, "extension_approver")
filed_on: Event = event(REFERRAL, "filed_on")
transferred_on: Event = event(
    REFERRAL,
    "transferred_on",
    Occurrence.of(
        "已移送其他公安机关",
        "尚未移送其他公安机关",
        "it has been passed on to the competent police organ",
        "it has not yet been passed on to the competent police organ",
    ),
)
supplement_notified_on: Event = event(REFERRAL, "supplement_notified_on")
supplement_due_on: Day = day(REFERRAL, "supplement_due_on")
outcome_owed_unsupplied: Flag = flag(
    REFERRAL,
    "outcome_owed_unsupplied",
    judgment=True,
    negation=Bilingual("逾期未补充，不再应作出审查结果", "the police owe no outcome, as the evidence was not supplied"),
)
supplied_on: Event = event(REFERRAL, "supplied_on")
refusal_made_on: Event = event(
    REFERRAL,
    "refusal_made_on",
    Occurrence.of(
        "已作出不予立案通知书",
        "尚未作出不予立案通知书",
        "the notice of refusal has been made",
        "the notice of refusal has not yet been made",
    ),
)
refusal_sent_on: Event = event(
    REFERRAL,
    "refusal_sent_on",
    Occurrence.of(
        "已反馈不予立案通知书",
        "尚未反馈不予立案通知书",
        "the notice has been sent to the court",
        "the notice has not yet been sent to the court",
    ),
)
refusal_to: Text = text(REFERRAL, "refusal_to")
