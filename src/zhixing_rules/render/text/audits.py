"""Audits as text, with a row of counts for each rule."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Final

from zhixing_rules.engine import Verdict
from zhixing_rules.render.tables import GAP, table
from zhixing_rules.render.text.builder import Language, TextBuilder
from zhixing_rules.render.width import clean, width

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zhixing_rules.batch.audit.results import DisclosedAudit, VerdictCount

__all__ = ["audit"]

_COLUMNS: Final = (Verdict.FAIL, Verdict.OPEN, Verdict.REVIEW, Verdict.PENDING, Verdict.PASS)
_CLAUSE_COLUMNS: Final = 8
_LIMITS: Final = (_CLAUSE_COLUMNS, None, *[None] * len(_COLUMNS), 6, 8)


def audit(
    audit: DisclosedAudit,
    *,
    colour: bool = False,
    width: int = 100,
    language: Language = "zh",
    everything: bool = False,
) -> str:
    """Return an audit as text: a table of the rules, for each court and month if counted by them.

    The share of failures excludes the verdict ``not_applicable``.

    Args:
        audit: the audit, as disclosed to its audience.
        colour: whether to use terminal colours.
        width: maximum columns of a line.
        language: ``zh`` or ``en``.
        everything: whether to list also the rules that nothing breached.

    Returns:
        The text, ending with a line break; files that cannot be read come before the tables.
    """
    builder = TextBuilder(colour=colour, columns=width, language=language)
    builder.write(builder.pick("批量审计", "Audit"), style="title")
    builder.audience(audit.audience)
    for text, style in _provenance_lines(builder, audit):
        builder.write(text, style=style)
    for file in audit.files:
        if file.problem is not None:
            builder.write(f"{file.file}：{builder.pick(file.problem.zh, file.problem.en)}", style="bad", hang=2)
    for place, counts in groupby(sorted(audit.counts, key=_place), key=_place):
        builder.heading(_heading(builder, place, audit.by))
        _table(builder, list(counts), everything=everything)
    return builder.text()


def _provenance_lines(builder: TextBuilder, audit: DisclosedAudit) -> list[tuple[str, str]]:
    """Return the settings and the number of cases of an audit as lines, each with its style."""
    settings = audit.settings
    rules = f"{settings['procedure']} {settings['procedure_hash']}{builder.gap}{settings['calendar']}"
    cases, unread = f"{audit.cases:,}", f"{audit.unread:,}"
    lines = [
        (builder.pick("判断之日 ", "on ") + builder.format_date(date.fromisoformat(settings["on"])), ""),
        (builder.pick(f"规则 {rules}", f"rules {rules}"), "dim"),
        (builder.pick(f"案件 {cases} 件，未能读取 {unread} 件", f"{cases} cases, {unread} not read"), "strong"),
    ]
    chosen = builder.join(f"{reading}={alternative}" for reading, alternative in settings["readings"].items())
    if chosen:
        lines.insert(2, (builder.pick(f"另选解读 {chosen}", f"readings chosen: {chosen}"), "unsure"))
    return lines


def _place(each: VerdictCount) -> tuple[bool, str, bool, str]:
    """Return the sort key of the court and month of a count: those without one last."""
    return each.court is None, each.court or "", each.month is None, "" if each.month is None else f"{each.month:%Y-%m}"


def _heading(builder: TextBuilder, place: tuple[bool, str, bool, str], by: Sequence[str]) -> str:
    """Return the court and month of a table, if counted by them."""
    _, court, _, month = place
    year_month = builder.pick("{}年{}月".format(*map(int, month.split("-"))), month) if month else ""
    names = {
        "court": court or builder.pick("法院未记录", "court not recorded"),
        "month": year_month or builder.pick("无期限末日", "no due day"),
    }
    return builder.gap.join(names[key] for key in ("court", "month") if key in by) or builder.pick("按规则", "By rule")


def _table(builder: TextBuilder, counts: Sequence[VerdictCount], *, everything: bool) -> None:
    """Append a row for each rule, with its id under it."""
    rules = [{each.verdict: each for each in group} for _, group in groupby(counts, key=lambda each: each.rule_id)]
    shown = [rule for rule in rules if everything or Verdict.FAIL in rule]
    if not shown:
        builder.write(builder.pick("所审案件没有违反", "no rule was breached"))
        return
    rows = [_head(builder), *(_row(builder, rule) for rule in shown)]
    indent = min(_CLAUSE_COLUMNS, max(width(row[0]) for row in rows)) + len(GAP)
    head, *written = table(rows, columns=builder.columns, flexible=1, limits=_LIMITS)
    for line in head:
        builder.raw(line)
    for rule, lines in zip(shown, written, strict=True):
        for line in lines:
            builder.raw(line)
        builder.write(_any(rule).rule_id, style="dim", indent=indent)


def _head(builder: TextBuilder) -> tuple[str, ...]:
    return (
        builder.pick("条款", "clause"),
        builder.pick("规则", "rule"),
        *(builder.pick(each.zh, each.value) for each in _COLUMNS),
        builder.pick("违反率", "fail share"),
        builder.pick("最长逾期", "worst delay"),
    )


def _row(builder: TextBuilder, rule: Mapping[Verdict, VerdictCount]) -> tuple[str, ...]:
    of, numbers = _any(rule), [f"{rule[verdict].count:,}" if verdict in rule else "0" for verdict in _COLUMNS]
    share = delay = ""
    if (failed := rule.get(Verdict.FAIL)) is not None:
        judged = sum(each.count for each in rule.values() if each.verdict is not Verdict.NOT_APPLICABLE)
        share = f"{failed.count / judged:.1%}"
        delay = "" if failed.worst_delay is None else builder.pick(f"{failed.worst_delay}日", f"{failed.worst_delay} d")
    return (
        builder.pick(of.citation.short, of.citation.key),
        clean(builder.pick(of.zh, of.en)),
        *numbers,
        share,
        delay,
    )


def _any(rule: Mapping[Verdict, VerdictCount]) -> VerdictCount:
    return next(iter(rule.values()))
