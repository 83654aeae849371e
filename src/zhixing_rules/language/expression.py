"""Expressions of the rule language. They are values only; evaluation is in other packages.

There are three kinds. A `Condition` is met, not met, or unknown. A `Moment` is a day, possibly known only within
bounds: an event that is not recorded happened after the last day the record is complete for, or never. A `Quantity` is
a whole number of days.

An expression has no truth value: `if`, `and`, `or`, `not` and chained comparisons raise RuleDefect. Use `all_of`,
`any_of` and `not_` instead.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Any, NoReturn

from zhixing_rules._values import dataclass
from zhixing_rules.errors import RuleDefect

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zhixing_rules._bilingual import Bilingual
    from zhixing_rules.language.occurrence import Occurrence
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
    """Base class of all expressions."""

    __slots__ = ()

    def __bool__(self) -> NoReturn:
        raise RuleDefect(
            "规则中的条件没有真假值：请用 all_of / any_of / not_ · "
            "a condition has no truth value: use all_of, any_of or not_"
        )


class Condition(Expression):
    """An expression that is met, not met, or unknown."""

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
        """Return the last day of a period that this moment triggers; the day of the moment is not counted."""
        return Shifted(self, span, 1, basis)

    def before(self, span: Span, basis: Basis | None = None) -> Moment:
        """Return the first day of a period that this moment ends; the day of the moment is not counted."""
        return Shifted(self, span, -1, basis)


class Quantity(Expression):
    """A whole number of days, possibly unknown."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Basis:
    """The higher law behind one step of a calculation, with the confidence in the source (code A, B or C)."""

    zh: str
    en: str
    confidence: str = "A"

    def __post_init__(self) -> None:
        if self.confidence not in {"A", "B", "C"}:
            raise RuleDefect(f"{self.en}: an unverified source cannot be a basis")


