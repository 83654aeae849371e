"""The enums of the record fields, each member with its Chinese name.

On input a member is given by its value or its Chinese name; output always uses the value.
"""

from __future__ import annotations

from zhixing_rules._enums import LabelledEnum

__all__ = [
    "Approver",
    "BulletinAddressee",
    "CaseKind",
    "Consenter",
    "CourtLevel",
    "DetentionGround",
    "Discovery",
    "Document",
    "Executor",
    "ExtensionApprover",
    "Instrument",
    "LetterDocument",
    "MechanismKind",
    "Offence",
    "OrganLevel",
    "PersonKind",
    "PersonLabel",
    "PublicationKind",
    "Recipient",
    "RefusalAddressee",
    "RoleKind",
    "Secrecy",
    "Term",
]


class Term(LabelledEnum):
    """Base class of the enums: a value and a Chinese name.

    >>> RoleKind("实际控制人") is RoleKind.ACTUAL_CONTROLLER
    True
    """

    @classmethod
    def _missing_(cls, value: object) -> Term | None:
        return next((member for member in cls if member.zh == value), None)


class CaseKind(Term):
    """The value of ``record`` in the file of a case."""

    CASE = "case", "案件"


class MechanismKind(Term):
    """The value of ``record`` in the file of a joint mechanism."""

    JOINT_MECHANISM = "joint_mechanism", "联动机制"


class CourtLevel(Term):
    """The level of a court (art 2)."""

    INTERMEDIATE = "intermediate", "中级人民法院"
    BASIC = "basic", "基层人民法院"


class OrganLevel(Term):
    """The level of a police organ (art 2, 3)."""

    MUNICIPAL = "municipal", "市公安局"
    COUNTY = "county", "县（市、区）公安机关"


class PersonKind(Term):
    """A natural person or a unit (legal person or other organisation)."""

    NATURAL = "natural", "自然人"
    UNIT = "unit", "单位"


class RoleKind(Term):
    """The role of a person in a unit, or the relation to the debtor (art 1(一))."""

    LEGAL_REPRESENTATIVE = "legal_representative", "法定代表人"
    PRINCIPAL = "principal", "主要负责人"
    DIRECTLY_RESPONSIBLE = "directly_responsible", "影响债务履行的直接责任人员"
    ACTUAL_CONTROLLER = "actual_controller", "实际控制人"
    SPOUSE = "spouse", "配偶"
    RELATIVE = "relative", "其他亲属"
    GUARANTOR = "guarantor", "担保人"
    SHAREHOLDER = "shareholder", "股东"
    OTHER = "other", "其他关系"


class Instrument(Term):
    """The type of the document that is being enforced (art 15)."""

    JUDGMENT = "judgment", "判决"
    RULING = "ruling", "裁定"
    PAYMENT_ORDER = "payment_order", "支付令"
    MEDIATION = "mediation", "调解书"
    AWARD = "award", "仲裁裁决"
    NOTARISED_DEBT = "notarised_debt", "公证债权文书"
    OTHER = "other", "其他文书"


class Approver(Term):
    """Who approved the letter (art 3(一))."""

    INTERMEDIATE_BUREAU = "intermediate_bureau", "市中级人民法院执行局"
    OWN_BUREAU = "own_bureau", "本院执行局"
    OTHER = "other", "其他"


class Consenter(Term):
    """Who consented to the query (art 3(二))."""

    POLICE_LEADER = "police_leader", "公安机关分管领导"
    COURT_LEADER = "court_leader", "人民法院分管领导"
    OTHER = "other", "其他"


class LetterDocument(Term):
    """A document attached to the 协助查询函 (annex)."""

    JUDGMENT_DOCUMENT = "judgment_document", "生效裁判文书"
    OTHER_BASIS = "other_basis", "其他执行依据"
    ENFORCEMENT_RULING = "enforcement_ruling", "执行裁定"
    ENFORCEMENT_NOTICE = "enforcement_notice", "执行通知书"
    DETENTION_DECISION = "detention_decision", "拘留决定书"


