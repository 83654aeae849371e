"""Golden vectors that the options of ``vectors`` and ``conform`` select."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.cli import options as shared_options
from zhixing_rules.cli.input_errors import unknown_word_error
from zhixing_rules.cli.inputs import calendar_of
from zhixing_rules.cli.procedure_inputs import amend_procedure, load_procedure
from zhixing_rules.conformance import vectors

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from zhixing_rules.conformance import VectorSet

__all__ = ["add_selection", "selected_vectors"]


def add_selection(parser: ArgumentParser) -> None:
    """Add the options that select vectors."""
    parser.add_argument(
        "--rule",
        action="append",
        default=[],
        metavar="ID",
        help="只取这一规则，可多次使用 · only this rule; may be repeated",
    )
    shared_options.add_notice(parser)
    shared_options.add_procedure(parser)
    shared_options.add_courts(parser)
    shared_options.add_amendment(parser)


def selected_vectors(options: Namespace) -> VectorSet:
    """Build the vectors that the options select.

    Raises:
        RecordError: A rule is not known, or a notice, a directory or an amendment cannot be used.
    """
    procedure = amend_procedure(load_procedure(options), options.amendment)
    known = dict.fromkeys(rule.id for rule in procedure.rules)
    for rule in options.rule:
        if rule not in known:
            ids = ", ".join(known)
            zh, en = f"没有这一规则；已有：{ids}", f"no such rule; known: {ids}"
            raise unknown_word_error("no_such_rule", zh, en, word=rule, known=known)
    return vectors(procedure, calendar=calendar_of(options), rules=options.rule or None)
