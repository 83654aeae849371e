"""Facts at random, as JSON, straight from the record types: one way to draw for each kind of field.

What a field can hold is found from its type; among the words it could hold, those are kept that its own checks let
through. Days lie around one anchor, drawn first, so that periods between them fall on both sides of their end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import cache, cached_property
from typing import TYPE_CHECKING, Annotated, Any, Final, get_args, get_origin

from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from zhixing_rules.errors import RecordError
from zhixing_rules.records import CaseNumber, Secret
from zhixing_rules.testing.sample_values import ANY_WORDS, WORDS, numbers_of_cases
from zhixing_rules.testing.thresholds import Thresholds, numbers_between
from zhixing_rules.testing.visible_fields import Shape, bare, keys_of, listed_model, named_lists

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zhixing_rules.language import Procedure

__all__ = ["Facts", "Maker"]

Facts = dict[str, Any]

_MOST_LISTED: Final = 2
_LARGEST: Final = 1000
_WEEKS: Final = 12
_CODE: Final = re.compile(r"[\u4e00-\u9fff](?:[0-9]{2}){1,2}")


@dataclass(frozen=True, eq=False, repr=False)
class Maker:
    """Draws facts of one kind of record.

    Attributes:
        model: the record type.
        known: the days, numbers and words to draw from.
        procedure: whose ids and references the records keep; ``None`` for a part by itself.
        shape: what to fill in; ``None`` for everything.
        blanks: how many of ten optional fields are left unrecorded.
        near: whether days lie around thresholds; else anywhere within some weeks of the anchor.
        kinds: what to draw for types that the kit does not know.
    """

    model: type[BaseModel]
    known: Thresholds
    procedure: Procedure | None = None
    shape: Shape = None
    blanks: int = 2
    near: bool = True
    kinds: Mapping[Any, st.SearchStrategy[Any]] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"Maker({self.model.__name__})"

    def _repr_pretty_(self, printer: Any, _: bool) -> None:  # noqa: ANN401, FBT001  as Hypothesis asks
        printer.text(repr(self))

    @cached_property
    def root(self) -> _Part:
        """How the whole is drawn."""
        return self._part(self.model, self.shape, "")

    def anchors(self) -> st.SearchStrategy[date]:
        """The days to begin from, an ordinary one first."""
        return st.sampled_from(self.known.anchors)

    def days(self, anchor: date) -> tuple[str, ...]:
        """Days around an anchor, the nearest first."""
        return self.known.written(anchor) if self.near else _within_weeks(anchor)

    def facts(self, draw: Any, anchor: date) -> Facts:  # noqa: ANN401  Hypothesis has no name for it
        """The facts of one record, drawn around an anchor."""
        return self.root.drawn(draw, self.days(anchor))

    # -------------------------------------------------------------------------------------------- kinds of field

    def _part(self, model: type[BaseModel], shape: Shape, listed_in: str) -> _Part:
        fields: dict[str, _Field] = {}
        for name, each in model.model_fields.items():
            if name == "id" and listed_in:
                continue
            if not each.is_required() and shape is not None and name not in shape:
                continue
            inner = None if shape is None else shape.get(name)
            fields[name] = self._field(model, name, inner, required=each.is_required())
        prefix = self._lists.get(listed_in, listed_in) if "id" in model.model_fields else ""
        return _Part(fields, prefix)

    @cached_property
    def _lists(self) -> dict[str, str]:
        """The name of what stands in each list: its ids begin with it."""
        named = {} if self.procedure is None else named_lists(self.procedure)
        return {listed: name for name, listed in reversed(named.items())}

    def _field(self, model: type[BaseModel], name: str, shape: Shape, *, required: bool) -> _Field:
        annotation = model.model_fields[name].annotation
        listed, kind = listed_model(annotation), bare(annotation)
        blanks = 0 if required else self.blanks
        if listed is not None:
            return _Many(self._part(listed, shape, name), blanks)
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            return _Optional(self._part(kind, shape, ""), blanks)
        if kind is date:
            return _Day(blanks)
        if kind in self.kinds:
            return _Given(self.kinds[kind], blanks)
        if get_origin(kind) is tuple:
            return _Terms(self._values(model, name, bare(get_args(kind)[0])), blanks)
        return _Leaf(self._values(model, name, kind), blanks)

    def _values(self, model: type[BaseModel], name: str, kind: Any) -> tuple[Any, ...]:  # noqa: ANN401  any type
        """What a field can hold, the simplest first."""
        if kind is bool:
            return (True, False)
        if kind is int:
            return self._accepted(model, name, numbers_between(self.known, 0, _LARGEST))
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            return tuple(term.value for term in kind)
        if kind is CaseNumber:
            codes = (word for words in self.known.words.values() for word in words if _CODE.fullmatch(word))
            return numbers_of_cases(tuple(dict.fromkeys(codes)))
        if kind is str or kind is Secret:
            return self._texts(model, name)
        raise TypeError(f"{model.__name__}.{name}: give a strategy for {kind} in kinds")

    def _texts(self, model: type[BaseModel], name: str) -> tuple[str, ...]:
        if (ids := self._ids(model, name)) is not None:
            return ids
        asked = (
            word
            for (subject, path), words in self.known.words.items()
            if path == name or path.endswith(f".{name}") or (subject.record is model and path == name)
            for word in words
        )
        return self._accepted(model, name, tuple(dict.fromkeys((*asked, *WORDS.get(name, ()), *ANY_WORDS))))

    def _ids(self, model: type[BaseModel], name: str) -> tuple[str, ...] | None:
        """The ids that a field which refers to another record may hold."""
        if self.procedure is None:
            return None
        listed = keys_of(self.procedure).get((model, name)) or named_lists(self.procedure).get(name)
        return None if listed is None else tuple(f"{self._lists[listed]}-{n + 1}" for n in range(_MOST_LISTED))

    def _accepted(self, model: type[BaseModel], name: str, values: tuple[Any, ...]) -> tuple[Any, ...]:
        """Those of some values that a field's own checks let through."""
        kept = tuple(value for value in values if _accepts(model, name, value))
        if not kept:
            raise TypeError(f"{model.__name__}.{name}: give a strategy for its type in kinds")
        return kept


