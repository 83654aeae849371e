"""Frozen dataclasses that are defined quickly.

Before Python 3.13, `dataclasses` compiles every method of every class on its own, which was a third of the time that
this library took to import beside pydantic. Here only the constructor of a class is compiled; the other methods are the
same functions of the fields for all classes. Its `Field` objects are made when something asks for them, so that a
command that counts days does not even import `dataclasses`, which is slow itself. A class that needs more than
annotations and plain defaults is left to `dataclasses`.

Type checkers see `dataclasses`, and so does everything else at run time: `fields`, `replace`, `is_dataclass`,
``match``, pickle and subclasses work as with any dataclass.
"""

from __future__ import annotations

import sys
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from dataclasses import dataclass

    Method = Callable[..., Any]

__all__ = ["dataclass"]

_COMPILED_TOGETHER: Final = sys.version_info >= (3, 13)
"""Whether Python compiles all methods of a dataclass together."""
_FIELDS: Final = "__dataclass_fields__"
_PARAMETERS: Final = "__dataclass_params__"
_DEFINED_BY_HAND: Final = frozenset({"__init__", "__slots__", "__match_args__"})
_SPECIAL: Final = ("ClassVar", "InitVar", "KW_ONLY")
"""Names in annotations of what may not be a field; ``ClassVar[…]`` itself certainly is none."""


class _AskedFor:
    """An attribute of `dataclasses` that is made when it is asked for.

    Args:
        name: the attribute.
        annotations: the fields and class variables of the class with their types, inherited ones included.
        defaults: their defaults.
        options: the options that the class was defined with.
    """

    def __init__(self, name: str, annotations: dict[str, str], defaults: dict[str, object], **options: bool) -> None:
        self._name, self._options = name, options
        self.annotations, self.defaults = annotations, defaults

    def __get__(self, _: object, owner: type) -> Any:  # noqa: ANN401  what `dataclasses` keeps
        import dataclasses  # noqa: PLC0415  the purpose of this class

        defining = next((each for each in owner.__mro__ if vars(each).get(self._name) is self), None)
        if defining is None:  # another thread asked in the meantime
            return getattr(owner, self._name)
        members = {"__annotations__": self.annotations, "__module__": defining.__module__, **self.defaults}
        define = dataclasses.dataclass(init=False, repr=False, eq=False)
        like: type = define(type(defining.__name__, (), members))
        parameters: Any = vars(like)[_PARAMETERS]
        for name, value in {"init": True, "frozen": True, **self._options}.items():
            setattr(parameters, name, value)
        for name in (_FIELDS, _PARAMETERS):
            setattr(defining, name, vars(like)[name])
        return vars(like)[self._name]


def _constructor(annotations: dict[str, str], defaults: dict[str, object], *, then: bool) -> Method:
    """Return ``__init__``, with or without a call of ``__post_init__``."""
    namespace: dict[str, Any] = {"_set": object.__setattr__}
    namespace |= {f"_default_{name}": default for name, default in defaults.items()}
    parameters = [f"{name}=_default_{name}" if name in defaults else name for name in annotations]
    body = [f" _set(self, {name!r}, {name})" for name in annotations]
    body += [" self.__post_init__()"] if then else []
    exec(f"def __init__({', '.join(('self', *parameters))}):\n" + "\n".join(body or [" pass"]), namespace)  # noqa: S102  names of fields
    made: Method = namespace["__init__"]
    made.__annotations__ = {**annotations, "return": None}
    return made


def _getter(names: tuple[str, ...]) -> Callable[[object], tuple[Any, ...]]:
    """Return a function that returns the values of some attributes as a tuple."""
    if len(names) == 1:
        (only,) = names
        return lambda value: (getattr(value, only),)
    return attrgetter(*names) if names else lambda _: ()


def _comparison(names: tuple[str, ...]) -> Iterator[Method]:
    read = _getter(names)

    def __eq__(self: object, other: object) -> bool:  # noqa: N807  it becomes a method
        return read(self) == read(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: object) -> int:  # noqa: N807  as above
        return hash(read(self))

    yield __eq__
    yield __hash__


def _representation(names: tuple[str, ...]) -> Iterator[Method]:
    @recursive_repr("...")
    def __repr__(self: object) -> str:  # noqa: N807  as above
        values = ", ".join([f"{name}={getattr(self, name)!r}" for name in names])
        return f"{self.__class__.__qualname__}({values})"

    yield __repr__


