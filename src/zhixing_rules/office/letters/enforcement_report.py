"""案件执行情况说明: what the court did to enforce the case (article 8, item 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.office.letters.letter_checks import checks_of
from zhixing_rules.office.letters.letter_content import Gap, LetterKind
from zhixing_rules.office.letters.letter_form import LetterForm, PartForm
from zhixing_rules.office.letters.letter_phrases import (
    basis,
    body,
    case_title,
    contact,
    day,
    past_day,
    person_name,
    signature,
    subheading,
    title,
    value,
)
from zhixing_rules.office.letters.letter_subjects import whole_record
from zhixing_rules.records import Audience

if TYPE_CHECKING:
    from zhixing_rules.office.letters.letter_checks import LetterChecks
    from zhixing_rules.office.letters.letter_content import Block, Paragraph, Piece
    from zhixing_rules.office.letters.letter_material import Conditions, LetterMaterial
    from zhixing_rules.records import Case, Detention

__all__ = ["FORM"]


def _check(case: Case, subject: str, conditions: Conditions) -> LetterChecks:
    checks = checks_of(case, subject, conditions)
    checks.refuse_breach("art15.instrument", path="")
    return checks


def _report(material: LetterMaterial) -> tuple[Block, ...]:
    case = material.case
    court = value(case.court, "执行法院")
    return (
        *title(court, "案件执行情况说明"),
        subheading("一、案件基本情况"),
        body(
            "本院执行的",
            *case_title(material),
            "，于",
            past_day(material, case.registered_on, "执行立案日期"),
            "立案执行，执行标的为",
            value(case.claim, "执行标的"),
            "。",
        ),
        body(*basis(material)),
        subheading("二、采取的执行措施"),
        body(
            "本院于",
            past_day(material, case.notice_on, "执行通知书日期"),
            "向被执行人发出执行通知书，于",
            past_day(material, case.report_order_on, "报告财产令日期"),
            "发出报告财产令。财产报告情况：",
            value(case.report_state, "财产报告情况"),
            "。",
        ),
        *_detentions(material),
        body("财产查询、查封、扣押、冻结、处置等情况：", Gap("财产查控和处置情况"), "。"),
        subheading("三、未履行情况"),
        body(
            f"截至{_printed(material)}，被执行人未履行的部分为",
            value(case.outstanding, "未履行部分"),
            "。",
        ),
        subheading("四、拒不执行的主要事实"),
        body("被执行人的履行能力：", Gap("履行能力"), "。"),
        body("拒不执行的行为及其后果：", Gap("拒不执行的行为及其后果"), "。"),
        body("特此说明。"),
        contact(material),
        *signature(court, material.dated),
    )


def _printed(material: LetterMaterial) -> str:
    piece = day(material.on, "截至日期")
    return "" if isinstance(piece, Gap) else piece.text


def _detentions(material: LetterMaterial) -> tuple[Paragraph, ...]:
    """Return a paragraph for each fine and detention; a gap if it is not recorded whether there are any."""
    listed = material.case.detentions
    if listed is None:
        return (body("罚款、拘留情况：", Gap("罚款、拘留情况"), "。"),)
    return tuple(body(*_measures(material, each)) for each in listed)


def _measures(material: LetterMaterial, found: Detention) -> tuple[Piece, ...]:
    later = material.is_later(found.decided_on)
    number, days = (None, None) if later else (found.decision_number, found.days)
    pieces: list[Piece] = ["对", person_name(material.person(found.person), "被拘留人姓名"), "，本院"]
    if material.happened(found.fined_on) or (found.fined_on is None and found.fine_number is not None):
        pieces += ["于", day(found.fined_on, "罚款决定日期"), "作出", value(found.fine_number, "罚款决定书文号")]
        pieces += ["罚款决定书；"]
    pieces += [
        "于",
        past_day(material, found.decided_on, "拘留决定日期"),
        "作出",
        value(number, "拘留决定书文号"),
    ]
    pieces += ["拘留决定书，决定司法拘留", value(None if days is None else str(days), "拘留天数"), "日"]
    if material.happened(found.intake_on):
        pieces += ["，", day(found.intake_on, "收拘日期"), "收拘"]
    if material.happened(found.released_early_on):
        pieces += ["，", day(found.released_early_on, "提前解除日期"), "提前解除拘留"]
    return (*pieces, "。")


FORM = LetterForm(
    LetterKind.ENFORCEMENT_REPORT,
    whole_record,
    "案件",
    "case",
    letterhead=False,
    check=_check,
    parts=(PartForm(Audience.POLICE, _report),),
)
