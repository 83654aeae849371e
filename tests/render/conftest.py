"""The bundled case, all invented, and what in it must never be shown."""

from __future__ import annotations

import json
from datetime import date
from importlib.resources import files
from typing import Any

import pytest

ON = date(2025, 10, 12)


@pytest.fixture
def on() -> date:
    return ON


@pytest.fixture
def case() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(files("zhixing_rules.cli").joinpath("demo_case.json").read_text("utf-8"))["case"]
    return read


@pytest.fixture
def secrets(case: dict[str, Any]) -> list[str]:
    """Everything personal in the case, and its number."""
    fields = ("name", "sex", "resident_number", "address", "telephone")
    found = [person[field] for person in case["persons"] for field in fields if field != "sex"]
    letter, target = case["requests"][0]["letter"], case["requests"][0]["targets"][0]
    return [*found, letter["contact"], target["need_reason"], case["case_number"]]
