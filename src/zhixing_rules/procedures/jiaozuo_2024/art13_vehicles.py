"""第十三条　查封车辆 · Sealed vehicles found by the police.

    第十三条 公安机关在进行路检、临检等日常执勤执法过程中发现人民法院依法查封的车辆，及时通知人民法院，人民法院应当立即
    派员赶赴现场，办理交接手续。
    公安机关在办理车辆年检、转移登记的过程中发现上述车辆的，及时通知人民法院派员赶赴现场。

The two ways of discovery differ: only the first paragraph requires a handover and 立即.

Readings: promptly, seal-live, vehicle-hold, registration-handover, commencement-act.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.language import (
    FALSE,
    IMMEDIATELY,
    TRUE,
    UNTIMED,
    Actor,
    Basis,
    Chosen,
    ChosenMoment,
    Coalesce,
    Earliest,
    Months,
    Named,
    Perform,
    Remedy,
    Rule,
    Window,
    all_of,
    any_of,
    happened,
    not_,
)
from zhixing_rules.procedures.fields import vehicle
from zhixing_rules.procedures.fields.subjects import VEHICLE
from zhixing_rules.procedures.jiaozuo_2024 import readings
from zhixing_rules.procedures.jiaozuo_2024.opinion import OPINION
from zhixing_rules.procedures.jiaozuo_2024.shared_terms import NO_END, act_of_step, promptly

if TYPE_CHECKING:
    from zhixing_rules.language import Condition, Moment

_LAW_TWO_YEARS = Basis(
    "民诉法解释第四百八十五条：查封动产的期限不得超过两年，可以续行",
    "民诉法解释 art. 485: at most two years, renewable",
)
_LAW_PRINTED = Basis("法律文书载明查封期限的，从其载明", "the term printed in the document prevails", "B")


def _last_day(begins: Moment, zh: str, en: str) -> Moment:
    """Return the stated last day, but at most two years after the seal or its last renewal."""
    printed = Coalesce(vehicle.seal_ends_on, NO_END, vehicle.found_on, _LAW_PRINTED)
    return Named(Earliest((printed, begins.after(Months(24), _LAW_TWO_YEARS)), _LAW_TWO_YEARS), zh, en)


_FIRST_END = _last_day(vehicle.sealed_on, "查封届满日", "the last day of the seal")
_RENEWED_END = _last_day(vehicle.renewed_on, "续行后的查封届满日", "the last day of the renewed seal")

_LIVE = any_of(
    all_of(vehicle.found_on < vehicle.renewed_on, vehicle.found_on <= _FIRST_END),
    all_of(vehicle.renewed_on <= vehicle.found_on, vehicle.renewed_in_time, vehicle.found_on <= _RENEWED_END),
    all_of(
        vehicle.renewed_on.recorded(settled=vehicle.found_on),
        vehicle.found_on < vehicle.renewed_on,
        vehicle.renewed_in_time,
    ),
)
"""Within the first term, or within the renewed term, or renewed later and every time before the expiry.

