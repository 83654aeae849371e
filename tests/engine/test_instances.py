"""The records that rules are judged for, with their containers and the records they refer to."""

from __future__ import annotations

from typing import Annotated

from zhixing_rules.engine.instances import RecordIndex, inside, instances, records_in_sight
from zhixing_rules.language import Reference, Subject
from zhixing_rules.records import Record, load
from zhixing_rules.records.person import Key
from zhixing_rules.records.record import LongestList, personal, public, required


class Reader(Record):
    id: Key = required("id", "标识", "BS", "local id", "第一条")


class Copy(Record):
    id: Key = required("id", "标识", "BS", "local id", "第一条")


class Slip(Record):
    id: Key = required("id", "标识", "BS", "local id", "第一条")
    reader: Key | None = personal("reader", "借阅人", "JYR", "reader", "第一条")
    copies: Annotated[tuple[Copy, ...], LongestList] | None = public("copies", "副本", "FB", "copies", "第一条")


class Library(Record):
    readers: Annotated[tuple[Reader, ...], LongestList] | None = public("readers", "借阅人", "JYR", "readers", "第一条")
    slips: Annotated[tuple[Slip, ...], LongestList] | None = public("slips", "借条", "JT", "slips", "第一条")


LIBRARY = Subject("library", "图纸室", Library)
READER = Subject("reader", "借阅人", Reader, LIBRARY, "readers")
SLIP = Subject("slip", "借条", Slip, LIBRARY, "slips", (Reference("reader", READER),))
COPY = Subject("copy", "副本", Copy, SLIP, "copies")
SLIPS = [
    {"id": "s1", "reader": "r2", "copies": [{"id": "c1"}, {"id": "c2"}]},
    {"id": "s2", "copies": []},
    {"id": "s3"},
    {"id": "s4", "reader": "r1", "copies": [{"id": "c3"}]},
]
RECORD = load(Library, {"readers": [{"id": "r1"}, {"id": "r2"}], "slips": SLIPS})


def _ids(records: tuple[object, ...]) -> list[str | None]:
    return [getattr(each, "id", None) for each in records]


def test_a_record_is_judged_with_its_containers_and_what_they_refer_to() -> None:
    found = instances(RECORD, COPY)
    assert [(each.path, _ids(each.records)) for each in found] == [
        ("/slips/0/copies/0", [None, "s1", "r2", "c1"]),
        ("/slips/0/copies/1", [None, "s1", "r2", "c2"]),
        ("/slips/3/copies/0", [None, "s4", "r1", "c3"]),
    ]
    assert [each.paths[2] for each in found] == ["/readers/1", "/readers/1", "/readers/0"]
    assert records_in_sight(RecordIndex(RECORD), COPY) == [each.records for each in found]


def test_a_reference_that_is_not_recorded_is_a_place_in_the_record_itself() -> None:
    found = instances(RECORD, SLIP)
    assert [_ids(each.records) for each in found] == [
        [None, "s1", "r2"], [None, "s2", None], [None, "s3", None], [None, "s4", "r1"],
    ]  # fmt: skip
    assert [each.paths[2] for each in found] == ["/readers/1", "/slips/1/reader", "/slips/2/reader", "/readers/0"]


def test_the_records_of_one_list_are_those_of_the_whole_record() -> None:
    slips = instances(RECORD, SLIP)
    found = [each for slip in slips for each in inside(RecordIndex(RECORD), slip, COPY)]
    assert [(each.path, each.records) for each in found] == [
        (each.path, each.records) for each in instances(RECORD, COPY)
    ]
