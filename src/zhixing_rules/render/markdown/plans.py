"""Plans as Markdown: a table of the steps, then the documents and preconditions of each step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.engine import DisclosedPlan, only_disclosed
from zhixing_rules.render.markdown.page import Page
from zhixing_rules.render.text.plans import column_names, step_fields, step_row

if TYPE_CHECKING:
    from zhixing_rules.render.text.builder import Language

__all__ = ["plan"]


def plan(plan: DisclosedPlan, *, language: Language = "zh") -> str:
    """Return a plan as Markdown.

    Args:
        plan: the plan, as disclosed to its audience.
        language: ``zh`` or ``en``.

    Raises:
        DisclosureRefused: the plan was not disclosed.
    """
    plan = only_disclosed(DisclosedPlan, plan)
    page = Page(language)
    builder = page.builder
    page.head(builder.pick("办案计划", "Plan"), plan.provenance, plan.audience)
    numbered = list(enumerate(plan.steps, start=1))
    if not numbered:
        page.block(builder.pick("没有待办事项", "nothing to do"))
        return page.text()
    page.table(column_names(builder), [step_row(builder, number, step) for number, step in numbered])
    for number, step in numbered:
        fields = [(builder.pick(zh, en), text) for zh, en, text in step_fields(builder, step, numbered)]
        if any(text for _, text in fields):
            page.heading(3, f"{number}　{builder.pick(step.action_zh, step.action_en)}　{builder.place(step.path)}")
            page.block(f"`{step.rule_id}` `{step.path}`" if step.path else f"`{step.rule_id}`")
            page.fields(fields)
    return page.text()
