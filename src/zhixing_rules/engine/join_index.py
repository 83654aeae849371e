"""Records of a list by the value of a field, so that those that name one record by its id are found at once.

It also keeps what was found in a whole list for one record where that is the same for the others. An index belongs to
one call, such as the validation of one record, and is dropped with it; no module holds one.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules.language import All, Condition, Equal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zhixing_rules.language import Fact, Subject

__all__ = ["FEW", "JoinIndex", "join_of"]

FEW: Final = 8
"""A list of at most so many records is gone through sooner than it is sorted by id."""

Held = tuple["Sequence[Any]", dict[Any, list[tuple[int, Any]]]]
"""A list, so that its identity is not reused, and its records by the value of a field, each with its position."""


class JoinIndex:
    """The lists of one whole record, each sorted by the values of a field when it is first asked for.

    Attributes:
        scanned: what was found in a whole list that no other record changes, by what was looked for, the identity of
            the list and the days; each entry ends with the list, so that its identity is not reused.
    """

    __slots__ = ("_lists", "scanned")

    def __init__(self) -> None:
        self._lists: dict[tuple[int, str], Held] = {}
        self.scanned: dict[tuple[Any, ...], tuple[Any, ...]] = {}

    def __reduce__(self) -> tuple[type[JoinIndex], tuple[()]]:
        return JoinIndex, ()  # a copy sorts its own lists: the identities of these are not those of the copies

    def members(self, items: Sequence[Any], field: str, key: object) -> Sequence[Any]:
        """Return the records of a list that may name a key: the others certainly name another one.

        Args:
            items: the list.
            field: the field of its records that names the key.
            key: the key; ``None`` where it is not known.

        Returns:
            The records whose field is the key or not recorded, in the order of the list; every record where the key is
            not known. A short list is returned whole.
        """
        if key is None or len(items) <= FEW:
            return items
        return [record for _, record in self.numbered(items, field, key)]

    def numbered(self, items: Sequence[Any], field: str, key: object) -> Iterable[tuple[int, Any]]:
        """Return the records that `members` returns, each with its index in the list.

        Args:
            items: the list.
            field: the field of its records that names the key.
            key: the key; ``None`` where it is not known.

        Returns:
            Pairs of an index and a record, in the order of the list.
        """
        if key is None or len(items) <= FEW:
            return enumerate(items)
        held = self._lists.get((id(items), field))
        if held is None:
            held = self._lists[id(items), field] = (items, _by_value(items, field))
        named, unnamed = held[1].get(key, ()), held[1].get(None, ())
        return sorted((*named, *unnamed), key=_position) if named and unnamed else named or unnamed


def _by_value(items: Sequence[Any], field: str) -> dict[Any, list[tuple[int, Any]]]:
    index: dict[Any, list[tuple[int, Any]]] = {}
    value = attrgetter(field)
    for position, record in enumerate(items):
        index.setdefault(value(record), []).append((position, record))
    return index


def _position(pair: tuple[int, Any]) -> int:
    return pair[0]


def join_of(where: Condition, subject: Subject) -> tuple[str, Fact] | None:
    """Return the field of a listed record that must equal a fact for a condition to be possible.

    Args:
        where: the condition on a record of the list.
        subject: the subject of the list.

    Returns:
        The field of the listed record, and the fact of a record outside the list; ``None`` if the condition demands no
        such equality.
    """
    for part in where.parts if isinstance(where, All) else (where,):
        if isinstance(part, All):
            found = join_of(part, subject)
            if found is not None:
                return found
        if isinstance(part, Equal):
            for inner, outer in ((part.left, part.right), (part.right, part.left)):
                if inner.subject is subject and outer.subject is not subject and "." not in inner.path:
                    return inner.path, outer
    return None
