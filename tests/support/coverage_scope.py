"""Which tests coverage measures: those of stated examples.

A line counts as covered if a test of a stated example runs it. Properties and proofs run the same lines thousands of
times, and take two to three times as long if they are traced.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

__all__ = ["goes_through_many_records", "measured_unless"]

TESTS: Final = Path(__file__).parents[1]
PROOFS: Final = frozenset({"agreement", "disclosure", "fuzz", "oracle", "space"})
"""Folders of tests that compare whole results over drawn or enumerated records."""


def goes_through_many_records(item: pytest.Item) -> bool:
    """Return whether a test is a property, or lies in a folder of proofs."""
    folders = item.path.relative_to(TESTS).parts if item.path.is_relative_to(TESTS) else ()
    return getattr(getattr(item, "obj", None), "is_hypothesis_test", False) or bool(PROOFS.intersection(folders[:1]))


@contextmanager
def measured_unless(left_out: bool) -> Iterator[None]:
    """Stop the measurement of coverage in the block if it is left out and there is one."""
    coverage = sys.modules["coverage"].Coverage.current() if left_out and "coverage" in sys.modules else None
    if coverage is None:
        yield
        return
    coverage.stop()
    try:
        yield
    finally:
        coverage.start()
