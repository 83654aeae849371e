"""The settings of an audit: the rules, the day, the audience and what is written."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Required, TypedDict

from zhixing_rules._values import dataclass
from zhixing_rules.batch.read.sources import BATCH_SIZE
from zhixing_rules.calendars import PRC, as_chinese_day
from zhixing_rules.engine.verdict import Verdict
from zhixing_rules.language import select
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024
from zhixing_rules.records import Audience, audience_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.language import Procedure

__all__ = ["Settings", "SettingsArguments", "settings_of"]


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of an audit.

    Attributes:
        on: the day of the report, inclusive.
        procedure: the rules.
        calendar: the working days.
        readings: alternatives used instead of the defaults, as pairs of reading id and alternative id.
        audience: who receives the result; rules that it may not know are not judged.
        rows: the verdicts for which a row is written; empty for no rows.
        batch_size: how many cases are in memory at a time.
    """

    on: date
    procedure: Procedure = JIAOZUO_2024
    calendar: Calendar = PRC
    readings: tuple[tuple[str, str], ...] = ()
    audience: Audience = Audience.KEEPER
    rows: tuple[Verdict, ...] = ()
    batch_size: int = BATCH_SIZE

    def as_dict(self) -> dict[str, Any]:
        """Return what the result depends on, as plain data."""
        return {
            "library": _library(),
            "on": self.on.isoformat(),
            "procedure": self.procedure.id,
            "procedure_hash": self.procedure.hash,
            "calendar": self.calendar.version,
            "readings": dict(self.readings),
            "audience": self.audience.value,
            "rows": [verdict.value for verdict in self.rows],
        }


@cache
def _library() -> str:
    """Return the version of the library and a digest of its code, so that parts of other code are not reused."""
    digest = hashlib.sha256()
    for file in sorted(Path(str(files("zhixing_rules"))).rglob("*.py")):
        digest.update(file.read_bytes())
    return f"{version('zhixing-rules')}+{digest.hexdigest()[:12]}"


class SettingsArguments(TypedDict, total=False):
    """The keyword arguments of `settings_of`."""

    on: Required[date]
    procedure: Procedure
    calendar: Calendar
    readings: Mapping[str, str] | None
    audience: Audience | str
    rows: Collection[Verdict | str]
    batch_size: int


def settings_of(
    *,
    on: date,
    procedure: Procedure = JIAOZUO_2024,
    calendar: Calendar = PRC,
    readings: Mapping[str, str] | None = None,
    audience: Audience | str = Audience.KEEPER,
    rows: Collection[Verdict | str] = (),
    batch_size: int = BATCH_SIZE,
) -> Settings:
    """Check arguments and return them as settings.

    Args:
        on: the day of the report, inclusive.
        procedure: the rules.
        calendar: the working days.
        readings: alternatives to use instead of the defaults, by reading id.
        audience: who receives the result.
        rows: the verdicts for which a row is written.
        batch_size: how many cases are in memory at a time.

    Returns:
        The settings, with ``on`` as a date in China, the readings sorted by id, and the verdicts of ``rows`` in the
        order of `Verdict`, each once.

    Raises:
        ValueError: a reading, alternative, audience or verdict is unknown, or `batch_size` is less than one.
        TypeError: ``on`` is a datetime without a time zone, or ``rows`` is a string.
    """
    if isinstance(rows, str):
        raise TypeError('rows 须为若干结论，如 ["fail"] · rows must be a list of verdicts, such as ["fail"]')
    if batch_size < 1:
        raise ValueError("batch_size 须为正整数 · batch_size must be a positive integer")
    known = tuple(each.value for each in Verdict)
    if any(each not in known for each in rows):
        raise ValueError(f"rows 中有未知结论 · rows has an unknown verdict; known: {', '.join(known)}")
    wanted = {Verdict(each) for each in rows}
    select(procedure.readings, readings)
    return Settings(
        on=as_chinese_day(on, "on"),
        procedure=procedure,
        calendar=calendar,
        readings=tuple(sorted((readings or {}).items())),
        audience=audience_of(audience),
        rows=tuple(verdict for verdict in Verdict if verdict in wanted),
        batch_size=batch_size,
    )
