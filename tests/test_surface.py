"""The surface others build on: names, the tree of errors, and that nothing is imported by accident."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import subprocess
import sys

import pytest

import zhixing_rules
from zhixing_rules import errors

PACKAGES = ("calendars", "comparison", "engine", "case_space", "impacts", "language", "law", "records", "screening")


def test_the_front_door_names_what_it_exports() -> None:
    assert len(set(zhixing_rules.__all__)) == len(zhixing_rules.__all__)
    for name in zhixing_rules.__all__:
        assert getattr(zhixing_rules, name) is not None


@pytest.mark.parametrize(
    ("name", "package"), [("screen", "screening"), ("compare", "comparison"), ("impact", "impacts")]
)
def test_what_not_everybody_needs_is_imported_only_when_it_is_asked_for(name: str, package: str) -> None:
    asked = f"import sys, zhixing_rules as z; print('zhixing_rules.{package}' in sys.modules, z.{name}.__module__)"
    ran = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, encoding="utf-8")  # noqa: S603
    before, module = ran.stdout.split()
    assert before == "False"
    assert module.startswith(f"zhixing_rules.{package}.")
    assert name in dir(zhixing_rules)


def test_what_there_is_not_is_not_imported() -> None:
    with pytest.raises(AttributeError, match="no attribute 'missing'"):
        _ = zhixing_rules.missing


@pytest.mark.parametrize("package", PACKAGES)
def test_every_package_lists_its_names(package: str) -> None:
    module = importlib.import_module(f"zhixing_rules.{package}")
    assert len(set(module.__all__)) == len(module.__all__)
    for name in module.__all__:
        assert hasattr(module, name), name


def test_every_error_is_one_of_ours_and_one_of_pythons() -> None:
    tree = {
        errors.RecordError: ValueError,
        errors.CitationError: LookupError,
        errors.CalendarNotPublished: LookupError,
        errors.DisclosureRefused: PermissionError,
        errors.RuleDefect: RuntimeError,
    }
    for error, builtin in tree.items():
        assert issubclass(error, errors.ZhixingError)
        assert issubclass(error, builtin)


def test_every_module_says_what_it_is() -> None:
    for found in pkgutil.walk_packages(zhixing_rules.__path__, "zhixing_rules."):
        if not found.name.endswith("__main__"):
            assert inspect.getdoc(importlib.import_module(found.name)), found.name
