"""Records at random, for Hypothesis: of any kind, in four flavours, straight from the record types of a procedure."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st

from zhixing_rules.calendars import PRC
from zhixing_rules.errors import RecordError
from zhixing_rules.language import Subject
from zhixing_rules.records import load
from zhixing_rules.testing.record_generator import Facts, Maker
from zhixing_rules.testing.repair import mended
from zhixing_rules.testing.thresholds import thresholds

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from pydantic import BaseModel

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.language import Procedure, Rule

__all__ = ["Flavour", "contradictory", "days", "records"]


class Flavour(StrEnum):
    """How a record at random is filled in."""

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
    """Days around the thresholds of a procedure or of one of its rules; of the calendar alone where none is given."""
    known = thresholds(procedure, rule, calendar)
    return st.sampled_from(known.anchors).flatmap(lambda anchor: st.sampled_from(known.around(anchor)))


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
        kind: a subject of the procedure, or the type of a record or of a part.
        procedure: whose thresholds are sought and whose ids are kept; none for a part by itself.
        calendar: the working days.
        flavour: how they are filled in.
        kinds: what to draw for a type that the kit does not know, as JSON.

    Raises:
        TypeError: when drawn, for a field of a type that is neither known nor among ``kinds``.
    """
    wanted = Flavour(flavour)
    model = kind.record if isinstance(kind, Subject) else kind
    known = thresholds(procedure, None, calendar)
    near = wanted is Flavour.BOUNDARY
    maker = Maker(model, known, procedure, None, _BLANKS[wanted], near, kinds or {})
    return _loaded(maker)


@st.composite
def _loaded(draw: st.DrawFn, maker: Maker) -> BaseModel:
    return mended(maker.model, maker.facts(draw, draw(maker.anchors())))


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

    They have a field too many, a list for a word, or a day that does not exist; or they contradict themselves.
    """
    model = kind.record if isinstance(kind, Subject) else kind
    maker = Maker(model, thresholds(procedure, None, calendar), procedure, None, 2, near=True, kinds=kinds or {})
    facts = maker.facts(draw, draw(maker.anchors()))
    name = draw(st.sampled_from(tuple(model.model_fields)))
    harm: Facts = draw(
        st.sampled_from(({}, {"no_such_field": True}, {name: [[]]}, {name: "2025-02-30"}, {name: {"": 0}}))
    )
    for spoilt in (facts | harm, facts | {"no_such_field": True}):
        try:
            load(model, spoilt)
        except RecordError:
            return spoilt
    raise AssertionError(f"{model.__name__} accepts any field")
