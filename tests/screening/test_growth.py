"""Time grows with the length of a text and with nothing else in it: shown by counting, not by a clock."""

from __future__ import annotations

import re
import sys
from re import _parser  # type: ignore[attr-defined]  # what the engine itself reads patterns with
from typing import TYPE_CHECKING

import pytest

from zhixing_rules.records import Case, load
from zhixing_rules.screening import identifiers, screen
from zhixing_rules.screening.phrases import phrases

if TYPE_CHECKING:
    from types import FrameType

PATTERNS = {name: value for name, value in vars(identifiers).items() if isinstance(value, re.Pattern)}

SLACK = 500
"""Steps that do not depend on the length, and the last attempt of each pattern."""

HOSTILE = {
    "digits": "1",
    "digits like an identity number": "19",
    "digits like a card": "6200",
    "spaced digits": "1 3 ",
    "hyphens": "1-",
    "blanks": " ",
    "lines": "\n ",
    "invisible": "\u200b",
    "expanding": "㍿",
    "marks": "\u0301",
    "brackets": "（",
    "case numbers begun": "（2024）豫0802",
    "plates begun": "豫H1",
    "phrases": "联动查控",
    "phrases begun": "公安机关联动",
    "police": "公安机关下落",
    "spared": "网络查控",
    "referred": "移送公安机关",
    "watching": "民警蹲守",
    "telephone words": "电话",
}


@pytest.mark.parametrize("name", PATTERNS)
def test_every_shape_has_a_longest_match_so_that_no_attempt_runs_on(name: str) -> None:
    _, longest = _parser.parse(PATTERNS[name].pattern).getwidth()
    assert longest <= 100


def test_the_pattern_of_all_phrases_never_repeats_anything() -> None:
    pattern = phrases().index.pattern.pattern
    assert not re.search(r"[*+{]", pattern)
    assert _parser.parse(pattern).getwidth()[1] <= 40


def calls(text: str, case: Case | None = None) -> int:
    """How many functions, Python's and C's, are called to screen a text."""
    count = 0

    def note(_frame: FrameType, event: str, _what: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        screen(text, case=case)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_twice_the_text_takes_at_most_twice_the_steps(unit: str) -> None:
    screen(unit)
    once, twice = (calls((unit * length)[:length]) for length in (3_000, 6_000))
    assert twice <= 2 * once + SLACK


def test_with_a_case_twice_the_text_takes_at_most_twice_the_steps() -> None:
    case = load(Case, {"persons": [{"id": f"p{number}", "name": "甲" * number} for number in range(2, 7)]})
    screen("", case=case)
    once, twice = (calls("甲" * length, case) for length in (1_000, 2_000))
    assert twice <= 2 * once + SLACK


@pytest.mark.parametrize(
    "unit", ["1", " ", "\u200b", "（", "1-"], ids=["digits", "blanks", "invisible", "open", "hyphens"]
)
def test_a_million_characters_of_nothing_are_screened_to_the_end(unit: str) -> None:
    (mention,) = screen((unit * 1_000_000)[:1_000_000] + "。联动查控")
    assert (mention.start, mention.end) == (1_000_001, 1_000_005)
