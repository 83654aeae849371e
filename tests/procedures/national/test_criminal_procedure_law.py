"""Criminal Procedure Law, art. 110: a referral is not turned away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from procedures.national.verdicts import finding_under, national_case, unattested, verdict_under
from zhixing_rules.procedures.national.criminal_procedure_law import RULES

if TYPE_CHECKING:
    from space.json_records import Facts

ACCEPT = "xsf.110.accept"

finding_of, verdict_of = finding_under(RULES), verdict_under(RULES)


def referred(**facts: object) -> Facts:
    """A referral of Monday 2025-03-03, for whatever offence."""
    return national_case(referrals=[{"id": "f1", "sent_on": "2025-03-03"} | facts])


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({}, "pass", id="not turned away, not yet received"),
        pytest.param({"received_on": "2025-03-03"}, "pass", id="received"),
        pytest.param({"turned_away_on": "2025-03-03"}, "fail", id="turned away"),
        pytest.param({"turned_away_on": "2025-03-03", "received_on": "2025-03-10"}, "fail", id="received after that"),
        pytest.param({"turned_away_on": "2025-03-03", "offence": "obstruction"}, "fail", id="another offence"),
        pytest.param({"sent_on": "2018-10-15", "turned_away_on": "2018-10-25"}, "not_applicable", id="before the law"),
        pytest.param({"sent_on": "2018-10-15", "turned_away_on": "2018-10-26"}, "fail", id="its first day"),
    ],
)
def test_a_referral_is_not_turned_away(facts: Facts, expected: str) -> None:
    assert verdict_of(ACCEPT, referred(**facts)) == expected


def test_it_is_open_where_nothing_is_attested() -> None:
    assert verdict_of(ACCEPT, unattested(referred())) == "open"
    assert verdict_of(ACCEPT, unattested(referred(turned_away_on="2025-03-03"))) == "fail"


def test_the_day_of_the_report_is_not_before_the_act() -> None:
    record = referred(turned_away_on="2025-03-04")
    for day, expected in (("2025-03-03", "pass"), ("2025-03-04", "fail")):
        assert verdict_of(ACCEPT, record, on=day) == expected


def test_the_messages_say_what_happened() -> None:
    breached, met = finding_of(ACCEPT, referred(turned_away_on="2025-03-03")), finding_of(ACCEPT, referred())
    assert "公安机关不得拒绝接受移送——违反。公安机关不接受移送" in breached.message()
    assert "breached. the police have turned the referral away" in breached.message("en")
    assert breached.remedy is not None
    assert "art. 113" in breached.remedy.en
    assert "——未违反" in met.message()
    assert "- not breached" in met.message("en")
    assert met.remedy is None
    before = finding_of(ACCEPT, referred(sent_on="2018-10-15", turned_away_on="2018-10-25"))
    assert "早于2018年10月26日" in before.message()
    assert "is before 2018-10-26" in before.message("en")
