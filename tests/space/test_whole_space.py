"""Every point of every space: definite verdicts hold for all completions, and common verdicts are definite."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from oracle.event_order import has_happened, in_order, present
from space.all_spaces import SMALL_SPACES, SPACES
from space.axes import ABSENT, Kind
from space.exploration import explore, subject_rules
from space.faults import FAULTS
from space.json_records import Facts, Slot, copy_of
from space.space import WORDS, Space, unpack
from space.weaker_verdicts import ORDER, RENEWALS, WEAKER, PointKind
from zhixing_rules.engine.validation import validate
from zhixing_rules.engine.verdict import VERDICTS
from zhixing_rules.errors import RecordError
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024
from zhixing_rules.records import load

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from space.axes import Axis

DEFINITE: Final = {"pass", "fail", "not_applicable"}
RENEWED: Final = {(each.space, each.rule) for each in RENEWALS}
"""Rules whose verdict a renewal changes that the record attests not to have been made; see `RENEWALS`."""

RULES_WITHOUT_SPACE: Final[frozenset[tuple[str, str]]] = frozenset()
"""Rules, with their subject, that have no space."""

NEVER_DECISIVE: Final = {
    ("target", "annex.heading-word"),
    ("mechanism", "art14.sharing"),
    ("mechanism", "art17.disputes"),
}
"""Rules that apply only under readings without a space, or never: notes on sharing and on disputes."""

EXCLUSIVE: Final = (("art2.i1.desk", "art2.i2.desk"), ("art7.p2.referral", "art7.p2.civil-track"))
"""Rules of one subject that never apply to the same record: a court has one desk, a view has one track."""

FOLDER: Final = Path(__file__).parent

CONTRADICTIONS: Final = {
    *("out_of_order", "before_case", "contradicts_case_number", "dangling_reference"),
    *("contradicts_tracing", "contradicts_verified", "longer_than_detention"),
}

_MAX_DELAY: Final = 500
"""Days after an attestation that exceed those of every space."""

OPEN, NOT_APPLICABLE = WORDS.index("open"), WORDS.index("not_applicable")

each_space = pytest.mark.parametrize(
    "space",
    [pytest.param(space, id=space.name, marks=() if space in SMALL_SPACES else pytest.mark.deep) for space in SPACES],
)


def in_words(verdicts: frozenset[str]) -> str:
    return " ".join(word for word in WORDS if word in verdicts)


@each_space
def test_the_library_agrees_with_all_completions(space: Space) -> None:
    found = {
        PointKind(
            each.space, each.rule, in_words(each.completions), each.actual, tuple(sorted(point.blank))
        ): point.example
        for each, point in explore(space).disagreements().items()
    }
    known = {each for each in (*WEAKER, *FAULTS) if each.space == space.name}
    assert {place: example for place, example in found.items() if place not in known} == {}, "not listed"
    assert known - found.keys() == set(), "listed but not found"


@each_space
def test_the_rules_that_do_not_know_the_order_of_acts_are_listed(space: Space) -> None:
    assert {(space.name, rule) for rule in explore(space).rules_unaware_of_order()} == {
        each for each in ORDER if each[0] == space.name
    }


@each_space
def test_no_complete_record_leaves_a_rule_without_a_verdict(space: Space) -> None:
    """A record is complete if it is attested through the report day and records every fact.

    An event that the record shows to have happened without its day leaves it incomplete.

    An unrecorded event has not happened. An unrecorded optional part is absent only once the act that requires it is
    done; before that it may be added later.
    """
    complete_points = [True]
    for axis in space.axes:
        blank_is_an_answer = axis.kind is not Kind.FACT
        complete_points = [
            before and (recordable < len(axis.values) or blank_is_an_answer)
            for before in complete_points
            for recordable in axis.recordable
        ]
    gaps = dict[str, set[int]]()
    explored = explore(space)
    for (on, complete), actual, expected in zip(space.days, explored.actual, explored.expected, strict=True):
        if complete is not None and complete >= on:
            for index, (verdicts, (worlds, _)) in enumerate(zip(actual, expected, strict=True)):
                if complete_points[index] and OPEN in verdicts:
                    agreed = zip(space.rules, verdicts, unpack(worlds, len(space.rules)), strict=True)
                    for rule in (rule for rule, verdict, each in agreed if verdict == OPEN and each.bit_count() == 1):
                        gaps.setdefault(rule, set()).add(index)
    without_day = {
        rule for rule, points in gaps.items() if not any(map(space.is_in_order, map(space.world_at, points)))
    }
    assert gaps.keys() - without_day == {
        fault.rule for fault in FAULTS if fault.space == space.name and fault.actual == "open"
    }


@each_space
def test_no_definite_verdict_changes_when_a_blank_day_is_filled(space: Space) -> None:
    """A sample of the points; the deep test takes all of them."""
    assert _changed_by_filling(space, step=max(1, space.size // len(space.moments) // 200)) == []


@pytest.mark.deep
@pytest.mark.parametrize("space", [pytest.param(space, id=space.name) for space in SMALL_SPACES])
def test_no_definite_verdict_changes_when_any_blank_day_is_filled(space: Space) -> None:
    assert _changed_by_filling(space, step=1) == []


def _changed_by_filling(space: Space, step: int) -> list[tuple[str, str | None, str, Facts]]:
    """Return the points whose definite verdict changes with a day that the order of events allows for a blank one."""
    explored, found, inner = explore(space), list[tuple[str, str | None, str, Facts]](), 1
    for axis in reversed(space.axes):
        width, blank = len(axis.recordable), len(axis.recordable) - 1
        if axis.kind is Kind.EVENT and axis.blank:
            for index in range(0, len(explored.actual[0]), step):
                if index // inner % width == blank:
                    start = index - blank * inner
                    found += _changed_at(space, axis, index, [start + each * inner for each in range(blank)])
        inner *= width
    return found


def _is_possible(space: Space, world: Facts) -> bool:
    """Return whether a world can exist, as far as it records what decides that."""
    try:
        return space.possible(world)
    except KeyError:
        return True


def _changed_at(
    space: Space, axis: Axis, index: int, filled: Sequence[int]
) -> Iterator[tuple[str, str | None, str, Facts]]:
    explored, world = explore(space), space.world_at(index)
    if not in_order(world, present(world)):
        return
    event = _event_of(axis)
    shown = {complete: has_happened(world, event, complete) for _, complete in space.moments}
    for other, day in zip(filled, map(date.isoformat, axis.days), strict=True):
        full = space.world_at(other)
        if not (in_order(full, present(full)) and _is_possible(space, full)):
            continue
        for (on, complete), actual in zip(space.moments, explored.actual, strict=True):
            if shown[complete] or complete is None or day > complete:
                for rule, before, after in zip(space.rules, actual[index], actual[other], strict=True):
                    if (space.name, rule) in RENEWED:
                        continue
                    if WORDS[before] not in DEFINITE or after == before or _is_denied(space, world, full, complete):
                        continue
                    yield on, complete, rule, space.point(index) | {f"filled {axis.name}": day}


def _event_of(axis: Axis) -> tuple[str, str]:
    """Return the list and the field of an event."""
    name, field = [step for step in axis.place if isinstance(step, str)][-2:]
    return name, field


def _is_denied(space: Space, world: Facts, full: Facts, complete: str | None) -> bool:
    """Return whether a filled day presupposes an act that the record attests not to have happened in time for it."""
    if complete is None:
        return False
    for axis in space.axes:
        if axis.kind is not Kind.EVENT:
            continue
        event = _event_of(axis)
        named = present(full) | {event}
        if not in_order(full, named) and not has_happened(world, event, complete):
            later = (date.fromisoformat(complete) + timedelta(days) for days in range(1, _MAX_DELAY))
            if not any(in_order(_filled(full, axis, day), named) for day in map(date.isoformat, later)):
                return True
    return False


def _filled(world: Facts, axis: Axis, day: str) -> Facts:
    record = copy_of(world)
    Slot(record, axis.place).set(day)
    return record


@pytest.mark.deep
@pytest.mark.parametrize("pair", EXCLUSIVE, ids=" and ".join)
def test_exclusive_rules_never_apply_to_the_same_record(pair: tuple[str, str]) -> None:
    spaces = [space for space in SPACES if set(pair) <= set(space.rules)]
    assert spaces
    for space in spaces:
        first, second = (space.rules.index(rule) for rule in pair)
        for _, actual in explore(space).pair_counts():
            assert NOT_APPLICABLE in (actual[first], actual[second]) or OPEN in (actual[first], actual[second])


@pytest.mark.deep
def test_at_most_one_of_the_three_outcomes_of_a_review_is_due() -> None:
    """File, request a supplement, or refuse (review-outcomes): before any of them is done, at most one is due."""
    outcomes = {
        "art9.filing": "filed_on",
        "art9.supplement-notice": "supplement_notified_on",
        "art9.refusal-notice": "refusal_made_on",
    }
    (space,) = (each for each in SPACES if each.name == "outcomes of a review")
    counts = set()
    for actual in explore(space).actual:
        for index, verdicts in enumerate(actual):
            point = space.point(index)
            if all(point[f"referrals.0.{act}"] is None for act in outcomes.values()):
                verdicts_by_rule = dict(zip(space.rules, verdicts, strict=True))
                counts.add(sum(verdicts_by_rule[rule] not in {OPEN, NOT_APPLICABLE} for rule in outcomes))
    assert counts == {0, 1}


@pytest.mark.deep
def test_every_rule_is_decisive_in_a_space() -> None:
    """A rule is decisive if two points that differ in one fact have different decisions."""
    decisive = {(subject_rules(space).name, rule) for space in SPACES for rule in explore(space).decisive()}
    verdicts_by_rule = {(subject_rules(space).name, rule) for space in SPACES for rule in space.rules}
    assert verdicts_by_rule - decisive == NEVER_DECISIVE


def test_every_rule_has_a_space() -> None:
    covered = {(rule, subject_rules(space).name) for space in SPACES for rule in space.rules}
    missing = {(rule.id, rule.per.name) for rule in JIAOZUO_2024.rules} - covered
    assert missing == RULES_WITHOUT_SPACE, (
        "write a space in tests/space for each new rule, and its verdicts in tests/oracle"
    )


@each_space
def test_every_value_of_every_axis_is_valid_in_a_record(space: Space) -> None:
    """The library loads each value in the template, with the other axes left empty.

    Only contradictions with other facts are accepted, such as the order of days: the space varies those facts too.
    """
    for axis in space.axes:
        for value in axis.values:
            record = _template_record(space)
            Slot(record, axis.place).set(value)
            assert _problems(space, record) <= CONTRADICTIONS, axis.name


def _problems(space: Space, record: Facts) -> set[str]:
    try:
        load(subject_rules(space).chain[0].record, record)
    except RecordError as refused:
        return {problem.code for problem in refused.problems}
    return set()


def _template_record(space: Space) -> Facts:
    record = copy_of(space.template)
    for axis in space.axes:
        Slot(record, axis.place).set(ABSENT if axis.kind is not Kind.FACT else axis.values[0])
    return record


@each_space
def test_points_have_the_verdicts_of_the_same_records_loaded_from_json(space: Space) -> None:
    """Compare evenly spaced points, to check that the records changed in place are right."""
    explored, compared = explore(space), 0
    for (on, complete), actual in zip(space.moments, explored.actual, strict=True):
        for index in range(0, len(actual), max(1, len(actual) // 7)):
            record = _point_record(space, index) | ({} if complete is None else {"complete_as_of": complete})
            if not _problems(space, record):
                found = validate(record, on=date.fromisoformat(on), readings=dict(space.readings)).findings
                verdicts_by_rule = {each.rule_id: each.verdict.value for each in found if each.path == space.path}
                assert [verdicts_by_rule[rule] for rule in space.rules] == [WORDS[code] for code in actual[index]]
                compared += 1
    assert compared


def _point_record(space: Space, index: int) -> Facts:
    record = copy_of(space.template)
    for axis, value in zip(space.axes, space.point(index).values(), strict=True):
        if axis.kind is not Kind.UNLISTED:
            Slot(record, axis.place).set(ABSENT if value is None else value)
    return record


def test_the_modules_of_expected_verdicts_do_not_import_the_library() -> None:
    expected = {"axes", "json_records", "space", "templates", *(path.stem for path in FOLDER.glob("of_*.py"))}
    for name in expected:
        assert "zhixing_rules" not in (FOLDER / f"{name}.py").read_text(encoding="utf-8"), name


def test_the_names_of_spaces_are_unique_and_the_verdicts_are_those_of_the_library() -> None:
    assert len({space.name for space in SPACES}) == len(SPACES)
    assert tuple(verdict.value for verdict in VERDICTS) == WORDS
