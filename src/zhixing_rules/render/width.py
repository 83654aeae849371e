"""Text in columns: how wide it is on a terminal, padded, wrapped, and free of control characters.

A wide or full-width character (East Asian Width W or F) takes two columns, a combining or invisible one none, any
other one, ambiguous ones included.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from zhixing_rules._text_safety import has_control_characters

__all__ = ["clean", "pad", "width", "wrap"]

_WIDE: Final = frozenset({"W", "F"})
_INVISIBLE: Final = frozenset({"Mn", "Me", "Cf"})
_SHOWN_INSTEAD: Final = "\ufffd"

_NEVER_FIRST: Final = frozenset("、。，：；！？）」』】〕〉》\u201d\u2019…—·,.:;!?)]}%")
_NEVER_LAST: Final = frozenset("（「『【〔〈《\u201c\u2018([{")
_WORD: Final = re.compile(r"[!-~]+| +|.", re.DOTALL)


def width(text: str) -> int:
    """How many columns a text takes.

    >>> width("第7条"), width("e\u0301")
    (5, 1)
    """
    return sum(_columns(character) for character in text)


@lru_cache(maxsize=8192)
def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in _INVISIBLE:
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1


def clean(text: str) -> str:
    r"""One line of text that cannot steer a terminal: controls, bidi marks and stray surrogates are shown as U+FFFD.

    >>> clean("\x1b[31m红")
    '�[31m红'
    """
    spaced = text.replace("\r\n", " ").replace("\n", " ").replace("\t", " ")
    return "".join(map(_safe, spaced))


@lru_cache(maxsize=8192)
def _safe(character: str) -> str:
    return _SHOWN_INSTEAD if has_control_characters(character) else character


def pad(text: str, columns: int) -> str:
    """The text with blanks after it, up to a number of columns.

    >>> pad("待办", 6) + "|"
    '待办  |'
    """
    return text + " " * (columns - width(text))


def wrap(text: str, columns: int) -> list[str]:
    """The text in lines of at most so many columns; at least one line.

    Words are kept whole where they fit. Closing punctuation does not begin a line, an opening bracket does not end
    one.

    >>> wrap("认为需要追究刑事责任的，应当移送", 12)
    ['认为需要追究', '刑事责任的，', '应当移送']
    """
    lines: list[list[str]] = [[]]
    taken = 0
    for word in _words(text, columns):
        line, more = lines[-1], width(word)
        if not line or taken + more <= columns:
            line.append(word)
            taken += more
            continue
        fresh = [] if word.startswith(" ") else [*_carried(line, word, columns), word]
        lines.append(fresh)
        taken = width("".join(fresh))
    return ["".join(line).rstrip() for line in lines]


def _words(text: str, columns: int) -> list[str]:
    """What stays together, cut where it is longer than a line."""
    found: list[str] = []
    for match in _WORD.finditer(text):
        word = match[0]
        while len(word) > columns > 0:
            found.append(word[:columns])
            word = word[columns:]
        found.append(word)
    return found


def _carried(line: list[str], word: str, columns: int) -> list[str]:
    """What a full line hands down to the next, so that neither breaks at the wrong mark; nothing where too much."""
    kept, first = len(line), word
    while kept > 1 and (first[0] in _NEVER_FIRST or line[kept - 1][-1] in _NEVER_LAST):
        kept -= 1
        first = line[kept]
    carried = line[kept:]
    if kept == 1 or width("".join(carried)) + width(word) > columns or first.startswith(" "):
        return []
    del line[kept:]
    return carried
