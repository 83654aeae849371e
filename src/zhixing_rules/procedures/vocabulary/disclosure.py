"""Facts of a disclosure."""

from __future__ import annotations

from zhixing_rules.language import day, flag, text
from zhixing_rules.procedures.vocabulary.subjects import DISCLOSURE

disclosed_on = day(DISCLOSURE, "disclosed_on")
recipient = text(DISCLOSURE, "recipient")
tracing = flag(DISCLOSURE, "tracing")
basis = text(DISCLOSURE, "basis")
basis_verified = flag(DISCLOSURE, "basis_verified", judgment=True)
