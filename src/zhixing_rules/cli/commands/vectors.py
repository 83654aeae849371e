"""``zhixing vectors``: golden vectors as JSON Lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.cli import options as shared_options
from zhixing_rules.cli.command_result import CommandResult
from zhixing_rules.cli.vector_selection import add_selection, selected_vectors

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    add_selection(parser)
    shared_options.add_output(parser, json=False)


def run(options: Namespace) -> CommandResult:
    """Run the command.

    Raises:
        RecordError: An input cannot be used, or a rule does not exist.
    """
    return CommandResult("".join(selected_vectors(options).lines()))
