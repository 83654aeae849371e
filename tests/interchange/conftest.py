"""Synthetic cases of many kinds, with the day on which each is judged."""

from __future__ import annotations

import json
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

JudgedCase = tuple[dict[str, Any], date]

EXAMPLES = Path(__file__).parents[2] / "examples"
_BUNDLED = json.loads(files("zhixing_rules.cli").joinpath("demo_case.json").read_text(encoding="utf-8"))["case"]


def _detained(intake: str, **more: object) -> dict[str, Any]:
    detention = {"id": "d1", "decided_on": intake, "intake_on": intake, "days": 15, "criminal_liability_needed": True}
    return {"case_number": "（2024）豫0802执1号", "detentions": [{**detention, "view_on": intake, **more}]}


CASES: dict[str, JudgedCase] = {
    "empty": ({}, date(2025, 1, 2)),
    "bundled": (_BUNDLED, date(2025, 10, 12)),
    "bundled-early": (_BUNDLED, date(2025, 9, 11)),
    "foreign-judgment": ({"案号": "（2024）豫0402民初1234号"}, date(2025, 1, 2)),
    "unpublished": (_detained("2026-12-21", complete_as_of=None), date(2026, 12, 22)),
    "extended": (
        {
            **_detained("2025-01-20"),
            "complete_as_of": "2025-02-20",
            "referrals": [
                {
                    "id": "f1", "detention": "d1", "offence": "refusal", "sent_on": "2025-01-24",
                    "received_on": "2025-01-24", "extended_on": "2025-01-26", "major_or_difficult": True,
                    "extension_approver": "county_level_head", "inventory": [],
                }
            ],
        },
        date(2025, 2, 20),
    ),
    "prosecuted": (
        {"private_prosecutions": [{"id": "s1", "arrest_decided_on": "2025-03-03", "executed_by": "court"}]},
        date(2025, 3, 10),
    ),
}  # fmt: skip
for _name in ("joint_mechanism", "other_work"):
    CASES[_name] = (json.loads((EXAMPLES / f"{_name}.json").read_text(encoding="utf-8")), date(2026, 11, 20))
CASES["unpublished"][0]["detentions"][0].pop("complete_as_of")


@pytest.fixture(params=sorted(CASES))
def judged_case(request: pytest.FixtureRequest) -> JudgedCase:
    case: JudgedCase = CASES[request.param]
    return case


@pytest.fixture(scope="session")
def bundled() -> JudgedCase:
    return CASES["bundled"]
