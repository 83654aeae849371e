"""The conclusion of a report: what is known in a few sentences, and never more than is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules._bilingual import Bilingual
from zhixing_rules._dates import chinese_date
from zhixing_rules._plural import counted
from zhixing_rules.engine import Verdict
from zhixing_rules.views.work_items import WorkGroup

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zhixing_rules.engine import DisclosedReport
    from zhixing_rules.views.work_items import WorkItem

__all__ = ["conclusion_of"]


def conclusion_of(
    report: DisclosedReport,
    breaches: Sequence[Bilingual],
    items: Mapping[WorkGroup, Sequence[WorkItem]],
    *,
    mechanism: bool = False,
) -> Bilingual:
    """Return the breaches and where they are, what comes first, what others owe, and what cannot be decided.

    Without a breach nothing is called free of breaches as a whole: the sentence speaks of the recorded facts, says
    whether the record is complete to the day, and is left out where an act is overdue or the audience may not see
    everything.

    Args:
        report: the report, as disclosed to the audience.
        breaches: the subjects of its findings that fail.
        items: what is to be done, by group.
        mechanism: whether the record is a joint mechanism, not a case.

    Returns:
        The sentences.
    """
    parts = [_breaches(breaches, mechanism=mechanism)] if breaches else list(_without_breach(report, items))
    parts += _acts(items)
    if judged := report.counts[Verdict.REVIEW]:
        parts.append(Bilingual(f"须由人判断{judged}项。", f"{counted(judged, 'finding')} for a person to judge."))
    if undecided := report.counts[Verdict.OPEN]:
        missing = len(report.missing)
        zh = f"另有{undecided}项因记录不足无法判断，缺{missing}项事实。"
        parts.append(Bilingual(zh, f"{undecided} cannot be decided: {counted(missing, 'fact')} not recorded."))
    return Bilingual("".join(each.zh for each in parts), " ".join(each.en for each in parts))


def _breaches(breaches: Sequence[Bilingual], *, mechanism: bool) -> Bilingual:
    subjects = list(dict.fromkeys(breaches))
    same = len(subjects) == 1 and subjects[0].zh
    where = Bilingual(f"，均在{subjects[0].zh}", f", all in {subjects[0].en}") if same else Bilingual("", "")
    what = "本机制" if mechanism else "本案"
    return Bilingual(
        f"{what}有{len(breaches)}项违反或者不符合{where.zh}。",
        f"{counted(len(breaches), 'finding')} of breach or failure{where.en}.",
    )


def _without_breach(report: DisclosedReport, items: Mapping[WorkGroup, Sequence[WorkItem]]) -> Iterator[Bilingual]:
    """Yield what can be said where no finding fails."""
    counts, provenance = report.counts, report.provenance
    if report.audience.withheld:
        yield Bilingual(
            "只列可以知悉的内容，不表示全案没有违反。",
            "Only what this audience may know; it does not say that nothing is breached.",
        )
    elif not counts[Verdict.PASS] + counts[Verdict.PENDING] + counts[Verdict.REVIEW]:
        yield Bilingual("现有记录不足以判断。", "The record is not enough to decide anything.")
    elif WorkGroup.OVERDUE not in items:
        complete = provenance.complete_as_of
        if complete is not None and complete >= provenance.on:
            attested = Bilingual("", "")
        elif complete is None:
            attested = Bilingual("（记录未声明完整）", " (the record is not attested to be complete)")
        else:
            attested = Bilingual(
                f"（记录完整截至{chinese_date(complete)}）", f" (complete through {complete.isoformat()})"
            )
        yield Bilingual(f"已记录的事实中未见违反{attested.zh}。", f"No breach in the recorded facts{attested.en}.")


def _acts(items: Mapping[WorkGroup, Sequence[WorkItem]]) -> Iterator[Bilingual]:
    """Yield what is overdue, what is best done today or comes next, what is unclear, and what others owe."""
    late, today = items.get(WorkGroup.OVERDUE, []), items.get(WorkGroup.TODAY, [])
    if late:
        worst = max(late, key=lambda each: -(each.days_left or 0))
        zh, en = f"逾期{len(late)}项，最久的是{worst.brief.zh}", f"{len(late)} overdue, the longest: {worst.brief.en}"
        yield _sentence(Bilingual(zh, en), worst)
    if today:
        yield _first(Bilingual(f"今天宜办{len(today)}项，先办", f"{len(today)} best done today, first: "), today[0])
    elif not late and (coming := [*items.get(WorkGroup.THIS_WEEK, ()), *items.get(WorkGroup.LATER, ())]):
        yield _first(Bilingual("下一项：", "Next: "), coming[0])
    if unclear := items.get(WorkGroup.TO_CLARIFY):
        first = unclear[0]
        zh = f"待核实{len(unclear)}项，先核实应否{first.brief.zh}"
        yield _sentence(Bilingual(zh, f"{len(unclear)} to be clarified, first: {first.brief.en}"), first)
    if prompt := items.get(WorkGroup.PROMPT):
        oldest = max(prompt, key=lambda each: each.elapsed_days or 0)
        zh, en = (
            f"应及时办理{len(prompt)}项，最久的是{oldest.brief.zh}",
            f"{len(prompt)} to be done promptly: {oldest.brief.en}",
        )
        yield _sentence(Bilingual(zh, en), oldest)
    if others := items.get(WorkGroup.OTHERS):
        overdue = sum(each.overdue for each in others)
        zh = f"等对方办理{len(others)}项{f'，其中逾期{overdue}项，可书面催办' if overdue else ''}。"
        yield Bilingual(zh, f"{len(others)} for another organ{f', {overdue} of them overdue' if overdue else ''}.")


def _first(start: Bilingual, item: WorkItem) -> Bilingual:
    who = f"：{item.subject.zh}" if item.subject.zh else ""
    by = Bilingual("", "")
    if item.due is not None:
        by = Bilingual(f"，最迟{chinese_date(item.due)}", f", by {item.due.isoformat()}")
    return Bilingual(f"{start.zh}{item.brief.zh}{who}{by.zh}。", f"{start.en}{item.brief.en}{by.en}.")


def _sentence(start: Bilingual, item: WorkItem) -> Bilingual:
    words = item.days_in_words
    if item.provisional and item.overdue:
        words = Bilingual(f"{words.zh}，暂定", f"{words.en}, provisional")
    return Bilingual(
        f"{start.zh}{f'，{words.zh}' if words.zh else ''}。", f"{start.en}{f', {words.en}' if words.en else ''}."
    )
