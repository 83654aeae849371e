"""The terminal: its encoding, its width, whether it takes colours, and what is written to it."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING, Final, TextIO

from zhixing_rules.cli.exit_codes import FAULT

if TYPE_CHECKING:
    from zhixing_rules.cli.exit_codes import Outcome

__all__ = ["columns", "prepare", "wants_colour", "write"]

_COLUMNS: Final = 100
_NARROWEST: Final = 60
_WIDEST: Final = 120


def prepare() -> None:
    """Write UTF-8 whatever the locale; what cannot be encoded is escaped, never an error."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def wants_colour(choice: str, stream: TextIO) -> bool:
    """Whether to colour: as chosen, else only on a terminal that can and where NO_COLOR is not set."""
    if choice != "auto":
        return choice == "always"
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def columns(stream: TextIO) -> int:
    """How wide to write: the terminal's width within reason, and always the same where there is no terminal."""
    if not stream.isatty():
        return _COLUMNS
    return min(max(shutil.get_terminal_size((_COLUMNS, 24)).columns, _NARROWEST), _WIDEST)


def write(outcome: Outcome) -> int:
    """Write an outcome and give its code; a reader that has gone away is no error, a full disk is a fault."""
    code = outcome.code
    for stream, text in ((sys.stdout, outcome.out), (sys.stderr, outcome.err)):
        if stream is None:  # the caller closed it
            code = FAULT if text else code
            continue
        try:
            stream.write(text)
            stream.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # else the interpreter complains as it ends
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # as above
            code = FAULT
    return code
