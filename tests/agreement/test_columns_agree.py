"""Columns and one-by-one judging give the same verdicts and due days on generated records."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import pytest

from support.amendments import AMENDED
from support.columns import disagreements
from support.effort import mostly_deep, scaled
from support.records import cases, mechanisms
from support.samples import drawn
from support.tiny_office import LEDGER, TINY_OFFICE
from zhixing_rules import JIAOZUO_2024, JIAOZUO_WITH_NATIONAL
from zhixing_rules.testing.strategies import records

CASE, MECHANISM = JIAOZUO_2024.roots
READINGS = tuple(
    {each.id: each.alternatives[number % len(each.alternatives)].id for each in JIAOZUO_2024.readings}
    for number in range(3)
)
DAYS = (date(2025, 1, 25), date(2025, 2, 4), date(2027, 1, 4))
QUICKLY_AMENDED = {"five days, by the day that calls for it", "a bulletin each half-year"}
"""The amendments that are not deep tests: one of a period, with a transition, and one of a recurring duty."""


@cache
def sample(kind: str, count: int) -> list[Any]:
    make = cases if kind == "case" else mechanisms
    return [*drawn(make(), count), *drawn(make(fuller=True), count)]


@pytest.mark.parametrize("readings", mostly_deep([None, *READINGS], 2), ids=["default", "first", "second", "third"])
@pytest.mark.parametrize("kind", ["case", "mechanism"])
def test_verdicts_in_columns_are_those_of_one_by_one_judging(kind: str, readings: dict[str, str] | None) -> None:
    count = scaled(250 if kind == "case" else 100)
    root = CASE if kind == "case" else MECHANISM
    for day in DAYS[:1] if readings else DAYS:
        compared, wrong = disagreements(sample(kind, count), root, day, JIAOZUO_2024, readings=readings)
        assert compared > count
        assert not wrong, wrong[:5]


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[] if name in QUICKLY_AMENDED else [pytest.mark.deep]) for name in AMENDED]
)
def test_verdicts_of_amended_procedures_agree(name: str) -> None:
    for kind, root in (("case", CASE), ("mechanism", MECHANISM)):
        for day in DAYS[:2]:
            _, wrong = disagreements(sample(kind, scaled(30)), root, day, AMENDED[name], due=True)
            assert not wrong, wrong[:5]


@pytest.mark.parametrize("readings", mostly_deep([None, *READINGS], 2), ids=["default", "first", "second", "third"])
@pytest.mark.parametrize("kind", ["case", "mechanism"])
def test_due_days_are_those_of_validate(kind: str, readings: dict[str, str] | None) -> None:
    root = CASE if kind == "case" else MECHANISM
    for day in DAYS[1:]:
        compared, wrong = disagreements(sample(kind, scaled(40)), root, day, JIAOZUO_2024, readings=readings, due=True)
        assert compared > 300
        assert not wrong, wrong[:5]


@pytest.mark.parametrize("flavour", ["valid", "partial", "boundary"])
def test_verdicts_and_days_of_several_layers_agree(flavour: str) -> None:
    """Some of the records are complete for national law, some for the Opinion alone, some for nothing."""
    judged = drawn(records(CASE, procedure=JIAOZUO_WITH_NATIONAL, flavour=flavour), scaled(120, least=40))
    for day in (date(2025, 2, 4), date(2026, 1, 2)):
        compared, wrong = disagreements(judged, CASE, day, JIAOZUO_WITH_NATIONAL, due=True)
        assert compared > 500
        assert not wrong, wrong[:5]


@pytest.mark.parametrize("flavour", ["valid", "partial", "boundary"])
def test_verdicts_of_another_procedure_agree(flavour: str) -> None:
    ledgers = drawn(records(LEDGER, procedure=TINY_OFFICE, flavour=flavour), scaled(100, least=100))
    for readings in ({}, {"working-days": "weekdays"}):
        for day in (date(2024, 3, 8), date(2024, 10, 8)):
            compared, wrong = disagreements(ledgers, LEDGER, day, TINY_OFFICE, readings=readings)
            assert compared > 50
            assert not wrong, wrong[:5]
