"""Plans: the steps, the most urgent first, in a table for each urgency, then the documents and preconditions."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import islice
from typing import TYPE_CHECKING, Final

from zhixing_rules._bilingual import Bilingual
from zhixing_rules._plural import counted
from zhixing_rules.engine import DisclosedPlan, Status, StepUrgency, only_disclosed
from zhixing_rules.render._phrases import (
    columns,
    join,
    named_days,
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
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from zhixing_rules.engine import Step
    from zhixing_rules.render.document import Block, Text, Tone

__all__ = ["plan_document"]

_TONES: Final[dict[Status, Tone]] = {
    Status.OVERDUE: "bad",
    Status.DUE: "strong",
    Status.UPCOMING: "later",
    Status.WAITING: "dim",
    Status.DONE: "good",
}
_SHOWN: Final = 12
"""Maximum number of steps listed that a step waits for."""
_CHECKBOX: Final = {True: "☑", False: "□", None: "?"}
_HEAD: Final = columns("#|状态|最迟|稳妥|办理|事项|条款", "#|status|due|safe|who|what|clause")
_PROVISIONAL: Final = Bilingual(
    "? 暂定：放假通知未公布或所依事实未记录；按现有记录，期限末日不早于此日，稳妥日不会过晚",
    "? provisional: as recorded, the last day is not before this one; the safe day cannot be too late",
)


def plan_document(plan: DisclosedPlan, *, by_actor: bool = False) -> Document:
    """Return the number of steps of each status, a table for each urgency or each actor, then the details."""
    plan = only_disclosed(DisclosedPlan, plan)
    numbered, counts = list(enumerate(plan.steps, start=1)), plan.counts
    tally = (Row(_status(each), str(counts[each]), tone) for each, tone in _TONES.items() if counts[each])
    groups: dict[Text, list[tuple[int, Step]]] = {}
    for number, step in numbered:
        groups.setdefault(step.actor if by_actor else step.urgency, []).append((number, step))
    blocks: list[Block] = [*provenance_lines(plan.provenance)]
    blocks.append(Section("", (Tally(tuple(tally), Bilingual("没有待办事项", "nothing to do")),)))
    noted = [*groups][-1:] if any(step.provisional and step.due for step in plan.steps) else []
    for title, steps in groups.items():
        rows = tuple(TableRow(_cells(number, step, plan.provenance.on), _TONES[step.status]) for number, step in steps)
        blocks.append(Section(title, (Table("steps", _HEAD, rows, 5, _PROVISIONAL if title in noted else ""),)))
    if details := tuple(_details(numbered, plan.provenance.on)):
        blocks.append(Section(Bilingual("材料与前提", "documents and preconditions"), details))
    return Document(Bilingual("办案计划", "Plan"), tuple(blocks), plan.audience)


def _cells(number: int, step: Step, on: date) -> tuple[Text, ...]:
    """Return a step as a row.

    A due day is an ISO date, with ``?`` if provisional, or the pace in words, or 未规定, if the law sets no number of
    days; then the days that have passed, if `_passed` gives any; ``—`` means no day. The day on which an act was done
    follows its status.
    """
    due: Text = "—" if step.due is None else step.due.isoformat() + ("?" if step.provisional else "")
    if step.deadline is not None and not step.deadline.numbered:
        due = Bilingual(step.deadline.pace_zh or "未规定", step.deadline.pace_en or "no time limit")
    due = join((due, _passed(step, on)), "\n", "\n")
    safe = "—" if step.safe_due is None else step.safe_due.isoformat()
    action = join((Bilingual(step.action_zh, step.action_en), place(step.path, step.from_path)), "\n", "\n")
    status = join((_status(step.status), "" if step.done_on is None else step.done_on.isoformat()), "\n", "\n")
    return str(number), status, due, safe, step.actor, action, short_citation(step.citation)


def _earliest(step: Step) -> Text | None:
    if step.earliest is None or step.deadline is None or not step.deadline.earliest_provisional:
        return step.earliest
    return say("不早于{}（暂定）", "not before {} (provisional)", step.earliest)


def _passed(step: Step, on: date) -> Bilingual:
    """Return the days since an act was called for that is to be done, where the law sets no number of days.

    Of a step that waits, the days since the day shown as due, provisional or not: it is in no group of what is overdue.
    """
    since: date | None = None
    if step.urgency is StepUrgency.NO_FIXED_PERIOD and step.deadline is not None:
        since = step.deadline.trigger
    elif step.status is Status.WAITING:
        since = step.due
    if since is None or since >= on:
        return Bilingual("", "")
    days = (on - since).days
    return Bilingual(f"已过{days}日", f"{counted(days, 'day')} passed")


def _status(status: Status) -> Bilingual:
    return Bilingual(status.zh, status.value)


def _details(numbered: Sequence[tuple[int, Step]], on: date) -> Iterator[Entry]:
    """Yield what is not in the row of a step, for every step that has it."""
    open_steps = _OpenSteps(numbered)
    for number, step in numbered:
        done = step.status is Status.DONE
        why = ("等待", "waits for") if step.status is Status.WAITING else ("说明", "note")
        rows = (
            row("最早", "earliest", _earliest(step)),
            named_days(() if step.deadline is None or done else step.deadline.window, on),
            *_documents(step, done=done),
            row("先办", "first", None if done else open_steps.before(step)),
            row(*why, Bilingual(step.why_zh, step.why_en)),
            *remedy_rows(step.remedy),
        )
        if any(each.text not in {"", ("", "")} for each in rows):
            title = say("{}　{}", "{}", Bilingual(step.action_zh, step.action_en), place(step.path, step.from_path))
            yield Entry(title, (Reference(step.rule_id, step.path), *rows), number=number)


class _OpenSteps:
    """The steps that are not done, by their numbers.

    Attributes:
        of_rule: by rule, each with the list that its subject is in.
        of_list: by rule and list of subjects.
        of_subject: by rule and subject.
    """

    def __init__(self, numbered: Iterable[tuple[int, Step]]) -> None:
        self.of_rule: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self.of_list: Counter[tuple[str, str]] = Counter()
        self.of_subject: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, step in numbered:
            if step.status is not Status.DONE:
                self.of_rule[step.rule_id].append((number, _list_of(step.path)))
                self.of_list[step.rule_id, _list_of(step.path)] += 1
                self.of_subject[step.rule_id, step.path].append(number)

    def before(self, step: Step) -> Bilingual:
        """Return the steps that one waits for: of the same subject or of another list, or that create a record.

        The first are listed, the others counted, as there can be one for each of a thousand subjects.
        """
        own = None if step.from_path is not None else _list_of(step.path)
        found: list[int] = []
        total = 0
        for rule_id in step.after:
            siblings = 0 if own is None else self.of_list[rule_id, own]
            same_subject = self.of_subject.get((rule_id, step.path), []) if siblings else []
            others = self.of_rule.get(rule_id, [])
            total += len(same_subject) + len(others) - siblings
            found += same_subject
            if len(others) > siblings:
                found += islice((number for number, subjects in others if subjects != own), _SHOWN)
        shown = join(sorted(found)[:_SHOWN])
        return say("{}等{}项", "{} and others, {} in all", shown, total) if total > _SHOWN else shown


def _list_of(path: str) -> str:
    return path.rpartition("/")[0]


def _documents(step: Step, *, done: bool) -> list[Row]:
    """Return a row for each document; for an act that is done, only for those that are not there."""
    texts = [same("{} {}", _CHECKBOX[each.ready], each) for each in step.documents if not (done and each.ready)]
    return [Row("" if number else Bilingual("材料", "documents"), text) for number, text in enumerate(texts)]
