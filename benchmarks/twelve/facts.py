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

if TYPE_CHECKING:
    from datetime import date

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

    unrecorded = (max(complete + 1, DAWN), FOREVER)

    def event(day: date | None) -> Days:
        return unrecorded if day is None else (day.toordinal(), day.toordinal())

    def in_case(day: date | None) -> Days:
        low, high = event(day)
        floor = DAWN if number is None else number.year_begins.toordinal()
        return (max(low, floor), high) if day is None else (low, high)

    located = event(target.located_on)
    begun = in_case(request.sent_on)
    approved = event(request.approved_on)
    answered = event(request.feedback_on)
    begins = in_case(detention.decided_on)
    decided = event(detention.decided_on)
    sending = in_case(referral.sent_on)
    supplied = event(referral.supplied_on)
    filed = event(referral.filed_on)
    extended = event(referral.extended_on)
    arrest_day = event(arrest.arrest_decided_on)
    follows = [_follows(each, detention) for each in referrals]
    asked, queried, sent, received = map(
        event, (request.sent_on, request.queried_on, referral.sent_on, referral.received_on)
    )
    expiry, released = _expiry(detention, complete, event(detention.intake_on)), event(detention.released_early_on)
    intake, window = event(detention.intake_on), _worked(expiry, -_WINDOW)
    arrested, due = event(arrest.executed_on), _worked(queried, _ANSWER)
    ruling = event(None if basis is None else basis.ruling_made_on)
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
        roles=_roles(case, person, unrecorded, _earlier(asked, (on.toordinal(), on.toordinal()))),
        roles_listed=person is not None and person.roles is not None,
        detentions=tuple(
            DetentionFacts(
                _same(each.person, target.person),
                *event(each.decided_on),
                *event(each.intake_on),
                *_earlier(_expiry(each, complete, event(each.intake_on)), event(each.released_early_on)),
            )
            for each in detentions
        ),
        referrals=tuple(
            ReferralFacts(followed, *event(each.sent_on), each.sent_before_release)
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
        released_low=released[0],
        released_high=released[1],
        window_low=max(window[0], intake[0]),
        window_high=max(window[1], intake[1]),
        liability_needed=detention.criminal_liability_needed,
        view_low=DAWN if detention.view_on is None else detention.view_on.toordinal(),
        view_high=FOREVER if detention.view_on is None else detention.view_on.toordinal(),
        referred_low=min(
            unrecorded[0],
            *(event(each.sent_on)[0] for each, met in zip(referrals, follows, strict=True) if met is not False),
            FOREVER,
        ),
        referred_high=min(
            FOREVER,
            *(event(each.sent_on)[1] for each, met in zip(referrals, follows, strict=True) if met is True),
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
        arrest_low=arrest_day[0],
        arrest_high=arrest_day[1],
        arrest_fit=arrest.arrest_conditions_met,
        arrested_low=arrested[0],
        arrested_high=arrested[1],
        arrested_by=arrest.executed_by,
    )


# ------------------------------------------------------------------------------------------------ days


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
