"""The server: a socket, the limits of connections, and how it stops."""

from __future__ import annotations

import logging
import signal
import socket
from typing import TYPE_CHECKING, Final

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from zhixing_rules.serve.http.request_body import BODY_SECONDS

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    from starlette.types import ASGIApp

__all__ = ["configuration", "listen", "serve_http"]

_BACKLOG: Final = 128
_MOST_CONNECTIONS: Final = 512
_MOST_HEADER_BYTES: Final = 16 * 1024
_IDLE_SECONDS: Final = 15
"""Time that a connection may be idle, or take for the headers of a request."""
STOP_SECONDS: Final = 8
"""Time in which requests under way are finished after SIGTERM; less than the ten seconds after which Docker kills."""
_LOGGERS: Final = ("uvicorn.error", "uvicorn.access", "uvicorn.asgi", "asyncio")
"""Loggers whose lines could contain an address, a path or a traceback."""


class _Protocol(H11Protocol):
    """HTTP/1.1 with a time limit for headers, and one for a whole request, its response included."""

    request_seconds: float
    _timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        connection = transport.get_extra_info("socket")
        if connection is not None:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._start_timer(_IDLE_SECONDS)

    def data_received(self, data: bytes) -> None:
        was_busy = self._is_busy()
        super().data_received(data)
        if self._is_busy() and not was_busy:
            self._start_timer(self.request_seconds)

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._start_timer(self.request_seconds if self._is_busy() else _IDLE_SECONDS)  # the next may be under way

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_timer()
        super().connection_lost(exc)

    def _is_busy(self) -> bool:
        return getattr(self.cycle, "response_complete", True) is False  # there is no cycle before the first request

    def _start_timer(self, seconds: float) -> None:
        self._stop_timer()
        self._timer = self.loop.call_later(seconds, self.transport.abort)

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens on an address; port 0 chooses a free one.

    Raises:
        OSError: the address cannot be used.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(_BACKLOG)
    except BaseException:
        listening.close()
        raise
    return listening


def serve_http(
    app: ASGIApp, listening: socket.socket, *, seconds: float, started: Callable[[], object] = lambda: None
) -> None:
    """Serve an application until SIGTERM or SIGINT; nothing is logged.

    Then requests under way are finished, for which they have `STOP_SECONDS`. Work that a thread has begun goes on after
    that: the caller ends the process.

    Args:
        app: the application.
        listening: the socket, which is closed at the end.
        seconds: the time that one answer may take.
        started: called before the first request is accepted.
    """
    for name in _LOGGERS:
        logging.getLogger(name).disabled = True
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: None)  # uvicorn sends the signal again when it has stopped: it is handled then
    started()
    uvicorn.Server(configuration(app, seconds)).run(sockets=[listening])


def configuration(app: ASGIApp, seconds: float) -> uvicorn.Config:
    """Return the configuration of uvicorn for an application of which one answer may take some time, in seconds."""
    protocol = type("_TimedProtocol", (_Protocol,), {"request_seconds": 2 * seconds + BODY_SECONDS})
    return uvicorn.Config(
        app,
        http=protocol,
        ws="none",
        loop="asyncio",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        h11_max_incomplete_event_size=_MOST_HEADER_BYTES,
        limit_concurrency=_MOST_CONNECTIONS,
        timeout_keep_alive=_IDLE_SECONDS,
        timeout_graceful_shutdown=STOP_SECONDS,
        backlog=_BACKLOG,
    )
