"""Provisions on the registration of motor vehicles: no transfer of a sealed vehicle.

The vehicle was sealed on 2024-03-04, and the registry served the day after; the seal ends on 2026-03-04.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from procedures.national.verdicts import LATER, finding_under, national_case, unattested, verdict_under
from zhixing_rules.procedures.national.vehicle_registration_provisions import RULES

if TYPE_CHECKING:
    from space.json_records import Facts

NO_TRANSFER = "jdc.29.no-transfer"

finding_of, verdict_of = finding_under(RULES), verdict_under(RULES)

RENEWED = {"renewed_on": "2026-03-04", "renewed_in_time": True}


def registered(day: str | None, *, until: str = LATER, **facts: object) -> Facts:
    """A transfer of the sealed vehicle was registered on a day; the record is complete until another."""
    vehicle = {"id": "v1", "sealed_on": "2024-03-04", "registry_served_on": "2024-03-05", "transfer_registered_on": day}
    return national_case(vehicles=[vehicle | facts], complete_as_of=until)


TRANSFER_CASES = [
    pytest.param(registered("2024-03-06"), "fail", id="the day after the service"),
    pytest.param(registered("2024-03-05"), "pass", id="on the day of the service"),
    pytest.param(registered("2024-03-04"), "pass", id="before the service"),
    pytest.param(registered(None), "pass", id="no transfer"),
    pytest.param(registered("2024-03-06", registry_served_on=None), "not_applicable", id="not served"),
    pytest.param(registered("2026-03-04"), "fail", id="on the last day of two years"),
    pytest.param(registered("2026-03-05"), "not_applicable", id="after two years"),
    pytest.param(registered("2025-03-05", seal_ends_on="2025-03-05"), "fail", id="on the printed end"),
    pytest.param(registered("2025-03-06", seal_ends_on="2025-03-05"), "not_applicable", id="after the printed end"),
    pytest.param(registered("2026-05-06", renewed_on="2026-03-04", renewed_in_time=True), "fail", id="renewed"),
    pytest.param(
        registered("2026-05-06", renewed_on="2026-03-05", renewed_in_time=False), "not_applicable", id="too late"
    ),
    *(
        pytest.param(registered(day, until="2028-06-30", **RENEWED, **end), expected, id=f"{name}, {day}")
        for name, end, last, after in (
            ("renewed for two years", {}, "2028-03-04", "2028-03-05"),
            ("renewed until the printed end", {"seal_ends_on": "2027-01-15"}, "2027-01-15", "2027-01-16"),
        )
        for day, expected in ((last, "fail"), (after, "not_applicable"))
    ),
    *(
        pytest.param(registered("2026-05-06", renewed_on="2026-06-01", renewed_in_time=timely), expected, id=name)
        for timely, expected, name in (
            (True, "fail", "renewed later, in time each time"),
            (False, "not_applicable", "expired, then renewed"),
            (None, "open", "renewed later, in time or not"),
        )
    ),
    pytest.param(
        registered("2025-01-02", renewed_on="2026-03-05", renewed_in_time=False), "fail", id="before it expired"
    ),
    pytest.param(registered("2025-03-06", unsealed_on="2025-03-07"), "fail", id="lifted the day after"),
    pytest.param(registered("2025-03-06", unsealed_on="2025-03-06"), "not_applicable", id="lifted that day"),
    pytest.param(registered("2025-03-06", queued=True), "fail", id="the seal before it is in effect"),
    pytest.param(registered("2025-03-06", queued=True, took_effect_on="2025-03-06"), "fail", id="took effect"),
    pytest.param(
        registered("2027-03-06", until="2027-06-30", queued=True, took_effect_on="2025-03-06"),
        "fail",
        id="two years from the day it took effect",
    ),
    pytest.param(
        registered("2022-04-30", sealed_on="2022-03-01", registry_served_on="2022-03-02"),
        "not_applicable",
        id="the day before the provisions",
    ),
    pytest.param(
        registered("2022-05-01", sealed_on="2022-03-01", registry_served_on="2022-03-02"),
        "fail",
        id="the first day of the provisions",
    ),
]


@pytest.mark.parametrize(("record", "expected"), TRANSFER_CASES)
def test_no_transfer_is_registered_while_the_vehicle_is_sealed(record: Facts, expected: str) -> None:
    on = str(record["complete_as_of"])
    assert verdict_of(NO_TRANSFER, record, on=on) == expected


def test_a_transfer_that_is_not_recorded_is_open_unless_attested() -> None:
    assert verdict_of(NO_TRANSFER, unattested(registered(None))) == "open"
    assert verdict_of(NO_TRANSFER, registered("2024-03-06", sealed_on=None)) == "not_applicable"


def test_on_the_day_of_the_service_a_person_checks_the_order() -> None:
    (remark,) = finding_of(NO_TRANSFER, registered("2024-03-05")).remarks
    assert "which came first" in remark.en
    assert not finding_of(NO_TRANSFER, registered("2024-03-06")).remarks


def test_the_registry_is_asked_to_cancel() -> None:
    remedy = finding_of(NO_TRANSFER, registered("2024-03-06")).remedy
    assert remedy is not None
    assert (remedy.by.value, remedy.to and remedy.to.value) == ("court", "vehicle_registry")
