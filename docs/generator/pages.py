"""Every generated file, compared with the committed one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from generator.api import api_anchors, api_index, api_pages
from generator.articles import article_pages, articles_index
from generator.audiences import audiences_page
from generator.bilingual_text import DOCS, ENGLISH, LANGUAGES
from generator.changes import changes_page
from generator.coverage import coverage_page
from generator.glossary import glossary_page
from generator.indexes import by_actor, by_deadline, by_document
from generator.national import national_anchors, national_page, national_pages
from generator.page_names import page_of
from generator.readings import reading_pages, readings_page
from generator.records import record_page
from generator.rules import rules_page
from generator.spellings import spellings_page
from generator.start import start_page
from generator.timeline import timeline
from zhixing_rules import JIAOZUO_2024
from zhixing_rules.interchange import dumps, schema
from zhixing_rules.views.references import reference_to

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["ANCHORS", "SCHEMA_FOLDER", "generated_files", "main", "orphaned_pages", "stale"]

_PAGES = {
    "rules.md": rules_page,
    "readings.md": readings_page,
    "record.md": record_page,
    "spellings.md": spellings_page,
    "audiences.md": audiences_page,
    "coverage.md": coverage_page,
    "by-actor.md": by_actor,
    "by-document.md": by_document,
    "by-deadline.md": by_deadline,
    "articles/index.md": articles_index,
    "national.md": national_page,
    "api/index.md": api_index,
    "index.md": start_page,
    "changes.md": changes_page,
}

ANCHORS = DOCS / "anchors.txt"
"""Every published anchor of a rule, a reading, a clause, or a name of the API (English alone). A test checks each."""

SCHEMA_FOLDER = DOCS / "schema"
"""The JSON Schemas of the two record types, as `zhixing schema` prints them."""

_SCHEMAS = ("case", "mechanism")


def _anchors() -> str:
    """Return the published and the current anchors, sorted, one per line; no anchor is ever removed."""
    published = ANCHORS.read_text(encoding="utf-8").splitlines() if ANCHORS.exists() else []
    procedure = JIAOZUO_2024
    current = [f"articles/{page_of(rule.cite)}.md#{rule.id}" for rule in procedure.rules]
    current += [*national_anchors(), *api_anchors()]
    current += [f"readings.md#{reading.id}" for reading in procedure.readings]
    places = (reference_to(procedure, clause.key).place for clause in procedure.instrument.clauses())
    current += [place.on(".md") for place in places if place is not None and place.anchor]
    return "".join(f"{each}\n" for each in sorted({*published, *current}))


def generated_files() -> dict[Path, str]:
    """Return the text of every generated file, by path."""
    files: dict[Path, str] = {}
    for lang in LANGUAGES:
        files |= {lang.folder / path: page(lang) for path, page in _PAGES.items()}
        files |= {lang.folder / path: text for path, text in article_pages(lang).items()}
        files |= {lang.folder / path: text for path, text in national_pages(lang).items()}
        files |= {lang.folder / path: text for path, text in reading_pages(lang).items()}
    files |= {ENGLISH.folder / path: text for path, text in api_pages().items()}
    files[ANCHORS] = _anchors()
    files[DOCS / "glossary.md"] = glossary_page(LANGUAGES[0], DOCS / "glossary.md")
    files |= {SCHEMA_FOLDER / f"{name}.json": dumps(schema(name)) for name in _SCHEMAS}
    files |= {DOCS / "timeline.svg": timeline("zh"), DOCS / "timeline-en.svg": timeline("en")}
    return files


def stale(files: dict[Path, str]) -> dict[Path, str]:
    """Return what is wrong with each committed file that differs from the generated one."""
    problems: dict[Path, str] = {}
    for path, text in files.items():
        if not path.exists():
            problems[path] = "missing"
        elif path.read_text(encoding="utf-8") != text:
            problems[path] = "differs"
    return problems | dict.fromkeys(orphaned_pages(files), "no longer generated: delete it")


def orphaned_pages(files: dict[Path, str]) -> list[Path]:
    """Return the pages of articles, texts, readings and packages that are no longer generated."""
    folders = [lang.folder / name for lang in LANGUAGES for name in ("articles", "national", "readings", "api")]
    return [path for folder in folders for path in sorted(folder.glob("*.md")) if path not in files]


def main(arguments: Sequence[str]) -> int:
    """Write the files that differ, or with ``--check`` list them and return 1."""
    files = generated_files()
    problems = stale(files)
    if "--check" in arguments:
        sys.stdout.writelines(f"{path.relative_to(DOCS.parent)}: {why}\n" for path, why in problems.items())
        return 1 if problems else 0
    for path in problems:
        if path in files:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(files[path], encoding="utf-8")
            sys.stdout.write(f"written: {path.relative_to(DOCS.parent)}\n")
        else:
            path.unlink()
            sys.stdout.write(f"deleted: {path.relative_to(DOCS.parent)}\n")
    return 0
