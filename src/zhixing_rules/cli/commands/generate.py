"""``zhixing generate``: synthetic cases as JSON Lines or Parquet."""

from __future__ import annotations

from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

from zhixing_rules.cli import options as shared_options
from zhixing_rules.cli.argument_types import int_between, parse_day, parse_file_name, parse_share
from zhixing_rules.cli.command_result import CommandResult
from zhixing_rules.cli.input_errors import ProcedureError, input_error, missing_extra_error
from zhixing_rules.cli.output_files import new_file, new_folder
from zhixing_rules.cli.procedure_inputs import load_procedure, refuse_other_records
from zhixing_rules.cli.progress import ProgressLine
from zhixing_rules.errors import Problem
from zhixing_rules.records import Case
from zhixing_rules.synthetic import LAST_YEAR, Archive, lines

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable

__all__ = ["add_arguments", "run"]

_PROGRESS_INTERVAL: Final = 1_000
"""Number of cases between two updates of the progress line."""
_MAX_CASES: Final = 100_000_000
_MAX_FILES: Final = 10_000
_FIRST_YEAR: Final = 2004
_MAX_SEED: Final = 2**63
_FORMATS: Final = {".parquet": "parquet", ".pq": "parquet"}


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("case_count", type=int_between(1, _MAX_CASES), metavar="N", help="多少件 · number of cases")
    parser.add_argument(
        "--out",
        dest="target",
        required=True,
        type=parse_file_name,
        metavar="FILE|DIR",
        help="写入的文件；多个文件时为新目录 · file to write; with several files, a new folder",
    )
    shared_options.add_force(parser)
    parser.add_argument(
        "--seed", type=int_between(0, _MAX_SEED), default=0, metavar="S", help="种子，默认 0 · random seed (default: 0)"
    )
    parser.add_argument(
        "--format", choices=("jsonl", "parquet"), help="格式，默认看文件名 · format (default: by the file name)"
    )
    parser.add_argument(
        "--files",
        type=int_between(1, _MAX_FILES),
        default=1,
        metavar="K",
        help="分成几个文件 · number of files",
    )
    parser.add_argument(
        "--gaps", type=parse_share, default=0.01, metavar="RATE", help="未记录的比例 · share of facts not recorded"
    )
    parser.add_argument(
        "--errors",
        type=parse_share,
        default=0.001,
        metavar="RATE",
        help="不能读取的比例 · share of records that cannot be read",
    )
    parser.add_argument(
        "--on",
        type=parse_day,
        metavar="YYYY-MM-DD",
        help="制作之日，默认 2026-06-30 · day on which the records are drawn up (default: 2026-06-30)",
    )
    year = int_between(_FIRST_YEAR, LAST_YEAR)
    parser.add_argument(
        "--from",
        dest="first_year",
        type=year,
        default=2024,
        metavar="YEAR",
        help="最早的收案年度，默认 2024 · first year of intake (default: 2024)",
    )
    parser.add_argument(
        "--to",
        dest="last_year",
        type=year,
        default=2026,
        metavar="YEAR",
        help="最晚的收案年度，默认 2026 · last year of intake (default: 2026)",
    )
    shared_options.add_procedure(parser, layers=False)
    parser.add_argument("--lang", choices=("zh", "en"), default="zh", help="文字的语言 · language of texts")
    parser.set_defaults(json=False, colour="auto")


def run(options: Namespace) -> CommandResult:
    """Run the command: write one file, or a new folder if there are several.

    Raises:
        RecordError: The options do not fit together, the output cannot be written, or Polars is not installed.
    """
    file_format = options.format or _FORMATS.get(Path(options.target).suffix.lower(), "jsonl")
    if file_format == "parquet" and find_spec("polars") is None:
        raise missing_extra_error("batch")
    archive = _archive(options)
    write_cases = _write_parquet if file_format == "parquet" else _write_jsonl
    progress = _Progress(options.case_count)
    if options.files == 1:
        with new_file(options.target, overwrite=options.force) as path:
            write_cases(archive, range(options.case_count), path, progress.add)
    else:
        with new_folder(options.target) as folder:
            for part, numbers in enumerate(_case_ranges(options.case_count, options.files), start=1):
                path = folder / f"part-{part:05}.{file_format}"
                path.touch(0o600)
                write_cases(archive, numbers, path, progress.add)
    progress.clear()
    message = f"wrote {options.case_count} synthetic cases\n"
    return CommandResult(stderr=message if options.lang == "en" else f"已写 {options.case_count} 件，均为虚构\n")


def _archive(options: Namespace) -> Archive:
    """Return the archive that the options ask for.

    Raises:
        RecordError: The options do not fit together, or the procedure has no cases or courts.
    """
    refuse_other_records(options, Case)
    directory = load_procedure(options).directory
    if directory is None:
        zh, en = "本规程没有法院目录，不能生成案件", "the procedure has no directory of courts for synthetic cases"
        raise ProcedureError([Problem("", "no_directory", zh, en)])
    on = {} if options.on is None else {"on": options.on}
    years = (options.first_year, options.last_year)
    try:
        return Archive(options.seed, years=years, gaps=options.gaps, errors=options.errors, directory=directory, **on)
    except ValueError as error:
        zh, _, en = str(error).partition(" · ")
        raise input_error("not_together", zh, en) from None


def _write_jsonl(archive: Archive, numbers: range, path: Path, on_progress: Callable[[int], None]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for line in lines(archive, numbers):
            file.write(line + "\n")
            on_progress(1)


def _write_parquet(archive: Archive, numbers: range, path: Path, on_progress: Callable[[int], None]) -> None:
    try:
        from zhixing_rules.synthetic.parquet import write_parquet  # noqa: PLC0415  Polars is an optional dependency
    except ImportError:
        raise missing_extra_error("batch") from None

    write_parquet(archive, numbers, path, on_progress)


def _case_ranges(case_count: int, file_count: int) -> list[range]:
    """Return the numbers of the cases of each file: consecutive, with sizes that differ by at most one."""
    ends = [case_count * part // file_count for part in range(file_count + 1)]
    return [range(start, end) for start, end in pairwise(ends)]


class _Progress:
    """Progress line that shows how many cases are written."""

    def __init__(self, case_count: int) -> None:
        self._line = ProgressLine()
        self._case_count, self._written, self._next_update = case_count, 0, _PROGRESS_INTERVAL

    def add(self, cases: int) -> None:
        """Count cases that have been written."""
        self._written += cases
        if self._written >= self._next_update:
            self._next_update = self._written + _PROGRESS_INTERVAL
            share = self._written / self._case_count
            self._line.show(f"已写 {self._written} 件 · {self._written} cases {share:.0%}")

    def clear(self) -> None:
        """Remove the line."""
        self._line.clear()
