"""The bundled synthetic case, and the values of it that must never be shown."""

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
    record: dict[str, Any] = json.loads(files("zhixing_rules.cli").joinpath("demo_case.json").read_text("utf-8"))[
        "case"
    ]
    return record


@pytest.fixture
def secrets(case: dict[str, Any]) -> list[str]:
    """Return every personal value of the case, and its case number."""
    fields = ("name", "sex", "resident_number", "address", "telephone")
    values = [person[field] for person in case["persons"] for field in fields if field != "sex"]
    letter, target = case["requests"][0]["letter"], case["requests"][0]["targets"][0]
    return [*values, letter["contact"], target["need_reason"], case["case_number"]]
