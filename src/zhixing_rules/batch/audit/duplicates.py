"""The same case more than once in an archive: found by its number, counted once.

Two records whose case numbers identify the same case, however they are written, are the same case. Where they are
alike, the first one counts. Where they differ, both attest how far they are complete, and the one that is complete up
to the later day still holds all that the other holds, it alone counts. Otherwise neither can be left out: a breach
could be hidden with it. Both count, and the audit says so. A day after that of the report attests nothing. Records
without a number that identifies a case are never compared: two different cases may look alike.

The keys of a part are digests, which are only as secret as the case numbers: a number can be found from its digest by
trying all numbers. They are written only for an audience that may see the numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.audit.case_identity import identities_of
from zhixing_rules.records import Case, classes_at

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from zhixing_rules.batch.audit.recorded_facts import Facts
    from zhixing_rules.batch.read.sources import Chunk
    from zhixing_rules.records import Audience

__all__ = ["DUPLICATES", "KEYS", "Duplicate", "duplicates_in", "keys_of", "left_out_of", "numbers_are_compared"]

KEYS: Final = pl.Schema(
    {
        "place": pl.UInt32(),
        "number": pl.UInt64(),
        "content": pl.UInt64(),
        "content_again": pl.UInt64(),
        "complete_as_of": pl.Date(),
    }
)
"""The keys of the cases that a number identifies: the digest of the identity, and 128 bits of that of the whole record.

The digests of Polars are the same for the same values in every process, but only under one version of Polars.
"""
_SEEDS: Final = (7, 11)
_NUMBER: Final = "case_number"


class Duplicate(StrEnum):
    """How a record relates to another of the same case, which counts."""

    SAME = "same"
    EARLIER = "earlier"
    DIFFERENT = "different"


DUPLICATES: Final = pl.Schema(
    {
        "source": pl.UInt32(),
        "place": pl.UInt32(),
        "of_source": pl.UInt32(),
        "of_place": pl.UInt32(),
        "kind": pl.Enum([each.value for each in Duplicate]),
    }
)
"""The columns of the duplicates: the number of the file, from 0, and the place in it, of a record and of the other.

A record that is the `SAME`, or complete up to an `EARLIER` day with nothing that the other lacks, is not counted; one
that is `DIFFERENT` is.
"""


def numbers_are_compared(audience: Audience) -> bool:
    """Return whether cases are compared: not for an audience that may not see their numbers."""
    return audience.may_see(*classes_at(Case, [_NUMBER]))


def keys_of(chunk: Chunk) -> pl.DataFrame:
    """Return the keys of the cases of a batch, with the columns `KEYS`; none if the records have no case number."""
    nested = chunk.nested
    if not {_NUMBER, "complete_as_of"} <= set(nested.columns) or nested.schema[_NUMBER] != pl.String:
        return pl.DataFrame(schema=KEYS)
    nested = nested.with_columns(identities_of(nested[_NUMBER]).alias(_NUMBER))
    keys = pl.DataFrame(
        {
            "place": chunk.places,
            "number": nested[_NUMBER].hash(_SEEDS[0]),
            "content": nested.hash_rows(_SEEDS[0]),
            "content_again": nested.hash_rows(_SEEDS[1]),
            "complete_as_of": nested["complete_as_of"],
        },
        schema=KEYS,
    )
    return keys.filter(nested[_NUMBER].is_not_null())


FactsReader = Callable[[int, Collection[int]], "Mapping[int, Facts[int]]"]
"""A function that returns the facts of the records at some places of a source, as far as they can be read."""


def duplicates_in(keys: Mapping[int, Path], on: date, facts: FactsReader) -> pl.DataFrame:
    """Find the duplicates in an archive.

    Args:
        keys: the file with the keys of each part, by the number of its source. The numbers of all cases are in memory
            at a time, eight bytes each.
        on: the day of the report.
        facts: reads the records of a case that are complete up to several days.

    Returns:
        The duplicates, with the columns `DUPLICATES`, in the order of the files.
    """
    files = {number: path.absolute() for number, path in keys.items() if path.is_file()}
    if not files:
        return pl.DataFrame(schema=DUPLICATES)
    numbers = pl.concat([pl.read_parquet(path, columns=["number"], glob=False)["number"] for path in files.values()])
    repeated = numbers.filter(numbers.is_duplicated()).unique()
    if repeated.is_empty():
        return pl.DataFrame(schema=DUPLICATES)
    rows = pl.concat(
        pl.read_parquet(path, glob=False)
        .filter(pl.col("number").is_in(repeated.implode()))
        .select(pl.lit(number, pl.UInt32).alias("source"), pl.all())
        for number, path in files.items()
    ).sort("source", "place")
    return _related(rows, on, facts)


def _related(rows: pl.DataFrame, on: date, facts: FactsReader) -> pl.DataFrame:
    """Return the duplicates among records, of which each has the number of another."""
    day, content = pl.col("complete_as_of"), ("number", "content", "content_again")
    marked = (
        rows.with_row_index("row")
        .with_columns(pl.when(day <= on).then(day))
        .with_columns(
            latest=day.max().over("number"),
            is_first=pl.col("row") == pl.col("row").first().over(content),
        )
    )
    is_latest = day.eq_missing(pl.col("latest"))
    counting = marked.filter(is_latest).group_by("number", maintain_order=True).first()
    others = marked.join(
        counting.select("number", pl.col("row").alias("of_row"), of_source="source", of_place="place"),
        on="number",
        maintain_order="left",
    ).filter(pl.col("row") != pl.col("of_row"))
    earlier = (day < pl.col("latest")).fill_null(value=False)
    contained = _contained(others.select(earlier, "source", "place", "of_source", "of_place").rows(), facts)
    kind = (
        pl.when(pl.Series(contained, dtype=pl.Boolean))
        .then(pl.lit(Duplicate.EARLIER.value))
        .when(pl.col("is_first"))
        .then(pl.lit(Duplicate.DIFFERENT.value))
        .otherwise(pl.lit(Duplicate.SAME.value))
    )
    related = others.with_columns(kind.alias("kind"))
    return related.select(pl.col(name).cast(dtype) for name, dtype in DUPLICATES.items())


def _contained(pairs: Sequence[tuple[bool, int, int, int, int]], facts: FactsReader) -> list[bool]:
    """Return whether a record is complete up to an earlier day than the one that counts, which holds all that it holds.

    Args:
        pairs: whether the day of the record is earlier, its source and place, and those of the one that counts.
        facts: reads the facts of records.
    """
    places: dict[int, set[int]] = {}
    for is_earlier, source, place, of_source, of_place in pairs:
        if is_earlier:
            places.setdefault(source, set()).add(place)
            places.setdefault(of_source, set()).add(of_place)
    found = {(source, place): each for source in places for place, each in facts(source, places[source]).items()}

    def is_contained(one: tuple[int, int], other: tuple[int, int]) -> bool:
        return one in found and other in found and set(found[one]) <= set(found[other])

    return [is_earlier and is_contained((one, place), (other, at)) for is_earlier, one, place, other, at in pairs]


def left_out_of(duplicates: pl.DataFrame) -> dict[int, tuple[int, ...]]:
    """Return the places that are not counted, in order, by the number of their source."""
    left_out = duplicates.filter(pl.col("kind") != Duplicate.DIFFERENT.value)
    return {
        int(source): tuple(sorted(places))
        for source, places in left_out.group_by("source").agg("place").sort("source").iter_rows()
    }
