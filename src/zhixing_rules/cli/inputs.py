"""What a command is given: files, days, readings, notices. What cannot be used is a `RecordError`.

No error repeats a path or a value: a file name may hold a name.
"""

from __future__ import annotations

import sys
from argparse import ArgumentTypeError
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, ClassVar, Final

from zhixing_rules.calendars import PRC, as_chinese_day
from zhixing_rules.errors import AmendmentRefused, Problem, RecordError
from zhixing_rules.interchange import read_amendment
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024
from zhixing_rules.procedures.jiaozuo_2024.courts import DIRECTORY

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.language import Procedure, Reading

__all__ = [
    "CaseFileError",
    "DirectoryError",
    "NoticeError",
    "OtherFileError",
    "a_count",
    "a_day",
    "a_number",
    "a_wait",
    "a_worker",
    "amended_by",
    "an_effort",
    "calendar_with",
    "chosen",
    "needs_extra",
    "one_form",
    "procedure_with",
    "read",
    "refused",
    "today",
]

_MARK: Final = b"\xef\xbb\xbf"
_FARTHEST: Final = 20_000
_MOST_WORKERS: Final = 256
_LONGEST_WAIT: Final = 24 * 60 * 60
_MOST_TRIED: Final = 1_000_000
_LARGEST: Final = 8 * 1024 * 1024
"""The most bytes that are read of any input."""


class OtherFileError(RecordError):
    """A file named beside the input cannot be used.

    Attributes:
        source: what the file was to be.
    """

    source: ClassVar[str]


class NoticeError(OtherFileError):
    """A notice given with ``--notice`` cannot be used."""

    source = "notice"


class DirectoryError(OtherFileError):
    """A directory given with ``--courts`` cannot be used."""

    source = "directory"


class AmendmentError(OtherFileError):
    """An amendment given with ``--amendment`` cannot be used."""

    source = "amendment"


class CaseFileError(OtherFileError):
    """A case given with ``--case`` cannot be used."""

    source = "case"


def today() -> date:
    """The day it is in China: the only clock of the library."""
    return as_chinese_day(datetime.now(UTC))


def needs_extra(name: str) -> RecordError:
    """The refusal of what an extra is needed for, with how to get it."""
    way_out = f"pip install 'zhixing-rules[{name}]'"
    return refused("needs_extra", f"需要附加件：{way_out}", f"needs an extra: {way_out}")


def refused(code: str, zh: str, en: str) -> RecordError:
    """An input that cannot be used as a whole."""
    return RecordError([Problem("", code, zh, en)])


def read(name: str) -> bytes:
    """The bytes of a file, or of standard input for ``-``; without a byte order mark.

    Raises:
        RecordError: there is no such file, or it cannot be read, or it is larger than any input.
    """
    try:
        if name == "-":
            data = sys.stdin.buffer.read(_LARGEST + 1)
        else:
            with open(name, "rb") as file:  # noqa: PTH123  a Path would refuse the same names with other errors
                data = file.read(_LARGEST + 1)
    except FileNotFoundError:
        raise refused("file_not_found", "找不到文件；请核对路径", "no such file: check the path") from None
    except IsADirectoryError:
        raise refused("is_a_directory", "是目录，不是文件；请给出文件", "a directory: give a file") from None
    except PermissionError:
        raise refused("not_permitted", "无权读取该文件；请核对权限", "may not be read: check its mode") from None
    except (OSError, ValueError):
        raise refused("not_readable", "文件无法读取", "the file cannot be read") from None
    if len(data) > _LARGEST:
        raise refused("too_large", f"超过 {_LARGEST} 字节", f"exceeds {_LARGEST} bytes")
    data = data.removeprefix(_MARK)
    try:
        data.decode()
    except UnicodeDecodeError:
        raise refused(
            "not_utf8", "不是 UTF-8 编码；请另存为 UTF-8 后重试", "is not UTF-8: save it as UTF-8 and try again"
        ) from None
    return data


def calendar_with(notices: Sequence[str], *, over: Calendar = PRC) -> Calendar:
    """A calendar with notices loaded over it, in the order given.

    Raises:
        NoticeError: one of them cannot be used.
    """
    calendar = over
    for name in notices:
        try:
            calendar = calendar.with_notice(read(name))
        except RecordError as error:
            raise NoticeError(error.problems) from None
    return calendar


