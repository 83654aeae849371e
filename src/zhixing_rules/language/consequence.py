"""Consequences of rules: what a rule demands, permits or forbids, and of whom.

`Qualify`, `Define` and `Permit` are met or not met. `Attach` is due with an event: before the event, a missing document
is not yet a breach. `Forbid` is breached if its condition is met. `Perform` is an act with an actor and a time limit;
`Recur` is an act due in every period. `Note` states why no verdict can be computed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Self

from zhixing_rules._enums import LabelledEnum
from zhixing_rules._values import dataclass
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
    "NotedDay",
    "Perform",
    "Permit",
    "ProcedureActor",
    "Qualify",
    "Recur",
    "Window",
    "parts_of_consequence",
]


ActorWord = Literal["court", "intermediate_bureau", "command_centre", "court_and_police", "police", "police_leader"]
"""The values of `Actor`, as type checkers check them."""


class ProcedureActor(LabelledEnum):
    """Base class of the bodies and persons that act under a procedure: a value, a Chinese and an English name.

    A procedure uses members of `Actor`, or of an enum of its own; ``True`` as the last part is for the police.

    >>> class CityActor(ProcedureActor):
    ...     FRONT_DESK = "front_desk", "立案窗口", "the front desk"
    ...     STATION = "station", "派出所", "the police station", True
    >>> CityActor.STATION.zh, CityActor.STATION.of_police, CityActor.FRONT_DESK.of_police
    ('派出所', True, False)
    """

    of_police: bool

    def __new__(cls, value: str, zh: str, en: str, of_police: bool = False) -> Self:  # noqa: FBT001, FBT002  parts of a member
        """Create a member.

        Args:
            value: the stable value.
            zh: the Chinese name.
            en: the English name.
            of_police: whether it belongs to the police, not to the court.

        Returns:
            The member.
        """
        member = str.__new__(cls, value)
        member._value_ = value
        member.zh, member.en, member.of_police = zh, en, of_police
        return member


class Actor(ProcedureActor):
    """The bodies and persons that act under the Opinion."""

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
    POLICE = "police", "公安机关", "the police organ", True
    POLICE_LEADER = "police_leader", "公安机关分管领导", "the police leader in charge", True


@dataclass(frozen=True, slots=True)
class Window:
    """The period in which an act is in time.

    Attributes:
        after: the moment that calls for the act; an earlier act is not this act and does not count, except where
            `opens` makes it a breach.
        closes: the last day (inclusive), or `UNNUMBERED` if the text gives no number of days.
        opens: the first day (inclusive) if acting earlier is a breach; ``None`` if it is not.
        recommended: the first day of the span in the text if acting earlier is nevertheless allowed.
        last_day: an additional condition for an act on the last day, such as the time of day.
        safe: the last day on which the act still leaves time for what must follow it, where that is a matter of other
            law; ``None`` where no such day is known. An act after it is not a breach.
    """

    after: Moment
    closes: Moment
    opens: Moment | None = None
    recommended: Moment | None = None
    last_day: Condition = TRUE
    safe: Moment | None = None


@dataclass(frozen=True, slots=True)
class Qualify:
    """A condition of scope; `by` is the actor who checks it, if that is a separate step."""

    zh: str
    en: str
    demand: Condition
    by: ProcedureActor | None = None


@dataclass(frozen=True, slots=True)
class Define:
    """A definition of a term."""

    zh: str
    en: str
    demand: Condition


@dataclass(frozen=True, slots=True)
class Permit:
    """A power and the conditions of its use. Not using it is no breach: the `when` of the rule is that it was used."""

    zh: str
    en: str
    demand: Condition


@dataclass(frozen=True, slots=True)
class Attach:
    """A condition that must be met when an event happens: a document in the file, or (`by`) a check by an actor."""

    zh: str
    en: str
    demand: Condition
    to: Moment
    document_zh: str = ""
    document_en: str = ""
    by: ProcedureActor | None = None


@dataclass(frozen=True, slots=True)
class Forbid:
    """A prohibition."""

    zh: str
    en: str
    breach: Condition


@dataclass(frozen=True, slots=True)
class Perform:
    """A duty to act within a period; `provided` is a condition on how the act is done."""

    zh: str
    en: str
    by: ProcedureActor
    done: Moment
    within: Window
    provided: Condition = TRUE


@dataclass(frozen=True, slots=True)
class Recur:
    """An act due once in every period of a recurring duty; `act` is any qualifying act.

    `since` is the first day of the duty; `period_end` is a `PeriodEnd`, or `UNNUMBERED` if the text has 定期 without a
    length.
    """

    zh: str
    en: str
    by: ProcedureActor
    act: First
    since: Moment
    period_end: Moment


@dataclass(frozen=True, slots=True)
class NotedDay:
    """A day that a note names: what somebody may do from it on, or what a source says of it.

    Attributes:
        when: the condition under which it is named, if what is not recorded up to the day of the report has not
            happened.
        day: the day, named only where it is certain.
        zh: what the day means and how far its source was read, in Chinese.
        en: the same in English.
    """

    when: Condition
    day: Moment
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Note:
    """A statement that no verdict can be computed, with the reason (`why_zh`, `why_en`), and days that it names."""

    zh: str
    en: str
    why_zh: str
    why_en: str
    days: tuple[NotedDay, ...] = ()


Consequence = Qualify | Define | Permit | Attach | Forbid | Perform | Recur | Note


def parts_of_consequence(consequence: Consequence) -> tuple[Expression, ...]:
    """Return the expressions of a consequence."""
    match consequence:
        case Qualify() | Define() | Permit():
            return (consequence.demand,)
        case Attach():
            return (consequence.demand, consequence.to)
        case Forbid():
            return (consequence.breach,)
        case Perform():
            window = consequence.within
            optional = (window.opens, window.recommended, window.safe)
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
            return tuple(part for each in consequence.days for part in (each.when, each.day))
