"""Entry point of ``zhixing``: from arguments to an exit code."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from zhixing_rules.cli.command_result import CommandResult
from zhixing_rules.cli.console import configure_streams, write_result
from zhixing_rules.cli.exit_codes import BAD_INPUT, INTERNAL_ERROR, INTERRUPTED
from zhixing_rules.cli.parser import build_parser

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence

    from zhixing_rules.errors import RecordError as InputError

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``zhixing``. No exception of a command leaves this function, and no traceback is shown.

    Args:
        argv: Arguments without the program name; those of the process by default.

    Returns:
        An exit code of `zhixing_rules.cli.exit_codes`.
    """
    configure_streams()
    arguments = sys.argv[1:] if argv is None else argv
    try:
        options = build_parser(arguments).parse_args(arguments)
    except SystemExit as ending:
        code = ending.code if isinstance(ending.code, int) else BAD_INPUT
        return write_result(CommandResult(exit_code=code))  # what argparse has printed is not yet flushed
    except Exception as error:  # noqa: BLE001  a command or what it needs cannot be imported
        return write_result(_failed_import(error))
    try:
        result = _run(options)
    except KeyboardInterrupt:
        return INTERRUPTED
    try:
        return write_result(result)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001  as in `_run`: JSON is made while it is written
        return write_result(CommandResult(stderr=_internal_error_text(error), exit_code=INTERNAL_ERROR))


def _failed_import(error: Exception) -> CommandResult:
    """Return the refusal of a command that cannot be imported: without usable working days, with what to install."""
    from zhixing_rules.errors import CalendarError  # noqa: PLC0415  not needed for --version and --help

    if isinstance(error, CalendarError):
        return CommandResult(stderr="\n".join(str(error).split(" · ")) + "\n", exit_code=BAD_INPUT)
    return CommandResult(stderr=_internal_error_text(error), exit_code=INTERNAL_ERROR)


def _run(options: Namespace) -> CommandResult:
    from zhixing_rules.errors import RecordError  # noqa: PLC0415  not needed for --version and --help

    try:
        result = _result(options)
    except RecordError as error:
        return CommandResult(stderr=_problems_text(options, error), exit_code=BAD_INPUT)
    except Exception as error:  # noqa: BLE001  the outermost handler: no exception may show a part of the input
        return CommandResult(stderr=_internal_error_text(error), exit_code=INTERNAL_ERROR)
    return result


def _result(options: Namespace) -> CommandResult:
    """Run the command; its files are written together, after everything else, or none of them is."""
    run: Callable[[Namespace], CommandResult] = options.run
    if not getattr(options, "output_names", {}):
        return run(options)
    from zhixing_rules.cli.output_files import output_files  # noqa: PLC0415  not needed for standard output

    with output_files(options) as options.outputs:
        result = run(options)
        if options.out is not None:
            options.outputs.write_text("out", result.write_output)
            return CommandResult(stderr=result.stderr, exit_code=result.exit_code)
        return result


def _problems_text(options: Namespace, error: InputError) -> str:
    from zhixing_rules.cli.format_options import format_options  # noqa: PLC0415  not needed for --version and --help
    from zhixing_rules.cli.input_errors import AuxiliaryFileError  # noqa: PLC0415  as above
    from zhixing_rules.interchange import dumps, problems_to_dict  # noqa: PLC0415  as above
    from zhixing_rules.render import text  # noqa: PLC0415  as above

    source = error.source if isinstance(error, AuxiliaryFileError) else "input"
    if options.json:
        return dumps({"source": source, **problems_to_dict(error)})
    return text.problems(error, source=source, **format_options(options, sys.stderr))


def _internal_error_text(error: Exception) -> str:
    """Describe an internal error by its type only: a message or a traceback could contain case data."""
    description = (
        f"程序内部错误（{type(error).__name__}），未输出任何结果。请将命令（不含案件数据）和版本号告知维护者。"
        "设置 ZHIXING_DEBUG=1 可显示详情，详情可能含案件数据。\n"
        f"Internal error ({type(error).__name__}); no result was written. Please report the command, without case "
        "data, and the version. Set ZHIXING_DEBUG=1 to show details, which may contain case data.\n"
    )
    if os.environ.get("ZHIXING_DEBUG"):
        import traceback  # noqa: PLC0415  only needed here

        return description + "".join(traceback.format_exception(error))
    return description
