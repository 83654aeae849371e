"""An oracle for the Opinion in plain Python: what each rule must say of a completely recorded case.

Written from the norms and the law alone; it imports nothing of the library, counts its own working days from notices
typed here by hand, and knows no third truth value. "Completely recorded" means: the case attests ``complete_as_of``
on or after the day asked about, and every fact that matters is stated, the court's own judgments excepted. Where one
of these is unstated, the case is judged both ways; if that makes a difference a person must judge (``review``).

House conventions that are not law and that the oracle shares with the library: a duty whose occasion has not come
is ``not_applicable``; what is due by a day is ``pending`` through that day; where 及时 or 立即 is all the text says,
a person must judge (``review``), unless the act was done in a way the text does not allow (``fail``).
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

PASS, FAIL, PENDING, REVIEW, SILENT = "pass", "fail", "pending", "review", "not_applicable"

COMMENCEMENT = date(2024, 10, 10)
LISTED_ROLES = {"legal_representative", "principal", "directly_responsible", "actual_controller"}
ENFORCEMENT_NUMBERS = ("执", "执恢", "执保", "执异", "执复", "执监", "执协", "执他")
MUNICIPAL_ORGAN = "焦作市公安局"
"""The organ art 2(一) names. That of a basic court is written in the record (police_counterpart)."""

# ------------------------------------------------------------------------------------------------ days

OFF = (
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
WORKED = frozenset(
    date.fromisoformat(day)
    for day in (
        *("2024-02-04", "2024-02-18", "2024-04-07", "2024-04-28", "2024-05-11", "2024-09-14", "2024-09-29"),
        *("2024-10-12", "2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"),
        *("2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"),
    )
)
FIRST_NOTICE, LAST_NOTICE = 2024, 2026
ONE = timedelta(days=1)
SATURDAY = 5


@cache
def is_working(day: date) -> bool:
    """Worked, by the notices; a year without a notice is refused rather than guessed."""
    if not FIRST_NOTICE <= day.year <= LAST_NOTICE:
        raise LookupError("no notice for this year is typed here")
    if day in WORKED:
        return True
    return day.weekday() < SATURDAY and not any(first <= day.isoformat() <= last for first, last in OFF)


@cache
def rolled(day: date) -> date:
    """A period whose last day is a day of rest ends on the first day after it that is none."""
    while not is_working(day):
        day += ONE
    return day


def three_before(day: date) -> tuple[date, ...]:
    """The last three working days before a day, in their order."""
    found: list[date] = []
    while len(found) < 3:
        day -= ONE
        if is_working(day):
            found.append(day)
    return tuple(reversed(found))


# ------------------------------------------------------------------------------------------------ reading a case


def recorded(facts: Mapping[str, Any], name: str) -> date | None:
    """A day as it is written in the record."""
    text = facts.get(name)
    return None if text is None else date.fromisoformat(text)


def happened(facts: Mapping[str, Any], name: str, on: date) -> date | None:
    """The day of an event, if by the day asked about it has happened."""
    day = recorded(facts, name)
    return None if day is None or day > on else day


def entries(case: Mapping[str, Any], name: str) -> Sequence[Facts]:
    """The parts of a case of one kind."""
    return case.get(name) or ()


def court_code(number: str) -> str:
    """法院代字: the sign of the province and the digits behind it."""
    return _taken_apart(number)[0]


def is_enforcement(number: str) -> bool:
    """Whether it numbers an enforcement case."""
    return _taken_apart(number)[1] in ENFORCEMENT_NUMBERS


def _taken_apart(number: str) -> tuple[str, str]:
    found = re.fullmatch(r"[（(]\d{4}[）)](\D\d+)(\D+)\d+号", number)
    if found is None:
        raise LookupError("not a number this oracle reads")
    return found[1], found[2]


def is_intermediate(case: Mapping[str, Any]) -> bool:
    """Two digits make an intermediate court."""
    return len(court_code(case["case_number"])) == len("豫08")


def expiry(detention: Mapping[str, Any]) -> date:
    """拘留期限届满: printed, else D + N; leave added; cut by an early release; never rolled.

    A detention that has not begun does not end.
    """
    end = recorded(detention, "printed_end")
    if end is None:
        intake = recorded(detention, "intake_on")
        if intake is None:
            return date.max
        end = intake + timedelta(days=detention["days"])
    end += timedelta(days=detention.get("leave_days") or 0)
    early = recorded(detention, "released_early_on")
    return end if early is None else min(end, early)


def by(done: date | None, due: date, on: date) -> str:
    """What is done by a day, late, still to come, or left undone."""
    if done is not None:
        return PASS if done <= due else FAIL
    return PENDING if on <= due else FAIL


def attached(*, there: bool, event: date | None) -> str:
    """What must be there with an event."""
    if there:
        return PASS
    return PENDING if event is None else FAIL


def yes(condition: object) -> str:
    """Met or not."""
    return PASS if condition else FAIL


# ------------------------------------------------------------------------------------------------ judging


def judge(case: Mapping[str, Any], on: date) -> Verdicts:
    """The verdict of each rule on each subject, by rule id and JSON Pointer."""
    found: dict[tuple[str, str], set[str]] = {}
    for completion in _judgments_taken_both_ways(case):
        for key, verdict in _judge(completion, on).items():
            found.setdefault(key, set()).add(verdict)
    return {key: verdicts.pop() if len(verdicts) == 1 else REVIEW for key, verdicts in found.items()}


def _judgments_taken_both_ways(case: Mapping[str, Any]) -> Iterator[Facts]:
    wanted = (
        ((), "major_or_difficult"),
        *(
            (("requests", i, "targets", j), "need_held")
            for i, request in enumerate(entries(case, "requests"))
            for j, _ in enumerate(entries(request, "targets"))
        ),
        *((("detentions", i), "serious") for i, _ in enumerate(entries(case, "detentions"))),
        *((("referrals", i), "level_agreed") for i, _ in enumerate(entries(case, "referrals"))),
        *(
            (("private_prosecutions", i), "arrest_conditions_met")
            for i, _ in enumerate(entries(case, "private_prosecutions"))
        ),
    )
    unstated = [(place, name) for place, name in wanted if _at(case, place).get(name) is None]
    for values in product((True, False), repeat=len(unstated)):
        completion: Facts = deepcopy(dict(case))
        for (place, name), value in zip(unstated, values, strict=True):
            _at(completion, place)[name] = value
        yield completion


def _at(case: Any, place: tuple[str | int, ...]) -> Facts:  # noqa: ANN401  walks JSON
    for step in place:
        case = case[step]
    found: Facts = case
    return found


def _judge(case: Facts, on: date) -> Verdicts:
    said: Verdicts = {("", ""): PASS}
    said.update({(rule, ""): verdict for rule, verdict in of_case(case, on).items()})
    for i, request in enumerate(entries(case, "requests")):
        at = f"/requests/{i}"
        said.update({(rule, at): verdict for rule, verdict in of_request(case, request, on).items()})
        for j, target in enumerate(entries(request, "targets")):
            spoken = of_target(case, request, target, on)
            said.update({(rule, f"{at}/targets/{j}"): verdict for rule, verdict in spoken.items()})
    for i, detention in enumerate(entries(case, "detentions")):
        said.update(
            {(rule, f"/detentions/{i}"): verdict for rule, verdict in of_detention(case, detention, on).items()}
        )
    for i, referral in enumerate(entries(case, "referrals")):
        said.update({(rule, f"/referrals/{i}"): verdict for rule, verdict in of_referral(case, referral, on).items()})
    for i, prosecution in enumerate(entries(case, "private_prosecutions")):
        said.update(
            {(rule, f"/private_prosecutions/{i}"): verdict for rule, verdict in of_prosecution(prosecution, on).items()}
        )
    del said["", ""]
    return said


def _governed(act: date | None) -> bool:
    """Art 17. An act still to come comes after the day asked about, and so after commencement."""
    return act is None or act >= COMMENCEMENT


def _silenced(said: dict[str, str], *, governed: bool) -> dict[str, str]:
    return said if governed else dict.fromkeys(said, SILENT)


def of_case(case: Facts, on: date) -> dict[str, str]:
    """What is said of a case as a whole. Like the functions below, it reads its facts as stated, judgments too."""
    number = case["case_number"]
    return {
        "notice.addressee": yes(court_code(number).startswith("豫08")),
        "annex.case-number": yes(is_enforcement(number)),
        "art15.instrument": yes(_is_instrument(case["basis"], on)),
    }


def _is_instrument(basis: Facts, on: date) -> bool:
    """Art 15: an effective judgment or ruling with enforceable content, or the ruling made to enforce another paper.

    The list of other papers ends in 等; of mediation papers the text wants effective ones (生效的调解书).
    """
    if basis["kind"] in {"judgment", "ruling"}:
        return bool(basis["effective"] and basis["enforceable"])
    if basis["kind"] == "mediation" and not basis["effective"]:
        return False
    return happened(basis, "ruling_made_on", on) is not None


# ------------------------------------------------------------------------------------------------ tracing


def of_request(case: Facts, request: Facts, on: date) -> dict[str, str]:
    """What is said of a tracing request."""
    sent = happened(request, "sent_on", on)
    letter = request.get("letter") or {}
    organ = request["organ"]
    intermediate = is_intermediate(case)
    papers = letter.get("attachments") or ()
    basis_attached = "judgment_document" in papers or {"other_basis", "enforcement_ruling"} <= set(papers)
    own_organ = organ["name"] == (case.get("police_counterpart") or (MUNICIPAL_ORGAN if intermediate else None))
    said = {
        "art2.i1.desk": attached(there=organ["level"] == "municipal" and organ["desk"] and own_organ, event=sent)
        if intermediate
        else SILENT,
        "art2.i2.desk": SILENT
        if intermediate
        else attached(there=organ["level"] == "county" and organ["desk"] and own_organ, event=sent),
        "art2.p2.round-the-clock": SILENT,
        "art4.coordination": SILENT
        if intermediate
        else SILENT
        if sent is None
        else PASS
        if happened(request, "centre_informed_on", on)
        else REVIEW,
        "art3.i1.letter": attached(there=request.get("letter") is not None, event=sent),
        "art3.i1.approval": _approval(case, request, sent, on),
        "art3.i1.same-level": attached(there=organ["level"] == ("municipal" if intermediate else "county"), event=sent),
        "art3.i2.consent": _consent(request, on),
        "art3.i2.feedback": _feedback(request, on),
        "art17.commencement": PASS,
        "annex.heading": attached(
            there=bool(letter.get("issuing_court")) and bool(letter.get("addressed_to")), event=sent
        ),
        "annex.person": attached(there=bool(request.get("targets")), event=sent),
        "annex.contact": attached(there=bool(letter.get("contact")), event=sent),
        "annex.attachments": attached(there=basis_attached and "enforcement_notice" in papers, event=sent),
        "annex.date": attached(there=bool(letter.get("dated_on")) and bool(letter.get("sealed")), event=sent),
    }
    return _silenced(said, governed=_governed(sent))


def _approval(case: Facts, request: Facts, sent: date | None, on: date) -> str:
    """Art 3(一): the intermediate court's bureau, also for a basic court, by the day of sending."""
    approved = happened(request, "approved_on", on)
    own_is_right = is_intermediate(case) and request["approver"] == "own_bureau"
    return _before(sent, approved, on, properly=request["approver"] == "intermediate_bureau" or own_is_right)


