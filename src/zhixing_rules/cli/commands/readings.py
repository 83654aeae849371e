"""``zhixing readings``: where the text can be read in more than one way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.cli import options as shared_options
from zhixing_rules.cli.command_result import CommandResult
from zhixing_rules.cli.format_options import format_options
from zhixing_rules.cli.input_errors import unknown_word_error
from zhixing_rules.cli.procedure_inputs import amend_procedure, load_procedure
from zhixing_rules.interchange import readings_to_dict
from zhixing_rules.render import text

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("reading", nargs="?", metavar="ID", help="只列这一解读 · only this reading")
    shared_options.add_procedure(parser)
    shared_options.add_amendment(parser)
    shared_options.add_output(parser)


def run(options: Namespace) -> CommandResult:
    """Run the command.

    Raises:
        RecordError: An input cannot be used, or the reading does not exist.
    """
    procedure = amend_procedure(load_procedure(options), options.amendment)
    readings = tuple(reading for reading in procedure.readings if options.reading in {None, reading.id})
    if options.reading is not None and not readings:
        known = [reading.id for reading in procedure.readings]
        zh, en = f"没有这一解读；已有：{', '.join(known)}", f"no such reading; known: {', '.join(known)}"
        raise unknown_word_error("no_such_reading", zh, en, word=options.reading, known=known)
    if options.json:
        return CommandResult(json=readings_to_dict(procedure, readings))
    return CommandResult(text.readings(procedure, readings, **format_options(options)))
