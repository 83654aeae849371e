"""Spaces, and what the oracle expects at each of their points.

The oracle is asked once for every way the world may be, on every day. What a point may say is then marginalised from
that table, one axis at a time: a set of verdicts is six bits, the sets of all rules of a space stand in one number,
and the completions of a blank are the union of the sets of its ways.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import accumulate
from operator import mul, or_
from typing import TYPE_CHECKING, Final

from oracle import other_work, two_valued
from space.axes import ABSENT, Axis, Kind
from space.json_records import Facts, Spot, scratch_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

__all__ = ["BITS", "NOTHING", "WORDS", "Space", "expectations", "possible_always", "words_of"]

WORDS: Final = ("pass", "fail", "pending", "open", "review", "not_applicable")
"""The verdicts, in the order of their numbers in the library."""

BITS: Final = {word: 1 << number for number, word in enumerate(WORDS)}
WIDTH: Final = len(WORDS)
NOTHING: Final = 0
"""The set of verdicts of a point that no world completes."""


def possible_always(_: Facts) -> bool:
    """No way the world may be is ruled out."""
    return True


@dataclass(frozen=True, eq=False)
class Space:
    """A template case, the axes along which it varies, and the moments it is judged at.

    Attributes:
        name: what it is about.
        path: the JSON Pointer of the record that is judged; its names say which subject.
        rules: the rules that are compared.
        template: everything that does not vary.
        axes: what varies, as `expectations` folds it: an event before the papers it settles, judgments last.
        moments: the days it is judged on, each with the day its record is complete for.
        root: the subject that is the whole record.
        readings: the alternatives taken instead of the default ones.
        possible: which worlds there can be.
        ordered: in which of them nothing comes before what brings it about. The library may know this order of an
            unrecorded day or not: where all ordered worlds agree it may say so, where all worlds do it must.
    """

    name: str
    path: str
    rules: tuple[str, ...]
    template: Facts
    axes: tuple[Axis, ...]
    moments: tuple[tuple[str, str | None], ...]
    root: str = "case"
    readings: tuple[tuple[str, str], ...] = ()
    possible: Callable[[Facts], bool] = possible_always
    ordered: Callable[[Facts], bool] = possible_always

    def __post_init__(self) -> None:
        places = [axis.place for axis in self.axes]
        assert len(set(places)) == len(places), f"{self.name}: an axis stands twice"
        for number, axis in enumerate(self.axes):
            if axis.kind is Kind.JUDGMENT:
                assert all(later.kind is Kind.JUDGMENT for later in self.axes[number:]), f"{self.name}: judgments last"

    @property
    def size(self) -> int:
        """How many points it has."""
        return _product([len(axis.stated) for axis in self.axes]) * len(self.moments)

    @property
    def days(self) -> tuple[tuple[date, date | None], ...]:
        """The moments as days."""
        return tuple(
            (date.fromisoformat(on), None if complete is None else date.fromisoformat(complete))
            for on, complete in self.moments
        )

    def point(self, index: int) -> dict[str, object]:
        """The point of a number, in words: what is recorded on each axis; ``None`` is not recorded."""
        found: dict[str, object] = {}
        for axis in reversed(self.axes):
            index, place = divmod(index, len(axis.stated))
            number = axis.stated[place]
            found[axis.name] = axis.values[number] if number < len(axis.values) else None
        return dict(reversed(found.items()))


def words_of(verdicts: int) -> frozenset[str]:
    """A set of verdicts in words."""
    return frozenset(word for word, bit in BITS.items() if verdicts & bit)


def expectations(space: Space) -> list[list[tuple[int, int]]]:
    """For each moment, for each point, the verdicts of all its completions: six bits for each rule of the space.

    Of a pair, the first is of the worlds in order, the second of these and those in disorder.
    """
    tables = {on: _worlds(space, on) for on, _ in dict.fromkeys(space.days)}
    found = []
    for on, complete in space.days:
        in_order, every = tables[on]
        strict = _folded(space, in_order, complete)
        found.append(list(zip(strict, strict if every is in_order else _folded(space, every, complete), strict=True)))
    return found


def _worlds(space: Space, on: date) -> tuple[list[int], list[int]]:
    """The verdicts of every world as of a day, in order and in any; an impossible one has none."""
    world, ways = scratch_of(space.template), [axis.ways for axis in space.axes]
    path = tuple(int(step) if step.isdigit() else step for step in space.path.split("/")[1:])
    spots = [Spot(world, axis.place) for axis in space.axes]
    found: list[int] = []
    in_order = found if space.ordered is possible_always else []

    def turn(number: int) -> None:
        if number == len(spots):
            verdicts = _verdicts(space, world, path, on) if space.possible(world) else NOTHING
            found.append(verdicts)
            if in_order is not found:
                in_order.append(verdicts if space.ordered(world) else NOTHING)
            return
        for way in ways[number]:
            spots[number].put(way)
            turn(number + 1)
        spots[number].put(ABSENT)

    turn(0)
    return in_order, found


def _verdicts(space: Space, world: Facts, path: tuple[str | int, ...], on: date) -> int:
    said = _oracle(world, (space.root, *path), on, dict(space.readings))
    return sum(BITS[said[rule]] << WIDTH * number for number, rule in enumerate(space.rules))


def _oracle(case: Facts, path: tuple[str | int, ...], on: date, readings: dict[str, str]) -> dict[str, str]:
    """What the oracle says of the record at a path. That of the earlier articles knows the default readings alone."""
    match path:
        case ("mechanism",):
            return other_work.of_mechanism(case, on, readings)
        case ("case", "requests", int(index)) if readings:
            return other_work.of_request(case, case["requests"][index], on, readings)
        case (_, str(name), int(index)) if name in _OTHER_WORK:
            return _OTHER_WORK[name](case[name][index], on, readings)
    assert not readings, "asked of the oracle that knows the default readings"
    return _earlier_articles(case, path, on)


_OTHER_WORK: Final[dict[str, Callable[[Facts, date, dict[str, str]], dict[str, str]]]] = {
    "vehicles": other_work.of_vehicle,
    "incidents": other_work.of_incident,
    "operations": other_work.of_operation,
    "accesses": other_work.of_access,
    "disclosures": other_work.of_disclosure,
    "publications": other_work.of_publication,
    "bulletins": other_work.of_bulletin,
}


def _earlier_articles(case: Facts, path: tuple[str | int, ...], on: date) -> dict[str, str]:
    match path:
        case ("case",):
            return two_valued.of_case(case, on)
        case ("case", "requests", int(index)):
            return two_valued.of_request(case, case["requests"][index], on)
        case ("case", "requests", int(index), "targets", int(entry)):
            request = case["requests"][index]
            return two_valued.of_target(case, request, request["targets"][entry], on)
        case ("case", "detentions", int(index)):
            return two_valued.of_detention(case, case["detentions"][index], on)
        case ("case", "referrals", int(index)):
            return two_valued.of_referral(case, case["referrals"][index], on)
        case ("case", "private_prosecutions", int(index)):
            return two_valued.of_prosecution(case["private_prosecutions"][index], on)
    raise LookupError(path)


def _folded(space: Space, worlds: list[int], complete: date | None) -> list[int]:
    axes, table = space.axes, worlds
    widths = [len(axis.ways) for axis in axes]
    outers = [1, *accumulate(widths, mul)]
    inner = 1
    for number in range(len(axes) - 1, -1, -1):
        axis, width = axes[number], widths[number] * inner
        open_ways: dict[date | None, tuple[int, ...]] = {}
        folded: list[int] = []
        for outer in range(outers[number]):
            start = outer * width
            rows = [table[start + each : start + each + inner] for each in range(0, width, inner)]
            for stated in axis.stated:
                if stated < len(axis.values):
                    folded += rows[stated]
                elif axis.kind is Kind.JUDGMENT:
                    folded += [_judged(len(space.rules), yes, no) for yes, no in zip(*rows, strict=True)]
                else:
                    settled = _settled(axes, number, outer)
                    if settled not in open_ways:
                        open_ways[settled] = axis.open_ways(complete, settled)
                    folded += _union([rows[way] for way in open_ways[settled]], inner)
        table = folded
        inner *= len(axis.stated)
    return table


def _union(rows: Sequence[list[int]], inner: int) -> list[int]:
    union = rows[0] if rows else [NOTHING] * inner
    for row in rows[1:]:
        union = list(map(or_, union, row))
    return union


def _settled(axes: tuple[Axis, ...], number: int, outer: int) -> date | None:
    """The day that settles a paper, in the worlds of an outer index: all axes before it are still ways."""
    settled = axes[number].settled
    if settled is None:
        return None
    world: Facts = {}
    for axis in reversed(axes[:number]):
        outer, way = divmod(outer, len(axis.ways))
        world[axis.name] = axis.ways[way]
    return settled(world)


@cache
def _judged(rules: int, yes: int, no: int) -> int:
    """A judgment that nobody has stated: where it makes a difference, a person must judge."""
    if NOTHING in (yes, no):
        return yes | no
    found = 0
    for shift in range(0, rules * WIDTH, WIDTH):
        one, other = yes >> shift & (1 << WIDTH) - 1, no >> shift & (1 << WIDTH) - 1
        found |= (one if one == other else BITS["review"]) << shift
    return found


def _product(numbers: Sequence[int]) -> int:
    return list(accumulate(numbers, mul, initial=1))[-1]


def each_part(packed: int, rules: int) -> Iterator[int]:
    """The set of verdicts of each rule."""
    for shift in range(0, rules * WIDTH, WIDTH):
        yield packed >> shift & (1 << WIDTH) - 1
