"""How the tests that mirror the rooms ask one rule about one record.

A record is the lawful case with a few facts changed; ``...`` takes a fact out. Days are written ``YYYY-MM-DD``.
"""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import TYPE_CHECKING

from law_cases.records import LAWFUL, Facts, case
from zhixing_rules import JIAOZUO_2024, validate
from zhixing_rules.procedures.jiaozuo_2024.readings import READINGS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zhixing_rules import Finding

__all__ = [
    "CASE",
    "DETENTION",
    "LATER",
    "LAWFUL",
    "MECHANISM",
    "PROSECUTION",
    "REFERRAL",
    "REQUEST",
    "TARGET",
    "Facts",
    "answer_of",
    "by_reading",
    "case",
    "detention",
    "finding_of",
    "mechanism",
    "of_intermediate_court",
    "person",
    "referral",
    "remarks_of",
    "remedy_of",
    "request",
    "target",
    "unattested",
    "urged",
    "verdict_of",
]

LATER = "2025-06-03"
"""A day on which everything in the lawful case has happened."""

CASE, REQUEST, TARGET = "", "/requests/0", "/requests/0/targets/0"
DETENTION, REFERRAL, PROSECUTION = "/detentions/0", "/referrals/0", "/private_prosecutions/0"

MECHANISM: Facts = {
    "record": "joint_mechanism",
    "court": "焦作市中级人民法院",
    "court_level": "intermediate",
    "police_counterpart": "焦作市公安局",
    "complete_as_of": "2026-10-31",
    "officers": [{"id": "o1", "name": "王某丙", "appointed_on": "2024-10-10"}],
    "round_the_clock": True,
    "command_centre": True,
    "bulletins": [],
    "publications": [],
    "information_shared": True,
    "meetings": [],
}
"""The joint mechanism of the intermediate court, with nothing yet that comes round."""


def _with(place: str, facts: Mapping[str, object]) -> Facts:
    return case(**{f"{place}__{name}": value for name, value in facts.items()})


def request(**facts: object) -> Facts:
    """The lawful case with these facts of its request changed."""
    return _with("requests__0", facts)


def target(**facts: object) -> Facts:
    """The lawful case with these facts of the entry of its letter changed."""
    return _with("requests__0__targets__0", facts)


def person(**facts: object) -> Facts:
    """The lawful case with these facts of its debtor changed."""
    return _with("persons__0", facts)


def detention(**facts: object) -> Facts:
    """The lawful case with these facts of its detention changed."""
    return _with("detentions__0", facts)


def referral(**facts: object) -> Facts:
    """The lawful case with these facts of its referral changed."""
    return _with("referrals__0", facts)


def of_intermediate_court(record: Facts) -> Facts:
    """The same case, enforced by the intermediate court."""
    return record | {
        "case_number": "（2024）豫08执1号",
        "court": "焦作市中级人民法院",
        "police_counterpart": "焦作市公安局",
    }


def mechanism(**facts: object) -> Facts:
    """The joint mechanism of the intermediate court with these facts changed; ``...`` takes one out."""
    changed = deepcopy(MECHANISM) | facts
    return {name: value for name, value in changed.items() if value is not ...}


def unattested(record: Facts) -> Facts:
    """The same record, which no longer says that what is not recorded did not happen."""
    return {name: value for name, value in record.items() if name != "complete_as_of"}


def finding_of(
    rule_id: str, record: Facts, *, at: str | None = None, on: str = LATER, readings: Mapping[str, str] | None = None
) -> Finding:
    """What the rule says of the record, or of the subject ``at`` a JSON Pointer where it speaks of several."""
    spoken = validate(record, on=date.fromisoformat(on), readings=readings).rule(rule_id)
    found = [each for each in spoken if at is None or each.path == at]
    assert len(found) == 1, f"{rule_id} speaks of {[each.path for each in spoken]}: say which with at="
    return found[0]


def verdict_of(
    rule_id: str, record: Facts, *, at: str | None = None, on: str = LATER, readings: Mapping[str, str] | None = None
) -> str:
    """The verdict, as its word."""
    return finding_of(rule_id, record, at=at, on=on, readings=readings).verdict.value


def answer_of(
    rule_id: str, record: Facts, *, at: str | None = None, on: str = LATER, readings: Mapping[str, str] | None = None
) -> tuple[str, str]:
    """The verdict, and the fact asked for first, as a JSON Pointer; an empty one where nothing is asked."""
    found = finding_of(rule_id, record, at=at, on=on, readings=readings)
    return found.verdict.value, next((each.path for each in found.missing), "")


def by_reading(
    reading_id: str,
    rule_id: str,
    record: Facts,
    *,
    at: str | None = None,
    on: str = LATER,
    others: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """The verdict under each alternative of a reading; ``others`` are chosen beside it."""
    (reading,) = (each for each in READINGS if each.id == reading_id)
    chosen = dict(others or {})
    return {
        each.id: verdict_of(rule_id, record, at=at, on=on, readings={**chosen, reading_id: each.id})
        for each in reading.alternatives
    }


def remarks_of(rule_id: str, record: Facts, *, at: str | None = None) -> str:
    """What the rule remarks beside its verdict, in English."""
    return "; ".join(each.en for each in finding_of(rule_id, record, at=at).remarks)


def remedy_of(rule_id: str, record: Facts, *, at: str | None = None, on: str = LATER) -> tuple[str, str, str]:
    """Of a breach: who mends it or urges, whom they urge (empty: nobody), and what else follows, in English."""
    found = finding_of(rule_id, record, at=at, on=on)
    assert found.remedy is not None, f"{rule_id} says {found.verdict.value}"
    return found.remedy.by.value, "" if found.remedy.to is None else found.remedy.to.value, found.remedy.follows_en


def urged(rule_id: str) -> set[tuple[str, str]]:
    """Who would mend or urge, and whom they would urge, by the rules of an id: also where none can be breached."""
    remedies = [rule.remedy for rule in JIAOZUO_2024.rule(rule_id) if rule.remedy is not None]
    return {(each.by.value, "" if each.to is None else each.to.value) for each in remedies}
