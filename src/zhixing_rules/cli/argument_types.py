"""Converters of command-line arguments, for the ``type`` parameter of ``argparse``.

Each raises ``ArgumentTypeError`` with a message that does not repeat the argument.
"""

from __future__ import annotations

from argparse import ArgumentTypeError
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["int_between", "parse_day", "parse_file_name", "parse_record_day", "parse_share"]


def parse_day(text: str) -> date:
    """Parse a day written YYYY-MM-DD."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:  # fromisoformat also accepts 20250101 and 2025-W01-1
        raise ArgumentTypeError("须为存在的日期，写作 YYYY-MM-DD · give an existing date as YYYY-MM-DD")
    return day


def parse_record_day(text: str) -> date:
    """Parse a day on which a record can be judged, written YYYY-MM-DD."""
    from zhixing_rules.records.day_limits import FIRST_DAY, LAST_DAY  # noqa: PLC0415  `zhixing days` needs no records

    day = parse_day(text)
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ArgumentTypeError(f"须为 {FIRST_DAY} 至 {LAST_DAY} 的日期 · give a day from {FIRST_DAY} to {LAST_DAY}")
    return day


def int_between(minimum: int, maximum: int) -> Callable[[str], int]:
    """Return a parser of whole numbers from `minimum` to `maximum`, both inclusive."""

    def parse(text: str) -> int:
        try:
            number = int(text)
        except ValueError:
            number = None
        if number is None or not minimum <= number <= maximum:
            raise ArgumentTypeError(
                f"须为 {minimum} 至 {maximum} 的整数 · give a whole number from {minimum} to {maximum}"
            )
        return number

    return parse


def parse_share(text: str) -> float:
    """Parse a share from 0 (inclusive) to 1 (exclusive)."""
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0 <= share < 1:
        raise ArgumentTypeError("须为 0 至 1 之间的小数（不含 1） · give a share from 0 to 1, 1 excluded")
    return share


def parse_file_name(text: str) -> str:
    """Return the name of a file to write; a minus sign, which elsewhere is a stream, is refused."""
    if text == "-":
        raise ArgumentTypeError("须为文件名，不能是 - · give a name; - is no file")
    return text
