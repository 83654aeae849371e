"""Converters of command-line arguments."""

from __future__ import annotations

from argparse import ArgumentTypeError
from datetime import date

import pytest

from zhixing_rules.cli.argument_types import int_between, parse_day, parse_share


@pytest.mark.parametrize(("text", "number"), [("1", 1), ("256", 256), ("007", 7), ("１２", 12), ("+3", 3)])
def test_whole_number_within_the_bounds(text: str, number: int) -> None:
    assert int_between(1, 256)(text) == number


@pytest.mark.parametrize("text", ["0", "257", "-1", "1.5", "1e2", "", "many", "9" * 5000])
def test_other_text_is_refused_without_being_repeated(text: str) -> None:
    with pytest.raises(ArgumentTypeError) as refused:
        int_between(1, 256)(text)
    assert str(refused.value) == "须为 1 至 256 的整数 · give a whole number from 1 to 256"


def test_day_is_written_in_one_form_only() -> None:
    assert parse_day("2025-10-12") == date(2025, 10, 12)
    for text in ("20251012", "2025-W41-7", "2025-02-30", "today", ""):
        with pytest.raises(ArgumentTypeError, match="YYYY-MM-DD"):
            parse_day(text)


def test_share_is_from_0_inclusive_to_1_exclusive() -> None:
    assert (parse_share("0"), parse_share("0.5")) == (0.0, 0.5)
    for text in ("1", "-0.1", "nan", "inf", "half"):
        with pytest.raises(ArgumentTypeError):
            parse_share(text)
