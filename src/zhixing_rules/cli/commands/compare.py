"""compare: what an amendment changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.cli.exit_codes import Outcome
from zhixing_rules.cli.format_options import look
from zhixing_rules.cli.inputs import amended_by, calendar_with, chosen, one_form, procedure_with
from zhixing_rules.comparison import compare
from zhixing_rules.interchange import dumps
from zhixing_rules.render import markdown, text

if TYPE_CHECKING:
    from argparse import Namespace

__all__ = ["compared"]


def compared(options: Namespace) -> Outcome:
    """``zhixing compare AMENDMENT.toml``. A comparison judges nobody's case: its code is 0."""
    one_form(options, "json")
    base = procedure_with(options.courts)
    old, new = amended_by(base, options.since), amended_by(base, options.amendment)
    found = compare(
        old,
        new,
        calendar=calendar_with(options.notice),
        readings=chosen(options.reading, new.readings),
        effort=options.effort,
    )
    if options.json:
        return Outcome(dumps(found))
    if options.markdown:
        return Outcome(markdown.comparison(found, language=look(options)["language"]))
    return Outcome(text.comparison(found, **look(options)))
