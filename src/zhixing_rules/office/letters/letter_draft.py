"""draft_letter: a letter from a record, for one day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhixing_rules.calendars import PRC, as_chinese_day
from zhixing_rules.errors import Problem, RecordError
from zhixing_rules.office.letters.letter_checks import unique
from zhixing_rules.office.letters.letter_content import Gap, LetterContent, LetterKind, Note, Part
from zhixing_rules.office.letters.letter_forms import FORMS
from zhixing_rules.office.letters.letter_material import Conditions, material_for
from zhixing_rules.office.letters.letter_phrases import value
from zhixing_rules.office.letters.letter_subjects import choose_subject
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024
from zhixing_rules.procedures.jiaozuo_2024.opinion import OPINION, is_of_the_opinion
from zhixing_rules.records import Case, JointMechanism, load_one_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.language import Procedure
    from zhixing_rules.office.letters.letter_form import PartForm

__all__ = ["draft_letter"]


def draft_letter(
    kind: LetterKind | str,
    record: Case | Mapping[str, Any] | str | bytes,
    *,
    on: date,
    dated: date | None = None,
    subject: str | None = None,
    procedure: Procedure = JIAOZUO_2024,
    calendar: Calendar = PRC,
    readings: Mapping[str, str] | None = None,
) -> LetterContent:
    """Write a letter from the record of a case.

    Each part is written from the record as its addressee may know it. What is not recorded is a gap. Whether the letter
    may be sent is judged by the whole record: `LetterContent.reasons` says what speaks against it.

    Args:
        kind: the kind of letter, by value or Chinese name.
        record: a case, or its JSON as text, UTF-8 bytes or a mapping.
        on: the day for which the record is judged, inclusive.
        dated: the date of the letter; ``None`` leaves a gap, or keeps the date that the record has for it.
        subject: what the letter is about, as a JSON Pointer or an id; needed only if there are several.
        procedure: the rules.
        calendar: the working days.
        readings: alternatives to use instead of the defaults, by reading id.

    Returns:
        The letter.

    Raises:
        RecordError: the record cannot be read or is no case, what the letter is about is not certain, or the procedure
            is not that of the Opinion.
        ValueError: there is no such kind, or a reading or alternative is unknown.
        TypeError: a day is a datetime without a zone.

    Example:
        >>> from datetime import date
        >>> letter = draft_letter("催办函", {"referrals": [{"id": "r1"}]}, on=date(2026, 9, 28))
        >>> letter.title, len(letter.reasons), letter.gaps[:3]
        ('关于催办案件立案审查的函', 2, ('执行法院', '发文字号', '受移送公安机关'))
    """
    form = FORMS[_kind_of(kind)]
    _check_procedure(procedure)
    case = _case_of(record)
    conditions = Conditions(as_chinese_day(on, "on"), procedure, calendar, readings or {})
    letter_day = None if dated is None else as_chinese_day(dated, "dated")
    about = choose_subject(form, case, subject)
    checks = form.check(case, about, conditions)
    reasons = unique(checks.reasons)

    def written(part: PartForm) -> Part:
        material = material_for(
            case, conditions, dated=letter_day, subject=about, audience=part.audience, reasons=reasons
        )
        return Part(part.audience, part.write(material))

    parts = tuple(map(written, form.parts))
    reasons = unique((*reasons, *_later(parts, about)))
    return LetterContent(
        kind=form.kind,
        subject=about,
        on=conditions.on,
        court=value(case.court, "执行法院"),
        letterhead=form.letterhead,
        parts=parts,
        reasons=reasons,
        notes=unique(each for each in checks.notes if each not in checks.reasons),
        approval=None if form.approval is None else written(form.approval),
        approval_reasons=tuple(each for each in reasons if each.rule_id != form.approved_by),
    )


def _later(parts: Iterable[Part], subject: str) -> tuple[Note, ...]:
    """Return a reason for each event that the letter would state, and that is recorded for a later day."""
    gaps = (piece for part in parts for piece in part.pieces() if isinstance(piece, Gap) and piece.later)
    return tuple(
        Note(
            "",
            subject,
            f"记录中的{each.label}晚于判断之日，文书不能写成已经发生",
            f"{each.label} is recorded for a later day, so the letter cannot state it as past",
        )
        for each in gaps
    )


def _kind_of(kind: LetterKind | str) -> LetterKind:
    try:
        return LetterKind(kind)
    except ValueError:
        pass
    known = "、".join(f"{each.value}（{each.zh}）" for each in LetterKind)
    raise ValueError(f"没有这一文书；可用：{known} · no such letter; known: {', '.join(LetterKind)}")


def _check_procedure(procedure: Procedure) -> None:
    """Refuse a procedure of another instrument: its rules would not stop a letter that must not be sent.

    Raises:
        RecordError: the letters do not belong to the procedure.
    """
    if not is_of_the_opinion(procedure):
        zh = f"文书按{OPINION.document}起草，引用并依其条款核对，不能用于其他规程"
        en = f"the letters quote {OPINION.document} and are checked by its rules: not for another procedure"
        raise RecordError([Problem("", "not_of_this_procedure", zh, en)])


def _case_of(record: Case | Mapping[str, Any] | str | bytes) -> Case:
    """Return the record as a case.

    Raises:
        RecordError: it cannot be read, or it is a joint mechanism.
    """
    if isinstance(record, Case):
        return record
    loaded = load_one_of((Case, JointMechanism), record)
    if isinstance(loaded, Case):
        return loaded
    raise RecordError(
        [Problem("", "not_a_case", "文书只能由案件记录制作", "letters are written from the record of a case")]
    )