def _accepts(model: type[BaseModel], name: str, value: object) -> bool:
    declared = model.model_fields[name]
    kind: Any = Annotated[(declared.annotation, *declared.metadata)] if declared.metadata else declared.annotation
    listed = get_origin(bare(declared.annotation)) is tuple
    try:
        TypeAdapter[Any](kind).validate_python((value,) if listed else value)
    except (ValidationError, RecordError):
        return False
    return True


# ------------------------------------------------------------------------------------------------ fields drawn


class _Chance:
    """The chances of one record: drawn together, a byte for each choice, and all zero in the simplest record."""

    def __init__(self, draw: Any, how_many: int, days: tuple[str, ...]) -> None:  # noqa: ANN401  Hypothesis has no name
        self.draw, self.days = draw, days
        self._bytes = iter(draw(_bytes(how_many)))

    def next(self) -> int:
        """A number from 0 to 255."""
        return int(next(self._bytes))

    def of(self, values: Sequence[Any]) -> Any:  # noqa: ANN401  any value
        """One of some values, the first being the simplest."""
        return values[next(self._bytes) % len(values)]


class _Field:
    """One field, and how many chances it takes: one for whether it is recorded, the others for what it holds."""

    choices: int = 1

    def __init__(self, blanks: int) -> None:
        self.unrecorded = _TENTH * blanks

    @property
    def width(self) -> int:
        """How many chances it takes."""
        return self.choices + 1

    def into(self, facts: Facts, name: str, chance: _Chance) -> None:
        """The field, recorded or left out."""
        recorded = chance.next() >= self.unrecorded
        value = self.value(chance)
        if recorded:
            facts[name] = value

    def value(self, chance: _Chance) -> Any:  # noqa: ANN401  any value
        """What it holds."""
        raise NotImplementedError


