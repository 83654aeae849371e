"""``zhixing impact``: open cases under the current procedure and under an amended one."""

from __future__ import annotations

from contextlib import contextmanager
from os import fstat
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from zhixing_rules._plural import counted
from zhixing_rules.cli import options as shared_options
from zhixing_rules.cli.argument_types import int_between
from zhixing_rules.cli.command_result import CommandResult
from zhixing_rules.cli.conversion_notes import ConversionNotes
from zhixing_rules.cli.exit_codes import BAD_INPUT, FAILED, SUCCESS, exit_codes_text
from zhixing_rules.cli.format_options import format_options, refuse_markdown_with
from zhixing_rules.cli.input_errors import input_error
from zhixing_rules.cli.inputs import load_calendar, standard_input
from zhixing_rules.cli.judgment_conditions import judgment_conditions
from zhixing_rules.cli.procedure_inputs import amend_procedure
from zhixing_rules.cli.progress import ProgressLine
from zhixing_rules.engine import disclose
from zhixing_rules.errors import RecordError
from zhixing_rules.impacts import impact
from zhixing_rules.records import Audience, withhold
from zhixing_rules.records.jsonl import lines_in, numbered
from zhixing_rules.render import markdown, text

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from zhixing_rules.impacts import DisclosedImpact

__all__ = ["add_arguments", "run"]

_MAX_LIMIT: Final = 20_000
_PROGRESS_INTERVAL = 100
"""Number of lines between two updates of the progress line."""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.epilog = exit_codes_text(
        "0 无新逾期、新违反；1 有案件新逾期或新违反；2 用法有误或没有一行可读",
        "0 no case is newly overdue or in breach, 1 at least one is, 2 bad usage or no readable line",
    )
    parser.add_argument(
        "file",
        metavar="CASES.jsonl",
        help="每行一个案件的 JSON，- 为标准输入 · JSON Lines file, one case per line; - for standard input",
    )
    shared_options.add_lenient(parser)
    shared_options.add_conditions(parser)
    parser.add_argument(
        "--old-notice",
        action="append",
        default=[],
        metavar="FILE.json",
        help="只用于改变前的放假通知，可多次使用 · holiday notice for the old side only; may be repeated",
    )
    parser.add_argument(
        "--new-notice",
        action="append",
        default=[],
        metavar="FILE.json",
        help="只用于改变后的放假通知，可多次使用 · holiday notice for the new side only; may be repeated",
    )
    parser.add_argument(
        "--limit",
        type=int_between(0, _MAX_LIMIT),
        default=100,
        metavar="N",
        help="最多列出几件最紧急的案件，默认 100 · maximum number of most urgent cases listed (default: 100)",
    )
    shared_options.add_audience(parser)
    shared_options.add_markdown(parser)
    shared_options.add_output(parser)


def run(options: Namespace) -> CommandResult:
    """Run the command.

    Returns:
        A result with code 1 if a case is newly overdue or in breach, and 2 if no line can be read.

    Raises:
        RecordError: An input cannot be used, or there is no other procedure or calendar to compare with.
    """
    refuse_markdown_with(options, "json")
    if options.amendment is None and not options.new_notice and not options.old_notice:
        zh = "没有可比的：请给出修改案（--amendment）或只用于一方的通知（--old-notice、--new-notice）"
        en = "nothing to compare; give --amendment, or a notice of one side (--old-notice, --new-notice)"
        raise input_error("nothing_to_compare", zh, en)
    audience, conditions = Audience(options.audience), judgment_conditions(options, amended=False)
    old_procedure = conditions["procedure"]
    new_procedure = amend_procedure(old_procedure, options.amendment)
    old_calendar, new_calendar = (
        load_calendar(notices, base=conditions["calendar"]) for notices in (options.old_notice, options.new_notice)
    )
    if options.amendment is None and old_calendar == new_calendar:
        zh = "没有可比的：双方的日历相同；请核对所给的通知"
        en = "nothing to compare: the calendars of both sides are the same; check the notices"
        raise input_error("nothing_to_compare", zh, en)
    notes = ConversionNotes() if options.lenient else None
    with _open_lines(options.file) as file:
        result = impact(
            old_procedure,
            new_procedure,
            _numbered_cases(_lines_with_progress(file), audience, notes),
            on=conditions["on"],
            calendar=old_calendar,
            new_calendar=new_calendar,
            readings=conditions["readings"],
            limit=options.limit,
        )
    if not result.read + result.unread:
        raise input_error(
            "no_case", "没有案件：文件是空的；每行应为一个案件", "no case: the file is empty; give one case a line"
        )
    disclosed = disclose(result, audience)
    nothing_read = disclosed.unread > 0 and disclosed.read == 0
    exit_code = BAD_INPUT if nothing_read else FAILED if disclosed.failed else SUCCESS
    result_in_json = disclosed if options.json else None
    stderr = _skipped_lines_text(options, disclosed) + (notes.text(options) if notes else "")
    return CommandResult(_text(options, disclosed), stderr, exit_code, result_in_json)


def _text(options: Namespace, result: DisclosedImpact) -> str:
    if options.json:
        return ""
    if options.markdown:
        return markdown.impact(result, language=format_options(options)["language"])
    return text.impact(result, **format_options(options))


def _skipped_lines_text(options: Namespace, result: DisclosedImpact) -> str:
    """Return how many lines were skipped, for standard error; the result lists them."""
    if not result.unread:
        return ""
    if options.lang == "en":
        return f"skipped {counted(result.unread, 'line')} that cannot be read; all other lines were processed\n"
    return f"跳过 {result.unread} 行不能读取的，其余照常\n"


# ------------------------------------------------------------------------------------------------ cases


@contextmanager
def _open_lines(name: str) -> Iterator[BinaryIO]:
    """Open a file in binary mode, or standard input for ``-``.

    Raises:
        RecordError: The file cannot be opened.
    """
    if name == "-":
        yield standard_input()
        return
    try:
        file = open(name, "rb")  # noqa: PTH123, SIM115  as `read_input`; closed below
    except FileNotFoundError:
        raise input_error("file_not_found", "找不到文件；请核对路径", "file not found; check the path") from None
    except (OSError, ValueError):
        raise _not_readable() from None
    with file:
        yield file


def _numbered_cases(
    lines: Iterator[bytes], audience: Audience, notes: ConversionNotes | None
) -> Iterator[tuple[int, Any]]:
    """Yield each case with its line number, without the fields that the audience may not see, converted if noted."""
    for number, line in numbered(lines):
        try:
            case = withhold(line, audience) if audience.withheld else line
            yield number, case if notes is None else notes.normalise(case, line=number)
        except RecordError as error:
            yield number, error


def _lines_with_progress(file: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of a file and show on a terminal how many have been read."""
    progress, bytes_read, size = ProgressLine(), 0, _size(file)
    for number, line in enumerate(_lines(file), start=1):
        bytes_read += len(line)
        if number % _PROGRESS_INTERVAL == 0:
            share = f" {bytes_read / size:.0%}" if size else ""
            progress.show(f"已读 {number} 行 · {number} lines{share}")
        yield line
    progress.clear()


def _lines(file: BinaryIO) -> Iterator[bytes]:
    try:
        yield from lines_in(file)
    except OSError:
        raise _not_readable() from None


def _size(file: BinaryIO) -> int:
    """Return the size of a file in bytes, or 0 if it is not known, as for a pipe."""
    try:
        return fstat(file.fileno()).st_size
    except (OSError, ValueError):
        return 0


def _not_readable() -> RecordError:
    return input_error("not_readable", "文件无法读取", "the file cannot be read")
