"""The ledger of a docket as a workbook: 期限台账, 办理流水, 半年统计, and the cases that could not be read.

期限台账 is sorted by urgency over all cases: its rows are written to a temporary file in sorted runs, and merged.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, BinaryIO, Final

from zhixing_rules._dates import chinese_date
from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._values import dataclass
from zhixing_rules.engine import Verdict
from zhixing_rules.office.sorted_rows import SortedRows
from zhixing_rules.office.workbook_file import UNREAD_COLUMNS, Column, Highlight, WorkbookFile, unread_rows
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024
from zhixing_rules.procedures.jiaozuo_2024.opinion import is_of_the_opinion
from zhixing_rules.render.reader_notes import SAFE_DAY, who_may_read
from zhixing_rules.views.half_year_statistics import HalfYearStatistics, Measure
from zhixing_rules.views.ledgers import ALWAYS
from zhixing_rules.views.repeated_cases import RepeatedCases
from zhixing_rules.views.work_items import WorkGroup
from zhixing_rules.views.worklists import MOST_UNREAD, UnreadCase

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zhixing_rules.language import Procedure
    from zhixing_rules.records import Audience
    from zhixing_rules.views.half_year_statistics import Period, StatisticsRow
    from zhixing_rules.views.ledgers import CaseLedger, LedgerEvent, LedgerRow
    from zhixing_rules.views.repeated_cases import RepeatedCase

__all__ = ["LedgerCounts", "write_ledger_workbook"]

NOT_RECORDED: Final = "【未记录】"
_WITHHELD: Final = "—"

_ACTS: Final = (
    Column("序号", 6, "number"),
    Column("案号", 25),
    Column("执行法院", 23),
    Column("承办人", 9),
    Column("事项", 20),
    Column("对象", 22),
    Column("由谁办理", 12),
    Column("缓急", 13),
    Column("最迟", 12, "day"),
    Column("稳妥", 12, "day"),
    Column("办结日期", 12, "day"),
    Column("逾期（日）", 12, "number"),
    Column("结论", 12),
    Column("条款", 16),
    Column("规则编号", 24, hidden=True),
    Column("备注", 10),
)
_EVENTS: Final = (
    Column("日期", 13, "day"),
    Column("案号", 24),
    Column("执行法院", 22),
    Column("承办人", 9),
    Column("对象", 36),
    Column("事项", 26),
    Column("条款", 20),
    Column("统计期", 15),
)
_STATISTICS: Final = (
    Column("法院", 26),
    Column("统计期", 15),
    *(Column(measure.zh, 12, "number") for measure in Measure),
)
_HIGHLIGHTS: Final = (
    Highlight("缓急", WorkGroup.OVERDUE.zh, "FBECEB", "A3211F", bold=True),
    Highlight("缓急", WorkGroup.TODAY.zh, "E9EBED"),
    Highlight("缓急", "已办", "F3F4F2", "5C6670"),
)
_SYMBOLS: Final = {
    Verdict.FAIL: "✕",
    Verdict.PENDING: "◷",
    Verdict.OPEN: "?",
    Verdict.REVIEW: "◇",
    Verdict.PASS: "✓",
    Verdict.NOT_APPLICABLE: "—",
}


@dataclass(frozen=True, slots=True, repr=False)
class LedgerCounts(TypeNameRepr):
    """What a ledger holds.

    Attributes:
        read: the number of cases read.
        unread: the number of cases that could not be read.
        unread_cases: the first of them.
        acts: the number of rows of 期限台账.
        events: the number of rows of 办理流水.
        repeats: the number of cases that were read, but not counted, because a case with this number was before.
        repeated_cases: the first of them.
    """

    read: int
    unread: int
    unread_cases: tuple[UnreadCase, ...]
    acts: int
    events: int
    repeats: int
    repeated_cases: tuple[RepeatedCase, ...]


def write_ledger_workbook(
    parts: Iterable[CaseLedger | UnreadCase],
    file: BinaryIO,
    *,
    on: date,
    audience: Audience,
    period: Period = ALWAYS,
    procedure: Procedure = JIAOZUO_2024,
) -> LedgerCounts:
    """Write a ledger as a workbook, a case at a time.

    Args:
        parts: what each case adds, from `ledger` with the same day, audience and period.
        file: the file, opened for bytes.
        on: the day of judgment.
        audience: who receives the ledger.
        period: the period of the events and of the numbers.
        procedure: the rules, whose directory orders the courts.

    Returns:
        What it holds. Of the cases that could not be read, the first are listed in a worksheet of their own.
    """
    reader = who_may_read(audience)
    head, of_period = f"判断之日 {chinese_date(on)}　{reader}", _period(period)
    read, unread = 0, 0
    unread_cases = list[UnreadCase]()
    statistics, repeated = HalfYearStatistics(audience, procedure.directory), RepeatedCases(audience)
    with WorkbookFile(on, reader) as book, SortedRows() as in_order:
        note = f"期限台账：按缓急排列，已办的在后；{SAFE_DAY}　{head}"
        acts = book.table("期限台账", _ACTS, note=note, highlights=_HIGHLIGHTS, frozen=2)
        use = "，供第十六条收集汇总" if is_of_the_opinion(procedure) else ""
        events = book.table("办理流水", _EVENTS, note=f"办理流水：一行一事{use}　{of_period}　{head}", frozen=2)
        for part in parts:
            if isinstance(part, UnreadCase):
                unread += 1
                if len(unread_cases) < MOST_UNREAD:
                    unread_cases.append(part)
                continue
            read += 1
            statistics.add(part.counts)
            if part.repeated is not None:
                repeated.note(part.repeated)
            for row in part.rows:
                in_order.add(_urgency(row), _act(row, part.repeated))
            for event in part.events:
                events.append(_event(event))
        for place, cells in enumerate(in_order, start=1):
            acts.append((place, *cells))
        use = "供第六条通报、第十六条会商；" if is_of_the_opinion(procedure) else ""
        _write_numbers(book, statistics, repeated.total, f"{of_period}　{head}", use)
        if unread_cases:
            _write_unread(book, unread, unread_cases, head)
        book.save(file)
    return LedgerCounts(
        read, unread, tuple(unread_cases), acts.count, events.count, repeated.total, tuple(repeated.listed)
    )


def _write_numbers(book: WorkbookFile, statistics: HalfYearStatistics, repeats: int, head: str, use: str) -> None:
    note = f"半年统计：{use}按事项发生日计入；目前逾期的按最迟日计入，逾期后已办的不计"
    note += f"；案号重复的 {repeats} 件不重复计入" if repeats else ""
    table = book.table("半年统计", _STATISTICS, note=f"{note}　{head}", frozen=2)
    for line in statistics.rows():
        table.append(_numbers(line))
    for line in statistics.totals():
        table.append(_numbers(line, "合计"))


def _write_unread(book: WorkbookFile, unread: int, cases: Iterable[UnreadCase], head: str) -> None:
    table = book.table("未能读取", UNREAD_COLUMNS, note=f"未能读取 {unread} 件，未列入各表　{head}")
    for problem in unread_rows(cases):
        table.append(problem)


def _period(period: Period) -> str:
    first, last = period
    if first is None and last is None:
        return "不限期间"
    return f"{'' if first is None else chinese_date(first)}至{'' if last is None else chinese_date(last)}"


_GROUPS: Final = {group: place for place, group in enumerate(WorkGroup)}


def _urgency(row: LedgerRow) -> tuple[int, bool, date, date]:
    """Return the order of a row: by its group, then by its days; what is done comes last."""
    last = date.max
    if row.group is None:
        return len(_GROUPS), False, last, last
    return _GROUPS[row.group], row.late_days is None, row.due or last, row.safe_due or last


def _act(row: LedgerRow, repeated: RepeatedCase | None) -> tuple[str | int | date | None, ...]:
    notes = [row.note.zh] if row.note.zh else []
    notes += ["案号重复"] if repeated is not None else []
    notes += ["暂定"] if row.provisional else []
    return (
        row.case.case_number,
        row.case.court,
        row.case.officer,
        row.act.zh,
        row.subject.zh,
        row.actor.zh,
        row.state.zh,
        row.due,
        row.safe_due,
        row.done_on,
        row.late_days,
        row.label.zh if row.verdict is None else f"{_SYMBOLS[row.verdict]} {row.label.zh}",
        row.citation.shown,
        row.rule_id,
        "；".join(notes),
    )


def _event(event: LedgerEvent) -> tuple[str | date | None, ...]:
    case = event.case
    return (
        event.day,
        case.case_number,
        case.court,
        case.officer,
        event.subject.zh,
        event.title.zh,
        event.clause,
        event.half.title.zh,
    )


def _numbers(row: StatisticsRow, title: str = "") -> tuple[str | int | None, ...]:
    half = "日期未记录" if row.half is None else row.half.title.zh
    return (
        title or row.court or NOT_RECORDED,
        half,
        *(_WITHHELD if each is None else each for each in row.counts.values()),
    )
