"""Incorrect rule definitions raise RuleDefect when they are created."""

from __future__ import annotations

from datetime import date

import pytest

from zhixing_rules.errors import RuleDefect
from zhixing_rules.language import (
    FALSE,
    TRUE,
    Actor,
    Alternative,
    Basis,
    Chosen,
    Commencement,
    Days,
    Exists,
    Fixed,
    Is,
    Procedure,
    Qualify,
    Reading,
    Reference,
    Remedy,
    Rule,
    Subject,
    WorkingDays,
    all_of,
    any_of,
    day,
    event,
    flag,
    happened,
    not_,
    number,
    present,
    select,
    text,
)
from zhixing_rules.language.procedure import UncheckedProcedure
from zhixing_rules.procedures.fields import detention, person, referral, request
from zhixing_rules.procedures.fields.subjects import CASE, DETENTION, PERSON, REFERRAL, REQUEST
from zhixing_rules.procedures.jiaozuo_2024.opinion import OPINION

READING = Reading("r", "第一条", (Alternative("a", "甲", "A"), Alternative("b", "乙", "B")), "理由", "J")


def _rule(**changes: object) -> Rule:
    values: dict[str, object] = {
        "id": "test.rule",
        "cite": OPINION.at(7, 2),
        "quote": "应在司法拘留期限届满前三个工作日内",
        "per": DETENTION,
        "then": Qualify("测试", "test", TRUE),
        "remedy": Remedy("补正", "correct it", by=Actor.COURT),
    }
    return Rule(**(values | changes))  # type: ignore[arg-type]  # includes wrong types on purpose


@pytest.mark.parametrize("path", ["no_such_field", "days.more", "person.nothing"])
def test_a_misspelt_fact_is_refused(path: str) -> None:
    with pytest.raises(RuleDefect, match="no fact"):
        text(DETENTION, path)


def test_a_fact_of_the_wrong_type_is_refused() -> None:
    with pytest.raises(RuleDefect, match="is not a bool"):
        flag(DETENTION, "intake_on")
    with pytest.raises(RuleDefect, match="is not a date"):
        event(DETENTION, "days")
    with pytest.raises(RuleDefect, match="is not a date"):
        day(DETENTION, "refuses")
    with pytest.raises(RuleDefect, match="is not a int"):
        number(DETENTION, "refuses")


def test_a_term_outside_its_closed_list_is_refused() -> None:
    with pytest.raises(RuleDefect, match="cannot be"):
        detention.ground.is_("nonsense")
    with pytest.raises(RuleDefect, match="cannot contain"):
        present(REFERRAL, "inventory").contains("nonsense", settled=referral.sent_on)
    assert text(CASE, "court").is_("any text goes here") == Is(text(CASE, "court"), ("any text goes here",))


def test_a_fact_that_is_not_visible_from_the_subject_is_refused() -> None:
    with pytest.raises(RuleDefect, match="not visible"):
        _rule(when=referral.at_court_seat)
    with pytest.raises(RuleDefect, match="not visible"):
        _rule(per=REQUEST, when=Exists(role_subject(), TRUE, "有", "some"))
    assert _rule(per=REQUEST, when=request.desk).when is request.desk


def role_subject() -> Subject:
    return Subject("role", "关系", PERSON.record, PERSON, "roles")


def test_a_condition_has_no_python_truth_value() -> None:
    for mistake in ("person.debtor and TRUE", "not person.debtor", "sent <= queried <= fed_back"):
        names = {"person": person, "TRUE": TRUE}
        moments = {"sent": request.sent_on, "queried": request.queried_on, "fed_back": request.feedback_on}
        with pytest.raises(RuleDefect, match="all_of"):
            eval(mistake, names | moments)  # noqa: S307  mistakes that an author could write
    with pytest.raises(RuleDefect, match="not a condition"):
        all_of(request.sent_on)  # type: ignore[arg-type]  # the mistake under test


def test_a_span_requires_a_unit_and_a_positive_whole_number() -> None:
    with pytest.raises(TypeError):
        _ = request.sent_on + 7  # type: ignore[operator]  # the mistake under test
    for count in (0, -1, True, 1.5):
        with pytest.raises(ValueError, match="whole number"):
            Days(count)  # type: ignore[arg-type]  # the mistake under test
    assert request.sent_on.after(Days(7)) != request.sent_on.after(WorkingDays(7))


def test_a_choice_needs_every_alternative_and_no_other() -> None:
    for options in ({"a": TRUE}, {"a": TRUE, "b": TRUE, "c": TRUE}, {}):
        with pytest.raises(RuleDefect, match="exactly a, b"):
            Chosen.by(READING, options)


