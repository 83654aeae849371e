"""Every verb returns what the command of the same name writes as JSON."""

from __future__ import annotations

import io
import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import jsonschema  # type: ignore[import-untyped]
import pytest

from support.boiler_room import BOILER_ROOM
from zhixing_rules.cli import main
from zhixing_rules.interchange import SCHEMAS, schema
from zhixing_rules.interchange.formats import format_of
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024
from zhixing_rules.records import Audience
from zhixing_rules.serve import Service, ServiceSettings
from zhixing_rules.serve.service_schemas import SERVICE_SCHEMAS, service_schema

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLES: Final = Path(__file__).parents[2] / "examples"
CASE: Final = EXAMPLES / "detention_national_day.json"
LENIENT: Final = {"案号": "（2025）豫0802执1号", "司法拘留": [{"标识": "d1", "收拘日期": "2025/3/7"}]}
DRAFT: Final = "公安机关协助查控，电话：00000000001"
SERVICE: Final = Service(ServiceSettings(), today=lambda: date(2026, 3, 2))
RECORD: Final = json.loads(CASE.read_text(encoding="utf-8"))
CASES: Final = [
    json.loads(line) for line in (EXAMPLES / "open_cases.jsonl").read_text(encoding="utf-8").splitlines() if line
]

COMMANDS: Final[list[tuple[list[str], str, dict[str, Any]]]] = [
    (["validate", str(CASE)], "", {"do": "validate", "record": RECORD}),
    (
        ["validate", "-", "--sensitive", "--audience", "court_staff", "--on", "2025-10-09"],
        json.dumps(RECORD),
        {"do": "validate", "record": RECORD, "sensitive": True, "audience": "court_staff", "on": "2025-10-09"},
    ),
    (
        ["validate", str(CASE), "--reading", "detention-roll=forward", "--amendment", str(EXAMPLES / "five_days.toml")],
        "",
        {
            "do": "validate",
            "record": RECORD,
            "readings": {"detention-roll": "forward"},
            "amendment": (EXAMPLES / "five_days.toml").read_text(encoding="utf-8"),
        },
    ),
    (["validate", "-", "--lenient"], json.dumps(LENIENT), {"do": "validate", "record": LENIENT, "lenient": True}),
    (["plan", str(CASE), "--audience", "party"], "", {"do": "plan", "record": RECORD, "audience": "party"}),
    (
        ["explain", "art7.p2.referral", str(CASE), "--path", "/detentions/0"],
        "",
        {"do": "explain", "record": RECORD, "rule": "art7.p2.referral", "path": "/detentions/0"},
    ),
    (
        ["worklist", str(EXAMPLES / "open_cases.jsonl"), "--within", "3", "--by", "court", "--limit", "5"],
        "",
        {"do": "worklist", "records": CASES, "within": 3, "by": "court", "limit": 5},
    ),
    (["screen", "-", "--redact"], DRAFT, {"do": "screen", "text": DRAFT, "redact": True}),
    (
        ["screen", "-", "--case", str(CASE), "--audience", "party"],
        DRAFT,
        {"do": "screen", "text": DRAFT, "record": RECORD, "audience": "party"},
    ),
    (
        ["days", "add", "2026-02-03", "-5"],
        "",
        {"do": "days", "operation": "add", "day": "2026-02-03", "working_days": -5},
    ),
    (
        ["days", "back", "2026-02-03", "5"],
        "",
        {"do": "days", "operation": "back", "day": "2026-02-03", "working_days": 5},
    ),
    (
        ["days", "count", "2026-02-03", "2026-03-03"],
        "",
        {"do": "days", "operation": "count", "start": "2026-02-03", "end": "2026-03-03"},
    ),
    (["days", "why", "2026-02-14"], "", {"do": "days", "operation": "why", "day": "2026-02-14"}),
    (["law", "7"], "", {"do": "law", "clause": "7"}),
    (["readings"], "", {"do": "readings"}),
    (["readings", "detention-roll"], "", {"do": "readings", "reading": "detention-roll"}),
    (["coverage"], "", {"do": "coverage"}),
    (["calendar", "status"], "", {"do": "calendar"}),
    (["schema", "plan"], "", {"do": "schema", "name": "plan"}),
]
JUDGING: Final = {"validate", "plan", "explain", "worklist"}
WITHOUT_JSON_OPTION: Final = {"schema"}


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[[list[str], str], Any]:
    """Return a function that runs a command and returns the JSON of its standard output."""

    def run(arguments: list[str], stdin: str) -> Any:  # noqa: ANN401  any JSON
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
        command = arguments[0]
        day = ["--on", "2026-03-02"] if command in JUDGING and "--on" not in arguments else []
        assert main([*arguments, *day, *([] if command in WITHOUT_JSON_OPTION else ["--json"])]) in {0, 1}
        return json.loads(capsys.readouterr().out)

    return run


