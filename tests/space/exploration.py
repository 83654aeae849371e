"""A space explored: what the library says at each point, beside what the oracle expects."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from space.axes import Axis, Kind
from space.space import BITS, WORDS, Space, each_part, expectations, words_of
from space.typed_records import construct, spot
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
    "Explored",
    "Occurrence",
    "book_of",
    "clocks",
    "explore",
    "permitted",
    "subject_rules",
    "walked",
]

PASS, FAIL, PENDING, OPEN, REVIEW, SILENT = (BITS[word] for word in WORDS)
ANSWERS = PASS | FAIL | REVIEW | SILENT
"""The verdicts that answer; where the text leaves it to a person to judge, that is its answer."""


@cache
def permitted(completions: int, in_any_order: int) -> int:
    """What may be said of a point whose completions have these verdicts.

    One verdict of all of them is that verdict. Where an act may have been done already or is still in time, both
    *pending* and *open* are true of it. Where they differ otherwise, the answer is *open*. What follows from the order
    of days alone may be said or not.
    """
    if completions != in_any_order:
        return permitted(completions, completions) | permitted(in_any_order, in_any_order)
    if completions.bit_count() == 1:
        return completions
    return PENDING | OPEN if completions == PASS | PENDING else OPEN


class Disagreement(NamedTuple):
    """A kind of point at which the library says what the completions do not bear out, or not what they agree on."""

    space: str
    rule: str
    completions: frozenset[str]
    said: str


class Occurrence(NamedTuple):
    """Where a kind of point occurs: how often, what is not recorded in any of them, and the plainest of them."""

    times: int
    blank: frozenset[str]
    example: tuple[str, str | None, dict[str, object]]


@dataclass(frozen=True)
class Explored:
    """A space with the verdicts of the library and of all completions, moment by moment, point by point."""

    space: Space
    said: tuple[list[tuple[int, ...]], ...]
    expected: tuple[list[tuple[int, int]], ...]

    def kinds(self) -> dict[tuple[tuple[int, int], tuple[int, ...]], int]:
        """Each pair of completions and verdicts that occurs, and how often."""
        found: Counter[tuple[tuple[int, int], tuple[int, ...]]] = Counter()
        for expected, said in zip(self.expected, self.said, strict=True):
            found.update(zip(expected, said, strict=True))
        return found

    def disagreements(self) -> dict[Disagreement, Occurrence]:
        """Where library and oracle differ beyond what the order of days explains."""
        wrong = {kind for kind in self.kinds() if any(self._differing(*kind))}
        if not wrong:
            return {}
        found: dict[Disagreement, Occurrence] = {}
        for moment, (expected, said) in enumerate(zip(self.expected, self.said, strict=True)):
            for index, kind in enumerate(zip(expected, said, strict=True)):
                if kind in wrong:
                    point = self.space.point(index)
                    blank = frozenset(name for name, value in point.items() if value is None)
                    here = Occurrence(1, blank, (*self.space.moments[moment], point))
                    for each in self._differing(*kind):
                        found[each] = _both(found[each], here) if each in found else here
        return found

    def _differing(self, expected: tuple[int, int], said: tuple[int, ...]) -> Iterator[Disagreement]:
        rules = self.space.rules
        strict, loose = (tuple(each_part(each, len(rules))) for each in expected)
        for rule, completions, in_any_order, code in zip(rules, strict, loose, said, strict=True):
            if completions and not permitted(completions, in_any_order) >> code & 1:
                yield Disagreement(self.space.name, rule, words_of(completions), WORDS[code])

    def leaning_on_order(self) -> set[str]:
        """The rules that say less than they could somewhere, because they do not know the order of days."""
        found = set()
        for expected, said in self.kinds():
            rules = self.space.rules
            strict, loose = (tuple(each_part(each, len(rules))) for each in expected)
            for rule, completions, in_any_order, code in zip(rules, strict, loose, said, strict=True):
                silent = completions and not permitted(completions, completions) >> code & 1
                if silent and permitted(completions, in_any_order) >> code & 1:
                    found.add(rule)
        return found

    def decisive(self) -> set[str]:
        """The rules with two points that differ along one axis alone and have different answers."""
        left, inner = dict(enumerate(self.space.rules)), 1
        for axis in reversed(self.space.axes):
            width = inner * len(axis.stated)
            for said in self.said:
                for start in range(0, len(said), width):
                    if not left:
                        return set(self.space.rules)
                    for offset in range(start, start + inner):
                        line = set(said[offset : offset + width : inner])
                        if len(line) > 1:
                            _strike(left, line)
            inner = width
        return set(self.space.rules) - set(left.values())


def _both(one: Occurrence, other: Occurrence) -> Occurrence:
    plainest = min(one, other, key=lambda spot: sum(value is None for value in spot.example[2].values()))
    return Occurrence(one.times + other.times, one.blank & other.blank, plainest.example)


def _strike(left: dict[int, str], line: set[tuple[int, ...]]) -> None:
    for number in tuple(left):
        if len({said[number] for said in line if 1 << said[number] & ANSWERS}) > 1:
            del left[number]


# ------------------------------------------------------------------------------------------------ the library


@cache
def subject_rules(space: Space, procedure: Procedure = JIAOZUO_2024) -> Subject:
    """The subject of the records a space is about, told by the place where they stand."""
    names = [step for step in space.path.split("/")[1:] if not step.isdigit()]
    for subject in procedure.subjects():
        if subject.chain[0].name == space.root and [each.field for each in subject.chain[1:]] == names:
            return subject
    raise LookupError(f"{space.name}: no rules for {space.root}{space.path}")


def book_of(space: Space, procedure: Procedure = JIAOZUO_2024) -> CompiledProcedure:
    """The book of the readings of a space."""
    return compile_procedure(procedure, PRC, select(procedure.readings, dict(space.readings)))


def resolved_of(space: Space, procedure: Procedure = JIAOZUO_2024) -> tuple[ResolvedRule, ...]:
    """The rules of a space under its readings."""
    subject = subject_rules(space, procedure)
    (found,) = (each for each in book_of(space, procedure).all_subject_rules if each.subject is subject)
    by_id = {each.rule.id: each for each in found.rules}
    return tuple(by_id[rule] for rule in space.rules)


def walked(space: Space) -> Iterator[tuple[Any, ...]]:
    """The records in sight at each point, in order; changed in place from one to the next."""
    subject = subject_rules(space)
    root: BaseModel = construct(subject.chain[0].record, space.template)
    axes = [axis for axis in space.axes if axis.kind is not Kind.UNLISTED]
    spots = [spot(root, axis.place) for axis in axes]
    choices = [tuple((*axis.values, None)[stated] for stated in axis.stated) for axis in axes]
    typed = [
        tuple(construct(annotation, value) for value in values)
        for (_, _, annotation), values in zip(spots, choices, strict=True)
    ]

    def in_sight() -> tuple[Any, ...]:
        return next(each.records for each in instances(root, subject) if each.path == space.path)

    fixed = None if any(map(_moves, axes)) else in_sight()

    def turn(number: int) -> Iterator[tuple[Any, ...]]:
        if number == len(spots):
            yield fixed or in_sight()
            return
        holder, key, _ = spots[number]
        for value in typed[number]:
            holder[key] = value
            yield from turn(number + 1)

    return turn(0)


def _moves(axis: Axis) -> bool:
    """Whether its values change which records are in sight, and not only what stands in them."""
    return axis.place[-1] in {"person", "detention"} or any(isinstance(value, dict | list) for value in axis.values)


def judge_of(space: Space) -> Callable[..., tuple[int, ...]]:
    """The rules of a space, compiled."""
    return compile_rules(resolved_of(space), subject_rules(space), PRC)


def clocks(space: Space) -> list[tuple[int, int]]:
    """The moments as a compiled judge takes them: the day, and the day after the last complete one."""
    return [(on.toordinal(), 0 if complete is None else complete.toordinal() + 1) for on, complete in space.days]


@cache
def explore(space: Space) -> Explored:
    """Judge every point of a space."""
    judge, when = judge_of(space), clocks(space)
    said: tuple[list[tuple[int, ...]], ...] = tuple([] for _ in when)
    known: dict[tuple[int, ...], tuple[int, ...]] = {}
    for records in walked(space):
        for column, (on, after) in zip(said, when, strict=True):
            verdicts = judge(on, after, *records)
            column.append(known.setdefault(verdicts, verdicts))
    return Explored(space, said, tuple(expectations(space)))
