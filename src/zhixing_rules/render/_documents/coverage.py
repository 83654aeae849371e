"""The coverage of texts: each sentence with its rules, or the reason why it needs none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules._bilingual import Bilingual
from zhixing_rules.render._phrases import join, row, say
from zhixing_rules.render.document import Document, Item, Line, Row, Section

if TYPE_CHECKING:
    from zhixing_rules.engine import Coverage
    from zhixing_rules.engine.coverage_check import CoverageRow

__all__ = ["coverage_document"]


def coverage_document(coverage: Coverage) -> Document:
    """Return the totals of a coverage, the problems, then every sentence in the order of the law, text by text."""
    total, encoded, declared, share = len(coverage.rows), coverage.encoded, coverage.declared, f"{coverage.share:.0%}"
    totals = Bilingual(
        f"全文 {total} 句：写成规则 {encoded}，说明理由 {declared}，覆盖 {share}；"
        f"规范 {coverage.present}/{coverage.norms}",
        f"{total} sentences: {encoded} encoded, {declared} declared, {share} covered; "
        f"norms {coverage.present} of {coverage.norms}",
    )
    problems = (Item(problem, "bad") for problem in coverage.problems)
    texts = coverage.by_text
    sentences = (
        Section(_heading(*each) if len(texts) > 1 else "", tuple(map(_sentence, each[1].rows))) for each in texts
    )
    return Document(Bilingual("条文覆盖", "Coverage of the law"), (Line(totals), *problems, *sentences))


def _heading(name: str, coverage: Coverage) -> Bilingual:
    total, encoded, declared = len(coverage.rows), coverage.encoded, coverage.declared
    return Bilingual(
        f"{name}：{total} 句，写成规则 {encoded}，说明理由 {declared}",
        f"{name}: {total} sentences, {encoded} encoded, {declared} declared",
    )


def _sentence(covered: CoverageRow) -> Item:
    account = covered.account
    rows = [Row("", Bilingual("未交代", "not accounted for"), "bad")]
    if account is not None:
        rows = [row("规则", "rules", join(account.rules), "good")]
        if account.declared is not None:
            reason = Bilingual(account.reason_zh, account.reason_en)
            rows.append(row(account.declared.zh, account.declared.value.replace("_", " "), reason, "dim"))
        if account.names:
            rows.append(row("参见", "see", join(account.names), "dim"))
        for part in account.parts:
            words = say("「{}」{}", "「{}」 {}", part.text, Bilingual(part.reason_zh, part.reason_en))
            rows.append(row(part.declared.zh, part.declared.value, words, "dim"))
    return Item(f"{covered.sentence.key}  {covered.sentence.text}", blocks=tuple(rows))
