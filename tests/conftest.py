"""What holds for every test: `support.effort` decides how much is tried, `support.coverage_scope` what is measured."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

import pytest

from support.coverage_scope import is_measured, unmeasured
from support.effort import EFFORT, is_scaled, register_profiles

if TYPE_CHECKING:
    from collections.abc import Generator

register_profiles()


def pytest_report_header() -> str:
    """Show in the first lines of a run how much it tries."""
    return f"effort: {EFFORT} (ZHIXING_EFFORT=quick, thorough, full or nightly)"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that take more examples the more effort."""
    for item in items:
        if is_scaled(item):
            item.add_marker("scaled")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None]:
    """Measure the coverage of some tests only."""
    with nullcontext() if is_measured(item) else unmeasured():
        return (yield)
