"""Where the oracle and the library part: the smallest records, and why the law is held to be on the oracle's side."""

from __future__ import annotations

from datetime import date

import pytest

from zhixing_rules import validate

from .cases import Facts
from .other_work import judge_case, judge_mechanism

Readings = dict[str, str]

COMPLETE = "2026-06-30"


def mechanism(**facts: object) -> Facts:
    """A joint mechanism of the city in which nothing is wanting and nothing has been done."""
    return {
        "record": "joint_mechanism",
        "court_level": "intermediate",
        "complete_as_of": COMPLETE,
        "officers": [{"id": "o1", "name": "王某", "appointed_on": "2024-10-01"}],
        "round_the_clock": True,
        "command_centre": True,
        "bulletins": [],
        "meetings": [],
        "publications": [],
        **facts,
    }


def found(**facts: object) -> Facts:
    """A case with one vehicle, found on patrol unless told otherwise."""
    vehicle = {"id": "v1", "found_during": "patrol", "found_on": "2025-03-01", "held": True, **facts}
    return {"case_number": "（2024）豫0822执1号", "complete_as_of": COMPLETE, "vehicles": [vehicle]}


@pytest.mark.parametrize(
    ("record", "on", "rule", "path", "readings"),
    [
        pytest.param(
            mechanism(),
            date(2024, 10, 9),
            "art6.bulletin",
            "",
            {},
            id="before the Opinion takes effect there is no bulletin to review",
            marks=pytest.mark.xfail(
                strict=True,
                reason="art 17: no duty before commencement; a person is asked to judge one (review, not pending)",
            ),
        ),
        pytest.param(
            mechanism(bulletins=[{"id": "b1", "issued_on": "2025-03-01", "addressee": "department"}]),
            date(2025, 7, 1),
            "art6.bulletin",
            "",
            {"bulletin-cycle": "half-year"},
            id="a bulletin to another department alone does not tell the leading group",
            marks=pytest.mark.xfail(
                strict=True,
                reason="art 6 names 市府院联动机制工作领导小组; 等部门 adds to it, and is not in its place",
            ),
        ),
        pytest.param(
            mechanism(round_the_clock=False),
            date(2025, 3, 1),
            "art2.p2.round-the-clock",
            "",
            {"round-the-clock": "deadline"},
            id="read as a deadline, 24 hours ask no court to be reachable at all hours",
            marks=pytest.mark.xfail(
                strict=True,
                reason="the two readings exclude each other; under deadline the availability is still demanded",
            ),
        ),
        pytest.param(
            found(found_during="transfer", sealed_on="2024-06-01", notified_on="2025-03-03", attended_on="2025-03-20"),
            date(2025, 4, 1),
            "art13.p2.attend",
            "/vehicles/0",
            {"registration-handover": "as-13-1", "promptly": "three-working-days"},
            id="read as 13(1), the second paragraph says at once, which is no number of days",
            marks=pytest.mark.xfail(
                strict=True,
                reason="as-13-1 makes the attendance 立即, and 立即 is never three working days; it fails for lateness",
            ),
        ),
        pytest.param(
            found(sealed_on="2023-01-20", seal_ends_on="2025-01-20", renewed_on="2025-01-20", notified_on="2025-03-01"),
            date(2025, 4, 1),
            "art13.p1.notify",
            "/vehicles/0",
            {},
            id="a seal renewed on its last printed day goes on",
            marks=pytest.mark.xfail(
                strict=True,
                reason="解释 485, 查封规定 27: renewal in time keeps the seal; the printed end is the old one and wins",
            ),
        ),
    ],
)
def test_the_library_says_what_the_oracle_says(
    record: Facts, on: date, rule: str, path: str, readings: Readings
) -> None:
    judge = judge_mechanism if "record" in record else judge_case
    library = {each.path: each.verdict.value for each in validate(record, on=on, readings=readings).rule(rule)}
    assert library[path] == judge(record, on, readings)[rule, path]
