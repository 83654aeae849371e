"""Which page a clause stands on, what the page is called, and how a rule is linked to."""

from __future__ import annotations

import importlib
import pkgutil
import re
from functools import cache
from typing import TYPE_CHECKING

from zhixing_rules import JIAOZUO_2024
from zhixing_rules.law import DocumentPart
from zhixing_rules.procedures import jiaozuo_2024 as rooms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generating.speaking import Speaker
    from zhixing_rules.language import Rule
    from zhixing_rules.law import Citation

__all__ = ["linked", "page_clauses", "page_of", "page_title", "rules_on"]


def page_of(citation: Citation) -> str:
    """The name of the page that has a clause: ``art07``, ``notice``, ``annex``."""
    return citation.part.value if citation.article is None else f"art{citation.article:02}"


def page_clauses() -> Iterator[Citation]:
    """The clause each page is about, in printed order: every article, and every other part that has a rule."""
    quoted = {page_of(rule.cite) for rule in JIAOZUO_2024.rules}
    for clause in JIAOZUO_2024.instrument.clauses():
        whole = clause.paragraph is None and clause.item is None and clause.part is not DocumentPart.HEADING
        if whole and (clause.part is DocumentPart.ARTICLE or page_of(clause) in quoted):
            yield clause


def rules_on(page: str) -> list[Rule]:
    """The rules of a page, in the order of the law."""
    return [rule for rule in JIAOZUO_2024.rules if page_of(rule.cite) == page]


def page_title(clause: Citation, say: Speaker) -> str:
    """第七条　先行司法拘留与移送; Article 7: Detention first, then referral. No topic where it has no room yet."""
    word = say(clause.short, f"Article {clause.article}" if clause.article is not None else clause.part.value.title())
    topic = say(*_topics().get(page_of(clause), ("", "")))
    return f"{word}{say('　', ': ')}{topic}" if topic else word


@cache
def _topics() -> dict[str, tuple[str, str]]:
    """What each room says it is about, by page, from the first line of its module."""
    found = {}
    for each in pkgutil.iter_modules(rooms.__path__):
        module = importlib.import_module(f"{rooms.__name__}.{each.name}")
        pages = {page_of(rule.cite) for rule in getattr(module, "RULES", ())}
        numbered = re.match(r"art(\d\d)_", each.name)
        page = f"art{numbered[1]}" if numbered else pages.pop() if len(pages) == 1 else None
        zh, dot, en = (module.__doc__ or "").partition("\n")[0].rstrip(".").partition(" · ")
        if page and dot:
            found[page] = (zh.partition("　")[2] or zh.removeprefix("通知"), en)
    return found


def linked(rule: Rule, text: str = "", base: str = "articles/") -> str:
    """A link to a rule, its id the text unless another is given; `base` leads to the folder of the articles."""
    return f"[{text or f'`{rule.id}`'}]({base}{page_of(rule.cite)}.md#{rule.id})"
