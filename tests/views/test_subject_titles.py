"""Subjects in words: their place, and the person where the audience may know the name."""

from __future__ import annotations

import pytest

from support.desk_case import CASE
from zhixing_rules import Audience, Case
from zhixing_rules.records import load
from zhixing_rules.views.subject_titles import SubjectTitles

RECORD = load(Case, CASE)


@pytest.mark.parametrize(
    ("pointer", "source", "title"),
    [
        ("", None, ""),
        ("/referrals/0", None, "移送1（郑某乙）"),
        ("/requests/0", None, "查控请求1"),
        ("/requests/0/targets/0", None, "查控请求1·查控对象1（郑某甲）"),
        ("/persons/2", None, "人员3（钱某丙）"),
        ("/referrals/-", "/detentions/1", "移送（司法拘留2（郑某甲）待产生）"),
        ("/referrals/-2", None, "移送（待产生2）"),
        ("/referrals/9", None, "移送10"),
    ],
)
def test_a_subject_is_named_with_the_person(pointer: str, source: str | None, title: str) -> None:
    assert SubjectTitles(RECORD, Audience.KEEPER).title(pointer, source).zh == title


@pytest.mark.parametrize("audience", [Audience.PARTY, Audience.DEBTOR, Audience.PUBLIC])
def test_who_may_not_know_the_names_sees_the_place_alone(audience: Audience) -> None:
    titles = SubjectTitles(RECORD, audience)
    assert titles.title("/referrals/0").zh == "移送1"
    assert titles.person("/referrals/0") is None


def test_the_english_title_is_the_pointer() -> None:
    titles = SubjectTitles(RECORD, Audience.KEEPER)
    assert titles.title("/referrals/0").en == "/referrals/0"
    assert titles.title("/referrals/-", "/detentions/1").en == "/referrals/- (from /detentions/1)"
