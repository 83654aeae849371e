"""The result of an import: the records, and every cell that has a problem or was converted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._values import dataclass

if TYPE_CHECKING:
    from zhixing_rules.office.cell_values import CellNote, CellPlace, Column

__all__ = ["ColumnRead", "ImportResult", "ImportedRecord"]


@dataclass(frozen=True, slots=True, repr=False)
class ImportedRecord(TypeNameRepr):
    """One record as its cells gave it.

    Attributes:
        data: its values after conversion, by English names, whether or not they are a valid record.
        line: the record as one line of JSON; ``None`` if it has a problem.
        hidden: the JSON Pointers of values that a preview must not show whatever their field is, as they may be what
            belongs in another one: those with a problem, and ids from cells.
    """

    data: dict[str, Any]
    line: str | None
    hidden: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, repr=False)
class ColumnRead(TypeNameRepr):
    """A column of the mapping as it was found.

    Attributes:
        worksheet: the name of its worksheet as the mapping gives it; empty if it gives none.
        column: the column and its field.
    """

    worksheet: str
    column: Column


@dataclass(frozen=True, slots=True, repr=False)
class ImportResult(TypeNameRepr):
    """The records of a file.

    Attributes:
        records: the records in the order in which they first occur; those with a problem have no line.
        problems: every cell or row with a problem, in the order of the tables.
        conversions: every cell whose value was converted, in the same order.
        columns: the columns that were read.
        unread: the columns with a heading that the mapping does not name, by their place in the heading row.
    """

    records: tuple[ImportedRecord, ...]
    problems: tuple[CellNote, ...]
    conversions: tuple[CellNote, ...]
    columns: tuple[ColumnRead, ...]
    unread: tuple[CellPlace, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """The valid records, each as one line of JSON."""
        return tuple(each.line for each in self.records if each.line is not None)

    @property
    def refused(self) -> int:
        """The number of records that have a problem and are not in `lines`."""
        return sum(each.line is None for each in self.records)
