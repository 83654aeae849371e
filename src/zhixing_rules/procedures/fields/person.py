"""Facts of a person, of a person's role, and of the unit a role belongs to."""

from __future__ import annotations

from zhixing_rules.language import flag, given, text
from zhixing_rules.procedures.fields.subjects import PERSON, ROLE, UNIT

kind = text(PERSON, "kind")
debtor = flag(PERSON, "debtor")
name = given(PERSON, "name")
sex = given(PERSON, "sex")
resident_number = given(PERSON, "resident_number")
other_document = given(PERSON, "other_document")
credit_code = given(PERSON, "credit_code")
address = given(PERSON, "address")
telephone = given(PERSON, "telephone")
listed_dishonest = flag(PERSON, "listed_dishonest")

role_kind = text(ROLE, "kind")
role_unit = text(ROLE, "unit")
role_evidenced = flag(ROLE, "evidenced")

unit_id = text(UNIT, "id")
unit_kind = text(UNIT, "kind")
unit_debtor = flag(UNIT, "debtor")
