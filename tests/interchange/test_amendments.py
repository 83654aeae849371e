"""Amendments as TOML files."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from zhixing_rules import JIAOZUO_2024, RecordError
from zhixing_rules.amendment import (
    AddItem,
    AddRule,
    ChooseReading,
    Commence,
    DropDocument,
    DropRule,
    RequireDocument,
    Reword,
    SetSpan,
    SetTrigger,
    Transition,
)
from zhixing_rules.interchange import amendment_to_toml, read_amendment
from zhixing_rules.language import Days, Months, WeekDays, WorkingDays, Years

EXAMPLES = Path(__file__).parents[2] / "examples"

CHANGES = (
    Reword("art9", '应在"七日内\\', "应在\t五日内".replace("\t", " ")),
    SetSpan("art9.filing", Days(7), Days(5)),
    SetSpan("art7.p2.referral", WorkingDays(3), WeekDays(2)),
    SetSpan("art13.p1.notify", Months(24), Months(12)),
    SetSpan("art13.p2.notify", Months(12), Years(1)),
    ChooseReading("transfer-window", "latest-date"),
    DropRule("art14.sharing"),
    AddItem("art8", "被执行人财产线索清单。"),
    RequireDocument("art8.i5.leads", "art8.i4.evidence", "art8.i5", "清单", "referral.other_papers", "a", "b", "c"),
    DropDocument("art8.i4.evidence"),
    SetTrigger("art9.filing", "referral.received_on", "referral.sent_on"),
    Commence(date(2025, 9, 26), Transition.TAKE_NEW),
)


def test_a_written_amendment_can_be_read() -> None:
    text = amendment_to_toml("several", CHANGES)
    assert read_amendment(text) == ("several", CHANGES)
    assert amendment_to_toml(*read_amendment(text)) == text
    written = tomllib.loads(text)["changes"]
    assert written[2]["old"] == "3 working days"
    assert (written[-1]["day"], written[-1]["acts"]) == (date(2025, 9, 26), "take-new")
    assert isinstance(read_amendment(text)[1][-1].acts, Transition)  # type: ignore[attr-defined]  # the last change is a Commence


@pytest.mark.parametrize("name", ["five_days", "five_days_from", "fifth_document"])
def test_every_example_can_be_applied_and_has_the_name_of_its_file(name: str) -> None:
    own_name, changes = read_amendment((EXAMPLES / f"{name}.toml").read_text(encoding="utf-8"))
    assert own_name == name
    assert JIAOZUO_2024.amend(*changes, name=own_name).quote_problems() == ()


def test_the_example_of_the_documentation_changes_seven_days_to_five() -> None:
    text = """
        name = "five_days"
        changes = [
            {kind = "reword", clause = "art9", old = "应在七日内", new = "应在五日内"},
            {kind = "set_span", rule = "art9.filing", old = "7 days", new = "5 days"},
        ]
    """
    name, changes = read_amendment(text)
    amended = JIAOZUO_2024.amend(*changes, name=name)
    assert amended.rule("art9.filing")[0].quote.endswith("应在五日内立案侦查")


def test_a_change_that_contains_a_rule_is_refused() -> None:
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
        (
            'name = "x"\n[[changes]]\nkind = "commence"\nday = "2025-09-26"\nacts = "某秘密"',
            {"/changes/0/day", "/changes/0/acts"},
        ),
        (
            'name = "x"\n[[changes]]\nkind = "commence"\nday = 2025-09-26T00:00:00\nacts = "keep-old"',
            {"/changes/0/day"},
        ),
        (
            'name = "x"\n[[changes]]\nkind = "require_document"\nrule = "a"\nlike = "b"\nclause = "c"\nquote = 5',
            {"/changes/0/quote", "/changes/0/held_in", "/changes/0/document", "/changes/0/zh", "/changes/0/en"},
        ),
        ("name = ", {""}),
        ("x" * 100_000, {""}),
        ("a = " + "[" * 50_000, {""}),
    ],
)
def test_an_error_lists_every_problem_of_a_file_without_its_values(text: str, places: set[str]) -> None:
    with pytest.raises(RecordError) as refused:
        read_amendment(text)
    assert {problem.pointer for problem in refused.value.problems} == places
    assert "某秘密" not in str(refused.value)
    assert refused.value.__context__ is None


def test_a_key_of_many_parts_is_refused_before_it_is_read() -> None:
    with pytest.raises(RecordError) as refused:
        read_amendment("a" + ".a" * 30_000 + " = 1")
    assert [each.code for each in refused.value.problems] == ["not_toml"]
