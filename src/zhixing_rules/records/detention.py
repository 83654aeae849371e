"""Records of 司法拘留, of referrals to the police, and of arrests in private prosecutions (arts 7 to 11)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from zhixing_rules.records.case_number import CaseNumber
from zhixing_rules.records.enums import (
    DetentionGround,
    Document,
    EvidenceHead,
    Executor,
    ExtensionApprover,
    Offence,
    OrganLevel,
    PersonLabel,
    RefusalAddressee,
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
