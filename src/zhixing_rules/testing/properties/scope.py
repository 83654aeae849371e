"""Scope of a rule: it judges no matter from before the commencement, and it affects some verdict."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st

from zhixing_rules.case_space import ATTESTED
from zhixing_rules.engine import Verdict
from zhixing_rules.errors import RecordError
from zhixing_rules.language import TRUE, Fixed, Note, Recur, parts_of
from zhixing_rules.testing.examples import check_examples, findings, judged_records
from zhixing_rules.testing.judged_record import JudgedRecord
from zhixing_rules.testing.property import PropertyViolated, in_english
from zhixing_rules.testing.thresholds import thresholds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from zhixing_rules.testing.property import Trial

__all__ = ["decisive_somewhere", "earlier_matters_are_not_judged"]

_LONG_BEFORE: Final = timedelta(days=1200)
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEAR: Final = re.compile(r"^[（(](\d{4})[）)]")
_PAIRS: Final = (10, 50, 500)
"""Number of pairs to try under each reading in each pass; the search ends with the first success."""
_DEFINITE: Final = frozenset(Verdict) - {Verdict.OPEN, Verdict.PENDING}


def earlier_matters_are_not_judged(trial: Trial) -> None:
    """A matter whose dates all precede the commencement is neither a pass nor a breach.

    The record has no attestation, so that an act that is not recorded does not count as one that has not happened yet.
    Checked for rules with an act to which the commencement applies.
    """
    rule, commencement = trial.required_rule, trial.procedure.commencement
    begins = [part.day for part in parts_of(commencement.day) if isinstance(part, Fixed)]
    always = commencement.governs(rule.per, rule.act) == TRUE
    if rule.in_force is not None:
        begins, always = [rule.in_force.first], False
    if always or not begins or isinstance(rule.then, Note):
        return

    def check(example: JudgedRecord) -> None:
        days = [date.fromisoformat(each) for each in _days(example.facts) if each]
        if not days:
            return
        offset = max(days) - min(begins) + _LONG_BEFORE
        moved = JudgedRecord(example.root, _moved(example.facts, offset), example.on).without(f"/{ATTESTED}")
        try:
            by_path = findings(trial, moved)
        except RecordError:
            return
        for finding in by_path.values():
            if finding.verdict in {Verdict.PASS, Verdict.FAIL}:
                zh = f"事项的全部日期都在施行之前，仍判“{finding.verdict.zh}”"
                en = f"all its dates precede the commencement, and the verdict is {in_english(finding.verdict)}"
                raise moved.violation(rule, zh, en)

    check_examples(trial, judged_records(trial), check)


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


def _moved(facts: Any, offset: timedelta) -> Any:  # noqa: ANN401  any JSON value
    """Return the facts with every date moved earlier by an offset, and the years of case numbers too."""
    if isinstance(facts, dict):
        return {name: _moved(value, offset) for name, value in facts.items()}
    if isinstance(facts, list):
        return [_moved(value, offset) for value in facts]
    if isinstance(facts, str) and _DAY.fullmatch(facts):
        return (date.fromisoformat(facts) - offset).isoformat()
    if isinstance(facts, str):
        return _YEAR.sub(lambda year: f"（{int(year[1]) - offset.days // 365 - 2}）", facts)
    return facts


def decisive_somewhere(trial: Trial) -> None:
    """Two records exist that differ in one fact and get different definite verdicts, under some reading.

    The check searches pairs of records: one record with a fact of the other, without one of its own facts, or with a
    date that the law names. Review counts as definite; for recurring duties, which never end, pending does too. Notes
    are left out.
    """
    if isinstance(trial.required_rule.then, Note):
        return
    others = [{each.id: other.id} for each in trial.required_rule.readings for other in each.alternatives[1:]]
    for pairs, readings in product(_PAIRS, (*others, {})):
        taken = replace(trial, readings={**trial.readings, **readings}, examples=pairs)
        try:
            check_examples(taken, st.tuples(judged_records(taken), judged_records(taken)), _search(taken), shrink=False)
        except _Decisive:
            return
    zh, en = (
        "未找到仅相差一项事实而结论不同的两个案件",
        "found no two records that differ in one fact and in the verdict",
    )
    raise PropertyViolated(zh, en, rule=trial.required_rule)


class _Decisive(Exception):  # noqa: N818  signals success of the search
    """Such a pair of records was found."""


def _search(trial: Trial) -> Callable[[tuple[JudgedRecord, JudgedRecord]], None]:
    recurring = isinstance(trial.required_rule.then, Recur)
    definite = _DEFINITE | {Verdict.PENDING} if recurring else _DEFINITE  # a recurring duty never ends
    named = [day.isoformat() for day in thresholds(trial.procedure, trial.required_rule, trial.calendar).named]

    def compare(pair: tuple[JudgedRecord, JudgedRecord]) -> None:
        one, other = pair
        verdicts = {path: each.verdict for path, each in findings(trial, one).items() if each.verdict in definite}
        for neighbour in _neighbours(one, other, named) if verdicts else ():
            try:
                now = findings(trial, neighbour)
            except RecordError:
                continue
            if any(path in now and now[path].verdict in definite - {verdict} for path, verdict in verdicts.items()):
                raise _Decisive

    return compare


def _neighbours(one: JudgedRecord, other: JudgedRecord, named: list[str]) -> Iterator[JudgedRecord]:
    """Yield the first record without one of its facts, with a date that the law names, or with a fact of the other."""
    for pointer, value in _leaves(one.facts, ""):
        yield one.without(pointer)
        if isinstance(value, str) and _DAY.fullmatch(value):
            yield from (one.having(pointer, day) for day in named)
    for pointer, value in _leaves(other.facts, ""):
        try:
            yield one.having(pointer, value)
        except (IndexError, TypeError):  # the other record has a longer list
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
