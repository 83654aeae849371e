"""Find records that may contradict themselves: all that do, and some that do not; `load` decides."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Final

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.tables.derived_fields import Derived, derive
from zhixing_rules.records import Case, Disclosure, JointMechanism, PersonKind
from zhixing_rules.records.consistency import (
    IN_THE_CASE,
    LISTS,
    LISTS_COUNTED,
    LISTS_INSIDE,
    LISTS_OF_MECHANISM,
    REFERENCES,
)
from zhixing_rules.records.detention import LONGEST_DETENTION
from zhixing_rules.records.event_order import CHECKED_ORDERS, FOLLOWED_BY_REFERRAL
from zhixing_rules.records.loading import MAX_RECORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pydantic import BaseModel

__all__ = ["may_contradict"]

_DERIVED_LEVEL: Final = "·level"
"""The column of the court level according to the case number."""
_YEAR_START: Final = "·year_start"
"""The column of the first day of the year of the case number."""
_CLASSES_DIFFER: Final = "·classes_differ"
"""The column that says whether a disclosure's classes contradict its ``tracing``."""


def may_contradict(nested: pl.DataFrame, model: type[BaseModel]) -> pl.Series:
    """Return for each row whether it may contradict itself; true for every row of an unknown record type.

    Args:
        nested: rows with the columns of `nested_schema`.
        model: the type of the records.
    """
    if model is Case:
        without_level = nested.with_columns(court_level=pl.lit(None, pl.String))
        wanted = {
            _DERIVED_LEVEL: Derived("level", pl.String),
            _YEAR_START: Derived("case_number.year_begins", pl.Date),
        }
        derived = derive(without_level, Case, wanted)
        classes_differ = _disclosed_classes_differ(nested).alias(_CLASSES_DIFFER)
        checks = [*_ids(LISTS), *_orders(nested.schema), *_references(), *_case_checks(), _is_judged()]
        return _any_of(nested.with_columns(*derived, classes_differ), checks)
    if model is JointMechanism:
        return _any_of(nested, [*_ids(LISTS_OF_MECHANISM), *_orders(nested.schema), _is_judged()])
    return pl.repeat(value=True, n=nested.height, eager=True, dtype=pl.Boolean)


def _any_of(frame: pl.DataFrame, checks: Sequence[pl.Expr]) -> pl.Series:
    return frame.select(reduce(or_, (each.fill_null(value=False) for each in checks)).alias("result")).to_series()


def _any_in_list(name: str, test: pl.Expr) -> pl.Expr:
    """Return whether some record of a list meets a test."""
    return pl.col(name).list.eval(test.fill_null(value=False)).list.any()


def _field(name: str) -> pl.Expr:
    return pl.element().struct.field(name)


def _ids(lists: Sequence[str]) -> Iterator[pl.Expr]:
    for name in lists:
        yield pl.col(name).list.len() > pl.col(name).list.eval(_field("id")).list.n_unique()


def _is_judged() -> pl.Expr:
    """Return whether persons have answered; such records are few."""
    return pl.col("judgments").list.len() > 0


def _size() -> pl.Expr:
    """Return whether all lists together have more records than a case may have."""
    lists = (pl.col(name).list.len() for name in LISTS_COUNTED)
    inside = (pl.col(name).list.eval(_field(inner).list.len()).list.sum() for name, inner in LISTS_INSIDE.items())
    return pl.sum_horizontal(each.fill_null(0) for each in (*lists, *inside)) > MAX_RECORDS


def _orders(schema: pl.Schema) -> Iterator[pl.Expr]:
    for name, order in CHECKED_ORDERS.items():
        if name in schema and order.pairs:
            pairs = order.all_pairs
            yield _any_in_list(name, reduce(or_, (_field(later) < _field(earlier) for earlier, later, _ in pairs)))


