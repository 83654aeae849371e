"""The document model: what a result says, in its order, without any layout.

A function of `render._documents` builds a `Document` from a result; `render.text` and `render.markdown` write it. A
document contains both languages; the writer picks one. It has no widths, padding or line breaks of an output: a writer
decides how a `Section`, a `Row` or a `Tone` looks. The ``repr`` of its parts shows their types only.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from zhixing_rules._bilingual import Bilingual
from zhixing_rules._dates import chinese_date
from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._values import dataclass

if TYPE_CHECKING:
    from zhixing_rules.records import Audience

__all__ = [
    "Block",
    "Changes",
    "Code",
    "Document",
    "Entry",
    "Group",
    "Item",
    "Language",
    "Line",
    "Quote",
    "Reference",
    "Row",
    "Section",
    "Table",
    "TableRow",
    "Tally",
    "Text",
    "Tone",
    "pick",
]

Language = Literal["zh", "en"]

Text = str | Bilingual | date
"""A text of a document. A `str`, such as an id or words of the law, is the same in every language; a date is printed as
sentences of the language print it."""

Tone = Literal["", "strong", "dim", "good", "bad", "unsure", "human", "later"]
"""The emphasis of a text: its importance, or the verdict it belongs to; empty for none."""


def pick(text: object, language: Language) -> str:
    """Return a text in one language; of anything with a text in each, such as a labelled word, the one it has.

    >>> pick(date(2026, 12, 2), "zh"), pick(Bilingual("甲", "a"), "en"), pick("art7", "en")
    ('2026年12月2日', 'a', 'art7')
    """
    if isinstance(text, date) and language == "zh":
        return chinese_date(text)
    return str(getattr(text, language, text))


@dataclass(frozen=True, slots=True, repr=False)
class Line(TypeNameRepr):
    """A line of a paragraph, which consecutive lines form."""

    text: Text
    tone: Tone = ""


@dataclass(frozen=True, slots=True, repr=False)
class Quote(TypeNameRepr):
    """Words of the law."""

    text: str


@dataclass(frozen=True, slots=True, repr=False)
class Reference(TypeNameRepr):
    """What an entry is about, for a program: the id of a rule, and the JSON Pointer to its subject (empty for all)."""

    rule_id: str
    path: str


@dataclass(frozen=True, slots=True, repr=False)
class Row(TypeNameRepr):
    """A label and its value. An empty value is omitted; a row without a label continues the one before.

    Attributes:
        label: the label.
        text: the value.
        tone: its emphasis.
        blocks: what belongs to the value.
    """

    label: Text
    text: Text
    tone: Tone = ""
    blocks: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Item(TypeNameRepr):
    """A member of a list. An empty item is omitted.

    Attributes:
        text: the text.
        tone: its emphasis.
        term: what the text is about: a date, a number or an id; may be empty.
        mark: a symbol, such as ✓; empty for an unmarked item among marked ones, ``None`` in a list without marks.
        blocks: what belongs to the item.
    """

    text: Text
    tone: Tone = ""
    term: Text = ""
    mark: str | None = None
    blocks: tuple[Item | Row | Line, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Tally(TypeNameRepr):
    """Numbers of the members of several classes, or a sentence if there are none."""

    counts: tuple[Row, ...]
    empty: Text = ""


@dataclass(frozen=True, slots=True, repr=False)
class TableRow(TypeNameRepr):
    """A row of a table.

    Attributes:
        cells: the cells. A line break in one separates two texts.
        tone: its emphasis.
        note: an id that belongs to the row; may be empty.
        heading: the title of the group of rows that begins here; empty for a row of the same group.
    """

    cells: tuple[Text, ...]
    tone: Tone = ""
    note: str = ""
    heading: Text = ""


@dataclass(frozen=True, slots=True, repr=False)
class Table(TypeNameRepr):
    """A table.

    Attributes:
        name: which table it is, for a writer that has a layout for it.
        head: the names of the columns.
        rows: the rows, each with a cell for every column.
        prose: the index of the column with the longest texts.
        note: a remark on the table; may be empty.
        empty: a sentence in place of a table without rows.
    """

    name: Literal["steps", "work", "work with clauses", "moved rules", "counts", "mentions", "agreement"]
    head: tuple[Text, ...]
    rows: tuple[TableRow, ...]
    prose: int
    note: Text = ""
    empty: Text = ""


@dataclass(frozen=True, slots=True, repr=False)
class Changes(TypeNameRepr):
    """What differs, each part with its name, its old and its new text, which may be empty."""

    label: Text
    parts: tuple[tuple[Text, Text, Text], ...]


@dataclass(frozen=True, slots=True, repr=False)
class Code(TypeNameRepr):
    """JSON that can be copied from a page. A writer for people at a terminal omits it."""

    text: str


@dataclass(frozen=True, slots=True, repr=False)
class Group(TypeNameRepr):
    """Blocks that belong to what is before them.

    Attributes:
        blocks: the blocks.
        language: the only language in which they are written, as a translation is; ``None`` for both.
    """

    blocks: tuple[Block, ...]
    language: Language | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Entry(TypeNameRepr):
    """A member of a section with a title of its own, such as a finding or a step."""

    title: Text
    blocks: tuple[Block, ...]
    tone: Tone = "strong"
    number: int | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Section(TypeNameRepr):
    """A part of a document; without a title if that is empty."""

    title: Text
    blocks: tuple[Block, ...]
    tone: Tone = "strong"


Block = Line | Quote | Reference | Row | Item | Tally | Table | Changes | Code | Group | Entry | Section


@dataclass(frozen=True, slots=True, repr=False)
class Document(TypeNameRepr):
    """A result for people: its title, which may be empty, its content, and the audience it is confidential to."""

    title: Text
    blocks: tuple[Block, ...]
    audience: Audience | None = None
