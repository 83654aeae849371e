"""Fields of an access to tracing information."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.language import Occurrence, day, flag
from zhixing_rules.procedures.fields.subjects import ACCESS

if TYPE_CHECKING:
    from zhixing_rules.language import Day, Flag

accessed_on: Day = day(
    ACCESS,
    "accessed_on",
    Occurrence.of("已有经办", "尚未经办", "the access has taken place", "the access has not yet taken place"),
)
by_keeper: Flag = flag(ACCESS, "by_keeper")
