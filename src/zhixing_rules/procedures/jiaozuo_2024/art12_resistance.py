"""第十二条　暴力抗法与执行活动 · Resistance, and large operations.

    第十二条 以暴力、威胁方法妨害或者抗拒人民法院执行的，公安机关接到报警后，应当立即出警，依法处置。
    人民法院开展规模较大的案件执行活动，应当制定执行预案，并通报当地公安机关。需要公安机关维持执行现场秩序、预防暴力抗法的，
    应及时请求公安机关派员到场。

立即 is never the three working days known from other regions, which concern query results.

Readings: at-once, promptly, large-operation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.language import (
    IMMEDIATELY,
    TRUE,
    Actor,
    Basis,
    Chosen,
    ChosenMoment,
    Days,
    Perform,
    Remedy,
    Rule,
    Window,
    all_of,
    any_of,
    happened,
)
from zhixing_rules.procedures.fields import incident, operation
from zhixing_rules.procedures.fields.subjects import INCIDENT, OPERATION
from zhixing_rules.procedures.jiaozuo_2024 import readings
from zhixing_rules.procedures.jiaozuo_2024.opinion import OPINION
from zhixing_rules.procedures.jiaozuo_2024.shared_terms import NO_BEGINNING

if TYPE_CHECKING:
    from zhixing_rules.language import Condition

NEXT_DAY = incident.reported_on.after(
    Days(1), Basis("刑事诉讼法第八十五条第二款：至迟不得超过二十四小时", "刑事诉讼法 art. 85 para. 2: at most 24 hours")
)
"""The last day on which 24 hours can end, as the record has no times of day. A rest day does not move it."""

SAME_DAY = incident.dispatched_on <= incident.reported_on

DISPATCH = Rule(
    id="art12.p1.dispatch",
    brief_zh="立即出警、依法处置",
    brief_en="dispatch officers and deal with it",
    cite=OPINION.at(12, 1),
    quote="公安机关接到报警后，应当立即出警",
    per=INCIDENT,
    when=all_of(happened(incident.reported_on), incident.violent),
    then=Perform(
        "接到报警后立即出警，依法处置",
        "the police respond immediately when violence or threats are reported",
        by=Actor.POLICE,
        done=incident.dispatched_on,
        within=Window(
            after=incident.reported_on,
            closes=ChosenMoment.by(
                readings.AT_ONCE, {"next-day-end": NEXT_DAY, "no-number": IMMEDIATELY, "hours-24": NEXT_DAY}
            ),
        ),
        provided=Chosen.by(
            readings.AT_ONCE,
            {
                "next-day-end": any_of(SAME_DAY, incident.dispatched_at_once),
                "no-number": TRUE,
                "hours-24": any_of(SAME_DAY, incident.within_24_hours),
            },
        ),
    ),
    remedy=Remedy(
        "再次报警并书面函告公安机关", "report it again and write to the police organ", by=Actor.COURT, to=Actor.POLICE
    ),
    see=(readings.PROMPTLY,),
)


def _before_start(first: Condition) -> Window:
    """Return the window up to the day of the start; on that day, only an act before the start is in time."""
    return Window(after=NO_BEGINNING, closes=operation.starts_on, last_day=first)


PREPLAN = Rule(
    id="art12.p2.preplan",
    cite=OPINION.at(12, 2),
    quote="应当制定执行预案",
    per=OPERATION,
    when=operation.large,
    then=Perform(
        "制定执行预案",
        "the court draws up a plan of the operation",
        by=Actor.COURT,
        done=operation.plan_made_on,
        within=_before_start(operation.plan_first),
    ),
    remedy=Remedy("未制定预案的，暂缓开展或补制", "postpone the operation, or draw up the plan", by=Actor.COURT),
    see=(readings.LARGE_OPERATION,),
)

NOTICE = Rule(
    id="art12.p2.notice",
    cite=OPINION.at(12, 2),
    quote="并通报当地公安机关",
    per=OPERATION,
    when=operation.large,
    then=Perform(
        "通报当地公安机关",
        "the local police are notified of the operation",
        by=Actor.COURT,
        done=operation.police_told_on,
        within=_before_start(operation.told_first),
    ),
    remedy=Remedy("立即通报当地公安机关", "notify the local police immediately", by=Actor.COURT, to=Actor.POLICE),
    see=(readings.LARGE_OPERATION,),
)

PRESENCE = Rule(
    id="art12.p2.presence",
    cite=OPINION.at(12, 2),
    quote="应及时请求公安机关派员到场",
    per=OPERATION,
    when=operation.presence_needed,
    then=Perform(
        "请求公安机关派员到场",
        "the court requests police officers on site",
        by=Actor.COURT,
        done=operation.presence_requested_on,
        within=_before_start(operation.requested_first),
    ),
    remedy=Remedy("立即请求派员", "request officers immediately", by=Actor.COURT, to=Actor.POLICE),
    see=(readings.LARGE_OPERATION,),
)

RULES = (DISPATCH, PREPLAN, NOTICE, PRESENCE)
