"""Laws of any composition of layers, over generated records of the Opinion and national law."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.effort import examples
from zhixing_rules import JIAOZUO_2024, JIAOZUO_WITH_NATIONAL, validate
from zhixing_rules.engine import Verdict
from zhixing_rules.language import LOCAL, Event, Note, parts_of
from zhixing_rules.procedures.fields.subjects import CASE
from zhixing_rules.procedures.national.national_law import NATIONAL_LAW
from zhixing_rules.testing import Flavour, records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

    from zhixing_rules.language import Rule

BOUNDARIES: Final = tuple(
    map(date.fromisoformat, ("2024-10-10", "2024-12-01", "2025-01-01", "2025-07-01", "2026-01-01"))
)
NATIONAL_RULES: Final = {rule.id for rule in NATIONAL_LAW.rules}
WORST_FIRST: Final = ("fail", "open", "review", "pending", "pass", "not_applicable")

cases = st.sampled_from(list(Flavour)).flatmap(
    lambda flavour: records(CASE, procedure=JIAOZUO_WITH_NATIONAL, flavour=flavour)
)
days = st.one_of(
    st.sampled_from([day + timedelta(days=n) for day in BOUNDARIES for n in (-1, 0, 1, 8, 40)]),
    st.dates(date(2024, 9, 1), date(2026, 6, 30)),
)


def complete(record: BaseModel, on: date) -> BaseModel:
    """Return a record that is complete for every layer; the same one if it then contradicts itself."""
    return record.model_copy(update={"complete_as_of": on, "complete_for": ("national",)})


@given(cases, days, st.booleans())
@examples(300)
def test_adding_a_layer_changes_no_finding_of_the_layer_below(record: BaseModel, on: date, attested: bool) -> None:
    record = complete(record, on) if attested else record
    alone = {(each.rule_id, each.path): each.verdict for each in validate(record, on=on)}
    both = validate(record, on=on, procedure=JIAOZUO_WITH_NATIONAL)
    assert {key: verdict for key, verdict in alone.items() if verdict is Verdict.FAIL}.items() <= {
        (each.rule_id, each.path): each.verdict for each in both
    }.items()
    local = {(each.rule_id, each.path): each.verdict for each in both if each.rule_id not in NATIONAL_RULES}
    assert local == alone
    for duty in both.duties:
        members = [each.verdict.value for each in both if each.path == duty.path and each.rule_id in _rules_of(duty.id)]
        assert duty.verdict.value == min(members, key=WORST_FIRST.index)


def _rules_of(duty_id: str) -> tuple[str, ...]:
    return next(each.rules for each in JIAOZUO_WITH_NATIONAL.duties if each.id == duty_id)


@given(cases, days)
@examples(300)
def test_words_read_in_an_excerpt_never_make_a_fail(record: BaseModel, on: date) -> None:
    for finding in validate(complete(record, on), on=on, procedure=JIAOZUO_WITH_NATIONAL):
        rule = finding.amended.rule
        if rule.capped:
            assert finding.verdict is not Verdict.FAIL
        else:
            assert finding.raw is finding.verdict


@given(cases, days)
@examples(300)
def test_nothing_is_judged_before_its_first_day_or_after_its_last(record: BaseModel, on: date) -> None:
    for finding in validate(complete(record, on), on=on, procedure=JIAOZUO_WITH_NATIONAL):
        rule = finding.amended.rule
        if rule.id not in NATIONAL_RULES or rule.in_force is None or rule.act is None:
            continue
        if on < rule.in_force.first:
            assert finding.verdict is Verdict.NOT_APPLICABLE
        act = finding.context.between(rule.act)
        if act.high < rule.in_force.first.toordinal():
            assert finding.verdict is Verdict.NOT_APPLICABLE
        if rule.in_force.last is not None and act.low > rule.in_force.last.toordinal():
            assert finding.verdict is Verdict.NOT_APPLICABLE


# ------------------------------------------------------------------------------------------------ across a boundary


def _acts() -> Iterator[tuple[str, str]]:
    """Yield the list and the field of every event that decides whether some rule of national law is in force."""
    found: dict[tuple[str, str], None] = {}
    for rule in NATIONAL_LAW.rules:
        if rule.act is not None and rule.per.within is CASE:
            for part in parts_of(rule.act):
                if isinstance(part, Event) and part.subject is rule.per:
                    found[rule.per.field, part.path] = None
    return iter(found)


def _judged_rules(listed: str, facts: dict[str, Any], on: date) -> dict[str, bool]:
    """Return whether each rule of national law judges a case with one record, complete to the day."""
    record = {"complete_as_of": on.isoformat(), "complete_for": ["national"], listed: [{"id": "x1", **facts}]}
    report = validate(record, on=on, procedure=JIAOZUO_WITH_NATIONAL)
    return {
        each.rule_id: each.verdict is not Verdict.NOT_APPLICABLE
        for each in report
        if each.rule_id in NATIONAL_RULES and each.path
    }


def _changes_on(rule: Rule) -> set[date]:
    assert rule.in_force is not None
    last = rule.in_force.last
    return {rule.in_force.first} | (set() if last is None else {last + timedelta(days=1)})


@pytest.mark.parametrize("boundary", BOUNDARIES, ids=str)
@pytest.mark.parametrize(("listed", "field"), list(_acts()))
def test_an_act_moved_over_a_boundary_changes_only_rules_of_that_boundary(
    listed: str, field: str, boundary: date
) -> None:
    common = {"offence": "refusal"} if listed == "referrals" else {}
    on = boundary + timedelta(days=60)
    before, after = (
        _judged_rules(listed, {**common, field: day.isoformat()}, on)
        for day in (boundary - timedelta(days=1), boundary)
    )
    changed = {rule_id for rule_id in before if before[rule_id] is not after[rule_id]}
    assert changed <= {rule.id for rule in NATIONAL_LAW.rules if boundary in _changes_on(rule)}


SENT: Final = {"sent_on": "2025-06-02"}
RECEIVED: Final = {"received_on": "2025-06-03"}
FILED: Final = {"filed_on": "2025-06-09"}


@pytest.mark.parametrize(
    ("boundary", "listed", "facts", "field", "begins", "ends"),
    [
        ("2024-12-01", "referrals", {"serious_item": "item_5"}, "sent_on", {"fs2024.3.after-sanction"}, set[str]()),
        ("2025-07-01", "referrals", SENT, "received_on", {"xf2025.i5.accept", "xf2025.i5.filing"}, set[str]()),
        (
            *("2025-07-01", "referrals", SENT | RECEIVED, "refusal_made_on"),
            {"xf2025.i5.refusal-served", "xf2025.i6.letter"},
            set[str](),
        ),
        ("2025-07-01", "referrals", SENT | RECEIVED | FILED, "dropped_on", {"xf2025.i6.letter"}, set[str]()),
        ("2026-01-01", "incidents", {"violent": False}, "reported_on", {"zaf.90.file"}, {"zaf2012.77.accept"}),
    ],
)
def test_rules_begin_and_end_on_their_boundary(  # noqa: PLR0917  the columns of the table
    boundary: str, listed: str, facts: dict[str, Any], field: str, begins: set[str], ends: set[str]
) -> None:
    day = date.fromisoformat(boundary)
    common = {"offence": "refusal", **facts} if listed == "referrals" else facts
    before, after = (
        _judged_rules(listed, {**common, field: each.isoformat()}, day + timedelta(days=60))
        for each in (day - timedelta(days=1), day)
    )
    assert {rule_id for rule_id, judged in after.items() if judged and not before[rule_id]} == begins
    assert {rule_id for rule_id, judged in before.items() if judged and not after[rule_id]} == ends


def test_every_rule_of_national_law_has_days_of_its_own_and_quotes_its_own_text() -> None:
    for rule in NATIONAL_LAW.rules:
        assert rule.layer != LOCAL
        assert rule.in_force is not None
        assert rule.act is not None or isinstance(rule.then, Note)
        assert rule.quoted_instrument is not None
        assert rule.quoted_instrument.document == rule.cite.document
    assert not {rule.id for rule in JIAOZUO_2024.rules} & NATIONAL_RULES
