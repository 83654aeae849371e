"""``zhixing demo``: `validate` and `plan` on a synthetic case that comes with the library."""

from __future__ import annotations

import json
from datetime import date
from importlib.resources import files
from typing import TYPE_CHECKING

from zhixing_rules.cli import options as shared_options
from zhixing_rules.cli.command_result import CommandResult
from zhixing_rules.cli.format_options import format_options
from zhixing_rules.cli.judgment_conditions import judgment_conditions
from zhixing_rules.cli.procedure_inputs import refuse_other_records
from zhixing_rules.engine import disclose, plan, validate
from zhixing_rules.interchange.formats import format_of
from zhixing_rules.records import Audience, Case
from zhixing_rules.render import text

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("--record", action="store_true", help="只输出案件 JSON · write only the JSON of the case")
    shared_options.add_conditions(parser, layers=False)
    shared_options.add_audience(parser)
    shared_options.add_all(parser)
    shared_options.add_output(parser)


def run(options: Namespace) -> CommandResult:
    """Run the command. A demonstration does not judge a case of the user, so the exit code is 0.

    Raises:
        RecordError: An input cannot be used.
    """
    demo = json.loads(files("zhixing_rules.cli").joinpath("demo_case.json").read_text(encoding="utf-8"))
    if options.record:
        return CommandResult(json=demo["case"])
    options.on = options.on or date.fromisoformat(demo["on"])
    refuse_other_records(options, Case)
    case, conditions, audience = demo["case"], judgment_conditions(options), Audience(options.audience)
    report = disclose(validate(case, **conditions), audience)
    steps = disclose(plan(case, **conditions), audience)
    if options.json:
        return CommandResult(json={"format": format_of("demo"), "report": report, "plan": steps})
    style = format_options(options)
    introduction = demo["about_en"] if options.lang == "en" else demo["about_zh"]
    parts = (f"{introduction}\n", text.report(report, everything=options.all, **style), text.plan(steps, **style))
    return CommandResult("\n".join(parts))
