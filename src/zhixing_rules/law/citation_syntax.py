"""Parsing of citations in their common spellings.

Brackets and digits may be full-width or half-width, numbers may be Chinese or Arabic, and spaces are allowed between
words. `ACCEPTED_FORMS` lists the accepted forms; everything else is refused, so that a typing error is never read as
another clause.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from zhixing_rules.errors import CitationError
from zhixing_rules.law.division import is_path, parse_division
from zhixing_rules.law.document_name import DOCUMENT, document_of, half_width, split_title
from zhixing_rules.law.document_part import DocumentPart
from zhixing_rules.law.numerals import from_chinese

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zhixing_rules.law.division import DivisionNumber

__all__ = ["ACCEPTED_FORMS", "ParsedCitation", "parse_citation"]

_CHINESE_FORMS = (
    "焦中法〔2024〕101号第七条第二款, 《中华人民共和国民事诉讼法》第八十五条, 第7条第2款, 第一条第（一）项, "
    "第七条第二款第（一）项, 第一条第（一）项第1目, 第四条之一, 第三点, 第一部分, 第二编第一章, "
    "七条二款, 七条二款一项, 标题/通知/目录/序言/正文/附件/版记, art7.p2, art1.i1, art4-1, point3"
)
ACCEPTED_FORMS = (
    f"{_CHINESE_FORMS}, art. 7 para. 2 of 焦中法〔2024〕101号, Article 7(2), Art. 7(2)(1), Art. 7 § 2, "
    "heading1, book2.chapter1, title/notice/contents/preamble/body/annex/colophon"
)

_SINGLE = {part.zh: part for part in DocumentPart if part.is_single} | {
    part.value: part for part in DocumentPart if part.is_single
}
_CHINESE_PARTS = "|".join(part.zh for part in DocumentPart if part.is_single)
_ENGLISH_PARTS = "|".join(part.value for part in DocumentPart if part.is_single)

_ARABIC = r"[1-9][0-9]{0,3}"
_NUMBER = rf"(?:{_ARABIC}|[〇零一二三四五六七八九十百千]{{1,7}})"
_CHINESE_CLAUSE = (
    rf"第 ?(?P<article>{_NUMBER}) ?(?:条(?: ?之 ?(?P<inserted>{_NUMBER}))?|(?P<point>点))"
    rf"(?: ?第 ?(?P<paragraph>{_NUMBER}) ?款)?"
    rf"(?: ?第 ?(?P<open>\( ?)?(?P<item>{_NUMBER})(?(open) ?\)) ?项"
    rf"(?: ?第 ?(?P<open_sub>\( ?)?(?P<subitem>{_NUMBER})(?(open_sub) ?\)) ?目)?)?"
)
_CHINESE_DIVISION = rf"(?P<division>(?:第 ?{_NUMBER} ?(?:编|分编|章|节)(?: ?之 ?{_NUMBER})? ?){{1,4}}|附则)"
_CHINESE = (
    rf"(?:{DOCUMENT} ?)?"
    rf"(?:{_CHINESE_CLAUSE}|第 ?(?P<heading>{_NUMBER}) ?部分|{_CHINESE_DIVISION}|(?P<part>{_CHINESE_PARTS}))"
)
_ENGLISH_CLAUSE = (
    rf"(?:art(?:icle|\.)?|(?P<point>point)) ?(?P<article>{_ARABIC})(?(point)|(?:-(?P<inserted>{_ARABIC}))?)"
    rf"(?:[.,]? ?p(?:ara(?:graph|\.)?)? ?(?P<paragraph>{_ARABIC}))?"
    rf"(?:[.,]? ?i(?:tem)? ?(?P<open>\( ?)?(?P<item>{_ARABIC})(?(open) ?\))"
    rf"(?:[.,]? ?sub(?:-?item)? ?(?P<open_sub>\( ?)?(?P<subitem>{_ARABIC})(?(open_sub) ?\)))?)?"
)
_ENGLISH_LEVEL = rf"(?:book|subbook|chapter|section) ?{_ARABIC}(?:-{_ARABIC})?"
_ENGLISH_DIVISION = rf"(?P<division>{_ENGLISH_LEVEL}(?:[.,]? ?{_ENGLISH_LEVEL}){{0,3}}|supplement)"
_ENGLISH = (
    rf"(?:{_ENGLISH_CLAUSE}|heading ?(?P<heading>{_ARABIC})|{_ENGLISH_DIVISION}|(?P<part>{_ENGLISH_PARTS}))"
    rf"(?: of {DOCUMENT})?"
)
_NUMERAL = r"[〇零一二三四五六七八九十百千]{1,7}"
_COMPACT = (
    rf"(?:{DOCUMENT} ?)?(?P<article>{_NUMERAL})条"
    rf"(?:(?P<paragraph>{_NUMERAL})款(?:(?P<open>\()?(?P<item>{_NUMERAL})(?(open)\))项)?|(?P<only_item>[一二三四五六七八九十])项)"
)
"""七条二款: without 第, in Chinese numerals alone.

