"""An oracle for the Opinion in plain Python: the verdict of each rule on a completely recorded case.

It is written from the norms and the law only. It imports nothing from the library, counts working days from notices
that are copied here, and has two truth values. "Completely recorded" means that the case attests ``complete_as_of`` on
or after the report day and records every relevant fact, except the court's own judgments. If such a judgment is not
recorded, the case is judged with both values; rules with different verdicts are for ``review``.

Conventions that are not law and that the oracle shares with the library: a duty without its trigger is
``not_applicable``; an act due by a day is ``pending`` through that day; if the text only requires 及时 or 立即, an act
on the day that calls for it is ``pass``, and the verdict is otherwise ``review``, or ``fail`` if the act was done in a
way that the text does not allow.
"""

from __future__ import annotations

import re
from copy import deepcopy
from datetime import date, timedelta
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Facts = dict[str, Any]
Verdicts = dict[tuple[str, str], str]

PASS, FAIL, PENDING, REVIEW, NOT_APPLICABLE = "pass", "fail", "pending", "review", "not_applicable"

COMMENCEMENT = date(2024, 10, 10)
RESPONSIBLE_ROLES = {"legal_representative", "principal", "directly_responsible"}
LISTED_ROLES = {*RESPONSIBLE_ROLES, "actual_controller"}
ENFORCEMENT_NUMBERS = ("执", "执恢", "执保", "执异", "执复", "执监", "执协", "执他")
MUNICIPAL_ORGAN = "焦作市公安局"
"""The organ named in art 2(一), of no other court, whatever a record says; that of a basic court is in the record."""

# ------------------------------------------------------------------------------------------------ days

HOLIDAYS = (
    # 国办发明电〔2023〕7号
    ("2024-01-01", "2024-01-01"),
    ("2024-02-10", "2024-02-17"),
    ("2024-04-04", "2024-04-06"),
    ("2024-05-01", "2024-05-05"),
    ("2024-06-08", "2024-06-10"),
    ("2024-09-15", "2024-09-17"),
    ("2024-10-01", "2024-10-07"),
    # 国办发明电〔2024〕12号
    ("2025-01-01", "2025-01-01"),
    ("2025-01-28", "2025-02-04"),
    ("2025-04-04", "2025-04-06"),
    ("2025-05-01", "2025-05-05"),
    ("2025-05-31", "2025-06-02"),
    ("2025-10-01", "2025-10-08"),
    # 国办发明电〔2025〕7号
    ("2026-01-01", "2026-01-03"),
    ("2026-02-15", "2026-02-23"),
    ("2026-04-04", "2026-04-06"),
    ("2026-05-01", "2026-05-05"),
    ("2026-06-19", "2026-06-21"),
    ("2026-09-25", "2026-09-27"),
    ("2026-10-01", "2026-10-07"),
)
MAKE_UP_DAYS = frozenset(
    date.fromisoformat(day)
    for day in (
        *("2024-02-04", "2024-02-18", "2024-04-07", "2024-04-28", "2024-05-11", "2024-09-14", "2024-09-29"),
        *("2024-10-12", "2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"),
        *("2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"),
    )
)
FIRST_NOTICE, LAST_NOTICE = 2024, 2026
ONE_DAY = timedelta(days=1)
SATURDAY = 5


@cache
def is_working(day: date) -> bool:
    """Return whether a day is a working day; raise LookupError for a year without a notice."""
    if not FIRST_NOTICE <= day.year <= LAST_NOTICE:
        raise LookupError("no notice for this year")
    if day in MAKE_UP_DAYS:
        return True
    return day.weekday() < SATURDAY and not any(first <= day.isoformat() <= last for first, last in HOLIDAYS)


@cache
def rolled(day: date) -> date:
    """Return the last day of a period: the day itself, or the first working day after a rest day."""
    while not is_working(day):
        day += ONE_DAY
    return day


def three_before(day: date) -> tuple[date, ...]:
    """Return the last three working days before a day, in order."""
    found: list[date] = []
    while len(found) < 3:
        day -= ONE_DAY
        if is_working(day):
            found.append(day)
    return tuple(reversed(found))


