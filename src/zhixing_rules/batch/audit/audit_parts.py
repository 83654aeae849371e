"""audit_path: judge one file, a batch of cases at a time, and write its part of the audit's folder.

A part is a folder with a tally, errors and, if requested, rows. It is written to a temporary folder and moved in one
step, so that an interrupted run leaves no incomplete part; an existing part is not written again. Its name is a digest
of the file's path, size and times and of all settings, followed by a digest of the places that are left out as
duplicates of other cases.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._values import dataclass
from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.audit.answered_records import answers_in, holds_answers, with_answers
from zhixing_rules.batch.audit.counts import TALLY, merge_tallies, tally
from zhixing_rules.batch.audit.duplicates import KEYS, keys_of, numbers_are_compared
from zhixing_rules.batch.audit.frame import path_of
from zhixing_rules.batch.audit.rows import rows_of
from zhixing_rules.batch.compile.columns import open_columns
from zhixing_rules.batch.read.sources import Chunk, SourceError, chunks_of, folders_below
from zhixing_rules.engine import disclose, rules_for
from zhixing_rules.errors import Problem
from zhixing_rules.records.case_files import WORKSHEET, is_worksheet

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Sequence

    from zhixing_rules.batch.audit.settings import Settings
    from zhixing_rules.batch.compile.columns import Columns
    from zhixing_rules.errors import RecordError
    from zhixing_rules.records import Audience

__all__ = ["ERRORS", "KEYS_FILE", "OWNER_ONLY", "PARTS", "TEMPORARY", "AuditPart", "audit_path", "errors_of"]

OWNER_ONLY: Final = 0o700
PARTS: Final = "parts"
"""The folder of the parts."""
KEYS_FILE: Final = "keys.parquet"
"""The file of a part with the keys of its cases, see `duplicates.KEYS`."""
TEMPORARY: Final = ".making"
"""The folder of the temporary folders; what an interrupted run left in it is never read."""
ERRORS: Final = pl.Schema(
    {"place": pl.UInt32, "pointer": pl.String, "code": pl.String, "zh": pl.String, "en": pl.String}
)
"""The columns of the errors: a row for each problem of a case that cannot be read, with no value of it.

