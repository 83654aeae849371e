"""Reading a record: every problem in one error, by place, with the way out and without the value."""

from __future__ import annotations

import json
import pickle
import time
import tracemalloc
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from support.effort import examples
from zhixing_rules import Case, JointMechanism, Problem, RecordError, load, validate
from zhixing_rules.errors import MAX_PROBLEMS
from zhixing_rules.records import MechanismKind, Term, load_one_of
from zhixing_rules.records.loading import MAX_SIZE, MAX_VALUES, problems_of

MARK = "机密标记7391"

BAD: dict[str, tuple[dict[str, Any], str, str]] = {
    "a number for a day": ({"complete_as_of": 0}, "/complete_as_of", "date"),
    "a word for a day": ({"complete_as_of": "yes"}, "/complete_as_of", "date"),
    "a day that does not exist": ({"complete_as_of": "2024-02-30"}, "/complete_as_of", "date"),
    "a time for a day": ({"complete_as_of": "2024-02-03T10:00:00"}, "/complete_as_of", "date"),
    "a number of seconds for a day": ({"complete_as_of": "1735689600"}, "/complete_as_of", "date"),
    "zero in a string for a day": ({"complete_as_of": "0"}, "/complete_as_of", "date"),
    "a list too long": ({"persons": [{"id": f"p{n}"} for n in range(1001)]}, "/persons", "too_long"),
    "a detention of thirty days by its printed dates": (
        {"detentions": [{"id": "d1", "printed_start": "2025-01-01", "printed_end": "2025-01-31"}]},
        "/detentions/0/printed_end",
        "longer_than_lawful",
    ),
    "a referral of another person than was detained": (
        {
            "detentions": [{"id": "d1", "person": "p1"}],
            "referrals": [{"id": "f1", "detention": "d1", "person": "p2"}],
        },
        "/referrals/0/person",
        "another_person",
    ),
    "an approval before its case": (
        {"case_number": "（2025）豫0802执1号", "requests": [{"id": "r1", "approved_on": "2019-01-01"}]},
        "/requests/0/approved_on",
        "before_case",
    ),
    "zero for a yes or no": ({"major_or_difficult": 0}, "/major_or_difficult", "bool_type"),
    "yes for a yes or no": ({"major_or_difficult": "yes"}, "/major_or_difficult", "bool_type"),
    "an unknown key": ({"colour": MARK}, "/colour", "extra_forbidden"),
    "an unknown key that might be a name": ({MARK: 1}, "/…", "extra_forbidden"),
    "a word outside its list": ({"court_level": MARK}, "/court_level", "enum"),
    "an object for a list": ({"persons": {}}, "/persons", "tuple_type"),
    "a list for an object": ({"basis": []}, "/basis", "model_type"),
    "a missing id": ({"persons": [{}]}, "/persons/0/id", "missing"),
    "a name for an id": ({"persons": [{"id": MARK}]}, "/persons/0/id", "string_pattern_mismatch"),
    "the day of an empty field": ({"complete_as_of": "1900-01-01"}, "/complete_as_of", "implausible_day"),
    "a blank entry of a list": (
        {"referrals": [{"id": "f1", "other_papers": [" "]}]},
        "/referrals/0/other_papers/0",
        "string_too_short",
    ),
    "a detention of twenty days": ({"detentions": [{"id": "d1", "days": 20}]}, "/detentions/0/days", "less_than_equal"),
    "a detention of no days": ({"detentions": [{"id": "d1", "days": 0}]}, "/detentions/0/days", "greater_than_equal"),
    "a huge number of days": ({"detentions": [{"id": "d1", "days": 10**30}]}, "/detentions/0/days", "less_than_equal"),
    "an end before its start": (
        {"detentions": [{"id": "d1", "printed_start": "2025-01-20", "printed_end": "2025-01-19"}]},
        "/detentions/0/printed_end",
        "out_of_order",
    ),
    "a referral received before it was sent": (
        {"referrals": [{"id": "f1", "sent_on": "2025-01-20", "received_on": "2025-01-19"}]},
        "/referrals/0/received_on",
        "out_of_order",
    ),
    "the same id twice": ({"persons": [{"id": "p1"}, {"id": "p1"}]}, "/persons/1/id", "duplicate_id"),
    "a person who is not there": (
        {"persons": [], "detentions": [{"id": "d1", "person": "p1"}]},
        "/detentions/0/person",
        "dangling_reference",
    ),
    "a person of a target who is not there": (
        {
            "persons": [{"id": "p1"}],
            "requests": [
                {"id": "r1", "targets": [{"person": "p1"}]},
                {"id": "r2", "targets": [{"person": "p1"}, {"person": "p2"}]},
            ],
        },
        "/requests/1/targets/1/person",
        "dangling_reference",
    ),
    "a referral based on the first of two detentions with one id": (
        {
            "detentions": [{"id": "d1", "person": "p1"}, {"id": "d1", "person": "p2"}],
            "referrals": [{"id": "f1", "detention": "d1", "person": "p2"}],
        },
        "/referrals/0/person",
        "another_person",
    ),
    "an act before its case": (
        {"case_number": "（2025）豫0802执1号", "requests": [{"id": "r1", "sent_on": "2024-12-31"}]},
        "/requests/0/sent_on",
        "before_case",
    ),
    "tracing information denied, though its class is listed": (
        {"disclosures": [{"id": "x1", "tracing": False, "classes": ["public", "tracing"]}]},
        "/disclosures/0/classes",
        "contradicts_tracing",
    ),
    "tracing information denied, though the means are listed": (
        {"disclosures": [{"id": "x1", "tracing": False, "classes": ["means"]}]},
        "/disclosures/0/classes",
        "contradicts_tracing",
    ),
    "tracing information affirmed, though other classes are all": (
        {"disclosures": [{"id": "x1"}, {"id": "x2", "tracing": True, "classes": ["internal", "personal"]}]},
        "/disclosures/1/classes",
        "contradicts_tracing",
    ),
    "tracing information affirmed, though nothing was given": (
        {"disclosures": [{"id": "x1", "tracing": True, "classes": []}]},
        "/disclosures/0/classes",
        "contradicts_tracing",
    ),
    "a basis verified and held not to order it": (
        {"disclosures": [{"id": "x1", "basis_verified": True, "basis_upheld": False}]},
        "/disclosures/0/basis_upheld",
        "contradicts_verified",
    ),
    "a level that its number denies": (
        {"case_number": "（2025）豫0802执1号", "court_level": "intermediate"},
        "/court_level",
        "contradicts_case_number",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_an_invalid_record_is_refused_with_its_pointer(name: str) -> None:
    record, pointer, code = BAD[name]
    with pytest.raises(RecordError) as refused:
        load(Case, record)
    assert (pointer, code) in [(problem.pointer, problem.code) for problem in refused.value.problems]
    for problem in refused.value.problems:
        assert problem.zh
        assert problem.en
    shown = f"{refused.value!r} {refused.value} {refused.value.problems}"
    assert MARK not in shown
    assert "110105194912310021" not in shown


@pytest.mark.parametrize(
    "stated",
    [
        {"tracing": True, "classes": ["查控信息"]},
        {"tracing": True, "classes": ["personal", "participation"]},
        {"tracing": False, "classes": ["personal"]},
        {"tracing": False, "classes": []},
        {"classes": ["tracing"]},
        {"tracing": True},
        {"披露内容类别": ["措施和手段"]},
        {"PLLB": ["internal"]},
        {"basis_verified": True, "basis_upheld": True},
        {"basis_verified": False, "basis_upheld": False},
        {"basis_upheld": False},
    ],
    ids=str,
)
def test_a_consistent_disclosure_is_accepted(stated: dict[str, Any]) -> None:
    assert load(Case, {"disclosures": [{"id": "x1", **stated}]}).disclosures


def test_one_error_lists_every_problem_of_a_record() -> None:
    whole: dict[str, Any] = {"persons": [{"id": "p1"}, {"id": "p1"}], "colour": 1, "complete_as_of": "2024-02-30"}
    whole["detentions"] = [
        {"id": "d1", "days": 20},
        {"id": "d2", "printed_start": "2025-01-20", "printed_end": "2025-01-19", "person": "p9"},
    ]
    with pytest.raises(RecordError) as refused:
        load(Case, whole)
    assert [problem.pointer for problem in refused.value.problems] == [
        "/colour",
        "/complete_as_of",
        "/detentions/0/days",
        "/detentions/1/person",
        "/detentions/1/printed_end",
        "/persons/0/id",
        "/persons/1/id",
    ]
    assert str(refused.value).startswith("7 处问题 · 7 problems")


@pytest.mark.parametrize("wrong", [2, 5, 8])
def test_a_contradiction_is_told_however_many_fields_elsewhere_are_wrong(wrong: int) -> None:
    detentions = [{"id": f"d{number}", "days": 20} for number in range(wrong)]
    record = {"detentions": detentions, "persons": [{"id": "p1"}, {"id": "p1"}]}
    with pytest.raises(RecordError) as refused:
        load(Case, record)
    assert [problem.pointer for problem in refused.value.problems] == [
        *(f"/detentions/{number}/days" for number in range(wrong)),
        "/persons/0/id",
        "/persons/1/id",
    ]


@pytest.mark.parametrize(
    ("wrong", "places"),
    [
        ({"detentions": [{"days": 3}, {"days": 4}]}, ["/detentions/0/id", "/detentions/1/id"]),
        ({"司法拘留": [{"拘留天数": 3}]}, ["/司法拘留/0/id"]),
        ({"persons": [{"id": "测试某"}], "detentions": [{"id": "d1", "person": "p1"}]}, ["/persons/0/id"]),
        ({"requests": ["r1", {"id": "r2"}, 3]}, ["/requests/0", "/requests/2"]),
        (
            {"requests": [{"id": "r1", "targets": [{"person": 3}, "x"]}]},
            ["/requests/0/targets/0/person", "/requests/0/targets/1"],
        ),
        (
            {"referrals": [{"id": "f1", "inventory": ["x", "evidence", "y"], "other_papers": [3]}]},
            ["/referrals/0/inventory/0", "/referrals/0/inventory/2", "/referrals/0/other_papers/0"],
        ),
        ({"basis": [], "requests": "r1"}, ["/basis", "/requests"]),
        ({"colour": 1, "court_level": "x"}, ["/colour", "/court_level"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, dict) else "",
)
def test_a_contradiction_is_told_whatever_is_wrong_elsewhere(wrong: dict[str, Any], places: list[str]) -> None:
    twice = [{"id": "v1", "found_on": "2025-03-04", "notified_on": "2025-03-03"}, {"id": "v1"}]
    with pytest.raises(RecordError) as refused:
        load(Case, {**wrong, "vehicles": twice})
    told = [problem.pointer for problem in refused.value.problems]
    assert told == sorted([*places, "/vehicles/0/id", "/vehicles/0/notified_on", "/vehicles/1/id"])


def test_a_reference_is_dangling_only_if_every_record_of_its_list_has_an_id() -> None:
    detentions = [{"id": "d1", "person": "p1"}]
    for persons, places in (
        ([{"name": "测试某"}], ["/persons/0/id"]),
        ([{"name": "测试某", "debtor": 0}], ["/persons/0/debtor", "/persons/0/id"]),
        ([{"id": "p2", "debtor": 0}], ["/detentions/0/person", "/persons/0/debtor"]),
    ):
        with pytest.raises(RecordError) as refused:
            load(Case, {"persons": persons, "detentions": detentions})
        assert [problem.pointer for problem in refused.value.problems] == places


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "NaN",
        '{"case_number": NaN}',
        "[]",
        "null",
        '"x"',
        '{"persons":' + "[" * 10_000,
        '{"x":' * 10_000 + "1" + "}" * 10_000,
        b"\xff\xfe{}",
        '{"case_number": "\\ud800"}',
        "{'a': 1}",
    ],
    ids=lambda text: repr(text[:12]),
)
def test_data_that_is_not_a_record_is_one_error(text: str | bytes) -> None:
    with pytest.raises(RecordError) as refused:
        load(Case, text)
    assert refused.value.problems


def test_a_string_of_fifty_megabytes_is_refused_quickly_and_not_repeated() -> None:
    text = json.dumps({"court": "某" * 17_000_000}, ensure_ascii=False)
    start = time.process_time()
    with pytest.raises(RecordError) as refused:
        load(Case, text)
    assert time.process_time() - start < 10
    assert len(str(refused.value)) < 200


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" + "1," * (MAX_VALUES + 1) + "1]", "too_large"),
        ('{"record": "joint_mechanism", "x": "' + "," * (MAX_VALUES + 1) + '"}', "too_large"),
        (" " * MAX_SIZE + "{}", "too_large"),
        ('{"referrals": [{"id": "f", "inventory": [' + "1," * 20_000 + "1]}]}", "too_many_problems"),
    ],
    ids=["values", "of the other kind", "bytes", "problems"],
)
def test_input_larger_than_any_record_is_refused_before_it_is_parsed(text: str, code: str) -> None:
    for data in (text, text.encode()):
        tracemalloc.start()
        try:
            with pytest.raises(RecordError) as refused:
                load_one_of((Case, JointMechanism), data)
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        assert [problem.code for problem in refused.value.problems] == [code]
        assert peak < MAX_SIZE + 8 * len(text)