# ------------------------------------------------------------------------------------------------ reading a case


def recorded(facts: Mapping[str, Any], name: str) -> date | None:
    """Return a recorded day."""
    text = facts.get(name)
    return None if text is None else date.fromisoformat(text)


def happened(facts: Mapping[str, Any], name: str, on: date) -> date | None:
    """Return the day of an act if it has happened by the report day."""
    day = recorded(facts, name)
    return None if day is None or day > on else day


def entries(case: Mapping[str, Any], name: str) -> Sequence[Facts]:
    """Return the parts of a case in one list."""
    return case.get(name) or ()


def court_code(number: str) -> str:
    """Return 法院代字: the character of the province and the digits after it."""
    return _number_parts(number)[0]


def is_enforcement(number: str) -> bool:
    """Return whether a number is that of an enforcement case."""
    return _number_parts(number)[1] in ENFORCEMENT_NUMBERS


def _number_parts(number: str) -> tuple[str, str]:
    found = re.fullmatch(r"[（(]\d{4}[）)](\D\d+)(\D+)\d+号", number)
    if found is None:
        raise LookupError("not a supported case number")
    return found[1], found[2]


def is_intermediate(case: Mapping[str, Any]) -> bool:
    """Return whether the court is intermediate: its code has two digits."""
    return len(court_code(case["case_number"])) == len("豫08")


def expiry(detention: Mapping[str, Any]) -> date:
    """Return 拘留期限届满: the printed end or D + N, plus leave; never rolled, and not moved by an early release.

    The result is ``date.max`` if the detention has not begun.
    """
    end = recorded(detention, "printed_end")
    if end is None:
        intake = recorded(detention, "intake_on")
        if intake is None:
            return date.max
        end = intake + timedelta(days=detention["days"])
    return end + timedelta(days=detention.get("leave_days") or 0)


def release(detention: Mapping[str, Any]) -> date:
    """Return 解除拘留, the day on which the person leaves the detention centre: at the end of the term or earlier."""
    early = recorded(detention, "released_early_on")
    return expiry(detention) if early is None else min(expiry(detention), early)


def due_by(done: date | None, due: date, on: date) -> str:
    """Return the verdict on an act that is due by a day.

    Args:
        done: the day of the act, or ``None``.
        due: the last day on which the act is in time.
        on: the report day.
    """
    if done is not None:
        return PASS if done <= due else FAIL
    return PENDING if on <= due else FAIL


def required_with(*, present: bool, event: date | None) -> str:
    """Return the verdict on a part that must be present when an event happens."""
    if present:
        return PASS
    return PENDING if event is None else FAIL


def pass_or_fail(condition: object) -> str:
    """Return pass if a condition is met, otherwise fail."""
    return PASS if condition else FAIL


# ------------------------------------------------------------------------------------------------ judging


def judge(case: Mapping[str, Any], on: date) -> Verdicts:
    """Return the verdict of each rule on each subject, by rule id and JSON Pointer."""
    found: dict[tuple[str, str], set[str]] = {}
    for completion in _judgment_completions(case):
        for key, verdict in _judge(completion, on).items():
            found.setdefault(key, set()).add(verdict)
    return {key: verdicts.pop() if len(verdicts) == 1 else REVIEW for key, verdicts in found.items()}


def _judgment_completions(case: Mapping[str, Any]) -> Iterator[Facts]:
    judgments = (
        ((), "major_or_difficult"),
        *(
            (("requests", i, "targets", j), name)
            for i, request in enumerate(entries(case, "requests"))
            for j, target in enumerate(entries(request, "targets"))
            for name in ("need_held", *_judgments_on(person_of(case, target)))
        ),
        *((("detentions", i), "serious") for i, _ in enumerate(entries(case, "detentions"))),
        *(
            (("referrals", i), name)
            for i, _ in enumerate(entries(case, "referrals"))
            for name in ("level_agreed", "outcome_owed_unsupplied")
        ),
        *(
            (("private_prosecutions", i), "arrest_conditions_met")
            for i, _ in enumerate(entries(case, "private_prosecutions"))
        ),
    )
    unrecorded = [(place, name) for place, name in judgments if _part_at(case, place).get(name) is None]
    for values in product((True, False), repeat=len(unrecorded)):
        completion: Facts = deepcopy(dict(case))
        for (place, name), value in zip(unrecorded, values, strict=True):
            _part_at(completion, place)[name] = value
        yield completion


