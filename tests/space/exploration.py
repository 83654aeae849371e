"""Exploration of a space: the verdicts of the library at each point, and those that the oracle expects."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from space.axes import Axis, Kind
from space.space import BITS, WORDS, Space, expectations, unpack, words_of
from space.typed_records import construct, slot
from zhixing_rules.calendars import PRC
from zhixing_rules.engine.compile.verdicts import compile_rules
from zhixing_rules.engine.compiled_procedure import compile_procedure
from zhixing_rules.engine.instances import instances
from zhixing_rules.language import select
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pydantic import BaseModel

    from zhixing_rules.engine.compiled_procedure import CompiledProcedure
    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.language import Procedure, Subject

__all__ = [
    "Disagreement",
    "Exploration",
    "Occurrence",
    "compiled_for",
    "compiled_moments",
    "explore",
    "permitted",
    "records_at_points",
    "subject_rules",
]

PASS, FAIL, PENDING, OPEN, REVIEW, NOT_APPLICABLE = (BITS[word] for word in WORDS)
WEAK: Final = frozenset({"open", "pending"})
DECIDED = PASS | FAIL | REVIEW | NOT_APPLICABLE
"""The verdicts that decide a rule; review decides it if the text leaves the judgment to a person."""


@cache
def permitted(completions: int, in_any_order: int) -> int:
    """Return the verdicts that the library may return for a point whose completions have these verdicts.

    If all completions have one verdict, that verdict is required. If an act may have been done or is still in time
    (pass or pending), *pending* and *open* are both right. Otherwise *open* is required. A verdict that follows only
    from the order of acts is allowed but not required.

    Args:
        completions: the verdicts of the ordered completions, as bits.
        in_any_order: the verdicts of all completions, as bits.
    """
    if completions != in_any_order:
        return permitted(completions, completions) | permitted(in_any_order, in_any_order)
    if completions.bit_count() == 1:
        return completions
    return PENDING | OPEN if completions == PASS | PENDING else OPEN


class Disagreement(NamedTuple):
    """A kind of point whose verdict does not agree with that of its completions."""

    space: str
    rule: str
    completions: frozenset[str]
    actual: str


class Occurrence(NamedTuple):
    """The number of points of a kind, the places that none of them records, and the simplest of them."""

    times: int
    blank: frozenset[str]
    example: tuple[str, str | None, dict[str, object]]


@dataclass(frozen=True)
class Exploration:
    """A space with the verdicts of the library and of all completions, for each moment and point."""

    space: Space
    actual: tuple[list[tuple[int, ...]], ...]
    expected: tuple[list[tuple[int, int]], ...]

    def pair_counts(self) -> dict[tuple[tuple[int, int], tuple[int, ...]], int]:
        """Return each pair of completions and verdicts that occurs, with its number of points."""
        found: Counter[tuple[tuple[int, int], tuple[int, ...]]] = Counter()
        for expected, actual in zip(self.expected, self.actual, strict=True):
            found.update(zip(expected, actual, strict=True))
        return found

    def disagreements(self) -> dict[Disagreement, Occurrence]:
        """Return the points at which library and oracle differ, apart from differences due to the order of acts."""
        wrong = {kind for kind in self.pair_counts() if any(self._differing(*kind))}
        if not wrong:
            return {}
        found: dict[Disagreement, Occurrence] = {}
        for moment, (expected, actual) in enumerate(zip(self.expected, self.actual, strict=True)):
            for index, kind in enumerate(zip(expected, actual, strict=True)):
                if kind in wrong:
                    point = self.space.point(index)
                    weaker = all(each.actual in WEAK for each in self._differing(*kind))
                    if weaker and not self.space.is_in_order(self.space.world_at(index)):
                        continue  # what is not recorded has happened, whatever the record attests
                    blank = frozenset(name for name, value in point.items() if value is None)
                    here = Occurrence(1, blank, (*self.space.moments[moment], point))
                    for each in self._differing(*kind):
                        found[each] = _merged(found[each], here) if each in found else here
        return found

    def _differing(self, expected: tuple[int, int], actual: tuple[int, ...]) -> Iterator[Disagreement]:
        rules = self.space.rules
        strict, loose = (tuple(unpack(each, len(rules))) for each in expected)
        for rule, completions, in_any_order, code in zip(rules, strict, loose, actual, strict=True):
            if completions and not permitted(completions, in_any_order) >> code & 1:
                yield Disagreement(self.space.name, rule, words_of(completions), WORDS[code])

    def rules_unaware_of_order(self) -> set[str]:
        """Return the rules that are open or pending at some point only because they do not know the order of acts."""
        found = set()
        for expected, actual in self.pair_counts():
            rules = self.space.rules
            strict, loose = (tuple(unpack(each, len(rules))) for each in expected)
            for rule, completions, in_any_order, code in zip(rules, strict, loose, actual, strict=True):
                weaker = completions and not permitted(completions, completions) >> code & 1
                if weaker and permitted(completions, in_any_order) >> code & 1:
                    found.add(rule)
        return found

    def decisive(self) -> set[str]:
        """Return the rules with two points that differ on one axis only and have different decisions."""
        left, inner = dict(enumerate(self.space.rules)), 1
        for axis in reversed(self.space.axes):
            width = inner * len(axis.recordable)
            for actual in self.actual:
                for start in range(0, len(actual), width):
                    if not left:
                        return set(self.space.rules)
                    for offset in range(start, start + inner):
                        line = set(actual[offset : offset + width : inner])
                        if len(line) > 1:
                            _drop_decisive(left, line)
            inner = width
        return set(self.space.rules) - set(left.values())


def _merged(one: Occurrence, other: Occurrence) -> Occurrence:
    simplest = min(one, other, key=lambda each: sum(value is None for value in each.example[2].values()))
    return Occurrence(one.times + other.times, one.blank & other.blank, simplest.example)


def _drop_decisive(left: dict[int, str], line: set[tuple[int, ...]]) -> None:
    for number in tuple(left):
        if len({actual[number] for actual in line if 1 << actual[number] & DECIDED}) > 1:
            del left[number]


# ------------------------------------------------------------------------------------------------ the library


@cache
def subject_rules(space: Space, procedure: Procedure = JIAOZUO_2024) -> Subject:
    """Return the subject of a space, as determined by its root and path."""
    names = [step for step in space.path.split("/")[1:] if not step.isdigit()]
    for subject in procedure.subjects():
        if subject.chain[0].name == space.root and [each.field for each in subject.chain[1:]] == names:
            return subject
    raise LookupError(f"{space.name}: no subject at {space.root}{space.path}")


def compiled_for(space: Space, procedure: Procedure = JIAOZUO_2024) -> CompiledProcedure:
    """Return the procedure compiled with the readings of a space."""
    return compile_procedure(procedure, PRC, select(procedure.readings, dict(space.readings)))


def resolved_of(space: Space, procedure: Procedure = JIAOZUO_2024) -> tuple[ResolvedRule, ...]:
    """Return the rules of a space with its readings applied."""
    subject = subject_rules(space, procedure)
    (found,) = (each for each in compiled_for(space, procedure).all_subject_rules if each.subject is subject)
    by_id = {each.rule.id: each for each in found.rules}
    return tuple(by_id[rule] for rule in space.rules)


def records_at_points(space: Space) -> Iterator[tuple[Any, ...]]:
    """Yield the records that the rules read at each point, in order; they are changed in place."""
    subject = subject_rules(space)
    root: BaseModel = construct(subject.chain[0].record, space.template)
    axes = [axis for axis in space.axes if axis.kind is not Kind.UNLISTED]
    slots = [slot(root, axis.place) for axis in axes]
    choices = [tuple((*axis.values, None)[recordable] for recordable in axis.recordable) for axis in axes]
    typed = [
        tuple(construct(annotation, value) for value in values)
        for (_, _, annotation), values in zip(slots, choices, strict=True)
    ]

    def records_in_scope() -> tuple[Any, ...]:
        return next(each.records for each in instances(root, subject) if each.path == space.path)

    fixed = None if any(map(_changes_scope, axes)) else records_in_scope()

    def visit(number: int) -> Iterator[tuple[Any, ...]]:
        if number == len(slots):
            yield fixed or records_in_scope()
            return
        holder, key, _ = slots[number]
        for value in typed[number]:
            holder[key] = value
            yield from visit(number + 1)

    return visit(0)


def _changes_scope(axis: Axis) -> bool:
    """Return whether the values of an axis change which records are read, not only their fields."""
    return axis.place[-1] in {"person", "detention"} or any(isinstance(value, dict | list) for value in axis.values)


def compiled_judge(space: Space) -> Callable[..., tuple[int, ...]]:
    """Return the compiled rules of a space."""
    return compile_rules(resolved_of(space), subject_rules(space), PRC)


def compiled_moments(space: Space) -> list[tuple[int, int]]:
    """Return the moments as ordinals: the report day, and the day after the last complete day (0 if none)."""
    return [(on.toordinal(), 0 if complete is None else complete.toordinal() + 1) for on, complete in space.days]


@cache
def explore(space: Space) -> Exploration:
    """Judge every point of a space and compute the expected verdicts."""
    judge, when = compiled_judge(space), compiled_moments(space)
    actual: tuple[list[tuple[int, ...]], ...] = tuple([] for _ in when)
    known: dict[tuple[int, ...], tuple[int, ...]] = {}
    for records in records_at_points(space):
        for column, (on, after) in zip(actual, when, strict=True):
            verdicts = judge(on, after, *records)
            column.append(known.setdefault(verdicts, verdicts))
    return Exploration(space, actual, tuple(expectations(space)))
