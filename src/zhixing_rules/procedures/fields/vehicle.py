"""Fields of a sealed vehicle found by the police."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.language import day, event, flag, text
from zhixing_rules.procedures.fields.subjects import VEHICLE

if TYPE_CHECKING:
    from zhixing_rules.language import Day, Event, Flag, Text

found_during: Text = text(VEHICLE, "found_during")
found_on: Day = day(VEHICLE, "found_on")
sealed_on: Event = event(VEHICLE, "sealed_on")
renewed_on: Event = event(VEHICLE, "renewed_on")
renewed_in_time: Flag = flag(VEHICLE, "renewed_in_time")
seal_ends_on: Day = day(VEHICLE, "seal_ends_on")
unsealed_on: Event = event(VEHICLE, "unsealed_on")
notified_on: Event = event(VEHICLE, "notified_on")
attended_on: Event = event(VEHICLE, "attended_on")
held: Flag = flag(VEHICLE, "held")
handed_over_on: Event = event(VEHICLE, "handed_over_on")
