"""Facts of a person to be traced: an entry of the letter."""

from __future__ import annotations

from zhixing_rules.language import derived, event, flag, present, text
from zhixing_rules.procedures.fields.subjects import TARGET

person = text(TARGET, "person")
case_number = present(TARGET, "case_number")
number_area = derived(text(TARGET, "case_number.area"), "所填案号的法院代字", "court code in the entry")
number_type = derived(
    text(TARGET, "case_number.type_code"), "所填案号的类型代字", "type code of the case number in the entry"
)
need_held = flag(TARGET, "need_held", judgment=True)
need_reason = present(TARGET, "need_reason")
whereabouts_known = flag(TARGET, "whereabouts_known")
result_locates = flag(TARGET, "result_locates")
measures_on = event(TARGET, "measures_on")
located_on = event(TARGET, "located_on")
withdrawn_on = event(TARGET, "withdrawn_on")
withdrawn_in_writing = flag(TARGET, "withdrawn_in_writing")
withdrawn_to_same_organ = flag(TARGET, "withdrawn_to_same_organ")
