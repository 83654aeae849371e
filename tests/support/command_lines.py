"""The commands of ``zhixing`` with their parsers, one for each operation of a command."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Final

from zhixing_rules.cli.commands import COMMANDS
from zhixing_rules.cli.parser import build_parser

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["LEAVES"]


def _parsers_of(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """Yield the parsers of a command: that of each of its operations, if it has any."""
    operations = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    for each in operations:
        for inner in each.choices.values():
            yield from _parsers_of(inner)
    if not operations:
        yield parser


LEAVES: Final = {
    parser.prog.removeprefix("zhixing "): parser for name in COMMANDS for parser in _parsers_of(build_parser((name,)))
}
"""The parser of each command, or of each operation of a command, by its words, such as ``days add``."""