def _judgments_on(person: Facts) -> Iterator[str]:
    """Yield the names of the judgments that the scope may need on a person, besides the need."""
    if person["kind"] == "unit":
        yield "natural_persons_named"
    if any(role["kind"] == "actual_controller" for role in entries(person, "roles")):
        yield "directly_responsible"


def person_of(case: Mapping[str, Any], target: Mapping[str, Any]) -> Facts:
    """Return the person of an entry of a letter."""
    found: Facts = next(each for each in entries(case, "persons") if each["id"] == target["person"])
    return found


def _part_at(case: Any, place: tuple[str | int, ...]) -> Facts:  # noqa: ANN401  any JSON
    for step in place:
        case = case[step]
    found: Facts = case
    return found


def _judge(case: Facts, on: date) -> Verdicts:
    verdicts: Verdicts = {("", ""): PASS}
    verdicts.update({(rule, ""): verdict for rule, verdict in of_case(case, on).items()})
    for i, request in enumerate(entries(case, "requests")):
        at = f"/requests/{i}"
        verdicts.update({(rule, at): verdict for rule, verdict in of_request(case, request, on).items()})
        for j, target in enumerate(entries(request, "targets")):
            target_verdicts = of_target(case, request, target, on)
            verdicts.update({(rule, f"{at}/targets/{j}"): verdict for rule, verdict in target_verdicts.items()})
    for i, detention in enumerate(entries(case, "detentions")):
        verdicts.update(
            {(rule, f"/detentions/{i}"): verdict for rule, verdict in of_detention(case, detention, on).items()}
        )
    for i, referral in enumerate(entries(case, "referrals")):
        verdicts.update(
            {(rule, f"/referrals/{i}"): verdict for rule, verdict in of_referral(case, referral, on).items()}
        )
    for i, prosecution in enumerate(entries(case, "private_prosecutions")):
        verdicts.update(
            {(rule, f"/private_prosecutions/{i}"): verdict for rule, verdict in of_prosecution(prosecution, on).items()}
        )
    del verdicts["", ""]
    return verdicts


def _is_governed(act: date | None) -> bool:
    """Return whether art 17 applies the Opinion to an act; a future act is after commencement."""
    return act is None or act >= COMMENCEMENT


def _unless_governed(verdicts: dict[str, str], *, governed: bool) -> dict[str, str]:
    return verdicts if governed else dict.fromkeys(verdicts, NOT_APPLICABLE)


def _step(rule: str, verdict: str, calls_for_it: date | None) -> dict[str, str]:
    """Return the verdict on a later step, which art 17 governs if what calls for it is not before commencement."""
    return _unless_governed({rule: verdict}, governed=_is_governed(calls_for_it))


def of_case(case: Facts, on: date) -> dict[str, str]:
    """Return the verdicts on a case as a whole. This function and those below need every judgment recorded."""
    number = case["case_number"]
    return {
        "notice.addressee": PASS if court_code(number).startswith("豫08") else NOT_APPLICABLE,
        "annex.case-number": pass_or_fail(is_enforcement(number)),
        "art15.instrument": pass_or_fail(_is_instrument(case["basis"], on)),
    }


def _is_instrument(basis: Facts, on: date) -> bool:
    """Art 15: an effective judgment or ruling with enforceable content, or a ruling to enforce another document.

    The list of other documents ends in 等; a mediation document must be effective (生效的调解书).
    """
    if basis["kind"] in {"judgment", "ruling"}:
        return bool(basis["effective"] and basis["enforceable"])
    if basis["kind"] == "mediation" and not basis["effective"]:
        return False
    return happened(basis, "ruling_made_on", on) is not None


# ------------------------------------------------------------------------------------------------ tracing


