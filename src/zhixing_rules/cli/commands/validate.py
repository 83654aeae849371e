"""``zhixing validate``: every rule checked against a record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhixing_rules.cli import options as shared_options
from zhixing_rules.cli.command_result import CommandResult
from zhixing_rules.cli.exit_codes import FAILED, SUCCESS
from zhixing_rules.cli.format_options import format_options, refuse_markdown_with
from zhixing_rules.cli.inputs import read_record
from zhixing_rules.cli.judgment_conditions import judgment_conditions
from zhixing_rules.engine import disclose, validate
from zhixing_rules.interchange import dumps, report_to_dict
from zhixing_rules.records import Audience
from zhixing_rules.render import markdown, text

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from zhixing_rules.engine import DisclosedReport

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    shared_options.add_input_file(parser)
    shared_options.add_conditions(parser)
    parser.add_argument(
        "--sensitive",
        action="store_true",
        help="列出换一种解读会改变的结论 · list the verdicts that another reading would change",
    )
    parser.add_argument(
        "--sweep",
        action="store_true",
        help="只列换一种解读会改变的结论 · list only the verdicts that another reading would change",
    )
    shared_options.add_audience(parser)
    shared_options.add_markdown(parser)
    shared_options.add_all(parser)
    shared_options.add_output(parser)


def run(options: Namespace) -> CommandResult:
    """Run the command.

    Raises:
        RecordError: An input cannot be used.
    """
    refuse_markdown_with(options, "json", "sweep", "sensitive")
    conditions, audience = judgment_conditions(options), Audience(options.audience)
    report = disclose(validate(read_record(options.file, audience), **conditions), audience)
    if options.json:
        output = dumps(_report_dict(report, sensitive=options.sensitive, sweep=options.sweep))
    elif options.markdown:
        output = markdown.report(report, everything=options.all, language=format_options(options)["language"])
    elif options.sweep:
        output = text.sweep(report, conditions["procedure"], **format_options(options))
    else:
        output = text.report(report, everything=options.all, sensitive=options.sensitive, **format_options(options))
    return CommandResult(output, exit_code=FAILED if report.failed else SUCCESS)


def _report_dict(report: DisclosedReport, *, sensitive: bool, sweep: bool) -> dict[str, Any]:
    """Return the report as a dictionary; for a sweep, only with findings that another reading would change."""
    report_dict = report_to_dict(report, sensitive=sensitive or sweep)
    if sweep:
        changing = {(change.rule_id, change.path) for change in report.sensitive_to}
        report_dict["findings"] = [
            finding for finding in report_dict["findings"] if (finding["rule_id"], finding["path"]) in changing
        ]
    return report_dict
