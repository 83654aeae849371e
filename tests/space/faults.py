"""Where the library and the law differ: expected failures, until the library is mended.

`FAULTS` names the points, as `weaker` does, so that everything else of those spaces stays under test; the records
below are the plainest of each, with the verdict the law gives.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from space.scratch import Facts
from space.templates import case, mechanism
from space.weaker import Place

__all__ = ["FAULTS", "RECORDS", "Fault"]

_SEALED: Final = (
    *("art13.p1.notify", "art13.p1.attend", "art13.p1.handover"),
    *("art13.p2.notify", "art13.p2.attend"),
)

FAULTS: Final = (
    *(
        Place("vehicle, its seal", rule, verdicts, "not_applicable")
        for rule in _SEALED
        for verdicts in ("review", "review not_applicable")
    ),
    *(
        Place(f"which court, {rule}", rule, "not_applicable", "open", ("court",))
        for rule in ("art4.coordination", "art16.half-yearly")
    ),
)


class Fault(NamedTuple):
    """One record on which the library says something else than the law."""

    name: str
    law: str
    record: Facts
    on: str
    path: str
    rule: str
    lawful: str


def _found(**seal: object) -> Facts:
    """A vehicle found on patrol, with the facts of its seal."""
    vehicle = {"id": "v1", "found_during": "patrol", "found_on": "2025-03-03", "notified_on": "2025-03-03", **seal}
    return case(complete_as_of="2025-06-30", vehicles=[vehicle])


RECORDS: Final = (
    Fault(
        "a seal renewed again after the vehicle was found",
        "查封规定 27: a seal lapses only where it is not renewed. Each renewal came in time (renewed_in_time), so that "
        "the seal was live from 2021 to its last renewal in 2025, and on the day between on which the vehicle was found.",
        _found(sealed_on="2021-06-01", renewed_on="2025-05-30", renewed_in_time=True),
        "2025-06-30",
        "/vehicles/0",
        "art13.p1.notify",
        "review",
    ),
    Fault(
        "whether a seal renewed again after the vehicle was found was renewed in time is not recorded",
        "The same seal, of which nobody has said whether each renewal came in time: what is asked for decides it, and "
        "没有记录 is not no (decision 0013: where the last renewal is so late, the record must say so of each).",
        _found(sealed_on="2021-06-01", renewed_on="2025-05-30"),
        "2025-06-30",
        "/vehicles/0",
        "art13.p1.notify",
        "open",
    ),
    Fault(
        "the mechanism of a basic court whose name is not recorded",
        "Art 16 speaks to 焦作市中级人民法院. A court recorded to be a basic one is another, whatever its name.",
        {
            key: value
            for key, value in mechanism(court_level="basic", complete_as_of="2025-07-01").items()
            if key != "court"
        },
        "2025-07-01",
        "",
        "art16.half-yearly",
        "not_applicable",
    ),
)
