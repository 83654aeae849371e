"""Documents as text for a terminal: one language, wrapped to a width in columns, with colours on request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypedDict, assert_never

from zhixing_rules.render import document as doc
from zhixing_rules.render._phrases import audience_line
from zhixing_rules.render.tables import GAP, column_widths, table
from zhixing_rules.render.width import clean, pad, width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Layout", "to_text"]

_STYLES: Final[dict[doc.Tone, str]] = {
    "strong": "1",
    "dim": "2",
    "good": "32",
    "bad": "1;31",
    "unsure": "33",
    "human": "35",
    "later": "36",
}
_INDENT: Final = 2
_LABEL_COLUMNS: Final = {"zh": 8, "en": 12}
_LIMITS: Final[dict[str, dict[doc.Language, tuple[int | None, ...]]]] = {
    "steps": {"zh": (None, None, None, None, 10, None, None), "en": (None, None, None, None, 18, None, None)},
    "work": dict.fromkeys(("zh", "en"), (None, 24, None, None, None, None, 8)),
    "work with clauses": dict.fromkeys(("zh", "en"), (None, 24, None, None, None, None, 8, None)),
    "moved rules": dict.fromkeys(("zh", "en"), (8, None, 6, 8, 12, 12, 14)),
    "counts": dict.fromkeys(("zh", "en"), (8, None, None, None, None, None, None, 6, 8)),
    "mentions": dict.fromkeys(("zh", "en"), (None, None, None, None, 16, None, None)),
    "agreement": dict.fromkeys(("zh", "en"), (None, None, None)),
}
"""For each column of a table, the width above which its cells are wrapped; ``None`` for no limit."""


class Layout(TypedDict, total=False):
    """How a text is laid out: the keyword arguments that every function of `render.text` takes.

    Attributes:
        colour: whether to use terminal colours; not by default.
        width: maximum columns of a line; 100 by default.
        language: ``zh``, the default, or ``en``.
    """

    colour: bool
    width: int
    language: doc.Language


def to_text(document: doc.Document, *, colour: bool = False, width: int = 100, language: doc.Language = "zh") -> str:
    """Write a document as text.

    Args:
        document: the document.
        colour: whether to use terminal colours.
        width: maximum columns of a line.
        language: ``zh`` or ``en``.

    Returns:
        The text, ending with a line break. Nothing in it can control a terminal except the colours.
    """
    writer = _Writer(colour, width, language)
    if document.title:
        writer.write(document.title, "strong", hang=_INDENT)
    if document.audience is not None:
        writer.write(audience_line(document.audience), "unsure")
    writer.blocks(document.blocks, 0)
    return "\n".join(writer.lines) + "\n"


class _Writer:
    """Collects the lines of a text. All text passes through `clean`."""

    def __init__(self, colour: bool, columns: int, language: doc.Language) -> None:  # noqa: FBT001  private
        self.lines: list[str] = []
        self._colour, self._columns, self._language = colour, columns, language

    def blocks(self, blocks: Iterable[doc.Block], indent: int) -> None:
        for block in blocks:
            self._block(block, indent)

    def _block(self, block: doc.Block, indent: int) -> None:  # noqa: C901, PLR0912  one case for each kind of block
        match block:
            case doc.Line():
                self.write(block.text, block.tone, indent)
            case doc.Quote():
                self.write(f"「{self._pick(block.text)}」", "", indent, hang=_INDENT)
            case doc.Reference():
                self.write(f"{block.rule_id}{GAP}{block.path}", "dim", indent)
            case doc.Row():
                self._row(block.label, block.text, block.tone, indent)
                self.blocks(block.blocks, indent + _LABEL_COLUMNS[self._language])
            case doc.Item():
                self._item(block, indent)
            case doc.Tally():
                self._tally(block)
            case doc.Table():
                self._table(block)
            case doc.Changes():
                for part in block.parts:
                    name, old, new = map(self._pick, part)
                    colon = "：" if self._language == "zh" else ": "
                    self._row(block.label, f"{name}{colon}{old or '—'} → {new or '—'}", "", indent)
            case doc.Code():
                pass
            case doc.Group():
                if block.language in {None, self._language}:
                    self.blocks(block.blocks, indent + _INDENT)
            case doc.Entry():
                self.lines.append("")
                number = "" if block.number is None else f"{block.number:>2}{GAP}"
                hang = len(number) or _INDENT
                self.write(number + self._pick(block.title), block.tone, indent, hang=hang)
                self.blocks(block.blocks, indent + hang)
            case doc.Section():
                if block.title:
                    self._rule(block.title, block.tone)
                else:
                    self.lines.append("")
                self.blocks(block.blocks, indent)
            case _:
                assert_never(block)

    def _pick(self, text: doc.Text) -> str:
        return doc.pick(text, self._language)

    def _styled(self, text: str, tone: doc.Tone) -> str:
        if not self._colour or not tone or not text.strip():
            return text
        return f"\x1b[{_STYLES[tone]}m{text}\x1b[0m"

    def _raw(self, line: str, tone: doc.Tone = "") -> None:
        """Append one line without cleaning or wrapping it."""
        self.lines.append(self._styled(line, tone).rstrip())

    def write(self, text: doc.Text, tone: doc.Tone = "", indent: int = 0, hang: int = 0) -> None:
        """Append a paragraph, wrapped; `hang` is the further indent of the lines after the first."""
        lines = wrap(clean(self._pick(text)), max(self._columns - indent - hang, 1))
        for number, line in enumerate(lines):
            self._raw(" " * (indent + (hang if number else 0)) + line, tone)

    def _row(self, label: doc.Text, text: doc.Text, tone: doc.Tone, indent: int) -> None:
        """Append a labelled paragraph; nothing if it is empty."""
        words = clean(self._pick(text))
        if not words:
            return
        start = pad(self._pick(label), _LABEL_COLUMNS[self._language])
        for line in wrap(words, max(self._columns - indent - width(start), 1)):
            self.lines.append(" " * indent + self._styled(start, "dim") + self._styled(line, tone))
            start = " " * width(start)

    def _item(self, item: doc.Item, indent: int) -> None:
        text, term = self._pick(item.text), self._pick(item.term)
        if not text:
            return
        mark = "" if item.mark is None else f"{item.mark or ' '} "
        start = f"{mark}{term}{GAP}" if term else mark
        hang = width(start) or _INDENT if item.mark is None else _INDENT + (len(mark) if term else 0)
        self.write(start + text, item.tone, indent, hang)
        self.blocks(item.blocks, indent + (width(start) if term else _INDENT))

    def _rule(self, text: doc.Text, tone: doc.Tone) -> None:
        """Append a title in a line across the whole width, after an empty line."""
        title = clean(self._pick(text))
        self.lines.append("")
        self._raw(f"── {title} {'─' * max(self._columns - width(title) - 4, 2)}", tone)

    def _tally(self, tally: doc.Tally) -> None:
        counts = (self._styled(f"{self._pick(each.label)} {self._pick(each.text)}", each.tone) for each in tally.counts)
        gap = "　" if self._language == "zh" else GAP
        self._raw(gap.join(counts) or self._pick(tally.empty))

    def _table(self, block: doc.Table) -> None:
        if not block.rows:
            self.write(block.empty)
            return
        limits, rows = _LIMITS[block.name][self._language], (doc.TableRow(block.head, "dim"), *block.rows)
        cells = [["\n".join(map(clean, self._pick(cell).split("\n"))) for cell in row.cells] for row in rows]
        before = column_widths(cells, limits)[: block.prose]
        lines = table(cells, columns=self._columns, flexible=block.prose, limits=limits)
        for row, texts in zip(rows, lines, strict=True):
            if row.heading:
                self._rule(row.heading, row.tone)
            for line in texts:
                self._raw(line, "" if row.heading else row.tone)
            if row.note:
                self.write(row.note, "dim", sum(before) + len(GAP) * len(before))
        if block.note:
            self.write(block.note, "dim")
