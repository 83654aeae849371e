"""Article 7: detention first, then referral.

The lawful case: taken in on Monday 20 January 2025 for 15 days, so the detention ends on Tuesday 4 February, inside the
Spring Festival break; the last three working days before it are 24, 26 and 27 January.
"""

from __future__ import annotations

import pytest

from procedures.jiaozuo_2024.verdicts import (
    DETENTION,
    LATER,
    REFERRAL,
    Facts,
    answer_of,
    by_reading,
    case,
    detention,
    finding_of,
    of_intermediate_court,
    referral,
    remarks_of,
    unattested,
    verdict_of,
)
from zhixing_rules import RecordError

PERMITTED, CIVIL, REFERRED, COMPETENT = (
    "art7.p1.detention",
    "art7.p2.civil-track",
    "art7.p2.referral",
    "art7.p2.competent-organ",
)
AWARD = {"kind": "award", "effective": True, "enforceable": True}


def sent(on: str, **facts: object) -> Facts:
    """The referral is sent and received on this day; what the police do with it is left out."""
    return case(referrals__0__sent_on=on, referrals__0__received_on=on, referrals__0__filed_on=None, **facts)


def of_other_offence(record: Facts, *, obstructs: bool | None) -> Facts:
    """The referral is for 妨害公务."""
    record["referrals"][0] |= {"offence": "obstruction", "obstructs_enforcement": obstructs}
    return record


def not_criminal(**facts: object) -> Facts:
    """The court finds that criminal liability need not be pursued."""
    return detention(**({"criminal_liability_needed": False, "civil_disposal_on": "2025-02-05"} | facts))


# ------------------------------------------------------------------------------------------------ art7.p1.detention


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        pytest.param(case(), "pass", id="a serious refusal"),
        pytest.param(detention(serious=False), "fail", id="not serious"),
        pytest.param(detention(refuses=False), "fail", id="detained for a refusal that is none"),
        pytest.param(case(basis__effective=False), "fail", id="a judgment not in effect"),
        pytest.param(case(basis=AWARD | {"ruling_made_on": "2025-01-20"}), "pass", id="ruling on the day of decision"),
        pytest.param(case(basis=AWARD | {"ruling_made_on": "2025-01-21"}), "fail", id="ruling on the day after"),
        pytest.param(detention(refuses=False, ground="other"), "not_applicable", id="another ground"),
        pytest.param(detention(decided_on="2024-10-09", serious=False), "not_applicable", id="before commencement"),
        pytest.param(detention(decided_on="2024-10-10", serious=False), "fail", id="on the day of commencement"),
    ],
)
def test_detention_requires_a_serious_refusal_to_perform_a_judgment_or_ruling(record: Facts, expected: str) -> None:
    assert verdict_of(PERMITTED, record, at=DETENTION) == expected


@pytest.mark.parametrize(("on", "expected"), [("2025-01-19", "not_applicable"), ("2025-01-20", "pass")])
def test_a_detention_is_evaluated_from_the_day_of_the_decision(on: str, expected: str) -> None:
    assert verdict_of(PERMITTED, case(), at=DETENTION, on=on) == expected


@pytest.mark.parametrize(("length", "allowed"), [(15, True), (16, False)])
def test_no_detention_is_longer_than_fifteen_days(length: int, allowed: bool) -> None:
    """民事诉讼法 118: the record type itself refuses a longer one."""
    record = detention(days=length)
    if allowed:
        assert verdict_of(PERMITTED, record, at=DETENTION) == "pass"
    else:
        with pytest.raises(RecordError):
            verdict_of(PERMITTED, record, at=DETENTION)


def test_ruling_basis_decides_whether_the_underlying_document_suffices() -> None:
    assert by_reading("ruling-basis", PERMITTED, case(basis=AWARD), at=DETENTION) == {
        "ruling-required": "fail",
        "underlying-suffices": "pass",
    }


def test_detention_precondition_decides_whether_a_referral_needs_a_detention() -> None:
    free = referral(detention=...)
    assert by_reading("detention-precondition", PERMITTED, free, at=REFERRAL) == {
        "optional": "pass",
        "precondition": "fail",
    }
    after = {"detention-precondition": "precondition"}
    assert verdict_of(PERMITTED, case(), at=REFERRAL, readings=after) == "pass"
    assert answer_of(PERMITTED, unattested(free), at=REFERRAL, readings=after) == ("open", "/referrals/0/detention")


