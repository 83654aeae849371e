"""Flat tables, spans, and the ways columns are asked."""

from __future__ import annotations

import json
import pickle
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import polars as pl
import pytest

from support.columns import disagreements, frame_of
from support.tiny_office import LEDGER, TINY_OFFICE
from zhixing_rules import JIAOZUO_2024, PRC, validate
from zhixing_rules.batch import audit, flat_schema, nested_schema, open_columns
from zhixing_rules.batch.audit.counts import merge_tallies, tally
from zhixing_rules.batch.compile.calendar_lookup import DayLookup, months_lookup, roll_lookup, shift_lookup
from zhixing_rules.batch.compile.list_joins import ListJoin
from zhixing_rules.batch.read.fast_path import read_serialised
from zhixing_rules.calendars import DAWN, FOREVER, months_after
from zhixing_rules.records import Case, load

CASE, MECHANISM = JIAOZUO_2024.roots
ON = date(2025, 3, 31)
THREE: list[dict[str, Any]] = [
    {
        "persons": [{"id": "p1", "name": "某甲"}, {"id": "p2"}],
        "requests": [{"id": "r1", "targets": [{"person": "p2"}, {}]}],
    },
    {"persons": [], "requests": None},
    {
        "case_number": "（2024）豫0802执1号",
        "court_level": None,
        "requests": [{"id": "r1", "targets": []}, {"id": "r2"}],
    },
]


def cases() -> list[Case]:
    return [load(Case, each) for each in THREE]


def test_every_field_of_a_record_has_a_column_of_its_kind() -> None:
    schema = nested_schema(CASE)
    assert schema.names() == list(Case.model_fields)
    referrals = schema["referrals"]
    assert isinstance(referrals, pl.List)
    assert isinstance(referrals.inner, pl.Struct)
    kinds = {each.name: each.dtype for each in referrals.inner.fields}
    assert (kinds["sent_on"], kinds["at_court_seat"], kinds["offence"]) == (pl.Date, pl.Boolean, pl.String)
    assert kinds["inventory"] == pl.List(pl.String)


def test_rows_keep_their_order_and_empty_lists_differ_from_unrecorded_lists() -> None:
    flat = {name: table.collect() for name, table in open_columns().flatten(frame_of(cases(), CASE)).items()}
    assert flat["request"].select("case", "at.request").rows() == [(0, 0), (2, 0), (2, 1)]
    assert flat["request"].get_column("request.targets.count").to_list() == [2, 0, None]
    assert flat["target"].select("case", "at.request", "at.target", "at.person").rows() == [
        (0, 0, 0, 1),
        (0, 0, 1, None),
    ]
    assert flat["request"].get_column("case.level").to_list() == [None, "basic", "basic"]


def test_values_of_which_only_the_presence_counts_are_not_in_flat_tables() -> None:
    flat = open_columns().flatten(frame_of(cases(), CASE))
    for subject in open_columns().layout.subjects:
        table = flat[subject.name].collect()
        assert table.schema == flat_schema(JIAOZUO_2024, subject)
        assert "某甲" not in table.write_json()


def test_lazy_frames_and_frames_with_missing_columns_give_the_same_audit() -> None:
    whole = frame_of(cases(), CASE)
    less = whole.select("persons", "requests", "case_number")
    wanted = audit(whole, on=ON).collect()
    assert audit(whole.lazy(), on=ON).collect().equals(wanted)
    assert audit(less, on=ON).collect().equals(wanted)
    lazy = open_columns().judge_records(whole.lazy(), on=ON)
    assert all(lazy[name].collect().schema == lazy[name].collect_schema() for name in lazy)


def test_a_single_flat_table_can_be_eager_or_lazy() -> None:
    access = pl.DataFrame({"case": [0], "at.access": [0]}).with_columns(
        pl.lit(None, dtype=pl.Date).alias("complete_as_of"),
        pl.lit(ON).alias("access.accessed_on"),
        pl.lit(value=False).alias("access.by_keeper"),
    )
    for frame in (access, access.lazy()):
        judged = open_columns().judge(frame, "access", on=ON).collect()
        assert judged.get_column("art5.custody").to_list() == ["fail"]


def test_an_audit_has_a_row_for_every_finding() -> None:
    lines = audit(frame_of(cases(), CASE), on=ON).collect().select("case", "path", "rule", "verdict", "due").rows()
    wanted = [
        (number, each.path, each.rule_id, each.verdict.value, each.due)
        for number, case in enumerate(cases())
        for each in validate(case, on=ON)
    ]
    assert sorted(lines, key=str) == sorted(wanted, key=str)


def test_empty_frames_are_judged() -> None:
    empty = pl.DataFrame(schema=nested_schema(CASE))
    assert audit(empty, on=ON).collect().height == 0
    assert disagreements([load(Case, {})], CASE, ON, JIAOZUO_2024, due=True) == (3 + 3, [])


