"""Substitution: the same rule, consequence or expression with some of its parts replaced."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from zhixing_rules.language.expression import Fact, Table
from zhixing_rules.language.reading import Reading
from zhixing_rules.language.rule import SupersededVersion
from zhixing_rules.language.subject import Subject
from zhixing_rules.law import Instrument

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["rewritten"]

N = TypeVar("N")


def rewritten(node: N, swap: Callable[[object], object]) -> N:
    """The same rule, consequence or expression with its parts exchanged, outermost first; itself where none was.

    What a rule was before an amendment stays as it was. What stands in several places is gone into once, and what comes
    of it stands in all of them.

    Args:
        node: what is rewritten.
        swap: gives what is to stand in place of a part, which is then gone into in its turn; the part itself where it
            stays. It says the same of the same part every time.
    """
    known: dict[int, tuple[object, object]] = {}  # by identity; each part is held, so that no other takes its number

    def go_into(part: object) -> object:
        if id(part) not in known:
            known[id(part)] = part, made_of(part)
        return known[id(part)][1]

    def made_of(part: object) -> object:
        if isinstance(part, tuple):
            members = tuple(go_into(member) for member in part)
            return part if all(a is b for a, b in zip(members, part, strict=True)) else members
        other = swap(part)
        if not is_dataclass(other) or isinstance(
            other, type | Fact | SupersededVersion | Instrument | Reading | Subject | Table
        ):
            return other
        changed: dict[str, Any] = {}
        for each in fields(other):
            value = getattr(other, each.name)
            new = go_into(value) if each.init else value
            if new is not value:
                changed[each.name] = new
        return replace(other, **changed) if changed else other

    return go_into(node)  # type: ignore[return-value]  # of the same kind as the node
