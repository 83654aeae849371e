"""Fields of a person to be traced, which is an entry of the letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.language import Occurrence, derived, event, flag, present, text
from zhixing_rules.procedures.fields.subjects import TARGET

if TYPE_CHECKING:
    from zhixing_rules.language import Event, Flag, Present, Text

person: Text = text(TARGET, "person")
case_number: Present = present(TARGET, "case_number")
number_area: Text = derived(text(TARGET, "case_number.area"), "所填案号的法院代字", "court code in the entry")
number_type: Text = derived(
    text(TARGET, "case_number.type_code"), "所填案号的类型代字", "type code of the case number in the entry"
)
number_defect: Text = derived(
    text(TARGET, "case_number.defect"), "所填案号的问题", "defect of the case number in the entry", "case_number"
)
need_held: Flag = flag(TARGET, "need_held", judgment=True)
need_reason: Present = present(TARGET, "need_reason")
directly_responsible: Flag = flag(TARGET, "directly_responsible", judgment=True)
natural_persons_named: Flag = flag(TARGET, "natural_persons_named", judgment=True)
whereabouts_known: Flag = flag(TARGET, "whereabouts_known")
result_locates: Flag = flag(TARGET, "result_locates")
measures_on: Event = event(TARGET, "measures_on")
located_on: Event = event(
    TARGET,
    "located_on",
    Occurrence.of(
        "法院已发现下落",
        "法院尚未发现下落",
        "the court has located the person",
        "the court has not yet located the person",
    ),
)
withdrawn_on: Event = event(
    TARGET,
    "withdrawn_on",
    Occurrence.of(
        "已通知撤销查控", "尚未通知撤销查控", "tracing has been withdrawn", "tracing has not yet been withdrawn"
    ),
)
withdrawn_in_writing: Flag = flag(TARGET, "withdrawn_in_writing")
withdrawn_to_same_organ: Flag = flag(TARGET, "withdrawn_to_same_organ")
