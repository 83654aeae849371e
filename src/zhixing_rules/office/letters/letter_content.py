"""A letter as a value: its parts, its paragraphs and tables, its gaps, and why it should not be sent yet.

Every text of a letter is a sequence of pieces: words of the form as plain strings, `Filled` values of the record, `Gap`
for a value that is not recorded, and `Blank` for what the recipient writes by hand.
"""

from __future__ import annotations

import unicodedata
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from zhixing_rules._enums import LabelledEnum
from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._text_safety import has_control_characters
from zhixing_rules._values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from zhixing_rules.records import Audience

__all__ = [
    "GAP",
    "Blank",
    "Block",
    "Cell",
    "Filled",
    "Gap",
    "LetterContent",
    "LetterKind",
    "Note",
    "Paragraph",
    "ParagraphStyle",
    "Part",
    "Piece",
    "Table",
    "plain_text",
    "printable",
]

GAP: Final = "【　】"
"""A gap, as it is written."""
_REPLACEMENT: Final = "\ufffd"
_LINE_BREAKS: Final = str.maketrans(dict.fromkeys("\t\n\x0b\x0c\r\x85\u2028\u2029", " "))
_NO_CHARACTERS: Final = frozenset({"Cn", "Co"})


class LetterKind(LabelledEnum):
    """The kinds of letters. A kind is given by its value or its Chinese name.

    >>> LetterKind("催办函") is LetterKind.REMINDER
    True
    """

    TRACING = "tracing", "协助查询函", "request for a query"
    REFERRAL = "referral", "案件移送函", "referral letter"
    ENFORCEMENT_REPORT = "enforcement-report", "案件执行情况说明", "enforcement report"
    WITHDRAWAL = "withdrawal", "撤销联动查控通知书", "notice that tracing is withdrawn"
    SUPPLEMENT = "supplement", "补充材料函", "letter with further evidence"
    REMINDER = "reminder", "催办函", "reminder to the police"
    PROCURATORATE = "procuratorate", "提请检察院监督函", "request for supervision by the procuratorate"
    APPLICANT_NOTICE = "applicant-notice", "不予立案后告知申请执行人书", "notice of the refusal to the applicant"

    @classmethod
    def _missing_(cls, value: object) -> LetterKind | None:
        return next((member for member in cls if member.zh == value), None)


@dataclass(frozen=True, slots=True, repr=False)
class Filled(TypeNameRepr):
    """A value of the record.

    Attributes:
        text: the value, as it is written.
        label: its name; the empty string for a separator.
        form: the words of the official form that it stands for, such as ``XX 人民法院``.
    """

    text: str
    label: str
    form: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """A value that is not recorded, for a person to fill in.

    Attributes:
        label: its name.
        form: the words of the official form that it stands for.
        later: whether it is recorded for a day after the one for which the letter is written, and so not stated.
    """

    label: str
    form: str = ""
    later: bool = False


@dataclass(frozen=True, slots=True)
class Blank:
    """A place where the recipient, or the person who signs, writes by hand.

    Attributes:
        width: its width in Chinese characters.
    """

    width: int = 4


Piece = str | Filled | Gap | Blank


class ParagraphStyle(Enum):
    """How a paragraph is set."""

    MARK = auto()
    TITLE = auto()
    HEADING = auto()
    NUMBER = auto()
    ADDRESSEE = auto()
    BODY = auto()
    SUBHEADING = auto()
    FORM = auto()
    ENCLOSURE = auto()
    ENCLOSURE_NEXT = auto()
    SIGNATURE = auto()
    DATE = auto()
    SMALL = auto()
    SLIP = auto()
    SLIP_RIGHT = auto()


@dataclass(frozen=True, slots=True, repr=False)
class Paragraph(TypeNameRepr):
    """A paragraph.

    Attributes:
        style: how it is set.
        pieces: its text.
    """

    style: ParagraphStyle
    pieces: tuple[Piece, ...]


Cell = tuple[Piece, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Table(TypeNameRepr):
    """A table.

    Attributes:
        rows: the rows; a line break in a plain string begins a new line of the cell.
        widths: the widths of the columns in millimetres.
        head: whether the first row is a heading.
        size: the size of the type in points.
        height: the least height of a row in millimetres.
    """

    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]
    head: bool = True
    size: int = 12
    height: int = 9


