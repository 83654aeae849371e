"""Fields of a disclosure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.language import day, derived, flag, text
from zhixing_rules.procedures.fields.subjects import DISCLOSURE

if TYPE_CHECKING:
    from zhixing_rules.language import Day, Flag, Text

disclosed_on: Day = day(DISCLOSURE, "disclosed_on")
recipient: Text = text(DISCLOSURE, "recipient")
tracing: Flag = derived(flag(DISCLOSURE, "gives_tracing"), "含查控信息", "it contains tracing information", "tracing")
basis: Text = text(DISCLOSURE, "basis")
basis_verified: Flag = derived(
    flag(DISCLOSURE, "basis_confirmed"), "依据已核实", "the basis has been verified", "basis_verified"
)
basis_upheld: Flag = flag(DISCLOSURE, "basis_upheld", judgment=True)
