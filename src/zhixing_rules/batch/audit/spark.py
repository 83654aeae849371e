"""audit_spark: judge the files of an archive on a Spark cluster, each file in one task.

Spark transports paths, not cases: a task reads its file with the same code as `audit_files` and writes its part to a
folder that every machine can reach.
"""

from __future__ import annotations

from dataclasses import astuple
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Unpack

from zhixing_rules.batch.audit.audit_parts import AuditPart
from zhixing_rules.batch.audit.files import FileToAudit, run_audit
from zhixing_rules.batch.audit.settings import Settings, SettingsArguments, settings_of
from zhixing_rules.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from pyspark.sql import SparkSession

    from zhixing_rules.batch.audit.results import AuditResult

__all__ = ["audit_spark"]

_PART_SCHEMA: Final = (
    "source string, folder string, cases long, unread long, duplicates long, reused boolean, "
    "pointer string, code string, zh string, en string"
)


def audit_spark(
    spark: SparkSession,
    paths: Iterable[str | Path],
    out: str | Path,
    *,
    on_progress: Callable[[AuditPart], None] = lambda _: None,
    **settings: Unpack[SettingsArguments],
) -> AuditResult:
    """Judge an archive on a Spark cluster; the counts are identical to those of `audit_files`.

    Args:
        spark: a session; its workers need this package with the extra ``[spark]``.
        paths: files of cases, or folders of them, that every worker can open.
        out: a folder that every worker can write to.
        on_progress: called with the result of each file, after all are done.
        settings: ``on`` and other settings, see `settings_of`.

    Returns:
        The result, see `audit_files`.

    Raises:
        OSError: the folder cannot be written to.
        TypeError: `paths` is a single path.
        ValueError: a setting is invalid.
    """
    return run_audit(partial(_run_on_spark, spark), paths, out, settings_of(**settings), on_progress)


def _run_on_spark(
    spark: SparkSession, files: list[FileToAudit], folder: Path, settings: Settings
) -> Iterator[AuditPart]:
    if not files:
        return
    paths_frame = spark.createDataFrame([(file.path,) for file in files], "path string").repartition(len(files))
    judge = partial(_judge_files, {file.path: file for file in files}, str(folder.resolve()), settings)
    for row in paths_frame.mapInArrow(judge, _PART_SCHEMA).collect():
        problem = None if row["code"] is None else Problem(row["pointer"], row["code"], row["zh"], row["en"])
        part_folder = None if row["folder"] is None else Path(row["folder"])
        counts = (row["cases"], row["unread"])
        yield AuditPart(row["source"], part_folder, *counts, row["reused"], problem, row["duplicates"])


def _judge_files(
    files: Mapping[str, FileToAudit], folder: str, settings: Settings, batches: Iterator[Any]
) -> Iterator[Any]:
    """Judge the files whose paths come in Arrow batches, and yield one row for each."""
    import pyarrow as pa  # noqa: PLC0415  on the workers, with pyspark

    for batch in batches:
        for name in batch.column("path").to_pylist():
            part = files[name].audit(folder, settings)
            problem = (None, None, None, None) if part.problem is None else astuple(part.problem)
            part_folder = None if part.folder is None else str(part.folder)
            values = (part.source, part_folder, part.cases, part.unread, part.duplicates, part.reused, *problem)
            types = [pa.string(), pa.string(), *[pa.int64()] * 3, pa.bool_(), *[pa.string()] * 4]
            columns = [pa.array([value], kind) for value, kind in zip(values, types, strict=True)]
            yield pa.RecordBatch.from_arrays(columns, [field.split()[0] for field in _PART_SCHEMA.split(", ")])
