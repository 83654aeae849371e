"""Which tests coverage measures: those that state an example of what a part of the library does.

Properties and proofs run the same lines thousands of times, sessions on pages run the whole library; they take two to
three times as long if they are traced.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

__all__ = ["TESTS", "UNMEASURED", "is_measured", "unmeasured"]

TESTS: Final = Path(__file__).parents[1]
UNMEASURED: Final = frozenset(
    {"agreement", "disclosure", "fuzz", "oracle", "space", "test_docs.py", "test_examples.py"}
)
"""Folders of proofs, which compare whole results over drawn or enumerated records, and tests of pages and scripts."""


def is_measured(item: pytest.Item) -> bool:
    """Return whether coverage measures a test: neither a property nor one of `UNMEASURED`."""
    if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
        return False
    return not item.path.is_relative_to(TESTS) or item.path.relative_to(TESTS).parts[0] not in UNMEASURED


@contextmanager
def unmeasured() -> Iterator[None]:
    """Stop the measurement of coverage in the block, if there is one."""
    coverage = sys.modules["coverage"].Coverage.current() if "coverage" in sys.modules else None
    if coverage is None:
        yield
        return
    coverage.stop()
    try:
        yield
    finally:
        coverage.start()
