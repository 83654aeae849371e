"""A draft of the half-year report of articles 6 and 16, worded so that `screen` finds nothing in it.

Article 5(一) forbids a summary of the work to mention what the police take part in, or measures and means. The draft
therefore names no other organ and no method; it has numbers, days and blanks. What the author adds is to be screened
again.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from zhixing_rules._dates import chinese_date
from zhixing_rules.render.markdown import plain
from zhixing_rules.views.half_year_statistics import Measure, half_year_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixing_rules.views.half_year_statistics import CountedCases, Period
    from zhixing_rules.views.mechanism_views import MechanismView, RecurringDuty, RosterGap

__all__ = ["half_year_draft"]

NOT_RECORDED: Final = "【未记录】"
_MARK: Final = "内部稿，发布前另行审查"
"""The first line. The name of the keeper would itself be a mention, so it does not say who may read the draft."""
_BLANK: Final = "【　】"
_WORK: Final = (
    ("依法查找", (Measure.REQUESTS,), "件次"),
    ("收到结果", (Measure.FEEDBACK,), "件次"),
    ("司法拘留", (Measure.DETENTIONS,), "人次"),
    ("移送拒不执行判决、裁定等案件", (Measure.REFERRALS,), "件"),
    ("立案", (Measure.FILED,), "件"),
    ("通知补充材料", (Measure.SUPPLEMENTS,), "件"),
    ("不予立案", (Measure.REFUSALS,), "件"),
)
_LATE: Final = (
    ("本单位目前逾期未办事项", (Measure.COURT_OVERDUE,), "项"),
    ("目前逾期未收到答复", (Measure.POLICE_OVERDUE,), "项"),
)
_DUTY_TITLES: Final = {"art6.bulletin": "定期通报", "art16.half-yearly": "半年汇总、会商"}


def half_year_draft(view: MechanismView, counted: CountedCases | None) -> str:
    """Write the draft as Markdown, in Chinese.

    Args:
        view: the joint mechanism.
        counted: the numbers of a docket, from `count_cases` for the period of the view; ``None`` where none is given.
            Then every number is not recorded.

    Returns:
        The text, ending with a line break. What is not known is 【未记录】, what a person has to write is 【　】.
    """
    court = view.case.header.value("court")
    lines = [
        _MARK,
        "",
        f"# {_period(view)}执行工作情况（稿）",
        "",
        f"报告单位：{NOT_RECORDED if court is None else plain(court)}",
        "",
        f"统计期间：{chinese_date(view.first)}至{chinese_date(view.last)}；统计截至{chinese_date(view.case.header.on)}。",
        "",
        "## 一、工作开展情况",
        "",
        *_table(counted, _WORK),
        *_remarks(counted),
        f"典型做法和表现突出的单位、个人：{_BLANK}",
        "",
        "## 二、制度落实情况",
        "",
        f"- 专人专岗：{_roster(view)}",
        *(f"- {_DUTY_TITLES[each.rule_id]}：{_duty(each)}" for each in view.duties),
        "",
        "## 三、问题和困难",
        "",
        *_table(counted, _LATE),
        f"需要协调解决的问题：{_BLANK}",
        "",
        "## 四、下一步安排",
        "",
        _BLANK,
    ]
    return "\n".join(lines) + "\n"


def _period(view: MechanismView) -> str:
    first, last = half_year_of(view.first), half_year_of(view.last)
    return first.title.zh if first == last else f"{first.title.zh}至{last.title.zh}"


def _table(counted: CountedCases | None, rows: tuple[tuple[str, tuple[Measure, ...], str], ...]) -> Iterator[str]:
    yield "| 事项 | 数量 |"
    yield "| --- | --- |"
    for title, measures, unit in rows:
        numbers = [None if counted is None else counted.statistics.total(each) for each in measures]
        known = [each for each in numbers if each is not None]
        yield f"| {title} | {f'{sum(known)} {unit}' if len(known) == len(numbers) else NOT_RECORDED} |"
    yield ""


def _remarks(counted: CountedCases | None) -> Iterator[str]:
    """Yield what the numbers leave out."""
    if counted is None:
        return
    without_day = [
        f"{title} {number} {unit}"
        for title, measures, unit in _WORK
        if (number := sum(counted.statistics.total(each, dated=False) or 0 for each in measures))
    ]
    yield f"以上据 {counted.read - counted.repeats} 件案件的记录统计。"
    if counted.repeats:
        yield f"另有 {counted.repeats} 件案号与前面的案件相同，未重复计入。"
    if without_day:
        yield f"另有日期{NOT_RECORDED}的未计入：{'、'.join(without_day)}。"
    if counted.unread:
        yield f"另有 {counted.unread} 件未能读取，未计入。"
    yield ""


def _roster(view: MechanismView) -> str:
    if view.roster is None:
        return NOT_RECORDED
    certain = [each for each in view.gaps if each.certain]
    open_days = [each for each in view.gaps if not each.certain]
    parts = [f"期间内任职 {len(view.roster)} 人"]
    parts += [f"空缺 {_days(certain)}"] if certain else []
    parts += [f"{NOT_RECORDED}是否有人任职的日期 {_days(open_days)}"] if open_days else []
    return "；".join(parts) if view.gaps else f"{parts[0]}，每日均有人在岗"


def _days(gaps: list[RosterGap]) -> str:
    return "、".join(
        chinese_date(each.first) + ("" if each.first == each.last else f"至{chinese_date(each.last)}") for each in gaps
    )


def _title_of_period(period: Period) -> str:
    first, last = period.first or date.min, period.last or date.max
    half = half_year_of(first)
    return half.title.zh if half.days == period else f"{chinese_date(first)}至{chinese_date(last)}"


def _duty(duty: RecurringDuty) -> str:
    done = f"最近一次 {NOT_RECORDED if duty.last_on is None else chinese_date(duty.last_on)}"
    if duty.missed:
        done += f"，逾期未办：{'、'.join(map(_title_of_period, duty.missed))}"
    if duty.due is None:
        return done
    return f"{done}，下次最迟 {chinese_date(duty.due)}{'（暂定）' if duty.provisional else ''}"
