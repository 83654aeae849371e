"""What a reader or a writer of an earlier version would notice of a change of a schema.

A result may gain members; it may not lose one, nor give one another type or word. A file that people write may gain
members and words; what was accepted stays accepted. The comparison is by structure: it is strict where it cannot tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["breaking_changes", "without_texts"]

_TEXTS: Final = frozenset({"$id", "title", "description", "examples", "default"})
_BY_NAME: Final = frozenset({"properties", "$defs", "patternProperties"})
"""Keywords whose members are named by us."""
_LIMITS: Final = {"minimum": 1, "minLength": 1, "minItems": 1, "maximum": -1, "maxLength": -1, "maxItems": -1}
"""Keywords with a number, and in which direction a greater number is narrower."""


def breaking_changes(old: Any, new: Any, *, written_by_people: bool, at: str = "") -> Iterator[str]:  # noqa: ANN401  parts of schemas
    """Yield the place and the kind of each change that breaks a reader of results, or a writer of files.

    Args:
        old: the schema of the last release.
        new: the present one.
        written_by_people: whether it describes a file that people write, or a record.
        at: the place of the part.

    Yields:
        One line for each change.
    """
    if not isinstance(old, dict) or not isinstance(new, dict):
        if old != new:
            yield f"{at}: differs"
        return
    for key in filter(_is_compared, old.keys() | new.keys()):
        yield from _change(key, old.get(key), new.get(key), written_by_people=written_by_people, at=f"{at}/{key}")


def without_texts(part: Any) -> Any:  # noqa: ANN401  a part of a schema
    """Return a schema without what is not compared, except its ``$id``."""
    if isinstance(part, list):
        return [without_texts(each) for each in part]
    if not isinstance(part, dict):
        return part
    return {
        key: {name: without_texts(each) for name, each in value.items()} if key in _BY_NAME else without_texts(value)
        for key, value in part.items()
        if key == "$id" or _is_compared(key)
    }


def _is_compared(keyword: str) -> bool:
    return keyword not in _TEXTS and not keyword.startswith("x-")


def _change(key: str, old: Any, new: Any, *, written_by_people: bool, at: str) -> Iterator[str]:  # noqa: ANN401  as above
    wider = written_by_people and key in {"anyOf", "oneOf"}  # ours are told apart by a constant, as kinds and verbs are
    if key in _BY_NAME:
        yield from _members(key, old or {}, new or {}, written_by_people=written_by_people, at=at)
    elif key == "required":
        lost, gained = set(old or ()) - set(new or ()), set(new or ()) - set(old or ())
        kind = "newly required" if written_by_people else "no longer certain"
        yield from (f"{at}/{name}: {kind}" for name in (gained if written_by_people else lost))
    elif written_by_people and new is None:
        return  # whatever was limited by this keyword no longer is
    elif written_by_people and old is None and key in {"enum", "type"}:
        yield f"{at}: narrower"
    elif key in {"enum", "type"}:
        before, after = _words(old), _words(new)
        changed = before - after if written_by_people else before ^ after
        yield from (f"{at}: {word} added or removed" for word in sorted(changed, key=str))
    elif key in _LIMITS and written_by_people:
        if old is None or (new - old) * _LIMITS[key] > 0:
            yield f"{at}: narrower"
    elif isinstance(old, list) and isinstance(new, list) and (len(old) == len(new) or (wider and len(old) < len(new))):
        for number, parts in enumerate(zip(old, new, strict=False)):
            yield from breaking_changes(*parts, written_by_people=written_by_people, at=f"{at}/{number}")
    else:
        yield from breaking_changes(old, new, written_by_people=written_by_people, at=at)


def _members(key: str, old: dict[str, Any], new: dict[str, Any], *, written_by_people: bool, at: str) -> Iterator[str]:
    for name, part in old.items():
        if name in new:
            yield from breaking_changes(part, new[name], written_by_people=written_by_people, at=f"{at}/{name}")
        elif key != "$defs":
            yield f"{at}/{name}: removed"


def _words(value: object) -> set[object]:
    return set(value) if isinstance(value, list) else set() if value is None else {value}
