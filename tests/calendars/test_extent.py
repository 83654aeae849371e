from __future__ import annotations

import pickle
from copy import copy
from dataclasses import FrozenInstanceError
from datetime import date
from importlib.metadata import version
from typing import Any

import pytest

from zhixing_rules.calendars import PRC, Knowledge


def test_the_calendar_has_its_covered_range() -> None:
    assert (PRC.name, PRC.first) == ("PRC", date(2004, 1, 1))
    assert (PRC.final_through, PRC.covered_through) == (date(2026, 12, 28), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("day", "knowledge"),
    [
        (date.min, Knowledge.UNPUBLISHED),
        (date(2003, 12, 31), Knowledge.UNPUBLISHED),
        (date(2004, 1, 1), Knowledge.FINAL),
        (date(2025, 12, 31), Knowledge.FINAL),
        (date(2026, 12, 28), Knowledge.FINAL),
        (date(2026, 12, 29), Knowledge.TENTATIVE),
        (date(2026, 12, 31), Knowledge.TENTATIVE),
        (date(2027, 1, 1), Knowledge.FINAL),  # off by the 放假办法
        (date(2027, 1, 2), Knowledge.UNPUBLISHED),
        (date(2027, 2, 4), Knowledge.UNPUBLISHED),
        (date(2027, 2, 5), Knowledge.FINAL),
        (date(2027, 2, 8), Knowledge.FINAL),
        (date(2027, 2, 9), Knowledge.UNPUBLISHED),
        (date(2051, 1, 1), Knowledge.UNPUBLISHED),
        (date.max, Knowledge.UNPUBLISHED),
    ],
)
def test_each_day_is_final_tentative_or_unpublished(day: date, knowledge: Knowledge) -> None:
    assert PRC.knowledge(day) is knowledge


def test_the_version_has_the_source_and_a_short_digest() -> None:
    source, _, digest = PRC.version.partition("+")
    assert source == f"chinese-calendar-{version('chinese-calendar')}"
    assert len(digest) == 12


def test_calendars_are_equal_by_version(synthetic_notice: dict[str, Any]) -> None:
    loaded = PRC.with_notice(synthetic_notice)
    assert loaded != PRC
    assert loaded.version != PRC.version
    assert loaded == PRC.with_notice(synthetic_notice)
    assert {PRC, loaded, PRC.with_notice(synthetic_notice)} == {PRC, loaded}
    assert PRC != "PRC"


def test_the_repr_shows_the_final_range() -> None:
    assert repr(PRC) == f"Calendar('PRC', 2004-01-01..2026-12-28 final, version='{PRC.version}')"


def test_a_calendar_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        PRC.name = "other"  # type: ignore[misc]  # the assignment is tested


def test_pickling_excludes_cached_data() -> None:
    PRC.roll(date(2024, 10, 1))
    twin = pickle.loads(pickle.dumps(PRC))  # noqa: S301  bytes of this test
    assert twin == PRC == copy(PRC)
    assert "_table" in vars(PRC)
    assert "_table" not in vars(pickle.loads(pickle.dumps(PRC)))  # noqa: S301  bytes of this test
    assert twin.roll(date(2024, 10, 1)) == date(2024, 10, 8)


def test_a_calendar_can_be_limited_to_an_earlier_year() -> None:
    earlier = PRC.through(2018)
    assert (earlier.final_through, earlier.covered_through) == (date(2018, 12, 28), date(2018, 12, 31))
    assert earlier != PRC
    assert PRC.through(2026) == PRC


@pytest.mark.parametrize("year", [2003, 2027])
def test_a_calendar_cannot_be_limited_to_a_year_it_does_not_cover(year: int) -> None:
    with pytest.raises(ValueError, match="not covered"):
        PRC.through(year)
