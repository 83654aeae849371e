"""附件　协助查询函 · Form of the letter.

    XX 人民法院 协助查询函 / XX 公安局/公安分局： / 1. 案号 / 被执行人基本信息：姓名，性别，身份证号，住址，联系电话 /
    联系人： / 附：生效裁判文书、执行通知书 / XX 人民法院 / XX 年 XX 月 XX 日

Readings: unit-debtor, attachments-basis, dishonest-label.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.language import (
    FALSE,
    TRUE,
    Actor,
    Attach,
    Chosen,
    Condition,
    Equal,
    Exists,
    Qualify,
    Remark,
    Remedy,
    Rule,
    Subject,
    all_of,
    any_of,
    not_,
)
from zhixing_rules.procedures.fields import case, person, request, target
from zhixing_rules.procedures.fields.subjects import CASE, REQUEST, TARGET
from zhixing_rules.procedures.jiaozuo_2024 import readings
from zhixing_rules.procedures.jiaozuo_2024.courts import DIRECTORY
from zhixing_rules.procedures.jiaozuo_2024.opinion import OPINION
from zhixing_rules.procedures.jiaozuo_2024.shared_terms import defect_remarks
from zhixing_rules.records import ENFORCEMENT_TYPES, CaseNumberDefect, CreditCodeDefect, ResidentNumberDefect

if TYPE_CHECKING:
    from zhixing_rules.language import Fact

AREA = DIRECTORY.area
_ANNEX = OPINION.part("annex")
_SENT = request.sent_on


def _recorded(fact: Fact) -> Condition:
    return fact.recorded(settled=_SENT)


def _part(  # noqa: PLR0917  the parts of a rule
    rule_id: str,
    quote: str,
    per: Subject,
    texts: tuple[str, str],
    brief: tuple[str, str],
    demand: Condition,
    *remarks: Remark,
) -> Rule:
    """Return the rule on one part of the letter.

    The texts are its names in Chinese and English, `brief` how to complete the letter.
    """
    return Rule(
        id=rule_id,
        brief_zh=brief[0],
        brief_en=brief[1],
        cite=_ANNEX,
        quote=quote,
        per=per,
        then=Attach(*texts, demand, to=_SENT, document_zh=texts[0], document_en=texts[1]),
        remedy=Remedy("按附件格式补正", "complete the letter according to the form in the annex", by=Actor.COURT),
        remarks=remarks,
    )


HEADING = _part(
    "annex.heading", "XX 人民法院 协助查询函\nXX 公安局/公安分局：", REQUEST,
    ("函首载明发函法院和受函公安机关", "the letter names the issuing court and the organ addressed"),
    ("补正函首的两机关", "name both bodies at the head"),
    all_of(_recorded(request.issuing_court), _recorded(request.addressed_to)),
    Remark(
        any_of(
            not_(Equal(request.issuing_court, case.court)), not_(Equal(request.addressed_to, request.organ_name))
        ),
        "函首所载法院或公安机关与记录的执行法院、受函机关名称不一致：请核对",
        "the letter names a different court or organ than the record: check",
    ),
)  # fmt: skip

_USUAL_TYPES = ("执", "执恢")
_UNUSUAL_TYPE = "案号不是首次执行或恢复执行的案号：请核对"
_UNUSUAL_TYPE_EN = "not the number of a first or resumed enforcement case: check"


CASE_NUMBER_OF_CASE = Rule(
    id="annex.case-number",
    cite=_ANNEX,
    quote="1. 案号",
    per=CASE,
    then=Qualify(
        "案号系执行案件案号",
        "the case number is the number of an enforcement case",
        case.number_type.is_(*ENFORCEMENT_TYPES),
    ),
    remedy=Remedy(
        "改填执行案号；民事、刑事审判案号不能填入",
        "give the number of the enforcement case, not of the trial",
        by=Actor.COURT,
    ),
    remarks=(
        Remark(not_(case.number_type.is_(*_USUAL_TYPES)), _UNUSUAL_TYPE, _UNUSUAL_TYPE_EN),
        *defect_remarks(case.number_defect, CaseNumberDefect, "案号", "case_number"),
    ),
)

CASE_NUMBER = _part(
    "annex.case-number", "2. 案号", TARGET,
    ("每名被执行人均载明执行案号", "every entry has an enforcement case number"),
    ("补正每人的执行案号", "add every case number"),
    all_of(_recorded(target.case_number), target.number_type.is_(*ENFORCEMENT_TYPES)),
    Remark(not_(target.number_type.is_(*_USUAL_TYPES)), _UNUSUAL_TYPE, _UNUSUAL_TYPE_EN),
    Remark(
        not_(target.number_area.is_(AREA)),
        f"案号中的法院代字不是{AREA}：请核对",
        f"the court code in the entry is not {AREA}: check",
    ),
    *defect_remarks(target.number_defect, CaseNumberDefect, "所填案号", "case_number of the entry"),
)  # fmt: skip

_PARTICULARS_OF_PERSON = all_of(
    _recorded(person.name),
    _recorded(person.sex),
    any_of(_recorded(person.resident_number), _recorded(person.other_document)),
    _recorded(person.address),
    _recorded(person.telephone),
)
_PARTICULARS_OF_UNIT = all_of(person.kind.is_("unit"), _recorded(person.name), _recorded(person.credit_code))
PERSONS = _part(
    "annex.person", "现将下列失信被执行人名单发送贵单位", REQUEST,
    ("函中列明查控对象", "the letter names the persons to be traced"),
    ("补正查控对象", "name the persons"),
    Exists(TARGET, TRUE, "函中至少列明一人", "the letter names at least one person"),
)  # fmt: skip
PERSON = _part(
    "annex.person", "2. 案号\n被执行人基本信息：姓名，性别，身份证号，住址，联系电话", TARGET,
    ("载明被执行人基本信息", "the entry contains the particulars of the person"),
    ("补正基本信息", "add the particulars"),
    Chosen.by(
        readings.UNIT_DEBTOR,
        {
            "extend": any_of(_PARTICULARS_OF_UNIT, all_of(person.kind.is_("natural"), _PARTICULARS_OF_PERSON)),
            "as-printed": _PARTICULARS_OF_PERSON,
        },
    ),
    *defect_remarks(person.resident_number_defect, ResidentNumberDefect, "身份证号", "resident_number"),
    *defect_remarks(person.credit_code_defect, CreditCodeDefect, "统一社会信用代码", "credit_code"),
)  # fmt: skip

CONTACT = _part(
    "annex.contact",
    "联系人",
    REQUEST,
    ("载明联系人", "the letter names a contact person"),
    ("补正联系人", "name a contact person"),
    _recorded(request.contact),
)

_JUDGMENT = request.attachments.contains("judgment_document", settled=_SENT)
_OTHER_BASIS = all_of(
    request.attachments.contains("other_basis", settled=_SENT),
    request.attachments.contains("enforcement_ruling", settled=_SENT),
)
ATTACHMENTS = _part(
    "annex.attachments", "附：生效裁判文书、执行通知书", REQUEST,
    ("附生效裁判文书（或其他执行依据及执行裁定）和执行通知书", "the enforcement basis and the 执行通知书 are attached"),
    ("补附裁判文书、通知书", "attach the documents"),
    all_of(
        Chosen.by(
            readings.ATTACHMENTS_BASIS,
            {"any-enforcement-basis": any_of(_JUDGMENT, _OTHER_BASIS), "court-judgment-only": _JUDGMENT},
        ),
        request.attachments.contains("enforcement_notice", settled=_SENT),
    ),
)  # fmt: skip

DATE = _part(
    "annex.date", "XX 人民法院\nXX 年 XX 月 XX 日", REQUEST,
    ("落款日期并盖章", "the letter is dated and sealed"),
    ("补正落款、盖章", "date and seal the letter"),
    all_of(_recorded(request.dated_on), request.sealed),
    Remark(request.dated_on > _SENT, "落款日期晚于发函日期：请核对", "dated later than the day of sending: check"),
)  # fmt: skip

HEADING_WORD = Rule(
    id="annex.heading-word",
    cite=_ANNEX,
    quote="失信被执行人名单",
    per=TARGET,
    when=Chosen.by(readings.DISHONEST_LABEL, {"carried-over": FALSE, "listed-only": TRUE}),
    then=Qualify(
        "附件称“失信被执行人”，正文称“被执行人”：列入失信名单不是条件",
        "the form says 失信被执行人, the articles say 被执行人: listing is not a condition",
        person.listed_dishonest,
    ),
    remedy=Remedy(
        "核对是否已列入失信名单；未列入的，表头改为“被执行人名单”",
        "check the list; for a person who is not on it, change the heading to 被执行人名单",
        by=Actor.COURT,
    ),
    remarks=(
        Remark(
            request.says_dishonest,
            "函中表头称“失信被执行人名单”：建议改为“被执行人名单”",
            "the heading is 失信被执行人名单: 被执行人名单 is recommended",
        ),
    ),
)

RULES = (
    HEADING,
    CASE_NUMBER_OF_CASE,
    CASE_NUMBER,
    PERSONS,
    PERSON,
    CONTACT,
    ATTACHMENTS,
    DATE,
    HEADING_WORD,
)
