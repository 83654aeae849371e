"""audit_path: one file judged, some cases at a time, into a part of the audit's folder.

A part is a folder with a tally, errors and, where asked for, rows. It is made beside its place and moved there in one
step, so that an interrupted run leaves none by halves; a part that is there is not made again. Its name is a digest of
the file's path, size and times and of everything that was judged by.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from zhixing_rules._repr import TypeNameRepr
from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.audit.counts import TALLY, merged, tally
from zhixing_rules.batch.audit.frame import path_of
from zhixing_rules.batch.audit.rows import rows_of
from zhixing_rules.batch.compile.columns import open_columns
from zhixing_rules.batch.read.sources import SourceError, chunks_of
from zhixing_rules.engine import disclose, rules_for
from zhixing_rules.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Container, Iterable
    from datetime import date

    from zhixing_rules.batch.audit.settings import Settings
    from zhixing_rules.batch.compile.columns import Columns
    from zhixing_rules.errors import RecordError
    from zhixing_rules.records import Audience

__all__ = ["ERRORS", "MAKING", "OWNER_ONLY", "PARTS", "Part", "audit_path"]

OWNER_ONLY: Final = 0o700
PARTS: Final = "parts"
"""The folder of the parts."""
MAKING: Final = ".making"
"""The folder of what is being made; what an interrupted run left there is never read."""
ERRORS: Final = pl.Schema(
    {"place": pl.UInt32, "pointer": pl.String, "code": pl.String, "zh": pl.String, "en": pl.String}
)
"""A row for each problem of a case that could not be read: the number of its line or row, and no value."""
_NOT_READABLE: Final = Problem("", "not_readable", "文件无法读取", "the file cannot be read")


@dataclass(frozen=True, slots=True, repr=False)
class Part(TypeNameRepr):
    """What became of one file.

    Attributes:
        source: the file, as it was given.
        folder: where its part stands; ``None`` where the file could not be read.
        cases: how many cases were judged.
        unread: how many could not be read.
        again: whether the part was there already.
        problem: what is wrong with the whole file; ``None`` where it could be read.
    """

    source: str
    folder: Path | None
    cases: int = 0
    unread: int = 0
    again: bool = False
    problem: Problem | None = None


def audit_path(path: str | Path, out: str | Path, settings: Settings) -> Part:
    """Judge one file and write its part: the unit that any scheduler can call, as often as it likes.

    Args:
        path: a JSON Lines or Parquet file of cases.
        out: the folder of the audit.
        settings: by what it is judged, see `settings_of`.

    Returns:
        What became of it. What is wrong with the file is told as its `problem`, nothing is raised.

    Raises:
        OSError: the part cannot be written.
    """
    source, path, folder = str(path), Path(path), Path(out)
    try:
        place = folder / PARTS / _digest(path, settings)
    except (OSError, ValueError):
        return Part(source, None, problem=_NOT_READABLE)
    if (there := _part(source, place, again=True)) is not None:
        return there
    try:
        _make(path, place, folder / MAKING, settings)
    except SourceError as error:
        return Part(source, None, problem=error.problem)
    except OSError:
        if not place.is_dir():  # unless another one has just made the same part
            raise
    except (Exception, pl.exceptions.PanicException) as error:  # noqa: BLE001  one odd file never ends the audit of the others
        return Part(source, None, problem=_failed(error))
    return _part(source, place, again=False) or Part(source, None, problem=_NOT_READABLE)


def _failed(error: BaseException) -> Problem:
    """What is said of a file that made the program fail: not what the error says, which may hold a value."""
    name = type(error).__name__
    return Problem(
        "",
        "not_judged",
        f"审这个文件时程序出错（{name}）；请报告这一缺陷",
        f"the program failed on this file ({name}): please report the defect",
    )


def _digest(path: Path, settings: Settings) -> str:
    stat = path.stat()
    told = [str(path.resolve()), stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, settings.as_dict()]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:24]


def _part(source: str, place: Path, *, again: bool) -> Part | None:
    """A part that stands there; ``None`` where none does, or one that a crash of the machine has damaged."""
    try:
        counted = json.loads((place / "part.json").read_text(encoding="utf-8"))
        return Part(source, place, counted["cases"], counted["unread"], again)
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _make(path: Path, place: Path, making: Path, settings: Settings) -> None:
    for each in (place.parent, making):
        each.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(dir=making))
    try:
        _write(path, beside, settings)
        _settle(beside)
        if place.is_dir() and _part("", place, again=True) is None:
            shutil.rmtree(place)
        beside.rename(place)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _settle(folder: Path) -> None:
    """Have everything in a folder on the disk before the folder is moved to its place."""
    for file in folder.rglob("*.*"):
        handle = os.open(file, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _write(path: Path, folder: Path, settings: Settings) -> None:
    """Judge a file, some cases at a time, and write what comes of it."""
    columns = open_columns(settings.procedure, settings.calendar, dict(settings.readings))
    kept = rules_for(settings.procedure, settings.audience)
    total = pl.DataFrame(schema=TALLY)
    cases = unread = 0
    chunks = chunks_of(path, columns.root.record, audience=settings.audience, at_once=settings.at_once)
    for number, chunk in enumerate(chunks):
        judged = _judged(columns, chunk.nested, settings.on, kept)
        total = merged([total, tally(judged, _courts(chunk.nested))])
        cases, unread = cases + chunk.nested.height, unread + len(chunk.bad)
        if settings.rows:
            _put(rows_of(judged, chunk, settings), folder / "rows" / f"{number:06}.parquet")
        if chunk.bad:
            _put(_errors(chunk.bad, settings.audience), folder / "errors" / f"{number:06}.parquet")
    _put(total, folder / "tally.parquet")
    (folder / "part.json").write_text(json.dumps({"cases": cases, "unread": unread}), encoding="utf-8")


def _courts(nested: pl.DataFrame) -> pl.Series:
    """The court of each case; null throughout where records name none."""
    if "court" in nested.columns:
        return nested["court"]
    return pl.repeat(None, nested.height, dtype=pl.String, eager=True)


def _judged(columns: Columns, nested: pl.DataFrame, on: date, kept: Container[str]) -> dict[str, pl.DataFrame]:
    """The verdicts and days of the rules that may be known of, by subject."""
    found = {}
    for name, frame in columns.judged(nested, on=on, delay=True).items():
        secret = [rule for rule in columns.rules(name) if rule not in kept]
        out = [f"{rule}{of}" for rule in secret for of in ("", ".due", ".provisional", ".delay")]
        found[name] = frame.drop(out, strict=False).with_columns(path_of(columns.subject(name)).alias("path")).collect()
    return found


def _errors(bad: Iterable[tuple[int, RecordError]], audience: Audience) -> pl.DataFrame:
    told = ((place, each) for place, error in bad for each in disclose(error, audience).problems)
    rows = [(place, each.pointer, each.code, each.zh, each.en) for place, each in told]
    return pl.DataFrame(rows, schema=ERRORS, orient="row")


def _put(frame: pl.DataFrame, file: Path) -> None:
    file.parent.mkdir(mode=OWNER_ONLY, exist_ok=True)
    frame.write_parquet(file)
