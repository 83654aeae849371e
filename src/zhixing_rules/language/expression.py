"""Expressions: what a rule is made of. Values only; every reader of them lives elsewhere.

Three kinds. A `Condition` is met, not met, or unknown. A `Moment` is a day that may be known only within bounds:
an event that is not recorded lies after the last day the record is complete for, or never happened. A
`Quantity` is a whole number of days.

An expression has no truth value: `if`, `and`, `or`, `not` and chained comparisons raise. Write `all_of`,
`any_of`, `not_`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

from zhixing_rules.errors import RuleDefect

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zhixing_rules.language.reading import Reading
    from zhixing_rules.language.span import Span
    from zhixing_rules.language.subject import Subject

__all__ = [
    "FALSE",
    "TRUE",
    "All",
    "Always",
    "Any_",
    "Basis",
    "Chosen",
    "Compare",
    "Condition",
    "Contains",
    "Day",
    "Equal",
    "Event",
    "Exists",
    "Expression",
    "Fact",
    "Flag",
    "InTable",
    "Is",
    "Moment",
    "Not",
    "Number",
    "Present",
    "Quantity",
    "Recorded",
    "Shifted",
    "Table",
    "Text",
    "all_of",
    "any_of",
    "not_",
    "options_of",
]


class Expression:
    """Anything a rule can be built from."""

    __slots__ = ()

    def __bool__(self) -> NoReturn:
        raise RuleDefect("规则中的条件没有真假值：请用 all_of / any_of / not_ · write all_of, any_of, not_")


class Condition(Expression):
    """Met, not met, or unknown."""

    __slots__ = ()


class Moment(Expression):
    """A day, known exactly or within bounds. `<=` is "no later than", `<` is "before"."""

    __slots__ = ()

    def __le__(self, other: Moment) -> Condition:
        return Compare("<=", self, other)

    def __lt__(self, other: Moment) -> Condition:
        return Compare("<", self, other)

    def __ge__(self, other: Moment) -> Condition:
        return Compare("<=", other, self)

    def __gt__(self, other: Moment) -> Condition:
        return Compare("<", other, self)

    def after(self, span: Span | Quantity, basis: Basis | None = None) -> Moment:
        """The last day of a period that this moment sets running; its own day is not counted."""
        return Shifted(self, span, 1, basis)

    def before(self, span: Span, basis: Basis | None = None) -> Moment:
        """The first day of a period that this moment ends; its own day is not counted."""
        return Shifted(self, span, -1, basis)


class Quantity(Expression):
    """A whole number of days, possibly unknown."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Basis:
    """The higher law behind one step of a computation, with how well it is known (codes A, B, C)."""

    zh: str
    en: str
    confidence: str = "A"

    def __post_init__(self) -> None:
        if self.confidence not in {"A", "B", "C"}:
            raise RuleDefect(f"{self.en}: an unverified source cannot be a basis")


@dataclass(frozen=True, slots=True)
class Shifted(Moment):
    """So many days after (`sign` 1) or before (-1) a moment, whose own day is not counted."""

    base: Moment
    span: Span | Quantity
    sign: int
    basis: Basis | None = None

    def __post_init__(self) -> None:
        if self.sign < 0 and isinstance(self.span, Quantity):
            raise RuleDefect("a recorded number of days can only be counted forward")


# ------------------------------------------------------------------------------------------------ facts


@dataclass(frozen=True, slots=True)
class Fact(Expression):
    """A recorded fact.

    Attributes:
        subject: whose record it stands in.
        path: the dotted path of what is read from the record.
        zh: its title in Chinese.
        en: its title in English.
        place: the dotted path of the field to fill in; `path`, unless the record derives the fact from a field.
    """

    subject: Subject
    path: str
    zh: str
    en: str
    place: str

    def recorded(self, settled: Moment) -> Condition:
        """Whether it is recorded; once `settled` has passed, a complete record without it has none."""
        return Recorded(self, settled)


@dataclass(frozen=True, slots=True)
class Flag(Fact, Condition):
    """A yes or no. With `judgment`, it states somebody's judgment, which only a person can supply."""

    judgment: bool = False


@dataclass(frozen=True, slots=True)
class Event(Fact, Moment):
    """The day something happened. Not recorded: it happened after the record's complete days, or never."""


@dataclass(frozen=True, slots=True)
class Day(Fact, Moment):
    """A day that is written somewhere (in a decision, on a form). Not recorded: it may be any day."""


@dataclass(frozen=True, slots=True)
class Number(Fact, Quantity):
    """A whole number of days."""


