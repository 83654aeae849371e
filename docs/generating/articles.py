"""One page an article: its text, its rules, its examples, and how to cite it; and the list of all pages."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from generating.cases import examples, shown
from generating.covering import sentences
from generating.naming import linked, page_clauses, page_of, page_title, rules_on
from generating.sections import rule_section
from generating.speaking import anchor, footer, plain, table, top
from zhixing_rules import JIAOZUO_2024

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generating.speaking import Speaker
    from zhixing_rules.law import Citation

__all__ = ["article_pages", "articles_index"]

_LAW = JIAOZUO_2024.instrument


def article_pages(say: Speaker) -> dict[str, str]:
    """Every article's page, by its place under the folder of the language."""
    return {f"articles/{page_of(clause)}.md": _page(clause, say) for clause in page_clauses()}


def _page(clause: Citation, say: Speaker) -> str:
    page = page_of(clause)
    rules = rules_on(page)
    parts = [top(page_title(clause, say), say, f"articles/{page}.md"), _heading(clause), _text(clause)]
    if rules:
        parts.append(say("## 规则", "## Rules"))
        parts.append(
            say(
                "编号即锚点，一经发布不改义、不复用。条件与期间按默认解读写出。",
                "The id is the anchor: it never changes its meaning and is never used again. Conditions and periods "
                "are told under the default readings.",
            )
        )
        parts += [rule_section(JIAOZUO_2024.rule(rule_id), say) for rule_id in dict.fromkeys(rule.id for rule in rules)]
    parts += [*_givens(page, say), say("## 逐句", "## Sentence by sentence"), sentences(page, say)]
    parts += [_citing(clause, say), footer(say)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _heading(clause: Citation) -> str:
    """The heading an article stands under."""
    heading = next((each.heading for each in _LAW.articles if each.number == clause.article), None)
    return heading or ""


def _text(clause: Citation) -> str:
    """The clause as issued, one line a paragraph or item, with an anchor for each narrower clause."""
    lines = [("", line) for line in _LAW.text(clause).split("\n")]
    if clause.article is not None:
        lines = list(_numbered(clause.article))
    return "\n>\n".join(f"> {anchor(key) if key else ''}{plain(line)}" for key, line in lines if line)


def _numbered(number: int) -> Iterator[tuple[str, str]]:
    """Each paragraph and item of an article, with its key where it is narrower than the article."""
    article = next(each for each in _LAW.articles if each.number == number)
    for paragraph in article.paragraphs:
        key = _LAW.at(number, paragraph.number).key
        yield (key if key != _LAW.at(number).key else ""), paragraph.text
        for item in paragraph.items:
            yield _LAW.at(number, paragraph.number, item.number).key, item.mark + item.text


def _givens(page: str, say: Speaker) -> Iterator[str]:
    """The records that the examples of a page begin with."""
    givens = {each.given.name: each.given for each in examples() if each.file == page}
    if givens:
        yield say("## 案例所用记录", "## The records of the examples")
        yield say(
            "均为虚构。改动以 JSON Pointer 写明；数据在 `docs/cases/`，可直接用作测试。",
            "All invented. What differs is told by JSON Pointer; the data are in `docs/cases/`, ready to test with.",
        )
    for name, given in givens.items():
        yield anchor(f"given-{name}")
        yield f"### {name}"
        yield f"```json\n{shown(given.record)}\n```"


def _citing(clause: Citation, say: Speaker) -> str:
    rows = [[name, f"`{_LAW.cite(clause, style)}`"] for name, style in (("zh", "zh"), ("GB/T 7714", "gbt7714"))]
    more = say("其他格式见[怎样引用](../citing.md)。", "For other styles see [how to cite](../citing.md).")
    return "\n\n".join((say("## 引用", "## Citing"), table(["", ""], rows), more))


def articles_index(say: Speaker) -> str:
    """The list of all articles, under their headings, with the rules of each."""
    parts = [
        top(say("条文", "Articles"), say, "articles/index.md"),
        say(
            f"{_LAW.document}《{_LAW.title}》，{_LAW.dated}成文，{_LAW.printed}印发。",
            f"{_LAW.document}, dated {_LAW.dated}, printed {_LAW.printed}: the text, article by article, with the "
            "rules written from it.",
        ),
    ]
    for heading, clauses in groupby(page_clauses(), _heading):
        if heading:
            parts.append(f"## {heading}")
        parts.append("\n".join(_entry(clause, say) for clause in clauses))
    return "\n\n".join((*parts, footer(say))) + "\n"


def _entry(clause: Citation, say: Speaker) -> str:
    page = page_of(clause)
    ids = {rule.id: rule for rule in rules_on(page)}
    rules = " ".join(linked(rule, base="") for rule in ids.values()) or say("尚无规则", "no rules yet")
    return f"- [{page_title(clause, say)}]({page}.md)<br>\n  {rules}"
