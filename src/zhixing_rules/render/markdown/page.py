"""The page that Markdown is written on: nothing of a record can become markup, a link or a second cell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zhixing_rules.render.text.style import Language, TextBuilder
from zhixing_rules.render.width import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhixing_rules.engine import Provenance
    from zhixing_rules.records import Audience

__all__ = ["Page", "plain"]

_MARKUP: Final = re.compile(r"([\\`*_{}\[\]<>|#!~&])")


def plain(text: str) -> str:
    r"""One line of words in which nothing is markup.

    >>> print(plain("a|b <c> *d*"))
    a\|b \<c\> \*d\*
    """
    return _MARKUP.sub(r"\\\1", clean(text.replace("\n", " ")))


class Page:
    """Blocks of Markdown, one after another.

    Attributes:
        sheet: picks the language, and says in words what texts say too.
    """

    def __init__(self, language: Language) -> None:
        self.builder = TextBuilder(colour=False, columns=100, language=language)
        self._blocks: list[str] = []

    def head(self, title: str, provenance: Provenance, audience: Audience) -> None:
        """What the page is, for whom, and what it was made with."""
        self.heading(1, title)
        self.block(f"**{plain(self.builder.only_for(audience))}**")
        self.block("  \n".join(plain(text) for text, _ in self.builder.made_with(provenance)))

    def heading(self, level: int, text: str) -> None:
        """A heading."""
        self.block(f"{'#' * level} {plain(text)}")

    def fields(self, rows: Sequence[tuple[str, str]]) -> None:
        """Labelled lines as a list; those without a text are left out, and a label may be empty."""
        lines = [(f"**{plain(label)}** " if label else "", plain(text)) for label, text in rows if text]
        self.block("\n".join(f"- {label}{text}" for label, text in lines))

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """A table."""
        lines = [head, *rows]
        cells = [" | ".join(plain(cell) for cell in line) for line in lines]
        cells.insert(1, " | ".join("---" for _ in head))
        self.block("\n".join(f"| {line} |" for line in cells))

    def block(self, text: str) -> None:
        """Markdown as it is, apart from what stands before and after; nothing where it is empty."""
        if text:
            self._blocks.append(text)

    def text(self) -> str:
        """Everything written, ending with a line break."""
        return "\n\n".join(self._blocks) + "\n"
