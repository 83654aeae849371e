"""Documents as Markdown whose text is escaped, so that no value becomes markup, a link or another cell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, assert_never

from zhixing_rules._bilingual import Bilingual
from zhixing_rules.render.document import (
    Changes,
    Code,
    Document,
    Entry,
    Group,
    Item,
    Language,
    Line,
    Lines,
    Quote,
    Reference,
    Row,
    Section,
    Table,
    Tally,
    pick,
)
from zhixing_rules.render.phrases import audience_line
from zhixing_rules.render.width import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zhixing_rules.render.document import Block, Part, Text

__all__ = ["plain", "to_markdown"]

_MARKUP: Final = re.compile(r"([\\`*_{}\[\]<>|#!~&])")
_QUOTED: Final = Bilingual("原文", "text")
_OLD_AND_NEW: Final = (Bilingual("原", "old"), Bilingual("新", "new"))


def plain(text: str) -> str:
    r"""Return text as one line without markup.

    >>> print(plain("a|b <c> *d*"))
    a\|b \<c\> \*d\*
    """
    return _MARKUP.sub(r"\\\1", clean(text.replace("\n", " ")))


def to_markdown(document: Document, language: Language) -> str:
    """Write a document as Markdown, ending with a line break."""
    writer = _Writer(language)
    if document.title:
        writer.parts.append(f"# {writer.plain(document.title)}")
    if document.audience is not None:
        writer.parts.append(f"**{writer.plain(audience_line(document.audience))}**")
    writer.blocks(document.blocks)
    return "\n\n".join(writer.parts) + "\n"


class _Writer:
    """Collects the parts of a page, which are separated by empty lines."""

    def __init__(self, language: Language) -> None:
        self.parts: list[str] = []
        self._language: Language = language

    def plain(self, text: Text) -> str:
        return plain(pick(text, self._language))

    def blocks(self, blocks: Iterable[Block]) -> None:
        """Append blocks; consecutive rows, quotes and items are one list."""
        lines: list[str] = []
        for block in (*blocks, None):
            if isinstance(block, Row | Quote | Item):
                lines += self._list(block)
                continue
            if lines:
                self.parts.append("\n".join(lines))
                lines = []
            if block is not None:
                self._block(block)

    def _block(self, block: Part) -> None:  # noqa: C901, PLR0912  one case for each kind of block
        match block:
            case Line():
                self.parts.append(self.plain(block.text))
            case Lines():
                self.parts.append("  \n".join(self.plain(each.text) for each in block.lines))
            case Reference():
                self.parts.append(f"`{block.rule_id}` `{block.path}`" if block.path else f"`{block.rule_id}`")
            case Tally():
                if block.counts:
                    names = [self.plain(each.name) for each in block.counts]
                    self._table(names, [[str(each.number) for each in block.counts]])
                else:
                    self.parts.append(self.plain(block.empty))
            case Table():
                self._rows(block)
            case Changes():
                head = [self.plain(name) for name in (block.label, *_OLD_AND_NEW)]
                self._table(head, [[self.plain(text) or "—" for text in part] for part in block.parts])
            case Code():
                self.parts.append(f"```json\n{block.text}\n```")
            case Group():
                self.blocks(block.blocks)
            case Entry():
                number = "" if block.number is None else f"{block.number}　"
                self.parts.append(f"### {number}{self.plain(block.title)}")
                self.blocks(block.blocks)
            case Section():
                if block.title:
                    self.parts.append(f"## {self.plain(block.title)}")
                self.blocks(block.blocks)
            case _:
                assert_never(block)

    def _list(self, block: Row | Quote | Item | Line, indent: str = "") -> list[str]:
        """Return a member of a list with the members that belong to it; nothing if it is empty."""
        label, mark = "", ""
        inner: tuple[Item | Row | Line, ...] = ()
        text = self.plain(block.text)
        match block:
            case Row():
                label = self.plain(block.label)
            case Quote():
                label, text = self.plain(_QUOTED), f"「{text}」"
            case Item():
                label, mark, inner = self.plain(block.term), block.mark or "", block.blocks
        if not text:
            return []
        start = " ".join(each for each in (plain(mark), f"**{label}**" if label else "") if each)
        members = [line for each in inner for line in self._list(each, f"{indent}  ")]
        return [f"{indent}- {start}{' ' if start else ''}{text}", *members]

    def _rows(self, block: Table) -> None:
        if not block.rows:
            self.parts.append(self.plain(block.empty))
            return
        cells = [[self.plain(cell) for cell in row.cells] for row in block.rows]
        for row, texts in zip(block.rows, cells, strict=True):
            texts[block.prose] += f" `{row.note}`" if row.note else ""
        self._table([self.plain(name) for name in block.head], cells)
        if block.note:
            self.parts.append(self.plain(block.note))

    def _table(self, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Append a table of a row of column names and further rows."""
        lines = (head, ["---"] * len(head), *rows)
        self.parts.append("\n".join(f"| {' | '.join(line)} |" for line in lines))
