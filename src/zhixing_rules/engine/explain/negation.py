"""The opposite of a statement that is a title, such as 能够准确掌握下落: 不能准确掌握下落.

A statement of which this is not the opposite has one of its own (`Flag.negation`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["chinese_negation", "english_negation"]

_CHINESE_BEGINNINGS: Final[Mapping[str, str]] = {
    "能够": "不能",
    "具有": "不具有",
    "有": "没有",
    "已": "未",
    "是": "不是",
    "系": "非",
    "符合": "不符合",
    "需要": "不需要",
    "含": "不含",
    "涉及": "不涉及",
}
"""By the beginning of a title: what its opposite begins with."""
_ENGLISH_VERB: Final = re.compile(r"\b(is|are|was|were|has(?= been| taken))\b")

_ENGLISH_NARROW: Final = re.compile(r"^each | and | when ")
"""A statement with one of these words is negated as a whole: "not" after its verb would have another meaning."""


def chinese_negation(statement: str) -> str:
    """Return the opposite of a statement in Chinese."""
    for beginning, opposite in _CHINESE_BEGINNINGS.items():
        if statement.startswith(beginning):
            return opposite + statement.removeprefix(beginning)
    return f"“{statement}”不成立"


def english_negation(statement: str) -> str:
    """Return the opposite of a statement in English."""
    if statement.startswith("a "):
        return f"no {statement.removeprefix('a ')}" if _ENGLISH_VERB.search(statement) else f"not ({statement})"
    if not _ENGLISH_NARROW.search(statement) and (found := _ENGLISH_VERB.search(statement)):
        return f"{statement[: found.end()]} not{statement[found.end() :]}"
    return f"not ({statement})"
