"""Verdicts at both sides of every boundary of a period, by the interpreter and by the compiled rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from support.tiny_office import (
    ANSWER,
    LEDGER,
    LOAN,
    NO_FEE,
    PAPERS,
    TINY_OFFICE,
    Ledger,
    fee_taken,
    received_on,
)
from zhixing_rules.calendars import PRC
from zhixing_rules.engine.compiled_procedure import compile_procedure
from zhixing_rules.engine.instances import instances
from zhixing_rules.engine.interpret.context import EvaluationContext
from zhixing_rules.engine.interpret.verdicts import verdict_of
from zhixing_rules.engine.verdict import VERDICTS, Verdict
from zhixing_rules.language import Fixed, IfElse, Perform, Rule, Unnumbered, Window
from zhixing_rules.records import load

RECEIVED = "2024-03-04"
assert isinstance(ANSWER.then, Perform)
BETWEEN = IfElse(fee_taken, Fixed(date(2024, 3, 7)), Fixed(date(2024, 3, 9)))
"""A day that is known once it is known whether a fee was charged."""


def judged(rule: Rule, *, on: date = date(2024, 3, 20), complete: str | None = None, **facts: object) -> Verdict:
    """Return the verdict of a rule on one loan, the same by both ways."""
    compiled = compile_procedure(replace(TINY_OFFICE, rules=(rule, NO_FEE)), PRC)
    loans = [{"id": "l1", "received_on": RECEIVED, **facts}]
    ledger = load(Ledger, {"complete_as_of": complete, "loans": loans})
    after = 0 if ledger.complete_as_of is None else ledger.complete_as_of.toordinal() + 1
    ((_, subject_rules),) = compiled.subject_rules_of(LEDGER)
    (instance,) = instances(ledger, LOAN)
    code, _ = subject_rules.judge(on.toordinal(), after, *instance.records)
    context = EvaluationContext.of(instance, on, ledger.complete_as_of, PRC)
    verdict = verdict_of(subject_rules.rules[0], context)
    assert VERDICTS[code] is verdict
    return verdict


def performed(**window: object) -> Rule:
    """Return the rule on the answer with another window."""
    known = {"after": received_on, "closes": Fixed(date(2024, 3, 8)), **window}
    return replace(ANSWER, quote="不得收取费用", then=replace(ANSWER.then, within=Window(**known)))  # type: ignore[arg-type]


# ------------------------------------------------------------------------------------------------ the last day


@pytest.mark.parametrize(
    ("answered", "met", "not_met", "unknown"),
    [
        ("2024-03-07", "pass", "pass", "pass"),
        ("2024-03-08", "pass", "fail", "open"),
        ("2024-03-09", "fail", "fail", "fail"),
    ],
)
def test_a_condition_of_the_last_day_decides_on_that_day_only(
    answered: str, met: str, not_met: str, unknown: str
) -> None:
    rule = performed(last_day=fee_taken)
    found = [judged(rule, answered_on=answered, fee_taken=taken) for taken in (True, False, None)]
    assert found == [met, not_met, unknown]


@pytest.mark.parametrize(
    ("answered", "verdict"),
    [("2024-03-06", "pass"), ("2024-03-07", "pass"), ("2024-03-08", "open"), ("2024-03-09", "open"),
     ("2024-03-10", "fail")],
)  # fmt: skip
def test_an_act_is_in_time_only_before_every_possible_last_day(answered: str, verdict: str) -> None:
    assert judged(performed(closes=BETWEEN), answered_on=answered) == verdict


@pytest.mark.parametrize(
    ("on", "verdict"),
    [(6, "pending"), (7, "pending"), (8, "open"), (9, "open"), (10, "fail")],
)
def test_an_act_not_done_fails_only_after_every_possible_last_day(on: int, verdict: str) -> None:
    assert judged(performed(closes=BETWEEN), on=date(2024, 3, on), complete="2024-03-30") == verdict


@pytest.mark.parametrize(
    ("complete", "verdict"), [(None, "open"), ("2024-03-07", "open"), ("2024-03-08", "fail"), ("2024-03-09", "fail")]
)
def test_an_act_that_may_be_unrecorded_does_not_fail(complete: str | None, verdict: str) -> None:
    assert judged(performed(), complete=complete) == verdict


@pytest.mark.parametrize(
    ("answered", "verdict"),
    [("2024-03-06", "fail"), ("2024-03-07", "open"), ("2024-03-08", "open"), ("2024-03-09", "pass"),
     ("2024-03-12", "pass"), ("2024-03-13", "fail")],
)  # fmt: skip
def test_an_act_before_the_first_day_fails(answered: str, verdict: str) -> None:
    rule = performed(opens=BETWEEN, closes=Fixed(date(2024, 3, 12)))
    assert judged(rule, answered_on=answered) == verdict


# ------------------------------------------------------------------------------------------------ no number of days


@pytest.mark.parametrize(
    ("answered", "prompt", "at_any_time"),
    [
        ("2024-03-06", "fail", "review"),
        ("2024-03-07", "open", "open"),
        ("2024-03-08", "open", "open"),
        ("2024-03-09", "review", "pass"),
    ],
)
def test_without_a_number_of_days_an_act_counts_from_the_first_day(
    answered: str, prompt: str, at_any_time: str
) -> None:
    found = [
        judged(performed(opens=BETWEEN, closes=Unnumbered(prompt=each, zh="及时", en="promptly")), answered_on=answered)
        for each in (True, False)
    ]
    assert found == [prompt, at_any_time]


@pytest.mark.parametrize(("on", "verdict"), [(7, "review"), (8, "pass"), (9, "pass")])
def test_an_act_counts_from_its_own_day_on(on: int, verdict: str) -> None:
    rule = performed(closes=Unnumbered(prompt=False, zh="及时", en="promptly"))
    assert judged(rule, on=date(2024, 3, on), answered_on="2024-03-08") == verdict


# ------------------------------------------------------------------------------------------------ documents


@pytest.mark.parametrize(
    ("on", "attached", "verdict"),
    [
        (3, [], "pending"),
        (4, [], "fail"),
        (5, [], "fail"),
        (3, ["form", "card"], "pass"),
        (4, ["form", "card"], "pass"),
        (3, ["form"], "pending"),
        (4, ["form"], "fail"),
        (4, None, "open"),
    ],
)
def test_documents_are_due_on_the_day_of_the_event(on: int, attached: list[str] | None, verdict: str) -> None:
    assert judged(PAPERS, on=date(2024, 3, on), papers=attached) == verdict
