"""The compiled days against the deadlines and the plan that walk the tree, on anything a record can hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from support.records import DAYS, cases, mechanisms
from zhixing_rules.calendars import DAWN, PRC
from zhixing_rules.engine.compile.due_days import compile_days, dated
from zhixing_rules.engine.compiled_procedure import open_book
from zhixing_rules.engine.deadline import deadline
from zhixing_rules.engine.instances import instances
from zhixing_rules.engine.interpret.context import Scene
from zhixing_rules.language import Perform, Recur, Truth, select
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024

if TYPE_CHECKING:
    from datetime import date

    from zhixing_rules.engine.compiled_procedure import Book
    from zhixing_rules.engine.instances import Instance
    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.records import Case, JointMechanism

BOOKS = [
    open_book(JIAOZUO_2024, PRC),
    open_book(JIAOZUO_2024, PRC, select(JIAOZUO_2024.readings, {"transfer-window": "window"})),
]
MADE = [
    [
        (chapter.subject, rules, compile_days(book, rules, chapter.subject))
        for chapter in book.chapters
        for rules in ([each for each in chapter.rules if not isinstance(each.then, Recur)],)
    ]
    for book in BOOKS
]


def walked(book: Book, resolved: ResolvedRule, instance: Instance, scene: Scene) -> tuple[object, ...]:
    """The same of one rule by walking its tree."""
    found = deadline(book, resolved, instance, scene)
    days: tuple[object, ...] = (None, None, None, False)
    if found is not None:
        days = (found.earliest, found.due, found.safe_due, found.provisional)
    then, acted = resolved.then, False
    if isinstance(then, Perform) and scene.between(then.done).high <= scene.on:
        acted = scene.truth(then.provided) is not Truth.NOT_MET
    asked = scene.truth(resolved.applies) is Truth.MET and scene.truth(resolved.called_for) is Truth.MET
    return (*days, acted, asked)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(case=cases() | cases(fuller=True) | mechanisms(), on=st.sampled_from(DAYS), number=st.sampled_from((0, 1)))
def test_compiled_days_are_those_of_the_deadline(case: Case | JointMechanism, on: date, number: int) -> None:
    book, root = BOOKS[number], JIAOZUO_2024.root_of(case)
    after = DAWN if case.complete_as_of is None else case.complete_as_of.toordinal() + 1
    for subject, rules, days in MADE[number]:
        if subject.chain[0] is not root:
            continue
        for instance in instances(case, subject):
            scene = Scene.of(instance, on, case.complete_as_of, PRC)
            compiled = [tuple(each) for each in dated(days, rules, on.toordinal(), after, instance.records)]
            for resolved, found in zip(rules, compiled, strict=True):
                assert (resolved.rule.id, *found) == (resolved.rule.id, *walked(book, resolved, instance, scene))


def test_every_rule_that_has_no_rounds_has_its_days_compiled() -> None:
    compiled = sum(len(rules) for _, rules, _ in MADE[0])
    assert compiled == sum(not isinstance(each.then, Recur) for each in JIAOZUO_2024.rules)
