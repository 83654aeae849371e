"""Arrays of a JSON document whose elements are made when they are written, so that they are never all in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

__all__ = ["LazyArray", "complete"]


class LazyArray:
    """A JSON array whose elements are made one at a time, again in every iteration.

    Args:
        make: returns the JSON of one element, which holds nothing but values of JSON.
        elements: what the elements are made of.
    """

    __slots__ = ("_elements", "_make")

    def __init__(self, make: Callable[[Any], object], elements: Iterable[Any]) -> None:
        self._make, self._elements = make, elements

    def __iter__(self) -> Iterator[object]:
        return map(self._make, self._elements)


def complete(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return a document with the elements of its lazy arrays."""
    return {key: list(value) if isinstance(value, LazyArray) else value for key, value in document.items()}
