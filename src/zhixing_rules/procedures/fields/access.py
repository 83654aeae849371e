"""Fields of an access to tracing information."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.language import day, flag
from zhixing_rules.procedures.fields.subjects import ACCESS

if TYPE_CHECKING:
    from zhixing_rules.language import Day, Flag

accessed_on: Day = day(ACCESS, "accessed_on")
by_keeper: Flag = flag(ACCESS, "by_keeper")
