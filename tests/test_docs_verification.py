"""The pages on how this is verified: every number is that of the code."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from generator.cases import examples
from mutants.equivalents import EQUIVALENT
from mutants.score import all_mutants
from mutants.test_national_mutants import MOST_SURVIVORS, _all_mutants
from space.all_spaces import SPACES
from zhixing_rules import JIAOZUO_2024
from zhixing_rules.testing import PROPERTIES

DOCS: Final = Path(__file__).parents[1] / "docs"
PAGES: Final = (DOCS / "verification.md", DOCS / "en" / "verification.md")


def numbers(text: str) -> list[int]:
    """Return the numbers of a text, as written: 3,956 is one."""
    return [int(each.replace(",", "")) for each in re.findall(r"(?<![\w./-])\d[\d,]*(?![\w/])", text)]


def row(page: str, place: str) -> list[int]:
    """Return the numbers of the row of a place in the repository."""
    (found,) = (line for line in page.splitlines() if line.startswith("|") and f"`{place}`" in line)
    return numbers(found)


@pytest.mark.parametrize("path", PAGES, ids=("zh", "en"))
def test_every_number_is_that_of_the_code(path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    national = sum(len(mutants) for _, mutants, _ in _all_mutants())
    assert row(page, "tests/space") == [len(SPACES), sum(space.size for space in SPACES)]
    assert row(page, "tests/mutants") == [len(all_mutants()), len(EQUIVALENT)]
    assert row(page, "tests/mutants/test_national_mutants.py") == [
        *(national, national - MOST_SURVIVORS, MOST_SURVIVORS),
    ]
    assert row(page, "docs/cases") == [len(examples())]
    (properties,) = (line for line in page.splitlines() if "(testing.md)" in line)
    assert numbers(properties) == [len(PROPERTIES)]
    (counted,) = (line for line in page.splitlines() if line.startswith(("规则 ", "There are ")))
    rules = JIAOZUO_2024.rules
    assert numbers(counted) == [len({rule.id for rule in rules}), len(rules), len(JIAOZUO_2024.readings)]


@pytest.mark.parametrize("path", PAGES, ids=("zh", "en"))
def test_every_place_it_names_exists(path: Path) -> None:
    named = re.findall(r"`((?:tests|src|docs|examples)/[\w./-]+)`", path.read_text(encoding="utf-8"))
    assert named
    assert [each for each in named if not (DOCS.parent / each).exists()] == []


def test_both_pages_have_the_same_checks_and_the_same_limits() -> None:
    chinese, english = (path.read_text(encoding="utf-8") for path in PAGES)
    for mark in ("\n| ", "\n- **", "\n## "):
        assert chinese.count(mark) == english.count(mark)
