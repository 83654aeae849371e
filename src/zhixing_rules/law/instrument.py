"""An instrument: its words, its clauses, and where a quote stands in them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from zhixing_rules.errors import CitationError
from zhixing_rules.law.citation import Citation
from zhixing_rules.law.clause import Article, Sentence, split_sentences
from zhixing_rules.law.numerals import to_chinese
from zhixing_rules.law.part import Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from zhixing_rules.law.clause import Item, Paragraph

__all__ = ["Instrument"]


class _Numbered(Protocol):
    @property
    def number(self) -> int: ...


_N = TypeVar("_N", bound=_Numbered)


@dataclass(frozen=True, slots=True)
class Instrument:
    """A legal instrument as data. Built by `load_instrument`; never changed.

    One clause has one citation, the shortest that names it: the only paragraph of an article is cited as the
    article (第九条), and items are cited directly under the article (第二条第（一）项) unless several of its
    paragraphs have items. `at`, `clauses` and `sentences` give that citation; `text` and `locate` also accept
    the longer one (第二条第一款第（一）项).

    Attributes:
        document: the document number (文号).
        title: the title of the instrument.
        notice_title: the title of the notice it was issued with.
        issuers: the issuing bodies, in printed order.
        dated: the day written under the notice (成文日期).
        printed: the day given in the 版记 (印发日期).
        sha256: hex digest of the source text in UTF-8.
        headings: the headings, in order; heading 1 comes first.
        articles: the articles, in order.
        parts: the words of each part that is neither a heading nor an article, in printed order.
    """

    document: str
    title: str
    notice_title: str
    issuers: tuple[str, ...]
    dated: date
    printed: date
    sha256: str
    headings: tuple[str, ...]
    articles: tuple[Article, ...]
    parts: tuple[tuple[Part, str], ...]

    def at(self, article: int, paragraph: int | None = None, item: int | None = None) -> Citation:
        """The citation of a clause that exists, in its shortest form.

        Raises:
            CitationError: there is no such clause, or the article has items in several paragraphs and none is
                named.
        """
        return self._resolve(Citation(self.document, Part.ARTICLE, article, paragraph, item))[0]

    def part(self, name: str) -> Citation:
        """The citation of a part by its word: title, notice, preamble, annex or colophon.

        Raises:
            CitationError: the instrument has no such part; articles and headings are not parts by this name.
        """
        present = {part.value: part for part, _ in self.parts}
        if name not in present:
            raise CitationError(f"无此部分 · no such part; this instrument has: {', '.join(present)}")
        return Citation(self.document, present[name])

    def text(self, citation: Citation) -> str:
        """The words of exactly that clause.

        An article gives all its paragraphs and items, a paragraph also its items, one a line. The number of
        an article is not among its words, nor that of an item among the item's.

        Raises:
            CitationError: the citation names no clause of this instrument.
        """
        return self._resolve(citation)[1]

    def locate(self, citation: Citation, quote: str) -> tuple[int, int]:
        """Where a quote stands: start and end, in characters, within ``text(citation)``.

        Raises:
            CitationError: the quote is empty, absent from the clause (the message names the narrowest clause
                that has it, if any), or not unique in it; or there is no such clause.
        """
        text = self.text(citation)
        if not quote:
            raise CitationError("引文为空 · the quote is empty")
        start = text.find(quote)
        if start < 0:
            raise CitationError(self._absence(citation, quote))
        if text.find(quote, start + 1) >= 0:
            raise CitationError(f"引文在{citation.short}中不唯一 · not unique in {citation.key}: {quote}")
        return start, start + len(quote)

    def reworded(self, citation: Citation, old: str, new: str) -> Instrument:
        """The instrument as an amendment leaves it: other words in place of some of one clause.

        The number of the document stays; the digest is made anew from the old one and the change.

        Raises:
            CitationError: there is no such clause, or the old words do not stand in it exactly once.
            ValueError: the clause is no article, paragraph or item, or the words run from one of them into another.
        """
        self.locate(citation, old)
        narrowest = min(
            (each for each in self.clauses() if _is_in(each, citation) and old in self._own_words(each)),
            key=lambda each: len(self.text(each)),
            default=None,
        )
        if citation.article is None or narrowest is None:
            raise ValueError("只能改一款或一项之内的文字 · only words within one paragraph or item can be replaced")
        digest = hashlib.sha256(f"{self.sha256}\n{narrowest.key}\n{old}\n{new}".encode()).hexdigest()
        articles = tuple(
            _article_with(each, narrowest, old, new) if each.number == citation.article else each
            for each in self.articles
        )
        return replace(self, articles=articles, sha256=digest)

    def with_item(self, citation: Citation, words: str) -> Instrument:
        """The instrument with one more item at the end of a list, numbered on in the style of the last.

        Raises:
            CitationError: there is no such clause, or several paragraphs of the article have items and none is named.
            ValueError: the clause has no list of items.
        """
        found = self.shortest(citation)
        listing = () if found.article is None else _pick(self.articles, found.article, found).paragraphs
        listing = tuple(each for each in listing if each.items and found.paragraph in {None, each.number})
        if not listing or found.item is not None:
            raise ValueError("该条款没有分项 · the clause has no list of items")
        if len(listing) > 1:
            raise CitationError(f"{found} 须指明款 · several paragraphs have items: name the paragraph")
        (paragraph,) = listing
        last = paragraph.items[-1]
        mark = last.mark.replace(to_chinese(last.number), to_chinese(last.number + 1))
        longer = replace(
            paragraph, items=(*paragraph.items, replace(last, number=last.number + 1, mark=mark, text=words))
        )
        digest = hashlib.sha256(f"{self.sha256}\n{found.key}\n{mark}\n{words}".encode()).hexdigest()
        articles = tuple(
            replace(each, paragraphs=tuple(longer if part is paragraph else part for part in each.paragraphs))
            for each in self.articles
        )
        return replace(self, articles=articles, sha256=digest)

    def cite(self, citation: Citation, style: str = "zh") -> str:
        """A clause of this instrument as a citation in a style of `zhixing_rules.law.Style`, in its shortest form.

        Raises:
            CitationError: the citation names no clause of this instrument.
            ValueError: there is no such style.
        """
        return self.shortest(citation).format(style, self)

    def clauses(self) -> Iterator[Citation]:
        """Every clause, in printed order, a clause before the clauses within it."""
        before = [part for part, _ in self.parts if part.position < Part.ARTICLE.position]
        for part in before:
            yield Citation(self.document, part)
        heading = None
        for article in self.articles:
            if article.heading is not None and article.heading != heading:
                yield Citation(self.document, Part.HEADING, heading=self.headings.index(article.heading) + 1)
            heading = article.heading
            yield from self._clauses_of(article)
        for part, _ in self.parts[len(before) :]:
            yield Citation(self.document, part)

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence, in printed order, each with the narrowest clause it stands in.

        A heading is one sentence; so is a list's lead line. All words of the source are there but the numbers
        of articles and items.
        """
        for citation in self.clauses():
            for number, words in enumerate(split_sentences(self._own_words(citation)), start=1):
                yield Sentence(citation, number, words)

    def _clauses_of(self, article: Article) -> Iterator[Citation]:
        yield self.at(article.number)
        for paragraph in article.paragraphs:
            if len(article.paragraphs) > 1:
                yield self.at(article.number, paragraph.number)
            for item in paragraph.items:
                yield self.at(article.number, paragraph.number, item.number)

    def _own_words(self, citation: Citation) -> str:
        """The words of a clause that belong to no clause within it."""
        if citation.article is None or citation.item is not None:
            return self.text(citation)
        article = _pick(self.articles, citation.article, citation)
        if citation.paragraph is not None:
            return _pick(article.paragraphs, citation.paragraph, citation).text
        return article.paragraphs[0].text if len(article.paragraphs) == 1 else ""

    def _absence(self, citation: Citation, quote: str) -> str:
        holders = [clause for clause in self.clauses() if quote in self.text(clause)]
        if not holders:
            where = "全文亦无 · nor elsewhere in the instrument"
        else:
            narrowest = min(holders, key=lambda clause: len(self.text(clause)))
            where = f"但见于{narrowest.short} · but found in {narrowest.key}"
        return f"引文不在{citation.short} · absent from {citation.key}: {quote} ({where})"

    def shortest(self, citation: Citation) -> Citation:
        """The one shortest citation of a clause: 第九条 for 第九条第一款. Raises ``CitationError`` for none."""
        return self._resolve(citation)[0]

    def _resolve(self, citation: Citation) -> tuple[Citation, str]:
        """The shortest citation of the clause, and its words."""
        if citation.document != self.document:
            raise CitationError(f"并非本文件的条款 · the clause cited is not a clause of {self.document}")
        if citation.heading is not None:
            if citation.heading > len(self.headings):
                raise _no_such(citation)
            return citation, self.headings[citation.heading - 1]
        if citation.article is None:
            return self._resolve_part(citation)
        article = _pick(self.articles, citation.article, citation)
        if citation.item is not None:
            return self._resolve_item(citation, article, citation.item)
        if citation.paragraph is None:
            return citation, article.whole
        paragraph = _pick(article.paragraphs, citation.paragraph, citation)
        shortest = None if len(article.paragraphs) == 1 else paragraph.number
        return Citation(self.document, Part.ARTICLE, article.number, shortest), paragraph.whole

    def _resolve_part(self, citation: Citation) -> tuple[Citation, str]:
        for part, text in self.parts:
            if part is citation.part:
                return citation, text
        raise _no_such(citation)

    def _resolve_item(self, citation: Citation, article: Article, number: int) -> tuple[Citation, str]:
        listing = [paragraph for paragraph in article.paragraphs if paragraph.items]
        paragraph = self._paragraph_with_items(citation, article, listing)
        item: Item = _pick(paragraph.items, number, citation)
        shortest = None if len(listing) == 1 else paragraph.number
        return Citation(self.document, Part.ARTICLE, article.number, shortest, number), item.text

    @staticmethod
    def _paragraph_with_items(citation: Citation, article: Article, listing: list[Paragraph]) -> Paragraph:
        if citation.paragraph is not None:
            return _pick(article.paragraphs, citation.paragraph, citation)
        if not listing:
            raise _no_such(citation)
        if len(listing) > 1:
            raise CitationError(f"{citation} 须指明款 · several paragraphs have items: name the paragraph")
        return listing[0]


