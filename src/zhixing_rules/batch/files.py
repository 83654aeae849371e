"""audit_files: an archive in files, judged file by file, never whole in memory.

Each file becomes a part: a folder with its tally, its errors and, where asked for, its rows. A part is made beside its
place and moved there in one step, so that an interrupted run leaves none by halves; a part that is there is not made
again. Its name is a digest of the file's path, size and time and of everything that was judged by.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Required, TypedDict, Unpack

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.auditing import path_of
from zhixing_rules.batch.columns import open_columns
from zhixing_rules.batch.ingesting import AT_ONCE, SourceError, chunks_of
from zhixing_rules.batch.rows import rows_of
from zhixing_rules.batch.tallying import TALLY, merged, tally
from zhixing_rules.batch.telling import told_of
from zhixing_rules.calendars import PRC, as_chinese_day
from zhixing_rules.engine import disclose, rules_for
from zhixing_rules.engine.quiet import Quiet
from zhixing_rules.engine.verdict import Verdict
from zhixing_rules.errors import DisclosureRefused, Problem
from zhixing_rules.facts import Audience, audience_of
from zhixing_rules.language import select
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Mapping
    from datetime import date

    from zhixing_rules.batch.columns import Columns
    from zhixing_rules.batch.telling import DisclosedAudit
    from zhixing_rules.calendars import Calendar
    from zhixing_rules.errors import RecordError
    from zhixing_rules.language import Procedure

__all__ = ["Audited", "JudgedBy", "Part", "Settings", "audit_files", "audit_path", "audited_by", "settings_of"]

_OWNER_ONLY: Final = 0o700
ERRORS: Final = pl.Schema(
    {"place": pl.UInt32, "pointer": pl.String, "code": pl.String, "zh": pl.String, "en": pl.String}
)
"""A row for each problem of a case that could not be read: the number of its line or row, and no value."""


@dataclass(frozen=True, slots=True)
class Settings:
    """By what cases are judged, and what is written of them.

    Attributes:
        on: the day.
        procedure: the rules.
        calendar: the working days.
        readings: alternatives instead of the defaults.
        audience: who receives the result: rules it may not know of are not judged.
        rows: the verdicts of which a row is written; none where empty.
        at_once: how many cases are held in memory at a time.
    """

    on: date
    procedure: Procedure = JIAOZUO_2024
    calendar: Calendar = PRC
    readings: tuple[tuple[str, str], ...] = ()
    audience: Audience = Audience.KEEPER
    rows: tuple[Verdict, ...] = ()
    at_once: int = AT_ONCE

    def told(self) -> dict[str, Any]:
        """What the result depends on, as plain data."""
        return {
            "library": version("zhixing-rules"),
            "on": self.on.isoformat(),
            "procedure": self.procedure.id,
            "procedure_hash": self.procedure.hash,
            "calendar": self.calendar.version,
            "readings": dict(self.readings),
            "audience": self.audience.value,
            "rows": [verdict.value for verdict in self.rows],
        }


@dataclass(frozen=True, slots=True, repr=False)
class Part(Quiet):
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


@dataclass(frozen=True, slots=True, repr=False)
class Audited(Quiet):
    """What an audit came to.

    Attributes:
        parts: the files, in the order they were given.
        tally: the counts of all of them, see `tallying.TALLY`.
        settings: by what they were judged.
    """

    parts: tuple[Part, ...]
    tally: pl.DataFrame
    settings: Settings = field(repr=False)

    @property
    def cases(self) -> int:
        """How many cases were judged."""
        return sum(part.cases for part in self.parts)

    @property
    def unread(self) -> int:
        """How many cases could not be read, whole files not counted."""
        return sum(part.unread for part in self.parts)

    def by(self, *keys: str) -> DisclosedAudit:
        """What it tells the audience it was made for, counted by rule and by further keys.

        Args:
            keys: of ``court`` and ``month``.

        Raises:
            ValueError: a key is another.
        """
        if unknown := set(keys) - {"court", "month"}:
            raise ValueError(f"只能按 court、month · by court or month only, not {', '.join(sorted(unknown))}")
        return told_of(self, tuple(dict.fromkeys(keys)))

    def disclosed_to(self, audience: Audience) -> DisclosedAudit:
        """See `disclose`: an audit is made for one audience, and shown to no other."""
        if audience is not self.settings.audience:
            raise DisclosureRefused(
                "审计结果只给其对象；请为该对象另行审计 · an audit is for the audience it was made for: make another"
            )
        return self.by()


class JudgedBy(TypedDict, total=False):
    """The arguments of `settings_of`."""

    on: Required[date]
    procedure: Procedure
    calendar: Calendar
    readings: Mapping[str, str] | None
    audience: Audience | str
    rows: Collection[Verdict | str]
    at_once: int


def settings_of(
    *,
    on: date,
    procedure: Procedure = JIAOZUO_2024,
    calendar: Calendar = PRC,
    readings: Mapping[str, str] | None = None,
    audience: Audience | str = Audience.KEEPER,
    rows: Collection[Verdict | str] = (),
    at_once: int = AT_ONCE,
) -> Settings:
    """Settings of what a caller gave.

    Raises:
        ValueError: a reading, an alternative, an audience or a verdict is not known; `at_once` is less than one.
        TypeError: ``on`` is a datetime without a zone.
    """
    if at_once < 1:
        raise ValueError("at_once 须为正整数 · at_once is a positive whole number")
    wanted = {Verdict(each) for each in rows}
    select(procedure.readings, readings)
    return Settings(
        on=as_chinese_day(on),
        procedure=procedure,
        calendar=calendar,
        readings=tuple(sorted((readings or {}).items())),
        audience=audience_of(audience),
        rows=tuple(verdict for verdict in Verdict if verdict in wanted),
        at_once=at_once,
    )


def audit_path(path: str | Path, out: str | Path, settings: Settings) -> Part:
    """Judge one file and write its part: the unit that any scheduler can call, as often as it likes.

    Args:
        path: a JSON Lines or Parquet file of cases.
        out: the folder of the audit.
        settings: by what it is judged, see `settings_of`.

    Returns:
        What became of it. A file that cannot be read is told as its `problem`, nothing is raised.

    Raises:
        OSError: the part cannot be written.
    """
    source, path = str(path), Path(path)
    try:
        place = Path(out) / "parts" / _digest(path, settings)
    except OSError:
        return Part(source, None, problem=Problem("", "not_readable", "文件无法读取", "the file cannot be read"))
    if place.is_dir():
        return _part(source, place, again=True)
    place.parent.mkdir(mode=_OWNER_ONLY, parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=".making-", dir=place.parent))
    try:
        _write(path, beside, settings)
        beside.rename(place)
    except SourceError as error:
        return Part(source, None, problem=error.problem)
    except OSError:
        if not place.is_dir():  # unless another one has just made the same part
            raise
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return _part(source, place, again=False)


def _digest(path: Path, settings: Settings) -> str:
    stat = path.stat()
    told = [str(path.resolve()), stat.st_size, stat.st_mtime_ns, settings.told()]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:24]


def _part(source: str, place: Path, *, again: bool) -> Part:
    counted = json.loads((place / "part.json").read_text(encoding="utf-8"))
    return Part(source, place, counted["cases"], counted["unread"], again)


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
    file.parent.mkdir(mode=_OWNER_ONLY, exist_ok=True)
    frame.write_parquet(file)


def audit_files(
    paths: Iterable[str | Path],
    out: str | Path,
    *,
    workers: int = 1,
    told: Callable[[Part], None] = lambda _: None,
    **judged_by: Unpack[JudgedBy],
) -> Audited:
    """Judge an archive, file by file.

    Args:
        paths: JSON Lines or Parquet files of cases.
        out: the folder for what comes of it; made where it is not there, for its owner alone. What an earlier audit
            finished there is not done again.
        judged_by: ``on`` and what else they are judged by: see `settings_of`.
        workers: how many files at a time, each in a process of its own.
        told: called with each part as it is done.

    Returns:
        The parts in the order of the files, each file once, and the tally of all. In the folder, ``summary.parquet``
        holds the tally, ``audit.json`` the settings and the files.

    Raises:
        OSError: the folder cannot be written to.
        ValueError: `workers` is less than one.
    """
    if workers < 1:
        raise ValueError("workers 须为正整数 · workers is a positive whole number")
    run = _one_by_one if workers == 1 else partial(_in_processes, workers)
    return audited_by(run, paths, out, settings_of(**judged_by), told)


Run = Callable[[list[str], Path, Settings], Iterator[Part]]
"""How `audit_path` is called for each of some files: here, in processes, or on other machines."""


def audited_by(
    run: Run, paths: Iterable[str | Path], out: str | Path, settings: Settings, told: Callable[[Part], None]
) -> Audited:
    """An audit whose files are judged as `run` does it. See `audit_files`."""
    files, folder = [str(path) for path in paths], Path(out)
    folder.mkdir(mode=_OWNER_ONLY, parents=True, exist_ok=True)
    done: dict[str, Part] = {}
    for part in run(list(dict.fromkeys(files)), folder, settings):
        done[part.source] = part
        told(part)
    parts = tuple(done[name] for name in dict.fromkeys(files))
    folders = dict.fromkeys(part.folder for part in parts if part.folder is not None)
    audited = Audited(parts, merged(pl.read_parquet(each / "tally.parquet") for each in folders), settings)
    _conclude(audited, folder)
    return audited


def _one_by_one(files: list[str], folder: Path, settings: Settings) -> Iterator[Part]:
    return (audit_path(name, folder, settings) for name in files)


def _in_processes(workers: int, files: list[str], folder: Path, settings: Settings) -> Iterator[Part]:
    with ProcessPoolExecutor(min(workers, len(files) or 1), mp_context=get_context("spawn")) as pool:
        waiting = [pool.submit(audit_path, name, folder, settings) for name in files]
        yield from (each.result() for each in as_completed(waiting))


def _conclude(audited: Audited, folder: Path) -> None:
    """Write the summary and what it was made of, each whole or not at all."""
    with _beside(folder / "summary.parquet") as file:
        audited.tally.write_parquet(file)
    files = [
        {
            "file": part.source,
            "part": None if part.folder is None else part.folder.name,
            "cases": part.cases,
            "unread": part.unread,
            "problem": None if part.problem is None else part.problem.code,
        }
        for part in audited.parts
    ]
    with _beside(folder / "audit.json") as file:
        told = {"settings": audited.settings.told(), "files": files}
        file.write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


@contextmanager
def _beside(place: Path) -> Iterator[Path]:
    """A file beside its place, moved there once it is written; readable by its owner alone."""
    handle, name = tempfile.mkstemp(prefix=".making-", dir=place.parent)
    os.close(handle)
    try:
        yield Path(name)
        Path(name).replace(place)
    finally:
        Path(name).unlink(missing_ok=True)
