"""Exit codes of ``zhixing``; they are stable."""

from __future__ import annotations

from typing import Final

__all__ = ["BAD_INPUT", "FAILED", "INTERNAL_ERROR", "INTERRUPTED", "NOT_PUBLISHED", "SUCCESS"]

SUCCESS: Final = 0
"""No rule is breached, or the command does not judge."""
FAILED: Final = 1
"""A rule is breached; `conform`, `impact` and `screen` give their own meaning in their help."""
BAD_INPUT: Final = 2
"""Bad usage, or an input that cannot be used."""
NOT_PUBLISHED: Final = 3
"""The answer of `days` depends on a day whose holiday notice is not known; nothing is wrong with the input."""
INTERNAL_ERROR: Final = 101
"""Internal error, or output that cannot be written."""
INTERRUPTED: Final = 130
"""Interrupted by Ctrl-C, as shells report it."""
