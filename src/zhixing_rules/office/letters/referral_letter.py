"""案件移送函: the letter of article 8, with the inventory, the table of evidence and a return slip."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from zhixing_rules.engine import Status, Verdict
from zhixing_rules.office.letters.letter_checks import UNDECIDED, as_if_sent, checks_of, note_counterpart
from zhixing_rules.office.letters.letter_content import Blank, Filled, Gap, LetterKind, ParagraphStyle, Table
from zhixing_rules.office.letters.letter_form import LetterForm, PartForm
from zhixing_rules.office.letters.letter_phrases import (
    addressee,
    basis,
    body,
    by_hand,
    case_title,
    cell,
    contact,
    day,
    enclosures,
    fact,
    heading,
    number_line,
    offence_of,
    opinion,
    organ_name,
    paragraph,
    past_day,
    person_name,
    signature,
    title,
    value,
)
from zhixing_rules.office.letters.letter_subjects import referrals_and_detentions
from zhixing_rules.office.letters.referral_outcomes import refuse_after_outcome
from zhixing_rules.records import Audience, DetentionGround, Document, EvidenceHead, Offence, PersonKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from typing import Any

    from zhixing_rules.office.letters.letter_checks import LetterChecks
    from zhixing_rules.office.letters.letter_content import Block, Cell, Piece
    from zhixing_rules.office.letters.letter_material import Conditions, LetterMaterial
    from zhixing_rules.records import Case, EvidenceItem, Person

__all__ = ["FORM"]

_WINDOW: Final = "transfer-window"
_EARLIER: Final = "latest-date"
_SUSPECT: Final = "行为人姓名"
_DOCUMENT_RULES: Final = (
    "art8.particulars",
    "art8.i2.effective-instrument",
    "art8.i3.enforcement-report",
    "art8.i4.evidence",
)
"""The documents of article 8; the letter itself is being drawn up."""
_NATIONAL_RULES: Final = (
    "xf2025.i2.seat",
    "cxgd.15.place",
    "cxgd.24.level",
    "xf2025.i4.identity",
    "xf2025.i4.duty",
    "xf2025.i4.ability",
    "xf2025.i4.refusal",
    "xf2025.i4.circumstances",
    "fs2024.3.after-sanction",
)
"""National rules of the police organ and of the evidence; without that layer they have no findings."""
_REFERRED_RULE: Final = "art7.p2.referral"
_DETENTION_RULE: Final = "art7.p1.detention"
_ADDRESSEE: Final = ("受移送公安机关", "因受移送机关由管辖确定")
_SUPPOSED_ID: Final = "referral-to-be-sent"


def _check(case: Case, subject: str, conditions: Conditions) -> LetterChecks:
    from_detention = subject.startswith("/detentions/")
    suppose = _as_if_referred(subject, conditions) if from_detention else as_if_sent(subject, conditions)
    checks = checks_of(case, subject, conditions, suppose=suppose)
    detention = subject if from_detention else _detention_path(case, subject)
    checks.refuse_breach("art15.instrument", path="")
    checks.refuse_other_area()
    if detention is not None:
        _check_time(checks, checks_of(case, subject, conditions), detention)
        checks.refuse_breach(_DETENTION_RULE, path=detention)
    if from_detention:
        _check_detention_alone(checks)
        return checks
    checks.refuse_breach(_DETENTION_RULE, "art7.p2.competent-organ", *_DOCUMENT_RULES, *_NATIONAL_RULES)
    refuse_after_outcome(checks)
    referral = (case.referrals or ())[int(subject.split("/")[2])]
    if referral.sent_on is not None and referral.sent_on <= conditions.on:
        checks.note_with("记录载明案件已经移送：请核对是否重复发函", "the record says that the case has been referred")
    if referral.organ_name is None:
        note_counterpart(checks, *_ADDRESSEE)
    return checks


def _check_detention_alone(checks: LetterChecks) -> None:
    """Note what is not checked of a referral that is not recorded."""
    checks.note_with(
        "记录中没有这次移送，未能核对受移送机关的管辖和移送材料；请先在“移送”中记录移送材料清单",
        "the referral is not recorded: jurisdiction and documents were not checked; record its inventory first",
    )
    detention = (checks.case.detentions or ())[int(checks.subject.split("/")[2])]
    if detention.ground is not DetentionGround.REFUSAL:
        checks.note_with(
            "涉嫌罪行待填：拘留事由没有载明是拒不执行判决、裁定，函中不推断罪行",
            "the offence is a gap: the ground of the detention is not recorded as refusal to perform",
        )
    note_counterpart(checks, *_ADDRESSEE)


def _check_time(checks: LetterChecks, as_recorded: LetterChecks, detention: str) -> None:
    """Refuse a referral before the court has formed its view, or before the window under the selected reading.

    Args:
        checks: receives the reasons and notes.
        as_recorded: the record judged as it is, in which the referral may be still to come.
        detention: the detention, as a JSON Pointer.
    """
    too_soon = as_recorded.status_of(_REFERRED_RULE, detention) in {None, Status.WAITING, Status.UPCOMING}
    for each in as_recorded.findings(_REFERRED_RULE, detention):
        if too_soon:
            checks.refuse(each)
        elif each.verdict in {Verdict.FAIL, *UNDECIDED}:
            checks.note(each)


def _detention_path(case: Case, subject: str) -> str | None:
    key = (case.referrals or ())[int(subject.split("/")[2])].detention
    listed = enumerate(case.detentions or ())
    return next((f"/detentions/{index}" for index, each in listed if key is not None and each.id == key), None)


def _as_if_referred(subject: str, conditions: Conditions) -> Callable[[dict[str, Any]], None]:
    """Return the supposition that a referral based on a detention was sent on the day."""

    def suppose(data: dict[str, Any]) -> None:
        detention = data["detentions"][int(subject.split("/")[2])]
        supposed = {
            "id": _SUPPOSED_ID,
            "detention": detention["id"],
            "sent_on": conditions.on.isoformat(),
        }
        if detention.get("ground") == DetentionGround.REFUSAL.value:
            supposed["offence"] = Offence.REFUSAL.value
        supposed |= {name: detention[name] for name in ("person",) if name in detention}
        data["referrals"] = [*data.get("referrals", []), supposed]

    return suppose


def _suspect(material: LetterMaterial) -> Person | None:
    referral, detention = material.referral, material.detention
    key = None if referral is None else referral.person
    return material.person(key if key is not None or detention is None else detention.person)


def _letter(material: LetterMaterial) -> tuple[Block, ...]:
    referral = material.referral
    court = value(material.case.court, "执行法院")
    return (
        number_line(None if referral is None else referral.number),
        *title("案件移送函"),
        addressee(organ_name(referral)),
        body("本院执行的", *case_title(material), "，", *basis(material)),
        *_of_detention(material),
        body("经查，", Gap("涉嫌犯罪的主要事实"), "。"),
        body(*_referred(material)),
        contact(material),
        *enclosures(("移送材料清单", "证据材料表", "回执")),
        *signature(court, material.dated),
    )


def _of_detention(material: LetterMaterial) -> tuple[Block, ...]:
    """Return the paragraph on the detention and the fine, if the referral is based on a detention."""
    found = material.detention
    if found is None:
        return ()
    later = material.is_later(found.decided_on)
    number, days = (None, None) if later else (found.decision_number, found.days)
    pieces: list[Piece] = [
        person_name(_suspect(material), _SUSPECT),
        fact(found.refuses, "拒不执行判决、裁定", "是否拒不执行判决、裁定"),
        "，",
        fact(found.serious, "情节严重", "情节是否严重"),
        "。",
    ]
    if material.happened(found.fined_on) or (found.fined_on is None and found.fine_number is not None):
        pieces += ["本院于", day(found.fined_on, "罚款决定日期"), "作出", value(found.fine_number, "罚款决定书文号")]
        pieces += ["罚款决定书，决定对其罚款。"]
    pieces += [
        "本院于",
        past_day(material, found.decided_on, "拘留决定日期"),
        "作出",
        value(number, "拘留决定书文号"),
    ]
    pieces += ["拘留决定书，决定对其司法拘留", value(_number(days), "拘留天数"), "日"]
    if not material.happened(found.intake_on):
        return (body(*pieces, "。"),)
    pieces += ["；", day(found.intake_on, "收拘日期"), "收拘"]
    pieces += [] if found.place is None else ["于", value(found.place, "拘留所")]
    pieces += ["，拘留期限至", day(_term_end(material), "拘留期限届满日"), "届满。"]
    if material.happened(found.released_early_on):
        pieces += [day(found.released_early_on, "提前解除日期"), "已提前解除拘留。"]
    return (body(*pieces),)


def _number(count: int | None) -> str | None:
    return None if count is None else str(count)


def _term_end(material: LetterMaterial) -> date | None:
    """Return the end of the detention, as the police may know it; ``None`` if it is not certain.

    The last day for the referral is the end of the detention, but under the reading that sets an earlier one.
    """
    report = material.report
    if dict(report.provenance.readings).get(_WINDOW) == _EARLIER:
        readings = {name: each for name, each in material.conditions.readings.items() if name != _WINDOW}
        report, _ = replace(material.conditions, readings=readings).judge(material.case, material.audience)
    found = [each for each in report.days if each.path == material.detention_path and not each.provisional]
    return found[0].due if found else None


def _in_custody(material: LetterMaterial) -> bool | None:
    """Return whether the person is in the detention on the day; ``None`` if that is not certain."""
    found, referral = material.detention, material.referral
    if found is None or material.happened(found.released_early_on):
        return False
    end = _term_end(material)
    if not material.happened(found.intake_on) or end is None:
        return None
    if material.on == end:
        return None if referral is None else referral.sent_before_release
    return material.on < end


def _referred(material: LetterMaterial) -> tuple[Piece, ...]:
    referral, detention = material.referral, material.detention
    offence = None if referral is None else referral.offence
    instrument = material.conditions.procedure.instrument
    clauses = ["第七条第二款"] if detention is not None else []
    clauses += ["第八条"]
    clauses += ["第十一条"] if offence in {Offence.OBSTRUCTION, Offence.PROPERTY_DISPOSAL} else []
    late = _late(material)
    return (
        *_view(material),
        f"依照{opinion(instrument)}（{instrument.document}）{'、'.join(clauses)}，",
        *_handed_over(material),
        "移送你局，请依照第九条审查，并将审查结果书面告知本院。",
        *_particulars_of_free(material),
        *(("因", Gap("逾期移送的原因"), "，本院未能在拘留期限届满前移送，特此说明。") if late else ()),
    )


def _handed_over(material: LetterMaterial) -> tuple[Piece, ...]:
    """Return what is referred: the case and the person in custody, or the case alone."""
    name = person_name(_suspect(material), _SUSPECT)
    if _in_custody(material) is True:
        return ("现将该案以及涉嫌", _offence(material), "犯罪的行为人", name)
    return ("现将", name, "涉嫌", _offence(material), "犯罪一案及有关材料")


def _particulars_of_free(material: LetterMaterial) -> tuple[Piece, ...]:
    """Return the particulars of a person who is not handed over, and a gap if it is not certain whether that is so."""
    custody = _in_custody(material)
    if custody is True:
        return ()
    state: tuple[Piece, ...] = ("行为人羁押情况：", Gap("行为人羁押情况"), "。") if custody is None else ()
    return ("行为人基本情况：", *_particulars(_suspect(material)), "。", *state)


def _offence(material: LetterMaterial) -> Piece:
    """Return the offence; of a detention without a referral only if its ground is a refusal."""
    referral, detention = material.referral, material.detention
    if referral is None and detention is not None and detention.ground is DetentionGround.REFUSAL:
        return value(Offence.REFUSAL.zh, "涉嫌罪行")
    return offence_of(referral)


def _view(material: LetterMaterial) -> tuple[Piece, ...]:
    """Return that the court holds that criminal liability is needed, unless the record says otherwise or nothing."""
    if material.detention is None:
        return ()
    if material.refused_by(_REFERRED_RULE):
        return ("本院", Gap("是否认为需要追究刑事责任"), "。")
    return ("本院认为需要追究其刑事责任。",)


def _late(material: LetterMaterial) -> bool:
    """Whether the detention has ended, and the referral was not sent by then."""
    end, referral = _term_end(material), material.referral
    sent = None if referral is None or not material.happened(referral.sent_on) else referral.sent_on
    return end is not None and (sent or material.on) > end


def _inventory(material: LetterMaterial) -> tuple[Block, ...]:
    referral = material.referral
    listed = None if referral is None else referral.inventory
    suspect, found = _suspect(material), material.case.basis
    clause = material.conditions.procedure.instrument.at
    rows: list[tuple[Cell, ...]] = [
        (cell("备否"), cell("材料"), cell("名称、文号"), cell("份数"), cell("依据")),
        (
            cell(_tick(listed, Document.PARTICULARS)),
            cell("行为人的基本情况"),
            _particulars(suspect),
            cell(Gap("份数：行为人的基本情况")),
            cell(clause(8).short),
        ),
        (
            cell("☑"),
            cell("《案件移送函》"),
            cell("本函"),
            cell("1"),
            cell(clause(8, item=1).short),
        ),
        (
            cell(_tick(listed, Document.EFFECTIVE_INSTRUMENT)),
            cell("生效法律文书"),
            cell(value(None if found is None else found.number, "执行依据文号")),
            cell(Gap("份数：生效法律文书")),
            cell(clause(8, item=2).short),
        ),
        (
            cell(_tick(listed, Document.ENFORCEMENT_REPORT)),
            cell("案件执行情况说明"),
            cell("案件执行情况说明"),
            cell(Gap("份数：案件执行情况说明")),
            cell(clause(8, item=3).short),
        ),
        (
            cell(_tick(listed, Document.EVIDENCE)),
            cell("涉嫌拒执犯罪的证据材料"),
            cell("见证据材料表"),
            cell("见证据材料表"),
            cell(clause(8, item=4).short),
        ),
    ]
    others = None if referral is None else referral.other_papers
    rows += [
        (cell("☑"), cell("其他材料"), cell(value(each, "其他材料")), cell(Gap(f"份数：其他材料{number}")), cell(""))
        for number, each in enumerate(others or (), start=1)
    ]
    return (
        heading("移送材料清单"),
        Table(tuple(rows), (14, 42, 56, 18, 26)),
        paragraph(ParagraphStyle.SMALL, "☑ 已备；□ 待备，备齐后勾画。"),
    )


def _tick(listed: tuple[Document, ...] | None, document: Document) -> str:
    return "☑" if document in (listed or ()) else "□"


def _particulars(person: Person | None) -> Cell:
    unit = person is not None and person.kind is PersonKind.UNIT
    if person is None:
        return cell(Gap(_SUSPECT))
    if unit:
        return cell(
            person_name(person, _SUSPECT),
            "，统一社会信用代码",
            value(person.credit_code, "行为人统一社会信用代码"),
            "，住所",
            value(person.address, "行为人住所"),
        )
    return cell(
        person_name(person, _SUSPECT),
        "，",
        value(person.sex, "行为人性别"),
        "，身份证号",
        value(person.resident_number or person.other_document, "行为人身份证号"),
        "，住",
        value(person.address, "行为人住址"),
        "，联系电话",
        value(person.telephone, "行为人联系电话"),
    )


def _evidence(material: LetterMaterial) -> tuple[Block, ...]:
    """Return the evidence under the five heads; an item without a head stands last."""
    referral = material.referral
    items = (None if referral is None else referral.evidence) or ()
    rows: list[tuple[Cell, ...]] = [
        (cell("应当证明的事项"), cell("证据名称"), cell("份数"), cell("页数"), cell("形式"))
    ]
    for number, head in enumerate(EvidenceHead, start=1):
        words = f"{_ORDINALS[number - 1]}、{head.zh}"
        found = [each for each in items if each.head is head]
        rows += [_evidence_row(words if place == 0 else "", each) for place, each in enumerate(found)]
        if not found:
            rows += [(cell(words), cell(Gap(f"证据：{head.zh}")), cell(""), cell(""), cell(*_ORIGINAL_OR_COPY))]
    rows += [_evidence_row("未归类", each) for each in items if each.head is None]
    return (
        heading("证据材料表"),
        Table(tuple(rows), (40, 58, 18, 18, 22)),
    )


_ORDINALS: Final = "一二三四五"
_ORIGINAL_OR_COPY: Final = ("□原件\n□复印件",)


def _evidence_row(words: str, item: EvidenceItem) -> tuple[Cell, ...]:
    form = {True: "☑原件\n□复印件", False: "□原件\n☑复印件", None: _ORIGINAL_OR_COPY[0]}[item.original]
    return (
        cell(words),
        cell(value(item.name, "证据名称")),
        cell(value(_number(item.copies), "证据份数")),
        cell(value(_number(item.pages), "证据页数")),
        cell(form),
    )


def _slip(material: LetterMaterial) -> tuple[Block, ...]:
    """Return the slip that the police fill in and send back."""
    referral = material.referral

    def filled(recorded: object, label: str, width: int) -> Piece:
        if recorded is None:
            return Blank(width)
        piece = value(recorded if isinstance(recorded, str) else None, label)
        return piece if isinstance(piece, Filled) else Blank(width)

    received = None if referral is None or not material.happened(referral.received_on) else referral.received_on
    registered = referral is not None and not material.is_later(referral.receipt_on)
    receipt = referral.receipt_number if referral is not None and registered else None
    officer = None if referral is None or referral.police_officer is None else referral.police_officer.reveal()
    telephone = None if referral is None or referral.police_telephone is None else referral.police_telephone.reveal()
    return (
        heading("回　　执"),
        paragraph(ParagraphStyle.SLIP, value(material.case.court, "执行法院"), "："),
        paragraph(
            ParagraphStyle.SLIP,
            "你院",
            value(material.case.case_number, "案号"),
            "执行案件中移送的",
            person_name(_suspect(material), _SUSPECT),
            "涉嫌",
            _offence(material),
            "一案的材料，我局已于",
            *((day(received, "公安机关接收日期"),) if received is not None else by_hand()),
            "接收，受案登记表（回执）编号",
            filled(receipt, "受案回执编号", 10),
            "，经办人",
            filled(officer, "公安经办人", 6),
            "，联系电话",
            filled(telephone, "公安经办人电话", 8),
            "。",
        ),
        paragraph(ParagraphStyle.SLIP_RIGHT, organ_name(referral), "（印章）", *by_hand("　")),
        paragraph(ParagraphStyle.SMALL, "本回执由公安机关填写后退回移送法院。"),
    )


def _enclosed(material: LetterMaterial) -> tuple[Block, ...]:
    return (*_inventory(material), *_evidence(material))


FORM = LetterForm(
    LetterKind.REFERRAL,
    referrals_and_detentions,
    "移送或者司法拘留",
    "referral or detention",
    letterhead=True,
    check=_check,
    parts=(PartForm(Audience.POLICE, _letter), PartForm(Audience.POLICE, _enclosed), PartForm(Audience.POLICE, _slip)),
)
