"""Screening time is linear in the length of the text, shown by counting function calls."""

from __future__ import annotations

import re
import sys
from re import _parser  # type: ignore[attr-defined]  # the parser of the regular expression engine
from typing import TYPE_CHECKING

import pytest

from zhixing_rules.records import Case, load
from zhixing_rules.screening import identifiers, screen
from zhixing_rules.screening.phrases import phrases

if TYPE_CHECKING:
    from types import FrameType

PATTERNS = {name: value for name, value in vars(identifiers).items() if isinstance(value, re.Pattern)}

SLACK = 500
"""Calls that do not depend on the length, and the last attempt of each pattern."""

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
    "incomplete case numbers": "（2024）豫0802",
    "incomplete plates": "豫H1",
    "phrases": "联动查控",
    "incomplete phrases": "公安机关联动",
    "police": "公安机关下落",
    "harmless terms": "网络查控",
    "criminal referrals": "移送公安机关",
    "surveillance": "民警蹲守",
    "telephone words": "电话",
}


@pytest.mark.parametrize("name", PATTERNS)
def test_every_pattern_of_identifiers_has_a_bounded_length(name: str) -> None:
    _, longest = _parser.parse(PATTERNS[name].pattern).getwidth()
    assert longest <= 100


def test_the_pattern_of_all_phrases_contains_no_repetition() -> None:
    pattern = phrases().index.pattern.pattern
    assert not re.search(r"[*+{]", pattern)
    assert _parser.parse(pattern).getwidth()[1] <= 40


def calls(text: str, case: Case | None = None) -> int:
    """Return the number of calls, of Python and C functions, to screen a text."""
    count = 0

    def increment(_frame: FrameType, event: str, _what: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(increment)
    try:
        screen(text, case=case)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_twice_the_text_takes_at_most_twice_the_calls(unit: str) -> None:
    screen(unit)
    once, twice = (calls((unit * length)[:length]) for length in (3_000, 6_000))
    assert twice <= 2 * once + SLACK


def test_with_a_case_twice_the_text_takes_at_most_twice_the_calls() -> None:
    case = load(Case, {"persons": [{"id": f"p{number}", "name": "甲" * number} for number in range(2, 7)]})
    screen("", case=case)
    once, twice = (calls("甲" * length, case) for length in (1_000, 2_000))
    assert twice <= 2 * once + SLACK


@pytest.mark.parametrize(
    "unit", ["1", " ", "\u200b", "（", "1-"], ids=["digits", "blanks", "invisible", "open", "hyphens"]
)
def test_a_mention_after_a_million_other_characters_is_found(unit: str) -> None:
    (mention,) = screen((unit * 1_000_000)[:1_000_000] + "。联动查控")
    assert (mention.start, mention.end) == (1_000_001, 1_000_005)
