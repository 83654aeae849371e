"""days and calendar: counts of working days with what stands behind them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from zhixing_rules.cli.exit_codes import BAD_INPUT, Outcome
from zhixing_rules.cli.format_options import look
from zhixing_rules.cli.inputs import calendar_with, refused
from zhixing_rules.errors import CalendarNotPublished, Problem, RecordError
from zhixing_rules.interchange import dumps, problems_to_dict
from zhixing_rules.render import text

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date

    from zhixing_rules.calendars import Calendar, Span

__all__ = ["added", "counted", "reasoned", "status", "went_back"]


def added(options: Namespace) -> Outcome:
    """``zhixing days add DATE N``."""
    return _shifted(options, options.n)


def went_back(options: Namespace) -> Outcome:
    """``zhixing days back DATE N``."""
    if options.n < 0:
        raise refused("negative", "N 不能为负；向后请用 days add", "N must not be negative: to go forward use days add")
    return _shifted(options, -options.n)


def counted(options: Namespace) -> Outcome:
    """``zhixing days count START END``."""
    calendar, start, end = calendar_with(options.notice), options.start, options.end
    try:
        number = calendar.count(start, end)
        if not options.json:
            return Outcome(text.count(calendar, start, end, everything=options.all, **look(options)))
    except CalendarNotPublished as error:
        return _unpublished(options, error, None)
    asked = {"start": start, "end": end, "count": number}
    return Outcome(dumps({**asked, **_between(calendar, start, end)}))


def reasoned(options: Namespace) -> Outcome:
    """``zhixing days why DATE``. A day that is not settled is told as such, with code 2."""
    calendar = calendar_with(options.notice)
    account = calendar.why(options.day)
    said = dumps(account) if options.json else text.day(account, **look(options))
    if account.working is not None:
        return Outcome(said)
    refusal = _unpublished(options, CalendarNotPublished(options.day), None)
    return Outcome(said, refusal.err, refusal.code)


def status(options: Namespace) -> Outcome:
    """``zhixing calendar status``."""
    calendar = calendar_with(options.notice)
    return Outcome(dumps(calendar) if options.json else text.calendar(calendar, **look(options)))


def _shifted(options: Namespace, n: int) -> Outcome:
    calendar, start = calendar_with(options.notice), options.day
    try:
        answer = calendar.add(start, n)
        if not options.json:
            return Outcome(text.shift(calendar, start, n, answer, everything=options.all, **look(options)))
        asked = {"start": start, "n": n, "answer": answer}
        return Outcome(dumps({**asked, **_between(calendar, start, answer)}))
    except CalendarNotPublished as error:
        return _unpublished(options, error, calendar.span(start, n))


def _between(calendar: Calendar, start: date, end: date) -> dict[str, Any]:
    return {
        "skipped": list(calendar.skipped(start, end)),
        "made_up": list(calendar.made_up(start, end)),
        "calendar": calendar.version,
    }


def _unpublished(options: Namespace, error: CalendarNotPublished, span: Span | None) -> Outcome:
    """The refusal, and for a count from a day what can be said meanwhile."""
    zh, _, en = str(error).partition(" · ")
    refusal = RecordError([Problem("", "calendar_not_published", zh, en)])
    if options.json:
        told = problems_to_dict(refusal)
        return Outcome(err=dumps(told if span is None else {**told, "provisional": span}), code=BAD_INPUT)
    style = look(options, sys.stderr)
    said = text.problems(refusal, **style)
    return Outcome(err=said if span is None else said + text.provisional(span, **style), code=BAD_INPUT)
