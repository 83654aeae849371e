"""Records of 联动查控: requests to the police to trace a person (arts 1 to 3, 5, annex)."""

from __future__ import annotations

from typing import Annotated

from zhixing_rules.records.case_number import CaseNumber
from zhixing_rules.records.enums import Approver, Consenter, LetterDocument, OrganLevel
from zhixing_rules.records.person import Key, ShortText
from zhixing_rules.records.record import (
    LongestList,
    PlainDate,
    Record,
    internal,
    participation,
    personal,
    required,
    tracing,
)
from zhixing_rules.records.secret import Secret

__all__ = ["Letter", "Organ", "Target", "TracingRequest"]


class Organ(Record):
    """The police organ addressed."""

    name: ShortText | None = participation("name", "公安机关名称", "GAJGMC", "name of the police organ", "第二条")
    level: OrganLevel | None = participation(
        "level", "公安机关层级", "GAJGCJ", "level of the police organ", "第二条、第三条第（一）项"
    )
    desk: bool | None = participation(
        "desk", "由情指部门对接", "QZBM", "handled by its intelligence and command department", "第二条"
    )


class Letter(Record):
    """协助查询函: the letter that asks for the query (annex)."""

    number: ShortText | None = tracing("number", "发文字号", "FWZH", "number of the letter", "附件")
    dated_on: PlainDate | None = tracing("dated_on", "落款日期", "LKRQ", "date of the letter", "附件")
    sealed: bool | None = tracing("sealed", "已盖章", "YGZ", "bears the seal", "附件")
    issuing_court: ShortText | None = tracing("issuing_court", "发函法院", "FHFY", "issuing court", "附件")
    addressed_to: ShortText | None = participation("addressed_to", "受函公安机关", "SHGAJG", "addressee", "附件")
    contact: Secret | None = personal("contact", "联系人", "LXR", "contact person", "附件")
    contact_telephone: Secret | None = personal(
        "contact_telephone", "联系人电话", "LXRDH", "telephone of the contact person", "附件"
    )
    attachments: Annotated[tuple[LetterDocument, ...], LongestList] | None = tracing(
        "attachments", "附件清单", "FJQD", "documents attached", "附件"
    )
    says_dishonest: bool | None = tracing(
        "says_dishonest", "表头称失信被执行人", "BTSX", "its heading uses the term 失信被执行人", "附件"
    )


class Target(Record):
    """One person of a tracing request: an entry of the letter."""

    person: Key | None = tracing("person", "人员", "RY", "the person, by id", "第一条")
    case_number: CaseNumber | None = personal("case_number", "案号", "AH", "case number in the entry", "附件")
    need_held: bool | None = tracing(
        "need_held",
        "法院认为确有需要查找",
        "QYXY",
        "the court considers it necessary to find the person",
        "第一条第（一）项",
    )
    need_reason: Secret | None = tracing(
        "need_reason", "需要查找的理由", "XYLY", "written reason for the need", "第一条第（一）项"
    )
    directly_responsible: bool | None = tracing(
        "directly_responsible",
        "法院认为系直接责任人员",
        "ZJZR",
        "the court considers the person directly responsible",
        "第一条",
    )
    natural_persons_named: bool | None = tracing(
        "natural_persons_named",
        "已列明应查控的自然人",
        "YLMZRR",
        "the natural persons to be traced are named",
        "第一条",
    )
    whereabouts_known: bool | None = tracing(
        "whereabouts_known",
        "能够准确掌握下落",
        "ZWXL",
        "whereabouts accurately known",
        "第一条、第五条第（三）项",
    )
    result_locates: bool | None = tracing(
        "result_locates", "研判结果显示下落", "YPXL", "the result shows the person's whereabouts", "第三条第（三）项"
    )
    measures_on: PlainDate | None = tracing(
        "measures_on", "采取强制措施日期", "QZCSRQ", "day coercive measures were taken", "第三条第（三）项"
    )
    located_on: PlainDate | None = tracing(
        "located_on", "法院发现下落日期", "FXXLRQ", "day the court located the person", "第三条第（四）项"
    )
    withdrawn_on: PlainDate | None = tracing(
        "withdrawn_on", "撤销查控通知日期", "CXTZRQ", "day tracing was withdrawn", "第三条第（四）项"
    )
    withdrawal_number: ShortText | None = tracing(
        "withdrawal_number", "撤销通知文号", "CXTZWH", "number of the notice of withdrawal", "第三条第（四）项"
    )
    withdrawn_in_writing: bool | None = tracing(
        "withdrawn_in_writing", "撤销系书面通知", "SMTZ", "withdrawn in writing", "第三条第（四）项"
    )
    withdrawn_to_same_organ: bool | None = tracing(
        "withdrawn_to_same_organ",
        "撤销通知送达同级公安机关",
        "CXSD",
        "withdrawal sent to the same-level organ",
        "第三条第（四）项",
    )


class TracingRequest(Record):
    """A request for tracing, from the letter to the result."""

    id: Key = required("id", "标识", "BS", "local id", "记录结构")
    letter: Letter | None = tracing("letter", "协助查询函", "XZCXH", "the letter", "第三条第（一）项、附件")
    approved_on: PlainDate | None = internal(
        "approved_on", "审批日期", "SPRQ", "day the letter was approved", "第三条第（一）项"
    )
    approver: Approver | None = internal("approver", "审批部门", "SPBM", "approving body", "第三条第（一）项")
    organ: Organ | None = participation(
        "organ", "受函机关", "SHJG", "the organ that received it", "第二条、第三条第（一）项"
    )
    sent_on: PlainDate | None = tracing("sent_on", "发函日期", "FHRQ", "day the letter was sent", "第三条第（一）项")
    consented_on: PlainDate | None = participation(
        "consented_on", "分管领导同意日期", "TYRQ", "day of the leader's consent", "第三条第（二）项"
    )
    consenter: Consenter | None = participation("consenter", "同意人", "TYR", "consenting leader", "第三条第（二）项")
    queried_on: PlainDate | None = participation(
        "queried_on", "查询日期", "CXRQ", "day the query was run", "第三条第（二）项"
    )
    feedback_on: PlainDate | None = tracing(
        "feedback_on", "反馈日期", "FKRQ", "day of the feedback", "第三条第（二）项"
    )
    feedback_to_court: bool | None = tracing(
        "feedback_to_court",
        "反馈至同级法院",
        "FKFY",
        "the feedback went to the same-level court",
        "第三条第（二）项",
    )
    feedback_received_on: PlainDate | None = tracing(
        "feedback_received_on", "法院接收反馈日期", "FKJSRQ", "day the court received the feedback", "第二条第二款"
    )
    centre_informed_on: PlainDate | None = internal(
        "centre_informed_on",
        "报市中院执行指挥中心日期",
        "BZHZXRQ",
        "day the intermediate court's command centre was informed",
        "第四条",
    )
    targets: Annotated[tuple[Target, ...], LongestList] | None = tracing(
        "targets", "查控对象", "CKDX", "the persons to be traced", "第一条"
    )
