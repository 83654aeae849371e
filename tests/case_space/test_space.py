"""Spaces around rules: fast to judge, true to what the record would be judged to be, small when shrunk."""

from __future__ import annotations

from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from zhixing_rules import JIAOZUO_2024, PRC, RecordError, RuleDefect, validate
from zhixing_rules.case_space import Point, PointRecords, points, shrunk, space_of
from zhixing_rules.engine.compile.verdicts import compile_rules
from zhixing_rules.engine.compiled_procedure import compile_procedure
from zhixing_rules.engine.verdict import VERDICTS, Verdict
from zhixing_rules.language import FALSE, Note

if TYPE_CHECKING:
    from collections.abc import Callable

    from zhixing_rules.case_space import Space
    from zhixing_rules.engine.readings_applied import ResolvedRule

BOOK = compile_procedure(JIAOZUO_2024, PRC)
RULES = [each for subject_rules in BOOK.all_subject_rules for each in subject_rules.rules]
NAMES = [f"{each.rule.id} of {each.rule.per.name}" for each in RULES]
FILING = BOOK.resolved("art9.filing")
IN_WORDS = {VERDICTS.index(each): each.value for each in Verdict}


def judged(space: Space, resolved: ResolvedRule) -> Callable[[Point], str]:
    point_records, judge = PointRecords(space), compile_rules([resolved], space.subject, PRC)

    def at(point: Point) -> str:
        on, after, records = point_records.put(point)
        return IN_WORDS[judge(on, after, *records)[0]]

    return at


@pytest.mark.parametrize("resolved", RULES, ids=NAMES)
def test_a_point_is_judged_in_place_as_the_record_that_it_gives_is(resolved: ResolvedRule) -> None:
    space = space_of([resolved], PRC, JIAOZUO_2024)
    at, point_records, compared = judged(space, resolved), PointRecords(space), 0
    for point in points(space, 40):
        try:
            record = point_records.record(point)
        except RecordError:
            continue
        findings = validate(record, on=point.on).rule(resolved.rule.id)
        assert next(each.verdict.value for each in findings if each.path == space.path) == at(point)
        compared += 1
    assert compared, "every point contradicts itself"


@pytest.mark.parametrize("resolved", RULES, ids=NAMES)
def test_some_point_of_every_space_decides_the_rule_and_some_other_leaves_it_open(resolved: ResolvedRule) -> None:
    space = space_of([resolved], PRC, JIAOZUO_2024)
    at = judged(space, resolved)
    said = {at(point) for point in points(space, 3000)}
    if resolved.applies == FALSE or isinstance(resolved.then, Note):
        assert said == {"not_applicable"}
    else:
        assert said & {"pass", "fail", "review", "pending"}
        assert len(said) > 1


def test_the_days_of_a_space_lie_on_both_sides_of_every_end_of_its_spans() -> None:
    clock = space_of(FILING, PRC, JIAOZUO_2024).clock
    assert clock.anchor == date(2024, 10, 23), "the first Wednesday with ordinary weeks around it"
    steps = {(day - clock.anchor).days for day in clock.days}
    assert steps >= {-1, 0, 1, 6, 7, 8, 29, 30, 31}
    assert {date(2024, 10, 9), date(2024, 10, 10)} <= set(clock.days), "the day of commencement and the day before"
    assert set(clock.days) < set(clock.ons)


def test_all_points_come_once_where_there_are_few_and_the_same_ones_each_time_where_there_are_many() -> None:
    few = space_of(BOOK.resolved("notice.addressee"), PRC, JIAOZUO_2024)
    assert len(set(points(few, 10**6))) == few.size
    many = space_of(FILING, PRC, JIAOZUO_2024)
    strewn = list(points(many, 500))
    assert strewn == list(points(many, 500))
    assert len(set(strewn)) == 500
    for number, axis in enumerate(many.axes):
        assert len({point.values[number] for point in strewn}) == len(axis.values) + 1, axis.name


def test_a_point_is_shrunk_until_no_fact_of_it_can_be_left_out() -> None:
    (resolved,) = FILING
    space = space_of(FILING, PRC, JIAOZUO_2024)
    at = judged(space, resolved)

    filed = [axis.name for axis in space.axes].index("referral.filed_on")

    def late(point: Point) -> bool:
        return point.values[filed] > 0 and at(point) == "fail"

    found = next(point for point in points(space, 5000) if late(point) and point.weight > 4)
    small = shrunk(space, found, late)
    assert late(small)
    recorded = {axis.name for axis, value in zip(space.axes, small.values, strict=True) if value and not axis.listed}
    assert recorded == {"referral.received_on", "referral.filed_on"}
    for place in range(len(small.values)):
        without = tuple(0 if number == place else value for number, value in enumerate(small.values))
        assert small.values[place] == 0 or not late(small._replace(values=without))


def test_a_rule_that_looks_at_other_records_has_them_in_its_space() -> None:
    space = space_of(BOOK.resolved("art7.p2.referral"), PRC, JIAOZUO_2024)
    assert [subject.name for subject, _ in space.held] == ["case", "detention", "referral"]
    listed = [axis for axis in space.axes if axis.listed]
    assert [axis.name for axis in listed] == ["case.referrals"]
    point_records = PointRecords(space)
    first = next(islice(points(space, 10), 1))
    everything = first._replace(values=tuple(len(axis.values) for axis in space.axes))
    point_records.put(everything)
    (referral,) = point_records.root.referrals  # type: ignore[attr-defined]  # a case
    assert referral.id == "referral1"


def test_persons_and_units_share_a_list_and_are_told_apart() -> None:
    space = space_of(BOOK.resolved("art1.scope"), PRC, JIAOZUO_2024)
    places = {subject.name: number for subject, number in space.held}
    assert (places["person"], places["unit"]) == (0, 1)


def test_rules_of_several_subjects_have_no_space_in_common() -> None:
    with pytest.raises(RuleDefect):
        space_of([*FILING, *BOOK.resolved("art16.half-yearly")], PRC, JIAOZUO_2024)