class _Day(_Field):
    def value(self, chance: _Chance) -> Any:  # noqa: ANN401  as above
        return chance.of(chance.days)


class _Leaf(_Field):
    def __init__(self, values: Sequence[Any], blanks: int) -> None:
        super().__init__(blanks)
        self.values = tuple(values)

    def value(self, chance: _Chance) -> Any:  # noqa: ANN401  as above
        return chance.of(self.values)


class _Given(_Field):
    """What a strategy of the caller draws."""

    choices = 0

    def __init__(self, values: st.SearchStrategy[Any], blanks: int) -> None:
        super().__init__(blanks)
        self.values = values

    def value(self, chance: _Chance) -> Any:  # noqa: ANN401  as above
        return chance.draw(self.values)


class _Terms(_Leaf):
    """A list of words, each there or not."""

    @property
    def choices(self) -> int:  # type: ignore[override]  # as many as there are words
        return len(self.values)

    def value(self, chance: _Chance) -> Any:  # noqa: ANN401  as above
        return [term for term in self.values if chance.next() % 2]


class _Optional(_Field):
    """A part of a record."""

    def __init__(self, part: _Part, blanks: int) -> None:
        super().__init__(blanks)
        self.part = part

    @property
    def choices(self) -> int:  # type: ignore[override]  # as many as its fields take
        return self.part.width

    def value(self, chance: _Chance) -> Any:  # noqa: ANN401  as above
        return self.part.filled(chance)


class _Many(_Optional):
    """A list of records, each with chances of its own."""

    choices = 1

    def into(self, facts: Facts, name: str, chance: _Chance) -> None:
        """The list; where it is left out, nothing is drawn for it."""
        if chance.next() >= self.unrecorded:
            facts[name] = self.value(chance)
        else:
            chance.next()

    def value(self, chance: _Chance) -> Any:  # noqa: ANN401  as above
        how_many = chance.of(_HOW_MANY)
        many = [self.part.drawn(chance.draw, chance.days) for _ in range(how_many)]
        if self.part.prefix:
            many = [{"id": f"{self.part.prefix}-{number}", **each} for number, each in enumerate(many, 1)]
        return many


class _Part:
    """The fields of one record."""

    def __init__(self, fields: dict[str, _Field], prefix: str) -> None:
        self.fields, self.prefix = fields, prefix
        self.width = 1 + sum(each.width for each in fields.values())
        self.dated = [name for name, each in fields.items() if isinstance(each, _Day)]

    def drawn(self, draw: Any, days: tuple[str, ...]) -> Facts:  # noqa: ANN401  as above
        """The facts, by chances of their own."""
        return self.filled(_Chance(draw, self.width, days))

    def filled(self, chance: _Chance) -> Facts:
        """The facts, in the order of the fields; in most records, their days come in that order too."""
        facts: Facts = {}
        orderly = chance.next() >= _DISORDERLY
        for name, each in self.fields.items():
            each.into(facts, name, chance)
        if orderly:
            dated = [name for name in self.dated if name in facts]
            facts.update(zip(dated, sorted(facts[name] for name in dated), strict=True))
        return facts


_TENTH: Final = 25
_DISORDERLY: Final = 64
_HOW_MANY: Final = (1, 2, 1, 0)


@cache
def _bytes(how_many: int) -> st.SearchStrategy[bytes]:
    return st.binary(min_size=how_many, max_size=how_many)


@cache
def _within_weeks(anchor: date) -> tuple[str, ...]:
    return tuple((anchor + timedelta(days=n)).isoformat() for n in range(_WEEKS * 7))
