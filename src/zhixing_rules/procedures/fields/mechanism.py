"""Facts of the joint mechanism of a court and its police counterpart, and of what stands in it."""

from __future__ import annotations

from zhixing_rules.language import event, flag, present, text
from zhixing_rules.procedures.fields.subjects import BULLETIN, MECHANISM, MEETING, OFFICER

court = text(MECHANISM, "court")
level = text(MECHANISM, "court_level")
round_the_clock = flag(MECHANISM, "round_the_clock")
command_centre = flag(MECHANISM, "command_centre")
information_shared = flag(MECHANISM, "information_shared")

officer_name = present(OFFICER, "name")
appointed_on = event(OFFICER, "appointed_on")
ended_on = event(OFFICER, "ended_on")

issued_on = event(BULLETIN, "issued_on")
addressee = text(BULLETIN, "addressee")
praises = flag(BULLETIN, "praises")
outstanding = flag(BULLETIN, "outstanding", judgment=True)

held_on = event(MEETING, "held_on")
both = flag(MEETING, "both")
collected = flag(MEETING, "collected")
