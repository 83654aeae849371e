"""What a rule demands, permits or forbids, and of whom: the consequence of its condition.

`Qualify`, `Define` and `Permit` are met or not. `Attach` is due with an event: before it, an absent paper is not
yet a breach. `Forbid` is breached when its condition is met. `Perform` is an act with a doer and a time; `Recur`, one
that comes round. `Note` states why no verdict can be computed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from zhixing_rules._enums import LabelledEnum
from zhixing_rules.language.expression import TRUE, Condition, Expression, Moment

if TYPE_CHECKING:
    from zhixing_rules.language.moments import First

__all__ = [
    "Actor",
    "ActorWord",
    "Attach",
    "Consequence",
    "Define",
    "Forbid",
    "Note",
    "Perform",
    "Permit",
    "Qualify",
    "Recur",
    "Window",
    "parts_of_consequence",
]


ActorWord = Literal["court", "intermediate_bureau", "command_centre", "court_and_police", "police", "police_leader"]
"""The values of `Actor`, as type checkers check them."""


class Actor(LabelledEnum):
    """Who acts under the Opinion."""

    COURT = "court", "人民法院", "the court"
    INTERMEDIATE_BUREAU = (
        "intermediate_bureau",
        "市中级人民法院执行局",
        "the intermediate court's enforcement bureau",
    )
    COMMAND_CENTRE = (
        "command_centre",
        "市中级人民法院执行指挥中心",
        "the intermediate court's command centre",
    )
    COURT_AND_POLICE = (
        "court_and_police",
        "市中级人民法院和市公安局",
        "the intermediate court and the municipal police",
    )
    POLICE = "police", "公安机关", "the police organ"
    POLICE_LEADER = "police_leader", "公安机关分管领导", "the police leader in charge"


@dataclass(frozen=True, slots=True)
class Window:
    """The days on which an act is in time.

    Attributes:
        after: the moment that calls for the act.
        closes: the last day, or `UNNUMBERED` where the text gives no number.
        opens: the first day, where acting earlier is a breach; ``None`` where it is not.
        recommended: the first day of the span the text names, where acting earlier is allowed all the same.
        last_day: what must also hold of an act on the last day itself, such as an hour of that day.
    """

    after: Moment
    closes: Moment
    opens: Moment | None = None
    recommended: Moment | None = None
    last_day: Condition = TRUE


@dataclass(frozen=True, slots=True)
class Qualify:
    """Who or what is in scope; `by` is who makes sure of it, where that is a step of its own."""

    zh: str
    en: str
    demand: Condition
    by: Actor | None = None


@dataclass(frozen=True, slots=True)
class Define:
    """What a word means."""

    zh: str
    en: str
    demand: Condition


@dataclass(frozen=True, slots=True)
class Permit:
    """A power, and the conditions of its use. Not using it breaches nothing: the rule's `when` says it was used."""

    zh: str
    en: str
    demand: Condition


@dataclass(frozen=True, slots=True)
class Attach:
    """What must stand when an event happens: a paper in the file, or (`by`) a check that somebody makes."""

    zh: str
    en: str
    demand: Condition
    to: Moment
    document_zh: str = ""
    document_en: str = ""
    by: Actor | None = None


@dataclass(frozen=True, slots=True)
class Forbid:
    """What must not be done."""

    zh: str
    en: str
    breach: Condition


@dataclass(frozen=True, slots=True)
class Perform:
    """Who must act, and when; `provided` is how it must be done."""

    zh: str
    en: str
    by: Actor
    done: Moment
    within: Window
    provided: Condition = TRUE


@dataclass(frozen=True, slots=True)
class Recur:
    """An act due once in every period of a recurring duty; `act` is any act that counts.

    `since` is the first day of the duty; `period_end` is a `PeriodEnd`, or `UNNUMBERED` where the text says 定期 and
    gives no cycle.
    """

    zh: str
    en: str
    by: Actor
    act: First
    since: Moment
    period_end: Moment


@dataclass(frozen=True, slots=True)
class Note:
    """No verdict can be computed; `why` is the reason."""

    zh: str
    en: str
    why_zh: str
    why_en: str


Consequence = Qualify | Define | Permit | Attach | Forbid | Perform | Recur | Note


def parts_of_consequence(consequence: Consequence) -> tuple[Expression, ...]:
    """The expressions a consequence is made of."""
    match consequence:
        case Qualify() | Define() | Permit():
            return (consequence.demand,)
        case Attach():
            return (consequence.demand, consequence.to)
        case Forbid():
            return (consequence.breach,)
        case Perform():
            window = consequence.within
            optional = (window.opens, window.recommended)
            return (
                consequence.provided,
                window.last_day,
                consequence.done,
                window.after,
                window.closes,
                *(moment for moment in optional if moment is not None),
            )
        case Recur():
            return (consequence.act, consequence.since, consequence.period_end)
        case Note():
            return ()
