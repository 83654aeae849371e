"""Facts of a private prosecution in which arrest is decided."""

from __future__ import annotations

from zhixing_rules.language import event, flag, text
from zhixing_rules.procedures.fields.subjects import PROSECUTION

arrest_conditions_met = flag(PROSECUTION, "arrest_conditions_met", judgment=True)
arrest_decided_on = event(PROSECUTION, "arrest_decided_on")
person_label = text(PROSECUTION, "person_label")
executed_on = event(PROSECUTION, "executed_on")
executed_by = text(PROSECUTION, "executed_by")
