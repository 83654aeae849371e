"""The opposite of a statement: in Chinese by its beginning, in English by its verb."""

from __future__ import annotations

import pytest

from zhixing_rules.engine.explain.negation import chinese_negation, english_negation


@pytest.mark.parametrize(
    ("statement", "opposite"),
    [
        ("能够准确掌握下落", "不能准确掌握下落"),
        ("系执行法院所在地公安机关", "非执行法院所在地公安机关"),
        ("有在任的执行110专员（具名）", "没有在任的执行110专员（具名）"),
        ("具有执行内容", "不具有执行内容"),
        ("已发生法律效力", "未发生法律效力"),
        ("是被执行人", "不是被执行人"),
        ("该法院系焦作市中级人民法院", "“该法院系焦作市中级人民法院”不成立"),
        ("情节严重", "“情节严重”不成立"),
    ],
)
def test_a_statement_in_chinese_is_negated_by_its_beginning(statement: str, opposite: str) -> None:
    assert chinese_negation(statement) == opposite


@pytest.mark.parametrize(
    ("statement", "opposite"),
    [
        ("is on the list of dishonest debtors", "is not on the list of dishonest debtors"),
        ("has taken legal effect", "has not taken legal effect"),
        ("has content that can be enforced", "not (has content that can be enforced)"),
        ("a named officer is in office", "no named officer is in office"),
        ("a day", "not (a day)"),
        ("each renewal was made before", "not (each renewal was made before)"),
        ("in detention when the request is sent", "not (in detention when the request is sent)"),
    ],
)
def test_a_statement_in_english_is_negated_only_where_its_meaning_is_the_opposite(
    statement: str, opposite: str
) -> None:
    assert english_negation(statement) == opposite
