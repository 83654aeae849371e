"""Article 5: access to tracing information, publications and disclosures, and persons who may not be traced."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from procedures.jiaozuo_2024.verdicts import (
    LATER,
    Facts,
    answer_of,
    by_reading,
    case,
    finding_of,
    mechanism,
    person,
    remarks_of,
    remedy_of,
    sent_alone,
    target,
    unattested,
    verdict_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable

CUSTODY, PUBLICITY, THIRD_PARTY = "art5.custody", "art5.i1.publicity", "art5.i2.third-party"


def access(**facts: object) -> Facts:
    """Tracing information was handled on 3 March 2025."""
    return case(accesses=[{"id": "a1", "accessed_on": "2025-03-03", "by_keeper": True} | facts])


def disclosure(**facts: object) -> Facts:
    """Tracing information was given to the applicant's lawyer on 3 March 2025."""
    defaults = {"id": "x1", "disclosed_on": "2025-03-03", "recipient": "lawyer", "tracing": True}
    return case(disclosures=[defaults | facts])


def published(whole: str = "case", **facts: object) -> Facts:
    """A report in the media came out on 3 March 2025; of a case, or of the court as a whole."""
    defaults = {
        "id": "u1",
        "published_on": "2025-03-03",
        "kind": "publicity",
        "outward": True,
        "mentions_police": False,
        "mentions_means": False,
    }
    listed = [defaults | facts]
    return case(publications=listed) if whole == "case" else mechanism(publications=listed)


def connected(role: str, **facts: object) -> Facts:
    """The person to be traced is no debtor, but something to a unit that is one."""
    record = case(persons__0__debtor=False, persons__0__roles=[{"kind": role, "unit": "p2", "evidenced": True} | facts])
    record["persons"].append({"id": "p2", "kind": "unit", "debtor": True, "roles": []})
    return record


# ------------------------------------------------------------------------------------------------ art5.custody


@pytest.mark.parametrize(
    ("record", "on", "expected"),
    [
        pytest.param(access(), LATER, "pass", id="the keeper"),
        pytest.param(access(by_keeper=False), LATER, "fail", id="somebody else"),
        pytest.param(access(by_keeper=False), "2025-03-02", "not_applicable", id="the day before"),
        pytest.param(access(by_keeper=False), "2025-03-03", "fail", id="the day itself"),
        pytest.param(access(by_keeper=False, accessed_on=None), LATER, "open", id="no day recorded"),
    ],
)
def test_only_the_keeper_accesses_tracing_information(record: Facts, on: str, expected: str) -> None:
    assert verdict_of(CUSTODY, record, on=on) == expected


def test_a_missing_person_or_day_of_an_access_is_listed() -> None:
    assert answer_of(CUSTODY, access(by_keeper=None)) == ("open", "/accesses/0/by_keeper")
    assert answer_of(CUSTODY, unattested(access(accessed_on=None))) == ("open", "/accesses/0/accessed_on")


# ------------------------------------------------------------------------------------------------ art5.i1.publicity

NAMED: Facts = {"kind": "bulletin", "outward": False, "addressee": "leading_group"}
"""A bulletin to the leading group only (art 6)."""
TO_A_DEPARTMENT: Facts = NAMED | {"mentions_police": True, "addressee": "department"}
CONSULTATION: Facts = {"kind": "consultation", "outward": False, "addressee": "counterpart", "mentions_police": True}
"""A paper for the consultation of the two bodies (art 16)."""


