"""Synthetic cases with one record of each subject of the twelve rules: seeded, with gaps.

Days are close to each other and to the day of the report or of commencement, so that periods end before, on and after
it; in half of the cases all days are drawn from a small set, so that they coincide. Half of the cases omit one field in
fifty, the others one in five. A record that contradicts itself is drawn again.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from zhixing_rules import Case, load
from zhixing_rules.errors import RecordError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["ON", "cases"]

ON = date(2025, 10, 20)
"""The day of the report: the second Monday after the National Day break."""

_SEED = 101
_EFFECT = date(2024, 10, 10)
_GROUNDS = ("refusal", "refusal", "property_report", "obstruction", "other")
_BASES = ("judgment", "judgment", "ruling", "mediation", "award", "payment_order")
_ROLES = ("legal_representative", "principal", "actual_controller", "spouse", "shareholder")
_CLOSE = (0, 0, 1, 1, 2, 7, 8)
"""The small set of days, as offsets: adjacent days, and days seven apart as in a review."""

_DOCUMENTS = ("particulars", "referral_letter", "effective_instrument", "enforcement_report", "evidence")


def cases(count: int) -> Iterator[Case]:
    """Yield a number of cases, always the same."""
    draw = _Draw(random.Random(_SEED))  # noqa: S311  a sample, no secret
    while count:
        try:
            case = load(Case, draw.case())
        except RecordError:
            continue
        count -= 1
        yield case


class _Draw:
    """Draws the JSON of a case; fields that are ``None`` are omitted."""

    def __init__(self, source: random.Random) -> None:
        self._source = source
        self._gaps = 0.0
        self._base = ON
        self._close = False

    def case(self) -> dict[str, Any]:
        source = self._source
        self._gaps, self._close = source.choice((0.02, 0.2)), source.choice((False, True))
        days_ago = source.choice((0, 1, 2, 7, 8)) if self._close else source.randrange(2, 45)
        self._base = source.choice((_EFFECT, ON, ON, ON, ON)) - timedelta(days=days_ago)
        level, in_2024 = source.choice(("basic", "basic", "intermediate")), self._base.year == _EFFECT.year
        code = "08" if level == "intermediate" else "0823"
        number = f"（{2024 if in_2024 else 2025}）豫{code}执{source.randrange(1, 9999)}号"
        attested = source.choice((None, ON, ON, ON, ON - timedelta(days=1), ON - timedelta(days=9)))
        detentions = [self._detention(f"d{index}") for index in range(source.choice((1, 1, 1, 2, 3)))]
        referrals = [self._referral(f"f{index}") for index in range(source.choice((1, 1, 1, 2)))]
        if self._close:
            detentions[0], referrals[0] = self._on_the_last_day(detentions[0], referrals[0])
        return _recorded(
            case_number=self._gap(number),
            court_level=self._gap(level),
            complete_as_of=None if attested is None else attested.isoformat(),
            major_or_difficult=self._yes(0.7),
            basis=self._gap(self._basis()),
            persons=[
                _recorded(id="p1", kind="natural", debtor=self._yes(0.6), roles=self._gap(self._roles())),
                _recorded(id="u1", kind=self._gap("unit"), debtor=self._yes(0.7)),
            ],
            requests=[self._request(level)],
            detentions=detentions,
            referrals=referrals,
            private_prosecutions=[self._prosecution()],
            disclosures=[self._disclosure()],
        )

    def _basis(self) -> dict[str, Any]:
        return _recorded(
            kind=self._gap(self._source.choice(_BASES)),
            effective=self._yes(0.8),
            enforceable=self._yes(0.8),
            ruling_made_on=self._day(-30, 20),
        )

    def _roles(self) -> list[dict[str, Any]]:
        return [
            _recorded(
                kind=self._gap(self._source.choice(_ROLES)),
                unit=self._gap(self._source.choice(("u1", "u1", "p1"))),
                evidenced=self._yes(0.7),
                until=self._sometimes(self._day(0, 20)),
            )
            for _ in range(self._source.randrange(3))
        ]

    def _request(self, level: str) -> dict[str, Any]:
        organ = "municipal" if level == "intermediate" else "county"
        sent, queried = self._source.randrange(0, 20), self._source.randrange(0, 25)
        return _recorded(
            id="r1",
            approved_on=self._day(sent - 3, sent + 1),
            approver=self._gap(
                self._source.choice(("intermediate_bureau", "intermediate_bureau", "own_bureau", "other"))
            ),
            organ=self._gap(_recorded(level=self._gap(self._source.choice((organ, organ, "municipal", "county"))))),
            sent_on=self._day(sent, sent),
            queried_on=self._day(queried, queried),
            feedback_on=self._day(queried, queried + 8),
            feedback_to_court=self._yes(0.8),
            targets=[
                _recorded(
                    person=self._gap("p1"),
                    need_held=self._yes(0.8),
                    directly_responsible=self._yes(0.5),
                    natural_persons_named=self._yes(0.5),
                    need_reason=self._gap("（虚构）传唤未到"),
                    whereabouts_known=self._yes(0.2),
                    located_on=self._day(sent - 3, sent + 8),
                )
            ],
        )

    def _detention(self, key: str) -> dict[str, Any]:
        intake, days = self._source.randrange(0, 25), self._source.choice((1, 3, 7, 10, 15))
        return _recorded(
            id=key,
            person=self._gap(self._source.choice(("p1", "p1", "u1"))),
            decided_on=self._day(intake - 3, intake),
            ground=self._gap(self._source.choice(_GROUNDS)),
            refuses=self._yes(0.7),
            serious=self._yes(0.7),
            intake_on=self._day(intake, intake),
            days=self._gap(days),
            printed_end=self._sometimes(self._day(intake + days, intake + days)),
            leave_days=self._sometimes(self._source.randrange(3)),
            released_early_on=self._sometimes(self._day(intake, intake + days)),
            criminal_liability_needed=self._yes(0.8),
            view_on=self._day(intake, intake + days),
        )

    def _referral(self, key: str) -> dict[str, Any]:
        sent, received = self._source.randrange(0, 40), self._source.randrange(0, 40)
        return _recorded(
            id=key,
            detention=self._gap("d0"),
            offence=self._gap(self._source.choice(("refusal", "refusal", "obstruction"))),
            obstructs_enforcement=self._yes(0.4),
            inventory=self._gap([document for document in _DOCUMENTS if self._source.random() < 0.8]),  # noqa: PLR2004  most documents are included
            sent_on=self._day(sent, sent),
            sent_before_release=self._yes(0.6),
            received_on=self._day(received, received),
            conditions_met=self._yes(0.7),
            materials_complete=self._yes(0.6),
            supplied_on=self._sometimes(self._day(received, received + 9)),
            filed_on=self._sometimes(self._day(received + 3, received + 32)),
            major_or_difficult=self._yes(0.6),
            extended_on=self._sometimes(self._day(received + 4, received + 10)),
            extension_approver=self._gap(self._source.choice(("county_level_head", "county_level_head", "other"))),
        )

    def _on_the_last_day(
        self, detention: dict[str, Any], referral: dict[str, Any]
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return both, with the referral sent on the day on which the detention ends, or the day before or after."""
        intake = self._base - timedelta(days=self._source.randrange(3))
        ends = intake + timedelta(days=self._source.choice((1, 3, 7)))
        sent = ends + timedelta(days=self._source.choice((-1, 0, 0, 1)))
        whole = {"leave_days": 0, "criminal_liability_needed": self._yes(0.9), "view_on": intake.isoformat()}
        detention |= _recorded(intake_on=intake.isoformat(), printed_end=ends.isoformat(), **whole)
        detention.pop("released_early_on", None)
        return detention, referral | _recorded(detention=self._gap("d0"), sent_on=sent.isoformat())

    def _prosecution(self) -> dict[str, Any]:
        decided = self._source.randrange(0, 45)
        return _recorded(
            id="s1",
            arrest_conditions_met=self._yes(0.8),
            arrest_decided_on=self._day(decided, decided),
            executed_on=self._day(decided - 1, decided + 5),
            executed_by=self._gap(self._source.choice(("police", "police", "court"))),
        )

    def _disclosure(self) -> dict[str, Any]:
        return _recorded(
            id="x1",
            disclosed_on=self._day(0, 45),
            recipient=self._gap(self._source.choice(("court_staff", "police", "media", "party"))),
            tracing=self._yes(0.7),
            basis=self._gap("（虚构）某法第一条"),
            basis_verified=self._yes(0.5),
            basis_upheld=self._yes(0.5),
        )

    def _gap(self, value: Any) -> Any:  # noqa: ANN401  any recorded value
        return None if self._source.random() < self._gaps else value

    def _sometimes(self, value: Any) -> Any:  # noqa: ANN401  any recorded value
        return value if self._source.randrange(2) else None

    def _yes(self, share: float) -> bool | None:
        yes: bool | None = self._gap(self._source.random() < share)
        return yes

    def _day(self, first: int, last: int) -> str | None:
        offset = self._source.choice(_CLOSE) if self._close else self._source.randint(first, last)
        day: str | None = self._gap((self._base + timedelta(days=offset)).isoformat())
        return day


def _recorded(**fields: Any) -> dict[str, Any]:  # noqa: ANN401  any recorded value
    return {name: value for name, value in fields.items() if value is not None}
