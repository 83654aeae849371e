"""协助查询函: the annex of the Opinion, word for word, and apart from it the approval page of the court."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules.engine import Verdict
from zhixing_rules.office.letters.letter_checks import as_if_sent, checks_of, note_counterpart
from zhixing_rules.office.letters.letter_content import Blank, Filled, Gap, LetterKind, ParagraphStyle, Table
from zhixing_rules.office.letters.letter_form import LetterForm, PartForm
from zhixing_rules.office.letters.letter_phrases import (
    addressee,
    body,
    by_hand,
    cell,
    heading,
    names_of,
    number_line,
    opinion,
    paragraph,
    past_day,
    person_name,
    signature,
    title,
    value,
)
from zhixing_rules.office.letters.letter_subjects import requests
from zhixing_rules.records import Audience, CourtLevel, PersonKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zhixing_rules.office.letters.letter_checks import LetterChecks
    from zhixing_rules.office.letters.letter_content import Block, Cell, Paragraph, Piece
    from zhixing_rules.office.letters.letter_material import Conditions, LetterMaterial
    from zhixing_rules.records import Case, Person
    from zhixing_rules.records.tracing import Target, TracingRequest

__all__ = ["FORM"]

_ENCLOSED: Final = "生效裁判文书、执行通知书"
_LABEL: Final = (34, 122)
_QUERY_RULE: Final = "msj.483.query"
"""The notice to assist that national law has enclosed; without that layer it has no finding."""
_ADDRESSEE_RULES: Final = ("art2.i1.desk", "art2.i2.desk")
_PERSON_RULES: Final = (
    *("art1.scope", "art5.i3.non-debtor", "art5.i3.known-whereabouts"),
    *("annex.case-number", "annex.person", "annex.heading-word"),
)
_APPROVAL_RULE: Final = "art3.i1.approval"


def _check(case: Case, subject: str, conditions: Conditions) -> LetterChecks:
    checks = checks_of(case, subject, conditions, suppose=as_if_sent(subject, conditions))
    checks.require(_APPROVAL_RULE, {Verdict.PASS})
    checks.refuse_breach("art3.i1.same-level", *_ADDRESSEE_RULES, "annex.person", "annex.attachments", _QUERY_RULE)
    checks.refuse_breach("art15.instrument", "annex.case-number", path="")
    checks.refuse_other_area()
    _check_heading(checks)
    request = case.requests[int(subject.split("/")[2])] if case.requests else None
    if request is not None and request.sent_on is not None and request.sent_on <= conditions.on:
        checks.note_with("记录载明已经发函：请核对是否重复", "the record says that the letter has been sent")
    targets = () if request is None else request.targets or ()
    for index, _ in enumerate(targets):
        path = f"{subject}/targets/{index}"
        checks.refuse_breach(*_PERSON_RULES, path=path)
    if request is not None and not _police(request):
        note_counterpart(checks, "受函公安机关", "因受函机关依第二条确定")
    _note_list_name(checks, request)
    return checks


def _check_heading(checks: LetterChecks) -> None:
    """Refuse a letter whose head names another court or organ than the record; note what the rules remark of it."""
    for each in checks.findings("annex.heading"):
        if each.remarks:
            checks.refuse_remarks(each)
    for each in (each for rule_id in _ADDRESSEE_RULES for each in checks.findings(rule_id)):
        checks.note_remarks(each)


def _note_list_name(checks: LetterChecks, request: TracingRequest | None) -> None:
    """Note whether the persons are on the list that the form names."""
    persons = checks.case.persons or ()
    says = None if request is None or request.letter is None else request.letter.says_dishonest
    if says is False or request is None:
        return
    listed = [_is_listed(persons, each) for each in request.targets or ()]
    if False in listed:
        checks.note_with(
            "附件格式称“失信被执行人”，而记录载明所列人员中有人未列入失信名单：函中已改称“被执行人”",
            "the form says 失信被执行人, but someone is recorded as not listed: the letter says 被执行人 instead",
        )
    elif None in listed:
        checks.note_with(
            "附件格式称“失信被执行人”，而记录没有载明所列人员均已列入失信名单："
            "未列入的，在记录中写明“表头称失信被执行人：否”，函中即称“被执行人”",
            "the form says 失信被执行人, but not everyone is recorded as listed; record says_dishonest as false to "
            "write 被执行人 instead",
        )


def _is_listed(persons: Iterable[Person], target: Target) -> bool | None:
    return next((each.listed_dishonest for each in persons if each.id == target.person), None)


def _police(request: TracingRequest) -> str | None:
    """Return the organ that the letter is addressed to."""
    named = None if request.letter is None else request.letter.addressed_to
    return named or (None if request.organ is None else request.organ.name)


def _letter(material: LetterMaterial) -> tuple[Block, ...]:
    request = material.request
    letter = None if request is None else request.letter
    court = value((None if letter is None else letter.issuing_court) or material.case.court, "执行法院", "XX 人民法院")
    police = None if request is None else _police(request)
    entries = () if request is None else request.targets or ()
    listed: Piece = "失信被执行人"
    unlisted = any(_is_listed(material.case.persons or (), each) is False for each in entries)
    if unlisted or (letter is not None and letter.says_dishonest is False):
        listed = value("被执行人", "名单名称", "失信被执行人")
    return (
        *title(court, "协助查询函"),
        number_line(None if letter is None else letter.number),
        addressee(value(police, "受函公安机关", "XX 公安局/公安分局")),
        body(f"依照{opinion(material.conditions.procedure.instrument)}相关规定，现将下列", listed,
             "名单发送贵单位，望予查询："),
        *(line for number, each in enumerate(entries, start=1) for line in _entry(material, each, number)),
        *(() if entries else _entry(material, None, 1)),
        paragraph(ParagraphStyle.FORM, "联系人：", *_contact(material)),
        paragraph(ParagraphStyle.FORM, "附：", _enclosed(material)),
        *signature(court, material.dated or (None if letter is None else letter.dated_on)),
    )  # fmt: skip


def _contact(material: LetterMaterial) -> tuple[Piece, ...]:
    letter = None if material.request is None else material.request.letter
    return (
        value(None if letter is None else letter.contact, "联系人"),
        Filled("　电话：", ""),
        value(None if letter is None else letter.contact_telephone, "联系人电话"),
    )


def _enclosed(material: LetterMaterial) -> Piece:
    letter = None if material.request is None else material.request.letter
    if letter is None or letter.attachments is None:
        return Gap("附件", _ENCLOSED)
    return value("、".join(each.zh for each in letter.attachments), "附件", _ENCLOSED)


def _entry(material: LetterMaterial, target: Target | None, number: int) -> tuple[Paragraph, Paragraph]:
    """Return one entry of the list: the case number, and the person as the form asks for."""
    person = None if target is None else material.person(target.person)
    case_number = None if target is None else target.case_number
    return (
        paragraph(ParagraphStyle.FORM, f"{number}. ", value(case_number, f"案号（第{number}名）", "案号")),
        paragraph(ParagraphStyle.FORM, "被执行人基本信息：", *_particulars(person, number)),
    )


def _particulars(person: Person | None, number: int) -> tuple[Piece, ...]:
    if person is not None and person.kind is PersonKind.UNIT:
        return (
            value(person.name, f"名称（第{number}名）", "姓名"),
            Filled("，", "", "，性别，"),
            value(person.credit_code, f"统一社会信用代码（第{number}名）", "身份证号"),
            "，",
            value(person.address, f"住所（第{number}名）", "住址"),
            "，",
            value(person.telephone, f"联系电话（第{number}名）", "联系电话"),
        )
    name, sex, resident, other, address, telephone = (
        (None,) * 6
        if person is None
        else (
            person.name,
            person.sex,
            person.resident_number,
            person.other_document,
            person.address,
            person.telephone,
        )
    )
    return (
        value(name, f"姓名（第{number}名）", "姓名"),
        "，",
        value(sex, f"性别（第{number}名）", "性别"),
        "，",
        value(resident or other, f"身份证号（第{number}名）", "身份证号"),
        "，",
        value(address, f"住址（第{number}名）", "住址"),
        "，",
        value(telephone, f"联系电话（第{number}名）", "联系电话"),
    )


def _approval(material: LetterMaterial) -> tuple[Block, ...]:
    """Return 协助查询函审批表, which stays with the courts."""
    case, request = material.case, material.request
    targets = () if request is None else request.targets or ()
    persons = tuple(each for each in (material.person(target.person) for target in targets) if each is not None)
    whole: tuple[tuple[Cell, ...], ...] = (
        (cell("执行法院"), cell(value(case.court, "执行法院")), cell("案号"), cell(value(case.case_number, "案号"))),
        (
            cell("申请执行人"),
            cell(*names_of(material.applicants, "申请执行人")),
            cell("案由"),
            cell(value(case.cause, "案由")),
        ),
        (
            cell("执行标的"),
            cell(value(case.claim, "执行标的")),
            cell("未履行部分"),
            cell(value(case.outstanding, "未履行部分")),
        ),
        (
            cell("查控对象"),
            cell(*names_of(persons, "查控对象")),
            cell("受函公安机关"),
            cell(value(_organ_name(material), "受函公安机关")),
        ),
    )
    grounds = (
        (cell("适用情形"), cell(*_grounds(material))),
        (cell("需要查找的理由"), cell(*_reasons(material))),
        (cell("承办人意见"), _to_sign("签名")),
    )
    return (
        paragraph(ParagraphStyle.MARK, f"限{material.audience.zh}阅"),
        heading("协助查询函审批表"),
        Table(whole, (34, 48, 28, 46), head=False, height=11),
        Table((*grounds, *_bureaus(material)), _LABEL, head=False, height=24),
        paragraph(ParagraphStyle.SMALL, "本表供人民法院内部审批，由查控专管人员保管，不随函发出。"),
    )


def _organ_name(material: LetterMaterial) -> str | None:
    request = material.request
    if request is None:
        return None
    organ = None if request.organ is None else request.organ.name
    return organ or (None if request.letter is None else request.letter.addressed_to)


def _grounds(material: LetterMaterial) -> tuple[Piece, ...]:
    """Return the two grounds of article 1 to be ticked; only a recorded answer is ticked."""
    difficult = material.case.major_or_difficult
    first = "☑" if difficult is True else "□"
    return (
        f"{first} 重大疑难执行案件，确有需要查找（第一条第（一）项）\n",
        "□ 决定予以司法拘留的被执行人下落不明（第一条第（二）项）",
        *(("\n是否重大疑难：", Gap("是否重大疑难执行案件")) if difficult is None else ()),
    )


def _reasons(material: LetterMaterial) -> tuple[Piece, ...]:
    request = material.request
    pieces: list[Piece] = []
    for number, target in enumerate(() if request is None else request.targets or (), start=1):
        name = person_name(material.person(target.person), f"查控对象（第{number}名）")
        pieces += ["\n" if pieces else "", name, "：", value(target.need_reason, f"需要查找的理由（第{number}名）")]
    return tuple(pieces) or (Gap("需要查找的理由"),)


def _to_sign(words: str, *before: Piece) -> Cell:
    return (*before, f"\n\n{words}：", Blank(6), *by_hand("　"))


def _bureaus(material: LetterMaterial) -> tuple[tuple[Cell, ...], ...]:
    """Return the opinions of the enforcement bureaus: of the court, and of the intermediate court."""
    request = material.request
    approved = None if request is None else request.approved_on
    before: tuple[Piece, ...] = () if approved is None else ("审批日期：", past_day(material, approved, "审批日期"))
    intermediate = (cell("市中级人民法院\n执行局审批意见\n（第三条第（一）项）"), _to_sign("签名（印章）", *before))
    if material.case.level is CourtLevel.INTERMEDIATE:
        return (intermediate,)
    return ((cell("本院执行局意见"), _to_sign("签名")), intermediate)


FORM = LetterForm(
    LetterKind.TRACING,
    requests,
    "查控请求",
    "tracing request",
    letterhead=False,
    check=_check,
    parts=(PartForm(Audience.POLICE, _letter),),
    approval=PartForm(Audience.COURT_STAFF, _approval),
    approved_by=_APPROVAL_RULE,
)
