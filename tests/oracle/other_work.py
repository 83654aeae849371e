"""An oracle for the other articles and the joint mechanism: arts 2(2), 4, 5, 6, 12 to 14, 16 and 17.

Like ``two_valued``, it is plain Python from the norms and the law, without the library and with two truth values. The
readings are an argument; readings that are not given have their default. The court's own judgments (a large operation,
the need for officers, an unverified basis of a disclosure, outstanding work) may be unrecorded; the subject is then
judged with both values, and rules with different verdicts are for ``review``.

Conventions in addition to those of ``two_valued``: an act without a time limit is ``review`` until it is done; standing
and recurring duties that are not fulfilled are ``pending`` until the Opinion takes effect; a period is half a year, and
a period that ended without a valid act is a permanent breach.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import product

from .two_valued import (
    FAIL,
    NOT_APPLICABLE,
    ONE_DAY,
    PASS,
    PENDING,
    REVIEW,
    Facts,
    due_by,
    entries,
    happened,
    is_intermediate,
    is_working,
    pass_or_fail,
    recorded,
)
from .two_valued import judge as judge_earlier_articles

Readings = Mapping[str, str]
RuleVerdicts = dict[str, str]
Verdicts = dict[tuple[str, str], str]

PRINTED, DATED = date(2024, 10, 10), date(2024, 10, 9)
MONTHS = 12
INTERMEDIATE_COURT = "焦作市中级人民法院"
COUNTY_COURTS = {f"{place}人民法院" for place in ("修武县", "博爱县", "武陟县", "温县", "沁阳市", "孟州市")}

RULES_OF_CASE = (
    *("art2.p2.round-the-clock", "art4.coordination", "art5.custody", "art5.i1.publicity", "art5.i2.third-party"),
    *("art12.p1.dispatch", "art12.p2.preplan", "art12.p2.notice", "art12.p2.presence"),
    *("art13.p1.notify", "art13.p1.attend", "art13.p1.handover", "art13.p2.notify", "art13.p2.attend"),
)
SUBJECTS_OF_CASE = ("vehicles", "incidents", "operations", "accesses", "disclosures", "publications")


# ------------------------------------------------------------------------------------------------ days


def months_after(day: date, months: int) -> date:
    """民法典 202: return the day with the same number, or the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, MONTHS)
    first = date(day.year + years, month + 1, 1)
    beyond = date(first.year + first.month // MONTHS, first.month % MONTHS + 1, 1)
    return min(first + timedelta(days=day.day - 1), beyond - ONE_DAY)


def working_days_after(day: date, number: int) -> date:
    """Return the day a number of working days after a day, which is not counted."""
    while number:
        day += ONE_DAY
        number -= is_working(day)
    return day


def effective_day(readings: Readings) -> date:
    """Art 17: return the day of printing, which 下发 cannot precede, or the date of the Opinion under that reading."""
    return DATED if readings.get("effective-date") == "dated" else PRINTED


def half_years(readings: Readings, on: date) -> Iterator[tuple[date, date]]:
    """Yield the first and last day of each half-year since commencement, through the one that contains a day.

    By the calendar, the first half-year is the first whole one. From the effective day, that day is not counted
    (民法典 201), so each half-year ends on the same day number; an act on the effective day is in the first one.
    """
    first = effective_day(readings)
    if readings.get("half-year-cycle") == "from-effective-date":
        start = first
        for number in range(1, 99):
            last = months_after(start, 6 * number)
            yield first, last
            first = last + ONE_DAY
            if first > on:
                return
    first = date(first.year + 1, 1, 1)
    while first <= on:
        yield first, months_after(first, 6) - ONE_DAY
        first = months_after(first, 6)


def recurring_duty(done: Sequence[date], readings: Readings, on: date) -> str:
    """Return the verdict on a recurring duty: every ended half-year needs an act, the current one may still get it."""
    if on < effective_day(readings):
        return PENDING
    for first, last in half_years(readings, on):
        if not any(first <= day <= min(last, on) for day in done):
            return FAIL if last < on else PENDING
        if first <= on <= last:
            return PASS
    return PENDING


# ------------------------------------------------------------------------------------------------ shared


def if_governed(verdicts: RuleVerdicts, act: date | None, readings: Readings) -> RuleVerdicts:
    """Art 17: no rule applies to an act before commencement; a future act is after it."""
    verdicts = {**verdicts, "art17.commencement": PASS}
    return verdicts if act is None or act >= effective_day(readings) else dict.fromkeys(verdicts, NOT_APPLICABLE)


def step_if_governed(
    rule: str, verdict: str, calls_for_it: date | None, first_act: date | None, readings: Readings
) -> RuleVerdicts:
    """Art 17: a later step is governed by the day that calls for it, or by the first act under that reading."""
    decisive = first_act if readings.get("commencement-act") == "first-act" else calls_for_it
    return {rule: if_governed({rule: verdict}, decisive, readings)[rule]}


def judged_both_ways(facts: Facts, flags: Sequence[str], judge: Callable[[Facts], RuleVerdicts]) -> RuleVerdicts:
    """Return the verdicts with both values of each unrecorded judgment; different verdicts become review."""
    unrecorded = [flag for flag in flags if facts.get(flag) is None]
    results = [
        judge({**facts, **dict(zip(unrecorded, values, strict=True))})
        for values in product((True, False), repeat=len(unrecorded))
    ]
    return {
        rule: verdict if {result[rule] for result in results} == {verdict} else REVIEW
        for rule, verdict in results[0].items()
    }


def promptly(since: date | None, done: date | None, on: date, readings: Readings) -> str:
    """及时 since a day: at best the same day, else review; or three working days under that reading."""
    if since is None or readings.get("promptly") != "three-working-days":
        return immediately(since, done)
    return due_by(done, working_days_after(since, 3), on)


def immediately(since: date | None, done: date | None) -> str:
    """立即 since a day: the same day is beyond doubt, no number of days says more."""
    if since is None:
        return NOT_APPLICABLE
    return PASS if done == since else REVIEW


# ------------------------------------------------------------------------------------------------ a case


def judge_case(case: Mapping[str, object], on: date, readings: Readings) -> Verdicts:
    """Return the verdicts on the subjects of these articles in a case, including requests (arts 2(2) and 4)."""
    judges: dict[str, Callable[[Facts], RuleVerdicts]] = {
        "requests": lambda facts: of_request(case, facts, on, readings),
        "vehicles": lambda facts: of_vehicle(facts, on, readings),
        "incidents": lambda facts: judged_both_ways(
            facts, ("dispatched_at_once",), lambda completed: of_incident(completed, on, readings)
        ),
        "operations": lambda facts: judged_both_ways(
            facts, ("large", "presence_needed"), lambda completed: of_operation(completed, on, readings)
        ),
        "accesses": lambda facts: of_access(facts, on, readings),
        "disclosures": lambda facts: judged_both_ways(
            facts, ("basis_upheld",), lambda completed: of_disclosure(completed, on, readings)
        ),
        "publications": lambda facts: judged_both_ways(
            facts, ("addressee_upheld",), lambda completed: of_publication(completed, on, readings)
        ),
    }
    return {
        (rule, f"/{name}/{i}"): verdict
        for name, judge in judges.items()
        for i, facts in enumerate(entries(case, name))
        for rule, verdict in judge(facts).items()
    }


def judge_scope(case: Facts, on: date, readings: Readings) -> Verdicts:
    """Art 1; if 被执行人 is read as 失信被执行人, a debtor who is not listed is not a debtor."""
    if readings.get("preamble-scope") == "dishonest-only":
        persons = [{**each, "debtor": each["debtor"] and each["listed_dishonest"]} for each in entries(case, "persons")]
        case = {**case, "persons": persons}
    verdicts = judge_earlier_articles(case, on)
    return {(rule, path): verdict for (rule, path), verdict in verdicts.items() if rule == "art1.scope"}


def of_request(case: Mapping[str, object], request: Facts, on: date, readings: Readings) -> RuleVerdicts:
    sent = happened(request, "sent_on", on)
    feedback, received = happened(request, "feedback_on", on), happened(request, "feedback_received_on", on)
    within_a_day = NOT_APPLICABLE
    if readings.get("round-the-clock") == "deadline" and feedback is not None:
        within_a_day = due_by(received, feedback + ONE_DAY, on)
    informed = happened(request, "centre_informed_on", on)
    verdicts = {
        "art4.coordination": NOT_APPLICABLE if sent is None or is_intermediate(case) else PASS if informed else REVIEW,
    }
    return {
        **if_governed(verdicts, sent, readings),
        **step_if_governed("art2.p2.round-the-clock", within_a_day, feedback, sent, readings),
    }


def of_vehicle(vehicle: Facts, on: date, readings: Readings) -> RuleVerdicts:
    found = happened(vehicle, "found_on", on)
    notified, attended = happened(vehicle, "notified_on", on), happened(vehicle, "attended_on", on)
    if found is None or not is_sealed(vehicle, found, readings):
        sealed_found, sealed_notified, sealed_attended = None, None, None
    else:
        sealed_found, sealed_notified, sealed_attended = found, notified, attended
    on_patrol = vehicle["found_during"] == "patrol"
    as_on_patrol = readings.get("registration-handover") == "as-13-1"
    attend_registered = (
        immediately(sealed_notified, attended) if as_on_patrol else promptly(sealed_notified, attended, on, readings)
    )
    verdicts = {
        "art13.p1.notify": promptly(sealed_found, notified, on, readings) if on_patrol else NOT_APPLICABLE,
        "art13.p2.notify": NOT_APPLICABLE if on_patrol else promptly(sealed_found, notified, on, readings),
    }
    on_the_spot = immediately(sealed_notified, attended) if on_patrol else NOT_APPLICABLE
    at_the_registry = NOT_APPLICABLE if on_patrol else attend_registered
    handover = _handed_over(vehicle, sealed_attended, on, readings) if on_patrol or as_on_patrol else NOT_APPLICABLE
    return {
        **if_governed(verdicts, found, readings),
        **step_if_governed("art13.p1.attend", on_the_spot, notified, found, readings),
        **step_if_governed("art13.p2.attend", at_the_registry, notified, found, readings),
        **step_if_governed("art13.p1.handover", handover, attended, found, readings),
    }


def is_sealed(vehicle: Facts, found: date, readings: Readings) -> bool:
    """Return whether the vehicle is 依法查封 on the day it is found, or was ever sealed, under the other reading."""
    sealed, lifted = recorded(vehicle, "sealed_on"), recorded(vehicle, "unsealed_on")
    if sealed is None or sealed > found:
        return False
    if readings.get("seal-live") == "any-seal":
        return True
    return is_in_force(vehicle, sealed, found) and not (lifted is not None and lifted < found)


def is_in_force(vehicle: Facts, sealed: date, found: date) -> bool:
    """Return whether the seal is in force on the day the vehicle is found.

    解释 485: at most two years from the seal and from each renewal; a shorter printed term applies. 查封规定 27: the
    seal lapses if it is not renewed in time. With every renewal in time, it is in force throughout.
    """
    renewed, printed = recorded(vehicle, "renewed_on"), recorded(vehicle, "seal_ends_on")

    def within(start: date) -> bool:
        end = months_after(start, 2 * MONTHS)
        return found <= (end if printed is None else min(end, printed))

    each_in_time = bool(vehicle.get("renewed_in_time"))
    if renewed is None or renewed > found:
        return within(sealed) or (renewed is not None and each_in_time)
    return each_in_time and within(renewed)


def _handed_over(vehicle: Facts, attended: date | None, on: date, readings: Readings) -> str:
    """No time limit. A handover requires that the vehicle was held until then."""
    if attended is None:
        return NOT_APPLICABLE
    if happened(vehicle, "handed_over_on", on) is None:
        return REVIEW
    return pass_or_fail(vehicle["held"] or readings.get("vehicle-hold") == "notify-only")


def of_incident(incident: Facts, on: date, readings: Readings) -> RuleVerdicts:
    reported = happened(incident, "reported_on", on)
    dispatch = NOT_APPLICABLE
    if incident["violent"] and reported is not None:
        dispatch = _dispatched(incident, reported, on, readings.get("at-once"))
    return if_governed({"art12.p1.dispatch": dispatch}, reported, readings)


def _dispatched(incident: Facts, reported: date, on: date, at_once: str | None) -> str:
    """立即出警: by the end of the next day (刑诉法 85: 24 hours); on that day a person, or the clock, decides."""
    if at_once == "no-number":
        return immediately(reported, happened(incident, "dispatched_on", on))
    dispatched, last = happened(incident, "dispatched_on", on), reported + ONE_DAY
    if dispatched is None:
        return PENDING if on <= last else FAIL
    if dispatched < last:
        return PASS
    if dispatched > last:
        return FAIL
    if incident["within_24_hours" if at_once == "hours-24" else "dispatched_at_once"]:
        return PASS
    return PENDING if on <= last else FAIL


def of_operation(operation: Facts, on: date, readings: Readings) -> RuleVerdicts:
    starts = happened(operation, "starts_on", on)

    def before(name: str, came_first: str) -> str:
        done = happened(operation, name, on)
        if starts is None:
            return PENDING if done is None else PASS
        if done is not None and done == starts:
            return pass_or_fail(operation[came_first])
        return due_by(done, starts, on)

    verdicts = {
        "art12.p2.preplan": before("plan_made_on", "plan_first") if operation["large"] else NOT_APPLICABLE,
        "art12.p2.notice": before("police_told_on", "told_first") if operation["large"] else NOT_APPLICABLE,
        "art12.p2.presence": before("presence_requested_on", "requested_first")
        if operation["presence_needed"]
        else NOT_APPLICABLE,
    }
    return if_governed(verdicts, starts, readings)


def of_access(access: Facts, on: date, readings: Readings) -> RuleVerdicts:
    handled = happened(access, "accessed_on", on)
    return if_governed(
        {"art5.custody": NOT_APPLICABLE if handled is None else pass_or_fail(access["by_keeper"])}, handled, readings
    )


def of_disclosure(disclosure: Facts, on: date, readings: Readings) -> RuleVerdicts:
    """Return the verdicts on a disclosure, from its recipient, classes and legal basis.

    Disclosure to court staff or to the police, the source of the information, is lawful. Without a basis it is a
    breach; with a verified basis it is lawful; an unverified basis is for review.
    """
    disclosed = happened(disclosure, "disclosed_on", on)
    if disclosed is None:
        return if_governed({"art5.i2.third-party": NOT_APPLICABLE}, disclosed, readings)
    if disclosure["recipient"] in {"court_staff", "police"} or not gives_tracing(disclosure):
        lawful = True
    elif disclosure.get("basis") is None:
        lawful = False
    else:
        lawful = bool(disclosure["basis_verified"] or disclosure["basis_upheld"])
    return if_governed({"art5.i2.third-party": pass_or_fail(lawful)}, disclosed, readings)


def gives_tracing(disclosure: Facts) -> bool:
    """Return whether a disclosure contains tracing information, including its methods; classes take precedence."""
    classes = disclosure.get("classes")
    if classes is None:
        return bool(disclosure["tracing"])
    return not {"tracing", "participation", "means"}.isdisjoint(classes)


def is_addressee(facts: Facts, readings: Readings) -> bool:
    """等部门 (art 6): the leading group; another department if a person upheld it, never, or always, by the reading."""
    if facts["addressee"] not in {"department", "counterpart"}:
        return bool(facts["addressee"] == "leading_group")
    others = readings.get("bulletin-others")
    return others == "any-department" or (others != "named-only" and bool(facts["addressee_upheld"]))


def of_publication(publication: Facts, on: date, readings: Readings) -> RuleVerdicts:
    """An internal bulletin (art 6) or consultation paper (art 16) may mention the police; none may mention the means.

    A consultation paper goes from one of the two bodies to the other.
    """
    published = happened(publication, "published_on", on)
    bulletin = publication["kind"] == "bulletin" and is_addressee(publication, readings)
    bulletin = bulletin and readings.get("publicity-vs-bulletin") != "no-mention-at-all"
    consultation = publication["kind"] == "consultation" and publication["addressee"] == "counterpart"
    may_mention = not publication["outward"] and (bulletin or consultation)
    lawful = not publication["mentions_means"] and (may_mention or not publication["mentions_police"])
    return if_governed(
        {"art5.i1.publicity": NOT_APPLICABLE if published is None else pass_or_fail(lawful)}, published, readings
    )


# ------------------------------------------------------------------------------------------------ a joint mechanism


def judge_mechanism(mechanism: Facts, on: date, readings: Readings) -> Verdicts:
    """Return the verdict of each rule on the mechanism, its bulletins and its publications."""
    verdicts: Verdicts = {(rule, ""): verdict for rule, verdict in of_mechanism(mechanism, on, readings).items()}
    for i, bulletin in enumerate(entries(mechanism, "bulletins")):
        part_verdicts = judged_both_ways(
            bulletin, ("outstanding",), lambda completed: of_bulletin(completed, on, readings)
        )
        verdicts.update({(rule, f"/bulletins/{i}"): verdict for rule, verdict in part_verdicts.items()})
    for i, publication in enumerate(entries(mechanism, "publications")):
        part_verdicts = judged_both_ways(
            publication, ("addressee_upheld",), lambda completed: of_publication(completed, on, readings)
        )
        verdicts.update({(rule, f"/publications/{i}"): verdict for rule, verdict in part_verdicts.items()})
    return verdicts


def of_mechanism(mechanism: Facts, on: date, readings: Readings) -> RuleVerdicts:
    in_force = on >= effective_day(readings)
    court = mechanism.get("court")
    listed = court == INTERMEDIATE_COURT or court in COUNTY_COURTS
    of_the_city = court == INTERMEDIATE_COURT if listed else mechanism.get("court_level") == "intermediate"

    def standing(present: object) -> str:
        return PASS if present else FAIL if in_force else PENDING

    return {
        "art2.p2.officer": standing(any(_in_office(each, on) for each in entries(mechanism, "officers"))),
        "art2.p2.round-the-clock": NOT_APPLICABLE
        if readings.get("round-the-clock") == "deadline"
        else standing(mechanism["round_the_clock"]),
        "art4.coordination": standing(mechanism["command_centre"]) if of_the_city else NOT_APPLICABLE,
        "art6.bulletin": _bulletins(mechanism, on, readings),
        "art14.sharing": NOT_APPLICABLE,
        "art16.half-yearly": _meetings(mechanism, on, readings) if of_the_city else NOT_APPLICABLE,
        "art17.disputes": NOT_APPLICABLE,
    }


def _in_office(officer: Facts, on: date) -> bool:
    """Return whether an officer has a name and a current appointment; its last day is included."""
    appointed, ended = happened(officer, "appointed_on", on), recorded(officer, "ended_on")
    return bool(officer.get("name")) and appointed is not None and (ended is None or ended >= on)


def _bulletins(mechanism: Facts, on: date, readings: Readings) -> str:
    """Bulletins to the leading group 等部门 (art 6); a bulletin to another body does not replace one.

    If nobody has judged some bulletins, all of them count or none does: what lies between is no better and no worse.
    The reading on the half-years of art 16 does not apply here: these are calendar half-years.
    """
    if readings.get("bulletin-cycle") != "half-year":
        return REVIEW if on >= effective_day(readings) else PENDING
    verdicts = {
        recurring_duty(
            [
                day
                for each in entries(mechanism, "bulletins")
                if is_addressee({"addressee_upheld": unjudged, **_recorded(each)}, readings)
                and (day := happened(each, "issued_on", on))
            ],
            {**readings, "half-year-cycle": "calendar"},
            on,
        )
        for unjudged in (True, False)
    }
    return verdicts.pop() if len(verdicts) == 1 else REVIEW


def _recorded(facts: Facts) -> Facts:
    return {name: value for name, value in facts.items() if value is not None}


def _meetings(mechanism: Facts, on: date, readings: Readings) -> str:
    """Art 16: both bodies consult on the collected topics, in the half year or in the month after it."""
    held = [
        (day, each.get("covers"))
        for each in entries(mechanism, "meetings")
        if each["both"] and each["collected"] and (day := happened(each, "held_on", on))
    ]
    if readings.get("half-year-meeting") == "within-half":
        return recurring_duty([day for day, _ in held], readings, on)
    if on < effective_day(readings):
        return PENDING
    halves, before_is_met = list(half_years(readings, on)), True
    verdict = PASS
    for number, (first, last) in enumerate(halves):
        shared_to, until = month_after(first - ONE_DAY), month_after(last)
        within = any(
            first <= day <= last
            and (number == 0 or day > shared_to or before_is_met or not is_for_previous(day, covers))
            for day, covers in held
        )
        met = within or any(last < day <= until and is_for_previous(day, covers) for day, covers in held)
        if not met and until < on:
            return FAIL
        verdict, before_is_met = verdict if met else PENDING, within
    return verdict if halves else PENDING


def month_after(last: date) -> date:
    """Return the last day of the month that follows a half year."""
    return months_after(last + ONE_DAY, 1) - ONE_DAY


def is_for_previous(day: date, covers: str | None) -> bool:
    """Return whether a consultation sums up the calendar half before its day."""
    first_half = day.month <= MONTHS // 2
    return covers == (f"{day.year - 1}H2" if first_half else f"{day.year}H1")


def of_bulletin(bulletin: Facts, on: date, readings: Readings) -> RuleVerdicts:
    """Art 6: only outstanding work may be praised."""
    issued = happened(bulletin, "issued_on", on)
    praised = issued is not None and bulletin["praises"]
    return if_governed(
        {"art6.praise": pass_or_fail(bulletin["outstanding"]) if praised else NOT_APPLICABLE}, issued, readings
    )
