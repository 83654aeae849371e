"""``zhixing validate``: every rule checked against a record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhixing_rules.cli import options as shared_options
from zhixing_rules.cli.command_result import CommandResult
from zhixing_rules.cli.conversion_notes import read_record_of
from zhixing_rules.cli.exit_codes import FAILED, SUCCESS, codes_of_a_judgment
from zhixing_rules.cli.format_options import format_options, refuse_markdown_with
from zhixing_rules.cli.judgment_conditions import judgment_conditions
from zhixing_rules.engine import disclose, validate
from zhixing_rules.interchange.lazy_array import LazyArray
from zhixing_rules.interchange.reports import finding_to_dict, report_document
from zhixing_rules.records import Audience
from zhixing_rules.render import markdown, text

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from zhixing_rules.engine import DisclosedReport

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.epilog = codes_of_a_judgment()
    shared_options.add_input_file(parser)
    shared_options.add_lenient(parser)
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
    record, notes = read_record_of(options, audience)
    report = disclose(validate(record, **conditions), audience)
    exit_code = FAILED if report.failed else SUCCESS
    if options.json:
        return CommandResult(stderr=notes, exit_code=exit_code, json=_document(report, options))
    if options.markdown:
        output = markdown.report(report, everything=options.all, language=format_options(options)["language"])
    elif options.sweep:
        output = text.sweep(report, conditions["procedure"], **format_options(options))
    else:
        output = text.report(report, everything=options.all, sensitive=options.sensitive, **format_options(options))
    return CommandResult(output, notes, exit_code)


def _document(report: DisclosedReport, options: Namespace) -> dict[str, Any]:
    """Return the report as a JSON document; for a sweep, only with findings that another reading would change."""
    document = report_document(report, sensitive=options.sensitive or options.sweep)
    if options.sweep:
        changing = {(change.rule_id, change.path) for change in report.sensitive_to}
        findings = [finding for finding in report.findings if (finding.rule_id, finding.path) in changing]
        document["findings"] = LazyArray(finding_to_dict, findings)
    return document