七条 alone is refused, and 七条第二款 too: both are what is left of 第十七条第二款 when its beginning is cut off. So is
七条二十项, which is 七条二款十项 without 款.
"""
_BRACKETS = (
    rf"art(?:icle|\.)? ?(?P<article>{_ARABIC}),? ?(?:(?P<open>\( ?)|§ ?)(?P<paragraph>{_ARABIC})(?(open) ?\))"
    rf"(?: ?\( ?(?P<item>{_ARABIC}) ?\))?(?: of {DOCUMENT})?"
)
"""Article 7(2), Art. 7 § 2: the first number after that of the article is its paragraph, the next one the item."""
_NUMBERS = ("article", "paragraph", "item", "heading", "inserted", "subitem")


class ParsedCitation(NamedTuple):
    """The components of a citation. ``document`` is ``None`` if the text names no document."""

    document: str | None
    part: DocumentPart
    article: int | None
    paragraph: int | None
    item: int | None
    heading: int | None
    inserted: int | None
    subitem: int | None
    division: tuple[DivisionNumber, ...]


def parse_citation(text: str) -> ParsedCitation:
    """Parse one citation in any accepted form.

    Raises:
        CitationError: the text is not a citation; the message lists the accepted forms.

    >>> parse_citation("焦中法（2024）101号 第7条第2款").paragraph
    2
    """
    title, rest = split_title(text)
    normalised = half_width(rest)
    match = next(filter(None, (grammar.fullmatch(normalised) for grammar in _grammars())), None)
    if match is None:
        raise _not_a_citation()
    found, named = match.groupdict(), document_of(match)
    found["item"] = found.get("item") or found.pop("only_item", None)
    if title is not None and named is not None:
        raise _not_a_citation()
    try:
        numbers = {name: _number(found.get(name)) for name in _NUMBERS}
        division = parse_division(found.get("division") or "")
    except ValueError:
        raise _not_a_citation() from None
    if not is_path(division):
        raise _not_a_citation()
    return ParsedCitation(document=title or named, part=_part(found), division=division, **numbers)


def _part(found: Mapping[str, str | None]) -> DocumentPart:
    if part := found.get("part"):
        return _SINGLE[part.lower()]
    if found.get("heading") or found.get("division"):
        return DocumentPart.HEADING
    return DocumentPart.POINT if found.get("point") else DocumentPart.ARTICLE


@cache
def _grammars() -> tuple[re.Pattern[str], ...]:
    """The grammars, compiled on first use because that takes 10 ms."""
    chinese, english = (_CHINESE, _COMPACT), (_ENGLISH, _BRACKETS)
    return *map(re.compile, chinese), *(re.compile(each, re.IGNORECASE | re.ASCII) for each in english)


def _number(digits: str | None) -> int | None:
    if digits is None:
        return None
    return int(digits) if digits.isascii() else from_chinese(digits)


def _not_a_citation() -> CitationError:
    zh, en = f"无法识别的条款引用，可用：{_CHINESE_FORMS}", f"not a citation; accepted forms: {ACCEPTED_FORMS}"
    return CitationError(f"{zh} · {en}")
