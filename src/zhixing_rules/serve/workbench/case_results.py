"""The results that the workbench shows of a record, for one audience: nothing is made from what it may not see."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from markupsafe import Markup

from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._values import dataclass
from zhixing_rules.engine import (
    DisclosedDeadline,
    Verdict,
    disclose,
    explain,
    only_disclosed,
    plan,
    rules_for,
    validate,
)
from zhixing_rules.errors import CalendarNotPublished, RecordError
from zhixing_rules.impacts import impact
from zhixing_rules.interchange.days import MAX_WORKING_DAYS
from zhixing_rules.office.html.page_links import PageLinks
from zhixing_rules.records import Case, Secrecy, load_one_of, withhold
from zhixing_rules.render import html_fragment
from zhixing_rules.serve.workbench.work_state import day_in
from zhixing_rules.views import case_view
from zhixing_rules.views.subject_titles import SubjectTitles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.engine import DisclosedPlan, DisclosedReport, Finding, Report, Step
    from zhixing_rules.office.letters import LetterContent
    from zhixing_rules.serve.workbench.work_state import CountWanted, WorkConditions
    from zhixing_rules.views import CaseView

__all__ = ["CaseResults", "DayAccount", "LetterOffer", "RecordLinks", "count_of_days"]

_MOST_GROUNDS: Final = 200
_MOST_LETTERS: Final = 40
_COURT: Final = (Secrecy.INTERNAL, Secrecy.TRACING)
"""What the authors of letters know: letters are made by the court."""


@dataclass(frozen=True, slots=True, repr=False)
class LetterOffer(TypeNameRepr):
    """A letter that can be made.

    Attributes:
        letter: the letter.
        subject: what it is about, with the person.
    """

    letter: LetterContent
    subject: str

    @property
    def name(self) -> str:
        """What asks for it: its kind, and the place in the record."""
        return f"{self.letter.kind.value}:{self.letter.subject}"


@dataclass(frozen=True, slots=True, repr=False)
class DayAccount(TypeNameRepr):
    """How the last day of an act was counted.

    Attributes:
        act: the act.
        subject: its subject, with the person.
        count: the count, as a fragment of a page.
    """

    act: str
    subject: str
    count: Markup


class CaseResults(TypeNameRepr):
    """The results of one record under some conditions. The record is disclosed before it is judged.

    Args:
        record: a record that can be read, as `canonical` returns it.
        conditions: the conditions, with the audience.
        calendar: the working days.

    Raises:
        RecordError: what is left of the record for the audience cannot be read.
    """

    def __init__(self, record: Mapping[str, Any], conditions: WorkConditions, calendar: Calendar) -> None:
        self.conditions = conditions
        self.calendar = calendar
        self.audience = conditions.audience
        visible = (
            withhold(record, self.audience, conditions.procedure.record_types) if self.audience.withheld else record
        )
        self.record: BaseModel = load_one_of(conditions.procedure.record_types, visible)
        self.view: CaseView = case_view(self.record, audience=self.audience, **self.options)

    @property
    def options(self) -> dict[str, Any]:
        """The conditions as keyword arguments of what judges a record."""
        return {
            "on": self.conditions.on,
            "procedure": self.conditions.procedure,
            "calendar": self.calendar,
            "readings": self.conditions.readings,
        }

    @cached_property
    def _judged(self) -> Report:
        return validate(self.record, **self.options)

    @cached_property
    def _findings(self) -> dict[tuple[str, str], Finding]:
        visible = rules_for(self.conditions.procedure, self.audience)
        return {(each.rule_id, each.path): each for each in self._judged if each.rule_id in visible}

    def grounds(self, rule_id: str, path: str) -> str:
        """Return how a verdict was reached, as a fragment of a page; empty for what does not apply."""
        finding = self._findings.get((rule_id, path))
        if finding is None or finding.verdict is Verdict.NOT_APPLICABLE:
            return ""
        return html_fragment.explanation(disclose(explain(finding), self.audience))

    @cached_property
    def report(self) -> DisclosedReport:
        """The report, as the command ``validate`` has it."""
        return disclose(self._judged, self.audience)

    @cached_property
    def plan(self) -> DisclosedPlan:
        """The plan, as the command ``plan`` has it."""
        return disclose(plan(self.record, **self.options), self.audience)

    @property
    def accounts(self) -> tuple[DayAccount, ...]:
        """The counts of the last days of what is still to be done."""
        shown = {(item.rule_id, item.path) for item, _ in self.view.items}
        titles = SubjectTitles(self.record, self.audience)
        return tuple(
            DayAccount(step.brief_zh, titles.title(step.path).zh, _count(step))
            for step in self.plan.steps
            if step.deadline is not None and step.deadline.numbered and (step.rule_id, step.path) in shown
        )

    @property
    def may_write_letters(self) -> bool:
        """Whether the audience is one of those who make letters, and the record is that of a case."""
        return isinstance(self.record, Case) and self.audience.may_see(*_COURT)

    @cached_property
    def letters(self) -> tuple[LetterOffer, ...]:
        """The letters that can be made of the record; none for an audience that makes none."""
        from zhixing_rules.office.letters.letter_draft import draft_letter  # noqa: PLC0415  takes a moment
        from zhixing_rules.office.letters.letter_forms import FORMS  # noqa: PLC0415  as above

        if not self.may_write_letters or not isinstance(self.record, Case):
            return ()
        titles, offers = SubjectTitles(self.record, self.audience), list[LetterOffer]()
        for kind, form in FORMS.items():
            for pointer, _ in form.subjects(self.record)[: _MOST_LETTERS - len(offers)]:
                try:
                    letter = draft_letter(kind, self.record, subject=pointer, **self.options)
                except RecordError:
                    continue
                offers.append(LetterOffer(letter, titles.title(pointer).zh))
        return tuple(sorted(offers, key=lambda each: len(each.letter.reasons) > 0))

    @cached_property
    def comparison(self) -> Markup:
        """What the amendment moves in this case, as a fragment of a page; empty without an amendment."""
        amended = self.conditions.amended
        if amended is None:
            return Markup("")
        options = {key: value for key, value in self.options.items() if key != "procedure"}
        found = impact(self.conditions.procedure, amended, [self.record], **options)
        return Markup(html_fragment.impact(disclose(found, self.audience)))  # noqa: S704  it escapes its texts


def count_of_days(wanted: CountWanted, calendar: Calendar) -> tuple[Markup, str]:
    """Return a count of working days as a fragment of a page, and what is wrong with it or uncertain about it.

    Args:
        wanted: what is asked for.
        calendar: the working days.

    Returns:
        The fragment and a message, of which one may be empty; both if nothing is asked for.
    """
    start, end, number = day_in(wanted.start), day_in(wanted.end), wanted.days()
    if start is None or (wanted.kind == "count" and end is None):
        return Markup(""), "须填日期，写作 2026-09-28"
    if wanted.kind in {"add", "back"} and number is None:
        return Markup(""), f"须填工作日数，0 至 {MAX_WORKING_DAYS} 的整数"
    days = -(number or 0) if wanted.kind == "back" else number or 0
    try:
        if wanted.kind == "count" and end is not None:
            text = html_fragment.count(calendar, start, end)
        elif wanted.kind in {"add", "back"}:
            text = html_fragment.shift(calendar, start, days, calendar.add(start, days))
        else:
            text = html_fragment.day(calendar.why(start))
    except CalendarNotPublished as error:
        text = "" if wanted.kind == "count" else html_fragment.provisional(calendar.interval(start, days))
        return Markup(text), str(error).partition(" · ")[0]  # noqa: S704  it escapes its texts
    except (OverflowError, ValueError):
        return Markup(""), "日期超出可计算的范围"
    return Markup(text), ""  # noqa: S704  it escapes its texts


class RecordLinks(PageLinks):
    """Links from the results into the form of the record, and the explanations of verdicts, each once.

    Args:
        results: the results.
        places: the places of the form, as JSON Pointers.
    """

    def __init__(self, results: CaseResults, places: frozenset[str]) -> None:
        self._results = results
        self._places = places
        self._explained = set[tuple[str, str]]()

    def to_record(self, path: str, words: str) -> Markup | str:
        """Return a link to the nearest place of the form that has a pointer."""
        while path and path not in self._places:
            path = path.rpartition("/")[0]
        return Markup('<a class="jump noprint" href="#f{}">{}</a>').format(path, words)

    def grounds(self, rule_id: str, path: str) -> Markup | str:
        """Return how a verdict was reached, folded."""
        if (rule_id, path) in self._explained or len(self._explained) >= _MOST_GROUNDS:
            return ""
        self._explained.add((rule_id, path))
        text = self._results.grounds(rule_id, path)
        if not text:
            return ""
        folded = '<details class="how noprint"><summary>怎样得出</summary>{}</details>'
        return Markup(folded).format(Markup(text))  # noqa: S704  it escapes its texts


def _count(step: Step) -> Markup:
    """Return how the last day of a step was counted, and why its safe day is earlier."""
    counted = only_disclosed(DisclosedDeadline, step.deadline)
    count = Markup(html_fragment.deadline(counted, step.citation.document))  # noqa: S704  it is escaped there
    return count + (Markup('<p class="dim">稳妥：{}</p>').format(step.safe_why_zh) if step.safe_why_zh else "")
