"""Forms of the workbench as nobody should send them: each is answered, and none of its values repeated."""

from __future__ import annotations

import json
import re
import threading
import time
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from support.posted_pages import Page, sent_of
from zhixing_rules.serve import Service, ServiceLimits, ServiceSettings
from zhixing_rules.serve.http import Workers, http_app
from zhixing_rules.serve.http.guards import Guard
from zhixing_rules.serve.workbench import workbench_routes
from zhixing_rules.serve.workbench.workbench import Workbench

if TYPE_CHECKING:
    from collections.abc import Iterator

    from httpx2 import Response

DAY: Final = date(2026, 9, 28)
CANARY: Final = "金丝雀某"
"""A name that no example has."""


def client(**settings: Any) -> TestClient:  # noqa: ANN401  settings of a service
    app = Guard(Starlette(routes=workbench_routes(ServiceSettings(**settings), today=lambda: DAY)), None, None)
    return TestClient(app, base_url="http://127.0.0.1:1")


BENCH: Final = client()


def press(button: str, page: Any = None, bench: TestClient = BENCH, **changed: str) -> Any:  # noqa: ANN401  a response
    """Send the form of a page by one of its buttons."""
    sent = {} if page is None else sent_of(page.text, **changed)
    return bench.post("/", data={**sent, "do": [button]})


def pasted(record: object, bench: TestClient = BENCH) -> Response:
    text = record if isinstance(record, str) else json.dumps(record)
    return bench.post("/", data={"do": "load", "paste": text})


def words(page: Any) -> str:  # noqa: ANN401  a response
    return "".join(Page(page.text).words)


@pytest.mark.parametrize(
    "text", [*("", "{", "[1, 2]", "\x00"), "{}" * 9, f'{{"案号": ["{CANARY}"]}}', f'{{"{CANARY}": 1}}']
)
def test_what_is_pasted_and_cannot_be_read_is_answered_without_repeating_it(text: str) -> None:
    page = pasted(text)
    assert page.status_code == 200
    errors = re.search(r'(?s)id="errors".*?</ol>', page.text)
    assert CANARY not in (errors[0] if errors else page.headers["content-security-policy"])
    assert 'id="p-conclusion"' not in page.text, "nothing is judged"
    assert "Traceback" not in page.text


def test_a_joint_mechanism_stays_one_when_its_form_is_sent() -> None:
    page = press("example:mechanism")
    saved = json.loads(press("save", page).content)
    assert saved["record"] == "joint_mechanism"
    assert "无法读取" not in words(press("judge", page))


@pytest.mark.parametrize(
    "button",
    ["", "x", "letter:", "letter:referral:/nowhere", "get:x", "example:x", "blank:x", "add:/x/y", "days", "judge"],
)
def test_any_button_is_answered(button: str) -> None:
    for page in (None, press("example:two_debtors"), press("blank:mechanism")):
        answer = press(button, page)
        assert answer.status_code < 500
        assert "Traceback" not in answer.text


@pytest.mark.parametrize("wrong", [{"on": "2025-02-31"}, {"audience": "bogus"}, {"amendment": "a.b = 1"}])
def test_no_file_is_made_by_conditions_that_cannot_be_used(wrong: dict[str, str]) -> None:
    page = press("example:two_debtors")
    answer = BENCH.post("/", data={**sent_of(page.text, **wrong), "do": ["get:report-json"]})
    assert answer.headers["content-type"].startswith("text/html")
    assert ("限查控专管人员阅" in words(answer)) is ("audience" not in wrong), "an unknown audience sees the least"


def test_a_form_that_claims_many_entries_is_refused() -> None:
    claimed = {f"n/requests/{number}/targets": "1000" for number in range(6)}
    answer = BENCH.post("/", data={"do": "judge", "n/requests": "6", **claimed})
    assert answer.status_code == 200
    assert len(answer.content) < 200_000


def test_an_earlier_safe_day_has_its_reason() -> None:
    page = press("example:two_debtors")
    days = page.text.partition('id="p-days"')[2].partition('id="p-letters"')[0]
    assert "另一种解读（第九条“指定期限”：三日）的期限更早届满" in days


# ------------------------------------------------------------------------------------ bounds shared with the API


@pytest.mark.parametrize(("persons", "shown"), [(3, True), (4, False)])
def test_a_record_of_more_objects_than_the_service_judges_is_not_shown_as_a_form(persons: int, shown: bool) -> None:
    bench = client(limits=ServiceLimits(record_entries=4))
    text = json.dumps({"persons": [{"id": f"p{number}", "name": CANARY} for number in range(persons)]})
    page = pasted(text, bench)
    assert page.status_code == 200
    assert ('name="n/persons"' in page.text) is shown
    assert ('id="p-conclusion"' in page.text) is shown
    assert ("超过 4 个" in words(page)) is not shown
    if not shown:
        assert sent_of(page.text)["json"] == [text], "what was pasted can be shortened"
        assert '<a href="#text">' in page.text


def test_a_form_does_not_grow_beyond_what_the_service_judges() -> None:
    bench = client(limits=ServiceLimits(record_entries=2))
    page = press("add:/persons", press("blank:case", bench=bench), bench)
    assert 'name="n/persons"' in page.text
    grown = press("add:/persons", page, bench)
    assert 'name="n/persons"' not in grown.text
    assert "超过 2 个" in words(grown)
    assert len(json.loads(sent_of(grown.text)["json"][0])["persons"]) == 2, "nothing is lost"
    assert "超过 2 个" in words(press("form", grown, bench))


