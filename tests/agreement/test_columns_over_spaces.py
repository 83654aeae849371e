"""Columns over the space of each rule: every fact it reads not recorded or on either side of what it makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from support.columns import plain
from zhixing_rules import JIAOZUO_2024, PRC
from zhixing_rules.batch import nested_schema, open_columns, path_of
from zhixing_rules.engine.compiling import compile_rules
from zhixing_rules.engine.judge import open_book
from zhixing_rules.engine.verdict import VERDICTS
from zhixing_rules.exploring import Stage, points, space_of

if TYPE_CHECKING:
    from zhixing_rules.engine.resolving import ResolvedRule

RULES = [each for chapter in open_book(JIAOZUO_2024, PRC).chapters for each in chapter.rules]
MOST = 120
DAYS = 3


@pytest.mark.parametrize("resolved", RULES, ids=[f"{each.rule.id} of {each.rule.per.name}" for each in RULES])
def test_columns_say_over_the_space_of_a_rule_what_one_by_one_says(resolved: ResolvedRule) -> None:
    space = space_of([resolved], PRC, JIAOZUO_2024)
    stage, judge = Stage(space), compile_rules([resolved], space.subject, PRC)
    ons = space.clock.ons[:: max(1, len(space.clock.ons) // DAYS)][:DAYS]
    rows: list[list[Any]] = [[] for _ in ons]
    wanted: list[list[str]] = [[] for _ in ons]
    for number, strewn in enumerate(points(space, MOST)):
        turn = number % len(ons)
        on, after, records = stage.put(strewn._replace(on=ons[turn]))
        rows[turn].append(plain(stage.root))
        wanted[turn].append(VERDICTS[judge(on, after, *records)[0]].value)
    root = space.subject.chain[0]
    columns = open_columns(root=root)
    for day, cases, verdicts in zip(ons, rows, wanted, strict=True):
        frame = pl.DataFrame(cases, schema=nested_schema(root))
        judged = columns.judged(frame, on=day, due=False)[space.subject.name]
        here = judged.filter(path_of(space.subject) == space.path).collect()
        assert here.get_column(resolved.rule.id).to_list() == verdicts
