"""Detection of control characters that can manipulate a terminal or mislead a reader.

They are controls, text direction marks, surrogates and line separators. Input from files is refused if it contains
them; output escapes them.
"""

from __future__ import annotations

import unicodedata
from typing import Final

__all__ = ["has_control_characters"]

_CATEGORIES: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def has_control_characters(text: str) -> bool:
    r"""Return whether a text contains a control character, direction mark, surrogate or line separator.

    >>> has_control_characters("第七条"), has_control_characters("\x1b[2J"), has_control_characters("\u202e")
    (False, True, True)
    """
    return any(unicodedata.category(character) in _CATEGORIES for character in text)
