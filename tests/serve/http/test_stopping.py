"""How a server stops while a thread computes what takes minutes: in a stated time, with exit status 0."""

from __future__ import annotations

import json
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.client import HTTPException
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

import pytest

from support.http_server import started_server
from zhixing_rules.serve.http.server import STOP_SECONDS

if TYPE_CHECKING:
    from support.http_server import Server

SLOW: Final = {
    "detentions": [{"id": f"d{number}"} for number in range(140)],
    "referrals": [{"id": f"r{number}"} for number in range(140)],
}
"""A record that takes minutes: no referral says to which detention it belongs."""
LONG: Final = 30
"""Seconds that are far less than the record takes, and far more than stopping does on a busy machine."""
SHORTLY: Final = """
import sys
from zhixing_rules.cli import main
from zhixing_rules.serve.http import server
server.STOP_SECONDS = 1
sys.exit(main())
"""
"""The command with a shorter time to stop."""


def ask(server: Server, path: str) -> tuple[int, str]:
    """Send the slow record to the API, or to the workbench, and return the status and the text of the response."""
    connection = server.connection()
    if path == "/":
        body, kind = urlencode({"do": "load", "paste": json.dumps(SLOW)}), "application/x-www-form-urlencoded"
    else:
        body, kind = json.dumps({"record": SLOW}), "application/json"
    connection.request("POST", path, body, {"content-type": kind})
    response = connection.getresponse()
    found = response.status, response.read().decode()
    connection.close()
    return found


def wait_until_ready(server: Server) -> None:
    """Wait until the server answers, which is a moment after it printed its address."""
    connection = server.connection()
    connection.request("GET", "/healthz")
    assert connection.getresponse().status == 200
    connection.close()


def seconds_to_stop(server: Server) -> float:
    """Stop a server by SIGTERM, check that its exit status is 0, and return the time that it took."""
    begin = time.monotonic()
    assert server.stop() == b""
    return time.monotonic() - begin


@pytest.mark.parametrize(("path", "title"), [("/v1/validate", "took-too-long"), ("/", "1 秒内没有算完")])
def test_nobody_waits_for_work_that_was_given_up(path: str, title: str) -> None:
    with started_server("--seconds", "1") as server:
        status, text = ask(server, path)
        assert (status, title in text) == (503, True)
        assert seconds_to_stop(server) < LONG


@pytest.mark.parametrize("path", ["/v1/validate", "/"])
def test_a_request_under_way_is_waited_for_a_stated_time(path: str) -> None:
    with started_server("--seconds", "300", program=("-c", SHORTLY)) as server, ThreadPoolExecutor(1) as threads:
        wait_until_ready(server)
        asked = threads.submit(ask, server, path)
        time.sleep(1)
        assert not asked.done()
        assert 1 <= seconds_to_stop(server) < LONG
        with suppress(OSError, HTTPException):  # or the connection is closed without an answer
            assert asked.result(60)[0] >= 500


@pytest.mark.deep
def test_the_stated_time_is_the_one_of_the_documentation() -> None:
    with started_server("--seconds", "300") as server, ThreadPoolExecutor(1) as threads:
        wait_until_ready(server)
        threads.submit(ask, server, "/v1/validate")
        time.sleep(1)
        assert STOP_SECONDS <= seconds_to_stop(server) < LONG
