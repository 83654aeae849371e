"""Substitution in rules; parts that occur in several places remain shared."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from zhixing_rules import JIAOZUO_2024
from zhixing_rules.language.reading import Reading
from zhixing_rules.language.substitution import substitute
from zhixing_rules.language.traversal import parts_of

if TYPE_CHECKING:
    from zhixing_rules.language import Rule


def test_substituting_nothing_returns_the_same_rule() -> None:
    for rule in JIAOZUO_2024.rules:
        assert substitute(rule, lambda part: part) is rule


def test_each_part_is_visited_once() -> None:
    visits: Counter[int] = Counter()

    def swap(part: object) -> object:
        visits[id(part)] += 1
        return part

    substitute(JIAOZUO_2024.rules, swap)
    assert set(visits.values()) == {1}
    assert {id(each) for each in parts_of(JIAOZUO_2024.rules[0].when)} <= visits.keys()


def test_a_substitution_applies_everywhere_and_keeps_parts_shared() -> None:
    old = next(each for each in JIAOZUO_2024.readings if each.id == "effective-date")
    new = old.with_default("dated")
    changed = substitute(JIAOZUO_2024.rules, lambda part: new if isinstance(part, Reading) and part == old else part)
    assert any(old in rule.readings for rule in JIAOZUO_2024.rules)
    assert all(old not in rule.readings for rule in changed)
    assert count_distinct_parts(changed) == count_distinct_parts(JIAOZUO_2024.rules)


def count_distinct_parts(rules: tuple[Rule, ...]) -> int:
    return len({id(part) for rule in rules for whole in rule.expressions() for part in parts_of(whole)})
