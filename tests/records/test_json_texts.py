"""JSON files of every form: lines, arrays, objects over several lines, compressed; an error costs its text alone."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

pl = pytest.importorskip("polars", reason="needs the extra [batch]")

from support.effort import examples  # noqa: E402  as above
from zhixing_rules.batch.read.sources import SourceError, chunks_of  # noqa: E402  as above
from zhixing_rules.records import (  # noqa: E402  as above
    Audience,
    Case,
    json_texts,
)
from zhixing_rules.records.json_texts import texts_in  # noqa: E402  as above
from zhixing_rules.records.loading import MAX_SIZE  # noqa: E402  as above

if TYPE_CHECKING:
    from pathlib import Path

RECORDS: list[dict[str, Any]] = [
    {"court": "甲"},
    {},
    {"court": '引号"、\\、]}{[,'},
    {"court": "乙", "persons": [{"id": "p1", "roles": []}]},
]
FORMS = {
    "lines": "\n".join(json.dumps(each) for each in RECORDS),
    "array": json.dumps(RECORDS, ensure_ascii=False),
    "indented array": json.dumps(RECORDS, ensure_ascii=False, indent=2),
    "array in lines": "[\n" + ",\n".join(json.dumps(each) for each in RECORDS) + "\n]\n",
    "indented objects": "\n\n".join(json.dumps(each, indent=2) for each in RECORDS),
    "objects with commas": ",\n".join(json.dumps(each, indent=2) for each in RECORDS).replace("},\n{", "}\n{"),
}


def texts_of(text: str | bytes, chunk: int = 1024 * 1024) -> list[bytes]:
    data = text if isinstance(text, bytes) else text.encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_texts, "_CHUNK", chunk)
        return list(json_texts._values_in(io.BytesIO(data)))


def cases_in(path: Path, audience: Audience = Audience.KEEPER) -> tuple[list[Any], list[tuple[int, list[str]]]]:
    """Return the courts by place, and the codes of the errors by place."""
    read: dict[int, Any] = {}
    errors: list[tuple[int, list[str]]] = []
    for chunk in chunks_of(path, Case, audience=audience):
        read |= dict(zip(chunk.places, chunk.nested["court"], strict=True))
        errors += [(place, [each.code for each in error.problems]) for place, error in chunk.errors]
    return sorted(read.items()), errors


@pytest.mark.parametrize("compressed", [False, True], ids=["plain", "gzip"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "mark"])
@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("audience", [Audience.KEEPER, Audience.PUBLIC])
def test_every_form_gives_the_same_cases(
    tmp_path: Path, name: str, mark: str, audience: Audience, *, compressed: bool
) -> None:
    data = (mark + FORMS[name]).encode()
    path = tmp_path / ("a.json.gz" if compressed else "a.JSON")
    path.write_bytes(gzip.compress(data) if compressed else data)
    places = list(enumerate([each.get("court") for each in RECORDS], start=1))
    assert cases_in(path, audience) == (places, [])


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.ndjson.gz", "a.jsonl"])
def test_lines_may_be_compressed_whatever_their_file_is_called(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(gzip.compress(b'{"court":"a"}\n\n{\n{"court":"b"}\n'))
    assert cases_in(tmp_path / name) == ([(1, "a"), (4, "b")], [(3, ["not_json"])])


@pytest.mark.parametrize("size", [4, 5, 7, 16, 1000])
@pytest.mark.parametrize("name", [name for name in FORMS if name != "lines"])
def test_texts_do_not_depend_on_where_the_file_is_divided(name: str, size: int) -> None:
    assert [json.loads(each) for each in texts_of(FORMS[name], size)] == RECORDS


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("", []),
        (" \n ", []),
        ("[]", []),
        ("[ ]\n", []),
        ("[{},]", ["{}"]),
        ("[,{}]", ["", "{}"]),
        ('[1, "a", null]', ["1", '"a"', "null"]),
        ("{}{}", ["{}", "{}"]),
        ("{} x {}", ["{}", "x {}"]),
        ("[{}}, {}]", ["{}}", "{}"]),
        ("[[{}], {}]", ["[{}]", "{}"]),
        ("[{}] [{}]", ["{}", "{}"]),
        ("[{}, {", ["{}", "{"]),
        ("[", ["["]),
        ("[{}, ", ["{}", "["]),
        ("[{}, {}", ["{}", "{}", "["]),
        ("[{}, 1", ["{}", "1", "["]),
        ("[{}] [{}", ["{}", "{}", "["]),
        ('[{"a": "\\"', ['{"a": "\\"']),
        ('["]", {"a": ",\\\\"}]', ['"]"', '{"a": ",\\\\"}']),
        ("x [1, 2]", ["x [1, 2]"]),
        ('{"a": [1, {"b": []}]}', ['{"a": [1, {"b": []}]}']),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_record_is_a_text_of_its_own(text: str, texts: list[str]) -> None:
    for size in (4, 5, 6, 7, 1000):
        assert [each.decode() for each in texts_of(text, size)] == texts


@examples(100)
@given(text=st.text(alphabet='{}[]",:\\ \na1', max_size=40), size=st.integers(4, 12))
def test_no_sign_is_lost_and_the_division_does_not_matter(text: str, size: int) -> None:
    whole = texts_of(text)
    assert whole == texts_of(text, size)
    kept = "".join(each.decode() for each in whole)
    for sign in '{}":\\a1':
        assert kept.count(sign) == text.count(sign)


@given(
    records=st.lists(st.dictionaries(st.text(max_size=5), st.text(max_size=9) | st.lists(st.booleans())), max_size=5)
)
@examples(100)
def test_any_array_is_divided_into_its_members(records: list[dict[str, Any]]) -> None:
    for text in (json.dumps(records), json.dumps(records, ensure_ascii=False, indent=1)):
        assert [json.loads(each) for each in texts_of(text, 16)] == records


@pytest.mark.parametrize("text", ['[{"court":"a"},\n{"court":"b"}\n', '[\n{"court":"a"},\n{"court":"b"},', "[\n"])
@pytest.mark.parametrize("audience", [Audience.KEEPER, Audience.PUBLIC])
def test_an_array_that_is_not_closed_is_an_error_after_its_members(
    tmp_path: Path, text: str, audience: Audience
) -> None:
    (tmp_path / "a.json").write_text("\ufeff" + text, encoding="utf-8")
    count = text.count("{")
    wanted = [(1, "a"), (2, "b")][:count]
    assert cases_in(tmp_path / "a.json", audience) == (wanted, [(count + 1, ["array_not_closed"])])


def test_a_broken_record_costs_itself_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('[{"court": "a"},\n{"court": },\n{"x": 1},\n7,\n{"court": "b"}]', encoding="utf-8")
    places, errors = cases_in(path)
    assert places == [(1, "a"), (5, "b")]
    assert errors == [(2, ["not_json"]), (3, ["extra_forbidden"]), (4, ["model_type"])]


def test_a_broken_first_line_does_not_hide_that_the_file_has_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"court": {\n{"court": "b"}\n{"court": "c"}\n', encoding="utf-8")
    assert cases_in(path) == ([(2, "b"), (3, "c")], [(1, ["not_json"])])


def test_a_text_longer_than_a_record_is_cut_off_and_its_neighbours_are_read() -> None:
    long = b'{"court": "' + b"]{" * MAX_SIZE + b'"}'
    first, second, third = texts_of(b"[{}, " + long + b", {}]")
    assert (first, len(second), third) == (b"{}", MAX_SIZE + 1, b"{}")


@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.json.gz"])
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-16-le"])
def test_a_file_in_utf_16_is_named(tmp_path: Path, name: str, encoding: str) -> None:
    data = ("\ufeff" if encoding == "utf-16-be" else "").encode(encoding) + FORMS["array"].encode(encoding)
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    with pytest.raises(SourceError) as refused:
        cases_in(tmp_path / name)
    assert refused.value.problem.code == "not_utf8"


def test_a_null_byte_costs_its_line_alone(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"court": "\0"}\n{"court": "b"}')
    assert cases_in(tmp_path / "a.jsonl") == ([(2, "b")], [(1, ["not_utf8"])])


def test_a_workbook_that_is_called_json_is_named(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.jsonl", "w") as file:
        file.writestr("xl/workbook.xml", "<x/>")
    with pytest.raises(SourceError) as refused:
        cases_in(tmp_path / "a.jsonl")
    assert refused.value.problem.code == "not_text"


def test_lines_in_another_encoding_are_named_by_line(tmp_path: Path) -> None:
    lines = ['{"court": "甲"}'.encode(), '{"court": "某法院"}'.encode("gb18030"), b'{"court": "a"}']
    (tmp_path / "a.jsonl").write_bytes(b"\n".join(lines))
    assert cases_in(tmp_path / "a.jsonl") == ([(1, "甲"), (3, "a")], [(2, ["not_utf8"])])


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-9], lambda data: data[:20] + b"xxxx" + data[24:], lambda _: b"\x1f\x8bx"]
)
@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.json.gz"])
def test_a_damaged_compressed_file_cannot_be_read(tmp_path: Path, name: str, damage: Any) -> None:  # noqa: ANN401  a function
    (tmp_path / name).write_bytes(damage(gzip.compress(FORMS["lines"].encode())))
    with pytest.raises(SourceError) as refused:
        cases_in(tmp_path / name)
    assert refused.value.problem.code == "not_readable"


def test_the_numbers_are_those_of_lines_or_of_records(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("\n{}\n\n{}\n", encoding="utf-8")
    (tmp_path / "b.json").write_text("[\n\n{}\n,\n\n{\n}]", encoding="utf-8")
    assert [number for number, _ in texts_in(tmp_path / "a.json")] == [2, 4]
    assert [number for number, _ in texts_in(tmp_path / "b.json")] == [1, 2]


@pytest.mark.parametrize("audience", [Audience.KEEPER, Audience.PUBLIC])
@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_the_key_of_a_schema_is_ignored_in_every_record(tmp_path: Path, name: str, audience: Audience) -> None:
    records = [{"$schema": "case.json", "court": f"{number}"} for number in range(40)]
    text = json.dumps(records, indent=1) if name == "a.json" else "\n".join(json.dumps(each) for each in records)
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert cases_in(tmp_path / name, audience) == ([(number + 1, f"{number}") for number in range(40)], [])
