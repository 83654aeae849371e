"""validate, plan and explain on a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhixing_rules.cli.exit_codes import FAILED, FINE, Outcome
from zhixing_rules.cli.format_options import look
from zhixing_rules.cli.inputs import amended_by, calendar_with, chosen, one_form, procedure_with, read, refused, today
from zhixing_rules.engine import Verdict, disclose, explain, plan, rules_for, validate
from zhixing_rules.interchange import dumps, explanation_to_dict, report_to_dict
from zhixing_rules.records import Audience, withhold
from zhixing_rules.render import markdown, text

if TYPE_CHECKING:
    from argparse import Namespace

    from zhixing_rules.engine import DisclosedReport, Finding, Report

__all__ = ["conditions", "explained", "planned", "validated"]


def validated(options: Namespace) -> Outcome:
    """``zhixing validate FILE``."""
    one_form(options, "json", "sweep", "sensitive")
    with_what, audience = conditions(options), Audience(options.audience)
    report = disclose(validate(_record(options.file, audience), **with_what), audience)
    if options.json:
        said = dumps(_written(report, sensitive=options.sensitive, sweep=options.sweep))
    elif options.markdown:
        said = markdown.report(report, everything=options.all, language=look(options)["language"])
    elif options.sweep:
        said = text.sweep(report, with_what["procedure"], **look(options))
    else:
        said = text.report(report, everything=options.all, sensitive=options.sensitive, **look(options))
    return Outcome(said, code=FAILED if report.failed else FINE)


def _written(report: DisclosedReport, *, sensitive: bool, sweep: bool) -> dict[str, Any]:
    """The report as a dictionary; for a sweep, with the findings alone that another reading would change."""
    written = report_to_dict(report, sensitive=sensitive or sweep)
    if sweep:
        changing = {(each.rule_id, each.path) for each in report.sensitive_to}
        written["findings"] = [each for each in written["findings"] if (each["rule_id"], each["path"]) in changing]
    return written


def planned(options: Namespace) -> Outcome:
    """``zhixing plan FILE``. A plan judges nothing: its code is 0."""
    one_form(options, "json", "by_actor")
    with_what, audience = conditions(options), Audience(options.audience)
    made = disclose(plan(_record(options.file, audience), **with_what), audience)
    if options.json:
        return Outcome(dumps(made))
    if options.markdown:
        return Outcome(markdown.plan(made, language=look(options)["language"]))
    return Outcome(text.plan(made, by_actor=options.by_actor, **look(options)))


def explained(options: Namespace) -> Outcome:
    """``zhixing explain ID FILE``: every subject of the rule, or the one asked for."""
    with_what, audience = conditions(options), Audience(options.audience)
    report = validate(_record(options.file, audience), **with_what)
    findings = _asked_for(report, options, audience)
    explanations = [disclose(explain(finding), audience) for finding in findings]
    if options.json:
        said = dumps({"explanations": [explanation_to_dict(each) for each in explanations]})
    elif explanations:
        said = "\n".join(text.explanation(each, **look(options)) for each in explanations)
    else:
        said = {"zh": "记录中没有该规则所针对的对象\n", "en": "the record holds no subject of this rule\n"}[
            options.lang
        ]
    failed = any(finding.verdict is Verdict.FAIL for finding in findings)
    return Outcome(said, code=FAILED if failed else FINE)


def conditions(options: Namespace) -> dict[str, Any]:
    """The day, the calendar, the readings and the directory of courts asked for.

    Raises:
        RecordError: a notice, a directory or a choice of readings cannot be used.
    """
    procedure = amended_by(procedure_with(options.courts), options.amendment)
    readings = chosen(options.reading, procedure.readings)
    return {
        "on": options.on or today(),
        "calendar": calendar_with(options.notice),
        "readings": readings,
        "procedure": procedure,
    }


def _record(name: str, audience: Audience) -> bytes | dict[str, Any]:
    """The record in a file; for others than the keeper, without what they may not see."""
    data = read(name)
    return withhold(data, audience) if audience.withheld else data


def _asked_for(report: Report, options: Namespace, audience: Audience) -> tuple[Finding, ...]:
    visible = rules_for(report.procedure, audience)
    if options.rule not in visible:
        known = ", ".join(dict.fromkeys(rule.id for rule in report.procedure.rules if rule.id in visible))
        raise refused("no_such_rule", f"没有这一规则；已有：{known}", f"no such rule; known: {known}")
    findings = report.rule(options.rule)
    if options.path is None:
        return findings
    at_path = tuple(finding for finding in findings if finding.path == options.path)
    if not at_path:
        paths = ", ".join(finding.path or '""' for finding in findings) or "—"
        raise refused(
            "no_such_subject", f"该规则没有这一对象；已有：{paths}", f"no such subject of this rule; there are: {paths}"
        )
    return at_path
