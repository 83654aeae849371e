"""催办函: a reminder to the police, who have not ended their review in time (article 9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.office.letters.letter_checks import checks_of
from zhixing_rules.office.letters.letter_content import Gap, LetterKind
from zhixing_rules.office.letters.letter_form import LetterForm, PartForm
from zhixing_rules.office.letters.letter_phrases import (
    addressee,
    body,
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
from zhixing_rules.office.letters.overdue_review import check_overdue, silence
from zhixing_rules.records import Audience

if TYPE_CHECKING:
    from zhixing_rules.office.letters.letter_checks import LetterChecks
    from zhixing_rules.office.letters.letter_content import Block, Piece
    from zhixing_rules.office.letters.letter_material import Conditions, LetterMaterial
    from zhixing_rules.records import Case

__all__ = ["FORM"]


def _check(case: Case, subject: str, conditions: Conditions) -> LetterChecks:
    checks = checks_of(case, subject, conditions)
    check_overdue(checks)
    checks.refuse_other_area()
    return checks


def _letter(material: LetterMaterial) -> tuple[Block, ...]:
    referral = material.referral
    court = value(material.case.court, "执行法院")
    instrument = material.conditions.procedure.instrument
    article = instrument.at(9)
    person = None if referral is None else material.person(referral.person)
    received = None if referral is None else referral.received_on
    return (
        number_line(None),
        *title("关于催办案件立案审查的函"),
        addressee(organ_name(referral)),
        body(
            "本院于",
            past_day(material, None if referral is None else referral.sent_on, "移送日期"),
            "将",
            value(material.case.case_number, "案号"),
            "执行案件中",
            person_name(person, "行为人姓名"),
            "涉嫌",
            offence_of(referral),
            "一案移送你局",
            *_letter_number(material),
            "，你局于",
            past_day(material, received, "公安机关接收日期"),
            "接收",
            *_receipt(material),
            "。",
        ),
        body(f"{opinion(instrument)}（{instrument.document}）{article.short}规定：“{instrument.text(article)}”"),
        body(*silence(material, "你局"), *_urged(material)),
        body("请你局于", Gap("答复期限"), "前依法作出处理，并书面告知本院；需要补充证据材料的，请一并列明。"),
        contact(material),
        *enclosures(("案件移送函、移送材料清单及签收凭证复印件",)),
        *signature(court, material.dated),
    )


def _letter_number(material: LetterMaterial) -> tuple[Piece, ...]:
    referral = material.referral
    if referral is None or referral.number is None:
        return ()
    return ("（", value(referral.number, "移送函文号"), "）")


def _receipt(material: LetterMaterial) -> tuple[Piece, ...]:
    referral = material.referral
    if referral is None or referral.receipt_number is None or material.is_later(referral.receipt_on):
        return ()
    return ("（受案回执编号", value(referral.receipt_number, "受案回执编号"), "）")


def _urged(material: LetterMaterial) -> tuple[Piece, ...]:
    referral = material.referral
    if referral is None or not material.happened(referral.urged_on):
        return ()
    return ("本院曾于", day(referral.urged_on, "最近一次催办日期"), "催办。")


FORM = LetterForm(
    LetterKind.REMINDER,
    referrals,
    "移送",
    "referral",
    letterhead=True,
    check=_check,
    parts=(PartForm(Audience.POLICE, _letter),),
)
