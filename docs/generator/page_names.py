"""Page names and titles of clauses, and links to rules."""

from __future__ import annotations

import importlib
import pkgutil
import re
from functools import cache
from typing import TYPE_CHECKING

from zhixing_rules import JIAOZUO_2024
from zhixing_rules.law import DocumentPart
from zhixing_rules.procedures import jiaozuo_2024
from zhixing_rules.procedures.national import source_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.bilingual_text import Language
    from zhixing_rules.language import Rule
    from zhixing_rules.law import Citation

__all__ = ["link_from", "page_clauses", "page_of", "page_title", "rule_address", "rule_link", "rules_on", "slug_of"]


def page_of(citation: Citation) -> str:
    """Return the name of the page of a clause: ``art07``, ``notice``, ``annex``."""
    return citation.part.value if citation.article is None else f"art{citation.article:02}"


def page_clauses() -> Iterator[Citation]:
    """Yield the clause of each page in printed order: every article, and every other part that has a rule."""
    quoted = {page_of(rule.cite) for rule in JIAOZUO_2024.rules}
    for clause in JIAOZUO_2024.instrument.clauses():
        whole = clause.paragraph is None and clause.item is None and clause.part is not DocumentPart.HEADING
        if whole and (clause.part is DocumentPart.ARTICLE or page_of(clause) in quoted):
            yield clause


def rules_on(page: str) -> list[Rule]:
    """Return the rules of a page, in the order of the law."""
    return [rule for rule in JIAOZUO_2024.rules if page_of(rule.cite) == page]


def page_title(clause: Citation, lang: Language) -> str:
    """Return the title of a page: 第七条　先行司法拘留与移送; Article 7: Detention and referral.

    The topic is left out if the article has no module.
    """
    number = lang(
        clause.short, f"Article {clause.article}" if clause.article is not None else clause.part.value.title()
    )
    topic = lang(*_topics().get(page_of(clause), ("", "")))
    return f"{number}{lang('　', ': ')}{topic}" if topic else number


@cache
def _topics() -> dict[str, tuple[str, str]]:
    """Return the topic of each page in both languages, from the first line of the article module."""
    topics = {}
    for each in pkgutil.iter_modules(jiaozuo_2024.__path__):
        module = importlib.import_module(f"{jiaozuo_2024.__name__}.{each.name}")
        pages = {page_of(rule.cite) for rule in getattr(module, "RULES", ())}
        numbered = re.match(r"art(\d\d)_", each.name)
        page = f"art{numbered[1]}" if numbered else pages.pop() if len(pages) == 1 else None
        zh, dot, en = (module.__doc__ or "").partition("\n")[0].rstrip(".").partition(" · ")
        if page and dot:
            topics[page] = (zh.partition("　")[2] or zh.removeprefix("通知"), en)
    return topics


def rule_link(rule: Rule, text: str = "", base: str = "articles/") -> str:
    """Return a link to a rule.

    Args:
        rule: the rule.
        text: the text of the link; empty for the id of the rule.
        base: the relative path of the folder of the article pages.
    """
    return f"[{text or f'`{rule.id}`'}]({base}{page_of(rule.cite)}.md#{rule.id})"


# ------------------------------------------------------------------------------------------------ national law


def slug_of(document: str) -> str | None:
    """Return the name of the page of a national text by the name it is cited by; ``None`` for another document."""
    source = source_named(document)
    return None if source is None else source.slug


def rule_address(rule: Rule) -> str:
    """Return the address of a rule of either layer, relative to the folder of its language."""
    slug = slug_of(rule.cite.document)
    return f"articles/{page_of(rule.cite)}.md#{rule.id}" if slug is None else f"national/{slug}.md#{rule.id}"


def link_from(base: str, rule: Rule, text: str = "") -> str:
    """Return a link to a rule of either layer.

    Args:
        base: the path of the folder of the language, relative to the page: empty or ``../``.
        rule: the rule.
        text: the text of the link; empty for the id of the rule.
    """
    return f"[{text or f'`{rule.id}`'}]({base}{rule_address(rule)})"
