"""The requests under way, of the API and of the workbench: how many there are, and the threads that compute answers."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from zhixing_rules.serve.settings import ServiceLimits

__all__ = ["BusyError", "TookTooLongError", "Workers"]

_Result = TypeVar("_Result")
_THREADS: Final = 2
"""Python runs one thread at a time: more would only make each slower."""


class BusyError(Exception):
    """As many requests as may be are under way."""


class TookTooLongError(Exception):
    """The time of an answer is over."""


class Workers:
    """Counts the requests under way, and runs work in one of two threads within a time limit.

    Args:
        limits: the number of requests under way, and the time of an answer.
    """

    def __init__(self, limits: ServiceLimits) -> None:
        self._limits = limits
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="answer")
        self._under_way = 0
        self._lock = Lock()

    @property
    def under_way(self) -> int:
        """The number of requests under way; one that was given up is one of them while a thread still works on it."""
        return self._under_way

    @contextmanager
    def request(self) -> Iterator[None]:
        """Count a request as under way.

        Raises:
            BusyError: there are too many.
        """
        if self._under_way >= self._limits.waiting:
            raise BusyError
        self._count(1)
        try:
            yield
        finally:
            self._count(-1)

    async def run(self, work: Callable[..., _Result], *arguments: object) -> _Result:
        """Return what a function returns, which is called in one of the threads. To be awaited inside of `request`.

        A thread cannot be ended: work that has begun goes on after its time, and counts as under way until it ends.
        Work that is still waiting for a thread is dropped.

        Args:
            work: the function.
            arguments: its arguments.

        Returns:
            What the function returns.

        Raises:
            TookTooLongError: the function has not returned in time; the time of waiting for a thread counts.
        """
        submitted = self._threads.submit(work, *arguments)
        try:
            return await asyncio.wait_for(asyncio.wrap_future(submitted), self._limits.seconds)
        except TimeoutError:
            raise TookTooLongError from None
        finally:
            if not submitted.done() and not submitted.cancel():
                self._count(1)
                submitted.add_done_callback(lambda _: self._count(-1))

    def shutdown(self) -> None:
        """Drop the work that is waiting for a thread; what has begun goes on."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _count(self, change: int) -> None:
        with self._lock:
            self._under_way += change
