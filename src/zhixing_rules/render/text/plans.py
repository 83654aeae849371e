"""Plans as text: a table of the steps, then the documents and preconditions of each step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules.engine import DisclosedPlan, Status, only_disclosed
from zhixing_rules.render.tables import table
from zhixing_rules.render.text.builder import Language, TextBuilder
from zhixing_rules.render.width import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhixing_rules.engine import Step

__all__ = ["column_names", "plan", "step_fields", "step_row"]

_STYLES: Final = {
    Status.OVERDUE: "bad",
    Status.DUE: "strong",
    Status.UPCOMING: "later",
    Status.WAITING: "dim",
    Status.DONE: "good",
}
_CHECKBOX: Final = {True: "☑", False: "□", None: "?"}
_ACTION_COLUMN: Final = 5
_REASON_LABELS: Final = {True: ("等待", "waits for"), False: ("说明", "note")}
_LIMITS: Final = {"zh": (None, None, None, None, 10, None, None), "en": (None, None, None, None, 18, None, None)}


def plan(
    plan: DisclosedPlan,
    *,
    colour: bool = False,
    width: int = 100,
    by_actor: bool = False,
    language: Language = "zh",
) -> str:
    """Return a plan as text.

    Args:
        plan: the plan, as disclosed to its audience.
        colour: whether to use terminal colours.
        width: maximum columns of a line.
        by_actor: whether to print one table for each actor; the numbers of the steps do not change.
        language: ``zh`` or ``en``.

    Returns:
        The text, ending with a line break: the number of steps of each status, the table of the steps, then the details
        of each step.

    Raises:
        DisclosureRefused: the plan was not disclosed.
    """
    plan = only_disclosed(DisclosedPlan, plan)
    builder = TextBuilder(colour=colour, columns=width, language=language)
    builder.header("办案计划", "Plan", plan.provenance, plan.audience)
    builder.write()
    counted = ((status, plan.counts[status]) for status in _STYLES)
    parts = (
        builder.styled(f"{_status(builder, status)} {count}", _STYLES[status]) for status, count in counted if count
    )
    builder.raw(builder.gap.join(parts) or builder.pick("没有待办事项", "nothing to do"))
    numbered = list(enumerate(plan.steps, start=1))
    groups = dict.fromkeys(step.actor for step in plan.steps) if by_actor else (None,)
    for actor in groups:
        steps = [(number, step) for number, step in numbered if actor is None or step.actor is actor]
        title = builder.pick("步骤", "steps") if actor is None else builder.pick(actor.zh, actor.en)
        if steps:
            builder.heading(title)
            _table(builder, steps, language)
    if any(step.provisional and step.due for step in plan.steps):
        zh = "? 暂定：放假通知未公布或所依事实未记录，期限末日不早于此日；稳妥日不会过晚"
        en = "? provisional: the last day is not before this one; the safe day cannot be too late"
        builder.write(builder.pick(zh, en), style="dim")
    _details(builder, numbered)
    return builder.text()


def _table(builder: TextBuilder, steps: Sequence[tuple[int, Step]], language: Language) -> None:
    rows = [column_names(builder), *(step_row(builder, number, step) for number, step in steps)]
    row_lines = table(rows, columns=builder.columns, flexible=_ACTION_COLUMN, limits=_LIMITS[language])
    styles = ["dim", *(_STYLES[step.status] for _, step in steps)]
    for lines, style in zip(row_lines, styles, strict=True):
        for line in lines:
            builder.raw(line, style=style)


def column_names(builder: TextBuilder) -> tuple[str, ...]:
    """Return the column names of the table of steps."""
    zh = ("#", "状态", "最迟", "稳妥", "办理", "事项", "条款")
    en = ("#", "status", "due", "safe", "who", "what", "clause")
    return tuple(builder.pick(*pair) for pair in zip(zh, en, strict=True))


def step_row(builder: TextBuilder, number: int, step: Step) -> tuple[str, ...]:
    """Return a step as a row of the table of steps.

    Args:
        builder: the builder of the text, for its language.
        number: the number of the step in the plan, from 1.
        step: the step.

    Returns:
        Seven cells in the order of `column_names`. A due day is an ISO date, with ``?`` if provisional, or the pace in
        words, or 未规定, if the law sets no number of days; ``—`` means no day.
    """
    due = "—" if step.due is None else step.due.isoformat() + ("?" if step.provisional else "")
    if step.deadline is not None and not step.deadline.numbered:
        due = builder.pick(step.deadline.pace_zh or "未规定", step.deadline.pace_en or "no time limit")
    action = (builder.pick(step.action_zh, step.action_en), builder.place(step.path))
    return (
        str(number),
        _status(builder, step.status),
        due,
        "—" if step.safe_due is None else step.safe_due.isoformat(),
        builder.pick(step.actor.zh, step.actor.en),
        "\n".join(clean(each) for each in action if each),
        builder.pick(step.citation.short, step.citation.key),
    )


def _status(builder: TextBuilder, status: Status) -> str:
    return builder.pick(status.zh, status.value)


def _details(builder: TextBuilder, numbered: Sequence[tuple[int, Step]]) -> None:
    """Append the fields of each step that are not in the table."""
    has_heading = False
    for number, step in numbered:
        fields = step_fields(builder, step, numbered)
        if any(text for _, _, text in fields):
            if not has_heading:
                builder.heading(builder.pick("材料与前提", "documents and preconditions"))
                has_heading = True
            builder.write()
            action = builder.pick(f"{step.action_zh}　{builder.place(step.path)}", step.action_en)
            builder.write(f"{number:>2}  {action}", style="strong", hang=4)
            builder.write(f"{step.rule_id}  {step.path}", style="dim", indent=4)
            for zh, en, text in fields:
                builder.field(zh, en, text, indent=4)


def step_fields(builder: TextBuilder, step: Step, numbered: Sequence[tuple[int, Step]]) -> list[tuple[str, str, str]]:
    """Return the fields of a step that are not in its row.

    Each is a Chinese label, an English label and a text, which may be empty.

    Args:
        builder: the builder of the text.
        step: the step.
        numbered: all steps of the plan with their numbers.

    Returns:
        Triples of labels and text, in the order in which they are printed.
    """
    done = step.status is Status.DONE
    before = [
        str(number) for number, other in numbered if _comes_before(other, step) and other.status is not Status.DONE
    ]
    window = () if step.deadline is None or done else step.deadline.window
    return [
        ("最早", "earliest", "" if step.earliest is None else builder.format_date(step.earliest)),
        ("宜于", "best on", builder.join(builder.format_date(day) for day in window)),
        *_documents(builder, step),
        ("先办", "first", "" if done else builder.join(before)),
        (*_REASON_LABELS[step.status is Status.WAITING], builder.pick(step.why_zh, step.why_en)),
        *([] if step.remedy is None else builder.remedy_fields(step.remedy)),
    ]


def _comes_before(other: Step, step: Step) -> bool:
    """Return whether a step waits for another of the same subject, of its parent, or of a record that it creates."""
    if other.rule_id not in step.after:
        return False
    siblings = other.path.rpartition("/")[0] == step.path.rpartition("/")[0] and "/-" not in step.path
    return other.path == step.path or not siblings


def _documents(builder: TextBuilder, step: Step) -> list[tuple[str, str, str]]:
    """Return a field for each document; for an act that is done, only for those that are not there."""
    done = step.status is Status.DONE
    listed = [each for each in step.documents if not (done and each.ready)]
    labels = [("材料", "documents"), *[("", "")] * len(listed)]
    return [
        (zh, en, f"{_CHECKBOX[document.ready]} {builder.pick(document.zh, document.en)}")
        for (zh, en), document in zip(labels, listed, strict=False)
    ]
