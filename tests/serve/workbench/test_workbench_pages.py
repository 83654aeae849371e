"""What the workbench answers: pages that disclose on the server, refuse what is wrong without its value, and files."""

from __future__ import annotations

import io
import json
import re
import zipfile
from functools import cache
from typing import Any, Final

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from support.desk import DAY, HOSTILE, hostile_case, main_case
from support.posted_pages import Page, sent_of
from zhixing_rules import JIAOZUO_2024
from zhixing_rules.records import Audience
from zhixing_rules.serve.http.guards import Guard
from zhixing_rules.serve.settings import ServiceLimits, ServiceSettings
from zhixing_rules.serve.workbench import workbench_routes
from zhixing_rules.serve.workbench.sample_records import SAMPLES

Response = Any
"""A response of the client: its package depends on the version of Starlette."""
ROOT_OF_CASE: Final = JIAOZUO_2024.roots[0].name
FIVE_DAYS: Final = """
name = "five_days"

[[changes]]
kind = "reword"
clause = "art9"
old = "应在七日内"
new = "应在五日内"

[[changes]]
kind = "set_span"
rule = "art9.filing"
old = "7 days"
new = "5 days"
"""


def client(settings: ServiceSettings | None = None) -> TestClient:
    return TestClient(
        Guard(Starlette(routes=workbench_routes(settings or ServiceSettings(), today=lambda: DAY)), None, None)
    )


@cache
def main_page() -> Response:
    """The page of the main case."""
    return loaded(main_case())


def loaded(record: object, found: TestClient | None = None) -> Response:
    """The page of a record that was pasted."""
    text = record if isinstance(record, str) else json.dumps(record, ensure_ascii=False)
    return (found or client()).post("/", data={"do": "load", "paste": text})


def pressed(page: Response, do: str, found: TestClient | None = None, /, **changed: str) -> Response:
    """What a button of a page leads to, after some controls were changed."""
    values: dict[str, Any] = sent_of(page.text, **changed)
    return (found or client()).post("/", data={**values, "do": do})


def result_of(page: Response) -> str:
    """The part of a page that shows the results, and is printed."""
    return str(page.text).partition('id="result"')[2]


def document_of(page: Response) -> str:
    with zipfile.ZipFile(io.BytesIO(page.content)) as file:
        return file.read("word/document.xml").decode()


def test_every_page_refers_to_nothing_outside_and_is_not_stored() -> None:
    found = client()
    pages = [found.get("/"), *(found.post("/", data={"do": f"example:{each.name}"}) for each in SAMPLES)]
    pages += [loaded({"no_such": 1}), loaded("{")]
    for page in pages:
        assert page.status_code == 200
        policy = page.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; style-src 'sha256-")
        assert "unsafe" not in policy
        assert "form-action 'self'" in policy
        assert "frame-ancestors 'none'" in policy
        assert page.headers["cache-control"] == "no-store"
        assert "set-cookie" not in page.headers
        assert not re.search(r"""(?:src|href|action)=["']?(?:https?:)?//""", page.text)
        assert "@import" not in page.text
        assert all(each.startswith(("#", "/")) for each in Page(page.text).links)
        assert " style=" not in page.text  # the policy allows no style of an element


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda each: each.name)
def test_every_example_is_judged(sample: Any) -> None:  # noqa: ANN401  a sample
    page = client().post("/", data={"do": f"example:{sample.name}"})
    assert 'id="p-conclusion"' in page.text
    assert f'value="{sample.on}"' in page.text
    assert "不是本记录的字段" not in page.text


def test_no_place_has_two_meanings() -> None:
    for do in ("example:two_debtors", "example:mechanism", f"blank:{ROOT_OF_CASE}"):
        ids = Page(client().post("/", data={"do": do}).text).ids
        assert len(ids) == len(set(ids))