def _before(event: date | None, done: date | None, on: date, *, properly: bool) -> str:
    """What must be done by the day of an event. Until it, and on its day, there is time for what is not yet done.

    What was done improperly can be done properly as long as there is time: it is the same as not done.
    """
    if not properly:
        done = None
    if event is None:
        return PENDING if done is None else PASS
    return by(done, event, on)


def _consent(request: Facts, on: date) -> str:
    """Art 3(二): the police leader, by the day of the query; to the letter, so not before it was sent."""
    consented, queried = happened(request, "consented_on", on), happened(request, "queried_on", on)
    sent = recorded(request, "sent_on")
    to_the_letter = consented is not None and sent is not None and sent <= consented
    return _before(queried, consented, on, properly=request["consenter"] == "police_leader" and to_the_letter)


def _feedback(request: Facts, on: date) -> str:
    """Art 3(二): 及时, to the court of the same level."""
    if happened(request, "queried_on", on) is None:
        return SILENT
    if happened(request, "feedback_on", on) is None:
        return REVIEW
    return REVIEW if request["feedback_to_court"] else FAIL


def of_target(case: Facts, request: Facts, target: Facts, on: date) -> dict[str, str]:
    """What is said of a person to be traced."""
    sent = happened(request, "sent_on", on)
    person = next(each for each in entries(case, "persons") if each["id"] == target["person"])
    in_scope = _within_scope(case, person)
    number = target.get("case_number")
    hidden_under_detention = _ground_two(case, request, person, on) and not target["whereabouts_known"]
    said = {
        "art1.scope": yes(_ground_one(case, target, in_scope=in_scope) or hidden_under_detention),
        "art3.i3.measures": REVIEW if _located_by_result(request, target, on) else SILENT,
        "art3.i4.withdrawal": _withdrawal(case, request, target, on),
        "art5.i3.non-debtor": yes(in_scope),
        "art5.i3.known-whereabouts": yes(not (target["whereabouts_known"] or _at_hand(case, request, target, on))),
        "annex.case-number": attached(there=number is not None and is_enforcement(number), event=sent),
        "annex.person": attached(there=_is_described(person), event=sent),
        "annex.heading-word": SILENT,
    }
    return _silenced(said, governed=_governed(sent))


