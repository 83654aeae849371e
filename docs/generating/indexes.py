"""The rules found from three other sides: who acts, which paper, by when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generating.cases import examples_of, ran
from generating.naming import linked
from generating.rules import by_when, doer, with_clause
from generating.speaking import cell, footer, table, top
from zhixing_rules import JIAOZUO_2024
from zhixing_rules.engine.readings_applied import Resolver
from zhixing_rules.language import FALSE, Fact, Recur, Unnumbered, Window

if TYPE_CHECKING:
    from generating.speaking import Speaker
    from zhixing_rules.language import Rule

__all__ = ["by_actor", "by_deadline", "by_document"]


def _speaking() -> list[Rule]:
    """The rules that speak under the default readings; the others are on the pages of their articles alone."""
    resolver = Resolver()
    return [rule for rule in JIAOZUO_2024.rules if resolver.rule(JIAOZUO_2024, rule, ()).applies is not FALSE]


def by_actor(say: Speaker) -> str:
    """Who must do what, by when."""
    found: dict[str, list[Rule]] = {}
    for rule in _speaking():
        found.setdefault(doer(rule, say), []).append(rule)
    nobody = found.pop("", [])
    parts = [
        top(say("按主体", "By actor"), say, "by-actor.md"),
        say(
            "谁办理或谁负责核对。期限按默认解读。",
            "Who acts or makes sure. Periods are given under the default readings.",
        ),
    ]
    head = say("编号、条款|事项|最迟", "id, clause|what|by when").split("|")
    for name, rules in found.items():
        parts += [f"## {_title(name)}", table(head, [_row(rule, say) for rule in rules])]
    if nobody:
        parts += [
            say("## 未写明主体", "## Nobody named"),
            say(
                "范围、定义、禁止，以及随文书一并判断的要求。",
                "Scope, definitions, prohibitions, and what is judged with a paper.",
            ),
            table(head, [_row(rule, say) for rule in nobody]),
        ]
    return "\n\n".join((*parts, footer(say))) + "\n"


def by_document(say: Speaker) -> str:
    """Which paper, or particular of a paper, is due with what."""
    rows = [
        [paper, by_when(rule, say), with_clause(rule)]
        for rule in JIAOZUO_2024.rules
        if (paper := getattr(rule.then, f"paper_{say.language}", ""))
    ]
    intro = say(
        "须备的文书、材料及其应载事项。一件材料是否在卷，以材料清单的记录为准。",
        "The papers, and what must stand in them. Whether a paper is there is told by the inventory in the record.",
    )
    head = say("材料|何时|编号、条款", "paper|when|id, clause").split("|")
    title = say("按材料", "By document")
    return "\n\n".join((top(title, say, "by-document.md"), intro, table(head, rows), footer(say))) + "\n"


def by_deadline(say: Speaker) -> str:
    """What is due, sorted by how the last day is found."""
    groups: dict[str, list[Rule]] = {word: [] for word in ("counted", "event", "prompt", "untimed")}
    for rule in _speaking():
        if isinstance(getattr(rule.then, "within", None), Window):
            groups[_group(rule)].append(rule)
    titles = {
        "counted": say("数得出末日的", "With a last day that is counted"),
        "event": say("须在另一行为之前的", "Before another act"),
        "prompt": say("“及时”“立即”：没有天数，由人判断", "及时, 立即: no number of days, a person judges"),
        "untimed": say("条文未定时间的", "At no set time"),
    }
    head = say("编号、条款|谁：做什么|最迟|例：末日", "id, clause|who: what|by when|example: last day").split("|")
    parts = [
        top(say("按期限", "By deadline"), say, "by-deadline.md"),
        say(
            "按默认解读。怎样数日子见[语义](semantics.md)。",
            "Under the default readings. How days are counted: [semantics](semantics.md).",
        ),
    ]
    recurring = [rule for rule in JIAOZUO_2024.rules if isinstance(rule.then, Recur)]
    if recurring:
        title = say("周期性的", "Coming round")
        rows = [[*_row(rule, say, who=True), _due(rule)] for rule in recurring]
        parts += [f"## {title}", table(head, rows)]
    for word, rules in groups.items():
        if rules:
            rows = [[*_row(rule, say, who=True), _due(rule)] for rule in rules]
            parts += [f"## {titles[word]}", table(head, rows)]
    with_paper = [rule for rule in JIAOZUO_2024.rules if getattr(rule.then, "to", None) is not None]
    if with_paper:
        rows = [_row(rule, say) for rule in with_paper]
        parts += [say("## 随另一行为一并备齐的", "## Due with another act"), table(head[:3], rows)]
    return "\n\n".join((*parts, footer(say))) + "\n"


def _group(rule: Rule) -> str:
    closes = Resolver().rule(JIAOZUO_2024, rule, ()).then.within.closes  # type: ignore[union-attr]  # it has a window
    if isinstance(closes, Unnumbered):
        return "prompt" if closes.prompt else "untimed"
    return "event" if isinstance(closes, Fact) else "counted"


def _due(rule: Rule) -> str:
    """The last day in the first example that has one, linked to where it is told."""
    for each in examples_of(rule):
        counted = None if each.readings else ran(each).deadline
        if counted is not None and counted.due is not None and counted.numbered and not counted.provisional:
            return linked(rule, counted.due.isoformat())
    return "-"


def _row(rule: Rule, say: Speaker, *, who: bool = False) -> list[str]:
    name = doer(rule, say)
    what = f"{name}{say('：', ': ')}{say.of(rule)}" if who and name else say.of(rule)
    return [with_clause(rule), what, by_when(rule, say)]


def _title(name: str) -> str:
    return cell(name[:1].upper() + name[1:])
