"""The page of the workbench: what its template shows."""

from __future__ import annotations

from collections import Counter
from dataclasses import field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from markupsafe import Markup, escape

from zhixing_rules import __version__
from zhixing_rules._dates import chinese_date
from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._text_safety import without_control_characters
from zhixing_rules._values import dataclass
from zhixing_rules.language import SETTLERS, Confidence
from zhixing_rules.office.html import page_text
from zhixing_rules.office.html.page import margin_boxes, served_page
from zhixing_rules.office.html.report_page import case_title, case_values, figure
from zhixing_rules.records import Audience
from zhixing_rules.serve.workbench.case_results import RecordLinks, count_of_days
from zhixing_rules.serve.workbench.downloads import DOWNLOADS
from zhixing_rules.serve.workbench.form_controls import OTHER
from zhixing_rules.serve.workbench.record_form import record_form
from zhixing_rules.serve.workbench.sample_records import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zhixing_rules.errors import Problem
    from zhixing_rules.language import Subject
    from zhixing_rules.records import Conversion
    from zhixing_rules.serve.settings import ServiceSettings
    from zhixing_rules.serve.workbench.case_results import CaseResults
    from zhixing_rules.serve.workbench.record_form import FormRecord
    from zhixing_rules.serve.workbench.work_state import WorkConditions

__all__ = ["Place", "WorkPage"]

_PACKAGE: Final = "zhixing_rules.serve.workbench"
_MOST_LISTED: Final = 100


@dataclass(frozen=True, slots=True, repr=False)
class Place(TypeNameRepr):
    """A problem, and where the form shows it.

    Attributes:
        problem: the problem.
        anchor: the place of the form to which it belongs, as a JSON Pointer.
        title: the place in Chinese.
    """

    problem: Problem
    anchor: str
    title: str


