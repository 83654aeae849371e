"""``zhixing days``: counts of working days, with the days that are skipped or worked by exception."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from zhixing_rules.cli import options as shared_options
from zhixing_rules.cli.argument_types import int_between, parse_day
from zhixing_rules.cli.command_result import CommandResult
from zhixing_rules.cli.exit_codes import exit_codes_text
from zhixing_rules.cli.failures import not_published
from zhixing_rules.cli.format_options import format_options
from zhixing_rules.cli.input_errors import input_error
from zhixing_rules.cli.inputs import calendar_of
from zhixing_rules.errors import CalendarNotPublished
from zhixing_rules.interchange.days import MAX_WORKING_DAYS, count_to_dict, day_document, shift_to_dict
from zhixing_rules.render import text

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from zhixing_rules.calendars import Calendar, DayInterval

__all__ = ["add_arguments", "run"]

_OPERATIONS: Final = {
    "add": "之后第 N 个工作日 · the N-th working day after a day",
    "back": "之前第 N 个工作日 · the N-th working day before a day",
    "count": "两日之间的工作日数 · the number of working days between two days",
    "why": "某日是否为工作日及其依据 · whether a day is a working day, and on what basis",
}


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the operations of the command and their arguments."""
    parser.epilog = exit_codes_text(
        "0 已算出；2 用法或输入有误；3 所依据的放假安排未公布或未载入",
        "0 counted, 2 bad usage or input, 3 it depends on a day that no known holiday notice covers",
    )
    operations = parser.add_subparsers(required=True, dest="operation", metavar="COUNT", title="算法 · counts")
    parsers: dict[str, ArgumentParser] = {
        name: operations.add_parser(name, help=summary, description=summary, epilog=parser.epilog, allow_abbrev=False)
        for name, summary in _OPERATIONS.items()
    }
    for name in ("add", "back"):
        parsers[name].add_argument("day", type=parse_day, metavar="DATE", help="起始日，不计入 · start day, excluded")
        parsers[name].add_argument(
            "working_days",
            type=int_between(-MAX_WORKING_DAYS, MAX_WORKING_DAYS),
            metavar="N",
            help="工作日数 · number of working days",
        )
    parsers["count"].add_argument("start", type=parse_day, metavar="START", help="起始日，不计入 · start day, excluded")
    parsers["count"].add_argument("end", type=parse_day, metavar="END", help="截止日，计入 · end day, included")
    parsers["why"].add_argument("day", type=parse_day, metavar="DATE", help="某日 · the day")
    for name in ("add", "back", "count"):
        shared_options.add_all(parsers[name])
    for operation in parsers.values():
        shared_options.add_notice(operation)
        shared_options.add_output(operation)


def run(options: Namespace) -> CommandResult:
    """Run the command. An answer that depends on an unpublished holiday notice is refused with code 3.

    Raises:
        RecordError: A notice cannot be used, or the number for ``back`` is negative.
    """
    calendar = calendar_of(options)
    match options.operation:
        case "add":
            return _shifted_day(options, calendar, options.working_days)
        case "back":
            if options.working_days < 0:
                raise input_error(
                    "negative",
                    "N 不能为负；向后请用 days add",
                    "N must not be negative; to count forward use days add",
                )
            return _shifted_day(options, calendar, -options.working_days)
        case "count":
            return _working_days_between(options, calendar)
        case _:
            return _day_status(options, calendar)


def _shifted_day(options: Namespace, calendar: Calendar, working_days: int) -> CommandResult:
    """Return the day some working days after (or, if negative, before) a day."""
    start = options.day
    try:
        if options.json:
            return CommandResult(json=shift_to_dict(calendar, start, working_days))
        answer = calendar.add(start, working_days)
        return CommandResult(
            text.shift(calendar, start, working_days, answer, everything=options.all, **format_options(options))
        )
    except CalendarNotPublished as error:
        return _not_published(options, error, calendar.interval(start, working_days))


def _working_days_between(options: Namespace, calendar: Calendar) -> CommandResult:
    """Return the number of working days after the start, up to and including the end."""
    start, end = options.start, options.end
    try:
        if options.json:
            return CommandResult(json=count_to_dict(calendar, start, end))
        return CommandResult(text.count(calendar, start, end, everything=options.all, **format_options(options)))
    except CalendarNotPublished as error:
        return _not_published(options, error, None)


def _day_status(options: Namespace, calendar: Calendar) -> CommandResult:
    """Return whether a day is a working day; if that is not final, with code 3."""
    day = calendar.why(options.day)
    output = "" if options.json else text.day(day, **format_options(options))
    refusal = CommandResult()
    if day.working is None:
        refusal = _not_published(options, CalendarNotPublished(options.day), None)
    document = day_document(day) if options.json else None
    return CommandResult(output, refusal.stderr, refusal.exit_code, document)


def _not_published(options: Namespace, error: CalendarNotPublished, span: DayInterval | None) -> CommandResult:
    """Return the refusal of an answer, with the provisional interval if one is known."""
    if span is None:
        return not_published(error, options)
    if options.json:
        return not_published(error, options, provisional=span)
    refusal = not_published(error, options)
    return CommandResult(
        stderr=refusal.stderr + text.provisional(span, **format_options(options, sys.stderr)),
        exit_code=refusal.exit_code,
    )
