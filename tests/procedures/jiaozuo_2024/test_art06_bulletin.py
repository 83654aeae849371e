"""Article 6: periodic bulletins to the leading group, and praise in them."""

from __future__ import annotations

import pytest

from procedures.jiaozuo_2024.verdicts import (
    LATER,
    Facts,
    answer_of,
    by_reading,
    finding_of,
    mechanism,
    remarks_of,
    remedy_actors,
    remedy_of,
    unattested,
    verdict_of,
)

BULLETIN, PRAISE = "art6.bulletin", "art6.praise"
HALF_YEAR = {"bulletin-cycle": "half-year"}


def issued(*days: str | None, **facts: object) -> Facts:
    """The court issued a bulletin to the leading group on each of these days."""
    bulletins = [
        {"id": f"b{number}", "issued_on": day, "addressee": "leading_group", "praises": False} | facts
        for number, day in enumerate(days, 1)
    ]
    return mechanism(bulletins=bulletins)


def praising(on: str | None = "2025-03-03", **facts: object) -> Facts:
    """A bulletin that praises those who stand out."""
    return issued(on, **{"praises": True, "outstanding": True} | facts)


# ------------------------------------------------------------------------------------------------ 定期


@pytest.mark.parametrize(
    ("record", "on"),
    [
        pytest.param(issued("2025-03-03"), LATER, id="one issued"),
        pytest.param(issued("2025-03-03", "2025-05-05"), LATER, id="two issued"),
        pytest.param(issued(), LATER, id="none in eight months"),
        pytest.param(issued(), "2024-10-10", id="none on the first day"),
        pytest.param(issued("2025-03-03", addressee="other"), LATER, id="to somebody else"),
        pytest.param(mechanism(bulletins=...), LATER, id="no list, and the record complete"),
        pytest.param(issued() | {"court": "温县人民法院", "court_level": "basic"}, LATER, id="a basic court"),
    ],
)
def test_without_a_stated_interval_the_verdict_is_review(record: Facts, on: str) -> None:
    assert verdict_of(BULLETIN, record, on=on) == "review"


@pytest.mark.parametrize(
    ("days", "on", "expected"),
    [
        pytest.param([], "2025-06-30", "pending", id="the last day of the first half"),
        pytest.param([], "2025-07-01", "fail", id="the day after it"),
        pytest.param(["2025-06-30"], "2025-06-30", "pass", id="on the last day"),
        pytest.param(["2025-06-30"], "2025-07-01", "pending", id="fulfilled, the next period runs"),
        pytest.param(["2025-07-01"], "2025-07-01", "fail", id="a day late"),
        pytest.param(["2025-01-01"], "2025-06-30", "pass", id="on the first day"),
        pytest.param(["2024-12-31"], "2025-07-01", "fail", id="the day before the first"),
        pytest.param(["2025-02-02", "2025-12-31"], "2026-01-01", "pending", id="both halves fulfilled"),
        pytest.param(["2025-02-02"], "2026-01-01", "fail", id="the second missed"),
    ],
)
def test_bulletin_cycle_requires_one_bulletin_per_half_year_under_the_alternative(
    days: list[str], on: str, expected: str
) -> None:
    assert by_reading("bulletin-cycle", BULLETIN, issued(*days), on=on) == {"no-cycle": "review", "half-year": expected}


@pytest.mark.parametrize(
    ("facts", "reviewed", "named_only", "any_department"),
    [
        ({}, "pass", "pass", "pass"),
        ({"addressee": "department"}, "review", "fail", "pass"),
        ({"addressee": "department", "addressee_upheld": True}, "pass", "fail", "pass"),
        ({"addressee": "department", "addressee_upheld": False}, "fail", "fail", "pass"),
        ({"addressee": "counterpart"}, "review", "fail", "pass"),
        ({"addressee": "other"}, "fail", "fail", "fail"),
        ({"addressee": "other", "addressee_upheld": True}, "fail", "fail", "fail"),
    ],
)
def test_bulletin_others_decides_which_bulletins_count(
    facts: Facts, reviewed: str, named_only: str, any_department: str
) -> None:
    """In the current period it is done, for review, or still to be done; a day later it was done, or missed."""
    record = issued("2025-06-03", **facts)
    running = {"departments-reviewed": reviewed, "named-only": named_only, "any-department": any_department}
    still = {each: verdict.replace("fail", "pending") for each, verdict in running.items()}
    assert by_reading("bulletin-others", BULLETIN, record, on="2025-06-30", others=HALF_YEAR) == still
    ended = {each: verdict.replace("pass", "pending") for each, verdict in running.items()}
    assert by_reading("bulletin-others", BULLETIN, record, on="2025-07-01", others=HALF_YEAR) == ended


