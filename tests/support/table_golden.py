"""The golden files of calendars, ledgers and worklists."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from support.docket import DOCKET, MECHANISM, ON, docket_lines
from support.opened_workbook import readable_parts
from zhixing_rules.office.calendar_file import write_calendar_file
from zhixing_rules.office.ledger_workbook import write_ledger_workbook
from zhixing_rules.office.worklist_workbook import write_worklist_xlsx
from zhixing_rules.records import Audience
from zhixing_rules.render.half_year_draft import half_year_draft
from zhixing_rules.render.worklist_csv import worklist_csv
from zhixing_rules.views import calendar_entries, count_cases, ledger, mechanism_view, worklist

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["golden_files"]

_FOLDER = "office/golden/tables"


def golden_files() -> Mapping[str, str]:
    """Return the golden files by path."""
    lines = docket_lines().splitlines()
    found = worklist(lines, on=ON)
    mechanism = mechanism_view(MECHANISM, on=ON)
    calendar, table, rows = io.BytesIO(), io.BytesIO(), io.BytesIO()
    write_calendar_file(calendar_entries(DOCKET, on=ON), calendar)
    write_ledger_workbook(ledger(lines, on=ON), table, on=ON, audience=Audience.KEEPER)
    write_worklist_xlsx(found, rows)
    return {
        f"{_FOLDER}/docket.ics": calendar.getvalue().decode(),
        f"{_FOLDER}/ledger.xml": readable_parts(table.getvalue()),
        f"{_FOLDER}/worklist.xml": readable_parts(rows.getvalue()),
        f"{_FOLDER}/worklist.csv": worklist_csv(found),
        f"{_FOLDER}/half-year.md": half_year_draft(mechanism, count_cases(lines, on=ON, period=mechanism.period)),
    }
