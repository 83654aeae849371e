"""What records hold, as sets of facts: whether a later record of a case still holds all that an earlier one held.

A fact is a recorded value with its place. The place of an entry of a list is its id, so that entries may be added and
change their order; an entry without an id is one fact as a whole. Not facts are the case number, which may be written
in another way, and the day up to which the record is complete.
"""

from __future__ import annotations

from array import array
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.read.sources import SourceError, chunks_of, folders_below

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from zhixing_rules.batch.audit.settings import Settings

__all__ = ["Facts", "facts_in", "facts_of"]

Facts = array
"""The digests of facts, eight bytes each; they differ in another process."""
_NOT_FACTS: Final = frozenset({"case_number", "complete_as_of"})


def facts_in(
    path: str | Path, settings: Settings, places: Collection[int], root: str | Path | None = None
) -> dict[int, Facts[int]]:
    """Read the facts of some records of a file.

    Args:
        path: the file.
        settings: the settings of the audit.
        places: the places, from 1.
        root: the folder of the archive, see `audit_path`.

    Returns:
        The facts by place; fewer if the file cannot be read any more.
    """
    found: dict[int, Facts[int]] = {}
    wanted = pl.Series(list(places), dtype=pl.UInt32).implode()
    chunks = chunks_of(
        path,
        settings.procedure.roots[0].record,
        audience=settings.audience,
        batch_size=settings.batch_size,
        folders=folders_below(root, path),
    )
    try:
        for chunk in chunks:
            here = chunk.places.is_in(wanted)
            records = chunk.nested.filter(here).iter_rows(named=True)
            found |= zip(chunk.places.filter(here), map(facts_of, records), strict=True)
    except SourceError:
        return found
    return found


def facts_of(record: Mapping[str, Any]) -> Facts[int]:
    """Return the facts of a record, as a row of Polars."""
    named = {name: each for name, each in record.items() if name not in _NOT_FACTS}
    return array("q", sorted(_facts(named, 0)))


def _facts(value: Any, place: int) -> Iterator[int]:  # noqa: ANN401  any value of a record
    """Yield the digests of a value that is recorded, and of all in it."""
    if isinstance(value, dict):
        yield hash((place, "object"))
        for name, each in value.items():
            yield from _facts(each, hash((place, name)))
    elif isinstance(value, list):
        yield hash((place, "list"))
        seen = Counter[str]()
        for each in value:
            has_id = isinstance(each, dict) and each.get("id") is not None
            key = str(each["id"] if has_id else each)
            seen[key] += 1
            entry = hash((place, key, seen[key]))
            yield entry
            if has_id:
                yield from _facts(each, entry)
    elif value is not None:
        yield hash((place, str(value)))
