"""Fields of an enforcement operation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.language import Occurrence, event, flag
from zhixing_rules.procedures.fields.subjects import OPERATION

if TYPE_CHECKING:
    from zhixing_rules.language import Event, Flag

large: Flag = flag(OPERATION, "large", judgment=True)
starts_on: Event = event(
    OPERATION,
    "starts_on",
    Occurrence.of(
        "执行活动已开始", "执行活动尚未开始", "the operation has started", "the operation has not yet started"
    ),
)
plan_made_on: Event = event(OPERATION, "plan_made_on")
plan_first: Flag = flag(OPERATION, "plan_first")
police_told_on: Event = event(OPERATION, "police_told_on")
told_first: Flag = flag(OPERATION, "told_first")
presence_needed: Flag = flag(OPERATION, "presence_needed", judgment=True)
presence_requested_on: Event = event(OPERATION, "presence_requested_on")
requested_first: Flag = flag(OPERATION, "requested_first")
