"""Facts of a person, of a person's role, and of the unit a role belongs to."""

from __future__ import annotations

from zhixing_rules.language import flag, present, text
from zhixing_rules.procedures.fields.subjects import PERSON, ROLE, UNIT

kind = text(PERSON, "kind")
debtor = flag(PERSON, "debtor")
name = present(PERSON, "name")
sex = present(PERSON, "sex")
resident_number = present(PERSON, "resident_number")
other_document = present(PERSON, "other_document")
credit_code = present(PERSON, "credit_code")
address = present(PERSON, "address")
telephone = present(PERSON, "telephone")
listed_dishonest = flag(PERSON, "listed_dishonest")

role_kind = text(ROLE, "kind")
role_unit = text(ROLE, "unit")
role_evidenced = flag(ROLE, "evidenced")

unit_id = text(UNIT, "id")
unit_kind = text(UNIT, "kind")
unit_debtor = flag(UNIT, "debtor")
