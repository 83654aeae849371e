"""Article 5, item (三): whom not to trace."""

from __future__ import annotations

import pytest

from procedures.jiaozuo_2024.verdicts import (
    Facts,
    answer_of,
    by_reading,
    case,
    person,
    request,
    target,
    unattested,
    verdict_of,
)


def connected(role: str, **facts: object) -> Facts:
    """The person to be traced is no debtor, but something to a unit that is one."""
    record = case(persons__0__debtor=False, persons__0__roles=[{"kind": role, "unit": "p2", "evidenced": True} | facts])
    record["persons"].append({"id": "p2", "kind": "unit", "debtor": True, "roles": []})
    return record


# ------------------------------------------------------------------------------------------------ art5.i3.non-debtor


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        pytest.param(case(), "pass", id="a debtor"),
        pytest.param(connected("principal"), "pass", id="the principal of a unit debtor"),
        pytest.param(connected("principal", evidenced=False), "fail", id="without evidence of it"),
        pytest.param(connected("relative"), "fail", id="a relative"),
        pytest.param(person(debtor=False), "fail", id="nobody to the debtor"),
    ],
)
def test_nobody_outside_the_scope_is_traced(record: Facts, expected: str) -> None:
    assert verdict_of("art5.i3.non-debtor", record) == expected


def test_a_role_in_a_unit_that_is_no_debtor_does_not_count_beside_a_unit_that_is_one() -> None:
    record = connected("principal", unit="p3")
    record["persons"].append({"id": "p3", "kind": "unit", "debtor": False, "roles": []})
    assert verdict_of("art5.i3.non-debtor", record) == "fail"


@pytest.mark.parametrize(
    ("record", "pointer"),
    [
        pytest.param(person(debtor=...), "/persons/0/debtor", id="whether a debtor"),
        pytest.param(
            connected("principal", evidenced=None), "/persons/0/roles/0/evidenced", id="whether the role is proven"
        ),
    ],
)
def test_who_the_person_is_is_asked_for(record: Facts, pointer: str) -> None:
    assert answer_of("art5.i3.non-debtor", record) == ("open", pointer)


def test_target_scope_and_other_persons_say_how_far_the_prohibition_reaches() -> None:
    rule = "art5.i3.non-debtor"
    listed = connected("principal")
    assert by_reading("target-scope", rule, listed) == {"listed-roles": "pass", "debtor-only": "fail"}
    assert by_reading("other-persons", rule, listed) == {"closed-same-kind": "pass", "open-ended": "pass"}
    for role in ("shareholder", "other"):
        expected = {"closed-same-kind": "fail", "open-ended": "pass"}
        assert by_reading("other-persons", rule, connected(role)) == expected


# ------------------------------------------------------------------------------------------------ whereabouts


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        pytest.param(case(), "pass", id="unknown"),
        pytest.param(target(whereabouts_known=True), "fail", id="known"),
        pytest.param(target(located_on="2025-01-06"), "fail", id="found the day before sending"),
        pytest.param(target(located_on="2025-01-07"), "pass", id="whereabouts-known: found on the day of sending"),
        pytest.param(request(sent_on="2025-01-19"), "pass", id="sent the day before the detention"),
        pytest.param(request(sent_on="2025-01-21"), "fail", id="sent the day after intake"),
        pytest.param(request(sent_on="2025-02-03"), "fail", id="sent the day before release"),
        pytest.param(request(sent_on="2025-02-04"), "pass", id="sent on the day of release"),
    ],
)
def test_nobody_whose_whereabouts_are_known_is_traced(record: Facts, expected: str) -> None:
    assert verdict_of("art5.i3.known-whereabouts", record) == expected


def test_the_detention_of_another_debtor_says_nothing_of_this_one() -> None:
    record = case(requests__0__sent_on="2025-01-21", detentions__0__person="p2", referrals=[])
    record["persons"].append({"id": "p2", "kind": "natural", "debtor": True, "roles": []})
    assert verdict_of("art5.i3.known-whereabouts", record) == "pass"


@pytest.mark.xfail(
    strict=True,
    reason="art 5(三): sent and taken in on one day: the tracing may have led to it, and the record says 下落 unknown",
)
def test_a_person_caught_on_the_very_day_the_letter_went_out_was_not_wrongly_traced() -> None:
    assert verdict_of("art5.i3.known-whereabouts", request(sent_on="2025-01-20")) != "fail"


def test_whether_the_whereabouts_were_known_is_asked_for() -> None:
    rule = "art5.i3.known-whereabouts"
    assert answer_of(rule, target(whereabouts_known=...)) == ("open", "/requests/0/targets/0/whereabouts_known")
    assert answer_of(rule, unattested(case())) == ("open", "/requests/0/targets/0/located_on")


@pytest.mark.parametrize(
    ("reading", "record", "expected"),
    [
        (
            "detention-expiry",
            request(sent_on="2025-02-03"),
            {"printed-else-d-plus-n": "fail", "d-plus-n": "fail", "inclusive": "pass"},
        ),
        (
            "detention-expiry",
            case(requests__0__sent_on="2025-02-03", detentions__0__printed_end="2025-02-03"),
            {"printed-else-d-plus-n": "pass", "d-plus-n": "fail", "inclusive": "pass"},
        ),
        ("detention-roll", request(sent_on="2025-02-04"), {"never": "pass", "forward": "fail"}),
    ],
)
def test_when_custody_ends_depends_on_the_reading(reading: str, record: Facts, expected: dict[str, str]) -> None:
    assert by_reading(reading, "art5.i3.known-whereabouts", record) == expected
