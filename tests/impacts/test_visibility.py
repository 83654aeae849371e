"""What an audience may see of an impact: a withheld rule leaves no trace in counts or order."""

from __future__ import annotations

import pickle
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pytest

from support.amendments import AMENDED, FIVE_DAYS
from support.effort import mostly_deep
from zhixing_rules import JIAOZUO_2024, Audience, DisclosureRefused, Problem, RecordError, disclose, impact, moves
from zhixing_rules.amendment import ChooseReading, DropRule
from zhixing_rules.engine import rules_for
from zhixing_rules.impacts import CaseMoves, DisclosedImpact, Impact, Skipped, visibility
from zhixing_rules.interchange import case_moves_to_dict, dumps, impact_to_dict
from zhixing_rules.render import markdown, text

if TYPE_CHECKING:
    from zhixing_rules import Procedure

ON: Final = date(2025, 3, 18)
NUMBER: Final = "（2025）豫0802执7431号"
SENT: Final = {"id": "f1", "offence": "refusal", "sent_on": "2025-03-12", "received_on": "2025-03-12"}
REFERRED: Final = {
    "case_number": NUMBER,
    "complete_as_of": "2025-03-18",
    "referrals": [{**SENT, "conditions_met": True, "materials_complete": True}],
}
TRACED: Final = {"complete_as_of": "2025-03-18", "requests": [{"id": "r1", "sent_on": "2025-03-12"}]}
"""A case with only a tracing request, visible only to audiences that may see tracing."""


def moves_of(new: Procedure, case: object, on: date = ON) -> CaseMoves:
    """Return what moves in one case."""
    (result,) = moves(JIAOZUO_2024, new, [case], on=on)  # type: ignore[list-item]  # a record, alone or with its key
    assert isinstance(result, CaseMoves)
    return result


def impact_of(*cases: dict[str, Any], new: Procedure = FIVE_DAYS, limit: int = 10) -> Impact:
    return impact(JIAOZUO_2024, new, cases, on=ON, limit=limit)


def test_the_keeper_sees_everything_and_the_public_nothing() -> None:
    whole = impact_of(REFERRED)
    keeper, public = disclose(whole, "keeper"), disclose(whole, "public")
    assert (keeper.moved, [case.key for case in keeper.cases], keeper.failed) == (1, [NUMBER], True)
    assert (public.read, public.moved, public.rules, public.cases, public.failed) == (1, 0, (), (), False)
    assert isinstance(public, DisclosedImpact)
    assert NUMBER not in dumps(public) + text.impact(public) + markdown.impact(public)


def test_a_case_that_moves_only_for_other_audiences_is_not_among_the_most_urgent() -> None:
    dropped = JIAOZUO_2024.amend(DropRule("art3.i1.approval"), *FIVE_DAYS.lineage[0].changes, name="dropped")
    assert "art3.i1.approval" not in rules_for(JIAOZUO_2024, Audience.POLICE)
    whole = impact_of(TRACED, REFERRED, TRACED, new=dropped, limit=1)
    police, alone = (
        disclose(whole, "police"),
        disclose(impact_of({}, REFERRED, {}, new=dropped, limit=1), "police"),
    )
    assert whole.moved == 3
    assert (police.read, police.moved, police.urgencies) == (alone.read, 1, alone.urgencies)
    assert dumps(police) == dumps(alone)


@pytest.mark.parametrize("audience", mostly_deep((each for each in Audience if each.withheld), 1))
def test_a_withheld_rule_is_not_in_the_impact(audience: Audience) -> None:
    dated = JIAOZUO_2024.amend(ChooseReading("effective-date", "dated"), DropRule("art12.p2.preplan"), name="dated")
    case = {
        "referrals": REFERRED["referrals"],
        "requests": [{"id": "r1", "sent_on": "2024-10-09"}],
        "operations": [{"id": "o1", "starts_on": "2024-10-09", "large": True}],
        "complete_as_of": "2025-03-18",
    }
    whole = impact_of(case, new=dated)
    disclosed = disclose(whole, audience)
    visible = rules_for(JIAOZUO_2024, audience) & rules_for(dated, audience) | (
        rules_for(JIAOZUO_2024, audience) - {rule.id for rule in dated.rules}
    )
    assert {rule.rule_id for rule in disclosed.rules} == {rule.rule_id for rule in whole.rules} & visible
    assert all(each.rule_id in visible for one in disclosed.cases for each in one.movements)
    assert whole.rules
    hidden = {rule.rule_id for rule in whole.rules} - visible
    assert hidden or audience is Audience.COURT_STAFF, "court staff may know of every rule"


