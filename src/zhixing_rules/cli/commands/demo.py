"""demo: validate and plan on an invented case that comes with the library."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING

from zhixing_rules.cli.commands.validate import conditions
from zhixing_rules.cli.exit_codes import Outcome
from zhixing_rules.cli.format_options import look
from zhixing_rules.cli.inputs import a_day
from zhixing_rules.engine import disclose, plan, validate
from zhixing_rules.interchange import dumps
from zhixing_rules.records import Audience, Case, load
from zhixing_rules.render import text

if TYPE_CHECKING:
    from argparse import Namespace

__all__ = ["shown"]


def shown(options: Namespace) -> Outcome:
    """``zhixing demo``. It shows; it does not judge: its code is 0."""
    bundled = json.loads(files("zhixing_rules.cli").joinpath("demo_case.json").read_text(encoding="utf-8"))
    if options.record:
        return Outcome(dumps(bundled["case"]))
    options.on = options.on or a_day(bundled["on"])
    case, with_what = load(Case, bundled["case"]), conditions(options)
    audience = Audience(options.audience)
    report, steps = disclose(validate(case, **with_what), audience), disclose(plan(case, **with_what), audience)
    if options.json:
        return Outcome(dumps({"report": report, "plan": steps}))
    style = look(options)
    about = bundled["about_en"] if options.lang == "en" else bundled["about_zh"]
    parts = (f"{about}\n", text.report(report, everything=options.all, **style), text.plan(steps, **style))
    return Outcome("\n".join(parts))
