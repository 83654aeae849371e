"""Reports of one case: whose it is, the conclusion, what is to be done, the breaches, and the facts to ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules._bilingual import Bilingual
from zhixing_rules.engine import Verdict
from zhixing_rules.errors import DisclosureRefused
from zhixing_rules.render._documents.reports import TONES
from zhixing_rules.render._phrases import day_range, join, provenance_lines, remedy_rows, row, same, say, short_citation
from zhixing_rules.render.document import Document, Entry, Item, Line, Quote, Reference, Row, Section, Tally
from zhixing_rules.views.case_views import CaseView
from zhixing_rules.views.work_items import WorkGroup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixing_rules.render.document import Block, Text, Tone
    from zhixing_rules.views import Breach, CaseHeader, ItemDetails, QuestionGroup, ToJudge, WorkItem
    from zhixing_rules.views.case_views import FindingLine

__all__ = ["case_document"]

_TONES: Final[dict[WorkGroup, Tone]] = {
    WorkGroup.OVERDUE: "bad",
    WorkGroup.TODAY: "strong",
    WorkGroup.THIS_WEEK: "later",
    WorkGroup.TO_CLARIFY: "unsure",
    WorkGroup.OTHERS: "unsure",
    WorkGroup.PROMPT: "human",
    WorkGroup.LATER: "dim",
}
_UNKNOWN: Final = Bilingual("【未记录】", "[not recorded]")


def case_document(view: CaseView, *, everything: bool = False) -> Document:
    """Return the report of a case.

    Args:
        view: what its audience is shown.
        everything: whether to list also every finding.

    Raises:
        DisclosureRefused: the value is not a view of a case.
    """
    if not isinstance(view, CaseView):
        raise DisclosureRefused("须为案件视图 · only a view of a case can be written as its report")
    blocks: list[Block] = [*_header(view.header), Section("", (Line(view.conclusion, "strong"),))]
    counts = tuple(
        Row(Bilingual(each.zh, each.value.replace("_", " ")), str(view.counts[each]), tone)
        for each, tone in TONES.items()
    )
    blocks.append(Section("", (Tally(counts),)))
    for section in view.sections:
        title = same("{} {}", _group(section.group, view), len(section.items))
        blocks.append(Section(title, tuple(_act(*each) for each in section.items), _TONES[section.group]))
    if not view.sections:
        blocks.append(Line(Bilingual("没有应办的事项", "nothing to do")))
    if view.breaches:
        title = say("违反 {}", "breaches {}", len(view.breaches))
        blocks.append(Section(title, tuple(map(_breach, view.breaches)), TONES[Verdict.FAIL]))
    if view.to_judge:
        title = say("须由人判断 {}", "for a person to judge {}", len(view.to_judge))
        blocks.append(Section(title, tuple(map(_to_judge, view.to_judge)), TONES[Verdict.REVIEW]))
    blocks += map(_questions, view.questions)
    if everything:
        title = Bilingual("逐条结论", "every finding")
        blocks.append(Section(title, tuple(map(_line, view.lines))))
    blocks.append(Section(Bilingual("凭据", "provenance"), tuple(provenance_lines(view.provenance))))
    return Document(Bilingual("检查报告", "Case report"), tuple(blocks), view.audience)


def _header(header: CaseHeader) -> Iterator[Line]:
    if header.mechanism:
        yield Line(Bilingual("联动机制", "joint mechanism"), "strong")
    for each in header.shown_items:
        yield Line(say("{}：{}", "{}: {}", each.title, _UNKNOWN if each.value is None else each.value))
    if header.persons:
        persons = (
            say("{}（{}）", "{} ({})", each.name or _UNKNOWN, each.part) if each.part.zh else each.name or _UNKNOWN
            for each in header.persons
        )
        yield Line(say("当事人：{}", "persons: {}", join(persons)))
    if header.printed_on is not None:
        yield Line(say("打印：{}", "printed on: {}", header.printed_on))


def _group(group: WorkGroup, view: CaseView) -> Bilingual:
    if group is WorkGroup.OTHERS and view.audience.value == "police":
        return Bilingual("等法院办理", "waiting for the court")
    return Bilingual.of(group)


def _act(item: WorkItem, details: ItemDetails) -> Entry:
    due: Text = item.pace if item.due is None else item.due
    if item.due is not None and item.provisional and not item.overdue:
        due = say("不早于{}（暂定）", "not before {} (provisional)", item.due)
    due = join((due, item.days_in_words), "　", "; ")
    if item.safe_today:
        safe: Text | None = Bilingual("今天", "today")
    else:
        safe = None if item.safe_due is None else join((item.safe_due, details.safe_note), "　", "; ")
    window = None
    if details.window:
        window = day_range(details.window[0], details.window[-1])
    documents = join(same("{} {}", "☑" if each.ready is True else "□", each) for each in details.documents)
    rows = (
        row("最迟", "last day", due, "bad" if item.overdue else ""),
        row("稳妥", "safe day", safe),
        row("工作日", "working days", window),
        row("承办", "who", Bilingual.of(item.actor)),
        row("条款", "clause", short_citation(item.citation)),
        row("先办", "first", join(details.before, "；", "; ")),
        row("材料", "documents", documents),
        row("说明", "note", details.notes),
    )
    return Entry(_titled(item.action, item.subject), (Reference(item.rule_id, item.path), *rows))


def _titled(title: Bilingual, subject: Bilingual) -> Bilingual:
    return join((title, subject), "　", "  ")


def _breach(breach: Breach) -> Entry:
    rows = (
        row("条款", "clause", short_citation(breach.citation)),
        row("事实", "facts", breach.facts),
        *remedy_rows(breach.remedy),
    )
    title = same("{} {}", _titled(breach.title, breach.subject), breach.label)
    return Entry(title, (Reference(breach.rule_id, breach.path), Quote(str(breach.sentence)), *rows))


def _to_judge(finding: ToJudge) -> Entry:
    rows = (row("条款", "clause", short_citation(finding.citation)), row("事实", "facts", finding.facts))
    return Entry(_titled(finding.title, finding.subject), (Reference(finding.rule_id, finding.path), *rows))


def _questions(group: QuestionGroup) -> Section:
    title = say("要问的事实：{} {}", "facts to ask: {} {}", group.title, len(group.questions))
    return Section(title, tuple(Item(_titled(each.title, each.subject)) for each in group.questions), "unsure")


def _line(line: FindingLine) -> Item:
    subjects = join(dict.fromkeys(each for each in line.subjects if each.zh))
    text = say("{}　{}　{}　{}", "{}  {}  {}  {}", short_citation(line.citation), line.label, line.title, subjects)
    return Item(join((text, line.reason), "：", ": "), TONES[line.verdict])
