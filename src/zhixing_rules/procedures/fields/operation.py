"""Facts of an enforcement operation."""

from __future__ import annotations

from zhixing_rules.language import event, flag
from zhixing_rules.procedures.fields.subjects import OPERATION

large = flag(OPERATION, "large", judgment=True)
starts_on = event(OPERATION, "starts_on")
plan_made_on = event(OPERATION, "plan_made_on")
plan_first = flag(OPERATION, "plan_first")
police_told_on = event(OPERATION, "police_told_on")
told_first = flag(OPERATION, "told_first")
presence_needed = flag(OPERATION, "presence_needed", judgment=True)
presence_requested_on = event(OPERATION, "presence_requested_on")
requested_first = flag(OPERATION, "requested_first")