@dataclass(frozen=True, slots=True)
class Text(Fact):
    """A word, a code, an id, or one of a closed list of terms."""

    terms: tuple[str, ...] = ()
    judgment: bool = False

    def is_(self, *values: str) -> Condition:
        """Whether it is one of these. A word outside its list of terms is refused when the rule is written."""
        if unknown := set(values) - set(self.terms or values):
            raise RuleDefect(f"{self.subject.name}.{self.path} is never {', '.join(sorted(unknown))}")
        return Is(self, tuple(sorted(str(value) for value in values)))


@dataclass(frozen=True, slots=True)
class Present(Fact):
    """A part of the record that is there or not, such as a letter or a list of papers."""

    terms: tuple[str, ...] = ()

    def contains(self, value: str, settled: Moment) -> Condition:
        """Whether the list holds it; no list taken, and the record complete past `settled`: it does not."""
        if self.terms and value not in self.terms:
            raise RuleDefect(f"{self.subject.name}.{self.path} never holds {value}")
        return Contains(self, str(value), settled)


# ------------------------------------------------------------------------------------------------ conditions


@dataclass(frozen=True, slots=True)
class Always(Condition):
    """A condition that is always met, or never."""

    met: bool


TRUE = Always(met=True)
FALSE = Always(met=False)


@dataclass(frozen=True, slots=True)
class All(Condition):
    """Every one of them."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Any_(Condition):  # noqa: N801  `Any` is taken by typing
    """At least one of them."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not(Condition):
    """The opposite."""

    part: Condition


@dataclass(frozen=True, slots=True)
class Compare(Condition):
    """One moment no later than (`<=`) or before (`<`) another."""

    op: str
    left: Moment
    right: Moment


@dataclass(frozen=True, slots=True)
class Is(Condition):
    """A word is one of a few."""

    fact: Text
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Equal(Condition):
    """Two words are the same word: how records that name each other are joined."""

    left: Text
    right: Text


@dataclass(frozen=True, slots=True)
class Table:
    """Pairs of words that belong together, such as court and police organ; a procedure may be given others."""

    name: str
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class InTable(Condition):
    """A pair of words stands in a table.

    Not met only where the second word is known to the table under another first word; a word the table
    does not know is a question, not a no, unless another condition (`otherwise`) decides it. Without a first
    word: whether the table knows the second at all.
    """

    left: Text | None
    right: Text
    table: Table
    zh: str
    en: str
    otherwise: Condition | None = None


@dataclass(frozen=True, slots=True)
class Contains(Condition):
    """A list of papers holds one."""

    fact: Present
    value: str
    settled: Moment


@dataclass(frozen=True, slots=True)
class Recorded(Condition):
    """A fact is recorded."""

    fact: Fact
    settled: Moment


@dataclass(frozen=True, slots=True)
class Exists(Condition):
    """Some record of a subject, among those of the same container, meets a condition."""

    subject: Subject
    where: Condition
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Chosen(Condition):
    """The condition that belongs to the chosen alternative of a reading."""

    reading: Reading
    options: tuple[tuple[str, Condition], ...]

    @classmethod
    def by(cls, reading: Reading, options: Mapping[str, Condition]) -> Chosen:
        """One condition for each alternative; a missing or unknown one is refused."""
        return cls(reading, options_of(reading, options))


# ------------------------------------------------------------------------------------------------ building


def options_of(reading: Reading, options: Mapping[str, Any]) -> tuple[tuple[str, Any], ...]:
    """The options of a choice, in the order of its reading's alternatives; none may be missing or unknown."""
    expected = [alternative.id for alternative in reading.alternatives]
    if sorted(options) != sorted(expected):
        raise RuleDefect(f"reading {reading.id}: give exactly {', '.join(expected)}")
    return tuple((name, options[name]) for name in expected)


def all_of(*parts: Condition) -> Condition:
    """Met when every part is."""
    kept = tuple(part for part in map(_condition, parts) if part != TRUE)
    return kept[0] if len(kept) == 1 else All(kept) if kept else TRUE


def any_of(*parts: Condition) -> Condition:
    """Met when at least one part is."""
    kept = tuple(map(_condition, parts))
    return kept[0] if len(kept) == 1 else Any_(kept)


def not_(part: Condition) -> Condition:
    """Met when the part is not."""
    return Not(_condition(part))


def _condition(part: object) -> Condition:
    if not isinstance(part, Condition):
        raise RuleDefect(f"a {type(part).__name__} is not a condition")
    return part
