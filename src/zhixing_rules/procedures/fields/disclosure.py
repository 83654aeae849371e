"""Facts of a disclosure."""

from __future__ import annotations

from zhixing_rules.language import day, derived, flag, text
from zhixing_rules.procedures.fields.subjects import DISCLOSURE

disclosed_on = day(DISCLOSURE, "disclosed_on")
recipient = text(DISCLOSURE, "recipient")
tracing = derived(flag(DISCLOSURE, "gives_tracing"), "含查控信息", "it holds tracing information", "tracing")
basis = text(DISCLOSURE, "basis")
basis_verified = derived(
    flag(DISCLOSURE, "basis_confirmed"), "依据已核实", "the basis has been verified", "basis_verified"
)
basis_upheld = flag(DISCLOSURE, "basis_upheld", judgment=True)
