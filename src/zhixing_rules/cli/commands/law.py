"""``zhixing law``: a clause and its rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.cli import options as shared_options
from zhixing_rules.cli.command_result import CommandResult
from zhixing_rules.cli.format_options import format_options
from zhixing_rules.cli.procedure_inputs import amend_procedure, choose_readings, load_procedure
from zhixing_rules.interchange import article_to_dict
from zhixing_rules.language import select
from zhixing_rules.law.clause_lookup import clause_named
from zhixing_rules.render import text

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("clause", metavar="ARTICLE", help="7、第七条、第七条第二款、art7.p2、附件 · 7, art7.p2, annex")
    shared_options.add_reading(parser)
    shared_options.add_procedure(parser)
    shared_options.add_amendment(parser)
    shared_options.add_output(parser)


def run(options: Namespace) -> CommandResult:
    """Run the command.

    Raises:
        RecordError: An input cannot be used, or the clause does not exist.
    """
    procedure = amend_procedure(load_procedure(options), options.amendment)
    citation = clause_named(procedure.instrument, options.clause, procedure.other_instruments)
    rules = tuple(rule for rule in procedure.rules if citation.includes(rule.cite))
    readings = select(procedure.readings, choose_readings(options.reading, procedure.readings))
    if options.json:
        return CommandResult(json=article_to_dict(procedure, citation, rules, readings=readings))
    return CommandResult(text.article(procedure, citation, rules, readings=readings, **format_options(options)))
