"""Reports: breaches first, then what cannot be decided and the facts that would settle it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from zhixing_rules._bilingual import Bilingual
from zhixing_rules._plural import counted
from zhixing_rules.engine import DisclosedReport, Verdict, only_disclosed
from zhixing_rules.engine.explain.verdict_labels import GENERAL_LABELS
from zhixing_rules.render._phrases import (
    excerpt_mark,
    join,
    place,
    provenance_lines,
    remedy_rows,
    row,
    same,
    say,
    short_citation,
)
from zhixing_rules.render.document import Document, Entry, Group, Item, Line, Quote, Reference, Row, Section, Tally
from zhixing_rules.views.finding_reasons import reason_of

if TYPE_CHECKING:
    from datetime import date

    from zhixing_rules.engine import DisclosedFinding, Missing, ReadingSensitivity
    from zhixing_rules.engine.disclosure.results import DisclosedDays
    from zhixing_rules.language import Procedure
    from zhixing_rules.render.document import Block, Tone

__all__ = ["TONES", "report_document", "sweep_document"]

TONES: Final[dict[Verdict, Tone]] = {
    Verdict.FAIL: "bad",
    Verdict.OPEN: "unsure",
    Verdict.REVIEW: "human",
    Verdict.PENDING: "later",
    Verdict.PASS: "good",
    Verdict.NOT_APPLICABLE: "dim",
}
"""The verdicts in the order of a report, each with its tone."""

_NAMES: Final = {
    **{verdict: Bilingual(verdict.zh, verdict.value.replace("_", " ")) for verdict in TONES},
    Verdict.FAIL: Bilingual("违反或不符合", "fail"),
}
"""The names of the verdicts in counts and headings; failed definitions, qualifications and powers are not breaches."""
_LISTED: Final = (Verdict.FAIL, Verdict.OPEN, Verdict.REVIEW, Verdict.PENDING)
"""The verdicts whose findings are listed one by one unless everything is wanted."""
_MISSING_LIMIT: Final = 12
"""Maximum number of missing facts listed, unless everything is wanted."""


def report_document(report: DisclosedReport, *, everything: bool = False, sensitive: bool = False) -> Document:
    """Return the counts, the findings by verdict, the remarks on the others, the missing facts, what is not listed."""
    report = only_disclosed(DisclosedReport, report)
    found = {verdict: report.by(verdict) for verdict in TONES}
    listed = [verdict for verdict in TONES if found[verdict] and (everything or verdict in _LISTED)]
    tally = Tally(tuple(Row(_NAMES[verdict], str(len(found[verdict])), tone) for verdict, tone in TONES.items()))
    blocks: list[Block] = [*provenance_lines(report.provenance), Section("", (tally,))]
    names = {verdict: same("{} {}", _NAMES[verdict], len(found[verdict])) for verdict in TONES}
    see = _see_also(report)
    blocks += [
        Section(names[each], tuple(_finding(finding, see) for finding in found[each]), TONES[each]) for each in listed
    ]
    if noted := [each for each in report if (each.remarks or each.judgment) and each.verdict not in listed]:
        title = say("对其他各项的提示 {}", "notes on other findings: {}", len(noted))
        blocks.append(Section(title, tuple(map(_noted, noted)), "unsure"))
    if report.missing:
        needed_by = Counter(each.path for verdict in listed for finding in found[verdict] for each in finding.missing)
        blocks.append(_missing(report.missing, needed_by, len(report.missing) if everything else _MISSING_LIMIT))
    if report.days:
        title = say("须知悉的日期（不论应否办理） {}", "days to know, whether or not called for: {}", len(report.days))
        blocks.append(Section(title, tuple(map(_days, report.days))))
    if sensitive:
        changes = tuple(map(_change, report.sensitive_to))
        title = say("换一种解读会改变的结论 {}", "verdicts that another reading would change: {}", len(changes))
        blocks.append(Section(title, (Group(changes),)))
    if left := [names[verdict] for verdict in TONES if found[verdict] and verdict not in listed]:
        blocks.append(Section("", (Line(say("未逐项列出：{}", "not listed: {}", join(left)), "dim"),)))
    return Document(Bilingual("检查报告", "Report"), tuple(blocks), report.audience)


def _days(days: DisclosedDays) -> Entry:
    name = Bilingual(days.title_zh, days.title_en)
    title = say("{}　{}　{}", "{}: {}", short_citation(days.citation), name, place(days.path))
    due: Bilingual | date | None = days.due
    if days.due is not None and days.provisional:
        due = say("暂定，不早于{}", "provisional, not before {}", days.due)
    rows = (row("最迟", "due", due and same("{}", due)), row("办理", "done", days.done_on and same("{}", days.done_on)))
    return Entry(title, (Reference(days.rule_id, days.path), *rows))


_SeeAlso = dict[tuple[str, str], Bilingual]
"""By rule and subject, the rules of other documents that lay the same duty, each with its verdict."""


def _see_also(report: DisclosedReport) -> _SeeAlso:
    """Return for each finding of a duty the others, the one that decides first."""
    by_key = {(each.rule_id, each.path): each for each in report}
    found: _SeeAlso = {}
    for duty in report.duties:
        rules = [rule for rule in (duty.decided_by, *duty.see) if (rule, duty.path) in by_key]
        members = [by_key[rule, duty.path] for rule in rules]
        governing = [each for each in members if each.verdict is not Verdict.NOT_APPLICABLE]
        for each in governing:
            others = [other for other in governing if other.citation.document != each.citation.document]
            shown = [same("{}（{}）", short_citation(other.citation), other.label) for other in others]
            found[each.rule_id, each.path] = join(dict.fromkeys(shown))
    return found


def _finding(finding: DisclosedFinding, see: _SeeAlso) -> Entry:
    words = zip(_heading(finding), ("——", " - "), finding.label, GENERAL_LABELS[finding.verdict], strict=True)
    title = Bilingual(*(text if label == general else text + dash + label for text, dash, label, general in words))
    label = ("须判断", "to judge") if finding.verdict is Verdict.REVIEW else ("未记录", "missing")
    why = Bilingual("", "") if finding.missing else reason_of(finding)
    rows = (
        row(*label, join(map(_fact, finding.missing))),
        row("理由", "why", why),
        _due(finding, why),
        *remedy_rows(finding.remedy),
        *_judged(finding),
        *_remarks(finding),
        row("另见", "see also", see.get((finding.rule_id, finding.path)), "dim"),
    )
    return Entry(title, (Reference(finding.rule_id, finding.path), Quote(finding.quote), *rows))


def _noted(finding: DisclosedFinding) -> Entry:
    """Return the remarks and the judgment on a finding that is not listed: they can warn without a breach."""
    verdict = row("结论", "verdict", finding.label, TONES[finding.verdict])
    rows = (*_judged(finding), *_remarks(finding))
    return Entry(_heading(finding), (Reference(finding.rule_id, finding.path), verdict, *rows))


def _judged(finding: DisclosedFinding) -> tuple[Row, ...]:
    """Return the row of a person's answer."""
    answer = finding.judgment
    if answer is None:
        return ()
    unused = say("", "") if answer.used else say("未采用", "not used")
    return (row("判断", "judgment", join((answer.verdict, answer.by or "", answer.on, unused), "，"), "human"),)


