"""Random facts, as JSON, generated from the record types: one generator for each type of field.

The values of a field follow from its type, limited to those that its validators accept. Days lie around one anchor,
which is drawn first, so that the periods between them fall on both sides of their last day.
"""

from __future__ import annotations

import re
from dataclasses import field
from datetime import date, timedelta
from enum import StrEnum
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st

from zhixing_rules._values import dataclass
from zhixing_rules.records import Judgment, Secret
from zhixing_rules.records.annotations import bare_type, is_record, member_type
from zhixing_rules.records.field_values import field_values
from zhixing_rules.testing.sample_values import ANY_WORDS, WORDS, case_number_texts
from zhixing_rules.testing.thresholds import Thresholds, numbers_between
from zhixing_rules.testing.visible_fields import VisibleFields, listed_model, named_lists, references_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pydantic import BaseModel

    from zhixing_rules.language import Procedure

__all__ = ["Facts", "RecordGenerator"]

Facts = dict[str, Any]

_MAX_LISTED: Final = 2
_MAX_NUMBER: Final = 1000
_WEEKS: Final = 12
_CODE: Final = re.compile(r"[\u4e00-\u9fff](?:[0-9]{2}){1,2}")


@dataclass(frozen=True, eq=False, repr=False)
class RecordGenerator:
    """Generator of facts for one type of record.

    Attributes:
        model: the record type.
        thresholds: the days, numbers and words to draw from.
        procedure: the procedure whose ids and references the records follow; ``None`` for a part alone.
        visible: the fields to fill in; ``None`` for all fields.
        blanks: how many of ten optional fields stay unrecorded, on average.
        near: whether days lie around thresholds; otherwise they lie anywhere within some weeks of the anchor.
        kinds: strategies for types that the kit does not know.
    """

    model: type[BaseModel]
    thresholds: Thresholds
    procedure: Procedure | None = None
    visible: VisibleFields = None
    blanks: int = 2
    near: bool = True
    kinds: Mapping[Any, st.SearchStrategy[Any]] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"RecordGenerator({self.model.__name__})"

    def _repr_pretty_(self, printer: Any, _: bool) -> None:  # noqa: ANN401, FBT001  the signature that Hypothesis calls
        printer.text(repr(self))

    @cached_property
    def root(self) -> _Part:
        """The generator of the whole record."""
        return self._part(self.model, self.visible, "")

    def anchors(self) -> st.SearchStrategy[date]:
        """Draw a day to start from; an ordinary day is the simplest."""
        return st.sampled_from(self.thresholds.anchors)

    def days(self, anchor: date) -> tuple[str, ...]:
        """Return the days around an anchor in ISO format, the nearest first."""
        return self.thresholds.iso_around(anchor) if self.near else _within_weeks(anchor)

    def facts(self, draw: Any, anchor: date) -> Facts:  # noqa: ANN401  Hypothesis exports no type for it
        """Draw the facts of one record around an anchor."""
        return self.root.drawn(draw, self.days(anchor))

    # -------------------------------------------------------------------------------------------- types of field

    def _part(self, model: type[BaseModel], visible: VisibleFields, listed_in: str) -> _Part:
        fields: dict[str, _Field] = {}
        for name, each in model.model_fields.items():
            if name == "id" and listed_in:
                continue
            if listed_model(each.annotation) is Judgment:  # no rule reads an answer, and an arbitrary one is refused
                continue
            if not each.is_required() and visible is not None and name not in visible:
                continue
            inner = None if visible is None else visible.get(name)
            fields[name] = self._field(model, name, inner, required=each.is_required())
        prefix = self._lists.get(listed_in, listed_in) if "id" in model.model_fields else ""
        return _Part(fields, prefix)

    @cached_property
    def _lists(self) -> dict[str, str]:
        """The name of the members of each list, which is the prefix of their ids."""
        named = {} if self.procedure is None else named_lists(self.procedure)
        return {listed: name for name, listed in reversed(named.items())}

    def _field(self, model: type[BaseModel], name: str, visible: VisibleFields, *, required: bool) -> _Field:
        annotation = model.model_fields[name].annotation
        listed, kind = listed_model(annotation), bare_type(annotation)
        blanks = 0 if required else self.blanks
        if listed is not None:
            return _RecordList(self._part(listed, visible, name), blanks)
        if is_record(kind):
            return _OptionalPart(self._part(kind, visible, ""), blanks)
        if kind is date:
            return _DayField(blanks)
        if kind in self.kinds:
            return _CustomField(self.kinds[kind], blanks)
        member = member_type(annotation)
        texts = (kind if member is None else member) in (str, Secret)
        values = (self._ids(model, name) if texts else None) or self._values(model, name)
        if not values:
            raise TypeError(f"{model.__name__}.{name}: give a strategy for {kind} in kinds")
        return _Value(values, blanks) if member is None else _TermList(values, blanks)

    def _values(self, model: type[BaseModel], name: str) -> tuple[Any, ...]:
        """Return the values of a field that holds no id, as JSON, the simplest first."""
        tested = [(path, words) for (_, path), words in self.thresholds.words.items()]
        codes = dict.fromkeys(word for _, words in tested for word in words if _CODE.fullmatch(word))
        values = field_values(
            model.model_fields[name],
            words=[word for path, words in tested if path == name or path.endswith(f".{name}") for word in words],
            numbers=numbers_between(self.thresholds, 0, _MAX_NUMBER),
            case_numbers=case_number_texts(tuple(codes)),
            texts=(*WORDS.get(name, ()), *ANY_WORDS),
        )
        return tuple(each.value if isinstance(each, StrEnum) else each for each in values)

    def _ids(self, model: type[BaseModel], name: str) -> tuple[str, ...] | None:
        """Return the ids for a field that refers to another record; ``None`` for any other field."""
        if self.procedure is None:
            return None
        listed = references_of(self.procedure).get((model, name)) or named_lists(self.procedure).get(name)
        return None if listed is None else tuple(f"{self._lists[listed]}-{n + 1}" for n in range(_MAX_LISTED))