@pytest.mark.parametrize(
    ("largest", "more"),
    [
        ('{"x": "' + "," * 100_000 + '"}', ","),
        (" " * (8 * 1024 * 1024 - len('{"x": ""}')) + '{"x": ""}', " "),
    ],
    ids=["values", "size"],
)
def test_a_text_of_exactly_the_greatest_size_is_parsed(largest: str, more: str) -> None:
    for data, code in ((largest, "extra_forbidden"), (more + largest, "too_large")):
        for each in (data, data.encode()):
            with pytest.raises(RecordError) as refused:
                load(Case, each)
            assert [problem.code for problem in refused.value.problems] == [code]


def test_ten_thousand_problems_are_counted_and_more_are_not() -> None:
    fields = (
        "name",
        "kind",
        "debtor",
        "sex",
        "birth",
        "resident_number",
        "credit_code",
        "address",
        "telephone",
        "roles",
    )
    wrong = [{"id": f"p{number}", **dict.fromkeys(fields, 7)} for number in range(1000)]
    for persons, listed in ((wrong, MAX_PROBLEMS), ([{**wrong[0], "id": 7}, *wrong[1:]], 1)):
        with pytest.raises(RecordError) as refused:
            load(Case, {"persons": persons})
        assert (len(refused.value.problems), refused.value.problems[0].code) == (listed, "too_many_problems")