def of_request(case: Facts, request: Facts, on: date) -> dict[str, str]:
    """Return the verdicts on a tracing request."""
    sent = happened(request, "sent_on", on)
    letter = request.get("letter") or {}
    organ = request["organ"]
    intermediate = is_intermediate(case)
    documents = letter.get("attachments") or ()
    basis_attached = "judgment_document" in documents or {"other_basis", "enforcement_ruling"} <= set(documents)
    is_municipal = organ["name"] == MUNICIPAL_ORGAN
    own_organ = is_municipal if intermediate else not is_municipal and organ["name"] == case.get("police_counterpart")
    verdicts = {
        "art2.i1.desk": required_with(present=organ["level"] == "municipal" and organ["desk"] and own_organ, event=sent)
        if intermediate
        else NOT_APPLICABLE,
        "art2.i2.desk": NOT_APPLICABLE
        if intermediate
        else required_with(present=organ["level"] == "county" and organ["desk"] and own_organ, event=sent),
        "art2.p2.round-the-clock": NOT_APPLICABLE,
        "art4.coordination": NOT_APPLICABLE
        if intermediate
        else NOT_APPLICABLE
        if sent is None
        else PASS
        if happened(request, "centre_informed_on", on)
        else REVIEW,
        "art3.i1.letter": required_with(present=request.get("letter") is not None, event=sent),
        "art3.i1.approval": _approval(case, request, sent, on),
        "art3.i1.same-level": required_with(
            present=organ["level"] == ("municipal" if intermediate else "county"), event=sent
        ),
        "art3.i2.consent": _consent(request, on),
        "art17.commencement": PASS,
        "annex.heading": required_with(
            present=bool(letter.get("issuing_court")) and bool(letter.get("addressed_to")), event=sent
        ),
        "annex.person": required_with(present=bool(request.get("targets")), event=sent),
        "annex.contact": required_with(present=bool(letter.get("contact")), event=sent),
        "annex.attachments": required_with(present=basis_attached and "enforcement_notice" in documents, event=sent),
        "annex.date": required_with(present=bool(letter.get("dated_on")) and bool(letter.get("sealed")), event=sent),
    }
    return {
        **_unless_governed(verdicts, governed=_is_governed(sent)),
        **_step("art3.i2.feedback", _feedback(request, on), happened(request, "queried_on", on)),
    }


def _approval(case: Facts, request: Facts, sent: date | None, on: date) -> str:
    """Art 3(一): approval by the bureau of the intermediate court, also for a basic court, by the day of sending."""
    approved = happened(request, "approved_on", on)
    approver = request.get("approver")
    properly = approver == "intermediate_bureau" or (is_intermediate(case) and approver == "own_bureau")
    return _due_before(sent, approved, on, properly=properly)


def _due_before(event: date | None, done: date | None, on: date, *, properly: bool) -> str:
    """Return the verdict on an act that is due by the day of an event, including that day.

    An improper act counts as not done, because it can still be done properly while there is time.
    """
    if not properly:
        done = None
    if event is None:
        return PENDING if done is None else PASS
    return due_by(done, event, on)


def _consent(request: Facts, on: date) -> str:
    """Art 3(二): consent of the police leader to the letter, not before it was sent, by the day of the query."""
    consented, queried = happened(request, "consented_on", on), happened(request, "queried_on", on)
    sent = recorded(request, "sent_on")
    to_the_letter = consented is not None and sent is not None and sent <= consented
    return _due_before(queried, consented, on, properly=request.get("consenter") == "police_leader" and to_the_letter)


def _feedback(request: Facts, on: date) -> str:
    """Art 3(二): feedback 及时, to the court of the same level."""
    queried, feedback = happened(request, "queried_on", on), happened(request, "feedback_on", on)
    if queried is None:
        return NOT_APPLICABLE
    return _promptly(queried, feedback) if feedback is None or request["feedback_to_court"] else FAIL


def _promptly(since: date, done: date | None) -> str:
    """及时 or 立即: the same day is beyond doubt; any later one is for a person."""
    return PASS if done == since else REVIEW


