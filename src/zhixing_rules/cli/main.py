"""Entry point of ``zhixing``: from arguments to an exit code."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from zhixing_rules.cli import failures
from zhixing_rules.cli.command_result import CommandResult
from zhixing_rules.cli.console import configure_streams, write_result
from zhixing_rules.cli.exit_codes import BAD_INPUT, INTERRUPTED
from zhixing_rules.cli.parser import build_parser
from zhixing_rules.cli.usage_errors import UsageError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence

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
    json = "--json" in arguments  # until the options are known, this is all that tells
    try:
        options = build_parser(arguments).parse_args(arguments)
    except UsageError as error:
        return _write(failures.bad_usage(error, json=json), json=json)
    except SystemExit as ending:
        code = ending.code if isinstance(ending.code, int) else BAD_INPUT
        return _write(CommandResult(exit_code=code), json=json)  # what argparse has printed is not yet flushed
    except Exception as error:  # noqa: BLE001  a command or what it needs cannot be imported
        return _write(_failed_import(error, json=json), json=json)
    json = getattr(options, "json", False)
    try:
        result = _run(options)
        return _write(result, json=json)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001  as in `_run`: JSON is made while it is written
        return _write(failures.internal_error(error, json=json), json=json)


def _write(result: CommandResult, *, json: bool) -> int:
    messages = "" if json else result.stderr  # of JSON, a failure is alone on standard error
    return write_result(result, lambda: messages + failures.not_written(json=json).stderr)


def _failed_import(error: Exception, *, json: bool) -> CommandResult:
    """Return the refusal of a command that cannot be imported: without usable working days, with what to install."""
    from zhixing_rules.errors import CalendarError  # noqa: PLC0415  not needed for --version and --help

    if isinstance(error, CalendarError):
        return failures.unusable_calendar(error, json=json)
    return failures.internal_error(error, json=json)


def _run(options: Namespace) -> CommandResult:
    from zhixing_rules.errors import CalendarNotPublished, RecordError  # noqa: PLC0415  as above

    try:
        return _result(options)
    except RecordError as error:
        return failures.bad_input(error, options)
    except CalendarNotPublished as error:
        return failures.not_published(error, options)
    except Exception as error:  # noqa: BLE001  the outermost handler: no exception may show a part of the input
        return failures.internal_error(error, json=getattr(options, "json", False))


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
