"""From a source text to an instrument. Pure: the caller reads the files.

The text is plain lines: one paragraph, item or heading a block, blocks parted by blank lines or begun by
their number (第一条, （一）, 一、). Lines broken inside a sentence are joined as Chinese is, without a space.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from zhixing_rules.errors import RuleDefect
from zhixing_rules.law.clause import Article, Item, Paragraph
from zhixing_rules.law.instrument import Instrument
from zhixing_rules.law.meta import Meta
from zhixing_rules.law.numerals import to_chinese
from zhixing_rules.law.part import Part
from zhixing_rules.law.spelling import read_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["cut_foreign", "load_instrument"]

_NUMERAL = "[一二三四五六七八九十百千零]+"
_ARTICLE = re.compile(rf"第({_NUMERAL})条[ \u3000]+(.+)")
_HEADING = re.compile(rf"({_NUMERAL})、[^。；]+$")
_ITEM = re.compile(rf"(?:- )?([（(]({_NUMERAL})[）)][ \u3000]*)(.+)")
_ANNEX = re.compile(rf"附件(?:[0-9]+|{_NUMERAL})?[：:]")


def cut_foreign(text: str, *, first: str, last: str) -> tuple[str, str]:
    r"""Part the instrument's own words from a foreign block that was bound into it.

    Args:
        text: the document as issued.
        first: the first line of the foreign block, or its first lines if one is not unique.
        last: its last line.

    Returns:
        The own text, and the foreign block with the blank lines after it. Putting the block back where it
        stood gives the text again, character for character.

    Raises:
        RuleDefect: a marker is not there exactly once as whole lines, or they stand in the wrong order.

    >>> cut_foreign("第一条 甲。\n\n判决书\n乙。\n\n版记", first="判决书", last="乙。")
    ('第一条 甲。\n\n版记', '判决书\n乙。\n\n')
    """
    start, _ = _find_lines(text, first, "first")
    last_start, end = _find_lines(text, last, "last")
    if last_start < start:
        raise RuleDefect("the last line of the foreign block stands before its first line")
    while text.startswith("\n", end):
        end += 1
    return text[:start] + text[end:], text[start:end]


def load_instrument(source_text: str, meta: Mapping[str, object]) -> Instrument:
    """Build an instrument from its text and what is known about it.

    Args:
        source_text: the instrument's own words, foreign text already cut; lines end with a line feed.
        meta: ``document``, ``title``, ``notice_title`` and ``colophon`` (first line of the 版记) as strings,
            ``issuers`` as a list of strings, ``dated`` and ``printed`` as dates, and ``sha256.packaged``, the
            hex digest of the text in UTF-8. Other keys are left alone.

    Raises:
        RuleDefect: the meta data is incomplete, the text is not the one with that hash, or its parts cannot
            be told apart: a number skipped or twice, an item without a paragraph, no article at all.
        CitationError: the document number is malformed.
    """
    facts = Meta.read(meta)
    document = read_document(facts.document)
    sha256 = hashlib.sha256(source_text.encode()).hexdigest()
    if sha256 != facts.sha256:
        raise RuleDefect(f"the source text has sha256 {sha256}, the meta data says {facts.sha256}")
    blocks = _blocks(source_text)
    title = _index(blocks, facts.title, "title")
    colophon = _index(blocks, facts.colophon, "colophon")
    opening = _first(blocks, title + 1, colophon, _HEADING, _ARTICLE)
    annex = _first(blocks, opening, colophon, _ANNEX)
    headings, articles = _read_articles(blocks[opening:annex])
    spans = (
        (Part.NOTICE, blocks[:title]),
        (Part.TITLE, blocks[title : title + 1]),
        (Part.PREAMBLE, blocks[title + 1 : opening]),
        (Part.ANNEX, blocks[annex:colophon]),
        (Part.COLOPHON, blocks[colophon:]),
    )
    return Instrument(
        document=document,
        title=facts.title,
        notice_title=facts.notice_title,
        issuers=facts.issuers,
        dated=facts.dated,
        printed=facts.printed,
        sha256=sha256,
        headings=headings,
        articles=articles,
        parts=tuple((part, "\n".join(span)) for part, span in spans if span),
    )


def _find_lines(text: str, lines: str, which: str) -> tuple[int, int]:
    found = list(re.finditer(rf"^{re.escape(lines)}$", text, re.MULTILINE))
    if len(found) != 1:
        raise RuleDefect(f"the {which} line of the foreign block stands {len(found)} times in the text, not once")
    return found[0].span()


def _blocks(text: str) -> list[str]:
    """The text as blocks: a new one after a blank line and at every number; other lines are joined."""
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
        raise RuleDefect(f"the {what} stands {blocks.count(words)} times in the text as a line of its own, not once")
    return blocks.index(words)


def _first(blocks: Sequence[str], start: int, stop: int, *patterns: re.Pattern[str]) -> int:
    """The first block from ``start`` that begins with a pattern; ``stop`` if there is none."""
    for index in range(start, stop):
        if any(pattern.match(blocks[index]) for pattern in patterns):
            return index
    return stop


def _read_articles(blocks: Iterable[str]) -> tuple[tuple[str, ...], tuple[Article, ...]]:
    headings: list[str] = []
    articles: list[Article] = []
    waiting = True  # for an article: at the start and after a heading
    for block in blocks:
        if heading := _HEADING.fullmatch(block):
            if headings and waiting:
                raise RuleDefect(f"no article stands under the heading {headings[-1]}")
            headings.append(block)
            _expect(heading[1], len(headings), "heading")
            waiting = True
        elif article := _ARTICLE.fullmatch(block):
            number = len(articles) + 1
            _expect(article[1], number, "article")
            articles.append(Article(number, headings[-1] if headings else None, (Paragraph(1, article[2]),)))
            waiting = False
        elif waiting:
            raise RuleDefect(f"an article is expected before: {block}")
        else:
            articles[-1] = replace(articles[-1], paragraphs=_extend(articles[-1].paragraphs, block))
    if waiting:
        raise RuleDefect("the text has no article, or ends with a heading")
    return tuple(headings), tuple(articles)


def _extend(paragraphs: tuple[Paragraph, ...], block: str) -> tuple[Paragraph, ...]:
    """The paragraphs with one block more: an item of the last one, or a new paragraph."""
    last = paragraphs[-1]
    match = _ITEM.fullmatch(block)
    if match is None:
        return (*paragraphs, Paragraph(last.number + 1, block))
    mark, numeral, words = match.groups()
    number = len(last.items) + 1
    _expect(numeral, number, "item")
    return (*paragraphs[:-1], replace(last, items=(*last.items, Item(number, mark, words))))


def _expect(numeral: str, number: int, what: str) -> None:
    """Hold the text to numbering without gaps."""
    if numeral != to_chinese(number):
        raise RuleDefect(f"{what} {number} is expected, but {numeral} is found")
