"""Certain lines: whatever is called certain is what `load` reads, and most clean lines are."""

from __future__ import annotations

import json
import random
from datetime import date
from typing import TYPE_CHECKING, Any, get_args

import pytest

pl = pytest.importorskip("polars", reason="needs the extra [batch]")

from hypothesis import given, settings  # noqa: E402  after the check for the extra
from pydantic import BaseModel, TypeAdapter  # noqa: E402  as above

from zhixing_rules.batch.read import parsing  # noqa: E402  as above
from zhixing_rules.batch.read.fast_path import certain_lines, certain_rows, read_written  # noqa: E402  as above
from zhixing_rules.batch.read.parsing import undated_schema, with_days  # noqa: E402  as above
from zhixing_rules.batch.read.possible_contradictions import suspicious  # noqa: E402  as above
from zhixing_rules.batch.tables.schema import bare, nested_schema  # noqa: E402  as above
from zhixing_rules.errors import RecordError  # noqa: E402  as above
from zhixing_rules.records import Case, JointMechanism, load  # noqa: E402  as above
from zhixing_rules.synthetic import generate  # noqa: E402  as above
from zhixing_rules.testing import contradictory  # noqa: E402  as above

if TYPE_CHECKING:
    from collections.abc import Iterator

CLEAN = tuple(generate(300, seed=21, errors=0, gaps=0.05))
NUMBER = "（2025）豫0802执7431号"
STRANGE = (
    *("true", "false", "null", "1", "0", "-1", "1.0", "1e3", "5", "99999999999999999999", '"true"', '"5"', '""', '" "'),
    *(
        '"2025-02-30"',
        '"2025-1-2"',
        '"2025-01-02T00:00:00"',
        '" 2025-01-02"',
        '"20250102"',
        '"1735776000"',
        "1735776000",
    ),
    *("[]", "{}", "[null]", "[{}]", '[{"id":null}]', '{"id":"x"}', '"是"', '"否"', '"拒执罪"', '"\\u0061"', '"a\\nb"'),
    *('"\\ud800"', '"\\ud83d\\ude00"', '"\\u0000"', '"a\\"b"', '"\\/"', '"\U00020bb7"'),
    *('"\u200b"', '"\u202e"', '"\ufeff"', '"Ａ"', '"e\u0301"', '"{"', '"}"', '"["', '"\\""', '"a\\":"', '"x":1', "NaN"),
    *('"basic"', '"基层"', '"refusal"', '"REFUSAL"', f'"{NUMBER}"', '"(2025)豫0802执7431号"', f'"{"长" * 5000}"'),
)
CHARACTERS = (
    *(
        '"',
        ":",
        ",",
        "{",
        "}",
        "[",
        "]",
        "\\",
        " ",
        "\t",
        "\x00",
        "\x1f",
        "\x7f",
        "\u200b",
        "\ufeff",
        "0",
        "-",
        "é",
        "号",
    ),
    *("null", "true", '""', '":', "{}", "[]", ',"id":"x"', ',"court":null', '"案号":"x",', "\\u0022", "//", "\u2028"),
)


def loaded(line: str) -> dict[str, Any] | None:
    try:
        return load(Case, line).model_dump(mode="json", exclude_none=True)
    except RecordError:
        return None


