"""Citation of a clause of an instrument."""

from __future__ import annotations

from functools import total_ordering
from typing import TYPE_CHECKING

from zhixing_rules._values import dataclass
from zhixing_rules.errors import CitationError
from zhixing_rules.law.citation_styles import format_citation
from zhixing_rules.law.citation_syntax import parse_citation
from zhixing_rules.law.division import division_key, division_zh, is_path
from zhixing_rules.law.document_name import parse_document_number
from zhixing_rules.law.document_part import DocumentPart
from zhixing_rules.law.numerals import MAX_NUMBER, to_chinese
from zhixing_rules.law.short_names import SHORT_NAMES

if TYPE_CHECKING:
    from zhixing_rules.law.citation_styles import CitedInstrument
    from zhixing_rules.law.division import DivisionNumber

__all__ = ["Citation"]


@total_ordering
@dataclass(frozen=True, slots=True)
class Citation:
    """Reference to one clause of one instrument. Sorts by document, then by part and clause in printed order.

    A citation does not check that the clause exists; `Instrument.at` does.

    Attributes:
        document: the name of the document: its number (文号) in its printed form, such as 焦中法〔2024〕101号, or its
            title, such as 《中华人民共和国民事诉讼法》.
        part: the part of the document.
        article: number of the article (条) or point (点); set if and only if the part is one of them.
        paragraph: number of the paragraph (款) in the article, or ``None``.
        item: number of the item (项) in the paragraph, or directly in the article, or ``None``.
        heading: number of the heading (一、二、…), or ``None``.
        inserted: number after 之 of an inserted article (第四条之一), or ``None``.
        subitem: number of the sub-item (目) in the item, or ``None``.
        division: the division that a heading names, from the widest: 第二编, 第一章. A citation of a heading has either
            this or ``heading``.

    Raises:
        CitationError: the name of the document is malformed, or the numbers do not fit the part.

    >>> clause = Citation("焦中法〔2024〕101号", article=7, paragraph=2)
    >>> str(clause), clause.short, clause.key
    ('焦中法〔2024〕101号第七条第二款', '第七条第二款', 'art7.p2')
    >>> clause.en
    'art. 7 para. 2 of 焦中法〔2024〕101号'
    >>> inserted = Citation("《测试法》", article=4, inserted=1, item=2, subitem=3)
    >>> str(inserted), inserted.key
    ('《测试法》第四条之一第（二）项第3目', 'art4-1.i2.sub3')
    """

    document: str
    part: DocumentPart = DocumentPart.ARTICLE
    article: int | None = None
    paragraph: int | None = None
    item: int | None = None
    heading: int | None = None
    inserted: int | None = None
    subitem: int | None = None
    division: tuple[DivisionNumber, ...] = ()

    def __post_init__(self) -> None:
        if parse_document_number(self.document) != self.document:
            raise CitationError(
                "文号应作〔〕形 · write the document number with 〔〕 and a title in 《》, or use Citation.parse"
            )
        is_heading = self.part is DocumentPart.HEADING
        for wrong, message in (
            (
                (self.article is not None) is not self.part.is_numbered,
                "条号与部分不符 · an article number is required for an article and not allowed otherwise",
            ),
            (
                (self.heading is not None or bool(self.division)) is not is_heading,
                "标题号与部分不符 · a heading number is required for a heading and not allowed otherwise",
            ),
            (
                self.heading is not None and bool(self.division),
                "标题号与编章节不可并用 · a heading has a number or a division, not both",
            ),
            (not is_path(self.division), "编章节须由大到小 · divisions must be given from the widest"),
            (
                self.article is None and (self.paragraph is not None or self.item is not None),
                "款、项须属于条 · a paragraph or item requires an article",
            ),
            (self.subitem is not None and self.item is None, "目须属于项 · a sub-item requires an item"),
            (
                self.inserted is not None and self.part is not DocumentPart.ARTICLE,
                "只有条可增加“之一” · only an article can be an inserted one",
            ),
        ):
            if wrong:
                raise CitationError(message)
        divisions = (number for each in self.division for number in (each.number, each.inserted or None))
        own = (self.article, self.inserted, self.paragraph, self.item, self.subitem, self.heading)
        for number in (*own, *divisions):
            if number is not None and not 1 <= number <= MAX_NUMBER:
                raise CitationError(
                    f"条款号应在1至{MAX_NUMBER}之间 · a clause number must be between 1 and {MAX_NUMBER}"
                )

    @classmethod
    def parse(cls, text: str, document: str | None = None) -> Citation:
        """Parse a citation in any of the common spellings.

        Args:
            text: such as 焦中法[2024]101号第7条第2款, 《测试法》第四条之一, 第一条第（一）项, ``art7.p2`` or 附件.
            document: the name of the document to use if the text contains none.

        Raises:
            CitationError: the text is not a citation (the message lists the accepted forms), or neither the text
                nor ``document`` names the document.

        >>> str(Citation.parse("焦中法(2024)101号 第1条第(一)项"))
        '焦中法〔2024〕101号第一条第（一）项'
        >>> for text in ("Art. 7 para. 2", "Article 7(2)", "Art. 7 § 2", "七条二款"):
        ...     print(Citation.parse(text, document="焦中法〔2024〕101号").key)
        art7.p2
        art7.p2
        art7.p2
        art7.p2
        """
        parsed = parse_citation(text)
        number = parsed.document or document
        if number is None:
            raise CitationError("未指明文号 · the citation has no document number: pass document=")
        return cls(
            document=parse_document_number(number),
            part=parsed.part,
            article=parsed.article,
            paragraph=parsed.paragraph,
            item=parsed.item,
            heading=parsed.heading,
            inserted=parsed.inserted,
            subitem=parsed.subitem,
            division=parsed.division,
        )

    def __str__(self) -> str:
        return f"{self.document}{self.short}"

    def format(
        self, style: str = "zh", instrument: CitedInstrument | None = None, *, note: str = "", url: str = ""
    ) -> str:
        """Format the citation in a style: ``zh``, ``short``, ``en``, ``key``, ``markdown``, or a reference style.

        Args:
            style: one of `zhixing_rules.law.Style`.
            instrument: the cited document; required for ``gbt7714``, ``gbt7714-2015``, ``bibtex``, ``csl-json`` and
                ``ris``.
            note: what the citation also says, such as how the text was read; ``key`` has no note.
            url: the address of the clause, for ``markdown``, ``bibtex``, ``csl-json`` and ``ris``.

        Returns:
            The formatted citation.

        Raises:
            ValueError: the style is unknown, or it requires the instrument and none is given.
            CitationError: the instrument is not the cited document.

        >>> clause = Citation("焦中法〔2024〕101号", article=7, paragraph=2)
        >>> clause.format("zh"), clause.format("key")
        ('焦中法〔2024〕101号第七条第二款', 'art7.p2')
        >>> clause.format("markdown", url="https://law.example/0.1.0/articles/art07.html#art7.p2")
        '[焦中法〔2024〕101号第七条第二款](https://law.example/0.1.0/articles/art07.html#art7.p2)'
        >>> clause.format("bibtext")  # doctest: +ELLIPSIS
        Traceback (most recent call last):
        ValueError: 没有这种格式；是否为 bibtex？ · no such style; did you mean bibtex?; known: zh, short, en, key, ...
        """
        return format_citation(self, style, instrument, note=note, url=url)

    def shares_article(self, other: Citation) -> bool:
        """Return whether both clauses lie in the same article, point or part of the same document."""
        names = ("document", "part", "article", "inserted", "heading", "division")
        return all(getattr(self, name) == getattr(other, name) for name in names)

    def includes(self, other: Citation) -> bool:
        """Return whether a clause is this one or lies in it, as far as their numbers tell.

        >>> article = Citation("焦中法〔2024〕101号", article=7)
        >>> article.includes(Citation("焦中法〔2024〕101号", article=7, paragraph=2))
        True
        >>> article.includes(Citation("焦中法〔2024〕101号", article=7, inserted=1))
        False
        """
        names = ("paragraph", "item", "subitem")
        return self.shares_article(other) and all(getattr(self, name) in {None, getattr(other, name)} for name in names)

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Citation):
            return NotImplemented
        return self._sort_key < other._sort_key

    @property
    def shown(self) -> str:
        """The clause as a sentence names it: with the short name of a national document, else without the document."""
        return f"{SHORT_NAMES.get(self.document, '')}{self.short}"

    @property
    def shown_key(self) -> str:
        """The key of the clause, after the short name of a national document."""
        name = SHORT_NAMES.get(self.document)
        return self.key if name is None else f"{name} {self.key}"

    @property
    def short(self) -> str:
        """The clause without the document: 第七条第二款, 第三点, 第一部分, 第二编第一章, 附件."""
        if self.heading is not None:
            return f"第{to_chinese(self.heading)}{self.part.zh}"
        if self.division:
            return division_zh(self.division)
        if self.article is None:
            return self.part.zh
        words = f"第{to_chinese(self.article)}{self.part.zh}"
        if self.inserted is not None:
            words += f"之{to_chinese(self.inserted)}"
        if self.paragraph is not None:
            words += f"第{to_chinese(self.paragraph)}款"
        if self.item is not None:
            words += f"第（{to_chinese(self.item)}）项"
        if self.subitem is not None:
            words += f"第{self.subitem}目"
        return words

    @property
    def key(self) -> str:
        """The clause as in rule ids: ``art7.p2``, ``art1.i1``, ``art4-1``, ``point3``, ``heading1``, ``annex``."""
        if self.heading is not None:
            return f"{self.part}{self.heading}"
        if self.division:
            return division_key(self.division)
        if self.article is None:
            return str(self.part)
        words = f"{'art' if self.part is DocumentPart.ARTICLE else self.part}{self.article}"
        if self.inserted is not None:
            words += f"-{self.inserted}"
        if self.paragraph is not None:
            words += f".p{self.paragraph}"
        if self.item is not None:
            words += f".i{self.item}"
        if self.subitem is not None:
            words += f".sub{self.subitem}"
        return words

    @property
    def en(self) -> str:
        """The citation in English: art. 7 para. 2 of 焦中法〔2024〕101号."""
        if self.heading is not None:
            words = f"{self.part} {self.heading}"
        elif self.division:
            words = ", ".join(f"{each.level} {each.key.removeprefix(each.level)}".rstrip() for each in self.division)
        elif self.article is None:
            words = str(self.part)
        else:
            words = f"{'art.' if self.part is DocumentPart.ARTICLE else self.part} {self.article}"
            if self.inserted is not None:
                words += f"-{self.inserted}"
            if self.paragraph is not None:
                words += f" para. {self.paragraph}"
            if self.item is not None:
                words += f" item {self.item}"
            if self.subitem is not None:
                words += f" sub-item {self.subitem}"
        return f"{words} of {self.document}"

    @property
    def _sort_key(self) -> tuple[object, ...]:
        """The sort key; an item cited directly under its article sorts with the first paragraph."""
        return (
            self.document,
            self.part.position,
            self.heading or 0,
            tuple(each.position for each in self.division),
            self.article or 0,
            self.inserted or 0,
            self.paragraph or (1 if self.item else 0),
            self.item or 0,
            self.subitem or 0,
            self.paragraph is None,
        )
