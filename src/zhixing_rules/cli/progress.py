"""Progress of a long command, shown on a terminal."""

from __future__ import annotations

import sys

__all__ = ["ProgressLine"]


class ProgressLine:
    """One line on standard error that is overwritten; without a terminal, nothing is written.

    Attributes:
        shown: Whether standard error is a terminal.
    """

    def __init__(self) -> None:
        self.shown: bool = sys.stderr is not None and sys.stderr.isatty()

    def show(self, text: str) -> None:
        """Overwrite the line with a text that is not shorter than the previous one."""
        self._write(f"\r{text}")

    def clear(self) -> None:
        """Remove the line."""
        self._write("\r\x1b[K")

    def _write(self, text: str) -> None:
        if self.shown:
            sys.stderr.write(text)
            sys.stderr.flush()
