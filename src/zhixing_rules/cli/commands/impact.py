"""impact: many cases from a JSON Lines file, under the procedure as it is and as it would be."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from os import fstat
from typing import TYPE_CHECKING, Any, BinaryIO

from zhixing_rules.cli.exit_codes import BAD_INPUT, FAILED, FINE, Outcome
from zhixing_rules.cli.format_options import look
from zhixing_rules.cli.inputs import amended_by, calendar_with, chosen, procedure_with, refused, today
from zhixing_rules.engine import disclose
from zhixing_rules.errors import RecordError
from zhixing_rules.impacts import impact
from zhixing_rules.interchange import dumps
from zhixing_rules.records import Audience, withhold
from zhixing_rules.records.jsonl import lines_in, numbered
from zhixing_rules.render import markdown, text

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from zhixing_rules.impacts import DisclosedImpact

__all__ = ["moved"]

_EVERY = 100
"""After how many lines the line that tells how far it is is written anew."""


def moved(options: Namespace) -> Outcome:
    """``zhixing impact CASES.jsonl``: 1 where a case is newly overdue or in breach, 2 where no line can be read."""
    if options.markdown and options.json:
        raise refused("not_together", "--markdown 不能与 --json 同用", "--markdown cannot go with --json")
    if options.amendment is None and not options.new_notice:
        zh = "没有可比的：请给出修改案（--amendment）或新通知（--new-notice）"
        raise refused("nothing_to_compare", zh, "nothing to compare: give --amendment or --new-notice")
    audience, old = Audience(options.audience), procedure_with(options.courts)
    new, calendar = amended_by(old, options.amendment), calendar_with(options.notice)
    with _opened(options.file) as file:
        found = impact(
            old,
            new,
            _cases(_watched(file), audience),
            on=options.on or today(),
            calendar=calendar,
            new_calendar=calendar_with(options.new_notice, over=calendar),
            readings=chosen(options.reading, old.readings),
            limit=options.most,
        )
    told = disclose(found, audience)
    nothing_read = told.unread > 0 and told.read == 0
    code = BAD_INPUT if nothing_read else FAILED if told.failed else FINE
    return Outcome(_written(options, told), _not_read(options, told), code)


def _written(options: Namespace, told: DisclosedImpact) -> str:
    if options.json:
        return dumps(told)
    if options.markdown:
        return markdown.impact(told, language=look(options)["language"])
    return text.impact(told, **look(options))


def _not_read(options: Namespace, told: DisclosedImpact) -> str:
    """How many lines were skipped, for standard error; which they are stands in the output."""
    if not told.unread:
        return ""
    zh = f"跳过 {told.unread} 行不能读取的，其余照常\n"
    return zh if options.lang == "zh" else f"{told.unread} line(s) that cannot be read were skipped, no other\n"


# ------------------------------------------------------------------------------------------------ the cases


@contextmanager
def _opened(name: str) -> Iterator[BinaryIO]:
    """A file opened for its lines, or standard input for ``-``.

    Raises:
        RecordError: it cannot be opened.
    """
    try:
        file = sys.stdin.buffer if name == "-" else open(name, "rb")  # noqa: PTH123, SIM115  as `inputs.read`; closed below
    except FileNotFoundError:
        raise refused("file_not_found", "找不到文件；请核对路径", "no such file: check the path") from None
    except (OSError, ValueError):
        raise refused("not_readable", "文件无法读取", "the file cannot be read") from None
    try:
        yield file
    finally:
        if name != "-":
            file.close()


def _cases(lines: Iterator[bytes], audience: Audience) -> Iterator[tuple[int, Any]]:
    """Each line with its number; for others than the keeper, without what they may not see."""
    for number, line in numbered(lines):
        if not audience.withheld:
            yield number, line
            continue
        try:
            yield number, withhold(line, audience)
        except RecordError as error:
            yield number, error


def _watched(file: BinaryIO) -> Iterator[bytes]:
    """The lines of a file; on a terminal, a line on standard error tells how far they have been read."""
    shown, read, size = sys.stderr.isatty(), 0, _size(file)
    for number, line in enumerate(_lines(file), start=1):
        read += len(line)
        if shown and number % _EVERY == 0:
            share = f" {read / size:.0%}" if size else ""
            sys.stderr.write(f"\r已读 {number} 行 · {number} lines{share}")
            sys.stderr.flush()
        yield line
    if shown:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def _lines(file: BinaryIO) -> Iterator[bytes]:
    try:
        yield from lines_in(file)
    except OSError:
        raise refused("not_readable", "文件无法读取", "the file cannot be read") from None


def _size(file: BinaryIO) -> int:
    """The bytes of a file; 0 where that is not known, as of a pipe."""
    try:
        return fstat(file.fileno()).st_size
    except (OSError, ValueError):
        return 0
