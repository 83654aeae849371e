"""The verdicts of the rules of one subject, compiled to one Python function."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.engine.compile.decisions import Verdicts
from zhixing_rules.engine.compile.lowering import Lowering
from zhixing_rules.engine.compile.operations import Operations
from zhixing_rules.engine.compile.python_source import compile_operations

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.language import Subject

__all__ = ["compile_rules"]


def compile_rules(
    rules: Sequence[ResolvedRule], subject: Subject, calendar: Calendar
) -> Callable[..., tuple[int, ...]]:
    """Compile rules into one function.

    Args:
        rules: the rules of one subject.
        subject: the subject.
        calendar: the working days.

    Returns:
        A function of ``(on, after, *records)`` that returns the number of each rule's verdict. ``on`` is an ordinal,
        ``after`` the day after the last complete day (0 where the record attests nothing), and the records are those of
        `Subject.visible_subjects`, with ``None`` for a reference that is not recorded. The keyword ``joins`` is the
        index of the whole record, for a caller that judges more than one of its records.
    """
    verdicts = Verdicts(Lowering(Operations(), subject.chain))
    return compile_operations([verdicts.verdict(rule) for rule in rules], subject, calendar, "rules")