def of_target(case: Facts, request: Facts, target: Facts, on: date) -> dict[str, str]:
    """Return the verdicts on a person to be traced."""
    sent = happened(request, "sent_on", on)
    person = person_of(case, target)
    roles = _unit_roles(case, person, sent or on)
    in_scope = person["debtor"] is True or bool(roles & LISTED_ROLES)
    number = target.get("case_number")
    second_ground = (
        (person["debtor"] is True or _is_responsible(roles, target))
        and _detention_outstanding(case, request, person, on)
        and not target["whereabouts_known"]
    )
    # Only natural persons are traced: if a unit is entered, they must be named.
    names_a_person = person["kind"] == "natural" or target["natural_persons_named"]
    verdicts = {
        "art1.scope": pass_or_fail((_ground_one(case, target, in_scope=in_scope) or second_ground) and names_a_person),
        "art5.i3.non-debtor": pass_or_fail(in_scope),
        "art5.i3.known-whereabouts": pass_or_fail(
            not (target["whereabouts_known"] or _is_found_or_detained(case, request, target, on))
        ),
        "annex.case-number": required_with(present=number is not None and is_enforcement(number), event=sent),
        "annex.person": required_with(present=_is_described(person), event=sent),
        "annex.heading-word": NOT_APPLICABLE,
    }
    result = happened(request, "feedback_on", on)
    measures = (
        _promptly(result, happened(target, "measures_on", on))
        if result is not None and target["result_locates"] is True
        else NOT_APPLICABLE
    )
    found = _found_on(case, request, target, on)
    return {
        **_unless_governed(verdicts, governed=_is_governed(sent)),
        **_step("art3.i3.measures", measures, result),
        **(
            {"art3.i4.withdrawal": NOT_APPLICABLE}
            if sent is None or found is None
            else _step("art3.i4.withdrawal", _withdrawal(target, found, on), max(sent, found))
        ),
    }


def _is_found_or_detained(case: Facts, request: Facts, target: Facts, on: date) -> bool:
    """Return whether the person was found before the request was sent, or was detained when it was sent."""
    sent, located = happened(request, "sent_on", on), happened(target, "located_on", on)
    if located is not None and (sent is None or located < sent):
        return True
    held = [each for each in entries(case, "detentions") if each["person"] == target["person"]]
    if sent is None:
        return any(happened(each, "intake_on", on) and on < release(each) for each in held)
    return any(recorded(each, "intake_on") and day_of(each, "intake_on") < sent < release(each) for each in held)


def day_of(facts: Facts, name: str) -> date:
    """Return the recorded day of an act that has happened."""
    day = recorded(facts, name)
    assert day is not None
    return day


def _unit_roles(case: Facts, person: Facts, day: date) -> set[str]:
    """Return the evidenced roles of a person in unit debtors that have not ended before a day (arts 1 and 5(三))."""
    unit_debtors = {
        each["id"] for each in entries(case, "persons") if each["kind"] == "unit" and each["debtor"] is True
    }
    return {
        role["kind"]
        for role in entries(person, "roles")
        if role["evidenced"] and role["unit"] in unit_debtors and (recorded(role, "until") or day) >= day
    }


def _is_responsible(roles: set[str], target: Facts) -> bool:
    """民诉法 114(2): for a unit, its head or a person directly responsible is detained."""
    return bool(roles & RESPONSIBLE_ROLES) or ("actual_controller" in roles and target["directly_responsible"] is True)


def _ground_one(case: Facts, target: Facts, *, in_scope: bool) -> bool:
    return bool(
        case["major_or_difficult"] and target["need_held"] and target.get("need_reason") is not None and in_scope
    )


def _detention_outstanding(case: Facts, request: Facts, person: Facts, on: date) -> bool:
    """Return whether the court has decided to detain the person, on any ground, by the day of sending."""
    sending_day = happened(request, "sent_on", on) or on
    sent = recorded(request, "sent_on")
    outstanding = [
        each
        for each in entries(case, "detentions")
        if each["person"] == person["id"]
        and happened(each, "decided_on", sending_day)
        and (happened(each, "intake_on", on) is None or (sent is not None and sent <= day_of(each, "intake_on")))
    ]
    return bool(outstanding)


