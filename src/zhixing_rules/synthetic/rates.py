"""The rates, weights and delays of a synthetic archive.

They are chosen so that every kind of finding occurs. They are not statistics of any court, and no delay is a period of
the law: the delays are on both sides of the periods in the rules.
"""

from __future__ import annotations

from typing import Final

__all__ = [
    "AFTER_REST",
    "BASIC_COURTS",
    "BEFORE_HOLIDAYS",
    "DELAYS",
    "LAST_DAYS",
    "LONG_HOLIDAY",
    "RATES",
    "WAITS",
    "WEEKDAYS",
    "WEIGHTED_WORDS",
    "bounds",
]

Delays = tuple[int | None, ...]
WeightedWords = tuple[tuple[str, float], ...]

RATES: Final[dict[str, float]] = {
    # the archive
    "intermediate court": 0.07,
    "court of another area": 0.004,
    "questionnaire": 0.06,
    "attested some days ago": 0.03,
    "major or difficult": 0.75,
    "level written": 0.5,
    # the share of cases that have one
    "request": 0.24,
    "second request": 0.12,
    "detention": 0.13,
    "private prosecution": 0.015,
    "vehicle": 0.05,
    "incident": 0.02,
    "operation": 0.03,
    "disclosure": 0.04,
    "publication": 0.02,
    # persons
    "unit debtor": 0.25,
    "spouse": 0.3,
    "guarantor": 0.1,
    "role evidenced": 0.85,
    "listed": 0.6,
    # acts and documents that are as they should be
    "in order": 0.95,
    "mostly so": 0.8,
    # the course of a case
    "person outside the scope": 0.05,
    "whereabouts known": 0.04,
    "result locates": 0.5,
    "located by the court": 0.15,
    "refuses": 0.85,
    "serious": 0.8,
    "criminal": 0.5,
    "released early": 0.07,
    "leave": 0.04,
    "printed": 0.8,
    "misprinted": 0.06,
    "referral of another offence": 0.02,
    "extended": 0.3,
    "renewed": 0.3,
    "unsealed": 0.05,
    "tracing disclosed": 0.4,
    "traced before detention": 0.5,
    "obstructs enforcement": 0.5,
    "presence needed": 0.5,
    "basis given": 0.5,
    "outward": 0.2,
    "mentioned": 0.2,
    "large": 0.5,
    # the kinds of records that cannot be read
    "line cut short": 0.2,
    "unknown field": 0.25,
    "no such day": 0.33,
    "same id twice": 0.5,
}
"""The probability of each fact, from 0 to 1."""

WEIGHTED_WORDS: Final[dict[str, WeightedWords]] = {
    "number": (
        *(("执", 72), ("执恢", 12), ("执保", 10), ("执异", 3), ("执复", 1), ("执监", 1)),
        ("民初", 1),
    ),
    "basis": (
        *(("judgment", 60), ("mediation", 22), ("award", 7), ("ruling", 4), ("notarised_debt", 3)),
        *(("payment_order", 2), ("other", 2)),
    ),
    "approver": (("intermediate_bureau", 90), ("own_bureau", 8), ("other", 2)),
    "consenter": (("police_leader", 95), ("court_leader", 3), ("other", 2)),
    "ground": (("refusal", 72), ("property_report", 18), ("obstruction", 8), ("other", 2)),
    "days": (("15", 70), ("10", 20), ("5", 8), ("3", 2)),
    "offence": (("property_disposal", 60), ("obstruction", 40)),
    "outcome": (("filed", 50), ("refused", 22), ("supplement", 20), ("silent", 6), ("transferred", 2)),
    "extension approver": (("county_level_head", 85), ("other", 15)),
    "refusal to": (
        *(("same_court", 80), ("referring_court", 10)),
        *(("enforcement_court", 5), ("other", 5)),
    ),
    "executor": (("police", 92), ("court", 6), ("other", 2)),
    "label": (("accused", 70), ("suspect", 30)),
    "discovery": (("patrol", 60), ("inspection", 25), ("transfer", 15)),
    "recipient": (
        *(("court_staff", 50), ("police", 15), ("party", 15), ("lawyer", 12)),
        *(("media", 3), ("other", 5)),
    ),
    "publication": (("summary", 40), ("publicity", 30), ("bulletin", 25), ("other", 5)),
    "addressee": (("leading_group", 70), ("department", 20), ("other", 10)),
}
"""Alternative values with their weights."""

