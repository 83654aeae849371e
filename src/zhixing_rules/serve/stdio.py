"""The service over standard streams: one line in, one line out, in order."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from zhixing_rules.serve.service import Service

__all__ = ["serve_lines"]

_CHUNK: Final = 64 * 1024


class _Stopped(BaseException):
    """A signal asked the process to end while it waited for a line."""


class _Stop:
    """Whether a signal has asked the process to end. It interrupts the wait for a line, never an answer."""

    def __init__(self) -> None:
        self.asked = self.waiting = False

    def note(self, _signal: int, _frame: FrameType | None) -> None:
        """Handle a signal."""
        self.asked = True
        if self.waiting:
            raise _Stopped

    @contextmanager
    def handled(self) -> Iterator[None]:
        """Handle SIGTERM and SIGINT as long as the context lasts."""
        earlier = {each: signal.signal(each, self.note) for each in (signal.SIGTERM, signal.SIGINT)}
        try:
            yield
        finally:
            for each, handler in earlier.items():
                signal.signal(each, handler)


def serve_lines(service: Service, source: BinaryIO, target: BinaryIO) -> None:
    """Answer each line of a stream with one line, in order, until the stream ends or a signal ends the process.

    A line that is longer than a request may be is skipped without being held in memory, and answered with a problem. A
    signal lets the answer under way be finished. Run it in the main thread, as signals need it.

    Args:
        service: the service.
        source: the stream of requests.
        target: the stream of answers; it is flushed after each.

    Raises:
        BrokenPipeError: nobody reads the answers any more.
    """
    limit, stop = service.settings.limits.request_bytes, _Stop()
    with stop.handled():
        while not stop.asked:
            try:
                stop.waiting = True
                line = _bounded_line(source, limit)
                stop.waiting = False
            except _Stopped:
                return
            if line == b"":
                return
            target.write((service.refusal_of_a_long_request() if line is None else service.answer_text(line)) + b"\n")
            target.flush()


def _bounded_line(source: BinaryIO, limit: int) -> bytes | None:
    """Return the next line with its line break, ``None`` if it is too long, or nothing at the end of the stream."""
    line = source.readline(limit + 2)  # a line break may be two bytes
    if len(line) <= limit or (len(line.rstrip(b"\r\n")) <= limit and line.endswith(b"\n")):
        return line
    while line and not line.endswith(b"\n"):
        line = source.readline(_CHUNK)
    return None
