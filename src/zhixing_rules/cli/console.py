"""Terminal: encoding, width, colours, and writing the output of a command."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final, TextIO

from zhixing_rules.cli.exit_codes import INTERNAL_ERROR

if TYPE_CHECKING:
    from collections.abc import Callable

    from zhixing_rules.cli.command_result import CommandResult

__all__ = ["configure_streams", "discard_output", "text_width", "use_colour", "write_result"]

_DEFAULT_WIDTH: Final = 100
_MIN_WIDTH: Final = 60
_MAX_WIDTH: Final = 120


def configure_streams() -> None:
    """Write UTF-8 in every locale, and escape characters that cannot be encoded."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def use_colour(choice: str, stream: TextIO) -> bool:
    """Return whether to write colours.

    Args:
        choice: ``always``, ``never`` or ``auto``: only on a terminal with colours, unless ``NO_COLOR`` is set.
        stream: The stream the text is written to.

    Returns:
        Whether to write colours.
    """
    if choice != "auto":
        return choice == "always"
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def text_width(stream: TextIO) -> int:
    """Return the line width in columns: that of the terminal, limited to 60 to 120, or 100 without a terminal."""
    if not stream.isatty():
        return _DEFAULT_WIDTH
    import shutil  # noqa: PLC0415  it loads the compression modules, which only few commands need

    return min(max(shutil.get_terminal_size((_DEFAULT_WIDTH, 24)).columns, _MIN_WIDTH), _MAX_WIDTH)


def write_result(result: CommandResult, not_written: Callable[[], str]) -> int:
    """Write the output of a command.

    A closed pipe is not an error. Output that cannot be written for another reason, such as a full disk or a standard
    output that the caller closed, is one.

    Args:
        result: The output.
        not_written: Returns what standard error says of output that cannot be written, instead of the messages.

    Returns:
        The exit code of the process.
    """
    has_output = bool(result.stdout) or result.json is not None
    written = _write(sys.stdout, has_output, result.write_output)
    messages = result.stderr if written else not_written()
    told = _write(sys.stderr, bool(messages), lambda stream: stream.write(messages))
    return result.exit_code if written and told else INTERNAL_ERROR


def _write(stream: TextIO | None, anything: bool, write: Callable[[TextIO], object]) -> bool:  # noqa: FBT001  whether there is anything to write
    """Return whether everything was written; a reader that closed its pipe has all it wants."""
    if stream is None:  # closed by the caller
        return not anything
    try:
        write(stream)
        stream.flush()
    except BrokenPipeError:
        discard_output(stream)
    except OSError:
        discard_output(stream)
        return False
    return True


def discard_output(stream: TextIO) -> None:
    """Redirect a stream to the null device, so that the interpreter reports no second error at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
