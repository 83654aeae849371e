"""``zhixing mechanism``: the joint mechanism over a period, and a draft of the half-year report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.cli import options as shared_options
from zhixing_rules.cli.command_result import CommandResult
from zhixing_rules.cli.conversion_notes import ConversionNotes, read_record_with
from zhixing_rules.cli.dockets import Docket
from zhixing_rules.cli.exit_codes import BAD_INPUT, FAILED, SUCCESS, exit_codes_text
from zhixing_rules.cli.format_options import format_options, refuse_markdown_with
from zhixing_rules.cli.input_errors import input_error
from zhixing_rules.cli.judgment_conditions import judgment_conditions
from zhixing_rules.cli.periods import period_around, period_of
from zhixing_rules.cli.procedure_inputs import record_types
from zhixing_rules.cli.unread_cases import repeated_text, unread_text
from zhixing_rules.records import Audience
from zhixing_rules.render import markdown, text
from zhixing_rules.render.half_year_draft import half_year_draft
from zhixing_rules.views import count_cases, mechanism_view

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from zhixing_rules.cli.judgment_conditions import JudgmentConditions
    from zhixing_rules.views import MechanismView

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.epilog = exit_codes_text(
        "0 已列出，没有违反；1 有违反或者不符合；2 用法或输入有误，或者没有违反而有未能读取的案件",
        "0 listed, nothing is breached, 1 a rule is breached, 2 bad usage or input, or nothing is breached but a case "
        "was not read",
    )
    parser.add_argument(
        "file",
        metavar="FILE",
        help="联动机制的 JSON 文件，- 为标准输入 · JSON file of a joint mechanism; - for standard input",
    )
    parser.set_defaults(case=None)
    shared_options.add_period(parser, zh="默认判断之日所在的半年", en="default: the half-year of the day of judgment")
    shared_options.add_output_file(
        parser,
        "--draft",
        metavar="OUT.md",
        help="另写半年报告稿（Markdown），不提及第五条第（一）项所列事项 · also write a draft of the half-year report, "
        "without what article 5(一) forbids to mention",
    )
    shared_options.add_dockets(
        parser,
        "--docket",
        default=[],
        help="报告稿的数字所据的案件文件、目录 · files of cases, or folders, from which the numbers of the draft come",
    )
    shared_options.add_lenient(parser)
    shared_options.add_conditions(parser, layers=False)
    shared_options.add_audience(parser)
    shared_options.add_markdown(parser)
    shared_options.add_output(parser)


def run(options: Namespace) -> CommandResult:
    """Run the command.

    Returns:
        A result with code 1 if a rule is breached, else 2 if a case of the docket cannot be read.

    Raises:
        RecordError: An input cannot be used, or the draft cannot be written.
    """
    refuse_markdown_with(options, "json")
    if options.docket and options.draft is None:
        raise input_error("needs_draft", "--docket 只与 --draft 并用", "--docket needs --draft")
    conditions, audience, period = judgment_conditions(options), Audience(options.audience), period_of(options)
    notes = ConversionNotes(record_types(options)) if options.lenient else None
    record = read_record_with(notes, options, audience)
    period = period_around(period, conditions["on"])
    view = mechanism_view(record, **conditions, period=period, audience=audience)
    unread, stderr, docket = 0, "", None
    if options.docket:
        docket = Docket(options.docket, audience, notes, models=record_types(options))
    if options.draft is not None:
        unread, stderr = _write_draft(options, view, docket, conditions)
    stderr += notes.text(options, docket) if notes else ""
    exit_code = FAILED if view.case.breaches else BAD_INPUT if unread else SUCCESS
    if options.json:
        return CommandResult(stderr=stderr, exit_code=exit_code, json=view)
    if options.markdown:
        return CommandResult(markdown.mechanism(view, language=format_options(options)["language"]), stderr, exit_code)
    return CommandResult(text.mechanism(view, **format_options(options)), stderr, exit_code)


def _write_draft(
    options: Namespace, view: MechanismView, docket: Docket | None, conditions: JudgmentConditions
) -> tuple[int, str]:
    """Write the draft, and return the number of cases that could not be read, and what is to be said of the docket."""
    counted, stderr = None, ""
    if docket is not None:
        counted = count_cases(docket, **conditions, period=view.period, audience=view.audience)
        stderr = unread_text(options, counted.unread, counted.unread_cases, docket)
        stderr += repeated_text(options, counted.repeats, counted.repeated_cases, docket)
    options.outputs.write_text("draft", half_year_draft(view, counted))
    return 0 if counted is None else counted.unread, stderr
