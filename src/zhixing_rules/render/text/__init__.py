"""Plain text in Chinese or English, aligned and safe to print on a terminal.

Every function takes a result and, as ``layout``, the keyword arguments of `Layout`: ``colour``, ``width`` and
``language``. It returns text that ends with a line break.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from zhixing_rules.render import _documents
from zhixing_rules.render.text.writer import Layout, to_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from zhixing_rules._bilingual import Bilingual
    from zhixing_rules.batch.audit.results import DisclosedAudit
    from zhixing_rules.calendars import Calendar, DayExplanation, DayInterval
    from zhixing_rules.comparison import Comparison
    from zhixing_rules.conformance import Conformity
    from zhixing_rules.engine import Coverage, DisclosedExplanation, DisclosedPlan, DisclosedReport
    from zhixing_rules.errors import RecordError
    from zhixing_rules.impacts import DisclosedImpact
    from zhixing_rules.language import Procedure, Reading, Rule, Selection
    from zhixing_rules.law import Citation
    from zhixing_rules.screening import Mention
    from zhixing_rules.views.case_views import CaseView
    from zhixing_rules.views.mechanism_views import MechanismView
    from zhixing_rules.views.worklists import Worklist

__all__ = [
    "Layout",
    "article",
    "audit",
    "calendar",
    "case",
    "comparison",
    "conformity",
    "count",
    "coverage",
    "day",
    "explanation",
    "impact",
    "listing",
    "mechanism",
    "mentions",
    "notice",
    "plan",
    "problems",
    "provisional",
    "readings",
    "report",
    "shift",
    "sweep",
    "worklist",
]


def report(
    report: DisclosedReport, *, everything: bool = False, sensitive: bool = False, **layout: Unpack[Layout]
) -> str:
    """Write a report: the counts, the findings by verdict, the remarks on others, the missing facts, the rest counted.

    Args:
        report: the report, as disclosed to its audience.
        everything: whether to list also what is met and what does not apply, and every missing fact.
        sensitive: whether to list the verdicts that another reading would change.

    Returns:
        The text.

    Raises:
        DisclosureRefused: the report was not disclosed.
    """
    return to_text(_documents.report_document(report, everything=everything, sensitive=sensitive), **layout)


def sweep(report: DisclosedReport, procedure: Procedure, **layout: Unpack[Layout]) -> str:
    """Write the findings of a report that another reading of its procedure would change; none has only the count.

    Raises:
        DisclosureRefused: the report was not disclosed.
    """
    return to_text(_documents.sweep_document(report, procedure), **layout)


def plan(plan: DisclosedPlan, *, by_actor: bool = False, **layout: Unpack[Layout]) -> str:
    """Write a plan: the number of steps of each status, the table of the steps, then the details of each step.

    With `by_actor`, there is a table for each actor; the numbers of the steps do not change.

    Raises:
        DisclosureRefused: the plan was not disclosed.
    """
    return to_text(_documents.plan_document(plan, by_actor=by_actor), **layout)


def explanation(explanation: DisclosedExplanation, **layout: Unpack[Layout]) -> str:
    """Write an explanation: the verdict, the conditions as trees, the steps of the deadline, the readings used.

    Raises:
        DisclosureRefused: the explanation was not disclosed.
    """
    return to_text(_documents.explanation_document(explanation), **layout)


def impact(impact: DisclosedImpact, **layout: Unpack[Layout]) -> str:
    """Write an impact; sections without content are left out.

    Raises:
        DisclosureRefused: the impact was not disclosed.
    """
    return to_text(_documents.impact_document(impact), **layout)


def mechanism(view: MechanismView, **layout: Unpack[Layout]) -> str:
    """Write a joint mechanism: the officers with the gaps, the bulletin and the consultation, and what is open."""
    return to_text(_documents.mechanism_document(view), **layout)


def case(view: CaseView, *, everything: bool = False, **layout: Unpack[Layout]) -> str:
    """Write the report of a case: whose it is, the conclusion, what is to be done, the breaches, what is to be asked.

    Args:
        view: what its audience is shown.
        everything: whether to list also every finding.
    """
    return to_text(_documents.case_document(view, everything=everything), **layout)


def worklist(found: Worklist, *, place: Callable[[int], Bilingual] | None = None, **layout: Unpack[Layout]) -> str:
    """Write a worklist: the counts, the days on which something is due, and a row for each act by group.

    From 100 columns on, a row shows its clause.

    Args:
        found: the worklist.
        place: the place of a case that could not be read, by its number; the number itself if omitted.
    """
    options: dict[str, Any] = {"width": layout["width"]} if "width" in layout else {}
    if place is not None:
        options["place"] = place
    return to_text(_documents.worklist_document(found, **options), **layout)


def comparison(compared: Comparison, **layout: Unpack[Layout]) -> str:
    """Write a comparison: the changed clauses, then the changed defaults, then the rules."""
    return to_text(_documents.comparison_document(compared), **layout)


def audit(audit: DisclosedAudit, *, everything: bool = False, **layout: Unpack[Layout]) -> str:
    """Write an audit: a table of the rules, for each court and month if counted by them.

    The rules that nothing breached are listed only if `everything` is wanted. The share of failures excludes the
    verdict ``not_applicable``. Files that cannot be read come before the tables.
    """
    return to_text(_documents.audit_document(audit, everything=everything), **layout)


def article(
    procedure: Procedure,
    citation: Citation,
    rules: Iterable[Rule],
    *,
    readings: Selection = (),
    **layout: Unpack[Layout],
) -> str:
    """Write a clause, whose text is not translated, with its rules and the readings that they depend on.

    Args:
        procedure: the procedure.
        citation: the clause.
        rules: the rules of the procedure to list, in this order.
        readings: the alternatives chosen instead of the defaults.

    Returns:
        The text.

    Raises:
        CitationError: the procedure's instrument has no such clause.
    """
    return to_text(_documents.article_document(procedure, citation, rules, readings), **layout)


def readings(procedure: Procedure, wanted: tuple[Reading, ...], **layout: Unpack[Layout]) -> str:
    """Write readings of a procedure, in the order given, each with the rules that depend on it."""
    return to_text(_documents.readings_document(procedure, wanted), **layout)


def coverage(coverage: Coverage, **layout: Unpack[Layout]) -> str:
    """Write a coverage: the totals, the problems, then every sentence in the order of the law."""
    return to_text(_documents.coverage_document(coverage), **layout)


def conformity(conformity: Conformity, **layout: Unpack[Layout]) -> str:
    """Write a conformity: the counts, the problems of the answers, and at most three differences of each rule."""
    return to_text(_documents.conformity_document(conformity), **layout)


def listing(
    title: Bilingual, items: Sequence[tuple[Bilingual, Bilingual]], total: int, **layout: Unpack[Layout]
) -> str:
    """Write places of an input with what is noted of each, such as the conversions of lenient reading.

    Args:
        title: what is listed, and how many there are.
        items: the places that are listed, each with its note.
        total: the number of all, listed or not.

    Returns:
        The text; the empty string if there are none.
    """
    return to_text(_documents.listing_document(title, items, total), **layout) if total else ""


def mentions(text: str, mentions: Sequence[Mention], **layout: Unpack[Layout]) -> str:
    """Write the mentions found in a draft as a table, with a note on the limits of screening.

    The draft is used only to determine lines and columns; the text contains nothing of it.
    """
    return to_text(_documents.mentions_document(text, mentions), **layout)


def problems(error: RecordError, *, source: str = "input", **layout: Unpack[Layout]) -> str:
    """Write every problem of an input: where it is, and the correction; one line if the only one concerns all of it.

    The kind of input, `source`, is ``input``, ``notice`` (a holiday notice), ``directory`` (of courts), ``case`` (given
    with a draft), ``amendment``, ``mapping`` (of columns), ``template`` (of a letter), ``receipt`` (a saved report)
    or ``output`` (a file to write).
    """
    return to_text(_documents.problems_document(error, source), **layout)


def shift(
    calendar: Calendar, start: date, n: int, answer: date, *, everything: bool = False, **layout: Unpack[Layout]
) -> str:
    """Write the n-th working day after a day, or before it if n is negative, with the days skipped.

    Args:
        calendar: the working days.
        start: the day counted from, which is not counted.
        n: number of working days; negative to count backward; 0 for the day itself.
        answer: the working day found.
        everything: whether to list also plain weekends and more than twelve lines of days.

    Returns:
        The text: the day found, then the holidays skipped and the make-up days counted, in ascending order.

    Raises:
        CalendarNotPublished: a day in between is not final.
    """
    between = _documents.days_between(calendar, start, answer, everything=everything)
    return to_text(_documents.shift_document(between, start, n, answer), **layout)


def count(calendar: Calendar, start: date, end: date, *, everything: bool = False, **layout: Unpack[Layout]) -> str:
    """Write the number of working days between two days.

    Args:
        calendar: the working days.
        start: the first day, exclusive.
        end: the last day, inclusive.
        everything: whether to list also plain weekends and more than twelve lines of days.

    Returns:
        The text: the number, then the holidays skipped and the make-up days counted, in ascending order.

    Raises:
        CalendarNotPublished: a day in between is not final.
    """
    between = _documents.days_between(calendar, start, end, everything=everything)
    return to_text(_documents.count_document(between, start, end, calendar.count(start, end)), **layout)


def provisional(span: DayInterval, **layout: Unpack[Layout]) -> str:
    """Write the bounds of a day that is not certain yet: the earliest, the latest, and the safe day."""
    return to_text(_documents.provisional_document(span), **layout)


def day(account: DayExplanation, **layout: Unpack[Layout]) -> str:
    """Write whether a day is a working day, and why; not certain if ``account.working`` is ``None``."""
    return to_text(_documents.day_document(account), **layout)


def calendar(calendar: Calendar, **layout: Unpack[Layout]) -> str:
    """Write the range and the certainty of a calendar: the final, tentative and unknown days, the notices by year."""
    return to_text(_documents.calendar_document(calendar), **layout)


def notice(notice: Mapping[str, Any], **layout: Unpack[Layout]) -> str:
    """Write the days of a holiday notice, as `notice_from_text` returns it."""
    return to_text(_documents.notice_document(notice), **layout)
