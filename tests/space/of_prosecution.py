"""The space of arrest in a private prosecution (art 10)."""

from __future__ import annotations

from space.axes import event, judgment, manner
from space.space import Space
from space.templates import at, case, prosecution

__all__ = ["SPACES"]

ARREST = Space(
    name="arrest",
    path="/private_prosecutions/0",
    rules=("art10.arrest", "art17.commencement"),
    template=case(private_prosecutions=[prosecution()]),
    axes=(
        event(
            "private_prosecutions.0.arrest_decided_on",
            "2024-10-09",
            "2024-10-10",
            "2025-01-07",
            "2025-01-08",
            "2025-01-09",
        ),
        event("private_prosecutions.0.executed_on", "2025-01-06", "2025-01-07", "2025-01-08", "2025-01-09"),
        manner("private_prosecutions.0.executed_by", "police", "court", "other"),
        judgment("private_prosecutions.0.arrest_conditions_met"),
    ),
    moments=(
        *at("2025-01-06", None, "2025-01-06"),
        *at("2025-01-08", None, "2024-10-08", "2025-01-06", "2025-01-07", "2025-01-08", "2025-01-09"),
        *at("2025-02-10", None, "2025-02-10"),
    ),
)

SPACES = (ARREST,)