@pytest.mark.parametrize("whole", ["case", "court"])
@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({}, "pass", id="no word of the police"),
        pytest.param({"mentions_police": True}, "fail", id="a word of the police"),
        pytest.param({"mentions_means": True}, "fail", id="a word of the means"),
        pytest.param({"kind": "summary", "outward": False, "mentions_police": True}, "fail", id="a summary, inward"),
        pytest.param({"kind": "other", "outward": False, "mentions_police": True}, "fail", id="or the like (等)"),
        pytest.param(NAMED | {"mentions_police": True}, "pass", id="a bulletin to the named body"),
        pytest.param(NAMED | {"mentions_police": True, "outward": True}, "fail", id="one that goes further"),
        pytest.param(NAMED | {"mentions_police": True, "kind": "summary"}, "fail", id="a summary to the named body"),
        pytest.param(NAMED | {"mentions_police": True, "addressee": "department"}, "review", id="to a department"),
        pytest.param(TO_A_DEPARTMENT | {"addressee_upheld": True}, "pass", id="to a department that is included"),
        pytest.param(TO_A_DEPARTMENT | {"addressee_upheld": False}, "fail", id="to a department that is not"),
        pytest.param(TO_A_DEPARTMENT | {"mentions_means": True}, "fail", id="the means, to a department"),
        pytest.param(TO_A_DEPARTMENT | {"outward": True}, "fail", id="to a department and further"),
        pytest.param(TO_A_DEPARTMENT | {"kind": "summary"}, "fail", id="a summary to a department"),
        pytest.param(CONSULTATION, "pass", id="a consultation paper to the police organ"),
        pytest.param(CONSULTATION | {"outward": True}, "fail", id="a consultation paper that goes further"),
        pytest.param(CONSULTATION | {"addressee": "department"}, "fail", id="a consultation paper to a department"),
        pytest.param(CONSULTATION | {"addressee": "leading_group"}, "fail", id="a consultation paper to the group"),
        pytest.param(CONSULTATION | {"mentions_means": True}, "fail", id="a consultation paper with the means"),
        pytest.param(CONSULTATION | {"kind": "bulletin"}, "review", id="a bulletin to the police organ"),
        pytest.param(NAMED | {"mentions_police": True, "addressee": "other"}, "fail", id="to somebody else"),
        pytest.param(NAMED | {"addressee": "other"}, "pass", id="to somebody else, with no word of the police"),
        pytest.param(NAMED | {"mentions_means": True}, "fail", id="the means, to the named body"),
        pytest.param({"mentions_police": True, "published_on": None}, "open", id="no day recorded"),
    ],
)
def test_no_publication_mentions_the_police_or_discloses_their_means(whole: str, facts: Facts, expected: str) -> None:
    assert verdict_of(PUBLICITY, published(whole, **facts)) == expected


@pytest.mark.parametrize("whole", ["case", "court"])
def test_a_publication_is_evaluated_from_its_day_of_publication(whole: str) -> None:
    record = published(whole, mentions_police=True)
    assert verdict_of(PUBLICITY, record, on="2025-03-02") == "not_applicable"
    assert verdict_of(PUBLICITY, record, on="2025-03-03") == "fail"


@pytest.mark.parametrize("whole", ["case", "court"])
def test_publicity_vs_bulletin_decides_whether_an_internal_bulletin_may_mention_the_police(whole: str) -> None:
    for facts, expected in (
        ({"mentions_police": True}, {"internal-bulletin-allowed": "pass", "no-mention-at-all": "fail"}),
        ({"mentions_means": True}, {"internal-bulletin-allowed": "fail", "no-mention-at-all": "fail"}),
        ({}, {"internal-bulletin-allowed": "pass", "no-mention-at-all": "pass"}),
    ):
        assert by_reading("publicity-vs-bulletin", PUBLICITY, published(whole, **NAMED, **facts)) == expected


@pytest.mark.parametrize("whole", ["case", "court"])
@pytest.mark.parametrize(
    ("facts", "reviewed", "named_only", "any_department"),
    [
        (NAMED | {"mentions_police": True}, "pass", "pass", "pass"),
        (TO_A_DEPARTMENT, "review", "fail", "pass"),
        (TO_A_DEPARTMENT | {"addressee_upheld": True}, "pass", "fail", "pass"),
        (TO_A_DEPARTMENT | {"addressee_upheld": False}, "fail", "fail", "pass"),
        (TO_A_DEPARTMENT | {"mentions_means": True}, "fail", "fail", "fail"),
        (TO_A_DEPARTMENT | {"addressee": "other"}, "fail", "fail", "fail"),
        (TO_A_DEPARTMENT | {"outward": True}, "fail", "fail", "fail"),
        (CONSULTATION, "pass", "pass", "pass"),
    ],
)
def test_bulletin_others_decides_about_other_departments(
    whole: str, facts: Facts, reviewed: str, named_only: str, any_department: str
) -> None:
    expected = {"departments-reviewed": reviewed, "named-only": named_only, "any-department": any_department}
    assert by_reading("bulletin-others", PUBLICITY, published(whole, **facts)) == expected


