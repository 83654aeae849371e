"""Hostile requests to the service: each is answered, no internal error, no value in an error, memory bounded."""

from __future__ import annotations

import json
import re
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from datetime import date
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, Final

import pytest

from fuzz.hostile import BYTES, CANARY, DRAFT, KEYS, RECORDS, SURROGATES, VALUES, Pairs, to_json, tree
from fuzz.invariants import has_control_characters, leaks
from support.effort import scaled
from support.http_server import started_server
from zhixing_rules.records import Audience
from zhixing_rules.serve import Service, ServiceLimits, ServiceSettings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from support.http_server import Server

LIMITS: Final = ServiceLimits(record_entries=60, request_bytes=512 * 1024)
SERVICES: Final = tuple(
    Service(ServiceSettings(audience=audience, limits=LIMITS), today=lambda: date(2026, 3, 2))
    for audience in (None, Audience.KEEPER, Audience.PUBLIC)
)
AMENDMENT: Final = (Path(__file__).parents[2] / "examples" / "five_days.toml").read_text(encoding="utf-8")
REQUESTS: Final = (
    *(f'{{"id": 1, "do": "{verb}", "record": {record}}}' for record in RECORDS for verb in ("validate", "plan")),
    *(
        f'{{"do": "validate", "on": "2025-10-20", "lenient": true, "audience": "court_staff", "record": {record}}}'
        for record in RECORDS
    ),
    *(f'{{"do": "explain", "rule": "art7.p2.referral", "path": "", "record": {record}}}' for record in RECORDS),
    f'{{"do": "worklist", "within": 3, "by": "court", "records": [{", ".join(RECORDS[:3])}]}}',
    json.dumps({"do": "screen", "text": DRAFT, "redact": True}),
    f'{{"do": "screen", "text": "{CANARY}", "audience": "party", "record": {RECORDS[0]}}}',
    '{"do": "days", "operation": "add", "day": "2026-02-03", "working_days": 5}',
    '{"do": "days", "operation": "count", "start": "2026-02-03", "end": "2026-03-03"}',
    '{"do": "law", "clause": "7", "readings": {"detention-roll": "forward"}, "procedure": "jiaozuo_2024"}',
    json.dumps({"do": "readings", "reading": "detention-roll", "amendment": AMENDMENT}),
    '{"do": "schema", "name": "plan"}',
    '{"do": "hello"}',
)


def places(whole: Any) -> Iterator[tuple[Any, int]]:  # noqa: ANN401  any JSON
    """Yield every place of a tree, as its container and the index in it."""
    for index, each in enumerate(whole):
        if isinstance(whole, Pairs):
            yield whole, index
            each = each[1]  # noqa: PLW2901  the value of the pair
        else:
            yield whole, index
        if isinstance(each, list):
            yield from places(each)


def hostile_request(random: Random) -> bytes:
    """Return a request with hostile values, keys or bytes in it."""
    whole = tree(random.choice(REQUESTS))
    for _ in range(random.choice((0, 1, 1, 1, 2, 5))):
        container, index = random.choice(list(places(whole)))
        value = deepcopy(random.choice((*VALUES, *SURROGATES)))  # it may be changed in turn
        if not isinstance(container, Pairs):
            container[index] = value
        elif random.random() < 0.7:
            container[index] = container[index][0], value
        else:
            container.insert(index, (random.choice(KEYS), value))
    data = to_json(whole).encode("utf-8", "surrogatepass")
    if random.random() < 0.3:
        at = random.randrange(len(data) + 1)
        data = data[:at] + random.choice(BYTES) + data[at + random.choice((0, 0, 1, 50)) :]
    return data


def assert_answered(answer: bytes) -> None:
    """Assert that a text is one answer, and that it shows no value if it is a refusal."""
    text = answer.decode()
    assert not has_control_characters(text)
    document = json.loads(text)
    assert "Traceback" not in text
    if "result" not in document:
        assert not leaks(json.dumps({**document, "id": None}, ensure_ascii=False)), document["problems"]
        assert [each for each in document["problems"] if each["code"] == "internal_error"] == []
        assert all(each["zh"] and each["en"] for each in document["problems"])
        assert len(text) < 400_000


def ask_all(seed: int, count: int) -> None:
    random = Random(seed)  # noqa: S311  the same examples in every run
    for _ in range(count):
        data = hostile_request(random)
        assert_answered(random.choice(SERVICES).answer_text(data))


def test_hostile_requests_are_answered_without_values() -> None:
    ask_all(1, scaled(600))


@pytest.mark.deep
def test_twenty_thousand_hostile_requests_are_answered_without_values() -> None:
    ask_all(2, scaled(20_000))


def memory_of(server: Server) -> int:
    """Return the memory of a server in kilobytes."""
    status = Path(f"/proc/{server.process.pid}/status")
    if not status.exists():
        pytest.skip("memory is measured on Linux")
    (found,) = re.findall(r"^VmRSS:\s+(\d+) kB$", status.read_text(encoding="ascii"), re.MULTILINE)
    return int(found)


@pytest.mark.deep
def test_sixteen_hostile_clients_leave_a_server_as_it_was() -> None:
    """A load of plain and hostile requests: no failure, nothing on standard error, memory flat after a third."""

    def ask(seed: int, count: int) -> None:
        random = Random(seed)  # noqa: S311  as above
        connection = server.connection()
        for number in range(count):
            verb, body = (
                "validate",
                json.dumps({"on": "2026-03-02", "record": json.loads(RECORDS[number % 3])}).encode(),
            )
            if random.random() < 0.3:
                verb, body = random.choice(("plan", "days", "screen", "worklist")), hostile_request(random)
            connection.request("POST", f"/v1/{verb}", body, {"content-type": "application/json"})
            response = connection.getresponse()
            text = response.read()
            assert response.status in {200, 400, 413, 422}, (response.status, verb)
            if response.status != 200:
                assert response.getheader("content-type") == "application/problem+json"
                assert not leaks(json.dumps({**json.loads(text), "id": None}, ensure_ascii=False))
        connection.close()

    with started_server("--max-entries", "60") as server, ThreadPoolExecutor(16) as threads:
        count = scaled(1000) // 3
        used = []
        for third in range(3):
            list(threads.map(lambda client, third=third: ask(100 * third + client, count), range(16)))
            used.append(memory_of(server))
        assert used[2] - used[0] < 64 * 1024
        assert server.stop() == b""
