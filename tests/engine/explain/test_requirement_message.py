"""Messages of requirements that are due with an act: documents accompany it, others are met with it."""

from __future__ import annotations

from datetime import date

import pytest

from zhixing_rules import Verdict, validate


@pytest.mark.parametrize(
    ("rule_id", "ending_zh", "ending_en"),
    [
        ("art3.i1.letter", "应随相关行为一并提交", "due with the act it accompanies"),
        ("art3.i1.same-level", "与该行为同时满足", "to be met when the act is done"),
    ],
)
def test_only_a_document_is_submitted_with_an_act(rule_id: str, ending_zh: str, ending_en: str) -> None:
    request = {"id": "r1", "organ": {"level": "municipal"}, "targets": []}
    record = {"court_level": "basic", "complete_as_of": "2025-03-10", "requests": [request]}
    (finding,) = validate(record, on=date(2025, 3, 10)).rule(rule_id)
    assert finding.verdict is Verdict.PENDING
    assert finding.message("zh").endswith(f"——未到期。{ending_zh}")
    assert finding.message("en").endswith(f" - not yet due. {ending_en}")
