"""``zhixing impact``: open cases under the current procedure and under an amended one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules._plural import counted
from zhixing_rules.cli import options as shared_options
from zhixing_rules.cli.argument_types import int_between
from zhixing_rules.cli.command_result import CommandResult
from zhixing_rules.cli.conversion_notes import ConversionNotes
from zhixing_rules.cli.dockets import Docket
from zhixing_rules.cli.exit_codes import BAD_INPUT, FAILED, SUCCESS, exit_codes_text
from zhixing_rules.cli.format_options import format_options, refuse_markdown_with
from zhixing_rules.cli.input_errors import input_error
from zhixing_rules.cli.inputs import load_calendar
from zhixing_rules.cli.judgment_conditions import judgment_conditions
from zhixing_rules.cli.procedure_inputs import amend_procedure, record_types
from zhixing_rules.engine import disclose
from zhixing_rules.impacts import impact
from zhixing_rules.records import Audience
from zhixing_rules.render import markdown, text

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from zhixing_rules.impacts import DisclosedImpact

__all__ = ["add_arguments", "run"]

_MAX_LIMIT: Final = 20_000


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.epilog = exit_codes_text(
        "0 无新逾期、新违反；1 有案件新逾期或新违反；2 用法有误或没有一行可读",
        "0 no case is newly overdue or in breach, 1 at least one is, 2 bad usage or no readable line",
    )
    parser.add_argument(
        "file",
        metavar="CASES.jsonl",
        help="每行一个案件的 JSON，- 为标准输入 · JSON Lines file, one case per line; - for standard input",
    )
    shared_options.add_lenient(parser)
    shared_options.add_conditions(parser)
    parser.add_argument(
        "--old-notice",
        action="append",
        default=[],
        metavar="FILE.json",
        help="只用于改变前的放假通知，可多次使用 · holiday notice for the old side only; may be repeated",
    )
    parser.add_argument(
        "--new-notice",
        action="append",
        default=[],
        metavar="FILE.json",
        help="只用于改变后的放假通知，可多次使用 · holiday notice for the new side only; may be repeated",
    )
    parser.add_argument(
        "--limit",
        type=int_between(0, _MAX_LIMIT),
        default=100,
        metavar="N",
        help="最多列出几件最紧急的案件，默认 100 · maximum number of most urgent cases listed (default: 100)",
    )
    shared_options.add_audience(parser)
    shared_options.add_markdown(parser)
    shared_options.add_output(parser)


def run(options: Namespace) -> CommandResult:
    """Run the command.

    Returns:
        A result with code 1 if a case is newly overdue or in breach, and 2 if no line can be read.

    Raises:
        RecordError: An input cannot be used, or there is no other procedure or calendar to compare with.
    """
    refuse_markdown_with(options, "json")
    if options.amendment is None and not options.new_notice and not options.old_notice:
        zh = "没有可比的：请给出修改案（--amendment）或只用于一方的通知（--old-notice、--new-notice）"
        en = "nothing to compare; give --amendment, or a notice of one side (--old-notice, --new-notice)"
        raise input_error("nothing_to_compare", zh, en)
    audience, conditions = Audience(options.audience), judgment_conditions(options, amended=False)
    old_procedure = conditions["procedure"]
    new_procedure = amend_procedure(old_procedure, options.amendment)
    old_calendar, new_calendar = (
        load_calendar(notices, base=conditions["calendar"]) for notices in (options.old_notice, options.new_notice)
    )
    if options.amendment is None and old_calendar == new_calendar:
        zh = "没有可比的：双方的日历相同；请核对所给的通知"
        en = "nothing to compare: the calendars of both sides are the same; check the notices"
        raise input_error("nothing_to_compare", zh, en)
    notes = ConversionNotes(record_types(options)) if options.lenient else None
    docket = Docket([options.file], audience, notes, models=record_types(options))
    result = impact(
        old_procedure,
        new_procedure,
        docket,
        on=conditions["on"],
        calendar=old_calendar,
        new_calendar=new_calendar,
        readings=conditions["readings"],
        limit=options.limit,
    )
    if not result.read + result.unread:
        raise input_error(
            "no_case", "没有案件：文件是空的；每行应为一个案件", "no case: the file is empty; give one case a line"
        )
    disclosed = disclose(result, audience)
    nothing_read = disclosed.unread > 0 and disclosed.read == 0
    exit_code = BAD_INPUT if nothing_read else FAILED if disclosed.failed else SUCCESS
    result_in_json = disclosed if options.json else None
    stderr = _skipped_lines_text(options, disclosed) + (notes.text(options, docket) if notes else "")
    return CommandResult(_text(options, disclosed), stderr, exit_code, result_in_json)


def _text(options: Namespace, result: DisclosedImpact) -> str:
    if options.json:
        return ""
    if options.markdown:
        return markdown.impact(result, language=format_options(options)["language"])
    return text.impact(result, **format_options(options))


def _skipped_lines_text(options: Namespace, result: DisclosedImpact) -> str:
    """Return how many lines were skipped, for standard error; a result in JSON has their number and lists them."""
    if not result.unread or options.json:
        return ""
    if options.lang == "en":
        return f"skipped {counted(result.unread, 'line')} that cannot be read; all other lines were processed\n"
    return f"跳过 {result.unread} 行不能读取的，其余照常\n"