def recorded(value: Any) -> Any:  # noqa: ANN401  any value
    if isinstance(value, dict):
        return {name: recorded(each) for name, each in value.items() if each is not None}
    if isinstance(value, list):
        return [recorded(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def certain(lines: list[str]) -> list[bool]:
    """Which are certain, after a look that each of those is what `load` reads."""
    nested, sure = certain_lines(lines, Case)
    assert (nested.height, nested.schema, len(sure)) == (len(lines), nested_schema(Case), len(lines))
    for line, row, called in zip(lines, nested.to_dicts(), sure, strict=True):
        assert not called or loaded(line) == recorded(row), line
    return sure.to_list()


@pytest.fixture
def each_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No line is left out because it stands near a broken one."""
    monkeypatch.setattr(parsing, "_FEWEST", 1)


def replaced(chance: random.Random, value: Any, holder: bool = False) -> Any:  # noqa: ANN401, FBT002  any JSON
    """A record with one thing in it replaced by a mark, or a key renamed to one."""
    if isinstance(value, dict) and value and (holder or chance.random() < 0.9):
        key = chance.choice(list(value))
        if chance.random() < 0.1:
            return {("·key" if name == key else name): each for name, each in value.items()}
        return {name: replaced(chance, each) if name == key else each for name, each in value.items()}
    if isinstance(value, list) and value and chance.random() < 0.9:
        place = chance.randrange(len(value))
        return [replaced(chance, each) if at == place else each for at, each in enumerate(value)]
    return "·value"


def by_value(count: int) -> Iterator[str]:
    chance = random.Random(3)  # noqa: S311  the same lines each time
    keys = ("id", "", "案号", "court", "·x", "persons", "case_number", "姓名")
    for _ in range(count):
        text = json.dumps(replaced(chance, json.loads(chance.choice(CLEAN)), holder=True), ensure_ascii=False)
        text = text.replace('"·value"', chance.choice(STRANGE)).replace("·key", chance.choice(keys))
        yield text if chance.random() < 0.7 else text.replace('": ', '":').replace(", ", ",")


def by_character(count: int) -> Iterator[str]:
    chance = random.Random(4)  # noqa: S311  as above
    for _ in range(count):
        line = chance.choice(CLEAN)
        place = chance.randrange(len(line) + 1)
        much = chance.choice((0, 0, 1, 1, 2, 9))
        yield line[:place] + chance.choice(("", *CHARACTERS)) + line[place + much :]


@pytest.mark.usefixtures("each_alone")
def test_a_line_with_one_value_or_key_changed_is_certain_only_where_load_reads_just_so() -> None:
    lines = list(by_value(120))
    sure = certain(lines)
    refused = [loaded(line) is None for line in lines]
    assert sum(refused) > 50
    assert sum(sure) > 4
    assert not any(called and no for called, no in zip(sure, refused, strict=True))


@pytest.mark.usefixtures("each_alone")
def test_a_line_with_some_characters_changed_is_certain_only_where_load_reads_just_so() -> None:
    lines = list(by_character(120))
    refused = [loaded(line) is None for line in lines]
    assert sum(refused) > 80
    assert 0 < sum(certain(lines)) <= len(lines) - sum(refused)


UNCERTAIN = {
    "no line": "",
    "not JSON": "{",
    "a list": "[]",
    "null": "null",
    "a word": '"court"',
    "two objects": '{"court":"a"}{"court":"b"}',
    "two objects and a blank": "{} {}",
    "two lines": '{"court":"a"}\n{"court":"b"}',
    "a key twice": '{"court":"a","court":"b"}',
    "a key twice, once null": '{"court":"a","court":null}',
    "a key twice, once in other letters": '{"court":"a","\\u0063ourt":"a"}',
    "a key unknown": '{"court":"a","nobody":"b"}',
    "a key unknown whose value is null": '{"nobody":null}',
    "a Chinese key": '{"案号":"（2025）豫0802执7431号"}',
    "a key of another record": '{"persons":[{"id":"p","court":"a"}]}',
    "yes as a word": '{"referrals":[{"id":"r","offence":"refusal","conditions_met":"true"}]}',
    "a number for a word": '{"court":5}',
    "a fraction for a number": '{"detentions":[{"id":"d","days":1.5}]}',
    "a number that is too large": '{"detentions":[{"id":"d","days":9999999999}]}',
    "a Chinese word for a term": '{"court_level":"基层"}',
    "an unknown word for a term": '{"court_level":"nobody"}',
    "null in a list of records": '{"persons":[null]}',
    "null in a list of words": '{"referrals":[{"id":"r","offence":"refusal","inventory":[null]}]}',
    "an id not given": '{"persons":[{}]}',
    "blanks about a word": '{"court":" a "}',
    "a control character": '{"court":"a\x00b"}',
    "a day that is none": '{"complete_as_of":"2025-02-30"}',
    "a day with a time": '{"complete_as_of":"2025-01-02T00:00:00"}',
    "a day in another spelling": '{"complete_as_of":"2025-1-2"}',
    "a list for a record": '{"persons":{"id":"p"}}',
    "something after it": '{"court":"a"}x',
    "a comma at its end": '{"court":"a",}',
}


@pytest.mark.usefixtures("each_alone")
def test_what_load_refuses_or_reads_as_something_else_is_not_certain() -> None:
    plain = f'{{"case_number":"{NUMBER}"}}'
    sure = certain([plain, *UNCERTAIN.values(), plain])
    assert (sure[0], sure[-1]) == (True, True)
    assert [name for name, called in zip(UNCERTAIN, sure[1:-1], strict=True) if called] == []


@pytest.mark.usefixtures("each_alone")
def test_blanks_escapes_and_nulls_do_no_harm() -> None:
    spelt = ('{ "court" : "a" }', '{"court": null, "persons": null}', '{"persons": []}', "  {} ", "{}")
    escaped = ('{"court":"\\u0061"}', '{"\\u0063ourt":"a"}', '{"court":"a\\"b\\\\c"}', '{"court":"{[\\"}]:"}')
    assert certain([*spelt, *escaped]) == [True] * 9


@pytest.mark.usefixtures("each_alone")
def test_what_lines_leave_open_or_close_is_not_made_good_by_others() -> None:
    pieces = ('{"court":"a"}}', '{"record":{"court":"b"}', '{"court":', '"c"}', '{"court":"d"', "}", '{"court":"', '"}')
    several = ('{"court":"a"}}{"record":{"court":"b"}', '{"court":"a"}}\x00', '{"court":"a"},"record":{"court":"b"}')
    for size in (1, 2, 3, 5):
        lines = [*CLEAN[:size], *pieces, *several, *CLEAN[:size]]
        sure = certain(lines)
        assert not any(sure[size:-size])


@pytest.mark.usefixtures("each_alone")
def test_a_line_that_may_hold_more_than_any_record_is_not_certain() -> None:
    line = f'{{"case_number":"{NUMBER}"}}'
    assert certain([line + " " * (65_536 - len(line)), line + " " * (65_537 - len(line))]) == [True, False]


def test_every_field_that_need_not_be_given_may_be_null() -> None:
    kinds, seen = list[type[BaseModel]]([Case, JointMechanism]), set[type]()
    while kinds:
        kind = kinds.pop()
        seen.add(kind)
        for name, field in kind.model_fields.items():
            assert field.is_required() or TypeAdapter(field.rebuild_annotation()).validate_json("null") is None, name
            inside = bare(field.annotation)
            member = bare(get_args(inside)[0]) if get_args(inside) else inside
            if isinstance(member, type) and issubclass(member, BaseModel) and member not in seen:
                kinds.append(member)
    assert len(seen) > 12


def test_a_broken_line_costs_only_those_near_it() -> None:
    alone = certain(list(CLEAN))
    sure = certain([*CLEAN[:150], '{"court": true}', *CLEAN[150:]])
    assert sure.pop(150) is False
    assert sum(sure) >= sum(alone) - parsing._FEWEST


def test_no_lines_are_no_rows() -> None:
    assert certain([]) == []


def test_most_lines_of_a_clean_archive_are_certain() -> None:
    assert sum(certain(list(CLEAN))) >= 0.9 * len(CLEAN)


@pytest.mark.usefixtures("each_alone")
def test_no_contradiction_is_called_certain() -> None:
    lines: list[str] = []

    @settings(max_examples=60, derandomize=True, deadline=None, database=None)
    @given(case=contradictory(Case))
    def draw(case: dict[str, Any]) -> None:
        lines.append(json.dumps(case, ensure_ascii=False, default=str, separators=(",", ":")))

    draw()
    assert len(lines) >= 60
    assert [loaded(line) for line in lines] == [None] * len(lines)
    assert not any(certain(lines))


def test_rows_are_certain_where_load_reads_what_they_write() -> None:
    rows = [*generate(400, seed=22, errors=0.3)]
    readable = [line for line in rows if json_of(line) is not None]
    frame = pl.DataFrame([json_of(line) for line in readable], schema=UNDATED, strict=False)
    nested = with_days(frame, Case)
    sure = certain_rows(nested, Case)
    written = nested.write_ndjson().splitlines()
    told = [loaded(line) for line in written]
    assert sum(each is None for each in told) > 20
    assert sum(sure) >= 0.5 * len(written)
    for row, read, called in zip(nested.to_dicts(), told, sure, strict=True):
        assert not called or read == recorded(row)


UNDATED = undated_schema(Case)


def json_of(line: str) -> dict[str, Any] | None:
    try:
        read = json.loads(line)
    except ValueError:
        return None
    return read if isinstance(read, dict) and set(read) <= set(UNDATED) else None


REFUSED: list[dict[str, Any]] = [
    {"court": " a "},
    {"court_level": "nobody"},
    {"court_level": "基层"},
    {"case_number": "nobody"},
    {"persons": [None]},
    {"persons": [{"id": None}]},
    {"persons": [{"id": "p"}, {"id": "p"}]},
    {"detentions": [{"id": "d", "days": -1}]},
]


def test_a_row_that_load_would_refuse_or_read_as_another_is_not_certain() -> None:
    good = {"case_number": NUMBER, "court": "a"}
    frame = pl.DataFrame([good, *REFUSED, {"court": 'a\x00"b\\'}], schema=nested_schema(Case))
    assert certain_rows(frame, Case).to_list() == [True, *[False] * len(REFUSED), True]
    assert loaded(frame[-1:].write_ndjson()) == {"court": 'a\x00"b\\'}


def test_records_as_they_write_themselves_are_read_back_whole() -> None:
    cases = [load(Case, line) for line in CLEAN[:50]]
    rows = read_written([case.model_dump_json(exclude_none=True) for case in cases], Case)
    assert [recorded(row) for row in rows.to_dicts()] == [
        case.model_dump(mode="json", exclude_none=True) for case in cases
    ]


CONTRADICTIONS: dict[str, dict[str, Any]] = {
    "the level against the number": {"case_number": NUMBER, "court_level": "intermediate"},
    "an id twice": {"vehicles": [{"id": "v"}, {"id": "v"}]},
    "a person unknown": {"persons": [], "detentions": [{"id": "d", "person": "nobody"}]},
    "a person unknown, of a prosecution": {
        "persons": [{"id": "p"}],
        "private_prosecutions": [{"id": "s", "person": "nobody"}],
    },
    "a target unknown": {"persons": [{"id": "p"}], "requests": [{"id": "q", "targets": [{"person": "nobody"}]}]},
    "a unit unknown": {"persons": [{"id": "p", "roles": [{"unit": "nobody"}]}]},
    "a detention unknown": {"detentions": [], "referrals": [{"id": "r", "offence": "refusal", "detention": "nobody"}]},
    "another person": {
        "persons": [{"id": "p"}, {"id": "o"}],
        "detentions": [{"id": "d", "person": "p"}],
        "referrals": [{"id": "r", "offence": "refusal", "detention": "d", "person": "o"}],
    },
    "filed before it was received": {
        "referrals": [{"id": "r", "offence": "refusal", "received_on": "2025-03-02", "filed_on": "2025-03-01"}]
    },
    "dispatched before it was reported": {
        "incidents": [{"id": "i", "reported_on": "2025-03-02", "dispatched_on": "2025-03-01"}]
    },
    "longer than lawful": {"detentions": [{"id": "d", "intake_on": "2025-03-01", "printed_end": "2025-03-17"}]},
    "longer than lawful, by the printed start": {
        "detentions": [
            {"id": "d", "intake_on": "2025-03-05", "printed_start": "2025-03-01", "printed_end": "2025-03-17"}
        ]
    },
    "sent before the case": {
        "case_number": NUMBER,
        "referrals": [{"id": "r", "offence": "refusal", "sent_on": "2024-12-31"}],
    },
    "approved before the case": {"case_number": NUMBER, "requests": [{"id": "q", "approved_on": "2024-12-31"}]},
    "decided before the case": {"case_number": NUMBER, "detentions": [{"id": "d", "decided_on": "2024-12-31"}]},
    "what was given": {"disclosures": [{"id": "x", "classes": ["tracing"], "tracing": False}]},
    "its basis": {"disclosures": [{"id": "x", "basis_verified": True, "basis_upheld": False}]},
}


@pytest.mark.usefixtures("each_alone")
def test_every_kind_of_contradiction_is_suspicious() -> None:
    lines = [json.dumps(record, ensure_ascii=False) for record in CONTRADICTIONS.values()]
    codes: set[str] = set()
    for line in lines:
        with pytest.raises(RecordError) as refused:
            load(Case, line)
        codes |= {each.code for each in refused.value.problems}
    assert codes == CODES
    frame = pl.DataFrame(list(map(json.loads, lines)), schema=UNDATED, strict=False)
    sure = suspicious(with_days(frame, Case), Case)
    assert [name for name, found in zip(CONTRADICTIONS, sure, strict=True) if not found] == []
    assert not any(certain(lines))


CODES = {
    *("contradicts_case_number", "duplicate_id", "dangling_reference", "another_person", "out_of_order"),
    *("longer_than_lawful", "before_case", "contradicts_tracing", "contradicts_verified"),
}
"""Every kind that `contradictions` tells of."""


def test_an_ordinary_record_is_not_suspicious_and_one_of_another_kind_always_is() -> None:
    frame = pl.DataFrame([{"case_number": NUMBER}], schema=nested_schema(Case))
    assert suspicious(frame, Case).to_list() == [False]
    mechanism = pl.DataFrame(
        [{"officers": [{"id": "o"}, {"id": "o"}]}, {"officers": [{"id": "o"}]}], schema=nested_schema(JointMechanism)
    )
    assert suspicious(mechanism, JointMechanism).to_list() == [True, False]
    assert suspicious(frame, load.__class__).to_list() == [True]  # type: ignore[arg-type]  # any other type