# ------------------------------------------------------------------------------------------------ field generators


class _Choices:
    """The random choices of one record: one byte each, drawn together; all are zero in the simplest record."""

    def __init__(self, draw: Any, count: int, days: tuple[str, ...]) -> None:  # noqa: ANN401  Hypothesis exports no type for it
        self.draw, self.days = draw, days
        self._bytes = iter(draw(_bytes(count)))

    def next(self) -> int:
        """Return the next number, from 0 to 255."""
        return int(next(self._bytes))

    def of(self, values: Sequence[Any]) -> Any:  # noqa: ANN401  any value
        """Return one of the values; the first is the simplest."""
        return values[next(self._bytes) % len(values)]


class _Field:
    """Generator of one field; it uses one choice for whether the field is recorded, and others for its value."""

    value_choices: int = 1

    def __init__(self, blanks: int) -> None:
        self.unrecorded = _TENTH * blanks

    @property
    def width(self) -> int:
        """Number of choices that the field uses."""
        return self.value_choices + 1

    def fill(self, facts: Facts, name: str, choices: _Choices) -> None:
        """Record the field or leave it out."""
        recorded = choices.next() >= self.unrecorded
        value = self.value(choices)
        if recorded:
            facts[name] = value

    def value(self, choices: _Choices) -> Any:  # noqa: ANN401  any value
        """Return a value of the field."""
        raise NotImplementedError


class _DayField(_Field):
    def value(self, choices: _Choices) -> Any:  # noqa: ANN401  as above
        return choices.of(choices.days)


class _Value(_Field):
    def __init__(self, values: Sequence[Any], blanks: int) -> None:
        super().__init__(blanks)
        self.values = tuple(values)

    def value(self, choices: _Choices) -> Any:  # noqa: ANN401  as above
        return choices.of(self.values)


class _CustomField(_Field):
    """Field whose values a strategy of the caller draws."""

    value_choices = 0

    def __init__(self, values: st.SearchStrategy[Any], blanks: int) -> None:
        super().__init__(blanks)
        self.values = values

    def value(self, choices: _Choices) -> Any:  # noqa: ANN401  as above
        return choices.draw(self.values)


class _TermList(_Value):
    """List of words, each of which is included or not."""

    @property
    def value_choices(self) -> int:  # type: ignore[override]  # one for each word
        return len(self.values)

    def value(self, choices: _Choices) -> Any:  # noqa: ANN401  as above
        return [term for term in self.values if choices.next() % 2]


class _OptionalPart(_Field):
    """Part of a record."""

    def __init__(self, part: _Part, blanks: int) -> None:
        super().__init__(blanks)
        self.part = part

    @property
    def value_choices(self) -> int:  # type: ignore[override]  # those of its fields
        return self.part.width

    def value(self, choices: _Choices) -> Any:  # noqa: ANN401  as above
        return self.part.filled(choices)


class _RecordList(_OptionalPart):
    """List of records, each with its own choices."""

    value_choices = 1

    def fill(self, facts: Facts, name: str, choices: _Choices) -> None:
        """Record the list or leave it out; nothing is drawn for a list that is left out."""
        if choices.next() >= self.unrecorded:
            facts[name] = self.value(choices)
        else:
            choices.next()

    def value(self, choices: _Choices) -> Any:  # noqa: ANN401  as above
        length = choices.of(_LIST_LENGTHS)
        members = [self.part.drawn(choices.draw, choices.days) for _ in range(length)]
        if self.part.prefix:
            members = [{"id": f"{self.part.prefix}-{number}", **each} for number, each in enumerate(members, 1)]
        return members


class _Part:
    """Generator of the fields of one record."""

    def __init__(self, fields: dict[str, _Field], prefix: str) -> None:
        self.fields, self.prefix = fields, prefix
        self.width = 1 + sum(each.width for each in fields.values())
        self.dated = [name for name, each in fields.items() if isinstance(each, _DayField)]

    def drawn(self, draw: Any, days: tuple[str, ...]) -> Facts:  # noqa: ANN401  as above
        """Draw the facts with new choices."""
        return self.filled(_Choices(draw, self.width, days))

    def filled(self, choices: _Choices) -> Facts:
        """Return the facts in the order of the fields; in most records, the days are in that order too."""
        facts: Facts = {}
        sort_days = choices.next() >= _UNSORTED
        for name, each in self.fields.items():
            each.fill(facts, name, choices)
        if sort_days:
            dated = [name for name in self.dated if name in facts]
            facts.update(zip(dated, sorted(facts[name] for name in dated), strict=True))
        return facts


_TENTH: Final = 25
_UNSORTED: Final = 64
_LIST_LENGTHS: Final = (1, 2, 1, 0)


@cache
def _bytes(count: int) -> st.SearchStrategy[bytes]:
    return st.binary(min_size=count, max_size=count)


@cache
def _within_weeks(anchor: date) -> tuple[str, ...]:
    return tuple((anchor + timedelta(days=n)).isoformat() for n in range(_WEEKS * 7))
