"""``zhixing compare``: what an amendment changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules.cli import options as shared_options
from zhixing_rules.cli.argument_types import int_between
from zhixing_rules.cli.command_result import CommandResult
from zhixing_rules.cli.format_options import format_options, refuse_markdown_with
from zhixing_rules.cli.inputs import calendar_of
from zhixing_rules.cli.procedure_inputs import amend_procedure, choose_readings, load_procedure
from zhixing_rules.comparison import EFFORT, compare
from zhixing_rules.render import markdown, text

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

__all__ = ["add_arguments", "run"]

_MAX_EFFORT: Final = 1_000_000


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("amendment", metavar="AMENDMENT.toml", help="修改案 · file of the amendment")
    parser.add_argument(
        "--from",
        dest="old_amendment",
        metavar="FILE.toml",
        help="与另一修改案比较，不与现行规程比较 · compare with another amendment instead of the current procedure",
    )
    parser.add_argument(
        "--effort",
        type=int_between(1, _MAX_EFFORT),
        default=EFFORT,
        metavar="N",
        help=f"每条规则试多少个虚构记录，默认 {EFFORT} · "
        f"number of synthetic records tried for each rule (default: {EFFORT})",
    )
    shared_options.add_reading(parser)
    shared_options.add_notice(parser)
    shared_options.add_procedure(parser)
    shared_options.add_courts(parser)
    shared_options.add_markdown(parser)
    shared_options.add_output(parser)


def run(options: Namespace) -> CommandResult:
    """Run the command. A comparison judges no case, so the exit code is 0.

    Raises:
        RecordError: An input cannot be used.
    """
    refuse_markdown_with(options, "json")
    procedure = load_procedure(options)
    old, new = amend_procedure(procedure, options.old_amendment), amend_procedure(procedure, options.amendment)
    comparison = compare(
        old,
        new,
        calendar=calendar_of(options),
        readings=choose_readings(options.reading, new.readings),
        effort=options.effort,
    )
    if options.json:
        return CommandResult(json=comparison)
    if options.markdown:
        return CommandResult(markdown.comparison(comparison, language=format_options(options)["language"]))
    return CommandResult(text.comparison(comparison, **format_options(options)))
