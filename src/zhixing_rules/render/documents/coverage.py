"""The coverage of an instrument: each sentence with its rules, or the reason why it needs none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules._bilingual import Bilingual
from zhixing_rules.render.document import Document, Item, Line, Row, Section
from zhixing_rules.render.phrases import join, row, say

if TYPE_CHECKING:
    from zhixing_rules.engine import Coverage
    from zhixing_rules.engine.coverage_check import CoverageRow

__all__ = ["coverage_document"]


def coverage_document(coverage: Coverage) -> Document:
    """Return a coverage as a document: the totals, the problems, then every sentence in the order of the law."""
    totals = say(
        "全文 {} 句：写成规则 {}，说明理由 {}，覆盖 {}；规范 {}/{}",
        "{} sentences: {} encoded, {} declared, {} covered; norms {} of {}",
        len(coverage.rows),
        coverage.encoded,
        coverage.declared,
        f"{coverage.share:.0%}",
        coverage.present,
        coverage.norms,
    )
    problems = (Item(problem, "bad") for problem in coverage.problems)
    sentences = Section("", tuple(map(_sentence, coverage.rows)))
    return Document(Bilingual("条文覆盖", "Coverage of the law"), (Line(totals), *problems, sentences))


def _sentence(covered: CoverageRow) -> Item:
    account = covered.account
    rows = [Row("", Bilingual("未交代", "not accounted for"), "bad")]
    if account is not None:
        rows = [row("规则", "rules", join(account.rules), "good")]
        if account.declared is not None:
            kind = Bilingual(account.declared.zh, account.declared.value)
            rows.append(Row(kind, Bilingual(account.reason_zh, account.reason_en), "dim"))
    return Item(f"{covered.sentence.key}  {covered.sentence.text}", blocks=tuple(rows))