def test_what_a_person_assesses_about_a_department_is_named() -> None:
    asked = ("review", "/publications/0/addressee_upheld")
    assert answer_of(PUBLICITY, published(**TO_A_DEPARTMENT)) == asked


def test_a_consultation_paper_may_mention_the_police_under_either_reading_of_publicity() -> None:
    expected = {"internal-bulletin-allowed": "pass", "no-mention-at-all": "pass"}
    assert by_reading("publicity-vs-bulletin", PUBLICITY, published(**CONSULTATION)) == expected


@pytest.mark.parametrize("whole", ["case", "court"])
@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"mentions_police": None}, "mentions_police"),
        ({"mentions_means": None}, "mentions_means"),
        (NAMED | {"mentions_police": True, "kind": None}, "kind"),
        (NAMED | {"mentions_police": True, "outward": None}, "outward"),
        (NAMED | {"mentions_police": True, "addressee": None}, "addressee"),
    ],
)
def test_missing_facts_of_a_publication_are_listed(whole: str, facts: Facts, name: str) -> None:
    assert answer_of(PUBLICITY, published(whole, **facts)) == ("open", f"/publications/0/{name}")


@pytest.mark.parametrize("whole", ["case", "court"])
@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({}, False, id="both recorded"),
        pytest.param({"mentions_police": None}, True, id="whether it mentions the police is not"),
        pytest.param({"mentions_means": None}, True, id="whether it tells the means is not"),
        pytest.param({"mentions_means": None, "outward": False}, False, id="not, but it stays inside"),
        pytest.param({"mentions_means": None, "outward": None}, False, id="not, nor where it goes"),
        pytest.param({"mentions_means": None, "published_on": "2049-01-01"}, True, id="not, and it is still to come"),
    ],
)
def test_an_external_publication_of_unknown_content_has_a_remark_to_screen_it(
    whole: str, facts: Facts, expected: bool
) -> None:
    """The Opinion orders no screening: it is a remark, and no verdict."""
    assert ("zhixing screen" in remarks_of(PUBLICITY, published(whole, **facts))) is expected


@pytest.mark.parametrize("whole", ["case", "court"])
def test_a_bulletin_to_another_department_has_a_remark(whole: str) -> None:
    def remarked(**facts: object) -> str:
        return remarks_of(PUBLICITY, published(whole, **NAMED | facts))

    assert "等部门" in remarked(mentions_police=True, addressee="department")
    assert not remarked(mentions_police=False, addressee="department")
    assert not remarked(mentions_police=True, addressee="other")
    assert not remarked(mentions_police=True)


def test_a_missing_day_of_publication_is_listed() -> None:
    record = unattested(published(mentions_police=True, published_on=None))
    assert answer_of(PUBLICITY, record) == ("open", "/publications/0/published_on")


# ------------------------------------------------------------------------------------------------ art5.i2.third-party


@pytest.mark.parametrize(
    ("recipient", "expected"),
    [
        ("court_staff", "pass"),
        ("police", "pass"),
        ("party", "fail"),
        ("lawyer", "fail"),
        ("media", "fail"),
        ("other", "fail"),
    ],
)
def test_third_party_is_everyone_except_court_staff_and_the_police(recipient: str, expected: str) -> None:
    assert verdict_of(THIRD_PARTY, disclosure(recipient=recipient)) == expected


