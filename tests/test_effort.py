"""How much is tried is decided in one place, and the same examples come in every run."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from hypothesis import settings

from support.effort import EFFORT, Effort, exactly, examples, scaled

HERE = Path(__file__).parent
ONE_PLACE = HERE / "support/effort.py"
MUTANTS = HERE / "mutants/code.py"
"""A command that runs properties without shrinking what makes them fail; their numbers stay."""
MODULES = [path for path in sorted(HERE.rglob("*.py")) if path not in {ONE_PLACE, MUTANTS}]


@pytest.mark.parametrize(
    ("full", "quick", "thorough", "nightly"),
    [(1, 1, 1, 10), (10, 10, 10, 100), (25, 10, 25, 250), (100, 10, 33, 1000), (2000, 200, 666, 20000)],
)
def test_a_profile_scales_the_number_that_is_stated(full: int, quick: int, thorough: int, nightly: int) -> None:
    assert [scaled(full, effort=effort) for effort in Effort] == [quick, thorough, full, nightly]


def test_a_property_may_need_more_than_a_tenth() -> None:
    assert [scaled(100, least=60, effort=effort) for effort in Effort] == [60, 60, 100, 1000]
    assert scaled(50, least=60, effort=Effort.QUICK) == 50


def test_settings_take_the_number_of_the_profile_of_this_run() -> None:
    assert examples(2000).max_examples == scaled(2000, effort=EFFORT)
    assert exactly(2000).max_examples == 2000


@pytest.mark.parametrize(
    "made", [settings(), examples(60), exactly(60), *(settings.get_profile(each.value) for each in Effort)]
)
def test_the_same_examples_come_in_every_run(made: settings) -> None:
    assert made.derandomize
    assert made.database is None
    assert made.deadline is None


def test_a_test_of_a_module_that_scales_a_number_is_marked(request: pytest.FixtureRequest) -> None:
    assert request.node.get_closest_marker("scaled") is not None


def test_every_property_takes_its_number_from_the_one_place() -> None:
    wrong = {
        path.relative_to(HERE).as_posix(): line
        for path in MODULES
        if path != Path(__file__)
        for line in _numbers_of_its_own(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert wrong == {}


def _numbers_of_its_own(tree: ast.Module) -> list[int]:
    """The lines at which a module makes settings of Hypothesis, or has a property that states no number."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "hypothesis":
            found += [node.lineno for each in node.names if each.name == "settings"]
        elif isinstance(node, ast.FunctionDef):
            named = {ast.unparse(each).partition("(")[0].partition(".")[0] for each in node.decorator_list}
            if "given" in named and not named - {"given", "example", "pytest"}:
                found.append(node.lineno)
    return found
