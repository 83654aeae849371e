"""Inputs of a command: files, notices, directories of courts, amendments and readings.

An input that cannot be used raises a `RecordError`, which repeats neither a path nor a value.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules.calendars import PRC
from zhixing_rules.cli.input_errors import AmendmentError, DirectoryError, NoticeError, input_error
from zhixing_rules.errors import AmendmentRefused, RecordError
from zhixing_rules.interchange import read_amendment
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024
from zhixing_rules.procedures.jiaozuo_2024.courts import DIRECTORY
from zhixing_rules.records import withhold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.language import Procedure, Reading
    from zhixing_rules.records import Audience

__all__ = ["amend_procedure", "choose_readings", "load_calendar", "load_procedure", "read_input", "read_record"]

_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
_MAX_BYTES: Final = 8 * 1024 * 1024
"""Maximum size of an input, in bytes."""


def read_input(name: str) -> bytes:
    """Read a file in UTF-8, without a byte order mark.

    Args:
        name: Path of the file; ``-`` is standard input.

    Returns:
        Bytes that are valid UTF-8.

    Raises:
        RecordError: The file cannot be read, is larger than 8 MiB, or is not UTF-8.
    """
    try:
        if name == "-":
            data = sys.stdin.buffer.read(_MAX_BYTES + 1)
        else:
            with open(name, "rb") as file:  # noqa: PTH123  a Path refuses the same names with other errors
                data = file.read(_MAX_BYTES + 1)
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
    if len(data) > _MAX_BYTES:
        raise input_error("too_large", f"超过 {_MAX_BYTES} 字节", f"exceeds {_MAX_BYTES} bytes")
    data = data.removeprefix(_BYTE_ORDER_MARK)
    try:
        data.decode()
    except UnicodeDecodeError:
        raise input_error(
            "not_utf8", "不是 UTF-8 编码；请另存为 UTF-8 后重试", "is not UTF-8; save it as UTF-8 and try again"
        ) from None
    return data


def read_record(name: str, audience: Audience) -> bytes | dict[str, Any]:
    """Read a record without the fields that an audience may not see.

    Args:
        name: Path of the file; ``-`` is standard input.
        audience: Who receives the output; the designated keeper sees every field.

    Returns:
        JSON that `validate` and `plan` accept.

    Raises:
        RecordError: The file cannot be read, or fields are to be withheld and it is not JSON.
    """
    data = read_input(name)
    return withhold(data, audience) if audience.withheld else data


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


def load_procedure(directory: str | None) -> Procedure:
    """Return the procedure, with the entries of a user's directory of courts if one is given.

    Raises:
        DirectoryError: The directory cannot be used.
    """
    if directory is None:
        return JIAOZUO_2024
    try:
        return DIRECTORY.with_entries(read_input(directory).decode()).applied_to(JIAOZUO_2024)
    except RecordError as error:
        raise DirectoryError(error.problems) from None


def amend_procedure(procedure: Procedure, amendment: str | None) -> Procedure:
    """Return a procedure as changed by an amendment file, or unchanged if none is given.

    Raises:
        AmendmentError: The amendment cannot be used or cannot be applied to the procedure.
    """
    if amendment is None:
        return procedure
    try:
        name, changes = read_amendment(read_input(amendment).decode())
        return procedure.amend(*changes, name=name)
    except (RecordError, AmendmentRefused) as error:
        raise AmendmentError(error.problems) from None


def choose_readings(choices: Sequence[str], known: Sequence[Reading]) -> dict[str, str]:
    """Parse the values of ``--reading``.

    Args:
        choices: Values written ``id=alternative``.
        known: The readings of the procedure.

    Returns:
        The id of the chosen alternative by reading id.

    Raises:
        RecordError: A value has another form, names an unknown reading or alternative, or repeats a reading.
    """
    alternatives = {reading.id: [alternative.id for alternative in reading.alternatives] for reading in known}
    chosen: dict[str, str] = {}
    for choice in choices:
        reading, _, alternative = choice.partition("=")
        if not reading or not alternative:
            raise input_error("not_a_choice", "--reading 须写作 解读=方案", "write --reading as id=alternative")
        if reading in chosen:
            raise input_error("chosen_twice", "同一解读只能选一次", "choose each reading once")
        if reading not in alternatives:
            ids = ", ".join(sorted(alternatives))
            raise input_error("no_such_reading", f"没有这一解读；已有：{ids}", f"no such reading; known: {ids}")
        if alternative not in alternatives[reading]:
            ids = f"{reading}={'|'.join(alternatives[reading])}"
            raise input_error("no_such_alternative", f"没有这一方案；可选：{ids}", f"no such alternative; known: {ids}")
        chosen[reading] = alternative
    return chosen
