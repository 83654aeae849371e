"""Pages and pictures, byte for byte."""

from __future__ import annotations

from support import golden


def test_pages_and_pictures_are_those_that_were_read_in_review() -> None:
    """Write them anew with ``PYTHONPATH=src:tests python -m support.golden``, and read what has changed."""
    assert golden.differences("support.page_golden") == []
