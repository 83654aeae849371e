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
    "DecisionApprover",
    "DetentionGround",
    "Discovery",
    "Document",
    "EvidenceHead",
    "Executor",
    "ExtensionApprover",
    "Informant",
    "Instrument",
    "JudgmentVerdict",
    "Layer",
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
    "SeriousItem",
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

    CASE = "case", "案件", "a case"


class JudgmentVerdict(Term):
    """The answer of a person to a rule whose verdict is for review."""

    PASS = "pass", "符合", "met"
    FAIL = "fail", "不符合", "not met"
    NOT_APPLICABLE = "not_applicable", "不适用", "does not apply"


class MechanismKind(Term):
    """The value of ``record`` in the file of a joint mechanism."""

    JOINT_MECHANISM = "joint_mechanism", "联动机制", "a joint mechanism"


class Layer(Term):
    """A layer of law whose facts a record may attest to be complete."""

    LOCAL = "local", "地方规定", "local rules"
    NATIONAL = "national", "国家法", "national law"


class CourtLevel(Term):
    """The level of a court (art 2)."""

    INTERMEDIATE = "intermediate", "中级人民法院", "intermediate"
    BASIC = "basic", "基层人民法院", "basic"


class OrganLevel(Term):
    """The level of a police organ (art 2, 3)."""

    MUNICIPAL = "municipal", "市公安局", "municipal"
    COUNTY = "county", "县（市、区）公安机关", "county or district"


class PersonKind(Term):
    """A natural person or a unit (legal person or other organisation)."""

    NATURAL = "natural", "自然人", "a natural person"
    UNIT = "unit", "单位", "a unit"


class RoleKind(Term):
    """The role of a person in a unit, or the relation to the debtor (art 1(一))."""

    LEGAL_REPRESENTATIVE = "legal_representative", "法定代表人", "the legal representative"
    PRINCIPAL = "principal", "主要负责人", "the principal person in charge"
    DIRECTLY_RESPONSIBLE = (
        "directly_responsible",
        "影响债务履行的直接责任人员",
        "a person directly responsible for the performance of the debt",
    )
    ACTUAL_CONTROLLER = "actual_controller", "实际控制人", "the actual controller"
    SPOUSE = "spouse", "配偶", "the spouse"
    RELATIVE = "relative", "其他亲属", "another relative"
    GUARANTOR = "guarantor", "担保人", "a guarantor"
    SHAREHOLDER = "shareholder", "股东", "a shareholder"
    OTHER = "other", "其他关系", "another relation"


class Instrument(Term):
    """The type of the document that is being enforced (art 15)."""

    JUDGMENT = "judgment", "判决", "a judgment"
    RULING = "ruling", "裁定", "a ruling"
    PAYMENT_ORDER = "payment_order", "支付令", "a payment order"
    MEDIATION = "mediation", "调解书", "a mediation document"
    AWARD = "award", "仲裁裁决", "an arbitral award"
    NOTARISED_DEBT = "notarised_debt", "公证债权文书", "a notarised debt instrument"
    OTHER = "other", "其他文书", "another document"


class Approver(Term):
    """Who approved the letter (art 3(一))."""

    INTERMEDIATE_BUREAU = "intermediate_bureau", "市中级人民法院执行局", "the intermediate court's enforcement bureau"
    OWN_BUREAU = "own_bureau", "本院执行局", "the court's own enforcement bureau"
    OTHER = "other", "其他", "another body"


class Consenter(Term):
    """Who consented to the query (art 3(二))."""

    POLICE_LEADER = "police_leader", "公安机关分管领导", "the police leader in charge"
    COURT_LEADER = "court_leader", "人民法院分管领导", "the court leader in charge"
    OTHER = "other", "其他", "another person"


