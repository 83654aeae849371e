"""What is asked of the library itself: the law, its readings, how much of it is covered, and the schemas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.cli.exit_codes import FAILED, FINE, Outcome
from zhixing_rules.cli.format_options import look
from zhixing_rules.cli.inputs import amended_by, chosen, refused
from zhixing_rules.engine import cover
from zhixing_rules.errors import CitationError
from zhixing_rules.interchange import article_to_dict, coverage_to_dict, dumps, readings_to_dict, schema
from zhixing_rules.language import select
from zhixing_rules.law import Citation
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024
from zhixing_rules.procedures.jiaozuo_2024.coverage import coverage_table
from zhixing_rules.render import text

if TYPE_CHECKING:
    from argparse import Namespace

    from zhixing_rules.language import Rule

__all__ = ["coverage", "law", "readings", "schema_text"]


def law(options: Namespace) -> Outcome:
    """``zhixing law ARTICLE``."""
    asked, procedure = options.clause, amended_by(JIAOZUO_2024, options.amendment)
    instrument = procedure.instrument
    try:
        citation = Citation.parse(f"第{asked}条" if asked.isdecimal() else asked, document=instrument.document)
        citation = instrument.shortest(citation)
    except CitationError as error:
        raise refused("no_such_clause", str(error), str(error)) from None
    rules = tuple(rule for rule in procedure.rules if _within(rule, citation))
    readings = select(procedure.readings, chosen(options.reading, procedure.readings))
    if options.json:
        return Outcome(dumps(article_to_dict(procedure, citation, rules, readings=readings)))
    return Outcome(text.article(procedure, citation, rules, readings=readings, **look(options)))


def readings(options: Namespace) -> Outcome:
    """``zhixing readings [ID]``."""
    procedure = amended_by(JIAOZUO_2024, options.amendment)
    wanted = tuple(each for each in procedure.readings if options.name in {None, each.id})
    if not wanted:
        known = ", ".join(each.id for each in procedure.readings)
        raise refused("no_such_reading", f"没有这一解读；已有：{known}", f"no such reading; known: {known}")
    if options.json:
        return Outcome(dumps(readings_to_dict(procedure, wanted)))
    return Outcome(text.readings(procedure, wanted, **look(options)))


def coverage(options: Namespace) -> Outcome:
    """``zhixing coverage``: code 1 where a sentence is not accounted for."""
    covered = cover(JIAOZUO_2024, coverage_table())
    said = dumps(coverage_to_dict(covered)) if options.json else text.coverage(covered, **look(options))
    return Outcome(said, code=FAILED if covered.problems else FINE)


def schema_text(options: Namespace) -> Outcome:
    """``zhixing schema [NAME]``."""
    return Outcome(dumps(schema(options.name)))


def _within(rule: Rule, citation: Citation) -> bool:
    """Whether a rule encodes a clause or part of it."""
    cited = rule.cite
    if cited.part is not citation.part or cited.article != citation.article:
        return False
    narrowed = ((citation.paragraph, cited.paragraph), (citation.item, cited.item))
    return all(wanted is None or wanted == found for wanted, found in narrowed)