def test_a_referral_does_not_precede_the_detention_that_it_follows() -> None:
    with pytest.raises(RecordError, match="earlier than detention"):
        verdict_of(PERMITTED, sent("2025-01-17"), at=REFERRAL)


# ------------------------------------------------------------------------------------------------ art7.p2.civil-track


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        pytest.param(not_criminal(), "pass", id="dealt with"),
        pytest.param(not_criminal(civil_disposal_on=None), "review", id="not dealt with, and no time set"),
        pytest.param(not_criminal(civil_disposal_on="2025-01-20"), "pass", id="on the day of intake"),
        pytest.param(not_criminal(civil_disposal_on="2025-01-19"), "review", id="before the detention"),
        pytest.param(case(), "not_applicable", id="criminal liability needed"),
        pytest.param(not_criminal(intake_on=None) | {"referrals": []}, "not_applicable", id="never taken in"),
        pytest.param(not_criminal(intake_on=None), "pass", id="referred, so taken in by then"),
    ],
)
def test_without_criminal_liability_civil_enforcement_law_is_followed(record: Facts, expected: str) -> None:
    assert verdict_of(CIVIL, record) == expected


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        pytest.param(
            not_criminal(decided_on="2024-09-25", intake_on="2024-09-25", printed_end="2024-10-10"),
            {"printed-else-d-plus-n": "pass", "d-plus-n": "pass", "inclusive": "not_applicable"},
            id="ends on the day of commencement",
        ),
        pytest.param(
            not_criminal(decided_on="2024-09-25", intake_on="2024-09-25", printed_end="2024-10-09"),
            {"printed-else-d-plus-n": "not_applicable", "d-plus-n": "pass", "inclusive": "not_applicable"},
            id="ends, as printed, the day before it",
        ),
    ],
)
def test_the_civil_track_is_governed_if_the_detention_ends_after_commencement(
    record: Facts, expected: dict[str, str]
) -> None:
    """detention-roll bears on it too, but no day of rest lies between an end and the day of commencement."""
    assert by_reading("detention-expiry", CIVIL, record) == expected


# ------------------------------------------------------------------------------------------------ art7.p2.referral


@pytest.mark.parametrize(
    ("record", "on", "expected"),
    [
        pytest.param(case(), LATER, "pass", id="in the last three working days"),
        pytest.param(sent("2025-01-21"), LATER, "pass", id="earlier"),
        pytest.param(sent("2025-02-04"), LATER, "pass", id="on the last day, before release"),
        pytest.param(sent("2025-02-04", referrals__0__sent_before_release=False), LATER, "fail", id="after release"),
        pytest.param(sent("2025-02-05"), LATER, "fail", id="the day after"),
        pytest.param(case(referrals=[]), "2025-02-04", "pending", id="none on the last day"),
        pytest.param(case(referrals=[]), "2025-02-05", "fail", id="none the day after"),
        pytest.param(not_criminal(), LATER, "not_applicable", id="criminal liability not needed"),
        pytest.param(
            sent("2025-02-04", detentions__0__view_on="2025-02-04"),
            LATER,
            "pass",
            id="referral-trigger: view on the last day",
        ),
        pytest.param(
            sent("2025-02-05", detentions__0__view_on="2025-02-05"),
            LATER,
            "not_applicable",
            id="referral-trigger: view after release",
        ),
    ],
)
def test_a_suspect_is_referred_by_the_end_of_the_detention(record: Facts, on: str, expected: str) -> None:
    assert verdict_of(REFERRED, record, on=on) == expected


def on_another_ground(record: Facts, **facts: object) -> Facts:
    """The detention is for 妨害公务, not for a refusal."""
    changed = record["detentions"][0] | {"ground": "obstruction", "refuses": False} | facts
    known = {name: value for name, value in changed.items() if value is not ...}
    return record | {"detentions": [known]}


