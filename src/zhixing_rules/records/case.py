"""The record of one enforcement case."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from zhixing_rules.records.case_number import CaseNumber
from zhixing_rules.records.consistency import contradictions
from zhixing_rules.records.detention import Detention, PrivateProsecution, Referral
from zhixing_rules.records.disclosures import Access, Disclosure, Publication
from zhixing_rules.records.enums import CaseKind, CourtLevel, Layer
from zhixing_rules.records.judgments import Judgment
from zhixing_rules.records.operations import Incident, Operation, Vehicle
from zhixing_rules.records.person import EnforcementBasis, Person, ShortText
from zhixing_rules.records.record import LongestList, PlainDate, Record, internal, outcome, personal, public, tracing
from zhixing_rules.records.secret import Secret
from zhixing_rules.records.tracing import TracingRequest

__all__ = ["Case"]


class Case(Record):
    """One enforcement case, with every fact that the rules of the Opinion read.

    ``complete_as_of`` is an attestation: up to and including that day, an event that is not recorded did not happen.
    A case management system that records every event sets it; a questionnaire does not. It speaks of the facts that the
    Opinion reads; of those that a further layer of law reads only if ``complete_for`` names that layer.
    """

    record: CaseKind | None = public("record", "记录类型", "JLLX", "record type: case", "记录结构")
    case_number: CaseNumber | None = personal("case_number", "案号", "AH", "case number", "附件、第二条")
    court: ShortText | None = public("court", "执行法院", "ZXFY", "the enforcing court", "第二条")
    court_level: CourtLevel | None = public(
        "court_level", "法院层级", "FYCJ", "court level, if the case number does not show it", "第二条"
    )
    police_counterpart: ShortText | None = public(
        "police_counterpart", "对应公安机关", "DYGAJG", "the police organ of the court's area", "第二条第（二）项"
    )
    complete_as_of: PlainDate | None = public(
        "complete_as_of", "记录完整截至", "WZJZ", "complete up to and including this day", "记录结构"
    )
    complete_for: Annotated[tuple[Layer, ...], LongestList] | None = public(
        "complete_for", "记录完整所及层级", "WZCJ", "further layers of law for which it is complete", "记录结构"
    )
    basis: EnforcementBasis | None = public("basis", "执行依据", "ZXYJ", "enforcement basis", "第十五条")
    major_or_difficult: bool | None = internal(
        "major_or_difficult",
        "重大疑难执行案件",
        "ZDYNAJ",
        "the case is major or difficult",
        "第一条第（一）项",
    )
    officer: Secret | None = internal("officer", "承办人", "CBR", "the handling judge", "记录结构")
    clerk: Secret | None = internal("clerk", "书记员", "SJY", "the clerk", "记录结构")
    officer_telephone: Secret | None = personal(
        "officer_telephone", "承办人电话", "CBRDH", "telephone of the handling judge, for letters", "附件"
    )
    cause: ShortText | None = personal("cause", "案由", "AY", "cause of action", "第八条第（三）项")
    registered_on: PlainDate | None = personal(
        "registered_on", "执行立案日期", "ZXLARQ", "day the enforcement case was registered", "第八条第（三）项"
    )
    claim: ShortText | None = personal(
        "claim", "执行标的", "ZXBD", "what is to be performed, as the court writes it", "第八条第（三）项"
    )
    outstanding: ShortText | None = personal(
        "outstanding", "未履行部分", "WLXBF", "what has not been performed, as the court writes it", "第八条第（三）项"
    )
    notice_on: PlainDate | None = personal(
        "notice_on", "执行通知书日期", "ZXTZSRQ", "day of the enforcement notice", "第八条第（三）项"
    )
    report_order_on: PlainDate | None = personal(
        "report_order_on", "报告财产令日期", "BGCCLRQ", "day of the order to report property", "第八条第（三）项"
    )
    report_state: ShortText | None = personal(
        "report_state", "财产报告情况", "CCBGQK", "how the debtor has reported property", "第八条第（三）项"
    )
    persons: Annotated[tuple[Person, ...], LongestList] | None = personal(
        "persons", "人员", "RY", "persons of the case", "第一条", "被执行人", "BZXR"
    )
    requests: Annotated[tuple[TracingRequest, ...], LongestList] | None = tracing(
        "requests", "查控请求", "CKQQ", "tracing requests", "第三条"
    )
    detentions: Annotated[tuple[Detention, ...], LongestList] | None = outcome(
        "detentions", "司法拘留", "SFJL", "detentions", "第七条"
    )
    suspected_on: PlainDate | None = internal(
        "suspected_on",
        "法院发现涉嫌犯罪日期",
        "SXFZRQ",
        "day the court found the suspicion, without a detention",
        "法发〔2025〕8号第三点",
    )
    referrals: Annotated[tuple[Referral, ...], LongestList] | None = outcome(
        "referrals", "移送", "YS", "referrals", "第七条至第九条"
    )
    private_prosecutions: Annotated[tuple[PrivateProsecution, ...], LongestList] | None = outcome(
        "private_prosecutions", "自诉案件", "ZSAJ", "private prosecutions", "第十条"
    )
    vehicles: Annotated[tuple[Vehicle, ...], LongestList] | None = personal(
        "vehicles", "查封车辆", "CFCL", "sealed vehicles found by the police", "第十三条"
    )
    incidents: Annotated[tuple[Incident, ...], LongestList] | None = personal(
        "incidents", "抗拒执行事件", "KJSJ", "incidents of resistance", "第十二条第一款"
    )
    operations: Annotated[tuple[Operation, ...], LongestList] | None = internal(
        "operations", "执行活动", "ZXHD", "enforcement operations", "第十二条第二款"
    )
    accesses: Annotated[tuple[Access, ...], LongestList] | None = internal(
        "accesses", "查控信息经办", "CKJB", "accesses to tracing information", "第五条"
    )
    disclosures: Annotated[tuple[Disclosure, ...], LongestList] | None = internal(
        "disclosures", "信息披露", "XXPL", "disclosures", "第五条第（二）项"
    )
    publications: Annotated[tuple[Publication, ...], LongestList] | None = internal(
        "publications", "总结与宣传", "ZJXC", "summaries and publicity", "第五条第（一）项"
    )

    judgments: Annotated[tuple[Judgment, ...], LongestList] | None = public(
        "judgments", "人工判断", "RGPD", "answers of persons to verdicts for review", "记录结构"
    )

    @property
    def level(self) -> CourtLevel | None:
        """法院层级: the recorded level, or else the level that the court code in the case number shows."""
        if self.court_level is not None or self.case_number is None:
            return self.court_level
        return self.case_number.court_level

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if problems := contradictions(self):
            raise PydanticCustomError("contradiction", "the record contradicts itself", {"problems": problems})
        return self
