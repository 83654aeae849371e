"""Amendments as files."""

from __future__ import annotations

import tomllib

import pytest

from zhixing_rules import JIAOZUO_2024, RecordError
from zhixing_rules.interchange import amendment_to_toml, read_amendment
from zhixing_rules.language import (
    AddRule,
    ChooseReading,
    Days,
    DropRule,
    Months,
    Reword,
    SetSpan,
    WeekDays,
    WorkingDays,
)

CHANGES = (
    Reword("art9", '应在"七日内\\', "应在\t五日内".replace("\t", " ")),
    SetSpan("art9.filing", Days(7), Days(5)),
    SetSpan("art7.p2.referral", WorkingDays(3), WeekDays(2)),
    SetSpan("art13.p1.notify", Months(24), Months(12)),
    ChooseReading("transfer-window", "latest-date"),
    DropRule("art14.sharing"),
)


def test_what_is_written_is_read_again() -> None:
    text = amendment_to_toml("several", CHANGES)
    assert read_amendment(text) == ("several", CHANGES)
    assert amendment_to_toml(*read_amendment(text)) == text
    assert tomllib.loads(text)["changes"][2]["old"] == "3 working days"


def test_the_file_of_the_documentation_makes_five_days_of_seven() -> None:
    text = """
        name = "five_days"
        changes = [
            {kind = "reword", clause = "art9", old = "应在七日内", new = "应在五日内"},
            {kind = "set_span", rule = "art9.filing", old = "7 days", new = "5 days"},
        ]
    """
    name, changes = read_amendment(text)
    made = JIAOZUO_2024.amend(*changes, name=name)
    assert made.rule("art9.filing")[0].quote.endswith("应在五日内立案侦查")


def test_a_rule_has_no_form_in_a_file() -> None:
    with pytest.raises(TypeError, match="AddRule"):
        amendment_to_toml("x", [AddRule(JIAOZUO_2024.rules[0])])


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("", {"/name", "/changes"}),
        ("name = 1\nchanges = []", {"/name", "/changes"}),
        ('name = "x"\nchanges = [1]', {"/changes/0/kind"}),
        ('name = "x"\nother = 1\n[[changes]]\nkind = "某秘密"', {"", "/changes/0/kind"}),
        (
            'name = "X"\n[[changes]]\nkind = "set_span"\nold = "七日"\nnew = "0 days"\nmore = 1',
            {"/name", "/changes/0", "/changes/0/rule", "/changes/0/old", "/changes/0/new"},
        ),
        ('name = "x"\n[[changes]]\nkind = "drop_rule"\nrule = "a\\u001b[2J"', {"/changes/0/rule"}),
        ("name = ", {""}),
        ("x" * 100_000, {""}),
        ("a = " + "[" * 50_000, {""}),
    ],
)
def test_everything_that_is_wrong_with_a_file_is_told_at_once(text: str, places: set[str]) -> None:
    with pytest.raises(RecordError) as refused:
        read_amendment(text)
    assert {problem.pointer for problem in refused.value.problems} == places
    assert "某秘密" not in str(refused.value)
    assert refused.value.__context__ is None
