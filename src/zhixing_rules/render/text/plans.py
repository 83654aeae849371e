"""A plan in words: one table of who does what by when, then the papers and what each step waits for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules.engine import DisclosedPlan, Status, only_disclosed
from zhixing_rules.render.tables import table
from zhixing_rules.render.text.style import Language, TextBuilder
from zhixing_rules.render.width import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhixing_rules.engine import Step

__all__ = ["cells", "details", "head", "plan"]

_STYLES: Final = {
    Status.OVERDUE: "bad",
    Status.DUE: "strong",
    Status.UPCOMING: "later",
    Status.WAITING: "dim",
    Status.DONE: "good",
}
_BOX: Final = {True: "☑", False: "□", None: "?"}
_ACTION: Final = 5
_WHY: Final = {True: ("等待", "waits for"), False: ("说明", "note")}
_LIMITS: Final = {"zh": (None, None, None, None, 10, None, None), "en": (None, None, None, None, 18, None, None)}


def plan(
    plan: DisclosedPlan,
    *,
    colour: bool = False,
    width: int = 100,
    by_actor: bool = False,
    language: Language = "zh",
) -> str:
    """A plan as text.

    Args:
        plan: the plan, as disclosed to its audience.
        colour: whether to use terminal colours.
        width: how many columns a line may take.
        by_actor: whether to give each actor a table of their own; the numbers of the steps stay.
        language: ``zh`` or ``en``.

    Raises:
        DisclosureRefused: the plan was not disclosed.
    """
    plan = only_disclosed(DisclosedPlan, plan)
    builder = TextBuilder(colour=colour, columns=width, language=language)
    builder.provenance("办案计划", "Plan", plan.provenance, plan.audience)
    builder.write()
    counted = ((status, plan.counts[status]) for status in _STYLES)
    said = (builder.paint(f"{_status(builder, status)} {count}", _STYLES[status]) for status, count in counted if count)
    builder.raw(builder.gap.join(said) or builder.pick("没有待办事项", "nothing to do"))
    numbered = list(enumerate(plan.steps, start=1))
    groups = dict.fromkeys(step.actor for step in plan.steps) if by_actor else (None,)
    for actor in groups:
        mine = [(number, step) for number, step in numbered if actor is None or step.actor is actor]
        title = builder.pick("步骤", "steps") if actor is None else builder.pick(actor.zh, actor.en)
        if mine:
            builder.heading(title)
            _table(builder, mine, language)
    if any(step.provisional and step.due for step in plan.steps):
        told = "? 暂定：放假通知未公布或所依事实未记录，最后一日不早于此；稳妥日不会过晚"
        builder.write(builder.pick(told, "? provisional: the last day is not before this one"), style="dim")
    _details(builder, numbered)
    return builder.text()


def _table(builder: TextBuilder, steps: Sequence[tuple[int, Step]], language: Language) -> None:
    rows = [head(builder), *(cells(builder, number, step) for number, step in steps)]
    in_law_order = table(rows, columns=builder.columns, flexible=_ACTION, limits=_LIMITS[language])
    styles = ["dim", *(_STYLES[step.status] for _, step in steps)]
    for lines, style in zip(in_law_order, styles, strict=True):
        for line in lines:
            builder.raw(line, style=style)


def head(builder: TextBuilder) -> tuple[str, ...]:
    """The names of the columns."""
    zh = ("#", "状态", "最迟", "稳妥", "办理", "事项", "条款")
    en = ("#", "status", "due", "safe", "who", "what", "clause")
    return tuple(builder.pick(*pair) for pair in zip(zh, en, strict=True))


def cells(builder: TextBuilder, number: int, step: Step) -> tuple[str, ...]:
    """A step as a row under them."""
    due = "—" if step.due is None else step.due.isoformat() + ("?" if step.provisional else "")
    if step.deadline is not None and not step.deadline.numbered:
        due = builder.pick(step.deadline.pace_zh, step.deadline.pace_en)
    what = (builder.pick(step.action_zh, step.action_en), builder.place(step.path))
    return (
        str(number),
        _status(builder, step.status),
        due,
        "—" if step.safe_due is None else step.safe_due.isoformat(),
        builder.pick(step.actor.zh, step.actor.en),
        "\n".join(clean(each) for each in what if each),
        builder.pick(step.citation.short, step.citation.key),
    )


def _status(builder: TextBuilder, status: Status) -> str:
    return builder.pick(status.zh, status.value)


def _details(builder: TextBuilder, numbered: Sequence[tuple[int, Step]]) -> None:
    """Beside the table: the days in the text, the papers, and what is waited for."""
    titled = False
    for number, step in numbered:
        fields = details(builder, step, numbered)
        if any(text for _, _, text in fields):
            if not titled:
                builder.heading(builder.pick("材料与前提", "papers and what each step waits for"))
                titled = True
            builder.write()
            said = builder.pick(f"{step.action_zh}　{builder.place(step.path)}", step.action_en)
            builder.write(f"{number:>2}  {said}", style="strong", hang=4)
            builder.write(f"{step.rule_id}  {step.path}", style="dim", indent=4)
            for zh, en, text in fields:
                builder.field(zh, en, text, indent=4)


def details(builder: TextBuilder, step: Step, numbered: Sequence[tuple[int, Step]]) -> list[tuple[str, str, str]]:
    """What is to be said of a step beside its row: a label in Chinese and in English, and the text, perhaps empty."""
    before = [str(number) for number, other in numbered if _comes_before(other, step) and not _over(other)]
    window = () if step.deadline is None or _over(step) else step.deadline.window
    return [
        ("最早", "earliest", "" if step.earliest is None else step.earliest.isoformat()),
        ("宜于", "best on", builder.listed(day.isoformat() for day in window)),
        *_papers(builder, step),
        ("先办", "first", "" if _over(step) else builder.listed(before)),
        (*_WHY[step.status is Status.WAITING], builder.pick(step.why_zh, step.why_en)),
        *([] if step.remedy is None else builder.remedy_fields(step.remedy)),
    ]


def _comes_before(other: Step, step: Step) -> bool:
    """Whether a step waits for another: of the same subject, of what holds it, or of what it brings about."""
    if other.rule_id not in step.after:
        return False
    apart = other.path.rpartition("/")[0] == step.path.rpartition("/")[0] and "/-" not in step.path
    return other.path == step.path or not apart


def _over(step: Step) -> bool:
    return step.status is Status.DONE


def _papers(builder: TextBuilder, step: Step) -> list[tuple[str, str, str]]:
    """A line for each paper; once the act is done, only for those that are not there."""
    wanted = [each for each in step.documents if not (_over(step) and each.ready)]
    labels = [("材料", "papers"), *[("", "")] * len(wanted)]
    return [
        (zh, en, f"{_BOX[paper.ready]} {builder.pick(paper.zh, paper.en)}")
        for (zh, en), paper in zip(labels, wanted, strict=False)
    ]