def not_referred(record: Facts) -> Facts:
    return record | {"referrals": []}


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        pytest.param(on_another_ground(case()), "pass", id="followed by a referral for refusal"),
        pytest.param(on_another_ground(sent("2025-02-05")), "fail", id="followed by a late one"),
        pytest.param(on_another_ground(not_referred(case())), "not_applicable", id="not followed by any"),
        pytest.param(
            on_another_ground(of_other_offence(case(), obstructs=False)),
            "not_applicable",
            id="another offence",
        ),
        pytest.param(
            on_another_ground(of_other_offence(case(), obstructs=True)), "pass", id="enforcement obstructed as well"
        ),
        pytest.param(on_another_ground(of_other_offence(case(), obstructs=None)), "open", id="obstruction not known"),
        pytest.param(on_another_ground(not_referred(case()), refuses=True), "fail", id="the person refuses"),
        pytest.param(on_another_ground(not_referred(case()), refuses=...), "open", id="refusal not known"),
        pytest.param(on_another_ground(not_referred(case()), ground="refusal"), "fail", id="decided for a refusal"),
        pytest.param(on_another_ground(not_referred(case()), ground=...), "open", id="ground not known"),
        pytest.param(unattested(on_another_ground(not_referred(case()))), "open", id="a referral may be unrecorded"),
    ],
)
def test_paragraph_two_applies_to_refusals_and_to_what_article_eleven_adds(record: Facts, expected: str) -> None:
    assert verdict_of(REFERRED, record) == expected


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        pytest.param(on_another_ground(not_referred(not_criminal())), "not_applicable", id="another ground"),
        pytest.param(on_another_ground(not_referred(not_criminal()), refuses=True), "pass", id="the person refuses"),
        pytest.param(on_another_ground(not_criminal()), "pass", id="a referral under article 7 has followed"),
        pytest.param(on_another_ground(not_referred(not_criminal()), ground=...), "open", id="ground not known"),
    ],
)
def test_the_civil_track_is_that_of_the_same_detentions(record: Facts, expected: str) -> None:
    assert verdict_of(CIVIL, record) == expected


def test_analogy_scope_decides_which_referrals_bring_a_detention_under_article_seven() -> None:
    record = on_another_ground(of_other_offence(case(), obstructs=False))
    assert by_reading("analogy-scope", REFERRED, record) == {"arts-8-9": "not_applicable", "arts-7-9": "pass"}


SHORT = sent(
    "2026-11-20",
    detentions__0__decided_on="2026-11-20",
    detentions__0__intake_on="2026-11-20",
    detentions__0__view_on="2026-11-20",
    detentions__0__days=3,
    complete_as_of="2026-12-01",
)
"""Intake on a Friday for three days: the third working day before its end is 18 November, before intake."""

WORKED = {
    "detentions__0__decided_on": "2025-01-24",
    "detentions__0__intake_on": "2025-01-24",
    "detentions__0__view_on": "2025-01-24",
}
"""Ends on Saturday 8 February 2025, a day worked by notice."""


@pytest.mark.parametrize("on", ["2025-01-27", "2025-02-04"])
def test_a_referral_based_on_another_detention_does_not_fulfil_the_duty(on: str) -> None:
    """Not even on the last day, together with a late referral based on this detention."""
    record = sent("2025-02-04", referrals__0__sent_before_release=False)
    record["detentions"].append({"id": "d2", "person": "p1"})
    other = record["referrals"][0] | {"id": "f2", "detention": "d2", "sent_on": on, "sent_before_release": True}
    record["referrals"].append(other)
    assert verdict_of(REFERRED, record, at=DETENTION) == "fail"


WITHIN, BEFORE = {"transfer-window": "window"}, {"transfer-window": "latest-date"}


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2025-01-23", {"latest-is-expiry": "pass", "window": "fail", "latest-date": "pass"}),
        ("2025-01-24", {"latest-is-expiry": "pass", "window": "pass", "latest-date": "pass"}),
        ("2025-01-26", {"latest-is-expiry": "pass", "window": "pass", "latest-date": "fail"}),
    ],
)
def test_transfer_window_decides_the_role_of_the_three_working_days(on: str, expected: dict[str, str]) -> None:
    assert by_reading("transfer-window", REFERRED, sent(on)) == expected


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (sent("2025-02-03"), {"printed-else-d-plus-n": "pass", "d-plus-n": "pass", "inclusive": "pass"}),
        (sent("2025-02-04"), {"printed-else-d-plus-n": "pass", "d-plus-n": "pass", "inclusive": "fail"}),
        (
            sent("2025-02-04", detentions__0__printed_end="2025-02-03"),
            {"printed-else-d-plus-n": "fail", "d-plus-n": "pass", "inclusive": "fail"},
        ),
    ],
)
def test_detention_expiry_decides_the_last_day_of_the_detention(record: Facts, expected: dict[str, str]) -> None:
    assert by_reading("detention-expiry", REFERRED, record) == expected


