"""The words of the glossary: every closed list of the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generating.speaking import table
from zhixing_rules.records import Term

if TYPE_CHECKING:
    from pathlib import Path

    from generating.speaking import Speaker

__all__ = ["closed_lists", "glossary_page"]

BEGIN, END = "<!-- generated: terms -->", "<!-- end -->"


def closed_lists() -> list[type[Term]]:
    """Every closed list of the library, by name: whoever uses it may have made others."""
    ours = (kind for kind in Term.__subclasses__() if kind.__module__.startswith("zhixing_rules."))
    return sorted(ours, key=lambda kind: kind.__name__)


def _terms(say: Speaker) -> str:
    """Every closed list, one row for each word."""
    rows = [[kind.__name__, f"`{member.value}`", member.zh] for kind in closed_lists() for member in kind]
    return table(say("词表|英文词|中文词", "list|word|Chinese").split("|"), rows)


def glossary_page(say: Speaker, path: Path) -> str:
    """The glossary as it stands, with its section of words written anew."""
    text = path.read_text(encoding="utf-8") if path.exists() else f"{BEGIN}{END}\n"
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{_terms(say)}\n\n{END}{after}"
