"""A Markdown document whose text is escaped, so that no value becomes markup, a link or another cell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zhixing_rules.render.text.builder import Language, TextBuilder
from zhixing_rules.render.width import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhixing_rules.engine import Provenance
    from zhixing_rules.records import Audience

__all__ = ["Page", "plain"]

_MARKUP: Final = re.compile(r"([\\`*_{}\[\]<>|#!~&])")


def plain(text: str) -> str:
    r"""Return text as one line without markup.

    >>> print(plain("a|b <c> *d*"))
    a\|b \<c\> \*d\*
    """
    return _MARKUP.sub(r"\\\1", clean(text.replace("\n", " ")))


class Page:
    """Collects the blocks of a Markdown document in one language.

    Args:
        language: ``zh`` or ``en``.

    Attributes:
        builder: a text builder of the same language, for the phrases that texts use too.
    """

    def __init__(self, language: Language) -> None:
        self.builder: TextBuilder = TextBuilder(colour=False, columns=100, language=language)
        self._blocks: list[str] = []

    def head(self, title: str, provenance: Provenance, audience: Audience) -> None:
        """Append the title, the audience and the provenance of a result.

        Args:
            title: the title.
            provenance: the provenance of the result.
            audience: the audience it was disclosed to.
        """
        self.heading(1, title)
        self.block(f"**{plain(self.builder.audience_line(audience))}**")
        self.block("  \n".join(plain(text) for text, _ in self.builder.provenance_lines(provenance)))

    def heading(self, level: int, text: str) -> None:
        """Append a heading of a level from 1."""
        self.block(f"{'#' * level} {plain(text)}")

    def fields(self, rows: Sequence[tuple[str, str]]) -> None:
        """Append labels and texts as a list; those with an empty text are left out, and a label may be empty."""
        lines = [(f"**{plain(label)}** " if label else "", plain(text)) for label, text in rows if text]
        self.block("\n".join(f"- {label}{text}" for label, text in lines))

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Append a table of a row of column names and further rows."""
        lines = [head, *rows]
        cells = [" | ".join(plain(cell) for cell in line) for line in lines]
        cells.insert(1, " | ".join("---" for _ in head))
        self.block("\n".join(f"| {line} |" for line in cells))

    def block(self, text: str) -> None:
        """Append Markdown unescaped as a block; nothing if it is empty."""
        if text:
            self._blocks.append(text)

    def text(self) -> str:
        """Return everything appended, ending with a line break."""
        return "\n\n".join(self._blocks) + "\n"
