"""What a rule speaks about: nothing from before the procedure was in force, and something at least."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st

from zhixing_rules.engine import Verdict
from zhixing_rules.errors import RecordError
from zhixing_rules.language import TRUE, Fixed, Note, Recur, parts_of
from zhixing_rules.testing.judged_record import ATTESTED, Situation
from zhixing_rules.testing.property import PropertyViolated
from zhixing_rules.testing.situations import findings, situations, tried
from zhixing_rules.testing.thresholds import thresholds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from zhixing_rules.testing.property import Trial

__all__ = ["decisive_somewhere", "earlier_matters_are_not_judged"]

_LONG_BEFORE: Final = timedelta(days=1200)
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEAR: Final = re.compile(r"^[（(](\d{4})[）)]")
_PAIRS: Final = (10, 50, 500)
"""How many pairs are looked at under each reading, first and then: a search that finds ends at once."""
_SAYS: Final = frozenset(Verdict) - {Verdict.OPEN, Verdict.PENDING}


def earlier_matters_are_not_judged(trial: Trial) -> None:
    """A matter whose every day lies long before the commencement is neither passed nor breached.

    The record attests nothing, so that an act that is not recorded is not one still to come.
    Tried on rules whose subject is an act by the commencement, or that name another act.
    """
    rule, commencement = trial.the_rule, trial.procedure.commencement
    begins = [part.day for part in parts_of(commencement.day) if isinstance(part, Fixed)]
    if commencement.governs(rule.per, rule.act) == TRUE or not begins or isinstance(rule.then, Note):
        return

    def check(situation: Situation) -> None:
        days = [date.fromisoformat(each) for each in _days(situation.facts) if each]
        if not days:
            return
        earlier = max(days) - min(begins) + _LONG_BEFORE
        moved = Situation(situation.root, _moved(situation.facts, earlier), situation.on).without(f"/{ATTESTED}")
        try:
            found = findings(trial, moved)
        except RecordError:
            return
        for finding in found.values():
            if finding.verdict in {Verdict.PASS, Verdict.FAIL}:
                zh = f"事项的全部日期都在施行之前，仍判“{finding.verdict.zh}”"
                en = f"every day of it lies before the commencement, and it says {finding.verdict}"
                raise moved.broken(rule, zh, en)

    tried(trial, situations(trial), check)


def _days(facts: Any) -> Iterator[str]:  # noqa: ANN401  any JSON value
    if isinstance(facts, dict):
        for name, value in facts.items():
            if name != ATTESTED:
                yield from _days(value)
    elif isinstance(facts, list):
        for value in facts:
            yield from _days(value)
    elif isinstance(facts, str) and _DAY.fullmatch(facts):
        yield facts


def _moved(facts: Any, earlier: timedelta) -> Any:  # noqa: ANN401  any JSON value
    """The same facts, every day so much earlier, and the years of case numbers with them."""
    if isinstance(facts, dict):
        return {name: _moved(value, earlier) for name, value in facts.items()}
    if isinstance(facts, list):
        return [_moved(value, earlier) for value in facts]
    if isinstance(facts, str) and _DAY.fullmatch(facts):
        return (date.fromisoformat(facts) - earlier).isoformat()
    if isinstance(facts, str):
        return _YEAR.sub(lambda year: f"（{int(year[1]) - earlier.days // 365 - 2}）", facts)
    return facts


def decisive_somewhere(trial: Trial) -> None:
    """There are two records that differ in one fact, of which the rule says different things, neither of them open.

    Under some reading: a rule may be that of an alternative alone. A search, in pairs of records: one with a fact of
    the other in it, without one of its own, or on a day that the law names. Where the text leaves the pace to a person,
    that a person must judge is an answer too. A note says nothing, and is left out.
    """
    if isinstance(trial.the_rule.then, Note):
        return
    others = [{each.id: other.id} for each in trial.the_rule.readings for other in each.alternatives[1:]]
    for pairs, readings in product(_PAIRS, (*others, {})):
        taken = replace(trial, readings={**trial.readings, **readings}, examples=pairs)
        try:
            tried(taken, st.tuples(situations(taken), situations(taken)), _looking(taken), shrink=False)
        except _Decisive:
            return
    zh, en = "找不到两件只差一项事实而结论不同的案件", "no two records that differ in one fact are told apart"
    raise PropertyViolated(zh, en, rule=trial.the_rule)


class _Decisive(Exception):  # noqa: N818  what was looked for, not an error
    """Two such records were found."""


def _looking(trial: Trial) -> Callable[[tuple[Situation, Situation]], None]:
    says = _SAYS | {Verdict.PENDING} if isinstance(trial.the_rule.then, Recur) else _SAYS  # it is never over
    named = [day.isoformat() for day in thresholds(trial.procedure, trial.the_rule, trial.calendar).named]

    def look(pair: tuple[Situation, Situation]) -> None:
        here, there = pair
        said = {path: each.verdict for path, each in findings(trial, here).items() if each.verdict in says}
        for other in _neighbours(here, there, named) if said else ():
            try:
                now = findings(trial, other)
            except RecordError:
                continue
            if any(path in now and now[path].verdict in says - {verdict} for path, verdict in said.items()):
                raise _Decisive

    return look


def _neighbours(here: Situation, there: Situation, named: list[str]) -> Iterator[Situation]:
    """The one situation with a fact of the other in it, without one of its own, or on a day that the law names."""
    for pointer, value in _leaves(here.facts, ""):
        yield here.without(pointer)
        if isinstance(value, str) and _DAY.fullmatch(value):
            yield from (here.having(pointer, day) for day in named)
    for pointer, value in _leaves(there.facts, ""):
        try:
            yield here.having(pointer, value)
        except (IndexError, TypeError):  # the other has more records than the one
            continue


def _leaves(facts: Any, pointer: str) -> Iterator[tuple[str, Any]]:  # noqa: ANN401  any JSON value
    if isinstance(facts, dict):
        for name, value in facts.items():
            if pointer or name != ATTESTED:
                yield from _leaves(value, f"{pointer}/{name}")
    elif isinstance(facts, list) and any(isinstance(each, dict) for each in facts):
        for index, value in enumerate(facts):
            yield from _leaves(value, f"{pointer}/{index}")
    elif not pointer.endswith("/id"):
        yield pointer, facts
