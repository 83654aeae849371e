"""撤销联动查控通知书: the notice of article 3, item 4, with its 送达回证."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.engine import Status, Verdict
from zhixing_rules.office.letters.letter_checks import checks_of
from zhixing_rules.office.letters.letter_content import Blank, Gap, LetterKind, ParagraphStyle, Table
from zhixing_rules.office.letters.letter_form import LetterForm, PartForm
from zhixing_rules.office.letters.letter_phrases import (
    addressee,
    body,
    by_hand,
    cell,
    contact,
    day,
    number_line,
    opinion,
    paragraph,
    past_day,
    person_name,
    signature,
    title,
    value,
)
from zhixing_rules.office.letters.letter_subjects import targets
from zhixing_rules.records import Audience, PersonKind

if TYPE_CHECKING:
    from zhixing_rules.office.letters.letter_checks import LetterChecks
    from zhixing_rules.office.letters.letter_content import Block, Piece
    from zhixing_rules.office.letters.letter_material import Conditions, LetterMaterial
    from zhixing_rules.records import Case, Person

__all__ = ["FORM"]

_RULE = "art3.i4.withdrawal"
_EXCLUDED = ("art5.i3.non-debtor", "art5.i3.known-whereabouts")
"""The rules whose remedy is a withdrawal as well: a person who should not have been traced."""
_PERSON = "查控对象姓名"


def _check(case: Case, subject: str, conditions: Conditions) -> LetterChecks:
    checks = checks_of(case, subject, conditions)
    excluded = [
        each
        for rule in (_EXCLUDED if _request_sent(case, subject, conditions) else ())
        for each in checks.findings(rule)
        if each.verdict is Verdict.FAIL
    ]
    for each in excluded:
        checks.note(each)
    if not excluded:
        checks.require_called_for(_RULE)
    checks.refuse_other_area()
    if checks.status_of(_RULE) is Status.DONE:
        checks.note_with("记录载明已经书面撤销：请核对是否重复", "the record says that tracing has been withdrawn")
    return checks


def _request_sent(case: Case, subject: str, conditions: Conditions) -> bool:
    sent_on = (case.requests or ())[int(subject.split("/")[2])].sent_on
    return sent_on is not None and sent_on <= conditions.on


def _notice(material: LetterMaterial) -> tuple[Block, ...]:
    request, target = material.request, material.target
    letter = None if request is None else request.letter
    court = value(material.case.court, "执行法院")
    police = value(_organ(material), "受函公安机关")
    person = None if target is None else material.person(target.person)
    return (
        *title(court, "撤销联动查控通知书"),
        number_line(None if target is None else target.withdrawal_number),
        addressee(police),
        paragraph(
            ParagraphStyle.FORM,
            "本院于",
            past_day(material, None if request is None else request.sent_on, "发函日期"),
            "向你局发出协助查询函（",
            value(None if letter is None else letter.number, "协助查询函文号"),
            "），请求协助查询",
            person_name(person, _PERSON),
            "（",
            *_number_of(person),
            "），案号",
            value(None if target is None else target.case_number or material.case.case_number, "案号"),
            "。",
        ),
        body(*_ground(material), "，现通知你局撤销对", person_name(person, _PERSON), "的联动查控。"),
        contact(material),
        *signature(court, material.dated),
    )


def _number_of(person: Person | None) -> tuple[Piece, ...]:
    if person is not None and person.kind is PersonKind.UNIT:
        return ("统一社会信用代码", value(person.credit_code, "统一社会信用代码"))
    return (
        "身份证号",
        value(None if person is None else person.resident_number or person.other_document, "身份证号"),
    )


def _organ(material: LetterMaterial) -> str | None:
    request = material.request
    if request is None:
        return None
    organ = None if request.organ is None else request.organ.name
    return organ or (None if request.letter is None else request.letter.addressed_to)


def _ground(material: LetterMaterial) -> tuple[Piece, ...]:
    """Return why tracing is withdrawn: the person is located, or should not have been traced."""
    instrument = material.conditions.procedure.instrument
    target = material.target
    step = material.step(_RULE)
    excluded = any(
        finding is not None and finding.verdict is Verdict.FAIL
        for finding in (material.finding(rule) for rule in _EXCLUDED)
    )
    if (step is None or step.status is Status.WAITING) and excluded:
        clause = instrument.at(5, item=3)
        return (
            "经核，该人员不应纳入查控范围（",
            Gap("不应纳入查控范围的情形"),
            f"）。依照{opinion(instrument)}（{instrument.document}）{clause.short}的规定",
        )
    clause = instrument.at(3, item=4)
    measures: tuple[Piece, ...] = ()
    if target is not None and material.happened(target.measures_on):
        measures = ("，并于", day(target.measures_on, "采取强制措施日期"), "采取强制措施")
    return (
        "本院已于",
        past_day(material, None if target is None else target.located_on, "发现下落日期"),
        "发现其下落",
        *measures,
        (
            f"。依照{opinion(instrument)}（{instrument.document}）{clause.short}“"
            f"{instrument.text(clause).rstrip('。；;')}”的规定"
        ),
    )


def _proof(material: LetterMaterial) -> tuple[Block, ...]:
    target = material.target
    court = value(material.case.court, "执行法院")
    number = None if target is None else target.withdrawal_number
    case_number = None if target is None else target.case_number or material.case.case_number
    rows = (
        (cell("送达文书"), cell("撤销联动查控通知书　", value(number, "发文字号"))),
        (cell("受送达机关"), cell(value(_organ(material), "受函公安机关"))),
        (cell("案号"), cell(value(case_number, "案号"))),
        (cell("送达方式、地点"), cell(Gap("送达方式、地点"))),
        (cell("收件人签名\n或者盖章"), cell("\n", *by_hand(), Blank(2), "时", Blank(2), "分")),
        (cell("代收人及理由"), cell("\n")),
        (cell("送达人"), cell("\n")),
        (cell("备注"), cell("本件含查控信息，由查控专管人员送达、保管。")),
    )
    return (
        *title(court, "送达回证"),
        Table(rows, (42, 114), head=False, size=14, height=16),
        paragraph(ParagraphStyle.SMALL, "受送达机关签收后，本回证退回送达法院存卷。"),
    )


FORM = LetterForm(
    LetterKind.WITHDRAWAL,
    targets,
    "查控对象",
    "person to be traced",
    letterhead=False,
    check=_check,
    parts=(PartForm(Audience.POLICE, _notice), PartForm(Audience.POLICE, _proof)),
)
