"""A plan in Markdown: who does what by when, then the papers and what each step waits for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.engine import DisclosedPlan, only_disclosed
from zhixing_rules.render.markdown.page import Page
from zhixing_rules.render.text.plans import cells, details, head

if TYPE_CHECKING:
    from zhixing_rules.render.text.style import Language

__all__ = ["plan"]


def plan(plan: DisclosedPlan, *, language: Language = "zh") -> str:
    """A plan as Markdown.

    Args:
        plan: the plan, as disclosed to its audience.
        language: ``zh`` or ``en``.

    Raises:
        DisclosureRefused: the plan was not disclosed.
    """
    plan = only_disclosed(DisclosedPlan, plan)
    page = Page(language)
    sheet = page.sheet
    page.head(sheet.pick("办案计划", "Plan"), plan.receipt, plan.audience)
    numbered = list(enumerate(plan.steps, start=1))
    if not numbered:
        page.block(sheet.pick("没有待办事项", "nothing to do"))
        return page.text()
    page.table(head(sheet), [cells(sheet, number, step) for number, step in numbered])
    for number, step in numbered:
        fields = [(sheet.pick(zh, en), text) for zh, en, text in details(sheet, step, numbered)]
        if any(text for _, text in fields):
            page.heading(3, f"{number}　{sheet.pick(step.action_zh, step.action_en)}　{sheet.place(step.path)}")
            page.block(f"`{step.rule_id}` `{step.path}`" if step.path else f"`{step.rule_id}`")
            page.fields(fields)
    return page.text()
