"""The worklist as a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Final

from zhixing_rules._dates import chinese_date
from zhixing_rules.office.workbook_file import UNREAD_COLUMNS, Column, Highlight, WorkbookFile, unread_rows
from zhixing_rules.render.reader_notes import SAFE_DAY, who_may_read
from zhixing_rules.views.work_items import WorkGroup
from zhixing_rules.views.worklist_table import WORKLIST_TITLES, worklist_table

if TYPE_CHECKING:
    from zhixing_rules.views.worklists import Worklist

__all__ = ["write_worklist_xlsx"]

_COLUMNS: Final = tuple(
    column._replace(title=title)
    for title, column in zip(
        WORKLIST_TITLES,
        (
            Column("", 6, "number"),
            Column("", 12),
            Column("", 24),
            Column("", 26),
            Column("", 36),
            Column("", 12, "day"),
            Column("", 12, "day"),
            Column("", 11, "number"),
            Column("", 19),
            Column("", 21),
            Column("", 9),
            Column("", 21),
            Column("", 20),
            Column("", 24, hidden=True),
            Column("", 9),
        ),
        strict=True,
    )
)
_HIGHLIGHTS: Final = (
    Highlight("缓急", WorkGroup.OVERDUE.zh, "FBECEB", "A3211F", bold=True),
    Highlight("缓急", WorkGroup.TODAY.zh, "E9EBED"),
)


def write_worklist_xlsx(worklist: Worklist, file: BinaryIO) -> None:
    """Write a worklist as a workbook: 工作单, and the cases that could not be read.

    Args:
        worklist: the worklist.
        file: the file, opened for bytes.
    """
    reader = who_may_read(worklist.audience)
    counts = "　".join(f"{worklist.group_title(group).zh} {count}" for group, count in worklist.counts.items())
    note = f"工作单　{chinese_date(worklist.on)}　{counts}　{SAFE_DAY}　{reader}"
    with WorkbookFile(worklist.on, reader) as book:
        table = book.table("工作单", _COLUMNS, note=note, highlights=_HIGHLIGHTS, frozen=3)
        for row in worklist_table(worklist):
            table.append(row)
        if worklist.unread:
            unread = book.table(
                "未能读取", UNREAD_COLUMNS, note=f"未能读取 {worklist.unread} 件，未列入工作单　{reader}"
            )
            for problem in unread_rows(worklist.unread_cases):
                unread.append(problem)
        book.save(file)
