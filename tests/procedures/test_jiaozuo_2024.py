"""The article modules together: the ids, the quotes, the clauses, the readings."""

from __future__ import annotations

import importlib

import pytest

from zhixing_rules.engine import describe
from zhixing_rules.language import (
    TRUE,
    Attach,
    Days,
    Months,
    Note,
    Quantity,
    Rule,
    Shifted,
    WeekDays,
    WorkingDays,
    parts_of,
    readings_of,
    stated_periods,
)
from zhixing_rules.law import Citation
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024
from zhixing_rules.procedures.jiaozuo_2024.coverage import coverage_table
from zhixing_rules.procedures.jiaozuo_2024.readings import READINGS


def test_the_rules_are_the_norms_and_the_added_ids_of_the_coverage_table() -> None:
    table = coverage_table()
    assert len(table.norms) == len(set(table.norms))
    assert {rule.id for rule in JIAOZUO_2024.rules} == {*table.norms, *dict(table.added)}


def test_every_quote_stands_exactly_once_in_its_clause() -> None:
    assert JIAOZUO_2024.quote_problems() == ()


@pytest.mark.parametrize("rule", JIAOZUO_2024.rules, ids=lambda rule: f"{rule.id}-{rule.per.name}")
def test_every_rule_cites_the_clause_its_id_names(rule: Rule) -> None:
    prefix = rule.id.rsplit(".", 1)[0]
    assert Citation.parse(prefix, rule.cite.document) == rule.cite


@pytest.mark.parametrize("rule", JIAOZUO_2024.rules, ids=lambda rule: f"{rule.id}-{rule.per.name}")
def test_every_rule_is_described_in_both_languages(rule: Rule) -> None:
    for expression in rule.expressions():
        zh, en = describe(expression)
        assert zh
        assert en
        assert "Subject(" not in zh + en


def test_every_rule_that_can_be_breached_has_a_remedy() -> None:
    never = {rule.id for rule in JIAOZUO_2024.rules if isinstance(rule.then, Note)}
    never |= {rule.id for rule in JIAOZUO_2024.rules if getattr(rule.then, "demand", None) is TRUE}
    assert {rule.id for rule in JIAOZUO_2024.rules if rule.remedy is None} == never


def test_every_reading_is_named_by_a_rule() -> None:
    named = {reading.id for rule in JIAOZUO_2024.rules for reading in rule.readings}
    named |= {reading.id for reading in readings_of(JIAOZUO_2024.commencement.day)}
    assert {reading.id for reading in READINGS} == named


def test_every_alternative_of_a_wired_reading_changes_a_rule() -> None:
    """All but `text-errors`, which concerns the printed text and no rule."""
    wired = {reading.id for rule in JIAOZUO_2024.rules for each in rule.expressions() for reading in readings_of(each)}
    for reading in READINGS[:-1]:
        assert (len(reading.alternatives) > 1) is (reading.id in wired), reading.id


def test_the_docstring_of_an_article_module_has_the_text_of_the_article() -> None:
    for name, words in {
        "art01_scope": "联动查控被执行人范围",
        "art03_process": "应当及时书面通知同级公安机关撤销联动查控",
        "art07_detention": "应在",
        "art09_review": "应在七日内立案侦查",
    }.items():
        module = importlib.import_module(f"zhixing_rules.procedures.jiaozuo_2024.{name}")
        assert words in (module.__doc__ or "")


NOT_IN_THE_TEXT = {
    Months(24): "民诉法解释 art. 485: the maximum term of a seal",
    Days(1): "24小时, counted in days; and the day by which the readings window-anchor and detention-expiry differ",
    Days(3): "the alternative three-days of the reading supplement-length",
    WeekDays(3): "the alternative weekends-only of the reading working-day-calendar",
    WorkingDays(
        1
    ): "a period of criminal procedure ends on a working day (刑事诉讼法 art. 105): the last before the expiry",
}
"""The periods that the rules use and the Opinion does not state, with their sources."""


def test_every_period_is_stated_in_the_opinion_or_has_a_source() -> None:
    sentences = JIAOZUO_2024.instrument.sentences()
    stated = {period for sentence in sentences for period in stated_periods(sentence.text)}
    used = {
        part.span
        for rule in JIAOZUO_2024.rules
        for expression in rule.expressions()
        for part in parts_of(expression)
        if isinstance(part, Shifted) and not isinstance(part.span, Quantity)
    }
    assert used - stated == set(NOT_IN_THE_TEXT), "name the source of a new period in NOT_IN_THE_TEXT"


MOST_CHARACTERS = 12
"""The number of characters that fit into a row."""


def test_every_act_has_a_name_of_at_most_twelve_characters() -> None:
    for rule in JIAOZUO_2024.rules:
        by = getattr(rule.then, "by", None)
        if by is None and not (isinstance(rule.then, Attach) and rule.remedy is not None):
            continue
        brief = rule.brief_zh or (rule.then.zh if by is not None or rule.remedy is None else rule.remedy.zh)
        assert len(brief) <= MOST_CHARACTERS, rule.id


def test_a_brief_name_is_in_both_languages_or_in_none() -> None:
    for rule in JIAOZUO_2024.rules:
        assert bool(rule.brief_zh) == bool(rule.brief_en), rule.id