def _at_hand(case: Facts, request: Facts, target: Facts, on: date) -> bool:
    """Found before the request went out, or in the detention house already when it did."""
    sent, located = happened(request, "sent_on", on), happened(target, "located_on", on)
    if located is not None and (sent is None or located < sent):
        return True
    held = [each for each in entries(case, "detentions") if each["person"] == target["person"]]
    if sent is None:
        return any(happened(each, "intake_on", on) and on < expiry(each) for each in held)
    return any(recorded(each, "intake_on") and each_intake(each) < sent < expiry(each) for each in held)


def each_intake(detention: Facts) -> date:
    day = recorded(detention, "intake_on")
    assert day is not None
    return day


def _within_scope(case: Facts, person: Facts) -> bool:
    """Arts 1 and 5(三): a debtor, or a listed person, evidenced, of a debtor that is a unit."""
    unit_debtors = {
        each["id"] for each in entries(case, "persons") if each["kind"] == "unit" and each["debtor"] is True
    }
    return person["debtor"] is True or any(
        role["kind"] in LISTED_ROLES and role["evidenced"] and role["unit"] in unit_debtors
        for role in person.get("roles") or ()
    )


def _ground_one(case: Facts, target: Facts, *, in_scope: bool) -> bool:
    return bool(
        case["major_or_difficult"] and target["need_held"] and target.get("need_reason") is not None and in_scope
    )


