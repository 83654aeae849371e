"""The golden files of pages and pictures: a few cases, each as some audiences are shown it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.desk import DAY, main_case, mechanism
from zhixing_rules.office.html import case_html, checklist_html, worklist_html
from zhixing_rules.render.case_picture import case_picture
from zhixing_rules.views import case_view, worklist

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["golden_files"]


def golden_files() -> Mapping[str, str]:
    """Return the golden files by path, relative to the folder of the tests."""
    keeper = case_view(main_case(), on=DAY, printed_on=DAY)
    police, party = (case_view(main_case(), on=DAY, audience=each) for each in ("police", "party"))
    joint = case_view(mechanism(), on=DAY)
    pages = {
        "report.keeper": case_html(keeper),
        "report.police.brief": case_html(police, brief=True),
        "report.party": case_html(party),
        "report.mechanism": case_html(joint),
        "report.empty": case_html(case_view({}, on=DAY)),
        "checklist": checklist_html([keeper, joint]),
        "worklist.keeper": worklist_html(worklist([main_case(), mechanism(), '{"x": 1}'], on=DAY)),
        "worklist.police": worklist_html(worklist([main_case()], on=DAY, audience="police", by="court")),
    }
    pictures = {
        "near.keeper": case_picture(keeper),
        "whole.keeper": case_picture(keeper, whole=True),
        "whole.police": case_picture(police, whole=True),
        "whole.party.en": case_picture(party, whole=True, language="en"),
        "whole.mechanism": case_picture(joint, whole=True),
    }
    return {f"office/golden/html/{name}.html": page for name, page in pages.items()} | {
        f"render/golden/{name}.svg": f"{picture}\n" for name, picture in pictures.items()
    }
