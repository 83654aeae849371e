"""Requests and their answers, without any transport."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest

from zhixing_rules import disclose, validate
from zhixing_rules.interchange import report_to_dict
from zhixing_rules.records import Audience
from zhixing_rules.serve import Service, ServiceLimits, ServiceSettings

EXAMPLES: Final = Path(__file__).parents[2] / "examples"
ON: Final = date(2026, 3, 2)
SERVICE: Final = Service(ServiceSettings(), today=lambda: ON)


def answered(text: str | bytes, service: Service = SERVICE) -> dict[str, Any]:
    line = service.answer_text(text if isinstance(text, bytes) else text.encode())
    assert b"\n" not in line
    answer: dict[str, Any] = json.loads(line)
    assert set(answer) - {"conversions"} in ({"id", "result"}, {"id", "problems"})
    return answer


def codes(answer: dict[str, Any]) -> list[tuple[str, str]]:
    return [(each["pointer"], each["code"]) for each in answer["problems"]]


def test_a_record_is_judged_as_the_library_judges_it() -> None:
    for path in sorted(EXAMPLES.glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        expected = report_to_dict(disclose(validate(record, on=ON), Audience.POLICE))
        request = {"id": "x", "do": "validate", "on": "2026-03-02", "audience": "police", "record": record}
        assert answered(json.dumps(request)) == {"id": "x", "result": expected} == SERVICE.answer(request)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("", "not_json")]),
        ("[]", [("", "not_an_object")]),
        ("{", [("", "not_json")]),
        ('{"do": "hello"} {}', [("", "not_json")]),
        ('{"do": "hello",}', [("", "not_json")]),
        ('{"do": NaN}', [("", "not_json")]),
        ('{"do": ' + "1" * 5000 + "}", [("", "not_json")]),
        ('{"do": ' + "[" * 100_000, [("", "not_json")]),
        ('{"do": "hello", "do": "hello"}', [("", "duplicate_key")]),
        ('{"do": "validate", "readings": {"a": "b", "a": "c"}, "record": {}}', [("", "duplicate_key")]),
        (b'{"do": "\xff"}', [("", "not_utf8")]),
        ("{}", [("/do", "no_such_verb")]),
        ('{"do": ["hello"]}', [("/do", "no_such_verb")]),
        ('{"id": {}, "do": "none"}', [("/do", "no_such_verb"), ("/id", "bad_id")]),
        ('{"id": true, "do": "hello"}', [("/id", "bad_id")]),
        ('{"do": "hello", "on": "2026-03-02"}', [("/on", "unknown_member")]),
        ('{"do": "hello", "张三": 1}', [("/…", "unknown_member")]),
        ('{"do": "validate"}', [("/record", "missing")]),
        ('{"do": "validate", "record": [], "on": "2026-3-2"}', [("/on", "date"), ("/record", "record_type")]),
        ('{"do": "validate", "record": {}, "on": "1890-01-01"}', [("/on", "implausible_day")]),
        ('{"do": "validate", "record": {}, "audience": "everybody"}', [("/audience", "enum")]),
        ('{"do": "validate", "record": {}, "procedure": "none"}', [("/procedure", "no_such_procedure")]),
        ('{"do": "validate", "record": {}, "readings": {"none": "x"}}', [("/readings/…", "no_such_reading")]),
        (
            '{"do": "validate", "record": {}, "readings": {"detention-roll": "x"}}',
            [("/readings/detention-roll", "no_such_alternative")],
        ),
        ('{"do": "validate", "record": {}, "amendment": "="}', [("/amendment", "not_toml")]),
        ('{"do": "validate", "record": {"case_number": 1}}', [("/record/case_number", "string_type")]),
        (
            '{"do": "validate", "record": {"court": "a", "court": "b"}}',
            [("/record", "duplicate_key")],
        ),
    ],
)
def test_what_is_wrong_is_named_by_its_place(text: str | bytes, expected: list[tuple[str, str]]) -> None:
    assert codes(answered(text)) == expected


def test_an_id_is_repeated_if_it_is_a_short_text_or_a_whole_number() -> None:
    for given, expected in ((7, 7), ("a" * 128, "a" * 128), ("a" * 129, None), (2**53 + 1, None), (1.5, None)):
        assert answered(json.dumps({"id": given, "do": "hello"}))["id"] == expected


def test_a_fixed_audience_is_never_widened() -> None:
    for fixed in Audience:
        service = Service(ServiceSettings(audience=fixed), today=lambda: ON)
        default = answered('{"do": "validate", "record": {}}', service)
        assert default["result"]["audience"]["id"] == fixed.value
        for chosen in Audience:
            answer = answered(json.dumps({"do": "validate", "record": {}, "audience": chosen.value}), service)
            if fixed.sees >= chosen.sees:
                assert answer["result"]["audience"]["id"] == chosen.value
            else:
                assert codes(answer) == [("/audience", "audience_fixed")]


def test_a_request_without_a_day_means_the_day_of_the_service() -> None:
    assert answered('{"do": "validate", "record": {}}')["result"]["provenance"]["on"] == "2026-03-02"


def test_an_amendment_applies_to_its_request_alone() -> None:
    amendment = (EXAMPLES / "five_days.toml").read_text(encoding="utf-8")
    amended = answered(json.dumps({"do": "validate", "record": {}, "amendment": amendment}))
    assert amended["result"]["provenance"]["procedure"] == "five_days"
    assert answered('{"do": "validate", "record": {}}')["result"]["provenance"]["procedure"] == "jiaozuo_2024"


def test_a_record_of_too_many_objects_is_refused() -> None:
    service = Service(ServiceSettings(limits=ServiceLimits(record_entries=3)), today=lambda: ON)
    for entries, expected in ((2, []), (3, [("/record", "too_many_entries")])):
        request = {
            "do": "validate",
            "record": {"court": "{{{{", "referrals": [{"id": f"r{n}"} for n in range(entries)]},
        }
        assert codes({"problems": [], **answered(json.dumps(request), service)}) == expected
        assert codes({"problems": [], **service.answer(request)}) == expected


def test_a_result_that_is_too_long_is_refused() -> None:
    service = Service(ServiceSettings(limits=ServiceLimits(result_bytes=1000)), today=lambda: ON)
    assert codes(answered('{"id": 3, "do": "validate", "record": {}}', service)) == [("", "result_too_large")]


def test_an_internal_error_tells_its_type_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("张三")

    monkeypatch.setattr("zhixing_rules.serve.verb_results.validate", fail)
    answer = answered('{"id": 3, "do": "validate", "record": {}}')
    assert answer["id"] == 3
    assert codes(answer) == [("", "internal_error")]
    assert "张三" not in str(answer)
    assert "ZeroDivisionError" in str(answer)


def test_lenient_reading_lists_what_it_converted() -> None:
    record = {"司法拘留": [{"标识": "d1", "收拘日期": "2025/3/7"}]}
    answer = answered(json.dumps({"do": "validate", "lenient": True, "record": record}))
    assert [each["pointer"] for each in answer["conversions"]] == ["/司法拘留/0/收拘日期"]
    assert codes(answered(json.dumps({"do": "validate", "record": record})))[0][1] == "date"
