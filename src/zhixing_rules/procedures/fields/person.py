"""Fields of a person, of a role of a person, and of the unit of a role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.language import Occurrence, derived, event, flag, present, text
from zhixing_rules.procedures.fields.subjects import PERSON, ROLE, UNIT

if TYPE_CHECKING:
    from zhixing_rules.language import Event, Flag, Present, Text

id: Text = text(PERSON, "id")  # noqa: A001  read as person.id
kind: Text = text(PERSON, "kind")
debtor: Flag = flag(PERSON, "debtor")
name: Present = present(PERSON, "name")
sex: Present = present(PERSON, "sex")
resident_number: Present = derived(
    present(PERSON, "valid_resident_number"), "身份证号", "resident identity number", "resident_number"
)
resident_number_defect: Text = derived(
    text(PERSON, "resident_number_defect"),
    "身份证号的问题",
    "defect of the resident identity number",
    "resident_number",
)
other_document: Present = present(PERSON, "other_document")
credit_code: Present = derived(
    present(PERSON, "plausible_credit_code"), "统一社会信用代码", "unified social credit code", "credit_code"
)
credit_code_defect: Text = derived(
    text(PERSON, "credit_code_defect"),
    "统一社会信用代码的问题",
    "defect of the unified social credit code",
    "credit_code",
)
address: Present = present(PERSON, "address")
telephone: Present = present(PERSON, "telephone")
listed_dishonest: Flag = flag(PERSON, "listed_dishonest")

role_kind: Text = text(ROLE, "kind")
role_unit: Text = text(ROLE, "unit")
role_evidenced: Flag = flag(ROLE, "evidenced")
role_until: Event = event(
    ROLE,
    "until",
    Occurrence.of("关系已终止", "关系尚未终止", "the relation has ended", "the relation has not yet ended"),
)

unit_id: Text = text(UNIT, "id")
unit_kind: Text = text(UNIT, "kind")
unit_debtor: Flag = flag(UNIT, "debtor")
