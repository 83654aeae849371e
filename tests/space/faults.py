"""Where the library and the law differ: expected failures, until the library is mended.

`FAULTS` names the points, as `weaker_verdicts` does, so that everything else of those spaces stays under test; the
records below are the plainest of each, with the verdict the law gives.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from space.json_records import Facts
from space.templates import INTERMEDIATE, case, request
from space.weaker_verdicts import Place

__all__ = ["FAULTS", "RECORDS", "Fault"]

FAULTS: Final[tuple[Place, ...]] = ()


class Fault(NamedTuple):
    """One record on which the library says something else than the law."""

    name: str
    law: str
    record: Facts
    on: str
    path: str
    rule: str
    lawful: str


RECORDS: Final = (
    Fault(
        "a letter of the intermediate court to the police of another city, no counterpart recorded",
        "Art 2(一) names 市公安局, and the directory knows that of 焦作市中级人民法院 (A): another is not it, though "
        "the directory does not know the other.",
        case(
            case_number=INTERMEDIATE,
            court="焦作市中级人民法院",
            police_counterpart=None,
            complete_as_of="2025-06-30",
            requests=[request(organ={"name": "新乡市公安局", "level": "municipal", "desk": True})],
        ),
        "2025-06-30",
        "/requests/0",
        "art2.i1.desk",
        "fail",
    ),
)