Block = Paragraph | Table


@dataclass(frozen=True, slots=True, repr=False)
class Part(TypeNameRepr):
    """A part of a letter that begins on a page of its own.

    Attributes:
        audience: who may read it; it is written from the record as they may know it.
        blocks: its paragraphs and tables.
    """

    audience: Audience
    blocks: tuple[Block, ...]

    def pieces(self) -> Iterator[Piece]:
        """Yield every piece, in order."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield from block.pieces
            else:
                for row in block.rows:
                    for cell in row:
                        yield from cell


@dataclass(frozen=True, slots=True)
class Note:
    """Why a letter should not be sent yet, or what to check before.

    It names rules, places and ids of the record; its only value is the police organ of the court's area, as anyone may
    know it.

    Attributes:
        rule_id: the rule; the empty string for a note on the form.
        path: the subject, as a JSON Pointer.
        zh: the note in Chinese.
        en: the same in English.
    """

    rule_id: str
    path: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True, repr=False)
class LetterContent(TypeNameRepr):
    """A letter.

    Attributes:
        kind: the kind.
        subject: the part of the record that it is about, as a JSON Pointer; the empty string is the whole record.
        on: the day for which the record was judged.
        court: the name of the court, or a gap.
        letterhead: whether it has the red head of a letter to another organ (GB/T 9704-2012 信函格式).
        parts: the letter itself, then what goes with it.
        reasons: why it must not be sent yet; empty if nothing speaks against it.
        notes: what a person has to check.
        approval: the page on which the letter is approved, for another file: it stays with the courts.
        approval_reasons: why the letter must not be put up for approval.
    """

    kind: LetterKind
    subject: str
    on: date
    court: Filled | Gap
    letterhead: bool
    parts: tuple[Part, ...]
    reasons: tuple[Note, ...] = ()
    notes: tuple[Note, ...] = ()
    approval: Part | None = None
    approval_reasons: tuple[Note, ...] = ()

    @property
    def gaps(self) -> tuple[str, ...]:
        """The names of the gaps, in order, each once."""
        head = [self.court] if self.letterhead else []
        pieces = [*head, *(piece for part in self.parts for piece in part.pieces())]
        return tuple(dict.fromkeys(piece.label for piece in pieces if isinstance(piece, Gap)))

    @property
    def approval_gaps(self) -> tuple[str, ...]:
        """The names of the gaps of the page of approval, in order, each once."""
        pieces = () if self.approval is None else self.approval.pieces()
        return tuple(dict.fromkeys(piece.label for piece in pieces if isinstance(piece, Gap)))

    @property
    def title(self) -> str:
        """The title, without the name of the court."""
        titles = [each for each in self.parts[0].blocks if isinstance(each, Paragraph) and each.style is _TITLE]
        return plain_text(titles[-1].pieces)


_TITLE: Final = ParagraphStyle.TITLE


def plain_text(pieces: Iterable[Piece]) -> str:
    """Return pieces as text, with `GAP` for a gap and blanks for a blank.

    >>> plain_text(("联系人：", Gap("联系人")))
    '联系人：【　】'
    """
    return "".join(map(_text_of, pieces))


def _text_of(piece: Piece) -> str:
    if isinstance(piece, str):
        return piece
    if isinstance(piece, Filled):
        return piece.text
    return GAP if isinstance(piece, Gap) else "　" * piece.width


def printable(text: str) -> str:
    r"""Return a text of the record as one line without what XML or a reader cannot bear.

    Line breaks become blanks; controls, direction marks, surrogates and what is no character become U+FFFD. The
    brackets of gaps become others, so that no value looks like a gap.

    >>> printable("张\n某\u202e甲【　】")
    '张 某�甲〔　〕'
    """
    spaced = text.translate(_LINE_BREAKS).replace("【", "〔").replace("】", "〕")
    return "".join(map(_safe, spaced))


def _safe(character: str) -> str:
    unsafe = has_control_characters(character) or unicodedata.category(character) in _NO_CHARACTERS
    return _REPLACEMENT if unsafe else character