def _references() -> Iterator[pl.Expr]:
    """Yield whether a reference names an id that is not in the list it refers to.

    A list that is not recorded is empty in a complete record; in another one it decides nothing.
    """
    for (*lists, key), where in REFERENCES.items():
        keys = pl.col(lists[0])
        for inner in lists[1:]:
            keys = keys.list.eval(_field(inner).explode(keep_nulls=False, empty_as_null=False))
        named = keys.list.eval(_field(key).drop_nulls())
        empty = pl.when(pl.col("complete_as_of").is_not_null()).then(pl.lit([], pl.List(pl.String)))
        known = pl.col(where).list.eval(_field("id")).fill_null(empty)
        yield named.list.set_difference(known).list.len() > 0


def _disclosed_classes_differ(nested: pl.DataFrame) -> pl.Series:
    """Return whether a disclosure's classes contradict its ``tracing``."""
    numbers = pl.int_range(nested.height, dtype=pl.UInt32, eager=True).alias("·row")
    exploded = nested.select("disclosures", numbers).explode("disclosures", empty_as_null=False, keep_nulls=False)
    disclosures = exploded.select("·row", pl.col("disclosures").struct.unnest())
    derived = derive(disclosures, Disclosure, {"·tracing": Derived("classes_include_tracing", pl.Boolean)})
    different = disclosures.with_columns(*derived).filter(pl.col("·tracing") != pl.col("tracing"))
    return numbers.is_in(different.get_column("·row").implode())


def _case_checks() -> Iterator[pl.Expr]:
    """Yield the checks of a case that are broader than those of `load`."""
    yield _size()
    yield pl.col("court_level") != pl.col(_DERIVED_LEVEL)
    yield pl.col(_CLASSES_DIFFER)
    yield _any_in_list("disclosures", _field("basis_verified") & ~_field("basis_upheld"))
    followed = _any_in_list("referrals", _field("detention").is_not_null() & _field("person").is_not_null())
    persons = pl.concat_list(pl.col(name).list.eval(_field("person")) for name in ("referrals", "detentions"))
    yield followed & (persons.list.drop_nulls().list.n_unique() > 1)
    start = pl.min_horizontal(_field("printed_start"), _field("intake_on"))
    yield _any_in_list("detentions", _field("printed_end") > start.dt.offset_by(f"{LONGEST_DETENTION}d"))
    printed = (_field("printed_end") - _field("printed_start")).dt.total_days()
    yield _any_in_list("detentions", _field("leave_days") > pl.min_horizontal(_field("days"), printed))
    for number in ("resident_number", "credit_code"):
        numbers = pl.col("persons").list.eval(_field(number).drop_nulls())
        yield numbers.list.len() > numbers.list.n_unique()
    units = pl.col("persons").list.eval(_field("id").filter(_field("kind") == PersonKind.UNIT.value))
    detained = pl.col("detentions").list.eval(_field("person").drop_nulls())
    yield detained.list.set_intersection(units).list.len() > 0
    withdrawn = _field("targets").list.eval(_field("withdrawn_on")).list.min()
    yield _any_in_list("requests", withdrawn < _field("sent_on"))
    yield _earliest(("referrals",), ("sent_on", *_AFTER_SENDING)) < _latest("detentions", FOLLOWED_BY_REFERRAL)
    for lists, acts in IN_THE_CASE.items():
        yield _earliest(lists, acts) < pl.col(_YEAR_START)


_AFTER_SENDING: Final = tuple(name for name, _ in CHECKED_ORDERS["referrals"].not_after("sent_on"))


def _earliest(lists: Sequence[str], days: Iterable[str]) -> pl.Expr:
    """Return the earliest of some days in all records of a list, or of a list inside the records of another.

    Args:
        lists: the lists; none for days of the case itself.
        days: the days, as dotted paths.
    """
    if not lists:
        return pl.min_horizontal(*days)
    first, *inner = lists
    columns = [reduce(lambda column, step: column.struct.field(step), day.split("."), pl.element()) for day in days]
    for name in reversed(inner):
        columns = [_field(name).list.eval(each).list.min() for each in columns]
    return pl.min_horizontal(*(pl.col(first).list.eval(each).list.min() for each in columns))


def _latest(name: str, days: Iterable[str]) -> pl.Expr:
    """Return the latest of some days in all records of a list."""
    return pl.max_horizontal(*(pl.col(name).list.eval(_field(day)).list.max() for day in days))
