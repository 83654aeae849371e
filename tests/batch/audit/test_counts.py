"""Counts, shares, months and worst delays, compared with results computed by hand."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from zhixing_rules.batch import audit_files
from zhixing_rules.batch.audit.counts import TALLY, merge_tallies, rules_in, tally, with_shares
from zhixing_rules.batch.compile.polars_columns import VERDICT_TYPE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Row = tuple[str, str | None, date | None, str, int, int | None]

JAN, FEB = date(2025, 1, 1), date(2025, 2, 1)


def verdicts(rule: str, rows: Sequence[tuple[int, str, date | None, int | None]]) -> pl.DataFrame:
    """Return the frame of one subject: case, verdict, due day and delay of each of its records."""
    kinds: dict[str, Any] = {"case": pl.UInt32, rule: VERDICT_TYPE, f"{rule}.due": pl.Date, f"{rule}.delay": pl.Int32}
    return pl.DataFrame(rows, schema=kinds, orient="row")


def courts(*names: str | None) -> pl.Series:
    return pl.Series("court", names, dtype=pl.String)


def tally_of(*rows: Row) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=TALLY, orient="row")


# ------------------------------------------------------------------------------------------------ counting


def test_each_record_is_counted_under_the_court_of_its_case() -> None:
    rows = [(0, "fail", JAN, 3), (2, "fail", JAN, 9), (2, "fail", JAN, 1), (1, "pass", JAN, None)]
    result = merge_tallies([tally({"s": verdicts("r", rows)}, courts("甲", "甲", "乙"))])
    assert result.rows() == [
        ("r", "乙", JAN, "fail", 2, 9),
        ("r", "甲", JAN, "pass", 1, None),
        ("r", "甲", JAN, "fail", 1, 3),
    ]
    assert result.schema == TALLY


@pytest.mark.parametrize(
    ("due", "month"),
    [
        (date(2025, 1, 1), JAN),
        (date(2025, 1, 31), JAN),
        (date(2025, 2, 1), FEB),
        (date(2025, 2, 28), FEB),
        (date(2024, 2, 29), date(2024, 2, 1)),
        (date(2024, 12, 31), date(2024, 12, 1)),
        (None, None),
    ],
)
def test_the_month_is_that_of_the_due_day_and_null_without_one(due: date | None, month: date | None) -> None:
    assert tally({"s": verdicts("r", [(0, "pass", due, None)])}, courts("甲"))["month"].to_list() == [month]


def test_the_last_day_of_a_month_and_the_first_of_the_next_are_counted_separately() -> None:
    rows = [(0, "pass", date(2025, 1, day), None) for day in (1, 15, 31)]
    result = merge_tallies([tally({"s": verdicts("r", [*rows, (0, "pass", FEB, None)])}, courts("甲"))])
    assert result.select("month", "count").rows() == [(JAN, 3), (FEB, 1)]


def test_null_courts_and_months_are_counted_and_come_last() -> None:
    rows = [(0, "open", None, None), (1, "open", None, None), (0, "open", JAN, None), (1, "open", JAN, None)]
    result = merge_tallies([tally({"s": verdicts("r", rows)}, courts(None, "甲"))])
    assert result.select("court", "month", "count").rows() == [
        ("甲", JAN, 1),
        ("甲", None, 1),
        (None, JAN, 1),
        (None, None, 1),
    ]


def test_the_worst_delay_is_the_longest_known_delay() -> None:
    rows = [(0, "fail", JAN, None), (0, "fail", JAN, 4), (0, "fail", JAN, 11), (0, "fail", FEB, None)]
    result = merge_tallies([tally({"s": verdicts("r", rows)}, courts("甲"))])
    assert result.select("month", "count", "worst_delay").rows() == [(JAN, 3, 11), (FEB, 1, None)]


def test_a_rule_without_due_days_has_no_month_and_no_delay() -> None:
    frame = verdicts("r", [(0, "fail", JAN, 4)]).select("case", "r")
    assert tally({"s": frame}, courts("甲")).rows() == [("r", "甲", None, "fail", 1, None)]
    dated = verdicts("r", [(0, "fail", JAN, 4)]).drop("r.delay")
    assert tally({"s": dated}, courts("甲")).rows() == [("r", "甲", JAN, "fail", 1, None)]


def test_a_rule_of_two_subjects_is_counted_together() -> None:
    frames = {
        "a": verdicts("r", [(0, "fail", JAN, 2)]),
        "b": verdicts("r", [(0, "fail", JAN, 1), (1, "pass", JAN, None)]),
    }
    result = merge_tallies([tally(frames, courts("甲", "甲"))])
    assert result.rows() == [("r", "甲", JAN, "pass", 1, None), ("r", "甲", JAN, "fail", 2, 2)]


def test_a_record_without_any_mask_is_open() -> None:
    frame = pl.DataFrame({"case": [0, 0, 1], "r=pass": [True, False, False], "r=fail": [False, False, False]})
    result = merge_tallies([tally({"s": frame.cast({"case": pl.UInt32})}, courts("甲", None))])
    assert result.schema == TALLY
    assert result.rows() == [
        ("r", "甲", None, "pass", 1, None),
        ("r", "甲", None, "open", 1, None),
        ("r", None, None, "open", 1, None),
    ]


def test_only_columns_of_verdicts_are_rules() -> None:
    frame = verdicts("r", [(0, "fail", JAN, 4)]).with_columns(pl.lit("x").alias("path"))
    assert rules_in(frame) == ["r"]
    assert rules_in(frame.drop("r")) == []


def test_the_tally_of_no_verdicts_is_empty() -> None:
    for frames in ({}, {"s": verdicts("r", [])}):
        result = tally(frames, courts())
        assert (result.height, result.schema) == (0, TALLY)


# ------------------------------------------------------------------------------------------------ merging


def test_the_order_of_merged_tallies_does_not_depend_on_the_order_of_the_parts() -> None:
    parts = [
        tally_of(("r", None, None, "open", 1, None), ("r", "甲", JAN, "fail", 2, 5)),
        tally_of(("q", "乙", FEB, "pass", 7, None), ("r", "甲", JAN, "fail", 40, None)),
        tally_of(("r", "甲", JAN, "fail", 1, 6), ("r", "甲", FEB, "fail", 1, 90)),
    ]
    wanted = [
        ("q", "乙", FEB, "pass", 7, None),
        ("r", "甲", JAN, "fail", 43, 6),
        ("r", "甲", FEB, "fail", 1, 90),
        ("r", None, None, "open", 1, None),
    ]
    for start in range(3):
        assert merge_tallies(parts[start:] + parts[:start]).rows() == wanted
    assert merge_tallies([merge_tallies(parts[:2]), parts[2]]).rows() == wanted


def test_merging_no_tallies_or_empty_ones_gives_an_empty_tally() -> None:
    for parts in ([], [tally_of()], [tally_of(), tally_of()]):
        assert (merge_tallies(parts).height, merge_tallies(parts).schema) == (0, TALLY)


def test_counts_may_exceed_32_bits() -> None:
    many = tally_of(("r", "甲", JAN, "fail", 3_000_000_000, 1))
    assert merge_tallies([many, many])["count"].to_list() == [6_000_000_000]


# ------------------------------------------------------------------------------------------------ with_shares


SEVERAL = (
    ("r", "甲", JAN, "pass", 3, None),
    ("r", "甲", JAN, "fail", 1, 2),
    ("r", "甲", FEB, "fail", 4, 7),
    ("r", "乙", JAN, "pass", 2, None),
    ("r", None, None, "not_applicable", 10, None),
    ("q", "甲", JAN, "review", 5, None),
)


def shares_of(*by: str) -> list[tuple[Any, ...]]:
    result = with_shares(tally_of(*SEVERAL), *by).rows()
    return [(*row[:-2], pytest.approx(row[-2]), row[-1]) for row in result]


def test_a_share_is_relative_to_all_verdicts_of_the_rule() -> None:
    assert shares_of() == [
        ("q", "review", 5, 1.0, None),
        ("r", "pass", 5, 5 / 20, None),
        ("r", "fail", 5, 5 / 20, 7),
        ("r", "not_applicable", 10, 10 / 20, None),
    ]


def test_by_court_a_share_is_relative_to_the_verdicts_in_that_court() -> None:
    assert shares_of("court") == [
        ("q", "甲", "review", 5, 1.0, None),
        ("r", "乙", "pass", 2, 1.0, None),
        ("r", "甲", "pass", 3, 3 / 8, None),
        ("r", "甲", "fail", 5, 5 / 8, 7),
        ("r", None, "not_applicable", 10, 1.0, None),
    ]


def test_by_month_a_share_is_relative_to_the_verdicts_in_that_month() -> None:
    assert shares_of("month") == [
        ("q", JAN, "review", 5, 1.0, None),
        ("r", JAN, "pass", 5, 5 / 6, None),
        ("r", JAN, "fail", 1, 1 / 6, 2),
        ("r", FEB, "fail", 4, 1.0, 7),
        ("r", None, "not_applicable", 10, 1.0, None),
    ]


def test_by_court_and_month_a_share_is_relative_to_both() -> None:
    result = {row[:4]: row[4:] for row in shares_of("court", "month")}
    assert result["r", "甲", JAN, "fail"] == (1, 1 / 4, 2)
    assert result["r", "甲", FEB, "fail"] == (4, 1.0, 7)
    assert result["r", None, None, "not_applicable"] == (10, 1.0, None)
    assert len(result) == len(SEVERAL)


def test_an_empty_tally_has_no_shares() -> None:
    assert with_shares(tally_of(), "court", "month").height == 0


# ------------------------------------------------------------------------------------------------ a small archive

ON = date(2025, 4, 30)
FULL = {"offence": "refusal", "conditions_met": True, "materials_complete": True}


def referred(court: str | None, received: str, filed: str | None, *, complete: bool = True) -> str:
    """Return a case referred to the police, who have seven days to file it (24 March to Monday, 31 March)."""
    referral = {"id": "f", "sent_on": received, "received_on": received, "filed_on": filed, **FULL}
    case = {"court": court, "complete_as_of": "2025-04-30" if complete else None, "referrals": [referral]}
    return json.dumps(case, ensure_ascii=False)


ARCHIVE = (
    referred("甲法院", "2025-03-24", "2025-03-31"),  # on the last day
    referred("甲法院", "2025-03-24", "2025-04-01"),  # a day late
    referred("甲法院", "2025-03-25", "2025-04-01"),  # on the last day, of the next month
    referred("乙法院", "2025-03-25", None),  # not filed: 1 to 30 April are 29 days
    referred(None, "2025-03-24", "2025-04-05"),  # five days late, without a court
    referred("乙法院", "2025-03-25", None, complete=False),  # unknown, and so is whether the period was extended
    "{}",  # nothing to file
    "{",  # not a case
)
MARCH, APRIL = date(2025, 3, 1), date(2025, 4, 1)


def filing(folder: Path, lines: tuple[str, ...], *by: str) -> list[tuple[Any, ...]]:
    path = folder / "archive.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    result = audit_files([path], folder / "out", on=ON).by(*by)
    return [
        (each.court, each.month, each.verdict.value, each.count, pytest.approx(each.share), each.worst_delay)
        for each in result.counts
        if each.rule_id == "art9.filing"
    ]


def test_the_counts_of_an_archive(tmp_path: Path) -> None:
    assert filing(tmp_path, ARCHIVE) == [
        (None, None, "pass", 2, 2 / 6, None),
        (None, None, "fail", 3, 3 / 6, 29),
        (None, None, "open", 1, 1 / 6, None),
    ]


def test_the_counts_of_an_archive_by_court(tmp_path: Path) -> None:
    assert filing(tmp_path, ARCHIVE, "court") == [
        ("乙法院", None, "fail", 1, 1 / 2, 29),
        ("乙法院", None, "open", 1, 1 / 2, None),
        ("甲法院", None, "pass", 2, 2 / 3, None),
        ("甲法院", None, "fail", 1, 1 / 3, 1),
        (None, None, "fail", 1, 1.0, 5),
    ]


def test_the_counts_of_an_archive_by_month(tmp_path: Path) -> None:
    assert filing(tmp_path, ARCHIVE, "month") == [
        (None, MARCH, "pass", 1, 1 / 3, None),
        (None, MARCH, "fail", 2, 2 / 3, 5),
        (None, APRIL, "pass", 1, 1 / 2, None),
        (None, APRIL, "fail", 1, 1 / 2, 29),
        (None, None, "open", 1, 1.0, None),
    ]


@pytest.mark.parametrize("lines", [(), ("{", "[", "")])
def test_an_archive_without_a_case_has_no_counts(tmp_path: Path, lines: tuple[str, ...]) -> None:
    assert filing(tmp_path, lines, "court") == []
    assert (tmp_path / "out" / "summary.parquet").exists()
