"""Frozen dataclasses that are defined quickly.

Before Python 3.13, `dataclasses` compiles every method of every class on its own, which was a third of the time that
this library took to import beside pydantic. Here only the constructor is compiled; the other methods are the same
functions of the fields for all classes. Type checkers see `dataclasses`, and so does everything else at run time:
`fields`, `replace`, `is_dataclass`, ``match``, pickle and subclasses work as with any dataclass.
"""

from __future__ import annotations

import dataclasses
import sys
from dataclasses import MISSING, FrozenInstanceError
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from dataclasses import Field, dataclass

    Method = Callable[..., Any]
    Fields = tuple[Field[Any], ...]

__all__ = ["dataclass"]

_COMPILED_TOGETHER: Final = sys.version_info >= (3, 13)
"""Whether Python compiles all methods of a dataclass together."""


class _Made:
    """The default of a parameter whose value a function makes, shown as `dataclasses` shows it."""

    def __repr__(self) -> str:
        return "<factory>"


_MADE: Final = _Made()


def _constructor(fields: Fields, *, then: bool) -> Method:
    """Return ``__init__`` for the fields that are parameters, with or without a call of ``__post_init__``."""
    names: dict[str, object] = {"_set": object.__setattr__, "_MADE": _MADE}
    parameters, body = ["self"], []
    given = [each for each in fields if each.init]
    for each in given:
        name, parameter, value = each.name, each.name, each.name
        if each.default is not MISSING:
            names[f"_default_{name}"] = each.default
            parameter = f"{name}=_default_{name}"
        elif each.default_factory is not MISSING:
            names[f"_make_{name}"] = each.default_factory
            parameter, value = f"{name}=_MADE", f"_make_{name}() if {name} is _MADE else {name}"
        parameters.append(parameter)
        body.append(f" _set(self, {name!r}, {value})")
    if then:
        body.append(" self.__post_init__()")
    exec(f"def __init__({', '.join(parameters)}):\n" + "\n".join(body or [" pass"]), names)  # noqa: S102  names of fields
    made: Any = names["__init__"]
    made.__annotations__ = {**{each.name: each.type for each in given}, "return": None}
    return made  # type: ignore[no-any-return]  # made above


def _getter(names: list[str]) -> Callable[[object], tuple[Any, ...]]:
    """Return a function that returns the values of some attributes as a tuple."""
    if len(names) == 1:
        (only,) = names
        return lambda value: (getattr(value, only),)
    return attrgetter(*names) if names else lambda _: ()


def _comparison(fields: Fields) -> Iterator[Method]:
    compared = _getter([each.name for each in fields if each.compare])
    hashed = _getter([each.name for each in fields if (each.compare if each.hash is None else each.hash)])

    def __eq__(self: object, other: object) -> bool:  # noqa: N807  it becomes a method
        return compared(self) == compared(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: object) -> int:  # noqa: N807  as above
        return hash(hashed(self))

    yield __eq__
    yield __hash__


def _representation(fields: Fields) -> Iterator[Method]:
    names = [each.name for each in fields if each.repr]

    @recursive_repr("...")
    def __repr__(self: object) -> str:  # noqa: N807  as above
        values = ", ".join([f"{name}={getattr(self, name)!r}" for name in names])
        return f"{self.__class__.__qualname__}({values})"

    yield __repr__


def _refusal(cls: type[Any], fields: Fields) -> Iterator[Method]:
    names = frozenset(each.name for each in fields)

    def __setattr__(self: object, name: str, value: object) -> None:  # noqa: N807  as above
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self: object, name: str) -> None:  # noqa: N807  as above
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    yield __setattr__
    yield __delattr__


def _state(fields: Fields) -> Iterator[Method]:
    """Yield the methods by which a class with slots is pickled."""
    names = [each.name for each in fields]

    def __getstate__(self: object) -> list[object]:  # noqa: N807  as above
        return [getattr(self, name) for name in names]

    def __setstate__(self: object, state: list[object]) -> None:  # noqa: N807  as above
        for name, value in zip(names, state, strict=True):
            object.__setattr__(self, name, value)

    yield __getstate__
    yield __setstate__


def _needs_more(cls: type) -> bool:
    """Return whether a class uses what only `dataclasses` does: inheritance of fields, and unusual fields."""
    if any(dataclasses.is_dataclass(base) for base in cls.__mro__[1:]):
        return True
    declared = [value for value in vars(cls).values() if isinstance(value, dataclasses.Field)]
    unusual = (each.kw_only is True or not (each.init or each.default is MISSING) for each in declared)
    return any(unusual) or not {"__init__", "__getstate__", "__setstate__"}.isdisjoint(vars(cls))


def _define(cls: type, *, eq: bool, repr: bool, slots: bool) -> type:  # noqa: A002  as in `dataclasses`
    """Define a frozen dataclass; see `dataclasses.dataclass`."""
    defined = {name for name, value in vars(cls).items() if value is not None}  # with an __eq__, __hash__ is None
    if _needs_more(cls):
        return dataclasses.dataclass(frozen=True, eq=eq, repr=repr, slots=slots)(cls)
    cls = dataclasses.dataclass(init=False, eq=False, repr=False, slots=slots)(cls)
    fields = dataclasses.fields(cls)
    methods = [_constructor(fields, then=hasattr(cls, "__post_init__")), *_refusal(cls, fields)]
    methods += [*(_comparison(fields) if eq else ()), *(_representation(fields) if repr else ())]
    methods += _state(fields) if slots else ()
    for method in methods:
        if method.__name__ not in defined:
            method.__qualname__ = f"{cls.__qualname__}.{method.__name__}"
            setattr(cls, method.__name__, method)
    parameters: Any = cls.__dataclass_params__  # type: ignore[attr-defined]  # which a frozen subclass looks at
    parameters.init, parameters.repr, parameters.eq, parameters.frozen = True, repr, eq, True
    return cls


if not TYPE_CHECKING:

    def dataclass(cls=None, /, *, eq=True, repr=True, frozen=False, slots=False, **options):  # noqa: A002, ANN001, ANN003, ANN202  as in `dataclasses`
        if not frozen or options or _COMPILED_TOGETHER:
            return dataclasses.dataclass(cls, eq=eq, repr=repr, frozen=frozen, slots=slots, **options)
        if cls is None:
            return lambda cls: _define(cls, eq=eq, repr=repr, slots=slots)
        return _define(cls, eq=eq, repr=repr, slots=slots)
