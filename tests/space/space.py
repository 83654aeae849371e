"""Spaces, and the verdicts that the oracle expects at each of their points.

The oracle judges each possible world once for each day. The expected verdicts of a point are marginalised from that
table, one axis after the other: a set of verdicts is six bits, one integer contains the sets of all rules of a space,
and the set of an unrecorded place is the union of the sets of its possible values.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from itertools import accumulate
from operator import mul, or_
from typing import TYPE_CHECKING, Final

from oracle import other_work, two_valued
from oracle.event_order import Named, in_order
from space.axes import ABSENT, Axis, Kind
from space.json_records import Facts, Slot, copy_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

__all__ = ["BITS", "NO_VERDICT", "WORDS", "Space", "expectations", "possible_always", "words_of"]

WORDS: Final = ("pass", "fail", "pending", "open", "review", "not_applicable")
"""The verdicts in the order of their codes in the library."""

BITS: Final = {word: 1 << number for number, word in enumerate(WORDS)}
WIDTH: Final = len(WORDS)
NO_VERDICT: Final = 0
"""The set of verdicts of a point without a possible completion."""


def possible_always(_: Facts) -> bool:
    """Accept every world."""
    return True


@dataclass(frozen=True, eq=False)
class Space:
    """A template record, the axes along which it varies, and the moments at which it is judged.

    Attributes:
        name: a unique description.
        path: the JSON Pointer of the part that is judged; its names determine the subject.
        rules: the ids of the rules that are compared.
        template: the record without the places that vary.
        axes: the places that vary, in the order that `expectations` needs: an event before the optional parts that it
            requires, judgments last.
        moments: the report days, each with the last day for which the record is complete.
        root: the name of the subject of the whole record.
        readings: the chosen alternatives, for readings without the default one.
        possible: returns whether a world can exist.
        ordered: returns whether a world is in order in addition to `event_order`. The library may or may not know an
            order for an unrecorded day. If all ordered worlds have the same verdict, it may return that verdict; if all
            worlds have it, it must.
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

    @cached_property
    def named(self) -> Named:
        """The lists and fields that the template or an axis names."""
        found = set(_fields(self.template))
        for axis in self.axes:
            *steps, last = (str(step) for step in axis.place if isinstance(step, str))
            if steps:
                found.add((steps[-1], last))
            for value in axis.values:
                found |= set(_fields(value, last))
        return frozenset(found)

    def is_in_order(self, world: Facts) -> bool:
        """Return whether no act of a world precedes the act that it follows."""
        return in_order(world, self.named) and self.ordered(world)

    def __post_init__(self) -> None:
        places = [axis.place for axis in self.axes]
        assert len(set(places)) == len(places), f"{self.name}: duplicate axis"
        for number, axis in enumerate(self.axes):
            if axis.kind is Kind.JUDGMENT:
                assert all(later.kind is Kind.JUDGMENT for later in self.axes[number:]), (
                    f"{self.name}: judgments must be last"
                )

    @property
    def size(self) -> int:
        """The number of points at all moments."""
        return _product([len(axis.recordable) for axis in self.axes]) * len(self.moments)

    @property
    def days(self) -> tuple[tuple[date, date | None], ...]:
        """The moments as `date` objects."""
        return tuple(
            (date.fromisoformat(on), None if complete is None else date.fromisoformat(complete))
            for on, complete in self.moments
        )

    def world_at(self, index: int) -> Facts:
        """Return the record at the point with an index, without what it does not record."""
        world = copy_of(self.template)
        for axis, value in zip(self.axes, self.point(index).values(), strict=True):
            Slot(world, axis.place).set(ABSENT if value is None else value)
        return world

    def point(self, index: int) -> dict[str, object]:
        """Return the recorded value of each axis at the point with an index; ``None`` means not recorded."""
        found: dict[str, object] = {}
        for axis in reversed(self.axes):
            index, place = divmod(index, len(axis.recordable))
            number = axis.recordable[place]
            found[axis.name] = axis.values[number] if number < len(axis.values) else None
        return dict(reversed(found.items()))


