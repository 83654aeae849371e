"""Pieces and paragraphs that several letters have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules._dates import chinese_date
from zhixing_rules.office.letters.letter_content import (
    Blank,
    Filled,
    Gap,
    Paragraph,
    ParagraphStyle,
    printable,
)
from zhixing_rules.records.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from zhixing_rules.law import Instrument
    from zhixing_rules.office.letters.letter_content import Cell, Piece
    from zhixing_rules.office.letters.letter_material import LetterMaterial
    from zhixing_rules.records import CaseNumber, Person, Referral

__all__ = [
    "addressee",
    "basis",
    "body",
    "by_hand",
    "case_title",
    "cell",
    "contact",
    "day",
    "enclosures",
    "fact",
    "heading",
    "names_of",
    "number_line",
    "offence_of",
    "opinion",
    "organ_name",
    "paragraph",
    "past_day",
    "person_name",
    "signature",
    "subheading",
    "title",
    "value",
]

_DEBTOR: Final = "被执行人姓名"
_OFFENCE: Final = "涉嫌罪行"


def value(recorded: Secret | CaseNumber | str | None, label: str, form: str = "") -> Filled | Gap:
    """Return a value of the record, or a gap.

    Args:
        recorded: the value; ``None`` if it is not recorded.
        label: its name.
        form: the words of the official form that it stands for.

    Returns:
        The piece.
    """
    if recorded is None:
        return Gap(label, form)
    text = printable(recorded.reveal() if isinstance(recorded, Secret) else str(recorded))
    return Filled(text, label, form) if text else Gap(label, form)


def day(recorded: date | None, label: str, form: str = "") -> Filled | Gap:
    """Return a day of the record as Chinese documents print it, or a gap.

    Args:
        recorded: the day; ``None`` if it is not recorded.
        label: its name.
        form: the words of the official form that it stands for.

    Returns:
        The piece.
    """
    return Gap(label, form) if recorded is None else Filled(chinese_date(recorded), label, form)


def past_day(material: LetterMaterial, recorded: date | None, label: str) -> Filled | Gap:
    """Return the day of an event that a letter states as past; a gap if it is not recorded, or of a later day.

    Args:
        material: what the letter is written from.
        recorded: the day; ``None`` if it is not recorded.
        label: its name.

    Returns:
        The piece.
    """
    return Gap(label, later=True) if material.is_later(recorded) else day(recorded, label)


def fact(recorded: bool | None, yes: str, label: str) -> str | Gap:  # noqa: FBT001  a fact of the record
    """Return words that hold if a fact is recorded as true; otherwise a gap, as no other words are known to hold.

    Args:
        recorded: the fact; ``None`` if it is not recorded.
        yes: the words.
        label: the name of the gap.

    Returns:
        The piece.
    """
    return yes if recorded is True else Gap(label)


def paragraph(style: ParagraphStyle, *pieces: Piece) -> Paragraph:
    """Return a paragraph."""
    return Paragraph(style, pieces)


def body(*pieces: Piece) -> Paragraph:
    """Return a paragraph of the text."""
    return Paragraph(ParagraphStyle.BODY, pieces)


def title(*lines: Piece) -> tuple[Paragraph, ...]:
    """Return the lines of a title."""
    return tuple(Paragraph(ParagraphStyle.TITLE, (line,)) for line in lines)


def heading(words: str) -> Paragraph:
    """Return the heading of a table or of a part."""
    return Paragraph(ParagraphStyle.HEADING, (words,))


def subheading(words: str) -> Paragraph:
    """Return the heading of a section of the text."""
    return Paragraph(ParagraphStyle.SUBHEADING, (words,))


def cell(*pieces: Piece) -> Cell:
    """Return the cell of a table."""
    return pieces


def number_line(recorded: str | None) -> Paragraph:
    """Return 发文字号."""
    return Paragraph(ParagraphStyle.NUMBER, (value(recorded, "发文字号"),))


def addressee(name: Piece) -> Paragraph:
    """Return 主送机关."""
    return Paragraph(ParagraphStyle.ADDRESSEE, (name, "："))


def signature(court: Piece, dated: date | None) -> tuple[Paragraph, Paragraph]:
    """Return the name of the court and the date under a letter."""
    return (
        Paragraph(ParagraphStyle.SIGNATURE, (court,)),
        Paragraph(ParagraphStyle.DATE, (day(dated, "落款日期", "XX 年 XX 月 XX 日"),)),
    )


def enclosures(names: Sequence[str]) -> tuple[Paragraph, ...]:
    """Return 附件 with the numbered names of the enclosures; without a number if there is one."""
    if len(names) == 1:
        return (Paragraph(ParagraphStyle.ENCLOSURE, (f"附件：{names[0]}",)),)
    styles = (ParagraphStyle.ENCLOSURE, *(ParagraphStyle.ENCLOSURE_NEXT for _ in names[1:]))
    return tuple(
        Paragraph(style, (f"{'附件：' if number == 1 else ''}{number}. {name}",))
        for number, (style, name) in enumerate(zip(styles, names, strict=True), start=1)
    )


def contact(material: LetterMaterial) -> Paragraph:
    """Return the judge who handles the case and the telephone number."""
    case = material.case
    return body(
        "联系人：",
        value(case.officer, "承办人"),
        "　联系电话：",
        value(case.officer_telephone, "承办人电话"),
    )


def opinion(instrument: Instrument) -> str:
    """Return the Opinion as its own annex cites it."""
    return f"《{'、'.join(instrument.issuers)}{instrument.title}》"


def person_name(person: Person | None, label: str) -> Filled | Gap:
    """Return the name of a person."""
    return value(None if person is None else person.name, label)


def names_of(persons: Iterable[Person], label: str) -> tuple[Piece, ...]:
    """Return the names of several persons, separated by 、; a gap if there is no person."""
    names = [person_name(each, label) for each in persons]
    pieces: list[Piece] = []
    for name in names or [Gap(label)]:
        pieces += ["、", name] if pieces else [name]
    return tuple(pieces)


def case_title(material: LetterMaterial) -> tuple[Piece, ...]:
    """Return the case as a letter names it: its number, the parties and the cause of action."""
    case = material.case
    return (
        value(case.case_number, "案号"),
        *names_of(material.applicants, "申请执行人"),
        "与",
        *names_of(material.debtors, _DEBTOR),
        value(case.cause, "案由"),
        "一案",
    )


def basis(material: LetterMaterial) -> tuple[Piece, ...]:
    """Return sentences on the document that is being enforced."""
    found = material.case.basis
    made_by, number, kind, effective, enforceable, effective_on = (
        (None,) * 6
        if found is None
        else (found.made_by, found.number, found.kind, found.effective, found.enforceable, found.effective_on)
    )
    in_force: tuple[Piece, ...] = (fact(effective, "已经发生法律效力", "执行依据是否生效"),)
    if effective is True and effective_on is not None:
        in_force = ("已于", past_day(material, effective_on, "生效日期"), "发生法律效力")
    return (
        "执行依据为",
        value(made_by, "执行依据作出机关"),
        value(number, "执行依据文号"),
        value(None if kind is None else _DOCUMENT_NAMES.get(kind.value, kind.zh), "执行依据文书类型"),
        "。该文书",
        *in_force,
        "，",
        fact(enforceable, "具有执行内容", "执行依据有无执行内容"),
        "。",
        *(
            ("为执行该文书，本院已于", day(found.ruling_made_on, "执行裁定日期"), "作出执行裁定。")
            if found is not None and material.happened(found.ruling_made_on)
            else ()
        ),
    )


_DOCUMENT_NAMES: Final = {"judgment": "判决书", "ruling": "裁定书", "award": "仲裁裁决书"}
"""The documents that the record names by what they decide."""


def offence_of(referral: Referral | None) -> Filled | Gap:
    """Return the offence."""
    return value(None if referral is None or referral.offence is None else referral.offence.zh, _OFFENCE)


def organ_name(referral: Referral | None) -> Filled | Gap:
    """Return the police organ that receives a referral."""
    return value(None if referral is None else referral.organ_name, "受移送公安机关")


def by_hand(words: str = "") -> tuple[Piece, ...]:
    """Return blanks for a day that is written by hand."""
    return (words, Blank(4), "年", Blank(2), "月", Blank(2), "日")
