"""The view of one case: what a report or a checklist shows, for one audience."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from zhixing_rules._bilingual import Bilingual
from zhixing_rules._repr import TypeNameRepr
from zhixing_rules._values import dataclass
from zhixing_rules.calendars import PRC
from zhixing_rules.engine import Verdict, disclose, plan, validate
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024
from zhixing_rules.records import JointMechanism, audience_of, load_one_of
from zhixing_rules.views.case_headers import case_header
from zhixing_rules.views.case_lanes import lanes_and_bars
from zhixing_rules.views.conclusions import conclusion_of
from zhixing_rules.views.finding_reasons import reason_in_words
from zhixing_rules.views.record_events import case_events
from zhixing_rules.views.subject_titles import SubjectTitles
from zhixing_rules.views.timelines import timeline
from zhixing_rules.views.view_days import view_day
from zhixing_rules.views.work_items import ItemDetails, WorkGroup, details_of, is_shown, join_items, work_item

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from pydantic import BaseModel

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.engine import DisclosedFinding, DisclosedReport, Missing, Provenance
    from zhixing_rules.language import Procedure, Remedy
    from zhixing_rules.law import Citation, QuotedSentence
    from zhixing_rules.records import Audience, Informant
    from zhixing_rules.views.case_headers import CaseHeader
    from zhixing_rules.views.record_events import CaseEvent
    from zhixing_rules.views.timelines import Timeline
    from zhixing_rules.views.work_items import ItemDetails, WorkItem

__all__ = ["Breach", "CaseView", "FindingLine", "Question", "QuestionGroup", "ToJudge", "WorkSection", "case_view"]


@dataclass(frozen=True, slots=True, repr=False)
class WorkSection(TypeNameRepr):
    """The acts of one group, the most urgent first, each with what a report adds."""

    group: WorkGroup
    items: tuple[tuple[WorkItem, ItemDetails], ...]


@dataclass(frozen=True, slots=True, repr=False)
class Breach(TypeNameRepr):
    """A finding that is `Verdict.FAIL`.

    Attributes:
        rule_id: the rule.
        path: the subject, as a JSON Pointer.
        title: the title of the rule.
        label: the name of the verdict for this kind of norm, such as 不符合.
        subject: the subject, with the person.
        citation: the clause.
        sentence: the whole sentence of the clause, with the words that the rule rests on.
        facts: why it fails.
        remedy: the remedy; ``None`` if the rule has none.
    """

    rule_id: str
    path: str
    title: Bilingual
    label: Bilingual
    subject: Bilingual
    citation: Citation
    sentence: QuotedSentence
    facts: Bilingual
    remedy: Remedy | None


@dataclass(frozen=True, slots=True, repr=False)
class ToJudge(TypeNameRepr):
    """A finding that a person must judge: `Verdict.REVIEW`.

    Attributes:
        rule_id: the rule.
        path: the subject, as a JSON Pointer.
        title: the title of the rule.
        subject: the subject, with the person.
        citation: the clause.
        facts: what is known.
        question: what is to be judged.
    """

    rule_id: str
    path: str
    title: Bilingual
    subject: Bilingual
    citation: Citation
    facts: Bilingual
    question: Bilingual


@dataclass(frozen=True, slots=True, repr=False)
class Question(TypeNameRepr):
    """A fact that is not recorded.

    Attributes:
        path: where it belongs, as a JSON Pointer.
        title: the title of the field.
        subject: the subject, with the person.
        findings: the number of findings that it concerns.
    """

    path: str
    title: Bilingual
    subject: Bilingual
    findings: int


@dataclass(frozen=True, slots=True, repr=False)
class QuestionGroup(TypeNameRepr):
    """The facts that one person or body can answer, those that concern most findings first.

    `known_by` is ``None`` for records of other procedures.
    """

    known_by: Informant | None
    questions: tuple[Question, ...]

    @property
    def title(self) -> Bilingual:
        """Who can answer."""
        return Bilingual("知悉的人", "whoever knows") if self.known_by is None else Bilingual.of(self.known_by)


@dataclass(frozen=True, slots=True, repr=False)
class FindingLine(TypeNameRepr):
    """A row of the annex: the findings of one rule with the same verdict and the same reason.

    Attributes:
        rule_id: the rule.
        citation: the clause.
        verdict: the verdict.
        label: its name for this kind of norm.
        title: the title of the rule.
        subjects: the subjects, with the persons.
        paths: their JSON Pointers.
        reason: why.
        due: the last day, where it is certain; otherwise ``None``.
    """

    rule_id: str
    citation: Citation
    verdict: Verdict
    label: Bilingual
    title: Bilingual
    subjects: tuple[Bilingual, ...]
    paths: tuple[str, ...]
    reason: Bilingual
    due: date | None


@dataclass(frozen=True, repr=False)
class CaseView(TypeNameRepr):
    """What one audience is shown of a case, or of a joint mechanism.

    Attributes:
        header: whose case it is, and the day.
        conclusion: the result in one or two sentences.
        counts: the number of findings with each verdict.
        sections: what is to be done, by group; groups without an act are left out.
        breaches: the findings that fail, in the order of the law.
        to_judge: the findings that a person must judge.
        questions: the facts that are not recorded, by who can answer.
        events: what happened, by day.
        near: the timeline of the days around the day of judgment.
        whole: the timeline of the whole case.
        lines: every finding, like ones joined.
        provenance: the inputs besides the record.
        document: the document number of the instrument.
    """

    header: CaseHeader
    conclusion: Bilingual
    counts: Mapping[Verdict, int]
    sections: tuple[WorkSection, ...]
    breaches: tuple[Breach, ...]
    to_judge: tuple[ToJudge, ...]
    questions: tuple[QuestionGroup, ...]
    events: tuple[CaseEvent, ...]
    near: Timeline
    whole: Timeline
    lines: tuple[FindingLine, ...]
    provenance: Provenance
    document: str

    @property
    def audience(self) -> Audience:
        """The audience."""
        return self.header.audience

    @property
    def items(self) -> tuple[tuple[WorkItem, ItemDetails], ...]:
        """What is to be done, the most urgent group first."""
        return tuple(each for section in self.sections for each in section.items)


def case_view(
    record: BaseModel | Mapping[str, Any] | str | bytes,
    *,
    on: date,
    audience: Audience | str = "keeper",
    procedure: Procedure = JIAOZUO_2024,
    calendar: Calendar = PRC,
    readings: Mapping[str, str] | None = None,
    printed_on: date | None = None,
) -> CaseView:
    """Judge and plan a record, and return what one audience is shown of it.

    Args:
        record: a record, or its JSON as text, UTF-8 bytes or a mapping.
        on: the day of judgment, inclusive.
        audience: who receives the view.
        procedure: the rules.
        calendar: the working days.
        readings: alternatives to use instead of the defaults, by reading id.
        printed_on: the day of printing, if the output shows one.

    Returns:
        The view.

    Raises:
        RecordError: the record cannot be read; it lists every problem.
        ValueError: the audience, a reading or an alternative is unknown, and the message lists the known ones; or `on`
            is a day that no record can hold.

    >>> from datetime import date
    >>> view = case_view({"case_number": "（2024）豫0402民初1234号"}, on=date(2025, 1, 2))
    >>> [breach.rule_id for breach in view.breaches]
    ['annex.case-number']
    """
    audience = audience_of(audience)
    case = load_one_of([root.record for root in procedure.roots], record)
    options: dict[str, Any] = {"on": view_day(on), "procedure": procedure, "calendar": calendar, "readings": readings}
    report, steps = disclose(validate(case, **options), audience), disclose(plan(case, **options), audience).steps
    titles, day = SubjectTitles(case, audience), report.provenance.on
    shown = [each for each in steps if is_shown(each)]
    joined = join_items([work_item(each, day, titles, audience) for each in shown])
    pairs = [
        (item, _joined_details([details_of(shown[place], titles, steps) for place in places]))
        for item, places in joined
    ]
    sections = tuple(
        WorkSection(group, tuple(each for each in pairs if each[0].group is group))
        for group in WorkGroup
        if any(each[0].group is group for each in pairs)
    )
    events = case_events(case, audience, titles, day)
    lanes, bars = lanes_and_bars(
        case, titles, audience, procedure=procedure, calendar=calendar, provenance=report.provenance
    )
    breaches = tuple(_breach(each, titles, procedure) for each in report.by(Verdict.FAIL))
    near, whole = (timeline(pairs, events, bars, lanes, day, calendar, whole=whole) for whole in (False, True))
    return CaseView(
        header=case_header(case, audience, day, printed_on),
        conclusion=conclusion_of(
            report,
            [each.subject for each in breaches],
            {section.group: [item for item, _ in section.items] for section in sections},
            mechanism=isinstance(case, JointMechanism),
        ),
        counts=report.counts,
        sections=sections,
        breaches=breaches,
        to_judge=tuple(_to_judge(each, titles, procedure) for each in report.by(Verdict.REVIEW)),
        questions=_questions(report, titles),
        events=events,
        near=near,
        whole=whole,
        lines=_lines(report, titles, procedure),
        provenance=report.provenance,
        document=procedure.instrument.document,
    )


def _joined_details(details: Sequence[ItemDetails]) -> ItemDetails:
    """Return the details of an act that stands for several: their documents, and what is to be noted of any."""
    first = details[0]
    if len(details) == 1:
        return first
    notes = list(dict.fromkeys(each.notes for each in details if each.notes.zh))
    return replace(
        first,
        documents=tuple(dict.fromkeys(document for each in details for document in each.documents)),
        notes=Bilingual("；".join(each.zh for each in notes), "; ".join(each.en for each in notes)),
        before=tuple(dict.fromkeys(before for each in details for before in each.before)),
    )


def _breach(finding: DisclosedFinding, titles: SubjectTitles, procedure: Procedure) -> Breach:
    return Breach(
        rule_id=finding.rule_id,
        path=finding.path,
        title=Bilingual(finding.title_zh, finding.title_en),
        label=finding.label,
        subject=titles.title(finding.path),
        citation=finding.citation,
        sentence=procedure.instrument_of(finding.citation).sentence_around(finding.citation, finding.quote),
        facts=reason_in_words(finding, procedure.readings),
        remedy=finding.remedy,
    )


def _to_judge(finding: DisclosedFinding, titles: SubjectTitles, procedure: Procedure) -> ToJudge:
    asked = finding.missing
    question = Bilingual("、".join(each.zh for each in asked), ", ".join(each.en for each in asked))
    return ToJudge(
        rule_id=finding.rule_id,
        path=finding.path,
        title=Bilingual(finding.title_zh, finding.title_en),
        subject=titles.title(finding.path),
        citation=finding.citation,
        facts=reason_in_words(finding, procedure.readings),
        question=question,
    )


def _questions(report: DisclosedReport, titles: SubjectTitles) -> tuple[QuestionGroup, ...]:
    """Return the missing facts by who can answer; what a person must judge is not a missing fact."""
    asked = [finding for finding in report if finding.verdict is not Verdict.REVIEW]
    needed = Counter(each.path for finding in asked for each in finding.missing)
    judged = {each.path for finding in report.by(Verdict.REVIEW) for each in finding.missing}
    groups: dict[Informant | None, list[Question]] = {}
    for each in report.missing:
        if each.path not in judged or needed[each.path]:
            groups.setdefault(each.known_by, []).append(_question(each, titles, needed[each.path]))
    return tuple(QuestionGroup(known_by, tuple(found)) for known_by, found in groups.items())


def _question(missing: Missing, titles: SubjectTitles, findings: int) -> Question:
    return Question(missing.path, Bilingual(missing.zh, missing.en), _owner(missing.path, titles), findings)


def _owner(path: str, titles: SubjectTitles) -> Bilingual:
    """Return the subject that a field belongs to: the innermost member of a list on its path."""
    steps = path.split("/")
    while steps and not (steps[-1].isdecimal() or steps[-1].startswith("-")):
        steps.pop()
    return titles.title("/".join(steps))


def _lines(report: DisclosedReport, titles: SubjectTitles, procedure: Procedure) -> tuple[FindingLine, ...]:
    joined: dict[tuple[Any, ...], list[DisclosedFinding]] = {}
    for each in report:
        reason = reason_in_words(each, procedure.readings)
        joined.setdefault((each.rule_id, each.title_zh, each.label, reason, each.due), []).append(each)
    return tuple(_line(found, key[3], titles) for key, found in joined.items())


def _line(found: Sequence[DisclosedFinding], reason: Bilingual, titles: SubjectTitles) -> FindingLine:
    first = found[0]
    return FindingLine(
        rule_id=first.rule_id,
        citation=first.citation,
        verdict=first.verdict,
        label=first.label,
        title=Bilingual(first.title_zh, first.title_en),
        subjects=tuple(titles.title(each.path) for each in found),
        paths=tuple(each.path for each in found),
        reason=reason,
        due=first.due,
    )
