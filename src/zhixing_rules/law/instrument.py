"""Legal instrument: its text, its clauses, and the position of quotes in them."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from zhixing_rules._values import dataclass
from zhixing_rules.errors import CitationError
from zhixing_rules.law.citation import Citation
from zhixing_rules.law.clause import QuotedSentence, Sentence, split_sentences
from zhixing_rules.law.clause_changes import extend_list, reword_article
from zhixing_rules.law.division import DivisionLevel, DivisionNumber
from zhixing_rules.law.document_part import DocumentPart

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from zhixing_rules.law.clause import Article, Item, Paragraph, Subitem

__all__ = ["Instrument"]


class _Numbered(Protocol):
    @property
    def number(self) -> int: ...


_N = TypeVar("_N", bound=_Numbered)


@dataclass(frozen=True, slots=True)
class Instrument:
    """Legal instrument as immutable data, built by `load_instrument`.

    Each clause has one citation, the shortest that identifies it: the only paragraph of an article is cited as the
    article (第九条), and items are cited directly under the article (第二条第（一）项) unless several of its
    paragraphs have items. `at`, `clauses` and `sentences` return that citation; `text` and `locate` also accept
    the longer one (第二条第一款第（一）项).

    Attributes:
        document: the name by which it is cited: its document number (文号), or its title in 《》.
        title: the title of the instrument.
        notice_title: the title of the notice that issued it, or ``None``.
        issuers: the issuing bodies, in printed order.
        dated: the date under the notice (成文日期), or the day on which it was adopted.
        printed: the date in the 版记 (印发日期), or ``None``.
        sha256: hex digest of the source text in UTF-8, or of an amendment and the digest before it.
        headings: the headings, in order.
        articles: the articles (条), or the points (点) of an instrument without articles, in order.
        parts: the text of each part that is neither a heading nor an article, in printed order.
        divisions: the number of each heading with those of the divisions around it, in the order of ``headings``.
        unit: whether its numbered clauses are articles or points.
    """

    document: str
    title: str
    notice_title: str | None
    issuers: tuple[str, ...]
    dated: date
    printed: date | None
    sha256: str
    headings: tuple[str, ...]
    articles: tuple[Article, ...]
    parts: tuple[tuple[DocumentPart, str], ...]
    divisions: tuple[tuple[DivisionNumber, ...], ...]
    unit: DocumentPart = DocumentPart.ARTICLE

    def at(
        self,
        article: int,
        paragraph: int | None = None,
        item: int | None = None,
        *,
        inserted: int | None = None,
        subitem: int | None = None,
    ) -> Citation:
        """Return the shortest citation of an existing clause.

        Args:
            article: number of the article (条) or point (点).
            paragraph: number of the paragraph (款), or None.
            item: number of the item (项), or None.
            inserted: number after 之 of an inserted article (第四条之一), or None.
            subitem: number of the sub-item (目), or None.

        Returns:
            The citation.

        Raises:
            CitationError: the clause does not exist, or several paragraphs of the article have items and no paragraph
                is given.
        """
        cited = Citation(self.document, self.unit, article, paragraph, item, inserted=inserted, subitem=subitem)
        return self._resolve(cited)[0]

    def part(self, name: str) -> Citation:
        """Return the citation of a part by its name: title, notice, preamble, annex or colophon.

        Raises:
            CitationError: the instrument has no such part; articles and headings are not found by name.
        """
        present = {part.value: part for part, _ in self.parts}
        if name not in present:
            raise CitationError(f"无此部分 · no such part; the parts of this instrument are: {', '.join(present)}")
        return Citation(self.document, present[name])

    def text(self, citation: Citation) -> str:
        """Return the text of a clause.

        The text of an article contains its paragraphs and items, that of a paragraph its items, one per line. The
        number of an article or item is not part of its own text.

        Raises:
            CitationError: the citation names no clause of this instrument.
        """
        return self._resolve(citation)[1]

    def locate(self, citation: Citation, quote: str) -> tuple[int, int]:
        """Return the position of a quote in ``text(citation)``: start (inclusive) and end (exclusive), in characters.

        Raises:
            CitationError: the quote is empty, not in the clause (the message names the narrowest clause that contains
                it, if any) or not unique in it; or the clause does not exist.
        """
        text = self.text(citation)
        if not quote:
            raise CitationError("引文为空 · the quote is empty")
        start = text.find(quote)
        if start < 0:
            raise CitationError(self._absence_message(citation, quote))
        if text.find(quote, start + 1) >= 0:
            raise CitationError(f"引文在{citation.short}中不唯一 · not unique in {citation.key}: {quote}")
        return start, start + len(quote)

    def reword(self, citation: Citation, old: str, new: str) -> Instrument:
        """Return the instrument with words of one clause replaced.

        The document number is unchanged; the new digest is computed from the old digest and the change.

        Args:
            citation: the clause.
            old: words that occur in the clause exactly once.
            new: the replacement.

        Returns:
            The changed instrument.

        Raises:
            CitationError: the clause does not exist, or the old words do not occur in it exactly once.
            ValueError: the clause is not an article, paragraph or item, or the words extend over more than one of them.
        """
        self.locate(citation, old)
        narrowest = min(
            (each for each in self.clauses() if citation.includes(each) and old in self._own_words(each)),
            key=lambda each: len(self.text(each)),
            default=None,
        )
        if citation.article is None or narrowest is None:
            raise ValueError("只能改一款或一项之内的文字 · the words must be within one paragraph or item")
        digest = hashlib.sha256(f"{self.sha256}\n{narrowest.key}\n{old}\n{new}".encode()).hexdigest()
        article = self._article(narrowest)
        return self._with(article, reword_article(article, narrowest, old, new), digest)

    def with_item(self, citation: Citation, words: str) -> Instrument:
        """Return the instrument with one more item at the end of a list, numbered in the style of the last item.

        The citation of an item extends the list of its sub-items.

        Raises:
            CitationError: the clause does not exist, or several paragraphs of the article have items and no paragraph
                is given.
            ValueError: the clause has no list of items, or there is no sign for the next number.
        """
        clause = self.shortest(citation)
        if clause.article is None:
            raise ValueError("该条款没有分项 · the clause has no list of items")
        article = self._article(clause)
        longer, mark = extend_list(article, clause, words)
        digest = hashlib.sha256(f"{self.sha256}\n{clause.key}\n{mark}\n{words}".encode()).hexdigest()
        return self._with(article, longer, digest)

    def _with(self, article: Article, changed: Article, sha256: str) -> Instrument:
        articles = tuple(changed if each is article else each for each in self.articles)
        return replace(self, articles=articles, sha256=sha256)

    def cite(self, citation: Citation, style: str = "zh", *, note: str = "", url: str = "") -> str:
        """Format the shortest citation of a clause in a style of `zhixing_rules.law.Style`.

        Args:
            citation: the clause.
            style: one of `zhixing_rules.law.Style`.
            note: what the citation also says, see `Citation.format`.
            url: the address of the clause, see `Citation.format`.

        Returns:
            The formatted citation.

        Raises:
            CitationError: the citation names no clause of this instrument.
            ValueError: the style is unknown.
        """
        return self.shortest(citation).format(style, self, note=note, url=url)

    def sentence_around(self, citation: Citation, quote: str) -> QuotedSentence:
        """Return the whole sentence of a clause that contains a quote, split around it.

        For an item, the sentence begins with the lead line of its list and ``……``. Where the quote extends over several
        sentences, all of them are returned.

        Raises:
            CitationError: the clause does not exist, or does not contain the quote exactly once.
        """
        start, end = self.locate(citation, quote)
        text, lead = self.text(citation), ""
        first = max(text.rfind(mark, 0, start) for mark in "。；！？\n") + 1
        ends = [place for mark in "。；！？\n" if (place := text.find(mark, max(start, end - 1))) >= 0]
        last = min(ends, default=len(text) - 1) + 1
        if citation.item is not None:
            paragraph = self._paragraph_with_items(citation, self._article(citation))
            item = _pick(paragraph.items, citation.item, citation)
            lead = _lead(paragraph.text, item)
            if citation.subitem is not None:
                lead += _lead(item.text, _pick(item.subitems, citation.subitem, citation))
        return QuotedSentence(lead + text[first:start].strip(), quote, text[end:last].rstrip())

    def clauses(self) -> Iterator[Citation]:
        """Yield every clause, in printed order, each clause before the clauses within it."""
        before = [part for part, _ in self.parts if part.position < DocumentPart.ARTICLE.position]
        for part in before:
            yield Citation(self.document, part)
        headings = 0
        for article in self.articles:
            for path in self.divisions[headings : article.headings_before]:
                yield self._heading(path)
            headings = article.headings_before
            yield from self._clauses_of(article)
        for part, _ in self.parts[len(before) :]:
            yield Citation(self.document, part)

    def sentences(self, within: Citation | None = None) -> Iterator[Sentence]:
        """Yield every sentence, in printed order, each with the narrowest clause that contains it.

        A heading is one sentence; so is the lead line of a list. The sentences contain all words of the source except
        the numbers and captions of articles and the numbers of items.

        Args:
            within: the clause whose sentences to yield; all without it.

        Raises:
            CitationError: the clause does not exist.
        """
        clause = None if within is None else self.shortest(within)
        for citation in self.clauses():
            if clause is None or self._includes(clause, citation):
                for number, words in enumerate(split_sentences(self._own_words(citation)), start=1):
                    yield Sentence(citation, number, words)

    def _includes(self, clause: Citation, other: Citation) -> bool:
        if clause.paragraph is None or other.item is None or other.paragraph is not None:
            return clause.includes(other)
        # items are cited without their paragraph, where it alone has items
        longer = replace(other, paragraph=clause.paragraph)
        try:
            return clause.includes(longer) and self.shortest(longer) == other
        except CitationError:
            return False

    def shortest(self, citation: Citation) -> Citation:
        """Return the shortest citation of a clause, such as 第九条 for 第九条第一款.

        Raises:
            CitationError: the clause does not exist.
        """
        return self._resolve(citation)[0]

    def _heading(self, path: tuple[DivisionNumber, ...]) -> Citation:
        if path[-1].level is DivisionLevel.PART:
            return Citation(self.document, DocumentPart.HEADING, heading=path[-1].number)
        return Citation(self.document, DocumentPart.HEADING, division=path)

    def _clauses_of(self, article: Article) -> Iterator[Citation]:
        at = partial(self.at, article.number, inserted=article.inserted)
        yield at()
        for paragraph in article.paragraphs:
            if len(article.paragraphs) > 1:
                yield at(paragraph.number)
            for item in paragraph.items:
                yield at(paragraph.number, item.number)
                for subitem in item.subitems:
                    yield at(paragraph.number, item.number, subitem=subitem.number)

    def _own_words(self, citation: Citation) -> str:
        """The text of a clause without the clauses within it."""
        if citation.article is None or citation.subitem is not None:
            return self.text(citation)
        article = self._article(citation)
        if citation.item is not None:
            return _pick(self._paragraph_with_items(citation, article).items, citation.item, citation).own_text
        if citation.paragraph is not None:
            return _pick(article.paragraphs, citation.paragraph, citation).text
        return article.paragraphs[0].text if len(article.paragraphs) == 1 else ""

    def _absence_message(self, citation: Citation, quote: str) -> str:
        holders = [clause for clause in self.clauses() if quote in self.text(clause)]
        if not holders:
            where = "全文亦无 · nor elsewhere in the instrument"
        else:
            narrowest = min(holders, key=lambda clause: len(self.text(clause)))
            where = f"但见于{narrowest.short} · but found in {narrowest.key}"
        return f"引文不在{citation.short} · absent from {citation.key}: {quote} ({where})"

    def _resolve(self, citation: Citation) -> tuple[Citation, str]:
        """Return the shortest citation of the clause, and its text."""
        if citation.document != self.document:
            raise CitationError(f"并非本文件的条款 · the cited clause is not a clause of {self.document}")
        if citation.part is DocumentPart.HEADING:
            return self._resolve_heading(citation)
        if citation.article is None:
            return self._resolve_part(citation)
        article = self._article(citation)
        if citation.item is not None:
            return self._resolve_item(citation, article, citation.item)
        if citation.paragraph is None:
            return citation, article.full_text
        paragraph = _pick(article.paragraphs, citation.paragraph, citation)
        shortest = None if len(article.paragraphs) == 1 else paragraph.number
        return replace(citation, paragraph=shortest), paragraph.full_text

    def _resolve_heading(self, citation: Citation) -> tuple[Citation, str]:
        """A division may be cited without those around it where that is unambiguous: 第一章 for 第一编第一章."""
        cited = citation.division or (DivisionNumber(DivisionLevel.PART, citation.heading or 0),)
        found = [
            place
            for place, path in enumerate(self.divisions)
            if path[-1] == cited[-1] and all(each in path for each in cited)
        ]
        if not found:
            raise _no_such_clause(citation)
        if len(found) > 1:
            raise CitationError(
                f"{citation} 须指明所属的编、章 · several divisions have this number: give those around it"
            )
        return self._heading(self.divisions[found[0]]), self.headings[found[0]]

    def _resolve_part(self, citation: Citation) -> tuple[Citation, str]:
        for part, text in self.parts:
            if part is citation.part:
                return citation, text
        raise _no_such_clause(citation)

    def _resolve_item(self, citation: Citation, article: Article, number: int) -> tuple[Citation, str]:
        with_items = [paragraph for paragraph in article.paragraphs if paragraph.items]
        paragraph = self._paragraph_with_items(citation, article)
        item = _pick(paragraph.items, number, citation)
        found = replace(citation, paragraph=None if len(with_items) == 1 else paragraph.number)
        if citation.subitem is None:
            return found, item.full_text
        return found, _pick(item.subitems, citation.subitem, citation).text

    def _article(self, citation: Citation) -> Article:
        if citation.part is not self.unit:
            raise CitationError(
                f"{citation} 不存在：本文件以“{self.unit.zh}”编号 · no such clause: {citation.key}; the clauses of "
                f"this instrument are {self.unit}s"
            )
        for article in self.articles:
            if (article.number, article.inserted) == (citation.article, citation.inserted):
                return article
        raise _no_such_clause(citation)

    @staticmethod
    def _paragraph_with_items(citation: Citation, article: Article) -> Paragraph:
        if citation.paragraph is not None:
            return _pick(article.paragraphs, citation.paragraph, citation)
        with_items = [paragraph for paragraph in article.paragraphs if paragraph.items]
        if not with_items:
            raise _no_such_clause(citation)
        if len(with_items) > 1:
            raise CitationError(f"{citation} 须指明款 · several paragraphs have items: give the paragraph")
        return with_items[0]


def _lead(words: str, member: Item | Subitem) -> str:
    """The last sentence before a list and the number of one of its members."""
    sentences = split_sentences(words)
    return (sentences[-1] if sentences else "") + ("……" if member.number > 1 else "") + member.mark


def _pick(members: Sequence[_N], number: int, citation: Citation) -> _N:
    for member in members:
        if member.number == number:
            return member
    raise _no_such_clause(citation)


def _no_such_clause(citation: Citation) -> CitationError:
    return CitationError(f"{citation} 不存在 · no such clause: {citation.key}")
