"""A process that serves HTTP on loopback, and requests to it by the client of the standard library."""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["JSON_TYPE", "Server", "started_server"]

JSON_TYPE: Final = {"content-type": "application/json"}


@dataclass
class Server:
    """A server that has been started."""

    process: subprocess.Popen[bytes]
    port: int

    def connection(self) -> http.client.HTTPConnection:
        """Return a connection, which is opened by its first request."""
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def post(self, path: str, body: object, **headers: str) -> tuple[int, Any]:
        """Send one request on a connection of its own, and return the status and the JSON of its response."""
        connection = self.connection()
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        connection.request("POST", path, data, {**JSON_TYPE, **headers})
        response = connection.getresponse()
        found = response.status, json.loads(response.read())
        connection.close()
        return found

    def stop(self) -> bytes:
        """Stop it by SIGTERM, and return what it wrote to standard error."""
        self.process.terminate()
        _, written = self.process.communicate(timeout=60)
        assert self.process.returncode == 0
        return written


@contextmanager
def started_server(
    *options: str, port: int = 0, program: tuple[str, ...] = ("-m", "zhixing_rules.cli")
) -> Iterator[Server]:
    """Start a server with further options; at the end it is killed unless it was stopped."""
    command = [sys.executable, *program, "serve", "--http", f"127.0.0.1:{port}", *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)  # noqa: S603  our own command
    try:
        assert process.stdout is not None
        line = process.stdout.readline().decode()
        assert "http://127.0.0.1:" in line
        yield Server(process, int(line.rpartition(":")[2]))
    finally:
        if process.poll() is None:
            process.kill()
        if process.stdout is not None and not process.stdout.closed:
            process.communicate()
