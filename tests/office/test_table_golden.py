"""Calendars, ledgers and worklists are as the golden files have them; read a changed one before it is committed."""

from __future__ import annotations

from support.golden import differences


def test_the_golden_files_are_as_written() -> None:
    assert differences("support.table_golden") == [], (
        "read the new files: PYTHONPATH=src:tests python -m support.golden"
    )
