"""Every point of every space: nothing said that a completion contradicts, nothing left unsaid that all bear out."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import pytest

from space.atlas import SPACES
from space.axes import ABSENT, Kind
from space.exploring import explore, subject_rules
from space.faults import FAULTS, RECORDS, Fault
from space.scratch import Facts, Spot, scratch_of
from space.space import WORDS, Space, each_part
from space.weaker import ORDER, WEAKER, Place
from zhixing_rules.engine.validation import validate
from zhixing_rules.engine.verdict import VERDICTS
from zhixing_rules.errors import RecordError
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024
from zhixing_rules.records import load

SPACELESS: Final[frozenset[tuple[str, str]]] = frozenset()
"""Rules, with their subject, that have no space yet."""

SILENT: Final = {("target", "annex.heading-word"), ("mechanism", "art14.sharing"), ("mechanism", "art17.disputes")}
"""Rules that speak only under another reading than those of the spaces, or never: a programme, a way to settle."""

EXCLUSIVE: Final = (("art2.i1.desk", "art2.i2.desk"), ("art7.p2.referral", "art7.p2.civil-track"))
"""Rules of one subject that the law never lets speak of the same record: a court has one desk, a view one track."""

HERE: Final = Path(__file__).parent

CONTRADICTIONS: Final = {
    *("out_of_order", "before_case", "contradicts_case_number", "dangling_reference"),
    *("contradicts_tracing", "contradicts_verified"),
}

OPEN, INAPPLICABLE = WORDS.index("open"), WORDS.index("not_applicable")

each_space = pytest.mark.parametrize("space", SPACES, ids=lambda space: space.name)


def in_words(verdicts: frozenset[str]) -> str:
    return " ".join(word for word in WORDS if word in verdicts)


@each_space
def test_the_library_says_what_all_completions_say_and_no_more(space: Space) -> None:
    found = {
        Place(each.space, each.rule, in_words(each.completions), each.said, tuple(sorted(spot.blank))): spot.example
        for each, spot in explore(space).disagreements().items()
    }
    known = {each for each in (*WEAKER, *FAULTS) if each.space == space.name}
    assert {place: example for place, example in found.items() if place not in known} == {}, "not in the lists"
    assert known - found.keys() == set(), "listed, but not found"


@each_space
def test_the_rules_that_do_not_know_the_order_of_days_are_those_listed(space: Space) -> None:
    assert {(space.name, rule) for rule in explore(space).leaning_on_order()} == {
        each for each in ORDER if each[0] == space.name
    }


@each_space
def test_no_complete_record_leaves_a_rule_without_a_verdict(space: Space) -> None:
    """Complete: attested through the day, every fact stated; an event left out has not happened.

    A paper that is not recorded is wanting only once the act that needs it is done; before that it may yet come.
    """
    whole = [True]
    for axis in space.axes:
        blank_is_an_answer = axis.kind is not Kind.FACT
        whole = [
            before and (stated < len(axis.values) or blank_is_an_answer) for before in whole for stated in axis.stated
        ]
    gaps = set()
    explored = explore(space)
    for (on, complete), said, expected in zip(space.days, explored.said, explored.expected, strict=True):
        if complete is not None and complete >= on:
            for verdicts, (_, worlds), complete_point in zip(said, expected, whole, strict=True):
                if complete_point and OPEN in verdicts:
                    agreed = zip(space.rules, verdicts, each_part(worlds, len(space.rules)), strict=True)
                    gaps |= {rule for rule, verdict, each in agreed if verdict == OPEN and each.bit_count() == 1}
    assert gaps == {fault.rule for fault in FAULTS if fault.space == space.name and fault.said == "open"}


@pytest.mark.parametrize("pair", EXCLUSIVE, ids=" and ".join)
def test_rules_that_exclude_each_other_never_speak_together(pair: tuple[str, str]) -> None:
    spaces = [space for space in SPACES if set(pair) <= set(space.rules)]
    assert spaces
    for space in spaces:
        first, second = (space.rules.index(rule) for rule in pair)
        for _, said in explore(space).kinds():
            assert INAPPLICABLE in (said[first], said[second]) or OPEN in (said[first], said[second])


def test_of_the_three_outcomes_of_a_review_one_at_most_is_owed() -> None:
    """File, ask, or refuse (review-outcomes): while nothing has been done, no two of them are called for."""
    outcomes = {
        "art9.filing": "filed_on",
        "art9.supplement-notice": "supplement_notified_on",
        "art9.refusal-notice": "refusal_made_on",
    }
    (space,) = (each for each in SPACES if set(outcomes) <= set(each.rules) and each.name.startswith("review, the"))
    owed = set()
    for said in explore(space).said:
        for index, verdicts in enumerate(said):
            point = space.point(index)
            if all(point[f"referrals.0.{act}"] is None for act in outcomes.values()):
                spoken = dict(zip(space.rules, verdicts, strict=True))
                owed.add(sum(spoken[rule] not in {OPEN, INAPPLICABLE} for rule in outcomes))
    assert owed == {0, 1}


def test_every_rule_is_decisive_somewhere() -> None:
    """Two points that differ in one fact alone, and have different answers."""
    decisive = {(subject_rules(space).name, rule) for space in SPACES for rule in explore(space).decisive()}
    spoken = {(subject_rules(space).name, rule) for space in SPACES for rule in space.rules}
    assert spoken - decisive == SILENT


def test_every_rule_has_a_space() -> None:
    covered = {(rule, subject_rules(space).name) for space in SPACES for rule in space.rules}
    missing = {(rule.id, rule.per.name) for rule in JIAOZUO_2024.rules} - covered
    assert missing == SPACELESS, "write a space in tests/space for each new rule, and its verdicts in tests/oracle"


@each_space
def test_every_value_of_every_axis_is_one_that_a_record_can_hold(space: Space) -> None:
    """Each value is read by the library's own reader, in the template with nothing else on the other axes.

    What may be wrong is the order of days, or another fact that goes with it: in the space they vary together.
    """
    for axis in space.axes:
        for value in axis.values:
            record = _bare(space)
            Spot(record, axis.place).put(value)
            assert _problems(space, record) <= CONTRADICTIONS, axis.name


def _problems(space: Space, record: Facts) -> set[str]:
    try:
        load(subject_rules(space).chain[0].record, record)
    except RecordError as refused:
        return {problem.code for problem in refused.problems}
    return set()


def _bare(space: Space) -> Facts:
    record = scratch_of(space.template)
    for axis in space.axes:
        Spot(record, axis.place).put(ABSENT if axis.kind is not Kind.FACT else axis.values[0])
    return record


@each_space
def test_the_points_are_judged_as_the_same_records_read_from_json(space: Space) -> None:
    """Some of them, evenly spread: that records made and changed in place are what they stand for."""
    explored, compared = explore(space), 0
    for (on, complete), said in zip(space.moments, explored.said, strict=True):
        for index in range(0, len(said), max(1, len(said) // 7)):
            record = _recorded(space, index) | ({} if complete is None else {"complete_as_of": complete})
            if not _problems(space, record):
                found = validate(record, on=date.fromisoformat(on), readings=dict(space.readings)).findings
                spoken = {each.rule_id: each.verdict.value for each in found if each.path == space.path}
                assert [spoken[rule] for rule in space.rules] == [WORDS[code] for code in said[index]]
                compared += 1
    assert compared


def _recorded(space: Space, index: int) -> Facts:
    record = scratch_of(space.template)
    for axis, value in zip(space.axes, space.point(index).values(), strict=True):
        if axis.kind is not Kind.UNLISTED:
            Spot(record, axis.place).put(ABSENT if value is None else value)
    return record


def test_what_is_expected_imports_nothing_of_the_library() -> None:
    expected = {"axes", "scratch", "space", "templates", *(path.stem for path in HERE.glob("of_*.py"))}
    for name in expected:
        assert "zhixing_rules" not in (HERE / f"{name}.py").read_text(encoding="utf-8"), name


def test_the_spaces_name_each_other_apart_and_speak_the_words_of_the_library() -> None:
    assert len({space.name for space in SPACES}) == len(SPACES)
    assert tuple(verdict.value for verdict in VERDICTS) == WORDS


@pytest.mark.parametrize(
    "fault",
    [pytest.param(fault, id=fault.name, marks=pytest.mark.xfail(reason=fault.law, strict=True)) for fault in RECORDS],
)
def test_the_law_is_said_of_each_record_on_which_the_library_is_at_fault(fault: Fault) -> None:
    (finding,) = [
        each
        for each in validate(fault.record, on=date.fromisoformat(fault.on)).rule(fault.rule)
        if each.path == fault.path
    ]
    assert finding.verdict.value == fault.lawful
