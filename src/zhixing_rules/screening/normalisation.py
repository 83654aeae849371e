"""Texts made comparable, with the way back: every place of the made text leads to its place in the given one.

Two makings. `folded`: each character in its compatibility form (NFKC) and small, traditional characters as simplified
ones, every decimal digit as 0 to 9, every dash as ``-``, every blank as a space, invisible characters gone. `squeezed`:
besides, everything gone that is neither letter nor digit, so that a phrase is found through blanks and punctuation.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

__all__ = ["MappedText", "folded", "squeezed"]

_INVISIBLE: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\u180b\u180c\u180d\u180f") | frozenset(
    map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))
)
"""Not of category Cf, but shown as nothing all the same: fillers and variation selectors."""

_FEW: Final = 64
_WORDS: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, repr=False)
class MappedText:
    """A text made of another, in stretches that were taken over character for character.

    Attributes:
        text: the text.
        begins: where each stretch begins in it.
        sources: where the same stretch begins in the given text.
    """

    text: str
    begins: list[int]
    sources: list[int]

    def source(self, at: int) -> int:
        """The place in the given text of the character at a place of this one."""
        stretch = bisect_right(self.begins, at) - 1
        return self.sources[stretch] + at - self.begins[stretch]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the given text that a span of this one, which is not empty, was made of."""
        return self.source(start), self.source(end - 1) + 1


class Folding(dict[int, "int | str"]):
    """What each character becomes, worked out when it is first met; for `str.translate`.

    Attributes:
        odd: the characters met so far that become none, or several.
    """

    def __init__(self, simplified: Mapping[str, str]) -> None:
        super().__init__()
        self._simplified = simplified
        self.odd: dict[str, str] = {}

    def __missing__(self, code: int) -> int | str:
        shown = unicodedata.normalize("NFKC", chr(code)).casefold() if _shown(chr(code)) else ""
        made = "".join(map(self._one, shown))
        if not any(map(str.isalnum, made)):
            made = made[:1]  # so that … is one dot and stays one place
        if len(made) != 1:
            self.odd[chr(code)] = made
        self[code] = ord(made) if len(made) == 1 else made
        return self[code]

    def _one(self, character: str) -> str:
        if not _shown(character):
            return ""
        category = unicodedata.category(character)
        if category == "Nd":
            return str(unicodedata.digit(character))
        if category == "Zs" or character == "\t":
            return " "
        if category == "Pd" or character == "\u2212":
            return "-"
        return self._simplified.get(character, character)

    def odd_in(self, text: str) -> AbstractSet[str]:
        """Those of the odd characters that a text, already translated, holds."""
        if len(self.odd) > _FEW:
            return self.odd.keys() & set(text)
        return {character for character in self.odd if character in text}


def _shown(character: str) -> bool:
    return character not in _INVISIBLE and unicodedata.category(character) != "Cf"


@cache
def _folding(pairs: str) -> Folding:
    return Folding({pair[0]: pair[1] for pair in pairs.split()})


def folded(text: str, pairs: str) -> MappedText:
    r"""The text with every character in its plain form.

    Args:
        text: the text.
        pairs: traditional and simplified characters, two by two.

    >>> made = folded("聯\u200b动\uff11", "聯联")
    >>> made.text, made.span(1, 3)
    ('联动1', (2, 4))
    """
    table = _folding(pairs)
    made = text.translate(table)
    odd = table.odd_in(text)
    begins, sources, length, after = [0], [0], 0, 0
    for at in [at for at, character in enumerate(text) if character in odd] if odd else ():
        length += at - after
        for _ in table.odd[text[at]]:
            begins.append(length)
            sources.append(at)
            length += 1
        begins.append(length)
        sources.append(at + 1)
        after = at + 1
    return MappedText(made, begins, sources)


def squeezed(made: MappedText) -> MappedText:
    """A made text without anything but letters and digits; its places lead to those of the text it is made of.

    >>> once = squeezed(MappedText("联 -动", [0], [0]))
    >>> once.text, once.span(0, 2)
    ('联动', (0, 4))
    """
    begins, sources, length = [0], [0], 0
    words: list[str] = []
    for word in _WORDS.finditer(made.text):
        begins.append(length)
        sources.append(word.start())
        words.append(word[0])
        length += word.end() - word.start()
    return MappedText("".join(words), begins, sources)
