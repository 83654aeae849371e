"""The service over HTTP: a real server on loopback, and the application alone where that is enough."""

from __future__ import annotations

import json
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pytest
import uvicorn
from openapi_spec_validator import validate as validate_openapi
from starlette.testclient import TestClient

from support.http_server import started_server
from zhixing_rules.serve import Service, ServiceLimits, ServiceSettings
from zhixing_rules.serve.http import app as app_module
from zhixing_rules.serve.http import http_app, listen, request_body
from zhixing_rules.serve.http import server as server_module
from zhixing_rules.serve.workbench import workbench_routes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from httpx2 import Response

    from support.http_server import Server
    from zhixing_rules.serve.service import Reply

ON: Final = date(2026, 3, 2)
SERVICE: Final = Service(ServiceSettings(limits=ServiceLimits(request_bytes=2000)), today=lambda: ON)
DAYS: Final = {"operation": "add", "day": "2026-02-03", "working_days": 5}
TOKEN: Final = "0123456789abcdef-token"  # noqa: S105  an invented one


def client(service: Service = SERVICE, *, token: str | None = None, hosts: frozenset[str] | None = None) -> TestClient:
    return TestClient(http_app(service, token=token, hosts=hosts), base_url="http://127.0.0.1:1")


def kind(response: Response) -> str:
    document = response.json()
    assert response.headers["content-type"] == "application/problem+json"
    assert document["status"] == response.status_code
    found: str = document["type"].removeprefix("urn:zhixing-rules:problem:")
    return found


def test_a_verb_is_answered_as_over_standard_streams() -> None:
    with client() as api:
        response = api.post("/v1/days", json={"id": 4, **DAYS})
    assert response.status_code == 200
    assert response.content == SERVICE.answer_text(json.dumps({"id": 4, "do": "days", **DAYS}).encode())


def test_every_response_is_private() -> None:
    with client() as api:
        for response in (api.get("/healthz"), api.get("/none"), api.post("/v1/days", json=DAYS), api.head("/healthz")):
            assert response.headers["cache-control"] == "no-store"
            assert response.headers["x-content-type-options"] == "nosniff"
            assert "default-src 'none'" in response.headers["content-security-policy"]
            assert "server" not in response.headers
            assert not [name for name in response.headers if name.startswith("access-control-")]


@pytest.mark.parametrize(
    ("method", "path", "options", "expected"),
    [
        ("GET", "/张三", {}, "not-found"),
        ("GET", "/v1/validate", {}, "wrong-method"),
        ("OPTIONS", "/v1/validate", {}, "wrong-method"),
        ("POST", "/healthz", {}, "wrong-method"),
        ("POST", "/v1/days", {"content": b"{}"}, "wrong-type"),
        ("POST", "/v1/days", {"content": b"{}", "headers": {"content-type": "text/plain"}}, "wrong-type"),
        (
            "POST",
            "/v1/days",
            {"content": b"{}", "headers": {"content-type": "application/json; charset=gbk"}},
            "wrong-type",
        ),
        (
            "POST",
            "/v1/days",
            {"content": b"{}", "headers": {"content-type": "application/json", "content-encoding": "gzip"}},
            "wrong-type",
        ),
        ("POST", "/v1/days", {"content": b"{", "headers": {"content-type": "application/json"}}, "bad-json"),
        ("POST", "/v1/days", {"json": {}}, "refused"),
        ("POST", "/v1/days", {"json": {"do": "plan"}}, "refused"),
        ("POST", "/v1/days", {"json": {**DAYS, "day": "2050-12-30"}}, "refused"),
        ("POST", "/v1/validate", {"json": {"record": {"court": "x" * 3000}}}, "too-large"),
        ("POST", "/v1/days", {"json": DAYS, "headers": {"origin": "http://evil.example"}}, "cross-site"),
        ("POST", "/v1/days", {"json": DAYS, "headers": {"origin": "null"}}, "cross-site"),
        ("POST", "/v1/days", {"json": DAYS, "headers": {"sec-fetch-site": "cross-site"}}, "cross-site"),
    ],
)
def test_a_refusal_is_a_problem_without_values(method: str, path: str, options: dict[str, Any], expected: str) -> None:
    with client() as api:
        response = api.request(method, path, **options)
    if method != "HEAD":
        assert kind(response) == expected
        assert "张三" not in response.text
        assert "xxx" not in response.text
    if expected == "wrong-method":
        assert response.headers["allow"]