def _is_in(clause: Citation, whole: Citation) -> bool:
    """Whether a clause is another one or stands in it."""
    if clause.article != whole.article or clause.article is None:
        return False
    pairs = ((whole.paragraph, clause.paragraph), (whole.item, clause.item))
    return all(wanted in {None, found} for wanted, found in pairs)


def _article_with(article: Article, where: Citation, old: str, new: str) -> Article:
    """An article with other words in one of its paragraphs or items."""
    paragraphs = []
    for paragraph in article.paragraphs:
        if where.item is None and where.paragraph in {None, paragraph.number}:
            paragraphs.append(replace(paragraph, text=paragraph.text.replace(old, new)))
            continue
        items = tuple(
            replace(item, text=item.text.replace(old, new)) if item.number == where.item else item
            for item in paragraph.items
        )
        here = where.item is not None and where.paragraph in {None, paragraph.number}
        paragraphs.append(replace(paragraph, items=items) if here else paragraph)
    return replace(article, paragraphs=tuple(paragraphs))


def _pick(members: Sequence[_N], number: int, citation: Citation) -> _N:
    for member in members:
        if member.number == number:
            return member
    raise _no_such(citation)


def _no_such(citation: Citation) -> CitationError:
    return CitationError(f"{citation} 不存在 · no such clause: {citation.key}")
