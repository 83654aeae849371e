"""The table of all rules, and the words for what each kind of rule does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generating.naming import linked
from generating.speaking import footer, table, top
from zhixing_rules import JIAOZUO_2024
from zhixing_rules.language import Recur, Window

if TYPE_CHECKING:
    from generating.speaking import Speaker
    from zhixing_rules.language import Rule

__all__ = ["by_when", "doer", "kind", "rules_page", "with_clause"]

_KINDS = {
    "Qualify": ("范围", "scope"),
    "Define": ("定义", "definition"),
    "Permit": ("可为", "may"),
    "Attach": ("须备", "must be there"),
    "Forbid": ("禁止", "must not"),
    "Perform": ("须为", "must"),
    "Recur": ("定期", "must, at intervals"),
    "Note": ("说明", "note"),
}


def kind(rule: Rule, say: Speaker) -> str:
    """What kind of consequence a rule has."""
    name = type(rule.then).__name__
    return say(*_KINDS.get(name, (name, name)))


def doer(rule: Rule, say: Speaker) -> str:
    """Who acts; empty where the rule names nobody."""
    by = getattr(rule.then, "by", None)
    return say.of(by) if by is not None else ""


def with_clause(rule: Rule) -> str:
    """A link to a rule, and its clause, for the first cell of a row."""
    return f"{linked(rule)}<br>{rule.cite.short}"


def by_when(rule: Rule, say: Speaker) -> str:
    """The last day of the act, or the event a paper goes with; a dash where there is neither."""
    within, to = getattr(rule.then, "within", None), getattr(rule.then, "to", None)
    if isinstance(within, Window):
        return say.described(within.closes)
    if isinstance(rule.then, Recur):
        return say.described(rule.then.period_end)
    if to is not None:
        words = say.described(to)
        return say(f"随同：{words}", f"with: {words}")
    return "-"


def rules_page(say: Speaker) -> str:
    """One row for each rule and subject."""
    procedure = JIAOZUO_2024
    ids = len({rule.id for rule in procedure.rules})
    count = len(procedure.rules)
    intro = say(
        f"{procedure.instrument.document}写成的规则：{ids} 个编号，{count} 条（同一编号可对不同对象分别判断）。"
        "期限按默认解读写出；换用其他解读，见[解读](readings.md)。"
        "除另有说明外，行为须在施行日之后（第十七条）。点编号看原文、条件、解读和案例。",
        f"The rules of {procedure.instrument.document}: {ids} ids, {count} rules (an id may be judged for several "
        "subjects). Periods are given under the default readings; for the others see [readings](readings.md). Every "
        "act must lie after commencement (art. 17). Follow an id to the words, the conditions, the readings and the "
        "examples.",
    )
    head = say("编号、条款|对象、类型|谁：做什么|最迟", "id, clause|judged for, kind|who: what|by when").split("|")
    rows = [_row(rule, say) for rule in procedure.rules]
    return "\n\n".join((top(say("规则", "Rules"), say, "rules.md"), intro, table(head, rows), footer(say))) + "\n"


def _row(rule: Rule, say: Speaker) -> list[str]:
    who = doer(rule, say)
    return [
        with_clause(rule),
        f"{say(rule.per.zh, rule.per.name)}<br>{kind(rule, say)}",
        (f"{who}{say('：', ': ')}" if who else "") + say.of(rule),
        by_when(rule, say),
    ]
