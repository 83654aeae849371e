"""The files of cases that paths and folders name, and the files of a folder that are passed over, with the reason."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._values import dataclass
from zhixing_rules.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["WORKSHEET", "PassedOver", "case_files", "is_read_with_folder", "is_table", "is_worksheet"]

_TABLES: Final = frozenset({".parquet", ".pq"})
_TEXTS: Final = frozenset({".jsonl", ".ndjson", ".json"})
_COMPRESSED: Final = ".gz"
_WORKSHEETS: Final = frozenset({".csv", ".tsv", ".xls", ".xlsm", ".xlsx"})

_HIDDEN: Final = Problem("", "hidden", "隐藏文件", "a hidden file")
_MARKER: Final = Problem(
    "",
    "marker",
    "以下划线开头，是 Spark 等程序的标记",
    "starts with an underscore, as the marks of Spark and others do",
)
_FOLDER: Final = Problem(
    "", "folder", "子目录，不读；要审计的请另行给出", "a subfolder is not read: name it to audit it"
)
_RESULT: Final = Problem("", "result_folder", "本次审计的结果目录", "the result folder of this audit")
_OTHER_KIND: Final = Problem(
    "",
    "other_kind",
    "不是 .jsonl、.ndjson、.json（可加 .gz）或 .parquet、.pq",
    "is not .jsonl, .ndjson, .json (or these with .gz), .parquet or .pq",
)
WORKSHEET: Final = Problem(
    "",
    "worksheet",
    "是表格，不是记录；请先用 zhixing import 转为记录",
    "is a worksheet, not records: convert it with zhixing import first",
)
"""The problem of a workbook or a CSV file."""
_NO_FILE: Final = Problem("", "no_file", "不是普通文件，或链接已失效", "is no regular file, or a broken link")


@dataclass(frozen=True, slots=True, repr=False)
class PassedOver(TypeNameRepr):
    """A file in a folder that is not read.

    Attributes:
        file: its path, below the folder as it was given.
        problem: the reason.
    """

    file: str
    problem: Problem


def is_table(path: Path) -> bool:
    """Return whether a file holds columns, by its suffix."""
    return path.suffix.lower() in _TABLES


def is_worksheet(path: Path) -> bool:
    """Return whether a file is a workbook or a CSV file, by its suffix."""
    return path.suffix.lower() in _WORKSHEETS


def case_files(
    paths: Iterable[str | Path], out: str | Path | None = None
) -> tuple[dict[Path, Path | None], list[PassedOver]]:
    """Return the files of cases that paths name, folders opened, and the files of the folders that are passed over.

    Of a folder, the files with the suffix of a case file are read, and so are those in its partition folders, such as
    ``year=2025``, and in folders with such a suffix, as Spark writes them. A path that is not a folder is returned as
    it is.

    Args:
        paths: files and folders.
        out: the folder of the results, which is skipped; ``None`` without one.

    Returns:
        The files in order, each with the folder that was given for it, or ``None`` if it was given itself; and the
        files that are passed over.
    """
    files: dict[Path, Path | None] = {}
    passed_over: list[PassedOver] = []
    for path in map(Path, paths):
        if "\0" in str(path) or not path.is_dir():
            files.setdefault(path, None)
            continue
        for child, problem in _children(path, None if out is None else Path(out).resolve()):
            if problem is None:
                files.setdefault(child, path)
            else:
                passed_over.append(PassedOver(str(child), problem))
    return files, passed_over


def is_read_with_folder(file: Path, folder: Path) -> bool:
    """Return whether `case_files` of a folder would have a file, once it is there; both paths are absolute."""
    if file == folder or not file.is_relative_to(folder):
        return False
    *between, _ = file.relative_to(folder).parts
    parents = map(Path, between)
    return (
        _is_case_file(file)
        and _reason_in_name(file) is None
        and all(_reason_in_name(each) is None and ("=" in each.name or _is_case_file(each)) for each in parents)
    )


def _children(folder: Path, result: Path | None) -> Iterator[tuple[Path, Problem | None]]:
    """Yield the files of a folder by name, each with the reason to pass it over, or ``None`` to read it."""
    for child in sorted(folder.iterdir()):
        is_folder = child.is_dir()
        problem = _reason_against_folder(child, result) if is_folder else _reason_against_file(child)
        if is_folder and problem is None:
            yield from _children(child, result)
        else:
            yield child, problem


def _reason_against_folder(folder: Path, result: Path | None) -> Problem | None:
    if folder.resolve() == result:
        return _RESULT
    if (problem := _reason_in_name(folder)) is not None:
        return problem
    return None if "=" in folder.name or _is_case_file(folder) else _FOLDER


def _reason_against_file(file: Path) -> Problem | None:
    if (problem := _reason_in_name(file)) is not None:
        return problem
    if not _is_case_file(file):
        return WORKSHEET if is_worksheet(file) else _OTHER_KIND
    return None if file.is_file() else _NO_FILE


def _reason_in_name(path: Path) -> Problem | None:
    if path.name.startswith("."):
        return _HIDDEN
    return _MARKER if path.name.startswith("_") else None


def _is_case_file(path: Path) -> bool:
    if path.suffix.lower() == _COMPRESSED:
        return path.with_suffix("").suffix.lower() in _TEXTS
    return path.suffix.lower() in _TABLES | _TEXTS