def test_an_error_lists_the_first_problems_and_states_that_there_are_more() -> None:
    persons = [{"id": f"p{n}", "roles": [{"unit": "gone"}] * 10} for n in range(200)]
    with pytest.raises(RecordError) as refused:
        load(Case, {"persons": persons})
    problems = refused.value.problems
    assert len(problems) == MAX_PROBLEMS
    assert problems[0].code == "too_many_problems"
    assert pickle.loads(pickle.dumps(refused.value)).problems == problems  # noqa: S301  our own bytes


def test_data_that_is_neither_text_nor_a_mapping_is_refused() -> None:
    with pytest.raises(RecordError):
        load(Case, 5)  # type: ignore[arg-type]  # what a caller may do all the same


def test_a_record_is_returned_unchanged() -> None:
    case = load(Case, {})
    assert load(Case, case) is case


def test_chinese_keys_and_initials_are_read_and_names_are_written() -> None:
    case = load(
        Case,
        {
            "AH": "(2025)豫0802执1号",
            "被执行人": [{"标识": "p1", "姓名": "测试某", "是被执行人": True, "XB": "女", "类型": "自然人"}],
            "司法拘留": [{"BS": "d1", "SJRQ": "2025-01-20", "拘留天数": 15}],
        },
    )
    written = case.model_dump(mode="json", exclude_none=True)
    assert written == {
        "case_number": "（2025）豫0802执1号",
        "persons": [{"id": "p1", "name": "测试某", "debtor": True, "sex": "女", "kind": "natural"}],
        "detentions": [{"id": "d1", "intake_on": "2025-01-20", "days": 15}],
    }
    assert load(Case, json.dumps(written)) == case


