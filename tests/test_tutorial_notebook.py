"""examples/tutorial.ipynb: valid in form, and every cell gives what is stored below it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from support.notebook import outputs_of, run
from zhixing_rules import PRC

NOTEBOOK: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "examples" / "tutorial.ipynb").read_text(encoding="utf-8")
)
CODE = [cell for cell in NOTEBOOK["cells"] if cell["cell_type"] == "code"]
HASHES = re.compile(r"chinese-calendar-[\d.]+\+[0-9a-f]+|\b[0-9a-f]{16}\b")
"""The version of the calendar and the hash of the rules, which change without the tutorial."""


def without_hashes(outputs: list[dict[str, Any]]) -> str:
    return HASHES.sub("", json.dumps(outputs, ensure_ascii=False, indent=1))


def test_the_form_is_nbformat_4_5() -> None:
    assert (NOTEBOOK["nbformat"], NOTEBOOK["nbformat_minor"]) == (4, 5)
    ids = [cell["id"] for cell in NOTEBOOK["cells"]]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-zA-Z0-9_-]{1,64}", each) for each in ids)
    for cell in NOTEBOOK["cells"]:
        own = {"execution_count", "outputs"} if cell["cell_type"] == "code" else set()
        assert set(cell) == {"cell_type", "id", "metadata", "source", *own}


def test_every_cell_gives_what_is_stored_below_it() -> None:
    for cell, outputs in zip(CODE, run(NOTEBOOK), strict=True):
        assert without_hashes(cell["outputs"]) == without_hashes(outputs), f"{cell['id']}: see support.notebook"


def test_a_result_that_was_not_disclosed_shows_its_day_alone() -> None:
    (shown,) = next(cell["outputs"] for cell in CODE if cell["id"] == "validate")
    assert shown["data"] == {"text/plain": ["Report(on=2025-09-29, …)"]}


@pytest.mark.parametrize(
    ("source", "kinds"),
    [("a = 1", []), ("print(1)", ["stream"]), ("print(1)\nPRC", ["stream", "execute_result"]), ("None", [])],
)
def test_a_cell_gives_what_it_prints_and_its_last_value(source: str, kinds: list[str]) -> None:
    assert [each["output_type"] for each in outputs_of(source, {"PRC": PRC}, 1)] == kinds
