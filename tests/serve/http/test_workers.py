"""The requests under way: both sides of their number and of their time."""

from __future__ import annotations

import asyncio
import threading
import time
from typing import Final

import pytest

from zhixing_rules.serve import ServiceLimits
from zhixing_rules.serve.http.workers import BusyError, TookTooLongError, Workers

PATIENCE: Final = 30


def until_idle(workers: Workers) -> bool:
    deadline = time.monotonic() + PATIENCE
    while workers.under_way and time.monotonic() < deadline:
        time.sleep(0.01)
    return workers.under_way == 0


def test_as_many_requests_as_may_be_are_counted_and_one_more_is_refused() -> None:
    workers = Workers(ServiceLimits(waiting=2))
    with workers.request():
        with workers.request():
            assert workers.under_way == 2
            with pytest.raises(BusyError), workers.request():
                pass
            assert workers.under_way == 2
        with workers.request():
            assert workers.under_way == 2
    assert workers.under_way == 0


def test_work_that_ends_in_time_returns_its_result() -> None:
    workers = Workers(ServiceLimits(seconds=PATIENCE))

    async def ask() -> int:
        with workers.request():
            return await workers.run(max, 3, 7)

    assert asyncio.run(ask()) == 7
    assert workers.under_way == 0


def test_an_exception_of_the_work_is_raised_and_nothing_stays_counted() -> None:
    workers = Workers(ServiceLimits())

    async def ask() -> int:
        with workers.request():
            return await workers.run(int, "x")

    with pytest.raises(ValueError, match="invalid literal"):
        asyncio.run(ask())
    assert workers.under_way == 0


def test_work_that_was_given_up_counts_until_it_ends_and_what_was_waiting_is_dropped() -> None:
    workers = Workers(ServiceLimits(seconds=0.05, waiting=3))
    go_on, done = threading.Event(), list[int]()

    def work(number: int) -> None:
        go_on.wait(PATIENCE)
        done.append(number)

    async def ask(number: int) -> None:
        with workers.request():
            await workers.run(work, number)

    async def ask_three() -> list[BaseException | None]:
        return await asyncio.gather(*map(ask, range(3)), return_exceptions=True)

    assert [type(each) for each in asyncio.run(ask_three())] == [TookTooLongError] * 3
    assert workers.under_way == 2, "each of two threads works on; the third request had none"
    go_on.set()
    assert until_idle(workers)
    assert sorted(done) == [0, 1]


def test_what_waits_at_the_end_is_dropped() -> None:
    workers = Workers(ServiceLimits(seconds=PATIENCE))
    go_on, done = threading.Event(), list[int]()

    def work(number: int) -> None:
        go_on.wait(PATIENCE)
        done.append(number)

    async def ask(number: int) -> None:
        with workers.request():
            await workers.run(work, number)

    async def ask_three() -> None:
        asked = [asyncio.create_task(ask(number)) for number in range(3)]
        await asyncio.sleep(0.05)
        workers.shutdown()
        go_on.set()
        await asyncio.gather(*asked, return_exceptions=True)

    asyncio.run(ask_three())
    assert until_idle(workers)
    assert sorted(done) == [0, 1]
