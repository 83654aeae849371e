"""The coverage page: every sentence of the Opinion with its rules, or the reason why it needs none."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.bilingual_text import ENGLISH, escaped, footer, page_header, table
from generator.page_names import page_of, rule_link
from zhixing_rules import JIAOZUO_2024
from zhixing_rules.engine import cover
from zhixing_rules.law import UNOFFICIAL
from zhixing_rules.procedures.jiaozuo_2024.coverage import coverage_table
from zhixing_rules.procedures.jiaozuo_2024.translation import translation_en

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from generator.bilingual_text import Language
    from zhixing_rules.engine import Coverage, CoverageRow
    from zhixing_rules.law import Sentence

__all__ = ["coverage_page", "coverage_table_of", "sentences"]

_NOT_TRANSLATED: Mapping[str, str] = MappingProxyType({})


@cache
def _coverage() -> Coverage:
    return cover(JIAOZUO_2024, coverage_table())


def coverage_page(lang: Language) -> str:
    """Return the page: every sentence in printed order."""
    coverage = _coverage()
    share = f"{coverage.share:.0%}"
    intro = lang(
        f"全文 {len(coverage.rows)} 句：写成规则 {coverage.encoded} 句，说明理由 {coverage.declared} 句，覆盖 {share}；"
        f"规范清单 {coverage.norms} 项，已有规则或说明 {coverage.present} 项。"
        "数据在 `coverage.toml`，测试逐句核对；命令行：`zhixing coverage`。",
        f"{len(coverage.rows)} sentences: {coverage.encoded} encoded as rules, {coverage.declared} declared with a "
        f"reason, {share} covered. {coverage.present} of {coverage.norms} norms are rules or notes. The data are in "
        "`coverage.toml`; a test checks each sentence. On the command line: `zhixing coverage`. "
        f"Below each sentence is its {UNOFFICIAL.en} ([how to cite it](citation.md#cite-the-translation)).",
    )
    parts = [
        page_header(lang("条文覆盖", "Coverage of the law"), lang, "coverage.md"),
        intro,
        _table(coverage.rows, lang, "articles/", translated=lang is ENGLISH),
    ]
    return "\n\n".join((*parts, footer(lang))) + "\n"


def sentences(page: str, lang: Language) -> str:
    """Return the table of the sentences of one page."""
    rows = tuple(row for row in _coverage().rows if page_of(row.sentence.citation) == page)
    return _table(rows, lang, "")


def _table(rows: tuple[CoverageRow, ...], lang: Language, base: str, *, translated: bool = False) -> str:
    english = {each.key: each.en for each in translation_en().sentences} if translated else {}
    return coverage_table_of(rows, lang, lambda each: rule_link(JIAOZUO_2024.rule(each)[0], base=base), english)


def coverage_table_of(
    rows: Iterable[CoverageRow],
    lang: Language,
    link: Callable[[str], str],
    english: Mapping[str, str] = _NOT_TRANSLATED,
) -> str:
    """Return the table of some sentences: the text, and its rules or the reason why it has none.

    Args:
        rows: the sentences.
        lang: the language of the page.
        link: what gives the link to a rule by its id.
        english: the translation of each sentence by its key; printed below the text.
    """
    head = lang("句|原文|规则或理由", "sentence|text|rules, or the reason").split("|")
    return table(
        head, [[f"`{row.sentence.key}`", _text(row.sentence, english), _account(row, lang, link)] for row in rows]
    )


def _text(sentence: Sentence, english: Mapping[str, str]) -> str:
    return "<br>".join(escaped(each) for each in (sentence.text, english.get(sentence.key, "")) if each)


def _account(row: CoverageRow, lang: Language, link: Callable[[str], str]) -> str:
    account = row.account
    if account is None:
        return lang("未交代", "not accounted for")
    texts = [" ".join(map(link, account.rules))]
    if account.declared is not None:
        kind, reason = lang(account.declared.zh, account.declared.value), lang(account.reason_zh, account.reason_en)
        texts.append(f"{kind}{lang('：', ': ')}{escaped(reason)}")
    texts += map(link, account.names)  # the rules and readings that the reason refers to
    for part in account.parts:
        kind, reason = lang(part.declared.zh, part.declared.value), lang(part.reason_zh, part.reason_en)
        texts.append(f"「{escaped(part.text)}」{kind}{lang('：', ': ')}{escaped(reason)}")
    return " ".join(each for each in texts if each)
