"""The rules of a procedure as columns over many records."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Any

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.compile.due_days import as_dates, as_delay, has_days
from zhixing_rules.batch.compile.polars_columns import EPOCH, VERDICT_TYPE, ColumnSource
from zhixing_rules.batch.compile.stages import AFTER, ROW, StagedColumns
from zhixing_rules.batch.tables.column_check import fit_columns
from zhixing_rules.batch.tables.flat_tables import Flattener
from zhixing_rules.batch.tables.layout import index_column, layout_of
from zhixing_rules.calendars import PRC, as_chinese_day
from zhixing_rules.engine.compile.decisions import DueDays, Verdicts
from zhixing_rules.engine.compile.lowering import Lowering
from zhixing_rules.engine.compile.operations import Operations
from zhixing_rules.engine.compiled_procedure import compile_procedure
from zhixing_rules.language import select
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from zhixing_rules.batch.tables.layout import Layout
    from zhixing_rules.calendars import Calendar
    from zhixing_rules.engine.compile.operations import Op
    from zhixing_rules.engine.compiled_procedure import CompiledProcedure
    from zhixing_rules.language import Procedure, Subject

__all__ = ["Columns", "Frame", "open_columns"]

Frame = pl.DataFrame | pl.LazyFrame
_MAX_CACHED = 128
"""How many `SubjectColumns` are cached, one for each subject, day and choice of columns."""


@dataclass(frozen=True)
class SubjectColumns:
    """The columns that are computed for the rows of one subject, on one day.

    Attributes:
        stages: all columns, in stages.
        results: the result columns, by name.
        tables: the names of the other tables that are read.
    """

    stages: StagedColumns
    results: dict[str, pl.Expr]
    tables: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Columns:
    """A procedure with a calendar and chosen readings, for many whole records of one kind.

    Attributes:
        compiled: the compiled procedure.
        root: the subject of the whole records.
        layout: the flat tables.
    """

    compiled: CompiledProcedure
    root: Subject
    layout: Layout
    _cache: dict[tuple[Any, ...], SubjectColumns] = field(default_factory=dict, repr=False)
    _lock: Lock = field(default_factory=Lock, repr=False)

    @property
    def subjects(self) -> tuple[str, ...]:
        """The names of the subjects that have rules, in the order of the law."""
        return tuple(subject_rules.subject.name for _, subject_rules in self.compiled.subject_rules_of(self.root))

    def subject(self, name: str) -> Subject:
        """Return a subject that has rules, by name.

        Raises:
            LookupError: no such subject; the message lists the known names.
        """
        for _, subject_rules in self.compiled.subject_rules_of(self.root):
            if subject_rules.subject.name == name:
                return subject_rules.subject
        raise LookupError(f"没有这一主体 · no such subject; known: {', '.join(self.subjects)}")

    def rules(self, subject: str) -> tuple[str, ...]:
        """Return the ids of the rules of a subject, in the order of the law.

        Raises:
            LookupError: no such subject.
        """
        wanted = self.subject(subject)
        return tuple(
            each.rule.id
            for _, subject_rules in self.compiled.subject_rules_of(self.root)
            if subject_rules.subject is wanted
            for each in subject_rules.rules
        )

    def flat_schema(self, name: str) -> pl.Schema:
        """Return the schema of the flat table of a subject.

        Raises:
            LookupError: no such table; the message lists the known names.
        """
        return self.layout.schema(self._table(name))

    def flatten(self, nested: Frame) -> dict[str, pl.LazyFrame]:
        """Return the flat tables of a frame of whole records, by the name of their subject.

        Args:
            nested: a row for each whole record, with the columns of `nested_schema`; a missing column means that
                nothing of it is recorded.
        """
        if isinstance(nested, pl.DataFrame):
            flat = Flattener(self.layout, nested)
            return {each.name: flat.table(each).lazy() for each in self.layout.subjects}
        return {each.name: self._flatten_lazily(nested, each) for each in self.layout.subjects}

    def _flatten_lazily(self, nested: pl.LazyFrame, subject: Subject) -> pl.LazyFrame:
        def flat(frame: pl.DataFrame) -> pl.DataFrame:
            return Flattener(self.layout, frame).table(subject)

        return nested.map_batches(flat, schema=self.layout.schema(subject))

    def judge(
        self, flat: Mapping[str, Frame] | Frame, subject: str, *, on: date, due: bool = True, delay: bool = False
    ) -> pl.LazyFrame:
        """Return the verdicts of the rules of a subject: the keys of each row, then a column for each rule.

        Args:
            flat: the flat tables by name; the table of the subject alone if its rules read no list.
            subject: the name of the subject.
            on: the day of the report, inclusive.
            due: whether to add the due days: ``<rule>.due`` and ``<rule>.provisional``.
            delay: whether to add the delays in days: ``<rule>.delay``, null where an act is not late.

        Returns:
            A lazy frame with one row for each row of the subject's table, in the same order; already computed if that
            table is a data frame. Verdicts have the type `VERDICT_TYPE`; the rules are in the order of the law.

        Raises:
            LookupError: a table is missing, or the subject has no rules.
            ColumnsError: a table lacks a column or has one of another type; for lazy tables, when they are collected.
        """
        day = as_chinese_day(on).toordinal()
        columns = self.columns_of(self.subject(subject), day, due=due, delay=delay)
        tables: dict[str, Frame] = {subject: flat} if isinstance(flat, pl.DataFrame | pl.LazyFrame) else dict(flat)
        if missing := [name for name in dict.fromkeys((subject, *columns.tables)) if name not in tables]:
            raise LookupError(f"缺少平表 · missing flat tables: {', '.join(missing)}")
        frame, others = tables[subject], {name: tables[name].lazy() for name in columns.tables}
        if isinstance(frame, pl.DataFrame):
            return self.judge_rows(frame, self._collect(others), subject, day, due=due, delay=delay).lazy()
        schema = self._result_schema(subject, day, due=due, delay=delay)
        if not others:
            return frame.map_batches(
                lambda rows: self.judge_rows(rows, {}, subject, day, due=due, delay=delay),
                schema=schema,
                streamable=True,
            )
        return frame.map_batches(
            lambda rows: self.judge_rows(rows, self._collect(others), subject, day, due=due, delay=delay),
            schema=schema,
        )

    def judge_records(
        self, nested: Frame, *, on: date, due: bool = True, delay: bool = False
    ) -> dict[str, pl.LazyFrame]:
        """Return the verdicts of every rule on a frame of whole records, by the name of the subject.

        Args:
            nested: the records, see `flatten`.
            on: the day of the report, inclusive.
            due: whether to add the due days, see `judge`.
            delay: whether to add the delays, see `judge`.

        Returns:
            A lazy frame for each subject that has rules, see `judge`; the subjects are in the order of the law.

        Raises:
            ColumnsError: `nested` has a column of another type, or one that no record has; for lazy frames, when they
                are collected.
        """
        flat = self.flatten(nested)
        return {name: self.judge(flat, name, on=on, due=due, delay=delay) for name in self.subjects}

    def judge_rows(
        self, frame: pl.DataFrame, tables: Mapping[str, pl.DataFrame], subject: str, on: int, *, due: bool, delay: bool
    ) -> pl.DataFrame:
        """Return the verdicts for the rows of one flat table; `judge` calls it with data frames.

        Args:
            frame: the flat table of the subject.
            tables: the flat tables of the lists that the rules read, by the name of their subject; not read if the
                rules read none.
            subject: the name of the subject.
            on: the day of the report, inclusive, as an ordinal.
            due: whether to add the due days, see `judge`.
            delay: whether to add the delays, see `judge`.

        Returns:
            A frame with one row for each row of `frame`, in the same order: the keys, then the columns of each rule.

        Raises:
            LookupError: the subject has no rules.
            ColumnsError: `frame` lacks a column, has one of another type, or has a null key.
        """
        columns = self.columns_of(self.subject(subject), on, due=due, delay=delay)
        keys, schema = self._keys(subject), self.flat_schema(subject)
        after = (pl.col("complete_as_of").to_physical() + pl.lit(EPOCH + 1, dtype=pl.Int32)).fill_null(0)
        wanted = {name: kind for name, kind in schema.items() if name in columns.stages.needs}
        key_columns = {name: schema[name] for name in keys}
        fit = fit_columns(frame, {**key_columns, **wanted, "complete_as_of": pl.Date}, keys=keys)
        rows = fit.select(
            pl.int_range(pl.len(), dtype=pl.UInt32).alias(ROW),
            after.alias(AFTER),
            *dict.fromkeys((*key_columns, *wanted)),
        )
        return columns.stages.run(rows, tables).select(*keys, **columns.results)

    def _collect(self, tables: Mapping[str, pl.LazyFrame]) -> dict[str, pl.DataFrame]:
        names = list(tables)
        frames = zip(names, pl.collect_all([tables[name] for name in names]), strict=True)
        return {name: fit_columns(frame, self.flat_schema(name), keys=self._keys(name)) for name, frame in frames}

    def _result_schema(self, subject: str, on: int, *, due: bool, delay: bool) -> pl.Schema:
        flat = self.flat_schema(subject)
        keys = {name: flat[name] for name in self._keys(subject)}
        results = self.columns_of(self.subject(subject), on, due=due, delay=delay).results
        kinds = {"due": pl.Date, "provisional": pl.Boolean, "delay": pl.Int32}
        return pl.Schema({**keys, **{name: kinds.get(name.rpartition(".")[2], VERDICT_TYPE) for name in results}})

    def _keys(self, name: str) -> list[str]:
        """Return the columns that identify a row of a table."""
        return ["case", *(index_column(each) for each in self._table(name).chain[1:])]

    def _table(self, name: str) -> Subject:
        for each in self.layout.subjects:
            if each.name == name:
                return each
        raise LookupError(
            f"没有这一平表 · no such table; known: {', '.join(each.name for each in self.layout.subjects)}"
        )

    def columns_of(self, subject: Subject, on: int, *, due: bool, delay: bool) -> SubjectColumns:
        """Return the columns of a subject on a day, from the cache if they are there.

        Args:
            subject: a subject that has rules.
            on: the day of the report, inclusive, as an ordinal.
            due: whether to include the due days, see `judge`.
            delay: whether to include the delays, see `judge`.

        Returns:
            The columns; the same object for the same arguments while it is in the cache.
        """
        key = (subject, on, due, delay)
        with self._lock:
            if key not in self._cache:
                while len(self._cache) >= _MAX_CACHED:
                    del self._cache[next(iter(self._cache))]
                self._cache[key] = self._build(subject, on, due=due, delay=delay)
            return self._cache[key]

    def _build(self, subject: Subject, on: int, *, due: bool, delay: bool) -> SubjectColumns:
        rules = next(c.rules for _, c in self.compiled.subject_rules_of(self.root) if c.subject is subject)
        ops = Operations()
        lowering = Lowering(ops, subject.chain, on=ops.const(on))
        verdicts, days = Verdicts(lowering), DueDays(lowering)
        dated = [rule for rule in rules if has_days(rule)] if due or delay else []
        wanted: dict[str, Op] = {rule.rule.id: verdicts.verdict(rule) for rule in rules}
        for rule in dated:
            name = rule.rule.id
            wanted[f"{name}.due"], wanted[f"{name}.provisional"], wanted[f"{name}.certain"] = days.amended(rule)
            if delay:
                wanted[f"{name}.delay"] = days.not_done_before(rule)
        stages = StagedColumns()
        source = ColumnSource(stages, self.compiled.calendar, list(wanted.values()))
        found = {name: source.column(op).expr for name, op in wanted.items()}
        results = {rule.rule.id: found[rule.rule.id] for rule in rules}
        for name in (rule.rule.id for rule in dated):
            last, provisional = as_dates(found[f"{name}.due"]), found[f"{name}.provisional"]
            if due:
                known = provisional | found[f"{name}.certain"]
                results[f"{name}.due"], results[f"{name}.provisional"] = last, pl.when(known).then(provisional)
            if delay:
                results[f"{name}.delay"] = as_delay(found[f"{name}.delay"], last)
        return SubjectColumns(stages, results, tuple(sorted(stages.tables())))

    def __reduce__(self) -> tuple[Any, ...]:
        return _cached_columns, (self.compiled, self.root)


def open_columns(
    procedure: Procedure = JIAOZUO_2024,
    calendar: Calendar = PRC,
    readings: Mapping[str, str] | None = None,
    root: Subject | None = None,
) -> Columns:
    """Return the columns of a procedure; the same object for the same arguments.

    Args:
        procedure: the rules.
        calendar: the working days.
        readings: alternatives to use instead of the defaults, by reading id.
        root: the subject of the whole records; the first root of the procedure by default.

    Returns:
        The columns of every subject of `root` that has rules; they are computed on first use.

    Raises:
        ValueError: a reading or alternative is unknown; the message lists the known ones.
    """
    compiled = compile_procedure(procedure, calendar, select(procedure.readings, readings))
    return _cached_columns(compiled, root or procedure.roots[0])


@lru_cache(maxsize=256)
def _cached_columns(compiled: CompiledProcedure, root: Subject) -> Columns:
    return Columns(compiled, root, layout_of(compiled.procedure, root))
