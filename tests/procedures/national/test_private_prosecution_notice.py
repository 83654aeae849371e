"""法〔2018〕147号: the days of the applicant's way out of silence are named, and nothing is judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from procedures.national.verdicts import LATER, finding_under, national_case, unattested
from zhixing_rules.procedures.national.private_prosecution_notice import RULES

if TYPE_CHECKING:
    from space.json_records import Facts

SIXTY = "f2018.2.sixty"

finding_of = finding_under(RULES)


def received(day: str | None, **facts: object) -> Facts:
    """A referral for a refusal, received on a day."""
    sent = day or "2025-07-01"
    return national_case(referrals=[{"id": "f1", "offence": "refusal", "sent_on": sent, "received_on": day} | facts])


def named(record: Facts, on: str = LATER) -> tuple[bool, bool]:
    """Return whether the sixty and the thirty days are named, in both languages."""
    finding = finding_of(SIXTY, record, on)
    assert finding.verdict.value == "not_applicable"
    assert finding.remedy is None
    zh, en = finding.message("zh"), finding.message("en")
    assert "不作判断" in zh
    assert "nothing is judged" in en
    assert ("六十日" in zh, "三十日" in zh) == ("sixty days" in en, "thirty days" in en)
    return "六十日" in zh, "三十日" in zh


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2018-06-04", (False, False)),
        ("2018-06-05", (True, False)),
        ("2025-06-30", (True, False)),
        ("2025-07-01", (True, True)),
        ("2026-03-02", (True, True)),
        (None, (False, False)),
    ],
)
def test_the_days_are_those_of_the_day_of_receipt(day: str | None, expected: tuple[bool, bool]) -> None:
    """The notice is of 2018-06-05; thirty days are said of the time since 2025-07-01."""
    assert named(received(day)) == expected


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param({"filed_on": "2026-01-05"}, id="filed, however late"),
        pytest.param({"refusal_made_on": "2025-07-05"}, id="refused"),
        pytest.param({"offence": "obstruction"}, id="another offence"),
        pytest.param({"offence": None}, id="offence not recorded"),
    ],
)
def test_no_day_is_named_where_there_is_no_silence(facts: Facts) -> None:
    assert named(received("2025-07-01", **facts)) == (False, False)


def test_to_pass_a_referral_on_is_no_answer_to_it() -> None:
    assert named(received("2025-07-01", transferred_on="2025-07-05")) == (True, True)


def test_the_days_are_named_until_the_police_answer() -> None:
    answered = received("2025-07-01", filed_on="2025-08-04")
    assert named(answered, on="2025-08-03") == (True, True)
    assert named(answered, on="2025-08-04") == (False, False)


def test_what_is_not_recorded_has_not_happened() -> None:
    assert named(unattested(received("2025-07-01"))) == (True, True)


def test_each_day_says_how_far_its_source_was_read() -> None:
    """No day is moved: 2025-08-30 is a Saturday."""
    finding = finding_of(SIXTY, received("2025-07-01"))
    assert "接收后六十日（摘录已读，未核对原文）：2025年8月30日" in finding.message()
    assert "接收后三十日（未找到原文，据二手材料，不可依据）：2025年7月31日" in finding.message()
    assert "sixty days after receipt (excerpt read, not compared with the original): 2025-08-30" in finding.message(
        "en"
    )
    assert "second-hand: do not rely on it): 2025-07-31" in finding.message("en")
