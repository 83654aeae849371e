"""The flat facts of the other engines: days as bounds, periods already counted, records that name each other joined.

The other engines do not count working days, and few accept null for a number. So every day is a pair of ordinals (equal
for a recorded day; for an unrecorded one, from the day after the record's complete days to `FOREVER`), the periods are
counted with our calendar, and each entry of a list says whether it belongs to the person in question. A Boolean stays
``True``, ``False`` or ``None``. The facts are computed by hand, without the rules of the library.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhixing_rules import PRC
from zhixing_rules.calendars import DAWN, FOREVER
from zhixing_rules.records.event_order import EVENT_ORDERS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from pydantic import BaseModel

    from zhixing_rules import Case
    from zhixing_rules.records import Detention, Person, Referral

__all__ = ["DetentionFacts", "Facts", "ReferralFacts", "RoleFacts", "facts_of"]

_LISTED = ("legal_representative", "principal", "directly_responsible", "actual_controller")
_HEADS = ("legal_representative", "principal", "directly_responsible")
_ANSWER, _WINDOW, _REVIEW, _EXTENDED = 3, 3, 7, 30

Known = bool | None
Days = tuple[int, int]


@dataclass(slots=True)
class RoleFacts:
    """A role of the person to be traced."""

    listed: Known
    heads: Known
    controls: Known
    ended: Known
    evidenced: Known
    of_unit_debtor: Known


@dataclass(slots=True)
class DetentionFacts:
    """A detention of the case, relative to the person to be traced."""

    theirs: Known
    decided_low: int
    decided_high: int
    intake_low: int
    intake_high: int
    ends_low: int
    ends_high: int


@dataclass(slots=True)
class ReferralFacts:
    """A referral of the case, relative to the detention."""

    follows: Known
    sent_low: int
    sent_high: int
    before_release: Known


@dataclass(slots=True)
class Facts:
    """The facts of one case that the twelve rules read; `low` and `high` are bounds of a day, both inclusive."""

    on: int
    complete: int
    court_level: str | None
    major_case: Known
    basis_kind: str | None
    basis_effective: Known
    basis_enforceable: Known
    ruling_low: int
    ruling_high: int
    roles: tuple[RoleFacts, ...]
    roles_listed: bool
    detentions: tuple[DetentionFacts, ...]
    referrals: tuple[ReferralFacts, ...]
    debtor: Known
    natural: Known
    naturals_named: Known
    answerable: Known
    need_held: Known
    need_reasoned: bool
    whereabouts_known: Known
    located_low: int
    located_high: int
    begun_low: int
    begun_high: int
    asked_low: int
    asked_high: int
    approved_low: int
    approved_high: int
    approver: str | None
    organ_level: str | None
    queried_low: int
    queried_high: int
    answered_low: int
    answered_high: int
    answer_due_low: int
    answer_due_high: int
    answered_to_court: Known
    disclosed_low: int
    disclosed_high: int
    recipient: str | None
    tells_tracing: Known
    basis_named: bool
    basis_verified: Known
    basis_upheld: Known
    begins_low: int
    begins_high: int
    decided_low: int
    decided_high: int
    ground: str | None
    refuses: Known
    serious: Known
    expiry_low: int
    expiry_high: int
    released_low: int
    released_high: int
    window_low: int
    window_high: int
    liability_needed: Known
    view_low: int
    view_high: int
    referred_low: int
    referred_high: int
    sending_low: int
    sending_high: int
    sent_low: int
    sent_high: int
    inventoried: bool
    inventory: tuple[str, ...]
    received_low: int
    received_high: int
    conditions_met: Known
    materials_complete: Known
    supplied_low: int
    supplied_high: int
    filed_low: int
    filed_high: int
    major_referral: Known
    extended_low: int
    extended_high: int
    extension_approver: str | None
    seven_low: int
    seven_high: int
    thirty_low: int
    thirty_high: int
    ended_low: int
    notified_low: int
    notified_high: int
    restarted_low: int
    restarted_high: int
    unsupplied_low: int
    arrest_low: int
    arrest_high: int
    arrest_fit: Known
    arrested_low: int
    arrested_high: int
    arrested_by: str | None


def facts_of(case: Case, on: date) -> Facts:
    """Return the facts of a case that has one tracing request for one person, a disclosure and a prosecution.

    The first detention and referral are judged; all of them are entries of the lists.
    """
    complete = -1 if case.complete_as_of is None else case.complete_as_of.toordinal()
    (request,), (disclosure,), (arrest,) = case.requests or (), case.disclosures or (), case.private_prosecutions or ()
    (target,), basis = request.targets or (), case.basis
    detentions, referrals = case.detentions or (), case.referrals or ()
    detention, referral = detentions[0], referrals[0]
    person = next((each for each in case.persons or () if each.id == target.person), None)
    organ, number = request.organ, case.case_number

    known = _Known(on.toordinal(), complete)
    first_day = None if number is None else number.year_begins
    floor = DAWN if first_day is None else first_day.toordinal()

    located = known.event(target, "located_on", "targets")
    answered_with = True in {each.result_locates for each in request.targets or ()}
    begun, asked = (known.event(request, "sent_on", "requests", floor, shown=answered_with) for floor in (floor, DAWN))
    approved = known.event(request, "approved_on", "requests")
    queried = known.event(request, "queried_on", "requests", shown=answered_with)
    answered = known.event(request, "feedback_on", "requests", shown=answered_with)
    sending, sent = (known.event(referral, "sent_on", "referrals", floor) for floor in (floor, DAWN))
    supplied, filed, extended, received = (
        known.event(referral, name, "referrals") for name in ("supplied_on", "filed_on", "extended_on", "received_on")
    )
    ended, notified = (
        known.event(referral, name, "referrals") for name in ("refusal_made_on", "supplement_notified_on")
    )
    earlier = [day.toordinal() for day in (referral.sent_on, referral.received_on) if day is not None]
    court_low = max([DAWN, *(min(day, known.on) for day in earlier)])
    arrest_day, arrested = (
        known.event(arrest, name, "private_prosecutions") for name in ("arrest_decided_on", "executed_on")
    )
    after = [known.followed_by(each, referrals) for each in detentions]
    begins, decided = (
        known.event(detention, "decided_on", "detentions", floor, before=after[0]) for floor in (floor, DAWN)
    )
    intakes = [
        known.event(each, "intake_on", "detentions", before=before)
        for each, before in zip(detentions, after, strict=True)
    ]
    released = [known.event(each, "released_early_on", "detentions") for each in detentions]
    expiries = [_expiry(each, complete, intake) for each, intake in zip(detentions, intakes, strict=True)]
    expiry, intake, window = expiries[0], intakes[0], _worked(expiries[0], -_WINDOW)
    follows = [_follows(each, detention) for each in referrals]
    due = _worked(queried, _ANSWER)
    ruling = known.event(basis, "ruling_made_on", "basis")
    return Facts(
        on=on.toordinal(),
        complete=complete,
        court_level=case.level,
        major_case=case.major_or_difficult,
        basis_kind=None if basis is None else basis.kind,
        basis_effective=None if basis is None else basis.effective,
        basis_enforceable=None if basis is None else basis.enforceable,
        ruling_low=ruling[0],
        ruling_high=ruling[1],
        roles=_roles(case, person, known.unrecorded, _earlier(asked, (on.toordinal(), on.toordinal()))),
        roles_listed=person is not None and person.roles is not None,
        detentions=tuple(
            DetentionFacts(
                _same(each.person, target.person),
                *known.event(each, "decided_on", "detentions", before=after[number]),
                *intakes[number],
                *_earlier(expiries[number], released[number]),
            )
            for number, each in enumerate(detentions)
        ),
        referrals=tuple(
            ReferralFacts(followed, *known.event(each, "sent_on", "referrals"), each.sent_before_release)
            for each, followed in zip(referrals, follows, strict=True)
        ),
        debtor=None if person is None else person.debtor,
        natural=None if person is None or person.kind is None else person.kind == "natural",
        naturals_named=target.natural_persons_named,
        answerable=target.directly_responsible,
        need_held=target.need_held,
        need_reasoned=target.need_reason is not None,
        whereabouts_known=target.whereabouts_known,
        located_low=located[0],
        located_high=located[1],
        begun_low=begun[0],
        begun_high=begun[1],
        asked_low=asked[0],
        asked_high=asked[1],
        approved_low=approved[0],
        approved_high=approved[1],
        approver=request.approver,
        organ_level=None if organ is None else organ.level,
        queried_low=queried[0],
        queried_high=queried[1],
        answered_low=answered[0],
        answered_high=answered[1],
        answer_due_low=due[0],
        answer_due_high=due[1],
        answered_to_court=request.feedback_to_court,
        disclosed_low=DAWN if disclosure.disclosed_on is None else disclosure.disclosed_on.toordinal(),
        disclosed_high=FOREVER if disclosure.disclosed_on is None else disclosure.disclosed_on.toordinal(),
        recipient=disclosure.recipient,
        tells_tracing=disclosure.gives_tracing,
        basis_named=disclosure.basis is not None,
        basis_verified=disclosure.basis_confirmed,
        basis_upheld=disclosure.basis_upheld,
        begins_low=begins[0],
        begins_high=begins[1],
        decided_low=decided[0],
        decided_high=decided[1],
        ground=detention.ground,
        refuses=detention.refuses,
        serious=detention.serious,
        expiry_low=expiry[0],
        expiry_high=expiry[1],
        released_low=released[0][0],
        released_high=released[0][1],
        window_low=max(window[0], intake[0]),
        window_high=max(window[1], intake[1]),
        liability_needed=detention.criminal_liability_needed,
        view_low=DAWN if detention.view_on is None else detention.view_on.toordinal(),
        view_high=after[0] if detention.view_on is None else detention.view_on.toordinal(),
        referred_low=min(
            known.unrecorded[0],
            *(
                known.event(each, "sent_on", "referrals")[0]
                for each, met in zip(referrals, follows, strict=True)
                if met is not False
            ),
            FOREVER,
        ),
        referred_high=min(
            FOREVER,
            *(
                known.event(each, "sent_on", "referrals")[1]
                for each, met in zip(referrals, follows, strict=True)
                if met is True
            ),
            FOREVER,
        ),
        sending_low=sending[0],
        sending_high=sending[1],
        sent_low=sent[0],
        sent_high=sent[1],
        inventoried=referral.inventory is not None,
        inventory=tuple(map(str, referral.inventory or ())),
        received_low=received[0],
        received_high=received[1],
        conditions_met=referral.conditions_met,
        materials_complete=referral.materials_complete,
        supplied_low=supplied[0],
        supplied_high=supplied[1],
        filed_low=filed[0],
        filed_high=filed[1],
        major_referral=referral.major_or_difficult,
        extended_low=extended[0],
        extended_high=extended[1],
        extension_approver=referral.extension_approver,
        seven_low=_rolled(_moved(received[0], _REVIEW))[0],
        seven_high=_rolled(_moved(received[1], _REVIEW))[1],
        thirty_low=_rolled(_moved(received[0], _EXTENDED))[0],
        thirty_high=_rolled(_moved(received[1], _EXTENDED))[1],
        ended_low=ended[0],
        notified_low=notified[0],
        notified_high=notified[1],
        restarted_low=_rolled(_moved(supplied[0], _REVIEW))[0],
        restarted_high=_rolled(_moved(supplied[1], _REVIEW))[1],
        unsupplied_low=_rolled(_moved(_rolled(court_low)[0], _REVIEW))[0],
        arrest_low=arrest_day[0],
        arrest_high=arrest_day[1],
        arrest_fit=arrest.arrest_conditions_met,
        arrested_low=arrested[0],
        arrested_high=arrested[1],
        arrested_by=arrest.executed_by,
    )


# ------------------------------------------------------------------------------------------------ days


@dataclass(slots=True)
class _Known:
    """What the report day and the completeness of the record say about the days that are not recorded."""

    on: int
    complete: int

    @property
    def unrecorded(self) -> Days:
        return max(self.complete + 1, DAWN), FOREVER

    def event(
        self,
        record: BaseModel | None,
        name: str,
        records: str,
        floor: int = DAWN,
        *,
        shown: bool = False,
        before: int = FOREVER,
    ) -> Days:
        """Return the bounds of a day, which the order of events limits where it is not recorded.

        Args:
            record: the record that holds it; ``None`` where there is none.
            name: its field.
            records: the list of the record.
            floor: a day that it is not before.
            shown: whether something outside the record shows that it has happened.
            before: a day outside the record that it is not after, and that shows it.
        """
        order, given = EVENT_ORDERS.get(records), dict(record or ())
        if name in given and given[name] is not None:
            day = given[name].toordinal()
            return day, day
        if order is None:
            return max(floor, self.unrecorded[0]), FOREVER

        def days(names: tuple[tuple[str, int], ...], sign: int) -> list[int]:
            return [given[each].toordinal() + sign * lag for each, lag in names if given[each] is not None]

        low = max([floor, *(min(each, self.on) for each in days(order.not_before(name), -1))])
        high = min([before, *days(order.not_after(name), 1)])
        seen = min([before, *days(tuple((each, 0) for each in order.presupposed_by(name)), 1)])
        shown = shown or any(given[each] not in {None, False} for each in order.shown_by(name))
        if not shown and seen >= self.unrecorded[0]:
            low = max(low, self.unrecorded[0])
        return (min(low, high), high) if shown or seen < FOREVER else (low, FOREVER)

    def followed_by(self, detention: Detention, referrals: Sequence[Referral]) -> int:
        """Return the latest day of the first referral that follows a detention."""
        days = [self.event(each, "sent_on", "referrals")[1] for each in referrals if each.detention == detention.id]
        return min([FOREVER, *days])


def _moved(day: int, count: int) -> int:
    return day if day in (DAWN, FOREVER) else min(day + count, FOREVER)


def _rolled(day: int) -> Days:
    return PRC.roll_ord(day)


def _worked(days: Days, count: int) -> Days:
    return PRC.shift(days[0], count)[0], PRC.shift(days[1], count)[1]


def _earlier(one: Days, other: Days) -> Days:
    return min(one[0], other[0]), min(one[1], other[1])


def _before(one: Days, other: Days) -> Known:
    return True if one[1] < other[0] else False if one[0] >= other[1] else None


def _expiry(detention: Detention, complete: int, intake: Days) -> Days:
    """Return the bounds of the printed end, else of intake plus days, with leave added."""
    if detention.printed_end is not None:
        low = high = detention.printed_end.toordinal()
    elif complete >= intake[1]:
        low = _moved(intake[0], detention.days or 0)
        high = _moved(intake[1], FOREVER if detention.days is None else detention.days)
    else:
        low, high = DAWN, FOREVER
    if detention.leave_days is not None:
        low, high = _moved(low, detention.leave_days), _moved(high, detention.leave_days)
    elif complete < high:
        high = FOREVER
    return low, high


# ------------------------------------------------------------------------------------------------ joins


def _same(left: str | None, right: str | None) -> Known:
    return None if left is None or right is None else left == right


def _both(*parts: Known) -> Known:
    return False if False in parts else None if None in parts else True


def _either(*parts: Known) -> Known:
    return True if True in parts else None if None in parts else False


def _follows(referral: Referral, detention: Detention) -> Known:
    refusal = None if referral.offence is None else referral.offence == "refusal"
    return _both(_same(referral.detention, detention.id), _either(refusal, referral.obstructs_enforcement))


def _roles(case: Case, person: Person | None, unrecorded: Days, sending: Days) -> tuple[RoleFacts, ...]:
    roles = () if person is None else person.roles or ()
    return tuple(
        RoleFacts(
            None if role.kind is None else role.kind in _LISTED,
            None if role.kind is None else role.kind in _HEADS,
            None if role.kind is None else role.kind == "actual_controller",
            _before(unrecorded if role.until is None else (role.until.toordinal(), role.until.toordinal()), sending),
            role.evidenced,
            _either(
                *(
                    _both(_same(each.id, role.unit), each.debtor, None if each.kind is None else each.kind == "unit")
                    for each in case.persons or ()
                )
            ),
        )
        for role in roles
    )
