"""Where the library and the law differ: expected failures until the library is fixed.

`FAULTS` lists kinds of points as `weaker_verdicts` does, so that the other points of those spaces are still tested.
`RECORDS` contains the simplest record of each fault with the verdict under the law.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from space.json_records import Facts
from space.templates import INTERMEDIATE, case, request
from space.weaker_verdicts import PointKind

__all__ = ["FAULTS", "RECORDS", "Fault"]

FAULTS: Final[tuple[PointKind, ...]] = ()


class Fault(NamedTuple):
    """A record for which the verdict of the library differs from the law."""

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
        "Art 2(一) names 市公安局, and the directory knows that of 焦作市中级人民法院 (A): another organ is not that "
        "bureau, even if it is not in the directory.",
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