def test_every_link_of_the_results_leads_to_a_place() -> None:
    page = Page(client().post("/", data={"do": "example:two_debtors"}).text)
    assert {each[1:] for each in page.links if each.startswith("#")} <= set(page.ids)


def test_a_blank_form_is_filled_in_and_judged() -> None:
    found = client()
    page = found.post("/", data={"do": f"blank:{ROOT_OF_CASE}"})
    page = pressed(page, "add:/referrals", found)
    assert "f/referrals/0/sent_on" in Page(page.text).ids
    page = pressed(page, "judge", found, f__referrals__0__sent_on="2026.9.1", f__referrals__0__offence="refusal")
    assert "2026-09-01" in page.text
    assert "已按宽松方式转换 1 处" in page.text
    assert 'id="p-conclusion"' in page.text


def test_what_cannot_be_read_is_shown_beside_its_field_and_listed_without_its_value() -> None:
    page = main_page()
    broken = pressed(page, "judge", f__detentions__1__intake_on="2026-09-31", f__detentions__1__days="百日")
    result = result_of(broken)
    assert "有 2 处读不懂" in result
    assert '<a href="#f/detentions/1/intake_on">' in result
    assert "2026-09-31" not in result
    assert "百日" not in result
    field = broken.text.partition('id="f/detentions/1/intake_on"')[2][:300]
    assert 'aria-invalid="true" aria-describedby="e/detentions/1/intake_on"' in field
    assert {"e/detentions/1/intake_on", "e/detentions/1/days"} <= set(Page(broken.text).ids)
    mended = pressed(broken, "judge", f__detentions__1__intake_on="2026-09-23", f__detentions__1__days="15")
    assert result_of(mended) == result_of(page)


def test_a_text_that_is_no_record_is_shown_as_a_text() -> None:
    for text in ('{"a": 1, "a": 2}', "{", "[]", "NaN", "{" * 5000, '{"案号": "x" "y"}'):
        page = loaded(text)
        assert page.status_code == 200
        assert 'name="json"' in page.text
        assert "处读不懂" in result_of(page)
        assert '"y"' not in result_of(page)
    assert "没有内容" in loaded("").text


def test_a_file_is_loaded() -> None:
    content = "\ufeff" + json.dumps(main_case(), ensure_ascii=False)
    page = client().post("/", data={"do": "load", "paste": ""}, files={"file": ("案件.json", content.encode())})
    assert result_of(page) == result_of(main_page())
    assert "案件.json" not in page.text


def test_the_record_as_text_and_as_a_form_are_one() -> None:
    page = main_page()
    text = pressed(page, "json")
    assert 'name="json"' in text.text
    assert result_of(pressed(text, "form")) == result_of(page)
    assert sent_of(pressed(text, "form").text) == sent_of(page.text)
    saved, again = pressed(page, "save"), pressed(text, "save")
    assert saved.json() == again.json()
    assert result_of(loaded(saved.json())) == result_of(page)


SECRETS: Final = {
    "郑某甲": {Audience.KEEPER, Audience.COURT_STAFF, Audience.POLICE},
    "（2026）豫0825执1103号": {Audience.KEEPER, Audience.COURT_STAFF, Audience.POLICE},
    "查控": {Audience.KEEPER, Audience.COURT_STAFF, Audience.POLICE},
}


@pytest.mark.parametrize("audience", Audience)
def test_the_results_hold_what_the_audience_may_know_and_nothing_else(audience: Audience) -> None:
    page = pressed(main_page(), "judge", audience=audience.value)
    result, printed = result_of(page), page.text.partition("@page{")[2].partition("</style>")[0]
    assert ("预览" in result) == (audience is not Audience.KEEPER)
    for secret, knowing in SECRETS.items():
        shown = secret in result.replace("查控专管人员", "")
        assert shown <= (audience in knowing)
    assert ("1103" in printed) == (audience in SECRETS["（2026）豫0825执1103号"])
    assert "1103" not in page.text.partition("<title>")[2].partition("</title>")[0]


