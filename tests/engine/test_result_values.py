"""Results cannot be changed, and those with case data show only their type."""

from __future__ import annotations

import pkgutil
from dataclasses import FrozenInstanceError, fields, is_dataclass
from importlib import import_module

import pytest

from zhixing_rules import engine
from zhixing_rules._repr import TypeNameRepr

VALUES = sorted(
    {
        each
        for module in pkgutil.walk_packages(engine.__path__, "zhixing_rules.engine.")
        for each in vars(import_module(module.name)).values()
        if isinstance(each, type) and is_dataclass(each) and each.__module__.startswith("zhixing_rules.engine")
    },
    key=lambda each: each.__qualname__,
)


@pytest.mark.parametrize("kind", VALUES, ids=lambda kind: kind.__qualname__)
def test_no_field_of_a_result_can_be_set(kind: type) -> None:
    value: object = object.__new__(kind)
    for each in fields(kind):
        with pytest.raises(FrozenInstanceError):
            setattr(value, each.name, None)


@pytest.mark.parametrize(
    "kind", [each for each in VALUES if issubclass(each, TypeNameRepr)], ids=lambda kind: kind.__qualname__
)
def test_a_result_shows_only_its_type(kind: type) -> None:
    assert repr(object.__new__(kind)) == f"{kind.__name__}(…)"
