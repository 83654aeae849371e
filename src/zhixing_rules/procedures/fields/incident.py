"""Fields of an incident of resistance that is reported to the police."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.language import event, flag
from zhixing_rules.procedures.fields.subjects import INCIDENT

if TYPE_CHECKING:
    from zhixing_rules.language import Event, Flag

violent: Flag = flag(INCIDENT, "violent")
reported_on: Event = event(INCIDENT, "reported_on")
dispatched_on: Event = event(INCIDENT, "dispatched_on")
dispatched_at_once: Flag = flag(INCIDENT, "dispatched_at_once", judgment=True)
within_24_hours: Flag = flag(INCIDENT, "within_24_hours")
