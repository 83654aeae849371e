"""The lines of an instrument's text: joined to blocks, with their places, and what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from zhixing_rules._plural import counted
from zhixing_rules.errors import MAX_PROBLEMS, RuleDefect
from zhixing_rules.law.line_numbers import looks_numbered, read_division

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Block", "Defects", "ends_sentence", "read_blocks"]

_ENDS = frozenset("。！？：；…—.!?:;”\u2019」』）】》〉)\"'")
_LONGEST_QUOTE = 40


class Block(NamedTuple):
    """One paragraph, item or heading of the text.

    Attributes:
        line: the number of its first line, from 1.
        text: its text; lines broken within it are joined.
        unnumbered: whether the metadata declares it plain text, although it may look numbered.
        seam: the number of a line within it that follows the end of a sentence, so that it may be a paragraph of its
            own; 0 without one.
    """

    line: int
    text: str
    unnumbered: bool
    seam: int


class Defects:
    """What is wrong with a text, line by line."""

    def __init__(self) -> None:
        self._found: list[tuple[int, str]] = []

    def add(self, block: Block, zh: str, en: str) -> None:
        """Add what is wrong with a block.

        Args:
            block: the block.
            zh: what is wrong and the way out, in Chinese.
            en: the same in English.
        """
        words = block.text if len(block.text) <= _LONGEST_QUOTE else f"{block.text[:_LONGEST_QUOTE]}……"
        self._found.append((block.line, f"第{block.line}行“{words}”：{zh} · line {block.line}: {en}"))

    def add_whole(self, zh: str, en: str) -> None:
        """Add what is wrong with the text as a whole."""
        self._found.append((0, f"{zh} · {en}"))

    def raise_if_any(self) -> None:
        """Raise what was found.

        Raises:
            RuleDefect: something was added; the message lists all of it, in the order of the lines.
        """
        if not self._found:
            return
        count, found = len(self._found), [message for _, message in sorted(self._found)]
        more = [] if count <= MAX_PROBLEMS else [f"只列出前{MAX_PROBLEMS}处 · only the first {MAX_PROBLEMS} are listed"]
        heading = f"文件原文有{count}处无法识别 · {counted(count, 'defect')} in the text of the instrument"
        raise RuleDefect("\n  ".join((heading, *found[:MAX_PROBLEMS], *more)))


def ends_sentence(text: str) -> bool:
    """Return whether a text ends like a sentence, a lead line or an item."""
    return text[-1:] in _ENDS


def read_blocks(text: str, *, one_line: bool, unnumbered: Sequence[str], separate: Sequence[str]) -> list[Block]:
    """Split a text into blocks.

    Args:
        text: the text.
        one_line: whether each line is a block. Otherwise a block starts after a blank line and at every number, and
            other lines are joined to the line before them, without a space.
        unnumbered: how lines begin that look numbered but are plain text.
        separate: lines that are always blocks of their own.

    Returns:
        The blocks.
    """
    blocks: list[Block] = []
    joins = False
    plain = tuple(unnumbered)
    for number, line in enumerate(text.split("\n"), start=1):
        words = line.strip()
        declared = bool(plain) and words.startswith(plain)
        if not words:
            joins = False
            continue
        if joins and not one_line and words not in separate and (declared or not looks_numbered(words)):
            last = blocks[-1]
            seam = last.seam or (number if ends_sentence(last.text) else 0)
            blocks[-1] = last._replace(text=last.text + words, seam=seam)
        else:
            blocks.append(Block(number, words, declared, 0))
        joins = words not in separate and read_division(words) is None
    return blocks
