"""Reports: breaches first, then what cannot be decided and the facts that would settle it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from zhixing_rules._bilingual import Bilingual
from zhixing_rules._plural import counted
from zhixing_rules.engine import DisclosedReport, Verdict, only_disclosed
from zhixing_rules.engine.explain.verdict_labels import GENERAL_LABELS
from zhixing_rules.render.document import (
    Count,
    Document,
    Entry,
    Group,
    Item,
    Line,
    Quote,
    Reference,
    Section,
    Tally,
)
from zhixing_rules.render.phrases import join, place, provenance_lines, remedy_rows, row, say, short_citation

if TYPE_CHECKING:
    from zhixing_rules.engine import DisclosedFinding, Missing, ReadingSensitivity
    from zhixing_rules.language import Procedure
    from zhixing_rules.render.document import Block, Row, Tone

__all__ = ["TONES", "reason", "report_document", "sweep_document"]

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
    """Return a report as a document: the counts, the findings by verdict, the missing facts, the verdicts not listed.

    Args:
        report: the report, as disclosed to its audience.
        everything: whether to list also what is met and what does not apply, and every missing fact.
        sensitive: whether to list the verdicts that another reading would change.

    Returns:
        The document.

    Raises:
        DisclosureRefused: the report was not disclosed.
    """
    report = only_disclosed(DisclosedReport, report)
    counts = {verdict: report.counts[verdict] for verdict in TONES}
    listed = [verdict for verdict in TONES if counts[verdict] and (everything or verdict in _LISTED)]
    tally = Tally(tuple(Count(_NAMES[verdict], counts[verdict], TONES[verdict]) for verdict in TONES))
    blocks: list[Block] = [provenance_lines(report.provenance), Section("", (tally,))]
    blocks += [
        Section(_count(verdict, counts[verdict]), tuple(map(_finding, report.by(verdict))), TONES[verdict])
        for verdict in listed
    ]
    if report.missing:
        needed_by = Counter(
            each.path for verdict in listed for finding in report.by(verdict) for each in finding.missing
        )
        blocks.append(_missing(report.missing, needed_by, everything=everything))
    if sensitive:
        blocks.append(_sensitive(report.sensitive_to))
    left = [verdict for verdict in TONES if counts[verdict] and verdict not in listed]
    if left:
        text = join(_count(verdict, counts[verdict]) for verdict in left)
        blocks.append(Section("", (Line(say("未逐项列出：{}", "not listed: {}", text), "dim"),)))
    return Document(Bilingual("检查报告", "Report"), tuple(blocks), report.audience)


def _count(verdict: Verdict, count: int) -> Bilingual:
    return say("{} {}", "{} {}", _NAMES[verdict], count)


def _finding(finding: DisclosedFinding) -> Entry:
    label = ("须判断", "to judge") if finding.verdict is Verdict.REVIEW else ("未记录", "missing")
    why = Bilingual("", "") if finding.missing else reason(finding)
    return Entry(
        _labelled_heading(finding),
        (
            Reference(finding.rule_id, finding.path),
            Quote(finding.quote),
            row(*label, join(map(_fact, finding.missing))),
            row("理由", "why", why),
            _due(finding, why),
            *remedy_rows(finding.remedy),
            *(row("提示", "note", Bilingual.of(remark), "unsure") for remark in finding.remarks),
        ),
    )


def _heading(finding: DisclosedFinding) -> Bilingual:
    """Return the clause, the title and the subject of a finding."""
    parts = short_citation(finding.citation), Bilingual(finding.title_zh, finding.title_en), place(finding.path).zh
    return say("{}　{}　{}", "{}: {}", *parts)


def _labelled_heading(finding: DisclosedFinding) -> Bilingual:
    """Return the heading of a finding, with the label of its verdict if that is not the general label."""
    words = zip(_heading(finding), ("——", " - "), finding.label, GENERAL_LABELS[finding.verdict], strict=True)
    return Bilingual(*(text if label == general else text + dash + label for text, dash, label, general in words))


def reason(finding: DisclosedFinding) -> Bilingual:
    """Return the part of the message of a finding after its verdict."""
    clause = finding.citation
    zh = finding.message("zh").removeprefix(f"{clause.short}：{finding.title_zh}——")
    en = finding.message("en").removeprefix(f"{clause.key}: {finding.title_en} - ")
    return Bilingual(zh.partition("。")[2], en.partition(". ")[2])


def _fact(missing: Missing) -> Bilingual:
    return say("{}（{}）", "{} ({})", missing, missing.path)


def _due(finding: DisclosedFinding, why: Bilingual) -> Row:
    """Return the row of the due day; without a text if the reason contains it."""
    deadline = finding.deadline
    if deadline is None or deadline.due is None or finding.verdict is Verdict.NOT_APPLICABLE:
        return row("最迟", "due", "")
    if deadline.provisional:
        return row("最迟", "due", say("暂定，不早于{}", "provisional, not before {}", deadline.due))
    day = say("{}", "{}", deadline.due)
    return row("最迟", "due", Bilingual(*("" if one in text else one for one, text in zip(day, why, strict=True))))


def _sensitive(changes: tuple[ReadingSensitivity, ...]) -> Section:
    """Return the verdicts that another reading would change."""
    title = say("换一种解读会改变的结论 {}", "verdicts that another reading would change: {}", len(changes))
    items = (
        Item(
            say(
                "{}  {}  {}={}：{}",
                "{}  {}  {}={}: {}",
                each.rule_id,
                place(each.path),
                each.reading,
                each.alternative,
                each.label,
            ),
            TONES[each.verdict],
        )
        for each in changes
    )
    return Section(title, (Group(tuple(items)),))


def _missing(missing: tuple[Missing, ...], needed_by: Counter[str], *, everything: bool) -> Section:
    """Return every missing fact once, those that settle most findings first."""
    shown = missing if everything else missing[:_MISSING_LIMIT]
    blocks: list[Block] = []
    for each in shown:
        count = needed_by[each.path]
        needed = Bilingual(f"涉及 {count} 项", f"for {counted(count, 'finding')}")
        blocks.append(Item(say("{}  {}", "{}  {}", _fact(each), needed)))
    if left := len(missing) - len(shown):
        blocks.append(Line(say("……另有 {} 项", "... and {} more", left), "dim"))
    return Section(say("缺失的事实 {}", "missing facts: {}", len(missing)), (Group(tuple(blocks)),))


def sweep_document(report: DisclosedReport, procedure: Procedure) -> Document:
    """Return the findings that another reading would change, each with the alternatives that would.

    Raises:
        DisclosureRefused: the report was not disclosed.
    """
    report = only_disclosed(DisclosedReport, report)
    changes: dict[tuple[str, str], list[ReadingSensitivity]] = {}
    for each in report.sensitive_to:
        changes.setdefault((each.rule_id, each.path), []).append(each)
    total = say(
        "{1} 项结论中，{0} 项会因换一种解读而改变",
        "{0} of {1} findings would change under another reading",
        len(changes),
        len(report),
    )
    alternatives = {(reading.id, each.id): each for reading in procedure.readings for each in reading.alternatives}
    entries = (
        Entry(
            _heading(finding),
            (
                Reference(finding.rule_id, finding.path),
                row("现为", "now", finding.label, TONES[finding.verdict]),
                *(
                    row(
                        "若采",
                        "under",
                        say(
                            "{}={}（{}）→ {}",
                            "{}={} ({}) → {}",
                            each.reading,
                            each.alternative,
                            alternatives[each.reading, each.alternative],
                            each.label,
                        ),
                        TONES[each.verdict],
                    )
                    for each in found
                ),
            ),
        )
        for finding in report
        if (found := changes.get((finding.rule_id, finding.path)))
    )
    blocks: tuple[Block, ...] = (provenance_lines(report.provenance), Section("", (Line(total, "strong"),)), *entries)
    return Document(Bilingual("解读敏感性", "Sensitivity to readings"), blocks, report.audience)
