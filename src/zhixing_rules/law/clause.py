"""Articles, paragraphs, items and sub-items, and how their text is split into sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zhixing_rules._values import dataclass

if TYPE_CHECKING:
    from zhixing_rules.law.citation import Citation

__all__ = ["Article", "Item", "Paragraph", "QuotedSentence", "Sentence", "Subitem", "split_sentences"]

_SENTENCE = re.compile(r"[^。；！？\n]*(?:[。；！？]+[\u201d\u2019」』）】》〉]*|\n|$)")


@dataclass(frozen=True, slots=True)
class Subitem:
    """One sub-item (目).

    Attributes:
        number: its number in the item, from 1.
        mark: the printed number with any space after it.
        text: the text after the mark, verbatim.
    """

    number: int
    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """One item (项) with its sub-items.

    Attributes:
        number: its number in the paragraph, from 1.
        mark: the printed number with any space after it: ``（一）`` or ``(一) ``, without a list hyphen before it.
        text: its own text after the mark, verbatim.
        subitems: its sub-items, in order.
        closing: its further paragraphs, which end before the next item.
    """

    number: int
    mark: str
    text: str
    subitems: tuple[Subitem, ...] = ()
    closing: tuple[str, ...] = ()

    @property
    def full_text(self) -> str:
        """Its own text, its sub-items with their marks and its further paragraphs, one per line."""
        return "\n".join((self.text, *(each.mark + each.text for each in self.subitems), *self.closing))

    @property
    def own_text(self) -> str:
        """Its text without the sub-items, one paragraph per line."""
        return "\n".join((self.text, *self.closing))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph (款) with its items.

    Attributes:
        number: its number in the article, from 1.
        text: its own text, without the items.
        items: its items, in order.
    """

    number: int
    text: str
    items: tuple[Item, ...] = ()

    @property
    def full_text(self) -> str:
        r"""Its own text and its items with their marks, one per line.

        >>> Paragraph(1, "范围：", (Item(1, "（一）", "甲；"), Item(2, "（二）", "乙。"))).full_text
        '范围：\n（一）甲；\n（二）乙。'
        """
        return "\n".join((self.text, *(item.mark + item.full_text for item in self.items)))


@dataclass(frozen=True, slots=True)
class Article:
    """One article (条), or one point (点) of an instrument without articles.

    Attributes:
        number: its number in the instrument, from 1.
        heading: the nearest heading above it, such as 二、联动打击拒执犯罪; ``None`` without one.
        paragraphs: its paragraphs, in order; at least one.
        inserted: its number after 之 (第四条之一), or ``None``.
        caption: its caption without brackets (第一条【目的】), or ``None``.
        headings_before: how many headings of the instrument come before it.
    """

    number: int
    heading: str | None
    paragraphs: tuple[Paragraph, ...]
    inserted: int | None = None
    caption: str | None = None
    headings_before: int = 0

    @property
    def full_text(self) -> str:
        """The text without the number and the caption, one paragraph or item per line."""
        return "\n".join(paragraph.full_text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an instrument.

    Attributes:
        citation: the narrowest clause that contains it.
        number: its number among the sentences of that clause, from 1; an item is a clause of its own.
        text: its text, verbatim.
    """

    citation: Citation
    number: int
    text: str

    @property
    def key(self) -> str:
        """The key of the sentence in coverage tables: ``art9.s2`` is the second sentence of article 9."""
        return f"{self.citation.key}.s{self.number}"


@dataclass(frozen=True, slots=True)
class QuotedSentence:
    """A sentence of an instrument, split around quoted words.

    Attributes:
        before: the words before the quote.
        quote: the quoted words.
        after: the words after them.
    """

    before: str
    quote: str
    after: str

    def __str__(self) -> str:
        return f"{self.before}{self.quote}{self.after}"


def split_sentences(text: str) -> tuple[str, ...]:
    """Split a text after 。；！？ and at line ends. A colon ends a sentence only at a line end.

    >>> split_sentences("依法处置。主要包括：")
    ('依法处置。', '主要包括：')
    >>> split_sentences("联系人：张某；电话")
    ('联系人：张某；', '电话')
    """
    return tuple(sentence for match in _SENTENCE.findall(text) if (sentence := match.strip()))
