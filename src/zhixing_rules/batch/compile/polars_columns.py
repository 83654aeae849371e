"""Operations as Polars columns: each that is read more than once is computed once, in the stage its operands allow.

A truth is a Boolean column without nulls, a day an ``Int32`` ordinal, a verdict a value of `VERDICT_TYPE`.
"""

from __future__ import annotations

from collections import Counter
from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.compile.calendar_lookup import DayLookup, map_unique, months_lookup, roll_lookup, shift_lookup
from zhixing_rules.batch.compile.list_joins import ExistsJoin, FirstJoin
from zhixing_rules.batch.compile.recurrence import PeriodsJoin, period_end_from
from zhixing_rules.batch.compile.stages import AFTER, Node, StagedColumns
from zhixing_rules.batch.tables.layout import index_column, list_column
from zhixing_rules.engine.compile.operations import ordered
from zhixing_rules.engine.verdict import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.engine.compile.operations import Op
    from zhixing_rules.language import Subject

__all__ = ["EPOCH", "VERDICT_TYPE", "ColumnSource"]

VERDICT_TYPE: Final = pl.Enum([verdict.value for verdict in VERDICTS])
"""The type of a column of verdicts."""

EPOCH: Final = 719_163
"""The ordinal of 1970-01-01, the day that Polars counts from."""

_NEVER_STORED: Final = {"const", "verdict", "after", "field", "list", "record", "known"}
_FEW: Final = 4
"""So many words are compared one by one sooner than looked up."""


class ColumnSource:
    """Writer of the columns of one table.

    Args:
        stages: the columns to add to.
        calendar: the working days.
        results: the operations whose columns are wanted.
    """

    def __init__(self, stages: StagedColumns, calendar: Calendar, results: Sequence[Op]) -> None:
        self._stages = stages
        self._calendar = calendar
        self._known: dict[Op, Node] = {}
        self._parts: dict[Op, tuple[Node, ...]] = {}
        ops = ordered(results, within=False)
        self._uses = Counter(each for op in ops for each in op.operands) + Counter(results)

    def column(self, op: Op) -> Node:
        """Return the column of an operation."""
        found = self._known.get(op)
        if found is None:
            found = self._make(op)
            if self._uses[op] > 1 and op.kind not in _NEVER_STORED:
                found = self._stages.store(found)
            self._known[op] = found
        return found

    def _make(self, op: Op) -> Node:
        if op.kind == "part":
            return self._part(*op.args)
        if op.kind in {"field", "list", "after"}:
            return self._stages.source(_name(op))
        if op.kind == "known" and op.args[0].kind in {"record", "list"}:
            return _node(pl.Expr.is_not_null, self._stages.source(_name(op.args[0])))
        return self._computed(op)

    def _computed(self, op: Op) -> Node:  # noqa: C901, PLR0911, PLR0912  one case a kind
        args = op.args
        nodes = [self.column(each) for each in op.operands]
        match op.kind:
            case "const":
                return Node(pl.lit(args[0], dtype=pl.Boolean if isinstance(args[0], bool) else pl.Int32))
            case "verdict":
                return Node(pl.lit(VERDICTS[args[0]].value, dtype=VERDICT_TYPE))
            case "day":
                return _node(lambda each: each.to_physical() + pl.lit(EPOCH, dtype=pl.Int32), *nodes)
            case "count":
                return _node(lambda each: each.cast(pl.Int32), *nodes)
            case "known":
                return _node(pl.Expr.is_not_null, *nodes)
            case "default":
                return _node(lambda each, other: each.fill_null(other), *nodes)
            case "arithmetic":
                return _node(lambda a, b: a + b if args[0] == "+" else a - b, *nodes)
            case "extreme":
                pick = _earlier if args[0] == "min" else _later
                return _node(lambda *each: reduce(pick, each), *nodes)
            case "select":
                return _node(lambda c, a, b: pl.when(c).then(a).otherwise(b), *nodes)
            case "compare":
                return _node(lambda a, b: {"<": a < b, "<=": a <= b, "==": a == b}[args[0]], *nodes)
            case "equal":
                return _node(lambda a, b: a.cast(pl.String).eq_missing(b.cast(pl.String)), *nodes)
            case "is_in":
                return _node(lambda each: _is_in(each, args[1]), *nodes)
            case "holds":
                return _node(lambda each: each.list.contains(args[1]).fill_null(value=False), *nodes)
            case "pair_in":
                return _node(lambda a, b: _pair_in(a, b, args[2]), *nodes)
            case "all":
                return _node(lambda *each: reduce(and_, each), *nodes)
            case "any":
                return _node(lambda *each: reduce(or_, each), *nodes)
            case "not":
                return _node(lambda each: ~each, *nodes)
            case "period_end":
                end, since = period_end_from(args[1], args[4].value, calendar=args[2], grace=args[3]), args[0]
                if since.kind == "const":
                    return Node(pl.lit(end(since.value), dtype=pl.Int32))
                return _node(lambda each: map_unique(each, end), nodes[0])
            case _:
                raise AssertionError(op.kind)

    # -------------------------------------------------------------------------------------------- several results

    def _part(self, op: Op, number: int) -> Node:
        if op.kind == "calendar":
            return self._looked_up(op, number)
        if op not in self._parts:
            self._parts[op] = self._periods(op) if op.kind == "periods" else self._scan(op)
        return self._parts[op][number]

    def _looked_up(self, op: Op, number: int) -> Node:
        lookup, day = _lookup(self._calendar, *op.args[:2]), op.args[2 + number]
        if day.kind == "const":
            return Node(pl.lit(lookup.of(day.value)[number], dtype=pl.Int32))
        return _node(lookup.high if number else lookup.low, self.column(day))

    def _scan(self, op: Op) -> tuple[Node, ...]:
        kind, _, record, join, *conditions = op.args
        names, key = (self._stages.new_name(), self._stages.new_name()), _key(record.args[0], join)
        if kind == "exists":
            inner, (met, unmet) = self._inside(conditions[:2])
            return self._joined(ExistsJoin(record.args[0], inner, names, key, met, unmet))
        inner, (met, unmet, low, high) = self._inside(conditions[:4])
        return self._joined(FirstJoin(record.args[0], inner, names, key, met, unmet, low, high))

    def _periods(self, op: Op) -> tuple[Node, ...]:
        (acts, _), unrecorded, spans, on = op.args[0].args, *op.args[1:]
        _, _, record, join, *conditions = acts.args
        inner, (met, unmet, low, high, *more) = self._inside([*conditions[:4], *conditions[4]])
        wanted = [self.column(unrecorded), *([] if spans is None else [self.column(spans[0])])]
        names = tuple(self._stages.new_name() for _ in range(5))
        join_ = PeriodsJoin(
            record.args[0], inner, names, _key(record.args[0], join), met, unmet, low, high,
            more=tuple(more), on=on.value, unrecorded=wanted[0].expr, since=None if spans is None else wanted[1].expr,
            spans=None if spans is None else spans[1:],
        )  # fmt: skip
        return self._joined(join_, max(each.level for each in wanted))

    def _inside(self, wanted: Sequence[Op]) -> tuple[StagedColumns, list[pl.Expr]]:
        """Return the columns for the pairs of a row and a record of a list, and those of some operations."""
        stages = StagedColumns()
        source = ColumnSource(stages, self._calendar, wanted)
        return stages, [stages.store(source.column(op)).expr for op in wanted]

    def _joined(self, join: ExistsJoin | FirstJoin, level: int = 0) -> tuple[Node, ...]:
        self._stages.needs.update(join.row_columns())
        self._stages.add(join, level)
        return tuple(Node(pl.col(name), level + 1, stored=True) for name in join.names)


