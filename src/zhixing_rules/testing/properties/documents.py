"""Asking for one paper more only makes a rule stricter, and having one more only helps."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from zhixing_rules.engine import Verdict
from zhixing_rules.language import Contains, Forbid, Note, Perform, Recur, all_of
from zhixing_rules.testing.situations import findings, situations, tried
from zhixing_rules.testing.visible_fields import expressions_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixing_rules.language import Procedure, Rule
    from zhixing_rules.testing.judged_record import Situation
    from zhixing_rules.testing.property import Trial

__all__ = ["documents_only_help"]


def documents_only_help(trial: Trial) -> None:
    """A paper taken from the record never turns a breach into a pass; nor does a paper added to the demand.

    Tried on rules that ask after a list of papers; a rule that forbids something may forbid a paper, and is left out.
    """
    rule = trial.the_rule
    stricter = _stricter(trial.procedure, rule)
    if not stricter:
        return

    def check(drawn: tuple[Situation, Rule]) -> None:
        situation, other = drawn
        before = findings(trial, situation)
        demanded = findings(trial, situation, rule=other)
        for path, finding in before.items():
            if finding.verdict is Verdict.FAIL and demanded[path].verdict is Verdict.PASS:
                raise situation.broken(
                    rule, "多要一份材料，反而由“违反”变为“符合”", "asks for one more and then passes"
                )
        for poorer in _with_a_paper_less(situation):
            after = findings(trial, poorer)
            for path, finding in before.items():
                if finding.verdict is Verdict.FAIL and after[path].verdict is Verdict.PASS:
                    zh, en = "抽去一份材料，反而由“违反”变为“符合”", "passes once a paper is taken away"
                    raise situation.broken(rule, zh, en)

    tried(trial, st.tuples(situations(trial), st.sampled_from(stricter)), check)


@lru_cache(maxsize=1024)
def _stricter(procedure: Procedure, rule: Rule) -> tuple[Rule, ...]:
    """The rule with one more paper among what it demands, for each list that it asks after; none where it asks none."""
    if isinstance(rule.then, Note | Forbid | Recur):
        return ()
    asked = {part.fact: part for part in expressions_of(procedure, rule) if isinstance(part, Contains)}
    return tuple(other for holds in asked.values() for other in _demanding(rule, holds))


def _demanding(rule: Rule, holds: Contains) -> Iterator[Rule]:
    if holds.fact.subject not in rule.per.visible_subjects:
        return
    for paper in (each for each in holds.fact.terms if each != holds.value):
        more, then = replace(holds, value=paper), rule.then
        if isinstance(then, Perform):
            yield replace(rule, then=replace(then, provided=all_of(then.provided, more)))
        elif not isinstance(then, Note | Forbid | Recur):
            yield replace(rule, then=replace(then, demand=all_of(then.demand, more)))


def _with_a_paper_less(situation: Situation) -> Iterator[Situation]:
    for place, held in _lists(situation.facts, ""):
        for paper in held:
            yield situation.having(place, [each for each in held if each != paper])


def _lists(facts: object, pointer: str) -> Iterator[tuple[str, list[str]]]:
    """Every list of words, with its place."""
    if isinstance(facts, dict):
        for name, value in facts.items():
            yield from _lists(value, f"{pointer}/{name}")
    elif isinstance(facts, list):
        if facts and all(isinstance(each, str) for each in facts):
            yield pointer, facts
        for index, value in enumerate(facts):
            yield from _lists(value, f"{pointer}/{index}")
