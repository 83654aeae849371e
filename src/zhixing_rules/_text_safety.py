"""Characters that could steer a terminal or a reader: controls, marks of direction, half characters, line separators.

What comes in from a user's file refuses them; what goes out shows or escapes them.
"""

from __future__ import annotations

import unicodedata
from typing import Final

__all__ = ["has_control_characters"]

_CATEGORIES: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def has_control_characters(text: str) -> bool:
    r"""Whether a text holds such a character.

    >>> has_control_characters("第七条"), has_control_characters("\x1b[2J"), has_control_characters("\u202e")
    (False, True, True)
    """
    return any(unicodedata.category(character) in _CATEGORIES for character in text)
