"""The clients in examples/clients, where their runtime is there."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from support.http_server import Server

CLIENTS: Final = Path(__file__).parents[2] / "examples" / "clients"
RECORD: Final = str(CLIENTS.parent / "cn_export.json")
BREACHED: Final = {
    "art1.scope",
    "art3.i1.approval",
    "art5.i3.known-whereabouts",
    "art5.i3.non-debtor",
    "annex.case-number",
}


def output(*command: str) -> str:
    environment = {**os.environ, "ZHIXING": f"{sys.executable} -m zhixing_rules.cli"}
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8", env=environment)  # noqa: S603  our own
    return done.stdout


def breached(answer: str) -> set[str]:
    return {each["rule_id"] for each in json.loads(answer)["result"]["findings"] if each["verdict"] == "fail"}


def needs(program: str) -> str:
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"needs {program}")
    return found


@pytest.mark.deep
@pytest.mark.parametrize("way", ["stdio", "http"])
def test_the_java_client(server: Server, way: str) -> None:
    java = needs("java")
    place = [f"http://127.0.0.1:{server.port}"] if way == "http" else []
    lines = output(java, str(CLIENTS / "ZhixingClient.java"), way, *place, RECORD, RECORD).splitlines()
    assert [breached(line) for line in lines] == [BREACHED] * 2


@pytest.mark.deep
@pytest.mark.parametrize("way", ["stdio", "http"])
def test_the_node_client(server: Server, way: str) -> None:
    node = needs("node")
    place = [f"http://127.0.0.1:{server.port}"] if way == "http" else []
    lines = output(node, str(CLIENTS / "zhixing_client.mjs"), way, *place, RECORD, RECORD).splitlines()
    assert [set(line.split()) for line in lines] == [BREACHED] * 2


@pytest.mark.deep
def test_the_curl_client(server: Server) -> None:
    needs("curl")
    script = str(CLIENTS / "zhixing_client.sh")
    assert breached(output(needs("sh"), script, f"http://127.0.0.1:{server.port}", RECORD)) == BREACHED
