"""Compiled due days and delays of amended rules equal those of the deadlines that walk the tree."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.amendments import AMENDED, FIVE_DAYS_CHANGES, SHORTER_REVIEW, review_of
from support.effort import examples
from support.records import DAYS, cases
from zhixing_rules.amendment import Commence, Transition
from zhixing_rules.calendars import DAWN, PRC
from zhixing_rules.engine.applicable_version import may_govern
from zhixing_rules.engine.compile.decisions import DueDays, Verdicts, verdict_is
from zhixing_rules.engine.compile.lowering import Lowering
from zhixing_rules.engine.compile.operations import Op, Operations
from zhixing_rules.engine.compile.python_source import compile_operations
from zhixing_rules.engine.compiled_procedure import compile_procedure
from zhixing_rules.engine.deadline import deadline
from zhixing_rules.engine.instances import instances
from zhixing_rules.engine.interpret.context import EvaluationContext
from zhixing_rules.engine.verdict import VERDICTS
from zhixing_rules.language import Days, Perform, Truth
from zhixing_rules.procedures.fields.subjects import REFERRAL
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024
from zhixing_rules.records import Case, load

if TYPE_CHECKING:
    from zhixing_rules.engine.instances import Instance
    from zhixing_rules.language import Subject

ONCE = JIAOZUO_2024.amend(*FIVE_DAYS_CHANGES, Commence(date(2025, 1, 25), Transition.TAKE_NEW), name="once")
TWICE = ONCE.amend(*review_of(Days(3), SHORTER_REVIEW), Commence(date(2025, 2, 5), Transition.TAKE_NEW), name="twice")
PROCEDURES = {
    "by trigger": AMENDED["five days, by the day that calls for it"],
    "keep old": AMENDED["no referral, but for acts under way"],
    "for all acts": AMENDED["five days"],
    "once": ONCE,
    "twice": TWICE,
}
COMPILED = {name: compile_procedure(procedure, PRC) for name, procedure in PROCEDURES.items()}
RULES = {
    name: [
        (subject_rules.subject, rule)
        for _, subject_rules in compiled.subject_rules_of(JIAOZUO_2024.roots[0])
        for rule in subject_rules.rules
        if rule.rule.id in {"art9.filing", "art7.p2.referral"}
    ]
    for name, compiled in COMPILED.items()
}
Found = tuple[date | None, bool | None, date | None]
"""The certain due day, whether it is provisional, and the day before which the act was certainly not done."""


def _compiled(name: str) -> list[Any]:
    functions = []
    for subject, rule in RULES[name]:
        days = DueDays(Lowering(Operations(), subject.chain))
        results = [*days.amended(rule), days.not_done_before(rule)]
        functions.append(compile_operations(results, subject, PRC, "days"))
    return functions


FUNCTIONS = {name: _compiled(name) for name in PROCEDURES}


def computed(name: str, number: int, instance: Instance, on: date, complete: date | None) -> Found:
    """Return what the compiled function of a rule says."""
    after = DAWN if complete is None else complete.toordinal() + 1
    due, provisional, certain, not_done = FUNCTIONS[name][number](on.toordinal(), after, *instance.records)
    assert not (provisional and certain)
    return _day(due), True if provisional else (False if certain else None), _day(not_done)


def walked(name: str, number: int, instance: Instance, on: date, complete: date | None) -> Found:
    """Return the same by walking the tree."""
    rule, context = RULES[name][number][1], EvaluationContext.of(instance, on, complete, PRC)
    found = deadline(COMPILED[name], rule, instance, context)
    governing, not_done = list(may_govern(rule, context)), None
    then = governing[0].then
    demanded = len(governing) == 1 and context.truth(governing[0].applies) is Truth.MET
    if isinstance(then, Perform) and demanded:
        not_done = _day(min(context.discharged(then).low, context.on))
    if found is None:
        return None, None, not_done
    return None if found.provisional else found.due, found.provisional, not_done


def _day(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if DAWN < ordinal <= date.max.toordinal() else None


@examples(60)
@given(case=cases(fuller=True) | cases(), on=st.sampled_from(DAYS), name=st.sampled_from(sorted(PROCEDURES)))
def test_compiled_days_of_amended_rules_are_those_of_the_deadline(case: Case, on: date, name: str) -> None:
    for number, (subject, rule) in enumerate(RULES[name]):
        for instance in instances(case, subject):
            arguments = (name, number, instance, on, case.complete_as_of)
            assert (rule.rule.id, *computed(*arguments)) == (rule.rule.id, *walked(*arguments))


def _masks() -> list[tuple[Subject, Any]]:
    """Return a function for each subject: for each rule, its verdict, and whether it is each of the six."""
    functions = []
    for _, subject_rules in COMPILED["for all acts"].subject_rules_of(JIAOZUO_2024.roots[0]):
        lowering, results = Lowering(Operations(), subject_rules.subject.chain), list[Op]()
        for rule in subject_rules.rules:
            verdict = Verdicts(lowering).verdict(rule)
            results += [verdict, *(verdict_is(lowering, verdict, number) for number in range(len(VERDICTS)))]
        functions.append((subject_rules.subject, compile_operations(results, subject_rules.subject, PRC, "masks")))
    return functions


MASKS = _masks()


@examples(25)
@given(case=cases(fuller=True), on=st.sampled_from(DAYS))
def test_a_verdict_is_exactly_one_of_the_six(case: Case, on: date) -> None:
    after = DAWN if case.complete_as_of is None else case.complete_as_of.toordinal() + 1
    for subject, function in MASKS:
        for instance in instances(case, subject):
            found = function(on.toordinal(), after, *instance.records)
            for first in range(0, len(found), 1 + len(VERDICTS)):
                verdict, *masks = found[first : first + 1 + len(VERDICTS)]
                assert masks == [number == verdict for number in range(len(VERDICTS))]


# ------------------------------------------------------------------------------------------------ by hand


def filing(name: str, on: date, complete: date | None, **facts: object) -> Found:
    """Return the days of the filing of one referral, the same by both ways."""
    known = {"id": "f1", "conditions_met": True, "materials_complete": True, "major_or_difficult": False}
    case = load(Case, {"complete_as_of": complete and str(complete), "referrals": [{**known, **facts}]})
    number = next(place for place, (_, rule) in enumerate(RULES[name]) if rule.rule.id == "art9.filing")
    (instance,) = instances(case, REFERRAL)
    found = computed(name, number, instance, on, complete)
    assert walked(name, number, instance, on, complete) == found
    return found


ON = date(2025, 2, 20)


@pytest.mark.parametrize(
    ("received", "filed", "expected"),
    [
        pytest.param("2025-01-24", None, (date(2025, 2, 5), False, ON), id="before: seven days"),
        pytest.param("2025-02-10", None, (date(2025, 2, 17), False, ON), id="since: five days"),
        pytest.param("2025-02-10", "2025-02-12", (date(2025, 2, 17), False, date(2025, 2, 12)), id="filed"),
        pytest.param(None, None, (None, True, None), id="either"),
    ],
)
def test_the_due_day_is_certain_where_it_is_known_which_version_governs(
    received: str | None, filed: str | None, expected: Found
) -> None:
    assert filing("by trigger", ON, ON if received else None, received_on=received, filed_on=filed) == expected


@pytest.mark.parametrize(
    ("name", "on", "expected"),
    [
        ("once", date(2025, 1, 24), (None, True)),
        ("once", date(2025, 1, 25), (date(2025, 1, 21), False)),
        ("twice", date(2025, 1, 24), (None, True)),
        ("twice", date(2025, 1, 25), (None, True)),
        ("twice", date(2025, 2, 4), (None, True)),
        ("twice", date(2025, 2, 5), (date(2025, 1, 20), False)),
    ],
)
def test_a_version_that_is_still_to_come_into_force_makes_the_due_day_provisional(
    name: str, on: date, expected: tuple[date | None, bool]
) -> None:
    received = "2025-01-16"
    assert filing(name, on, on, received_on=received, sent_on=received)[:2] == expected