BASIC_COURTS: Final = (10, 7, 6, 9, 6, 6, 8, 6, 8, 6, 1)
"""The weights of the basic courts, in the order of the directory; repeated if there are more courts."""

WEEKDAYS: Final = (1.3, 1.1, 1.0, 1.0, 0.9, 0.6, 0.6)
"""The weights of working days, from Monday on; Saturdays and Sundays are working days only as make-up days."""

BEFORE_HOLIDAYS: Final = 0.6
"""The weight of the last working days before a long holiday, relative to others."""

LAST_DAYS: Final = 2
"""How many working days before a long holiday have that weight."""

LONG_HOLIDAY: Final = 4
"""From how many consecutive rest days a holiday is long."""

WAITS: Final = (0.0, 0.0, 0.1, 0.3, 0.25, 0.0, 0.0)
"""The share of acts on a working day that are postponed until after the next rest days, from Monday on."""

AFTER_REST: Final = (0.45, 0.7, 0.85)
"""The cumulative shares of acts on a rest day that are done on the first, second and third working day after it.

The rest is done on the fourth.
"""

DELAYS: Final[dict[str, Delays]] = {
    # days from one step to the next, equally likely; None: the step is never taken
    "first act": (5, 12, 20, 30, 45, 60, 90, 150, 240, 400),
    "approval": (0, 1, 1, 2, 3, 5, 9),
    "sending": (0, 0, 0, 1, 1, 2, 3, -2),
    "consent": (0, 0, 1, 1, 2, 3, 8, None),
    "query": (0, 0, 1, 2, -1, 3),
    "feedback": (0, 1, 1, 2, 3, 5, 12, None),
    "receipt": (0, 0, 0, 1, 1, 2),
    "centre": (0, 0, 1, 2, 5, None),
    "measures": (0, 1, 2, 3, 7, 15, None),
    "located": (5, 10, 20, 40),
    "withdrawal": (0, 1, 2, 3, 8, None),
    "intake": (0, 0, 0, 1, 2, 10, 30, None),
    "view": (0, 1, 3, 5, 8, 10, 12),
    "referral": (-6, -4, -3, -3, -2, -2, -1, 0, 0, 3, 20, None),
    "civil disposal": (1, 5, 9, 15, 30, None),
    "police receipt": (0, 0, 0, 1, 2, None),
    "review": (2, 3, 5, 6, 7, 7, 8, 9, 14, 29, None),
    "extension": (3, 6, 7, 9),
    "period named": (3, 5, 10),
    "supplement": (1, 2, 3, 5, 9, 14, None),
    "refusal sent": (0, 0, 1, 3, 10, None),
    "arrest": (0, 0, 0, 1, 4, None),
    "dispatch": (0, 0, 0, 0, 1, None),
    "notice of vehicle": (0, 0, 1, 2, 6, None),
    "attendance": (0, 0, 0, 1, 3, None),
    "hand-over": (0, 0, 1, 5, None),
    "before operation": (-14, -7, -5, -3, -1, 0, 0, 2, None),
    "sealed before": (-1000, -600, -400, -200, -30, 0),
    "sealed for": (180, 365, 730, 730, 730, 731, 900),
}


def bounds(weights: tuple[float, ...]) -> list[float]:
    """Return the cumulative shares of weights, without the last one.

    >>> bounds((1, 1, 2))
    [0.25, 0.5]
    """
    total, cumulative, ends = sum(weights), 0.0, []
    for weight in weights[:-1]:
        cumulative += weight
        ends.append(cumulative / total)
    return ends
