"""What an audit tells of itself: the counts of a tally, by the names and the order of the procedure."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
import pytest

from support.tiny_office import TINY_OFFICE
from zhixing_rules import JIAOZUO_2024
from zhixing_rules.batch import AuditResult, Part, settings_of
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
    *rows: Row, parts: tuple[Part, ...] = (), procedure: Procedure = JIAOZUO_2024, audience: str = "keeper"
) -> AuditResult:
    tally = pl.DataFrame(rows, schema=TALLY, orient="row")
    return AuditResult(parts, tally, settings_of(on=ON, procedure=procedure, audience=audience))


def test_counts_come_in_the_order_of_the_procedure_with_the_names_of_their_rules() -> None:
    told = audited(*ROWS).by()
    assert [(each.rule_id, each.verdict, each.count, each.share, each.worst_delay) for each in told.counts] == [
        ("art7.p2.referral", Verdict.PASS, 2, 1.0, None),
        ("art9.filing", Verdict.PASS, 3, 3 / 8, None),
        ("art9.filing", Verdict.FAIL, 1, 1 / 8, 4),
        ("art9.filing", Verdict.OPEN, 4, 4 / 8, None),
        ("art10.arrest", Verdict.PASS, 1, 1.0, None),
    ]
    filing = told.counts[1]
    assert (filing.zh, filing.en) == ("立案侦查", "the police file the case")
    assert (str(filing.citation), filing.citation.short) == ("焦中法〔2024〕101号第九条", "第九条")
    assert {(each.court, each.month) for each in told.counts} == {(None, None)}


@pytest.mark.parametrize(
    ("by", "wanted"),
    [
        (("court",), [("甲法院", None, 3, 3 / 4), ("甲法院", None, 1, 1 / 4), (None, None, 4, 1.0)]),
        (("month",), [(None, MARCH, 1, 1.0), (None, APRIL, 3, 1.0), (None, None, 4, 1.0)]),
        (("court", "month"), [("甲法院", MARCH, 1, 1.0), ("甲法院", APRIL, 3, 1.0), (None, None, 4, 1.0)]),
    ],
)
def test_what_is_counted_by_is_told_and_what_is_not_is_left_out(
    by: tuple[str, ...], wanted: list[tuple[str | None, date | None, int, float]]
) -> None:
    told = audited(*ROWS).by(*by)
    filing = [each for each in told.counts if each.rule_id == "art9.filing"]
    assert told.by == by
    assert [(each.court, each.month, each.count, each.share) for each in filing] == wanted


def test_a_key_asked_for_twice_is_counted_by_once_and_another_is_refused() -> None:
    found = audited(*ROWS)
    assert found.by("court", "court") == found.by("court")
    with pytest.raises(ValueError, match="only, not person, rule"):
        found.by("rule", "court", "person")


def test_a_rule_is_named_as_it_speaks_about_the_records_that_were_audited() -> None:
    of_mechanism, of_case = JIAOZUO_2024.rule("art2.p2.round-the-clock")
    (told,) = audited(("art2.p2.round-the-clock", None, None, "pass", 1, None)).by().counts
    assert (told.zh, told.en) == (of_case.zh, of_case.en)
    assert told.zh != of_mechanism.zh


def test_a_rule_that_speaks_about_several_records_is_named_as_it_first_does() -> None:
    first, second = JIAOZUO_2024.rule("annex.case-number")
    (told,) = audited(("annex.case-number", None, None, "pass", 1, None)).by().counts
    assert (told.zh, told.en) == (first.zh, first.en)
    assert first.zh != second.zh


def test_an_office_of_other_rules_is_told_by_its_own() -> None:
    rows: tuple[Row, ...] = (
        ("art2.answer", None, APRIL, "fail", 1, 20),
        ("art1.papers", None, None, "pass", 1, None),
    )
    told = audited(*rows, procedure=TINY_OFFICE).by("month")
    assert [(each.rule_id, each.zh, str(each.citation)) for each in told.counts] == [
        ("art1.papers", "申请附申请单和借阅证", "测图〔2024〕1号第一条"),
        ("art2.answer", "答复", "测图〔2024〕1号第二条"),
    ]


@pytest.mark.parametrize("verdict", list(Verdict))
def test_it_failed_where_a_rule_is_breached_and_only_there(verdict: Verdict) -> None:
    told = audited(ROWS[3], ("art9.filing", None, None, verdict.value, 1, None)).by()
    assert told.failed is (verdict is Verdict.FAIL)


def test_files_are_told_in_their_order_with_what_became_of_them() -> None:
    problem = Problem("", "not_readable", "文件无法读取", "the file cannot be read")
    parts = (
        Part("b.jsonl", Path("b"), cases=5, unread=2),
        Part("a.jsonl", Path("a"), cases=3, unread=0, again=True),
        Part("c.parquet", None, problem=problem),
    )
    told = audited(*ROWS, parts=parts).by()
    assert told.files == (
        FileResult("b.jsonl", 5, 2, again=False, problem=None),
        FileResult("a.jsonl", 3, 0, again=True, problem=None),
        FileResult("c.parquet", 0, 0, again=False, problem=problem),
    )
    assert (told.cases, told.unread) == (8, 2)


def test_an_archive_of_nothing_but_bad_lines_has_no_counts_and_did_not_fail() -> None:
    told = audited(parts=(Part("a.jsonl", Path("a"), cases=0, unread=3),)).by("court", "month")
    assert (told.counts, told.cases, told.unread, told.failed) == ((), 0, 3, False)


def test_no_files_are_an_audit_of_nothing() -> None:
    told = audited(audience="police").by()
    assert (told.counts, told.files, told.cases, told.unread, told.failed) == ((), (), 0, 0, False)
    assert (told.audience, told.settings["audience"]) == (Audience.POLICE, "police")
    assert told.settings["on"] == "2025-04-30"
