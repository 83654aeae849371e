"""Columns over the case space of each rule, in which every fact that it reads varies around the values it compares.

In the profile `full`, forty-five of the seventy-six spaces are checked exhaustively, the others (up to 10^12 points) by
an even sample.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from support.columns import plain
from support.effort import mostly_deep, scaled
from zhixing_rules import JIAOZUO_2024, PRC
from zhixing_rules.batch import nested_schema, open_columns, path_of
from zhixing_rules.case_space import PointRecords, sample_points, space_of
from zhixing_rules.engine.compile.verdicts import compile_rules
from zhixing_rules.engine.compiled_procedure import compile_procedure
from zhixing_rules.engine.verdict import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from zhixing_rules.case_space import Point, Space
    from zhixing_rules.engine.readings_applied import ResolvedRule

RULES = [
    each for subject_rules in compile_procedure(JIAOZUO_2024, PRC).all_subject_rules for each in subject_rules.rules
]
FULL_EXHAUSTIVE = 5_000
LARGEST_EXHAUSTIVE = scaled(FULL_EXHAUSTIVE)
"""The size of the largest space that is checked exhaustively."""
SAMPLE_SIZE = scaled(400)
DAYS = 3
"""How many points, on how many days, are checked of a larger space."""


def checked_points(space: Space) -> Iterator[Point]:
    """Yield the points of a space that are checked."""
    if space.size <= LARGEST_EXHAUSTIVE:
        yield from sample_points(space, LARGEST_EXHAUSTIVE)
        return
    days = space.days.report_days[:: max(1, len(space.days.report_days) // DAYS)][:DAYS]
    for number, point in enumerate(sample_points(space, SAMPLE_SIZE)):
        yield point._replace(on=days[number % DAYS])


@pytest.mark.parametrize(
    "resolved", mostly_deep(RULES, 20), ids=[f"{each.rule.id} of {each.rule.per.name}" for each in RULES]
)
def test_columns_agree_over_the_space_of_each_rule(resolved: ResolvedRule) -> None:
    space = space_of([resolved], PRC, JIAOZUO_2024)
    point_records, judge = PointRecords(space), compile_rules([resolved], space.subject, PRC)
    cases: list[Any] = []
    wanted: dict[date, dict[int, str]] = {}
    for number, point in enumerate(checked_points(space)):
        on, after, records = point_records.set_point(point)
        cases.append(plain(point_records.root))
        wanted.setdefault(point.on, {})[number] = VERDICTS[judge(on, after, *records)[0]].value
    root = space.subject.chain[0]
    columns = open_columns(root=root)
    flat = columns.flatten(pl.DataFrame(cases, schema=nested_schema(root)))
    for day, verdicts in wanted.items():
        judged = columns.judge(flat, space.subject.name, on=day, due=False)
        of_day = (path_of(space.subject) == space.path) & pl.col("case").is_in(list(verdicts))
        here = judged.filter(of_day).sort("case").collect()
        assert here.get_column("case").to_list() == list(verdicts)
        assert here.get_column(resolved.rule.id).to_list() == list(verdicts.values())


def test_most_spaces_are_checked_exhaustively() -> None:
    sizes = [space_of([resolved], PRC, JIAOZUO_2024).size for resolved in RULES]
    assert sum(size <= FULL_EXHAUSTIVE for size in sizes) == 47