def _ground_two(case: Facts, request: Facts, person: Facts, on: date) -> bool:
    """A debtor whom the court has decided to detain by the time it asks; on any ground."""
    asked = happened(request, "sent_on", on) or on
    sent = recorded(request, "sent_on")
    outstanding = [
        each
        for each in entries(case, "detentions")
        if each["person"] == person["id"]
        and happened(each, "decided_on", asked)
        and (happened(each, "intake_on", on) is None or (sent is not None and sent <= each_intake(each)))
    ]
    return person["debtor"] is True and bool(outstanding)


def _located_by_result(request: Facts, target: Facts, on: date) -> bool:
    return happened(request, "feedback_on", on) is not None and target["result_locates"] is True


def _withdrawal(case: Facts, request: Facts, target: Facts, on: date) -> str:
    """Art 3(四): once the court has found the person by any route, so also by the result itself, or by detaining.

    There is nothing to withdraw before the request has gone out.
    """
    if happened(request, "sent_on", on) is None:
        return SILENT
    found = happened(target, "located_on", on) is not None or _located_by_result(request, target, on)
    if not found and not any(
        happened(each, "intake_on", on) and each["person"] == target["person"] for each in entries(case, "detentions")
    ):
        return SILENT
    if happened(target, "withdrawn_on", on) is None:
        return REVIEW
    return REVIEW if target["withdrawn_in_writing"] and target["withdrawn_to_same_organ"] else FAIL


def _is_described(person: Facts) -> bool:
    if person["kind"] == "unit":
        return bool(person.get("name") and person.get("credit_code"))
    number = person.get("resident_number") or person.get("other_document")
    return bool(number) and all(person.get(name) for name in ("name", "sex", "address", "telephone"))


# ------------------------------------------------------------------------------------------------ detention, referral


def of_detention(case: Facts, detention: Facts, on: date) -> dict[str, str]:
    """What is said of a detention."""
    decided = happened(detention, "decided_on", on)
    ends = expiry(detention)
    needed = detention["criminal_liability_needed"]
    permitted = SILENT
    if decided is not None and (detention["refuses"] or detention.get("ground") == "refusal"):
        refused = detention["refuses"] and _is_instrument(case["basis"], min(on, decided))
        permitted = yes(refused and detention["serious"])
    return {
        **_silenced({"art7.p1.detention": permitted, "art17.commencement": PASS}, governed=_governed(decided)),
        **_silenced(
            {
                "art7.p2.civil-track": SILENT if needed else _dealt_with(detention, on),
                "art7.p2.referral": _referred_in_time(case, detention, ends, on) if needed else SILENT,
            },
            governed=_governed(ends),
        ),
    }


def _dealt_with(detention: Facts, on: date) -> str:
    """Art 7(2), the civil track: an act at no set time; while it is not done, a person must judge.

    It follows the detention (司法拘留后). What was done before it was not forbidden; it is only not this act.
    """
    intake, dealt = happened(detention, "intake_on", on), happened(detention, "civil_disposal_on", on)
    if intake is None:
        return SILENT
    return REVIEW if dealt is None or dealt < intake else PASS


