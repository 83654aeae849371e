"""Invented persons of a case, and the paper that is being enforced against them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules.records.synthetic_values import ADDRESSES, NAMES, TELEPHONES, credit_code, resident_number

if TYPE_CHECKING:
    from zhixing_rules.synthetic.sampler import Docket, Facts

__all__ = ["basis", "persons"]

_SEXES: Final = ("男", "女")
_BORN: Final = tuple(f"{year}{month:02}15" for year in range(1950, 2005) for month in (1, 6, 11))
_NUMBERS: Final = tuple(resident_number(born, order) for born in _BORN for order in range(1, 9))
_CODES: Final = tuple(credit_code(order) for order in range(1, 801))
_UNITS: Final = tuple(f"测试{stem}有限公司" for stem in "甲乙丙丁戊己庚辛")
_NEEDS_RULING: Final = frozenset({"mediation", "payment_order", "award", "notarised_debt", "other"})


def persons(docket: Docket) -> list[Facts]:
    """One to four persons: the debtor first."""
    if docket.often("unit debtor"):
        role: Facts = {"kind": "legal_representative", "unit": "p1", "evidenced": docket.often("role evidenced")}
        made = [_unit(docket), _natural(docket, 2, debtor=False, roles=[role])]
    else:
        made = [_natural(docket, 1, debtor=True, roles=[])]
        if docket.often("spouse"):
            made.append(_natural(docket, 2, debtor=False, roles=[{"kind": "spouse", "evidenced": True}]))
    if docket.often("guarantor"):
        made.append(_natural(docket, len(made) + 1, debtor=True, roles=[]))
        if docket.often("guarantor"):
            made.append(_natural(docket, len(made) + 1, debtor=False, roles=[{"kind": "guarantor"}]))
    return made


def _natural(docket: Docket, number: int, *, debtor: bool, roles: list[Facts]) -> Facts:
    return {
        "id": f"p{number}",
        "kind": "natural",
        "debtor": debtor,
        "roles": roles,
        "name": docket.of(NAMES),
        "sex": docket.of(_SEXES),
        "resident_number": docket.of(_NUMBERS),
        "address": docket.of(ADDRESSES),
        "telephone": docket.of(TELEPHONES),
        "listed_dishonest": debtor and docket.often("listed"),
    }


def _unit(docket: Docket) -> Facts:
    return {
        "id": "p1",
        "kind": "unit",
        "debtor": True,
        "roles": [],
        "name": docket.of(_UNITS),
        "credit_code": docket.of(_CODES),
        "address": docket.of(ADDRESSES),
        "telephone": docket.of(TELEPHONES),
        "listed_dishonest": docket.often("listed"),
    }


def basis(docket: Docket) -> Facts:
    """The paper that is being enforced."""
    kind = docket.word("basis")
    made: Facts = {"kind": kind, "effective": docket.often("in order"), "enforceable": docket.often("in order")}
    if kind in _NEEDS_RULING and docket.often("mostly so"):
        docket.put(made, "ruling_made_on", docket.later(docket.first, "approval"))
    return made
