"""The annex: the form of the letter. The lawful case: sent on Tuesday 7 January 2025."""

from __future__ import annotations

import pytest

from procedures.jiaozuo_2024.verdicts import (
    CASE,
    REQUEST,
    TARGET,
    Facts,
    answer_of,
    by_reading,
    case,
    person,
    remarks_of,
    request,
    target,
    unattested,
    verdict_of,
)

SIMPLE = {
    "annex.heading": ("letter__issuing_court", "letter__addressed_to"),
    "annex.contact": ("letter__contact",),
    "annex.date": ("letter__dated_on",),
    "annex.attachments": ("letter__attachments",),
}
"""Rules of the letter, and the facts they need."""

OF_LETTER = [(rule, fact) for rule, facts in SIMPLE.items() for fact in facts]


@pytest.mark.parametrize(("rule", "fact"), OF_LETTER)
def test_the_letter_contains_the_items_of_the_form_when_it_is_sent(rule: str, fact: str) -> None:
    lacking = request(**{fact: ...})
    assert verdict_of(rule, case()) == "pass"
    assert verdict_of(rule, lacking, on="2025-01-06") == "pending"
    assert verdict_of(rule, lacking, on="2025-01-07") == "fail"
    assert answer_of(rule, unattested(lacking)) == ("open", f"/requests/0/{fact.replace('__', '/')}")


def test_the_letter_is_sealed() -> None:
    assert verdict_of("annex.date", request(letter__sealed=False)) == "fail"
    assert answer_of("annex.date", request(letter__sealed=...)) == ("open", "/requests/0/letter/sealed")


# ------------------------------------------------------------------------------------------------ annex.case-number


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        pytest.param("（2024）豫0822执1号", "pass", id="enforcement"),
        pytest.param("（2024）豫0822执恢1号", "pass", id="enforcement resumed"),
        pytest.param("（2024）豫0822执保1号", "pass", id="enforcement of an interim measure"),
        pytest.param("（2024）豫0822民初1号", "fail", id="a civil trial"),
        pytest.param("（2024）豫0822刑初1号", "fail", id="a criminal trial"),
        pytest.param("（2024）豫0822司惩1号", "fail", id="the detention itself"),
    ],
)
def test_the_case_and_every_entry_have_an_enforcement_case_number(number: str, expected: str) -> None:
    assert verdict_of("annex.case-number", case(case_number=number), at=CASE) == expected
    assert verdict_of("annex.case-number", target(case_number=number), at=TARGET) == expected


def test_a_missing_number_is_listed_and_due_with_the_letter() -> None:
    rule, bare = "annex.case-number", target(case_number=...)
    assert answer_of(rule, case(case_number=...), at=CASE) == ("open", "/case_number")
    assert answer_of(rule, unattested(bare), at=TARGET) == ("open", "/requests/0/targets/0/case_number")
    assert verdict_of(rule, bare, at=TARGET, on="2025-01-06") == "pending"
    assert verdict_of(rule, bare, at=TARGET, on="2025-01-07") == "fail"


def test_an_unusual_number_has_a_remark() -> None:
    rule = "annex.case-number"
    assert "first or resumed" in remarks_of(rule, target(case_number="（2024）豫0822执保1号"), at=TARGET)
    assert "豫08" in remarks_of(rule, target(case_number="（2024）豫0402执1号"), at=TARGET)
    assert remarks_of(rule, case(), at=TARGET) == ""


