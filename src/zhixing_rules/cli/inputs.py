"""Inputs of every command: files and holiday notices.

An input that cannot be used raises a `RecordError`, which repeats neither a path nor a value.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, BinaryIO, Final

from zhixing_rules._input_text import encoding_problem, without_mark
from zhixing_rules.calendars import PRC
from zhixing_rules.cli.input_errors import NoticeError, input_error
from zhixing_rules.errors import Problem, RecordError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from zhixing_rules.calendars import Calendar

__all__ = ["calendar_of", "load_calendar", "read_bytes", "read_input", "standard_input"]

_FOLDER: Final = "ZHIXING_NOTICES"
"""Environment variable that names the folder of the notices of a site."""

_MAX_BYTES: Final = 8 * 1024 * 1024
"""Maximum size of an input, in bytes."""


def read_bytes(name: str, limit: int = _MAX_BYTES) -> bytes:
    """Read a file.

    Args:
        name: Path of the file; ``-`` is standard input.
        limit: Maximum size, in bytes.

    Returns:
        The bytes of the file.

    Raises:
        RecordError: The file cannot be read, or is larger than the limit.
    """
    source = standard_input() if name == "-" else None
    try:
        if source is not None:
            data = source.read(limit + 1)
        else:
            with open(name, "rb") as file:  # noqa: PTH123  a Path refuses the same names with other errors
                data = file.read(limit + 1)
    except FileNotFoundError:
        raise input_error("file_not_found", "找不到文件；请核对路径", "file not found; check the path") from None
    except IsADirectoryError:
        raise input_error("is_a_directory", "是目录，不是文件；请给出文件", "is a directory; give a file") from None
    except PermissionError:
        raise input_error(
            "not_permitted", "无权读取该文件；请核对权限", "the file may not be read; check its permissions"
        ) from None
    except (OSError, ValueError):
        raise input_error("not_readable", "文件无法读取", "the file cannot be read") from None
    if len(data) > limit:
        raise input_error("too_large", f"超过 {limit} 字节", f"exceeds {limit} bytes")
    return data


def read_input(name: str) -> bytes:
    """Read a file in UTF-8, without a byte order mark.

    Args:
        name: Path of the file; ``-`` is standard input.

    Returns:
        Bytes that are valid UTF-8.

    Raises:
        RecordError: The file cannot be read, is larger than 8 MiB, or is not UTF-8.
    """
    data = without_mark(read_bytes(name))
    if (problem := encoding_problem(data)) is not None:
        raise RecordError([problem])
    return data


def standard_input() -> BinaryIO:
    """Return standard input, as bytes.

    Raises:
        RecordError: The caller closed it.
    """
    if sys.stdin is None:
        raise input_error(
            "input_closed",
            "标准输入已关闭；请用管道或重定向给出内容，或给出文件",
            "standard input is closed; pipe or redirect the content into it, or give a file",
        )
    return sys.stdin.buffer


def calendar_of(options: Namespace) -> Calendar:
    """Return the calendar that the options of a command ask for.

    Args:
        options: Options added by `options.add_notice`.

    Returns:
        The default calendar with the notices of the folder, if one is given or the environment names one, then with the
        single notices.

    Raises:
        NoticeError: A notice or the folder cannot be used.
    """
    folder = options.notices or os.environ.get(_FOLDER)
    return load_calendar(options.notice, base=_load_folder(folder) if folder else PRC)


def _load_folder(folder: str) -> Calendar:
    try:
        return PRC.with_notices(folder)
    except RecordError as error:
        raise NoticeError(error.problems) from None
    except (OSError, ValueError):
        problem = Problem(
            "",
            "folder_not_readable",
            f"目录无法读取；请核对 --notices 或环境变量 {_FOLDER}，及目录和文件的权限",
            f"the folder cannot be read; check --notices or the variable {_FOLDER}, and the permissions",
        )
        raise NoticeError([problem]) from None


def load_calendar(notices: Sequence[str], *, base: Calendar = PRC) -> Calendar:
    """Load holiday notices into a calendar.

    Args:
        notices: Paths of the notices, in the order in which they are applied.
        base: The calendar they are loaded into.

    Returns:
        A new calendar; `base` if there are no notices.

    Raises:
        NoticeError: A notice cannot be used.
    """
    calendar = base
    for name in notices:
        try:
            calendar = calendar.with_notice(read_input(name))
        except RecordError as error:
            raise NoticeError(error.problems) from None
    return calendar
