"""The width of text on a terminal: measuring, padding, wrapping and removing control characters.

A wide or full-width character (East Asian Width W or F) takes two columns, a combining or invisible character none,
and any other character one, including those of ambiguous width.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from zhixing_rules._text_safety import without_control_characters

__all__ = ["clean", "pad", "width", "wrap"]

_WIDE: Final = frozenset({"W", "F"})
_INVISIBLE: Final = frozenset({"Mn", "Me", "Cf"})

_NEVER_FIRST: Final = frozenset("、。，：；！？）」』】〕〉》\u201d\u2019…—·,.:;!?)]}%")
_NEVER_LAST: Final = frozenset("（「『【〔〈《\u201c\u2018([{")
_WORD: Final = re.compile(r"[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日|[!-~]+| +|.", re.DOTALL)
_DATE_PART: Final = re.compile(r"[0-9]+|[年月日]")


def width(text: str) -> int:
    """Return the number of columns that a text takes.

    >>> width("第7条"), width("e\u0301")
    (5, 1)
    """
    return len(text) if text.isascii() else sum(map(_columns, text))


@lru_cache(maxsize=8192)
def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in _INVISIBLE:
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1


def clean(text: str) -> str:
    r"""Return text as one line that is safe on a terminal: U+FFFD for controls, bidi marks and lone surrogates.

    >>> clean("\x1b[31m红")
    '�[31m红'
    """
    spaced = text.replace("\r\n", " ").replace("\n", " ").replace("\t", " ")
    return "".join(map(_safe, spaced))


@lru_cache(maxsize=8192)
def _safe(character: str) -> str:
    return without_control_characters(character)


def pad(text: str, columns: int) -> str:
    """Return the text with blanks after it, up to a number of columns.

    >>> pad("待办", 6) + "|"
    '待办  |'
    """
    return text + " " * (columns - width(text))


def wrap(text: str, columns: int) -> list[str]:
    """Return the text in lines of at most a number of columns; at least one line.

    Words and Chinese dates that fit are not split. A line does not begin with closing punctuation and does not end with
    an opening bracket.

    >>> wrap("认为需要追究刑事责任的，应当移送", 12)
    ['认为需要追究', '刑事责任的，', '应当移送']
    """
    if width(text) <= columns:
        return [text.rstrip()]
    lines: list[list[str]] = [[]]
    taken = 0
    for word in _words(text, columns):
        line, more = lines[-1], width(word)
        if not line or taken + more <= columns:
            line.append(word)
            taken += more
            continue
        next_line = [] if word.startswith(" ") else [*_carried(line, word, columns), word]
        lines.append(next_line)
        taken = width("".join(next_line))
    return ["".join(line).rstrip() for line in lines]


def _words(text: str, columns: int) -> list[str]:
    """Return the parts of a text that are not split, cut if longer than a line."""
    words: list[str] = []
    for match in _WORD.finditer(text):
        is_wide_date = 1 < len(match[0]) < width(match[0]) > columns
        for part in _DATE_PART.findall(match[0]) if is_wide_date else [match[0]]:
            word = part
            while len(word) > columns > 0:
                words.append(word[:columns])
                word = word[columns:]
            words.append(word)
    return words


def _carried(line: list[str], word: str, columns: int) -> list[str]:
    """Move words from the end of a full line to the next, so that neither breaks at a wrong mark; none if too long."""
    end, first = len(line), word
    while end > 1 and (first[0] in _NEVER_FIRST or line[end - 1][-1] in _NEVER_LAST):
        end -= 1
        first = line[end]
    carried = line[end:]
    if end == 1 or width("".join(carried)) + width(word) > columns or first.startswith(" "):
        return []
    del line[end:]
    return carried
