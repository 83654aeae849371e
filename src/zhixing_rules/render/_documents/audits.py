"""Audits, with a row of counts for each rule."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Final

from zhixing_rules._bilingual import Bilingual
from zhixing_rules.engine import Verdict
from zhixing_rules.render._phrases import chosen_readings, columns, rules_line, same, say, short_citation, spaced
from zhixing_rules.render.document import Document, Item, Line, Section, Table, TableRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from zhixing_rules.batch.audit.results import DisclosedAudit, VerdictCount
    from zhixing_rules.render.document import Block, Text

__all__ = ["audit_document"]

_COLUMNS: Final = (Verdict.FAIL, Verdict.OPEN, Verdict.REVIEW, Verdict.PENDING, Verdict.PASS)
_HEAD: Final = columns(
    "条款|规则|违反|无法判断|须人工判断|未到期|符合|违反率|最长逾期",
    "clause|rule|fail|open|review|pending|pass|fail share|worst delay",
)


def audit_document(audit: DisclosedAudit, *, everything: bool = False) -> Document:
    """Return the counts of an audit, the files that cannot be read, and a table for each court and month."""
    settings, cases, unread = audit.settings, f"{audit.cases:,}", f"{audit.unread:,}"
    files = (Item(same("{}：{}", each.file, each.problem), "bad") for each in audit.files if each.problem is not None)
    tables = (
        Section(_title(place, audit.by), (_table(counts, everything=everything),))
        for place, counts in groupby(sorted(audit.counts, key=_place), key=_place)
    )
    blocks: tuple[Block, ...] = (
        Line(say("判断之日 {}", "on {}", date.fromisoformat(settings["on"]))),
        rules_line("规则", "rules", f"{settings['procedure']} {settings['procedure_hash']}", settings["calendar"]),
        *chosen_readings(settings["readings"].items()),
        Line(Bilingual(f"案件 {cases} 件，未能读取 {unread} 件", f"{cases} cases, {unread} not read"), "strong"),
        *files,
        *tables,
    )
    return Document(Bilingual("批量审计", "Audit"), blocks, audit.audience)


def _place(each: VerdictCount) -> tuple[bool, str, bool, str]:
    """Return the sort key of the court and month of a count: those without one last."""
    return each.court is None, each.court or "", each.month is None, "" if each.month is None else f"{each.month:%Y-%m}"


def _title(place: tuple[bool, str, bool, str], by: Iterable[str]) -> Bilingual:
    """Return the court and month of a table, if counted by them."""
    _, court, _, month = place
    year_month = Bilingual("{}年{}月".format(*map(int, month.split("-"))), month) if month else None
    names: dict[str, Text] = {
        "court": court or Bilingual("法院未记录", "court not recorded"),
        "month": year_month or Bilingual("无期限末日", "no due day"),
    }
    title = spaced(*(names[key] for key in ("court", "month") if key in by))
    return title if title.zh else Bilingual("按规则", "By rule")


def _table(counts: Iterable[VerdictCount], *, everything: bool) -> Table:
    """Return a table with a row for each rule."""
    rules = [{each.verdict: each for each in group} for _, group in groupby(counts, key=lambda each: each.rule_id)]
    rows = tuple(_row(rule) for rule in rules if everything or Verdict.FAIL in rule)
    return Table("counts", _HEAD, rows, 1, empty=Bilingual("所审案件没有违反", "no rule was breached"))


def _row(rule: Mapping[Verdict, VerdictCount]) -> TableRow:
    """Return the counts of a rule. The share of failures excludes the verdict ``not_applicable``."""
    of, numbers = next(iter(rule.values())), (rule[each].count if each in rule else 0 for each in _COLUMNS)
    share, delay = "", Bilingual("", "")
    if (failed := rule.get(Verdict.FAIL)) is not None:
        judged = sum(each.count for each in rule.values() if each.verdict is not Verdict.NOT_APPLICABLE)
        share = f"{failed.count / judged:.1%}"
        if failed.worst_delay is not None:
            delay = say("{}日", "{} d", failed.worst_delay)
    cells: tuple[Text, ...] = (short_citation(of.citation), Bilingual.of(of))
    return TableRow((*cells, *(f"{each:,}" for each in numbers), share, delay), note=of.rule_id)
