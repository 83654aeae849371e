"""Parser of an instrument's source text. It reads no files; the caller passes the text.

The text consists of blocks: one paragraph, item or heading each. A block starts after a blank line or at its number
(第一条, （一）, 一、). Lines broken inside a sentence are joined without a space, as in Chinese.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from zhixing_rules.errors import RuleDefect
from zhixing_rules.law.citation_syntax import parse_document_number
from zhixing_rules.law.clause import Article, Item, Paragraph
from zhixing_rules.law.document_part import DocumentPart
from zhixing_rules.law.instrument import Instrument
from zhixing_rules.law.metadata import InstrumentMetadata
from zhixing_rules.law.numerals import to_chinese

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["load_instrument", "split_foreign_block"]

_NUMERAL = "[一二三四五六七八九十百千零]+"
_ARTICLE = re.compile(rf"第({_NUMERAL})条[ \u3000]+(.+)")
_HEADING = re.compile(rf"({_NUMERAL})、[^。；]+$")
_ITEM = re.compile(rf"(?:- )?([（(]({_NUMERAL})[）)][ \u3000]*)(.+)")
_ANNEX = re.compile(rf"附件(?:[0-9]+|{_NUMERAL})?[：:]")


def split_foreign_block(text: str, *, first: str, last: str) -> tuple[str, str]:
    r"""Separate the text of the instrument from a foreign block inside the document.

    Args:
        text: the document as issued.
        first: the first line of the foreign block, or its first lines if one line is not unique.
        last: the last line of the foreign block.

    Returns:
        The text of the instrument, and the foreign block with the blank lines after it. Inserting the block at its
        position restores the document exactly.

    Raises:
        RuleDefect: a marker does not occur exactly once as whole lines, or the markers are in the wrong order.

    >>> split_foreign_block("第一条 甲。\n\n判决书\n乙。\n\n版记", first="判决书", last="乙。")
    ('第一条 甲。\n\n版记', '判决书\n乙。\n\n')
    """
    start, _ = _find_lines(text, first, "first")
    last_start, end = _find_lines(text, last, "last")
    if last_start < start:
        raise RuleDefect("the last line of the foreign block comes before its first line")
    while text.startswith("\n", end):
        end += 1
    return text[:start] + text[end:], text[start:end]


def load_instrument(source_text: str, meta: Mapping[str, object]) -> Instrument:
    """Build an instrument from its text and metadata.

    Args:
        source_text: the text of the instrument, without foreign blocks; lines end with a line feed.
        meta: ``document``, ``title``, ``notice_title`` and ``colophon`` (first line of the 版记) as strings,
            ``issuers`` as a list of strings, ``dated`` and ``printed`` as dates, and ``sha256.packaged``, the
            hex digest of the text in UTF-8. Other keys are ignored.

    Returns:
        The instrument.

    Raises:
        RuleDefect: the metadata is incomplete, the hash of the text differs, or the structure is invalid: a number
            is skipped or repeated, an item has no paragraph, or there is no article.
        CitationError: the document number is malformed.
    """
    metadata = InstrumentMetadata.read(meta)
    document = parse_document_number(metadata.document)
    sha256 = hashlib.sha256(source_text.encode()).hexdigest()
    if sha256 != metadata.sha256:
        raise RuleDefect(f"the source text has sha256 {sha256}, but the metadata has {metadata.sha256}")
    blocks = _blocks(source_text)
    title = _index(blocks, metadata.title, "title")
    colophon = _index(blocks, metadata.colophon, "colophon")
    opening = _first(blocks, title + 1, colophon, _HEADING, _ARTICLE)
    annex = _first(blocks, opening, colophon, _ANNEX)
    headings, articles = _read_articles(blocks[opening:annex])
    spans = (
        (DocumentPart.NOTICE, blocks[:title]),
        (DocumentPart.TITLE, blocks[title : title + 1]),
        (DocumentPart.PREAMBLE, blocks[title + 1 : opening]),
        (DocumentPart.ANNEX, blocks[annex:colophon]),
        (DocumentPart.COLOPHON, blocks[colophon:]),
    )
    return Instrument(
        document=document,
        title=metadata.title,
        notice_title=metadata.notice_title,
        issuers=metadata.issuers,
        dated=metadata.dated,
        printed=metadata.printed,
        sha256=sha256,
        headings=headings,
        articles=articles,
        parts=tuple((part, "\n".join(span)) for part, span in spans if span),
    )


def _find_lines(text: str, lines: str, which: str) -> tuple[int, int]:
    matches = list(re.finditer(rf"^{re.escape(lines)}$", text, re.MULTILINE))
    if len(matches) != 1:
        raise RuleDefect(f"the {which} line of the foreign block occurs {len(matches)} times in the text, not once")
    return matches[0].span()


def _blocks(text: str) -> list[str]:
    """Split the text into blocks: one starts after a blank line and at every number; other lines are joined."""
    blocks: list[str] = []
    joining = False
    for line in text.split("\n"):
        words = line.strip()
        if words and joining and not _begins_block(words):
            blocks[-1] += words
        elif words:
            blocks.append(words)
        joining = bool(words)
    return blocks


def _begins_block(line: str) -> bool:
    return any(pattern.match(line) for pattern in (_ARTICLE, _HEADING, _ITEM))


def _index(blocks: Sequence[str], words: str, what: str) -> int:
    if blocks.count(words) != 1:
        raise RuleDefect(f"the {what} occurs {blocks.count(words)} times in the text as a separate line, not once")
    return blocks.index(words)


def _first(blocks: Sequence[str], start: int, stop: int, *patterns: re.Pattern[str]) -> int:
    """Return the index of the first block from ``start`` that starts with a pattern; ``stop`` without one."""
    for index in range(start, stop):
        if any(pattern.match(blocks[index]) for pattern in patterns):
            return index
    return stop


def _read_articles(blocks: Iterable[str]) -> tuple[tuple[str, ...], tuple[Article, ...]]:
    headings: list[str] = []
    articles: list[Article] = []
    needs_article = True  # at the start and after a heading
    for block in blocks:
        if heading := _HEADING.fullmatch(block):
            if headings and needs_article:
                raise RuleDefect(f"no article follows the heading {headings[-1]}")
            headings.append(block)
            _expect(heading[1], len(headings), "heading")
            needs_article = True
        elif article := _ARTICLE.fullmatch(block):
            number = len(articles) + 1
            _expect(article[1], number, "article")
            articles.append(Article(number, headings[-1] if headings else None, (Paragraph(1, article[2]),)))
            needs_article = False
        elif needs_article:
            raise RuleDefect(f"expected an article before: {block}")
        else:
            articles[-1] = replace(articles[-1], paragraphs=_extend(articles[-1].paragraphs, block))
    if needs_article:
        raise RuleDefect("the text has no article, or ends with a heading")
    return tuple(headings), tuple(articles)


def _extend(paragraphs: tuple[Paragraph, ...], block: str) -> tuple[Paragraph, ...]:
    """Add a block: an item of the last paragraph, or a new paragraph."""
    last = paragraphs[-1]
    match = _ITEM.fullmatch(block)
    if match is None:
        return (*paragraphs, Paragraph(last.number + 1, block))
    mark, numeral, words = match.groups()
    number = len(last.items) + 1
    _expect(numeral, number, "item")
    return (*paragraphs[:-1], replace(last, items=(*last.items, Item(number, mark, words))))


def _expect(numeral: str, number: int, what: str) -> None:
    """Raise RuleDefect if the numbering has a gap."""
    if numeral != to_chinese(number):
        raise RuleDefect(f"expected {what} {number}, but got {numeral}")
