"""A synthetic procedure of a boiler room (锅炉房): recurring duties for each boiler, from the day of its first use."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Annotated

from zhixing_rules.language import (
    Actor,
    Alternative,
    ChosenMoment,
    Commencement,
    Days,
    First,
    Fixed,
    PeriodEnd,
    Procedure,
    Reading,
    Recur,
    Remedy,
    Rule,
    Subject,
    Unnumbered,
    all_of,
    any_of,
    event,
    flag,
    happened,
)
from zhixing_rules.law import load_instrument
from zhixing_rules.records import Record
from zhixing_rules.records.person import Key
from zhixing_rules.records.record import LongestList, PlainDate, public, required

_TEXT = """测试锅炉管理办法

第一条 锅炉自启用之日起，应每三个月检验一次。

第二条 锅炉房应自锅炉启用十日后，每季度清洗锅炉一次。

第三条 锅炉房应定期保养锅炉。

第四条 本办法自2024年1月1日起施行。

测试锅炉房
"""
INSTRUMENT = load_instrument(
    _TEXT,
    {
        "document": "测锅〔2023〕1号",
        "title": "测试锅炉管理办法",
        "notice_title": "关于印发《测试锅炉管理办法》的通知",
        "issuers": ["测试锅炉房"],
        "dated": date(2023, 12, 20),
        "printed": date(2023, 12, 20),
        "colophon": "测试锅炉房",
        "sha256": {"packaged": hashlib.sha256(_TEXT.encode()).hexdigest()},
    },
)


class Visit(Record):
    id: Key = required("id", "标识", "BS", "local id", "第一条")
    visited_on: PlainDate | None = public("visited_on", "到场日期", "DCRQ", "day of the visit", "第一条")
    passed: bool | None = public("passed", "检验合格", "JYHG", "the inspection was passed", "第一条")
    provisional: bool | None = public("provisional", "暂准使用", "ZZSY", "use was allowed provisionally", "第一条")
    late: bool | None = public("late", "补检上一周期", "BJSQ", "it is for the previous period", "第一条")
    upheld: bool | None = public("upheld", "暂准使用视为合格", "SWHG", "the provisional use counts as passed", "第一条")


class Boiler(Record):
    id: Key = required("id", "标识", "BS", "local id", "第一条")
    used_from: PlainDate | None = public("used_from", "启用日期", "QYRQ", "day of the first use", "第一条")
    visits: Annotated[tuple[Visit, ...], LongestList] | None = public("visits", "到场", "DC", "visits", "第一条")


class Room(Record):
    complete_as_of: PlainDate | None = public("complete_as_of", "记录完整截至", "WZJZ", "complete up to", "第四条")
    boilers: Annotated[tuple[Boiler, ...], LongestList] | None = public("boilers", "锅炉", "GL", "boilers", "第一条")


ROOM = Subject("room", "锅炉房", Room)
BOILER = Subject("boiler", "锅炉", Boiler, ROOM, "boilers")
VISIT = Subject("visit", "到场", Visit, BOILER, "visits", arises=True)

used_from = event(BOILER, "used_from")
visited_on = event(VISIT, "visited_on")
passed = flag(VISIT, "passed")
provisional = flag(VISIT, "provisional")
late = flag(VISIT, "late", judgment=True)
upheld = flag(VISIT, "upheld", judgment=True)

CYCLE = Reading(
    "quarter",
    "第二条“每季度”",
    (
        Alternative("calendar", "自然季度", "quarters of the calendar year"),
        Alternative("from-use", "自启用起每三个月", "periods of three months"),
    ),
    "通常的意义",
    "N",
)
GRACE = Reading(
    "grace",
    "第一条“每三个月”",
    (
        Alternative("within", "期内", "within the period"),
        Alternative("month-after", "其后一个月内补检亦可", "also in the month after it"),
    ),
    "通常的意义",
    "N",
)
_REMEDY = Remedy("补办", "carry it out soon", by=Actor.COURT)
_LATER = used_from.after(Days(10))


_INSPECTED = First(VISIT, any_of(passed, all_of(provisional, upheld)), visited_on, "检验", "an inspection", late)
_VISITED = First(VISIT, happened(visited_on), visited_on, "到场", "a visit")


def _rule(rule: str, article: int, quote: str, then: Recur) -> Rule:
    in_use = happened(used_from)
    return Rule(id=rule, cite=INSTRUMENT.at(article), quote=quote, per=BOILER, when=in_use, then=then, remedy=_REMEDY)


INSPECT = _rule(
    "art1.inspect",
    1,
    "应每三个月检验一次",
    Recur(
        "每三个月检验一次",
        "inspected every three months",
        by=Actor.COURT,
        act=_INSPECTED,
        since=used_from,
        period_end=ChosenMoment.by(
            GRACE,
            {
                "within": PeriodEnd(used_from, months=3, calendar=False),
                "month-after": PeriodEnd(used_from, months=3, calendar=False, months_after=1),
            },
        ),
    ),
)
CLEAN = _rule(
    "art2.clean",
    2,
    "每季度清洗锅炉一次",
    Recur(
        "每季度清洗一次",
        "cleaned every quarter",
        by=Actor.COURT,
        act=_VISITED,
        since=_LATER,
        period_end=ChosenMoment.by(
            CYCLE,
            {
                "calendar": PeriodEnd(_LATER, months=3, calendar=True),
                "from-use": PeriodEnd(_LATER, months=3, calendar=False),
            },
        ),
    ),
)
CARE = _rule(
    "art3.care",
    3,
    "应定期保养锅炉",
    Recur(
        "定期保养",
        "maintained periodically",
        by=Actor.COURT,
        act=_VISITED,
        since=used_from,
        period_end=Unnumbered(prompt=False, zh="定期", en="periodically"),
    ),
)

BOILER_ROOM = Procedure(
    id="boiler_room",
    instrument=INSTRUMENT,
    roots=(ROOM,),
    rules=(INSPECT, CLEAN, CARE),
    readings=(CYCLE, GRACE),
    commencement=Commencement(day=Fixed(date(2024, 1, 1)), acts=((BOILER, used_from),)),
)