def _fields(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield the name of the list and of the field of every value inside a JSON value."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield name, key
            yield from _fields(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from _fields(inner, name)


def words_of(verdicts: int) -> frozenset[str]:
    """Return the words of a set of verdicts."""
    return frozenset(word for word, bit in BITS.items() if verdicts & bit)


def expectations(space: Space) -> list[list[tuple[int, int]]]:
    """Return for each moment and point the verdicts of all completions, as six bits for each rule of the space.

    The first of a pair considers the ordered worlds only, the second all worlds.
    """
    tables = {on: _world_verdicts(space, on) for on, _ in dict.fromkeys(space.days)}
    found = []
    for on, complete in space.days:
        in_order, every = tables[on]
        strict = _marginalised(space, in_order, complete)
        found.append(
            list(zip(strict, strict if every is in_order else _marginalised(space, every, complete), strict=True))
        )
    return found


def _world_verdicts(space: Space, on: date) -> tuple[list[int], list[int]]:
    """Return the verdicts of the ordered worlds and of all worlds on a day; an impossible world has no verdict."""
    world, possible_values = copy_of(space.template), [axis.possible_values for axis in space.axes]
    path = tuple(int(step) if step.isdigit() else step for step in space.path.split("/")[1:])
    slots = [Slot(world, axis.place) for axis in space.axes]
    found: list[int] = []
    in_order: list[int] = []

    def visit(number: int) -> None:
        if number == len(slots):
            verdicts = _verdicts(space, world, path, on) if space.possible(world) else NO_VERDICT
            found.append(verdicts)
            in_order.append(verdicts if space.is_in_order(world) else NO_VERDICT)
            return
        for value in possible_values[number]:
            slots[number].set(value)
            visit(number + 1)
        slots[number].set(ABSENT)

    visit(0)
    return found if in_order == found else in_order, found


def _verdicts(space: Space, world: Facts, path: tuple[str | int, ...], on: date) -> int:
    verdicts = _oracle(world, (space.root, *path), on, dict(space.readings))
    return sum(BITS[verdicts[rule]] << WIDTH * number for number, rule in enumerate(space.rules))


def _oracle(case: Facts, path: tuple[str | int, ...], on: date, readings: dict[str, str]) -> dict[str, str]:
    """Return the verdicts of the oracle on the part at a path. `two_valued` supports the default readings only."""
    match path:
        case ("mechanism",):
            return other_work.of_mechanism(case, on, readings)
        case ("case", "requests", int(index)) if readings:
            return other_work.of_request(case, case["requests"][index], on, readings)
        case (_, str(name), int(index)) if name in _BY_PART:
            return _BY_PART[name](case[name][index], on, readings)
    assert not readings, "two_valued supports the default readings only"
    return _earlier_articles(case, path, on)


_BY_PART: Final[dict[str, Callable[[Facts, date, dict[str, str]], dict[str, str]]]] = {
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


def _marginalised(space: Space, worlds: list[int], complete: date | None) -> list[int]:
    axes, table = space.axes, worlds
    widths = [len(axis.possible_values) for axis in axes]
    outers = [1, *accumulate(widths, mul)]
    inner = 1
    for number in range(len(axes) - 1, -1, -1):
        axis, width = axes[number], widths[number] * inner
        possible_indices: dict[date | None, tuple[int, ...]] = {}
        folded: list[int] = []
        for outer in range(outers[number]):
            start = outer * width
            rows = [table[start + each : start + each + inner] for each in range(0, width, inner)]
            for recordable in axis.recordable:
                if recordable < len(axis.values):
                    folded += rows[recordable]
                elif axis.kind is Kind.JUDGMENT:
                    folded += [_judgment_result(len(space.rules), yes, no) for yes, no in zip(*rows, strict=True)]
                else:
                    required_on = _required_on(axes, number, outer)
                    if required_on not in possible_indices:
                        possible_indices[required_on] = axis.possible_indices(complete, required_on)
                    folded += _union([rows[index] for index in possible_indices[required_on]], inner)
        table = folded
        inner *= len(axis.recordable)
    return table


def _union(rows: Sequence[list[int]], inner: int) -> list[int]:
    union = rows[0] if rows else [NO_VERDICT] * inner
    for row in rows[1:]:
        union = list(map(or_, union, row))
    return union


def _required_on(axes: tuple[Axis, ...], number: int, outer: int) -> date | None:
    """Return the day on which an optional part is required, from the values of the axes before it."""
    required_on = axes[number].required_on
    if required_on is None:
        return None
    world: Facts = {}
    for axis in reversed(axes[:number]):
        outer, index = divmod(outer, len(axis.possible_values))
        world[axis.name] = axis.possible_values[index]
    return required_on(world)


@cache
def _judgment_result(rules: int, yes: int, no: int) -> int:
    """Return the verdicts with an unrecorded judgment: review for each rule whose verdicts differ."""
    if NO_VERDICT in (yes, no):
        return yes | no
    found = 0
    for shift in range(0, rules * WIDTH, WIDTH):
        one, other = yes >> shift & (1 << WIDTH) - 1, no >> shift & (1 << WIDTH) - 1
        found |= (one if one == other else BITS["review"]) << shift
    return found


def _product(numbers: Sequence[int]) -> int:
    return list(accumulate(numbers, mul, initial=1))[-1]


def unpack(packed: int, rules: int) -> Iterator[int]:
    """Yield the set of verdicts of each rule."""
    for shift in range(0, rules * WIDTH, WIDTH):
        yield packed >> shift & (1 << WIDTH) - 1
