"""The joint mechanism: officers over a period, the next bulletin and consultation, and what is not recorded."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from zhixing_rules._bilingual import Bilingual
from zhixing_rules._plural import counted
from zhixing_rules.engine import Status
from zhixing_rules.errors import DisclosureRefused
from zhixing_rules.render._phrases import day_range, provenance_lines, row, same, say, short_citation
from zhixing_rules.render.document import Document, Entry, Item, Line, Section
from zhixing_rules.views.half_year_statistics import half_year_of
from zhixing_rules.views.mechanism_views import MechanismView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixing_rules.render.document import Block, Text, Tone
    from zhixing_rules.views.half_year_statistics import Period
    from zhixing_rules.views.mechanism_views import Arrangement, RecurringDuty, RosterGap, RosterOfficer

__all__ = ["mechanism_document"]

NOT_RECORDED: Final = Bilingual("【未记录】", "[not recorded]")
_YES: Final = Bilingual("是", "yes")
_NO: Final = Bilingual("否", "no")


def mechanism_document(view: MechanismView) -> Document:
    """Return the court, the roster with its gaps, the duties, the arrangements, the breaches, and the missing facts.

    Raises:
        DisclosureRefused: the value is not the view of a joint mechanism.
    """
    if not isinstance(view, MechanismView):
        raise DisclosureRefused("须为联动机制的视图 · only the view of a joint mechanism can be written as one")
    header = view.case.header
    blocks: list[Block] = [
        *(Line(say("{}：{}", "{}: {}", each.title, each.value or NOT_RECORDED)) for each in header.shown_items),
    ]
    if not view.roster_withheld:
        blocks.append(_roster(view))
    if view.duties:
        title = Bilingual("通报和会商（第六条、第十六条）", "Bulletin and consultation (arts 6 and 16)")
        blocks.append(Section(title, tuple(map(_duty, view.duties))))
    if view.arrangements:
        blocks.append(
            Section(Bilingual("常设安排", "Standing arrangements"), tuple(map(_arrangement, view.arrangements)))
        )
    if view.case.breaches:
        title = Bilingual("违反或者不符合", "Breaches and failures")
        failures = tuple(
            Item(same("{}（{}）：{}", each.title, short_citation(each.citation), each.facts), "bad")
            for each in view.case.breaches
        )
        blocks.append(Section(title, failures, "bad"))
    if view.case.questions:
        asked = tuple(
            Item(say("{}　{}", "{} ({})", each.title, each.subject) if each.subject.zh else each.title)
            for group in view.case.questions
            for each in group.questions
        )
        blocks.append(Section(Bilingual("未记录的事实", "Facts that are not recorded"), asked, "unsure"))
    blocks += provenance_lines(view.case.provenance)
    return Document(Bilingual("联动机制", "Joint mechanism"), tuple(blocks), view.audience)


def _roster(view: MechanismView) -> Section:
    title = say(
        "执行110专员（第二条第二款）：{}", "Officers (art 2, second paragraph): {}", day_range(view.first, view.last)
    )
    if view.roster is None:
        return Section(title, (Line(NOT_RECORDED, "unsure"),), "unsure")
    return Section(title, (*map(_officer, view.roster), *_gap_lines(view)))


def _officer(officer: RosterOfficer) -> Item:
    name, begun = officer.name or NOT_RECORDED, officer.appointed_on or NOT_RECORDED
    if officer.ended_on is None:
        return Item(say("{}　{}起在任", "{}: in office since {}", name, begun))
    return Item(say("{}　{}至{}", "{}: {} — {}", name, begun, officer.ended_on))


def _gap_lines(view: MechanismView) -> Iterator[Line]:
    if not view.gaps:
        yield Line(Bilingual("期间内每日均有专员任职", "an officer is in office on every day of the period"), "good")
    for gap in view.gaps:
        yield Line(_gap(gap), "bad" if gap.certain else "unsure")


def _gap(gap: RosterGap) -> Bilingual:
    length = Bilingual(f"{gap.days}日", counted(gap.days, "day"))
    if gap.certain:
        return say("空缺：{}（{}）", "nobody in office: {} ({})", day_range(gap.first, gap.last), length)
    return say(
        "未记录是否有人任职：{}（{}）", "not recorded who is in office: {} ({})", day_range(gap.first, gap.last), length
    )


def _duty(duty: RecurringDuty) -> Entry:
    late = bool(duty.missed) or duty.status is Status.OVERDUE
    tone: Tone = "bad" if late else "strong"
    status = Bilingual("逾期", "overdue") if late else Bilingual.of(duty.status)
    due: Text = Bilingual("本意见未规定具体日期", "the Opinion sets no day")
    if duty.due is not None:
        due = say("{}（暂定）", "{} (provisional)", duty.due) if duty.provisional else duty.due
    return Entry(
        say("{}（{}）", "{} ({})", duty.title, short_citation(duty.citation)),
        (
            row("状态", "status", status, tone),
            row("未办", "missed", _missed(duty) if duty.missed else None, "bad"),
            row("最近", "last", duty.last_on or NOT_RECORDED),
            row("最迟", "last day", due),
            row("稳妥", "safe day", duty.safe_due),
            row("说明", "note", duty.note if duty.note.zh and not duty.missed else None),
        ),
        tone,
    )


def _missed(duty: RecurringDuty) -> Bilingual:
    """Return the periods without the act; half-years by their names."""
    titles = [_title_of_period(each) for each in duty.missed]
    return Bilingual("、".join(each.zh for each in titles), ", ".join(each.en for each in titles))


def _title_of_period(period: Period) -> Bilingual:
    half = None if period.first is None else half_year_of(period.first)
    if half is not None and half.days == period:
        return half.title
    return day_range(period.first or date.min, period.last or date.max)


def _arrangement(each: Arrangement) -> Item:
    answer = NOT_RECORDED if each.exists is None else _YES if each.exists else _NO
    tone: Tone = "unsure" if each.exists is None else "" if each.exists else "bad"
    return Item(say("{}：{}", "{}: {}", each.title, answer), tone)
