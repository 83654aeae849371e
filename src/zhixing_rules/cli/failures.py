"""What a command that fails writes: a text, or with ``--json`` one JSON document, both without any value.

The document goes to standard error, on one line. An error that has no option ``--json`` to ask, such as a misspelt
option, is JSON if ``--json`` is among the arguments.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules.cli.command_result import CommandResult
from zhixing_rules.cli.exit_codes import BAD_INPUT, INTERNAL_ERROR, NOT_PUBLISHED

if TYPE_CHECKING:
    from argparse import Namespace

    from zhixing_rules.cli.usage_errors import UsageError
    from zhixing_rules.errors import CalendarError, CalendarNotPublished, RecordError

__all__ = ["bad_input", "bad_usage", "internal_error", "not_published", "not_written", "unusable_calendar"]

_INTERNAL_ZH: Final = (
    "程序内部错误（{0}），未输出任何结果。请将命令（不含案件数据）和版本号告知维护者。"
    "设置 ZHIXING_DEBUG=1 可显示详情，详情可能含案件数据。"
)
_INTERNAL_EN: Final = (
    "Internal error ({0}); no result was written. Please report the command, without case "
    "data, and the version. Set ZHIXING_DEBUG=1 to show details, which may contain case data."
)
_NOT_WRITTEN: Final = (
    "标准输出已关闭或写不进去，结果未输出",
    "standard output is closed or cannot be written; no result was written",
)


def bad_usage(error: UsageError, *, json: bool) -> CommandResult:
    """Return the refusal of arguments.

    Args:
        error: The error.
        json: Whether to write JSON.
    """
    if json:
        return CommandResult(stderr=_document("arguments", error.code, error.zh, error.en), exit_code=BAD_INPUT)
    return CommandResult(stderr=f"{error.usage}用法有误 · bad usage: {error}\n", exit_code=BAD_INPUT)


def bad_input(error: RecordError, options: Namespace) -> CommandResult:
    """Return the refusal of an input.

    Args:
        error: The error.
        options: Options of the command.
    """
    from zhixing_rules.cli.input_errors import AuxiliaryFileError  # noqa: PLC0415  not needed for --version and --help

    source = error.source if isinstance(error, AuxiliaryFileError) else "input"
    return CommandResult(stderr=_problems(error, source, options), exit_code=BAD_INPUT)


def not_published(error: CalendarNotPublished, options: Namespace, **more: Any) -> CommandResult:  # noqa: ANN401  JSON
    """Return the refusal of an answer that depends on a day whose holiday notice is not known.

    Args:
        error: The error.
        options: Options of the command.
        more: Further members of the JSON document.

    Returns:
        A result with code 3.
    """
    from zhixing_rules.errors import Problem, RecordError  # noqa: PLC0415  as above

    zh, _, en = str(error).partition(" · ")
    refusal = RecordError([Problem("", "calendar_not_published", zh, en)])
    return CommandResult(stderr=_problems(refusal, "input", options, **more), exit_code=NOT_PUBLISHED)


def unusable_calendar(error: CalendarError, *, json: bool) -> CommandResult:
    """Return the refusal of a command without usable working days, with what to install.

    Args:
        error: The error.
        json: Whether to write JSON.
    """
    zh, _, en = str(error).partition(" · ")
    text = _document("calendar", "calendar_unusable", zh, en) if json else f"{zh}\n{en}\n"
    return CommandResult(stderr=text, exit_code=BAD_INPUT)


def internal_error(error: Exception, *, json: bool) -> CommandResult:
    """Describe an internal error by its type only: a message or a traceback could contain case data.

    Args:
        error: The error.
        json: Whether to write JSON.
    """
    name = type(error).__name__
    zh, en = _INTERNAL_ZH.format(name), _INTERNAL_EN.format(name)
    details: list[str] = []
    if os.environ.get("ZHIXING_DEBUG"):
        import traceback  # noqa: PLC0415  only needed here

        details = traceback.format_exception(error)
    if json:
        more = {"details": details} if details else {}
        return CommandResult(stderr=_document("program", "internal_error", zh, en, **more), exit_code=INTERNAL_ERROR)
    return CommandResult(stderr=f"{zh}\n{en}\n{''.join(details)}", exit_code=INTERNAL_ERROR)


def not_written(*, json: bool) -> CommandResult:
    """Return the failure of a command whose result cannot be written.

    Args:
        json: Whether to write JSON.
    """
    zh, en = _NOT_WRITTEN
    text = _document("output", "not_written", zh, en) if json else f"{zh} · {en}\n"
    return CommandResult(stderr=text, exit_code=INTERNAL_ERROR)


def _document(source: str, code: str, zh: str, en: str, **more: Any) -> str:  # noqa: ANN401  JSON
    from zhixing_rules.errors import Problem, RecordError  # noqa: PLC0415  not needed for --version and --help

    return _json(RecordError([Problem("", code, zh, en)]), source, **more)


def _json(error: RecordError, source: str, **more: Any) -> str:  # noqa: ANN401  JSON
    from zhixing_rules.interchange.encoding import dumps_line  # noqa: PLC0415  as above
    from zhixing_rules.interchange.problems import problem_list, problems_document  # noqa: PLC0415  as above

    return dumps_line(problems_document(source, problem_list(error), **more))


def _problems(error: RecordError, source: str, options: Namespace, **more: Any) -> str:  # noqa: ANN401  JSON
    if getattr(options, "json", False):
        return _json(error, source, **more)
    from zhixing_rules.cli.format_options import format_options  # noqa: PLC0415  as above
    from zhixing_rules.render import text  # noqa: PLC0415  as above

    return text.problems(error, source=source, **format_options(options, sys.stderr))
