"""An audit as text: what was read, and a row for each rule with its verdicts."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from zhixing_rules.engine import Verdict
from zhixing_rules.render.tables import GAP, table
from zhixing_rules.render.text.style import Language, Sheet
from zhixing_rules.render.width import clean, width

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zhixing_rules.batch.audit.results import Counted, DisclosedAudit

__all__ = ["audit"]

_COLUMNS: Final = (Verdict.FAIL, Verdict.OPEN, Verdict.REVIEW, Verdict.PENDING, Verdict.PASS)
_CLAUSE: Final = 8
_LIMITS: Final = (_CLAUSE, None, *[None] * len(_COLUMNS), 6, 8)


def audit(
    told: DisclosedAudit,
    *,
    colour: bool = False,
    width: int = 100,
    language: Language = "zh",
    everything: bool = False,
) -> str:
    """An audit as text: for each court and month that was counted by, a table of the rules.

    The share of failures is among the verdicts of a rule that are not ``not_applicable``.

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
    for text, style in _made_with(sheet, told):
        sheet.write(text, style=style)
    for file in told.files:
        if file.problem is not None:
            sheet.write(f"{file.file}：{sheet.pick(file.problem.zh, file.problem.en)}", style="bad", hang=2)
    for place, counts in groupby(sorted(told.counts, key=_place), key=_place):
        sheet.heading(_heading(sheet, place, told.by))
        _table(sheet, list(counts), everything=everything)
    return sheet.text()


def _made_with(sheet: Sheet, told: DisclosedAudit) -> list[tuple[str, str]]:
    """By what and of how many cases it was made, a line each with its style."""
    settings = told.settings
    made = f"{settings['procedure']} {settings['procedure_hash']}{sheet.gap}{settings['calendar']}"
    cases, unread = f"{told.cases:,}", f"{told.unread:,}"
    lines = [
        (sheet.pick(f"判断之日 {settings['on']}", f"on {settings['on']}"), ""),
        (sheet.pick(f"规则 {made}", f"rules {made}"), "dim"),
        (sheet.pick(f"案件 {cases} 件，未能读取 {unread} 件", f"{cases} cases, {unread} not read"), "strong"),
    ]
    chosen = sheet.listed(f"{reading}={alternative}" for reading, alternative in settings["readings"].items())
    if chosen:
        lines.insert(2, (sheet.pick(f"另选解读 {chosen}", f"readings chosen: {chosen}"), "unsure"))
    return lines


def _place(each: Counted) -> tuple[bool, str, bool, str]:
    """By court and month, those without one last."""
    return each.court is None, each.court or "", each.month is None, "" if each.month is None else f"{each.month:%Y-%m}"


def _heading(sheet: Sheet, place: tuple[bool, str, bool, str], by: Sequence[str]) -> str:
    """The court and the month that a table is of, where it is counted by them."""
    _, court, _, month = place
    named = {
        "court": court or sheet.pick("法院未记录", "court not recorded"),
        "month": month or sheet.pick("无应办之日", "no due day"),
    }
    return sheet.gap.join(named[key] for key in ("court", "month") if key in by) or sheet.pick("各条", "By rule")


def _table(sheet: Sheet, counts: Sequence[Counted], *, everything: bool) -> None:
    """A row for each rule, and under it the id that other commands know it by."""
    rules = [{each.verdict: each for each in found} for _, found in groupby(counts, key=lambda each: each.rule_id)]
    shown = [rule for rule in rules if everything or Verdict.FAIL in rule]
    if not shown:
        sheet.write(sheet.pick("已审的没有违反", "nothing failed among what was judged"))
        return
    rows = [_head(sheet), *(_row(sheet, rule) for rule in shown)]
    indent = min(_CLAUSE, max(width(row[0]) for row in rows)) + len(GAP)
    head, *written = table(rows, columns=sheet.columns, flexible=1, limits=_LIMITS)
    for line in head:
        sheet.raw(line)
    for rule, lines in zip(shown, written, strict=True):
        for line in lines:
            sheet.raw(line)
        sheet.write(_any(rule).rule_id, style="dim", indent=indent)


def _head(sheet: Sheet) -> tuple[str, ...]:
    return (
        sheet.pick("条款", "clause"),
        sheet.pick("规则", "rule"),
        *(sheet.pick(each.zh, each.value) for each in _COLUMNS),
        sheet.pick("违反率", "fail share"),
        sheet.pick("最长逾期", "worst delay"),
    )


def _row(sheet: Sheet, rule: Mapping[Verdict, Counted]) -> tuple[str, ...]:
    of, numbers = _any(rule), [f"{rule[verdict].count:,}" if verdict in rule else "0" for verdict in _COLUMNS]
    share = delay = ""
    if (failed := rule.get(Verdict.FAIL)) is not None:
        judged = sum(each.count for each in rule.values() if each.verdict is not Verdict.NOT_APPLICABLE)
        share = f"{failed.count / judged:.1%}"
        delay = "" if failed.worst_delay is None else sheet.pick(f"{failed.worst_delay}日", f"{failed.worst_delay} d")
    return (
        sheet.pick(of.citation.short, of.citation.key),
        clean(sheet.pick(of.zh, of.en)),
        *numbers,
        share,
        delay,
    )


def _any(rule: Mapping[Verdict, Counted]) -> Counted:
    return next(iter(rule.values()))
