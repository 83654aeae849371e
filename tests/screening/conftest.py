"""Synthetic drafts and a synthetic case. No name or number here belongs to a real person."""

from __future__ import annotations

import pytest

from zhixing_rules.records import Case, load

NAME, UNIT = "虚构甲", "虚构物资公司"
RESIDENT = "11010519491231002X"  # the example in the standard
CARD = "6200000000000000000"  # valid check digit, no such account
MOBILE = "13800000000"
PLATE = "豫H00000"
CASE_NUMBER = "（2024）豫0802执123号"


@pytest.fixture(scope="session")
def case() -> Case:
    persons = [
        {"id": "a", "kind": "natural", "name": NAME, "address": "虚构路一号", "telephone": "00000000001"},
        {"id": "b", "kind": "unit", "name": UNIT},
        {"id": "c", "kind": "natural", "name": "甲"},
        {"id": "d", "kind": "natural"},
    ]
    return load(Case, {"persons": persons})
