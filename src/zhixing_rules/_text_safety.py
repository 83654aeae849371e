"""Control characters that can manipulate a terminal or mislead a reader, and characters that show nothing.

Control characters are controls, text direction marks, surrogates and line separators. Input from files is refused if
it contains them; output escapes them.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

__all__ = [
    "BLANKS",
    "has_control_characters",
    "is_formula_like",
    "strip_blanks",
    "to_half_width",
    "without_blanks",
    "without_control_characters",
]

_CATEGORIES: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_BLANK_RANGES: Final = (
    *((0x0000, 0x0020), (0x007F, 0x00A0), (0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160)),
    *((0x1680, 0x1680), (0x17B4, 0x17B5), (0x180E, 0x180E), (0x2000, 0x200F), (0x2028, 0x202F), (0x205F, 0x206F)),
    *((0x2800, 0x2800), (0x3000, 0x3000), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0)),
    *((0xFFF9, 0xFFFB), (0xE0001, 0xE0001), (0xE0020, 0xE007F)),
)
"""Code points that show nothing, both ends inclusive: spaces, controls, zero-width and filling characters."""
BLANKS: Final = "".join(chr(code) for first, last in _BLANK_RANGES for code in range(first, last + 1))
"""The characters that show nothing."""
_BEGINS_AND_ENDS_PLAINLY: Final = re.compile(r"[!-~\u4e00-\u9fff](?:.*[!-~\u4e00-\u9fff])?", re.DOTALL).fullmatch
"""Matches nearly every text without blanks at its ends, faster than they are stripped."""
_NO_BLANKS: Final = dict.fromkeys(map(ord, BLANKS))
_HALF_WIDTH: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
"""The full-width forms of the visible ASCII characters."""
_UNUSUAL: Final = re.compile(r"[^ -~\u2010-\u2027\u3000-\u9fff\uff01-\uff5e]").search
"""Finds a character that may be a control character or none at all; nearly every text has no such character."""
_NOT_CHARACTERS: Final = frozenset({"\ufffe", "\uffff"})
_REPLACEMENT: Final = "\ufffd"
_FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""The characters with which a formula can begin in a spreadsheet; in some, the full-width ones too."""


def has_control_characters(text: str) -> bool:
    r"""Return whether a text contains a control character, direction mark, surrogate or line separator.

    >>> has_control_characters("第七条"), has_control_characters("\x1b[2J"), has_control_characters("\u202e")
    (False, True, True)
    """
    return any(unicodedata.category(character) in _CATEGORIES for character in text)


def without_control_characters(text: str) -> str:
    r"""Return a text with control characters, direction marks, surrogates and line separators replaced by U+FFFD.

    >>> without_control_characters("a\x00b\u202ec")
    'a\ufffdb\ufffdc'
    """
    if _UNUSUAL(text) is None:
        return text
    return "".join(_REPLACEMENT if has_control_characters(each) or each in _NOT_CHARACTERS else each for each in text)


def is_formula_like(text: str) -> bool:
    """Return whether a spreadsheet could take a text for a formula.

    >>> [is_formula_like(each) for each in ("=1+1", "-1", "@SUM(A1)", "示例", "")]
    [True, True, True, False, False]
    """
    return text.startswith(_FORMULA_SIGNS)


def strip_blanks(text: str) -> str:
    r"""Return a text without the spaces, controls, zero-width and other invisible characters at its ends.

    >>> strip_blanks("\u3000示例\u200b\t"), strip_blanks("\xa0\u2060 ")
    ('示例', '')
    """
    return text if _BEGINS_AND_ENDS_PLAINLY(text) else text.strip(BLANKS)


def without_blanks(text: str) -> str:
    """Return a text without any character that shows nothing."""
    return text.translate(_NO_BLANKS)


def to_half_width(text: str) -> str:
    r"""Return a text with the full-width forms of ASCII characters replaced by these.

    >>> to_half_width("（\uff12）豫")
    '(2)豫'
    """
    return text.translate(_HALF_WIDTH)
