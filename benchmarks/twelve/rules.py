"""Twelve rules of the Opinion written by hand in plain Python; the rules of the other engines are translated from them.

Each rule is one expression over flat facts, with names for its parts, and returns the number of a verdict. It does not
use the rules of the library. Met and not met are written separately; everything else is unknown. An unknown condition
is open, or for review if only a person's judgment is missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.twelve.facts import Facts

__all__ = ["RULES", "judge"]

PASS, FAIL, PENDING, OPEN, REVIEW, OUT = range(6)
EFFECT = 739_169
"""10 October 2024, the day the Opinion took effect."""
NEVER = 3_652_059
"""The last day there is: no upper bound."""


def scope(f: Facts) -> int:
    """Art. 1: a debtor or a person in a listed role who must be located, or one to be detained; a natural person."""
    role = any(
        r.listed is True and r.evidenced is True and r.ended is False and r.of_unit_debtor is True for r in f.roles
    )
    no_role = (f.roles_listed or f.complete >= f.on) and all(
        r.listed is False or r.evidenced is False or r.ended is True or r.of_unit_debtor is False for r in f.roles
    )
    head = any(
        r.heads is True and r.evidenced is True and r.ended is False and r.of_unit_debtor is True for r in f.roles
    )
    no_head = (f.roles_listed or f.complete >= f.on) and all(
        r.heads is False or r.evidenced is False or r.ended is True or r.of_unit_debtor is False for r in f.roles
    )
    controller = any(
        r.controls is True and r.evidenced is True and r.ended is False and r.of_unit_debtor is True for r in f.roles
    )
    no_controller = (f.roles_listed or f.complete >= f.on) and all(
        r.controls is False or r.evidenced is False or r.ended is True or r.of_unit_debtor is False for r in f.roles
    )
    for_unit = head or (controller and f.answerable is True)
    not_for_unit = no_head and (no_controller or f.answerable is False)
    for_unit_open = not (for_unit or not_for_unit) and (
        not (head or no_head) or (f.answerable is not False and not (controller or no_controller))
    )
    person, no_person = f.debtor is True or role, f.debtor is False and no_role
    unreasoned = not f.need_reasoned and f.complete >= f.asked_high
    one = f.major_case is True and f.need_held is True and f.need_reasoned and person
    not_one = f.major_case is False or f.need_held is False or unreasoned or no_person
    one_open = not not_one and (not (f.need_reasoned or unreasoned) or not (person or no_person))
    sought = any(
        d.theirs is True
        and d.decided_high <= f.on
        and d.decided_high <= f.asked_low
        and (d.intake_low > f.on or f.asked_high <= d.intake_low)
        for d in f.detentions
    )
    unsought = f.complete >= f.on and all(
        d.theirs is False
        or d.decided_low > f.on
        or d.decided_low > f.asked_high
        or (d.intake_high <= f.on and f.asked_low > d.intake_high)
        for d in f.detentions
    )
    taken, not_taken = f.debtor is True or for_unit, f.debtor is False and not_for_unit
    two = taken and f.whereabouts_known is False and sought
    not_two = not_taken or f.whereabouts_known is True or unsought
    two_open = not (two or not_two) and (
        (not (taken or not_taken) and (f.debtor is None or for_unit_open))
        or f.whereabouts_known is None
        or not (sought or unsought)
    )
    named, unnamed = f.natural is True or f.naturals_named is True, f.natural is False and f.naturals_named is False
    ground_open = not (one or two) and (one_open or two_open)
    unknown = OPEN if ground_open or (f.natural is None and not named) else REVIEW
    verdict = PASS if (one or two) and named else FAIL if (not_one and not_two) or unnamed else unknown
    return OUT if f.begun_high < EFFECT else verdict if f.begun_low >= EFFECT else OPEN


def approval(f: Facts) -> int:
    """Art. 3(1): the intermediate court's bureau approves the letter by the day it is sent."""
    right = f.approver == "intermediate_bureau" or (f.court_level == "intermediate" and f.approver == "own_bureau")
    wrong = (
        f.approver is not None
        and f.approver != "intermediate_bureau"
        and (f.approver != "own_bureau" or (f.court_level is not None and f.court_level != "intermediate"))
    )
    waiting = PENDING if f.on <= f.asked_low else OPEN
    redo = FAIL if f.on > f.asked_high else waiting
    in_time = (PASS if right else OPEN) if f.approved_high <= f.asked_low else OPEN
    done = FAIL if f.approved_low > f.asked_high else redo if wrong else in_time
    undone = FAIL if f.approved_low > f.asked_high and f.on > f.asked_high else waiting
    verdict = done if f.approved_high <= f.on else undone
    return OUT if f.begun_high < EFFECT else verdict if f.begun_low >= EFFECT else OPEN