def _node(build: Any, *values: Node) -> Node:  # noqa: ANN401  a function of expressions
    """Return the column that a function builds from the expressions of others."""
    return Node(build(*(each.expr for each in values)), max((each.level for each in values), default=0))


def _name(op: Op) -> str:
    """Return the column of a value of the record itself."""
    if op.kind == "after":
        return AFTER
    if op.kind == "record":
        return index_column(op.args[0])
    steps, owner = [op.args[1]], op.args[0]
    if op.kind == "list":
        return list_column(owner.args[0], op.args[1])
    while owner.kind == "field":
        steps.append(owner.args[1])
        owner = owner.args[0]
    return ".".join((owner.args[0].name, *reversed(steps)))


def _key(subject: Subject, join: tuple[str, Op] | None) -> tuple[str, str] | None:
    """Return the columns of a listed record and of the row that must be equal."""
    return None if join is None else (f"{subject.name}.{join[0]}", _name(join[1]))


def _lookup(calendar: Calendar, function: str, count: int | None) -> DayLookup:
    if function == "months":
        return months_lookup(count or 0)
    if function in {"roll_rest_days", "roll_statutory_days"}:
        return roll_lookup(calendar, statutory=function == "roll_statutory_days")
    return shift_lookup(calendar, count or 0, weekdays=function == "weekdays")


def _earlier(a: pl.Expr, b: pl.Expr) -> pl.Expr:
    return pl.when(a <= b).then(a).otherwise(b)


def _later(a: pl.Expr, b: pl.Expr) -> pl.Expr:
    return pl.when(a <= b).then(b).otherwise(a)


def _is_in(value: pl.Expr, values: frozenset[Any]) -> pl.Expr:
    """Return whether a word or a truth is one of some; false where it is not recorded."""
    if values <= {True, False}:
        return value.eq_missing(True in values)
    if len(values) <= _FEW:
        found: pl.Expr = reduce(or_, [value == word for word in sorted(values)])
    else:
        found = value.cast(pl.String).is_in(sorted(values))
    return found.fill_null(value=False)


def _pair_in(left: pl.Expr, right: pl.Expr, pairs: frozenset[tuple[str, str]]) -> pl.Expr:
    """Return whether a pair of words is in a table, by their numbers; false where either word is null or unknown."""
    firsts, seconds = (sorted({pair[place] for pair in pairs}) for place in (0, 1))
    row, position = _numbered(left, firsts), _numbered(right, seconds)
    width = len(seconds)
    numbers = sorted(firsts.index(first) * width + seconds.index(second) for first, second in pairs)
    found = (row * width + position).is_in(pl.Series(numbers, dtype=pl.UInt32).implode())
    return found.fill_null(value=False)


def _numbered(words: pl.Expr, known: Sequence[str]) -> pl.Expr:
    numbers = pl.Series(range(len(known)), dtype=pl.UInt32)
    return words.cast(pl.String).replace_strict(
        pl.Series("word", known, dtype=pl.String), numbers, default=None, return_dtype=pl.UInt32
    )
