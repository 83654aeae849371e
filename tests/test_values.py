"""Values: a class defined by `_values` does everything that one defined by `dataclasses` does."""

from __future__ import annotations

import dataclasses
import inspect
import pickle
import re
import typing
from dataclasses import FrozenInstanceError, field, fields, is_dataclass, replace
from typing import Any, ClassVar

import pytest

from zhixing_rules import _values


@_values.dataclass(frozen=True, slots=True)
class Pair:
    left: int
    right: tuple[int, ...] = ()


@_values.dataclass(frozen=True, slots=True)
class Single:
    only: str


@_values.dataclass(frozen=True, slots=True)
class Nothing:
    pass


@_values.dataclass(frozen=True)
class Noted(Single):
    note: str = field(default="", compare=False)
    hidden: int = field(default=0, repr=False)
    unhashed: int = field(default=0, hash=False)


@_values.dataclass(frozen=True, slots=True)
class Made:
    values: list[int] = field(default_factory=list, hash=False)
    size: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "size", len(self.values))


@_values.dataclass(frozen=True, slots=True)
class Keyword:
    value: int = field(kw_only=True)
    fixed: int = field(init=False, default=3)


@_values.dataclass(frozen=True, slots=True, repr=False)
class Silent:
    value: int

    def __repr__(self) -> str:
        return "Silent(…)"


@_values.dataclass(frozen=True, eq=False)
class ByIdentity:
    value: int


@_values.dataclass(frozen=True)
class OwnEquality:  # noqa: PLW1641  the decorator adds a hash
    value: int

    def __eq__(self, other: object) -> bool:
        return isinstance(other, OwnEquality)

    def __repr__(self) -> str:
        return "own"


@_values.dataclass(frozen=True)
class OwnHash:
    value: int

    def __hash__(self) -> int:
        return 7


@_values.dataclass(frozen=True)
class First:
    one: int
    two: int = 2


@_values.dataclass(frozen=True)
class Second(First):
    three: int = 3


@_values.dataclass(frozen=True, slots=True)
class Slotted:
    one: int


@_values.dataclass(frozen=True, slots=True)
class SlottedFurther(Slotted):
    two: int = 2


@_values.dataclass(frozen=True)
class Again(First):
    one: int
    three: int = 3


class Plain:
    inherited = 5


@_values.dataclass(frozen=True)
class WithPlainBase(Plain):
    inherited: int


@_values.dataclass(frozen=True)
class WithClassVariable:
    shared: ClassVar[int] = 1
    value: int


@_values.dataclass(frozen=True, slots=True)
class Declared:
    unit: ClassVar[str]
    count: int


@_values.dataclass(frozen=True, slots=True)
class Counted(Declared):
    unit: ClassVar[str] = "day"


@_values.dataclass(frozen=True)
class Holder:
    inside: list[object]


@_values.dataclass(frozen=True, slots=True, order=True)
class Ordered:
    value: int


@_values.dataclass
class Changeable:
    value: int


CLASSES: tuple[type, ...] = (
    *(
        Made,
        Keyword,
        Pair,
        Single,
        Nothing,
        Noted,
        Silent,
        ByIdentity,
        OwnEquality,
        OwnHash,
        Holder,
        Ordered,
        Changeable,
    ),
)
VALUES: tuple[tuple[type, tuple[Any, ...]], ...] = (
    *((Pair, (1,)), (Pair, (1, (2,))), (Pair, (2,)), (Single, ("a",)), (Single, ("b",)), (Nothing, ()), (Silent, (1,))),
    *((Noted, ("a",)), (Noted, ("a", "note")), (Noted, ("a", "", 1)), (Noted, ("a", "", 0, 1)), (ByIdentity, (1,))),
    *(
        (Made, ()),
        (Made, ([1, 2],)),
        (OwnEquality, (1,)),
        (OwnEquality, (2,)),
        (OwnHash, (1,)),
        (Ordered, (1,)),
        (Changeable, (1,)),
    ),
)


