"""``zhixing completion``: a script that completes the command line in a shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.cli.command_result import CommandResult
from zhixing_rules.cli.commands import COMMANDS
from zhixing_rules.cli.completion_scripts import SHELLS
from zhixing_rules.cli.completion_table import completions
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024
from zhixing_rules.procedures.jiaozuo_with_national import JIAOZUO_WITH_NATIONAL

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("shell", metavar="SHELL", choices=tuple(SHELLS), help="bash、zsh、fish、powershell · the shell")


def run(options: Namespace) -> CommandResult:
    """Run the command."""
    parser = options.build_parser(("", *COMMANDS))
    procedure = JIAOZUO_2024
    rules, every_rule = (
        tuple(dict.fromkeys(rule.id for rule in each.rules)) for each in (procedure, JIAOZUO_WITH_NATIONAL)
    )
    readings = tuple(reading.id for reading in procedure.readings)
    clauses = tuple(clause.key for clause in procedure.instrument.clauses())
    known = {
        "zhixing explain rule": rules,
        "zhixing readings reading": readings,
        "zhixing law clause": clauses,
        "zhixing cite what": (*clauses, *every_rule, *readings),
    }
    return CommandResult(SHELLS[options.shell]([*completions(parser, known)]))
