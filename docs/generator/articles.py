"""One page per article (text, rules, examples, citation), and the list of all article pages."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from generator.bilingual_text import ENGLISH, anchor, escaped, footer, page_header, table
from generator.cases import examples, record_json
from generator.coverage import sentences
from generator.page_names import page_clauses, page_of, page_title, rule_link, rules_on
from generator.sections import rule_section
from zhixing_rules import JIAOZUO_2024
from zhixing_rules.law import UNOFFICIAL
from zhixing_rules.procedures.jiaozuo_2024.translation import translation_en

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.bilingual_text import Language
    from zhixing_rules.law import Citation

__all__ = ["article_pages", "articles_index"]

_OPINION = JIAOZUO_2024.instrument


def article_pages(lang: Language) -> dict[str, str]:
    """Return the text of every article page, by path relative to the folder of the language."""
    return {f"articles/{page_of(clause)}.md": _page(clause, lang) for clause in page_clauses()}


def _page(clause: Citation, lang: Language) -> str:
    page = page_of(clause)
    rules = rules_on(page)
    parts = [page_header(page_title(clause, lang), lang, f"articles/{page}.md"), _heading(clause, lang), _text(clause)]
    parts += _translation(clause, lang)
    if rules:
        parts.append(lang("## 规则", "## Rules"))
        parts.append(
            lang(
                "编号即锚点，一经发布不改义、不复用。条件与期间按默认解读写出。",
                "The id is the anchor: it never changes its meaning and is never reused. Conditions and periods "
                "are stated under the default readings.",
            )
        )
        parts += [
            rule_section(JIAOZUO_2024.rule(rule_id), lang) for rule_id in dict.fromkeys(rule.id for rule in rules)
        ]
    parts += [*_records(page, lang), lang("## 逐句", "## Sentence by sentence"), sentences(page, lang)]
    parts += [_citation(clause, lang), footer(lang)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _heading(clause: Citation, lang: Language) -> str:
    """Return the heading of the part of the Opinion that an article belongs to; in English with its translation."""
    heading = next((each.heading for each in _OPINION.articles if each.number == clause.article), None) or ""
    translated = next((each.en for each in translation_en().sentences if each.text == heading), "")
    return lang(heading, f"{heading} · {translated}" if translated else heading)


def _text(clause: Citation) -> str:
    """Return the clause as issued, one line per paragraph or item, with an anchor for each narrower clause."""
    lines = [("", line) for line in _OPINION.text(clause).split("\n")]
    if clause.article is not None:
        lines = list(_numbered(clause.article))
    return "\n>\n".join(f"> {anchor(key) if key else ''}{escaped(line)}" for key, line in lines if line)


def _translation(clause: Citation, lang: Language) -> Iterator[str]:
    """Yield the translation of a clause beside its sentences, on English pages only."""
    if lang is not ENGLISH:
        return
    yield "## Unofficial translation"
    yield (
        f"{UNOFFICIAL.en[0].upper()}{UNOFFICIAL.en[1:]}. Its terms are those of the [glossary](../../glossary.md). "
        "[How to cite it](../citation.md#cite-the-translation)."
    )
    rows = []
    for each in (sentence for part in JIAOZUO_2024.translated(clause) for sentence in part.sentences):
        note = re.sub(r"\\`([^`\\]+)\\`", r"[`\1`](../readings/\1.md)", escaped(each.note))
        rows.append([escaped(each.text), escaped(each.en) + (f"<br>*Note.* {note}" if note else "")])
    yield table(["original", "translation"], rows)


def _numbered(number: int) -> Iterator[tuple[str, str]]:
    """Yield each paragraph and item of an article, with its key if it is narrower than the article."""
    article = next(each for each in _OPINION.articles if each.number == number)
    for paragraph in article.paragraphs:
        key = _OPINION.at(number, paragraph.number).key
        yield (key if key != _OPINION.at(number).key else ""), paragraph.text
        for item in paragraph.items:
            yield _OPINION.at(number, paragraph.number, item.number).key, item.mark + item.text


def _records(page: str, lang: Language) -> Iterator[str]:
    """Yield the base records of the examples of a page."""
    records = {each.given.name: each.given for each in examples() if each.file == page}
    if records:
        yield lang("## 案例所用记录", "## Records of the examples")
        yield lang(
            "均为虚构。改动以 JSON Pointer 写明；数据在 `docs/cases/`，可直接用作测试。",
            "All records are synthetic. Changes are given by JSON Pointer; the data are in `docs/cases/`, for tests.",
        )
    for name, given in records.items():
        yield anchor(f"given-{name}")
        yield f"### {name}"
        yield f"```json\n{record_json(given.record)}\n```"


def _citation(clause: Citation, lang: Language) -> str:
    rows = [[name, f"`{_OPINION.cite(clause, style)}`"] for name, style in (("zh", "zh"), ("GB/T 7714", "gbt7714"))]
    more = lang("其他格式见[引用](../citation.md)。", "For other styles see [citation](../citation.md).")
    return "\n\n".join((lang("## 引用", "## Citation"), table(["", ""], rows), more))


def articles_index(lang: Language) -> str:
    """Return the list of all articles under their headings, with the rules of each."""
    parts = [
        page_header(lang("条文", "Articles"), lang, "articles/index.md"),
        lang(
            f"{_OPINION.document}《{_OPINION.title}》，{_OPINION.dated}成文，{_OPINION.printed}印发。",
            f"{_OPINION.document}, dated {_OPINION.dated}, printed {_OPINION.printed}: the text of each article and "
            "the rules that encode it.",
        ),
    ]
    for heading, clauses in groupby(page_clauses(), lambda clause: _heading(clause, lang)):
        if heading:
            parts.append(f"## {heading}")
        parts.append("\n".join(_entry(clause, lang) for clause in clauses))
    return "\n\n".join((*parts, footer(lang))) + "\n"


def _entry(clause: Citation, lang: Language) -> str:
    page = page_of(clause)
    ids = {rule.id: rule for rule in rules_on(page)}
    rules = " ".join(rule_link(rule, base="") for rule in ids.values()) or lang("尚无规则", "no rules yet")
    return f"- [{page_title(clause, lang)}]({page}.md)<br>\n  {rules}"
