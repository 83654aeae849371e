"""Plans: a table of the steps, then the documents and preconditions of each step."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from zhixing_rules._bilingual import Bilingual
from zhixing_rules.engine import DisclosedPlan, Status, only_disclosed
from zhixing_rules.render.document import Count, Document, Entry, Reference, Row, Section, Table, TableRow, Tally
from zhixing_rules.render.phrases import columns, join, place, provenance_lines, remedy_rows, row, say, short_citation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhixing_rules.engine import Step
    from zhixing_rules.render.document import Block, Text, Tone

    _Numbered = Sequence[tuple[int, Step]]
    _OpenSteps = dict[str, dict[str, dict[str, list[int]]]]

__all__ = ["plan_document"]

_TONES: Final[dict[Status, Tone]] = {
    Status.OVERDUE: "bad",
    Status.DUE: "strong",
    Status.UPCOMING: "later",
    Status.WAITING: "dim",
    Status.DONE: "good",
}
_CHECKBOX: Final = {True: "☑", False: "□", None: "?"}
_HEAD: Final = columns("#|状态|最迟|稳妥|办理|事项|条款", "#|status|due|safe|who|what|clause")
_PROVISIONAL: Final = Bilingual(
    "? 暂定：放假通知未公布或所依事实未记录，期限末日不早于此日；稳妥日不会过晚",
    "? provisional: the last day is not before this one; the safe day cannot be too late",
)


def plan_document(plan: DisclosedPlan, *, by_actor: bool = False) -> Document:
    """Return a plan as a document: the number of steps of each status, the tables, then the details of each step.

    Args:
        plan: the plan, as disclosed to its audience.
        by_actor: whether there is a table for each actor; the numbers of the steps do not change.

    Raises:
        DisclosureRefused: the plan was not disclosed.
    """
    plan = only_disclosed(DisclosedPlan, plan)
    numbered = list(enumerate(plan.steps, start=1))
    counts = (Count(_status(status), count, tone) for status, tone in _TONES.items() if (count := plan.counts[status]))
    tally = Tally(tuple(counts), Bilingual("没有待办事项", "nothing to do"))
    groups: dict[Text, _Numbered] = {Bilingual("步骤", "steps"): numbered} if numbered else {}
    if by_actor:
        actors = dict.fromkeys(step.actor for step in plan.steps)
        groups = {actor: [(number, step) for number, step in numbered if step.actor is actor] for actor in actors}
    note = _PROVISIONAL if any(step.provisional and step.due for step in plan.steps) else ""
    tables = [
        Section(title, (_table(steps, note if number == len(groups) else ""),))
        for number, (title, steps) in enumerate(groups.items(), start=1)
    ]
    open_steps = _open_steps(numbered)
    details = tuple(entry for number, step in numbered if (entry := _details(number, step, open_steps)))
    blocks: list[Block] = [provenance_lines(plan.provenance), Section("", (tally,)), *tables]
    if details:
        blocks.append(Section(Bilingual("材料与前提", "documents and preconditions"), details))
    return Document(Bilingual("办案计划", "Plan"), tuple(blocks), plan.audience)


def _table(steps: _Numbered, note: Text) -> Table:
    return Table("steps", _HEAD, tuple(TableRow(_cells(*each), _TONES[each[1].status]) for each in steps), 5, note)


def _cells(number: int, step: Step) -> tuple[Text, ...]:
    """Return a step as a row.

    A due day is an ISO date, with ``?`` if provisional, or the pace in words, or 未规定, if the law sets no number of
    days; ``—`` means no day.
    """
    due: Text = "—" if step.due is None else step.due.isoformat() + ("?" if step.provisional else "")
    if step.deadline is not None and not step.deadline.numbered:
        due = Bilingual(step.deadline.pace_zh or "未规定", step.deadline.pace_en or "no time limit")
    return (
        str(number),
        _status(step.status),
        due,
        "—" if step.safe_due is None else step.safe_due.isoformat(),
        step.actor,
        join((Bilingual(step.action_zh, step.action_en), place(step.path)), "\n", "\n"),
        short_citation(step.citation),
    )


def _status(status: Status) -> Bilingual:
    return Bilingual(status.zh, status.value)


def _details(number: int, step: Step, open_steps: _OpenSteps) -> Entry | None:
    """Return what is not in the row of a step; ``None`` if there is nothing."""
    done = step.status is Status.DONE
    why = ("等待", "waits for") if step.status is Status.WAITING else ("说明", "note")
    rows = [
        row("最早", "earliest", step.earliest or ""),
        row("宜于", "best on", "" if step.deadline is None or done else join(step.deadline.window)),
        *_documents(step, done=done),
        row("先办", "first", "" if done else join(_steps_before(step, open_steps))),
        row(*why, Bilingual(step.why_zh, step.why_en)),
        *remedy_rows(step.remedy),
    ]
    if not any(map(_has_text, rows)):
        return None
    title = say("{}　{}", "{}", Bilingual(step.action_zh, step.action_en), place(step.path).zh)
    return Entry(title, (Reference(step.rule_id, step.path), *rows), number=number)


def _has_text(row: Row) -> bool:
    return row.text not in {"", ("", "")}


def _open_steps(numbered: _Numbered) -> _OpenSteps:
    """Return the numbers of the steps that are not done: by rule, by the list of the subject, by the subject."""
    found: _OpenSteps = {}
    for number, step in numbered:
        if step.status is not Status.DONE:
            lists = found.setdefault(step.rule_id, {})
            lists.setdefault(_parent(step.path), {}).setdefault(step.path, []).append(number)
    return found


def _steps_before(step: Step, open_steps: _OpenSteps) -> list[int]:
    """Return the steps that one waits for: of the same subject or of another list, or that create a record."""
    found: list[int] = []
    for rule_id in step.after:
        for parent, subjects in open_steps.get(rule_id, {}).items():
            siblings = parent == _parent(step.path) and "/-" not in step.path
            found += subjects.get(step.path, ()) if siblings else chain.from_iterable(subjects.values())
    return sorted(found)


def _parent(path: str) -> str:
    return path.rpartition("/")[0]


def _documents(step: Step, *, done: bool) -> list[Row]:
    """Return a row for each document; for an act that is done, only for those that are not there."""
    listed = [each for each in step.documents if not (done and each.ready)]
    label: Text = Bilingual("材料", "documents")
    texts = (say("{} {}", "{} {}", _CHECKBOX[document.ready], document) for document in listed)
    return [Row("" if number else label, text) for number, text in enumerate(texts)]
