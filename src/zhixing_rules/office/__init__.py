"""Office files: the import of worksheets, and pages, letters, workbooks and calendar files written from views.

`zhixing_rules.office.html` writes pages, `zhixing_rules.office.letters` letters. On import, rows under Chinese
headings, in a workbook or a CSV file, become records.

A mapping says which column holds which field; `guess_mapping` proposes one. A case with a cell that cannot be read is
not written, as half a case could pass for a whole one; its cells are listed, and all other cases are written.

All but CSV files and the gaps of letters need the extra ``[office]``.
"""

from typing import TYPE_CHECKING, Final

from zhixing_rules._lazy_exports import lazy_exports

if TYPE_CHECKING:
    from zhixing_rules.office.calendar_file import write_calendar_file
    from zhixing_rules.office.cell_values import CellNote, CellPlace
    from zhixing_rules.office.import_result import ImportResult
    from zhixing_rules.office.ledger_workbook import write_ledger_workbook
    from zhixing_rules.office.mapping import ColumnMapping, read_mapping
    from zhixing_rules.office.mapping_guess import guess_mapping
    from zhixing_rules.office.row_import import import_rows
    from zhixing_rules.office.table_files import open_tables
    from zhixing_rules.office.worklist_workbook import write_worklist_xlsx
    from zhixing_rules.office.worksheets import Tables

__all__ = [
    "CellNote",
    "CellPlace",
    "ColumnMapping",
    "ImportResult",
    "Tables",
    "guess_mapping",
    "import_rows",
    "open_tables",
    "read_mapping",
    "write_calendar_file",
    "write_ledger_workbook",
    "write_worklist_xlsx",
]

_LAZY: Final = {
    ".calendar_file": ("write_calendar_file",),
    ".cell_values": ("CellNote", "CellPlace"),
    ".import_result": ("ImportResult",),
    ".ledger_workbook": ("write_ledger_workbook",),
    ".mapping": ("ColumnMapping", "read_mapping"),
    ".mapping_guess": ("guess_mapping",),
    ".row_import": ("import_rows",),
    ".table_files": ("open_tables",),
    ".worklist_workbook": ("write_worklist_xlsx",),
    ".worksheets": ("Tables",),
}
"""Names imported on first use."""

__getattr__, __dir__ = lazy_exports(__name__, _LAZY)
