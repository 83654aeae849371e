"""``zhixing plan``: the next steps of a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.cli import options as shared_options
from zhixing_rules.cli.command_result import CommandResult
from zhixing_rules.cli.conversion_notes import read_record_of
from zhixing_rules.cli.exit_codes import exit_codes_text
from zhixing_rules.cli.format_options import format_options, refuse_markdown_with
from zhixing_rules.cli.judgment_conditions import judgment_conditions
from zhixing_rules.engine import disclose, plan
from zhixing_rules.records import Audience
from zhixing_rules.render import markdown, text

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.epilog = exit_codes_text(
        "0 已列出，有逾期的也是 0；2 用法或输入有误", "0 listed, even if a step is overdue, 2 bad usage or input"
    )
    shared_options.add_input_file(parser)
    parser.add_argument("--by-actor", action="store_true", help="按办理人分表 · one table for each actor")
    shared_options.add_lenient(parser)
    shared_options.add_conditions(parser)
    shared_options.add_audience(parser)
    shared_options.add_markdown(parser)
    shared_options.add_output(parser)


def run(options: Namespace) -> CommandResult:
    """Run the command. A plan judges nothing, so the exit code is 0.

    Raises:
        RecordError: An input cannot be used.
    """
    refuse_markdown_with(options, "json", "by_actor")
    conditions, audience = judgment_conditions(options), Audience(options.audience)
    record, notes = read_record_of(options, audience)
    steps = disclose(plan(record, **conditions), audience)
    if options.json:
        return CommandResult(stderr=notes, json=steps)
    if options.markdown:
        return CommandResult(markdown.plan(steps, language=format_options(options)["language"]), notes)
    return CommandResult(text.plan(steps, by_actor=options.by_actor, **format_options(options)), notes)
