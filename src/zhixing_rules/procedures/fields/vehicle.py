"""Fields of a sealed vehicle found by the police."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.language import Occurrence, day, derived, event, flag, present, text
from zhixing_rules.procedures.fields.subjects import VEHICLE

if TYPE_CHECKING:
    from zhixing_rules.language import Day, Event, Flag, Present, Text

found_during: Text = text(VEHICLE, "found_during")
found_on: Day = day(VEHICLE, "found_on")
sealed_on: Event = event(
    VEHICLE,
    "sealed_on",
    Occurrence.of("法院已查封", "法院尚未查封", "the court has sealed it", "the court has not yet sealed it"),
)
renewed_on: Event = event(
    VEHICLE,
    "renewed_on",
    Occurrence.of("已续行查封", "尚未续行查封", "the seal has been renewed", "the seal has not yet been renewed"),
)
renewed_in_time: Flag = flag(VEHICLE, "renewed_in_time")
seal_ends_on: Day = day(VEHICLE, "seal_ends_on")
unsealed_on: Event = event(VEHICLE, "unsealed_on")
notified_on: Event = event(
    VEHICLE,
    "notified_on",
    Occurrence.of(
        "公安机关已通知法院",
        "公安机关尚未通知法院",
        "the police have notified the court",
        "the police have not yet notified the court",
    ),
)
attended_on: Event = event(
    VEHICLE,
    "attended_on",
    Occurrence.of(
        "法院已派员到场", "法院尚未派员到场", "the court's staff have arrived", "the court's staff have not yet arrived"
    ),
)
held: Flag = flag(VEHICLE, "held")
handed_over_on: Event = event(VEHICLE, "handed_over_on")
queued: Flag = flag(VEHICLE, "queued")
queue_entry: Present = derived(present(VEHICLE, "queued"), "轮候查封", "a seal in waiting", "queued")
took_effect_on: Event = event(
    VEHICLE,
    "took_effect_on",
    Occurrence.of(
        "轮候查封已生效",
        "轮候查封尚未生效",
        "the waiting seal has taken effect",
        "the waiting seal has not yet taken effect",
    ),
)
sealing_court: Text = text(VEHICLE, "sealing_court")
registry_served_on: Event = event(
    VEHICLE,
    "registry_served_on",
    Occurrence.of(
        "协助执行通知书已送达车辆管理所",
        "协助执行通知书尚未送达车辆管理所",
        "the vehicle registry has been served",
        "the vehicle registry has not yet been served",
    ),
)
transfer_registered_on: Event = event(
    VEHICLE,
    "transfer_registered_on",
    Occurrence.of(
        "已办理转让登记", "尚未办理转让登记", "a transfer has been registered", "a transfer has not yet been registered"
    ),
)
