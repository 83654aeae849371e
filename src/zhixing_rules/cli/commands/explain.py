"""``zhixing explain``: the verdict of one rule, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.cli import options as shared_options
from zhixing_rules.cli.command_result import CommandResult
from zhixing_rules.cli.conversion_notes import read_record_of
from zhixing_rules.cli.exit_codes import FAILED, SUCCESS, codes_of_a_judgment
from zhixing_rules.cli.format_options import format_options
from zhixing_rules.cli.input_errors import input_error, unknown_word_error
from zhixing_rules.cli.judgment_conditions import judgment_conditions
from zhixing_rules.engine import Verdict, disclose, explain, rules_for, validate
from zhixing_rules.interchange import explanation_to_dict
from zhixing_rules.interchange.formats import format_of
from zhixing_rules.interchange.lazy_array import LazyArray
from zhixing_rules.records import Audience
from zhixing_rules.render import text

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from zhixing_rules.engine import Finding, Report

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
    findings = _selected_findings(report, options, audience)
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


def _selected_findings(report: Report, options: Namespace, audience: Audience) -> tuple[Finding, ...]:
    """Return the findings to explain. A rule that the audience may not know of is treated as unknown."""
    visible = rules_for(report.procedure, audience)
    if options.rule not in visible:
        known = dict.fromkeys(rule.id for rule in report.procedure.rules if rule.id in visible)
        zh, en = f"没有这一规则；已有：{', '.join(known)}", f"no such rule; known: {', '.join(known)}"
        raise unknown_word_error("no_such_rule", zh, en, word=options.rule, known=known)
    findings = report.rule(options.rule)
    if options.path is None:
        return findings
    at_path = tuple(finding for finding in findings if finding.path == options.path)
    if not at_path:
        paths = ", ".join(finding.path or '""' for finding in findings) or "—"
        raise input_error(
            "no_such_subject", f"该规则没有这一对象；已有：{paths}", f"no such subject of this rule; known: {paths}"
        )
    return at_path
