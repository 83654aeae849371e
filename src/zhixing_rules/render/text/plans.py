"""A plan in words: one table of who does what by when, then the papers and what each step waits for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules.engine import DisclosedPlan, Status, only_disclosed
from zhixing_rules.render.tables import table
from zhixing_rules.render.text.style import Language, Sheet
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
    sheet = Sheet(colour=colour, columns=width, language=language)
    sheet.receipt("办案计划", "Plan", plan.receipt, plan.audience)
    sheet.write()
    counted = ((status, plan.counts[status]) for status in _STYLES)
    said = (sheet.paint(f"{_status(sheet, status)} {count}", _STYLES[status]) for status, count in counted if count)
    sheet.raw(sheet.gap.join(said) or sheet.pick("没有待办事项", "nothing to do"))
    numbered = list(enumerate(plan.steps, start=1))
    groups = dict.fromkeys(step.actor for step in plan.steps) if by_actor else (None,)
    for actor in groups:
        mine = [(number, step) for number, step in numbered if actor is None or step.actor is actor]
        title = sheet.pick("步骤", "steps") if actor is None else sheet.pick(actor.zh, actor.en)
        if mine:
            sheet.heading(title)
            _table(sheet, mine, language)
    if any(step.provisional and step.due for step in plan.steps):
        told = "? 暂定：放假通知未公布或所依事实未记录，最后一日不早于此；稳妥日不会过晚"
        sheet.write(sheet.pick(told, "? provisional: the last day is not before this one"), style="dim")
    _details(sheet, numbered)
    return sheet.text()


def _table(sheet: Sheet, steps: Sequence[tuple[int, Step]], language: Language) -> None:
    rows = [head(sheet), *(cells(sheet, number, step) for number, step in steps)]
    laid = table(rows, columns=sheet.columns, flexible=_ACTION, limits=_LIMITS[language])
    styles = ["dim", *(_STYLES[step.status] for _, step in steps)]
    for lines, style in zip(laid, styles, strict=True):
        for line in lines:
            sheet.raw(line, style=style)


def head(sheet: Sheet) -> tuple[str, ...]:
    """The names of the columns."""
    zh = ("#", "状态", "最迟", "稳妥", "办理", "事项", "条款")
    en = ("#", "status", "due", "safe", "who", "what", "clause")
    return tuple(sheet.pick(*pair) for pair in zip(zh, en, strict=True))


def cells(sheet: Sheet, number: int, step: Step) -> tuple[str, ...]:
    """A step as a row under them."""
    due = "—" if step.due is None else step.due.isoformat() + ("?" if step.provisional else "")
    if step.deadline is not None and not step.deadline.numbered:
        due = sheet.pick(step.deadline.pace_zh, step.deadline.pace_en)
    what = (sheet.pick(step.action_zh, step.action_en), sheet.place(step.path))
    return (
        str(number),
        _status(sheet, step.status),
        due,
        "—" if step.safe_due is None else step.safe_due.isoformat(),
        sheet.pick(step.actor.zh, step.actor.en),
        "\n".join(clean(each) for each in what if each),
        sheet.pick(step.citation.short, step.citation.key),
    )


def _status(sheet: Sheet, status: Status) -> str:
    return sheet.pick(status.zh, status.value)


def _details(sheet: Sheet, numbered: Sequence[tuple[int, Step]]) -> None:
    """Beside the table: the days in the text, the papers, and what is waited for."""
    titled = False
    for number, step in numbered:
        fields = details(sheet, step, numbered)
        if any(text for _, _, text in fields):
            if not titled:
                sheet.heading(sheet.pick("材料与前提", "papers and what each step waits for"))
                titled = True
            sheet.write()
            said = sheet.pick(f"{step.action_zh}　{sheet.place(step.path)}", step.action_en)
            sheet.write(f"{number:>2}  {said}", style="strong", hang=4)
            sheet.write(f"{step.rule_id}  {step.path}", style="dim", indent=4)
            for zh, en, text in fields:
                sheet.field(zh, en, text, indent=4)


def details(sheet: Sheet, step: Step, numbered: Sequence[tuple[int, Step]]) -> list[tuple[str, str, str]]:
    """What is to be said of a step beside its row: a label in Chinese and in English, and the text, perhaps empty."""
    before = [str(number) for number, other in numbered if _comes_before(other, step) and not _over(other)]
    window = () if step.deadline is None or _over(step) else step.deadline.window
    return [
        ("最早", "earliest", "" if step.earliest is None else step.earliest.isoformat()),
        ("宜于", "best on", sheet.listed(day.isoformat() for day in window)),
        *_papers(sheet, step),
        ("先办", "first", "" if _over(step) else sheet.listed(before)),
        (*_WHY[step.status is Status.WAITING], sheet.pick(step.why_zh, step.why_en)),
        *([] if step.remedy is None else sheet.remedy_fields(step.remedy)),
    ]


def _comes_before(other: Step, step: Step) -> bool:
    """Whether a step waits for another: of the same subject, of what holds it, or of what it brings about."""
    if other.rule_id not in step.after:
        return False
    apart = other.path.rpartition("/")[0] == step.path.rpartition("/")[0] and "/-" not in step.path
    return other.path == step.path or not apart


def _over(step: Step) -> bool:
    return step.status is Status.DONE


def _papers(sheet: Sheet, step: Step) -> list[tuple[str, str, str]]:
    """A line for each paper; once the act is done, only for those that are not there."""
    wanted = [each for each in step.documents if not (_over(step) and each.ready)]
    labels = [("材料", "papers"), *[("", "")] * len(wanted)]
    return [
        (zh, en, f"{_BOX[paper.ready]} {sheet.pick(paper.zh, paper.en)}")
        for (zh, en), paper in zip(labels, wanted, strict=False)
    ]