class LetterDocument(Term):
    """A document attached to the 协助查询函 (annex)."""

    JUDGMENT_DOCUMENT = "judgment_document", "生效裁判文书", "the effective judgment or ruling"
    OTHER_BASIS = "other_basis", "其他执行依据", "another enforcement basis"
    ENFORCEMENT_RULING = "enforcement_ruling", "执行裁定", "the enforcement ruling"
    ENFORCEMENT_NOTICE = "enforcement_notice", "执行通知书", "the enforcement notice"
    DETENTION_DECISION = "detention_decision", "拘留决定书", "the detention decision"
    ASSISTANCE_NOTICE = "assistance_notice", "协助执行通知书", "the notice to assist in the enforcement"


class DetentionGround(Term):
    """The ground of a detention (民事诉讼法 114, 252)."""

    REFUSAL = "refusal", "拒不执行判决、裁定", "refusal to perform a judgment or ruling"
    PROPERTY_REPORT = "property_report", "拒绝或虚假报告财产", "refusal to report property or a false report"
    OBSTRUCTION = "obstruction", "妨害执行", "obstruction of the enforcement"
    OTHER = "other", "其他", "another ground"


class Offence(Term):
    """The offence that is referred (art 7, 11)."""

    REFUSAL = "refusal", "拒不执行判决、裁定", "refusal to perform a judgment or ruling"
    OBSTRUCTION = "obstruction", "妨害公务", "obstruction of official duties"
    PROPERTY_DISPOSAL = (
        "property_disposal",
        "非法处置查封、扣押、冻结的财产",
        "unlawful disposal of sealed, seized or frozen property",
    )


class Document(Term):
    """A document in the inventory of a referral (art 8)."""

    PARTICULARS = "particulars", "行为人的基本情况", "the particulars of the suspect"
    REFERRAL_LETTER = "referral_letter", "案件移送函", "the referral letter"
    EFFECTIVE_INSTRUMENT = "effective_instrument", "生效法律文书", "the effective legal document"
    ENFORCEMENT_REPORT = "enforcement_report", "案件执行情况说明", "the enforcement report"
    EVIDENCE = "evidence", "涉嫌拒执犯罪的证据材料", "the evidence of the suspected offence"
    OTHER = "other", "其他材料", "other material"


class EvidenceHead(Term):
    """What a piece of evidence of a referral proves; a court files its evidence under these heads."""

    IDENTITY = "identity", "行为人的身份情况", "who the suspect is"
    DUTY = "duty", "负有执行义务或者协助执行义务", "the duty to perform or to assist"
    ABILITY = "ability", "有能力执行", "the ability to perform"
    REFUSAL = "refusal", "实施拒不执行的行为", "the acts of refusal"
    SERIOUSNESS = "seriousness", "情节或者后果", "the circumstances or consequences"


class SeriousItem(Term):
    """The item of 法释〔2024〕13号 art. 3 under which the circumstances of a refusal to perform are serious."""

    ITEM_1 = "item_1", "第（一）项", "item 1"
    ITEM_2 = "item_2", "第（二）项", "item 2"
    ITEM_3 = "item_3", "第（三）项", "item 3"
    ITEM_4 = "item_4", "第（四）项", "item 4"
    ITEM_5 = "item_5", "第（五）项", "item 5"
    ITEM_6 = "item_6", "第（六）项", "item 6"
    ITEM_7 = "item_7", "第（七）项", "item 7"
    ITEM_8 = "item_8", "第（八）项", "item 8"
    ITEM_9 = "item_9", "第（九）项", "item 9"
    ITEM_10 = "item_10", "第（十）项", "item 10"


class ExtensionApprover(Term):
    """Who approved the extension to thirty days (art 9; 公通字〔2015〕32号)."""

    COUNTY_LEVEL_HEAD = (
        "county_level_head",
        "县级以上公安机关负责人",
        "the head of a police organ at county level or above",
    )
    OTHER = "other", "其他", "another person"


