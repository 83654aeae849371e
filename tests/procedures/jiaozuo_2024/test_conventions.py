"""Every article module has a test module that mirrors it, names its rules, and exercises its readings.

An article module is a module of the package that has ``RULES``; a module without ``RULES`` may have a test module too.
The test module of an article shows, for every rule: a record on which it passes and, if possible, one on which it
fails; the boundary on both sides if it has a day; a record on which it is open because of a missing fact, given by JSON
Pointer; not_applicable if it has a condition; and, for each reading, a verdict that changes with the alternative.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.cases import examples
from support.rule_template import UNWRITTEN
from zhixing_rules.language import Rule, readings_of
from zhixing_rules.procedures import jiaozuo_2024
from zhixing_rules.procedures.jiaozuo_2024.coverage import coverage_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HERE = Path(__file__).parent


def article_modules() -> Iterator[tuple[str, tuple[Rule, ...]]]:
    """Yield the name and the rules of every article module."""
    for module in pkgutil.iter_modules(jiaozuo_2024.__path__):
        rules = getattr(importlib.import_module(f"{jiaozuo_2024.__name__}.{module.name}"), "RULES", None)
        if rules is not None:
            yield module.name, rules


ARTICLES = dict(article_modules())
MODULES = {module.name for module in pkgutil.iter_modules(jiaozuo_2024.__path__)}


def mirror_of(module: str) -> str:
    """Return the path of the test module of an article module in the repository."""
    return f"tests/procedures/jiaozuo_2024/test_{module}.py"


def without_test_module(modules: Iterable[str], folder: Path) -> list[str]:
    """Return what to do about article modules without a test module."""
    return [
        f"{module} has no test module: write {mirror_of(module)}"
        for module in modules
        if not (folder / f"test_{module}.py").is_file()
    ]


def not_named(module: str, text: str, kind: str, ids: Iterable[str]) -> list[str]:
    """Return what to do about rules or readings that the test module of an article does not name."""
    return [
        f"{each} is a {kind} of {module}: show it in {mirror_of(module)}"
        for each in sorted(set(ids))
        if not re.search(rf"(?<![\w.-]){re.escape(each)}(?![\w-]|\.\w)", text)
    ]


def text_of(module: str) -> str:
    """Return the source of the test module of an article module; an empty string if there is none."""
    path = HERE / f"test_{module}.py"
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def test_every_article_module_has_a_test_module() -> None:
    missing = without_test_module(ARTICLES, HERE)
    assert not missing, "\n".join(missing)


def test_every_test_module_mirrors_a_module_of_the_package() -> None:
    mirrored = {path.stem.removeprefix("test_") for path in HERE.glob("test_*.py")} - {"conventions"}
    unknown = [f"{each} is no module: rename or remove {mirror_of(each)}" for each in sorted(mirrored - MODULES)]
    assert not unknown, "\n".join(unknown)


@pytest.mark.parametrize("module", ARTICLES)
def test_every_rule_is_named_in_the_mirror_of_its_article(module: str) -> None:
    missing = not_named(module, text_of(module), "rule", (rule.id for rule in ARTICLES[module]))
    assert not missing, "\n".join(missing)


@pytest.mark.parametrize("module", ARTICLES)
def test_every_reading_of_a_rule_is_named_in_the_mirror_of_its_article(module: str) -> None:
    ids = (each.id for rule in ARTICLES[module] for part in rule.expressions() for each in readings_of(part))
    missing = not_named(module, text_of(module), "reading", ids)
    assert not missing, "\n".join(missing)


def test_no_rule_is_a_stub() -> None:
    """A rule that `make rule` added has to be completed."""
    stubs = [rule.id for rules in ARTICLES.values() for rule in rules if UNWRITTEN in rule.zh]
    assert not stubs, "\n".join(f"{each} is a stub: write who must do what and by when" for each in stubs)


def test_no_article_module_is_a_stub() -> None:
    modules = [importlib.import_module(f"{jiaozuo_2024.__name__}.{each}") for each in ARTICLES]
    stubs = [module.__name__ for module in modules if UNWRITTEN in (module.__doc__ or "")]
    assert not stubs, "\n".join(f"{each} is a stub: write its topic in the docstring" for each in stubs)


def test_no_reason_of_an_added_rule_is_a_stub() -> None:
    stubs = [rule_id for rule_id, reason in coverage_table().added if UNWRITTEN in reason]
    assert not stubs, "\n".join(f"{each} has no reason: write it in [added] of coverage.toml" for each in stubs)


def test_no_example_is_a_stub() -> None:
    stubs = [each for each in examples() if UNWRITTEN in each.zh]
    assert not stubs, "\n".join(
        f"docs/cases/{each.file}.toml has a stub of {each.rule}: write an example that passes and one that fails"
        for each in stubs
    )


def test_each_gate_says_what_to_do(tmp_path: Path) -> None:
    assert without_test_module(["art99_vehicles"], tmp_path) == [
        "art99_vehicles has no test module: write tests/procedures/jiaozuo_2024/test_art99_vehicles.py"
    ]
    (tmp_path / "test_art99_vehicles.py").touch()
    assert without_test_module(["art99_vehicles"], tmp_path) == []
    text = "art99.notify, art99.attend-at-once"
    assert not_named("art99_vehicles", text, "rule", ["art99.attend", "art99.notify"]) == [
        "art99.attend is a rule of art99_vehicles: show it in tests/procedures/jiaozuo_2024/test_art99_vehicles.py"
    ]
