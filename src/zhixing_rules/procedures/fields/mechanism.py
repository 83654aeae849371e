"""Fields of a joint mechanism and of its officers, bulletins and consultations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.language import Occurrence, derived, event, flag, present, text
from zhixing_rules.procedures.fields.subjects import BULLETIN, MECHANISM, MEETING, OFFICER

if TYPE_CHECKING:
    from zhixing_rules.language import Event, Flag, Present, Text

court: Text = text(MECHANISM, "court")
level: Text = text(MECHANISM, "court_level")
round_the_clock: Flag = flag(MECHANISM, "round_the_clock")
command_centre: Flag = flag(MECHANISM, "command_centre")
information_shared: Flag = flag(MECHANISM, "information_shared")

officer_name: Present = present(OFFICER, "name")
appointed_on: Event = event(
    OFFICER,
    "appointed_on",
    Occurrence.of("已指定", "尚未指定", "the appointment has been made", "the appointment has not yet been made"),
)
ended_on: Event = event(OFFICER, "ended_on")

issued_on: Event = event(
    BULLETIN, "issued_on", Occurrence.of("已通报", "尚未通报", "it has been issued", "it has not yet been issued")
)
addressee: Text = text(BULLETIN, "addressee")
addressee_upheld: Flag = flag(BULLETIN, "addressee_upheld", judgment=True)
praises: Flag = flag(BULLETIN, "praises")
outstanding: Flag = flag(BULLETIN, "outstanding", judgment=True)

held_on: Event = event(MEETING, "held_on")
both: Flag = flag(MEETING, "both")
collected: Flag = flag(MEETING, "collected")
covers_previous: Flag = derived(
    flag(MEETING, "covers_previous", judgment=True),
    "所总结的是上一个半年",
    "it sums up the previous half year",
    "covers",
)
