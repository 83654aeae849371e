"""Names exported on first use: the same as type checkers see, each from one module, and nothing else."""

from __future__ import annotations

import ast
import importlib
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from zhixing_rules._lazy_exports import lazy_exports

PACKAGES = ("zhixing_rules", "zhixing_rules.engine", "zhixing_rules.interchange", "zhixing_rules.render._documents")


def seen_by_type_checkers(package: str) -> dict[str, str]:
    """Return the names that a package imports for type checkers only, with their modules."""
    source = Path(str(importlib.import_module(package).__file__)).read_text(encoding="utf-8")
    blocks = [
        node
        for node in ast.parse(source).body
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
    ]
    found: dict[str, str] = {}
    for node in (each for block in blocks for each in block.body):
        if isinstance(node, ast.ImportFrom) and node.module != "typing":
            found |= {alias.name: str(node.module) for alias in node.names}
    return found


@pytest.mark.parametrize("package", PACKAGES)
def test_type_checkers_see_what_is_imported_on_first_use(package: str) -> None:
    lazy: dict[str, Any] = vars(importlib.import_module(package))["_LAZY"]
    modules = {
        name: importlib.util.resolve_name(module, package) if module.startswith(".") else module
        for module, names in lazy.items()
        for name in names
    }
    exported = {name: module for name, module in modules.items() if name in importlib.import_module(package).__all__}
    assert exported == seen_by_type_checkers(package)
    assert sum(map(len, lazy.values())) == len(modules)


@pytest.mark.parametrize("package", PACKAGES)
def test_every_name_is_the_object_of_its_module(package: str) -> None:
    module = importlib.import_module(package)
    for name, source in seen_by_type_checkers(package).items():
        assert getattr(module, name) is getattr(importlib.import_module(source), name)
        assert name in dir(module)


@pytest.mark.parametrize("package", PACKAGES)
def test_an_unknown_name_is_an_attribute_error(package: str) -> None:
    with pytest.raises(AttributeError, match=f"module '{package}' has no attribute 'missing'"):
        _ = importlib.import_module(package).missing


def test_a_name_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    load, names = lazy_exports("fuzz", {"json": ["dumps"], ".hostile": ["CANARY"]})
    package = importlib.import_module("fuzz")
    monkeypatch.delattr(package, "dumps", raising=False)
    assert "dumps" in names()
    loaded = load("dumps")
    assert vars(package)["dumps"] is loaded
    monkeypatch.delattr(package, "dumps")
    assert load("CANARY") == importlib.import_module("fuzz.hostile").CANARY
    monkeypatch.delattr(package, "CANARY")


def printed_by(program: str) -> list[str]:
    """Return the words that a program prints in a process of its own."""
    command = [sys.executable, "-c", program]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout.split()  # noqa: S603  written below


def loaded_by(program: str) -> set[str]:
    """Return the modules that a program loads in a process of its own."""
    return set(printed_by(f"{program}\nimport sys\nprint(*sys.modules)"))


def test_the_package_alone_loads_nothing_else() -> None:
    loaded = {name for name in loaded_by("import zhixing_rules") if name.startswith("zhixing_rules")}
    assert loaded == {"zhixing_rules", "zhixing_rules._lazy_exports"}


def test_the_calendar_loads_neither_records_nor_rules() -> None:
    loaded = loaded_by("from zhixing_rules import PRC, Calendar, CalendarNotPublished")
    assert not {"pydantic", "zhixing_rules.records", "zhixing_rules.engine", "zhixing_rules.language"} & loaded


def test_judging_loads_neither_plans_nor_disclosure() -> None:
    judge = "from datetime import date\nfrom zhixing_rules import validate\nvalidate({}, on=date(2025, 1, 2))"
    loaded = loaded_by(judge)
    assert "zhixing_rules.procedures.jiaozuo_2024" in loaded
    others = ("engine.planning", "engine.disclosure", "comparison", "impacts", "screening", "interchange", "render")
    assert not {f"zhixing_rules.{name}" for name in others} & loaded


def test_subpackages_are_attributes_as_if_they_had_been_imported() -> None:
    names = ("records.Case", "engine.plan", "errors.RecordError", "calendars.PRC", "law.Citation", "language.Rule")
    program = f"import zhixing_rules as z\nfor each in ({', '.join(f'z.{name}' for name in names)}): print(type(each))"
    assert len(printed_by(program)) == 2 * len(names)


@pytest.mark.parametrize(
    "name", ["records", "language", "law", "engine", "procedures", "calendars", "impacts", "batch"]
)
def test_every_package_can_be_imported_first(name: str) -> None:
    assert printed_by(f"import zhixing_rules.{name}\nprint('imported')") == ["imported"]
