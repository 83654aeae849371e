"""Columns and one-by-one judging give the same verdicts and due days on many synthetic cases."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from support.effort import scaled
from zhixing_rules import JIAOZUO_2024, PRC, Case, RecordError, load
from zhixing_rules.batch import open_columns
from zhixing_rules.batch.read.fast_path import read_serialised
from zhixing_rules.engine.compile.due_days import compile_days
from zhixing_rules.engine.compiled_procedure import compile_procedure
from zhixing_rules.engine.instances import instances
from zhixing_rules.engine.verdict import VERDICTS
from zhixing_rules.language import Recur, select
from zhixing_rules.synthetic import generate

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl

COUNT = scaled(10_000)
ON = date(2026, 6, 30)
CHOICES = 4


def cases() -> Iterator[Case]:
    for line in generate(COUNT * 11 // 10, seed=6, gaps=0.08, errors=0.0):
        with suppress(RecordError):  # a gap may cause a contradiction
            yield load(Case, line)


@cache
def archive() -> tuple[list[Case], pl.DataFrame]:
    records = list(islice(cases(), COUNT))
    assert len(records) == COUNT
    return records, read_serialised([each.model_dump_json(exclude_none=True) for each in records], Case)


def readings_of(choice: int) -> dict[str, str]:
    """Return the defaults (0), or for every reading its second (1), third (2) or first (3) alternative."""
    if choice == 0:
        return {}
    return {each.id: each.alternatives[choice % len(each.alternatives)].id for each in JIAOZUO_2024.readings}


def test_the_archive_has_gaps_unrecorded_lists_empty_lists_and_long_lists() -> None:
    records = [json.loads(each.model_dump_json(exclude_none=True)) for each in archive()[0][:2_000]]
    assert any("referrals" not in each for each in records)
    assert any(each.get("referrals") == [] for each in records)
    assert any(len(each.get("persons", ())) > 2 for each in records)
    assert any("complete_as_of" not in each for each in records)


@pytest.mark.parametrize("choice", range(CHOICES))
def test_every_verdict_and_every_due_day_is_the_same(choice: int) -> None:
    records, frame = archive()
    compiled = compile_procedure(JIAOZUO_2024, PRC, select(JIAOZUO_2024.readings, readings_of(choice)))
    judged = open_columns(readings=readings_of(choice)).judge_records(frame, on=ON)
    compared = dates = 0
    for _, subject_rules in compiled.subject_rules_of(JIAOZUO_2024.roots[0]):
        table = judged[subject_rules.subject.name].collect()
        dated_rules = [each for each in subject_rules.rules if f"{each.rule.id}.due" in table.columns]
        dated_rules = [each for each in dated_rules if not isinstance(each.then, Recur)]
        days = compile_days(compiled, dated_rules, subject_rules.subject)
        verdicts: list[list[str]] = [[] for _ in subject_rules.rules]
        due: list[list[date | None]] = [[] for _ in dated_rules]
        for record in records:
            after = 0 if record.complete_as_of is None else record.complete_as_of.toordinal() + 1
            for instance in instances(record, subject_rules.subject):
                for index, code in enumerate(subject_rules.judge(ON.toordinal(), after, *instance.records)):
                    verdicts[index].append(VERDICTS[code].value)
                for index, each in enumerate(days(ON.toordinal(), after, *instance.records)):
                    due[index].append(None if each.provisional else each.due)
        for resolved, expected in zip(subject_rules.rules, verdicts, strict=True):
            assert table[resolved.rule.id].to_list() == expected, resolved.rule.id
            compared += len(expected)
        for resolved, wanted in zip(dated_rules, due, strict=True):
            assert table[f"{resolved.rule.id}.due"].to_list() == wanted, resolved.rule.id
            dates += sum(day is not None for day in wanted)
    assert compared > 50 * COUNT / 10
    assert dates > COUNT / 10
