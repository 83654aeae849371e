"""Helpers of the tests of the article modules: evaluate one rule on one record.

A record is the lawful case with a few fields changed; ``...`` removes a field. Days are written ``YYYY-MM-DD``.
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
    "remedy_actors",
    "remedy_of",
    "request",
    "sent_alone",
    "target",
    "unattested",
    "verdict_of",
]

LATER = "2025-06-03"
"""A day after every event of the lawful case."""

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
"""The joint mechanism of the intermediate court, without bulletins and consultations."""


def _with(place: str, facts: Mapping[str, object]) -> Facts:
    return case(**{f"{place}__{name}": value for name, value in facts.items()})


def request(**facts: object) -> Facts:
    """Return the lawful case with these fields of its request changed."""
    return _with("requests__0", facts)


def sent_alone(on: object, **facts: object) -> Facts:
    """Return the lawful case with its letter sent on a day (``...`` for not yet), before any act of the police."""
    acts = ("consented_on", "consenter", "queried_on", "feedback_on", "feedback_to_court")
    return case(requests__0__sent_on=on, **dict.fromkeys((f"requests__0__{each}" for each in acts), ...), **facts)


def target(**facts: object) -> Facts:
    """Return the lawful case with these fields of the entry of its letter changed."""
    return _with("requests__0__targets__0", facts)


def person(**facts: object) -> Facts:
    """Return the lawful case with these fields of its debtor changed."""
    return _with("persons__0", facts)


def detention(**facts: object) -> Facts:
    """Return the lawful case with these fields of its detention changed."""
    return _with("detentions__0", facts)


def referral(**facts: object) -> Facts:
    """Return the lawful case with these fields of its referral changed."""
    return _with("referrals__0", facts)


def of_intermediate_court(record: Facts) -> Facts:
    """Return the same case, enforced by the intermediate court."""
    return record | {
        "case_number": "（2024）豫08执1号",
        "court": "焦作市中级人民法院",
        "police_counterpart": "焦作市公安局",
    }


def mechanism(**facts: object) -> Facts:
    """Return the joint mechanism of the intermediate court with these fields changed; ``...`` removes a field."""
    changed = deepcopy(MECHANISM) | facts
    return {name: value for name, value in changed.items() if value is not ...}


def unattested(record: Facts) -> Facts:
    """Return the same record without the attestation of completeness."""
    return {name: value for name, value in record.items() if name != "complete_as_of"}


def finding_of(
    rule_id: str, record: Facts, *, at: str | None = None, on: str = LATER, readings: Mapping[str, str] | None = None
) -> Finding:
    """Return the finding of the rule, or of its subject ``at`` a JSON Pointer if it has several."""
    findings = validate(record, on=date.fromisoformat(on), readings=readings).rule(rule_id)
    selected = [each for each in findings if at is None or each.path == at]
    assert len(selected) == 1, f"{rule_id} has the subjects {[each.path for each in findings]}: select one with at="
    return selected[0]


def verdict_of(
    rule_id: str, record: Facts, *, at: str | None = None, on: str = LATER, readings: Mapping[str, str] | None = None
) -> str:
    """Return the value of the verdict."""
    return finding_of(rule_id, record, at=at, on=on, readings=readings).verdict.value


def answer_of(
    rule_id: str, record: Facts, *, at: str | None = None, on: str = LATER, readings: Mapping[str, str] | None = None
) -> tuple[str, str]:
    """Return the verdict and the JSON Pointer of the first missing fact; an empty one if no fact is missing."""
    finding = finding_of(rule_id, record, at=at, on=on, readings=readings)
    return finding.verdict.value, next((each.path for each in finding.missing), "")


def by_reading(
    reading_id: str,
    rule_id: str,
    record: Facts,
    *,
    at: str | None = None,
    on: str = LATER,
    others: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """Return the verdict under each alternative of a reading; ``others`` are further chosen alternatives."""
    (reading,) = (each for each in READINGS if each.id == reading_id)
    chosen = dict(others or {})
    return {
        each.id: verdict_of(rule_id, record, at=at, on=on, readings={**chosen, reading_id: each.id})
        for each in reading.alternatives
    }


def remarks_of(rule_id: str, record: Facts, *, at: str | None = None) -> str:
    """Return the remarks of the finding, in English."""
    return "; ".join(each.en for each in finding_of(rule_id, record, at=at).remarks)


def remedy_of(rule_id: str, record: Facts, *, at: str | None = None, on: str = LATER) -> tuple[str, str, str]:
    """Return the actor of the remedy of a breach, the actor addressed (or an empty string), and the consequence."""
    finding = finding_of(rule_id, record, at=at, on=on)
    remedy = finding.remedy
    assert remedy is not None, f"{rule_id} is {finding.verdict.value}"
    return remedy.by.value, "" if remedy.to is None else remedy.to.value, remedy.follows_en


def remedy_actors(rule_id: str) -> set[tuple[str, str]]:
    """Return the actors of the remedies of an id and the actors addressed."""
    remedies = [rule.remedy for rule in JIAOZUO_2024.rule(rule_id) if rule.remedy is not None]
    return {(each.by.value, "" if each.to is None else each.to.value) for each in remedies}
