"""``zhixing audit``: files of cases, with findings counted by rule."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from zhixing_rules.cli import options as shared_options
from zhixing_rules.cli.argument_types import int_between, parse_file_name
from zhixing_rules.cli.command_result import CommandResult
from zhixing_rules.cli.exit_codes import BAD_INPUT, FAILED, SUCCESS, exit_codes_text
from zhixing_rules.cli.format_options import format_options
from zhixing_rules.cli.input_errors import input_error, missing_extra_error
from zhixing_rules.cli.judgment_conditions import judgment_conditions
from zhixing_rules.cli.procedure_module import is_file_of_its_own
from zhixing_rules.cli.progress import ProgressLine
from zhixing_rules.engine import Verdict
from zhixing_rules.interchange import audit_to_dict
from zhixing_rules.render import text

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Collection, Sequence

    from zhixing_rules.batch.audit.audit_parts import AuditPart

__all__ = ["add_arguments", "run"]

_MAX_WORKERS: Final = 256


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.epilog = exit_codes_text(
        "0 全部读取，无违反；1 有违反；2 用法或输入有误，或没有违反而有未能读取的、同一案件有不同记录的，或没有案件",
        "0 all read and no breach, 1 a breach, 2 bad usage or input, or no breach but something was not read, a case "
        "has different records, or there was no case",
    )
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help="案件文件（每行一个案件的 .jsonl，.json，或其 .gz，或 .parquet），或其目录 · "
        "files of cases (JSON Lines, JSON, these with gzip, or Parquet), or folders of them",
    )
    parser.add_argument(
        "--out",
        required=True,
        dest="folder",
        type=parse_file_name,
        metavar="DIR",
        help="结果目录，仅本人可读；已审计的文件不再审计 · folder for the result, which only its owner can read; "
        "a file that was audited before is not audited again",
    )
    parser.add_argument(
        "--by",
        action="append",
        default=[],
        choices=("court", "month"),
        help="按法院、到期月份分列，可并用 · count by court, by month of the due day, or by both",
    )
    parser.add_argument(
        "--rows",
        action="append",
        default=[],
        choices=tuple(verdict.value for verdict in Verdict),
        help="逐条写出这种结论，可多次使用；默认不写 · write a row for each finding with this verdict; may be repeated",
    )
    parser.add_argument(
        "--workers",
        type=int_between(1, _MAX_WORKERS),
        default=1,
        metavar="N",
        help="同时审计的文件数 · number of files audited in parallel",
    )
    shared_options.add_conditions(parser)
    shared_options.add_audience(parser)
    shared_options.add_all(parser)
    shared_options.add_format(parser)


def run(options: Namespace) -> CommandResult:
    """Run the command.

    Returns:
        A result with code 1 if a rule is breached, else 2 if a file or a case cannot be read, else 0.

    Raises:
        RecordError: An input cannot be used, the result cannot be written, or Polars is not installed.
    """
    try:
        from zhixing_rules.batch.audit.files import audit_files  # noqa: PLC0415  Polars is an optional dependency
    except ImportError:
        raise missing_extra_error("batch") from None
    if options.workers > 1 and is_file_of_its_own(options.procedure):
        raise input_error(
            "needs_module",
            "规程写作 文件.py:名称 的，只能用 --workers 1；多个进程须用已安装的模块：模块:名称",
            "a procedure given as FILE.py:NAME allows --workers 1 only; processes need a module: MODULE:NAME",
        )
    files = _check_paths(options.paths, options.folder)
    conditions = judgment_conditions(options)
    try:
        result = audit_files(
            options.paths,
            options.folder,
            **conditions,
            audience=options.audience,
            rows=options.rows,
            workers=options.workers,
            on_progress=_progress_callback(len(files)),
        )
    except OSError:
        raise input_error(
            "not_writable", "无法写入；请核对目录和权限", "cannot be written; check the folder and its permissions"
        ) from None
    counts = result.by(*options.by)
    exit_code = FAILED if counts.failed else SUCCESS if counts.all_read else BAD_INPUT
    if options.json:
        return CommandResult(exit_code=exit_code, json=audit_to_dict(counts))
    return CommandResult(text.audit(counts, everything=options.all, **format_options(options)), exit_code=exit_code)


def _check_paths(paths: Sequence[str], result_folder: str) -> Collection[Path]:
    """Return the files that the paths name, see `case_files`.

    Raises:
        RecordError: A path does not exist, or a folder has no case file or is the result folder.
    """
    from zhixing_rules.records.case_files import case_files  # noqa: PLC0415  only with the extra

    for path in map(Path, paths):
        if not path.exists():
            raise input_error("file_not_found", "找不到文件；请核对路径", "file not found; check the path")
        if path.is_dir() and path.resolve() == Path(result_folder).resolve():
            raise input_error(
                "same_folder",
                "结果目录不能就是案件所在的目录",
                "the result folder must not be the folder of the cases",
            )
        if not case_files([path], result_folder)[0]:
            raise input_error(
                "nothing_there",
                "目录中没有 .jsonl、.json（或其 .gz）或 .parquet 文件",
                "a folder has no .jsonl, .json (or .gz of these) or .parquet file",
            )
    return case_files(paths, result_folder)[0]


def _progress_callback(file_count: int) -> Callable[[AuditPart], None]:
    """Return a callback that shows on a terminal how many files are audited."""
    progress = ProgressLine()
    files_done = cases_done = 0

    def show(part: AuditPart) -> None:
        nonlocal files_done, cases_done
        files_done, cases_done = files_done + 1, cases_done + part.cases
        progress.show(
            f"已审 {files_done}/{file_count} 个文件，{cases_done:,} 件 · "
            f"{files_done}/{file_count} files, {cases_done:,} cases"
        )
        if files_done == file_count:
            progress.clear()

    return show