def _referred_in_time(case: Facts, detention: Facts, ends: date, on: date) -> str:
    """Art 7(2), latest time = expiry, before release; the duty arises from a view formed by then."""
    view = recorded(detention, "view_on")
    if view is None or view > ends:
        return SILENT
    made = [
        (sent, referral)
        for referral in entries(case, "referrals")
        if referral.get("detention") == detention["id"]
        and article_seven_fits(referral)
        and (sent := happened(referral, "sent_on", on)) is not None
    ]
    if any(sent < ends or (sent == ends and each["sent_before_release"]) for sent, each in made):
        return PASS
    if made:
        return FAIL
    return PENDING if on <= ends else FAIL


def article_seven_fits(referral: Facts) -> bool:
    """Art 11: of the other offences art 7 speaks only where the person also obstructs the enforcement."""
    return referral["offence"] == "refusal" or referral["obstructs_enforcement"] is True


def of_referral(case: Facts, referral: Facts, on: date) -> dict[str, str]:
    """What is said of a referral."""
    sent, received = happened(referral, "sent_on", on), happened(referral, "received_on", on)
    papers = referral.get("inventory") or ()
    competent = referral["at_court_seat"] and (referral["level_agreed"] or not is_intermediate(case))
    fits = article_seven_fits(referral)
    said = {
        "art7.p1.detention": PASS if fits else SILENT,
        "art7.p2.competent-organ": yes(competent) if fits else SILENT,
        "art8.particulars": attached(there="particulars" in papers, event=sent),
        "art8.i1.referral-letter": attached(there="referral_letter" in papers, event=sent),
        "art8.i2.effective-instrument": attached(there="effective_instrument" in papers, event=sent),
        "art8.i3.enforcement-report": attached(there="enforcement_report" in papers, event=sent),
        "art8.i4.evidence": attached(there="evidence" in papers, event=sent),
        "art11.same-procedure": SILENT if referral["offence"] == "refusal" else PASS,
        "art17.commencement": PASS,
    }
    return {
        **_silenced(said, governed=_governed(sent)),
        **_silenced(_review(referral, received, on), governed=_governed(received)),
    }


def _review(referral: Facts, received: date | None, on: date) -> dict[str, str]:
    """Art 9. What the police have done is judged by its day, whatever is recorded of what they found.

    A notice that names no period asks for nothing that could be late: it is not yet the notice (在指定期限内补充).
    """
    filed, asked = happened(referral, "filed_on", on), happened(referral, "supplement_notified_on", on)
    supplied, refused = happened(referral, "supplied_on", on), happened(referral, "refusal_made_on", on)
    extended = happened(referral, "extended_on", on)
    due = date.max if received is None else rolled(received + timedelta(days=7))
    lawful = (
        extended is not None
        and extended <= due
        and referral["major_or_difficult"]
        and referral["extension_approver"] == "county_level_head"
    )
    if lawful and received is not None:
        due = rolled(received + timedelta(days=30))
    met, complete = referral["conditions_met"], referral["materials_complete"]
    named = recorded(referral, "supplement_due_on")
    told = asked if named is not None else None
    return {
        "art9.filing": by(filed, due, on) if filed or (met and (complete or supplied)) else SILENT,
        "art9.extension": SILENT if extended is None else yes(lawful),
        "art9.supplement-notice": by(told, due, on) if (met and not complete) or asked else SILENT,
        "art9.supplement": SILENT if asked is None or named is None else by(supplied, rolled(named), on),
        "art9.refusal-notice": by(refused, due, on) if refused or not met else SILENT,
        "art9.refusal-feedback": _refusal_feedback(referral, refused, on),
    }


def _refusal_feedback(referral: Facts, refused: date | None, on: date) -> str:
    """Sent to the court that referred. The clause sets no time, not even 及时, so once done it is done."""
    if refused is None:
        return SILENT
    if happened(referral, "refusal_sent_on", on) is None:
        return REVIEW
    return yes(referral["refusal_to"] in {"same_court", "referring_court"})


def of_prosecution(prosecution: Facts, on: date) -> dict[str, str]:
    """What is said of a private prosecution."""
    decided = happened(prosecution, "arrest_decided_on", on)
    executed = happened(prosecution, "executed_on", on)
    if decided is None or not prosecution["arrest_conditions_met"]:
        arrest = SILENT
    elif executed is not None and (prosecution["executed_by"] != "police" or executed < decided):
        arrest = FAIL
    else:
        arrest = REVIEW
    return _silenced({"art10.arrest": arrest, "art17.commencement": PASS}, governed=_governed(decided))
