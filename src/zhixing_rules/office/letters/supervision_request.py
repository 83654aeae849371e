"""提请检察院监督函: after a refusal, or silence beyond the period, the court asks for supervision of the filing.

The procuratorate is no audience of its own. It supervises the work of the police, so it receives what the police know,
and nothing that is internal to the court.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules.engine import Status
from zhixing_rules.office.letters.letter_checks import checks_of
from zhixing_rules.office.letters.letter_content import Gap, LetterKind
from zhixing_rules.office.letters.letter_form import LetterForm, PartForm
from zhixing_rules.office.letters.letter_phrases import (
    addressee,
    body,
    case_title,
    contact,
    day,
    enclosures,
    number_line,
    offence_of,
    opinion,
    organ_name,
    past_day,
    person_name,
    signature,
    title,
    value,
)
from zhixing_rules.office.letters.letter_subjects import referrals
from zhixing_rules.office.letters.overdue_review import check_overdue, is_overdue, overdue_step, silence
from zhixing_rules.office.letters.referral_outcomes import refuse_after_filing, refuse_after_notice
from zhixing_rules.records import Audience

if TYPE_CHECKING:
    from zhixing_rules.office.letters.letter_checks import LetterChecks
    from zhixing_rules.office.letters.letter_content import Block, Piece
    from zhixing_rules.office.letters.letter_material import Conditions, LetterMaterial
    from zhixing_rules.records import Case

__all__ = ["FORM", "REFUSED_RULE"]

REFUSED_RULE: Final = "art9.refusal-feedback"
"""The rule that applies once the police have refused."""
_SUPERVISION: Final = "《中华人民共和国刑事诉讼法》第一百一十三条、《人民检察院刑事诉讼规则》第五百五十七条第二款"
"""刑诉法 113: the procuratorate has the police give reasons. 检察规则 557(2): it examines a possible failure to file.
检察规则 562, on silence, names parties and administrative bodies, not courts, and is not cited."""


def _check(case: Case, subject: str, conditions: Conditions) -> LetterChecks:
    checks = checks_of(case, subject, conditions)
    refused = checks.status_of(REFUSED_RULE) not in {None, Status.WAITING}
    if not refused and not is_overdue(checks):
        checks.require_called_for(REFUSED_RULE)
        check_overdue(checks)
    refuse_after_filing(checks)
    refuse_after_notice(checks)
    checks.refuse_other_area()
    checks.note_with(
        "法发〔2025〕8号（2025年7月1日起施行）也有执行法院提请监督的规定，但其条文序号未经核实，函中没有引用；引用前请核对公布的原文",
        "法发〔2025〕8号 has a clause on such requests; its number is not verified, so the letter does not cite it",
    )
    return checks


def _letter(material: LetterMaterial) -> tuple[Block, ...]:
    referral = material.referral
    court = value(material.case.court, "执行法院")
    person = None if referral is None else material.person(referral.person)
    return (
        number_line(None),
        *title("关于提请立案监督的函"),
        addressee(Gap("受函人民检察院")),
        body("本院执行的", *case_title(material), "，", person_name(person, "行为人姓名"), "涉嫌",
             offence_of(referral), "犯罪。本院于",
             past_day(material, None if referral is None else referral.sent_on, "移送日期"),
             "将该案移送", organ_name(referral), "，该局于",
             past_day(material, None if referral is None else referral.received_on, "公安机关接收日期"), "接收。"),
        body(*_outcome(material)),
        body("本院认为，", Gap("应当立案侦查的事实和理由"), "，公安机关应当立案侦查。"),
        body(f"依照{_SUPERVISION}的规定，提请你院对公安机关", _failure(material), "依法审查，"
             "要求公安机关说明不立案的理由；认为理由不能成立的，通知公安机关立案。请将审查结果告知本院。"),
        contact(material),
        *enclosures(_enclosed(material)),
        *signature(court, material.dated),
    )  # fmt: skip


def _failure(material: LetterMaterial) -> Piece:
    """Return what the procuratorate is asked to examine; a gap if the record shows neither refusal nor silence."""
    referral = material.referral
    if referral is not None and material.happened(referral.refusal_made_on):
        return "不予立案的决定"
    if overdue_step(material) is not None:
        return "逾期未作出是否立案决定的情形"
    return Gap("提请监督的情形")


def _outcome(material: LetterMaterial) -> tuple[Piece, ...]:
    """Return what the police did: a refusal, or nothing in time."""
    referral = material.referral
    refused = None if referral is None else referral.refusal_made_on
    if referral is not None and material.happened(refused):
        sent: tuple[Piece, ...] = ()
        if material.happened(referral.refusal_sent_on):
            sent = ("，并于", day(referral.refusal_sent_on, "不予立案反馈日期"), "反馈本院")
        return (organ_name(referral), "于", day(refused, "不予立案通知书日期"), "作出不予立案通知书", *sent, "。")
    instrument = material.conditions.procedure.instrument
    article = instrument.at(9)
    return (
        f"{opinion(instrument)}（{instrument.document}）{article.short}规定了立案审查的期限。",
        *silence(material, "该局"),
    )


def _enclosed(material: LetterMaterial) -> tuple[str, ...]:
    referral = material.referral
    names = ["案件移送函、移送材料清单及签收凭证复印件"]
    if referral is not None and material.happened(referral.refusal_made_on):
        names.append("不予立案通知书复印件")
    if referral is not None and material.happened(referral.urged_on):
        names.append("催办函复印件")
    return tuple(names)


FORM = LetterForm(
    LetterKind.PROCURATORATE,
    referrals,
    "移送",
    "referral",
    letterhead=True,
    check=_check,
    parts=(PartForm(Audience.POLICE, _letter),),
)
