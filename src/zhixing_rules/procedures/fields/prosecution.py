"""Fields of a private prosecution in which arrest is decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.language import event, flag, text
from zhixing_rules.procedures.fields.subjects import PROSECUTION

if TYPE_CHECKING:
    from zhixing_rules.language import Event, Flag, Text

arrest_conditions_met: Flag = flag(PROSECUTION, "arrest_conditions_met", judgment=True)
arrest_decided_on: Event = event(PROSECUTION, "arrest_decided_on")
person_label: Text = text(PROSECUTION, "person_label")
executed_on: Event = event(PROSECUTION, "executed_on")
executed_by: Text = text(PROSECUTION, "executed_by")
