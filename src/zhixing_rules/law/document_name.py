"""How a document is named in a citation: by its number (文号), by the number of an order, or by its title."""

from __future__ import annotations

import re
from functools import cache

from zhixing_rules.errors import CitationError

__all__ = ["DOCUMENT", "document_of", "half_width", "is_title", "parse_document_number", "split_title", "title_name"]

_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_BRACKETS = dict.fromkeys(map(ord, "〔﹝[【〖"), "(") | dict.fromkeys(map(ord, "〕﹞]】〗"), ")")
_IN_TITLES = str.maketrans("《》()", "〈〉（）")
_LONGEST_TITLE = 200

_NUMBER = r"(?P<issuer>[一-鿿]{1,20}) ?\( ?(?P<year>[12][0-9]{3}) ?\) ?(?P<serial>[1-9][0-9]{0,4}) ?号"
_ORDER = (
    r"(?P<order>[一-鿿]{1,20}(?:令|公告)(?: ?[12][0-9]{3} ?年)?"
    r" ?第 ?(?:[1-9][0-9]{0,4}|[〇零一二三四五六七八九十百千]{1,9}) ?号)"
)
DOCUMENT = rf"(?:{_NUMBER}|{_ORDER})"
"""Pattern of a document number in half-width characters: 法释(2024)13号, 公安部令第127号."""

_WHOLE_NUMBER = re.compile(_NUMBER)


@cache
def _whole_document() -> re.Pattern[str]:
    """Compiled on first use, for documents that have no number of the common form."""
    return re.compile(DOCUMENT)


def half_width(text: str) -> str:
    """Return the text in half-width characters, with one kind of bracket and single spaces."""
    return " ".join(text.translate(_HALF_WIDTH).translate(_BRACKETS).split())


def document_of(match: re.Match[str]) -> str | None:
    """Return the document number in a match of `DOCUMENT`, in its printed form; ``None`` without one."""
    if match["issuer"]:
        return f"{match['issuer']}〔{match['year']}〕{match['serial']}号"
    return match["order"].replace(" ", "") if match["order"] else None


def is_title(document: str) -> bool:
    """Return whether a document is named by its title: 《中华人民共和国民事诉讼法》."""
    return document.startswith("《")


def title_name(title: str) -> str:
    """Return a title as the name of its document, in 《》; titles within it are in 〈〉, as GB/T 15834 has it.

    Raises:
        CitationError: the title is empty or too long, or contains a character that is not printed.

    >>> title_name("关于适用《中华人民共和国民事诉讼法》的解释")
    '《关于适用〈中华人民共和国民事诉讼法〉的解释》'
    """
    words = " ".join(title.translate(_IN_TITLES).split())
    if not 1 <= len(words) <= _LONGEST_TITLE or not words.isprintable():
        raise CitationError(
            "题名为空、过长或含不可见字符 · the title is empty, too long, or has an invisible character"
        )
    return f"《{words}》"


def split_title(text: str) -> tuple[str | None, str]:
    """Split a citation into the name of its document and the rest, if the document is named by its title.

    Returns:
        The name and the rest; ``None`` and the text if the citation names no title.

    Raises:
        CitationError: the title is malformed.

    >>> split_title("《民事诉讼法》第八十五条"), split_title("art85 of 《民事诉讼法》"), split_title("第八十五条")
    (('《民事诉讼法》', '第八十五条'), ('《民事诉讼法》', 'art85'), (None, '第八十五条'))
    """
    words = text.strip()
    before, of, title = words.partition(" of 《")
    if of and title.endswith("》"):
        return title_name(title[:-1]), before
    if not words.startswith("《"):
        return None, text
    depth = 0
    for end, character in enumerate(words):
        depth += (character == "《") - (character == "》")
        if depth == 0:
            return title_name(words[1:end]), words[end + 1 :]
    return None, text


def parse_document_number(text: str) -> str:
    """Return the name of a document in its printed form: a number (文号) with the brackets 〔〕, or a title in 《》.

    Raises:
        CitationError: the text is neither.

    >>> parse_document_number("焦中法 [2024] 101号"), parse_document_number("公安部令 第127号")
    ('焦中法〔2024〕101号', '公安部令第127号')
    >>> parse_document_number("《中华人民共和国民事诉讼法》")
    '《中华人民共和国民事诉讼法》'
    """
    title, rest = split_title(text)
    if title is not None and not rest.strip():
        return title
    words = half_width(text)
    match = _WHOLE_NUMBER.fullmatch(words) or _whole_document().fullmatch(words)
    document = None if match is None else document_of(match)
    if document is None:
        raise CitationError(
            "不是文号，应如“焦中法〔2024〕101号”“公安部令第127号”或《题名》 · "
            "not a document number such as 焦中法〔2024〕101号 or 公安部令第127号, nor a title in 《》"
        )
    return document
