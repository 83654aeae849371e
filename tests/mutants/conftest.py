"""Print the score of the mutants at the end of a run, even if output is captured."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Repeat the captured output of the test of the score."""
    for outcome in ("passed", "failed"):
        for report in terminalreporter.stats.get(outcome, ()):
            if "mutants of the law" in report.capstdout:
                terminalreporter.write_line(report.capstdout.strip())
