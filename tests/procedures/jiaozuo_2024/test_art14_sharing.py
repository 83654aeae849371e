"""Article 14: sharing information is a programme. There is nothing in it that could be breached."""

from __future__ import annotations

import pytest

from procedures.jiaozuo_2024.verdicts import finding_of, mechanism, remarks_of, unattested, urged, verdict_of

RULE = "art14.sharing"


@pytest.mark.parametrize("shared", [True, False, None])
@pytest.mark.parametrize("on", ["2024-10-09", "2024-10-10", "2026-10-31"])
def test_a_programme_is_never_breached_whatever_is_shared_and_whenever(shared: bool | None, on: str) -> None:
    assert verdict_of(RULE, mechanism(information_shared=shared), on=on) == "not_applicable"
    assert verdict_of(RULE, unattested(mechanism(information_shared=shared)), on=on) == "not_applicable"


def test_it_says_why_no_breach_can_be_told_and_asks_for_nothing() -> None:
    found = finding_of(RULE, mechanism(information_shared=...))
    assert "no act, no day and no measure" in found.message("en")
    assert "无行为、无期限、无标准" in found.message("zh")
    assert (found.missing, found.deadline, found.remedy) == ((), None, None)


def test_that_nothing_is_shared_is_a_matter_for_the_consultation_of_article_sixteen() -> None:
    assert "art 16" in remarks_of(RULE, mechanism(information_shared=False))
    assert remarks_of(RULE, mechanism()) == ""
    assert remarks_of(RULE, mechanism(information_shared=...)) == "", "not recorded is not a no"


def test_nobody_is_urged() -> None:
    assert urged(RULE) == set()
