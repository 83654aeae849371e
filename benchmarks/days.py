"""Working days compared with other libraries: three days on, three days back, and the count of a thirty-day span.

Every library gets its own type of day, created before the timing, and a function with the same meaning as ours: the
day itself is not counted and need not be a working day. Each is first compared with `PRC` on the whole sample; the
number of differences is part of the result.

`chinese_calendar.find_workday(3, Saturday)` returns the fourth working day after, so a loop with `is_workday` is timed
instead. pandas and numpy get the holidays of the same data, but cannot represent make-up working days and are wrong
close to them.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import warnings
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from benchmarks.timer import Rate, Row, compare_rates

from zhixing_rules import PRC

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["Outcome", "empty_call_and_peer", "head", "measure", "rows"]

_ONE = timedelta(days=1)
_STEP = 3
_SPAN = 30
_OPERATIONS = ("+3", "-3", "count")
_EMPTY = "空函数 · empty call"

_SAMPLE = tuple(date(2024, 1, 1) + timedelta(days=5 * index) for index in range(213))
"""Every fifth day of 2024 to November 2026: each weekday, both sides of each holiday."""

_SAMPLE_BEFORE = tuple(date(2020, 1, 1) + timedelta(days=5 * index) for index in range(284))
"""Every fifth day of 2020 to November 2023, for a library whose data end there."""


_TIMED_STEP = 4
"""Every fourth day of the sample is timed; all of it is checked."""


@dataclass(frozen=True)
class Library:
    """A library that counts working days."""

    name: str
    shift: Callable[[Any, int], Any]
    """The n-th working day after (n > 0) or before (n < 0) a day."""
    count: Callable[[Any, Any], Any]
    """The working days after the first day up to and including the second."""
    native: Callable[[date], Any] = lambda day: day
    plain: Callable[[Any], date] = lambda day: day
    sample: tuple[date, ...] = _SAMPLE
    back: Callable[[Any, int], Any] | None = None
    """The function to go back, if it is another one."""
    note: str = ""


@dataclass
class Outcome:
    """The results.

    Attributes:
        rates: for each library, the rates of +3, -3 and count.
        wrong: for each library, on how many days it differs from `PRC` in any of the three, and how many were compared.
        notes: remarks on each library.
        skipped: the libraries that could not be measured, with the reason.
        empty: the rate of a function that does nothing, as a reference for the machine.
    """

    rates: dict[str, tuple[Rate, Rate, Rate]] = field(default_factory=dict)
    wrong: dict[str, tuple[int, int]] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    skipped: dict[str, str] = field(default_factory=dict)
    empty: Rate = field(default_factory=lambda: Rate(0, 0))

    def ratio(self, name: str, operation: int = 0) -> float:
        """Return the time of a library as a multiple of that of `PRC`."""
        return self.rates[name][operation].median / self.rates["PRC"][operation].median


def measure(rounds: int) -> Outcome:
    """Compare every library with `PRC`, then time all of them in the same rounds."""
    outcome = Outcome()
    libraries = [_own(), _kernel()]
    for make in (_chinese_calendar, _holidays, _workalendar, _pandas, _numpy):
        name = make.__name__.removeprefix("_")
        try:
            libraries.append(make())
        except ImportError as missing:
            outcome.skipped[name] = f"not installed: {missing.name}"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # workalendar warns of its years at every call
        for each in libraries:
            outcome.wrong[each.name] = (_differences(each), len(each.sample))
            outcome.notes[each.name] = each.note
        entries = {
            (each.name, operation): _arguments(each, operation) for each in libraries for operation in _OPERATIONS
        }
        entries[_EMPTY, "+3"] = (_empty, [(day, _STEP) for day in _SAMPLE[::_TIMED_STEP]])
        rates = compare_rates(entries, rounds)
    outcome.empty = rates[_EMPTY, "+3"]
    for each in libraries:
        add, back, count = (rates[each.name, operation] for operation in _OPERATIONS)
        outcome.rates[each.name] = (add, back, count)
    return outcome


def empty_call_and_peer(rounds: int) -> tuple[float, float, float]:
    """Return the least microseconds of three working days on: by `PRC`, an empty call, and chinese_calendar."""
    own, peer = _own(), _chinese_calendar()
    if wrong := _differences(peer):
        raise SystemExit(f"{peer.name}: {wrong} days differ")
    entries = {each.name: _arguments(each, "+3") for each in (own, peer)}
    rates = compare_rates({**entries, _EMPTY: (_empty, entries[own.name][1])}, rounds)
    return rates[own.name].least, rates[_EMPTY].least, rates[peer.name].least


def _empty(day: date, n: int) -> None:
    """Do nothing, as a reference for the cost of a call."""


def _arguments(each: Library, operation: str) -> tuple[Callable[[Any, Any], Any], list[tuple[Any, Any]]]:
    timed = each.sample[::_TIMED_STEP]
    days = [each.native(day) for day in timed]
    if operation == "count":
        ends = [each.native(day + timedelta(days=_SPAN)) for day in timed]
        return each.count, list(zip(days, ends, strict=True))
    if operation == "+3":
        return each.shift, [(day, _STEP) for day in days]
    if each.back is not None:
        return each.back, [(day, _STEP) for day in days]
    return each.shift, [(day, -_STEP) for day in days]


def _differences(each: Library) -> int:
    return sum(1 for day in each.sample if not _agrees(each, day))


def _agrees(each: Library, day: date) -> bool:
    start, end = each.native(day), each.native(day + timedelta(days=_SPAN))
    back = each.shift(start, -_STEP) if each.back is None else each.back(start, _STEP)
    found = (each.plain(each.shift(start, _STEP)), each.plain(back), int(each.count(start, end)))
    return found == (PRC.add(day, _STEP), PRC.back(day, _STEP), PRC.count(day, day + timedelta(days=_SPAN)))


# ------------------------------------------------------------------------------------------------ own


def _own() -> Library:
    return Library("PRC", PRC.add, PRC.count, back=PRC.back)


def _kernel() -> Library:
    def count(start: int, end: int) -> int:
        return PRC.count(date.fromordinal(start), date.fromordinal(end))

    return Library(
        "PRC.shift",
        PRC.shift,
        count,
        native=date.toordinal,
        plain=lambda bounds: date.fromordinal(bounds[0]),
        note="核心 · kernel: ordinals, both bounds; count = PRC.count + fromordinal",
    )


# ------------------------------------------------------------------------------------------------ peers


def _with_version(package: str) -> str:
    return f"{package} {importlib.metadata.version(package)}"


def _day_by_day(is_working: Callable[[date], bool]) -> tuple[Callable[[date, int], date], Callable[[date, date], int]]:
    """Return the loops that a user would write with a test for one day."""

    def shift(day: date, n: int) -> date:
        step, left = (_ONE, n) if n > 0 else (-_ONE, -n)
        while left:
            day += step
            if is_working(day):
                left -= 1
        return day

    def count(start: date, end: date) -> int:
        found = 0
        while start < end:
            start += _ONE
            if is_working(start):
                found += 1
        return found

    return shift, count


def _chinese_calendar() -> Library:
    package = importlib.import_module("chinese_calendar")
    shift, count = _day_by_day(package.is_workday)
    return Library(_with_version("chinese-calendar"), shift, count, note="is_workday 逐日 · day by day")


def _holidays() -> Library:
    package = importlib.import_module("holidays").country_holidays("CN", years=range(2023, 2028))

    def count(start: date, end: date) -> int:
        return int(package.get_working_days_count(start + _ONE, end))

    return Library(
        _with_version("holidays"),
        package.get_nth_working_day,
        count,
        note="get_nth_working_day, get_working_days_count",
    )


def _workalendar() -> Library:
    package = importlib.import_module("workalendar.asia").China()
    return Library(
        _with_version("workalendar"),
        package.add_working_days,
        package.get_working_days_delta,
        sample=_SAMPLE_BEFORE,
        note="样本为 · sampled in 2020-2023 (其数据所及 · its data end there)",
    )


def _days_off() -> list[date]:
    """Return the weekdays that are rest days: all that a week mask with holidays can represent."""
    days = (date(2023, 1, 1) + timedelta(days=index) for index in range((PRC.final_through - date(2023, 1, 1)).days))
    return [day for day in days if day.weekday() < 5 and not PRC.is_working(day)]  # noqa: PLR2004  Monday to Friday


_NO_MAKE_UP = "表达不了调休上班 · cannot express worked weekend days"


def _pandas() -> Library:
    pandas = importlib.import_module("pandas")
    offset = importlib.import_module("pandas.tseries.offsets").CustomBusinessDay
    same = {"holidays": _days_off()}
    steps = {n: offset(n, **same) for n in (_STEP, -_STEP)}
    every = offset(1, **same)

    def shift(day: Any, n: int) -> Any:  # noqa: ANN401  a Timestamp
        return day + steps[n]

    def count(start: Any, end: Any) -> int:  # noqa: ANN401  Timestamps
        return len(pandas.date_range(start, end, freq=every, inclusive="right"))

    return Library(
        _with_version("pandas"), shift, count, native=pandas.Timestamp, plain=lambda day: day.date(), note=_NO_MAKE_UP
    )


def _numpy() -> Library:
    numpy = importlib.import_module("numpy")
    calendar = numpy.busdaycalendar(holidays=_days_off())
    one = numpy.timedelta64(1, "D")

    def shift(day: Any, n: int) -> Any:  # noqa: ANN401  a datetime64
        return numpy.busday_offset(day, n, roll="backward" if n > 0 else "forward", busdaycal=calendar)

    def count(start: Any, end: Any) -> Any:  # noqa: ANN401  datetime64s
        return numpy.busday_count(start + one, end + one, busdaycal=calendar)

    return Library(
        _with_version("numpy"), shift, count, native=numpy.datetime64, plain=lambda day: day.item(), note=_NO_MAKE_UP
    )


# ------------------------------------------------------------------------------------------------ output


head: Row = (
    "µs",
    "+3",
    "min",
    "-3",
    f"count {_SPAN} d",
    "PRC 的倍数 · times PRC (+3 / -3 / count)",
    "不一致 · differs",
    "",
)


def rows(outcome: Outcome) -> Iterator[Row]:
    """Yield a row for each library, ours first, then the empty call."""
    for name, (add, back, count) in outcome.rates.items():
        wrong, of = outcome.wrong[name]
        ratios = " / ".join(f"{outcome.ratio(name, operation):,.1f}" for operation in range(3))
        times = (f"{add.median:.3f}", f"{add.least:.3f}", f"{back.median:.3f}", f"{count.median:.3f}")
        yield (f"`{name}`", *times, ratios, f"{wrong} / {of}", outcome.notes[name])
    empty = outcome.empty
    of_ours = f"{empty.median / outcome.rates['PRC'][0].median:.2f}"
    yield (
        _EMPTY,
        f"{empty.median:.3f}",
        f"{empty.least:.3f}",
        "",
        "",
        of_ours,
        "",
        "机器的尺度 · the machine's yardstick",
    )
    for name, reason in outcome.skipped.items():
        yield (f"`{name}`", *("-",) * 6, f"未参加 · skipped: {reason}")