@pytest.mark.parametrize(
    ("arguments", "stdin", "request_"), COMMANDS, ids=[" ".join(each[0][:2])[:30] for each in COMMANDS]
)
def test_a_verb_returns_what_its_command_writes(
    written: Callable[[list[str], str], Any], arguments: list[str], stdin: str, request_: dict[str, Any]
) -> None:
    answer = json.loads(SERVICE.answer_text(json.dumps(request_).encode()))
    assert answer["result"] == written(arguments, stdin)
    assert answer == SERVICE.answer(request_)
    jsonschema.validate(request_, service_schema("request"))
    jsonschema.validate(answer, service_schema("answer"))
    formats = SERVICE.verbs[request_["do"]].formats
    if formats:
        assert answer["result"]["format"] in map(format_of, formats)
        (name,) = (each for each in formats if format_of(each) == answer["result"]["format"])
        if name in SCHEMAS:
            jsonschema.validate(answer["result"], schema(name, closed=True))


def test_every_verb_is_compared() -> None:
    assert {request["do"] for _, _, request in COMMANDS} | {"hello"} == set(SERVICE.verbs)


@pytest.mark.parametrize(
    ("request_", "pointer", "code"),
    [
        ({"do": "explain", "record": {}, "rule": "none"}, "/rule", "no_such_rule"),
        ({"do": "explain", "record": RECORD, "rule": "art7.p2.referral", "path": "/x"}, "/path", "no_such_subject"),
        ({"do": "worklist", "records": []}, "/records", "list_length"),
        ({"do": "worklist", "records": [3]}, "/records", "record_type"),
        ({"do": "worklist", "records": {}}, "/records", "list_type"),
        ({"do": "worklist", "records": [{}], "within": True}, "/within", "int_range"),
        ({"do": "screen", "text": ""}, "/text", "text_length"),
        ({"do": "screen", "text": "\ud800"}, "/text", "not_unicode"),
        ({"do": "screen", "text": "a", "redact": 1}, "/redact", "bool_type"),
        ({"do": "screen", "text": "a", "record": {"court": 1}}, "/record/court", "string_type"),
        ({"do": "days", "operation": "count", "start": "2026-02-03"}, "/end", "missing"),
        (
            {"do": "days", "operation": "why", "day": "2026-02-03", "working_days": 1},
            "/working_days",
            "unknown_member",
        ),
        (
            {"do": "days", "operation": "back", "day": "2026-02-03", "working_days": -1},
            "/working_days",
            "negative",
        ),
        ({"do": "law", "clause": "张三"}, "/clause", "no_such_clause"),
        ({"do": "law", "clause": "99"}, "/clause", "no_such_clause"),
        ({"do": "readings", "reading": "none"}, "/reading", "no_such_reading"),
        ({"do": "schema", "name": "none"}, "/name", "enum"),
        ({"do": "validate", "record": {}, "readings": [1]}, "/readings", "choices_type"),
    ],
)
def test_what_a_verb_cannot_use_is_named(request_: dict[str, Any], pointer: str, code: str) -> None:
    (problem,) = SERVICE.answer(request_)["problems"]
    assert (problem["pointer"], problem["code"]) == (pointer, code)
    assert "张三" not in str(problem)
    assert json.loads(SERVICE.answer_text(json.dumps(request_).encode()))["problems"] == [problem]


def test_a_day_that_is_not_published_has_its_bounds() -> None:
    request = {"do": "days", "operation": "add", "day": "2050-12-20", "working_days": 1}
    answer = SERVICE.answer(request)
    assert [each["code"] for each in answer["problems"]] == ["calendar_not_published"]
    assert answer["provisional"]["certain"] is False
    count = SERVICE.answer({"do": "days", "operation": "count", "start": "2050-01-01", "end": "2050-02-01"})
    assert "provisional" not in count