@dataclass(repr=False)
class WorkPage(TypeNameRepr):
    """A page of the workbench.

    Attributes:
        settings: the settings of the service.
        conditions: the conditions of the judgment.
        root: the kind of the record; ``None`` before one is loaded.
        record: the record, as `canonical` returns it.
        text: the record as text, if the page shows that in place of the form.
        problems: what cannot be read.
        conversions: what was converted.
        results: the results; ``None`` where the record was not judged.
        focus: the place of the form at which to continue, as a JSON Pointer.
        notice: why a file was not made; may be empty.
        tab: the part of the results that is shown at first; empty for the first.
    """

    settings: ServiceSettings
    conditions: WorkConditions
    root: Subject | None = None
    record: Mapping[str, Any] = field(default_factory=dict)
    text: str | None = None
    problems: tuple[Problem, ...] = ()
    conversions: tuple[Conversion, ...] = ()
    results: CaseResults | None = None
    focus: str = ""
    notice: str = ""
    tab: str = ""

    @property
    def step(self) -> int:
        """Where in the flow the page is: 1 to load, 2 to fill in or correct, 3 the results."""
        if self.root is None and self.text is None:
            return 1
        return 2 if self.results is None else 3

    @cached_property
    def form(self) -> FormRecord | None:
        """The form of the record; ``None`` if there is no record or its text is shown."""
        if self.root is None or self.text is not None:
            return None
        return record_form(self.root.record, self.record, self.root.zh)

    @cached_property
    def _titles(self) -> dict[str, str]:
        """The places of the form with their names."""
        titles: dict[str, str] = {}

        def note(record: FormRecord, before: str) -> None:
            titles[record.pointer] = before or record.title
            for each in record.fields:
                titles[each.pointer] = f"{before} · {each.title}" if before else each.title
                for part in (*(each.entries or ()), *((each.part,) if each.part is not None else ())):
                    note(part, f"{before} · {part.title}" if before else part.title)

        if self.form is not None:
            note(self.form, "")
        return titles

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The problems with their places, in the order of the form."""
        order = {pointer: number for number, pointer in enumerate(self._titles)}
        found = [self._place(each) for each in self.problems]
        return tuple(sorted(found, key=lambda each: order.get(each.anchor, -1)))

    def _place(self, problem: Problem) -> Place:
        anchor = problem.pointer
        while anchor and anchor not in self._titles:
            anchor = anchor.rpartition("/")[0]
        rest = problem.pointer[len(anchor) :].strip("/")
        title = self._titles.get(anchor, "") if anchor else "整个记录"
        if rest.isdecimal():
            title += f" 第{int(rest) + 1}项"
        return Place(problem, anchor, title)

    @cached_property
    def _by_anchor(self) -> dict[str, list[Place]]:
        found: dict[str, list[Place]] = {}
        for each in self.places:
            found.setdefault(each.anchor, []).append(each)
        return found

    def issues(self, pointer: str) -> list[Place]:
        """Return the problems that a place of the form shows."""
        return self._by_anchor.get(pointer, [])

    @cached_property
    def _inside(self) -> Counter[str]:
        counts: Counter[str] = Counter()
        for each in self.places:
            pointer = each.anchor
            while pointer:
                counts[pointer] += 1
                pointer = pointer.rpartition("/")[0]
        return counts

    def issue_count(self, *pointers: str) -> int:
        """Return the number of problems in some places and all that is inside them."""
        return sum(self._inside[each] for each in pointers)

    def is_open(self, pointer: str) -> bool:
        """Return whether a section is shown unfolded: something in it is wrong, or the work continues there."""
        return bool(self.issue_count(pointer)) or f"{self.focus}/".startswith(f"{pointer}/")

    def ids(self) -> Iterator[tuple[str, str]]:
        """Yield the local ids of the record with what each names, for fields that refer to one."""
        if self.form is None:
            return
        for part in self.form.parts:
            for each in part.entries or ():
                local_id = next((one.sent.texts[0] for one in each.fields if one.pointer.endswith("/id")), "")
                if local_id:
                    yield local_id, f"{each.title}　{each.who}".strip()

    def html(self) -> tuple[str, str]:
        """Return the page, and its policy for a header."""
        results, conditions = self.results, self.conditions
        values: dict[str, Any] = {}
        margins = ""
        if results is not None:
            links = RecordLinks(results, frozenset(self._titles))
            values |= case_values(results.view, links)
            foot = f"判断之日 {chinese_date(conditions.on)}"
            heading = case_title(results.view)
            margins = margin_boxes("A4 portrait", "18mm 17mm", results.audience, heading, foot, first=True)
            values |= {"heading": heading, "near": figure(results.view.near, "near")}
            values["whole"] = figure(results.view.whole, "whole")
            values["same_days"] = [each.day for each in results.view.whole.days] == [
                each.day for each in results.view.near.days
            ]
        counted, count_problem = (
            count_of_days(conditions.count, self.settings.calendar) if self.tab == "days" else (Markup(""), "")
        )
        return served_page(
            _PACKAGE,
            "workbench.html.j2",
            styles=("report.css", "workbench.css"),
            margins=margins,
            script="workbench.js",
            page=self,
            conditions=conditions,
            results=results,
            audiences=[each for each in Audience if self.settings.allows(each)],
            samples=SAMPLES,
            downloads={name: each[0] for name, each in DOWNLOADS.items()},
            version=__version__,
            confidence={each.value: each for each in Confidence},
            settlers=SETTLERS,
            counted=counted,
            count_problem=count_problem,
            most_listed=_MOST_LISTED,
            other=OTHER,
            text=page_text,
            area=_area,
            attribute=_attribute,
            **{key: value for key, value in values.items() if key != "text"},
        )


def _attribute(text: str) -> Markup:
    """Return a text as the value of an attribute, with its line breaks."""
    return escape(_shown_lines(text)).replace("\n", Markup("&#10;"))


def _area(text: str) -> Markup:
    """Return a text as the content of a text area. HTML ignores a line break at its beginning, so one is added."""
    return Markup("\n") + escape(_shown_lines(text))


def _shown_lines(text: str) -> str:
    return "\n".join(map(without_control_characters, text.replace("\r", "").replace("\t", " ").split("\n")))
