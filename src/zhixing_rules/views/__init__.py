"""What people are shown: one view of a case, of many cases and of a joint mechanism, for one audience.

A view is a plain value made of disclosed results. Text, Markdown, HTML, DOCX, XLSX and ICS are written from it and from
nothing else, so that they cannot differ. Its ``repr`` shows types only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules._lazy_exports import lazy_exports

if TYPE_CHECKING:
    from zhixing_rules.views.case_headers import CaseHeader, HeaderItem, PersonLine
    from zhixing_rules.views.case_views import (
        Breach,
        CaseView,
        Question,
        QuestionGroup,
        ToJudge,
        WorkSection,
        case_view,
    )
    from zhixing_rules.views.half_year_statistics import (
        CountedCases,
        HalfYear,
        HalfYearStatistics,
        Measure,
        Period,
        StatisticsRow,
        count_cases,
    )
    from zhixing_rules.views.ledgers import CaseLedger, LedgerEvent, LedgerRow, ledger
    from zhixing_rules.views.mechanism_views import (
        Arrangement,
        MechanismView,
        RecurringDuty,
        RosterGap,
        RosterOfficer,
        mechanism_view,
    )
    from zhixing_rules.views.neutral_entries import CalendarEntries, CalendarEntry, EntryKind, calendar_entries
    from zhixing_rules.views.record_events import CaseEvent
    from zhixing_rules.views.timelines import Bar, BarKind, Lane, Mark, MarkKind, Timeline, TimelineDay
    from zhixing_rules.views.work_items import ItemDetails, WorkGroup, WorkItem
    from zhixing_rules.views.worklists import CaseLabel, StripDay, UnreadCase, Worklist, WorklistRow, worklist

__all__ = [
    "Arrangement",
    "Bar",
    "BarKind",
    "Breach",
    "CalendarEntries",
    "CalendarEntry",
    "CaseEvent",
    "CaseHeader",
    "CaseLabel",
    "CaseLedger",
    "CaseView",
    "CountedCases",
    "EntryKind",
    "HalfYear",
    "HalfYearStatistics",
    "HeaderItem",
    "ItemDetails",
    "Lane",
    "LedgerEvent",
    "LedgerRow",
    "Mark",
    "MarkKind",
    "Measure",
    "MechanismView",
    "Period",
    "PersonLine",
    "Question",
    "QuestionGroup",
    "RecurringDuty",
    "RosterGap",
    "RosterOfficer",
    "StatisticsRow",
    "StripDay",
    "Timeline",
    "TimelineDay",
    "ToJudge",
    "UnreadCase",
    "WorkGroup",
    "WorkItem",
    "WorkSection",
    "Worklist",
    "WorklistRow",
    "calendar_entries",
    "case_view",
    "count_cases",
    "ledger",
    "mechanism_view",
    "worklist",
]

__getattr__, __dir__ = lazy_exports(
    __name__,
    {
        ".record_events": ("CaseEvent",),
        ".case_headers": ("CaseHeader", "HeaderItem", "PersonLine"),
        ".case_views": ("Breach", "CaseView", "Question", "QuestionGroup", "ToJudge", "WorkSection", "case_view"),
        ".half_year_statistics": (
            "CountedCases",
            "HalfYear",
            "HalfYearStatistics",
            "Measure",
            "Period",
            "StatisticsRow",
            "count_cases",
        ),
        ".ledgers": ("CaseLedger", "LedgerEvent", "LedgerRow", "ledger"),
        ".mechanism_views": (
            "Arrangement",
            "MechanismView",
            "RecurringDuty",
            "RosterGap",
            "RosterOfficer",
            "mechanism_view",
        ),
        ".neutral_entries": ("CalendarEntries", "CalendarEntry", "EntryKind", "calendar_entries"),
        ".timelines": ("Bar", "BarKind", "Lane", "Mark", "MarkKind", "Timeline", "TimelineDay"),
        ".work_items": ("ItemDetails", "WorkGroup", "WorkItem"),
        ".worklists": ("CaseLabel", "StripDay", "UnreadCase", "Worklist", "WorklistRow", "worklist"),
    },
)