def same_level(f: Facts) -> int:
    """Art. 3(1): the request goes to the police organ of the court's own level."""
    right = (f.court_level == "basic" and f.organ_level == "county") or (
        f.court_level == "intermediate" and f.organ_level == "municipal"
    )
    wrong = (f.court_level == "intermediate" or f.organ_level == "municipal") and (
        f.court_level == "basic" or f.organ_level == "county"
    )
    late = (FAIL if wrong else OPEN) if f.asked_high <= f.on else OPEN
    verdict = PASS if right else PENDING if f.asked_low > f.on else late
    return OUT if f.begun_high < EFFECT else verdict if f.begun_low >= EFFECT else OPEN


def feedback(f: Facts) -> int:
    """Art. 3(2): the result goes back within three working days of the query (reading: promptly)."""
    waiting = PENDING if f.on <= f.answer_due_low else OPEN
    redo = FAIL if f.on > f.answer_due_high else waiting
    in_time = (PASS if f.answered_to_court is True else OPEN) if f.answered_high <= f.answer_due_low else OPEN
    done = FAIL if f.answered_low > f.answer_due_high else redo if f.answered_to_court is False else in_time
    undone = FAIL if f.answered_low > f.answer_due_high and f.on > f.answer_due_high else waiting
    verdict = done if f.answered_high <= f.on else undone
    out = f.queried_high < EFFECT or f.queried_low > f.on
    return OUT if out else verdict if f.queried_low >= EFFECT and f.queried_high <= f.on else OPEN


def third_party(f: Facts) -> int:
    """Art. 5(2): no tracing information to a third party, unless the law requires it."""
    insider = f.recipient is not None and (f.recipient == "court_staff" or f.recipient == "police")  # noqa: PLR1714  every engine has ==
    outsider = f.recipient is not None and f.recipient != "court_staff" and f.recipient != "police"  # noqa: PLR1714  every engine has ==
    unnamed = not f.basis_named and f.complete >= f.disclosed_high
    good = f.basis_named and (f.basis_verified is True or f.basis_upheld is True)
    bad = unnamed or (f.basis_verified is False and f.basis_upheld is False)
    good_open = (not (f.basis_named or unnamed) or (f.basis_verified is None and f.basis_upheld is not True)) and not (
        good or bad
    )
    unknown = OPEN if f.tells_tracing is None or f.recipient is None or good_open else REVIEW
    broken, in_time = f.tells_tracing is True and outsider and bad, f.tells_tracing is False or insider or good
    verdict = FAIL if broken else PASS if in_time else unknown
    out = f.disclosed_high < EFFECT or f.disclosed_low > f.on
    return OUT if out else verdict if f.disclosed_low >= EFFECT and f.disclosed_high <= f.on else OPEN


def known_whereabouts(f: Facts) -> int:
    """Art. 5(3): a person whose whereabouts are known, including in custody, may not be traced."""
    found = f.located_high <= f.on and (f.asked_low > f.on or f.located_high < f.asked_low)
    unfound = f.located_low > f.on or (f.asked_high <= f.on and f.located_low >= f.asked_high)
    held = any(
        d.theirs is True
        and (
            (f.asked_high <= f.on and d.intake_high < f.asked_low and f.asked_high < d.ends_low)
            or (f.asked_low > f.on and d.intake_high <= f.on and f.on < d.ends_low)
        )
        for d in f.detentions
    )
    unheld = f.complete >= f.on and all(
        d.theirs is False
        or (
            (f.asked_low > f.on or d.intake_low >= f.asked_high or f.asked_low >= d.ends_high)
            and (f.asked_high <= f.on or d.intake_low > f.on or f.on >= d.ends_high)
        )
        for d in f.detentions
    )
    broken = f.whereabouts_known is True or found or held
    in_time = f.whereabouts_known is False and unfound and unheld
    verdict = FAIL if broken else PASS if in_time else OPEN
    return OUT if f.begun_high < EFFECT else verdict if f.begun_low >= EFFECT else OPEN