``place`` is the number of the line or row in its file, from 1.
"""
_NOT_READABLE: Final = Problem("", "not_readable", "文件无法读取", "the file cannot be read")


@dataclass(frozen=True, slots=True, repr=False)
class AuditPart(TypeNameRepr):
    """The result of one file.

    Attributes:
        source: the file, as it was given.
        folder: the folder of its part; ``None`` if the file could not be read.
        cases: how many cases were judged.
        unread: how many cases could not be read.
        reused: whether the part already existed.
        problem: the problem of the whole file; ``None`` if it could be read.
        duplicates: how many cases were left out, because the same case counts elsewhere.
    """

    source: str
    folder: Path | None
    cases: int = 0
    unread: int = 0
    reused: bool = False
    problem: Problem | None = None
    duplicates: int = 0


def audit_path(
    path: str | Path,
    out: str | Path,
    settings: Settings,
    *,
    left_out: Sequence[int] | None = None,
    root: str | Path | None = None,
) -> AuditPart:
    """Judge one file and write its part; a scheduler may call this repeatedly.

    Args:
        path: a JSON or Parquet file of cases.
        out: the folder of the audit.
        settings: the settings, see `settings_of`.
        left_out: the places that are not judged, sorted; see `duplicates`. ``None`` takes the part as it may already
            be, and leaves nothing out of a new one.
        root: the folder of the archive; partition folders between it and the file, such as ``court=…``, give fields.

    Returns:
        The result. A file that cannot be read or judged is reported as its `problem`, not raised.

    Raises:
        OSError: the part cannot be written.
    """
    source, path, folder = str(path), Path(path), Path(out)
    if is_worksheet(path):
        return AuditPart(source, None, problem=WORKSHEET)
    try:
        digest = _digest(path, settings, folders := folders_below(root, path))
    except (OSError, ValueError):
        return AuditPart(source, None, problem=_NOT_READABLE)
    part_folder = folder / PARTS / f"{digest}{_digest_of_places(left_out)}"
    known = [part_folder] if left_out is not None else [part_folder, *sorted((folder / PARTS).glob(f"{digest}-*"))]
    for each in known:
        if (existing := _existing_part(source, each, reused=True)) is not None:
            return existing
    try:
        _create_part(part_folder, folder / TEMPORARY, partial(_write, path, folders, settings, left_out or ()))
    except SourceError as error:
        return AuditPart(source, None, problem=error.problem)
    except OSError:
        if not part_folder.is_dir():  # another process may have written the same part meanwhile
            raise
    except (Exception, pl.exceptions.PanicException) as error:  # noqa: BLE001  one file must not end the audit of the others
        return AuditPart(source, None, problem=_program_error(error))
    return _existing_part(source, part_folder, reused=False) or AuditPart(source, None, problem=_NOT_READABLE)


def errors_of(part: AuditPart) -> Iterator[tuple[int, Problem]]:
    """Yield the problems of the cases of a file that cannot be read, each with its place."""
    if part.folder is None or not part.unread:
        return
    for file in sorted((part.folder / "errors").glob("*.parquet")):
        for place, *problem in pl.read_parquet(file.absolute(), glob=False).select(*ERRORS).iter_rows():
            yield place, Problem(*problem)


def _program_error(error: BaseException) -> Problem:
    """Return the problem of a file that raised an unexpected error, without the message, which may hold a value."""
    name = type(error).__name__
    return Problem(
        "",
        "not_judged",
        f"审这个文件时程序出错（{name}）；请报告这一缺陷",
        f"internal error on this file ({name}): please report the defect",
    )


def _digest(path: Path, settings: Settings, folders: Sequence[str]) -> str:
    stat = path.stat()
    file = [str(path.resolve()), *folders, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns]
    inputs = [file, settings.as_dict(), pl.__version__]
    return hashlib.sha256(json.dumps(inputs, sort_keys=True).encode()).hexdigest()[:24]


def _digest_of_places(places: Sequence[int] | None) -> str:
    """Return what follows the name of a part that leaves places out; nothing if it leaves out none."""
    return f"-{hashlib.sha256(json.dumps(list(places)).encode()).hexdigest()[:12]}" if places else ""


def _existing_part(source: str, part_folder: Path, *, reused: bool) -> AuditPart | None:
    """Return the part in a folder; ``None`` if the folder does not exist or the part is damaged."""
    try:
        counted = json.loads((part_folder / "part.json").read_text(encoding="utf-8"))
        counts = {name: counted[name] for name in ("cases", "unread", "duplicates")}
        return AuditPart(source, part_folder, reused=reused, **counts)
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _create_part(part_folder: Path, temporary: Path, write: Callable[[Path], None]) -> None:
    for each in (part_folder.parent, temporary):
        each.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
    working_folder = Path(tempfile.mkdtemp(dir=temporary))
    try:
        write(working_folder)
        _sync(working_folder)
        if part_folder.is_dir() and _existing_part("", part_folder, reused=True) is None:
            shutil.rmtree(part_folder)
        working_folder.rename(part_folder)
    finally:
        shutil.rmtree(working_folder, ignore_errors=True)


def _sync(folder: Path) -> None:
    """Flush the files of a folder to disk before the folder is moved."""
    for file in folder.rglob("*.*"):
        handle = os.open(file, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _write(path: Path, folders: Sequence[str], settings: Settings, left_out: Sequence[int], folder: Path) -> None:
    """Judge a file, a batch of cases at a time, and write its tally, keys, rows and errors."""
    columns = open_columns(settings.procedure, settings.calendar, dict(settings.readings))
    visible = rules_for(settings.procedure, settings.audience)
    total, keys = pl.DataFrame(schema=TALLY), [pl.DataFrame(schema=KEYS)]
    cases = unread = duplicates = 0
    size = settings.batch_size
    chunks = chunks_of(path, columns.root.record, audience=settings.audience, batch_size=size, folders=folders)
    for number, read in enumerate(chunks):
        keys.append(keys_of(read))
        chunk = _without(read, left_out)
        judged = _judge(columns, chunk.nested, settings, visible)
        total = merge_tallies([total, tally(judged, _courts(chunk.nested))])
        cases, unread = cases + chunk.nested.height, unread + len(chunk.errors)
        duplicates += read.nested.height - chunk.nested.height
        if settings.rows:
            _write_parquet(rows_of(judged, chunk, settings), folder / "rows" / f"{number:06}.parquet")
        if chunk.errors:
            _write_parquet(_errors(chunk.errors, settings.audience), folder / "errors" / f"{number:06}.parquet")
    _write_parquet(total, folder / "tally.parquet")
    if numbers_are_compared(settings.audience):
        _write_parquet(pl.concat(keys), folder / KEYS_FILE)
    counts = {"cases": cases, "unread": unread, "duplicates": duplicates}
    (folder / "part.json").write_text(json.dumps(counts), encoding="utf-8")


def _without(chunk: Chunk, places: Sequence[int]) -> Chunk:
    """Return a batch without the cases at some places."""
    if not places:
        return chunk
    kept = ~chunk.places.is_in(pl.Series(places, dtype=pl.UInt32).implode())
    return Chunk(chunk.nested.filter(kept), chunk.places.filter(kept), chunk.errors)


def _courts(nested: pl.DataFrame) -> pl.Series:
    """Return the court of each case; all null if the records have no court."""
    if "court" in nested.columns:
        return nested["court"]
    return pl.repeat(None, nested.height, dtype=pl.String, eager=True)


def _judge(
    columns: Columns, nested: pl.DataFrame, settings: Settings, visible: Container[str]
) -> dict[str, pl.DataFrame]:
    """Return the verdicts and days of the rules that the audience may know, by subject; masks if no rows are wanted."""
    judged, answered = {}, holds_answers(nested)
    answers = answers_in(nested, columns, settings.on) if answered else None
    masks = not (settings.rows or answered)
    for name, frame in columns.judge_records(nested, on=settings.on, delay=True, masks=masks).items():
        hidden = {rule for rule in columns.rules(name) if rule not in visible}
        rows, path = frame.collect(), path_of(columns.subject(name)).alias("path")
        shown = rows.select(each for each in rows.columns if _rule_of(each) not in hidden).with_columns(path)
        judged[name] = shown if answers is None else with_answers(shown, answers)
    return judged


def _rule_of(column: str) -> str:
    """Return the rule that a column of `Columns.judge` belongs to; the column itself for a key."""
    for suffix in (".due", ".provisional", ".delay"):
        column = column.removesuffix(suffix)
    return column.partition("=")[0]


def _errors(errors: Iterable[tuple[int, RecordError]], audience: Audience) -> pl.DataFrame:
    problems = ((place, each) for place, error in errors for each in disclose(error, audience).problems)
    rows = [(place, each.pointer, each.code, each.zh, each.en) for place, each in problems]
    return pl.DataFrame(rows, schema=ERRORS, orient="row")


def _write_parquet(frame: pl.DataFrame, file: Path) -> None:
    file.parent.mkdir(mode=OWNER_ONLY, exist_ok=True)
    frame.write_parquet(file)
