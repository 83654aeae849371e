"""By what an archive is judged, and for whom."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Required, TypedDict

from zhixing_rules.batch.read.sources import AT_ONCE
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

__all__ = ["JudgedBy", "Settings", "settings_of"]


@dataclass(frozen=True, slots=True)
class Settings:
    """By what cases are judged, and what is written of them.

    Attributes:
        on: the day.
        procedure: the rules.
        calendar: the working days.
        readings: alternatives instead of the defaults.
        audience: who receives the result: rules it may not know of are not judged.
        rows: the verdicts of which a row is written; none where empty.
        at_once: how many cases are held in memory at a time.
    """

    on: date
    procedure: Procedure = JIAOZUO_2024
    calendar: Calendar = PRC
    readings: tuple[tuple[str, str], ...] = ()
    audience: Audience = Audience.KEEPER
    rows: tuple[Verdict, ...] = ()
    at_once: int = AT_ONCE

    def as_dict(self) -> dict[str, Any]:
        """What the result depends on, as plain data."""
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
    """The version of the library and a digest of its code: what other code has judged is judged again."""
    digest = hashlib.sha256()
    for file in sorted(Path(str(files("zhixing_rules"))).rglob("*.py")):
        digest.update(file.read_bytes())
    return f"{version('zhixing-rules')}+{digest.hexdigest()[:12]}"


class JudgedBy(TypedDict, total=False):
    """The arguments of `settings_of`."""

    on: Required[date]
    procedure: Procedure
    calendar: Calendar
    readings: Mapping[str, str] | None
    audience: Audience | str
    rows: Collection[Verdict | str]
    at_once: int


def settings_of(
    *,
    on: date,
    procedure: Procedure = JIAOZUO_2024,
    calendar: Calendar = PRC,
    readings: Mapping[str, str] | None = None,
    audience: Audience | str = Audience.KEEPER,
    rows: Collection[Verdict | str] = (),
    at_once: int = AT_ONCE,
) -> Settings:
    """Settings of what a caller gave.

    Raises:
        ValueError: a reading, an alternative, an audience or a verdict is not known; `at_once` is less than one.
        TypeError: ``on`` is a datetime without a zone; ``rows`` is a single word.
    """
    if isinstance(rows, str):
        raise TypeError('rows 须为若干结论，如 ["fail"] · rows is a list of verdicts, such as ["fail"]')
    if at_once < 1:
        raise ValueError("at_once 须为正整数 · at_once is a positive whole number")
    known = tuple(each.value for each in Verdict)
    if any(each not in known for each in rows):
        raise ValueError(f"rows 中有不是结论的 · rows has what is no verdict; known: {', '.join(known)}")
    wanted = {Verdict(each) for each in rows}
    select(procedure.readings, readings)
    return Settings(
        on=as_chinese_day(on),
        procedure=procedure,
        calendar=calendar,
        readings=tuple(sorted((readings or {}).items())),
        audience=audience_of(audience),
        rows=tuple(verdict for verdict in Verdict if verdict in wanted),
        at_once=at_once,
    )
