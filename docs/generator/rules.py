"""The page of all rules, and the labels of the kinds of rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.bilingual_text import footer, page_header, table
from generator.page_names import rule_link
from zhixing_rules import JIAOZUO_2024
from zhixing_rules.language import Recur, Window

if TYPE_CHECKING:
    from generator.bilingual_text import Language
    from zhixing_rules.language import Rule

__all__ = ["actor_of", "due_text", "kind_of", "rule_cell", "rules_page", "subject_of"]

_KINDS = {
    "Qualify": ("范围", "scope"),
    "Define": ("定义", "definition"),
    "Permit": ("可为", "permission"),
    "Attach": ("须备", "required"),
    "Forbid": ("禁止", "prohibition"),
    "Perform": ("须为", "duty"),
    "Recur": ("定期", "recurring duty"),
    "Note": ("说明", "note"),
}


def kind_of(rule: Rule, lang: Language) -> str:
    """Return the label of the kind of consequence of a rule."""
    name = type(rule.then).__name__
    return lang(*_KINDS.get(name, (name, name)))


def subject_of(rule: Rule, lang: Language) -> str:
    """Return what a rule is evaluated for."""
    return lang.of(rule.per)


def actor_of(rule: Rule, lang: Language) -> str:
    """Return who acts; an empty string if the rule names no actor."""
    by = getattr(rule.then, "by", None)
    return lang.of(by) if by is not None else ""


def rule_cell(rule: Rule) -> str:
    """Return a link to a rule and its clause, for the first cell of a row."""
    return f"{rule_link(rule)}<br>{rule.cite.short}"


def due_text(rule: Rule, lang: Language) -> str:
    """Return the last day of the act, or the act that a document is due with; a dash if the rule has neither."""
    within, to = getattr(rule.then, "within", None), getattr(rule.then, "to", None)
    if isinstance(within, Window):
        return lang.described(within.closes)
    if isinstance(rule.then, Recur):
        return lang.described(rule.then.period_end)
    if to is not None:
        words = lang.described(to)
        return lang(f"随同：{words}", f"with: {words}")
    return "-"


def rules_page(lang: Language) -> str:
    """Return the page, one row per rule and subject."""
    procedure = JIAOZUO_2024
    ids = len({rule.id for rule in procedure.rules})
    count = len(procedure.rules)
    intro = lang(
        f"{procedure.instrument.document}写成的规则：{ids} 个编号，{count} 条（同一编号可对不同对象分别判断）。"
        "期限按默认解读写出；换用其他解读，见[解读](readings.md)。"
        "除另有说明外，行为须在施行日之后（第十七条）。点编号看原文、条件、解读和案例。",
        f"The rules of {procedure.instrument.document}: {ids} ids, {count} rules (one id can be evaluated for several "
        "subjects). Periods are given under the default readings; for the others see [readings](readings.md). Unless "
        "stated otherwise, the act must be later than commencement (art. 17). Follow an id to the text, the "
        "conditions, the readings and the examples.",
    )
    head = lang("编号、条款|对象、类型|谁：做什么|最迟", "id, clause|subject, kind|who: what|by when").split("|")
    rows = [_row(rule, lang) for rule in procedure.rules]
    return (
        "\n\n".join((page_header(lang("规则", "Rules"), lang, "rules.md"), intro, table(head, rows), footer(lang)))
        + "\n"
    )


def _row(rule: Rule, lang: Language) -> list[str]:
    who = actor_of(rule, lang)
    return [
        rule_cell(rule),
        f"{subject_of(rule, lang)}<br>{kind_of(rule, lang)}",
        (f"{who}{lang('：', ': ')}" if who else "") + lang.of(rule),
        due_text(rule, lang),
    ]
