"""Records of 司法拘留, of referrals to the police, and of arrests in private prosecutions (arts 7 to 11)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from zhixing_rules.records.case_number import CaseNumber
from zhixing_rules.records.clock_time import ClockTime, is_in_24_hours
from zhixing_rules.records.enums import (
    DecisionApprover,
    DetentionGround,
    Document,
    EvidenceHead,
    Executor,
    ExtensionApprover,
    Offence,
    OrganLevel,
    PersonLabel,
    RefusalAddressee,
    SeriousItem,
)
from zhixing_rules.records.person import Key, RequiredText, ShortText
from zhixing_rules.records.record import LongestList, PlainDate, Record, internal, outcome, personal, required
from zhixing_rules.records.secret import Secret

__all__ = ["Detention", "EvidenceItem", "PrivateProsecution", "Referral"]

LONGEST_DETENTION = 15
"""Maximum length of a detention in days (民事诉讼法 118: 拘留的期限，为十五日以下)."""
_MOST_SHEETS = 100_000
"""Maximum number of copies or pages of a piece of evidence."""


class Detention(Record):
    """A judicial detention (art 7; 民事诉讼法 118; 拘留所条例 32)."""

    id: Key = required("id", "标识", "BS", "local id", "记录结构")
    person: Key | None = personal("person", "被拘留人", "BJLR", "the person, by id", "第七条第一款")
    decision_number: CaseNumber | None = personal(
        "decision_number", "拘留决定书文号", "JLJDSWH", "number of the decision (司惩)", "第七条第一款"
    )
    decided_on: PlainDate | None = outcome("decided_on", "决定日期", "JDRQ", "day of the decision", "第七条第一款")
    ground: DetentionGround | None = personal(
        "ground", "拘留事由", "JLSY", "ground of the detention", "第一条第（二）项、第七条第一款"
    )
    refuses: bool | None = personal(
        "refuses", "拒不执行判决、裁定", "JBZX", "refuses to perform a judgment or ruling", "第七条第一款"
    )
    serious: bool | None = personal("serious", "情节严重", "QJYZ", "the circumstances are serious", "第七条第一款")
    intake_on: PlainDate | None = personal("intake_on", "收拘日期", "SJRQ", "day of intake", "第七条第二款")
    place: ShortText | None = personal("place", "拘留所", "JLS", "place of detention", "第七条第二款")
    fine_number: CaseNumber | None = personal(
        "fine_number", "罚款决定书文号", "FKJDSWH", "number of the decision on a fine (司惩)", "第八条第（四）项"
    )
    fined_on: PlainDate | None = personal(
        "fined_on", "罚款决定日期", "FKJDRQ", "day of the decision on a fine", "第八条第（四）项"
    )
    days: Annotated[int, Field(ge=1, le=LONGEST_DETENTION)] | None = outcome(
        "days", "拘留天数", "JLTS", "days of detention", "第七条第二款"
    )
    printed_start: PlainDate | None = personal(
        "printed_start", "决定书载明起日", "ZMQR", "first day printed in the decision", "第七条第二款"
    )
    printed_end: PlainDate | None = personal(
        "printed_end", "决定书载明止日", "ZMZR", "last day printed in the decision", "第七条第二款"
    )
    leave_days: Annotated[int, Field(ge=0, le=LONGEST_DETENTION)] | None = personal(
        "leave_days", "请假出所天数", "QJTS", "days of leave", "第七条第二款"
    )
    released_early_on: PlainDate | None = outcome(
        "released_early_on", "提前解除日期", "TQJCRQ", "day of early release", "第七条第二款"
    )
    criminal_liability_needed: bool | None = internal(
        "criminal_liability_needed",
        "法院认为需要追究刑事责任",
        "XYZJXZ",
        "criminal liability must be pursued",
        "第七条第二款",
    )
    view_on: PlainDate | None = internal(
        "view_on", "法院作出该认定日期", "RDRQ", "day the court formed that view", "第七条第二款"
    )
    civil_disposal_on: PlainDate | None = personal(
        "civil_disposal_on",
        "依民事强制执行处理日期",
        "MZCLRQ",
        "day dealt with under civil enforcement law",
        "第七条第二款",
    )
    president_approved_on: PlainDate | None = internal(
        "president_approved_on",
        "院长批准日期",
        "YZPZRQ",
        "day the president of the court approved it",
        "民事诉讼法第一百一十九条",
    )
    emergency: bool | None = personal(
        "emergency",
        "因紧急情况必须立即拘留",
        "JJQK",
        "the detention had to be made at once",
        "民诉法解释第一百八十一条",
    )
    taken_at: ClockTime | None = personal(
        "taken_at", "实施拘留时刻", "SSJLSK", "time of the detention on the day of intake", "民诉法解释第一百八十条"
    )
    family_told_on: PlainDate | None = personal(
        "family_told_on", "通知家属日期", "TZJSRQ", "day the family was told", "民诉法解释第一百八十条"
    )
    family_told_at: ClockTime | None = personal(
        "family_told_at", "通知家属时刻", "TZJSSK", "time the family was told", "民诉法解释第一百八十条"
    )
    family_unreached_recorded: bool | None = personal(
        "family_unreached_recorded",
        "无法通知家属已记录在案",
        "WFTZJL",
        "it is on record that the family could not be told",
        "民诉法解释第一百八十条",
    )
    early_release_decided_on: PlainDate | None = outcome(
        "early_release_decided_on",
        "决定提前解除拘留日期",
        "JDTQJCRQ",
        "day of the decision on early release",
        "民诉法解释第一百八十二条",
    )
    early_release_approved: bool | None = internal(
        "early_release_approved",
        "院长批准提前解除拘留",
        "YZPZTQJC",
        "the president of the court approved the early release",
        "民诉法解释第一百八十二条",
    )
    act: ShortText | None = personal(
        "act", "受处罚的妨害行为", "FHXW", "act punished; the same words for the same act", "民诉法解释第一百八十四条"
    )
    released_on: PlainDate | None = outcome(
        "released_on", "解除拘留日期", "JCJLRQ", "day of release", "拘留所条例第三十条"
    )
    handed_over_on: PlainDate | None = outcome(
        "handed_over_on",
        "移交有关机关日期",
        "YJRQ",
        "day of the handover to the organ concerned",
        "拘留所条例第三十一条",
    )

    @property
    def family_told_in_24_hours(self) -> bool | None:
        """二十四小时内通知家属: told within 24 hours of the detention; ``None`` without both days and times."""
        return is_in_24_hours(self.intake_on, self.taken_at, self.family_told_on, self.family_told_at)


class EvidenceItem(Record):
    """A piece of evidence that is referred, as a list of evidence names it (art 8(iv))."""

    head: EvidenceHead | None = personal("head", "证明事项", "ZMSX", "what it proves", "第八条第（四）项")
    name: ShortText | None = personal("name", "证据名称", "ZJMC", "name of the evidence", "第八条第（四）项")
    copies: Annotated[int, Field(ge=1, le=_MOST_SHEETS)] | None = personal(
        "copies", "份数", "FS", "number of copies", "第八条第（四）项"
    )
    pages: Annotated[int, Field(ge=1, le=_MOST_SHEETS)] | None = personal(
        "pages", "页数", "YS", "number of pages", "第八条第（四）项"
    )
    original: bool | None = personal("original", "原件", "YJ", "it is the original", "第八条第（四）项")


class Referral(Record):
    """A referral of a suspected crime to the police and its review (arts 7 to 9, 11)."""

    id: Key = required("id", "标识", "BS", "local id", "记录结构")
    person: Key | None = personal("person", "行为人", "XWR", "the person, by id", "第七条第二款")
    detention: Key | None = personal(
        "detention", "所依拘留", "SYJL", "the detention it is based on, by id", "第七条第二款"
    )
    offence: Offence | None = personal("offence", "涉嫌罪行", "SXZX", "offence", "第七条、第十一条")
    organ_name: ShortText | None = personal(
        "organ_name", "受移送公安机关", "YSJG", "the organ that received the referral", "第七条第二款"
    )
    organ_level: OrganLevel | None = personal(
        "organ_level", "受移送机关层级", "YSJGCJ", "level of that organ", "第七条第二款"
    )
    at_court_seat: bool | None = personal(
        "at_court_seat",
        "系执行法院所在地公安机关",
        "FYSZD",
        "the organ is at the seat of the enforcing court",
        "第七条第二款",
    )
    at_place_of_act: bool | None = personal(
        "at_place_of_act", "系犯罪行为发生地公安机关", "XWFSD", "the organ is at the place of the act", "第七条第二款"
    )
    level_agreed: bool | None = personal(
        "level_agreed", "级别管辖已确认", "JBGX", "jurisdiction by level is confirmed", "第七条第二款"
    )
    obstructs_enforcement: bool | None = personal(
        "obstructs_enforcement",
        "同时妨害民事执行",
        "FHZX",
        "the person also obstructs the enforcement",
        "第十一条",
    )
    inventory: Annotated[tuple[Document, ...], LongestList] | None = personal(
        "inventory", "移送材料清单", "YSCLQD", "documents referred", "第八条"
    )
    other_papers: Annotated[tuple[RequiredText, ...], LongestList] | None = personal(
        "other_papers", "其他移送材料名称", "QTCLMC", "other documents referred, by name", "第八条"
    )
    evidence: Annotated[tuple[EvidenceItem, ...], LongestList] | None = personal(
        "evidence", "证据目录", "ZJML", "list of the evidence", "第八条第（四）项"
    )
    number: ShortText | None = personal(
        "number", "移送函文号", "YSHWH", "number of the referral letter", "第八条第（一）项"
    )
    sent_on: PlainDate | None = outcome("sent_on", "移送日期", "YSRQ", "day of the referral", "第七条第二款")
    sent_before_release: bool | None = outcome(
        "sent_before_release",
        "移送在解除拘留之前",
        "JCQYS",
        "referred before the release that day",
        "第七条第二款",
    )
    received_on: PlainDate | None = outcome(
        "received_on", "公安机关接收日期", "JSRQ", "day the police received it", "第九条"
    )
    receipt_number: ShortText | None = personal(
        "receipt_number", "受案回执编号", "SAHZBH", "number of the police receipt", "第九条"
    )
    receipt_on: PlainDate | None = personal(
        "receipt_on", "受案回执日期", "SAHZRQ", "day of the police receipt", "第九条"
    )
    receipt_prompt: bool | None = outcome(
        "receipt_prompt",
        "次日出具受案回执仍属及时",
        "CRSAJS",
        "a receipt given the next day was still given on acceptance",
        "公安机关办理刑事案件程序规定第一百七十一条",
    )
    police_officer: Secret | None = personal(
        "police_officer", "公安经办人", "GAJBR", "the police officer who handles it", "第九条"
    )
    police_telephone: Secret | None = personal(
        "police_telephone", "公安经办人电话", "GAJBRDH", "telephone of that officer", "第九条"
    )
    urged_on: PlainDate | None = personal(
        "urged_on", "最近一次催办日期", "CBRQ", "day the court last urged the police to answer", "第九条"
    )
    procuratorate_notified_on: PlainDate | None = personal(
        "procuratorate_notified_on",
        "检察机关通知立案日期",
        "JCTZLARQ",
        "day the procuratorate told the police to file the case",
        "第九条",
    )
    materials_complete: bool | None = personal(
        "materials_complete", "证据材料齐全", "CLQQ", "the police find the materials complete", "第九条"
    )
    conditions_met: bool | None = personal(
        "conditions_met", "符合立案条件", "FHLATJ", "the police find the conditions met", "第九条"
    )
    major_or_difficult: bool | None = outcome(
        "major_or_difficult", "案情重大疑难", "ZDYN", "the police consider it major or difficult", "第九条"
    )
    review_ended_on: PlainDate | None = outcome(
        "review_ended_on", "审查完毕日期", "SCWBRQ", "day the police finished their review", "第九条"
    )
    extended_on: PlainDate | None = outcome(
        "extended_on", "决定延长日期", "YCRQ", "day the extension was decided", "第九条"
    )
    extension_approver: ExtensionApprover | None = outcome(
        "extension_approver", "批准延长人", "YCPZR", "approver of the extension", "第九条"
    )
    filed_on: PlainDate | None = outcome("filed_on", "立案日期", "LARQ", "day the case was filed", "第九条")
    transferred_on: PlainDate | None = outcome(
        "transferred_on",
        "移送其他公安机关日期",
        "YSQTJGRQ",
        "day it was passed on to the competent police organ",
        "第九条",
    )
    supplement_notified_on: PlainDate | None = outcome(
        "supplement_notified_on", "通知补充日期", "BCTZRQ", "day the court was asked for further evidence", "第九条"
    )
    supplement_due_on: PlainDate | None = outcome(
        "supplement_due_on", "指定补充期限届满日", "BCJZRQ", "last day set for the further evidence", "第九条"
    )
    outcome_owed_unsupplied: bool | None = outcome(
        "outcome_owed_unsupplied",
        "逾期未补充，仍应作出审查结果",
        "WBCRYJG",
        "the police owe an outcome although the evidence was not supplied",
        "第九条",
    )
    supplied_on: PlainDate | None = outcome(
        "supplied_on", "补充日期", "BCRQ", "day the court supplied the further evidence", "第九条"
    )
    refusal_made_on: PlainDate | None = outcome(
        "refusal_made_on", "不予立案通知书日期", "BLATZRQ", "day of the notice of refusal", "第九条"
    )
    refusal_sent_on: PlainDate | None = outcome(
        "refusal_sent_on", "不予立案反馈日期", "BLAFKRQ", "day the notice was sent to the court", "第九条"
    )
    refusal_to: RefusalAddressee | None = outcome(
        "refusal_to", "反馈对象", "FKDX", "court that received the notice", "第九条"
    )
    criminal_measure_on: PlainDate | None = outcome(
        "criminal_measure_on",
        "决定刑事强制措施日期",
        "XSQZCSRQ",
        "day a criminal coercive measure was decided",
        "拘留所条例第三十一条、公安机关办理刑事案件程序规定第一百七十四条",
    )
    evidence_heads: Annotated[tuple[EvidenceHead, ...], LongestList] | None = personal(
        "evidence_heads", "移送证据的证明事项", "YSZJSX", "heads of evidence referred", "法发〔2025〕8号第四点"
    )
    serious_item: SeriousItem | None = personal(
        "serious_item",
        "情节严重所依项次",
        "QJYZXC",
        "item under which the circumstances are serious",
        "法释〔2024〕13号第三条",
    )
    sanction_on: PlainDate | None = personal(
        "sanction_on",
        "此前罚款、拘留等强制措施日期",
        "CQQZCSRQ",
        "day of the earlier fine or detention",
        "法释〔2024〕13号第三条",
    )
    refused_again_on: PlainDate | None = personal(
        "refused_again_on",
        "采取强制措施后仍拒不执行日期",
        "RJBZXRQ",
        "day of the refusal after that fine or detention",
        "法释〔2024〕13号第三条",
    )
    turned_away_on: PlainDate | None = outcome(
        "turned_away_on",
        "公安机关不接受移送日期",
        "BJSYSRQ",
        "day the police turned the referral away",
        "刑事诉讼法第一百一十条",
    )
    registered_on: PlainDate | None = personal(
        "registered_on",
        "受案登记日期",
        "SADJRQ",
        "day the police registered the acceptance",
        "公安机关办理刑事案件程序规定第一百七十一条",
    )
    verification_needed: bool | None = outcome(
        "verification_needed", "涉嫌犯罪线索需要查证", "XSXYCZ", "a lead must be verified", "公通字〔2015〕32号"
    )
    wrong_organ_held_on: PlainDate | None = outcome(
        "wrong_organ_held_on",
        "公安机关认为不属其管辖日期",
        "BSGXRQ",
        "day the police held that another organ is competent",
        "公安机关办理刑事案件程序规定第一百七十五条",
    )
    wrong_organ_held_at: ClockTime | None = outcome(
        "wrong_organ_held_at",
        "公安机关认为不属其管辖时刻",
        "BSGXSK",
        "time the police held that another organ is competent",
        "公安机关办理刑事案件程序规定第一百七十五条",
    )
    transferred_at: ClockTime | None = outcome(
        "transferred_at",
        "移送其他公安机关时刻",
        "YSQTJGSK",
        "time it was passed on to the competent police organ",
        "公安机关办理刑事案件程序规定第一百七十五条",
    )
    transferred_to: ShortText | None = outcome(
        "transferred_to",
        "移送至何机关",
        "YSZHJG",
        "the organ it was passed on to",
        "公安机关办理刑事案件程序规定第一百七十五条",
    )
    transfer_told_on: PlainDate | None = outcome(
        "transfer_told_on",
        "告知法院已移送其他机关日期",
        "GZYSRQ",
        "day the court was told that it was passed on",
        "公安机关办理刑事案件程序规定第一百七十五条",
    )
    decision_approver: DecisionApprover | None = outcome(
        "decision_approver",
        "批准立案或者不予立案的人",
        "PZLAR",
        "approver of the filing or refusal",
        "公安机关办理刑事案件程序规定第一百七十八条",
    )
    complained_on: PlainDate | None = personal(
        "complained_on",
        "申请执行人向公安机关控告日期",
        "KGRQ",
        "day the applicant complained to the police",
        "公安机关办理刑事案件程序规定第一百七十八条",
    )
    complainant_served_on: PlainDate | None = outcome(
        "complainant_served_on",
        "不予立案通知书送达控告人日期",
        "SDKGRRQ",
        "day the notice of refusal was served on the complainant",
        "公安机关办理刑事案件程序规定第一百七十八条",
    )
    letter_on: PlainDate | None = outcome(
        "letter_on",
        "函告执行法院日期",
        "HGFYRQ",
        "day of the letter that tells the enforcing court",
        "法发〔2025〕8号第六点",
    )
    letter_reasons: bool | None = outcome(
        "letter_reasons", "函告说明理由", "HGSMLY", "the letter gives reasons", "法发〔2025〕8号第六点"
    )
    dropped_on: PlainDate | None = outcome(
        "dropped_on",
        "立案后撤销案件日期",
        "CXAJRQ",
        "day the case was dropped after filing",
        "公安机关办理刑事案件程序规定第一百八十九条",
    )
    dropped_told_on: PlainDate | None = outcome(
        "dropped_told_on",
        "告知法院撤销案件日期",
        "GZCXAJRQ",
        "day the court was told that the case was dropped",
        "公安机关办理刑事案件程序规定第一百八十九条",
    )
    new_facts_on: PlainDate | None = outcome(
        "new_facts_on",
        "不予立案后发现新的事实或者证据日期",
        "XSSZJRQ",
        "day new facts or evidence were found after the refusal",
        "公安机关办理刑事案件程序规定第一百七十八条",
    )
    supervision_asked_on: PlainDate | None = personal(
        "supervision_asked_on",
        "提请检察机关监督日期",
        "TQJDRQ",
        "day the court asked the procuratorate to supervise",
        "法发〔2025〕8号第六点",
    )
    reasons_request_received_on: PlainDate | None = personal(
        "reasons_request_received_on",
        "公安机关收到要求说明不立案理由通知书日期",
        "SDYQSMRQ",
        "day the police received the request for reasons",
        "公安机关办理刑事案件程序规定第一百八十二条",
    )
    reasons_given_on: PlainDate | None = personal(
        "reasons_given_on",
        "公安机关说明不立案理由日期",
        "SMBLALYRQ",
        "day the police gave reasons for not filing",
        "公安机关办理刑事案件程序规定第一百八十二条",
    )
    filing_notice_received_on: PlainDate | None = personal(
        "filing_notice_received_on",
        "公安机关收到通知立案书日期",
        "SDTZLARQ",
        "day the police received the notice to file",
        "公安机关办理刑事案件程序规定第一百八十二条",
    )
    delay_explained_on: PlainDate | None = personal(
        "delay_explained_on",
        "公安机关说明逾期理由日期",
        "SMYQLYRQ",
        "day the police explained the delay",
        "人民检察院刑事诉讼规则第五百六十二条",
    )

    @property
    def transferred_in_24_hours(self) -> bool | None:
        """二十四小时内移送有管辖权的机关: passed on within 24 hours; ``None`` without both days and times."""
        held, passed_on = (
            (self.wrong_organ_held_on, self.wrong_organ_held_at),
            (self.transferred_on, self.transferred_at),
        )
        return is_in_24_hours(*held, *passed_on)


class PrivateProsecution(Record):
    """自诉: a private prosecution in which the court decides on arrest (art 10)."""

    id: Key = required("id", "标识", "BS", "local id", "记录结构")
    person: Key | None = personal("person", "被告人", "BGR", "the person, by id", "第十条")
    arrest_conditions_met: bool | None = personal(
        "arrest_conditions_met", "符合逮捕条件", "FHDBTJ", "the conditions for arrest are met", "第十条"
    )
    arrest_decided_on: PlainDate | None = outcome(
        "arrest_decided_on", "决定逮捕日期", "JDDBRQ", "day the court decided on arrest", "第十条"
    )
    person_label: PersonLabel | None = personal(
        "person_label", "决定书称谓", "JDSCW", "designation of the person in the decision", "第十条"
    )
    executed_on: PlainDate | None = outcome("executed_on", "执行逮捕日期", "ZXDBRQ", "day of the arrest", "第十条")
    executed_by: Executor | None = personal("executed_by", "执行机关", "ZXJG", "arresting body", "第十条")
    complained_on: PlainDate | None = personal(
        "complained_on", "申请执行人提出控告日期", "KGRQ", "day the applicant complained", "法释〔2024〕13号第十四条"
    )
    not_pursued: bool | None = personal(
        "not_pursued",
        "公安机关或者人民检察院不予追究刑事责任",
        "BYZJXZ",
        "the police or the procuratorate did not pursue it",
        "法释〔2024〕13号第十四条",
    )
    harmed: bool | None = personal(
        "harmed",
        "侵犯申请执行人人身、财产权利，应当追究刑事责任",
        "QFQL",
        "the refusal harmed the applicant and deserves punishment",
        "法释〔2024〕13号第十四条",
    )
    lodged_on: PlainDate | None = personal(
        "lodged_on", "提起自诉日期", "TQZSRQ", "day the private prosecution was lodged", "法释〔2024〕13号第十四条"
    )
    decided_on: PlainDate | None = outcome(
        "decided_on", "自诉审查完毕日期", "SCWBRQ", "day the court finished its review", "刑诉法解释第三百二十条"
    )
    arrest_sent_on: PlainDate | None = outcome(
        "arrest_sent_on",
        "逮捕决定书送交公安机关日期",
        "SJGARQ",
        "day the arrest decision was sent to the police",
        "刑诉法解释第一百六十七条",
    )
    arrest_copied_on: PlainDate | None = outcome(
        "arrest_copied_on",
        "逮捕决定书抄送人民检察院日期",
        "CSJCYRQ",
        "day the decision was copied to the procuratorate",
        "刑诉法解释第一百六十七条",
    )
    family_told_on: PlainDate | None = outcome(
        "family_told_on",
        "逮捕后通知家属日期",
        "TZJSRQ",
        "day the family was told of the arrest",
        "刑诉法解释第一百六十七条",
    )
    warrant_on: PlainDate | None = outcome(
        "warrant_on",
        "制作逮捕证日期",
        "DBZRQ",
        "day of the arrest warrant",
        "公安机关办理刑事案件程序规定第一百四十六条",
    )
    executed_told_on: PlainDate | None = outcome(
        "executed_told_on",
        "公安机关告知法院已执行逮捕日期",
        "GZZXRQ",
        "day the court was told of the arrest",
        "公安机关办理刑事案件程序规定第一百四十六条",
    )
    not_caught_told_on: PlainDate | None = outcome(
        "not_caught_told_on",
        "公安机关告知法院未能抓获日期",
        "GZWZHRQ",
        "day the court was told that the person is not caught",
        "公安机关办理刑事案件程序规定第一百四十六条",
    )
