"""What a posted form holds besides the record: the conditions of the judgment and the button that was pressed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._values import dataclass
from zhixing_rules.errors import AmendmentRefused, Problem, RecordError
from zhixing_rules.interchange import read_amendment
from zhixing_rules.interchange.days import MAX_WORKING_DAYS
from zhixing_rules.records import Audience
from zhixing_rules.records.day_limits import FIRST_DAY, LAST_DAY
from zhixing_rules.serve.workbench.posted_form import value_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zhixing_rules.language import Procedure
    from zhixing_rules.serve.settings import ServiceSettings

__all__ = ["CountWanted", "WorkConditions", "conditions_in", "day_in", "first_conditions"]

_ON: Final = "on"


@dataclass(frozen=True, slots=True, repr=False)
class CountWanted(TypeNameRepr):
    """A count of working days that somebody asks for, as it was typed."""

    kind: str = "add"
    start: str = ""
    number: str = ""
    end: str = ""

    def days(self) -> int | None:
        """Return the number of working days; ``None`` if none can be read."""
        text = self.number.strip()
        if not text.isascii() or not text.isdecimal() or len(text) > len(str(MAX_WORKING_DAYS)):
            return None
        return int(text) if int(text) <= MAX_WORKING_DAYS else None


@dataclass(frozen=True, slots=True, repr=False)
class WorkConditions(TypeNameRepr):
    """Under which conditions a record is judged, and for whom.

    Attributes:
        procedure: the procedure.
        on_text: the day, as it was typed.
        on: the day of judgment.
        audience: who the results are for.
        readings: the chosen alternatives that are not the default, by reading.
        amendment: the text of an amendment to compare with; may be empty.
        amended: the procedure as amended; ``None`` without an amendment that can be applied.
        count: the count of working days that is asked for.
        problems: what cannot be used, each with the name of its control as its pointer.
    """

    procedure: Procedure
    on_text: str
    on: date
    audience: Audience
    readings: Mapping[str, str]
    amendment: str
    amended: Procedure | None
    count: CountWanted
    problems: tuple[Problem, ...]

    def problem(self, control: str) -> str:
        """Return what is wrong with a control, in Chinese; empty if nothing is."""
        return "；".join(each.zh for each in self.problems if each.pointer == control)


def day_in(text: str) -> date | None:
    """Return a day that a record can hold, as it is typed; ``None`` if the text is none.

    >>> day_in(" 2026-9-28 "), day_in("2026年9月28日"), day_in("28.9.2026")
    (datetime.date(2026, 9, 28), datetime.date(2026, 9, 28), None)
    """
    parts = text.strip()
    for sign in "年月/.":
        parts = parts.replace(sign, "-")
    numbers = parts.removesuffix("日").split("-")
    if [len(each) for each in numbers[:1]] != [4] or not all(each.isascii() and each.isdecimal() for each in numbers):
        return None
    try:
        day = date(*map(int, numbers))
    except (TypeError, ValueError):
        return None
    return day if FIRST_DAY <= day <= LAST_DAY else None


def first_conditions(settings: ServiceSettings, on: date, procedure: Procedure | None = None) -> WorkConditions:
    """Return the conditions of a page on which nothing was chosen.

    Args:
        settings: the settings of the service.
        on: the day of judgment.
        procedure: the procedure; the default one of the service if omitted.

    Returns:
        The conditions.
    """
    return WorkConditions(
        procedure=procedure or settings.procedures[0],
        on_text=on.isoformat(),
        on=on,
        audience=settings.audience or Audience.KEEPER,
        readings={},
        amendment="",
        amended=None,
        count=CountWanted(**_first_count(on)),
        problems=(),
    )


def _first_count(on: date) -> dict[str, str]:
    """Return the count of working days that is shown at first."""
    return {"kind": "add", "start": on.isoformat(), "number": "3", "end": on.isoformat()}


def conditions_in(values: Mapping[str, Sequence[str]], settings: ServiceSettings, today: date) -> WorkConditions:
    """Return the conditions that a form holds. What cannot be used is replaced by its default, and is a problem.

    Args:
        values: what was sent.
        settings: the settings of the service; a form cannot choose an audience that may know more than the fixed one.
        today: the day if none can be read.

    Returns:
        The conditions.
    """
    problems: list[Problem] = []
    procedure = settings.procedure(value_of(values, "procedure") or None) or settings.procedures[0]
    on_text = value_of(values, _ON, today.isoformat())
    on = day_in(on_text)
    if on is None:
        zh, en = f"须为 {FIRST_DAY} 至 {LAST_DAY} 的日期，写作 2026-09-28", "give a date, written 2026-09-28"
        problems.append(Problem(_ON, "date", zh, en))
    amendment, amended = value_of(values, "amendment").strip(), None
    if amendment:
        try:
            name, changes = read_amendment(amendment)
            amended = procedure.amend(*changes, name=name)
        except (RecordError, AmendmentRefused) as error:
            problems += [
                Problem("amendment", each.code, f"{each.pointer} {each.zh}".strip(), each.en) for each in error.problems
            ]
    return WorkConditions(
        procedure=procedure,
        on_text=on_text,
        on=on or today,
        audience=_audience(values, settings, problems),
        readings=_readings(values, procedure, problems),
        amendment=amendment,
        amended=amended,
        count=CountWanted(
            **{name: value_of(values, f"days-{name}", first) for name, first in _first_count(on or today).items()}
        ),
        problems=tuple(problems),
    )


def _audience(values: Mapping[str, Sequence[str]], settings: ServiceSettings, problems: list[Problem]) -> Audience:
    fixed = settings.audience or Audience.KEEPER
    wanted = value_of(values, "audience", fixed.value)
    found = next((each for each in Audience if each.value == wanted), None)
    if found is not None and settings.allows(found):
        return found
    zh, en = "不能选用这一接收人", "this audience cannot be chosen"
    problems.append(Problem("audience", "audience", zh, en))
    return Audience.PUBLIC


def _readings(values: Mapping[str, Sequence[str]], procedure: Procedure, problems: list[Problem]) -> dict[str, str]:
    chosen: dict[str, str] = {}
    for reading in procedure.readings:
        wanted = value_of(values, f"reading-{reading.id}", reading.default.id)
        if wanted not in {each.id for each in reading.alternatives}:
            zh, en = "没有这一方案", "there is no such alternative"
            problems.append(Problem(f"reading-{reading.id}", "no_such_alternative", zh, en))
        elif wanted != reading.default.id:
            chosen[reading.id] = wanted
    return chosen
