"""Fields of the case and of its enforcement basis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.language import Occurrence, day, derived, event, flag, listing, text
from zhixing_rules.procedures.fields.subjects import CASE

if TYPE_CHECKING:
    from zhixing_rules.language import Day, Event, Flag, Present, Text

court: Text = text(CASE, "court")
level: Text = derived(text(CASE, "level"), "法院层级", "level of the court", "court_level")
court_area: Text = derived(text(CASE, "case_number.area"), "案号中的法院代字", "court code in the case number")
court_code: Text = derived(text(CASE, "case_number.court_code"), "案号中的法院代字", "court code in the case number")
number_type: Text = derived(text(CASE, "case_number.type_code"), "案号的类型代字", "type code of the case number")
number_defect: Text = derived(
    text(CASE, "case_number.defect"), "案号的问题", "defect of the case number", "case_number"
)
year_begins: Day = derived(
    day(CASE, "case_number.year_begins"), "案号收案年度首日", "first day of the year in the case number"
)
police_counterpart: Text = text(CASE, "police_counterpart")
major_or_difficult: Flag = flag(CASE, "major_or_difficult", judgment=True)
complete_for: Present = listing(CASE, "complete_for")
suspected_on: Event = event(
    CASE,
    "suspected_on",
    Occurrence.of(
        "法院已发现涉嫌犯罪",
        "法院尚未发现涉嫌犯罪",
        "the court has found the suspicion",
        "the court has not yet found the suspicion",
    ),
)

basis_kind: Text = text(CASE, "basis.kind")
basis_effective: Flag = flag(CASE, "basis.effective")
basis_enforceable: Flag = flag(CASE, "basis.enforceable")
ruling_made_on: Event = event(
    CASE,
    "basis.ruling_made_on",
    Occurrence.of(
        "已作出执行裁定",
        "尚未作出执行裁定",
        "the enforcement ruling has been made",
        "the enforcement ruling has not yet been made",
    ),
)

IS_BASIC = level.is_("basic")
"""The enforcing court is a basic court, by its recorded level or by the court code in the case number."""

IS_INTERMEDIATE = level.is_("intermediate")
"""The enforcing court is the intermediate court."""
