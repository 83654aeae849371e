"""The rows of a worklist as a table: the same columns in a workbook and in a CSV file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from zhixing_rules.views.worklists import Worklist, WorklistRow

__all__ = ["WORKLIST_TITLES", "worklist_table"]

WORKLIST_TITLES: Final = (
    "序号",
    "缓急",
    "案号",
    "事项",
    "对象",
    "最迟",
    "稳妥",
    "余（逾）日",
    "时间",
    "由谁办理",
    "承办人",
    "执行法院",
    "条款",
    "规则编号",
    "备注",
)
"""The headings of the table."""


def worklist_table(worklist: Worklist) -> Iterator[tuple[str | int | date | None, ...]]:
    """Yield the rows of a worklist, in the order of its groups and of what it is divided by."""
    number = 0
    for _, rows in worklist.divided():
        for row in rows:
            number += 1
            yield _row(number, row, worklist)


def _row(number: int, row: WorklistRow, worklist: Worklist) -> tuple[str | int | date | None, ...]:
    item, case = row.item, row.case
    time = item.days_in_words.zh
    if item.due is None:
        time = "，".join(each for each in (item.pace.zh, time) if each)
    return (
        number,
        worklist.group_title(item.group).zh,
        case.case_number,
        item.brief.zh,
        item.subject.zh,
        item.due,
        item.safe_due,
        item.days_left,
        time,
        item.actor.zh,
        case.officer,
        case.court,
        item.citation.shown,
        item.rule_id,
        "暂定" if item.provisional else "",
    )
