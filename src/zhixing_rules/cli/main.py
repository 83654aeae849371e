"""main: from arguments to an exit code. No exception leaves it, and no traceback is shown."""

from __future__ import annotations

import os
import sys
import traceback
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from zhixing_rules.cli.console import prepare, write
from zhixing_rules.cli.exit_codes import BAD_INPUT, FAULT, Outcome
from zhixing_rules.cli.files import write_file
from zhixing_rules.cli.format_options import look
from zhixing_rules.cli.inputs import OtherFileError
from zhixing_rules.cli.parser import parser
from zhixing_rules.errors import RecordError
from zhixing_rules.interchange import dumps, problems_to_dict
from zhixing_rules.render import text

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

__all__ = ["main"]

_INTERRUPTED: Final = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``zhixing``.

    Args:
        argv: the arguments; those of the process unless given.

    Returns:
        The exit code: 0 nothing failed, 1 a rule failed, 2 bad usage or input, 101 a fault of ours.
    """
    prepare()
    try:
        options = parser().parse_args(argv)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else BAD_INPUT
    try:
        outcome = _run(options)
    except KeyboardInterrupt:
        return _INTERRUPTED
    return write(outcome)


def _run(options: Namespace) -> Outcome:
    try:
        outcome: Outcome = options.run(options)
        if getattr(options, "out", None) is not None:
            write_file(options.out, outcome.out, force=options.force)
            outcome = replace(outcome, out="")
    except RecordError as error:
        return Outcome(err=_refusal(options, error), code=BAD_INPUT)
    except Exception as error:  # noqa: BLE001  the last line before the user: nothing of the input may be shown
        return Outcome(err=_apology(error), code=FAULT)
    return outcome


def _refusal(options: Namespace, error: RecordError) -> str:
    source = error.source if isinstance(error, OtherFileError) else "input"
    if options.json:
        return dumps({"source": source, **problems_to_dict(error)})
    return text.problems(error, source=source, **look(options, sys.stderr))


def _apology(error: Exception) -> str:
    """What went wrong by type alone: a message or a traceback could show what is in a record."""
    told = (
        f"抱歉，本程序出错（{type(error).__name__}），未输出任何结果。请将命令（不含案件数据）与版本告知维护者；"
        "设 ZHIXING_DEBUG=1 可见详情，其中可能含案件数据。\n"
        f"Sorry: a fault of ours ({type(error).__name__}); nothing was decided. Please report the command, without any "
        "case data, and the version. ZHIXING_DEBUG=1 shows details, which may hold case data.\n"
    )
    if os.environ.get("ZHIXING_DEBUG"):
        return told + "".join(traceback.format_exception(error))
    return told
