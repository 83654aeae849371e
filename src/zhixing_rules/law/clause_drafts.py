"""Articles, paragraphs and items while they are read, before their lists are complete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.law.clause import Article, Item, Paragraph, Subitem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhixing_rules.law.heading_reader import Heading
    from zhixing_rules.law.line_numbers import NumberForm
    from zhixing_rules.law.metadata import ArticleNumber
    from zhixing_rules.law.source_lines import Block

__all__ = ["ArticleDraft", "ItemDraft", "ParagraphDraft"]


class ItemDraft:
    """An item or sub-item, with its sub-items and further paragraphs so far.

    Args:
        block: its block.
        number: its number.
        mark: its number as printed.
        text: its words.
    """

    def __init__(self, block: Block, number: int, mark: str, text: str) -> None:
        self.block = block
        self.number = number
        self.mark = mark
        self.text = text
        self.children: list[ItemDraft] = []
        self.closing: list[str] = []

    def built(self) -> Item:
        """Return the item."""
        subitems = tuple(Subitem(each.number, each.mark, each.text) for each in self.children)
        return Item(self.number, self.mark, self.text, subitems, tuple(self.closing))


class ParagraphDraft:
    """A paragraph, with its items and the forms of their numbers so far.

    Args:
        block: its block.
        text: its words.
    """

    def __init__(self, block: Block, text: str) -> None:
        self.block = block
        self.text = text
        self.items: list[ItemDraft] = []
        self.forms: list[NumberForm] = []

    def last_text(self) -> str:
        """Return the last words of the paragraph or its items."""
        if not self.items:
            return self.text
        item = self.items[-1]
        if item.closing:
            return item.closing[-1]
        return item.children[-1].text if item.children else item.text

    def next_number(self, form: NumberForm) -> int:
        """Return the number that follows in the list of a form."""
        members = self.items if self.forms.index(form) == 0 else self.items[-1].children
        return members[-1].number + 1 if members else 1

    def built(self, number: int) -> Paragraph:
        """Return the paragraph under its number."""
        return Paragraph(number, self.text, tuple(each.built() for each in self.items))


class ArticleDraft:
    """An article or point, with its paragraphs so far.

    Args:
        number: its number.
        caption: its caption, or None.
        headings: how many headings come before it.
        paragraph: its first paragraph.
    """

    def __init__(self, number: ArticleNumber, caption: str | None, headings: int, paragraph: ParagraphDraft) -> None:
        self.number = number
        self.caption = caption
        self.headings = headings
        self.paragraphs = [paragraph]

    def built(self, headings: Sequence[Heading]) -> Article:
        """Return the article under the nearest of the headings."""
        return Article(
            number=self.number.number,
            heading=headings[self.headings - 1].text if self.headings else None,
            paragraphs=tuple(each.built(number) for number, each in enumerate(self.paragraphs, start=1)),
            inserted=self.number.inserted or None,
            caption=self.caption,
            headings_before=self.headings,
        )
