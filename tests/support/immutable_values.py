"""The dataclasses of a package, and whether a field of one of them can be set."""

from __future__ import annotations

import pkgutil
from dataclasses import FrozenInstanceError, fields, is_dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

__all__ = ["dataclasses_of", "fields_that_can_be_set"]


def dataclasses_of(package: ModuleType) -> list[type]:
    """Return the dataclasses that the modules of a package define, by name."""
    modules = [import_module(each.name) for each in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")]
    found = {
        each
        for module in modules
        for each in vars(module).values()
        if isinstance(each, type) and is_dataclass(each) and each.__module__ == module.__name__
    }
    return sorted(found, key=lambda each: each.__qualname__)


def fields_that_can_be_set(kind: type) -> list[str]:
    """Return the fields of a dataclass that can be set after its construction."""
    value: object = object.__new__(kind)
    found = []
    for each in fields(kind):
        try:
            setattr(value, each.name, None)
        except FrozenInstanceError:
            continue
        found.append(each.name)
    return found
