"""What a command came to: its text, and the code the process ends with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

__all__ = ["BAD_INPUT", "FAILED", "FAULT", "FINE", "Outcome"]

FINE: Final = 0
"""Nothing failed."""
FAILED: Final = 1
"""A rule failed."""
BAD_INPUT: Final = 2
"""Bad usage, or an input that cannot be used."""
FAULT: Final = 101
"""A fault of ours."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The whole output of a command: nothing is written before all of it is known.

    Attributes:
        out: for standard output.
        err: for standard error.
        code: the code the process ends with.
    """

    out: str = ""
    err: str = ""
    code: int = FINE
