"""法释〔2024〕13号: a sanction before the refusal, and what a private prosecution needs; from 2024-12-01."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from procedures.national.verdicts import finding_under, national_case, unattested, verdict_under
from zhixing_rules.procedures.national.refusal_interpretation_2024 import RULES

if TYPE_CHECKING:
    from space.json_records import Facts

INSTRUMENT, AFTER_SANCTION, PRIVATE = "fs2024.2.instrument", "fs2024.3.after-sanction", "fs2024.14.private"

finding_of, verdict_of = finding_under(RULES), verdict_under(RULES)


def referred(**facts: object) -> Facts:
    """A referral of Monday 2025-03-03 on item (5): fined in January, refused again in February."""
    after = {"serious_item": "item_5", "sanction_on": "2025-01-06", "refused_again_on": "2025-02-10"}
    return national_case(referrals=[{"id": "f1", "offence": "refusal", "sent_on": "2025-03-03"} | after | facts])


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({}, "pass", id="fined, refused, referred"),
        pytest.param({"refused_again_on": "2025-01-07"}, "pass", id="refused on the day after the fine"),
        pytest.param({"refused_again_on": "2025-01-06"}, "fail", id="refused on the day of the fine"),
        pytest.param({"refused_again_on": "2025-01-05"}, "fail", id="refused before the fine"),
        pytest.param({"refused_again_on": "2025-03-03"}, "pass", id="refused on the day of the referral"),
        pytest.param({"refused_again_on": "2025-03-04"}, "fail", id="refused after the referral"),
        pytest.param({"refused_again_on": None}, "fail", id="not refused again"),
        pytest.param({"sanction_on": None}, "fail", id="no sanction"),
        pytest.param({"sanction_on": None, "refused_again_on": None}, "fail", id="neither"),
        pytest.param({"serious_item": None}, "open", id="item not recorded"),
        pytest.param({"offence": None}, "open", id="offence not recorded"),
        pytest.param({"offence": "obstruction", "sanction_on": None}, "not_applicable", id="another offence"),
        pytest.param({"sent_on": None}, "not_applicable", id="not sent"),
    ],
)
def test_a_sanction_came_before_the_refusal(facts: Facts, expected: str) -> None:
    finding = finding_of(AFTER_SANCTION, referred(**facts))
    assert finding.raw.value == expected
    assert finding.verdict.value == ("review" if expected == "fail" else expected)


@pytest.mark.parametrize("item", range(1, 11))
def test_only_items_four_to_seven_need_a_sanction(item: int) -> None:
    record = referred(serious_item=f"item_{item}", sanction_on=None)
    assert verdict_of(AFTER_SANCTION, record) == ("review" if 4 <= item <= 7 else "not_applicable")


@pytest.mark.parametrize(("day", "expected"), [("2024-11-30", "not_applicable"), ("2024-12-01", "review")])
def test_a_referral_is_judged_by_the_day_of_sending(day: str, expected: str) -> None:
    assert verdict_of(AFTER_SANCTION, referred(sent_on=day)) == expected
    record = referred(sent_on=day, sanction_on="2024-10-08", refused_again_on="2024-11-11")
    assert verdict_of(AFTER_SANCTION, record) == ("pass" if expected == "review" else expected)


def test_a_sanction_is_open_where_nothing_is_attested() -> None:
    assert verdict_of(AFTER_SANCTION, unattested(referred(sanction_on=None))) == "open"
    assert verdict_of(AFTER_SANCTION, unattested(referred())) == "pass"


def prosecuted(**facts: object) -> Facts:
    """A private prosecution lodged on Monday 2025-03-03 after a complaint that was not pursued."""
    lodged = {"lodged_on": "2025-03-03", "complained_on": "2025-01-06", "not_pursued": True, "harmed": True}
    return national_case(private_prosecutions=[{"id": "s1", "person": "p1"} | lodged | facts])


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({}, "pass", id="both"),
        pytest.param({"complained_on": "2025-03-03"}, "pass", id="complained on the day"),
        pytest.param({"complained_on": "2025-03-04"}, "fail", id="complained after it"),
        pytest.param({"complained_on": None}, "fail", id="did not complain"),
        pytest.param({"not_pursued": False}, "fail", id="pursued"),
        pytest.param({"not_pursued": None}, "open", id="not recorded whether pursued"),
        pytest.param({"harmed": False}, "fail", id="not harmed"),
        pytest.param({"harmed": None}, "review", id="harm is for a person"),
        pytest.param({"harmed": None, "not_pursued": False}, "fail", id="one of two is missing in any case"),
        pytest.param({"lodged_on": None}, "not_applicable", id="not lodged"),
        pytest.param({"lodged_on": "2024-11-30", "complained_on": None}, "not_applicable", id="before it"),
        pytest.param({"lodged_on": "2024-12-01", "complained_on": None}, "fail", id="its first day"),
    ],
)
def test_a_private_prosecution_needs_harm_and_a_complaint_that_was_not_pursued(facts: Facts, expected: str) -> None:
    assert verdict_of(PRIVATE, prosecuted(**facts)) == expected


def test_a_private_prosecution_is_open_where_nothing_is_attested() -> None:
    assert verdict_of(PRIVATE, unattested(prosecuted(complained_on=None))) == "open"
    assert verdict_of(PRIVATE, unattested(prosecuted())) == "pass"


def test_the_definition_gives_no_verdict() -> None:
    finding = finding_of(INSTRUMENT, national_case())
    assert finding.verdict.value == "not_applicable"
    assert "不作判断。系定义" in finding.message()
    assert "decides the reading ruling-basis of article 15" in finding.message("en")


@pytest.mark.parametrize(
    ("rule", "record", "zh", "en"),
    [
        pytest.param(
            AFTER_SANCTION,
            referred(sanction_on=None),
            "尚未采取罚款、拘留等强制措施；是否违反由人判断",
            "a fine or detention has not yet been imposed; a person must judge",
            id="no sanction",
        ),
        pytest.param(
            AFTER_SANCTION,
            referred(refused_again_on="2025-01-06"),
            "此前罚款、拘留等强制措施日期不早于采取强制措施后仍拒不执行日期",
            "the day of the earlier fine or detention is no earlier than the day of the refusal",
            id="on one day",
        ),
        pytest.param(
            AFTER_SANCTION,
            referred(serious_item="item_3"),
            "情节严重所依项次不属于第（四）项",
            "is not item 4, item 5, item 6 or item 7",
            id="another item",
        ),
        pytest.param(
            PRIVATE,
            prosecuted(complained_on=None),
            "——不符合。申请执行人尚未提出控告",
            "- not satisfied. the applicant has not yet complained",
            id="no complaint",
        ),
        pytest.param(
            PRIVATE,
            prosecuted(harmed=None),
            "待判断事项：侵犯申请执行人人身、财产权利",
            "to be judged: the refusal harmed the applicant",
            id="harm",
        ),
        pytest.param(PRIVATE, prosecuted(), "——符合", "- satisfied", id="both"),
        pytest.param(
            PRIVATE, prosecuted(lodged_on="2024-11-30"), "早于2024年12月1日", "is before 2024-12-01", id="before it"
        ),
    ],
)
def test_a_message_says_why(rule: str, record: Facts, zh: str, en: str) -> None:
    finding = finding_of(rule, record)
    assert zh in finding.message("zh")
    assert en in finding.message("en")


def test_the_court_has_a_remedy() -> None:
    sanction = finding_of(AFTER_SANCTION, referred(sanction_on=None)).remedy
    complaint = finding_of(PRIVATE, prosecuted(complained_on=None)).remedy
    assert sanction is not None
    assert complaint is not None
    assert "check the item" in sanction.en
    assert "complain to the police first" in complaint.en