def test_missing_flat_tables_are_named() -> None:
    flat = open_columns().flatten(frame_of(cases(), CASE))
    with pytest.raises(LookupError, match="referral"):
        open_columns().judge({"detention": flat["detention"]}, "detention", on=ON)
    with pytest.raises(LookupError, match="detention"):
        open_columns().judge(flat, "nobody", on=ON)
    with pytest.raises(ValueError, match="reading"):
        open_columns(readings={"no such": "reading"})


def test_columns_are_cached_and_work_with_pickle_and_threads() -> None:
    columns = open_columns(TINY_OFFICE, root=LEDGER)
    assert open_columns(TINY_OFFICE) is columns
    frame = frame_of(cases(), CASE)
    copy = pickle.loads(pickle.dumps(open_columns()))  # noqa: S301  our own
    copied, original = (each.judge_records(frame, on=ON)["target"].collect() for each in (copy, open_columns()))
    assert copied.equals(original)
    wanted = audit(frame, on=ON).collect()
    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(lambda _: audit(frame, on=ON).collect().equals(wanted), range(3)))


@pytest.mark.parametrize("count", [-3, 1, 7])
def test_lookups_agree_with_the_calendar_inside_and_outside_their_tables(count: int) -> None:
    first, last = PRC.first.toordinal(), PRC.final_through.toordinal()
    beyond = [DAWN, 1, 700_000, 726_467, 726_468, 748_883, 748_884, 3_000_000, 3_652_059, FOREVER - 1, FOREVER]
    days = [*beyond, *range(first - 9, first + 30), *range(last - 30, last + 30)]
    for lookup, function in (
        (shift_lookup(PRC, count, weekdays=False), lambda day: PRC.shift(day, count)),
        (shift_lookup(PRC, count, weekdays=True), lambda day: PRC.weekday_shift(day, count)),
        (roll_lookup(PRC, statutory=False), PRC.roll_ord),
        (roll_lookup(PRC, statutory=True), PRC.roll_statutory),
        (months_lookup(count), lambda day: (months_after(day, count),) * 2),
    ):
        assert _bounds(lookup, days) == [function(day) for day in days]


def _bounds(lookup: DayLookup, days: list[int]) -> list[tuple[int, int]]:
    frame = pl.DataFrame({"day": days}, schema={"day": pl.Int32})
    return frame.select(lookup.low(pl.col("day")).alias("low"), lookup.high(pl.col("day")).alias("high")).rows()


def test_missing_facts_of_undecided_verdicts_are_those_of_validate() -> None:
    given = {
        "case_number": "（2024）豫0802执1号",
        "referrals": [{"id": "f1", "received_on": "2025-03-03"}, {"id": "f2", "filed_on": "2025-03-07"}],
    }
    day = date(2025, 3, 31)
    line = load(Case, json.dumps(given)).model_dump_json(exclude_none=True)
    rows = audit(read_serialised([line, "{}"], Case), on=day, missing=True).collect()
    report = validate(json.dumps(given), on=day)
    for finding in report:
        (missing,) = rows.filter(
            (pl.col("case") == 0) & (pl.col("rule") == finding.rule_id) & (pl.col("path") == finding.path)
        )["missing"].to_list()
        assert missing == ([fact.path for fact in finding.missing] if finding.verdict in {"open", "review"} else None)
    assert rows["missing"].list.len().sum() > 10
    assert audit(read_serialised([line], Case), on=day).collect()["missing"].null_count() == len(list(report))


def test_counted_verdicts_are_those_of_the_columns() -> None:
    columns, flat = open_columns(), open_columns().flatten(frame_of(cases(), CASE))
    for subject in columns.subjects:
        judged = columns.judge(flat, subject, on=ON, due=False).collect()
        wanted = [(rule, *row) for rule in columns.rules(subject) for row in judged[rule].value_counts().rows()]
        counted = columns.count(flat, subject, on=ON)
        assert sorted(counted.rows()) == sorted(wanted)
        assert counted.height or not judged.height


def test_a_tally_by_masks_is_that_of_the_verdict_columns() -> None:
    nested = frame_of(cases(), CASE)
    tallies = []
    for masks in (False, True):
        lazy = open_columns().judge_records(nested, on=ON, delay=True, masks=masks)
        judged = {name: frame.collect() for name, frame in lazy.items()}
        tallies.append(merge_tallies([tally(judged, nested["court"])]))
    assert tallies[0].height > 10
    assert tallies[1].equals(tallies[0])


def test_records_of_a_list_are_joined_by_their_ids(monkeypatch: pytest.MonkeyPatch) -> None:
    number, heights, pairs = 60, list[int](), ListJoin._pairs

    def counted(self: ListJoin, *frames: pl.DataFrame) -> list[pl.DataFrame]:
        found = list(pairs(self, *frames))
        heights.append(sum(each.height for each in found))
        return found

    monkeypatch.setattr(ListJoin, "_pairs", counted)
    detentions = [{"id": f"d{index}", "person": "p1"} for index in range(number)]
    referrals = [{"id": f"f{index}", "detention": f"d{index}"} for index in range(number)]
    case = load(Case, {"detentions": detentions, "referrals": referrals})
    open_columns().judge_records(frame_of([case], CASE), on=ON)["detention"].collect()
    assert heights
    assert max(heights) == number
