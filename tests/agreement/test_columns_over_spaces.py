"""Columns over the space of each rule: every fact it reads not recorded or on either side of what it makes of it.

Forty-five of the seventy-six spaces are gone through whole, the others (up to 10^12 points) evenly strewn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from support.columns import plain
from zhixing_rules import JIAOZUO_2024, PRC
from zhixing_rules.batch import nested_schema, open_columns, path_of
from zhixing_rules.case_space import PointRecords, points, space_of
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
WHOLE = 5_000
"""The largest space that is gone through whole."""
STREWN = 400
DAYS = 3
"""How many points, on how many days, are taken of larger ones."""


def taken(space: Space) -> Iterator[Point]:
    """The points of a space that are tried."""
    if space.size <= WHOLE:
        yield from points(space, WHOLE)
        return
    ons = space.clock.ons[:: max(1, len(space.clock.ons) // DAYS)][:DAYS]
    for number, strewn in enumerate(points(space, STREWN)):
        yield strewn._replace(on=ons[number % DAYS])


@pytest.mark.parametrize("resolved", RULES, ids=[f"{each.rule.id} of {each.rule.per.name}" for each in RULES])
def test_columns_say_over_the_space_of_a_rule_what_one_by_one_says(resolved: ResolvedRule) -> None:
    space = space_of([resolved], PRC, JIAOZUO_2024)
    point_records, judge = PointRecords(space), compile_rules([resolved], space.subject, PRC)
    rows: dict[date, list[Any]] = {}
    wanted: dict[date, list[str]] = {}
    for point in taken(space):
        on, after, records = point_records.put(point)
        rows.setdefault(point.on, []).append(plain(point_records.root))
        wanted.setdefault(point.on, []).append(VERDICTS[judge(on, after, *records)[0]].value)
    root = space.subject.chain[0]
    columns = open_columns(root=root)
    for day, cases in rows.items():
        frame = pl.DataFrame(cases, schema=nested_schema(root))
        flat = columns.flatten(frame)
        judged = columns.judge(flat, space.subject.name, on=day, due=False)
        here = judged.filter(path_of(space.subject) == space.path).collect()
        assert here.get_column(resolved.rule.id).to_list() == wanted[day]


def test_most_spaces_are_gone_through_whole() -> None:
    sizes = [space_of([resolved], PRC, JIAOZUO_2024).size for resolved in RULES]
    assert sum(size <= WHOLE for size in sizes) == 45
