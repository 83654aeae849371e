"""The service over standard streams."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import pytest

from zhixing_rules.serve import Service, ServiceLimits, ServiceSettings
from zhixing_rules.serve.stdio import serve_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

SERVICE: Final = Service(ServiceSettings(limits=ServiceLimits(request_bytes=1000)), today=lambda: date(2026, 3, 2))
COMMAND: Final = (sys.executable, "-m", "zhixing_rules.cli", "serve", "--stdio")


def answers(source: bytes) -> list[dict[str, Any]]:
    target = BytesIO()
    serve_lines(SERVICE, BytesIO(source), target)
    text = target.getvalue()
    assert text == b"" or text.endswith(b"\n")
    return [json.loads(line) for line in text.splitlines()]


def codes(answer: dict[str, Any]) -> list[str]:
    return [each["code"] for each in answer.get("problems", [])]


def test_each_line_is_answered_by_one_line_in_order() -> None:
    source = b'\xef\xbb\xbf{"id": 1, "do": "calendar"}\r\n\n{"id": 2}\nnot JSON\n{"id": 3, "do": "calendar"}'
    found = answers(source)
    assert [each["id"] for each in found] == [1, None, 2, None, 3]
    assert [codes(each) for each in found] == [[], ["not_json"], ["no_such_verb"], ["not_json"], []]


def test_the_end_of_input_ends_it() -> None:
    assert answers(b"") == []


@pytest.mark.parametrize("ending", [b"\n", b"\r\n", b""])
def test_a_line_may_be_as_long_as_a_request_and_no_longer(ending: bytes) -> None:
    line = b'{"do": "calendar"}'
    fits = line + b" " * (1000 - len(line)) + ending
    assert [codes(each) for each in answers(fits)] == [[]]
    if ending:
        too_long = b" " + fits + line
        assert [codes(each) for each in answers(too_long)] == [["request_too_large"], []]
    assert [codes(each) for each in answers(b"x" * 300_000 + ending)] == [["request_too_large"]]


def test_a_long_line_is_not_held_in_memory() -> None:
    read = []

    class Endless(BytesIO):
        def readline(self, size: int | None = -1, /) -> bytes:
            assert size is not None
            read.append(size)
            return b"x" * size if len(read) < 100 else b""

    serve_lines(SERVICE, Endless(), BytesIO())
    assert max(read) <= 64 * 1024


@pytest.fixture
def process() -> Iterator[subprocess.Popen[bytes]]:
    pipe = subprocess.PIPE
    with subprocess.Popen(COMMAND, stdin=pipe, stdout=pipe, stderr=pipe) as started:  # noqa: S603  our own command
        assert started.stderr is not None
        assert "ready" in started.stderr.readline().decode()
        yield started
        started.kill()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_without_an_error(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    assert process.stdin
    assert process.stdout
    process.stdin.write(b'{"id": 1, "do": "calendar"}\n')
    process.stdin.flush()
    assert json.loads(process.stdout.readline())["id"] == 1
    process.send_signal(number)
    assert process.wait(30) == 0
    assert process.stdout.read() == b""
    assert process.stderr
    assert process.stderr.read() == b""


def test_a_reader_that_leaves_ends_it_without_an_error(process: subprocess.Popen[bytes]) -> None:
    assert process.stdin
    assert process.stdout
    process.stdout.close()
    process.stdin.write(b'{"do": "calendar"}\n' * 2)
    process.stdin.close()
    assert process.wait(30) == 0
    assert process.stderr
    assert process.stderr.read() == b""


def test_nothing_but_answers_is_on_standard_output() -> None:
    source = b'{"do": "hello"}\n\xff\n{"do": "validate", "record": {"persons": [{"id": "p", "name": 1}]}}\n'
    environment = {**os.environ, "PYTHONWARNINGS": "default"}
    done = subprocess.run(COMMAND, input=source, capture_output=True, check=True, env=environment)  # noqa: S603  as above
    assert [set(json.loads(line)) for line in done.stdout.splitlines()] == [
        {"id", "result"},
        {"id", "problems"},
        {"id", "problems"},
    ]
    assert done.stderr.count(b"\n") == 1
