"""vectors and conform: golden vectors, and whether another program agrees with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.cli.exit_codes import BAD_INPUT, FAILED, FINE, Outcome
from zhixing_rules.cli.format_options import look
from zhixing_rules.cli.inputs import amended_by, calendar_with, procedure_with, read, refused
from zhixing_rules.conformance import conform, read_vectors, vectors
from zhixing_rules.interchange import conformity_to_dict, dumps
from zhixing_rules.render import text

if TYPE_CHECKING:
    from argparse import Namespace

    from zhixing_rules.conformance import VectorSet

__all__ = ["conformed", "wrote_vectors"]


def wrote_vectors(options: Namespace) -> Outcome:
    """``zhixing vectors``."""
    return Outcome("".join(_made(options).lines()))


def conformed(options: Namespace) -> Outcome:
    """``zhixing conform CMD``: code 1 where it disagrees, 2 where its answers cannot be held against ours."""
    if not options.command:
        raise refused("no_command", "请给出要检验的程序", "name the program to ask")
    asked = _made(options) if options.vectors is None else read_vectors(read(options.vectors).decode().splitlines())
    found = conform(options.command, asked, timeout=options.timeout)
    said = dumps(conformity_to_dict(found)) if options.json else text.conformity(found, **look(options))
    return Outcome(said, code=BAD_INPUT if found.problems else FINE if found.holds else FAILED)


def _made(options: Namespace) -> VectorSet:
    procedure = amended_by(procedure_with(options.courts), options.amendment)
    known = dict.fromkeys(rule.id for rule in procedure.rules)
    if set(options.rule) - known.keys():
        told = ", ".join(known)
        raise refused("no_such_rule", f"没有这一规则；已有：{told}", f"no such rule; known: {told}")
    return vectors(procedure, calendar=calendar_with(options.notice), rules=options.rule or None)