def _found_on(case: Facts, request: Facts, target: Facts, on: date) -> date | None:
    """Return the day on which the court found the person by any means, including the result or the detention.

    A detention finds the person if it began when or after the request was sent, or had not ended by then.
    """
    sent = happened(request, "sent_on", on)
    days = [
        happened(target, "located_on", on),
        happened(request, "feedback_on", on) if target["result_locates"] is True else None,
        *(
            happened(each, "intake_on", on)
            for each in entries(case, "detentions")
            if each["person"] == target["person"]
            and sent is not None
            and recorded(each, "intake_on") is not None
            and (sent <= day_of(each, "intake_on") or sent < release(each))
        ),
    ]
    return min((day for day in days if day is not None), default=None)


def _withdrawal(target: Facts, found: date, on: date) -> str:
    """Art 3(四): a request that was sent is withdrawn in writing, from the same organ, once the person is found."""
    withdrawn = happened(target, "withdrawn_on", on)
    if withdrawn is None or withdrawn < found:  # a withdrawal before the finding does not answer it
        return REVIEW
    properly = target.get("withdrawn_in_writing") and target.get("withdrawn_to_same_organ")
    return _promptly(found, withdrawn) if properly else FAIL


def _is_described(person: Facts) -> bool:
    if person["kind"] == "unit":
        return bool(person.get("name") and person.get("credit_code"))
    number = person.get("resident_number") or person.get("other_document")
    return bool(number) and all(person.get(name) for name in ("name", "sex", "address", "telephone"))


# ------------------------------------------------------------------------------------------------ detention, referral


def of_detention(case: Facts, detention: Facts, on: date) -> dict[str, str]:
    """Return the verdicts on a detention."""
    decided = happened(detention, "decided_on", on)
    expires = expiry(detention)
    needed = detention["criminal_liability_needed"]
    for_refusal = detention["refuses"] or detention.get("ground") == "refusal"
    # Art 7 speaks of refusal; a detention on another ground is under it once a referral under art 7 has followed.
    article_7 = for_refusal or bool(_referrals_under_article_7(case, detention, on))
    permitted = NOT_APPLICABLE
    if decided is not None and for_refusal:
        refused = detention["refuses"] and _is_instrument(case["basis"], min(on, decided))
        permitted = pass_or_fail(refused and detention["serious"])
    return {
        **_unless_governed(
            {"art7.p1.detention": permitted, "art17.commencement": PASS}, governed=_is_governed(decided)
        ),
        **_unless_governed(
            {
                "art7.p2.civil-track": _civil_disposal(detention, on) if article_7 and not needed else NOT_APPLICABLE,
                "art7.p2.referral": _referred_in_time(case, detention, expires, on)
                if article_7 and needed
                else NOT_APPLICABLE,
            },
            governed=_is_governed(expires),
        ),
    }


def _civil_disposal(detention: Facts, on: date) -> str:
    """Art 7(2), the civil track: an act without a time limit; until it is done, the verdict is review.

    The act follows the detention (司法拘留后). An act before it is not forbidden, but does not count.
    """
    intake, dealt = happened(detention, "intake_on", on), happened(detention, "civil_disposal_on", on)
    if intake is None:
        return NOT_APPLICABLE
    return REVIEW if dealt is None or dealt < intake else PASS


def _referred_in_time(case: Facts, detention: Facts, expires: date, on: date) -> str:
    """Art 7(2): referral by the expiry; the duty requires a view formed by then.

    That liability is needed is the view of the court: without its day it was formed by the day of the report.

    On the last day, only a referral before the release is in time, if the release was not on an earlier day.
    """
    early = recorded(detention, "released_early_on")
    released_earlier = early is not None and early < expires
    view = recorded(detention, "view_on") or on
    if view > expires:
        return NOT_APPLICABLE
    referred = _referrals_under_article_7(case, detention, on)
    if any(
        sent < expires or (sent == expires and (released_earlier or each["sent_before_release"]))
        for sent, each in referred
    ):
        return PASS
    if referred:
        return FAIL
    return PENDING if on <= expires else FAIL


