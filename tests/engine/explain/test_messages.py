"""The sentence of a finding: what is late, and by how many days."""

from __future__ import annotations

from datetime import date

import pytest

from zhixing_rules import validate


@pytest.mark.parametrize(
    ("filed", "zh", "en"),
    [
        ("2025-03-20", "2025年3月20日办理；期限于2025年3月19日届满，已逾1日", "due 2025-03-19, 1 day overdue"),
        ("2025-03-21", "2025年3月21日办理；期限于2025年3月19日届满，已逾2日", "due 2025-03-19, 2 days overdue"),
        (None, "期限于2025年3月19日届满，已逾11日", "due 2025-03-19, 11 days overdue"),
    ],
)
def test_a_late_act_is_late_by_the_days_after_the_last_day(filed: str | None, zh: str, en: str) -> None:
    referral = {"id": "f1", "offence": "refusal", "sent_on": "2025-03-12", "received_on": "2025-03-12"}
    known = {"conditions_met": True, "materials_complete": True, "major_or_difficult": False, "filed_on": filed}
    record = {"complete_as_of": "2025-03-30", "referrals": [{**referral, **known}]}
    (finding,) = validate(record, on=date(2025, 3, 30)).rule("art9.filing")
    assert zh in finding.message("zh")
    assert en in finding.message("en")
