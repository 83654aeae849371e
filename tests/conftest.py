"""What holds for every test: how much is tried, decided in `support.effort`, and what coverage measures."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from support.effort import EFFORT, register_profiles

if TYPE_CHECKING:
    from collections.abc import Generator

register_profiles()

TESTS: Final = Path(__file__).parent
PROOFS: Final = frozenset({"agreement", "disclosure", "fuzz", "oracle", "space"})
"""Folders of tests that compare whole results over many records."""


def pytest_report_header() -> str:
    """Show in the first lines of a run how much it tries."""
    return f"effort: {EFFORT} (ZHIXING_EFFORT=quick, full or nightly)"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None]:
    """Stop the measurement of coverage while a test goes through drawn or enumerated records.

    A line counts as covered if a test of a stated example runs it. Properties and proofs run the same lines thousands
    of times, and take two to three times as long if they are traced.
    """
    coverage = sys.modules["coverage"].Coverage.current() if "coverage" in sys.modules else None
    if coverage is None or not goes_through_many_records(item):
        return (yield)
    coverage.stop()
    try:
        return (yield)
    finally:
        coverage.start()


def goes_through_many_records(item: pytest.Item) -> bool:
    """Return whether a test is a property, or one of a folder of proofs."""
    folders = item.path.relative_to(TESTS).parts if item.path.is_relative_to(TESTS) else ()
    return getattr(getattr(item, "obj", None), "is_hypothesis_test", False) or bool(PROOFS.intersection(folders[:1]))
