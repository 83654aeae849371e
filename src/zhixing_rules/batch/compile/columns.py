"""The rules of a procedure as columns over many records."""

from __future__ import annotations

from dataclasses import field
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Any

from zhixing_rules._values import dataclass
from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.compile.due_days import as_dates, as_delay, has_days
from zhixing_rules.batch.compile.polars_columns import EPOCH, VERDICT_TYPE, ColumnSource
from zhixing_rules.batch.compile.stages import AFTER, ROW, StagedColumns
from zhixing_rules.batch.tables.column_check import fit_columns
from zhixing_rules.batch.tables.flat_tables import Flattener
from zhixing_rules.batch.tables.layout import index_column, layout_of
from zhixing_rules.calendars import DAWN, PRC, as_chinese_day
from zhixing_rules.engine.attestation import speaks_for
from zhixing_rules.engine.compile.decisions import DueDays, Verdicts, verdict_is
from zhixing_rules.engine.compile.lowering import Lowering
from zhixing_rules.engine.compile.operations import Operations
from zhixing_rules.engine.compiled_procedure import compile_procedure
from zhixing_rules.engine.verdict import VERDICTS, Verdict
from zhixing_rules.language import LOCAL, select
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from zhixing_rules.batch.tables.layout import Layout
    from zhixing_rules.calendars import Calendar
    from zhixing_rules.engine.compile.operations import Op
    from zhixing_rules.engine.compiled_procedure import CompiledProcedure
    from zhixing_rules.engine.readings_applied import ResolvedRule
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
        groups = self.compiled.subject_rules_of(self.root)
        return tuple(dict.fromkeys(subject_rules.subject.name for _, subject_rules in groups))

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
        self,
        flat: Mapping[str, Frame] | Frame,
        subject: str,
        *,
        on: date,
        due: bool = True,
        delay: bool = False,
        masks: bool = False,
    ) -> pl.LazyFrame:
        """Return the verdicts of the rules of a subject: the keys of each row, then a column for each rule.

        Args:
            flat: the flat tables by name; the table of the subject alone if its rules read no list.
            subject: the name of the subject.
            on: the day of the report, inclusive.
            due: whether to add the due days: ``<rule>.due`` and ``<rule>.provisional``.
            delay: whether to add the delays in days: ``<rule>.delay``, null where an act is not late.
            masks: whether to give each rule without due days a Boolean column ``<rule>=<verdict>`` for each verdict
                that it can have, to be counted, instead of the column of its verdicts; a row without any is open.

        Returns:
            A lazy frame with one row for each row of the subject's table, in the same order; already computed if that
            table is a data frame. Verdicts have the type `VERDICT_TYPE`; the rules are in the order of the law.

        Raises:
            LookupError: a table is missing, or the subject has no rules.
            ColumnsError: a table lacks a column or has one of another type; for lazy tables, when they are collected.
        """
        day = as_chinese_day(on, "on").toordinal()
        columns = self.columns_of(self.subject(subject), day, due=due, delay=delay, masks=masks)
        tables: dict[str, Frame] = {subject: flat} if isinstance(flat, pl.DataFrame | pl.LazyFrame) else dict(flat)
        if missing := [name for name in dict.fromkeys((subject, *columns.tables)) if name not in tables]:
            raise LookupError(f"缺少平表 · missing flat tables: {', '.join(missing)}")
        frame, others = tables[subject], {name: tables[name].lazy() for name in columns.tables}

        def judged(rows: pl.DataFrame) -> pl.DataFrame:
            return self._judged(rows, self._collect(others), subject, columns)

        if isinstance(frame, pl.DataFrame):
            return judged(frame).lazy()
        return frame.map_batches(judged, schema=self._result_schema(subject, columns), streamable=not others)

    def count(self, flat: Mapping[str, Frame] | Frame, subject: str, *, on: date) -> pl.DataFrame:
        """Return how often each rule of a subject has each verdict; faster than counting the columns of `judge`.

        Args:
            flat: the flat tables, see `judge`.
            subject: the name of the subject.
            on: the day of the report, inclusive.

        Returns:
            A frame with the columns ``rule``, ``verdict`` and ``count``, sorted, without verdicts that do not occur.

        Raises:
            LookupError: a table is missing, or the subject has no rules.
            ColumnsError: a table lacks a column or has one of another type.
        """
        judged = self.judge(flat, subject, on=on, due=False, masks=True)
        counted = judged.select(pl.len(), pl.col(pl.Boolean).sum()).collect().row(0, named=True)
        left = dict.fromkeys(self.rules(subject), counted.pop("len"))
        rows = []
        for name, count in counted.items():
            rule, _, verdict = name.rpartition("=")
            rows.append((rule, verdict, count))
            left[rule] -= count
        rows += [(rule, Verdict.OPEN.value, count) for rule, count in left.items()]
        schema: dict[str, Any] = {"rule": pl.String, "verdict": VERDICT_TYPE, "count": pl.UInt64}
        return pl.DataFrame(rows, schema, orient="row").filter(pl.col("count") > 0).sort("rule", "verdict")

    def judge_records(
        self, nested: Frame, *, on: date, due: bool = True, delay: bool = False, masks: bool = False
    ) -> dict[str, pl.LazyFrame]:
        """Return the verdicts of every rule on a frame of whole records, by the name of the subject.

        Args:
            nested: the records, see `flatten`.
            on: the day of the report, inclusive.
            due: whether to add the due days, see `judge`.
            delay: whether to add the delays, see `judge`.
            masks: whether to give rules without due days a column for each verdict, see `judge`.

        Returns:
            A lazy frame for each subject that has rules, see `judge`; the subjects are in the order of the law.

        Raises:
            ColumnsError: `nested` has a column of another type, or one that no record has; for lazy frames, when they
                are collected.
        """
        flat = self.flatten(nested)
        return {name: self.judge(flat, name, on=on, due=due, delay=delay, masks=masks) for name in self.subjects}

    def _judged(
        self, frame: pl.DataFrame, tables: Mapping[str, pl.DataFrame], subject: str, columns: SubjectColumns
    ) -> pl.DataFrame:
        """Return the keys of each row of a flat table, then the columns of each rule."""
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

    def _result_schema(self, subject: str, columns: SubjectColumns) -> pl.Schema:
        flat = self.flat_schema(subject)
        kinds = {"due": pl.Date, "provisional": pl.Boolean, "delay": pl.Int32}
        schema = pl.Schema({name: flat[name] for name in self._keys(subject)})
        for name in columns.results:
            schema[name] = pl.Boolean() if "=" in name else kinds.get(name.rpartition(".")[2], VERDICT_TYPE)
        return schema

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

    def columns_of(self, subject: Subject, on: int, *, due: bool, delay: bool, masks: bool = False) -> SubjectColumns:
        """Return the columns of a subject on a day, from the cache if they are there.

        Args:
            subject: a subject that has rules.
            on: the day of the report, inclusive, as an ordinal.
            due: whether to include the due days, see `judge`.
            delay: whether to include the delays, see `judge`.
            masks: whether to give rules without due days a column for each verdict, see `judge`.

        Returns:
            The columns; the same object for the same arguments while it is in the cache.
        """
        key = (subject, on, due, delay, masks)
        with self._lock:
            if key not in self._cache:
                while len(self._cache) >= _MAX_CACHED:
                    del self._cache[next(iter(self._cache))]
                self._cache[key] = self._build(subject, on, due=due, delay=delay, masks=masks)
            return self._cache[key]

    def _build(self, subject: Subject, on: int, *, due: bool, delay: bool, masks: bool) -> SubjectColumns:
        ops = Operations()
        lowering = Lowering(ops, subject.chain, on=ops.const(on))
        dated: list[tuple[ResolvedRule, DueDays]] = []
        wanted: dict[str, Op] = {}
        for rule, verdicts, days in self._by_layer(subject, lowering):
            verdict = verdicts.verdict(rule)
            if has_days(rule) and (due or delay):
                dated.append((rule, days))
            elif masks:
                wanted.update(_masks(rule, verdict, lowering))
                continue
            wanted[rule.rule.id] = verdict
        results = dict.fromkeys(wanted)
        for rule, days in dated:
            name = rule.rule.id
            wanted[f"{name}.due"], wanted[f"{name}.provisional"], wanted[f"{name}.certain"] = days.amended(rule)
            if delay:
                wanted[f"{name}.delay"] = days.not_done_before(rule)
        stages = StagedColumns()
        source = ColumnSource(stages, self.compiled.calendar, list(wanted.values()))
        found = {name: source.column(op).expr for name, op in wanted.items()}
        columns = {name: found[name] for name in results}
        for name in (rule.rule.id for rule, _ in dated):
            last, provisional = as_dates(found[f"{name}.due"]), found[f"{name}.provisional"]
            if due:
                known = provisional | found[f"{name}.certain"]
                columns[f"{name}.due"], columns[f"{name}.provisional"] = last, pl.when(known).then(provisional)
            if delay:
                columns[f"{name}.delay"] = as_delay(found[f"{name}.delay"], last)
        return SubjectColumns(stages, columns, tuple(sorted(stages.tables())))

    def _by_layer(self, subject: Subject, local: Lowering) -> Iterator[tuple[ResolvedRule, Verdicts, DueDays]]:
        """Yield the rules of a subject with what lowers them: a row is complete for a layer only if it says so."""
        for _, subject_rules in self.compiled.subject_rules_of(self.root):
            if subject_rules.subject is subject:
                lowering, ops = local, local.ops
                if subject_rules.layer != LOCAL:
                    speaks = local.truth(speaks_for(self.root, subject_rules.layer))
                    lowering = local.with_days(after=ops.select(speaks.met, local.after, ops.const(DAWN)))
                verdicts, days = Verdicts(lowering), DueDays(lowering)
                yield from ((rule, verdicts, days) for rule in subject_rules.rules)

    def __reduce__(self) -> tuple[Any, ...]:
        return _cached_columns, (self.compiled, self.root)


def _masks(rule: ResolvedRule, verdict: Op, lowering: Lowering) -> Iterator[tuple[str, Op]]:
    """Yield a column for each verdict that a rule can have, other than the one that is left if it has none of them."""
    for number, each in enumerate(VERDICTS):
        mask = verdict_is(lowering, verdict, number)
        if each is Verdict.NOT_APPLICABLE or (mask is not lowering.ops.false and each is not Verdict.OPEN):
            yield f"{rule.rule.id}={each}", mask


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
