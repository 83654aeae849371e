"""``zhixing conform``: whether another program agrees with the golden vectors."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Final

from zhixing_rules.cli import options as shared_options
from zhixing_rules.cli.argument_types import int_between
from zhixing_rules.cli.command_result import CommandResult
from zhixing_rules.cli.exit_codes import BAD_INPUT, FAILED, SUCCESS, exit_codes_text
from zhixing_rules.cli.format_options import format_options
from zhixing_rules.cli.input_errors import input_error
from zhixing_rules.cli.inputs import read_input
from zhixing_rules.cli.vector_selection import add_selection, selected_vectors
from zhixing_rules.conformance import conform, read_vectors
from zhixing_rules.interchange import conformity_to_dict
from zhixing_rules.render import text

if TYPE_CHECKING:
    from zhixing_rules.conformance import VectorSet

__all__ = ["add_arguments", "run"]

_MAX_TIMEOUT: Final = 24 * 60 * 60
"""One day, in seconds."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.epilog = exit_codes_text(
        "0 全部一致；1 有不一致；2 程序不能运行或答案不能使用",
        "0 all answers agree, 1 an answer differs, 2 the program cannot be run or its answers cannot be used",
    )
    parser.add_argument(
        "--vectors",
        metavar="FILE.jsonl",
        help="使用已生成的测试向量 · use the vectors of a file that `zhixing vectors` wrote",
    )
    parser.add_argument(
        "--timeout",
        type=int_between(1, _MAX_TIMEOUT),
        default=300,
        metavar="SECONDS",
        help="程序最多可用多少秒，默认 300 · time limit of the program, in seconds (default: 300)",
    )
    add_selection(parser)
    shared_options.add_output(parser)
    parser.add_argument(
        "command",
        nargs=argparse.REMAINDER,
        metavar="CMD",
        help="程序及其参数，写在各选项之后；从标准输入读，向标准输出写，一行一条 · "
        "the program and its arguments, after all options; it reads one vector per line and writes one answer per line",
    )


def run(options: argparse.Namespace) -> CommandResult:
    """Run the command.

    Returns:
        A result with code 1 if an answer differs, and 2 if the answers cannot be used.

    Raises:
        RecordError: An input cannot be used, a rule does not exist, or no program is given.
    """
    if not options.command:
        raise input_error("no_command", "请给出要检验的程序", "give the program to check")
    result = conform(options.command, _vectors(options), timeout=options.timeout)
    exit_code = BAD_INPUT if result.problems else SUCCESS if result.holds else FAILED
    if options.json:
        return CommandResult(exit_code=exit_code, json=conformity_to_dict(result))
    return CommandResult(text.conformity(result, **format_options(options)), exit_code=exit_code)


def _vectors(options: argparse.Namespace) -> VectorSet:
    if options.vectors is None:
        return selected_vectors(options)
    return read_vectors(read_input(options.vectors).decode().splitlines())
