"""The library and the oracle agree on the other articles and the joint mechanism under every reading."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.effort import examples
from zhixing_rules import validate

from . import other_work
from .cases import COMPLETE_AS_OF, Facts
from .other_cases import ALTERNATIVES, mechanisms, other_cases, tracing_cases
from .other_work import (
    RULES_OF_CASE,
    SUBJECTS_OF_CASE,
    Verdicts,
    effective_day,
    judge_case,
    judge_mechanism,
    judge_scope,
)

Readings = dict[str, str]

MANY = examples(250)
SOME = examples(60)
ENOUGH_FOR_EVERY_VERDICT = examples(250, least=250)
EACH_ALTERNATIVE = pytest.mark.parametrize(
    "readings", [{reading: option} for reading, option in ALTERNATIVES], ids=lambda each: "=".join(*each.items())
)
SEVERAL_ALTERNATIVES = st.lists(st.sampled_from(ALTERNATIVES), min_size=2, max_size=5, unique=True).map(dict)


DUE_BY_EVENT = {"pass", "fail", "pending", "review", "not_applicable"}
FORBIDDEN = {"pass", "fail", "not_applicable"}
WITHOUT_DAYS = {"review", "not_applicable"}
POSSIBLE = {
    "art2.p2.officer": {"pass", "fail"},
    "art2.p2.round-the-clock": FORBIDDEN,
    "art4.coordination": {"pass", "fail", "review", "not_applicable"},
    "art5.custody": FORBIDDEN,
    "art5.i1.publicity": FORBIDDEN | {"review"},
    "art5.i2.third-party": FORBIDDEN | {"review"},
    "art6.bulletin": {"review"},
    "art6.praise": FORBIDDEN | {"review"},
    "art12.p1.dispatch": DUE_BY_EVENT,
    "art12.p2.preplan": DUE_BY_EVENT,
    "art12.p2.notice": DUE_BY_EVENT,
    "art12.p2.presence": DUE_BY_EVENT,
    "art13.p1.notify": WITHOUT_DAYS,
    "art13.p1.attend": WITHOUT_DAYS,
    "art13.p1.handover": FORBIDDEN | {"review"},
    "art13.p2.notify": WITHOUT_DAYS,
    "art13.p2.attend": WITHOUT_DAYS,
    "art16.half-yearly": {"pass", "fail", "pending", "not_applicable"},
    "art17.commencement": {"pass", "not_applicable"},
}
"""The verdicts that a complete record can have while the Opinion is in force, under the default readings."""


def library_verdicts(record: Facts, on: date, readings: Readings) -> Verdicts:
    return {
        (each.rule_id, each.path): each.verdict.value for each in validate(record, on=on, readings=readings).findings
    }


def verdicts_of_other_articles(verdicts: Verdicts) -> Verdicts:
    return {
        (rule, path): verdict
        for (rule, path), verdict in verdicts.items()
        if rule in RULES_OF_CASE
        or (rule == "art17.commencement" and path.split("/")[1] in {"requests", *SUBJECTS_OF_CASE})
    }


def differences(oracle: Verdicts, library: Verdicts) -> dict[tuple[str, str], tuple[str | None, str | None]]:
    """Return the different verdicts of oracle and library, by rule and path."""
    return {
        key: (oracle.get(key), library.get(key))
        for key in oracle.keys() | library.keys()
        if oracle.get(key) != library.get(key)
    }


def assert_agreement_on_case(drawn: tuple[Facts, date], readings: Readings) -> None:
    case, on = drawn
    assert (
        differences(judge_case(case, on, readings), verdicts_of_other_articles(library_verdicts(case, on, readings)))
        == {}
    )


def assert_agreement_on_mechanism(drawn: tuple[Facts, date], readings: Readings) -> None:
    mechanism, on = drawn
    assert differences(judge_mechanism(mechanism, on, readings), library_verdicts(mechanism, on, readings)) == {}


@given(other_cases())
@MANY
def test_they_agree_on_every_complete_case(drawn: tuple[Facts, date]) -> None:
    assert_agreement_on_case(drawn, {})


@EACH_ALTERNATIVE
@given(drawn=other_cases())
@SOME
def test_they_agree_on_a_case_under_each_alternative(drawn: tuple[Facts, date], readings: Readings) -> None:
    assert_agreement_on_case(drawn, readings)


@given(mechanisms())
@MANY
def test_they_agree_on_every_complete_mechanism(drawn: tuple[Facts, date]) -> None:
    assert_agreement_on_mechanism(drawn, {})


@EACH_ALTERNATIVE
@given(drawn=mechanisms())
@SOME
def test_they_agree_on_a_mechanism_under_each_alternative(drawn: tuple[Facts, date], readings: Readings) -> None:
    assert_agreement_on_mechanism(drawn, readings)


@given(other_cases(), SEVERAL_ALTERNATIVES)
@MANY
def test_they_agree_on_a_case_under_several_alternatives(drawn: tuple[Facts, date], readings: Readings) -> None:
    assert_agreement_on_case(drawn, readings)


@given(mechanisms(), SEVERAL_ALTERNATIVES)
@MANY
def test_they_agree_on_a_mechanism_under_several_alternatives(drawn: tuple[Facts, date], readings: Readings) -> None:
    assert_agreement_on_mechanism(drawn, readings)


@given(mechanisms(), st.integers(1, 9), st.just({}) | SEVERAL_ALTERNATIVES)
@SOME
def test_they_agree_on_a_mechanism_before_commencement(
    drawn: tuple[Facts, date], days: int, readings: Readings
) -> None:
    mechanism, _ = drawn
    on = effective_day(readings) - timedelta(days=days)
    empty_lists = mechanism | {"complete_as_of": COMPLETE_AS_OF, "bulletins": [], "publications": []}
    assert_agreement_on_mechanism((empty_lists, on), readings)


@pytest.mark.parametrize("readings", [{}, {"preamble-scope": "dishonest-only"}], ids=["articles", "dishonest-only"])
@given(drawn=tracing_cases())
@SOME
def test_they_agree_on_the_scope_of_tracing_under_both_readings_of_the_preamble(
    drawn: tuple[Facts, date], readings: Readings
) -> None:
    case, on = drawn
    library = {key: verdict for key, verdict in library_verdicts(case, on, readings).items() if key[0] == "art1.scope"}
    assert differences(judge_scope(case, on, readings), library) == {}


def test_the_drawn_records_reach_every_verdict_and_every_alternative_changes_one() -> None:
    reached: dict[str, set[str]] = {}
    effective: set[tuple[str, str]] = set()

    def note(drawn: tuple[Facts, date], judge: Callable[[Facts, date, Readings], Verdicts]) -> None:
        defaults = judge(*drawn, {})
        for (rule, _), verdict in defaults.items():
            reached.setdefault(rule, set()).add(verdict)
        effective.update(each for each in ALTERNATIVES if judge(*drawn, dict([each])) != defaults)

    ENOUGH_FOR_EVERY_VERDICT(given(other_cases())(lambda drawn: note(drawn, judge_case)))()
    ENOUGH_FOR_EVERY_VERDICT(given(mechanisms())(lambda drawn: note(drawn, judge_mechanism)))()
    assert {rule: verdicts - reached[rule] for rule, verdicts in POSSIBLE.items() if verdicts - reached[rule]} == {}
    assert set(ALTERNATIVES) - effective == set()


def test_the_oracle_of_the_other_articles_does_not_import_the_library() -> None:
    assert "zhixing_rules" not in Path(other_work.__file__).read_text(encoding="utf-8")
