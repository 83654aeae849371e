"""Audits, with a row of counts for each rule."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Final

from zhixing_rules._bilingual import Bilingual
from zhixing_rules.engine import Verdict
from zhixing_rules.render.document import Document, Item, Line, Lines, Section, Table, TableRow
from zhixing_rules.render.phrases import chosen_readings, columns, rules_line, say, short_citation, spaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from zhixing_rules.batch.audit.results import DisclosedAudit, VerdictCount
    from zhixing_rules.render.document import Text

__all__ = ["audit_document"]

_COLUMNS: Final = (Verdict.FAIL, Verdict.OPEN, Verdict.REVIEW, Verdict.PENDING, Verdict.PASS)
_HEAD: Final = (
    *columns("条款|规则", "clause|rule"),
    *(Bilingual(each.zh, each.value) for each in _COLUMNS),
    *columns("违反率|最长逾期", "fail share|worst delay"),
)


def audit_document(audit: DisclosedAudit, *, everything: bool = False) -> Document:
    """Return an audit as a document: a table of the rules, for each court and month if counted by them.

    Args:
        audit: the audit, as disclosed to its audience.
        everything: whether to list also the rules that nothing breached.
    """
    settings = audit.settings
    cases = say("案件 {} 件，未能读取 {} 件", "{} cases, {} not read", f"{audit.cases:,}", f"{audit.unread:,}")
    rules = f"{settings['procedure']} {settings['procedure_hash']}"
    lines = (
        Line(say("判断之日 {}", "on {}", date.fromisoformat(settings["on"]))),
        rules_line(say("规则 {}", "rules {}", rules), settings["calendar"]),
        *chosen_readings(settings["readings"].items()),
        Line(cases, "strong"),
    )
    files = (
        Item(say("{}：{}", "{}：{}", file.file, file.problem), "bad")
        for file in audit.files
        if file.problem is not None
    )
    tables = (
        Section(_title(place, audit.by), (_table(counts, everything=everything),))
        for place, counts in groupby(sorted(audit.counts, key=_place), key=_place)
    )
    return Document(Bilingual("批量审计", "Audit"), (Lines(lines), *files, *tables), audit.audience)


def _place(each: VerdictCount) -> tuple[bool, str, bool, str]:
    """Return the sort key of the court and month of a count: those without one last."""
    return each.court is None, each.court or "", each.month is None, "" if each.month is None else f"{each.month:%Y-%m}"


def _title(place: tuple[bool, str, bool, str], by: Iterable[str]) -> Bilingual:
    """Return the court and month of a table, if counted by them."""
    _, court, _, month = place
    names: dict[str, Text] = {
        "court": court or Bilingual("法院未记录", "court not recorded"),
        "month": Bilingual("{}年{}月".format(*map(int, month.split("-"))), month)
        if month
        else Bilingual("无期限末日", "no due day"),
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
    cells: tuple[Text, ...] = (
        short_citation(of.citation),
        Bilingual.of(of),
        *(f"{each:,}" for each in numbers),
        share,
        delay,
    )
    return TableRow(cells, note=of.rule_id)
