"""The coverage of an instrument in words: every sentence with its rules, or with the reason why it needs none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.render.text.style import Language, TextBuilder

if TYPE_CHECKING:
    from zhixing_rules.engine import Coverage

__all__ = ["coverage"]


def coverage(covered: Coverage, *, colour: bool = False, width: int = 100, language: Language = "zh") -> str:
    """A coverage as text.

    Args:
        covered: what becomes of each sentence.
        colour: whether to use terminal colours.
        width: how many columns a line may take.
        language: ``zh`` or ``en``.
    """
    builder = TextBuilder(colour=colour, columns=width, language=language)
    builder.write(builder.pick("条文覆盖", "Coverage of the law"), style="title")
    share = f"{covered.share:.0%}"
    total = len(covered.rows)
    builder.write(
        builder.pick(
            f"全文 {total} 句：写成规则 {covered.encoded}，说明理由 {covered.declared}，覆盖 {share}；"
            f"规范 {covered.present}/{covered.norms}",
            f"{total} sentences: {covered.encoded} encoded, {covered.declared} declared, {share} covered; "
            f"norms {covered.present} of {covered.norms}",
        )
    )
    for problem in covered.problems:
        builder.write(problem, style="bad", hang=2)
    builder.write()
    for row in covered.rows:
        account = row.account
        builder.write(f"{row.sentence.key}  {row.sentence.text}", hang=2)
        if account is None:
            builder.field("", "", builder.pick("未交代", "not accounted for"), style="bad")
            continue
        builder.field("规则", "rules", builder.listed(account.rules), style="good")
        if account.declared is not None:
            kind = builder.pick(account.declared.zh, account.declared.value)
            reason = builder.pick(account.reason_zh, account.reason_en)
            builder.field(kind, kind, reason, style="dim")
    return builder.text()
