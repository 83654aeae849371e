"""``zhixing calendar``: version and coverage of the working-day calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.cli import options as shared_options
from zhixing_rules.cli.command_result import CommandResult
from zhixing_rules.cli.format_options import format_options
from zhixing_rules.cli.inputs import calendar_of
from zhixing_rules.render import text

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the view of the command, ``status``, and its arguments."""
    views = parser.add_subparsers(required=True, metavar="VIEW", title="内容 · views")
    summary = "数据版本与确定范围 · version and coverage"
    status = views.add_parser("status", help=summary, description=summary, epilog=parser.epilog, allow_abbrev=False)
    shared_options.add_notice(status)
    shared_options.add_output(status)


def run(options: Namespace) -> CommandResult:
    """Run the command.

    Raises:
        RecordError: A notice cannot be used.
    """
    calendar = calendar_of(options)
    if options.json:
        return CommandResult(json=calendar)
    return CommandResult(text.calendar(calendar, **format_options(options)))
