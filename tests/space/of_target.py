"""Spaces of a person to be traced: scope, known whereabouts, measures, withdrawal, the entry (arts 1, 3, 5, annex)."""

from __future__ import annotations

from typing import Final

from space.axes import event, fact, flag, judgment, optional, unlisted
from space.json_records import Facts
from space.space import Space
from space.templates import at, case, detention, request

__all__ = ["SPACES"]

PATH: Final = "/requests/0/targets/0"
SENT: Final = "requests.0.sent_on"
TARGET: Final = "requests.0.targets.0"
_SENT = event(SENT, "2024-10-09", "2024-10-10", "2025-01-06", "2025-01-07", "2025-01-08")
_AROUND = (
    *at("2025-01-06", None, "2025-01-05", "2025-01-06"),
    *at("2025-01-07", None, "2024-10-09", "2025-01-06", "2025-01-07"),
    *at("2025-01-08", None, "2025-01-06", "2025-01-07", "2025-01-08", "2025-02-28"),
)
_ROLES = (
    *("legal_representative", "principal", "directly_responsible", "actual_controller"),
    *("spouse", "relative", "guarantor", "shareholder", "other"),
)
_UNIT: Facts = {"id": "u1", "kind": "unit", "debtor": True, "roles": [], "name": "虚构商行"}
_NOT_RESPONSIBLE = request(targets=[request()["targets"][0] | {"directly_responsible": False}])
_WITH_ROLE = case(requests=[_NOT_RESPONSIBLE], persons=[*case()["persons"], _UNIT])
_WITH_ROLE["persons"][0] |= {
    "debtor": False,
    "roles": [{"kind": "actual_controller", "unit": "u1", "evidenced": True, "until": "2025-12-31"}],
}

SCOPE = Space(
    name="scope, one relation",
    path=PATH,
    rules=("art1.scope", "art5.i3.non-debtor"),
    template=_WITH_ROLE,
    axes=(
        flag("persons.0.debtor"),
        fact("persons.0.roles.0.kind", *_ROLES),
        flag("persons.0.roles.0.evidenced"),
        fact("persons.0.roles.0.unit", "u1", "p1"),
        fact("persons.1.kind", "unit", "natural"),
        flag("persons.1.debtor"),
    ),
    moments=at("2025-01-08", None, "2025-01-06", "2025-01-08"),
)


def _related(kind: str, unit: str, *, evidenced: bool = True) -> Facts:
    return {"kind": kind, "unit": unit, "evidenced": evidenced, "until": "2025-12-31"}


ENDED = Space(
    name="scope, a relation that ended",
    path=PATH,
    rules=("art1.scope", "art5.i3.non-debtor"),
    template=_WITH_ROLE,
    axes=(
        _SENT,
        event("persons.0.roles.0.until", "2024-10-08", "2025-01-05", "2025-01-06", "2025-01-07", "2025-01-08"),
        flag("persons.0.roles.0.evidenced"),
        flag("persons.0.debtor"),
    ),
    moments=_AROUND,
)
RESPONSIBLE = Space(
    name="scope, ground (二), a person responsible for a unit",
    path=PATH,
    rules=("art1.scope",),
    template=_WITH_ROLE | {"major_or_difficult": False, "detentions": [detention(decided_on="2025-01-06")]},
    axes=(
        fact("persons.0.roles.0.kind", *_ROLES),
        flag("persons.0.roles.0.evidenced"),
        fact("persons.0.roles.0.unit", "u1", "p1"),
        fact("persons.1.kind", "unit", "natural"),
        flag("persons.1.debtor"),
        event("persons.0.roles.0.until", "2025-01-06", "2025-01-07"),
        flag(f"{TARGET}.whereabouts_known"),
        judgment(f"{TARGET}.directly_responsible"),
    ),
    moments=at("2025-01-08", "2025-01-08"),
)
RESPONSIBLE_ENDED = Space(
    name="scope, ground (二), a relation that ended",
    path=PATH,
    rules=("art1.scope",),
    template=_WITH_ROLE | {"major_or_difficult": False, "detentions": [detention(decided_on="2024-10-08")]},
    axes=(
        _SENT,
        fact("persons.0.roles.0.kind", "legal_representative", "actual_controller"),
        event("persons.0.roles.0.until", "2024-10-08", "2025-01-05", "2025-01-06", "2025-01-07", "2025-01-08"),
        judgment(f"{TARGET}.directly_responsible"),
    ),
    moments=_AROUND,
)
RELATIONS = Space(
    name="scope, several relations",
    path=PATH,
    rules=("art1.scope", "art5.i3.non-debtor"),
    template=case(requests=[request()], persons=[*case()["persons"], _UNIT, _UNIT | {"id": "u2", "debtor": False}]),
    axes=(
        fact("persons.0.kind", "natural", "unit"),
        flag("persons.0.debtor"),
        optional(
            "persons.0.roles",
            [],
            [_related("principal", "u1")],
            [_related("principal", "u2")],
            [_related("spouse", "u1")],
            [_related("spouse", "u1"), _related("principal", "u1")],
            [_related("principal", "u2"), _related("principal", "u1", evidenced=False)],
            required_on="2025-01-07",
        ),
        flag("persons.1.debtor"),
        fact("requests.0.targets.0.person", "p1", "u1", "u2"),
        _SENT,
        judgment(f"{TARGET}.natural_persons_named"),
    ),
    moments=at("2025-01-07", None, "2025-01-05", "2025-01-07"),
)
GROUND_ONE = Space(
    name="scope, ground (一)",
    path=PATH,
    rules=("art1.scope",),
    template=case(requests=[request()]),
    axes=(
        _SENT,
        optional(f"{TARGET}.need_reason", "线索中断", required_on=SENT),
        flag(f"{TARGET}.whereabouts_known"),
        flag("persons.0.debtor"),
        unlisted(
            "detentions.0",
            *(
                (day, detention(decided_on=day, intake_on="2025-01-20"))
                for day in ("2024-10-08", "2025-01-06", "2025-01-08")
            ),
        ),
        judgment("major_or_difficult"),
        judgment(f"{TARGET}.need_held"),
    ),
    moments=_AROUND,
)


