"""The coverage of an instrument as text: each sentence with its rules, or the reason why it needs none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.render.text.builder import Language, TextBuilder

if TYPE_CHECKING:
    from zhixing_rules.engine import Coverage

__all__ = ["coverage"]


def coverage(coverage: Coverage, *, colour: bool = False, width: int = 100, language: Language = "zh") -> str:
    """Return a coverage as text.

    Args:
        coverage: the coverage.
        colour: whether to use terminal colours.
        width: maximum columns of a line.
        language: ``zh`` or ``en``.

    Returns:
        The text, ending with a line break: the totals, the problems, then every sentence in the order of the law.
    """
    builder = TextBuilder(colour=colour, columns=width, language=language)
    builder.write(builder.pick("条文覆盖", "Coverage of the law"), style="title")
    share = f"{coverage.share:.0%}"
    total = len(coverage.rows)
    builder.write(
        builder.pick(
            f"全文 {total} 句：写成规则 {coverage.encoded}，说明理由 {coverage.declared}，覆盖 {share}；"
            f"规范 {coverage.present}/{coverage.norms}",
            f"{total} sentences: {coverage.encoded} encoded, {coverage.declared} declared, {share} covered; "
            f"norms {coverage.present} of {coverage.norms}",
        )
    )
    for problem in coverage.problems:
        builder.write(problem, style="bad", hang=2)
    builder.write()
    for row in coverage.rows:
        account = row.account
        builder.write(f"{row.sentence.key}  {row.sentence.text}", hang=2)
        if account is None:
            builder.field("", "", builder.pick("未交代", "not accounted for"), style="bad")
            continue
        builder.field("规则", "rules", builder.join(account.rules), style="good")
        if account.declared is not None:
            kind = builder.pick(account.declared.zh, account.declared.value)
            reason = builder.pick(account.reason_zh, account.reason_en)
            builder.field(kind, kind, reason, style="dim")
    return builder.text()
