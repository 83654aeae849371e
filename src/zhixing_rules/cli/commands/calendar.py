"""``zhixing calendar``: version and coverage of the working-day calendar, and notices read from their text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.calendars.statutory_days import STATUTORY_YEARS
from zhixing_rules.cli import options as shared_options
from zhixing_rules.cli.argument_types import int_between, parse_day
from zhixing_rules.cli.command_result import CommandResult
from zhixing_rules.cli.format_options import format_options
from zhixing_rules.cli.inputs import calendar_of, read_input
from zhixing_rules.render import text

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the views of the command, ``status`` and ``read``, and their arguments."""
    views = parser.add_subparsers(required=True, dest="view", metavar="VIEW", title="内容 · views")
    summary = "数据版本与确定范围 · version and coverage"
    status = views.add_parser("status", help=summary, description=summary, epilog=parser.epilog, allow_abbrev=False)
    shared_options.add_notice(status)
    shared_options.add_output(status)
    summary = "读取放假通知的正文，核对后列出各日；加 --json 写成通知文件 · read the text of a holiday notice, check it"
    description = f"{summary} and list its days; with --json, write the file that --notice loads"
    read = views.add_parser("read", help=summary, description=description, epilog=parser.epilog, allow_abbrev=False)
    read.add_argument(
        "file", metavar="FILE.txt", help="通知正文，- 为标准输入 · text of the notice; - for standard input"
    )
    read.add_argument(
        "--year",
        type=int_between(STATUTORY_YEARS[0], STATUTORY_YEARS[-1]),
        metavar="YEAR",
        help="通知的年度，正文未写明时须给出 · year of the notice, if the text does not state it",
    )
    read.add_argument(
        "--granted",
        action="append",
        default=[],
        type=parse_day,
        metavar="YYYY-MM-DD",
        help="另有通知在法定节假日之外多放的日子：不用调休上班日抵补，否则会判为少列了上班日；可多次使用 · "
        "a day off that another notice granted beyond the statutory holidays: no make-up working day offsets it, and "
        "without this option one would be missing; may be repeated",
    )
    shared_options.add_output(read)


def run(options: Namespace) -> CommandResult:
    """Run the command.

    Raises:
        RecordError: A notice, or the text of one, cannot be used.
    """
    if options.view == "read":
        return _notice(options)
    calendar = calendar_of(options)
    if options.json:
        return CommandResult(json=calendar)
    return CommandResult(text.calendar(calendar, **format_options(options)))


def _notice(options: Namespace) -> CommandResult:
    """Return the days of a notice that is given as text."""
    from zhixing_rules.calendars.notice_text import notice_from_text  # noqa: PLC0415  not needed for the status

    notice = notice_from_text(read_input(options.file).decode(), year=options.year, granted=options.granted)
    if options.json:
        return CommandResult(json=notice)
    return CommandResult(text.notice(notice, **format_options(options)))
