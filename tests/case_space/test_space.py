"""Case spaces: points are judged as their records are, and can be minimised."""

from __future__ import annotations

from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from zhixing_rules import JIAOZUO_2024, PRC, RecordError, RuleDefect, validate
from zhixing_rules.case_space import Point, PointRecords, minimise, sample_points, space_of
from zhixing_rules.engine.compile.verdicts import compile_rules
from zhixing_rules.engine.compiled_procedure import compile_procedure
from zhixing_rules.engine.verdict import VERDICTS, Verdict
from zhixing_rules.language import FALSE, Note

if TYPE_CHECKING:
    from collections.abc import Callable

    from zhixing_rules.case_space import Space
    from zhixing_rules.engine.readings_applied import ResolvedRule

COMPILED = compile_procedure(JIAOZUO_2024, PRC)
RULES = [each for subject_rules in COMPILED.all_subject_rules for each in subject_rules.rules]
NAMES = [f"{each.rule.id} of {each.rule.per.name}" for each in RULES]
FILING = COMPILED.resolved("art9.filing")
VERDICT_NAMES = {VERDICTS.index(each): each.value for each in Verdict}


def judge_at(space: Space, resolved: ResolvedRule) -> Callable[[Point], str]:
    point_records, judge = PointRecords(space), compile_rules([resolved], space.subject, PRC)

    def at(point: Point) -> str:
        on, after, records = point_records.set_point(point)
        return VERDICT_NAMES[judge(on, after, *records)[0]]

    return at


@pytest.mark.parametrize("resolved", RULES, ids=NAMES)
def test_a_point_has_the_verdict_of_its_record(resolved: ResolvedRule) -> None:
    space = space_of([resolved], PRC, JIAOZUO_2024)
    at, point_records, compared = judge_at(space, resolved), PointRecords(space), 0
    for point in sample_points(space, 40):
        try:
            record = point_records.record(point)
        except RecordError:
            continue
        findings = validate(record, on=point.on).rule(resolved.rule.id)
        assert next(each.verdict.value for each in findings if each.path == space.path) == at(point)
        compared += 1
    assert compared, "every point contradicts itself"


@pytest.mark.parametrize("resolved", RULES, ids=NAMES)
def test_every_space_has_points_with_a_definite_verdict_and_others(resolved: ResolvedRule) -> None:
    space = space_of([resolved], PRC, JIAOZUO_2024)
    at = judge_at(space, resolved)
    verdicts = {at(point) for point in sample_points(space, 3000)}
    if resolved.applies == FALSE or isinstance(resolved.then, Note):
        assert verdicts == {"not_applicable"}
    else:
        assert verdicts & {"pass", "fail", "review", "pending"}
        assert len(verdicts) > 1


def test_the_days_of_a_space_include_both_sides_of_every_period_end() -> None:
    days = space_of(FILING, PRC, JIAOZUO_2024).days
    assert days.anchor == date(2024, 10, 23), "the first Wednesday with ordinary weeks around it"
    steps = {(day - days.anchor).days for day in days.fact_days}
    assert steps >= {-1, 0, 1, 6, 7, 8, 29, 30, 31}
    assert {date(2024, 10, 9), date(2024, 10, 10)} <= set(days.fact_days), "the day of commencement and the day before"
    assert set(days.fact_days) < set(days.report_days)


def test_small_spaces_are_exhausted_and_large_ones_sampled_reproducibly() -> None:
    few = space_of(COMPILED.resolved("notice.addressee"), PRC, JIAOZUO_2024)
    assert len(set(sample_points(few, 10**6))) == few.size
    many = space_of(FILING, PRC, JIAOZUO_2024)
    sample = list(sample_points(many, 500))
    assert sample == list(sample_points(many, 500))
    assert len(set(sample)) == 500
    for number, axis in enumerate(many.axes):
        assert len({point.values[number] for point in sample}) == len(axis.values) + 1, axis.name


def test_a_point_is_minimised_until_no_fact_can_be_left_out() -> None:
    (resolved,) = FILING
    space = space_of(FILING, PRC, JIAOZUO_2024)
    at = judge_at(space, resolved)

    filed = [axis.name for axis in space.axes].index("referral.filed_on")

    def late(point: Point) -> bool:
        return point.values[filed] > 0 and at(point) == "fail"

    found = next(point for point in sample_points(space, 5000) if late(point) and point.weight > 4)
    small = minimise(space, found, late)
    assert late(small)
    recorded = {axis.name for axis, value in zip(space.axes, small.values, strict=True) if value and not axis.is_list}
    assert recorded == {"referral.received_on", "referral.filed_on"}
    for index in range(len(small.values)):
        without = tuple(0 if number == index else value for number, value in enumerate(small.values))
        assert small.values[index] == 0 or not late(small._replace(values=without))


def test_a_rule_that_reads_other_records_has_them_in_its_space() -> None:
    space = space_of(COMPILED.resolved("art7.p2.referral"), PRC, JIAOZUO_2024)
    assert [subject.name for subject, _ in space.subjects] == ["case", "detention", "referral"]
    listed = [axis for axis in space.axes if axis.is_list]
    assert [axis.name for axis in listed] == ["case.referrals"]
    point_records = PointRecords(space)
    first = next(islice(sample_points(space, 10), 1))
    everything = first._replace(values=tuple(len(axis.values) for axis in space.axes))
    point_records.set_point(everything)
    (referral,) = point_records.root.referrals  # type: ignore[attr-defined]  # a case
    assert referral.id == "referral1"


def test_persons_and_units_share_a_list_with_different_indexes() -> None:
    space = space_of(COMPILED.resolved("art1.scope"), PRC, JIAOZUO_2024)
    indexes = {subject.name: number for subject, number in space.subjects}
    assert (indexes["person"], indexes["unit"]) == (0, 1)


def test_rules_of_several_subjects_are_rejected() -> None:
    with pytest.raises(RuleDefect):
        space_of([*FILING, *COMPILED.resolved("art16.half-yearly")], PRC, JIAOZUO_2024)
