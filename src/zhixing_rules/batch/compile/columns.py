"""Columns: the rules of a procedure over many records at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Any

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.compile.due_days import DueWriter, has_days
from zhixing_rules.batch.compile.polars_expressions import EPOCH
from zhixing_rules.batch.compile.stages import AFTER, ATTESTED, ROW, StagedColumns, as_expr
from zhixing_rules.batch.compile.verdicts import VERDICT_TYPE, VerdictWriter
from zhixing_rules.batch.tables.column_check import fitted
from zhixing_rules.batch.tables.flat_tables import Flattening
from zhixing_rules.batch.tables.layout import layout_of, place_of
from zhixing_rules.calendars import PRC, as_chinese_day
from zhixing_rules.engine.compiled_procedure import compile_procedure
from zhixing_rules.language import select
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from zhixing_rules.batch.tables.layout import Layout
    from zhixing_rules.calendars import Calendar
    from zhixing_rules.engine.compiled_procedure import CompiledProcedure
    from zhixing_rules.language import Procedure, Subject

__all__ = ["Columns", "Frame", "open_columns"]

Frame = pl.DataFrame | pl.LazyFrame
_MAX_STAGED_TABLES = 128
"""How many are kept: one for each subject and day asked for, the oldest given up first."""


@dataclass(frozen=True)
class StagedTables:
    """What is computed for the rows of one subject, on one day.

    Attributes:
        sheet: the columns.
        results: the columns that are given back.
        tables: the other tables that are gone through.
    """

    stages: StagedColumns
    results: dict[str, pl.Expr]
    tables: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Columns:
    """A procedure under one calendar and one choice of readings, for many records of one kind.

    Attributes:
        book: the procedure made ready.
        root: what the whole records are.
        layout: the flat tables.
    """

    compiled: CompiledProcedure
    root: Subject
    layout: Layout
    _sheets: dict[tuple[Any, ...], StagedTables] = field(default_factory=dict, repr=False)
    _lock: Lock = field(default_factory=Lock, repr=False)

    @property
    def subjects(self) -> tuple[str, ...]:
        """The names of the subjects that rules are judged for, in the order of the law."""
        return tuple(subject_rules.subject.name for _, subject_rules in self.compiled.subject_rules_of(self.root))

    def subject(self, name: str) -> Subject:
        """A subject that rules are judged for. Raises ``LookupError`` with those there are."""
        for _, subject_rules in self.compiled.subject_rules_of(self.root):
            if subject_rules.subject.name == name:
                return subject_rules.subject
        raise LookupError(f"没有这一主体 · no such subject; known: {', '.join(self.subjects)}")

    def rules(self, subject: str) -> tuple[str, ...]:
        """The ids of the rules that are judged for a subject, in the order of the law."""
        wanted = self.subject(subject)
        return tuple(
            each.rule.id
            for _, c in self.compiled.subject_rules_of(self.root)
            if c.subject is wanted
            for each in c.rules
        )

    def flat_schema(self, name: str) -> pl.Schema:
        """The columns of a flat table."""
        return self.layout.schema(self._table(name))

    def flatten(self, nested: Frame) -> dict[str, pl.LazyFrame]:
        """The flat tables of a frame of whole records, by the name of their subject.

        Args:
            nested: one row for each whole record, as `nested_schema` says; a column left out is not recorded.
        """
        if isinstance(nested, pl.DataFrame):
            flat = Flattening(self.layout, nested)
            return {each.name: flat.table(each).lazy() for each in self.layout.subjects}
        return {each.name: self._flattened(nested, each) for each in self.layout.subjects}

    def _flattened(self, nested: pl.LazyFrame, subject: Subject) -> pl.LazyFrame:
        def flat(frame: pl.DataFrame) -> pl.DataFrame:
            return Flattening(self.layout, frame).table(subject)

        return nested.map_batches(flat, schema=self.layout.schema(subject))

    def judge(
        self, flat: Mapping[str, Frame] | Frame, subject: str, *, on: date, due: bool = True, delay: bool = False
    ) -> pl.LazyFrame:
        """The verdicts of the rules of a subject: the keys of each row, then a column for each rule.

        Args:
            flat: the flat tables by name; where the rules of the subject go through no list, its own table will do.
            subject: the name of the subject.
            on: the day of the report, inclusive.
            due: whether the days on which acts are due are wanted too.
            delay: whether by how many days acts are late is wanted too: ``<rule>.delay``, null where they are not.

        Raises:
            LookupError: a table is not there.
            ColumnsError: a table has not the columns it should; of lazy tables, once they are collected.
        """
        day = as_chinese_day(on).toordinal()
        tables_of_stages = self.tables_of_stages(self.subject(subject), day, due=due, delay=delay)
        tables: dict[str, Frame] = {subject: flat} if isinstance(flat, pl.DataFrame | pl.LazyFrame) else dict(flat)
        if missing := [name for name in dict.fromkeys((subject, *tables_of_stages.tables)) if name not in tables]:
            raise LookupError(f"缺少平表 · flat tables wanted: {', '.join(missing)}")
        frame, others = tables[subject], {name: tables[name].lazy() for name in tables_of_stages.tables}
        if isinstance(frame, pl.DataFrame):
            return self.judged_rows(frame, self._collected(others), subject, day, due=due, delay=delay).lazy()
        schema = self._judged_schema(subject, day, due=due, delay=delay)
        if not others:
            return frame.map_batches(
                lambda rows: self.judged_rows(rows, {}, subject, day, due=due, delay=delay),
                schema=schema,
                streamable=True,
            )
        return frame.map_batches(
            lambda rows: self.judged_rows(rows, self._collected(others), subject, day, due=due, delay=delay),
            schema=schema,
        )

    def judged(self, nested: Frame, *, on: date, due: bool = True, delay: bool = False) -> dict[str, pl.LazyFrame]:
        """The verdicts of every rule for every subject in a frame of whole records, by the name of the subject."""
        flat = self.flatten(nested)
        return {name: self.judge(flat, name, on=on, due=due, delay=delay) for name in self.subjects}

    def judged_rows(
        self, frame: pl.DataFrame, tables: Mapping[str, pl.DataFrame], subject: str, on: int, *, due: bool, delay: bool
    ) -> pl.DataFrame:
        """The verdicts for the rows of one flat table, at once."""
        tables_of_stages = self.tables_of_stages(self.subject(subject), on, due=due, delay=delay)
        keys, schema = self._keys(subject), self.flat_schema(subject)
        after = (pl.col("complete_as_of").to_physical() + pl.lit(EPOCH + 1, dtype=pl.Int32)).fill_null(0)
        wanted = {name: kind for name, kind in schema.items() if name in tables_of_stages.stages.needs}
        places = {name: schema[name] for name in keys}
        fit = fitted(frame, {**places, **wanted, "complete_as_of": pl.Date}, keys=keys)
        rows = fit.select(
            pl.int_range(pl.len(), dtype=pl.UInt32).alias(ROW),
            after.alias(AFTER),
            pl.max_horizontal(after, on + 1).cast(pl.Int32).alias(ATTESTED),
            *dict.fromkeys((*places, *wanted)),
        )
        return tables_of_stages.stages.run(rows, tables).select(*keys, **tables_of_stages.results)

    def _collected(self, tables: Mapping[str, pl.LazyFrame]) -> dict[str, pl.DataFrame]:
        names = list(tables)
        frames = zip(names, pl.collect_all([tables[name] for name in names]), strict=True)
        return {name: fitted(frame, self.flat_schema(name), keys=self._keys(name)) for name, frame in frames}

    def _judged_schema(self, subject: str, on: int, *, due: bool, delay: bool) -> pl.Schema:
        flat = self.flat_schema(subject)
        keys = {name: flat[name] for name in self._keys(subject)}
        results = self.tables_of_stages(self.subject(subject), on, due=due, delay=delay).results
        kinds = {"due": pl.Date, "provisional": pl.Boolean, "delay": pl.Int32}
        return pl.Schema({**keys, **{name: kinds.get(name.rpartition(".")[2], VERDICT_TYPE) for name in results}})

    def _keys(self, name: str) -> list[str]:
        """The columns that tell one row of a table from another."""
        return ["case", *(place_of(each) for each in self._table(name).chain[1:])]

    def _table(self, name: str) -> Subject:
        for each in self.layout.subjects:
            if each.name == name:
                return each
        raise LookupError(
            f"没有这一平表 · no such table; known: {', '.join(each.name for each in self.layout.subjects)}"
        )

    def tables_of_stages(self, subject: Subject, on: int, *, due: bool, delay: bool) -> StagedTables:
        """What is computed for a subject on a day; made once."""
        key = (subject, on, due, delay)
        with self._lock:
            if key not in self._sheets:
                while len(self._sheets) >= _MAX_STAGED_TABLES:
                    del self._sheets[next(iter(self._sheets))]
                self._sheets[key] = self._made(subject, on, due=due, delay=delay)
            return self._sheets[key]

    def _made(self, subject: Subject, on: int, *, due: bool, delay: bool) -> StagedTables:
        stages = StagedColumns()
        seen = tuple(dict.fromkeys(subject.visible_subjects))
        writer = VerdictWriter(stages, self.compiled.calendar, on, seen, subject.chain)
        rules = next(c.rules for _, c in self.compiled.subject_rules_of(self.root) if c.subject is subject)
        results = {rule.rule.id: as_expr(writer.verdict(rule)) for rule in rules}
        days = DueWriter(writer, subject)
        for rule in filter(has_days, rules if due or delay else ()):
            name, (last, provisional) = rule.rule.id, days.columns(rule)
            if due:
                results[f"{name}.due"], results[f"{name}.provisional"] = last, provisional
            if delay:
                results[f"{name}.delay"] = days.delay(rule, last)
        return StagedTables(stages, results, tuple(sorted(stages.tables())))

    def __reduce__(self) -> tuple[Any, ...]:
        return _reopened, (self.compiled, self.root)


def open_columns(
    procedure: Procedure = JIAOZUO_2024,
    calendar: Calendar = PRC,
    readings: Mapping[str, str] | None = None,
    root: Subject | None = None,
) -> Columns:
    """The columns of a procedure. The same arguments give the same columns.

    Args:
        procedure: the rules.
        calendar: the working days.
        readings: alternatives to take instead of the defaults, by reading id.
        root: what the whole records are; the first root of the procedure, unless said.

    Raises:
        ValueError: a reading or alternative is not known; it names those that are.
    """
    compiled = compile_procedure(procedure, calendar, select(procedure.readings, readings))
    return _reopened(compiled, root or procedure.roots[0])


@lru_cache(maxsize=256)
def _reopened(compiled: CompiledProcedure, root: Subject) -> Columns:
    return Columns(compiled, root, layout_of(compiled.procedure, root))
