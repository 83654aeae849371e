"""Facts of a judicial detention."""

from __future__ import annotations

from zhixing_rules.language import day, event, flag, number, text
from zhixing_rules.procedures.fields.subjects import DETENTION

id = text(DETENTION, "id")  # noqa: A001  read as detention.id
person = text(DETENTION, "person")
decided_on = event(DETENTION, "decided_on")
ground = text(DETENTION, "ground")
refuses = flag(DETENTION, "refuses")
serious = flag(DETENTION, "serious", judgment=True)
intake_on = event(DETENTION, "intake_on")
days = number(DETENTION, "days")
printed_end = day(DETENTION, "printed_end")
leave_days = number(DETENTION, "leave_days")
released_early_on = event(DETENTION, "released_early_on")
criminal_liability_needed = flag(DETENTION, "criminal_liability_needed")
view_on = day(DETENTION, "view_on")
civil_disposal_on = event(DETENTION, "civil_disposal_on")
