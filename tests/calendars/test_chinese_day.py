from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

import pytest

from zhixing_rules.calendars import as_chinese_day


class ZoneWithoutOffset(tzinfo):
    """A time zone without an offset; a datetime with it is naive."""

    def utcoffset(self, _: datetime | None, /) -> None:
        return None

    def dst(self, _: datetime | None, /) -> None:
        return None

    def tzname(self, _: datetime | None, /) -> None:
        return None


def test_a_date_is_returned_unchanged() -> None:
    day = date(2024, 10, 1)
    assert as_chinese_day(day) is day


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2024, 9, 30, 15, 59, 59, tzinfo=UTC), date(2024, 9, 30)),
        (datetime(2024, 9, 30, 16, 0, tzinfo=UTC), date(2024, 10, 1)),
        (datetime(2024, 10, 1, 23, 59, tzinfo=timezone(timedelta(hours=8))), date(2024, 10, 1)),
        (datetime(2024, 10, 1, 0, 30, tzinfo=timezone(timedelta(hours=9))), date(2024, 9, 30)),
    ],
)
def test_an_aware_datetime_becomes_its_day_in_china(moment: datetime, day: date) -> None:
    assert as_chinese_day(moment) == day
    assert type(as_chinese_day(moment)) is date


@pytest.mark.parametrize("zone", [None, ZoneWithoutOffset()])
def test_a_datetime_without_an_offset_is_refused(zone: tzinfo | None) -> None:
    with pytest.raises(TypeError, match="zone"):
        as_chinese_day(datetime(2024, 10, 1, tzinfo=zone))


@pytest.mark.parametrize("value", ["2024-10-01", datetime(2024, 10, 1)])  # noqa: DTZ001  without a zone on purpose
def test_the_error_names_the_argument_and_not_the_value(value: date) -> None:
    with pytest.raises(TypeError, match=r"^on：需要") as refused:
        as_chinese_day(value, "on")
    assert "2024" not in str(refused.value)


def test_a_value_that_is_not_a_date_is_refused() -> None:
    with pytest.raises(TypeError, match="date"):
        as_chinese_day("2024-10-01")  # type: ignore[arg-type]  # a wrong type is tested


@pytest.mark.parametrize(
    "moment",
    [
        datetime(9999, 12, 31, 16, tzinfo=UTC),
        datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14))),
    ],
    ids=["after the last day", "before the first day"],
)
def test_a_datetime_whose_day_is_out_of_range_is_refused(moment: datetime) -> None:
    with pytest.raises(ValueError, match="outside the years"):
        as_chinese_day(moment)
