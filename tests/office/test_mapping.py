"""Mappings: a TOML file that says which column is which field, refused with every problem at once."""

from __future__ import annotations

import pytest

from zhixing_rules import Case, RecordError
from zhixing_rules.office import read_mapping
from zhixing_rules.office.field_paths import field_path, field_paths
from zhixing_rules.records import Detention, Secrecy

WHOLE = """
record = "case"
[constants]
"执行法院" = "武陟县人民法院"
complete_as_of = 2025-09-30
"basis.effective" = true
[[table]]
worksheet = "拘留"
heading_row = 2
key = "案号"
serial_dates = ["收拘日期"]
[table.columns]
"案号" = "case_number"
"被拘留人" = ["人员.姓名", "司法拘留.BJLR"]
"收拘日期" = "detentions.intake_on"
"@F" = "detentions.serious"
[table.words."@F"]
"严重" = true
[[table]]
[table.columns]
"姓名" = "persons.name"
"""


def test_a_mapping_names_fields_by_any_of_their_names() -> None:
    mapping = read_mapping(WHOLE)
    assert (mapping.record, mapping.model) == ("case", Case)
    assert [(str(path), value) for path, value in mapping.constants] == [
        ("court", "武陟县人民法院"),
        ("complete_as_of", "2025-09-30"),
        ("basis.effective", True),
    ]
    first, second = mapping.tables
    assert (first.worksheet, first.heading_row, first.key) == ("拘留", 2, "案号")
    assert {heading: [*map(str, paths)] for heading, paths in first.columns.items()} == {
        "案号": ["case_number"],
        "被拘留人": ["persons.name", "detentions.person"],
        "收拘日期": ["detentions.intake_on"],
        "@F": ["detentions.serious"],
    }
    assert first.words == {"@F": {"严重": True}}
    assert first.serial_dates == frozenset({"收拘日期"})
    assert (second.worksheet, second.heading_row, second.key) == (None, 1, None)


BAD = {
    "not TOML": ("x", {"": "not_toml"}),
    "deep tables": ("[" + ".".join("a" * 40) + "]", {"": "not_toml"}),
    "nothing": ("", {"/table": "missing"}),
    "an unknown key": ('x = 1\n[[table]]\ncolumns = {a = "court"}', {"": "extra"}),
    "an unknown record": ('record = "x"\n[[table]]\ncolumns = {a = "court"}', {"/record": "enum"}),
    "no columns": ("[[table]]", {"/table/0/columns": "missing"}),
    "columns that are a text": ('[[table]]\ncolumns = "x"', {"/table/0/columns": "not_a_table"}),
    "no column": ("[[table]]\ncolumns = {}", {"/table/0/columns": "missing"}),
    "unknown fields": (
        '[[table]]\ncolumns = {a = "x", b = "persons", c = "persons.x", d = 1, e = "court.x", f = ""}',
        {f"/table/0/columns/{number}": "no_such_field" for number in range(6)},
    ),
    "a field twice": ('[[table]]\ncolumns = {a = "court", b = "执行法院"}', {"/table/0/columns": "duplicate_field"}),
    "row 0": ('[[table]]\nheading_row = 0\ncolumns = {a = "court"}', {"/table/0/heading_row": "not_a_row"}),
    "row true": ('[[table]]\nheading_row = true\ncolumns = {a = "court"}', {"/table/0/heading_row": "not_a_row"}),
    "serial dates of no column": (
        '[[table]]\nserial_dates = ["b"]\ncolumns = {a = "court"}',
        {"/table/0/serial_dates": "no_such_heading"},
    ),
    "serial dates that are a text": (
        '[[table]]\nserial_dates = "a"\ncolumns = {a = "court"}',
        {"/table/0/serial_dates": "not_a_list"},
    ),
    "words of no column": (
        '[[table]]\nwords = {b = {}}\ncolumns = {a = "court"}',
        {"/table/0/words": "no_such_heading"},
    ),
    "words that are lists": (
        '[[table]]\nwords = {a = {x = []}}\ncolumns = {a = "court"}',
        {"/table/0/words/0": "not_a_value"},
    ),
    "a key that is a number": ('[[table]]\nkey = 1\ncolumns = {a = "court"}', {"/table/0/key": "string_type"}),
    "control characters": ('[[table]]\ncolumns = {"a\\u001b" = "court"}', {"/table/0/columns": "not_a_table"}),
    "a constant in a list": (
        'constants = {"persons.name" = "x"}\n[[table]]\ncolumns = {a = "court"}',
        {"/constants/0": "in_a_list"},
    ),
    "a constant of a table that is no field": (
        '[[table]]\ncolumns = {a = "court"}\nconstants = {x = 1, "persons.debtor" = true}',
        {"/table/0/constants/0": "no_such_field"},
    ),
    "a constant that is no value": (
        'constants = {court = [], complete_as_of = 2025-01-01T00:00:00}\n[[table]]\ncolumns = {a = "court"}',
        {"/constants/0": "not_a_value", "/constants/1": "not_a_value"},
    ),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_mapping_is_refused_with_the_place_of_every_problem(kind: str) -> None:
    text, expected = BAD[kind]
    with pytest.raises(RecordError) as refused:
        read_mapping(text)
    assert {each.pointer: each.code for each in refused.value.problems} == expected


def test_a_path_has_its_field_its_type_and_its_class() -> None:
    path = field_path(Case, "司法拘留.收拘日期")
    assert (path.model, path.name, path.secrecy) == (Detention, "intake_on", Secrecy.PERSONAL)
    assert str(field_path(Case, "persons.3.roles.2.unit")) == "persons.3.roles.2.unit"
    assert str(field_path(Case, "persons.1.name")) == str(field_path(Case, "persons.name")) == "persons.name"
    assert repr(path) == "FieldPath(…)"


@pytest.mark.parametrize(
    "text", ["", ".", "persons.", "persons.2", "court.1.x", "persons.name.x", "²", "persons.².name"]
)
def test_a_path_that_is_not_one_is_refused(text: str) -> None:
    with pytest.raises(LookupError):
        field_path(Case, text)


def test_every_value_of_a_record_has_a_path_and_each_path_is_read_back() -> None:
    paths = [str(path) for path in field_paths(Case)]
    assert len(paths) == len(set(paths))
    assert {"case_number", "basis.kind", "persons.roles.unit", "requests.letter.attachments"} <= set(paths)
    assert [str(field_path(Case, path)) for path in paths] == paths


@pytest.mark.parametrize(
    ("text", "zh"),
    [
        ('[[table]]\n[[table]]\nworksheet = "拘留"\ncolumns = {"姓名" = "x"}', "“拘留”“姓名”：没有这一字段"),
        ('[[table]]\nworksheet = "拘留"', "“拘留”：至少须有一列"),
        ('constants = {x = "y"}\n[[table]]\ncolumns = {a = "court"}', "“x”：没有这一字段"),
        ('record = "case"\nx = [\n1, ?]', "不是有效的 TOML：见第3行"),
    ],
)
def test_a_problem_names_its_worksheet_and_heading_or_its_line(text: str, zh: str) -> None:
    with pytest.raises(RecordError) as refused:
        read_mapping(text)
    assert any(each.zh.startswith(zh) for each in refused.value.problems)
