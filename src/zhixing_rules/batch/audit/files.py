"""audit_files: an archive in files, judged file by file, never whole in memory; each becomes a part, see `parts`."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Final, Unpack

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.audit.counts import merged
from zhixing_rules.batch.audit.parts import MAKING, OWNER_ONLY, PARTS, Part, audit_path
from zhixing_rules.batch.audit.results import AuditResult
from zhixing_rules.batch.audit.settings import JudgedBy, Settings, settings_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable


__all__ = ["audit_files", "audited_by"]

_A_DAY: Final = 86_400


def audit_files(
    paths: Iterable[str | Path],
    out: str | Path,
    *,
    workers: int = 1,
    on_progress: Callable[[Part], None] = lambda _: None,
    **judged_by: Unpack[JudgedBy],
) -> AuditResult:
    """Judge an archive, file by file.

    Args:
        paths: JSON Lines or Parquet files of cases.
        out: the folder for what comes of it; made where it is not there, for its owner alone. What an earlier audit
            finished there by the same settings is not done again; other parts of earlier audits are removed at the
            end. One folder is for one audit at a time.
        judged_by: ``on`` and what else they are judged by: see `settings_of`.
        workers: how many files at a time, each in a process of its own.
        on_progress: called with each part as it is done.

    Returns:
        The parts in the order of the files, each file once, and the tally of all. In the folder, ``summary.parquet``
        holds the tally, ``audit.json`` the settings and the files.

    Raises:
        OSError: the folder cannot be written to.
        TypeError: `paths` is a single path.
        ValueError: `workers` is less than one.
    """
    if workers < 1:
        raise ValueError("workers 须为正整数 · workers is a positive whole number")
    run = _one_by_one if workers == 1 else partial(_in_processes, workers)
    return audited_by(run, paths, out, settings_of(**judged_by), on_progress)


Run = Callable[[list[str], Path, Settings], Iterator[Part]]
"""How `audit_path` is called for each of some files: here, in processes, or on other machines."""


def audited_by(
    run: Run, paths: Iterable[str | Path], out: str | Path, settings: Settings, on_progress: Callable[[Part], None]
) -> AuditResult:
    """An audit whose files are judged as `run` does it. See `audit_files`."""
    files, folder = _different(paths), Path(out)
    folder.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
    done: dict[str, Part] = {}
    for part in run(files, folder, settings):
        done[part.source] = part
        on_progress(part)
    parts = tuple(done[name] for name in files)
    tallies = [part.folder / "tally.parquet" for part in parts if part.folder is not None]
    audited = AuditResult(parts, merged(pl.read_parquet(each.absolute(), glob=False) for each in tallies), settings)
    _conclude(audited, folder)
    return audited


def _different(paths: Iterable[str | Path]) -> list[str]:
    """The files, each under the first name that it is given by."""
    if isinstance(paths, str | Path):
        raise TypeError("须为若干文件，如 [path] · a list of files, such as [path]")
    found: dict[str, str] = {}
    for name in map(str, paths):
        found.setdefault(os.path.realpath(name) if "\0" not in name else name, name)
    return list(found.values())


def _one_by_one(files: list[str], folder: Path, settings: Settings) -> Iterator[Part]:
    return (audit_path(name, folder, settings) for name in files)


def _in_processes(workers: int, files: list[str], folder: Path, settings: Settings) -> Iterator[Part]:
    with ProcessPoolExecutor(min(workers, len(files) or 1), mp_context=get_context("spawn")) as pool:
        waiting = [pool.submit(audit_path, name, folder, settings) for name in files]
        yield from (each.result() for each in as_completed(waiting))


def _conclude(audited: AuditResult, folder: Path) -> None:
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
        document = json.dumps({"settings": audited.settings.as_dict(), "files": files}, ensure_ascii=False, indent=2)
        file.write_text(document + "\n", encoding="utf-8", errors="backslashreplace")
    _retire(folder, {part.folder.name for part in audited.parts if part.folder is not None})


def _retire(folder: Path, kept: Container[str]) -> None:
    """Remove the parts of earlier audits, and what an interrupted one left a day ago or longer."""
    for place in (folder / PARTS).glob("*"):
        if place.name not in kept:
            shutil.rmtree(place, ignore_errors=True)
    for place in (folder / MAKING).glob("*"):
        if time.time() - place.stat().st_mtime > _A_DAY:
            shutil.rmtree(place, ignore_errors=True)


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