def test_a_page_of_this_service_may_send_requests() -> None:
    with client() as api:
        same = {"origin": "http://127.0.0.1:1", "sec-fetch-site": "same-origin"}
        assert api.post("/v1/days", json=DAYS, headers=same).status_code == 200


@pytest.mark.parametrize(
    ("host", "accepted"),
    [
        ("127.0.0.1:8000", True),
        ("LOCALHOST", True),
        ("[::1]:8000", True),
        ("rules.court.example", True),
        ("evil.example", False),
        ("evil.example:8000", False),
        ("127.0.0.1.evil.example", False),
        ("", False),
    ],
)
def test_only_known_host_names_are_answered(host: str, accepted: bool) -> None:
    hosts = frozenset({"127.0.0.1", "localhost", "[::1]", "rules.court.example"})
    with client(hosts=hosts) as api:
        response = api.get("/healthz", headers={"host": host})
    assert response.status_code == (200 if accepted else 421)


@pytest.mark.parametrize(
    ("authorization", "accepted"),
    [
        (f"Bearer {TOKEN}", True),
        (f"bearer  {TOKEN}", True),
        ("Basic Y2xlcms6MDEyMzQ1Njc4OWFiY2RlZi10b2tlbg==", True),
        ("Basic Y2xlcms6d3Jvbmc=", False),
        ("Basic %%%", False),
        (f"Bearer {TOKEN}x", False),
        (f"Bearer {TOKEN[:-1]}", False),
        ("Bearer ", False),
        (TOKEN, False),
        (f"Digest {TOKEN}", False),
        ("Bearer \udcff", False),
    ],
)
def test_a_token_is_needed_where_there_is_one(authorization: str, accepted: bool) -> None:
    with client(token=TOKEN) as api:
        header = {b"authorization": authorization.encode("utf-8", "surrogateescape")}
        response = api.post("/v1/days", json=DAYS, headers=header)
        assert response.status_code == (200 if accepted else 401)
        if not accepted:
            assert kind(response) == "no-token"
            assert "Bearer" in response.headers["www-authenticate"]
            assert TOKEN not in response.text
        assert api.get("/v1/openapi.json").status_code == 401
        assert api.get("/healthz").status_code == 200


