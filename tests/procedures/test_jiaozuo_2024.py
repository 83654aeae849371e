"""The rooms as a whole: the ids of the list of norms, the quotes, the clauses, the readings."""

from __future__ import annotations

import importlib

import pytest

from zhixing_rules.engine import describe
from zhixing_rules.language import TRUE, Note, Quantity, Rule, Shifted, parts_of, readings_of
from zhixing_rules.law import Citation
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024
from zhixing_rules.procedures.jiaozuo_2024.coverage import coverage_table
from zhixing_rules.procedures.jiaozuo_2024.readings import READINGS


def test_the_rules_are_those_of_the_list_of_norms_and_the_added_one() -> None:
    table = coverage_table()
    assert len(table.norms) == len(set(table.norms)) == 58
    assert {rule.id for rule in JIAOZUO_2024.rules} == {*table.norms, *dict(table.added)}


def test_every_quote_stands_exactly_once_in_its_clause() -> None:
    assert JIAOZUO_2024.quote_problems() == ()


@pytest.mark.parametrize("rule", JIAOZUO_2024.rules, ids=lambda rule: f"{rule.id}-{rule.per.name}")
def test_every_rule_cites_the_clause_its_id_names(rule: Rule) -> None:
    prefix = rule.id.rsplit(".", 1)[0]
    assert Citation.parse(prefix, rule.cite.document) == rule.cite


@pytest.mark.parametrize("rule", JIAOZUO_2024.rules, ids=lambda rule: f"{rule.id}-{rule.per.name}")
def test_every_rule_can_be_said_in_both_languages(rule: Rule) -> None:
    for expression in rule.expressions():
        zh, en = describe(expression)
        assert zh
        assert en
        assert "Subject(" not in zh + en


def test_what_can_be_breached_has_a_remedy() -> None:
    never = {rule.id for rule in JIAOZUO_2024.rules if isinstance(rule.then, Note)}
    never |= {rule.id for rule in JIAOZUO_2024.rules if getattr(rule.then, "demand", None) is TRUE}
    assert {rule.id for rule in JIAOZUO_2024.rules if rule.remedy is None} == never
    assert never == {"art11.same-procedure", "art14.sharing", "art17.commencement", "art17.disputes"}


def test_every_reading_is_named_by_a_rule() -> None:
    named = {reading.id for rule in JIAOZUO_2024.rules for reading in rule.readings}
    named |= {reading.id for reading in readings_of(JIAOZUO_2024.commencement.day)}
    assert {reading.id for reading in READINGS} == named


def test_every_alternative_of_a_wired_reading_changes_a_rule() -> None:
    """All but `text-errors`, which bears on how the text is printed, and on no rule."""
    wired = {reading.id for rule in JIAOZUO_2024.rules for each in rule.expressions() for reading in readings_of(each)}
    for reading in READINGS[:-1]:
        assert (len(reading.alternatives) > 1) is (reading.id in wired), reading.id


def test_the_text_of_an_article_stands_on_the_wall_of_its_room() -> None:
    for name, words in {
        "art01_scope": "联动查控被执行人范围",
        "art03_process": "应当及时书面通知同级公安机关撤销联动查控",
        "art07_detention": "应在",
        "art09_review": "应在七日内立案侦查",
    }.items():
        room = importlib.import_module(f"zhixing_rules.procedures.jiaozuo_2024.{name}")
        assert words in (room.__doc__ or "")


def test_every_number_of_days_stands_in_one_span_of_the_terms() -> None:
    """Seven, thirty and three days: rules share the moments that hold them, and none writes its own."""
    spans = {
        (type(part.span).__name__, part.span.count)
        for rule in JIAOZUO_2024.rules
        for expression in rule.expressions()
        for part in parts_of(expression)
        if isinstance(part, Shifted) and not isinstance(part.span, Quantity)
    }
    assert spans == {
        ("Months", 24),
        ("Days", 1),
        ("Days", 3),
        ("Days", 7),
        ("Days", 30),
        ("WorkingDays", 3),
        ("WeekDays", 3),
    }
