"""The form of a kind of letter: what it may be about, who reads it, how it is checked and written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules._values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

    from zhixing_rules.office.letters.letter_checks import LetterChecks
    from zhixing_rules.office.letters.letter_content import Block, LetterKind
    from zhixing_rules.office.letters.letter_material import Conditions, LetterMaterial
    from zhixing_rules.records import Audience, Case

__all__ = ["LetterForm", "PartForm"]


@dataclass(frozen=True, slots=True)
class PartForm:
    """The form of a part of a letter.

    Attributes:
        audience: who may read it.
        write: writes its paragraphs and tables.
    """

    audience: Audience
    write: Callable[[LetterMaterial], tuple[Block, ...]]


@dataclass(frozen=True, slots=True)
class LetterForm:
    """The form of a kind of letter.

    Attributes:
        kind: the kind.
        subjects: returns the JSON Pointers of what a letter of this kind can be about in a record, with their ids.
        subject_zh: what these are, in Chinese.
        subject_en: the same in English.
        letterhead: whether it has the red head of a letter to another organ.
        check: judges whether the letter may be sent.
        parts: its parts.
        approval: the page on which the court approves the letter; ``None`` if it has none. It is no part of the letter.
        approved_by: the rule that demands the approval, so that the page can be written before it.
    """

    kind: LetterKind
    subjects: Callable[[Case], tuple[tuple[str, str], ...]]
    subject_zh: str
    subject_en: str
    letterhead: bool
    check: Callable[[Case, str, Conditions], LetterChecks]
    parts: tuple[PartForm, ...]
    approval: PartForm | None = None
    approved_by: str = ""
