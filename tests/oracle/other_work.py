"""An oracle for the other joint work and the joint mechanism: arts 2(2), 4, 5, 6, 12 to 14, 16 and 17.

As in ``two_valued``: plain Python written from the norms and the law, no import of the library, no third truth value.
The readings are an argument; what is not given is read as by default. The court's own judgments (a larger operation,
the need for officers, whether an unverified basis of a disclosure holds, whether those praised stand out) may be
unstated; the subject is then judged both ways, and where that makes a difference a person must judge (``review``).

House conventions beside those of ``two_valued``: an act for which the text sets no time is ``review`` until it is
done; a standing duty and a duty that recurs are ``pending`` until the Opinion takes effect, and what is in place
already is in place; a round is half a year, and one that ended without an act that counts is a breach for good.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import product

from .two_valued import (
    FAIL,
    ONE,
    PASS,
    PENDING,
    REVIEW,
    SILENT,
    Facts,
    by,
    entries,
    happened,
    is_intermediate,
    is_working,
    recorded,
    yes,
)
from .two_valued import judge as judge_earlier_articles

Readings = Mapping[str, str]
Spoken = dict[str, str]
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
    """民法典 202: the same day number; where the month has none, its last day."""
    years, month = divmod(day.month - 1 + months, MONTHS)
    first = date(day.year + years, month + 1, 1)
    beyond = date(first.year + first.month // MONTHS, first.month % MONTHS + 1, 1)
    return min(first + timedelta(days=day.day - 1), beyond - ONE)


def working_days_after(day: date, number: int) -> date:
    """The first day out, as in every period."""
    while number:
        day += ONE
        number -= is_working(day)
    return day


def effective_day(readings: Readings) -> date:
    """Art 17: 下发 cannot precede printing; else the day written on the Opinion."""
    return DATED if readings.get("effective-date") == "dated" else PRINTED


def rounds(readings: Readings, on: date) -> Iterator[tuple[date, date]]:
    """Half-years from commencement through the one that runs on a day, by first and last day.

    By the calendar, the first is the first whole one. From the effective day, that day is not counted (民法典 201),
    so each ends on a day of the same number; what is done on the effective day itself is done in the first.
    """
    first = effective_day(readings)
    if readings.get("half-year-cycle") == "from-effective-date":
        start = first
        for number in range(1, 99):
            last = months_after(start, 6 * number)
            yield first, last
            first = last + ONE
            if first > on:
                return
    first = date(first.year + 1, 1, 1)
    while first <= on:
        yield first, months_after(first, 6) - ONE
        first = months_after(first, 6)


def recurring(done: Sequence[date], readings: Readings, on: date) -> str:
    """Every round that has ended must have had its act; the round that runs may still have it."""
    if on < effective_day(readings):
        return PENDING
    for first, last in rounds(readings, on):
        if not any(first <= day <= min(last, on) for day in done):
            return FAIL if last < on else PENDING
        if first <= on <= last:
            return PASS
    return PENDING


# ------------------------------------------------------------------------------------------------ shared


def governed(said: Spoken, act: date | None, readings: Readings) -> Spoken:
    """Art 17: of an act before commencement the Opinion says nothing; one still to come comes after it."""
    said = {**said, "art17.commencement": PASS}
    return said if act is None or act >= effective_day(readings) else dict.fromkeys(said, SILENT)


def both_ways(facts: Facts, flags: Sequence[str], judged: Callable[[Facts], Spoken]) -> Spoken:
    """Judged with each unstated judgment made one way and the other."""
    unstated = [flag for flag in flags if facts.get(flag) is None]
    ways = [
        judged({**facts, **dict(zip(unstated, values, strict=True))})
        for values in product((True, False), repeat=len(unstated))
    ]
    return {rule: said if {way[rule] for way in ways} == {said} else REVIEW for rule, said in ways[0].items()}


def promptly(since: date | None, done: date | None, on: date, readings: Readings) -> str:
    """及时 since a day: no number, so a person judges; or three working days."""
    if since is None:
        return SILENT
    if readings.get("promptly") != "three-working-days":
        return REVIEW
    return by(done, working_days_after(since, 3), on)


def at_once(since: date | None) -> str:
    """立即 since a day is never a number of days."""
    return SILENT if since is None else REVIEW


# ------------------------------------------------------------------------------------------------ a case


def judge_case(case: Mapping[str, object], on: date, readings: Readings) -> Verdicts:
    """What is said of the new subjects of a case, and of the duties of arts 2(2) and 4 that a request brings."""
    judged: dict[str, Callable[[Facts], Spoken]] = {
        "requests": lambda facts: of_request(case, facts, on, readings),
        "vehicles": lambda facts: of_vehicle(facts, on, readings),
        "incidents": lambda facts: of_incident(facts, on, readings),
        "operations": lambda facts: both_ways(
            facts, ("large", "presence_needed"), lambda stated: of_operation(stated, on, readings)
        ),
        "accesses": lambda facts: of_access(facts, on, readings),
        "disclosures": lambda facts: both_ways(
            facts, ("basis_upheld",), lambda stated: of_disclosure(stated, on, readings)
        ),
        "publications": lambda facts: of_publication(facts, on, readings),
    }
    return {
        (rule, f"/{name}/{i}"): verdict
        for name, judge in judged.items()
        for i, facts in enumerate(entries(case, name))
        for rule, verdict in judge(facts).items()
    }


def judge_scope(case: Facts, on: date, readings: Readings) -> Verdicts:
    """Art 1, if 被执行人 is read as 失信被执行人: a debtor who is not listed is then no debtor in its sense."""
    if readings.get("preamble-scope") == "dishonest-only":
        persons = [{**each, "debtor": each["debtor"] and each["listed_dishonest"]} for each in entries(case, "persons")]
        case = {**case, "persons": persons}
    said = judge_earlier_articles(case, on)
    return {(rule, path): verdict for (rule, path), verdict in said.items() if rule == "art1.scope"}


def of_request(case: Mapping[str, object], request: Facts, on: date, readings: Readings) -> Spoken:
    sent = happened(request, "sent_on", on)
    told, received = happened(request, "feedback_on", on), happened(request, "feedback_received_on", on)
    within_a_day = SILENT
    if readings.get("round-the-clock") == "deadline" and told is not None:
        within_a_day = by(received, told + ONE, on)
    informed = happened(request, "centre_informed_on", on)
    said = {
        "art2.p2.round-the-clock": within_a_day,
        "art4.coordination": SILENT if sent is None or is_intermediate(case) else PASS if informed else REVIEW,
    }
    return governed(said, sent, readings)


def of_vehicle(vehicle: Facts, on: date, readings: Readings) -> Spoken:
    found = happened(vehicle, "found_on", on)
    told, came = happened(vehicle, "notified_on", on), happened(vehicle, "attended_on", on)
    if found is None or not is_sealed(vehicle, found, readings):
        found_, told_, came_ = None, None, None
    else:
        found_, told_, came_ = found, told, came
    on_patrol = vehicle["found_during"] == "patrol"
    as_on_patrol = readings.get("registration-handover") == "as-13-1"
    attend_registered = at_once(told_) if as_on_patrol else promptly(told_, came, on, readings)
    said = {
        "art13.p1.notify": promptly(found_, told, on, readings) if on_patrol else SILENT,
        "art13.p1.attend": at_once(told_) if on_patrol else SILENT,
        "art13.p1.handover": _handed_over(vehicle, came_, on, readings) if on_patrol or as_on_patrol else SILENT,
        "art13.p2.notify": SILENT if on_patrol else promptly(found_, told, on, readings),
        "art13.p2.attend": SILENT if on_patrol else attend_registered,
    }
    return governed(said, found, readings)


def is_sealed(vehicle: Facts, found: date, readings: Readings) -> bool:
    """依法查封 on the day it is found; or, by the other reading, sealed at some time until then."""
    sealed, lifted = recorded(vehicle, "sealed_on"), recorded(vehicle, "unsealed_on")
    if sealed is None or sealed > found:
        return False
    if readings.get("seal-live") == "any-seal":
        return True
    return is_live(vehicle, sealed, found) and not (lifted is not None and lifted < found)


def is_live(vehicle: Facts, sealed: date, found: date) -> bool:
    """解释 485: two years at most, as much again by each renewal; a shorter term printed in the last paper prevails.

    查封规定 27: it lapses where it is not renewed in time. Renewed later, each time in time, it was live between.
    """
    renewed, printed = recorded(vehicle, "renewed_on"), recorded(vehicle, "seal_ends_on")

    def within(start: date) -> bool:
        end = months_after(start, 2 * MONTHS)
        return found <= (end if printed is None else min(end, printed))

    each_in_time = bool(vehicle.get("renewed_in_time"))
    if renewed is None or renewed > found:
        return within(sealed) or (renewed is not None and each_in_time)
    return each_in_time and within(renewed)


def _handed_over(vehicle: Facts, came: date | None, on: date, readings: Readings) -> str:
    """No time is set. That there is something to hand over implies that it was held until then."""
    if came is None:
        return SILENT
    if happened(vehicle, "handed_over_on", on) is None:
        return REVIEW
    return yes(vehicle["held"] or readings.get("vehicle-hold") == "notify-only")


def of_incident(incident: Facts, on: date, readings: Readings) -> Spoken:
    reported = happened(incident, "reported_on", on)
    return governed({"art12.p1.dispatch": at_once(reported) if incident["violent"] else SILENT}, reported, readings)


def of_operation(operation: Facts, on: date, readings: Readings) -> Spoken:
    starts = happened(operation, "starts_on", on)

    def before(name: str, came_first: str) -> str:
        done = happened(operation, name, on)
        if starts is None:
            return PENDING if done is None else PASS
        if done is not None and done == starts:
            return yes(operation[came_first])
        return by(done, starts, on)

    said = {
        "art12.p2.preplan": before("plan_made_on", "plan_first") if operation["large"] else SILENT,
        "art12.p2.notice": before("police_notified_on", "notified_first") if operation["large"] else SILENT,
        "art12.p2.presence": before("presence_requested_on", "requested_first")
        if operation["presence_needed"]
        else SILENT,
    }
    return governed(said, starts, readings)


def of_access(access: Facts, on: date, readings: Readings) -> Spoken:
    handled = happened(access, "accessed_on", on)
    return governed({"art5.custody": SILENT if handled is None else yes(access["by_keeper"])}, handled, readings)


def of_disclosure(disclosure: Facts, on: date, readings: Readings) -> Spoken:
    """Each recorded disclosure: to whom, what classes, on what legal basis.

    To court staff nothing is leaked, nor to the police, from whom the information comes. An unnamed basis is a breach;
    a verified one is none; of one that is not verified a person judges.
    """
    told = happened(disclosure, "disclosed_on", on)
    if told is None:
        return governed({"art5.i2.third-party": SILENT}, told, readings)
    if disclosure["recipient"] in {"court_staff", "police"} or not gives_tracing(disclosure):
        lawful = True
    elif disclosure.get("basis") is None:
        lawful = False
    else:
        lawful = bool(disclosure["basis_verified"] or disclosure["basis_upheld"])
    return governed({"art5.i2.third-party": yes(lawful)}, told, readings)


def gives_tracing(disclosure: Facts) -> bool:
    """By its classes, where they are listed, or else as it is said: how tracing is done is told with it."""
    classes = disclosure.get("classes")
    if classes is None:
        return bool(disclosure["tracing"])
    return "tracing" in classes or "method" in classes


def of_publication(publication: Facts, on: date, readings: Readings) -> Spoken:
    """An internal bulletin to the leading group, as art 6 orders, may name the police; the means nothing may name."""
    out = happened(publication, "published_on", on)
    internal = publication["kind"] == "bulletin" and not publication["outward"]
    to_the_group = publication["addressee"] == "leading_group"
    may_mention = internal and to_the_group and readings.get("publicity-vs-bulletin") != "no-mention-at-all"
    lawful = not publication["mentions_means"] and (may_mention or not publication["mentions_police"])
    return governed({"art5.i1.publicity": SILENT if out is None else yes(lawful)}, out, readings)


# ------------------------------------------------------------------------------------------------ a joint mechanism


def judge_mechanism(mechanism: Facts, on: date, readings: Readings) -> Verdicts:
    """The verdict of each rule on the mechanism, its bulletins and its publications."""
    said: Verdicts = {(rule, ""): verdict for rule, verdict in of_mechanism(mechanism, on, readings).items()}
    for i, bulletin in enumerate(entries(mechanism, "bulletins")):
        spoken = both_ways(bulletin, ("outstanding",), lambda stated: of_bulletin(stated, on, readings))
        said.update({(rule, f"/bulletins/{i}"): verdict for rule, verdict in spoken.items()})
    for i, publication in enumerate(entries(mechanism, "publications")):
        spoken = of_publication(publication, on, readings)
        said.update({(rule, f"/publications/{i}"): verdict for rule, verdict in spoken.items()})
    return said


def of_mechanism(mechanism: Facts, on: date, readings: Readings) -> Spoken:
    in_force = on >= effective_day(readings)
    court = mechanism.get("court")
    listed = court == INTERMEDIATE_COURT or court in COUNTY_COURTS
    of_the_city = court == INTERMEDIATE_COURT if listed else mechanism.get("court_level") == "intermediate"

    def standing(there: object) -> str:
        return PASS if there else FAIL if in_force else PENDING

    return {
        "art2.p2.officer": standing(any(_in_office(each, on) for each in entries(mechanism, "officers"))),
        "art2.p2.round-the-clock": SILENT
        if readings.get("round-the-clock") == "deadline"
        else standing(mechanism["round_the_clock"]),
        "art4.coordination": standing(mechanism["command_centre"]) if of_the_city else SILENT,
        "art6.bulletin": _bulletins(mechanism, on, readings),
        "art14.sharing": SILENT,
        "art16.half-yearly": _meetings(mechanism, on, readings) if of_the_city else SILENT,
        "art17.disputes": SILENT,
    }


def _in_office(officer: Facts, on: date) -> bool:
    """Named, appointed, and the appointment not over; on the day it ends the officer still serves."""
    appointed, ended = happened(officer, "appointed_on", on), recorded(officer, "ended_on")
    return bool(officer.get("name")) and appointed is not None and (ended is None or ended >= on)


def _bulletins(mechanism: Facts, on: date, readings: Readings) -> str:
    """To the leading group, which art 6 names; another body may be told beside it, not in its place.

    How the half-years of art 16 are counted is a reading of art 16 alone; here they are those of the calendar.
    """
    if readings.get("bulletin-cycle") != "half-year":
        return REVIEW if on >= effective_day(readings) else PENDING
    issued = [
        day
        for each in entries(mechanism, "bulletins")
        if each["addressee"] == "leading_group" and (day := happened(each, "issued_on", on))
    ]
    return recurring(issued, {**readings, "half-year-cycle": "calendar"}, on)


def _meetings(mechanism: Facts, on: date, readings: Readings) -> str:
    """Art 16: both bodies consult, on what was collected."""
    held = [
        day
        for each in entries(mechanism, "meetings")
        if each["both"] and each["collected"] and (day := happened(each, "held_on", on))
    ]
    return recurring(held, readings, on)


def of_bulletin(bulletin: Facts, on: date, readings: Readings) -> Spoken:
    """Art 6 lets those be praised who stand out, and no others."""
    issued = happened(bulletin, "issued_on", on)
    praised = issued is not None and bulletin["praises"]
    return governed({"art6.praise": yes(bulletin["outstanding"]) if praised else SILENT}, issued, readings)
