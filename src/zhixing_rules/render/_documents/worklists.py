"""Worklists: the number of acts of each group, the next fourteen days, and a row for each act."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from zhixing_rules._bilingual import Bilingual
from zhixing_rules._plural import counted
from zhixing_rules.errors import DisclosureRefused
from zhixing_rules.render._phrases import columns, join, layers_lines, same, say, short_citation
from zhixing_rules.render.document import Document, Item, Line, Row, Section, Table, TableRow, Tally
from zhixing_rules.views.work_items import WorkGroup
from zhixing_rules.views.worklists import Worklist

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from zhixing_rules.errors import Problem
    from zhixing_rules.render.document import Block, Text, Tone
    from zhixing_rules.views.worklists import WorklistRow

__all__ = ["short_day", "worklist_document"]

_TONES: Final[dict[WorkGroup, Tone]] = {
    WorkGroup.OVERDUE: "bad",
    WorkGroup.TODAY: "strong",
    WorkGroup.THIS_WEEK: "later",
    WorkGroup.TO_CLARIFY: "unsure",
    WorkGroup.OTHERS: "unsure",
    WorkGroup.PROMPT: "human",
    WorkGroup.LATER: "dim",
}
_SIGNS: Final = {
    WorkGroup.OVERDUE: "×",
    WorkGroup.TODAY: "!",
    WorkGroup.THIS_WEEK: ">",
    WorkGroup.TO_CLARIFY: "&",
    WorkGroup.OTHERS: "~",
    WorkGroup.PROMPT: "?",
    WorkGroup.LATER: " ",
}
_HEAD: Final = columns(" |案号|事项|最迟|稳妥|余、逾|承办|条款", " |case|act|due|safe|days|officer|clause")
_WEEKDAYS: Final = "一二三四五六日"
_ENGLISH_WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WIDE: Final = 100
"""From this width on, a row shows its clause."""
_NOTHING: Final = Bilingual("没有待办事项", "nothing to do")
_LEGEND: Final = Bilingual(
    "× 逾期　! 今天宜办（今天到期或已到稳妥日）　> {}　& 待核实（应否办理取决于未记录的事）　~ {}　"
    "? 及时，由人判断　末日后的 ? 为暂定",
    "× overdue  ! best done today (due today, or the safe day has come)  > {}  & to be clarified (facts that "
    "are not recorded decide)  ~ {}  ? promptly, for a person to judge  ? after a last day: provisional",
)


def worklist_document(
    found: Worklist, place: Callable[[int], Bilingual] = lambda number: same("{}", number), *, width: int = _WIDE
) -> Document:
    """Return the counts, the days on which something is due, the rows, and the cases that could not be read.

    Args:
        found: the worklist.
        place: the place of a case that could not be read, by its number.
        width: the width of a line; a wide one shows the clauses.

    Raises:
        DisclosureRefused: the value is not a worklist.
    """
    if not isinstance(found, Worklist):
        raise DisclosureRefused("须为工作单 · only a worklist can be written as one")
    cases = say("读取{}件", "{}", Bilingual(f"{found.read:,}", counted(found.read, "case")))
    tally = tuple(
        Row(found.group_title(group), f"{found.counts[group]:,}", tone)
        for group, tone in _TONES.items()
        if found.counts[group]
    )
    weekday = Bilingual(f"星期{_WEEKDAYS[found.on.weekday()]}", _ENGLISH_WEEKDAYS[found.on.weekday()])
    blocks: list[Block] = [
        Line(say("{}（{}）　{}", "{} ({}): {}", found.on, weekday, cases)),
        *([] if found.provenance is None else layers_lines(found.provenance)),
        Section("", (Tally(tally, _NOTHING),)),
    ]
    if busy := [each for each in found.strip if each.due]:
        days = join(
            (same("{} {}", short_day(each.day.day, found.on), _due(each.due, each.day.sign)) for each in busy),
            "　",
            "; ",
        )
        blocks.append(Line(say("两周内到期（本院）：{}", "due within two weeks: {}", days)))
    if found.not_attested:
        blocks.append(Line(_not_attested(found), "unsure"))
    wide = width >= _WIDE
    for key, rows in found.divided():
        table = _table(found, rows, wide=wide)
        if key is None:
            blocks.append(table)
        else:
            unknown = Bilingual("【未记录】", "[not recorded]")
            blocks.append(Section(say("{}　{}项", "{}: {}", key or unknown, len(rows)), (table,)))
    if len(found.rows) < sum(found.counts.values()):
        left = sum(found.counts.values()) - len(found.rows)
        blocks.append(Line(say("另有 {} 项未列出", "and {} more, not listed", f"{left:,}"), "dim"))
    if found.unread:
        items = tuple(_unread(each.error.problems[0], place(each.number)) for each in found.unread_cases)
        title = Bilingual(f"未能读取 {found.unread:,} 件", f"{counted(found.unread, 'case')} could not be read")
        blocks.append(Section(title, items, "unsure"))
    return Document(Bilingual("期限工作单", "Worklist"), tuple(blocks), found.audience)


def short_day(day: date, on: date) -> Bilingual:
    """Return a day as month and day with the weekday; with its year where that is another year than this.

    >>> from datetime import date
    >>> short_day(date(2026, 9, 30), date(2026, 9, 28)), short_day(date(2027, 1, 4), date(2026, 9, 28)).zh
    (Bilingual(zh='9-30 三', en='09-30 Wed'), '2027-01-04 一')
    """
    year = f"{day.year}-" if day.year != on.year else ""
    zh = f"{day.month:02d}" if year else str(day.month)
    return Bilingual(
        f"{year}{zh}-{day.day:02d} {_WEEKDAYS[day.weekday()]}",
        f"{year}{day.month:02d}-{day.day:02d} {_ENGLISH_WEEKDAYS[day.weekday()]}",
    )


def _due(number: int, sign: str) -> Bilingual:
    english = {"休": " (off)", "班": " (make-up day)"}.get(sign, "")
    return Bilingual(f"{number}项{f'（{sign}）' if sign else ''}", f"{number}{english}")


def _legend(found: Worklist) -> Bilingual:
    return say(*_LEGEND, *(found.group_title(group) for group in (WorkGroup.THIS_WEEK, WorkGroup.OTHERS)))


def _not_attested(found: Worklist) -> Bilingual:
    """Return how many records are not attested to be complete to the day, so that nothing to do proves nothing."""
    since = found.earliest_attested
    earliest = say("（最早的截至{}）", " (the earliest through {})", since) if since else Bilingual("", "")
    return say(
        "{}件的记录未声明完整至判断之日{}：此后办理的事不在其中，未记录的事可能使其他事项到期",
        "{} not attested to be complete to this day{}: what was done since is not in it, and facts that are not "
        "recorded may call for more",
        Bilingual(f"{found.not_attested:,}", counted(found.not_attested, "record")),
        earliest,
    )


def _table(found: Worklist, rows: Sequence[WorklistRow], *, wide: bool) -> Table:
    named = Counter((row.case.number, row.item.brief.zh) for row in rows)
    cells, group = [], None
    here = Counter(row.item.group for row in rows)
    for row in rows:
        heading: Text = ""
        if row.item.group is not group:
            group = row.item.group
            total = here[group] if found.by else found.counts[group]
            heading = say("{} {}", "{} {}", found.group_title(group), f"{total:,}")
        several = named[row.case.number, row.item.brief.zh] > 1
        made = _cells(row, several=several)
        cells.append(TableRow(made if wide else made[:-1], _TONES[row.item.group], heading=heading))
    head = _HEAD if wide else _HEAD[:-1]
    return Table("work with clauses" if wide else "work", head, tuple(cells), 2, _legend(found), _NOTHING)


def _cells(row: WorklistRow, *, several: bool) -> tuple[Text, ...]:
    """Return a row; the subject is under the act where the case has several of them."""
    item = row.item
    due: Text = item.pace if item.due is None else short_day(item.due, item.on)
    if item.due is not None and item.provisional:
        due = same("{}?", due)
    safe: Text = "—" if item.safe_due is None else short_day(item.safe_due, item.on)
    if item.safe_today:
        safe = Bilingual("今天", "today")
    elif item.safe_passed:
        safe = join(("" if item.safe_due is None else safe, Bilingual("已过", "passed")), " ", " ")
    act = join((item.brief, item.subject), "\n", "\n") if several else item.brief
    case = row.case.case_number or Bilingual(f"第{row.case.number}件", f"case {row.case.number}")
    return (
        _SIGNS[item.group],
        case,
        act,
        due,
        safe,
        item.days_in_words,
        row.case.officer or "—",
        short_citation(item.citation),
    )


def _unread(problem: Problem, place: Bilingual) -> Item:
    where = same("{} {}", place, problem.pointer or "")
    return Item(same("{}：{}", where, problem))
