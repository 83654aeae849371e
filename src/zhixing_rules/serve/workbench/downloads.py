"""The files that the workbench makes: the report, the calendar, workbooks, JSON, letters, and the record itself."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._values import dataclass
from zhixing_rules.errors import Problem, RecordError
from zhixing_rules.interchange import dumps

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from zhixing_rules.serve.workbench.case_results import CaseResults

__all__ = ["DOWNLOADS", "Download", "download", "letter_file", "record_file"]

_DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True, repr=False)
class Download(TypeNameRepr):
    """A file.

    Attributes:
        name: its name, which contains nothing of the record.
        plain_name: the same in ASCII.
        media_type: its type.
        content: its content.
    """

    name: str
    plain_name: str
    media_type: str
    content: bytes


def record_file(record: Mapping[str, Any]) -> Download:
    """Return the record as a file, for its owner to keep: the workbench stores nothing."""
    text = json.dumps(record, ensure_ascii=False, indent=1)
    content = text.encode("utf-8", "backslashreplace")  # half a surrogate pair, as JSON writes it
    return Download("案件记录.json", "record.json", "application/json", content)


def letter_file(results: CaseResults, name: str, *, anyway: bool, approval: bool = False) -> Download:
    """Return a letter as a Word file.

    Args:
        results: the results, for an audience that makes letters.
        name: the name of the offer.
        anyway: whether to write a letter that must not be sent yet.
        approval: whether to write the page of approval instead.

    Returns:
        The file.

    Raises:
        RecordError: there is no such letter, or it must not be sent yet.
    """
    from zhixing_rules.office.letters.docx_writer import approval_docx, letter_docx  # noqa: PLC0415  takes a moment

    letter = next((each.letter for each in results.letters if each.name == name), None)
    if letter is None or (approval and letter.approval is None):
        raise RecordError([Problem("", "no_such_letter", "记录中没有这一文书的对象", "there is no such letter")])
    if (letter.approval_reasons if approval else letter.reasons) and not anyway:
        zh, en = "依规则尚不应发出；理由见“文书”", "by the rules it must not be sent yet"
        raise RecordError([Problem("", "not_yet", zh, en)])
    if approval:
        return Download(f"{letter.kind.zh}审批表.docx", "approval.docx", _DOCX, approval_docx(letter))
    return Download(f"{letter.kind.zh}.docx", f"{letter.kind.value}.docx", _DOCX, letter_docx(letter))


def _report_page(results: CaseResults) -> bytes:
    from zhixing_rules.office.html import case_html  # noqa: PLC0415  only for this file

    return case_html(results.view).encode()


def _calendar(results: CaseResults) -> bytes:
    from zhixing_rules.office.calendar_file import write_calendar_file  # noqa: PLC0415  as above
    from zhixing_rules.views import calendar_entries  # noqa: PLC0415  as above

    file = io.BytesIO()
    found = calendar_entries([results.record], audience=results.audience, **results.options)
    write_calendar_file(found, file)
    if not file.tell():
        zh, en = "没有可以写入日历的期限", "there is no deadline for a calendar"
        raise RecordError([Problem("", "no_entries", zh, en)])
    return file.getvalue()


def _worklist(results: CaseResults) -> bytes:
    from zhixing_rules.office.worklist_workbook import write_worklist_xlsx  # noqa: PLC0415  as above
    from zhixing_rules.views import worklist  # noqa: PLC0415  as above

    file = io.BytesIO()
    write_worklist_xlsx(worklist([results.record], audience=results.audience, **results.options), file)
    return file.getvalue()


def _ledger(results: CaseResults) -> bytes:
    from zhixing_rules.office.ledger_workbook import write_ledger_workbook  # noqa: PLC0415  as above
    from zhixing_rules.views import ledger  # noqa: PLC0415  as above

    file = io.BytesIO()
    parts = ledger([results.record], audience=results.audience, **results.options)
    write_ledger_workbook(parts, file, on=results.conditions.on, audience=results.audience)
    return file.getvalue()


DOWNLOADS: Final[dict[str, tuple[str, str, str, str, Callable[[CaseResults], bytes]]]] = {
    "report": ("检查报告", "检查报告.html", "report.html", "text/html; charset=utf-8", _report_page),
    "ics": ("期限日历（ICS）", "办案期限.ics", "deadlines.ics", "text/calendar; charset=utf-8", _calendar),
    "worklist": ("工作单（Excel）", "工作单.xlsx", "worklist.xlsx", _XLSX, _worklist),
    "ledger": ("台账（Excel）", "台账.xlsx", "ledger.xlsx", _XLSX, _ledger),
    "report-json": (
        "检查报告（JSON）",
        "检查报告.json",
        "report.json",
        "application/json",
        lambda results: dumps(results.report).encode(),
    ),
    "plan-json": (
        "办案计划（JSON）",
        "办案计划.json",
        "plan.json",
        "application/json",
        lambda results: dumps(results.plan).encode(),
    ),
}
"""The files by what asks for them: title, name, name in ASCII, type, and what makes the content."""


def download(results: CaseResults, name: str) -> Download:
    """Return a file of `DOWNLOADS`.

    Raises:
        RecordError: there is no such file, or nothing to put into it.
    """
    if name not in DOWNLOADS:
        raise RecordError([Problem("", "no_such_file", "没有这一文件", "there is no such file")])
    _, file_name, plain_name, media_type, content = DOWNLOADS[name]
    return Download(file_name, plain_name, media_type, content(results))