@pytest.mark.parametrize(
    ("facts", "on", "expected"),
    [
        pytest.param({"tracing": False}, LATER, "pass", id="no tracing information in it"),
        pytest.param({"basis": "某法第一条", "basis_verified": True}, LATER, "pass", id="a law orders it"),
        pytest.param({"tracing": None, "classes": []}, LATER, "pass", id="nothing of any class"),
        pytest.param({"tracing": None, "classes": ["internal", "personal"]}, LATER, "pass", id="only other classes"),
        pytest.param({"tracing": None, "classes": ["public", "tracing"]}, LATER, "fail", id="tracing among them"),
        pytest.param({"tracing": None, "classes": ["means"]}, LATER, "fail", id="the means of it all the more"),
        pytest.param({"tracing": False, "classes": ["personal"]}, LATER, "pass", id="neither says so"),
        pytest.param({"tracing": True, "classes": ["participation"]}, LATER, "fail", id="both say so"),
        pytest.param(
            {"basis": "某法第一条", "basis_verified": False}, LATER, "review", id="a law that was not verified"
        ),
        pytest.param(
            {"basis": "某法第一条", "basis_verified": False, "basis_upheld": True}, LATER, "pass", id="held to order it"
        ),
        pytest.param(
            {"basis": "某法第一条", "basis_verified": False, "basis_upheld": False}, LATER, "fail", id="held not to"
        ),
        pytest.param({"basis": "某法第一条", "basis_upheld": False}, LATER, "fail", id="held not to, verified or not"),
        pytest.param({"basis": "某法第一条", "basis_upheld": True}, LATER, "pass", id="held to, never verified"),
        pytest.param({"basis_verified": True}, LATER, "fail", id="verified, but no law is named"),
        pytest.param({"basis_verified": False}, LATER, "fail", id="not verified, and no law is named"),
        pytest.param({"basis_upheld": True}, LATER, "fail", id="held to order it, but no law is named"),
        pytest.param({}, "2025-03-02", "not_applicable", id="the day before"),
        pytest.param({}, "2025-03-03", "fail", id="the day itself"),
        pytest.param({"disclosed_on": None}, LATER, "open", id="no day recorded"),
    ],
)
def test_tracing_information_is_disclosed_to_third_parties_only_on_a_legal_basis(
    facts: Facts, on: str, expected: str
) -> None:
    assert verdict_of(THIRD_PARTY, disclosure(**facts), on=on) == expected


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        pytest.param(disclosure(recipient=None), ("open", "/disclosures/0/recipient"), id="to whom"),
        pytest.param(disclosure(tracing=None), ("open", "/disclosures/0/tracing"), id="the contents of the disclosure"),
        pytest.param(unattested(disclosure(basis_verified=True)), ("open", "/disclosures/0/basis"), id="by which law"),
        pytest.param(
            disclosure(basis="某法第一条"), ("open", "/disclosures/0/basis_verified"), id="whether it was verified"
        ),
        pytest.param(
            disclosure(basis="某法第一条", basis_verified=False),
            ("review", "/disclosures/0/basis_upheld"),
            id="a person reads that law",
        ),
        pytest.param(
            unattested(disclosure(basis_verified=False)), ("open", "/disclosures/0/basis"), id="no law to read yet"
        ),
        pytest.param(
            unattested(disclosure(disclosed_on=None)), ("open", "/disclosures/0/disclosed_on"), id="whether at all"
        ),
    ],
)
def test_missing_facts_of_a_disclosure_are_listed(record: Facts, expected: tuple[str, str]) -> None:
    assert answer_of(THIRD_PARTY, record) == expected


def test_one_disclosure_does_not_excuse_another() -> None:
    record = disclosure(basis="某法第一条", basis_verified=True)
    record["disclosures"].append({"id": "x2", "disclosed_on": "2025-03-04", "recipient": "media", "tracing": True})
    assert verdict_of(THIRD_PARTY, record, at="/disclosures/0") == "pass"
    assert verdict_of(THIRD_PARTY, record, at="/disclosures/1") == "fail"


# ------------------------------------------------------------------------------------------------ from when, remedies


@pytest.mark.parametrize(
    ("rule", "record_of", "act", "facts"),
    [
        (CUSTODY, access, "accessed_on", {"by_keeper": False}),
        (PUBLICITY, published, "published_on", {"mentions_police": True}),
        (THIRD_PARTY, disclosure, "disclosed_on", {}),
    ],
)
def test_effective_date_governs_the_prohibitions_by_the_day_of_the_act(
    rule: str, record_of: Callable[..., Facts], act: str, facts: Facts
) -> None:
    for day, expected in {
        "2024-10-08": {"printed": "not_applicable", "dated": "not_applicable"},
        "2024-10-09": {"printed": "not_applicable", "dated": "fail"},
        "2024-10-10": {"printed": "fail", "dated": "fail"},
    }.items():
        assert by_reading("effective-date", rule, record_of(**{act: day}, **facts)) == expected, day


