"""Plans: a table of the steps, then the documents and preconditions of each step."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from zhixing_rules._bilingual import Bilingual
from zhixing_rules.engine import DisclosedPlan, Status, only_disclosed
from zhixing_rules.render._phrases import (
    columns,
    join,
    place,
    provenance_lines,
    remedy_rows,
    row,
    same,
    say,
    short_citation,
)
from zhixing_rules.render.document import Document, Entry, Reference, Row, Section, Table, TableRow, Tally

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zhixing_rules.engine import Step
    from zhixing_rules.render.document import Block, Text, Tone

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
    """Return the number of steps of each status, the table of the steps or of each actor, then the details.

    Raises:
        DisclosureRefused: the plan was not disclosed.
    """
    plan = only_disclosed(DisclosedPlan, plan)
    numbered, counts = list(enumerate(plan.steps, start=1)), plan.counts
    tally = (Row(_status(each), str(counts[each]), tone) for each, tone in _TONES.items() if counts[each])
    groups: dict[Text, list[tuple[int, Step]]] = {}
    for number, step in numbered:
        groups.setdefault(step.actor if by_actor else Bilingual("步骤", "steps"), []).append((number, step))
    blocks: list[Block] = [*provenance_lines(plan.provenance)]
    blocks.append(Section("", (Tally(tuple(tally), Bilingual("没有待办事项", "nothing to do")),)))
    noted = [*groups][-1:] if any(step.provisional and step.due for step in plan.steps) else []
    for title, steps in groups.items():
        rows = tuple(TableRow(_cells(number, step), _TONES[step.status]) for number, step in steps)
        blocks.append(Section(title, (Table("steps", _HEAD, rows, 5, _PROVISIONAL if title in noted else ""),)))
    if details := tuple(_details(numbered)):
        blocks.append(Section(Bilingual("材料与前提", "documents and preconditions"), details))
    return Document(Bilingual("办案计划", "Plan"), tuple(blocks), plan.audience)


def _cells(number: int, step: Step) -> tuple[Text, ...]:
    """Return a step as a row.

    A due day is an ISO date, with ``?`` if provisional, or the pace in words, or 未规定, if the law sets no number of
    days; ``—`` means no day.
    """
    due: Text = "—" if step.due is None else step.due.isoformat() + ("?" if step.provisional else "")
    if step.deadline is not None and not step.deadline.numbered:
        due = Bilingual(step.deadline.pace_zh or "未规定", step.deadline.pace_en or "no time limit")
    safe = "—" if step.safe_due is None else step.safe_due.isoformat()
    action = join((Bilingual(step.action_zh, step.action_en), place(step.path)), "\n", "\n")
    return str(number), _status(step.status), due, safe, step.actor, action, short_citation(step.citation)


def _status(status: Status) -> Bilingual:
    return Bilingual(status.zh, status.value)


def _details(numbered: Sequence[tuple[int, Step]]) -> Iterator[Entry]:
    """Yield what is not in the row of a step, for every step that has it."""
    open_steps = _open_steps(numbered)
    for number, step in numbered:
        done = step.status is Status.DONE
        why = ("等待", "waits for") if step.status is Status.WAITING else ("说明", "note")
        rows = (
            row("最早", "earliest", step.earliest),
            row("宜于", "best on", None if step.deadline is None or done else join(step.deadline.window)),
            *_documents(step, done=done),
            row("先办", "first", None if done else join(_steps_before(step, open_steps))),
            row(*why, Bilingual(step.why_zh, step.why_en)),
            *remedy_rows(step.remedy),
        )
        if any(each.text not in {"", ("", "")} for each in rows):
            title = say("{}　{}", "{}", Bilingual(step.action_zh, step.action_en), place(step.path))
            yield Entry(title, (Reference(step.rule_id, step.path), *rows), number=number)


def _open_steps(numbered: Sequence[tuple[int, Step]]) -> _OpenSteps:
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
    texts = [same("{} {}", _CHECKBOX[each.ready], each) for each in step.documents if not (done and each.ready)]
    return [Row("" if number else Bilingual("材料", "documents"), text) for number, text in enumerate(texts)]
