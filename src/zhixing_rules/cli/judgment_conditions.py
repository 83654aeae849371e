"""Conditions under which records are judged: day, calendar, readings and procedure."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from zhixing_rules.cli.inputs import calendar_of
from zhixing_rules.cli.procedure_inputs import amend_procedure, choose_readings, load_procedure
from zhixing_rules.serve.clock import today_in_china

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.language import Procedure

__all__ = ["JudgmentConditions", "judgment_conditions"]


class JudgmentConditions(TypedDict):
    """Keyword arguments of `validate` and `plan`.

    Attributes:
        on: Day of judgment, inclusive.
        calendar: Working days.
        readings: Readings other than the default ones, from reading id to alternative id.
        procedure: The rules.
    """

    on: date
    calendar: Calendar
    readings: dict[str, str]
    procedure: Procedure


def judgment_conditions(options: Namespace, *, amended: bool = True) -> JudgmentConditions:
    """Return the conditions that the options of a command ask for.

    Args:
        options: Options added by `options.add_conditions`.
        amended: Whether to apply the amendment of ``--amendment`` to the procedure.

    Returns:
        Keyword arguments for `validate` and `plan`.

    Raises:
        RecordError: A notice, a directory, an amendment or a choice of readings cannot be used.
    """
    procedure = load_procedure(options)
    if amended:
        procedure = amend_procedure(procedure, options.amendment)
    return {
        "on": options.on or today_in_china(),
        "calendar": calendar_of(options),
        "readings": choose_readings(options.reading, procedure.readings),
        "procedure": procedure,
    }