_DECIDED = detention(days=3)
GROUND_TWO = Space(
    name="scope, ground (二)",
    path=PATH,
    rules=("art1.scope",),
    template=case(
        requests=[request()],
        detentions=[_DECIDED],
        major_or_difficult=False,
        persons=[*case()["persons"], case()["persons"][0] | {"id": "p2", "resident_number": "110105199003074477"}],
    ),
    axes=(
        _SENT,
        event("detentions.0.decided_on", "2024-10-08", "2025-01-06", "2025-01-07", "2025-01-08"),
        event("detentions.0.intake_on", "2024-10-09", "2024-10-10", "2025-01-06", "2025-01-07", "2025-01-08"),
        fact("detentions.0.person", "p1", "p2"),
        flag(f"{TARGET}.whereabouts_known"),
        flag("persons.0.debtor"),
        unlisted(
            "detentions.1",
            *(
                (day, detention(id="d2", decided_on=day) | {"intake_on": "2025-01-20"})
                for day in ("2024-10-08", "2025-01-06", "2025-01-07", "2025-01-08")
            ),
        ),
    ),
    moments=_AROUND,
)
GROUND_TWO_LISTED = Space(
    name="scope, ground (二), the list of detentions recorded or not",
    path=PATH,
    rules=("art1.scope",),
    template=case(requests=[request()], major_or_difficult=False),
    axes=(
        optional(
            "detentions", [_DECIDED | {"decided_on": "2025-01-05", "intake_on": "2025-01-20"}], required_on="2025-01-08"
        ),
        flag(f"{TARGET}.whereabouts_known"),
        flag("persons.0.debtor"),
    ),
    moments=at("2025-01-08", None, "2025-01-06", "2025-01-08"),
)
WHEREABOUTS = Space(
    name="known whereabouts",
    path=PATH,
    rules=("art5.i3.known-whereabouts",),
    template=case(requests=[request()]),
    axes=(
        _SENT,
        event(f"{TARGET}.located_on", "2024-10-08", "2025-01-05", "2025-01-06", "2025-01-07", "2025-01-08"),
        flag(f"{TARGET}.whereabouts_known"),
        unlisted(
            "detentions.0",
            *(
                (day, detention(decided_on=day, intake_on=day))
                for day in ("2024-10-01", "2025-01-05", "2025-01-06", "2025-01-07", "2025-01-08")
            ),
        ),
    ),
    moments=_AROUND,
)
HELD = Space(
    name="known whereabouts, in the detention centre",
    path=PATH,
    rules=("art5.i3.known-whereabouts",),
    template=case(
        requests=[request()],
        detentions=[detention(days=2, decided_on="2025-01-02")],
        persons=[*case()["persons"], case()["persons"][0] | {"id": "p2", "resident_number": "110105199003074477"}],
    ),
    axes=(
        event(SENT, "2024-10-09", "2025-01-05", "2025-01-06", "2025-01-07", "2025-01-08"),
        event("detentions.0.intake_on", "2025-01-04", "2025-01-05", "2025-01-06", "2025-01-07", "2025-01-09"),
        fact("detentions.0.days", 1, 3),
        optional("detentions.0.printed_end", "2025-01-05", "2025-01-08", required_on="detentions.0.intake_on"),
        event("detentions.0.released_early_on", "2025-01-05", "2025-01-06", "2025-01-07", "2025-01-09"),
        fact("detentions.0.person", "p1", "p2"),
        unlisted(
            "detentions.1",
            *((day, detention(id="d2", decided_on=day, intake_on=day)) for day in ("2025-01-05", "2025-01-07")),
        ),
        flag(f"{TARGET}.whereabouts_known"),
    ),
    moments=(
        *at("2025-01-06", None, "2025-01-06"),
        *at("2025-01-07", None, "2025-01-05", "2025-01-06", "2025-01-07", "2025-02-28"),
    ),
)
MEASURES = Space(
    name="measures",
    path=PATH,
    rules=("art3.i3.measures",),
    template=case(requests=[request()]),
    axes=(
        event(SENT, "2024-10-09", "2024-10-10", "2025-01-06"),
        event("requests.0.feedback_on", "2025-01-06", "2025-01-07", "2025-01-08", "2025-01-09"),
        event(f"{TARGET}.measures_on", "2025-01-05", "2025-01-07", "2025-01-08", "2025-01-09"),
        flag(f"{TARGET}.result_locates"),
    ),
    moments=_AROUND,
)
WITHDRAWAL = Space(
    name="withdrawal",
    path=PATH,
    rules=("art3.i4.withdrawal",),
    template=case(requests=[request()]),
    axes=(
        event(SENT, "2024-10-09", "2024-10-10", "2025-01-07", "2025-01-08"),
        event("requests.0.feedback_on", "2025-01-07", "2025-01-08", "2025-01-09"),
        flag(f"{TARGET}.result_locates"),
        event(f"{TARGET}.located_on", "2025-01-06", "2025-01-08", "2025-01-09"),
        event(f"{TARGET}.withdrawn_on", "2025-01-07", "2025-01-08", "2025-01-09"),
        flag(f"{TARGET}.withdrawn_in_writing"),
        flag(f"{TARGET}.withdrawn_to_same_organ"),
        unlisted(
            "detentions.0",
            *((day, detention(decided_on=day, intake_on=day)) for day in ("2024-10-01", "2025-01-07", "2025-01-08")),
        ),
    ),
    moments=at("2025-01-08", None, "2024-10-09", "2025-01-06", "2025-01-07", "2025-01-08", "2025-02-28"),
)
TAKEN_IN = Space(
    name="withdrawal after intake",
    path=PATH,
    rules=("art3.i4.withdrawal",),
    template=case(
        requests=[request()],
        detentions=[detention(decided_on="2025-01-03", printed_end="2025-01-10")],
        persons=[*case()["persons"], case()["persons"][0] | {"id": "p2", "resident_number": "110105199003074477"}],
    ),
    axes=(
        event(SENT, "2024-10-09", "2025-01-07", "2025-01-08"),
        fact("detentions.0.person", "p1", "p2"),
        event("detentions.0.intake_on", "2025-01-05", "2025-01-08", "2025-01-09"),
        event(f"{TARGET}.withdrawn_on", "2025-01-08", "2025-01-09"),
        flag(f"{TARGET}.withdrawn_in_writing"),
        flag(f"{TARGET}.withdrawn_to_same_organ"),
    ),
    moments=at("2025-01-08", "2025-01-08"),
)
_LATER_ACTS = ("located_on", "withdrawn_on")
HELD_WHEN_SENT = Space(
    name="withdrawal, the end of the detention",
    path=PATH,
    rules=("art3.i4.withdrawal",),
    template=case(
        requests=[request(targets=[request()["targets"][0] | dict.fromkeys(_LATER_ACTS, "2025-03-03")])],
        detentions=[detention(days=2, decided_on="2025-01-02")],
    ),
    axes=(
        event(SENT, "2025-01-05", "2025-01-06", "2025-01-07"),
        event("detentions.0.intake_on", "2025-01-04", "2025-01-05", "2025-01-06", "2025-01-07"),
        fact("detentions.0.days", 1, 2, 4),
        optional("detentions.0.printed_end", "2025-01-05", "2025-01-08", required_on="detentions.0.intake_on"),
        event("detentions.0.released_early_on", "2025-01-05", "2025-01-06", "2025-01-07", "2025-01-08"),
        unlisted(
            "detentions.1",
            *((day, detention(id="d2", decided_on=day, intake_on=day)) for day in ("2025-01-06", "2025-01-08")),
        ),
    ),
    moments=(
        *at("2025-01-06", None, "2025-01-06"),
        *at("2025-01-08", None, "2025-01-05", "2025-01-06", "2025-01-08", "2025-02-28"),
    ),
)
SPANNING_MEASURES = Space(
    name="measures about the day of commencement",
    path=PATH,
    rules=("art3.i3.measures",),
    template=case(requests=[request()]),
    axes=(
        event(SENT, "2024-10-08", "2024-10-10"),
        event("requests.0.feedback_on", "2024-10-09", "2024-10-10", "2024-10-11"),
        event(f"{TARGET}.measures_on", "2024-10-09", "2024-10-10", "2024-10-11"),
        flag(f"{TARGET}.result_locates"),
    ),
    moments=(*at("2024-10-10", "2024-10-10"), *at("2024-10-12", None, "2024-10-09", "2024-10-12")),
)
SPANNING = Space(
    name="withdrawal about the day of commencement",
    path=PATH,
    rules=("art3.i4.withdrawal",),
    template=case(requests=[request()]),
    axes=(
        event(SENT, "2024-10-08", "2024-10-10"),
        event("requests.0.feedback_on", "2024-10-09", "2024-10-10"),
        flag(f"{TARGET}.result_locates"),
        event(f"{TARGET}.located_on", "2024-10-07", "2024-10-09", "2024-10-10"),
        event(f"{TARGET}.withdrawn_on", "2024-10-10", "2024-10-11"),
        flag(f"{TARGET}.withdrawn_in_writing"),
        flag(f"{TARGET}.withdrawn_to_same_organ"),
        unlisted(
            "detentions.0",
            *((day, detention(decided_on=day, intake_on=day)) for day in ("2024-10-09", "2024-10-10")),
        ),
    ),
    moments=(*at("2024-10-10", "2024-10-10"), *at("2024-10-12", None, "2024-10-09", "2024-10-12")),
)
TAKEN_IN_THEN = Space(
    name="withdrawal after intake about the day of commencement",
    path=PATH,
    rules=("art3.i4.withdrawal",),
    template=case(
        requests=[request(targets=[request()["targets"][0] | {"located_on": "2025-03-03"}])],
        detentions=[detention(decided_on="2024-10-08")],
        persons=[*case()["persons"], case()["persons"][0] | {"id": "p2", "resident_number": "110105199003074477"}],
    ),
    axes=(
        event(SENT, "2024-10-08", "2024-10-10"),
        fact("detentions.0.person", "p1", "p2", blank=False),
        event("detentions.0.intake_on", "2024-10-09", "2024-10-10"),
        fact("detentions.0.days", 1, 3),
    ),
    moments=(*at("2024-10-10", "2024-10-10"), *at("2024-10-12", "2024-10-12")),
)
ENTRY = Space(
    name="case number of an entry",
    path=PATH,
    rules=("annex.case-number", "annex.heading-word"),
    template=case(requests=[request()]),
    axes=(
        _SENT,
        optional(
            f"{TARGET}.case_number",
            *(
                f"（2024）豫0822{kind}1号"
                for kind in ("执", "执恢", "执保", "执异", "执复", "执监", "执协", "执他", "民初", "司惩")
            ),
            required_on=SENT,
        ),
    ),
    moments=_AROUND,
)
DESCRIBED = Space(
    name="description of a person",
    path=PATH,
    rules=("annex.person",),
    template=case(requests=[request(targets=[request()["targets"][0] | {"natural_persons_named": True}])]),
    axes=(
        event(SENT, "2024-10-09", "2024-10-10", "2025-01-07"),
        fact("persons.0.kind", "natural", "unit"),
        optional("persons.0.name", "张某甲", required_on=SENT),
        optional("persons.0.sex", "男", required_on=SENT),
        optional("persons.0.resident_number", "11010519491231002X", required_on=SENT),
        optional("persons.0.other_document", "X0000000", required_on=SENT),
        optional("persons.0.credit_code", "91350100M000100Y43", required_on=SENT),
        optional("persons.0.address", "虚构路1号", required_on=SENT),
        optional("persons.0.telephone", "00000000", required_on=SENT),
    ),
    moments=at("2025-01-07", None, "2025-01-06", "2025-01-07", "2025-02-28"),
)

SPACES = (
    *(SCOPE, ENDED, RESPONSIBLE, RESPONSIBLE_ENDED, RELATIONS, GROUND_ONE, GROUND_TWO, GROUND_TWO_LISTED),
    *(WHEREABOUTS, HELD, MEASURES, WITHDRAWAL, TAKEN_IN, HELD_WHEN_SENT, ENTRY, DESCRIBED),
    *(SPANNING_MEASURES, SPANNING, TAKEN_IN_THEN),
)