def test_a_field_given_under_two_names_is_refused() -> None:
    with pytest.raises(RecordError):
        load(Case, {"AH": "（2025）豫0802执1号", "案号": "（2025）豫0802执2号"})


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('{"court": "a", "court": "b"}', "court"),
        ('{"persons": [{"id": "p1", "debtor": true, "debtor": false}]}', "debtor"),
        (f'{{"{MARK}": 1, "{MARK}": 2}}', "…"),
    ],
)
def test_a_duplicate_key_is_refused(text: str, shown: str) -> None:
    with pytest.raises(RecordError) as refused:
        load(Case, text)
    assert "duplicate_key" in [problem.code for problem in refused.value.problems]
    assert f"重复的键：{shown}" in str(refused.value)
    assert MARK not in str(refused.value)


def test_an_error_can_be_pickled() -> None:
    error = RecordError([Problem("/a", "b", "c", "d")])
    assert pickle.loads(pickle.dumps(error)).problems == error.problems  # noqa: S301  our own bytes


def test_a_record_shows_only_its_type() -> None:
    case = load(Case, {"persons": [{"id": "p1", "name": MARK, "address": MARK, "debtor": True}]})
    assert case.persons is not None
    report = validate(case, on=date(2025, 1, 2))
    shown = [
        repr(case),
        str(case),
        f"{case}",
        repr(case.persons),
        repr(case.persons[0].name),
        f"{case.persons[0].name}",
    ]
    shown += [repr(report), repr(report.findings), *(finding.message() for finding in report)]
    assert MARK not in " ".join(shown)


