"""Changes of the words and lists of one article; `Instrument.reword` and `Instrument.with_item` use them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from zhixing_rules.errors import CitationError
from zhixing_rules.law.line_numbers import next_mark

if TYPE_CHECKING:
    from zhixing_rules.law.citation import Citation
    from zhixing_rules.law.clause import Article, Item, Paragraph, Subitem

__all__ = ["extend_list", "reword_article"]


def reword_article(article: Article, where: Citation, old: str, new: str) -> Article:
    """Replace words of one paragraph, item or sub-item of an article.

    Args:
        article: the article.
        where: the paragraph, item or sub-item.
        old: the words to replace.
        new: the replacement.

    Returns:
        The changed article.
    """

    def subitem(each: Subitem) -> Subitem:
        return replace(each, text=each.text.replace(old, new)) if each.number == where.subitem else each

    def item(each: Item) -> Item:
        if each.number != where.item:
            return each
        if where.subitem is not None:
            return replace(each, subitems=tuple(map(subitem, each.subitems)))
        closing = tuple(words.replace(old, new) for words in each.closing)
        return replace(each, text=each.text.replace(old, new), closing=closing)

    def paragraph(each: Paragraph) -> Paragraph:
        if where.paragraph not in {None, each.number}:
            return each
        if where.item is not None:
            return replace(each, items=tuple(map(item, each.items)))
        return replace(each, text=each.text.replace(old, new))

    return replace(article, paragraphs=tuple(map(paragraph, article.paragraphs)))


def extend_list(article: Article, where: Citation, words: str) -> tuple[Article, str]:
    """Add an item or sub-item at the end of a list.

    Args:
        article: the article.
        where: the article, paragraph or item whose list becomes longer.
        words: the words of the new item, without its number.

    Returns:
        The changed article, and the mark of the new item.

    Raises:
        CitationError: several paragraphs of the article have items and no paragraph is given.
        ValueError: the clause has no list, or there is no mark for one more.
    """
    lists = [each for each in article.paragraphs if each.items and where.paragraph in {None, each.number}]
    if not lists or where.subitem is not None:
        raise _no_list()
    if len(lists) > 1:
        raise CitationError(f"{where} 须指明款 · several paragraphs have items: give the paragraph")
    (paragraph,) = lists
    if where.item is None:
        last = paragraph.items[-1]
        mark = next_mark(last.mark, last.number)
        items = (
            *paragraph.items,
            replace(last, number=last.number + 1, mark=mark, text=words, subitems=(), closing=()),
        )
    else:
        item = next(each for each in paragraph.items if each.number == where.item)
        if not item.subitems:
            raise _no_list()
        final = item.subitems[-1]
        mark = next_mark(final.mark, final.number)
        longer = replace(
            item, subitems=(*item.subitems, replace(final, number=final.number + 1, mark=mark, text=words))
        )
        items = tuple(longer if each is item else each for each in paragraph.items)
    changed = replace(paragraph, items=items)
    return replace(
        article, paragraphs=tuple(changed if each is paragraph else each for each in article.paragraphs)
    ), mark


def _no_list() -> ValueError:
    return ValueError("该条款没有分项 · the clause has no list of items")
