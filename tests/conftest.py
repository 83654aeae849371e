"""What holds for every test: how much is tried is decided in `support.effort`."""

from __future__ import annotations

from support.effort import EFFORT, register_profiles

register_profiles()


def pytest_report_header() -> str:
    """Show in the first lines of a run how much it tries."""
    return f"effort: {EFFORT} (ZHIXING_EFFORT=quick, full or nightly)"
