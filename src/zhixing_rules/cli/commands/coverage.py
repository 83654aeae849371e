"""``zhixing coverage``: the rules for every sentence of the texts, or the reason why there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.cli import options as shared_options
from zhixing_rules.cli.command_result import CommandResult
from zhixing_rules.cli.exit_codes import FAILED, SUCCESS, exit_codes_text
from zhixing_rules.cli.format_options import format_options
from zhixing_rules.cli.input_errors import ProcedureError
from zhixing_rules.cli.procedure_inputs import load_procedure
from zhixing_rules.engine import cover_layers
from zhixing_rules.errors import Problem
from zhixing_rules.interchange import coverage_to_dict
from zhixing_rules.render import text

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.epilog = exit_codes_text(
        "0 每一句都已处理；1 有缺漏；2 用法或输入有误",
        "0 every sentence is accounted for, 1 one is not, 2 bad usage or input",
    )
    shared_options.add_procedure(parser)
    shared_options.add_output(parser)


def run(options: Namespace) -> CommandResult:
    """Run the command.

    Returns:
        A result with code 1 if a sentence has neither a rule nor a reason.

    Raises:
        ProcedureError: The procedure cannot be imported, or has no coverage table.
    """
    procedure = load_procedure(options)
    coverage = cover_layers(procedure)
    if coverage is None:
        zh, en = "本规程没有条文覆盖表（coverage_table）", "the procedure has no coverage table (coverage_table)"
        raise ProcedureError([Problem("", "no_coverage_table", zh, en)])
    exit_code = FAILED if coverage.problems else SUCCESS
    if options.json:
        return CommandResult(exit_code=exit_code, json=coverage_to_dict(coverage))
    return CommandResult(text.coverage(coverage, **format_options(options)), exit_code=exit_code)