Only the last renewal is recorded, so a separate field records whether every renewal was in time; an expired seal cannot
be renewed.
"""

_SEALED: Condition = Chosen.by(
    readings.SEAL_LIVE,
    {
        "live-seal-only": all_of(_LIVE, not_(vehicle.unsealed_on < vehicle.found_on)),
        "any-seal": TRUE,
    },
)
"""人民法院依法查封的车辆, on the day on which the vehicle is found; the record holds only vehicles sealed by then."""

_ON_PATROL = all_of(happened(vehicle.found_on), vehicle.found_during.is_("patrol"), _SEALED)
_AT_REGISTRATION = all_of(happened(vehicle.found_on), vehicle.found_during.is_("inspection", "transfer"), _SEALED)

_REMIND_POLICE = Remedy(
    "商请公安机关立即通知并说明",
    "ask the police to notify the court immediately and to explain",
    by=Actor.COURT,
    to=Actor.POLICE,
)
_SEND_STAFF = Remedy("立即派员赶赴现场", "send staff immediately", by=Actor.COURT)
_NOTIFY = Perform(
    "及时通知人民法院",
    "the police notify the court",
    by=Actor.POLICE,
    done=vehicle.notified_on,
    within=Window(after=vehicle.found_on, closes=promptly(vehicle.found_on)),
)

PATROL_NOTIFY = Rule(
    id="art13.p1.notify",
    cite=OPINION.at(13, 1),
    quote="发现人民法院依法查封的车辆，及时通知人民法院",
    per=VEHICLE,
    when=_ON_PATROL,
    then=_NOTIFY,
    remedy=_REMIND_POLICE,
)

PATROL_ATTEND = Rule(
    id="art13.p1.attend",
    cite=OPINION.at(13, 1),
    quote="人民法院应当立即派员赶赴现场",
    per=VEHICLE,
    act=act_of_step(vehicle.notified_on, vehicle.found_on),
    when=all_of(_ON_PATROL, happened(vehicle.notified_on)),
    then=Perform(
        "立即派员赶赴现场",
        "the court sends staff immediately",
        by=Actor.COURT,
        done=vehicle.attended_on,
        within=Window(after=vehicle.notified_on, closes=IMMEDIATELY),
    ),
    remedy=_SEND_STAFF,
    see=(readings.PROMPTLY,),
)

HANDOVER = Rule(
    id="art13.p1.handover",
    cite=OPINION.at(13, 1),
    quote="办理交接手续",
    per=VEHICLE,
    act=act_of_step(vehicle.attended_on, vehicle.found_on),
    when=all_of(
        any_of(
            _ON_PATROL,
            Chosen.by(readings.REGISTRATION_HANDOVER, {"literal": FALSE, "as-13-1": _AT_REGISTRATION}),
        ),
        happened(vehicle.attended_on),
    ),
    then=Perform(
        "办理车辆交接手续",
        "the handover of the vehicle is completed",
        by=Actor.COURT,
        done=vehicle.handed_over_on,
        within=Window(after=vehicle.attended_on, closes=UNTIMED),
        provided=Chosen.by(readings.VEHICLE_HOLD, {"held-until-handover": vehicle.held, "notify-only": TRUE}),
    ),
    remedy=Remedy(
        "补办交接手续；车辆未予留置的，说明去向",
        "complete the handover; if the vehicle was not held, explain where it is",
        by=Actor.COURT,
        to=Actor.POLICE,
    ),
)

REGISTRATION_NOTIFY = Rule(
    id="art13.p2.notify",
    cite=OPINION.at(13, 2),
    quote="发现上述车辆的，及时通知人民法院",
    per=VEHICLE,
    when=_AT_REGISTRATION,
    then=_NOTIFY,
    remedy=_REMIND_POLICE,
)

REGISTRATION_ATTEND = Rule(
    id="art13.p2.attend",
    cite=OPINION.at(13, 2),
    quote="通知人民法院派员赶赴现场",
    per=VEHICLE,
    act=act_of_step(vehicle.notified_on, vehicle.found_on),
    when=all_of(_AT_REGISTRATION, happened(vehicle.notified_on)),
    then=Perform(
        "派员赶赴现场",
        "the court sends staff",
        by=Actor.COURT,
        done=vehicle.attended_on,
        within=Window(
            after=vehicle.notified_on,
            closes=ChosenMoment.by(
                readings.REGISTRATION_HANDOVER,
                {"literal": promptly(vehicle.notified_on), "as-13-1": IMMEDIATELY},
            ),
        ),
    ),
    remedy=_SEND_STAFF,
)

RULES = (PATROL_NOTIFY, PATROL_ATTEND, HANDOVER, REGISTRATION_NOTIFY, REGISTRATION_ATTEND)
