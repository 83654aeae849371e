"""The lanes of the timeline of a case: its subjects, and the periods that they run through."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules._bilingual import Bilingual
from zhixing_rules.calendars import DAWN, FOREVER
from zhixing_rules.engine.deadline import day_of
from zhixing_rules.engine.instances import RecordIndex, instances
from zhixing_rules.engine.interpret.context import EvaluationContext
from zhixing_rules.engine.readings_applied import Resolver
from zhixing_rules.procedures.fields.subjects import DETENTION
from zhixing_rules.procedures.jiaozuo_2024.opinion import is_of_the_opinion
from zhixing_rules.procedures.jiaozuo_2024.shared_terms import EXPIRY
from zhixing_rules.records import Case, JointMechanism, classes_at
from zhixing_rules.records.annotations import is_record, member_type
from zhixing_rules.views.timelines import Bar, BarKind

if TYPE_CHECKING:
    from pydantic import BaseModel

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.engine import Provenance
    from zhixing_rules.language import Procedure
    from zhixing_rules.records import Audience
    from zhixing_rules.views.subject_titles import SubjectTitles

__all__ = ["lanes_and_bars"]

_LISTS: Final = (
    "requests",
    "detentions",
    "referrals",
    "private_prosecutions",
    "vehicles",
    "incidents",
    "operations",
    "bulletins",
    "meetings",
    "officers",
)
"""The lists whose records are lanes, in the order of the picture."""
_DETENTION_READS: Final = ("intake_on", "days", "leave_days", "released_early_on")


def lanes_and_bars(
    record: BaseModel,
    titles: SubjectTitles,
    audience: Audience,
    *,
    procedure: Procedure,
    calendar: Calendar,
    provenance: Provenance,
) -> tuple[dict[str, tuple[Bilingual, str]], dict[str, list[Bar]]]:
    """Return the lanes that an audience may see, each with its title and person, and their periods.

    Args:
        record: the record.
        titles: the titles of its subjects, for the same audience.
        audience: the audience.
        procedure: the rules.
        calendar: the working days.
        provenance: the day of judgment and the readings.

    Returns:
        The title and the person of each lane, and the periods of the lanes that have some, by JSON Pointer.
    """
    lanes: dict[str, tuple[Bilingual, str]] = {}
    for name in _lists_of(type(record)):
        if audience.may_see(*classes_at(type(record), (name,))):
            for index in range(len(getattr(record, name) or ())):
                path = f"/{name}/{index}"
                lanes[path] = titles.plain(path), titles.person(path) or ""
    if isinstance(record, Case) and is_of_the_opinion(procedure):  # EXPIRY is a moment of its rules, with its readings
        return lanes, _detentions(record, audience, calendar, provenance)
    return lanes, {}


def _lists_of(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the lists of a record that are lanes, in their order; of a record of another procedure, every list."""
    if issubclass(model, Case | JointMechanism):
        return tuple(name for name in _LISTS if name in model.model_fields)
    return tuple(name for name, field in model.model_fields.items() if is_record(member_type(field.annotation)))


def _detentions(case: Case, audience: Audience, calendar: Calendar, provenance: Provenance) -> dict[str, list[Bar]]:
    """Return the detentions whose last day is certain, from intake to that day or to the release."""
    if not all(audience.may_see(*classes_at(Case, ("detentions", name))) for name in _DETENTION_READS):
        return {}
    known, bars = RecordIndex(case), {}
    expiry = Resolver().resolve(EXPIRY, dict(provenance.readings))
    for instance in instances(case, DETENTION, known):
        context = EvaluationContext.of(instance, provenance.on, case.complete_as_of, calendar, known.joins)
        detention = instance.records[-1]
        end = context.assuming(FOREVER - 1).between(expiry)
        last = day_of(end.low) if end.exact and end.low > DAWN else None
        if detention.intake_on is None or last is None:
            continue
        if detention.released_early_on is not None:
            last = min(last, detention.released_early_on)
        label = Bilingual(f"拘留{detention.days}日", f"detention of {detention.days} days")
        bars[instance.path] = [Bar(detention.intake_on, max(last, detention.intake_on), BarKind.DETENTION, label)]
    return bars
