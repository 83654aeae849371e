"""Facts of a sealed vehicle that the police come upon."""

from __future__ import annotations

from zhixing_rules.language import day, event, flag, text
from zhixing_rules.procedures.fields.subjects import VEHICLE

found_during = text(VEHICLE, "found_during")
found_on = day(VEHICLE, "found_on")
sealed_on = event(VEHICLE, "sealed_on")
renewed_on = event(VEHICLE, "renewed_on")
renewed_in_time = flag(VEHICLE, "renewed_in_time")
seal_ends_on = day(VEHICLE, "seal_ends_on")
unsealed_on = event(VEHICLE, "unsealed_on")
notified_on = event(VEHICLE, "notified_on")
attended_on = event(VEHICLE, "attended_on")
held = flag(VEHICLE, "held")
handed_over_on = event(VEHICLE, "handed_over_on")