def _referrals_under_article_7(case: Facts, detention: Facts, on: date) -> list[tuple[date, Facts]]:
    """Return the referrals that followed a detention and to which art 7 applies, each with its day."""
    return [
        (sent, referral)
        for referral in entries(case, "referrals")
        if referral.get("detention") == detention["id"]
        and article_7_applies(referral)
        and (sent := happened(referral, "sent_on", on)) is not None
    ]


def article_7_applies(referral: Facts) -> bool:
    """Art 11: art 7 applies to other offences only if the person also obstructs the enforcement."""
    return referral["offence"] == "refusal" or referral["obstructs_enforcement"] is True


def of_referral(case: Facts, referral: Facts, on: date) -> dict[str, str]:
    """Return the verdicts on a referral."""
    sent, received = happened(referral, "sent_on", on), happened(referral, "received_on", on)
    documents = referral.get("inventory") or ()
    competent = referral["at_court_seat"] and (referral["level_agreed"] or not is_intermediate(case))
    article_7 = article_7_applies(referral)
    verdicts = {
        "art7.p1.detention": PASS if article_7 else NOT_APPLICABLE,
        "art7.p2.competent-organ": pass_or_fail(competent) if article_7 else NOT_APPLICABLE,
        "art8.particulars": required_with(present="particulars" in documents, event=sent),
        "art8.i1.referral-letter": required_with(present="referral_letter" in documents, event=sent),
        "art8.i2.effective-instrument": required_with(present="effective_instrument" in documents, event=sent),
        "art8.i3.enforcement-report": required_with(present="enforcement_report" in documents, event=sent),
        "art8.i4.evidence": required_with(present="evidence" in documents, event=sent),
        "art11.same-procedure": NOT_APPLICABLE if referral["offence"] == "refusal" else PASS,
        "art17.commencement": PASS,
    }
    return {
        **_unless_governed(verdicts, governed=_is_governed(sent)),
        **_unless_governed(_review(referral, received, on), governed=_is_governed(received)),
        **_step("art9.supplement", _supplement(referral, on), happened(referral, "supplement_notified_on", on)),
        **_step("art9.refusal-feedback", _refusal_feedback(referral, on), happened(referral, "refusal_made_on", on)),
    }


def _review(referral: Facts, received: date | None, on: date) -> dict[str, str]:
    """Art 9. An act of the police is judged by its day, whatever their recorded assessment.

    A notice without a period does not count as the notice (在指定期限内补充). Once the case is filed or passed on to
    another organ (程序规定 175), nothing else is due; silence breaches the duty to come to an outcome. A filing, a
    refusal and a transfer end the review; a later act is not one of this review (刑诉法 163, 程序规定 178, 182). A
    request for evidence in time has the review start again with the supply; the period for the request is never moved.
    """
    filed, notified = happened(referral, "filed_on", on), happened(referral, "supplement_notified_on", on)
    supplied, refused = happened(referral, "supplied_on", on), happened(referral, "refusal_made_on", on)
    extended, transferred = happened(referral, "extended_on", on), happened(referral, "transferred_on", on)
    due = date.max if received is None else rolled(received + timedelta(days=7))
    lawful = (
        extended is not None
        and extended <= due
        and referral["major_or_difficult"]
        and referral.get("extension_approver") == "county_level_head"
    )
    if lawful and received is not None:
        due = rolled(received + timedelta(days=30))
    ended = [day for day in (refused, transferred) if day is not None and (filed is None or day < filed)]
    met, complete = referral["conditions_met"], referral["materials_complete"]
    first_due = due
    if notified is not None and notified <= first_due:
        due = _restarted(referral, supplied, first_due)
    asked = notified is not None and not _is_before((filed, refused, transferred), notified)
    refusal = refused is not None and not _is_before((filed, transferred), refused)
    valid_notice = notified if recorded(referral, "supplement_due_on") is not None else None
    return {
        "art9.filing": due_by(filed, due, on)
        if not ended and (filed or (met and (complete or supplied)))
        else NOT_APPLICABLE,
        "art9.extension": NOT_APPLICABLE if extended is None else pass_or_fail(lawful),
        "art9.supplement-notice": due_by(valid_notice, first_due, on)
        if asked or (met and not complete and not (filed or refused or transferred))
        else NOT_APPLICABLE,
        "art9.refusal-notice": due_by(refused, due, on)
        if refusal or not (refused or met or filed or transferred)
        else NOT_APPLICABLE,
        "art9.outcome": NOT_APPLICABLE
        if received is None or any(act and not _is_before((transferred,), act) for act in (filed, refused))
        else _outcome(referral, transferred, first_due, on),
    }


