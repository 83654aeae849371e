"""Files of tables: workbooks and CSV files, distinguished by their first bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._values import dataclass
from zhixing_rules.office.delimited import read_csv
from zhixing_rules.office.worksheets import Tables, Worksheet, file_error, kept_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["MAX_BYTES", "open_tables"]

MAX_BYTES: Final = 64 * 1024 * 1024
"""Maximum size of a file, in bytes."""

_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True, repr=False)
class _OneTable(TypeNameRepr):
    """The only table of a CSV file."""

    only: Worksheet

    def names(self) -> Sequence[str | None]:
        return (None,)

    def table(self, name: str | None) -> Worksheet:
        if name is not None:
            raise LookupError("a CSV file has no named table")
        return self.only


def open_tables(data: bytes, *, encoding: str | None = None) -> Tables:
    """Open a workbook (.xlsx, .xlsm) or a CSV file, distinguished by their first bytes.

    No macro, formula or link of a workbook is executed or followed.

    Args:
        data: the bytes of the file.
        encoding: the encoding of a CSV file, ``utf-8``, ``gb18030`` or ``utf-16``; UTF-8 if not given, never guessed.

    Returns:
        The tables.

    Raises:
        RecordError: the file is too large, damaged, in another format or encoding, or a workbook without the extra
            ``[office]``.
    """
    if len(data) > MAX_BYTES:
        raise file_error("too_large", f"超过 {MAX_BYTES} 字节；请分成几个文件", f"exceeds {MAX_BYTES} bytes; split it")
    if data.startswith(_OLE):
        raise file_error(
            "old_workbook",
            "是旧格式（.xls）或有密码的工作簿；请另存为无密码的 .xlsx 或 CSV",
            "is an old workbook (.xls) or has a password; save it as .xlsx without password, or as CSV",
        )
    if data.startswith(_ZIP):
        try:
            from zhixing_rules.office.xlsx import Workbook  # noqa: PLC0415  openpyxl is an optional dependency
        except ImportError:
            raise file_error(
                "needs_extra",
                "读取工作簿需要附加组件 zhixing-rules[office]，安装见 docs/for-developers.md；也可另存为 CSV",
                "workbooks need the extra zhixing-rules[office]: see docs/en/for-developers.md; or save it as CSV",
            ) from None
        return Workbook(data)
    rows = read_csv(data, encoding)
    return _OneTable(Worksheet(None, kept_rows(rows)))