@pytest.mark.parametrize("audience", [Audience.POLICE, Audience.PARTY, Audience.PUBLIC])
def test_files_are_for_the_audience_too(audience: Audience) -> None:
    page = pressed(main_page(), "judge", audience=audience.value)
    for name in ("report", "report-json", "plan-json", "worklist", "ledger", "ics"):
        file = pressed(page, f"get:{name}", audience=audience.value)
        content = file.content
        if name in {"worklist", "ledger"}:
            with zipfile.ZipFile(io.BytesIO(content)) as book:
                content = b"".join(map(book.read, book.namelist()))
        if audience not in SECRETS["郑某甲"] and "content-disposition" in file.headers:
            assert "郑某甲".encode() not in content
            assert b"1103" not in content
    assert "letter:" not in page.text


def test_a_fixed_audience_is_not_widened() -> None:
    found = client(ServiceSettings(audience=Audience.PARTY))
    page = loaded(main_case(), found)
    offered = page.text.partition('<select id="audience"')[2].partition("</select>")[0]
    assert re.findall('value="([a-z_]+)"', offered) == ["party", "debtor", "public"]
    for wanted in ("keeper", "court_staff", "police", "", "no_such"):
        answer = pressed(page, "judge", found, audience=wanted)
        assert "郑某甲" not in result_of(answer)
        assert "查控" not in result_of(answer)
    refused = pressed(page, "get:report-json", found, audience="keeper")
    assert refused.headers["content-type"].startswith("text/html"), "no file is made for another audience instead"
    assert "郑某甲" not in result_of(refused)
    letter = pressed(page, "anyway:tracing:/requests/0", found, audience="keeper")
    assert letter.headers["content-type"].startswith("text/html")


def test_letters_are_written_and_one_that_must_not_be_sent_only_anyway() -> None:
    page = loaded(main_case())
    offered = {each for each in Page(page.text).buttons if each.startswith(("letter:", "anyway:"))}
    ready = next(each for each in offered if each.startswith("letter:referral"))
    file = pressed(page, ready)
    assert file.headers["content-type"].endswith("wordprocessingml.document")
    assert "filename*=UTF-8''%E6%A1%88" in file.headers["content-disposition"]
    assert "郑某甲" in document_of(file)
    early = next(each for each in offered if each.startswith("anyway:"))
    refused = pressed(page, early.replace("anyway:", "letter:"))
    assert "依规则尚不应发出" in refused.text
    assert "尚不应发出；理由" in refused.text
    assert document_of(pressed(page, early))
    assert "没有这一文书的对象" in pressed(page, "letter:no_such:").text


def test_files_are_those_that_the_commands_write() -> None:
    page = main_page()
    assert pressed(page, "get:report-json").json()["counts"]["fail"] == 2
    assert pressed(page, "get:plan-json").json()["steps"]
    assert pressed(page, "get:report").text.startswith("<!doctype html>")
    calendar = pressed(page, "get:ics")
    assert calendar.content.startswith(b"BEGIN:VCALENDAR")
    assert "1103" in calendar.text
    assert "没有可以写入日历的期限" in pressed(loaded({}), "get:ics").text
    assert "没有这一文件" in pressed(page, "get:no_such").text


def test_readings_are_chosen() -> None:
    reading = JIAOZUO_2024.readings[0]
    other = reading.alternatives[1].id
    page = pressed(main_page(), "judge", **{f"reading-{reading.id}": other})
    assert "解读：1 处不用默认" in page.text
    assert f"{reading.id}={other}" in result_of(page)
    assert "没有这一方案" not in page.text
    assert "全部采用默认" in pressed(page, "judge", **{f"reading-{reading.id}": "no_such"}).text


