"""Known words close to an unknown one."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.effort import examples
from zhixing_rules._suggestions import close_words, did_you_mean

WORDS = ("keeper", "court_staff", "police", "party", "debtor", "public", "判决", "裁定", "支付令", "法定代表人")


@pytest.mark.parametrize(
    ("word", "close"),
    [
        ("keper", ("keeper",)),
        ("Court-Staff", ("court_staff",)),
        ("法人代表人", ("法定代表人",)),
        ("判绝", ("判决",)),
        ("张某甲", ()),
        ("", ()),
        ("x" * 64, ()),
        ("keeper" * 11, ()),
    ],
)
def test_close_words_are_known_words(word: str, close: tuple[str, ...]) -> None:
    assert close_words(word, WORDS) == close


@examples(200)
@given(st.text(max_size=80))
def test_a_question_consists_of_known_words_alone(word: str) -> None:
    zh, en = did_you_mean(word, WORDS)
    close = close_words(word, WORDS)
    assert set(close) <= set(WORDS)
    assert len(close) <= 3
    assert bool(zh) is bool(en) is bool(close)
    assert zh == ("" if not close else f"；是否为 {'、'.join(close)}？")


def test_several_words_are_listed_in_both_languages() -> None:
    assert did_you_mean("art7", ("art7.p1", "art7.p2")).en == "; did you mean art7.p2 or art7.p1?"
    assert did_you_mean("abcd", ("abcd1", "abcd2", "abcd3")).en.count(",") == 1


def test_the_module_that_compares_is_loaded_only_after_an_error() -> None:
    program = (
        "import sys, datetime, zhixing_rules as z\n"
        "z.validate({}, on=datetime.date(2025, 1, 1))\n"
        "print('difflib' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, encoding="utf-8")  # noqa: S603  our own
    assert done.stdout == "False\n"


def test_where_nothing_is_known_nothing_is_close() -> None:
    assert close_words("word", ()) == ()