@pytest.mark.parametrize(
    ("reading", "record", "others", "expected"),
    [
        ("window-anchor", sent("2025-02-05", **WORKED), WITHIN, {"excluded": "pass", "counted": "fail"}),
        ("window-anchor", sent("2025-02-06", **WORKED), BEFORE, {"excluded": "fail", "counted": "pass"}),
        (
            "window-anchor",
            sent("2025-01-27", detentions__0__intake_on="2025-01-22"),
            WITHIN,
            {"excluded": "pass", "counted": "pass"},
        ),
        ("detention-roll", sent("2025-02-05"), {}, {"never": "fail", "forward": "pass"}),
        ("short-detention", SHORT, BEFORE, {"clip-to-intake": "pass", "raw-window": "fail"}),
        ("working-day-calendar", sent("2025-01-27"), WITHIN, {"national-notice": "pass", "weekends-only": "fail"}),
        ("analogy-scope", of_other_offence(case(), obstructs=False), {}, {"arts-8-9": "fail", "arts-7-9": "pass"}),
    ],
)
def test_the_timeliness_of_a_referral_depends_on_the_reading(
    reading: str, record: Facts, others: dict[str, str], expected: dict[str, str]
) -> None:
    on = "2026-12-01" if record is SHORT else LATER
    assert by_reading(reading, REFERRED, record, on=on, others=others) == expected


def test_an_early_referral_and_an_inconsistent_printed_end_have_a_remark() -> None:
    assert "before the last three working days" in remarks_of(REFERRED, sent("2025-01-23"))
    assert remarks_of(REFERRED, sent("2025-01-24")) == ""
    for printed, differs in (("2025-02-03", True), ("2025-02-04", False), ("2025-02-05", True)):
        record = detention(printed_start="2025-01-21", printed_end=printed)
        assert ("the printed end" in remarks_of(REFERRED, record)) is differs


@pytest.mark.parametrize(
    ("released", "late"), [("2025-02-05", True), ("2025-02-04", False), ("2025-02-03", False), (None, False)]
)
def test_a_release_after_the_term_has_a_remark_and_moves_nothing(released: str | None, late: bool) -> None:
    """The term ends on 4 February."""
    record = sent("2025-01-24", detentions__0__released_early_on=released)
    for each in (record, unattested(record)):
        assert ("released after the term" in remarks_of(PERMITTED, each, at=DETENTION)) is late
    assert (verdict_of(PERMITTED, record, at=DETENTION), verdict_of(REFERRED, record)) == ("pass", "pass")


def test_a_decision_number_with_a_wrong_part_has_a_remark() -> None:
    for number, remark in (
        ("（2025）豫0822司惩1号", ""),
        ("2025豫0822司惩1号", "decision_number: the year"),
        ("无", "year"),
    ):
        remarks = remarks_of(PERMITTED, detention(decision_number=number), at=DETENTION)
        assert ("decision_number" in remarks) is bool(remark)
        assert remark in remarks


# ------------------------------------------------------------------------------------------------ competent organ


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        pytest.param(case(), "pass", id="at the seat of the court"),
        pytest.param(referral(at_court_seat=False), "fail", id="elsewhere"),
        pytest.param(referral(level_agreed=False), "pass", id="a basic court has no question of level"),
        pytest.param(of_intermediate_court(case()), "pass", id="intermediate court, level agreed"),
        pytest.param(of_intermediate_court(referral(level_agreed=False)), "fail", id="level not agreed"),
        pytest.param(of_intermediate_court(referral(level_agreed=...)), "review", id="level not yet judged"),
        pytest.param(of_other_offence(case(), obstructs=False), "not_applicable", id="another offence"),
        pytest.param(of_other_offence(case(), obstructs=True), "pass", id="another offence, enforcement obstructed"),
    ],
)
def test_the_receiving_organ_has_jurisdiction(record: Facts, expected: str) -> None:
    assert verdict_of(COMPETENT, record) == expected


