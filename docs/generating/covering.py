"""The coverage table: every sentence of the Opinion, with the rules that encode it or the reason why it needs none."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from generating.naming import linked, page_of
from generating.speaking import footer, plain, table, top
from zhixing_rules import JIAOZUO_2024
from zhixing_rules.engine import cover
from zhixing_rules.procedures.jiaozuo_2024.coverage import coverage_table

if TYPE_CHECKING:
    from generating.speaking import Speaker
    from zhixing_rules.engine import Coverage, CoverageRow

__all__ = ["coverage_page", "sentences"]


@cache
def _covered() -> Coverage:
    return cover(JIAOZUO_2024, coverage_table())


def coverage_page(say: Speaker) -> str:
    """Every sentence in printed order."""
    covered = _covered()
    share = f"{covered.share:.0%}"
    intro = say(
        f"全文 {len(covered.rows)} 句：写成规则 {covered.encoded} 句，说明理由 {covered.declared} 句，覆盖 {share}；"
        f"规范清单 {covered.norms} 项，已有规则或说明 {covered.present} 项。"
        "数据在 `coverage.toml`，测试逐句核对；命令行：`zhixing coverage`。",
        f"{len(covered.rows)} sentences: {covered.encoded} encoded, {covered.declared} declared with the reason, "
        f"{share} covered; {covered.present} of {covered.norms} norms are rules or notes. The data are in "
        "`coverage.toml`, and a test checks each sentence; on the command line: `zhixing coverage`.",
    )
    parts = [
        top(say("条文覆盖", "Coverage of the law"), say, "coverage.md"),
        intro,
        _table(covered.rows, say, "articles/"),
    ]
    return "\n\n".join((*parts, footer(say))) + "\n"


def sentences(page: str, say: Speaker) -> str:
    """The sentences of one page."""
    rows = tuple(row for row in _covered().rows if page_of(row.sentence.citation) == page)
    return _table(rows, say, "")


def _table(rows: tuple[CoverageRow, ...], say: Speaker, base: str) -> str:
    head = say("句|原文|规则或理由", "sentence|words|rules, or the reason").split("|")
    return table(head, [[f"`{row.sentence.key}`", plain(row.sentence.text), _told(row, say, base)] for row in rows])


def _told(row: CoverageRow, say: Speaker, base: str) -> str:
    account = row.account
    if account is None:
        return say("未交代", "not accounted for")
    links = " ".join(linked(JIAOZUO_2024.rule(each)[0], base=base) for each in account.rules)
    if account.declared is None:
        return links
    kind = say(account.declared.zh, account.declared.value)
    reason = say(account.reason_zh, account.reason_en)
    return f"{links} {kind}{say('：', ': ')}{plain(reason)}".strip()
