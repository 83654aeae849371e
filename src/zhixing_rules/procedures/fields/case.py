"""Facts of the case and of its enforcement basis."""

from __future__ import annotations

from zhixing_rules.language import day, derived, event, flag, text
from zhixing_rules.procedures.fields.subjects import CASE

court = text(CASE, "court")
level = derived(text(CASE, "level"), "法院层级", "level of the court", "court_level")
court_area = derived(text(CASE, "case_number.area"), "案号中的法院代字", "court code in the case number")
court_code = derived(text(CASE, "case_number.court_code"), "案号中的法院代字", "court code in the case number")
number_type = derived(text(CASE, "case_number.type_code"), "案号的类型代字", "type code of the case number")
year_begins = derived(
    day(CASE, "case_number.year_begins"), "案号收案年度首日", "first day of the year in the case number"
)
police_counterpart = text(CASE, "police_counterpart")
major_or_difficult = flag(CASE, "major_or_difficult", judgment=True)

basis_kind = text(CASE, "basis.kind")
basis_effective = flag(CASE, "basis.effective")
basis_enforceable = flag(CASE, "basis.enforceable")
ruling_made_on = event(CASE, "basis.ruling_made_on")

IS_BASIC = level.is_("basic")
"""The enforcing court is a basic court, by its recorded level or by its code in the case number."""

IS_INTERMEDIATE = level.is_("intermediate")
"""The enforcing court is the intermediate court."""
