"""Fields of a referral to the police and of its review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules._bilingual import Bilingual
from zhixing_rules.language import Occurrence, day, derived, event, flag, listing, present, text
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
criminal_measure_on: Event = event(
    REFERRAL,
    "criminal_measure_on",
    Occurrence.of(
        "已决定刑事强制措施",
        "尚未决定刑事强制措施",
        "a criminal coercive measure has been decided",
        "a criminal coercive measure has not yet been decided",
    ),
)
evidence_heads: Present = listing(REFERRAL, "evidence_heads")
serious_item: Text = text(REFERRAL, "serious_item")
sanction_on: Event = event(
    REFERRAL,
    "sanction_on",
    Occurrence.of(
        "已采取罚款、拘留等强制措施",
        "尚未采取罚款、拘留等强制措施",
        "a fine or detention has been imposed",
        "a fine or detention has not yet been imposed",
    ),
)
refused_again_on: Event = event(
    REFERRAL,
    "refused_again_on",
    Occurrence.of(
        "采取强制措施后仍拒不执行",
        "采取强制措施后尚无拒不执行",
        "the person has refused again after it",
        "the person has not yet refused again after it",
    ),
)
turned_away_on: Event = event(
    REFERRAL,
    "turned_away_on",
    Occurrence.of(
        "公安机关不接受移送",
        "公安机关未拒绝接受移送",
        "the police have turned the referral away",
        "the police have not yet turned the referral away",
    ),
)
registered_on: Event = event(
    REFERRAL,
    "registered_on",
    Occurrence.of(
        "公安机关已受案登记",
        "公安机关尚未受案登记",
        "the police have registered the acceptance",
        "the police have not yet registered the acceptance",
    ),
)
receipt_on: Event = event(
    REFERRAL,
    "receipt_on",
    Occurrence.of(
        "公安机关已出具受案回执",
        "公安机关尚未出具受案回执",
        "the police have given a receipt",
        "the police have not yet given a receipt",
    ),
)
receipt_prompt: Flag = flag(REFERRAL, "receipt_prompt", judgment=True)
receipt_number: Present = present(REFERRAL, "receipt_number")
verification_needed: Flag = flag(REFERRAL, "verification_needed")
wrong_organ_held_on: Event = event(
    REFERRAL,
    "wrong_organ_held_on",
    Occurrence.of(
        "公安机关已认为不属其管辖",
        "公安机关尚未认为不属其管辖",
        "the police have held that another organ is competent",
        "the police have not yet held that another organ is competent",
    ),
)
wrong_organ_held_at: Text = text(REFERRAL, "wrong_organ_held_at")
transferred_at: Text = text(REFERRAL, "transferred_at")
transferred_in_24_hours: Flag = derived(
    flag(REFERRAL, "transferred_in_24_hours"),
    "二十四小时内移送有管辖权的机关",
    "it was passed on to the competent organ within 24 hours",
    "transferred_at",
)
transferred_to: Present = present(REFERRAL, "transferred_to")
transfer_told_on: Event = event(
    REFERRAL,
    "transfer_told_on",
    Occurrence.of(
        "已告知法院案件移送其他机关",
        "尚未告知法院案件移送其他机关",
        "the court has been told that it was passed on",
        "the court has not yet been told that it was passed on",
    ),
)
decision_approver: Text = text(REFERRAL, "decision_approver")
complained_on: Event = event(
    REFERRAL,
    "complained_on",
    Occurrence.of(
        "申请执行人已向公安机关控告",
        "申请执行人尚未向公安机关控告",
        "the applicant has complained to the police",
        "the applicant has not yet complained to the police",
    ),
)
complainant_served_on: Event = event(
    REFERRAL,
    "complainant_served_on",
    Occurrence.of(
        "不予立案通知书已送达控告人",
        "不予立案通知书尚未送达控告人",
        "the notice of refusal has been served on the complainant",
        "the notice of refusal has not yet been served on the complainant",
    ),
)
letter_on: Event = event(
    REFERRAL,
    "letter_on",
    Occurrence.of(
        "已函告执行法院",
        "尚未函告执行法院",
        "the enforcing court has been told by letter",
        "the enforcing court has not yet been told by letter",
    ),
)
letter_reasons: Flag = flag(REFERRAL, "letter_reasons")
dropped_on: Event = event(
    REFERRAL,
    "dropped_on",
    Occurrence.of("已撤销案件", "尚未撤销案件", "the case has been dropped", "the case has not yet been dropped"),
)
dropped_told_on: Event = event(
    REFERRAL,
    "dropped_told_on",
    Occurrence.of(
        "已告知法院撤销案件",
        "尚未告知法院撤销案件",
        "the court has been told that the case was dropped",
        "the court has not yet been told that the case was dropped",
    ),
)
new_facts_on: Event = event(
    REFERRAL,
    "new_facts_on",
    Occurrence.of(
        "已发现新的事实或者证据",
        "尚未发现新的事实或者证据",
        "new facts or evidence have been found",
        "new facts or evidence have not yet been found",
    ),
)
supervision_asked_on: Event = event(
    REFERRAL,
    "supervision_asked_on",
    Occurrence.of(
        "已提请检察机关监督",
        "尚未提请检察机关监督",
        "the court has asked the procuratorate to supervise",
        "the court has not yet asked the procuratorate to supervise",
    ),
)
reasons_request_received_on: Event = event(
    REFERRAL,
    "reasons_request_received_on",
    Occurrence.of(
        "公安机关已收到要求说明不立案理由通知书",
        "公安机关尚未收到要求说明不立案理由通知书",
        "the police have received the request for reasons",
        "the police have not yet received the request for reasons",
    ),
)
reasons_given_on: Event = event(
    REFERRAL,
    "reasons_given_on",
    Occurrence.of(
        "公安机关已说明不立案理由",
        "公安机关尚未说明不立案理由",
        "the police have given reasons for not filing",
        "the police have not yet given reasons for not filing",
    ),
)
filing_notice_received_on: Event = event(
    REFERRAL,
    "filing_notice_received_on",
    Occurrence.of(
        "公安机关已收到通知立案书",
        "公安机关尚未收到通知立案书",
        "the police have received the notice to file",
        "the police have not yet received the notice to file",
    ),
)
delay_explained_on: Event = event(
    REFERRAL,
    "delay_explained_on",
    Occurrence.of(
        "公安机关已说明逾期理由",
        "公安机关尚未说明逾期理由",
        "the police have explained the delay",
        "the police have not yet explained the delay",
    ),
)