def test_an_amendment_is_compared_and_a_wrong_one_is_refused_beside_it() -> None:
    record = {
        "complete_as_of": "2026-09-18",
        "referrals": [
            {
                "id": "f1",
                "offence": "refusal",
                "sent_on": "2026-09-11",
                "received_on": "2026-09-11",
                "conditions_met": True,
                "materials_complete": True,
            }
        ],
    }
    page = loaded(record)
    moved = pressed(page, "compare", amendment=FIVE_DAYS, on="2026-09-18")
    assert "新逾期" in moved.text
    assert 'data-first="compare"' in moved.text
    assert "7 days" in sent_of(moved.text)["amendment"][0]
    wrong = pressed(page, "compare", amendment="秘密 = ")
    assert "不是有效的 TOML" in wrong.text
    assert 'aria-describedby="e-amendment"' in wrong.text


@pytest.mark.parametrize(
    ("kind", "changed", "expected"),
    [
        ("add", {}, "2026年10月8日"),
        ("back", {}, "2026年9月22日"),
        ("count", {"days-end": "2026-10-08"}, "3个工作日"),
        ("why", {"days-start": "2026-10-01"}, "非工作日"),
        ("add", {"days-start": "2049-09-28"}, "未公布"),
        ("add", {"days-number": "x"}, "须填工作日数"),
        ("add", {"days-start": "昨天"}, "须填日期"),
        ("count", {"days-end": ""}, "须填日期"),
    ],
)
def test_days_are_counted(kind: str, changed: dict[str, str], expected: str) -> None:
    wanted = {"days-kind": kind, "days-start": "2026-09-28", "days-number": "3", **changed}
    answer = pressed(loaded({}), "days", **wanted).text.partition('class="answer"')[2].partition("</fieldset>")[0]
    assert expected in answer
    assert "昨天" not in answer


@pytest.mark.parametrize("text", ["2026-02-30", "", "1900-01-01", "昨天", "2026-09-28x", "2026-9", "２０２６-09-28"])
def test_a_day_that_cannot_be_read_is_today_and_the_page_says_so(text: str) -> None:
    page = pressed(loaded({}), "judge", on=text)
    assert "现按 <time" in page.text
    assert 'aria-describedby="e-on"' in page.text
    assert "2026年9月28日" in result_of(page)


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_names_are_text(name: str) -> None:
    value = HOSTILE[name]
    page = loaded(hostile_case(value)).text
    assert page.count("<script") == 1
    assert "<img" not in page
    assert "\u202e" not in page
    assert "\x1b" not in page
    assert page.partition("<main>")[2]


def test_a_form_of_another_site_is_refused() -> None:
    values = {"do": "example:two_debtors"}
    for headers in (
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://example.org"},
        {"Origin": "null"},
    ):
        assert client().post("/", data=values, headers=headers).status_code == 403
    for headers in ({}, {"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"}):
        assert client().post("/", data=values, headers=headers).status_code == 200


def test_what_is_no_form_or_too_much_is_refused() -> None:
    found = client(ServiceSettings(limits=ServiceLimits(request_bytes=2000, record_entries=3)))
    assert found.post("/", content=b"{}", headers={"Content-Type": "application/json"}).status_code == 415
    assert loaded("x" * 3000, found).status_code == 413
    assert found.put("/").status_code == 405
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert found.post("/", content="json=秘密".encode(), headers=form).status_code == 400
    page = loaded({"persons": [{"id": f"p{number}"} for number in range(3)]}, found)
    assert "超过 3 个" in page.text
    upload = {"Content-Type": "multipart/form-data; boundary=x"}
    assert found.post("/", content=b"--x\r\nbroken", headers=upload).status_code in {200, 400}


def test_an_internal_error_shows_its_type_only(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("郑某甲")

    monkeypatch.setattr("zhixing_rules.serve.workbench.workbench.CaseResults", broken)
    page = loaded(main_case())
    assert (page.status_code, "KeyError" in page.text, "郑某甲" in page.text) == (500, True, False)
