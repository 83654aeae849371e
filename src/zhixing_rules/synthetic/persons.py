"""Synthetic persons of a case, and the instrument that is enforced against them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules.records.synthetic_values import ADDRESSES, NAMES, TELEPHONES, credit_code, resident_number

if TYPE_CHECKING:
    from zhixing_rules.synthetic.sampler import JsonObject, Sampler

__all__ = ["basis", "persons"]

_SEXES: Final = ("男", "女")
_BIRTH_DATES: Final = tuple(f"{year}{month:02}15" for year in range(1950, 2005) for month in (1, 6, 11))
_MAX_PERSONS: Final = 4
_NUMBERS: Final = {
    person: tuple(resident_number(born, order) for born in _BIRTH_DATES for order in (person, person + _MAX_PERSONS))
    for person in range(1, _MAX_PERSONS + 1)
}
"""The resident numbers of the first to the last person of a case, so that no two have the same."""
_CODES: Final = tuple(credit_code(order) for order in range(1, 801))
_UNIT_NAMES: Final = tuple(f"测试{stem}有限公司" for stem in "甲乙丙丁戊己庚辛")
_NEEDS_RULING: Final = frozenset({"mediation", "payment_order", "award", "notarised_debt", "other"})


def persons(sampler: Sampler) -> list[JsonObject]:
    """Return one to four persons, the debtor first."""
    if sampler.happens("unit debtor"):
        role: JsonObject = {
            "kind": "legal_representative",
            "unit": "p1",
            "evidenced": sampler.happens("role evidenced"),
        }
        records = [_unit(sampler), _natural_person(sampler, 2, debtor=False, roles=[role])]
    else:
        records = [_natural_person(sampler, 1, debtor=True, roles=[])]
        if sampler.happens("spouse"):
            records.append(_natural_person(sampler, 2, debtor=False, roles=[{"kind": "spouse", "evidenced": True}]))
    if sampler.happens("guarantor"):
        records.append(_natural_person(sampler, len(records) + 1, debtor=True, roles=[]))
        if sampler.happens("guarantor"):
            records.append(_natural_person(sampler, len(records) + 1, debtor=False, roles=[{"kind": "guarantor"}]))
    return records


def _natural_person(sampler: Sampler, number: int, *, debtor: bool, roles: list[JsonObject]) -> JsonObject:
    return {
        "id": f"p{number}",
        "kind": "natural",
        "debtor": debtor,
        "roles": roles,
        "name": sampler.pick(NAMES),
        "sex": sampler.pick(_SEXES),
        "resident_number": sampler.pick(_NUMBERS[number]),
        "address": sampler.pick(ADDRESSES),
        "telephone": sampler.pick(TELEPHONES),
        "listed_dishonest": debtor and sampler.happens("listed"),
    }


def _unit(sampler: Sampler) -> JsonObject:
    return {
        "id": "p1",
        "kind": "unit",
        "debtor": True,
        "roles": [],
        "name": sampler.pick(_UNIT_NAMES),
        "credit_code": sampler.pick(_CODES),
        "address": sampler.pick(ADDRESSES),
        "telephone": sampler.pick(TELEPHONES),
        "listed_dishonest": sampler.happens("listed"),
    }


def basis(sampler: Sampler) -> JsonObject:
    """Return the enforced instrument."""
    kind = sampler.pick_word("basis")
    record: JsonObject = {
        "kind": kind,
        "effective": sampler.happens("in order"),
        "enforceable": sampler.happens("in order"),
    }
    if kind in _NEEDS_RULING and sampler.happens("mostly so"):
        sampler.record_day(record, "ruling_made_on", sampler.later(sampler.accepted, "approval"))
    return record
