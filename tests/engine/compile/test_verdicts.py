"""The compiled rules against the evaluator that walks their tree, on anything a record can hold."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from support.records import DAYS, cases, mechanisms
from zhixing_rules.calendars import PRC
from zhixing_rules.engine.compiled_procedure import open_book
from zhixing_rules.engine.instances import instances
from zhixing_rules.engine.interpret.context import Scene
from zhixing_rules.engine.interpret.verdicts import verdict_of
from zhixing_rules.engine.verdict import VERDICTS
from zhixing_rules.language import select
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024
from zhixing_rules.records import Case, JointMechanism

_OTHERS = [
    (reading.id, alternative.id)
    for reading in JIAOZUO_2024.readings
    for alternative in reading.alternatives
    if alternative is not reading.default
]


@settings(max_examples=400, deadline=None, derandomize=True)
@given(case=cases() | mechanisms(), on=st.sampled_from(DAYS), other=st.sampled_from([None, *_OTHERS]))
def test_compiled_rules_say_what_the_walked_tree_says(
    case: Case | JointMechanism, on: date, other: tuple[str, str] | None
) -> None:
    chosen = {} if other is None else dict([other])
    book = open_book(JIAOZUO_2024, PRC, select(JIAOZUO_2024.readings, chosen))
    after = 0 if case.complete_as_of is None else case.complete_as_of.toordinal() + 1
    for _, chapter in book.chapters_of(JIAOZUO_2024.root_of(case)):
        for instance in instances(case, chapter.subject):
            compiled = [VERDICTS[code] for code in chapter.judge(on.toordinal(), after, *instance.records)]
            scene = Scene.of(instance, on, case.complete_as_of, PRC)
            walked = [verdict_of(resolved, scene) for resolved in chapter.rules]
            assert dict(zip([each.rule.id for each in chapter.rules], compiled, strict=True)) == dict(
                zip([each.rule.id for each in chapter.rules], walked, strict=True)
            )


def test_every_rule_is_compiled_for_its_own_subject() -> None:
    book = open_book(JIAOZUO_2024, PRC)
    assert sum(len(chapter.rules) for chapter in book.chapters) == len(JIAOZUO_2024.rules)
    for chapter in book.chapters:
        assert all(resolved.rule.per is chapter.subject for resolved in chapter.rules)


def test_the_same_arguments_give_the_same_book() -> None:
    assert open_book(JIAOZUO_2024, PRC) is open_book(JIAOZUO_2024, PRC)
