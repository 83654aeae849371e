"""How a command was asked to write."""

from __future__ import annotations

import sys
from io import StringIO
from typing import TYPE_CHECKING, Literal, TypedDict

from zhixing_rules.cli.console import columns, wants_colour

if TYPE_CHECKING:
    from argparse import Namespace
    from typing import TextIO

__all__ = ["Look", "look"]


class Look(TypedDict):
    """The options that every text takes."""

    colour: bool
    width: int
    language: Literal["zh", "en"]


def look(options: Namespace, stream: TextIO | None = None) -> Look:
    """The look asked for, on a stream; standard output unless another is given."""
    if stream is None:
        stream = StringIO() if options.out else sys.stdout  # a file is no terminal
    return {
        "colour": wants_colour(options.colour, stream),
        "width": columns(stream),
        "language": "en" if options.lang == "en" else "zh",
    }
