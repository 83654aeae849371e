"""Ten thousand cases of an archive: columns and one-by-one judging say the same, every verdict and every due day."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from zhixing_rules import JIAOZUO_2024, PRC, Case, RecordError, load
from zhixing_rules.batch import open_columns
from zhixing_rules.batch.read.fast_path import read_written
from zhixing_rules.engine.compile.due_days import compile_days, dated
from zhixing_rules.engine.compiled_procedure import compile_procedure
from zhixing_rules.engine.instances import instances
from zhixing_rules.engine.verdict import VERDICTS
from zhixing_rules.language import Recur, select
from zhixing_rules.synthetic import generate

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl

COUNT = 10_000
ON = date(2026, 6, 30)
TURNS = 4


def cases() -> Iterator[Case]:
    for line in generate(COUNT + 1_000, seed=6, gaps=0.08, errors=0.0):
        with suppress(RecordError):  # where a gap makes it contradict itself
            yield load(Case, line)


@cache
def archive() -> tuple[list[Case], pl.DataFrame]:
    records = list(islice(cases(), COUNT))
    assert len(records) == COUNT
    return records, read_written([each.model_dump_json(exclude_none=True) for each in records], Case)


def chosen(turn: int) -> dict[str, str]:
    """The defaults, then every reading by its second, third and first alternative."""
    if turn == 0:
        return {}
    return {each.id: each.alternatives[turn % len(each.alternatives)].id for each in JIAOZUO_2024.readings}


def test_the_archive_has_gaps_absent_lists_empty_lists_and_several_records_in_a_list() -> None:
    whole = [json.loads(each.model_dump_json(exclude_none=True)) for each in archive()[0][:2_000]]
    assert any("referrals" not in each for each in whole)
    assert any(each.get("referrals") == [] for each in whole)
    assert any(len(each.get("persons", ())) > 2 for each in whole)
    assert any("complete_as_of" not in each for each in whole)


@pytest.mark.parametrize("turn", range(TURNS))
def test_every_verdict_and_every_due_day_is_the_same(turn: int) -> None:
    records, frame = archive()
    compiled = compile_procedure(JIAOZUO_2024, PRC, select(JIAOZUO_2024.readings, chosen(turn)))
    judged = open_columns(readings=chosen(turn)).judged(frame, on=ON)
    compared = dates = 0
    for _, subject_rules in compiled.subject_rules_of(JIAOZUO_2024.roots[0]):
        got = judged[subject_rules.subject.name].collect()
        counted = [each for each in subject_rules.rules if f"{each.rule.id}.due" in got.columns]
        counted = [each for each in counted if not isinstance(each.then, Recur)]
        days = compile_days(compiled, counted, subject_rules.subject)
        verdicts: list[list[str]] = [[] for _ in subject_rules.rules]
        due: list[list[date | None]] = [[] for _ in counted]
        for record in records:
            after = 0 if record.complete_as_of is None else record.complete_as_of.toordinal() + 1
            for instance in instances(record, subject_rules.subject):
                for place, code in enumerate(subject_rules.judge(ON.toordinal(), after, *instance.records)):
                    verdicts[place].append(VERDICTS[code].value)
                for place, each in enumerate(dated(days, counted, ON.toordinal(), after, instance.records)):
                    due[place].append(None if each.provisional else each.due)
        for resolved, said in zip(subject_rules.rules, verdicts, strict=True):
            assert got[resolved.rule.id].to_list() == said, resolved.rule.id
            compared += len(said)
        for resolved, wanted in zip(counted, due, strict=True):
            assert got[f"{resolved.rule.id}.due"].to_list() == wanted, resolved.rule.id
            dates += sum(day is not None for day in wanted)
    assert compared > 50 * COUNT / 10
    assert dates > COUNT / 10
