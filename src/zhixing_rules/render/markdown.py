"""Markdown for a ticket, a wiki or a case note: the content of the texts, in headings, lists and tables.

All text is escaped, so that no value becomes markup, a link or another cell.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final, assert_never

from zhixing_rules._bilingual import Bilingual
from zhixing_rules.render import document as doc
from zhixing_rules.render._documents.case_reports import case_document
from zhixing_rules.render._documents.comparisons import comparison_document
from zhixing_rules.render._documents.impacts import impact_document
from zhixing_rules.render._documents.mechanisms import mechanism_document
from zhixing_rules.render._documents.plans import plan_document
from zhixing_rules.render._documents.reports import report_document
from zhixing_rules.render._documents.worklists import worklist_document
from zhixing_rules.render._phrases import audience_line
from zhixing_rules.render.width import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from zhixing_rules.comparison import Comparison
    from zhixing_rules.engine import DisclosedPlan, DisclosedReport
    from zhixing_rules.impacts import DisclosedImpact
    from zhixing_rules.views.case_views import CaseView
    from zhixing_rules.views.mechanism_views import MechanismView
    from zhixing_rules.views.worklists import Worklist

__all__ = ["case", "comparison", "impact", "mechanism", "plain", "plan", "report", "to_markdown", "worklist"]

_MARKUP: Final = re.compile(r"([\\`*_{}\[\]<>|#!~&])")
_QUOTED: Final = Bilingual("原文", "text")
_OLD_AND_NEW: Final = (Bilingual("原", "old"), Bilingual("新", "new"))


def report(report: DisclosedReport, *, everything: bool = False, language: doc.Language = "zh") -> str:
    """Write a report as Markdown.

    Args:
        report: the report, as disclosed to its audience.
        everything: whether to list also what is met and what does not apply, and every missing fact.
        language: ``zh`` or ``en``.

    Returns:
        The Markdown source, ending with a line break; a section for each verdict that has listed findings, and one for
        the remarks on the others.

    Raises:
        DisclosureRefused: the report was not disclosed.
    """
    return to_markdown(report_document(report, everything=everything), language)


def plan(plan: DisclosedPlan, *, language: doc.Language = "zh") -> str:
    """Write a plan as Markdown.

    Raises:
        DisclosureRefused: the plan was not disclosed.
    """
    return to_markdown(plan_document(plan), language)


def impact(impact: DisclosedImpact, *, language: doc.Language = "zh") -> str:
    """Write an impact as Markdown.

    Raises:
        DisclosureRefused: the impact was not disclosed.
    """
    return to_markdown(impact_document(impact), language)


def mechanism(view: MechanismView, *, language: doc.Language = "zh") -> str:
    """Write a joint mechanism as Markdown."""
    return to_markdown(mechanism_document(view), language)


def case(view: CaseView, *, everything: bool = False, language: doc.Language = "zh") -> str:
    """Write the report of a case as Markdown.

    Args:
        view: what its audience is shown.
        everything: whether to list also every finding.
        language: ``zh`` or ``en``.

    Returns:
        The Markdown source, ending with a line break.
    """
    return to_markdown(case_document(view, everything=everything), language)


def worklist(found: Worklist, *, place: Callable[[int], Bilingual] | None = None, language: doc.Language = "zh") -> str:
    """Write a worklist as Markdown, with a table for each group.

    Args:
        found: the worklist.
        place: the place of a case that could not be read, by its number; the number itself if omitted.
        language: ``zh`` or ``en``.

    Returns:
        The Markdown source, ending with a line break.
    """
    return to_markdown(worklist_document(found) if place is None else worklist_document(found, place), language)


def comparison(compared: Comparison, *, language: doc.Language = "zh") -> str:
    """Write a comparison as Markdown, with its cases as JSON that can be loaded."""
    return to_markdown(comparison_document(compared), language)


def plain(text: str) -> str:
    r"""Return text as one line without markup.

    >>> print(plain("a|b <c> *d*"))
    a\|b \<c\> \*d\*
    """
    return _MARKUP.sub(r"\\\1", clean(text.replace("\n", " ")))


def to_markdown(document: doc.Document, language: doc.Language) -> str:
    """Write a document as Markdown, ending with a line break."""
    writer = _Writer(language)
    head = [f"# {writer.plain(document.title)}"] if document.title else []
    if document.audience is not None:
        head.append(f"**{writer.plain(audience_line(document.audience))}**")
    return "\n\n".join((*head, *writer.paragraphs(document.blocks))) + "\n"


def _joint(block: doc.Block) -> str:
    """Return what joins consecutive blocks of one kind in a paragraph; empty for a paragraph of its own."""
    if isinstance(block, doc.Line):
        return "  \n"
    return "\n" if isinstance(block, doc.Row | doc.Quote | doc.Item) else ""


def _groups(rows: Iterable[doc.TableRow]) -> Iterator[tuple[doc.Text, list[doc.TableRow]]]:
    """Yield the groups of the rows of a table, each with its heading; empty for rows without one."""
    heading: doc.Text = ""
    group: list[doc.TableRow] = []
    for row in rows:
        if row.heading:
            if group:
                yield heading, group
            heading, group = row.heading, []
        group.append(row)
    if group:
        yield heading, group


class _Writer:
    """Writes blocks as the paragraphs of a page in one language."""

    def __init__(self, language: doc.Language) -> None:
        self._language: doc.Language = language
        self._in_section = False

    def plain(self, text: doc.Text) -> str:
        return plain(doc.pick(text, self._language))

    def paragraphs(self, blocks: Iterable[doc.Block]) -> Iterator[str]:
        for joint, run in groupby(blocks, key=_joint):
            texts = [text for block in run for text in self._block(block)]
            if joint and texts:
                yield joint.join(texts)
            elif not joint:
                yield from texts

    def _block(self, block: doc.Block) -> Iterator[str]:  # noqa: C901, PLR0912  one case for each kind of block
        match block:
            case doc.Line():
                yield self.plain(block.text)
            case doc.Row() | doc.Quote() | doc.Item():
                yield from self._list(block)
            case doc.Reference():
                yield f"`{block.rule_id}` `{block.path}`" if block.path else f"`{block.rule_id}`"
            case doc.Tally(counts=()):
                yield self.plain(block.empty)
            case doc.Tally():
                yield self._table([each.label for each in block.counts], [[each.text for each in block.counts]])
            case doc.Table(rows=()):
                yield self.plain(block.empty)
            case doc.Table():
                for heading, group in _groups(block.rows):
                    rows = [[*row.cells] for row in group]
                    for row, cells in zip(group, rows, strict=True):
                        cells[block.prose] = f"{doc.pick(cells[block.prose], self._language)} {row.note}".rstrip()
                    if heading:
                        yield f"{'###' if self._in_section else '##'} {self.plain(heading)}"
                    yield self._table(block.head, rows)
                if block.note:
                    yield self.plain(block.note)
            case doc.Changes():
                yield self._table((block.label, *_OLD_AND_NEW), block.parts)
            case doc.Code():
                yield f"```json\n{block.text}\n```"
            case doc.Group():
                if block.language in {None, self._language}:
                    yield from self.paragraphs(block.blocks)
            case doc.Entry():
                number = "" if block.number is None else f"{block.number}　"
                yield f"### {number}{self.plain(block.title)}"
                yield from self.paragraphs(block.blocks)
            case doc.Section():
                if block.title:
                    yield f"## {self.plain(block.title)}"
                self._in_section = True
                yield from self.paragraphs(block.blocks)
                self._in_section = False
            case _:
                assert_never(block)

    def _list(self, block: doc.Row | doc.Quote | doc.Item | doc.Line, indent: str = "") -> Iterator[str]:
        """Yield a member of a list, then the members that belong to it; nothing if it is empty."""
        label, mark, text = "", "", self.plain(block.text)
        match block:
            case doc.Row():
                label = self.plain(block.label)
            case doc.Quote():
                label, text = self.plain(_QUOTED), f"「{text}」"
            case doc.Item():
                label, mark = self.plain(block.term), plain(block.mark or "")
        if text:
            yield f"{indent}- " + " ".join(filter(None, (mark, label and f"**{label}**", text)))
            for each in block.blocks if isinstance(block, doc.Item | doc.Row) else ():
                yield from self._list(each, f"{indent}  ")

    def _table(self, head: Sequence[doc.Text], rows: Iterable[Sequence[doc.Text]]) -> str:
        """Return a table of a row of column names and further rows."""
        lines = [[self.plain(cell) or "—" for cell in line] for line in (head, *rows)]
        lines.insert(1, ["---"] * len(head))
        return "\n".join(f"| {' | '.join(line)} |" for line in lines)
