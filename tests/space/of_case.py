"""Spaces of the case as a whole: its number and the enforced document (art 15, annex, notice)."""

from __future__ import annotations

from space.axes import event, fact, flag
from space.space import Space
from space.templates import at, case

__all__ = ["SPACES"]

_NUMBERS = (
    *(f"（2024）{court}{kind}1号" for court in ("豫08", "豫0822", "豫0402") for kind in ("执", "民初")),
    *(f"（2024）豫0822{kind}1号" for kind in ("执恢", "执保", "执异", "执复", "执监", "执协", "执他", "司惩")),
)

NUMBER = Space(
    name="case number",
    path="",
    rules=("notice.addressee", "annex.case-number"),
    template=case(),
    axes=(fact("case_number", *_NUMBERS),),
    moments=(*at("2024-10-09", None, "2024-10-09"), *at("2025-01-07", None, "2025-01-06", "2025-01-07")),
)
INSTRUMENT = Space(
    name="instrument",
    path="",
    rules=("art15.instrument",),
    template=case(),
    axes=(
        fact("basis.kind", "judgment", "ruling", "payment_order", "mediation", "award", "notarised_debt", "other"),
        flag("basis.effective"),
        flag("basis.enforceable"),
        event("basis.ruling_made_on", "2025-01-06", "2025-01-07", "2025-01-08"),
    ),
    moments=at("2025-01-07", None, "2025-01-05", "2025-01-06", "2025-01-07", "2025-01-08", "2025-03-03"),
)
NO_BASIS = Space(
    name="instrument, basis recorded or not",
    path="",
    rules=("art15.instrument",),
    template=case(),
    axes=(
        fact(
            "basis",
            {"kind": "judgment", "effective": True, "enforceable": True},
            {"kind": "judgment", "effective": True, "enforceable": False},
            {"kind": "award", "effective": True, "enforceable": True, "ruling_made_on": "2025-01-06"},
        ),
    ),
    moments=at("2025-01-07", None, "2025-01-06", "2025-01-07"),
)

SPACES = (NUMBER, INSTRUMENT, NO_BASIS)
