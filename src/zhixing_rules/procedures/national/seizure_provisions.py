"""最高人民法院关于人民法院民事执行中查封、扣押、冻结财产的规定 · Provisions on sealing, seizing and freezing property.

第二十六条第一款 对已被人民法院查封、扣押、冻结的财产，其他人民法院可以进行轮候查封、扣押、冻结。查封、扣押、冻结解除
的，登记在先的轮候查封、扣押、冻结即自动生效。
第二十七条第一款 查封、扣押、冻结期限届满，人民法院未办理延期手续的，查封、扣押、冻结的效力消灭。

A seal of movables lasts at most two years (民诉法解释 art. 485), and its last day is never moved.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from zhixing_rules.language import (
    Basis,
    Coalesce,
    Earliest,
    Fixed,
    IfElse,
    Months,
    Named,
    Note,
    Rule,
    all_of,
    any_of,
    not_,
)
from zhixing_rules.procedures.fields import vehicle
from zhixing_rules.procedures.fields.subjects import VEHICLE
from zhixing_rules.procedures.national.shared_terms import source

if TYPE_CHECKING:
    from zhixing_rules.language import Condition, Moment

_LAW = source("cfkd-2020")

_LAW_TWO_YEARS = Basis(
    "民诉法解释第四百八十五条：查封动产的期限不得超过两年，可以续行",
    "民诉法解释 art. 485: at most two years, renewable",
)
_LAW_PRINTED = Basis("法律文书载明查封期限的，从其载明", "the term printed in the document prevails", "B")
_NO_END = Fixed(date.max)


def is_sealed_on(day: Moment) -> Condition:
    """Return whether a court's seal of a vehicle is in effect on a day.

    A seal that waits behind another (轮候) has no effect, but the one before it has; once that is lifted, it takes
    effect itself. A seal that has expired is not renewed: its effect is gone (art. 27).
    """
    queued = all_of(vehicle.queue_entry.recorded(settled=day), vehicle.queued)
    begins = Named(
        IfElse(queued, vehicle.took_effect_on, vehicle.sealed_on), "查封生效日", "the day the seal took effect"
    )
    printed = Coalesce(vehicle.seal_ends_on, _NO_END, day, _LAW_PRINTED)

    def end(since: Moment, zh: str, en: str) -> Moment:
        return Named(Earliest((printed, since.after(Months(24), _LAW_TWO_YEARS)), _LAW_TWO_YEARS), zh, en)

    first_end = end(begins, "查封届满日", "the last day of the seal")
    renewed_end = end(vehicle.renewed_on, "续行后的查封届满日", "the last day of the renewed seal")
    within_term = any_of(
        all_of(day < vehicle.renewed_on, day <= first_end),
        all_of(vehicle.renewed_on <= day, vehicle.renewed_in_time, day <= renewed_end),
        all_of(vehicle.renewed_on.recorded(settled=day), day < vehicle.renewed_on, vehicle.renewed_in_time),
    )
    return any_of(
        all_of(queued, day < vehicle.took_effect_on),
        all_of(begins <= day, within_term, not_(vehicle.unsealed_on <= day)),
    )


QUEUE = Rule(
    id="cf.26.queue",
    cite=_LAW.text.at(26, 1),
    quote="查封、扣押、冻结解除的，登记在先的轮候查封、扣押、冻结即自动生效。",
    per=VEHICLE,
    then=Note(
        "轮候查封在先查封解除时生效",
        "a seal in waiting takes effect when the one before it is lifted",
        "系查封效力的规定，不能单独违反；生效之前，发现车辆的通知应向在先查封的法院作出",
        "a rule on the effect of a seal, which is not breached by itself; until it takes effect, the court whose seal "
        "is in effect is the one to be told that the vehicle was found",
    ),
    **_LAW.common(),
)

LAPSE = Rule(
    id="cf.27.lapse",
    cite=_LAW.text.at(27, 1),
    quote="查封、扣押、冻结期限届满，人民法院未办理延期手续的，查封、扣押、冻结的效力消灭。",
    per=VEHICLE,
    then=Note(
        "查封期限届满未续行的，效力消灭",
        "a seal that is not renewed before its end has no effect any more",
        "系查封效力的规定，不能单独违反；查封动产的期限不得超过两年（民诉法解释第四百八十五条），末日不顺延",
        "a rule on the effect of a seal, which is not breached by itself; movables are sealed for at most two years "
        "(民诉法解释 art. 485), and the last day is not moved",
    ),
    **_LAW.common(),
)

RULES = (QUEUE, LAPSE)