@dataclass(frozen=True, slots=True)
class Shifted(Moment):
    """A span after (`sign` 1) or before (`sign` -1) a moment; the day of the moment is not counted."""

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
        subject: the subject whose record contains it.
        path: the dotted path of the value in the record.
        zh: the title in Chinese.
        en: the title in English.
        place: the dotted path of the field to fill in; differs from `path` if the record derives the fact from a field.
    """

    subject: Subject
    path: str
    zh: str
    en: str
    place: str

    def recorded(self, settled: Moment) -> Condition:
        """Return the condition that it is recorded; not met if the record is complete past `settled` without it."""
        return Recorded(self, settled)


@dataclass(frozen=True, slots=True)
class Flag(Fact, Condition):
    """A yes-or-no fact. With `judgment`, it is a judgment that only a person can make.

    `negation` is the opposite of its title, where that does not follow from the title.
    """

    judgment: bool = False
    negation: Bilingual | None = field(default=None, kw_only=True, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Event(Fact, Moment):
    """The day of an event. If not recorded, it happened after the last day the record is complete for, or never.

    It has nevertheless happened where the order of the events in its record (`Subject.order`) shows that, where
    `followed_by` has, or where `shown_by` is met.

    Attributes:
        occurrence: the sentences that it has happened or not, where they do not follow from the titles.
        followed_by: an act in another record that it cannot be later than, and that shows that it has happened.
        shown_by: a condition on another record that shows that it has happened.
    """

    occurrence: Occurrence | None = field(default=None, kw_only=True, compare=False, repr=False)
    followed_by: Moment | None = field(default=None, kw_only=True, compare=False, repr=False)
    shown_by: Condition | None = field(default=None, kw_only=True, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Day(Fact, Moment):
    """A day written in a document, such as a decision or a form. If not recorded, it may be any day.

    The attributes are those of an `Event`.
    """

    occurrence: Occurrence | None = field(default=None, kw_only=True, compare=False, repr=False)
    followed_by: Moment | None = field(default=None, kw_only=True, compare=False, repr=False)
    shown_by: Condition | None = field(default=None, kw_only=True, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Number(Fact, Quantity):
    """A whole number of days."""


@dataclass(frozen=True, slots=True)
class Text(Fact):
    """A text: a code, an id, or one of a closed list of terms."""

    terms: tuple[str, ...] = ()
    judgment: bool = False

    def is_(self, *values: str) -> Condition:
        """Return the condition that it is one of these values.

        Raises:
            RuleDefect: a value is not in its closed list of terms.
        """
        if unknown := set(values) - set(self.terms or values):
            raise RuleDefect(f"{self.subject.name}.{self.path} cannot be {', '.join(sorted(unknown))}")
        return Is(self, tuple(sorted(str(value) for value in values)))


@dataclass(frozen=True, slots=True)
class Present(Fact):
    """A part of the record that is present or not, such as a letter or a list of documents."""

    terms: tuple[str, ...] = ()

    def contains(self, value: str, settled: Moment) -> Condition:
        """Return the condition that the list contains a value.

        Not met if no list is recorded and the record is complete past `settled`.

        Raises:
            RuleDefect: the value is not in the closed list of terms.
        """
        if self.terms and value not in self.terms:
            raise RuleDefect(f"{self.subject.name}.{self.path} cannot contain {value}")
        return Contains(self, str(value), settled)


# ------------------------------------------------------------------------------------------------ conditions


@dataclass(frozen=True, slots=True)
class Always(Condition):
    """A condition that is always met or never met."""

    met: bool


TRUE = Always(met=True)
FALSE = Always(met=False)


@dataclass(frozen=True, slots=True)
class All(Condition):
    """Met if every part is met."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Any_(Condition):  # noqa: N801  `Any` is taken by typing
    """Met if at least one part is met."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not(Condition):
    """Met if the part is not met."""

    part: Condition


@dataclass(frozen=True, slots=True)
class Compare(Condition):
    """Comparison of two moments: `left` no later than (`<=`) or before (`<`) `right`."""

    op: str
    left: Moment
    right: Moment


@dataclass(frozen=True, slots=True)
class Is(Condition):
    """Met if a text is one of the values."""

    fact: Text
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Equal(Condition):
    """Met if two texts are equal; used to join records that refer to each other."""

    left: Text
    right: Text


@dataclass(frozen=True, slots=True)
class Table:
    """A lookup table of pairs, such as court and police organ; `Procedure.with_table` replaces it."""

    name: str
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class InTable(Condition):
    """Met if a pair of texts is in a table.

    Not met if the table contains either text, but not the pair. If it contains neither, the result is unknown, unless
    another condition (`otherwise`) decides it. Where a text is not recorded, the pair is unknown; it is not met if the
    table cannot contain it and `otherwise` is not met. Without a first text, met if the table contains the second text.
    `negation` is as that of a `Flag`.
    """

    left: Text | None
    right: Text
    table: Table
    zh: str
    en: str
    otherwise: Condition | None = None
    negation: Bilingual | None = field(default=None, kw_only=True, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Contains(Condition):
    """Met if a list contains a value. See `Present.contains`."""

    fact: Present
    value: str
    settled: Moment


@dataclass(frozen=True, slots=True)
class Recorded(Condition):
    """Met if a fact is recorded. See `Fact.recorded`."""

    fact: Fact
    settled: Moment


@dataclass(frozen=True, slots=True)
class Exists(Condition):
    """Met if some record of a subject in the same container meets a condition. `negation` is as that of a `Flag`."""

    subject: Subject
    where: Condition
    zh: str
    en: str
    negation: Bilingual | None = field(default=None, kw_only=True, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Chosen(Condition):
    """The condition of the chosen alternative of a reading."""

    reading: Reading
    options: tuple[tuple[str, Condition], ...]

    @classmethod
    def by(cls, reading: Reading, options: Mapping[str, Condition]) -> Chosen:
        """Create from one condition per alternative.

        Raises:
            RuleDefect: an alternative is missing or unknown.
        """
        return cls(reading, options_of(reading, options))


# ------------------------------------------------------------------------------------------------ building


def options_of(reading: Reading, options: Mapping[str, Any]) -> tuple[tuple[str, Any], ...]:
    """Return the options in the order of the reading's alternatives.

    Raises:
        RuleDefect: an alternative is missing or unknown.
    """
    expected = [alternative.id for alternative in reading.alternatives]
    if sorted(options) != sorted(expected):
        raise RuleDefect(f"reading {reading.id}: give exactly {', '.join(expected)}")
    return tuple((name, options[name]) for name in expected)


def all_of(*parts: Condition) -> Condition:
    """Return a condition that is met if every part is met. Raises RuleDefect if a part is not a condition."""
    conditions = tuple(part for part in map(_condition, parts) if part != TRUE)
    return conditions[0] if len(conditions) == 1 else All(conditions) if conditions else TRUE


def any_of(*parts: Condition) -> Condition:
    """Return a condition that is met if at least one part is met. Raises RuleDefect if a part is not a condition."""
    conditions = tuple(map(_condition, parts))
    return conditions[0] if len(conditions) == 1 else Any_(conditions)


def not_(part: Condition) -> Condition:
    """Return a condition that is met if the part is not met. Raises RuleDefect if the part is not a condition."""
    return Not(_condition(part))


def _condition(part: object) -> Condition:
    if not isinstance(part, Condition):
        raise RuleDefect(f"a {type(part).__name__} is not a condition")
    return part