def detained(f: Facts) -> int:
    """Art. 7: a person is detained only for refusing to perform a judgment or ruling in serious circumstances."""
    judged = f.basis_kind is not None and (f.basis_kind == "judgment" or f.basis_kind == "ruling")  # noqa: PLR1714  every engine has ==
    settled = f.basis_kind == "mediation"
    instrument = judged and f.basis_effective is True and f.basis_enforceable is True
    no_instrument = (
        (f.basis_kind is not None and not judged) or f.basis_effective is False or f.basis_enforceable is False
    )
    other = (f.basis_kind is not None and not judged and not settled) or (settled and f.basis_effective is True)
    no_other = judged or (settled and f.basis_effective is False)
    ruled = other and f.ruling_high <= f.on and f.ruling_high <= f.decided_low
    unruled = no_other or f.ruling_low > f.on or f.ruling_low > f.decided_high
    based, baseless = instrument or ruled, no_instrument and unruled
    right = f.refuses is True and based and f.serious is True
    wrong = f.refuses is False or baseless or f.serious is False
    unknown = OPEN if f.refuses is None or not (based or baseless) else REVIEW
    verdict = PASS if right else FAIL if wrong else unknown
    for_it = f.refuses is True or f.ground == "refusal"
    not_for_it = f.refuses is False and f.ground is not None and f.ground != "refusal"
    out = f.begins_high < EFFECT or f.decided_low > f.on or not_for_it
    return OUT if out else verdict if f.begins_low >= EFFECT and f.decided_high <= f.on and for_it else OPEN


def referred(f: Facts) -> int:
    """Art. 7: the referral comes within the last three working days of the detention (reading: window)."""
    released_before, not_before = f.released_high < f.expiry_low, f.released_low >= f.expiry_high
    in_time = any(
        r.follows is True and r.sent_high <= f.expiry_low and (r.before_release is True or released_before)
        for r in f.referrals
    )
    too_late = f.complete >= f.on and all(
        r.follows is False or r.sent_low > f.expiry_high or (r.before_release is False and not_before)
        for r in f.referrals
    )
    late = f.referred_low > f.expiry_high or (f.referred_low == f.expiry_high and too_late)
    timely = f.referred_high < f.expiry_low or (f.referred_high == f.expiry_low and in_time)
    done = (
        FAIL if late or f.referred_high < f.window_low else PASS if timely and f.referred_low >= f.window_high else OPEN
    )
    undone = (
        FAIL if f.referred_low > f.expiry_high and f.on > f.expiry_high else PENDING if f.on <= f.expiry_low else OPEN
    )
    verdict = done if f.referred_high <= f.on else undone
    for_it = f.refuses is True or f.ground == "refusal" or f.referred_high <= f.on
    not_for_it = f.refuses is False and f.ground is not None and f.ground != "refusal" and f.referred_low > f.on
    out = f.expiry_high < EFFECT or f.liability_needed is False or f.view_low > f.expiry_high or not_for_it
    undated = f.view_low < f.view_high and f.complete >= f.on and f.on <= f.expiry_low  # formed, but when is not known
    viewed = f.view_high <= f.expiry_low or undated
    applies = f.expiry_low >= EFFECT and f.liability_needed is True and viewed and for_it
    return OUT if out else verdict if applies else OPEN


def report(f: Facts) -> int:
    """Art. 8(3): the referral holds the report on the enforcement."""
    absent = not f.inventoried and f.complete >= f.sent_high
    wrong = absent or (f.inventoried and "enforcement_report" not in f.inventory)
    late = (FAIL if wrong else OPEN) if f.sent_high <= f.on else OPEN
    verdict = PASS if "enforcement_report" in f.inventory else PENDING if f.sent_low > f.on else late
    return OUT if f.sending_high < EFFECT else verdict if f.sending_low >= EFFECT else OPEN


