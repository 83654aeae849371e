"""The public API: exported names, the tree of errors, and imports on first use."""

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


def test_every_exported_name_exists() -> None:
    assert len(set(zhixing_rules.__all__)) == len(zhixing_rules.__all__)
    for name in zhixing_rules.__all__:
        assert getattr(zhixing_rules, name) is not None


@pytest.mark.parametrize(
    ("name", "package"), [("screen", "screening"), ("compare", "comparison"), ("impact", "impacts")]
)
def test_optional_packages_are_imported_on_first_use(name: str, package: str) -> None:
    code = f"import sys, zhixing_rules as z; print('zhixing_rules.{package}' in sys.modules, z.{name}.__module__)"
    result = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8")  # noqa: S603
    before, module = result.stdout.split()
    assert before == "False"
    assert module.startswith(f"zhixing_rules.{package}.")
    assert name in dir(zhixing_rules)


def test_an_unknown_name_raises_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'missing'"):
        _ = zhixing_rules.missing


@pytest.mark.parametrize("package", PACKAGES)
def test_every_package_exports_existing_names(package: str) -> None:
    module = importlib.import_module(f"zhixing_rules.{package}")
    assert len(set(module.__all__)) == len(module.__all__)
    for name in module.__all__:
        assert hasattr(module, name), name


def test_every_error_is_a_library_error_and_a_builtin() -> None:
    tree = {
        errors.RecordError: ValueError,
        errors.CitationError: LookupError,
        errors.CalendarError: LookupError,
        errors.CalendarNotPublished: LookupError,
        errors.DisclosureRefused: PermissionError,
        errors.RuleDefect: RuntimeError,
    }
    for error, builtin in tree.items():
        assert issubclass(error, errors.ZhixingError)
        assert issubclass(error, builtin)
    assert not issubclass(errors.CalendarError, ImportError)  # who tries an optional import must not swallow it


def test_every_module_has_a_docstring() -> None:
    for module in pkgutil.walk_packages(zhixing_rules.__path__, "zhixing_rules."):
        if not module.name.endswith("__main__"):
            assert inspect.getdoc(importlib.import_module(module.name)), module.name
