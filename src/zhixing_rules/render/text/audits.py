"""An audit as text: what was read, and a row for each rule with its verdicts."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from zhixing_rules.engine import Verdict
from zhixing_rules.render.tables import table
from zhixing_rules.render.text.sheet import Language, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zhixing_rules.batch.telling import Counted, DisclosedAudit

__all__ = ["audit"]

_COLUMNS = (Verdict.FAIL, Verdict.OPEN, Verdict.REVIEW, Verdict.PENDING, Verdict.PASS)


def audit(
    told: DisclosedAudit,
    *,
    colour: bool = False,
    width: int = 100,
    language: Language = "zh",
    everything: bool = False,
) -> str:
    """An audit as text.

    Args:
        told: what was found.
        colour: whether to use terminal colours.
        width: how many columns a line may take.
        language: ``zh`` or ``en``.
        everything: whether to list rules of which nothing failed, too.
    """
    sheet = Sheet(colour=colour, columns=width, language=language)
    sheet.write(sheet.pick("批量审计", "Audit"), style="title")
    sheet.audience(told.audience)
    sheet.field("判断之日", "on", str(told.settings["on"]))
    sheet.field("规程", "procedure", f"{told.settings['procedure']} {told.settings['procedure_hash'][:12]}")
    counted = sheet.pick(f"{told.cases:,} 件，未能读取 {told.unread:,} 件", f"{told.cases:,}, {told.unread:,} not read")
    sheet.field("案件", "cases", counted)
    chosen = sheet.listed(f"{reading}={alternative}" for reading, alternative in told.settings["readings"].items())
    sheet.field("另选解读", "readings", chosen, style="unsure")
    for file in told.files:
        if file.problem is not None:
            sheet.write(f"{file.file}：{sheet.pick(file.problem.zh, file.problem.en)}", style="bad", hang=2)
    for place, counts in groupby(sorted(told.counts, key=_place), key=_place):
        _table(sheet, place, list(counts), everything=everything)
    return sheet.text()


def _place(each: Counted) -> tuple[bool, str, bool, str]:
    """By court and month, those without one last."""
    return each.court is None, each.court or "", each.month is None, "" if each.month is None else f"{each.month:%Y-%m}"


def _table(sheet: Sheet, place: tuple[bool, str, bool, str], counts: Sequence[Counted], *, everything: bool) -> None:
    _, court, _, month = place
    named = sheet.gap.join(part for part in (court, month) if part)
    sheet.heading(named or sheet.pick("各条", "By rule"))
    head = [
        sheet.pick("规则", "rule"),
        *(sheet.pick(each.zh, each.value) for each in _COLUMNS),
        sheet.pick("违反率", "fail share"),
        sheet.pick("最长逾期", "worst delay"),
    ]
    rows = [head, *(row for row in _by_rule(counts) if everything or row[1] != "0")]
    if len(rows) == 1:
        sheet.write(sheet.pick("没有违反", "nothing failed"))
        return
    for lines in table(rows, columns=sheet.columns, flexible=0, limits=[None] * len(head)):
        for line in lines:
            sheet.raw(line)


def _by_rule(counts: Iterable[Counted]) -> list[list[str]]:
    """The cells of each rule, in the order of the counts."""
    return [_row(list(each)) for _, each in groupby(counts, key=lambda count: count.rule_id)]


def _row(counts: Sequence[Counted]) -> list[str]:
    of = {each.verdict: each for each in counts}
    failed = of.get(Verdict.FAIL)
    numbers = [f"{of[verdict].count:,}" if verdict in of else "0" for verdict in _COLUMNS]
    judged = sum(each.count for each in counts if each.verdict is not Verdict.NOT_APPLICABLE)
    share = "" if failed is None else f"{failed.count / judged:.1%}"
    delay = "" if failed is None or failed.worst_delay is None else str(failed.worst_delay)
    return [counts[0].rule_id, *numbers, share, delay]
