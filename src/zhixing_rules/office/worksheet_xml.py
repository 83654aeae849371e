"""What openpyxl does not report of the XML in a workbook: declarations, merged cells, formulas without a value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from xml.parsers import expat

if TYPE_CHECKING:
    from typing import IO

__all__ = ["DeclarationError", "MergedCells", "WorksheetXml", "check_declarations", "read_worksheet"]

_BLOCK: Final = 4096
_MAX_PROLOG: Final = 16 * _BLOCK
"""Maximum size of what may be before the root element: comments and the like."""
_CELL: Final = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,9})")


class DeclarationError(Exception):
    """A part declares a document type, with which it could define entities, or is not XML."""


class MergedCells(NamedTuple):
    """A range of merged cells, inclusive: columns from 0, rows from 1."""

    first: int
    top: int
    last: int
    bottom: int


class WorksheetXml(NamedTuple):
    """What the XML of a worksheet says besides the values of its cells.

    Attributes:
        merged: the ranges of merged cells.
        uncomputed: the columns, from 0, of formulas without a computed value, by row.
    """

    merged: list[MergedCells]
    uncomputed: dict[int, list[int]]


class _RootFound(Exception):  # noqa: N818  it never leaves this module
    """The root element was reached, after which there is no declaration."""


def check_declarations(file: IO[bytes], *, is_xml: bool) -> None:
    """Check that a part has no declaration before its root element.

    Args:
        file: the part.
        is_xml: whether it must be XML.

    Raises:
        DeclarationError: it has one, or it must be XML and is not.
    """
    parser = _parser()
    parser.StartElementHandler = _stop
    read = 0
    try:
        while block := file.read(_BLOCK):
            read += len(block)
            if read > _MAX_PROLOG:
                raise DeclarationError
            parser.Parse(block, False)  # noqa: FBT003  expat takes no keywords
    except _RootFound:
        pass
    except expat.ExpatError:
        if is_xml:
            raise DeclarationError from None


def _parser() -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse
    return parser


def _refuse(*_: object) -> None:
    raise DeclarationError


def _stop(*_: object) -> None:
    raise _RootFound


def read_worksheet(source: bytes) -> WorksheetXml:
    """Read the XML of a worksheet.

    Raises:
        DeclarationError: it has a declaration, or is not well-formed.
    """
    reader = _Reader()
    try:
        reader.parser.Parse(source, True)  # noqa: FBT003  as above
        reader.finish_cell()
    except (expat.ExpatError, ValueError):
        raise DeclarationError from None
    return reader.found


class _Reader:
    """The parser of a worksheet, with the place where it is."""

    def __init__(self) -> None:
        self.found = WorksheetXml([], {})
        self.parser = _parser()
        self.parser.StartElementHandler = self._start
        self._row = self._column = 0
        self._is_text = self._is_formula = self._is_computed = False

    def _start(self, name: str, attributes: dict[str, Any]) -> None:
        match name.rpartition(":")[2]:
            case "c":
                self.finish_cell()
                if place := attributes.get("r"):
                    self._column, self._row = _place(place)
                else:
                    self._column += 1
                self._is_text = attributes.get("t") == "str"
            case "f":
                self._is_formula, self._is_computed = True, False
            case "v" if self._is_formula:
                self._is_computed = self._is_text  # of a text the value may be empty
                self.parser.CharacterDataHandler = self._text
            case "row":
                self.finish_cell()
                self._row = int(attributes.get("r", self._row + 1))
                self._column = -1
            case "mergeCell":
                (first, top), (last, bottom) = map(_place, (attributes.get("ref", "").split(":") * 2)[:2])
                self.found.merged.append(MergedCells(first, top, last, bottom))

    def _text(self, text: str) -> None:
        if text.strip():
            self._is_computed = True

    def finish_cell(self) -> None:
        """Note the cell that was read if it is a formula without a value."""
        if self._is_formula:
            self.parser.CharacterDataHandler = None
            if not self._is_computed:
                self.found.uncomputed.setdefault(self._row, []).append(self._column)
        self._is_formula = False


def _place(reference: str) -> tuple[int, int]:
    """Return the column, from 0, and the row, from 1, of a reference such as B7.

    Raises:
        ValueError: it is not one.
    """
    match = _CELL.fullmatch(reference)
    if match is None:
        raise ValueError("not a reference of a cell")
    column = 0
    for letter in match[1]:
        column = 26 * column + ord(letter) - ord("A") + 1
    return column - 1, int(match[2])
