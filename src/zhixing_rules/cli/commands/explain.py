"""``zhixing explain``: the verdict of one rule, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.cli import options as shared_options
from zhixing_rules.cli.command_result import CommandResult
from zhixing_rules.cli.conversion_notes import read_record_of
from zhixing_rules.cli.exit_codes import FAILED, SUCCESS, codes_of_a_judgment
from zhixing_rules.cli.format_options import format_options
from zhixing_rules.cli.judgment_conditions import judgment_conditions
from zhixing_rules.engine import Verdict, disclose, explain, validate
from zhixing_rules.interchange import explanation_to_dict
from zhixing_rules.interchange.formats import format_of
from zhixing_rules.interchange.lazy_array import LazyArray
from zhixing_rules.records import Audience
from zhixing_rules.render import text
from zhixing_rules.views.rule_findings import findings_of_rule

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.epilog = codes_of_a_judgment()
    parser.add_argument("rule", metavar="ID", help="规则标识，如 art7.p2.referral · rule id, such as art7.p2.referral")
    shared_options.add_input_file(parser)
    parser.add_argument(
        "--path", metavar="POINTER", help="只说明这一对象，如 /detentions/0 · only this subject, such as /detentions/0"
    )
    shared_options.add_lenient(parser)
    shared_options.add_conditions(parser)
    shared_options.add_audience(parser)
    shared_options.add_output(parser)


def run(options: Namespace) -> CommandResult:
    """Run the command, for every subject of the rule or for the one of ``--path``.

    Raises:
        RecordError: An input cannot be used, or the rule or the subject does not exist.
    """
    audience = Audience(options.audience)
    conditions = judgment_conditions(options)
    record, notes = read_record_of(options, audience)
    report = validate(record, **conditions)
    findings = findings_of_rule(report, options.rule, options.path, audience)
    explanations = [disclose(explain(finding), audience) for finding in findings]
    exit_code = FAILED if any(finding.verdict is Verdict.FAIL for finding in findings) else SUCCESS
    if options.json:
        document = {"format": format_of("explanations"), "explanations": LazyArray(explanation_to_dict, explanations)}
        return CommandResult(stderr=notes, exit_code=exit_code, json=document)
    if explanations:
        output = "\n".join(text.explanation(explanation, **format_options(options)) for explanation in explanations)
    elif options.lang == "en":
        output = "the record has no subject of this rule\n"
    else:
        output = "记录中没有该规则所针对的对象\n"
    return CommandResult(output, notes, exit_code)
