"""The classes of what a rule reads, each shown by a rule that reads nothing else of its class."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import pytest

from support.tiny_office import NO_FEE, TINY_OFFICE
from zhixing_rules.engine.disclosure.rule_classes import classes_of_lists, classes_of_rules
from zhixing_rules.language import Exists, Forbid, Reference, Subject, all_of, flag
from zhixing_rules.records import Record
from zhixing_rules.records.person import Key
from zhixing_rules.records.record import LongestList, internal, participation, personal, public, required, tracing

if TYPE_CHECKING:
    from zhixing_rules.language import Condition


class Reader(Record):
    id: Key = required("id", "标识", "BS", "local id", "第一条")
    barred: bool | None = public("barred", "停借", "TJ", "barred", "第一条")


class Slip(Record):
    id: Key = required("id", "标识", "BS", "local id", "第一条")
    reader: Key | None = personal("reader", "借阅人", "JYR", "reader", "第一条")
    late: bool | None = public("late", "逾期", "YQ", "late", "第一条")
    lost: bool | None = internal("lost", "遗失", "YS", "lost", "第一条")


class Library(Record):
    readers: Annotated[tuple[Reader, ...], LongestList] | None = public("readers", "借阅人", "JYR", "readers", "第一条")
    slips: Annotated[tuple[Slip, ...], LongestList] | None = participation("slips", "借条", "JT", "slips", "第一条")
    closed: bool | None = tracing("closed", "闭馆", "BG", "closed", "第一条")


LIBRARY = Subject("library", "图纸室", Library)
READER = Subject("reader", "借阅人", Reader, LIBRARY, "readers")
SLIP = Subject("slip", "借条", Slip, LIBRARY, "slips", (Reference("reader", READER),))
BARRED, LATE, LOST, CLOSED = flag(READER, "barred"), flag(SLIP, "late"), flag(SLIP, "lost"), flag(LIBRARY, "closed")
A_SLIP_LATE = Exists(SLIP, LATE, "有逾期的借条", "a slip is late")


@pytest.mark.parametrize(
    ("per", "breach", "classes"),
    [
        pytest.param(READER, BARRED, {"public"}, id="a field of a public list"),
        pytest.param(SLIP, LATE, {"participation", "public"}, id="the list of its own subject"),
        pytest.param(SLIP, LOST, {"participation", "internal"}, id="a field"),
        pytest.param(SLIP, all_of(LATE, LOST), {"participation", "internal", "public"}, id="a part of a condition"),
        pytest.param(SLIP, CLOSED, {"participation", "tracing"}, id="a field of the container"),
        pytest.param(
            SLIP, BARRED, {"participation", "personal", "public"}, id="the field that refers to another record"
        ),
        pytest.param(LIBRARY, CLOSED, {"tracing"}, id="a field of the whole record"),
        pytest.param(LIBRARY, A_SLIP_LATE, {"participation", "public"}, id="a list that is searched"),
    ],
)
def test_a_rule_has_the_class_of_everything_it_reads_and_no_other(
    per: Subject, breach: Condition, classes: set[str]
) -> None:
    rule = replace(NO_FEE, per=per, when=breach, then=Forbid("甲", "a", breach))
    procedure = replace(TINY_OFFICE, roots=(LIBRARY,), rules=(rule,))
    assert {each.value for each in classes_of_rules(procedure)[rule.id]} == classes


def test_rules_with_one_id_for_several_subjects_have_the_classes_of_each() -> None:
    rules = [
        replace(NO_FEE, per=per, when=breach, then=Forbid("甲", "a", breach))
        for per, breach in ((LIBRARY, CLOSED), (SLIP, LOST))
    ]
    found = classes_of_rules(replace(TINY_OFFICE, roots=(LIBRARY,), rules=tuple(rules)))
    assert {rule_id: {each.value for each in classes} for rule_id, classes in found.items()} == {
        NO_FEE.id: {"tracing", "participation", "internal"}
    }


def test_a_list_has_the_classes_of_every_list_it_is_inside() -> None:
    inner = Subject("copy", "副本", Slip, Subject("shelf", "书架", Library, SLIP, "reader"), "readers")
    assert classes_of_lists(LIBRARY) == set()
    assert {each.value for each in classes_of_lists(SLIP)} == {"participation"}
    assert {each.value for each in classes_of_lists(inner)} == {"participation", "personal", "public"}