def test_a_reading_has_distinct_alternatives() -> None:
    one = Alternative("a", "甲", "A")
    for alternatives in ((), (one, one)):
        with pytest.raises(RuleDefect, match="distinct"):
            Reading("r", "c", alternatives, "s", "J")
    with pytest.raises(RuleDefect, match="distinct"):
        Reading("r", "c", (one,), "s", "J", silent=frozenset({"b"}))
    with pytest.raises(RuleDefect, match="confidence"):
        Reading("r", "c", (one,), "s", "J", "Z")
    with pytest.raises(RuleDefect, match="settled_by"):
        Reading("r", "c", (one,), "s", "J、Z")
    with pytest.raises(RuleDefect, match="no alternative"):
        READING.alternative("c")


def test_select_reports_every_unknown_reading_and_alternative() -> None:
    assert select([READING], None) == select([READING], {"r": "a"}) == ()
    assert select([READING], {"r": "b"}) == (("r", "b"),)
    with pytest.raises(ValueError, match=r"no such reading: q.*r: c → a, b.*known readings: r"):
        select([READING], {"q": "x", "r": "c"})


@pytest.mark.parametrize("value", ["张某秘密", "\x1b[2J", "\u202e", "a" * 41, ""], ids=ascii)
def test_a_value_without_the_form_of_an_id_is_not_repeated(value: str) -> None:
    for chosen in ({value: "x"}, {"r": value}):
        with pytest.raises(ValueError, match="…") as caught:
            select([READING], chosen)
        assert not value or value not in str(caught.value)


def test_an_unverified_source_cannot_be_a_basis() -> None:
    for code in ("K", "X", ""):
        with pytest.raises(RuleDefect, match="unverified"):
            Basis("某", "some", code)


def test_the_fields_of_a_subject_must_exist() -> None:
    with pytest.raises(RuleDefect, match="has no field"):
        Subject("x", "某", DETENTION.record, CASE, "no_such_field")
    with pytest.raises(RuleDefect, match="has no field"):
        Subject("x", "某", DETENTION.record, CASE, "detentions", (Reference("nobody", PERSON),))


def _procedure(*rules: Rule, readings: tuple[Reading, ...] = ()) -> Procedure:
    return Procedure("test", OPINION, (CASE,), rules, readings, Commencement(Fixed(date(2024, 10, 10)), ()))


def _unchecked(*rules: Rule) -> UncheckedProcedure:
    return UncheckedProcedure.of(_procedure(), rules=rules)


def test_a_procedure_refuses_duplicate_rules_and_unlisted_readings() -> None:
    with pytest.raises(RuleDefect, match="duplicate rules"):
        _procedure(_rule(), _rule())
    with pytest.raises(RuleDefect, match="not listed"):
        _procedure(_rule(see=(READING,)))
    assert _procedure(_rule(), _rule(per=REFERRAL)).rule("test.rule")[1].per is REFERRAL


def test_an_unknown_rule_id_is_refused_with_the_known_ids() -> None:
    with pytest.raises(LookupError, match=r"test\.rule"):
        _procedure(_rule()).rule("other")


def test_a_quote_that_is_not_in_its_clause_or_not_unique_is_reported() -> None:
    assert _procedure(_rule()).quote_problems() == ()
    (wrong,) = _unchecked(_rule(quote="应在司法拘留期限届满前四个工作日内")).quote_problems()
    assert wrong.startswith("test.rule: ")
    (elsewhere,) = _unchecked(_rule(cite=OPINION.at(7, 1))).quote_problems()
    assert "第七条第二款" in elsewhere
    (repeated,) = _unchecked(_rule(cite=OPINION.at(9), quote="不予立案通知书")).quote_problems()
    assert repeated


def test_a_procedure_with_an_incorrect_quote_is_refused_when_it_is_created() -> None:
    with pytest.raises(RuleDefect, match=r"test: test\.rule: 引文不在第七条第二款.*absent from art7\.p2"):
        _procedure(_rule(quote="应在司法拘留期限届满前四个工作日内"))
    with pytest.raises(RuleDefect, match=r"absent from art7\.p2"):
        _unchecked(_rule(quote="应在司法拘留期限届满前四个工作日内")).checked()


def test_the_hash_changes_with_a_number_a_quote_or_a_condition() -> None:
    changed = [
        _rule(),
        _rule(quote="司法拘留期限届满"),
        _rule(when=detention.refuses),
        _rule(then=Qualify("测试", "test", FALSE)),
        _rule(then=Qualify("测试", "test", happened(detention.intake_on.after(Days(1))))),
        _rule(then=Qualify("测试", "test", happened(detention.intake_on.after(Days(2))))),
        _rule(then=Qualify("测试", "test", not_(any_of(detention.refuses, detention.serious)))),
    ]
    assert len({_procedure(rule).hash for rule in changed}) == len(changed)
    assert _procedure(_rule()).hash == _procedure(_rule()).hash


def test_an_unchecked_procedure_shows_no_more_than_another() -> None:
    unchecked = UncheckedProcedure.of(_procedure())
    assert repr(unchecked) == repr(_procedure()).replace(_procedure().id, unchecked.id).replace(
        _procedure().hash, unchecked.hash
    )