def filing(f: Facts) -> int:
    """Art. 9: the police file the case in seven days, in thirty where lawfully extended, or in seven from a supply.

    No record of the sample names a refusal, a transfer or a request for evidence; the two may be unrecorded.
    """
    extended = (
        f.extended_high <= f.on
        and f.major_referral is True
        and f.extended_high <= f.seven_low
        and f.extension_approver == "county_level_head"
    )
    not_extended = (
        f.extended_low > f.on
        or f.major_referral is False
        or f.extended_low > f.seven_high
        or (f.extension_approver is not None and f.extension_approver != "county_level_head")
    )
    first_low = f.thirty_low if extended else f.seven_low
    first_high = f.seven_high if not_extended else f.thirty_high
    asked = f.notified_high <= f.on and f.notified_high <= first_low
    not_asked = f.notified_low > f.on or f.notified_low > first_high
    supplied, not_supplied = f.supplied_high <= f.on, f.supplied_low > f.on
    after_low = first_low if f.restarted_low < first_low else f.restarted_low  # noqa: FURB136  not every engine has max
    after_high = first_high if f.restarted_high < first_high else f.restarted_high  # noqa: FURB136  not every engine has max
    silent_low = first_low if f.unsupplied_low < first_low else f.unsupplied_low  # noqa: FURB136  not every engine has max
    again_low = after_low if supplied or after_low < silent_low else silent_low
    due_low = first_low if not_asked else again_low if asked or again_low < first_low else first_low
    due_high = first_high if not_asked else after_high if supplied else NEVER
    waiting = PENDING if f.on <= due_low else OPEN
    counted = f.filed_low >= f.received_high
    done = FAIL if f.filed_low > due_high else PASS if counted and f.filed_high <= due_low else OPEN
    undone = FAIL if f.filed_low > due_high and f.on > due_high else waiting
    verdict = done if counted and f.filed_high <= f.on else undone
    complete = f.materials_complete is True or supplied
    incomplete = f.materials_complete is False and not_supplied
    settled = not_asked or supplied or silent_low >= f.on or f.filed_high <= silent_low
    reviewed = f.ended_low > f.on or f.ended_low >= f.filed_high
    called = reviewed and (f.filed_high <= f.on or (f.conditions_met is True and complete))
    uncalled = f.filed_low > f.on and (f.conditions_met is False or incomplete)
    out = f.received_high < EFFECT or uncalled
    return OUT if out else verdict if f.received_low >= EFFECT and called and settled else OPEN


def extension(f: Facts) -> int:
    """Art. 9: only a major or difficult case is extended, within the first seven days, by an authorised approver."""
    right = f.major_referral is True and f.extended_high <= f.seven_low and f.extension_approver == "county_level_head"
    wrong = (
        f.major_referral is False
        or f.extended_low > f.seven_high
        or (f.extension_approver is not None and f.extension_approver != "county_level_head")
    )
    verdict = PASS if right else FAIL if wrong else OPEN
    out = f.received_high < EFFECT or f.extended_low > f.on
    return OUT if out else verdict if f.received_low >= EFFECT and f.extended_high <= f.on else OPEN


def arrest(f: Facts) -> int:
    """Art. 10: the police carry out the arrest that the court has decided; on a later day a person judges."""
    same_day, later = f.arrested_high <= f.arrest_low, f.arrested_low > f.arrest_high
    by_police = (PASS if same_day else REVIEW if later else OPEN) if f.arrested_by == "police" else OPEN
    done = FAIL if f.arrested_by is not None and f.arrested_by != "police" else by_police
    timed = FAIL if f.arrested_high < f.arrest_low else OPEN if f.arrested_low < f.arrest_high else done
    verdict = timed if f.arrested_high <= f.on else REVIEW if f.arrested_low > f.on else OPEN
    surely = f.arrest_low >= EFFECT and f.arrest_high <= f.on
    out = f.arrest_high < EFFECT or f.arrest_low > f.on or f.arrest_fit is False
    unknown = REVIEW if surely else OPEN
    return OUT if out else verdict if surely and f.arrest_fit is True else unknown


RULES: dict[tuple[str, str], Callable[[Facts], int]] = {
    ("art1.scope", "target"): scope,
    ("art3.i1.approval", "request"): approval,
    ("art3.i1.same-level", "request"): same_level,
    ("art3.i2.feedback", "request"): feedback,
    ("art5.i2.third-party", "disclosure"): third_party,
    ("art5.i3.known-whereabouts", "target"): known_whereabouts,
    ("art7.p1.detention", "detention"): detained,
    ("art7.p2.referral", "detention"): referred,
    ("art8.i3.enforcement-report", "referral"): report,
    ("art9.filing", "referral"): filing,
    ("art9.extension", "referral"): extension,
    ("art10.arrest", "prosecution"): arrest,
}
"""The rules by rule id and subject."""


def judge(f: Facts) -> tuple[int, ...]:
    """Return the verdicts of all twelve rules."""
    return (
        scope(f),
        approval(f),
        same_level(f),
        feedback(f),
        third_party(f),
        known_whereabouts(f),
        detained(f),
        referred(f),
        report(f),
        filing(f),
        extension(f),
        arrest(f),
    )