class DetentionGround(Term):
    """The ground of a detention (民事诉讼法 114, 252)."""

    REFUSAL = "refusal", "拒不执行判决、裁定"
    PROPERTY_REPORT = "property_report", "拒绝或虚假报告财产"
    OBSTRUCTION = "obstruction", "妨害执行"
    OTHER = "other", "其他"


class Offence(Term):
    """The offence that is referred (art 7, 11)."""

    REFUSAL = "refusal", "拒不执行判决、裁定"
    OBSTRUCTION = "obstruction", "妨害公务"
    PROPERTY_DISPOSAL = "property_disposal", "非法处置查封、扣押、冻结的财产"


class Document(Term):
    """A document in the inventory of a referral (art 8)."""

    PARTICULARS = "particulars", "行为人的基本情况"
    REFERRAL_LETTER = "referral_letter", "案件移送函"
    EFFECTIVE_INSTRUMENT = "effective_instrument", "生效法律文书"
    ENFORCEMENT_REPORT = "enforcement_report", "案件执行情况说明"
    EVIDENCE = "evidence", "涉嫌拒执犯罪的证据材料"
    OTHER = "other", "其他材料"


class ExtensionApprover(Term):
    """Who approved the extension to thirty days (art 9; 公通字〔2015〕32号)."""

    COUNTY_LEVEL_HEAD = "county_level_head", "县级以上公安机关负责人"
    OTHER = "other", "其他"


class Executor(Term):
    """Who carried out the arrest (art 10)."""

    POLICE = "police", "公安机关"
    COURT = "court", "人民法院"
    OTHER = "other", "其他"


class PersonLabel(Term):
    """The designation of the person in the decision on arrest (art 10; 刑诉解释 163)."""

    SUSPECT = "suspect", "犯罪嫌疑人"
    ACCUSED = "accused", "被告人"


class RefusalAddressee(Term):
    """The court to which the notice of refusal was sent (art 9)."""

    SAME_COURT = "same_court", "移送法院暨执行法院"
    REFERRING_COURT = "referring_court", "移送法院（非执行法院）"
    ENFORCEMENT_COURT = "enforcement_court", "执行法院（非移送法院）"
    OTHER = "other", "其他"


class Recipient(Term):
    """The recipient of a disclosure (art 5(二))."""

    COURT_STAFF = "court_staff", "人民法院工作人员（含陪审员、聘用制书记员）"
    POLICE = "police", "公安机关"
    PARTY = "party", "申请执行人或其他当事人"
    LAWYER = "lawyer", "律师或其他代理人"
    MEDIA = "media", "媒体或公众"
    OTHER = "other", "其他"


class PublicationKind(Term):
    """The type of a publication (art 5(一))."""

    SUMMARY = "summary", "工作总结"
    PUBLICITY = "publicity", "宣传报道"
    BULLETIN = "bulletin", "内部通报"
    OTHER = "other", "其他"


class BulletinAddressee(Term):
    """The addressee of a bulletin (art 6)."""

    LEADING_GROUP = "leading_group", "市府院联动机制工作领导小组"
    DEPARTMENT = "department", "其他有关部门"
    OTHER = "other", "其他"


class Discovery(Term):
    """How the police found a sealed vehicle (art 13)."""

    PATROL = "patrol", "路检、临检等日常执勤执法"
    INSPECTION = "inspection", "车辆年检"
    TRANSFER = "transfer", "转移登记"


class Secrecy(Term):
    """The class of secrecy of a field, or of disclosed information (art 5)."""

    PUBLIC = "public", "可以公开"
    INTERNAL = "internal", "内部"
    PERSONAL = "personal", "个人信息"
    TRACING = "tracing", "查控信息"
    METHOD = "method", "措施和手段"
