"""Options that say how a result is written."""

from __future__ import annotations

import sys
from io import StringIO
from typing import TYPE_CHECKING

from zhixing_rules.cli.console import text_width, use_colour
from zhixing_rules.cli.input_errors import input_error

if TYPE_CHECKING:
    from argparse import Namespace
    from typing import TextIO

    from zhixing_rules.render.text import Layout

__all__ = ["format_options", "refuse_markdown_with"]


def format_options(options: Namespace, stream: TextIO | None = None) -> Layout:
    """Return the format that the options of a command ask for.

    Args:
        options: Options added by `options.add_output` or `options.add_format`.
        stream: The stream the text is written to; standard output, or the file of ``--out``, by default.

    Returns:
        Keyword arguments for `render.text`.
    """
    if stream is None:
        stream = StringIO() if options.out else sys.stdout or StringIO()  # a file is not a terminal; None if closed
    return {
        "colour": use_colour(options.colour, stream),
        "width": text_width(stream),
        "language": "en" if options.lang == "en" else "zh",
    }


def refuse_markdown_with(options: Namespace, *names: str) -> None:
    """Refuse ``--markdown`` together with options that Markdown has no form for.

    Args:
        options: Options of the command.
        names: Names of the other options, as attributes of `options`.

    Raises:
        RecordError: ``--markdown`` and one of the others are given.
    """
    if options.markdown and any(getattr(options, name) for name in names):
        flags = "、".join(f"--{name.replace('_', '-')}" for name in names)
        raise input_error("not_together", f"--markdown 不能与 {flags} 同用", f"--markdown cannot go with {flags}")