@examples(100)
@given(st.text(max_size=60))
def test_any_text_is_accepted_or_raises_a_record_error(text: str) -> None:
    try:
        load(Case, text)
    except RecordError as refused:
        assert refused.problems  # noqa: PT017  either outcome is right


# ---------------------------------------------------------------------------------------------- several kinds of record


@pytest.mark.parametrize(
    "text",
    [
        '{"record": "joint_mechanism"}',
        '{"记录类型": "联动机制"}',
        '{"JLLX": "联动机制"}',
        '{"\\u8bb0\\u5f55\\u7c7b\\u578b": "\\u8054\\u52a8\\u673a\\u5236"}',
    ],
    ids=["english", "chinese", "initials", "escapes"],
)
def test_any_name_of_the_record_type_selects_a_joint_mechanism(text: str) -> None:
    for data in (text, text.encode(), json.loads(text)):
        assert isinstance(load_one_of((Case, JointMechanism), data), JointMechanism)


@pytest.mark.parametrize("text", ["{}", '{"record": "case"}', '{"court": "联动机制"}', '{"court": "joint_mechanism"}'])
def test_a_file_without_a_record_type_is_a_case(text: str) -> None:
    assert isinstance(load_one_of((Case, JointMechanism), text), Case)


@pytest.mark.parametrize("text", ['{"record": "joint_mechanism"', '"joint_mechanism"', '["联动机制"]', "联动机制"])
def test_a_text_that_names_a_type_and_is_no_record_is_refused(text: str) -> None:
    for data in (text, text.encode()):
        with pytest.raises(RecordError) as refused:
            load_one_of((Case, JointMechanism), data)
        assert [problem.pointer for problem in refused.value.problems] == [""]


def test_a_record_of_another_type_is_refused_at_the_record_type() -> None:
    for text in ('{"record": "joint_mechanism", "case_number": "（2024）豫0802执1号"}', '{"record": "nothing"}'):
        with pytest.raises(RecordError):
            load_one_of((Case, JointMechanism), text)
    with pytest.raises(RecordError, match="/record"):
        load(Case, {"record": "joint_mechanism"})


def test_a_contradictory_joint_mechanism_is_refused_with_every_pointer() -> None:
    record = {
        "record": "joint_mechanism",
        "officers": [{"id": "o", "appointed_on": "2025-01-02", "ended_on": "2025-01-01"}, {"id": "o"}],
    }
    with pytest.raises(RecordError) as refused:
        load_one_of((Case, JointMechanism), record)
    assert {problem.pointer for problem in refused.value.problems} == {
        "/officers/0/ended_on",
        "/officers/0/id",
        "/officers/1/id",
    }


def test_an_error_of_a_closed_list_shows_its_words_in_chinese_and_as_values() -> None:
    with pytest.raises(RecordError) as refused:
        load(Case, {"人员": [{"标识": "p1", "类型": "自燃人"}]})
    (problem,) = refused.value.problems
    assert (problem.code, problem.zh, problem.en) == (
        "enum",
        "须为下列之一：自然人（natural）、单位（unit）；是否为 自然人？",
        "give one of: natural (自然人), unit (单位); did you mean 自然人?",
    )