def by_dataclasses(monkeypatch: pytest.MonkeyPatch) -> dict[str, type]:
    """Return the classes above, defined by `dataclasses`."""
    monkeypatch.setattr(_values, "dataclass", dataclasses.dataclass)
    source = inspect.getsource(inspect.getmodule(by_dataclasses))  # type: ignore[arg-type]  # this module has a source
    namespace: dict[str, Any] = {"__name__": __name__, "__file__": __file__}
    exec(compile(source, __file__, "exec"), namespace)  # noqa: S102  this file
    return {cls.__name__: namespace[cls.__name__] for cls in CLASSES}


def test_a_value_is_compared_hashed_and_shown_as_by_dataclasses(monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = by_dataclasses(monkeypatch)

    def facts(classes: dict[str, type]) -> list[Any]:
        made = [classes[cls.__name__](*arguments) for cls, arguments in VALUES]
        shown = [repr(each) for each in made]
        equal = [[left == right for right in made] for left in made]
        hashes = [None if type(each).__name__ in {"ByIdentity", "Changeable"} else hash(each) for each in made]
        return [shown, equal, hashes]

    assert facts({cls.__name__: cls for cls in CLASSES}) == facts(theirs)


def described(cls: type) -> list[Any]:
    """Return everything that `dataclasses` keeps of a class, class variables included."""
    kept = [fields(cls), *vars(cls)["__dataclass_fields__"].items(), vars(cls)["__dataclass_params__"]]
    return [re.sub(" object at 0x[0-9a-f]+", "", repr(each)) for each in kept]


def test_the_members_of_a_class_are_those_of_dataclasses(monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = by_dataclasses(monkeypatch)
    for cls in CLASSES:
        other = theirs[cls.__name__]
        assert set(vars(cls)) ^ set(vars(other)) <= {"__weakref__"}  # which Python 3.11.2 adds to the other
        assert described(cls) == described(other)
        assert str(inspect.signature(cls)) == str(inspect.signature(other))
        hints = [typing.get_type_hints(vars(each)["__init__"]) for each in (cls, other)]
        assert hints[0] == hints[1]
        assert typing.get_type_hints(cls) == typing.get_type_hints(other)
        assert cls.__match_args__ == other.__match_args__  # type: ignore[attr-defined]  # every dataclass has them
        assert is_dataclass(cls)


def test_a_value_can_be_replaced_pickled_and_matched_but_not_changed() -> None:
    pair = Pair(1, (2,))
    assert replace(pair, left=3) == Pair(3, (2,))
    assert pickle.loads(pickle.dumps(pair)) == pair  # noqa: S301  our own
    match pair:
        case Pair(left, right):
            assert (left, right) == (1, (2,))
    with pytest.raises(FrozenInstanceError):
        pair.left = 2  # type: ignore[misc]  # what is tested
    with pytest.raises(FrozenInstanceError):
        del pair.left


def test_a_class_is_a_dataclass_before_anything_was_asked() -> None:
    @_values.dataclass(frozen=True)
    class Fresh:
        value: int = 1

    asked = vars(Fresh)["__dataclass_fields__"]
    assert is_dataclass(Fresh)
    assert vars(Fresh)["__dataclass_fields__"]["value"].default == 1
    assert asked.__get__(None, Fresh) is vars(Fresh)["__dataclass_fields__"], "another thread had asked"


def test_a_mutable_default_is_refused_as_by_dataclasses() -> None:
    with pytest.raises(ValueError, match="mutable default"):

        @_values.dataclass(frozen=True)
        class Wrong:
            values: list[int] = []  # noqa: RUF012  what is tested


def test_a_subclass_may_be_defined_by_dataclasses() -> None:
    @dataclasses.dataclass(frozen=True)
    class Further(Single):
        more: int = 0

    assert Further("a", 1) == Further("a", 1) != Further("a", 2)
    assert Further("a") != Single("a")
    assert repr(Further("a")).endswith("Further(only='a', more=0)")


def test_a_value_that_holds_itself_is_shown() -> None:
    holder = Holder([])
    holder.inside.append(holder)
    assert repr(holder) == "Holder(inside=[...])"


def test_python_compiles_the_methods_together_from_3_13_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_values, "_COMPILED_TOGETHER", True)

    @_values.dataclass(frozen=True, slots=True)
    class Later:
        value: int

    assert Later.__eq__.__code__.co_filename == "<string>"
    assert Later(1) == Later(1)
