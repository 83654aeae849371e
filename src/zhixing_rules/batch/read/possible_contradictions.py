"""Which records could contradict themselves: every one that does, and some that do not. `load` decides."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Final

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.tables.derived_fields import Derived, derive
from zhixing_rules.records import Case, Disclosure, JointMechanism
from zhixing_rules.records.consistency import LISTS, LISTS_OF_MECHANISM, NOT_BEFORE_CASE, ORDER, REFERENCES
from zhixing_rules.records.detention import LONGEST_DETENTION

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pydantic import BaseModel

__all__ = ["suspicious"]

_TOLD: Final = "·told"
"""The level of the court, as the case number tells it."""
_BEGAN: Final = "·began"
"""The first day of the year of the case number."""
_GIVEN: Final = "·given"
"""Whether something was given whose classes tell another thing than what is said of it."""


def suspicious(nested: pl.DataFrame, model: type[BaseModel]) -> pl.Series:
    """Whether each row might contradict itself; of a record that nothing is known of, every row might."""
    if model is Case:
        unsaid = nested.with_columns(court_level=pl.lit(None, pl.String))
        told = derive(
            unsaid, Case, {_TOLD: Derived("level", pl.String), _BEGAN: Derived("case_number.year_begins", pl.Date)}
        )
        given = _given_as_another(nested).alias(_GIVEN)
        found = [*_ids(LISTS), *_orders(nested.schema), *_references(), *_of_a_case()]
        return _any(nested.with_columns(*told, given), found)
    if model is JointMechanism:
        return _any(nested, [*_ids(LISTS_OF_MECHANISM), *_orders(nested.schema)])
    return pl.repeat(value=True, n=nested.height, eager=True, dtype=pl.Boolean)


def _any(frame: pl.DataFrame, found: Sequence[pl.Expr]) -> pl.Series:
    return frame.select(reduce(or_, (each.fill_null(value=False) for each in found)).alias("suspicious")).to_series()


def _in_list(name: str, test: pl.Expr) -> pl.Expr:
    """Whether a test is met by some record of a list."""
    return pl.col(name).list.eval(test.fill_null(value=False)).list.any()


def _field(name: str) -> pl.Expr:
    return pl.element().struct.field(name)


def _ids(lists: Sequence[str]) -> Iterator[pl.Expr]:
    for name in lists:
        yield pl.col(name).list.len() > pl.col(name).list.eval(_field("id")).list.n_unique()


def _orders(schema: pl.Schema) -> Iterator[pl.Expr]:
    for name, pairs in ORDER.items():
        if name in schema:
            yield _in_list(name, reduce(or_, (_field(later) < _field(earlier) for earlier, later in pairs)))


def _references() -> Iterator[pl.Expr]:
    """Ids that stand nowhere, where the list they name is recorded."""
    for (*lists, key), where in REFERENCES.items():
        keys = pl.col(lists[0])
        for inner in lists[1:]:
            keys = keys.list.eval(_field(inner).explode(keep_nulls=False, empty_as_null=False))
        named = keys.list.eval(_field(key).drop_nulls())
        known = pl.col(where).list.eval(_field("id"))
        yield named.list.set_difference(known).list.len() > 0


def _given_as_another(nested: pl.DataFrame) -> pl.Series:
    every = pl.int_range(nested.height, dtype=pl.UInt32, eager=True).alias("·row")
    listed = nested.select("disclosures", every).explode("disclosures", empty_as_null=False, keep_nulls=False)
    given = listed.select("·row", pl.col("disclosures").struct.unnest())
    told = derive(given, Disclosure, {"·told": Derived("classes_include_tracing", pl.Boolean)})
    another = given.with_columns(*told).filter(pl.col("·told") != pl.col("tracing"))
    return every.is_in(another.get_column("·row").implode())


def _of_a_case() -> Iterator[pl.Expr]:
    """What only `load` can tell: here, that there is something to tell."""
    yield pl.col("court_level") != pl.col(_TOLD)
    yield pl.col(_GIVEN)
    yield _in_list("disclosures", _field("basis_verified") & ~_field("basis_upheld"))
    followed = _in_list("referrals", _field("detention").is_not_null() & _field("person").is_not_null())
    persons = pl.concat_list(pl.col(name).list.eval(_field("person")) for name in ("referrals", "detentions"))
    yield followed & (persons.list.drop_nulls().list.n_unique() > 1)
    start = pl.coalesce(_field("printed_start"), _field("intake_on"))
    yield _in_list("detentions", _field("printed_end") > start.dt.offset_by(f"{LONGEST_DETENTION}d"))
    for name, acts in NOT_BEFORE_CASE.items():
        first = pl.min_horizontal(*(pl.col(name).list.eval(_field(act)).list.min() for act in acts))
        yield first < pl.col(_BEGAN)