@pytest.mark.parametrize(
    ("reading", "record", "expected"),
    [
        ("jurisdiction", referral(at_place_of_act=False), {"enforcement-court-seat": "pass", "place-of-act": "fail"}),
        ("jurisdiction", referral(at_court_seat=False), {"enforcement-court-seat": "fail", "place-of-act": "pass"}),
        (
            "jurisdiction-level",
            of_intermediate_court(referral(level_agreed=False)),
            {"user-set": "fail", "municipal-bureau": "fail", "county-level": "pass"},
        ),
        (
            "jurisdiction-level",
            of_intermediate_court(referral(organ_level="municipal")),
            {"user-set": "pass", "municipal-bureau": "pass", "county-level": "fail"},
        ),
        (
            "analogy-scope",
            of_other_offence(case(), obstructs=False),
            {"arts-8-9": "not_applicable", "arts-7-9": "pass"},
        ),
    ],
)
def test_jurisdiction_depends_on_the_reading(reading: str, record: Facts, expected: dict[str, str]) -> None:
    assert by_reading(reading, COMPETENT, record) == expected


def test_analogy_scope_decides_whether_article_seven_applies_to_another_offence() -> None:
    record = of_other_offence(case(), obstructs=False)
    assert by_reading("analogy-scope", PERMITTED, record, at=REFERRAL) == {
        "arts-8-9": "not_applicable",
        "arts-7-9": "pass",
    }


# ------------------------------------------------------------------------------------------------ what is asked for


@pytest.mark.parametrize(
    ("rule", "at", "record", "expected"),
    [
        (PERMITTED, DETENTION, detention(serious=...), ("review", "/detentions/0/serious")),
        (PERMITTED, DETENTION, detention(refuses=...), ("open", "/detentions/0/refuses")),
        (PERMITTED, DETENTION, unattested(case(basis=AWARD)), ("open", "/basis/ruling_made_on")),
        (PERMITTED, REFERRAL, referral(offence=...), ("open", "/referrals/0/offence")),
        (CIVIL, DETENTION, not_criminal(criminal_liability_needed=None),
         ("open", "/detentions/0/criminal_liability_needed")),
        (REFERRED, DETENTION, detention(view_on=...) | {"referrals": []}, ("open", "/detentions/0/view_on")),
        (REFERRED, DETENTION, sent("2025-02-04", referrals__0__sent_before_release=None),
         ("open", "/referrals/0/sent_before_release")),
        (COMPETENT, REFERRAL, referral(at_court_seat=...), ("open", "/referrals/0/at_court_seat")),
        (COMPETENT, REFERRAL, of_intermediate_court(referral(level_agreed=...)),
         ("review", "/referrals/0/level_agreed")),
        (COMPETENT, REFERRAL, of_other_offence(case(), obstructs=None),
         ("open", "/referrals/0/obstructs_enforcement")),
    ],
)  # fmt: skip
def test_missing_facts_are_listed(rule: str, at: str, record: Facts, expected: tuple[str, str]) -> None:
    assert answer_of(rule, record, at=at) == expected


def test_facts_that_could_move_the_end_of_the_detention_are_listed_without_an_attestation() -> None:
    """Decision 0006: another end printed in the decision, leave; early release only if it ends the term."""
    record = unattested(sent("2025-02-05", detentions__0__leave_days=None))
    finding = finding_of(REFERRED, record)
    assert finding.verdict.value == "open"
    places = {each.path for each in finding.missing}
    assert places >= {"/detentions/0/printed_end", "/detentions/0/leave_days"}
    assert "/detentions/0/released_early_on" not in places
    capped = finding_of(REFERRED, record, readings={"early-release": "caps"})
    assert "/detentions/0/released_early_on" in {each.path for each in capped.missing}


def test_the_deadline_shows_the_recommended_window_and_the_last_day() -> None:
    deadline = finding_of(REFERRED, case()).deadline
    assert deadline is not None
    assert [each.isoformat() for each in deadline.window] == ["2025-01-24", "2025-01-26", "2025-01-27"]
