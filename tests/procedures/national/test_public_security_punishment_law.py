"""Public security law: an obstruction below crime is filed, immediately from 2026 and promptly before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from procedures.national.verdicts import finding_under, national_case, unattested, verdict_under
from zhixing_rules.procedures.national.public_security_punishment_law import RULES

if TYPE_CHECKING:
    from space.json_records import Facts

FILE, OBSTRUCT, ACCEPT = "zaf.90.file", "zaf.61.obstruct", "zaf2012.77.accept"

finding_of, verdict_of = finding_under(RULES), verdict_under(RULES)


def incident(**facts: object) -> Facts:
    """An obstruction without violence, reported on Thursday 2026-01-01, a holiday."""
    return national_case(incidents=[{"id": "i1", "violent": False, "reported_on": "2026-01-01"} | facts])


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({"filed_on": "2026-01-01"}, "pass", id="on the day, a holiday"),
        pytest.param({"answered_on": "2026-01-01"}, "pass", id="told that it is no offence"),
        pytest.param({"filed_on": "2026-01-02"}, "review", id="on the next day"),
        pytest.param({"filed_on": "2026-01-05"}, "review", id="later"),
        pytest.param({}, "review", id="not at all"),
        pytest.param({"violent": True}, "not_applicable", id="a crime"),
        pytest.param({"violent": None}, "open", id="violence not recorded"),
        pytest.param({"reported_on": None}, "not_applicable", id="not reported"),
        pytest.param({"reported_on": "2025-12-31"}, "not_applicable", id="before the law of 2025"),
    ],
)
def test_an_obstruction_below_crime_is_filed_immediately(facts: Facts, expected: str) -> None:
    assert verdict_of(FILE, incident(**facts)) == expected


def test_filing_is_open_where_nothing_is_attested() -> None:
    assert verdict_of(FILE, unattested(incident())) == "open"


def test_a_late_dispatch_gets_a_remark() -> None:
    (remark,) = finding_of(FILE, incident(dispatched_on="2026-01-02")).remarks
    assert "item 9" in remark.en
    assert not finding_of(FILE, incident(dispatched_on="2026-01-01")).remarks
    assert not finding_of(FILE, incident()).remarks
    assert finding_of(OBSTRUCT, incident(violent=True, dispatched_on="2026-01-03")).remarks == (remark,)
    assert not finding_of(OBSTRUCT, incident(reported_on="2025-12-31", dispatched_on="2026-01-03")).remarks


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({"registered_on": "2025-12-31"}, "pass", id="on the day"),
        pytest.param({"filed_on": "2025-12-31"}, "pass", id="filed on the day"),
        pytest.param({"registered_on": "2026-01-01"}, "review", id="on the next day"),
        pytest.param({}, "review", id="not at all"),
        pytest.param({"violent": True}, "not_applicable", id="a crime"),
        pytest.param({"reported_on": "2026-01-01"}, "not_applicable", id="the first day of the law of 2025"),
        pytest.param({"reported_on": "2012-12-31"}, "not_applicable", id="before the amendment of 2012"),
        pytest.param({"reported_on": "2013-01-01"}, "review", id="its first day"),
    ],
)
def test_until_2025_a_case_is_accepted_promptly(facts: Facts, expected: str) -> None:
    assert verdict_of(ACCEPT, incident(**{"reported_on": "2025-12-31"} | facts)) == expected


def test_acceptance_is_open_where_nothing_is_attested() -> None:
    assert verdict_of(ACCEPT, unattested(incident(reported_on="2025-12-31"))) == "open"


def test_the_border_of_crime_gives_no_verdict() -> None:
    finding = finding_of(OBSTRUCT, incident())
    assert finding.verdict.value == "not_applicable"
    assert "up to 500 yuan" in finding.message("en")
