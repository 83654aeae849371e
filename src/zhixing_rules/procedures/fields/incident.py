"""Fields of an incident of resistance that is reported to the police."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.language import Occurrence, event, flag
from zhixing_rules.procedures.fields.subjects import INCIDENT

if TYPE_CHECKING:
    from zhixing_rules.language import Event, Flag

violent: Flag = flag(INCIDENT, "violent")
reported_on: Event = event(INCIDENT, "reported_on")
dispatched_on: Event = event(INCIDENT, "dispatched_on")
dispatched_at_once: Flag = flag(INCIDENT, "dispatched_at_once", judgment=True)
within_24_hours: Flag = flag(INCIDENT, "within_24_hours")
handled_on: Event = event(
    INCIDENT,
    "handled_on",
    Occurrence.of(
        "已紧急处置完毕", "尚未紧急处置完毕", "the emergency has been handled", "the emergency has not yet been handled"
    ),
)
registered_on: Event = event(
    INCIDENT,
    "registered_on",
    Occurrence.of(
        "已完成接报案登记",
        "尚未完成接报案登记",
        "the report has been registered",
        "the report has not yet been registered",
    ),
)
filed_on: Event = event(
    INCIDENT,
    "filed_on",
    Occurrence.of(
        "已作为治安案件立案",
        "尚未作为治安案件立案",
        "the police have filed the case",
        "the police have not yet filed the case",
    ),
)
answered_on: Event = event(
    INCIDENT,
    "answered_on",
    Occurrence.of(
        "已告知不属于违反治安管理行为",
        "尚未告知不属于违反治安管理行为",
        "the court has been told that it is no offence",
        "the court has not yet been told that it is no offence",
    ),
)
administrative_penalty_on: Event = event(
    INCIDENT,
    "administrative_penalty_on",
    Occurrence.of(
        "已作出治安管理处罚决定",
        "尚未作出治安管理处罚决定",
        "the administrative penalty has been decided",
        "the administrative penalty has not yet been decided",
    ),
)
