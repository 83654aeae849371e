"""Texts that show nothing are not recorded, in every field of text of every record."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any, get_args

import pytest

from zhixing_rules import Case, JointMechanism, RecordError, load
from zhixing_rules._text_safety import strip_blanks
from zhixing_rules.records import CaseNumber, Secret
from zhixing_rules.records.annotations import bare_type, is_record, member_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

BLANKS = (
    "",
    " ",
    "\u3000",
    "\xa0",
    "\u200b",
    "\ufeff",
    "\t\r\n",
    "\x00\x1b",
    " \u3000\u2060\u200d ",
    "\u3164",
    "\u2800",
)
IDS = {"id", "person", "unit", "detention", "of"}
"""Fields that hold a local id, which has a form of its own."""
CLOCK_TIMES = {"taken_at", "family_told_at", "wrong_organ_held_at", "transferred_at"}
"""Fields that hold a time of day, in which a blank is refused as in a date."""


def texts_of(model: type[BaseModel], place: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the place of each field of text; an index stands for a member of a list."""
    for name, field in model.model_fields.items():
        member = member_type(field.annotation)
        kind = member or bare_type(field.annotation)
        inside = (*place, name, "0") if member else (*place, name)
        if is_record(kind):
            yield from texts_of(kind, inside)
        elif kind in (str, Secret, CaseNumber) and name not in IDS | CLOCK_TIMES:
            yield inside


FIELDS = [(model, place) for model in (Case, JointMechanism) for place in texts_of(model)]


def record_with(model: type[BaseModel], place: tuple[str, ...], text: str) -> dict[str, Any]:
    value: Any = text
    for step, name in zip(reversed(place), (*reversed(place[:-1]), ""), strict=True):
        if step == "0":
            value = [value]
            continue
        value = {step: value}
        if name == "0":
            value["id"] = "a"
    for step in ("roles", "targets", "evidence"):  # they have no id
        if step in place:
            outer = value[place[0]][0][step][0]
            outer.pop("id")
    return {"record": "joint_mechanism", **value} if model is JointMechanism else value


def read(record: Any, place: tuple[str, ...]) -> Any:  # noqa: ANN401  any value
    for step in place:
        record = record[0] if step == "0" else getattr(record, step)
    return record


def test_there_are_texts_of_every_kind() -> None:
    kinds = {repr(get_args(model.model_fields[place[0]].annotation)[:1]) for model, place in FIELDS}
    assert len(FIELDS) > 20
    assert len(kinds) > 5


@pytest.mark.parametrize("blank", BLANKS, ids=ascii)
@pytest.mark.parametrize(("model", "place"), [each for each in FIELDS if each[1][0] != "judgments"])
def test_a_text_that_shows_nothing_is_not_recorded(model: type[BaseModel], place: tuple[str, ...], blank: str) -> None:
    record = record_with(model, place, blank)
    if place[-1] == "0":
        with pytest.raises(RecordError) as refused:
            load(model, record)
        assert [each.code for each in refused.value.problems] == ["string_too_short"]
        return
    assert read(load(model, record), place) is None


@pytest.mark.parametrize(("model", "place"), [each for each in FIELDS if each[1][0] != "judgments"])
def test_blanks_at_the_ends_of_a_text_are_removed(model: type[BaseModel], place: tuple[str, ...]) -> None:
    plain = "2025H1" if place[-1] == "covers" else "示例甲"
    given = load(model, record_with(model, place, f"\u200b {plain}\u3000"))
    assert read(given, place) == read(load(model, record_with(model, place, plain)), place)


def test_a_required_text_must_show_something() -> None:
    judgment = {"rule": "art3.i2.feedback", "of": "r", "verdict": "pass", "by": "\u3000", "on": "2025-03-03"}
    with pytest.raises(RecordError) as refused:
        load(Case, {"requests": [{"id": "r"}], "judgments": [judgment]})
    assert [(each.pointer, each.code) for each in refused.value.problems] == [("/judgments/0/by", "string_too_short")]


def test_a_blank_secret_made_in_python_is_not_recorded() -> None:
    case = Case.model_validate({"persons": ({"id": "p", "name": Secret(" "), "address": Secret(" 甲 ")},)})
    assert case.persons is not None
    assert (case.persons[0].name, case.persons[0].address) == (None, Secret("甲"))


@pytest.mark.parametrize("category", ["Cc", "Zs", "Zl", "Zp"])
def test_every_space_and_control_character_is_blank(category: str) -> None:
    characters = [chr(code) for code in range(0x11000) if unicodedata.category(chr(code)) == category]
    assert characters
    assert strip_blanks("".join(characters)) == ""


def test_what_shows_something_is_kept() -> None:
    assert strip_blanks(" 甲 乙\u3000") == "甲 乙"
    assert [strip_blanks(each) for each in "·.。-*０Ａ"] == list("·.。-*０Ａ")