class DecisionApprover(Term):
    """Who approved the filing or the refusal to file (公安机关办理刑事案件程序规定 178)."""

    COUNTY_LEVEL_HEAD = (
        "county_level_head",
        "县级以上公安机关负责人",
        "the head of a police organ at county level or above",
    )
    OTHER = "other", "其他", "another person"


class Executor(Term):
    """Who carried out the arrest (art 10)."""

    POLICE = "police", "公安机关", "the police"
    COURT = "court", "人民法院", "the court"
    OTHER = "other", "其他", "another body"


class PersonLabel(Term):
    """The designation of the person in the decision on arrest (art 10; 刑诉解释 163)."""

    SUSPECT = "suspect", "犯罪嫌疑人", "a suspect"
    ACCUSED = "accused", "被告人", "an accused person"


class RefusalAddressee(Term):
    """The court to which the notice of refusal was sent (art 9)."""

    SAME_COURT = "same_court", "移送法院暨执行法院", "the court that refers and enforces"
    REFERRING_COURT = "referring_court", "移送法院（非执行法院）", "the referring court alone"
    ENFORCEMENT_COURT = "enforcement_court", "执行法院（非移送法院）", "the enforcing court alone"
    OTHER = "other", "其他", "another body"


class Recipient(Term):
    """The recipient of a disclosure (art 5(二))."""

    COURT_STAFF = "court_staff", "人民法院工作人员（含陪审员、聘用制书记员）", "court staff"
    POLICE = "police", "公安机关", "the police"
    PARTY = "party", "申请执行人或其他当事人", "a party"
    LAWYER = "lawyer", "律师或其他代理人", "a lawyer or another agent"
    MEDIA = "media", "媒体或公众", "the media or the public"
    OTHER = "other", "其他", "another recipient"


class PublicationKind(Term):
    """The type of a publication (art 5(一)); a consultation paper is exchanged under art 16."""

    SUMMARY = "summary", "工作总结", "a work summary"
    PUBLICITY = "publicity", "宣传报道", "publicity"
    BULLETIN = "bulletin", "内部通报", "an internal bulletin"
    CONSULTATION = "consultation", "会商材料", "a consultation paper of the two bodies"
    OTHER = "other", "其他", "other material"


class BulletinAddressee(Term):
    """The addressee of a bulletin (art 6)."""

    LEADING_GROUP = "leading_group", "市府院联动机制工作领导小组", "the leading group of the mechanism"
    DEPARTMENT = "department", "其他有关部门", "another department concerned"
    COUNTERPART = "counterpart", "会商对方机关", "the other of the two consulting bodies"
    OTHER = "other", "其他", "another recipient"


class Discovery(Term):
    """How the police found a sealed vehicle (art 13)."""

    PATROL = "patrol", "路检、临检等日常执勤执法", "a patrol or roadside check"
    INSPECTION = "inspection", "车辆年检", "an annual vehicle inspection"
    TRANSFER = "transfer", "转移登记", "a transfer of registration"


class Informant(Term):
    """Who can say what a field holds."""

    JUDGE = "judge", "承办法官", "the handling judge"
    KEEPER = "keeper", "查控专管人员", "the designated keeper"
    COMMAND_CENTRE = "command_centre", "执行指挥中心", "the enforcement command centre"
    POLICE = "police", "公安机关（书面答复）", "the police, in writing"
    DETENTION_CENTRE = "detention_centre", "拘留所", "the detention centre"
    APPLICANT = "applicant", "申请执行人", "the applicant"


class Secrecy(Term):
    """The class of secrecy of a field, or of disclosed information (art 5)."""

    PUBLIC = "public", "可以公开", "public"
    INTERNAL = "internal", "内部", "internal"
    PERSONAL = "personal", "个人信息", "personal information"
    TRACING = "tracing", "查控信息", "tracing information"
    PARTICIPATION = "participation", "公安机关参与事项", "police participation"
    MEANS = "means", "措施和手段", "measures and means"
    OUTCOME = "outcome", "办理结果", "outcomes"
