"""audit_spark: the files of an archive judged on a Spark cluster, each whole by one task.

What goes through Spark are paths, not cases: a task reads its file with the same columns as one machine does, and
writes its part to a folder that every machine can reach.
"""

from __future__ import annotations

from dataclasses import astuple
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Unpack

from zhixing_rules.batch.audit.files import audited_by
from zhixing_rules.batch.audit.parts import Part, audit_path
from zhixing_rules.batch.audit.settings import JudgedBy, Settings, settings_of
from zhixing_rules.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pyspark.sql import SparkSession

    from zhixing_rules.batch.audit.results import AuditResult

__all__ = ["audit_spark"]

_PART: Final = (
    "source string, folder string, cases long, unread long, again boolean, "
    "pointer string, code string, zh string, en string"
)


def audit_spark(
    spark: SparkSession,
    paths: Iterable[str | Path],
    out: str | Path,
    *,
    on_progress: Callable[[Part], None] = lambda _: None,
    **judged_by: Unpack[JudgedBy],
) -> AuditResult:
    """Judge an archive on a Spark cluster; see `audit_files`, which it agrees with to the byte of every count.

    Args:
        spark: a session; its workers need this package with the extra ``[spark]``.
        paths: files of cases, as every worker can open them.
        out: a folder that every worker can write to.
        on_progress: called with each part, once all are done.
        judged_by: ``on`` and what else they are judged by: see `settings_of`.
    """
    return audited_by(partial(_on, spark), paths, out, settings_of(**judged_by), on_progress)


def _on(spark: SparkSession, files: list[str], folder: Path, settings: Settings) -> Iterator[Part]:
    if not files:
        return
    named = spark.createDataFrame([(name,) for name in files], "path string").repartition(len(files))
    for row in named.mapInArrow(partial(_task, str(folder.resolve()), settings), _PART).collect():
        problem = None if row["code"] is None else Problem(row["pointer"], row["code"], row["zh"], row["en"])
        place = None if row["folder"] is None else Path(row["folder"])
        yield Part(row["source"], place, row["cases"], row["unread"], row["again"], problem)


def _task(folder: str, settings: Settings, batches: Iterator[Any]) -> Iterator[Any]:
    """Judge the files whose paths come in Arrow batches, and tell of each in one row."""
    import pyarrow as pa  # noqa: PLC0415  on the workers, with pyspark

    for batch in batches:
        for name in batch.column("path").to_pylist():
            part = audit_path(name, folder, settings)
            problem = (None, None, None, None) if part.problem is None else astuple(part.problem)
            place = None if part.folder is None else str(part.folder)
            values = (part.source, place, part.cases, part.unread, part.again, *problem)
            types = [pa.string(), pa.string(), pa.int64(), pa.int64(), pa.bool_(), *[pa.string()] * 4]
            columns = [pa.array([value], kind) for value, kind in zip(values, types, strict=True)]
            yield pa.RecordBatch.from_arrays(columns, [field.split()[0] for field in _PART.split(", ")])
