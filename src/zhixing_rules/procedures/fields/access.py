"""Facts of a handling of tracing information."""

from __future__ import annotations

from zhixing_rules.language import day, flag
from zhixing_rules.procedures.fields.subjects import ACCESS

accessed_on = day(ACCESS, "accessed_on")
by_keeper = flag(ACCESS, "by_keeper")
