"""Certain lines are read as `load` reads them, and most lines of a clean archive are certain."""

from __future__ import annotations

import json
import random
from datetime import date
from typing import TYPE_CHECKING, Any, get_args

import pytest

pl = pytest.importorskip("polars", reason="needs the extra [batch]")

from hypothesis import given  # noqa: E402  after the check for the extra
from hypothesis import strategies as st  # noqa: E402  as above
from pydantic import BaseModel, TypeAdapter  # noqa: E402  as above

from support.effort import examples, mostly_deep, scaled  # noqa: E402  as above
from zhixing_rules.batch.read import parsing  # noqa: E402  as above
from zhixing_rules.batch.read.fast_path import read_lines, read_serialised, rows_are_certain  # noqa: E402  as above
from zhixing_rules.batch.read.field_round_trip import FieldRoundTrip  # noqa: E402  as above
from zhixing_rules.batch.read.parsing import parse_dates, text_dates_schema  # noqa: E402  as above
from zhixing_rules.batch.read.possible_contradictions import may_contradict  # noqa: E402  as above
from zhixing_rules.batch.tables.schema import nested_schema  # noqa: E402  as above
from zhixing_rules.errors import RecordError  # noqa: E402  as above
from zhixing_rules.records import Case, CaseNumber, JointMechanism, load  # noqa: E402  as above
from zhixing_rules.records.annotations import bare_type  # noqa: E402  as above
from zhixing_rules.records.case_number import WRITTEN_NUMBER  # noqa: E402  as above
from zhixing_rules.records.loading import MAX_LIST  # noqa: E402  as above
from zhixing_rules.synthetic import generate  # noqa: E402  as above
from zhixing_rules.testing import contradictory  # noqa: E402  as above

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CLEAN = tuple(generate(300, seed=21, errors=0, gaps=0.05))
NUMBER = "（2025）豫0802执7431号"
UNUSUAL_VALUES = (
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
    """Return which lines are certain, after checking that each of them is read as by `load`."""
    nested, certain_rows = read_lines([line.encode() for line in lines], Case)
    assert (nested.height, nested.schema, len(certain_rows)) == (len(lines), nested_schema(Case), len(lines))
    for line, row, is_certain in zip(lines, nested.to_dicts(), certain_rows, strict=True):
        assert not is_certain or loaded(line) == recorded(row), line
    return certain_rows.to_list()


@pytest.fixture
def single_line_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parse every line in its own block, so that invalid lines do not affect others."""
    monkeypatch.setattr(parsing, "_MIN_LINES", 1)


def replaced(random_numbers: random.Random, value: Any, holder: bool = False) -> Any:  # noqa: ANN401, FBT002  any JSON
    """Return a record with one value or one key replaced by a marker."""
    if isinstance(value, dict) and value and (holder or random_numbers.random() < 0.9):
        key = random_numbers.choice(list(value))
        if random_numbers.random() < 0.1:
            return {("·key" if name == key else name): each for name, each in value.items()}
        return {name: replaced(random_numbers, each) if name == key else each for name, each in value.items()}
    if isinstance(value, list) and value and random_numbers.random() < 0.9:
        place = random_numbers.randrange(len(value))
        return [replaced(random_numbers, each) if at == place else each for at, each in enumerate(value)]
    return "·value"


def lines_with_changed_values(count: int) -> Iterator[str]:
    random_numbers = random.Random(3)  # noqa: S311  the same lines each time
    keys = ("id", "", "案号", "court", "·x", "persons", "case_number", "姓名")
    for _ in range(count):
        text = json.dumps(
            replaced(random_numbers, json.loads(random_numbers.choice(CLEAN)), holder=True), ensure_ascii=False
        )
        text = text.replace('"·value"', random_numbers.choice(UNUSUAL_VALUES)).replace(
            "·key", random_numbers.choice(keys)
        )
        yield text if random_numbers.random() < 0.7 else text.replace('": ', '":').replace(", ", ",")


def lines_with_changed_characters(count: int) -> Iterator[str]:
    random_numbers = random.Random(4)  # noqa: S311  as above
    for _ in range(count):
        line = random_numbers.choice(CLEAN)
        place = random_numbers.randrange(len(line) + 1)
        much = random_numbers.choice((0, 0, 1, 1, 2, 9))
        yield line[:place] + random_numbers.choice(("", *CHARACTERS)) + line[place + much :]


@pytest.mark.usefixtures("single_line_blocks")
def test_a_line_with_a_changed_value_or_key_is_certain_only_if_load_reads_the_same() -> None:
    lines = list(lines_with_changed_values(120))
    certain_rows = certain(lines)
    rejected = [loaded(line) is None for line in lines]
    assert sum(rejected) > 50
    assert sum(certain_rows) > 4
    assert not any(is_certain and no for is_certain, no in zip(certain_rows, rejected, strict=True))


@pytest.mark.usefixtures("single_line_blocks")
def test_a_line_with_changed_characters_is_certain_only_if_load_reads_the_same() -> None:
    lines = list(lines_with_changed_characters(120))
    rejected = [loaded(line) is None for line in lines]
    assert sum(rejected) > 80
    assert 0 < sum(certain(lines)) <= len(lines) - sum(rejected)


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


@pytest.mark.usefixtures("single_line_blocks")
def test_lines_that_load_rejects_or_converts_are_not_certain() -> None:
    plain = f'{{"case_number":"{NUMBER}"}}'
    certain_rows = certain([plain, *UNCERTAIN.values(), plain])
    assert (certain_rows[0], certain_rows[-1]) == (True, True)
    assert [name for name, is_certain in zip(UNCERTAIN, certain_rows[1:-1], strict=True) if is_certain] == []


@pytest.mark.usefixtures("single_line_blocks")
def test_lines_with_blanks_escapes_and_nulls_are_certain() -> None:
    spaced = ('{ "court" : "a" }', '{"court": null, "persons": null}', '{"persons": []}', "  {} ", "{}")
    escaped = ('{"court":"\\u0061"}', '{"\\u0063ourt":"a"}', '{"court":"a\\"b\\\\c"}', '{"court":"{[\\"}]:"}')
    assert certain([*spaced, *escaped]) == [True] * 9


@pytest.mark.usefixtures("single_line_blocks")
def test_unbalanced_lines_are_not_balanced_by_their_neighbours() -> None:
    pieces = ('{"court":"a"}}', '{"record":{"court":"b"}', '{"court":', '"c"}', '{"court":"d"', "}", '{"court":"', '"}')
    several = ('{"court":"a"}}{"record":{"court":"b"}', '{"court":"a"}}\x00', '{"court":"a"},"record":{"court":"b"}')
    for size in (1, 2, 3, 5):
        lines = [*CLEAN[:size], *pieces, *several, *CLEAN[:size]]
        certain_rows = certain(lines)
        assert not any(certain_rows[size:-size])


@pytest.mark.usefixtures("single_line_blocks")
def test_a_line_that_may_exceed_the_limits_of_a_record_is_not_certain() -> None:
    line = f'{{"case_number":"{NUMBER}"}}'
    size = len(line.encode())
    assert certain([line + " " * (65_536 - size), line + " " * (65_537 - size)]) == [True, False]


def test_every_optional_field_may_be_null() -> None:
    kinds, seen = list[type[BaseModel]]([Case, JointMechanism]), set[type]()
    while kinds:
        kind = kinds.pop()
        seen.add(kind)
        for name, field in kind.model_fields.items():
            assert field.is_required() or TypeAdapter(field.rebuild_annotation()).validate_json("null") is None, name
            inside = bare_type(field.annotation)
            member = bare_type(get_args(inside)[0]) if get_args(inside) else inside
            if isinstance(member, type) and issubclass(member, BaseModel) and member not in seen:
                kinds.append(member)
    assert len(seen) > 12


INVALID = {
    "a value of another type": b'{"court": true}',
    "an unknown key": b'{"court": "x", "colour": "blue"}',
    "a key that is not ASCII": '{"执行法院": "x"}'.encode(),
    "bytes that are not UTF-8": b'{"court": "\xff"}',
    "half a line": b'{"court": "x"',
    "an empty line": b"",
}


@pytest.fixture
def parsed_blocks(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return the number of lines of each block that is parsed."""
    sizes: list[int] = []
    parse = parsing._table

    def counted(texts: Sequence[bytes], model: type[BaseModel]) -> Any:  # noqa: ANN401  a table of Arrow
        sizes.append(len(texts))
        return parse(texts, model)

    monkeypatch.setattr(parsing, "_table", counted)
    return sizes


@pytest.mark.parametrize("name", mostly_deep(INVALID, 2))
@pytest.mark.parametrize("place", [0, 150, len(CLEAN)])
def test_an_invalid_line_affects_no_other_line_and_few_blocks(name: str, place: int, parsed_blocks: list[int]) -> None:
    lines = [line.encode() for line in CLEAN]
    _, alone = read_lines(lines, Case)
    parsed_blocks.clear()
    _, certain_rows = read_lines([*lines[:place], INVALID[name], *lines[place:]], Case)
    assert certain_rows.to_list() == [*alone[:place], False, *alone[place:]]
    assert len(parsed_blocks) <= 4


def test_lines_with_other_names_of_fields_are_not_parsed_again(parsed_blocks: list[int]) -> None:
    lines = ['{"执行法院": "x"}'.encode()] * 300
    assert not read_lines(lines, Case)[1].any()
    assert parsed_blocks == [300]


@pytest.mark.parametrize("unknown", [1, 16, 17, 300])
def test_lines_with_unknown_keys_are_not_certain_however_many_there_are(unknown: int) -> None:
    lines = [json.dumps({"court": "x", f"key{index % unknown}": index}) for index in range(300)]
    together = [line for pair in zip(lines, CLEAN, strict=True) for line in pair]
    certain_rows = certain(together)
    assert not any(certain_rows[::2])
    assert unknown > 16 or certain_rows[1::2] == certain(list(CLEAN))


def test_a_wrong_row_named_by_the_parser_makes_no_line_certain() -> None:
    two_rows = '{}} {"record":{}'
    for lines in ([two_rows, *CLEAN, '{"court": true}'], [two_rows] * 40, [*CLEAN[:20], two_rows, *CLEAN[20:40]]):
        certain_rows = certain(lines)
        assert not any(
            is_certain and line in {two_rows, '{"court": true}'}
            for is_certain, line in zip(certain_rows, lines, strict=True)
        )


@examples(200)
@given(
    text=st.from_regex(WRITTEN_NUMBER, fullmatch=True),
    change=st.sampled_from(
        ["", " ", "\n", "(", ")", "（", "0", "00", "1234567890", "初", "号", "赔", "\u200b", "٣", "２"]
    ),
    place=st.integers(0, 40),
    much=st.integers(0, 2),
)
def test_a_case_number_that_the_pattern_accepts_is_written_back_unchanged(
    text: str, change: str, place: int, much: int
) -> None:
    for number in (text, text[:place] + change + text[place + much :]):
        try:
            unchanged = str(CaseNumber.parse(number)) == number
        except ValueError:
            unchanged = False
        doubtful = pl.select(FieldRoundTrip(CaseNumber).doubtful(pl.lit(number))).to_series()
        assert doubtful.is_empty() is unchanged


def test_no_lines_give_no_rows() -> None:
    assert certain([]) == []


def test_most_lines_of_a_clean_archive_are_certain() -> None:
    assert sum(certain(list(CLEAN))) >= 0.9 * len(CLEAN)


@pytest.mark.usefixtures("single_line_blocks")
def test_no_contradiction_is_certain() -> None:
    lines: list[str] = []

    @examples(60)
    @given(case=contradictory(Case))
    def draw(case: dict[str, Any]) -> None:
        lines.append(json.dumps(case, ensure_ascii=False, default=str, separators=(",", ":")))

    draw()
    assert len(lines) >= scaled(60)
    assert [loaded(line) for line in lines] == [None] * len(lines)
    assert not any(certain(lines))


def test_certain_rows_are_read_unchanged_by_load() -> None:
    rows = [*generate(400, seed=22, errors=0.3)]
    readable = [line for line in rows if parse_object(line) is not None]
    frame = pl.DataFrame([parse_object(line) for line in readable], schema=SCHEMA, strict=False)
    nested = parse_dates(frame, Case)
    certain_rows = rows_are_certain(nested, Case)
    written = nested.write_ndjson().splitlines()
    loaded_rows = [loaded(line) for line in written]
    assert sum(each is None for each in loaded_rows) > 20
    assert sum(certain_rows) >= 0.5 * len(written)
    for row, read, is_certain in zip(nested.to_dicts(), loaded_rows, certain_rows, strict=True):
        assert not is_certain or read == recorded(row)


SCHEMA = text_dates_schema(Case)


def parse_object(line: str) -> dict[str, Any] | None:
    try:
        read = json.loads(line)
    except ValueError:
        return None
    return read if isinstance(read, dict) and set(read) <= set(SCHEMA) else None


REFUSED: list[dict[str, Any]] = [
    {"court": " a "},
    {"court_level": "nobody"},
    {"court_level": "基层"},
    {"case_number": "（2025）豫0802执07号"},
    {"case_number": " "},
    {"complete_as_of": date(1900, 1, 1)},
    {"persons": [{"id": "p", "name": "\u3000"}]},
    {"persons": [{"id": "p", "resident_number": "11010519491231002x"}]},
    {"persons": [None]},
    {"persons": [{"id": None}]},
    {"persons": [{"id": "p"}, {"id": "p"}]},
    {"detentions": [{"id": "d", "days": -1}]},
]


def test_a_row_that_load_rejects_or_converts_is_not_certain() -> None:
    good = {"case_number": NUMBER, "court": "a"}
    frame = pl.DataFrame([good, *REFUSED, {"court": 'a\x00"b\\'}], schema=nested_schema(Case))
    assert rows_are_certain(frame, Case).to_list() == [True, *[False] * len(REFUSED), True]
    unreadable = pl.DataFrame([{"case_number": "nobody"}], schema=nested_schema(Case))
    assert rows_are_certain(unreadable, Case).to_list() == [True]
    assert loaded(frame[-1:].write_ndjson()) == {"court": 'a\x00"b\\'}


def test_serialised_records_are_read_back_unchanged() -> None:
    cases = [load(Case, line) for line in CLEAN[:50]]
    rows = read_serialised([case.model_dump_json(exclude_none=True) for case in cases], Case)
    assert [recorded(row) for row in rows.to_dicts()] == [
        case.model_dump(mode="json", exclude_none=True) for case in cases
    ]


CONTRADICTIONS: dict[str, dict[str, Any]] = {
    "the level against the number": {"case_number": NUMBER, "court_level": "intermediate"},
    "too many records": {"requests": [{"id": f"q{number}", "targets": [{}] * MAX_LIST} for number in range(8)]},
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
    "longer than lawful": {"detentions": [{"id": "d", "intake_on": "2025-03-01", "printed_end": "2025-03-18"}]},
    "longer than lawful, by the intake": {
        "detentions": [
            {"id": "d", "intake_on": "2025-03-01", "printed_start": "2025-03-10", "printed_end": "2025-03-20"}
        ]
    },
    "leave longer than the detention": {"detentions": [{"id": "d", "days": 5, "leave_days": 6}]},
    "leave longer than the printed term": {
        "detentions": [
            {"id": "d", "printed_start": "2025-03-01", "printed_end": "2025-03-03", "days": 5, "leave_days": 3}
        ]
    },
    "a unit detained": {
        "persons": [{"id": "u", "kind": "unit"}, {"id": "p"}],
        "detentions": [{"id": "d", "person": "u"}],
    },
    "a resident number twice": {
        "persons": [
            {"id": "a", "resident_number": "11010519491231002X"},
            {"id": "b", "resident_number": "11010519491231002X"},
        ]
    },
    "a credit code twice": {
        "persons": [{"id": "a", "credit_code": "91350100M000100Y43"}, {"id": "b", "credit_code": "91350100M000100Y43"}]
    },
    "a person unknown, of a complete record": {
        "complete_as_of": "2025-03-01",
        "detentions": [{"id": "d", "person": "nobody"}],
    },
    "a letter dated before the case": {
        "case_number": NUMBER,
        "requests": [{"id": "q", "letter": {"dated_on": "2024-12-31"}}],
    },
    "measures before the case": {
        "case_number": NUMBER,
        "requests": [{"id": "q", "targets": [{"measures_on": "2024-12-31"}]}],
    },
    "found before the case": {"case_number": NUMBER, "vehicles": [{"id": "v", "found_on": "2024-12-31"}]},
    "longer than lawful, by the printed start": {
        "detentions": [
            {"id": "d", "intake_on": "2025-03-05", "printed_start": "2025-03-01", "printed_end": "2025-03-17"}
        ]
    },
    "sent before the case": {
        "case_number": NUMBER,
        "referrals": [{"id": "r", "offence": "refusal", "sent_on": "2024-12-31"}],
    },
    "registered before the case": {"case_number": NUMBER, "registered_on": "2024-12-31"},
    "urged before the case": {"case_number": NUMBER, "referrals": [{"id": "r", "urged_on": "2024-12-31"}]},
    "a receipt before the sending": {
        "referrals": [{"id": "r", "sent_on": "2025-03-05", "receipt_on": "2025-03-04"}],
    },
    "a receipt before the detention that the referral follows": {
        "detentions": [{"id": "d", "decided_on": "2025-03-05"}],
        "referrals": [{"id": "r", "detention": "d", "receipt_on": "2025-03-04"}],
    },
    "approved before the case": {"case_number": NUMBER, "requests": [{"id": "q", "approved_on": "2024-12-31"}]},
    "decided before the case": {"case_number": NUMBER, "detentions": [{"id": "d", "decided_on": "2024-12-31"}]},
    "what was given": {"disclosures": [{"id": "x", "classes": ["tracing"], "tracing": False}]},
    "its basis": {"disclosures": [{"id": "x", "basis_verified": True, "basis_upheld": False}]},
}


@pytest.mark.usefixtures("single_line_blocks")
def test_every_kind_of_contradiction_is_found() -> None:
    lines = [json.dumps(record, ensure_ascii=False) for record in CONTRADICTIONS.values()]
    codes: set[str] = set()
    for line in lines:
        with pytest.raises(RecordError) as rejected:
            load(Case, line)
        codes |= {each.code for each in rejected.value.problems}
    assert codes == CODES
    frame = pl.DataFrame(list(map(json.loads, lines)), schema=SCHEMA, strict=False)
    certain_rows = may_contradict(parse_dates(frame, Case), Case)
    assert [name for name, found in zip(CONTRADICTIONS, certain_rows, strict=True) if not found] == []
    assert not any(certain(lines))


CODES = {
    *("contradicts_case_number", "duplicate_id", "dangling_reference", "another_person", "out_of_order"),
    *("same_number", "unit_detained", "longer_than_detention"),
    *("longer_than_lawful", "before_case", "contradicts_tracing", "contradicts_verified", "too_many_records"),
}
"""All codes of contradictions of a case."""


def test_an_ordinary_record_cannot_contradict_itself_and_one_of_an_unknown_type_may() -> None:
    frame = pl.DataFrame([{"case_number": NUMBER}], schema=nested_schema(Case))
    assert may_contradict(frame, Case).to_list() == [False]
    mechanism = pl.DataFrame(
        [{"officers": [{"id": "o"}, {"id": "o"}]}, {"officers": [{"id": "o"}]}], schema=nested_schema(JointMechanism)
    )
    assert may_contradict(mechanism, JointMechanism).to_list() == [True, False]
    assert may_contradict(frame, load.__class__).to_list() == [True]  # type: ignore[arg-type]  # any other type
