"""Facts of resistance to the enforcement that is reported to the police."""

from __future__ import annotations

from zhixing_rules.language import event, flag
from zhixing_rules.procedures.fields.subjects import INCIDENT

violent = flag(INCIDENT, "violent")
reported_on = event(INCIDENT, "reported_on")
dispatched_on = event(INCIDENT, "dispatched_on")
