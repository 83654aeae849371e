"""Pages for people: the report of a case, the worklist of many, and checklists to print.

Each page is one file that refers to nothing outside itself. It has no script, except the filter of the worklist,
without which the list is complete; its Content-Security-Policy allows nothing else. The browser prints it on A4.

Pages need the extra ``[office]``.
"""

from typing import TYPE_CHECKING

from zhixing_rules._lazy_exports import lazy_exports

if TYPE_CHECKING:
    from zhixing_rules.office.html.checklist_page import checklist_html, checklist_pieces
    from zhixing_rules.office.html.report_page import case_html
    from zhixing_rules.office.html.worklist_page import worklist_html

__all__ = ["case_html", "checklist_html", "checklist_pieces", "worklist_html"]

__getattr__, __dir__ = lazy_exports(
    __name__,
    {
        ".report_page": ("case_html",),
        ".checklist_page": ("checklist_html", "checklist_pieces"),
        ".worklist_page": ("worklist_html",),
    },
)