def procedure_with(name: str | None) -> Procedure:
    """The procedure, with a user's directory of courts where one is given.

    Raises:
        DirectoryError: it cannot be used.
    """
    if name is None:
        return JIAOZUO_2024
    try:
        return DIRECTORY.with_entries(read(name).decode()).applied_to(JIAOZUO_2024)
    except RecordError as error:
        raise DirectoryError(error.problems) from None


def amended_by(procedure: Procedure, name: str | None) -> Procedure:
    """A procedure as an amendment file leaves it, where one is given.

    Raises:
        AmendmentError: it cannot be used, or made as it stands.
    """
    if name is None:
        return procedure
    try:
        known_as, changes = read_amendment(read(name).decode())
        return procedure.amend(*changes, name=known_as)
    except (RecordError, AmendmentRefused) as error:
        raise AmendmentError(error.problems) from None


def chosen(pairs: Sequence[str], known: Sequence[Reading]) -> dict[str, str]:
    """The readings chosen, from ``id=alternative``.

    Raises:
        RecordError: one of them is not written so, or names what is not known, or an id is given twice.
    """
    alternatives = {reading.id: [each.id for each in reading.alternatives] for reading in known}
    readings: dict[str, str] = {}
    for pair in pairs:
        reading, sign, alternative = pair.partition("=")
        if not sign or not reading or not alternative:
            raise refused("not_a_choice", "--reading 须写作 解读=方案", "write --reading as id=alternative")
        if reading in readings:
            raise refused("chosen_twice", "同一解读只能选一次", "choose each reading once")
        if reading not in alternatives:
            there_are = ", ".join(sorted(alternatives))
            raise refused("no_such_reading", f"没有这一解读；已有：{there_are}", f"no such reading; known: {there_are}")
        if alternative not in alternatives[reading]:
            there_are = f"{reading}={'|'.join(alternatives[reading])}"
            raise refused(
                "no_such_alternative", f"没有这一方案；可选：{there_are}", f"no such alternative: {there_are}"
            )
        readings[reading] = alternative
    return readings


def one_form(options: Namespace, *others: str) -> None:
    """Refuse Markdown together with what it has no form for, rather than leave the one or the other out unsaid."""
    if options.markdown and any(getattr(options, name) for name in others):
        told = "、".join(f"--{name.replace('_', '-')}" for name in others)
        raise refused("not_together", f"--markdown 不能与 {told} 同用", f"--markdown cannot go with {told}")


def a_day(text: str) -> date:
    """A day written YYYY-MM-DD. Raises ``ArgumentTypeError``."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise ArgumentTypeError("须为存在的日期，写作 YYYY-MM-DD · give a day that exists as YYYY-MM-DD")
    return day


def a_wait(text: str) -> int:
    """A number of seconds, from one to a day. Raises ``ArgumentTypeError``."""
    if not text.isdecimal() or not 1 <= int(text) <= _LONGEST_WAIT:
        raise ArgumentTypeError(f"须为 1 至 {_LONGEST_WAIT} 的整数 · give a whole number from 1 to {_LONGEST_WAIT}")
    return int(text)


def an_effort(text: str) -> int:
    """How many records to try, from one to a million. Raises ``ArgumentTypeError``."""
    if not text.isdecimal() or not 1 <= int(text) <= _MOST_TRIED:
        raise ArgumentTypeError(f"须为 1 至 {_MOST_TRIED} 的整数 · give a whole number from 1 to {_MOST_TRIED}")
    return int(text)


def a_count(text: str) -> int:
    """How many of something, within reason. Raises ``ArgumentTypeError``."""
    number = int(text) if text.isdecimal() and len(text) <= len(str(_FARTHEST)) else _FARTHEST + 1
    if number > _FARTHEST:
        told = f"须为 0 至 {_FARTHEST} 的整数 · give a whole number from 0 to {_FARTHEST}"
        raise ArgumentTypeError(told)
    return number


def a_worker(text: str) -> int:
    """How many files at a time. Raises ``ArgumentTypeError``."""
    if not text.isdecimal() or not 1 <= int(text[:4]) <= _MOST_WORKERS:
        raise ArgumentTypeError(f"须为 1 至 {_MOST_WORKERS} 的整数 · give a whole number from 1 to {_MOST_WORKERS}")
    return int(text)


def a_number(text: str) -> int:
    """A number of working days within reason. Raises ``ArgumentTypeError``."""
    try:
        number = int(text)
    except ValueError:
        number = _FARTHEST + 1
    if abs(number) > _FARTHEST:
        raise ArgumentTypeError(f"须为整数，至多 {_FARTHEST} · give a whole number, {_FARTHEST} at most")
    return number
