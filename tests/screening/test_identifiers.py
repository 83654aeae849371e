"""Identifiers: sure matches, possible matches and non-matches."""

from __future__ import annotations

import pytest

from screening.conftest import CARD, CASE_NUMBER, MOBILE, PLATE, RESIDENT
from zhixing_rules.screening import screen


def mentions_in(text: str) -> list[tuple[str, str, bool]]:
    return [(text[each.start : each.end], each.what.value, each.sure) for each in screen(text)]


@pytest.mark.parametrize(
    ("before", "number", "what"),
    [
        ("身份证号", RESIDENT, "resident_number"),
        ("身份证号", RESIDENT.lower(), "resident_number"),
        ("", "１１０１０５１９４９１２３１００２Ｘ", "resident_number"),
        ("", RESIDENT[:9] + "\u200b" + RESIDENT[9:], "resident_number"),
        ("电话：", MOBILE, "telephone"),
        ("手机+86", MOBILE, "telephone"),
        ("联系电话", "0391-2000000", "telephone"),
        ("车牌号", PLATE, "plate"),
        ("号牌为", "豫H·00000", "plate"),
        ("新能源车", "豫HD00000", "plate"),
        ("", CARD, "bank_card"),
        ("", CASE_NUMBER, "case_number"),
        ("", "(2024)豫0802執恢1號", "case_number"),
        ("", "〔2024〕豫0802执123号", "case_number"),
    ],
)
def test_a_number_confirmed_by_checksum_grammar_or_cue_word_is_sure(before: str, number: str, what: str) -> None:
    assert mentions_in(f"{before}{number}，") == [(number, what, True)]


@pytest.mark.parametrize(
    ("number", "what"),
    [
        ("110105194912310021", "resident_number"),  # the check digit is wrong
        ("110105 19491231 002X", "resident_number"),
        ("1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X", "resident_number"),
        ("110105-19491231-002X", "resident_number"),
        ("110105/19491231/002X", "resident_number"),
        ("1.1.0.1.0.5.1.9.4.9.1.2.3.1.0.0.2.X", "resident_number"),
        ("110105491231002", "resident_number"),  # fifteen digits, as before 1999
        (MOBILE, "telephone"),
        ("138 0000 0000", "telephone"),
        ("138-0000-0000", "telephone"),
        ("1 3 8 0 0 0 0 0 0 0 0", "telephone"),
        ("0391-2000000", "telephone"),
        (PLATE, "plate"),
        ("豫 H 0 0 0 0 0", "plate"),
        ("6200 0000 0000 0000 000", "bank_card"),
        ("6200000000000000006", "bank_card"),  # has the prefix, the check digit is wrong
        ("6200 0000 0000 0000 006", "bank_card"),  # the same in groups of four
        ("2024豫0802执123号", "case_number"),
        ("（2024）豫0802某123号", "case_number"),
    ],
)
def test_a_number_with_gaps_or_without_confirmation_is_possible(number: str, what: str) -> None:
    assert mentions_in(f"为{number}。") == [(number, what, False)]


@pytest.mark.parametrize(
    "number",
    [
        "110105199913310021",
        "23800000000",
        "豫I00000",
        "豫HABCDE",
        "1234567890123456",
        "911101085923662400",
        "2024-10-09",
    ],
    ids=["no-such-day", "not-a-mobile", "no-letter-i", "no-digits", "not-luhn", "credit-code", "date"],
)
def test_a_number_of_another_form_is_not_found(number: str) -> None:
    assert mentions_in(f"为{number}。") == []


def test_a_local_number_is_found_only_after_a_word_for_telephones() -> None:
    assert mentions_in("电话：2000000") == [("2000000", "telephone", False)]
    assert mentions_in("共2000000元") == []


def test_an_identity_number_next_to_other_digits_is_possible() -> None:
    assert (RESIDENT, "resident_number", False) in mentions_in(f"8{RESIDENT}")
