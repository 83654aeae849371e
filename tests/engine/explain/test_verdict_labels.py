"""Verdict labels: a verdict is named after the kind of norm."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

import pytest

from zhixing_rules import Verdict, disclose, validate
from zhixing_rules.engine.explain.verdict_labels import GENERAL_LABELS, verdict_label
from zhixing_rules.interchange import finding_to_dict
from zhixing_rules.language import (
    FALSE,
    TRUE,
    Actor,
    Attach,
    Consequence,
    Define,
    First,
    Fixed,
    Forbid,
    Note,
    Perform,
    Permit,
    Qualify,
    Recur,
    Window,
)
from zhixing_rules.procedures.fields import mechanism, request
from zhixing_rules.procedures.fields.subjects import BULLETIN
from zhixing_rules.render import markdown, text

DAY = Fixed(date(2025, 1, 2))
KINDS: dict[type, Consequence] = {
    Perform: Perform("", "", by=Actor.COURT, done=request.sent_on, within=Window(after=DAY, closes=DAY)),
    Recur: Recur(
        "",
        "",
        by=Actor.COURT,
        act=First(BULLETIN, TRUE, mechanism.issued_on, "通报", "bulletin"),
        since=DAY,
        period_end=DAY,
    ),
    Attach: Attach("", "", demand=TRUE, to=request.sent_on),
    Forbid: Forbid("", "", breach=FALSE),
    Permit: Permit("", "", demand=TRUE),
    Define: Define("", "", demand=TRUE),
    Qualify: Qualify("", "", demand=TRUE),
    Note: Note("", "", why_zh="", why_en=""),
}
GENERAL = {
    Verdict.PASS: ("符合", "met"),
    Verdict.FAIL: ("违反", "breached"),
    Verdict.PENDING: ("未到期", "not yet due"),
    Verdict.OPEN: ("无法判断", "cannot be determined"),
    Verdict.REVIEW: ("须人工判断", "a person must judge"),
    Verdict.NOT_APPLICABLE: ("不适用", "not applicable"),
}
SPECIAL = {
    (Forbid, Verdict.PASS): ("未违反", "not breached"),
    (Permit, Verdict.PASS): ("符合适用条件", "conditions met"),
    (Permit, Verdict.FAIL): ("不符合适用条件", "conditions not met"),
    (Define, Verdict.PASS): ("符合", "satisfied"),
    (Define, Verdict.FAIL): ("不符合", "not satisfied"),
    (Qualify, Verdict.PASS): ("符合", "satisfied"),
    (Qualify, Verdict.FAIL): ("不符合", "not satisfied"),
    (Note, Verdict.NOT_APPLICABLE): ("不作判断", "not judged"),
}


def test_every_kind_of_consequence_is_tested() -> None:
    assert set(KINDS) == set(get_args(Consequence))


@pytest.mark.parametrize("verdict", Verdict)
@pytest.mark.parametrize("kind", KINDS)
def test_every_verdict_has_a_label_for_every_kind(kind: type, verdict: Verdict) -> None:
    assert verdict_label(verdict, KINDS[kind]) == SPECIAL.get((kind, verdict), GENERAL[verdict])


def test_the_general_labels_are_the_general_names() -> None:
    assert {verdict: label.zh for verdict, label in GENERAL_LABELS.items()} == {each: each.zh for each in Verdict}


RECORD: dict[str, Any] = {
    "case_number": "（2025）豫0402民初1号",
    "basis": {"kind": "award", "effective": True, "enforceable": True},
    "complete_as_of": "2025-03-03",
}


def test_a_definition_that_is_not_satisfied_is_labelled_so_in_every_output() -> None:
    report = validate(RECORD, on=date(2025, 3, 3))
    (finding,) = report.rule("art15.instrument")
    disclosed = disclose(finding, "keeper")
    assert finding.verdict is Verdict.FAIL
    assert finding.label == disclosed.label == ("不符合", "not satisfied")
    assert "——不符合。" in finding.message("zh")
    assert " - not satisfied. " in finding.message("en")
    written = finding_to_dict(disclosed)
    assert (written["verdict"], written["verdict_zh"]) == ("fail", "不符合")
    count, shown = report.counts[Verdict.FAIL], disclose(report, "keeper")
    for page in (text.report(shown), markdown.report(shown)):
        assert f" 违反或不符合 {count}\n" in page or f"违反或不符合 {count} ─" in page
        (line,) = (line for line in page.splitlines() if finding.resolved.rule.zh in line and "第十五条" in line)
        assert line.endswith("——不符合")
    for page in (text.report(shown, language="en"), markdown.report(shown, language="en")):
        (line,) = (line for line in page.splitlines() if "art15" in line and finding.resolved.rule.en in line)
        assert line.endswith(" - not satisfied")
    assert f"违反或不符合 {count}　" in text.report(shown)


def test_a_reading_that_changes_a_verdict_has_labels_of_the_kind_of_norm() -> None:
    referral = {"id": "f1", "offence": "refusal", "sent_on": "2025-03-03", "received_on": "2025-03-03"}
    known = {"at_court_seat": True, "level_agreed": True}
    record = {"court_level": "basic", "referrals": [referral | known], "complete_as_of": "2025-03-03"}
    changes = validate(record, on=date(2025, 3, 3)).sensitive_to
    assert changes
    for each in changes:
        (finding,) = (
            found
            for found in validate(record, on=date(2025, 3, 3), readings={each.reading: each.alternative})
            if (found.rule_id, found.path) == (each.rule_id, each.path)
        )
        assert (each.verdict, each.label) == (finding.verdict, finding.label)
