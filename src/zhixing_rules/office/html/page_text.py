"""Texts of pages: dates and clauses that are not split, and who may read a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from markupsafe import Markup, escape

from zhixing_rules._dates import chinese_date
from zhixing_rules.records import Audience, Secrecy
from zhixing_rules.render.layer_notes import layers_in_words
from zhixing_rules.render.reader_notes import SAFE_DAY, who_may_read
from zhixing_rules.render.width import clean
from zhixing_rules.views import WorkGroup

if TYPE_CHECKING:
    from datetime import date

    from zhixing_rules.engine import Provenance
    from zhixing_rules.views import WorkItem

__all__ = [
    "GROUP_ICONS",
    "GROUP_STYLES",
    "GROUP_WORDS",
    "SAFE_DAY",
    "audience_basis",
    "audience_notice",
    "cut",
    "day",
    "due_words",
    "group_title",
    "layers",
    "short_day",
    "weekday",
    "words",
]

_NUMERALS: Final = "[一二三四五六七八九十百零〇]+"
_WHOLE: Final = re.compile(
    rf"\d{{4}}年\d{{1,2}}月\d{{1,2}}日|\d{{1,2}}月\d{{1,2}}日|第{_NUMERALS}条(?:第{_NUMERALS}款)?(?:第（{_NUMERALS}）项)?"
    r"|逾\d+日|余\d+日|已过\d+日|\d+项|【[^【】]{1,12}】"
)
"""What is not split over two lines."""
_WEEKDAYS: Final = "一二三四五六日"
GROUP_STYLES: Final = {
    WorkGroup.OVERDUE: "fail",
    WorkGroup.TODAY: "ink",
    WorkGroup.THIS_WEEK: "pending",
    WorkGroup.TO_CLARIFY: "unclear",
    WorkGroup.OTHERS: "open",
    WorkGroup.PROMPT: "review",
    WorkGroup.LATER: "na",
}
"""The colour of each group."""
GROUP_ICONS: Final = {
    WorkGroup.OVERDUE: "fail",
    WorkGroup.TODAY: "today",
    WorkGroup.THIS_WEEK: "pending",
    WorkGroup.TO_CLARIFY: "open",
    WorkGroup.OTHERS: "wait",
    WorkGroup.PROMPT: "review",
    WorkGroup.LATER: "later",
}
"""The icon of each group."""
GROUP_WORDS: Final = {
    WorkGroup.OVERDUE: "期限已过，尚未办理",
    WorkGroup.TODAY: "今天到期，或者已到稳妥日",
    WorkGroup.THIS_WEEK: "期限将至",
    WorkGroup.TO_CLARIFY: "事实未记录，可能应办；先核实",
    WorkGroup.OTHERS: "由其他机关办理；已逾期的，可书面催办",
    WorkGroup.PROMPT: "条文未规定具体期限，是否“及时”由人判断",
    WorkGroup.LATER: "",
}
"""What each group is."""


def words(text: str) -> Markup:
    """Return a text whose dates, clauses and numbers of days are not split over two lines.

    >>> print(words("第九条：<逾7日>"))
    <span class="nb">第九条</span>：&lt;<span class="nb">逾7日</span>&gt;
    """
    parts, end = [], 0
    text = clean(text)
    for found in _WHOLE.finditer(text):
        parts += [escape(text[end : found.start()]), Markup('<span class="nb">{}</span>').format(found[0])]
        end = found.end()
    return Markup("").join([*parts, escape(text[end:])])


def cut(text: str, most: int) -> str:
    """Return a text of at most a number of characters, with an ellipsis where it was cut.

    >>> cut("执行局负责人", 4)
    '执行局…'
    """
    return text if len(text) <= most else f"{text[: most - 1]}…"


def day(value: date | None, year: int | None = None) -> Markup:
    """Return a date, without its year where it is that of the page; a dash for ``None``.

    >>> from datetime import date
    >>> print(day(date(2026, 9, 8), 2026))
    <time datetime="2026-09-08">9月8日</time>
    """
    if value is None:
        return Markup("—")
    shown = chinese_date(value) if value.year != year else f"{value.month}月{value.day}日"
    return Markup('<time datetime="{}">{}</time>').format(value.isoformat(), shown)


def short_day(value: date) -> str:
    """Return a date of a strip of days.

    >>> from datetime import date
    >>> short_day(date(2026, 9, 8))
    '9.8'
    """
    return f"{value.month}.{value.day}"


def weekday(value: date) -> str:
    """Return the day of the week.

    >>> from datetime import date
    >>> weekday(date(2026, 9, 28))
    '周一'
    """
    return f"周{_WEEKDAYS[value.weekday()]}"


def audience_notice(audience: Audience) -> str:
    """Return who may read a page.

    >>> audience_notice(Audience.KEEPER), audience_notice(Audience.PUBLIC)
    ('限查控专管人员阅', '供公众阅看')
    """
    return who_may_read(audience)


def audience_basis(audience: Audience, *, opinion: bool = True) -> str:
    """Return what the audience has to observe, by the Opinion or another procedure, or what the page is limited to."""
    if audience.may_see(Secrecy.TRACING):
        return f"含查控信息，不得向第三方泄露{'（第五条）' if opinion else ''}"
    return "只含其可以知悉的内容"


def group_title(group: WorkGroup, audience: Audience) -> str:
    """Return the name of a group in the report of one case."""
    if group is WorkGroup.OTHERS and audience is Audience.POLICE:
        return "等法院办理"
    return group.zh


def due_words(item: WorkItem, year: int) -> Markup:
    """Return the last day of an act, or in its place the word of the law; a dash where it has neither."""
    if item.due is None:
        return escape(clean(item.pace.zh) or "—")
    shown = day(item.due, year)
    return Markup('<span class="nb">不早于 {}</span>').format(shown) if item.provisional and not item.overdue else shown


def layers(provenance: Provenance) -> str:
    """Return which layers of law a page judged by, and which not."""
    return layers_in_words(provenance).zh