def test_the_remedies_name_the_court_and_the_accountability_the_article_states() -> None:
    assert remedy_of(CUSTODY, access(by_keeper=False)) == ("court", "", "")
    assert remedy_of(PUBLICITY, published(mentions_means=True)) == ("court", "", "")
    by, to, follows = remedy_of(THIRD_PARTY, disclosure())
    assert (by, to) == ("court", "")
    assert "held accountable" in follows
    for rule, record in (
        ("art5.i3.non-debtor", person(debtor=False)),
        ("art5.i3.known-whereabouts", target(whereabouts_known=True)),
    ):
        by, to, follows = remedy_of(rule, record)
        assert (by, to) == ("court", "police")
        assert "held accountable" in follows


def test_text_errors_consequences_are_corrected_and_quotes_are_verbatim() -> None:
    """追求 is printed, 追究 is meant."""
    found = finding_of("art5.i3.known-whereabouts", target(whereabouts_known=True))
    assert found.remedy is not None
    assert "追究" in found.remedy.follows_zh
    assert "追求" not in found.remedy.follows_zh
    assert ("text-errors", "read-corrected") in found.readings


# ------------------------------------------------------------------------------------------------ art5.i3.non-debtor


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        pytest.param(case(), "pass", id="a debtor"),
        pytest.param(connected("principal"), "pass", id="the principal of a unit debtor"),
        pytest.param(connected("principal", evidenced=False), "fail", id="without evidence of it"),
        pytest.param(connected("relative"), "fail", id="a relative"),
        pytest.param(person(debtor=False), "fail", id="no relation to the debtor"),
    ],
)
def test_no_person_outside_the_scope_is_traced(record: Facts, expected: str) -> None:
    assert verdict_of("art5.i3.non-debtor", record) == expected


def test_a_role_counts_only_in_a_unit_that_is_a_debtor() -> None:
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
def test_missing_facts_of_the_person_are_listed(record: Facts, pointer: str) -> None:
    assert answer_of("art5.i3.non-debtor", record) == ("open", pointer)


def test_target_scope_and_other_persons_decide_the_extent_of_the_prohibition() -> None:
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
        pytest.param(sent_alone("2025-01-19"), "pass", id="sent the day before the detention"),
        pytest.param(sent_alone("2025-01-21"), "fail", id="sent the day after intake"),
        pytest.param(sent_alone("2025-02-03"), "fail", id="sent the day before release"),
        pytest.param(sent_alone("2025-02-04"), "pass", id="sent on the day of release"),
    ],
)
def test_no_person_of_known_whereabouts_is_traced(record: Facts, expected: str) -> None:
    assert verdict_of("art5.i3.known-whereabouts", record) == expected


def test_the_detention_of_another_debtor_has_no_effect() -> None:
    record = sent_alone("2025-01-21", detentions__0__person="p2", referrals=[])
    record["persons"].append({"id": "p2", "kind": "natural", "debtor": True, "roles": []})
    assert verdict_of("art5.i3.known-whereabouts", record) == "pass"


def test_a_person_detained_on_the_day_of_sending_was_lawfully_traced() -> None:
    assert verdict_of("art5.i3.known-whereabouts", sent_alone("2025-01-20")) != "fail"


def test_missing_facts_about_the_whereabouts_are_listed() -> None:
    rule = "art5.i3.known-whereabouts"
    assert answer_of(rule, target(whereabouts_known=...)) == ("open", "/requests/0/targets/0/whereabouts_known")
    assert answer_of(rule, unattested(case())) == ("open", "/requests/0/targets/0/located_on")


@pytest.mark.parametrize(
    ("reading", "record", "expected"),
    [
        (
            "detention-expiry",
            sent_alone("2025-02-03"),
            {"printed-else-d-plus-n": "fail", "d-plus-n": "fail", "inclusive": "pass"},
        ),
        (
            "detention-expiry",
            sent_alone("2025-02-03", detentions__0__printed_end="2025-02-03"),
            {"printed-else-d-plus-n": "pass", "d-plus-n": "fail", "inclusive": "pass"},
        ),
        ("detention-roll", sent_alone("2025-02-04"), {"never": "pass", "forward": "fail"}),
    ],
)
def test_the_end_of_custody_depends_on_the_reading(reading: str, record: Facts, expected: dict[str, str]) -> None:
    assert by_reading(reading, "art5.i3.known-whereabouts", record) == expected
