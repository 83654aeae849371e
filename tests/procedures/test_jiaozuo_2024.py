"""The rooms as a whole: the ids of the list of norms, the quotes, the clauses, the readings."""

from __future__ import annotations

import importlib

import pytest

from zhixing_rules.engine import describe
from zhixing_rules.language import Attach, Forbid, Perform, Quantity, Rule, Shifted, parts_of, readings_of
from zhixing_rules.law import Citation
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024
from zhixing_rules.procedures.jiaozuo_2024.readings import READINGS

NORMS = (
    *("art1.scope", "art2.i1.desk", "art2.i2.desk"),
    *("art3.i1.letter", "art3.i1.approval", "art3.i1.same-level", "art3.i2.consent", "art3.i2.feedback"),
    *("art3.i3.measures", "art3.i4.withdrawal", "art5.i3.non-debtor", "art5.i3.known-whereabouts"),
    *("art7.p1.detention", "art7.p2.civil-track", "art7.p2.referral", "art7.p2.competent-organ"),
    *("art8.particulars", "art8.i1.referral-letter", "art8.i2.effective-instrument", "art8.i3.enforcement-report"),
    *("art8.i4.evidence", "art9.filing", "art9.extension", "art9.supplement-notice", "art9.supplement"),
    *("art9.refusal-notice", "art9.refusal-feedback", "art10.arrest", "art11.same-procedure", "art15.instrument"),
    *("art17.commencement", "annex.heading", "annex.case-number", "annex.person", "annex.contact"),
    *("annex.attachments", "annex.date", "annex.heading-word"),
)
ADDED = ["notice.addressee"]


def test_the_rules_are_those_of_the_list_of_norms_and_the_added_one() -> None:
    assert {rule.id for rule in JIAOZUO_2024.rules} == {*NORMS, *ADDED}


def test_every_quote_stands_exactly_once_in_its_clause() -> None:
    assert JIAOZUO_2024.unproven() == ()


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
    without = {
        rule.id
        for rule in JIAOZUO_2024.rules
        if isinstance(rule.then, Perform | Attach | Forbid) and rule.remedy is None
    }
    assert without == {"art7.p2.civil-track"}, "no number and no consequence stand in the text for the civil track"


def test_every_reading_is_named_by_a_rule() -> None:
    named = {reading.id for rule in JIAOZUO_2024.rules for reading in rule.readings}
    named |= {reading.id for reading in readings_of(JIAOZUO_2024.commencement.day)}
    assert {reading.id for reading in READINGS} == named


def test_every_alternative_of_a_wired_reading_changes_a_rule() -> None:
    wired = {reading.id for rule in JIAOZUO_2024.rules for each in rule.expressions() for reading in readings_of(each)}
    for reading in READINGS:
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
    assert spans == {("Days", 1), ("Days", 3), ("Days", 7), ("Days", 30), ("WorkingDays", 3), ("WeekDays", 3)}
