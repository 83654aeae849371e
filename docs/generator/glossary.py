"""The generated section of the glossary: the members of every enum of the records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.bilingual_text import filled, table
from zhixing_rules.records import Term

if TYPE_CHECKING:
    from pathlib import Path

    from generator.bilingual_text import Language

__all__ = ["closed_lists", "glossary_page"]


def closed_lists() -> list[type[Term]]:
    """Return every enum of the library, by name; enums defined by a user of the library are left out."""
    ours = (kind for kind in Term.__subclasses__() if kind.__module__.startswith("zhixing_rules."))
    return sorted(ours, key=lambda kind: kind.__name__)


def _terms(lang: Language) -> str:
    """Return the table of every enum, one row per member."""
    rows = [[kind.__name__, f"`{member.value}`", member.zh] for kind in closed_lists() for member in kind]
    return table(lang("词表|英文词|中文词", "list|word|Chinese").split("|"), rows)


def glossary_page(lang: Language, path: Path) -> str:
    """Return the glossary with its generated section replaced.

    Args:
        lang: the language of the page.
        path: the committed glossary.
    """
    return filled(path, "terms", _terms(lang))
