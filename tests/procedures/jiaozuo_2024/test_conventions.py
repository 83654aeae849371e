"""The house rule: every room has a test module that mirrors it, names its rules, and turns on its readings.

A room is a module of the package that has ``RULES``; a module without them may have a test module of its name too. What
the test module of a room shows of every rule: a record where it passes and, where it can, one where it fails; the
boundary on both sides where it has a day; one where it is open for want of a fact, which is asked for by JSON Pointer;
not_applicable where it has a condition; and each alternative of each reading that bears on it changing a verdict.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from support.scaffold import UNWRITTEN
from zhixing_rules.language import Rule, readings_of
from zhixing_rules.procedures import jiaozuo_2024

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HERE = Path(__file__).parent


def rooms() -> Iterator[tuple[str, tuple[Rule, ...]]]:
    """The rooms by their names, and the rules in them."""
    for found in pkgutil.iter_modules(jiaozuo_2024.__path__):
        rules = getattr(importlib.import_module(f"{jiaozuo_2024.__name__}.{found.name}"), "RULES", None)
        if rules is not None:
            yield found.name, rules


ROOMS = dict(rooms())
MODULES = {found.name for found in pkgutil.iter_modules(jiaozuo_2024.__path__)}


def mirror(room: str) -> str:
    """The test module of a room, as a path in the repository."""
    return f"tests/procedures/jiaozuo_2024/test_{room}.py"


def without_module(names: Iterable[str], folder: Path) -> list[str]:
    """What to do about rooms that have no test module."""
    return [
        f"{room} has no test module: write {mirror(room)}"
        for room in names
        if not (folder / f"test_{room}.py").is_file()
    ]


def not_named(room: str, text: str, kind: str, ids: Iterable[str]) -> list[str]:
    """What to do about rules or readings that the test module of a room does not name."""
    return [
        f"{each} is a {kind} of {room}: show it in {mirror(room)}"
        for each in sorted(set(ids))
        if not re.search(rf"(?<![\w.-]){re.escape(each)}(?![\w-]|\.\w)", text)
    ]


def text_of(room: str) -> str:
    """The test module of a room, as written; the empty string where there is none."""
    path = HERE / f"test_{room}.py"
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def test_every_room_has_a_test_module_of_the_mirrored_name() -> None:
    lacking = without_module(ROOMS, HERE)
    assert not lacking, "\n".join(lacking)


def test_every_test_module_mirrors_a_room_or_another_module_of_the_package() -> None:
    mirrored = {path.stem.removeprefix("test_") for path in HERE.glob("test_*.py")} - {"conventions"}
    astray = [f"{room} is no module: rename or remove {mirror(room)}" for room in sorted(mirrored - MODULES)]
    assert not astray, "\n".join(astray)


@pytest.mark.parametrize("room", ROOMS)
def test_every_rule_of_a_room_is_named_in_its_test_module(room: str) -> None:
    lacking = not_named(room, text_of(room), "rule", (rule.id for rule in ROOMS[room]))
    assert not lacking, "\n".join(lacking)


@pytest.mark.parametrize("room", ROOMS)
def test_every_reading_that_bears_on_a_rule_of_a_room_is_named_in_its_test_module(room: str) -> None:
    bearing = (each.id for rule in ROOMS[room] for part in rule.expressions() for each in readings_of(part))
    lacking = not_named(room, text_of(room), "reading", bearing)
    assert not lacking, "\n".join(lacking)


def test_no_rule_is_still_to_be_written() -> None:
    """What `make rule` begins has to be finished."""
    begun = [rule.id for rules in ROOMS.values() for rule in rules if UNWRITTEN in rule.zh]
    assert not begun, "\n".join(f"{each} is still to be written: say who, when, what and by when" for each in begun)


def test_the_gates_say_in_one_sentence_what_to_do(tmp_path: Path) -> None:
    assert without_module(["art99_vehicles"], tmp_path) == [
        "art99_vehicles has no test module: write tests/procedures/jiaozuo_2024/test_art99_vehicles.py"
    ]
    (tmp_path / "test_art99_vehicles.py").touch()
    assert without_module(["art99_vehicles"], tmp_path) == []
    named = "art99.notify, art99.attend-at-once"
    assert not_named("art99_vehicles", named, "rule", ["art99.attend", "art99.notify"]) == [
        "art99.attend is a rule of art99_vehicles: show it in tests/procedures/jiaozuo_2024/test_art99_vehicles.py"
    ]