def test_a_case_of_a_worklist_that_cannot_be_read_is_listed_and_converted_values_too() -> None:
    request = {"do": "worklist", "records": [{"complete_as_of": True}, LENIENT], "lenient": True}
    answer = SERVICE.answer(request)
    assert [each["number"] for each in answer["result"]["unread_cases"]] == [1]
    assert [(each["number"], each["pointer"]) for each in answer["conversions"]] == [(2, "/司法拘留/0/收拘日期")]


def test_a_draft_is_not_screened_by_a_case_that_is_partly_withheld() -> None:
    service = Service(ServiceSettings(audience=Audience.PARTY))
    answer = service.answer({"do": "screen", "text": "a", "record": RECORD})
    assert [(each["pointer"], each["code"]) for each in answer["problems"]] == [("/record", "audience_fixed")]
    keeper = Service(ServiceSettings(audience=Audience.KEEPER))
    assert "result" in keeper.answer({"do": "screen", "text": "a", "record": RECORD})


def test_nothing_withheld_changes_an_answer() -> None:
    def answer(record: str) -> bytes:
        text = f'{{"do": "validate", "audience": "public", "on": "2026-03-02", "record": {record}}}'
        return SERVICE.answer_text(text.encode())

    plain = answer('{"court_level": "basic"}')
    assert b'"result"' in plain
    for withheld in (
        '"persons": 1',
        '"persons": [{"id": "p", "name": "a", "name": 3}]',
        '"x": [' + "{}," * 400 + "{}]",
    ):
        assert answer(f'{{"court_level": "basic", {withheld}}}') == plain


@pytest.mark.parametrize("name", SERVICE_SCHEMAS)
def test_the_schemas_of_the_service_are_schemas_and_printed(
    written: Callable[[list[str], str], Any], name: str
) -> None:
    found = service_schema(name)
    jsonschema.Draft202012Validator.check_schema(found)
    assert written(["schema", name], "") == found


@pytest.mark.parametrize(
    "request_",
    [
        {},
        {"do": "none"},
        {"do": "validate"},
        {"do": "validate", "record": []},
        {"do": "hello", "on": "2026-03-02"},
        {"do": "hello", "id": True},
        {"do": "hello", "id": "a" * 129},
        {"do": "worklist", "records": []},
        {"do": "screen", "text": ""},
        {"do": "validate", "record": {}, "audience": "everybody"},
    ],
)
def test_what_the_service_refuses_by_its_form_the_schema_refuses_too(request_: dict[str, Any]) -> None:
    assert "problems" in SERVICE.answer(request_)
    assert not jsonschema.Draft202012Validator(service_schema("request")).is_valid(request_)


def test_hello_tells_what_the_service_accepts() -> None:
    service = Service(ServiceSettings(audience=Audience.POLICE))
    result = service.answer({"do": "hello"})["result"]
    jsonschema.validate(result, service_schema("hello"))
    assert result["audience"] == "police"
    assert result["audiences"] == ["police", "party", "debtor", "public"]
    assert [each["id"] for each in result["procedures"]] == ["jiaozuo_2024"]
    assert {each["name"] for each in result["verbs"]} == set(service.verbs)
    assert result["limits"]["record_entries"] == 300


def test_a_service_answers_by_several_procedures_with_their_own_records() -> None:
    service = Service(ServiceSettings(procedures=(JIAOZUO_2024, BOILER_ROOM)), today=lambda: date(2026, 3, 2))
    boilers = {"boilers": [{"id": "b", "used_from": "2026-01-01"}]}
    for audience in ("keeper", "court_staff"):
        request = {"do": "validate", "procedure": BOILER_ROOM.id, "audience": audience, "record": boilers}
        answer = json.loads(service.answer_text(json.dumps(request).encode()))
        assert answer["result"]["provenance"]["procedure"] == BOILER_ROOM.id
        assert {each["path"] for each in answer["result"]["findings"]} >= {"/boilers/0"}
    assert "problems" in service.answer({"do": "validate", "record": boilers})
    refused = service.answer({"do": "coverage", "procedure": BOILER_ROOM.id})["problems"]
    assert [(each["pointer"], each["code"]) for each in refused] == [("/procedure", "no_coverage_table")]
    draft = {"do": "screen", "text": DRAFT, "procedure": BOILER_ROOM.id, "record": {}}
    assert [each["code"] for each in service.answer(draft)["problems"]] == ["other_records"]
