"""What a letter is written from: the record as its addressee may know it, and what the rules say of that record."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._values import dataclass
from zhixing_rules.engine import disclose, plan, validate
from zhixing_rules.records import Audience, Case, load
from zhixing_rules.records.withheld_fields import withhold

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.engine import DisclosedFinding, DisclosedPlan, DisclosedReport, Step
    from zhixing_rules.language import Procedure
    from zhixing_rules.office.letters.letter_content import Note
    from zhixing_rules.records import Detention, Person, Referral
    from zhixing_rules.records.tracing import Target, TracingRequest

__all__ = ["Conditions", "LetterMaterial", "material_for", "visible_record"]

_CORRESPONDENCE: Final = ("officer", "officer_telephone")
"""Whom the addressee may ask: every letter of a court names a person, whatever else the audience may know."""
_APPLICANTS_OWN: Final = ("case_number",)
"""What an applicant knows of their own case, beside their own name."""
_THE_COURT: Final = "人民法院"
_APPLICANT_FIELDS: Final = ("id", "kind", "applicant", "name")


@dataclass(frozen=True, slots=True, repr=False)
class Conditions(TypeNameRepr):
    """The conditions under which the rules are applied.

    Attributes:
        on: the day, inclusive.
        procedure: the rules.
        calendar: the working days.
        readings: alternatives to use instead of the defaults, by reading id.
    """

    on: date
    procedure: Procedure
    calendar: Calendar
    readings: Mapping[str, str]

    def judge(self, record: Case, audience: Audience) -> tuple[DisclosedReport, DisclosedPlan]:
        """Return the findings and the plan of a record for an audience."""
        options: dict[str, Any] = {
            "on": self.on,
            "procedure": self.procedure,
            "calendar": self.calendar,
            "readings": dict(self.readings),
        }
        return disclose(validate(record, **options), audience), disclose(plan(record, **options), audience)


@dataclass(frozen=True, slots=True, repr=False)
class LetterMaterial(TypeNameRepr):
    """What one part of a letter is written from.

    Attributes:
        case: the record, without what the audience may not know.
        report: the findings about that record.
        plan: its plan.
        conditions: the conditions under which both were made.
        dated: the date of the letter; ``None`` if it is not fixed yet.
        subject: what the letter is about, as a JSON Pointer.
        audience: the audience.
        reasons: why the letter must not be sent yet, by the whole record. A letter that is written anyway does not
            state what such a reason denies.
    """

    case: Case
    report: DisclosedReport
    plan: DisclosedPlan
    conditions: Conditions
    dated: date | None
    subject: str
    audience: Audience
    reasons: tuple[Note, ...]

    @property
    def on(self) -> date:
        """The day for which the record was judged."""
        return self.conditions.on

    @property
    def applicants(self) -> tuple[Person, ...]:
        """The applicants for enforcement."""
        return tuple(each for each in self.case.persons or () if each.applicant is True)

    @property
    def debtors(self) -> tuple[Person, ...]:
        """The debtors."""
        return tuple(each for each in self.case.persons or () if each.debtor is True)

    def person(self, key: str | None) -> Person | None:
        """Return a person by id."""
        return next((each for each in self.case.persons or () if each.id == key), None) if key is not None else None

    @property
    def referral(self) -> Referral | None:
        """The referral that the letter is about; ``None`` if it is not recorded yet."""
        found: Referral | None = self._at("referrals")
        return found

    @property
    def detention(self) -> Detention | None:
        """The detention that the letter is about, or that its referral is based on."""
        found: Detention | None = self._at("detentions")
        if found is None and self.referral is not None and self.referral.detention is not None:
            key = self.referral.detention
            found = next((each for each in self.case.detentions or () if each.id == key), None)
        return found

    @property
    def detention_path(self) -> str | None:
        """The place of that detention, as a JSON Pointer."""
        found = self.detention
        listed = enumerate(self.case.detentions or ())
        return next((f"/detentions/{index}" for index, each in listed if each is found), None)

    @property
    def request(self) -> TracingRequest | None:
        """The tracing request that the letter is about, whole or one of its persons."""
        found: TracingRequest | None = self._at("requests")
        return found

    @property
    def target(self) -> Target | None:
        """The person of a tracing request that the letter is about."""
        steps = self.subject.split("/")[1:]
        request = self.request
        if request is None or "targets" not in steps:
            return None
        index = int(steps[steps.index("targets") + 1])
        targets = request.targets or ()
        return targets[index] if index < len(targets) else None

    def happened(self, day: date | None) -> bool:
        """Return whether an event is recorded up to the day for which the letter is written."""
        return day is not None and day <= self.on

    def is_later(self, day: date | None) -> bool:
        """Return whether an event is recorded for a day after the one for which the letter is written."""
        return day is not None and day > self.on

    def refused_by(self, rule_id: str) -> bool:
        """Return whether a rule speaks against sending the letter."""
        return any(each.rule_id == rule_id for each in self.reasons)

    def _at(self, field: str) -> Any:  # noqa: ANN401  a record of the list
        steps = self.subject.split("/")[1:]
        if not steps or steps[0] != field:
            return None
        index, listed = int(steps[1]), getattr(self.case, field) or ()
        return listed[index] if index < len(listed) else None

    def finding(self, rule_id: str, path: str | None = None) -> DisclosedFinding | None:
        """Return the finding of a rule about the subject, or about the record at another place."""
        where = self.subject if path is None else path
        return next((each for each in self.report if each.rule_id == rule_id and each.path == where), None)

    def step(self, rule_id: str) -> Step | None:
        """Return the step of a rule about the subject."""
        return next((each for each in self.plan.steps if each.rule_id == rule_id and each.path == self.subject), None)


def visible_record(case: Case, audience: Audience) -> Case:
    """Return a record as the addressee of a letter may know it.

    The fields that the audience may not know are removed. Two kinds of facts are then put back, which the addressee
    learns by receiving the letter: whom to ask, and for an applicant the number of the case and the applicant's own
    name.

    Args:
        case: the whole record.
        audience: the audience.

    Returns:
        The record.
    """
    whole = case.model_dump(mode="json", exclude_none=True)
    visible = withhold(deepcopy(whole), audience)
    own = _APPLICANTS_OWN if audience is Audience.PARTY else ()
    visible |= {name: whole[name] for name in (*_CORRESPONDENCE, *own) if name in whole}
    if audience is Audience.PARTY:
        visible["persons"] = [
            {name: each[name] for name in _APPLICANT_FIELDS if name in each}
            for each in whole.get("persons", [])
            if each.get("applicant") is True
        ]
    return load(Case, visible)


def material_for(
    case: Case,
    conditions: Conditions,
    *,
    dated: date | None,
    subject: str,
    audience: Audience,
    reasons: tuple[Note, ...] = (),
) -> LetterMaterial:
    """Return what a part of a letter for an audience is written from.

    Args:
        case: the whole record.
        conditions: the conditions under which the rules are applied.
        dated: the date of the letter.
        subject: what the letter is about, as a JSON Pointer.
        audience: the audience.
        reasons: why the letter must not be sent yet.

    Returns:
        The material.
    """
    visible = visible_record(case, audience)
    report, steps = conditions.judge(visible, audience)
    return LetterMaterial(visible, report, steps, conditions, dated, subject, audience, reasons)
