"""Hypothesis strategies for records: valid, partial, at boundaries, or contradictory."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st

from zhixing_rules.calendars import PRC
from zhixing_rules.errors import RecordError
from zhixing_rules.language import Subject
from zhixing_rules.records import load
from zhixing_rules.testing.record_generator import Facts, RecordGenerator
from zhixing_rules.testing.repair import repair
from zhixing_rules.testing.thresholds import thresholds

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from pydantic import BaseModel

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.language import Procedure, Rule

__all__ = ["Flavour", "contradictory", "days", "records"]


class Flavour(StrEnum):
    """How a random record is filled in."""

    VALID = "valid"
    """Mostly recorded, on days within some weeks of each other."""
    PARTIAL = "partial"
    """Mostly not recorded."""
    BOUNDARY = "boundary"
    """Mostly recorded, on days and with numbers around every threshold of the procedure."""


_BLANKS: Final = {Flavour.VALID: 2, Flavour.PARTIAL: 7, Flavour.BOUNDARY: 2}


def days(
    procedure: Procedure | None = None, *, rule: Rule | None = None, calendar: Calendar = PRC
) -> st.SearchStrategy[date]:
    """Days around thresholds.

    Args:
        procedure: the procedure whose thresholds are used; those of the calendar alone if ``None``.
        rule: a rule, to use only its thresholds.
        calendar: the working days.

    Returns:
        A strategy of dates: an anchor of the thresholds, or a day near one.
    """
    limits = thresholds(procedure, rule, calendar)
    return st.sampled_from(limits.anchors).flatmap(lambda anchor: st.sampled_from(limits.around(anchor)))


def records(
    kind: Subject | type[BaseModel],
    *,
    procedure: Procedure | None = None,
    calendar: Calendar = PRC,
    flavour: Flavour | str = Flavour.VALID,
    kinds: Mapping[Any, st.SearchStrategy[Any]] | None = None,
) -> st.SearchStrategy[Any]:
    """Records that `load` accepts.

    Args:
        kind: a subject of the procedure, or the type of a record or of a part of one.
        procedure: the procedure whose thresholds and references are used; ``None`` for a part alone.
        calendar: the working days.
        flavour: how the records are filled in.
        kinds: strategies, as JSON values, for types that the kit does not know.

    Returns:
        A strategy of loaded records of that type.

    Raises:
        TypeError: on drawing, if a field has a type that is neither known nor in ``kinds``.
    """
    chosen = Flavour(flavour)
    model = kind.record if isinstance(kind, Subject) else kind
    limits = thresholds(procedure, None, calendar)
    near = chosen is Flavour.BOUNDARY
    generator = RecordGenerator(model, limits, procedure, None, _BLANKS[chosen], near, kinds or {})
    return _loaded(generator)


@st.composite
def _loaded(draw: st.DrawFn, generator: RecordGenerator) -> BaseModel:
    return repair(generator.model, generator.facts(draw, draw(generator.anchors())))


@st.composite
def contradictory(
    draw: st.DrawFn,
    kind: Subject | type[BaseModel],
    *,
    procedure: Procedure | None = None,
    calendar: Calendar = PRC,
    kinds: Mapping[Any, st.SearchStrategy[Any]] | None = None,
) -> Facts:
    """Facts that `load` refuses, as a mapping.

    They have an unknown field, a value of the wrong type or a day that does not exist, or they contradict themselves.

    Args:
        draw: supplied by Hypothesis; callers leave it out.
        kind: a subject of the procedure, or the type of a record or of a part of one.
        procedure: the procedure whose thresholds and references are used; ``None`` for a part alone.
        calendar: the working days.
        kinds: strategies, as JSON values, for types that the kit does not know.

    Returns:
        A strategy of dictionaries of JSON values, for which `load` raises `RecordError`.

    Raises:
        AssertionError: on drawing, if the type accepts unknown fields.
        TypeError: on drawing, if a field has a type that is neither known nor in ``kinds``.
    """
    model = kind.record if isinstance(kind, Subject) else kind
    limits = thresholds(procedure, None, calendar)
    generator = RecordGenerator(model, limits, procedure, None, 2, near=True, kinds=kinds or {})
    facts = generator.facts(draw, draw(generator.anchors()))
    name = draw(st.sampled_from(tuple(model.model_fields)))
    defect: Facts = draw(
        st.sampled_from(({}, {"no_such_field": True}, {name: [[]]}, {name: "2025-02-30"}, {name: {"": 0}}))
    )
    for contradicted in (facts | defect, facts | {"no_such_field": True}):
        try:
            load(model, contradicted)
        except RecordError:
            return contradicted
    raise AssertionError(f"{model.__name__} accepts any field")
