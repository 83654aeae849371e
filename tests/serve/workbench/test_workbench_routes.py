"""The workbench as its browser uses it, without a script: load, correct, judge, disclose, download."""

from __future__ import annotations

import io
import json
import re
import zipfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from support.desk import HOSTILE, hostile_case
from support.posted_pages import Page, sent_of
from zhixing_rules.records import Audience, Secrecy
from zhixing_rules.serve import ServiceLimits, ServiceSettings
from zhixing_rules.serve.workbench import workbench_routes

if TYPE_CHECKING:
    from httpx2 import Response

DAY: Final = date(2026, 9, 28)
CANARY: Final = "金丝雀某"
"""A name that no example has."""


def client(**settings: Any) -> TestClient:  # noqa: ANN401  settings of a service
    app = Starlette(routes=workbench_routes(ServiceSettings(**settings), today=lambda: DAY))
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


def test_the_first_page_loads_nothing_from_outside_and_stores_nothing() -> None:
    page = BENCH.get("/")
    assert page.status_code == 200
    assert page.headers["cache-control"] == "no-store"
    assert "set-cookie" not in page.headers
    policy = page.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    outside = re.findall(r'(?:src|href|action)="(?:https?:)?//[^"]*"|url\((?!#|data:)', page.text)
    assert outside == []


def test_an_example_is_judged_and_what_is_owed_is_shown() -> None:
    page = press("example:two_debtors")
    text = words(page)
    assert "本案有2项违反" in text
    assert "限查控专管人员阅" in text
    assert "案件执行情况说明" in text


def test_what_cannot_be_read_is_shown_beside_its_field_and_mended() -> None:
    page = press("example:two_debtors")
    broken = press("judge", page, f__detentions__0__intake_on="2026-13-40")
    assert "2026-13-40" in broken.text, "the value stays in its own field"
    text = words(broken)
    assert "2026-13-40" not in text, "and is repeated nowhere else"
    assert "/detentions/0/intake_on" in text
    assert "本案有" not in text
    mended = press("judge", broken, f__detentions__0__intake_on="2026-08-12")
    assert "/detentions/0/intake_on" not in words(mended)
    assert "限查控专管人员阅" in words(mended)


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


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_name_is_text_in_every_part_of_the_page(name: str) -> None:
    page = pasted(hostile_case(HOSTILE[name]))
    assert page.status_code == 200
    assert "<script>alert" not in page.text
    assert "<img" not in page.text


def result(page: Any) -> str:  # noqa: ANN401  a response
    """The part of a page that is shown to its audience; the form before it is the operator's own."""
    shown = page.text[page.text.index('id="result"') :]
    return re.sub(r"<[^>]*>", "", re.sub(r"(?s)<(script|style)\b.*?</\1>", "", shown))


@pytest.mark.parametrize("audience", list(Audience))
def test_the_audience_is_disclosed_on_the_server(audience: Audience) -> None:
    shown = result(press("judge", press("example:two_debtors"), audience=audience.value))
    kept = {
        "郑某甲": audience.may_see(Secrecy.PERSONAL),
        "豫0825执1103号": audience.may_see(Secrecy.PERSONAL),
        "查控请求": audience.may_see(Secrecy.TRACING),
    }
    found = {word: word in shown for word in kept}
    assert {word for word in kept if found[word]} <= {word for word, may in kept.items() if may}
    assert found == kept or audience.withheld, "the keeper sees everything"


@pytest.mark.parametrize("fixed", [Audience.POLICE, Audience.PARTY, Audience.PUBLIC])
def test_a_fixed_audience_is_not_widened_by_a_form(fixed: Audience) -> None:
    bench = client(audience=fixed)
    page = press("example:two_debtors", bench=bench)
    wider = press("judge", page, bench, audience="keeper")
    assert "限查控专管人员阅" not in words(wider)
    assert press("get:report-json", page, bench, audience="keeper").status_code == 200
    made = press("get:report-json", page, bench, audience="keeper")
    if made.headers["content-type"].startswith("application/json"):
        assert made.json()["audience"]["id"] != "keeper"


@pytest.mark.parametrize(
    ("button", "media_type", "begins"),
    [
        ("get:report", "text/html", b"<!doctype html>"),
        ("get:ics", "text/calendar", b"BEGIN:VCALENDAR"),
        ("get:worklist", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK"),
        ("get:ledger", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK"),
        ("get:report-json", "application/json", b'{\n  "format": "zhixing-report/1"'),
        ("get:plan-json", "application/json", b'{\n  "format": "zhixing-plan/1"'),
        ("save", "application/json", b"{"),
    ],
)
def test_results_are_downloaded_as_files_without_names_of_people(button: str, media_type: str, begins: bytes) -> None:
    page = press("example:two_debtors")
    file = press(button, page)
    assert file.status_code == 200
    assert file.headers["content-type"].split(";")[0] == media_type
    assert file.content.startswith(begins)
    assert "attachment" in file.headers["content-disposition"]
    assert "郑" not in file.headers["content-disposition"]
    assert file.headers["cache-control"] == "no-store"


def test_a_letter_is_a_word_file_and_the_saved_record_is_read_again() -> None:
    page = press("example:two_debtors")
    button = next(each for each in Page(page.text).buttons if each.startswith("letter:referral:"))
    with zipfile.ZipFile(io.BytesIO(press(button, page).content)) as package:
        assert "移送" in package.read("word/document.xml").decode()
    saved = press("save", page).content.decode()
    assert "本案有2项违反" in words(pasted(saved))


def test_a_joint_mechanism_stays_one_when_its_form_is_sent() -> None:
    page = press("example:mechanism")
    saved = json.loads(press("save", page).content)
    assert saved["record"] == "joint_mechanism"
    assert "无法读取" not in words(press("judge", page))


def test_an_amendment_is_compared() -> None:
    page = press("example:two_debtors")
    amendment = Path("examples/five_days.toml").read_text(encoding="utf-8")
    compared = press("compare", page, amendment=amendment)
    assert compared.status_code == 200
    assert words(compared) != words(page)
    refused = press("compare", page, amendment=f'name = "{CANARY}"')
    assert CANARY not in words(refused)


def test_a_form_of_another_site_and_another_body_are_refused() -> None:
    assert BENCH.post("/", data={"do": "load"}, headers={"origin": "http://evil.example"}).status_code == 403
    assert BENCH.post("/", data={"do": "load"}, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert BENCH.post("/", json={"do": "load"}).status_code == 415
    small = client(limits=ServiceLimits(request_bytes=100))
    assert pasted("x" * 200, small).status_code == 413
    assert pasted(json.dumps({"persons": [{"id": f"p{number}"} for number in range(400)]})).status_code == 200


@pytest.mark.parametrize(
    "button",
    ["", "x", "letter:", "letter:referral:/nowhere", "get:x", "example:x", "blank:x", "add:/x/y", "days", "judge"],
)
def test_any_button_is_answered(button: str) -> None:
    for page in (None, press("example:two_debtors"), press("blank:mechanism")):
        answer = press(button, page)
        assert answer.status_code < 500
        assert "Traceback" not in answer.text
