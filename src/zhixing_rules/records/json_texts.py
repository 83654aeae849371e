"""The texts of the records in a JSON file: its lines, or the members of an array, or whole objects over several lines.

The file may be compressed by gzip. Nothing is read as a whole: a text that is longer than a record may be is cut off,
and reading it as a record then says so. So it does of an array that is not closed, whose bracket is the last text.
"""

from __future__ import annotations

import gzip
import json
import re
import zlib
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from zhixing_rules._input_text import encoding_problem, without_mark
from zhixing_rules.records.jsonl import lines_in, numbered
from zhixing_rules.records.loading import MAX_SIZE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from zhixing_rules.errors import Problem

__all__ = ["TEXT_ERRORS", "problem_of_file", "texts_in"]

TEXT_ERRORS: Final = (OSError, EOFError, zlib.error)
"""What reading a file may raise; a compressed file may be cut off or damaged."""
_GZIP_MARK: Final = b"\x1f\x8b"
_STARTS_OF_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff", b"{\0", b"\0{", b"[\0", b"\0[")
_START: Final = 64
_LINES_TRIED: Final = 2
_CHUNK: Final = 1024 * 1024
_CONTENT: Final = re.compile(rb'[^"\\]*(?:\\.[^"\\]*)*', re.DOTALL)
"""The content of a string, or of the rest of one; a backslash at the very end is not part of it."""


def _outside(stops: bytes) -> bytes:
    """Return the pattern of whole strings, and of what is neither in one nor one of some characters.

    A text matches in one way only, so that going back finds nothing else. Possessive quantifiers would not go back at
    all, but Python 3.11.2 matches them wrongly.
    """
    other = rb'[^"' + re.escape(stops) + rb"]*"
    return other + rb'(?:"' + _CONTENT.pattern + rb'"' + other + rb")*"


_COMPLETE: Final = re.compile(_outside(b"[]{}"), re.DOTALL)
_TO_BRACKET: Final = re.compile(_outside(b"[]{}") + rb"([\[\]{}])", re.DOTALL)
_TO_MEMBER: Final = re.compile(_outside(b"[]{},") + rb"([\[\]{},])", re.DOTALL)


def texts_in(path: Path) -> Iterator[tuple[int, bytes]]:
    """Yield the texts of the records in a file with their numbers, from 1: those of the lines, or of the records.

    A file named ``.json`` whose first lines are not each an object is read as an array or as objects in a row.

    Raises:
        OSError: the file cannot be read.
        EOFError: the file is compressed and cut off.
        zlib.error: the file is compressed and damaged.
    """
    with _opened(path) as file:
        is_json = any(suffix.lower() == ".json" for suffix in path.suffixes[-2:])
        if not is_json:
            yield from cast("Iterator[tuple[int, bytes]]", numbered(lines_in(file)))
            return
        first = list(islice(lines_in(file), _LINES_TRIED))
    with _opened(path) as file:
        if any(_is_object(line) for line in first) and not without_mark(b"".join(first)).lstrip().startswith(b"["):
            yield from cast("Iterator[tuple[int, bytes]]", numbered(lines_in(file)))
        else:
            yield from enumerate(_values_in(file), start=1)


def problem_of_file(path: Path) -> Problem | None:
    """Return the problem of a file whose start shows that no line of it can be read; else ``None``.

    Raises:
        OSError: as `texts_in`, and so are the others.
    """
    with _opened(path) as file:
        start = file.read(_START)
    problem = encoding_problem(start)
    return problem if problem and (problem.code == "not_text" or start.startswith(_STARTS_OF_UTF_16)) else None


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    with path.open("rb") as file:
        is_compressed = file.peek(2)[:2] == _GZIP_MARK
        yield cast("BinaryIO", gzip.GzipFile(fileobj=file)) if is_compressed else file


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(without_mark(line)), dict)
    except (ValueError, RecursionError):
        return False


def _values_in(file: BinaryIO) -> Iterator[bytes]:
    """Yield the members of an array, or the objects that follow each other, each as it is written.

    Brackets are counted and strings skipped; whether a text is a record, and JSON at all, is for its reader to say.
    """
    scanner, is_first = _Scanner(), True
    while chunk := file.read(_CHUNK):
        yield from scanner.texts(without_mark(chunk) if is_first else chunk)
        is_first = False
    yield from scanner.rest()


class _Scanner:
    """Divides the text of a file, chunk by chunk, into the texts of its records."""

    def __init__(self) -> None:
        self._text = bytearray()
        """What has been read of the next text, cut off after the length of the longest record."""
        self._depth = 0
        self._array = 0
        """The depth of the members of the array: 1, or 0 if there is no array around the records."""
        self._in_string = self._escaped = False

    def texts(self, chunk: bytes) -> Iterator[bytes]:
        """Yield the texts that end in the next chunk."""
        start, place = 0, self._end_of_string(chunk)
        while (found := (_TO_MEMBER if self._depth == self._array else _TO_BRACKET).match(chunk, place)) is not None:
            place, sign = found.end(), found[1]
            if sign in b"[{":
                self._depth += 1
                if self._depth == 1 and sign == b"[" and not self._array and self._is_blank(chunk[start : place - 1]):
                    self._array, start = 1, place
            elif sign in b"]}" and self._depth > self._array:
                self._depth -= 1
                if self._depth == 0:
                    yield self._take(chunk[start:place])
                    start = place
            elif self._array and sign != b"}":
                member, start = self._take(chunk[start : place - 1]), place
                if sign == b"]":
                    self._depth = self._array = 0
                if member or sign == b",":
                    yield member
        self._note_open_string(chunk, place)
        self._add(chunk[start:])

    def rest(self) -> Iterator[bytes]:
        """Yield what is left at the end of the file, and the bracket of an array that lacks its end after a member."""
        if rest := self._take(b""):
            yield rest
        if self._array and self._depth == self._array and not self._in_string:
            yield b"["

    def _end_of_string(self, chunk: bytes) -> int:
        """Return the end of the string that the chunk before began; 0 if it began none."""
        if not self._in_string:
            return 0
        end = self._end_of_content(chunk, int(self._escaped))
        self._in_string = end == len(chunk)
        return min(end + 1, len(chunk))

    def _note_open_string(self, chunk: bytes, place: int) -> None:
        """Note whether a string that begins after a place is still open at the end of the chunk."""
        if self._in_string:
            return
        end = cast("re.Match[bytes]", _COMPLETE.match(chunk, place)).end()
        if end < len(chunk):
            self._in_string = True
            self._end_of_content(chunk, end + 1)

    def _end_of_content(self, chunk: bytes, start: int) -> int:
        """Return the place of the quote that ends a string, or the end of the chunk."""
        end = cast("re.Match[bytes]", _CONTENT.match(chunk, start)).end()
        self._escaped = chunk[end : end + 1] == b"\\"
        return end + int(self._escaped)

    def _is_blank(self, last: bytes) -> bool:
        return not self._text.strip() and not last.strip()

    def _take(self, last: bytes) -> bytes:
        """Return the text with a last piece, without blanks around it, and begin a new one."""
        self._add(last)
        text = bytes(self._text).strip()
        self._text.clear()
        return text

    def _add(self, more: bytes) -> None:
        self._text += (more if self._text else more.lstrip())[: MAX_SIZE + 1 - len(self._text)]
