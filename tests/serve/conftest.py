"""One server for all tests that only ask it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.http_server import started_server

if TYPE_CHECKING:
    from collections.abc import Iterator

    from support.http_server import Server


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with started_server() as started:
        yield started
