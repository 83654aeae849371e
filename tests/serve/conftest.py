"""A server over loopback, with a real client."""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

JSON_TYPE = {"content-type": "application/json"}


@dataclass
class Server:
    """A process that serves HTTP, and requests to it."""

    process: subprocess.Popen[bytes]
    port: int

    def connection(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def post(self, path: str, body: object, **headers: str) -> tuple[int, Any]:
        connection = self.connection()
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        connection.request("POST", path, data, {**JSON_TYPE, **headers})
        response = connection.getresponse()
        found = response.status, json.loads(response.read())
        connection.close()
        return found

    def stop(self) -> bytes:
        """Stop it, and return what it wrote to standard error."""
        self.process.terminate()
        _, written = self.process.communicate(timeout=60)
        assert self.process.returncode == 0
        return written


@pytest.fixture(scope="session")
def start_server() -> Iterator[Callable[..., Server]]:
    """Return a function that starts a server with further options; all are stopped at the end."""
    started: list[subprocess.Popen[bytes]] = []

    def start(*options: str, port: int = 0) -> Server:
        command = [sys.executable, "-m", "zhixing_rules.cli", "serve", "--http", f"127.0.0.1:{port}", *options]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        started.append(process)
        assert process.stdout is not None
        line = process.stdout.readline().decode()
        assert "http://127.0.0.1:" in line
        return Server(process, int(line.rpartition(":")[2]))

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
            process.communicate()


@pytest.fixture(scope="session")
def server(start_server: Callable[..., Server]) -> Server:
    """Return a server that all tests of a session share."""
    return start_server()
