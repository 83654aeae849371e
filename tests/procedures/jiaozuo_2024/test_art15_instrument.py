"""Article 15: what a judgment or ruling is."""

from __future__ import annotations

import pytest

from procedures.jiaozuo_2024.verdicts import LATER, Facts, answer_of, by_reading, case, unattested, verdict_of

RULE = "art15.instrument"


def basis(kind: str, **facts: object) -> Facts:
    """A case that enforces this document."""
    return case(basis={"kind": kind, "effective": True, "enforceable": True} | facts)


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        pytest.param(basis("judgment"), "pass", id="a judgment"),
        pytest.param(basis("ruling"), "pass", id="a ruling"),
        pytest.param(basis("judgment", effective=False), "fail", id="not in effect"),
        pytest.param(basis("judgment", enforceable=False), "fail", id="nothing to enforce"),
        pytest.param(
            basis("judgment", enforceable=False, ruling_made_on="2025-01-02"),
            "fail",
            id="a ruling does not replace a judgment",
        ),
        pytest.param(basis("award"), "fail", id="an award alone"),
        pytest.param(basis("award", ruling_made_on="2025-01-02"), "pass", id="an award and the ruling on it"),
        pytest.param(basis("mediation", ruling_made_on="2025-01-02"), "pass", id="mediation in effect, and the ruling"),
        pytest.param(
            basis("mediation", effective=False, ruling_made_on="2025-01-02"), "fail", id="mediation not in effect"
        ),
    ],
)
def test_the_basis_is_an_effective_enforceable_judgment_or_an_enforcement_ruling(record: Facts, expected: str) -> None:
    assert verdict_of(RULE, record) == expected


@pytest.mark.parametrize(("on", "expected"), [("2025-01-01", "fail"), ("2025-01-02", "pass"), (LATER, "pass")])
def test_the_ruling_counts_from_its_day(on: str, expected: str) -> None:
    assert verdict_of(RULE, basis("notarised_debt", ruling_made_on="2025-01-02"), on=on) == expected


@pytest.mark.parametrize("kind", ["payment_order", "mediation", "award", "notarised_debt", "other"])
def test_ruling_basis_decides_whether_the_document_itself_suffices(kind: str) -> None:
    assert by_reading("ruling-basis", RULE, basis(kind)) == {"ruling-required": "fail", "underlying-suffices": "pass"}


@pytest.mark.parametrize(
    ("record", "pointer"),
    [
        (case(basis=...), "/basis/kind"),
        (basis("judgment", effective=None), "/basis/effective"),
        (basis("judgment", enforceable=None), "/basis/enforceable"),
        (basis("mediation", effective=None, ruling_made_on="2025-01-02"), "/basis/effective"),
        (unattested(basis("award")), "/basis/ruling_made_on"),
    ],
)
def test_missing_facts_are_listed(record: Facts, pointer: str) -> None:
    assert answer_of(RULE, record) == ("open", pointer)
