"""Documents as a fragment of a page: the content of the texts, in headings, lists and tables without a style.

Every text is escaped. The page around it gives the style: classes ``tone-…`` name the `Tone` of a text.
"""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, assert_never

from zhixing_rules.procedures.jiaozuo_2024.opinion import called
from zhixing_rules.render import document as doc
from zhixing_rules.render._documents import (
    count_document,
    count_section,
    day_document,
    days_between,
    explanation_document,
    impact_document,
    provisional_document,
    shift_document,
)
from zhixing_rules.render.width import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from zhixing_rules.calendars import Calendar, DayExplanation, DayInterval
    from zhixing_rules.engine import DisclosedDeadline, DisclosedExplanation
    from zhixing_rules.impacts import DisclosedImpact

__all__ = ["count", "day", "deadline", "explanation", "impact", "provisional", "shift", "to_html"]

_LOWEST_HEADING = 6


def explanation(explanation: DisclosedExplanation, *, language: doc.Language = "zh") -> str:
    """Write an explanation without its title: the verdict, the conditions, the count of the day, the readings.

    Raises:
        DisclosureRefused: the explanation was not disclosed.
    """
    return to_html(doc.Document("", explanation_document(explanation).blocks), language)


def deadline(deadline: DisclosedDeadline, document: str, *, language: doc.Language = "zh") -> str:
    """Write how the last day of an act was counted, step by step.

    Args:
        deadline: the deadline.
        document: the document number of the instrument.
        language: the language.

    Returns:
        HTML.

    Raises:
        DisclosureRefused: the deadline was not disclosed.
    """
    return to_html(doc.Document("", count_section(deadline, called(document)).blocks), language)


def impact(impact: DisclosedImpact, *, language: doc.Language = "zh") -> str:
    """Write what another procedure moves.

    Raises:
        DisclosureRefused: the impact was not disclosed.
    """
    return to_html(doc.Document("", impact_document(impact).blocks), language)


def shift(calendar: Calendar, start: date, n: int, answer: date, *, language: doc.Language = "zh") -> str:
    """Write the n-th working day after a day, or before it if n is negative, with the days skipped and counted.

    Args:
        calendar: the working days.
        start: the day, which is not counted.
        n: the number of working days.
        answer: the result of the count.
        language: ``zh`` or ``en``.

    Returns:
        The fragment.
    """
    between = days_between(calendar, min(start, answer), max(start, answer), everything=True)
    return to_html(shift_document(between, start, n, answer), language)


def count(calendar: Calendar, start: date, end: date, *, language: doc.Language = "zh") -> str:
    """Write the number of working days between two days, the first of which is not counted.

    Args:
        calendar: the working days.
        start: the first day, not counted.
        end: the last day, counted.
        language: ``zh`` or ``en``.

    Returns:
        The fragment.

    Raises:
        CalendarNotPublished: the number depends on a day that no notice covers.
    """
    between = days_between(calendar, min(start, end), max(start, end), everything=True)
    return to_html(count_document(between, start, end, calendar.count(start, end)), language)


def day(account: DayExplanation, *, language: doc.Language = "zh") -> str:
    """Write whether a day is a working day, and why."""
    return to_html(day_document(account), language)


def provisional(span: DayInterval, *, language: doc.Language = "zh") -> str:
    """Write the bounds of a day that is not certain yet."""
    return to_html(provisional_document(span), language)


def to_html(document: doc.Document, language: doc.Language, *, heading: int = 4) -> str:
    """Write a document as a fragment of a page.

    Args:
        document: the document.
        language: ``zh`` or ``en``.
        heading: the level of its title; those of its sections follow.

    Returns:
        The fragment.

    >>> to_html(doc.Document("", (doc.Line("a<b"),)), "zh")
    '<p>a&lt;b</p>'
    """
    writer = _Writer(language)
    head = [f"<h{heading}>{writer.plain(document.title)}</h{heading}>"] if document.title else []
    return "".join((*head, *writer.blocks(document.blocks, heading + bool(head))))


def _is_item(block: doc.Block) -> bool:
    return isinstance(block, doc.Item)


def _class(tone: doc.Tone) -> str:
    return f' class="tone-{tone}"' if tone else ""


class _Writer:
    """Writes blocks in one language."""

    def __init__(self, language: doc.Language) -> None:
        self._language: doc.Language = language

    def plain(self, text: doc.Text) -> str:
        return "<br>".join(escape(clean(line)) for line in doc.pick(text, self._language).split("\n"))

    def blocks(self, blocks: Iterable[doc.Block], heading: int) -> Iterator[str]:
        """Yield the blocks; items that follow each other are one list."""
        for items, run in groupby(blocks, key=_is_item):
            texts = [text for block in run for text in self._block(block, heading)]
            if items and texts:
                yield f"<ul>{''.join(texts)}</ul>"
            elif not items:
                yield from texts

    def _block(self, block: doc.Block, heading: int) -> Iterator[str]:  # noqa: C901, PLR0912  one case for each kind
        level = min(heading, _LOWEST_HEADING)
        match block:
            case doc.Line():
                yield f"<p{_class(block.tone)}>{self.plain(block.text)}</p>"
            case doc.Row():
                if text := self.plain(block.text):
                    label = f"<span class=dim>{self.plain(block.label)}</span> " if block.label else ""
                    yield f"<p{_class(block.tone)}>{label}{text}</p>"
            case doc.Quote():
                yield f'<blockquote><p class="law">{self.plain(block.text)}</p></blockquote>'
            case doc.Reference():
                yield f"<p><code>{self.plain(block.rule_id)}</code> <code>{self.plain(block.path)}</code></p>"
            case doc.Item():
                if text := self.plain(block.text):
                    parts = (escape(block.mark or ""), self.plain(block.term))
                    lead = "".join(f"<b>{part}</b> " for part in parts if part)
                    inner = "".join(self.blocks(block.blocks, heading))
                    yield f"<li{_class(block.tone)}>{lead}{text}{inner}</li>"
            case doc.Tally(counts=()) | doc.Table(rows=()):
                yield f"<p>{self.plain(block.empty)}</p>"
            case doc.Tally():
                yield self._table([each.label for each in block.counts], [[each.text for each in block.counts]])
            case doc.Table():
                yield self._table(block.head, [row.cells for row in block.rows])
            case doc.Changes():
                yield self._table((block.label, "原", "新"), block.parts)
            case doc.Code():
                yield f"<pre>{escape(block.text)}</pre>"
            case doc.Group():
                yield from self.blocks(block.blocks, heading)
            case doc.Entry() | doc.Section():
                if block.title:
                    yield f"<h{level}{_class(block.tone)}>{self.plain(block.title)}</h{level}>"
                yield from self.blocks(block.blocks, heading + 1)
            case _:
                assert_never(block)

    def _table(self, head: Sequence[doc.Text], rows: Iterable[Sequence[doc.Text]]) -> str:
        names = "".join(f'<th scope="col">{self.plain(cell)}</th>' for cell in head)
        lines = ("".join(f"<td>{self.plain(cell) or '—'}</td>" for cell in row) for row in rows)
        body = "".join(f"<tr>{line}</tr>" for line in lines)
        return f"<table><thead><tr>{names}</tr></thead><tbody>{body}</tbody></table>"
