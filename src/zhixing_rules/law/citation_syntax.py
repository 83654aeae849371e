"""Parsing of citations and document numbers in their common spellings.

Brackets and digits may be full-width or half-width, numbers may be Chinese or Arabic, and spaces are allowed between
words. `ACCEPTED_FORMS` lists the accepted forms; everything else is refused, so that a typing error is never read as
another clause.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from zhixing_rules.errors import CitationError
from zhixing_rules.law.document_part import DocumentPart
from zhixing_rules.law.numerals import from_chinese

__all__ = ["ACCEPTED_FORMS", "ParsedCitation", "parse_citation", "parse_document_number"]

ACCEPTED_FORMS = (
    "焦中法〔2024〕101号第七条第二款, 第7条第2款, 第一条第（一）项, 第七条第二款第（一）项, 第一部分, "
    "标题/通知/序言/附件/版记, art7.p2, art1.i1, art. 7 para. 2 of 焦中法〔2024〕101号, "
    "heading1, title/notice/preamble/annex/colophon"
)

_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_BRACKETS = dict.fromkeys(map(ord, "〔﹝[【〖"), "(") | dict.fromkeys(map(ord, "〕﹞]】〗"), ")")

_SINGLE = {part.zh: part for part in DocumentPart if part.is_single} | {
    part.value: part for part in DocumentPart if part.is_single
}
_CHINESE_PARTS = "|".join(part.zh for part in DocumentPart if part.is_single)
_ENGLISH_PARTS = "|".join(part.value for part in DocumentPart if part.is_single)

_ARABIC = r"[1-9][0-9]{0,3}"
_NUMBER = rf"(?:{_ARABIC}|[〇零一二三四五六七八九十百千]{{1,7}})"
_DOCUMENT = r"(?P<issuer>[一-鿿]{1,20}) ?\( ?(?P<year>[12][0-9]{3}) ?\) ?(?P<serial>[1-9][0-9]{0,4}) ?号"
_CHINESE_CLAUSE = (
    rf"第 ?(?P<article>{_NUMBER}) ?条"
    rf"(?: ?第 ?(?P<paragraph>{_NUMBER}) ?款)?"
    rf"(?: ?第 ?(?P<open>\( ?)?(?P<item>{_NUMBER})(?(open) ?\)) ?项)?"
)
_CHINESE = (
    rf"(?:{_DOCUMENT} ?)?"
    rf"(?:{_CHINESE_CLAUSE}|第 ?(?P<heading>{_NUMBER}) ?部分|(?P<part>{_CHINESE_PARTS}))"
)
_ENGLISH_CLAUSE = (
    rf"art(?:icle|\.)? ?(?P<article>{_ARABIC})"
    rf"(?:[.,]? ?p(?:ara(?:graph|\.)?)? ?(?P<paragraph>{_ARABIC}))?"
    rf"(?:[.,]? ?i(?:tem)? ?(?P<open>\( ?)?(?P<item>{_ARABIC})(?(open) ?\)))?"
)
_ENGLISH = rf"(?:{_ENGLISH_CLAUSE}|heading ?(?P<heading>{_ARABIC})|(?P<part>{_ENGLISH_PARTS}))(?: of {_DOCUMENT})?"
_WHOLE_DOCUMENT = re.compile(_DOCUMENT)


class ParsedCitation(NamedTuple):
    """The components of a citation. ``document`` is ``None`` if the text contains no document number."""

    document: str | None
    part: DocumentPart
    article: int | None
    paragraph: int | None
    item: int | None
    heading: int | None


def parse_document_number(text: str) -> str:
    """Return a document number (文号) in its printed form, with the brackets 〔〕.

    Raises:
        CitationError: the text is not a document number.

    >>> parse_document_number("焦中法 [2024] 101号")
    '焦中法〔2024〕101号'
    """
    match = _WHOLE_DOCUMENT.fullmatch(_normalised(text))
    if match is None:
        raise CitationError("不是文号，应如“焦中法〔2024〕101号” · not a document number such as 焦中法〔2024〕101号")
    return _document(match)


def parse_citation(text: str) -> ParsedCitation:
    """Parse one citation in any accepted form.

    Raises:
        CitationError: the text is not a citation; the message lists the accepted forms.

    >>> parse_citation("焦中法（2024）101号 第7条第2款").paragraph
    2
    """
    normalised = _normalised(text)
    chinese, english = _grammars()
    match = chinese.fullmatch(normalised) or english.fullmatch(normalised)
    if match is None:
        raise _not_a_citation()
    part = match["part"]
    try:
        article, paragraph, item, heading = (
            _number(match[name]) for name in ("article", "paragraph", "item", "heading")
        )
    except ValueError:
        raise _not_a_citation() from None
    return ParsedCitation(
        document=_document(match) if match["issuer"] else None,
        part=_SINGLE[part.lower()] if part else DocumentPart.HEADING if heading else DocumentPart.ARTICLE,
        article=article,
        paragraph=paragraph,
        item=item,
        heading=heading,
    )


@cache
def _grammars() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The Chinese and the English grammar, compiled on first use because that takes 10 ms."""
    return re.compile(_CHINESE), re.compile(_ENGLISH, re.IGNORECASE | re.ASCII)


def _normalised(text: str) -> str:
    """Normalise to half-width characters, one kind of bracket and single spaces."""
    return " ".join(text.translate(_HALF_WIDTH).translate(_BRACKETS).split())


def _document(match: re.Match[str]) -> str:
    return f"{match['issuer']}〔{match['year']}〕{match['serial']}号"


def _number(digits: str | None) -> int | None:
    if digits is None:
        return None
    return int(digits) if digits.isascii() else from_chinese(digits)


def _not_a_citation() -> CitationError:
    return CitationError(f"无法识别的条款引用，可用 · not a citation; accepted forms: {ACCEPTED_FORMS}")
