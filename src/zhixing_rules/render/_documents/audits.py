"""Audits, with a row of counts for each rule."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Final

from zhixing_rules._bilingual import Bilingual
from zhixing_rules.engine import Verdict
from zhixing_rules.render._phrases import (
    chosen_readings,
    columns,
    join,
    problem_item,
    rules_line,
    same,
    say,
    short_citation,
    spaced,
)
from zhixing_rules.render.document import Document, Item, Line, Section, Table, TableRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from zhixing_rules.batch.audit.results import DisclosedAudit, VerdictCount
    from zhixing_rules.render.document import Block, Text

__all__ = ["audit_document"]

_COLUMNS: Final = (Verdict.FAIL, Verdict.OPEN, Verdict.REVIEW, Verdict.PENDING, Verdict.PASS)
_HEAD: Final = columns(
    "条款|规则|违反|无法判断|须人工判断|未到期|符合|违反率|最长逾期",
    "clause|rule|fail|open|review|pending|pass|fail share|worst delay",
)

_MOST_SHOWN: Final = 20
"""How many duplicates, and how many files that were passed over, are listed."""
_UNREAD_SHOWN: Final = 5
"""How many problems of cases that cannot be read are listed."""
_NOT_LISTED: Final = (Verdict.OPEN, Verdict.REVIEW, Verdict.PENDING, Verdict.PASS)
"""The verdicts that rules without a breach may have, as far as they are counted."""
_EXPECTED: Final = frozenset({"hidden", "marker", "result_folder"})
"""The codes of files that nobody would expect to be read, see `batch.read.case_files`."""
_COUNTED: Final = {
    "same": ("内容相同 {} 份，不计", "{} the same, not counted"),
    "earlier": ("截至较早之日 {} 份，不计", "{} complete to an earlier day, not counted"),
    "different": ("内容不同、不能只计一份的 {} 份，均计，请核对", "{} different, counted too: check them"),
}
_KINDS: Final[dict[str, Bilingual]] = {
    "same": Bilingual("内容相同，不计", "the same, not counted"),
    "earlier": Bilingual(
        "截至较早之日，内容都在另一份中，不计", "complete to an earlier day, all in the other, not counted"
    ),
    "different": Bilingual("内容不同，均计", "different, counted"),
}
"""The kinds of duplicates, see `batch.audit.duplicates`, which needs Polars."""


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
        *_unread(audit),
        *_duplicates(audit),
        *_passed_over(audit),
        *tables,
        *(() if everything else _not_listed(audit.counts)),
    )
    return Document(Bilingual("批量审计", "Audit"), blocks, audit.audience)


def _unread(audit: DisclosedAudit) -> Iterator[Block]:
    """Yield the first problems of cases that cannot be read, by file, line and place in the record."""
    for each in audit.listed_unread[:_UNREAD_SHOWN]:
        where = say("{} 第 {} 行（份）", "{} line or record {}", each.file, each.place)
        yield problem_item(spaced(where, each.problem.pointer), each.problem)
    if len(audit.listed_unread) > _UNREAD_SHOWN:
        yield Item(Bilingual("其余见 parts/*/errors", "for the rest see parts/*/errors"))


def _duplicates(audit: DisclosedAudit) -> Iterator[Block]:
    """Yield what is counted of the cases that occur more than once, and where they are."""
    if audit.duplicates is None or not any(audit.duplicates.values()):
        return
    counted = (say(*texts, f"{audit.duplicates[kind]:,}") for kind, texts in _COUNTED.items() if audit.duplicates[kind])
    yield Line(say("同一案件不止一份：{}", "several records of a case: {}", join(counted, "；", "; ")), "strong")
    shown = audit.listed_duplicates[:_MOST_SHOWN]
    for each in shown:
        text = say(
            "{} 第 {} 份：{}，另一份在 {} 第 {} 份",
            "{} no. {}: {}, the other is {} no. {}",
            each.file,
            each.place,
            _KINDS[each.kind],
            each.of_file,
            each.of_place,
        )
        yield Item(text, "bad" if each.kind == "different" else "")
    if (rest := sum(audit.duplicates.values()) - len(shown)) > 0:
        yield Item(say("另有 {} 份，见 duplicates.parquet", "{} more: see duplicates.parquet", f"{rest:,}"))


def _passed_over(audit: DisclosedAudit) -> Iterator[Block]:
    """Yield the files that were not read; first those that are neither hidden nor a mark of another program."""
    if audit.passed_over:
        count = f"{len(audit.passed_over):,}"
        yield Line(Bilingual(f"未读文件 {count} 个", f"files not read: {count}"), "strong")
    for each in sorted(audit.passed_over, key=lambda each: each.problem.code in _EXPECTED)[:_MOST_SHOWN]:
        yield Item(same("{}：{}", each.file, each.problem))
    if (rest := len(audit.passed_over) - _MOST_SHOWN) > 0:
        yield Item(say("另有 {} 个，见 audit.json", "{} more: see audit.json", f"{rest:,}"))


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


def _not_listed(counts: Iterable[VerdictCount]) -> Iterator[Block]:
    """Yield what the rules without a breach, which have no row, add up to."""
    left: Counter[Verdict] = Counter()
    for _, group in groupby(sorted(counts, key=_place), key=lambda each: (_place(each), each.rule_id)):
        rule = {each.verdict: each.count for each in group}
        left.update({} if Verdict.FAIL in rule else rule)
    parts = [same("{} {}", Bilingual(each.zh, each.value), f"{left[each]:,}") for each in _NOT_LISTED if left[each]]
    if parts:
        text = say("未逐项列出：{}（--all）", "not listed: {} (--all)", join(parts))
        yield Section("", (Line(text, "dim"),))


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