def test_an_internal_error_shows_nothing(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("张三")

    monkeypatch.setattr(app_module, "_is_json", fail)
    with client() as api:
        response = api.post("/v1/days", json=DAYS)
    assert kind(response) == "internal-error"
    monkeypatch.undo()
    monkeypatch.setattr("zhixing_rules.serve.verb_results.shift_to_dict", fail)
    with client() as api:
        response = api.post("/v1/days", json=DAYS)
    assert kind(response) == "internal-error"
    written = response.text + "".join(capfd.readouterr()) + caplog.text
    assert "张三" not in written
    assert "Traceback" not in written


def test_a_slow_answer_is_given_up_but_its_work_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    limits = ServiceLimits(seconds=0.05, waiting=1)
    service = Service(ServiceSettings(limits=limits), today=lambda: ON)
    go_on = threading.Event()
    reply = service.reply

    def wait(data: bytes, verb: str | None = None) -> Reply:
        go_on.wait(30)
        return reply(data, verb)

    monkeypatch.setattr(service, "reply", wait)
    monkeypatch.setattr(app_module, "_is_small", lambda _: False)
    with client(service) as api:
        assert kind(api.post("/v1/days", json=DAYS)) == "took-too-long"
        busy = api.post("/v1/days", json=DAYS)
        assert kind(busy) == "busy"
        assert busy.headers["retry-after"]
        assert api.get("/healthz").status_code == 200
        go_on.set()
        deadline = time.monotonic() + 30
        while (last := api.post("/v1/days", json=DAYS)).status_code != 200 and time.monotonic() < deadline:
            time.sleep(0.01)
        assert last.status_code == 200


def test_the_openapi_document_is_valid_and_describes_every_verb() -> None:
    with client() as api:
        document = api.get("/v1/openapi.json").json()
    validate_openapi(document)
    assert document["openapi"].startswith("3.1")
    assert {path for path in document["paths"] if path.startswith("/v1/")} == {
        "/v1/openapi.json",
        *(f"/v1/{name}" for name in SERVICE.verbs),
    }


# ------------------------------------------------------------------------------------------------- over a real socket


def test_a_connection_is_kept_and_answers_without_delay(server: Server) -> None:
    connection = server.connection()
    connection.connect()
    used = connection.sock
    for number in range(20):
        connection.request("POST", "/v1/days", json.dumps({"id": number, **DAYS}), {"content-type": "application/json"})
        assert json.loads(connection.getresponse().read())["id"] == number
        assert connection.sock is used
    connection.close()


def test_sixteen_at_once_each_get_their_own_answer(server: Server) -> None:
    def ask(number: int) -> bool:
        record = {"case_number": f"（2026）豫0802执{number + 1}号", "persons": [{"id": f"p{number}"}] * (number % 2)}
        status, answer = server.post("/v1/plan", {"id": number, "record": record, "on": "2026-03-02"})
        return status == 200 and bool(answer["id"] == number)

    with ThreadPoolExecutor(16) as threads:
        assert all(threads.map(ask, range(48)))


def test_a_slow_client_keeps_nobody_waiting(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.port)) as slow:
        slow.sendall(b"POST /v1/days HTTP/1.1\r\nHost: 127.0.0.1\r\n")
        assert server.post("/v1/days", DAYS)[0] == 200
        slow.sendall(b"Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{")
        assert server.post("/v1/days", DAYS)[0] == 200


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Return the port of a server in this process that waits for headers and bodies a moment only."""
    monkeypatch.setattr(server_module, "_IDLE_SECONDS", 0.3)
    monkeypatch.setattr(request_body, "BODY_SECONDS", 0.3)
    listening = listen("127.0.0.1", 0)
    running = uvicorn.Server(
        server_module.configuration(http_app(SERVICE, routes=workbench_routes(SERVICE.settings)), 1.0)
    )
    thread = threading.Thread(target=running.run, kwargs={"sockets": [listening]})
    thread.start()
    yield listening.getsockname()[1]
    running.should_exit = True
    thread.join(30)


@pytest.mark.parametrize(
    ("sent", "received"),
    [
        (b"", b""),
        (b"GET /healthz HTTP/1.1\r\nHost: ", b""),
        (
            b"POST /v1/days HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{",
            b"HTTP/1.1 408",
        ),
        (
            b"POST / HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data\r\nContent-Length: 9\r\n\r\n-",
            b"HTTP/1.1 408",
        ),
    ],
)
def test_a_slow_client_is_sent_away(impatient: int, sent: bytes, received: bytes) -> None:
    with socket.create_connection(("127.0.0.1", impatient), timeout=30) as slow:
        slow.sendall(sent)
        try:
            found = slow.recv(100)
        except ConnectionResetError:
            found = b""
        assert found[:12] == received


def test_a_body_that_is_too_large_is_refused_and_the_server_goes_on(server: Server) -> None:
    status, problem = server.post("/v1/validate", b" " * (4 * 1024 * 1024 + 1))
    assert (status, problem["type"]) == (413, "urn:zhixing-rules:problem:too-large")
    assert server.post("/v1/days", DAYS)[0] == 200


@pytest.mark.parametrize(
    "sent",
    [
        b"\x00\xff\r\n\r\n",
        b"GET /healthz HTTP/9.9\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + b"a" * 100_000 + b"\r\n\r\n",
        b"POST /v1/days HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        b"POST /v1/days HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\nx",
        b"GET /v1/days HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n",
    ],
)
def test_what_is_not_http_is_refused(server: Server, sent: bytes) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as connection:
        connection.sendall(sent)
        connection.shutdown(socket.SHUT_WR)
        received = connection.recv(1024)
    assert received[:10] in {b"HTTP/1.1 4", b""}  # or the connection is closed without an answer
    assert server.post("/v1/days", DAYS)[0] == 200


def test_it_can_be_killed_and_started_again_on_its_port(tmp_path: Path) -> None:
    token = tmp_path / "token"
    token.write_text(f"{TOKEN}\n", encoding="ascii")
    bearer = {"authorization": f"Bearer {TOKEN}"}
    with started_server("--token-file", str(token)) as first:
        assert first.post("/v1/days", DAYS)[0] == 401
        assert first.post("/v1/days", DAYS, **bearer)[0] == 200
    with started_server("--token-file", str(token), port=first.port) as again:
        assert again.post("/v1/days", DAYS, **bearer)[0] == 200
        record = {"persons": [{"id": f"p{number}", "debtor": True} for number in range(60)]}
        with ThreadPoolExecutor(1) as threads:
            answer = threads.submit(again.post, "/v1/validate", {"record": record}, **bearer)
            time.sleep(0.2)
            assert again.stop() == b""
            assert answer.result(60)[0] == 200
