"""audit_files: judge an archive file by file, without loading it as a whole; each file becomes a part, see `parts`."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager, suppress
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, Unpack

from zhixing_rules.batch._polars import pl
from zhixing_rules.batch.audit.audit_parts import (
    KEYS_FILE,
    OWNER_ONLY,
    PARTS,
    TEMPORARY,
    AuditPart,
    audit_path,
    errors_of,
)
from zhixing_rules.batch.audit.counts import merge_tallies
from zhixing_rules.batch.audit.duplicates import duplicates_in, left_out_of, numbers_are_compared
from zhixing_rules.batch.audit.recorded_facts import Facts, facts_in
from zhixing_rules.batch.audit.results import MOST_LISTED, AuditResult, UnreadCase
from zhixing_rules.batch.audit.settings import Settings, SettingsArguments, settings_of
from zhixing_rules.records.case_files import case_files

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable


__all__ = ["audit_files", "run_audit"]

_SECONDS_PER_DAY: Final = 86_400
_FORMAT: Final = "zhixing-audit-folder/1"
"""The format of ``audit.json``; `interchange.formats`, which lists it, is a layer above."""


def audit_files(
    paths: Iterable[str | Path],
    out: str | Path,
    *,
    workers: int = 1,
    on_progress: Callable[[AuditPart], None] = lambda _: None,
    **settings: Unpack[SettingsArguments],
) -> AuditResult:
    """Judge an archive, file by file.

    Args:
        paths: JSON or Parquet files of cases, or folders of them, see `case_files`.
        out: the folder for the results; created if missing, readable by its owner only. Parts of an earlier audit
            with the same settings are reused; other parts are removed at the end. Only one audit may use a folder at
            a time.
        settings: ``on`` and other settings, see `settings_of`.
        workers: how many files to judge in parallel, each in its own process.
        on_progress: called with the result of each file.

    Returns:
        The results in the order of the files, each file once, and the tally of all, in which a case that occurs more
        than once counts once, see `duplicates`. In the folder, ``summary.parquet`` holds the tally, ``audit.json`` the
        settings and the files, ``duplicates.parquet`` the duplicates.

    Raises:
        OSError: the folder cannot be written to.
        TypeError: `paths` is a single path.
        ValueError: `workers` is less than one, or a setting is invalid.
    """
    if workers < 1:
        raise ValueError("workers 须为正整数 · workers must be a positive integer")
    run = _one_by_one if workers == 1 else partial(_in_processes, workers)
    return run_audit(run, paths, out, settings_of(**settings), on_progress)


class FileToAudit(NamedTuple):
    """A file to audit.

    Attributes:
        path: the file, as it was given.
        root: the folder that was given for it; ``None`` if it was given itself.
        left_out: the places that are left out; ``None`` before they are known, see `audit_path`.
    """

    path: str
    root: str | None
    left_out: Sequence[int] | None = None

    def audit(self, folder: str | Path, settings: Settings) -> AuditPart:
        """Judge the file, see `audit_path`."""
        return audit_path(self.path, folder, settings, left_out=self.left_out, root=self.root)


FileRunner = Callable[[list[FileToAudit], Path, Settings], Iterator[AuditPart]]
"""A function that audits each of some files: in this process, in others, or on other machines."""


def run_audit(
    run: FileRunner,
    paths: Iterable[str | Path],
    out: str | Path,
    settings: Settings,
    on_progress: Callable[[AuditPart], None],
) -> AuditResult:
    """Judge an archive, calling a function for its files; see `audit_files`.

    Args:
        run: judges the files.
        paths: the files, or folders.
        out: the folder for the results.
        settings: the settings.
        on_progress: called with the result of each file.

    Returns:
        See `audit_files`.

    Raises:
        OSError: the folder cannot be written to.
        TypeError: `paths` is a single path.
    """
    if isinstance(paths, str | Path):
        raise TypeError("须为若干文件，如 [path] · paths must be a list of files, such as [path]")
    found, passed_over = case_files(paths, out)
    files, folder = _unique_files(found), Path(out)
    folder.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
    done: dict[str, AuditPart] = {}
    for part in run(files, folder, settings):
        done[part.source] = part
        on_progress(part)
    duplicates = _duplicates(files, [done[file.path] for file in files], settings)
    if duplicates is not None:
        places = left_out_of(duplicates)
        known = [file._replace(left_out=places.get(number, ())) for number, file in enumerate(files)]
        again = [file for file in known if file.left_out or done[file.path].duplicates]
        done |= {part.source: part for part in run(again, folder, settings)}
    parts = tuple(done[file.path] for file in files)
    tallies = [part.folder / "tally.parquet" for part in parts if part.folder is not None]
    tally = merge_tallies(pl.read_parquet(each.absolute(), glob=False) for each in tallies)
    errors = ((part, *each) for part in parts for each in errors_of(part))
    unread = tuple(UnreadCase(part.source, place, problem) for part, place, problem in islice(errors, MOST_LISTED))
    result = AuditResult(parts, tally, settings, tuple(passed_over), duplicates, unread)
    _write_summary(result, folder)
    return result


def _duplicates(files: Sequence[FileToAudit], parts: Sequence[AuditPart], settings: Settings) -> pl.DataFrame | None:
    """Return the duplicates in all files; ``None`` if the audience may not know which cases are the same."""
    if not numbers_are_compared(settings.audience):
        return None
    folders = {number: part.folder for number, part in enumerate(parts) if part.folder is not None}
    keys = {number: folder / KEYS_FILE for number, folder in folders.items()}

    def facts(number: int, places: Collection[int]) -> Mapping[int, Facts[int]]:
        return facts_in(files[number].path, settings, places, files[number].root)

    return duplicates_in(keys, settings.on, facts)


def _unique_files(found: Mapping[Path, Path | None]) -> list[FileToAudit]:
    """Return the files, each once, by the first name that is given for it."""
    files: dict[str, FileToAudit] = {}
    for path, root in found.items():
        name = str(path)
        place = os.path.realpath(name) if "\0" not in name else name
        files.setdefault(place, FileToAudit(name, None if root is None else str(root)))
    return list(files.values())


def _one_by_one(files: list[FileToAudit], folder: Path, settings: Settings) -> Iterator[AuditPart]:
    return (file.audit(folder, settings) for file in files)


def _in_processes(workers: int, files: list[FileToAudit], folder: Path, settings: Settings) -> Iterator[AuditPart]:
    if not files:
        return
    with ProcessPoolExecutor(min(workers, len(files)), mp_context=get_context("spawn")) as pool:
        futures = [pool.submit(file.audit, folder, settings) for file in files]
        yield from (each.result() for each in as_completed(futures))


def _write_summary(result: AuditResult, folder: Path) -> None:
    """Write the summary and the settings with the files, each atomically, and remove old parts."""
    with _atomic_file(folder / "summary.parquet") as file:
        result.tally.write_parquet(file)
    files = [
        {
            "file": part.source,
            "part": None if part.folder is None else part.folder.name,
            "cases": part.cases,
            "unread": part.unread,
            "duplicates": part.duplicates,
            "problem": None if part.problem is None else part.problem.code,
        }
        for part in result.parts
    ]
    with _atomic_file(folder / "audit.json") as file:
        passed_over = [{"file": each.file, "reason": each.problem.code} for each in result.passed_over]
        document = {
            "format": _FORMAT,
            "settings": result.settings.as_dict(),
            "files": files,
            "passed_over": passed_over,
        }
        text = json.dumps(document, ensure_ascii=False, indent=2)
        file.write_text(text + "\n", encoding="utf-8", errors="backslashreplace")
    _write_duplicates(result, folder / "duplicates.parquet")
    _remove_old_parts(folder, {part.folder.name for part in result.parts if part.folder is not None})


def _write_duplicates(result: AuditResult, target: Path) -> None:
    """Write the duplicates with the names of their files, or remove those of an earlier audit."""
    if result.duplicates is None:
        target.unlink(missing_ok=True)
        return
    sources = (part.source.encode(errors="backslashreplace").decode() for part in result.parts)
    names = pl.Series(list(sources), dtype=pl.String)
    with _atomic_file(target) as file:
        result.duplicates.select(
            pl.lit(names).gather(pl.col("source")).alias("file"),
            "place",
            pl.lit(names).gather(pl.col("of_source")).alias("of_file"),
            "of_place",
            "kind",
        ).write_parquet(file)


def _remove_old_parts(folder: Path, current: Container[str]) -> None:
    """Remove the parts of earlier audits, and temporary folders that are more than a day old."""
    for part in (folder / PARTS).glob("*"):
        if part.name not in current:
            shutil.rmtree(part, ignore_errors=True)
    for temporary in (folder / TEMPORARY).glob("*"):
        if time.time() - temporary.stat().st_mtime > _SECONDS_PER_DAY:
            shutil.rmtree(temporary, ignore_errors=True)
    with suppress(OSError):  # it holds what another process is writing, or does not exist
        (folder / TEMPORARY).rmdir()


@contextmanager
def _atomic_file(target: Path) -> Iterator[Path]:
    """Yield a temporary file, readable by its owner only, that replaces the target at the end."""
    handle, name = tempfile.mkstemp(prefix=".making-", dir=target.parent)
    os.close(handle)
    try:
        yield Path(name)
        Path(name).replace(target)
    finally:
        Path(name).unlink(missing_ok=True)
