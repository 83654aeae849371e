"""Every generated page, and whether the ones committed are the same."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from generating.articles import article_pages, articles_index
from generating.audiences import audiences_page
from generating.covering import coverage_page
from generating.glossary import glossary_page
from generating.indexes import by_actor, by_deadline, by_document
from generating.naming import page_of
from generating.readings import readings_page
from generating.records import record_page
from generating.rules import rules_page
from generating.speaking import DOCS, LANGUAGES
from zhixing_rules import JIAOZUO_2024

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["ANCHORS", "leftovers", "main", "pages", "stale"]

_WRITERS = {
    "rules.md": rules_page,
    "readings.md": readings_page,
    "record.md": record_page,
    "audiences.md": audiences_page,
    "coverage.md": coverage_page,
    "by-actor.md": by_actor,
    "by-document.md": by_document,
    "by-deadline.md": by_deadline,
    "articles/index.md": articles_index,
}


ANCHORS = DOCS / "anchors.txt"
"""Every anchor of a rule or a reading that was ever published, so that a link made once still leads somewhere."""


def _anchors() -> str:
    """The anchors published so far and those of today, one a line: nothing is ever taken out."""
    known = ANCHORS.read_text(encoding="utf-8").splitlines() if ANCHORS.exists() else []
    procedure = JIAOZUO_2024
    today = [f"articles/{page_of(rule.cite)}.md#{rule.id}" for rule in procedure.rules]
    today += [f"readings.md#{reading.id}" for reading in procedure.readings]
    return "".join(f"{each}\n" for each in sorted({*known, *today}))


def pages() -> dict[Path, str]:
    """Every generated page by its path."""
    found: dict[Path, str] = {}
    for say in LANGUAGES:
        found |= {say.folder / place: write(say) for place, write in _WRITERS.items()}
        found |= {say.folder / place: text for place, text in article_pages(say).items()}
    found[ANCHORS] = _anchors()
    found[DOCS / "glossary.md"] = glossary_page(LANGUAGES[0], DOCS / "glossary.md")
    return found


def stale(wanted: dict[Path, str]) -> dict[Path, str]:
    """What is wrong with each committed page that is not as it would be written now."""
    wrong: dict[Path, str] = {}
    for path, text in wanted.items():
        if not path.exists():
            wrong[path] = "missing"
        elif path.read_text(encoding="utf-8") != text:
            wrong[path] = "differs"
    return wrong | dict.fromkeys(leftovers(wanted), "no longer generated: delete it")


def leftovers(wanted: dict[Path, str]) -> list[Path]:
    """Pages in the folders of the articles that nothing generates any more."""
    return [path for say in LANGUAGES for path in sorted((say.folder / "articles").glob("*.md")) if path not in wanted]


def main(arguments: Sequence[str]) -> int:
    """Write the pages, or with ``--check`` say which differ."""
    wanted = pages()
    wrong = stale(wanted)
    if "--check" in arguments:
        sys.stdout.writelines(f"{path.relative_to(DOCS.parent)}: {why}\n" for path, why in wrong.items())
        return 1 if wrong else 0
    for path in wrong:
        if path in wanted:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted[path], encoding="utf-8")
            sys.stdout.write(f"written: {path.relative_to(DOCS.parent)}\n")
        else:
            path.unlink()
            sys.stdout.write(f"deleted: {path.relative_to(DOCS.parent)}\n")
    return 0
