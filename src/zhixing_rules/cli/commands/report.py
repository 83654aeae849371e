"""``zhixing report``: the report of a case, as a text, as a page to print, and its timeline as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.cli import options as shared_options
from zhixing_rules.cli.argument_types import parse_day
from zhixing_rules.cli.command_result import CommandResult
from zhixing_rules.cli.conversion_notes import read_record_of
from zhixing_rules.cli.exit_codes import FAILED, SUCCESS, codes_of_a_judgment
from zhixing_rules.cli.format_options import format_options, refuse_markdown_with
from zhixing_rules.cli.input_errors import missing_extra_error
from zhixing_rules.cli.judgment_conditions import judgment_conditions
from zhixing_rules.records import Audience
from zhixing_rules.render import markdown, text
from zhixing_rules.views import case_view

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from zhixing_rules.views import CaseView

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.epilog = codes_of_a_judgment()
    shared_options.add_input_file(parser)
    shared_options.add_lenient(parser)
    shared_options.add_conditions(parser)
    shared_options.add_audience(parser)
    shared_options.add_output_file(
        parser, "--html", help="写成网页，一个文件，可直接打印 · write a page, ready to print"
    )
    shared_options.add_output_file(parser, "--svg", help="写出期日图 · write the timeline as a picture")
    parser.add_argument(
        "--text",
        action="store_true",
        help="输出文字；未要求网页或者期日图的，即输出文字 · print the text too; it is printed if no file is asked for",
    )
    shared_options.add_markdown(parser)
    parser.add_argument(
        "--brief", action="store_true", help="网页不含全程和附表 · a page without the whole course and the annex"
    )
    parser.add_argument(
        "--notes",
        action="store_true",
        help="网页另列注：规则编号和记录中的位置 · notes with the ids of rules and places",
    )
    parser.add_argument(
        "--whole",
        action="store_true",
        help="期日图画全程 · a picture of the whole case, not of the weeks around the day",
    )
    parser.add_argument(
        "--printed", type=parse_day, metavar="YYYY-MM-DD", help="打印日期，不给则不印 · day of printing to be shown"
    )
    shared_options.add_all(parser)
    shared_options.add_output(parser, json=False)


def run(options: Namespace) -> CommandResult:
    """Run the command.

    Returns:
        A result with code 1 if a rule is breached.

    Raises:
        RecordError: An input cannot be used, a file cannot be written, or a page is asked for without the extra.
    """
    refuse_markdown_with(options, "text")
    conditions, audience = judgment_conditions(options), Audience(options.audience)
    record, notes = read_record_of(options, audience)
    view = case_view(record, audience=audience, printed_on=options.printed, **conditions)
    _write_files(view, options)
    output = ""
    if options.markdown:
        output = markdown.case(view, everything=options.all, language=format_options(options)["language"])
    elif options.text or options.out or not (options.html or options.svg):
        output = text.case(view, everything=options.all, **format_options(options))
    return CommandResult(output, notes, FAILED if view.breaches else SUCCESS)


def _write_files(view: CaseView, options: Namespace) -> None:
    """Write the page and the picture that the options ask for."""
    if options.html:
        try:
            from zhixing_rules.office.html import case_html  # noqa: PLC0415  an optional extra
        except ImportError:
            raise missing_extra_error("office") from None
        options.outputs.write_text("html", case_html(view, brief=options.brief, notes=options.notes))
    if options.svg:
        from zhixing_rules.render.case_picture import case_picture  # noqa: PLC0415  only for pictures

        picture = case_picture(view, whole=options.whole, language=format_options(options)["language"])
        options.outputs.write_text("svg", picture)