@pytest.mark.parametrize(
    ("number", "remark", "verdict"),
    [
        ("2024豫0822执1号", "has no brackets", "pass"),
        ("（2024）豫0822执1、2号", "several case numbers", "pass"),
        ("（2024）豫0822执号", "the sequence", "pass"),
        ("（2024）豫0822执1", "ends with 号", "pass"),
        ("（2024）豫082执1号", "the court code", "open"),
        ("（2024）豫0822首执1号", "the type code", "open"),
        ("执行案件", "the year", "open"),
        ("(2014)焦执字第12-1号", "", "pass"),
        ("（2024）豫0822执1号之一", "", "pass"),
    ],
)
def test_a_number_with_a_wrong_part_is_judged_by_the_others_and_has_a_remark(
    number: str, remark: str, verdict: str
) -> None:
    record = unattested(case(case_number=number, court_level="basic"))
    if "2014" in number:
        record |= {"requests": [], "detentions": [], "referrals": []}
    assert verdict_of("annex.case-number", record, at=CASE) == verdict
    assert remark in remarks_of("annex.case-number", record, at=CASE)
    assert bool(remark) == ("case_number: " in remarks_of("annex.case-number", record, at=CASE))
    entry = unattested(target(case_number=number))
    assert verdict_of("annex.case-number", entry, at=TARGET) == verdict
    assert bool(remark) == ("case_number of the entry: " in remarks_of("annex.case-number", entry, at=TARGET))


# ------------------------------------------------------------------------------------------------ annex.person


UNIT = {"id": "p1", "kind": "unit", "debtor": True, "name": "虚构商行", "credit_code": "91350100M000100Y43"}
"""The example number of GB 32100 itself."""


def unit(**facts: object) -> Facts:
    """The debtor is a unit."""
    return case(persons=[UNIT | facts], detentions=[], referrals=[])


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        pytest.param(case(), "pass", id="a natural person"),
        pytest.param(person(resident_number=None, other_document="某证"), "pass", id="another document"),
        pytest.param(person(name=None), "fail", id="no name"),
        pytest.param(person(sex=None), "fail", id="no sex"),
        pytest.param(person(resident_number=None), "fail", id="no number"),
        pytest.param(person(address=None), "fail", id="no address"),
        pytest.param(person(telephone=None), "fail", id="no telephone"),
        pytest.param(unit(), "pass", id="a unit"),
        pytest.param(unit(name=None), "fail", id="a unit without a name"),
        pytest.param(unit(credit_code=None), "fail", id="a unit without its code"),
    ],
)
def test_every_entry_has_the_particulars_of_the_person(record: Facts, expected: str) -> None:
    assert verdict_of("annex.person", record, at=TARGET) == expected


def test_the_particulars_are_due_with_the_letter() -> None:
    assert verdict_of("annex.person", person(name=None), at=TARGET, on="2025-01-06") == "pending"
    assert verdict_of("annex.person", person(name=None), at=TARGET, on="2025-01-07") == "fail"


def test_the_letter_names_a_person() -> None:
    assert verdict_of("annex.person", case(), at=REQUEST) == "pass"
    assert verdict_of("annex.person", request(targets=[]), at=REQUEST, on="2025-01-06") == "pending"
    assert verdict_of("annex.person", request(targets=[]), at=REQUEST, on="2025-01-07") == "fail"


@pytest.mark.parametrize(
    ("at", "record", "pointer"),
    [
        (TARGET, person(kind=None), "/persons/0/kind"),
        (TARGET, unattested(person(telephone=None)), "/persons/0/telephone"),
        (TARGET, unattested(unit(credit_code=None)), "/persons/0/credit_code"),
        (REQUEST, unattested(request(targets=...)), "/requests/0/targets"),
    ],
)
def test_missing_particulars_are_listed(at: str, record: Facts, pointer: str) -> None:
    assert answer_of("annex.person", record, at=at) == ("open", pointer)


@pytest.mark.parametrize(
    ("number", "remark", "verdict"),
    [
        ("11010519491231002x", "", "pass"),
        ("'１１０１０５ 19491231 002X", "", "pass"),
        ("110105194912310021", "the check character", "open"),
        ("11010519491331002X", "the date of birth", "open"),
        ("110105491231002", "15 digits", "open"),
        ("110105********002X", "masked", "open"),
        ("护照E00000000", "not 18 characters", "open"),
    ],
)
def test_a_resident_number_that_does_not_compute_is_not_recorded_and_has_a_remark(
    number: str, remark: str, verdict: str
) -> None:
    record = unattested(person(resident_number=number, other_document=None))
    assert verdict_of("annex.person", record, at=TARGET) == verdict
    assert remark in remarks_of("annex.person", record, at=TARGET)
    assert bool(remark) == ("resident_number: " in remarks_of("annex.person", record, at=TARGET))
    assert verdict_of("annex.person", person(resident_number=number), at=TARGET) == ("fail" if remark else "pass")
    with_document = unattested(person(resident_number=number, other_document="E00000000"))
    assert verdict_of("annex.person", with_document, at=TARGET) == "pass"


