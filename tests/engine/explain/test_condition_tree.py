"""Conditions as trees: the parts of every condition of the rules, once each, under the words that join them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zhixing_rules import JIAOZUO_WITH_NATIONAL
from zhixing_rules.engine import Bilingual, condition_tree, describe
from zhixing_rules.engine.explain.description import describe_term
from zhixing_rules.engine.readings_applied import Resolver
from zhixing_rules.language import All, Any_, Condition, Contains, Is, not_, parts_of
from zhixing_rules.procedures.fields import detention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixing_rules.engine import ConditionTree

RULES = JIAOZUO_WITH_NATIONAL.rules


def conditions() -> Iterator[Condition]:
    """Yield every condition of the rules under the default readings."""
    for rule in RULES:
        for each in rule.expressions():
            resolved = Resolver().resolve(each, {})
            if isinstance(resolved, Condition):
                yield resolved


def lines(tree: ConditionTree, depth: int = 0) -> list[str]:
    return ["  " * depth + tree.en, *(line for part in tree.parts for line in lines(part, depth + 1))]


def leaves(tree: ConditionTree) -> Iterator[ConditionTree]:
    if not tree.parts:
        yield tree
    for part in tree.parts:
        yield from leaves(part)


def test_no_line_of_a_tree_joins_conditions_and_each_is_in_the_description() -> None:
    for condition in conditions():
        words = re.sub(r"[（）]", "", describe(condition).zh)
        for leaf in leaves(condition_tree(condition)):
            # a day that depends on conditions, and the words of a defect, are one line
            assert not re.search("，[且或]", leaf.zh) or "；" in leaf.zh or "的问题为" in leaf.zh, leaf
            assert re.sub(r"[（）]", "", leaf.zh) in words


def test_a_part_of_the_same_kind_is_not_a_level_and_equal_parts_are_one() -> None:
    first, second, third = detention.refuses, detention.emergency, detention.serious
    nested = All((All((first, second)), Any_((second, All((second,)))), first))
    assert lines(condition_tree(nested)) == ["all of", f"  {first.en}", f"  {second.en}"]
    tree = condition_tree(not_(Any_((first, Any_((second, third))))))
    assert [line.strip() for line in lines(tree)] == ["not", "any of", first.en, second.en, third.en]


def test_the_opposite_of_one_condition_is_one_line() -> None:
    assert condition_tree(not_(detention.serious)).parts == ()


def test_every_word_of_a_closed_list_in_a_condition_has_a_label_in_both_languages() -> None:
    labels = dict[tuple[str, str], Bilingual]()
    for part in (part for rule in RULES for each in rule.expressions() for part in parts_of(each)):
        if isinstance(part, Is | Contains):
            values = part.values if isinstance(part, Is) else (part.value,)
            labels |= {(part.fact.en, value): describe_term(part.fact, value) for value in values if value.isascii()}
    assert labels["document type", "award"] == ("仲裁裁决", "an arbitral award")
    assert {key for key, label in labels.items() if label.zh == key[1] or "_" in label.en} == set()
