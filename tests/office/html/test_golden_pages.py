"""Pages and pictures, byte for byte."""

from __future__ import annotations

from support import golden


def test_pages_and_pictures_are_those_that_were_read_in_review() -> None:
    """``make golden`` rewrites them; read the difference before you commit it."""
    assert golden.differences("support.page_golden") == []
