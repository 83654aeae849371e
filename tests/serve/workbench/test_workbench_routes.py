"""Forms of the workbench as nobody should send them: each is answered, and none of its values repeated."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from support.posted_pages import Page, sent_of
from zhixing_rules.serve import ServiceSettings
from zhixing_rules.serve.http.guards import Guard
from zhixing_rules.serve.workbench import workbench_routes

if TYPE_CHECKING:
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