def _refusal(cls: type[Any], names: tuple[str, ...]) -> Iterator[Method]:
    def __setattr__(self: object, name: str, value: object) -> None:  # noqa: N807  as above
        if type(self) is cls or name in names:
            raise _frozen(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self: object, name: str) -> None:  # noqa: N807  as above
        if type(self) is cls or name in names:
            raise _frozen(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    yield __setattr__
    yield __delattr__


def _frozen(text: str) -> AttributeError:
    from dataclasses import FrozenInstanceError  # noqa: PLC0415  see above

    return FrozenInstanceError(text)


def _state(names: tuple[str, ...]) -> Iterator[Method]:
    """Yield the methods by which a class with slots is pickled."""

    def __getstate__(self: object) -> list[object]:  # noqa: N807  as above
        return [getattr(self, name) for name in names]

    def __setstate__(self: object, state: list[object]) -> None:  # noqa: N807  as above
        for name, value in zip(names, state, strict=True):
            object.__setattr__(self, name, value)

    yield __getstate__
    yield __setstate__


def _with_slots(cls: type[Any], names: tuple[str, ...]) -> type[Any]:
    """Return the same class with slots for its fields."""
    namespace = {name: value for name, value in vars(cls).items() if name not in {*names, "__dict__", "__weakref__"}}
    inherited = {slot for base in cls.__mro__[1:] for slot in vars(base).get("__slots__", ())}
    namespace["__slots__"] = tuple(name for name in names if name not in inherited)
    metaclass: Any = type(cls)
    made: type[Any] = metaclass(cls.__name__, cls.__bases__, namespace)
    made.__qualname__ = cls.__qualname__
    return made


def _without_class_variables(annotations: dict[str, Any]) -> dict[str, Any]:
    return {name: each for name, each in annotations.items() if not str(each).startswith("ClassVar[")}


def _is_simple(cls: type, annotations: dict[str, Any]) -> bool:
    """Return whether a class has only annotations with plain defaults, all of them new, and so have its bases."""
    members, annotations = vars(cls), _without_class_variables(annotations)
    field = getattr(sys.modules.get("dataclasses"), "Field", ())
    plain = (
        isinstance(annotation, str)
        and not any(word in annotation for word in _SPECIAL)
        and not (name in members and (isinstance(members[name], field) or members[name].__hash__ is None))
        for name, annotation in annotations.items()
    )
    if not all(plain) or any(isinstance(each, field) for each in members.values()):
        return False
    bases = [vars(base) for base in cls.__mro__[1:]]
    if not all(annotations.keys().isdisjoint(base) for base in bases):
        return False
    return _DEFINED_BY_HAND.isdisjoint(members) and all(
        isinstance(base[_FIELDS], _AskedFor) for base in bases if _FIELDS in base
    )


def _define(cls: type[Any], *, eq: bool, repr: bool, slots: bool) -> type[Any]:  # noqa: A002  as in `dataclasses`
    """Define a frozen dataclass; see `dataclasses.dataclass`."""
    annotations: dict[str, Any] = vars(cls).get("__annotations__", {})
    if not _is_simple(cls, annotations):
        from dataclasses import dataclass as define  # noqa: PLC0415  see above

        return define(frozen=True, eq=eq, repr=repr, slots=slots)(cls)
    defaults = {name: vars(cls)[name] for name in annotations if name in vars(cls)}
    for base in cls.__mro__[1:]:
        if isinstance(inherited := vars(base).get(_FIELDS), _AskedFor):
            annotations = {**inherited.annotations, **annotations}
            defaults = {**inherited.defaults, **defaults}
    members = annotations, defaults
    annotations = _without_class_variables(annotations)
    defaults = {name: default for name, default in defaults.items() if name in annotations}
    names = tuple(annotations)
    defined = {name for name, value in vars(cls).items() if value is not None}  # with an __eq__, __hash__ is None
    made = _with_slots(cls, names) if slots else cls
    methods = [_constructor(annotations, defaults, then=hasattr(cls, "__post_init__")), *_refusal(made, names)]
    methods += [*(_comparison(names) if eq else ()), *(_representation(names) if repr else ())]
    methods += _state(names) if slots else ()
    for method in methods:
        if method.__name__ not in defined:
            method.__qualname__ = f"{made.__qualname__}.{method.__name__}"
            setattr(made, method.__name__, method)
    asked_for = {name: _AskedFor(name, *members, eq=eq, repr=repr) for name in (_FIELDS, _PARAMETERS)}
    for name, value in {"__match_args__": names, **asked_for}.items():
        setattr(made, name, value)
    return made


if not TYPE_CHECKING:

    def dataclass(cls=None, /, *, eq=True, repr=True, frozen=False, slots=False, **options):  # noqa: A002, ANN001, ANN003, ANN202  as in `dataclasses`
        if not frozen or options or _COMPILED_TOGETHER:
            from dataclasses import dataclass as define  # noqa: PLC0415  see above

            return define(cls, eq=eq, repr=repr, frozen=frozen, slots=slots, **options)
        if cls is None:
            return lambda cls: _define(cls, eq=eq, repr=repr, slots=slots)
        return _define(cls, eq=eq, repr=repr, slots=slots)