def test_a_bulletin_for_a_person_to_assess_is_named() -> None:
    record = issued("2025-06-03", addressee="department")
    asked = ("review", "/bulletins/0/addressee_upheld")
    assert answer_of(BULLETIN, record, on="2025-07-01", readings=HALF_YEAR) == asked


@pytest.mark.parametrize(
    ("record", "readings", "pointer"),
    [
        pytest.param(unattested(mechanism(bulletins=...)), {}, "/bulletins", id="no list"),
        pytest.param(unattested(issued()), {}, "/bulletins", id="whether the list is complete"),
        pytest.param(unattested(mechanism(bulletins=...)), HALF_YEAR, "/bulletins", id="no list, every half year"),
        pytest.param(issued("2025-03-03", addressee=None), HALF_YEAR, "/bulletins/0/addressee", id="to whom"),
        pytest.param(issued("2025-03-03", addressee=None), {}, "/bulletins/0/addressee", id="to whom, to be judged"),
    ],
)
def test_missing_facts_of_the_bulletins_are_listed(record: Facts, readings: dict[str, str], pointer: str) -> None:
    assert answer_of(BULLETIN, record, on="2025-07-02", readings=readings) == ("open", pointer)


def test_a_recorded_bulletin_suffices_even_if_others_may_be_missing() -> None:
    assert verdict_of(BULLETIN, unattested(issued("2025-03-03"))) == "review"
    assert verdict_of(BULLETIN, unattested(issued("2025-03-03")), readings=HALF_YEAR) == "pass"


def test_effective_date_does_not_move_the_halves_of_the_calendar_year() -> None:
    for on in ("2024-10-08", "2024-10-09", "2025-06-30", "2025-07-01"):
        same = by_reading("effective-date", BULLETIN, issued(), on=on, others=HALF_YEAR)
        assert len(set(same.values())) == 1, on


def test_a_basic_court_has_a_remark_to_check_who_issues_the_bulletin() -> None:
    basic = mechanism(court="温县人民法院", court_level="basic")
    assert "whether the intermediate court issues it" in remarks_of(BULLETIN, basic)
    assert remarks_of(BULLETIN, mechanism()) == ""
    assert remarks_of(BULLETIN, mechanism(court=..., court_level=...)) == ""


def test_the_remedy_of_a_missing_bulletin_is_for_the_court() -> None:
    finding = finding_of(BULLETIN, issued(), on="2025-07-01", readings=HALF_YEAR)
    assert finding.remedy is not None
    assert (finding.remedy.by.value, finding.remedy.to, finding.remedy.follows_en) == ("court", None, "")
    assert remedy_actors(BULLETIN) == {("court", "")}


# ------------------------------------------------------------------------------------------------ praise


@pytest.mark.parametrize(
    ("record", "on", "expected"),
    [
        pytest.param(praising(), LATER, "pass", id="those who stand out"),
        pytest.param(praising(outstanding=False), LATER, "fail", id="those who do not"),
        pytest.param(praising(praises=False), LATER, "not_applicable", id="no praise: a power, not a duty"),
        pytest.param(praising(outstanding=False), "2025-03-02", "not_applicable", id="the day before it is issued"),
        pytest.param(praising(outstanding=False), "2025-03-03", "fail", id="the day it is issued"),
        pytest.param(praising(None, outstanding=False), LATER, "open", id="the day of issue not recorded"),
    ],
)
def test_outstanding_units_and_persons_may_be_praised(record: Facts, on: str, expected: str) -> None:
    assert verdict_of(PRAISE, record, on=on) == expected


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        pytest.param(praising(outstanding=None), ("review", "/bulletins/0/outstanding"), id="a person's judgment"),
        pytest.param(praising(praises=None), ("open", "/bulletins/0/praises"), id="whether it praises"),
        pytest.param(unattested(praising(None)), ("open", "/bulletins/0/issued_on"), id="whether it was issued"),
    ],
)
def test_missing_facts_of_the_praise_are_listed(record: Facts, expected: tuple[str, str]) -> None:
    assert answer_of(PRAISE, record) == expected


def test_effective_date_governs_praise_by_the_day_of_the_bulletin() -> None:
    for day, expected in {
        "2024-10-08": {"printed": "not_applicable", "dated": "not_applicable"},
        "2024-10-09": {"printed": "not_applicable", "dated": "fail"},
        "2024-10-10": {"printed": "fail", "dated": "fail"},
    }.items():
        assert by_reading("effective-date", PRAISE, praising(day, outstanding=False)) == expected, day


def test_publicity_vs_bulletin_has_no_effect_on_praise() -> None:
    expected = {"internal-bulletin-allowed": "pass", "no-mention-at-all": "pass"}
    assert by_reading("publicity-vs-bulletin", PRAISE, praising()) == expected


def test_the_remedy_of_unfounded_praise_is_for_the_court() -> None:
    assert remedy_of(PRAISE, praising(outstanding=False)) == ("court", "", "")
