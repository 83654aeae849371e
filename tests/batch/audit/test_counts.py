"""Counts, shares, months and worst delays, worked out by hand."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from zhixing_rules.batch import audit_files
from zhixing_rules.batch.audit.counts import TALLY, merged, rules_in, shares, tally
from zhixing_rules.batch.compile.verdicts import VERDICT_TYPE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Row = tuple[str, str | None, date | None, str, int, int | None]

JAN, FEB = date(2025, 1, 1), date(2025, 2, 1)


def judged(rule: str, rows: Sequence[tuple[int, str, date | None, int | None]]) -> pl.DataFrame:
    """A frame of one subject: case, verdict, due day and delay of each of its records."""
    kinds: dict[str, Any] = {"case": pl.UInt32, rule: VERDICT_TYPE, f"{rule}.due": pl.Date, f"{rule}.delay": pl.Int32}
    return pl.DataFrame(rows, schema=kinds, orient="row")


def courts(*names: str | None) -> pl.Series:
    return pl.Series("court", names, dtype=pl.String)


def counted(*rows: Row) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=TALLY, orient="row")


# ------------------------------------------------------------------------------------------------ counting


def test_each_record_of_a_case_is_counted_under_the_court_of_its_case() -> None:
    rows = [(0, "fail", JAN, 3), (2, "fail", JAN, 9), (2, "fail", JAN, 1), (1, "pass", JAN, None)]
    found = merged([tally({"s": judged("r", rows)}, courts("甲", "甲", "乙"))])
    assert found.rows() == [
        ("r", "乙", JAN, "fail", 2, 9),
        ("r", "甲", JAN, "pass", 1, None),
        ("r", "甲", JAN, "fail", 1, 3),
    ]
    assert found.schema == TALLY


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
def test_a_month_is_that_of_the_due_day_and_there_is_none_without_a_due_day(
    due: date | None, month: date | None
) -> None:
    assert tally({"s": judged("r", [(0, "pass", due, None)])}, courts("甲"))["month"].to_list() == [month]


def test_the_last_day_of_a_month_and_the_first_of_the_next_are_counted_apart() -> None:
    rows = [(0, "pass", date(2025, 1, day), None) for day in (1, 15, 31)]
    found = merged([tally({"s": judged("r", [*rows, (0, "pass", FEB, None)])}, courts("甲"))])
    assert found.select("month", "count").rows() == [(JAN, 3), (FEB, 1)]


def test_what_has_no_court_and_no_day_is_counted_as_such_and_comes_last() -> None:
    rows = [(0, "open", None, None), (1, "open", None, None), (0, "open", JAN, None), (1, "open", JAN, None)]
    found = merged([tally({"s": judged("r", rows)}, courts(None, "甲"))])
    assert found.select("court", "month", "count").rows() == [
        ("甲", JAN, 1),
        ("甲", None, 1),
        (None, JAN, 1),
        (None, None, 1),
    ]


def test_the_worst_delay_is_the_longest_of_those_that_are_known() -> None:
    rows = [(0, "fail", JAN, None), (0, "fail", JAN, 4), (0, "fail", JAN, 11), (0, "fail", FEB, None)]
    found = merged([tally({"s": judged("r", rows)}, courts("甲"))])
    assert found.select("month", "count", "worst_delay").rows() == [(JAN, 3, 11), (FEB, 1, None)]


def test_a_rule_without_days_has_neither_months_nor_delays() -> None:
    frame = judged("r", [(0, "fail", JAN, 4)]).select("case", "r")
    assert tally({"s": frame}, courts("甲")).rows() == [("r", "甲", None, "fail", 1, None)]
    dated = judged("r", [(0, "fail", JAN, 4)]).drop("r.delay")
    assert tally({"s": dated}, courts("甲")).rows() == [("r", "甲", JAN, "fail", 1, None)]


def test_one_rule_of_two_subjects_is_counted_together() -> None:
    frames = {"a": judged("r", [(0, "fail", JAN, 2)]), "b": judged("r", [(0, "fail", JAN, 1), (1, "pass", JAN, None)])}
    found = merged([tally(frames, courts("甲", "甲"))])
    assert found.rows() == [("r", "甲", JAN, "pass", 1, None), ("r", "甲", JAN, "fail", 2, 2)]


def test_only_verdicts_make_a_rule() -> None:
    frame = judged("r", [(0, "fail", JAN, 4)]).with_columns(pl.lit("x").alias("path"))
    assert rules_in(frame) == ["r"]
    assert rules_in(frame.drop("r")) == []


def test_nothing_judged_is_nothing_counted() -> None:
    for frames in ({}, {"s": judged("r", [])}):
        found = tally(frames, courts())
        assert (found.height, found.schema) == (0, TALLY)


# ------------------------------------------------------------------------------------------------ together


def test_tallies_are_summed_in_a_fixed_order_whichever_comes_first() -> None:
    parts = [
        counted(("r", None, None, "open", 1, None), ("r", "甲", JAN, "fail", 2, 5)),
        counted(("q", "乙", FEB, "pass", 7, None), ("r", "甲", JAN, "fail", 40, None)),
        counted(("r", "甲", JAN, "fail", 1, 6), ("r", "甲", FEB, "fail", 1, 90)),
    ]
    wanted = [
        ("q", "乙", FEB, "pass", 7, None),
        ("r", "甲", JAN, "fail", 43, 6),
        ("r", "甲", FEB, "fail", 1, 90),
        ("r", None, None, "open", 1, None),
    ]
    for turn in range(3):
        assert merged(parts[turn:] + parts[:turn]).rows() == wanted
    assert merged([merged(parts[:2]), parts[2]]).rows() == wanted


def test_no_tallies_and_empty_ones_are_an_empty_tally() -> None:
    for parts in ([], [counted()], [counted(), counted()]):
        assert (merged(parts).height, merged(parts).schema) == (0, TALLY)


def test_counts_go_beyond_what_a_small_number_holds() -> None:
    many = counted(("r", "甲", JAN, "fail", 3_000_000_000, 1))
    assert merged([many, many])["count"].to_list() == [6_000_000_000]


# ------------------------------------------------------------------------------------------------ shares


SEVERAL = (
    ("r", "甲", JAN, "pass", 3, None),
    ("r", "甲", JAN, "fail", 1, 2),
    ("r", "甲", FEB, "fail", 4, 7),
    ("r", "乙", JAN, "pass", 2, None),
    ("r", None, None, "not_applicable", 10, None),
    ("q", "甲", JAN, "review", 5, None),
)


def shared(*by: str) -> list[tuple[Any, ...]]:
    found = shares(counted(*SEVERAL), *by).rows()
    return [(*row[:-2], pytest.approx(row[-2]), row[-1]) for row in found]


def test_a_share_is_of_all_verdicts_of_the_rule() -> None:
    assert shared() == [
        ("q", "review", 5, 1.0, None),
        ("r", "pass", 5, 5 / 20, None),
        ("r", "fail", 5, 5 / 20, 7),
        ("r", "not_applicable", 10, 10 / 20, None),
    ]


def test_by_court_a_share_is_of_the_verdicts_in_that_court() -> None:
    assert shared("court") == [
        ("q", "甲", "review", 5, 1.0, None),
        ("r", "乙", "pass", 2, 1.0, None),
        ("r", "甲", "pass", 3, 3 / 8, None),
        ("r", "甲", "fail", 5, 5 / 8, 7),
        ("r", None, "not_applicable", 10, 1.0, None),
    ]


def test_by_month_a_share_is_of_the_verdicts_in_that_month() -> None:
    assert shared("month") == [
        ("q", JAN, "review", 5, 1.0, None),
        ("r", JAN, "pass", 5, 5 / 6, None),
        ("r", JAN, "fail", 1, 1 / 6, 2),
        ("r", FEB, "fail", 4, 1.0, 7),
        ("r", None, "not_applicable", 10, 1.0, None),
    ]


def test_by_court_and_month_a_share_is_of_both() -> None:
    found = {row[:4]: row[4:] for row in shared("court", "month")}
    assert found["r", "甲", JAN, "fail"] == (1, 1 / 4, 2)
    assert found["r", "甲", FEB, "fail"] == (4, 1.0, 7)
    assert found["r", None, None, "not_applicable"] == (10, 1.0, None)
    assert len(found) == len(SEVERAL)


def test_of_an_empty_tally_there_are_no_shares() -> None:
    assert shares(counted(), "court", "month").height == 0


# ------------------------------------------------------------------------------------------------ an archive by hand

ON = date(2025, 4, 30)
FULL = {"offence": "refusal", "conditions_met": True, "materials_complete": True}


def referred(court: str | None, received: str, filed: str | None, *, complete: bool = True) -> str:
    """A case referred to the police, who have seven days: a week on from 24 March is 31 March, a Monday."""
    referral = {"id": "f", "sent_on": received, "received_on": received, "filed_on": filed, **FULL}
    case = {"court": court, "complete_as_of": "2025-04-30" if complete else None, "referrals": [referral]}
    return json.dumps(case, ensure_ascii=False)


ARCHIVE = (
    referred("甲法院", "2025-03-24", "2025-03-31"),  # on the last day
    referred("甲法院", "2025-03-24", "2025-04-01"),  # a day late
    referred("甲法院", "2025-03-25", "2025-04-01"),  # on the last day, of the next month
    referred("乙法院", "2025-03-25", None),  # not done: 1 to 30 April are 29 days
    referred(None, "2025-03-24", "2025-04-05"),  # five days late, in no court
    referred("乙法院", "2025-03-25", None, complete=False),  # not known, nor whether the period was extended
    "{}",  # nothing to file
    "{",  # no case
)
MARCH, APRIL = date(2025, 3, 1), date(2025, 4, 1)


def filing(folder: Path, lines: tuple[str, ...], *by: str) -> list[tuple[Any, ...]]:
    path = folder / "archive.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    told = audit_files([path], folder / "out", on=ON).by(*by)
    return [
        (each.court, each.month, each.verdict.value, each.count, pytest.approx(each.share), each.worst_delay)
        for each in told.counts
        if each.rule_id == "art9.filing"
    ]


def test_an_archive_is_counted_as_it_is_by_hand(tmp_path: Path) -> None:
    assert filing(tmp_path, ARCHIVE) == [
        (None, None, "pass", 2, 2 / 6, None),
        (None, None, "fail", 3, 3 / 6, 29),
        (None, None, "open", 1, 1 / 6, None),
    ]


def test_an_archive_is_counted_by_court_as_it_is_by_hand(tmp_path: Path) -> None:
    assert filing(tmp_path, ARCHIVE, "court") == [
        ("乙法院", None, "fail", 1, 1 / 2, 29),
        ("乙法院", None, "open", 1, 1 / 2, None),
        ("甲法院", None, "pass", 2, 2 / 3, None),
        ("甲法院", None, "fail", 1, 1 / 3, 1),
        (None, None, "fail", 1, 1.0, 5),
    ]


def test_an_archive_is_counted_by_month_as_it_is_by_hand(tmp_path: Path) -> None:
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
