"""``zhixing worklist``: what is to be done in many cases on one day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules.cli import options as shared_options
from zhixing_rules.cli.argument_types import int_between
from zhixing_rules.cli.command_result import CommandResult
from zhixing_rules.cli.conversion_notes import ConversionNotes
from zhixing_rules.cli.dockets import Docket
from zhixing_rules.cli.exit_codes import BAD_INPUT, FAILED, SUCCESS, exit_codes_text
from zhixing_rules.cli.format_options import format_options, refuse_markdown_with
from zhixing_rules.cli.input_errors import input_error, missing_extra_error
from zhixing_rules.cli.judgment_conditions import judgment_conditions
from zhixing_rules.cli.procedure_inputs import record_types
from zhixing_rules.records import Audience
from zhixing_rules.render import markdown, text
from zhixing_rules.render.worklist_csv import worklist_csv
from zhixing_rules.views import worklist

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable

    from zhixing_rules._bilingual import Bilingual
    from zhixing_rules.views import Worklist

__all__ = ["add_arguments", "run"]

_MOST_DAYS: Final = 366
_MOST_ROWS: Final = 1_000_000


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.epilog = exit_codes_text(
        "0 无逾期；1 有逾期；2 用法或输入有误，或没有逾期而有未能读取的案件",
        "0 nothing is overdue, 1 something is, 2 bad usage or input, or nothing is overdue but a case was not read",
    )
    shared_options.add_dockets(parser)
    parser.add_argument(
        "--within",
        type=int_between(0, _MOST_DAYS),
        default=7,
        metavar="N",
        help="几日内到期的归入“本周到期”，默认 7 · days after this one that count as this week (default: 7)",
    )
    parser.add_argument(
        "--by", choices=("officer", "court"), help="按承办人或者法院分列 · divide the rows by officer or court"
    )
    parser.add_argument(
        "--limit",
        type=int_between(0, _MOST_ROWS),
        default=10_000,
        metavar="N",
        help="每组至多列出几项，最急的在先，默认 10000 · maximum number of rows of each group (default: 10000)",
    )
    shared_options.add_lenient(parser)
    shared_options.add_conditions(parser)
    shared_options.add_audience(parser)
    shared_options.add_markdown(parser)
    shared_options.add_output_file(parser, "--html", help="另写网页 · also write a page")
    shared_options.add_output_file(parser, "--xlsx", help="另写 Excel 工作簿 · also write a workbook")
    shared_options.add_output_file(parser, "--csv", help="另写 CSV · also write CSV")
    shared_options.add_output(parser)


def run(options: Namespace) -> CommandResult:
    """Run the command.

    Returns:
        A result with code 1 if something is overdue, else 2 if a case cannot be read, else 0.

    Raises:
        RecordError: An input cannot be used, there is no case, or a file cannot be written.
    """
    refuse_markdown_with(options, "json")
    conditions, audience = judgment_conditions(options), Audience(options.audience)
    notes = ConversionNotes(record_types(options)) if options.lenient else None
    docket = Docket(options.paths, audience, notes, models=record_types(options))
    found = worklist(docket, **conditions, within=options.within, audience=audience, by=options.by, limit=options.limit)
    if not found.read + found.unread:
        raise input_error("no_case", "没有案件：文件是空的", "no case: the files are empty")
    _write_files(options, found, docket.place)
    exit_code = FAILED if found.overdue else BAD_INPUT if found.unread else SUCCESS
    stderr = notes.text(options, docket) if notes else ""
    if options.json:
        return CommandResult(stderr=stderr, exit_code=exit_code, json=found)
    if options.markdown:
        return CommandResult(
            markdown.worklist(found, place=docket.place, language=format_options(options)["language"]),
            stderr,
            exit_code,
        )
    return CommandResult(text.worklist(found, place=docket.place, **format_options(options)), stderr, exit_code)


def _write_files(options: Namespace, found: Worklist, place: Callable[[int], Bilingual]) -> None:
    """Write the page, the workbook and the CSV file that the options ask for."""
    if options.html:
        try:
            from zhixing_rules.office.html import worklist_html  # noqa: PLC0415  an optional extra
        except ImportError:
            raise missing_extra_error("office") from None
        options.outputs.write_text("html", worklist_html(found, place=place))
    if options.xlsx:
        try:
            from zhixing_rules.office.worklist_workbook import write_worklist_xlsx  # noqa: PLC0415  as above
        except ImportError:
            raise missing_extra_error("office") from None
        with options.outputs.open("xlsx") as file:
            write_worklist_xlsx(found, file)
    if options.csv:
        options.outputs.write_text("csv", worklist_csv(found))
