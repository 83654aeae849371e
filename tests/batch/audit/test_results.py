"""The disclosed results of an audit: the counts of a tally with the names and the order of the procedure."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
import pytest

from support.tiny_office import TINY_OFFICE
from zhixing_rules import JIAOZUO_2024
from zhixing_rules.batch import AuditPart, AuditResult, settings_of
from zhixing_rules.batch.audit.counts import TALLY
from zhixing_rules.batch.audit.results import FileResult
from zhixing_rules.engine import Verdict
from zhixing_rules.errors import Problem
from zhixing_rules.records import Audience

if TYPE_CHECKING:
    from zhixing_rules import Procedure

Row = tuple[str, str | None, date | None, str, int, int | None]

ON = date(2025, 4, 30)
MARCH, APRIL = date(2025, 3, 1), date(2025, 4, 1)
ROWS: tuple[Row, ...] = (
    ("art9.filing", "甲法院", MARCH, "fail", 1, 4),
    ("art9.filing", "甲法院", APRIL, "pass", 3, None),
    ("art9.filing", None, None, "open", 4, None),
    ("art7.p2.referral", "甲法院", MARCH, "pass", 2, None),
    ("art10.arrest", "甲法院", MARCH, "pass", 1, None),
)


def audited(
    *rows: Row, parts: tuple[AuditPart, ...] = (), procedure: Procedure = JIAOZUO_2024, audience: str = "keeper"
) -> AuditResult:
    tally = pl.DataFrame(rows, schema=TALLY, orient="row")
    return AuditResult(parts, tally, settings_of(on=ON, procedure=procedure, audience=audience))


def test_counts_are_in_the_order_of_the_procedure_with_the_names_of_their_rules() -> None:
    result = audited(*ROWS).by()
    assert [(each.rule_id, each.verdict, each.count, each.share, each.worst_delay) for each in result.counts] == [
        ("art7.p2.referral", Verdict.PASS, 2, 1.0, None),
        ("art9.filing", Verdict.PASS, 3, 3 / 8, None),
        ("art9.filing", Verdict.FAIL, 1, 1 / 8, 4),
        ("art9.filing", Verdict.OPEN, 4, 4 / 8, None),
        ("art10.arrest", Verdict.PASS, 1, 1.0, None),
    ]
    filing = result.counts[1]
    assert (filing.zh, filing.en) == ("立案侦查", "the police file the case")
    assert (str(filing.citation), filing.citation.short) == ("焦中法〔2024〕101号第九条", "第九条")
    assert {(each.court, each.month) for each in result.counts} == {(None, None)}


@pytest.mark.parametrize(
    ("by", "wanted"),
    [
        (("court",), [("甲法院", None, 3, 3 / 4), ("甲法院", None, 1, 1 / 4), (None, None, 4, 1.0)]),
        (("month",), [(None, MARCH, 1, 1.0), (None, APRIL, 3, 1.0), (None, None, 4, 1.0)]),
        (("court", "month"), [("甲法院", MARCH, 1, 1.0), ("甲法院", APRIL, 3, 1.0), (None, None, 4, 1.0)]),
    ],
)
def test_counts_have_the_requested_keys_only(
    by: tuple[str, ...], wanted: list[tuple[str | None, date | None, int, float]]
) -> None:
    result = audited(*ROWS).by(*by)
    filing = [each for each in result.counts if each.rule_id == "art9.filing"]
    assert result.by == by
    assert [(each.court, each.month, each.count, each.share) for each in filing] == wanted


def test_duplicate_keys_are_ignored_and_unknown_keys_are_rejected() -> None:
    found = audited(*ROWS)
    assert found.by("court", "court") == found.by("court")
    with pytest.raises(ValueError, match="only, not person, rule"):
        found.by("rule", "court", "person")


def test_a_rule_is_named_as_for_the_audited_records() -> None:
    of_mechanism, of_case = JIAOZUO_2024.rule("art2.p2.round-the-clock")
    (result,) = audited(("art2.p2.round-the-clock", None, None, "pass", 1, None)).by().counts
    assert (result.zh, result.en) == (of_case.zh, of_case.en)
    assert result.zh != of_mechanism.zh


def test_a_rule_with_several_subjects_has_the_name_of_the_first() -> None:
    first, second = JIAOZUO_2024.rule("annex.case-number")
    (result,) = audited(("annex.case-number", None, None, "pass", 1, None)).by().counts
    assert (result.zh, result.en) == (first.zh, first.en)
    assert first.zh != second.zh


def test_another_procedure_has_its_own_names() -> None:
    rows: tuple[Row, ...] = (
        ("art2.answer", None, APRIL, "fail", 1, 20),
        ("art1.papers", None, None, "pass", 1, None),
    )
    result = audited(*rows, procedure=TINY_OFFICE).by("month")
    assert [(each.rule_id, each.zh, str(each.citation)) for each in result.counts] == [
        ("art1.papers", "申请附申请单和借阅证", "测图〔2024〕1号第一条"),
        ("art2.answer", "答复", "测图〔2024〕1号第二条"),
    ]


@pytest.mark.parametrize("verdict", list(Verdict))
def test_an_audit_failed_only_if_a_rule_failed(verdict: Verdict) -> None:
    result = audited(ROWS[3], ("art9.filing", None, None, verdict.value, 1, None)).by()
    assert result.failed is (verdict is Verdict.FAIL)


def test_file_results_are_in_the_order_of_the_files() -> None:
    problem = Problem("", "not_readable", "文件无法读取", "the file cannot be read")
    parts = (
        AuditPart("b.jsonl", Path("b"), cases=5, unread=2),
        AuditPart("a.jsonl", Path("a"), cases=3, unread=0, reused=True),
        AuditPart("c.parquet", None, problem=problem),
    )
    result = audited(*ROWS, parts=parts).by()
    assert result.files == (
        FileResult("b.jsonl", 5, 2, reused=False, problem=None),
        FileResult("a.jsonl", 3, 0, reused=True, problem=None),
        FileResult("c.parquet", 0, 0, reused=False, problem=problem),
    )
    assert (result.cases, result.unread) == (8, 2)


def test_an_archive_of_invalid_lines_has_no_counts_and_did_not_fail() -> None:
    result = audited(parts=(AuditPart("a.jsonl", Path("a"), cases=0, unread=3),)).by("court", "month")
    assert (result.counts, result.cases, result.unread, result.failed) == ((), 0, 3, False)


def test_an_audit_without_files_is_empty() -> None:
    result = audited(audience="police").by()
    assert (result.counts, result.files, result.cases, result.unread, result.failed) == ((), (), 0, 0, False)
    assert (result.audience, result.settings["audience"]) == (Audience.POLICE, "police")
    assert result.settings["on"] == "2025-04-30"
