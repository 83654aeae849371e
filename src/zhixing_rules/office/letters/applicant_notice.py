"""不予立案后告知申请执行人书: the police refused to file; the applicant may be able to prosecute privately.

It is written from what an applicant may know (`Audience.PARTY`), so it holds nothing of the tracing.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from zhixing_rules.office.letters.letter_checks import checks_of
from zhixing_rules.office.letters.letter_content import Gap, LetterKind, ParagraphStyle
from zhixing_rules.office.letters.letter_form import LetterForm, PartForm
from zhixing_rules.office.letters.letter_phrases import (
    body,
    contact,
    day,
    names_of,
    number_line,
    paragraph,
    past_day,
    signature,
    title,
    value,
)
from zhixing_rules.office.letters.letter_subjects import referrals
from zhixing_rules.office.letters.referral_outcomes import refuse_after_filing, refuse_after_notice
from zhixing_rules.office.letters.supervision_request import REFUSED_RULE
from zhixing_rules.records import Audience, Offence, PersonKind

if TYPE_CHECKING:
    from zhixing_rules.office.letters.letter_checks import LetterChecks
    from zhixing_rules.office.letters.letter_content import Block, Piece
    from zhixing_rules.office.letters.letter_material import Conditions, LetterMaterial
    from zhixing_rules.records import Case

__all__ = ["FORM"]

_NEW_INTERPRETATION: Final = date(2024, 12, 1)
"""The day on which 法释〔2024〕13号 took effect and 法释〔2015〕16号 was repealed (article 16)."""
_NEW: Final = (
    "《最高人民法院、最高人民检察院关于办理拒不执行判决、裁定刑事案件适用法律若干问题的解释》"
    "（法释〔2024〕13号）第十四条第一款"
)
_OLD: Final = "《最高人民法院关于审理拒不执行判决、裁定刑事案件适用法律若干问题的解释》（法释〔2015〕16号）第三条"
_SITUATION: Final = (
    "申请执行人有证据证明同时具有下列情形，人民法院认为符合刑事诉讼法第二百一十条第三项规定的，以自诉案件立案审理："
    "（一）负有执行义务的人拒不执行判决、裁定，侵犯了申请执行人的人身、财产权利，应当依法追究刑事责任的；"
    "（二）申请执行人曾经提出控告，而公安机关或者人民检察院对负有执行义务的人不予追究刑事责任的。"
)
"""The words of both interpretations, which are the same."""


_EITHER: Final = "你（你单位）"


def _check(case: Case, subject: str, conditions: Conditions) -> LetterChecks:
    checks = checks_of(case, subject, conditions)
    checks.require_called_for(REFUSED_RULE)
    refuse_after_filing(checks)
    refuse_after_notice(checks)
    checks.note_with(
        "法〔2018〕147号第二条也规定了移送后不予立案时的释明，但只见摘录，未核对公布的全文，书中没有引用；引用前请核对",
        "法〔2018〕147号 item 2 is on this notice as well; only an excerpt was read, so the notice does not cite it",
    )
    offence = (case.referrals or ())[int(subject.split("/")[2])].offence
    if offence is None:
        checks.note_with("涉嫌罪行未记录：本书仅用于涉嫌拒不执行判决、裁定的案件", "the offence is not recorded")
    elif offence is not Offence.REFUSAL:
        checks.refuse_with(
            "涉嫌罪行不是拒不执行判决、裁定，本书所引关于自诉的规定不适用",
            "the offence is not refusal to perform, so the provision that the notice quotes does not apply",
        )
    return checks


def _notice(material: LetterMaterial) -> tuple[Block, ...]:
    referral = material.referral
    court = value(material.case.court, "执行法院")
    day_of_letter = material.dated or material.on
    you = _you(material)
    sent: tuple[Piece, ...] = ()
    if referral is not None and material.happened(referral.refusal_sent_on):
        sent = ("，并于", day(referral.refusal_sent_on, "不予立案反馈日期"), "反馈本院")
    return (
        *title(court, "告知书"),
        number_line(None),
        paragraph(ParagraphStyle.ADDRESSEE, *names_of(material.applicants, "申请执行人"), "："),
        body(
            f"{you}向本院申请执行的",
            value(material.case.case_number, "案号"),
            "一案，本院于",
            past_day(material, None if referral is None else referral.sent_on, "移送日期"),
            "将负有执行义务的人涉嫌拒不执行判决、裁定的案件移送公安机关。",
            Gap("作出决定的公安机关"),
            "于",
            past_day(material, None if referral is None else referral.refusal_made_on, "不予立案通知书日期"),
            "作出不予立案通知书",
            *sent,
            "。现将有关事项告知如下：",
        ),
        body("一、", _NEW if day_of_letter >= _NEW_INTERPRETATION else _OLD, f"规定：“{_SITUATION}”"),
        body(
            f"二、{you}认为符合上述规定的，可以向人民法院提起自诉，并提供相应的证据。"
            f"是否提起自诉由{you}自行决定；是否立案审理，由受理的人民法院依法审查决定。",
            *_jurisdiction(day_of_letter),
        ),
        body(
            f"三、本告知不影响执行案件的继续办理。{you}发现被执行人有可供执行的财产或者拒不执行的证据的，可以向本院提供。"
        ),
        contact(material),
        *signature(court, material.dated),
    )


def _you(material: LetterMaterial) -> str:
    """Return how the notice addresses the applicants."""
    kinds = {each.kind for each in material.applicants}
    if len(material.applicants) > 1:
        return "你们"
    kind = next(iter(kinds), None)
    return {PersonKind.NATURAL: "你", PersonKind.UNIT: "你单位"}[kind] if kind is not None else _EITHER


def _jurisdiction(on: date) -> tuple[str, ...]:
    if on < _NEW_INTERPRETATION:
        return ("拒不执行判决、裁定刑事案件，一般由执行法院所在地人民法院管辖（上述解释第五条）。",)
    return ("拒不执行判决、裁定刑事案件，一般由执行法院所在地人民法院管辖（上述解释第十五条）。",)


FORM = LetterForm(
    LetterKind.APPLICANT_NOTICE,
    referrals,
    "移送",
    "referral",
    letterhead=False,
    check=_check,
    parts=(PartForm(Audience.PARTY, _notice),),
)
