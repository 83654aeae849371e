"""Rules taken apart and rewritten: what stands in several places stays one thing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from zhixing_rules import JIAOZUO_2024
from zhixing_rules.language.reading import Reading
from zhixing_rules.language.substitution import rewritten
from zhixing_rules.language.traversal import parts_of

if TYPE_CHECKING:
    from zhixing_rules.language import Rule


def test_a_rule_of_which_nothing_is_exchanged_is_itself() -> None:
    for rule in JIAOZUO_2024.rules:
        assert rewritten(rule, lambda part: part) is rule


def test_a_part_is_asked_about_once_however_often_it_stands_in_the_rules() -> None:
    asked: Counter[int] = Counter()

    def swap(part: object) -> object:
        asked[id(part)] += 1
        return part

    rewritten(JIAOZUO_2024.rules, swap)
    assert set(asked.values()) == {1}
    assert {id(each) for each in parts_of(JIAOZUO_2024.rules[0].when)} <= asked.keys()


def test_what_is_exchanged_is_exchanged_everywhere_and_what_was_one_thing_in_many_places_is_one_still() -> None:
    old = next(each for each in JIAOZUO_2024.readings if each.id == "effective-date")
    new = old.with_default("dated")
    made = rewritten(JIAOZUO_2024.rules, lambda part: new if isinstance(part, Reading) and part == old else part)
    assert any(old in rule.readings for rule in JIAOZUO_2024.rules)
    assert all(old not in rule.readings for rule in made)
    assert how_many_things(made) == how_many_things(JIAOZUO_2024.rules)


def how_many_things(rules: tuple[Rule, ...]) -> int:
    return len({id(part) for rule in rules for whole in rule.expressions() for part in parts_of(whole)})
