"""Huge, deep and cyclic inputs are refused, or handled in memory that grows only with the input.

Nothing is timed: a broken bound shows as a memory peak, as a count, or as a test that does not end.
"""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Callable
from datetime import date
from typing import Any, Final

import pytest

from fuzz.hostile import CANARY, HugeInt
from fuzz.invariants import assert_answer_or_refusal, result_or_none, run_command
from support.effort import mostly_deep
from zhixing_rules import (
    PRC,
    Case,
    Citation,
    CitationError,
    JointMechanism,
    RecordError,
    load,
    plan,
    redact,
    validate,
)
from zhixing_rules.errors import MAX_PROBLEMS, Problem
from zhixing_rules.interchange import read_jsonl
from zhixing_rules.procedures.jiaozuo_2024.courts import DIRECTORY
from zhixing_rules.records import CaseNumber
from zhixing_rules.records.loading import MAX_VALUES

FIVE_MILLION: Final = 5_000_000
DRAFT_LENGTH: Final = 6_000
MEGABYTE: Final = 1024 * 1024
DAY: Final = date(2025, 1, 2)

HUGE: Final[dict[str, str]] = {
    "a huge string": f'{{"court": "{"甲" * (FIVE_MILLION // 3)}"}}',
    "a huge key": f'{{"{CANARY * (FIVE_MILLION // 20)}": 1}}',
    "a huge number": f'{{"court": {"9" * FIVE_MILLION}}}',
    "a list of a million": f'{{"persons": [{"1," * 999_999}1]}}',
    "a million empty objects": f'{{"persons": [{"{}," * 999_999}{{}}]}}',
    "a million keys": "{" + ",".join(f'"k{number}":1' for number in range(400_000)) + "}",
    "one key many times": "{" + ",".join(['"court":"甲"'] * 90_000) + "}",
    "arrays in arrays": '{"persons":' + "[" * 100_000,
    "objects in objects": '{"basis":' * 100_000,
    "closed arrays in arrays": "[" * 100_000 + "]" * 100_000,
    "escapes": '{"court": "' + "\\u7532" * (FIVE_MILLION // 6) + '"}',
    "lone surrogates": '{"court": "' + "\\ud800" * (FIVE_MILLION // 6) + '"}',
    "spaces": " " * FIVE_MILLION,
    "NULs": "\x00" * FIVE_MILLION,
    "byte order marks": "\ufeff" * (FIVE_MILLION // 3),
    "unknown words": '{"referrals": [{"id": "f", "inventory": [' + '"甲",' * 15_000 + '"甲"]}]}',
    "dangling ids": json.dumps({"persons": [{"id": f"p{n}", "roles": [{"unit": "x"}] * 20} for n in range(500)]}),
    "the same id": json.dumps({"requests": [{"id": "r", "targets": [{"person": "x"}] * 5} for _ in range(1000)]}),
}

SLOW_TO_REFUSE: Final = ("unknown words", "dangling ids", "the same id", "one key many times")
"""Inputs refused with one problem for each place, which is slow; checked by one test only."""


def peak(call: Callable[[], object]) -> int:
    """Return the peak memory of a call, in bytes."""
    tracemalloc.start()
    try:
        call()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("name", mostly_deep(HUGE, 6))
def test_a_huge_record_is_refused_in_bounded_memory(name: str) -> None:
    text = HUGE[name]
    data = text.encode()
    entries: tuple[Callable[[], Any], ...] = (
        lambda: load(JointMechanism, data),
        lambda: validate(text, on=DAY),
    )

    def refused() -> None:
        for entry in entries:
            assert result_or_none(entry, RecordError) is None

    assert peak(refused) < 80 * MEGABYTE + 6 * len(data)


@pytest.mark.parametrize("name", [name for name in HUGE if name not in SLOW_TO_REFUSE])
def test_a_huge_line_or_notice_is_refused_in_bounded_memory(name: str) -> None:
    data = HUGE[name].encode()

    def refused() -> None:
        for _, outcome in read_jsonl([b"{}", data]):
            assert isinstance(outcome, RecordError | Case)
        assert result_or_none(lambda: PRC.with_notice(data), RecordError) is None

    assert peak(refused) < 80 * MEGABYTE + 6 * len(data)


@pytest.mark.parametrize(
    "notice",
    [
        {"year": 2027, "papers": ["虚构"], "days": [1] * 1_000_000},
        {"year": 2027, "papers": [1] * 1_000_000, "days": [1]},
        {
            "year": HugeInt(10**5000),
            "papers": ["虚构"],
            "days": [{"date": "9" * FIVE_MILLION, "name": "虚构", "isOffDay": True}],
        },
        {f"{CANARY}{number}": 1 for number in range(100_000)},
        {f"k{'a' * (number % 30)}{chr(97 + number % 26)}": 1 for number in range(100_000)},
    ],
    ids=["days", "papers", "numbers", "keys", "plain keys"],
)
def test_a_huge_parsed_notice_is_refused_in_bounded_memory(notice: dict[str, Any]) -> None:
    assert peak(lambda: result_or_none(lambda: PRC.with_notice(notice), RecordError)) < 80 * MEGABYTE


@pytest.mark.parametrize(
    "text",
    [
        "#" * FIVE_MILLION,
        f'[[courts]]\nname = "{"甲" * FIVE_MILLION}"',
        "[[courts]]\n" * 8_000,
        f"x = {'[' * 100_000}",
        f"x = {'{a=' * 100_000}",
        f"x = {'9' * 900_000}",
        f"a{'.a' * 400_000} = 1",
        f"[a{'.a' * 400_000}]",
        "\n".join(f"a{'.a' * 19}.b{number} = 1" for number in range(1_000)),
        "\n".join(f'[[courts]]\nname = "甲"\nx{number} = 1' for number in range(2_000)),
    ],
    ids=["comment", "name", "tables", "arrays", "inline", "number", "key", "table", "keys", "the same court"],
)
def test_a_huge_directory_is_refused_in_bounded_memory(text: str) -> None:
    refused: list[object] = []
    assert (
        peak(lambda: refused.append(result_or_none(lambda: DIRECTORY.with_entries(text), RecordError))) < 120 * MEGABYTE
    )
    assert refused == [None]


@pytest.mark.parametrize(
    "piece", mostly_deep(["第", "（", "9", "七", "art", " ", "\u3000", "〔2024〕", "٧", "\ud800", "\x00"], 4)
)
def test_a_huge_citation_or_case_number_is_refused(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    assert result_or_none(lambda: Citation.parse(text), CitationError) is None
    assert result_or_none(lambda: Citation.parse("第七条", text), CitationError) is None
    assert result_or_none(lambda: CaseNumber.parse(text), ValueError) is None


@pytest.mark.parametrize(
    "piece",
    ["甲", "1", "1 ", "-", "查控", "联动查控。", "（2024）豫", "豫A", "6222 ", "\u200b", "ﷺ", "\n", "公安", "某某"],
)
def test_the_memory_of_screening_grows_with_the_length_of_the_draft(piece: str) -> None:
    case = load(Case, {"persons": [{"id": f"p{n}", "name": "某某", "telephone": "1111111"} for n in range(50)]})
    draft = piece * (DRAFT_LENGTH // len(piece))
    assert peak(lambda: redact(draft, "public", case=case)) < 3000 * len(draft)


def test_an_error_lists_at_most_a_thousand_problems() -> None:
    error = RecordError(Problem(f"/{number}", "x", "x", "x") for number in range(100_000))
    assert len(error.problems) == MAX_PROBLEMS
    assert error.problems[0].code == "too_many_problems"


def test_a_record_of_the_maximum_size_is_judged() -> None:
    targets = (MAX_VALUES - 100) // 100 - 1
    whole = {"requests": [{"id": f"r{n}", "targets": [{}] * min(targets, 200)} for n in range(30)]}
    text = json.dumps(whole)
    assert len(validate(text, on=DAY)) > 6000
    assert plan({"persons": [{"id": f"p{n}"} for n in range(1000)]}, on=DAY) is not None


@pytest.mark.parametrize("name", ["a huge string", "arrays in arrays", "a list of a million", "NULs", "a million keys"])
@pytest.mark.parametrize(
    "verb",
    [("validate", "-"), ("plan", "-"), ("days", "why", "2025-01-01", "--notice", "-"), ("demo", "--courts", "-")],
    ids=" ".join,
)
def test_the_command_refuses_huge_input(name: str, verb: tuple[str, ...]) -> None:
    for style in ((), ("--json",)):
        result = run_command(*verb, *style, given=HUGE[name].encode())
        assert_answer_or_refusal(result)
        assert (result.code, result.out) == (2, "")
        assert len(result.err) < 2000


def test_the_command_accepts_many_options() -> None:
    many = [each for _ in range(2000) for each in ("--reading", f"seal-live={CANARY}")]
    result = run_command("validate", "-", *many, given=b"{}")
    assert_answer_or_refusal(result)
    assert result.code == 2
