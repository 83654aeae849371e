"""Article 14: sharing information is a programme. There is nothing in it that could be breached."""

from __future__ import annotations

import pytest

from procedures.jiaozuo_2024.verdicts import finding_of, mechanism, remarks_of, remedy_actors, unattested, verdict_of

RULE = "art14.sharing"


@pytest.mark.parametrize("shared", [True, False, None])
@pytest.mark.parametrize("on", ["2024-10-09", "2024-10-10", "2026-10-31"])
def test_a_programme_is_never_breached(shared: bool | None, on: str) -> None:
    assert verdict_of(RULE, mechanism(information_shared=shared), on=on) == "not_applicable"
    assert verdict_of(RULE, unattested(mechanism(information_shared=shared)), on=on) == "not_applicable"


def test_the_message_states_why_no_breach_can_be_determined() -> None:
    finding = finding_of(RULE, mechanism(information_shared=...))
    assert "without an act, a period or a standard" in finding.message("en")
    assert "无行为、无期限、无标准" in finding.message("zh")
    assert (finding.missing, finding.deadline, finding.remedy) == ((), None, None)


def test_missing_information_sharing_has_a_remark_on_article_sixteen() -> None:
    assert "art 16" in remarks_of(RULE, mechanism(information_shared=False))
    assert remarks_of(RULE, mechanism()) == ""
    assert remarks_of(RULE, mechanism(information_shared=...)) == "", "not recorded is not a no"


def test_there_is_no_remedy() -> None:
    assert remedy_actors(RULE) == set()