@pytest.mark.parametrize(
    ("code", "remark", "verdict"),
    [
        ("91350100m000100y43", "", "pass"),
        ("91350100M000100Y44", "the check character", "pass"),
        ("110105491231002", "old registration", "open"),
        ("9135****00100Y44", "masked", "open"),
        ("未登记", "not 18 characters", "open"),
    ],
)
def test_a_credit_code_of_the_right_form_counts_and_any_defect_has_a_remark(
    code: str, remark: str, verdict: str
) -> None:
    record = unattested(unit(credit_code=code))
    assert verdict_of("annex.person", record, at=TARGET) == verdict
    assert remark in remarks_of("annex.person", record, at=TARGET)
    assert bool(remark) == ("credit_code: " in remarks_of("annex.person", record, at=TARGET))


def test_a_name_that_shows_nothing_is_no_name() -> None:
    nothing = dict.fromkeys(("name", "sex", "other_document", "address", "telephone"), "\u3000\u200b")
    record = person(resident_number=None, **nothing)
    assert verdict_of("annex.person", record, at=TARGET) == "fail"
    assert verdict_of("annex.person", unattested(record), at=TARGET) == "open"


def test_unit_debtor_decides_whether_a_unit_has_particulars_of_its_own() -> None:
    assert by_reading("unit-debtor", "annex.person", unit(), at=TARGET) == {"extend": "pass", "as-printed": "fail"}


# ------------------------------------------------------------------------------------------------ annex.attachments


@pytest.mark.parametrize(
    ("papers", "expected"),
    [
        (["judgment_document", "enforcement_notice"], "pass"),
        (["other_basis", "enforcement_ruling", "enforcement_notice"], "pass"),
        (["other_basis", "enforcement_notice"], "fail"),
        (["judgment_document"], "fail"),
        ([], "fail"),
    ],
)
def test_the_enforcement_basis_and_the_enforcement_notice_are_attached(papers: list[str], expected: str) -> None:
    assert verdict_of("annex.attachments", request(letter__attachments=papers)) == expected


def test_attachments_basis_decides_whether_another_basis_with_a_ruling_suffices() -> None:
    record = request(letter__attachments=["other_basis", "enforcement_ruling", "enforcement_notice"])
    assert by_reading("attachments-basis", "annex.attachments", record) == {
        "any-enforcement-basis": "pass",
        "court-judgment-only": "fail",
    }


# ------------------------------------------------------------------------------------------------ annex.heading-word


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        (True, {"carried-over": "not_applicable", "listed-only": "pass"}),
        (False, {"carried-over": "not_applicable", "listed-only": "fail"}),
        (None, {"carried-over": "not_applicable", "listed-only": "open"}),
    ],
)
def test_dishonest_label_decides_whether_listing_is_a_condition(listed: bool | None, expected: dict[str, str]) -> None:
    record = person(listed_dishonest=listed)
    assert by_reading("dishonest-label", "annex.heading-word", record) == expected


def test_the_listing_is_a_missing_fact_only_if_it_matters() -> None:
    only = {"dishonest-label": "listed-only"}
    assert answer_of("annex.heading-word", case(), readings=only) == ("open", "/persons/0/listed_dishonest")
    assert answer_of("annex.heading-word", case()) == ("not_applicable", "")


@pytest.mark.parametrize(
    ("rule", "record", "remark"),
    [
        ("annex.heading-word", request(letter__says_dishonest=True), "被执行人名单 is recommended"),
        ("annex.heading", request(letter__issuing_court="温县人民法院"), "different court or organ"),
        ("annex.date", request(letter__dated_on="2025-01-08"), "dated later"),
    ],
)
def test_doubtful_contents_have_a_remark(rule: str, record: Facts, remark: str) -> None:
    assert remark in remarks_of(rule, record)
    assert remarks_of(rule, case()) == ""