@pytest.mark.parametrize(("entries", "shown"), [(1000, True), (1001, False)])
@pytest.mark.parametrize("entry", ["1", '"no such role"'])
def test_entries_that_are_no_records_are_parts_of_a_form_too(entry: str, entries: int, shown: bool) -> None:
    values = ", ".join([entry] * entries)
    page = pasted(f'{{"persons": [{values}]}}')
    assert ('name="n/persons"' in page.text) is shown
    assert ("合计至多1000条" in words(page)) is not shown


def test_a_form_that_is_shown_can_be_sent_back() -> None:
    page = pasted({"persons": [1] * 1000})
    assert "合计至多" not in words(press("judge", page))
    assert json.loads(press("save", page).content)["persons"] == [1] * 1000


def test_many_words_are_judged_as_a_text() -> None:
    record = {"operations": [{"id": f"o{number}", "remark": "", "police": []} for number in range(2)]}
    page = pasted({**record, "x": [1] * 1001})
    assert "合计至多1000条" in words(page)
    assert "合计至多1000条" not in words(press("judge", page))
    assert "合计至多1000条" in words(press("form", page))


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """An event without which no page ends."""
    go_on, start, answer = threading.Event(), Workbench.start, Workbench.answer

    def started(*arguments: Any) -> Any:  # noqa: ANN401  a page
        go_on.wait(30)
        return start(*arguments)

    def answered(*arguments: Any) -> Any:  # noqa: ANN401  a page
        go_on.wait(30)
        return answer(*arguments)

    monkeypatch.setattr(Workbench, "start", started)
    monkeypatch.setattr(Workbench, "answer", answered)
    yield go_on
    go_on.set()


def whole(seconds: float, waiting: int) -> TestClient:
    """Return the API and the workbench as one application."""
    settings = ServiceSettings(limits=ServiceLimits(seconds=seconds, waiting=waiting))
    workers = Workers(settings.limits)
    routes = workbench_routes(settings, today=lambda: DAY, workers=workers)
    app = http_app(Service(settings, today=lambda: DAY), routes=routes, workers=workers)
    return TestClient(app, base_url="http://127.0.0.1:1")


def is_refusal(page: Any, status: int, title: str) -> bool:  # noqa: ANN401  a response
    policy = page.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "<script" not in page.text
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert CANARY not in page.text
    return bool(page.status_code == status) and title in words(page) and '<html lang="zh-CN">' in page.text


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_page_that_takes_too_long_is_given_up_but_its_work_counts(slow: threading.Event, method: str) -> None:
    with whole(seconds=0.05, waiting=1) as bench:
        data = {"do": "load", "paste": CANARY} if method == "POST" else None
        late = bench.request(method, "/", data=data)
        assert is_refusal(late, 503, "0.05 秒内没有算完")
        assert late.headers["connection"] == "close"
        busy = bench.request(method, "/", data=data)
        assert is_refusal(busy, 503, "正在处理的请求过多")
        assert busy.headers["retry-after"]
        days = {"operation": "add", "day": "2026-02-03", "working_days": 5}
        assert bench.post("/v1/days", json=days).json()["type"].endswith(":busy"), "the API counts the same requests"
        assert bench.get("/healthz").status_code == 200
        slow.set()
        deadline = time.monotonic() + 30
        while (last := bench.post("/v1/days", json=days)).status_code != 200 and time.monotonic() < deadline:
            time.sleep(0.01)
        assert last.status_code == 200


def test_a_page_that_ends_in_time_is_answered(slow: threading.Event) -> None:
    with whole(seconds=30, waiting=1) as bench:
        threading.Timer(0.2, slow.set).start()
        assert "看一件执行案件办到哪一步" in words(bench.get("/"))
        assert bench.get("/").status_code == 200


def test_a_request_of_the_api_counts_for_the_workbench(monkeypatch: pytest.MonkeyPatch) -> None:
    go_on, reply = threading.Event(), Service.reply

    def wait(*arguments: Any) -> Any:  # noqa: ANN401  a reply
        go_on.wait(30)
        return reply(*arguments)

    monkeypatch.setattr(Service, "reply", wait)
    with whole(seconds=0.05, waiting=1) as bench:
        long = {"id": "x" * 100, "record": {"court": "x" * 20_000}}
        assert bench.post("/v1/validate", json=long).json()["type"].endswith(":took-too-long")
        assert is_refusal(bench.get("/"), 503, "正在处理的请求过多")
        go_on.set()


def test_every_refusal_is_a_page_without_values(monkeypatch: pytest.MonkeyPatch) -> None:
    bench = client(limits=ServiceLimits(request_bytes=2000))
    assert is_refusal(pasted(CANARY * 1000, bench), 413, "内容超过 2000 字节")
    plain = bench.post("/", content=CANARY.encode(), headers={"content-type": "text/plain"})
    assert is_refusal(plain, 415, "发来的不是表单")
    for kind in ("application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=x"):
        broken = bench.post("/", content=f"--x\r\n{CANARY}".encode(), headers={"content-type": kind})
        assert is_refusal(broken, 400, "表单无法读取")

    def fail(*_: object) -> None:
        raise KeyError(CANARY)

    monkeypatch.setattr(Workbench, "answer", fail)
    assert is_refusal(pasted(CANARY, bench), 500, "程序内部错误（KeyError），没有结果")


def test_an_upload_is_never_written_to_a_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise AssertionError("a file would be written")

    monkeypatch.setattr("tempfile.SpooledTemporaryFile.rollover", fail)
    content = json.dumps({"officer": "x" * 2_000_000}).encode()
    page = BENCH.post("/", data={"do": "load", "paste": ""}, files={"file": ("case.json", content)})
    assert page.status_code == 200
    assert "没有载入" not in words(page)