def _remarks(finding: DisclosedFinding) -> tuple[Row, ...]:
    return tuple(row("提示", "note", remark, "unsure") for remark in finding.remarks)


def _heading(finding: DisclosedFinding) -> Bilingual:
    """Return the clause, the title and, in Chinese, the subject of a finding."""
    read = Bilingual(finding.title_zh, finding.title_en)
    title = same("{}{}", read, excerpt_mark(finding))
    return say("{}　{}　{}", "{}: {}", short_citation(finding.citation), title, place(finding.path))


def _fact(missing: Missing) -> Bilingual:
    return say("{}（{}）", "{} ({})", missing, missing.path)


def _due(finding: DisclosedFinding, why: Bilingual) -> Row:
    """Return the row of the due day; without a text if the reason contains it."""
    deadline = finding.deadline
    due = None if deadline is None or finding.verdict is Verdict.NOT_APPLICABLE else deadline.due
    if deadline is None or due is None:
        return row("最迟", "due", None)
    if deadline.provisional:
        return row("最迟", "due", say("暂定，不早于{}", "provisional, not before {}", due))
    days = zip(same("{}", due), why, strict=True)
    return row("最迟", "due", Bilingual(*("" if day in text else day for day, text in days)))


def _missing(missing: tuple[Missing, ...], needed_by: Counter[str], limit: int) -> Section:
    """Return every missing fact once, those that settle most findings first."""
    blocks: list[Block] = []
    for each in missing[:limit]:
        fact, count = _fact(each), needed_by[each.path]  # none needs a list that is not recorded and applies to nothing
        needed = Bilingual(f"涉及 {count} 项", f"for {counted(count, 'finding')}")
        blocks.append(Item(same("{}  {}", fact, needed) if count else fact))
    if (left := len(missing) - limit) > 0:
        blocks.append(Line(say("……另有 {} 项", "... and {} more", left), "dim"))
    return Section(say("缺失的事实 {}", "missing facts: {}", len(missing)), (Group(tuple(blocks)),))


def _change(change: ReadingSensitivity) -> Item:
    what = same("{}  {}  {}={}", change.rule_id, place(change.path), change.reading, change.alternative)
    return Item(say("{}：{}", "{}: {}", what, change.label), TONES[change.verdict])


def sweep_document(report: DisclosedReport, procedure: Procedure) -> Document:
    """Return the findings that another reading would change, each with the alternatives that would."""
    report = only_disclosed(DisclosedReport, report)
    changes: dict[tuple[str, str], list[Row]] = {}
    for each in report.sensitive_to:
        (reading,) = (reading for reading in procedure.readings if reading.id == each.reading)
        text = say("{}={}（{}）→ {}", "{}={} ({}) → {}", reading.id, each.alternative,
                   reading.alternative(each.alternative), each.label)  # fmt: skip
        changes.setdefault((each.rule_id, each.path), []).append(row("若采", "under", text, TONES[each.verdict]))
    total = Bilingual(
        f"{len(report)} 项结论中，{len(changes)} 项会因换一种解读而改变",
        f"{len(changes)} of {len(report)} findings would change under another reading",
    )
    entries = []
    for finding in report:
        if rows := changes.get((finding.rule_id, finding.path)):
            now = row("现为", "now", finding.label, TONES[finding.verdict])
            entries.append(Entry(_heading(finding), (Reference(finding.rule_id, finding.path), now, *rows)))
    blocks: tuple[Block, ...] = (*provenance_lines(report.provenance), Section("", (Line(total, "strong"),)), *entries)
    return Document(Bilingual("解读敏感性", "Sensitivity to readings"), blocks, report.audience)
