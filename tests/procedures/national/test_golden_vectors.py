"""Golden vectors of national law on both sides of each day on which the law changed.

Those of golden_vectors.jsonl were written by ``zhixing vectors --layer national`` once, and are kept since. For
2024-10-10, the first day of the Opinion, and 2025-01-01, a holiday on which a detention ends, they are written here.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest

from zhixing_rules import JIAOZUO_WITH_NATIONAL, Verdict, validate

VECTORS: Final = [
    json.loads(line) for line in (Path(__file__).parent / "golden_vectors.jsonl").read_text("utf-8").splitlines()
]
BOUNDARIES: Final = (("2024-11-30", "2024-12-01"), ("2025-06-30", "2025-07-01"), ("2025-12-31", "2026-01-01"))


def outcome(rule: str, path: str, on: str, record: dict[str, Any]) -> tuple[str, str | None]:
    """Return the verdict of a rule and its last day."""
    report = validate(record, on=date.fromisoformat(on), procedure=JIAOZUO_WITH_NATIONAL)
    (finding,) = (each for each in report.rule(rule) if each.path == path)
    due = None if finding.verdict is Verdict.NOT_APPLICABLE else finding.due
    return finding.verdict.value, None if due is None else due.isoformat()


@pytest.mark.parametrize("vector", VECTORS, ids=lambda each: f"{each['rule']}-{each['on']}")
def test_a_vector_has_its_verdict_and_its_day(vector: dict[str, Any]) -> None:
    found = outcome(vector["rule"], vector["path"], vector["on"], vector["input"])
    assert found == (vector["expected"]["verdict"], vector["expected"]["due"])


@pytest.mark.parametrize("boundary", BOUNDARIES, ids=lambda each: each[1])
def test_both_sides_of_a_boundary_have_vectors_that_differ(boundary: tuple[str, str]) -> None:
    before, after = (
        {(each["rule"], each["expected"]["verdict"]) for each in VECTORS if day in json.dumps(each)} for day in boundary
    )
    assert {rule for rule, verdict in before if verdict == "not_applicable"}
    assert "review" in {verdict for _, verdict in after}


@pytest.mark.parametrize(
    ("received", "expected"), [("2024-10-09", ("not_applicable", None)), ("2024-10-10", ("fail", "2024-10-17"))]
)
def test_the_review_is_governed_from_the_first_day_of_the_opinion(
    received: str, expected: tuple[str, str | None]
) -> None:
    referral = {"id": "r1", "offence": "refusal", "sent_on": "2024-10-08", "received_on": received}
    record = {"complete_as_of": "2024-10-18", "complete_for": ["national"], "referrals": [referral]}
    assert outcome("art9.outcome", "/referrals/0", "2024-10-18", record) == expected
    assert outcome("cxgd.171.receipt", "/referrals/0", "2024-10-18", record)[0] == "fail"  # in force since 2020


@pytest.mark.parametrize(
    ("intake", "released", "expected"),
    [
        ("2024-12-16", "2024-12-31", ("pass", "2024-12-31")),
        ("2024-12-16", "2025-01-01", ("fail", "2024-12-31")),
        ("2024-12-17", "2025-01-01", ("pass", "2025-01-01")),
        ("2024-12-17", "2025-01-02", ("fail", "2025-01-01")),
    ],
)
def test_a_detention_ends_on_a_holiday(intake: str, released: str, expected: tuple[str, str]) -> None:
    detention = {"id": "d1", "decided_on": intake, "intake_on": intake, "days": 15, "released_on": released}
    record = {"complete_as_of": "2025-01-03", "complete_for": ["national"], "detentions": [detention]}
    assert outcome("jls.30.release", "/detentions/0", "2025-01-03", record) == expected