def test_a_movement_is_left_out_if_its_documents_are_withheld() -> None:
    case = {"complete_as_of": "2025-03-11", "detentions": [{
        "id": "d1", "decided_on": "2025-03-10", "intake_on": "2025-03-10", "days": 15,
        "criminal_liability_needed": True, "view_on": "2025-03-10"}]}  # fmt: skip
    one = moves_of(AMENDED["a fifth document"], case, date(2025, 3, 11))
    (movement,) = [each for each in disclose(one, "keeper").movements if each.rule_id == "art7.p2.referral"]
    assert movement.restricted_to({"art7.p2.referral", "art8.leads"}) is not None
    assert movement.restricted_to({"art7.p2.referral"}) is None
    assert movement.restricted_to({"art8.leads"}) is None


def test_a_withheld_document_moves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    case = {"complete_as_of": "2025-03-11", "detentions": [{
        "id": "d1", "decided_on": "2025-03-10", "intake_on": "2025-03-10", "days": 15,
        "criminal_liability_needed": True, "view_on": "2025-03-10"}]}  # fmt: skip
    one = moves_of(AMENDED["a fifth document"], case, date(2025, 3, 11))
    assert "art7.p2.referral" in {each.rule_id for each in disclose(one, "keeper").movements}
    monkeypatch.setattr(visibility, "rules_for", lambda *arguments: rules_for(*arguments) - {"art8.leads"})
    assert disclose(one, "keeper").movements == ()


def test_the_callers_key_is_withheld_like_a_case_number() -> None:
    one = moves_of(FIVE_DAYS, ("虚构戊案", REFERRED))
    disclosed = [disclose(one, audience) for audience in ("keeper", "police", "party")]
    assert [each.key for each in disclosed] == ["虚构戊案", "虚构戊案", ""]
    assert [len(each.movements) for each in disclosed] == [2, 2, 0]
    assert case_moves_to_dict(disclosed[2])["urgency"] is None


def test_a_problem_is_shown_only_if_its_field_may_be_seen() -> None:
    whole = impact_of({"court": 7, "requests": "x"})
    keeper, staff = disclose(whole, "keeper"), disclose(whole, "police")
    assert [problem.pointer for problem in keeper.skipped[0].error.problems] == ["/court", "/requests"]
    error = RecordError([Problem("/operations", "tuple_type", "须为数组", "give an array")])
    (skipped,) = moves(JIAOZUO_2024, FIVE_DAYS, [(3, error)], on=ON)
    assert isinstance(skipped, Skipped)
    assert [problem.code for problem in disclose(skipped, "police").error.problems] == ["withheld"]
    assert (staff.unread, staff.skipped[0].number) == (1, 1)


def test_an_undisclosed_impact_is_refused() -> None:
    whole = impact_of(REFERRED)
    one = moves_of(FIVE_DAYS, REFERRED)
    writers: list[Any] = [dumps, impact_to_dict, text.impact, markdown.impact]  # refused at run time and by the types
    for write in writers:
        with pytest.raises(DisclosureRefused):
            write(whole)
    line: Any
    for line in (dumps, case_moves_to_dict):
        with pytest.raises(DisclosureRefused):
            line(one)
    assert dumps(disclose(one, "keeper"))


def test_a_repr_shows_only_the_type_name() -> None:
    whole = impact_of(REFERRED, {"court": 7})
    one = moves_of(FIVE_DAYS, REFERRED)
    parts = (whole, disclose(whole, "keeper"), one, disclose(one, "keeper"), *whole.cases, *whole.rules, *whole.skipped)
    movement = whole.cases[0].movements[0]
    for each in (*parts, whole.summary, movement, movement.new):
        assert repr(each) == f"{type(each).__name__}(…)"


def test_results_can_be_pickled() -> None:
    whole, one = impact_of(REFERRED), moves_of(FIVE_DAYS, REFERRED)
    again = pickle.loads(pickle.dumps((whole, one)))  # noqa: S301  our own
    assert dumps([disclose(each, "keeper") for each in again]) == dumps(
        [disclose(whole, "keeper"), disclose(one, "keeper")]
    )