def test_the_words_of_every_closed_list_are_shown_in_chinese() -> None:
    for kind in Term.__subclasses__():
        with pytest.raises(ValidationError) as refused:
            TypeAdapter(kind).validate_json('"自燃人"')
        (problem,) = problems_of(refused.value)
        assert problem.zh == "须为下列之一：" + "、".join(f"{each.zh}（{each.value}）" for each in kind)


def codes_of(data: Any) -> list[tuple[str, str]]:  # noqa: ANN401  any data
    with pytest.raises(RecordError) as refused:
        load_one_of((Case, JointMechanism), data)
    assert MARK not in str(refused.value)
    return [(each.pointer, each.code) for each in refused.value.problems]


@pytest.mark.parametrize("text", ['{"court": "某"}', '{"record": "joint_mechanism"}', "[1]", "{"])
def test_a_byte_order_mark_changes_nothing(text: str) -> None:
    def result(data: str | bytes) -> object:
        try:
            return load_one_of((Case, JointMechanism), data)
        except RecordError as refused:
            return refused.problems

    assert result("\ufeff" + text) == result(b"\xef\xbb\xbf" + text.encode()) == result(text) == result(text.encode())


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_another_encoding_is_named_with_the_way_out(encoding: str) -> None:
    with pytest.raises(RecordError) as refused:
        load(Case, f'{{"court": "{MARK}某法院"}}'.encode(encoding))
    (problem,) = refused.value.problems
    assert problem.code == "not_utf8"
    for text in (problem.zh, problem.en):
        assert "GB18030" in text
        assert "UTF-16" in text
        assert "data.decode('gb18030')" in text
    assert "另存为 UTF-8" in problem.zh


@pytest.mark.parametrize(
    "text",
    [
        f'{{"court":"{MARK}"}}\n{{"court":"b"}}',
        f'{{"court":"{MARK}"}}\r\n\r\n{{}}\r\n{{',
        f'[{{"court":"{MARK}"}}, {{}}]',
        " [{}]",
    ],
    ids=["lines", "lines of Windows", "array", "array of one"],
)
def test_several_records_are_recognised(text: str) -> None:
    for data in (text, text.encode(), "\ufeff" + text):
        assert codes_of(data) == [("", "several_records")]


@pytest.mark.parametrize("text", ["{}\n[]", "{}\n{", "{}\n\n", "[]", "[{}, 1]", '{\n"court":\n{}}', "1\n2", "{}{}"])
def test_another_form_is_not_taken_for_several_records(text: str) -> None:
    found = [] if text.strip() == "{}" else codes_of(text)
    assert "several_records" not in [code for _, code in found]


def test_an_unknown_key_that_is_not_shown_says_so() -> None:
    with pytest.raises(RecordError) as refused:
        load(Case, {"colour": 1, "persons": [{"id": "p", "某键": 1}]})
    texts = {each.pointer: (each.zh, each.en) for each in refused.value.problems}
    assert [(place, "键名" in zh, "keys of" in en) for place, (zh, en) in texts.items()] == [
        ("/colour", False, False),
        ("/persons/0/…", True, True),
    ]


def test_the_key_of_a_schema_is_ignored_at_the_top_only() -> None:
    address = "https://example.invalid/case.json"
    assert load(Case, {"$schema": address, "court": "某"}).court == "某"
    assert load_one_of((Case, JointMechanism), f'{{"$schema": "{address}", "record": "联动机制"}}') == JointMechanism(
        record=MechanismKind.JOINT_MECHANISM
    )
    assert load(Case, f'{{"court": "\\"$schema\\"", "$schema": "{address}"}}').court == '"$schema"'
    assert codes_of({"$schema": 1}) == [("/$schema", "extra_forbidden")]
    assert codes_of({"persons": [{"id": "p1", "$schema": address}]}) == [("/persons/0/$schema", "extra_forbidden")]
    assert codes_of(f'{{"$schema": "{address}", "$schema": "{address}"}}') == [("", "duplicate_key")]
    assert codes_of({"$schema": address, "court": 7}) == [("/court", "string_type")]
    assert codes_of(f'{{"$schema": "{address}", "court":}}') == [("", "not_json")]
