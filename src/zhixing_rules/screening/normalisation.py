"""Normalised texts with a mapping of every offset to the original text.

There are two forms. `fold` applies compatibility normalisation (NFKC) and case folding, replaces traditional characters
with simplified ones, decimal digits with 0 to 9, dashes with ``-`` and blanks with spaces, and removes invisible
characters. `squeeze` also removes everything that is neither a letter nor a digit, so that phrases are found across
blanks and punctuation.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, Final

from zhixing_rules._values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

__all__ = ["MappedText", "fold", "squeeze"]

_INVISIBLE: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\u180b\u180c\u180d\u180f") | frozenset(
    map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))
)
"""Invisible characters that are not of category Cf: fillers and variation selectors."""

_FEW: Final = 64
_WORDS: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, repr=False)
class MappedText:
    """A text derived from another one, as a sequence of segments copied character by character.

    Attributes:
        text: the derived text.
        begins: offset of each segment in the derived text, ascending.
        sources: offset of the same segment in the original text.
    """

    text: str
    begins: list[int]
    sources: list[int]

    def source(self, at: int) -> int:
        """Return the offset in the original text for an offset in this one."""
        segment = bisect_right(self.begins, at) - 1
        return self.sources[segment] + at - self.begins[segment]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span in the original text for a non-empty span (end exclusive) in this one."""
        return self.source(start), self.source(end - 1) + 1


class FoldingTable(dict[int, "int | str"]):
    """Translation table for `str.translate`, computed for each character on first use.

    Attributes:
        irregular: the characters so far that are replaced by none or by several characters.
    """

    def __init__(self, simplified: Mapping[str, str]) -> None:
        super().__init__()
        self._simplified = simplified
        self.irregular: dict[str, str] = {}

    def __missing__(self, code: int) -> int | str:
        normalised = unicodedata.normalize("NFKC", chr(code)).casefold() if _is_visible(chr(code)) else ""
        result = "".join(map(self._one, normalised))
        if not any(map(str.isalnum, result)):
            result = result[:1]  # so that … becomes one dot and keeps one offset
        if len(result) != 1:
            self.irregular[chr(code)] = result
        self[code] = ord(result) if len(result) == 1 else result
        return self[code]

    def _one(self, character: str) -> str:
        if not _is_visible(character):
            return ""
        category = unicodedata.category(character)
        if category == "Nd":
            return str(unicodedata.digit(character))
        if category == "Zs" or character == "\t":
            return " "
        if category == "Pd" or character == "\u2212":
            return "-"
        return self._simplified.get(character, character)

    def irregular_in(self, text: str) -> AbstractSet[str]:
        """Return the irregular characters in a text that was already translated."""
        if len(self.irregular) > _FEW:
            return self.irregular.keys() & set(text)
        return {character for character in self.irregular if character in text}


def _is_visible(character: str) -> bool:
    return character not in _INVISIBLE and unicodedata.category(character) != "Cf"


@cache
def _folding_table(pairs: str) -> FoldingTable:
    return FoldingTable({pair[0]: pair[1] for pair in pairs.split()})


def fold(text: str, pairs: str) -> MappedText:
    r"""Return the text with every character replaced by its plain form.

    Args:
        text: the text.
        pairs: pairs of a traditional and a simplified character, separated by blanks.

    >>> plain = fold("聯\u200b动\uff11", "聯联")
    >>> plain.text, plain.span(1, 3)
    ('联动1', (2, 4))
    """
    table = _folding_table(pairs)
    plain = text.translate(table)
    irregular = table.irregular_in(text)
    begins, sources, length, after = [0], [0], 0, 0
    for at in [at for at, character in enumerate(text) if character in irregular] if irregular else ():
        length += at - after
        for _ in table.irregular[text[at]]:
            begins.append(length)
            sources.append(at)
            length += 1
        begins.append(length)
        sources.append(at + 1)
        after = at + 1
    return MappedText(plain, begins, sources)


def squeeze(mapped: MappedText) -> MappedText:
    """Return only the letters and digits of a text; offsets map to that text, not to its own original.

    >>> bare = squeeze(MappedText("联 -动", [0], [0]))
    >>> bare.text, bare.span(0, 2)
    ('联动', (0, 4))
    """
    begins, sources, length = [0], [0], 0
    words: list[str] = []
    for word in _WORDS.finditer(mapped.text):
        begins.append(length)
        sources.append(word.start())
        words.append(word[0])
        length += word.end() - word.start()
    return MappedText("".join(words), begins, sources)