def _is_before(ends: tuple[date | None, ...], act: date) -> bool:
    """Return whether the review had ended before the day of an act."""
    return any(day is not None and day < act for day in ends)


def _unsupplied_due(referral: Facts, first_due: date) -> date:
    """Return the last day of the review if the court supplies nothing: seven days after its own last day."""
    named = recorded(referral, "supplement_due_on")
    return date.max if named is None else max(rolled(rolled(named) + timedelta(days=7)), first_due)


def _restarted(referral: Facts, supplied: date | None, first_due: date) -> date:
    """Return the last day of a review that a request in time has interrupted.

    It starts again with the supply, for seven days, but ends no earlier than it would have without the request. If
    nothing is supplied, it ends only if a person finds that the police owe an outcome nevertheless.
    """
    if supplied is not None:
        return max(rolled(supplied + timedelta(days=7)), first_due)
    return _unsupplied_due(referral, first_due) if referral["outcome_owed_unsupplied"] else date.max


def _outcome(referral: Facts, transferred: date | None, first_due: date, on: date) -> str:
    """Return the verdict on the duty to come to an outcome, where no filing or refusal has ended the review.

    A request for evidence is an outcome until the evidence is supplied; a late one does not move the last day. A case
    that was passed on in time is settled, whether or not the evidence was owed.
    """
    notified, supplied = happened(referral, "supplement_notified_on", on), happened(referral, "supplied_on", on)
    if notified is None or _is_before((transferred,), notified):
        in_time = notified is not None and supplied is not None and notified <= first_due
        return due_by(transferred, _restarted(referral, supplied, first_due) if in_time else first_due, on)
    if supplied is not None:
        restarted = _restarted(referral, supplied, first_due)
        return due_by(transferred, restarted if notified <= first_due else first_due, on)
    last = _unsupplied_due(referral, first_due)
    settled = transferred is not None and transferred <= last
    owed = settled or referral["outcome_owed_unsupplied"]
    return due_by(transferred, last, on) if on > last and owed else NOT_APPLICABLE


def _supplement(referral: Facts, on: date) -> str:
    """The court supplies the evidence by the day that the notice names."""
    due, supplied = recorded(referral, "supplement_due_on"), happened(referral, "supplied_on", on)
    if due is None or happened(referral, "supplement_notified_on", on) is None:
        return NOT_APPLICABLE
    last = rolled(due)
    ends = (happened(referral, act, on) for act in ("filed_on", "refusal_made_on", "transferred_on"))
    if any(day is not None and day <= last for day in ends) and not (supplied is not None and supplied <= last):
        return NOT_APPLICABLE  # nothing is owed to a review that is over
    return due_by(supplied, last, on)


def _refusal_feedback(referral: Facts, on: date) -> str:
    """Feedback to the referring court. The clause sets no time, not even 及时, so it passes once it is sent."""
    if happened(referral, "refusal_made_on", on) is None:
        return NOT_APPLICABLE
    if happened(referral, "refusal_sent_on", on) is None:
        return REVIEW
    return pass_or_fail(referral.get("refusal_to") in {"same_court", "referring_court"})


def of_prosecution(prosecution: Facts, on: date) -> dict[str, str]:
    """Return the verdicts on a private prosecution."""
    decided = happened(prosecution, "arrest_decided_on", on)
    executed = happened(prosecution, "executed_on", on)
    if decided is None or not prosecution["arrest_conditions_met"]:
        arrest = NOT_APPLICABLE
    elif executed is not None and (prosecution.get("executed_by") != "police" or executed < decided):
        arrest = FAIL
    else:
        arrest = _promptly(decided, executed)
    return _unless_governed({"art10.arrest": arrest, "art17.commencement": PASS}, governed=_is_governed(decided))
