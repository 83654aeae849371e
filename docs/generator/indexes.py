"""Three indexes of the rules: by actor, by document, by deadline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.bilingual_text import cell, footer, page_header, table
from generator.cases import examples_of, finding_of
from generator.page_names import rule_link
from generator.rules import actor_of, due_text, rule_cell
from zhixing_rules import JIAOZUO_2024
from zhixing_rules.engine.readings_applied import Resolver
from zhixing_rules.language import FALSE, Fact, Recur, Unnumbered, Window

if TYPE_CHECKING:
    from generator.bilingual_text import Language
    from zhixing_rules.language import Rule

__all__ = ["by_actor", "by_deadline", "by_document"]


def _applicable() -> list[Rule]:
    """Return the rules that apply under the default readings; the others are listed only on the article pages."""
    resolver = Resolver()
    return [rule for rule in JIAOZUO_2024.rules if resolver.rule(JIAOZUO_2024, rule, ()).applies is not FALSE]


def by_actor(lang: Language) -> str:
    """Return the index by actor: who must do what, by when."""
    by_name: dict[str, list[Rule]] = {}
    for rule in _applicable():
        by_name.setdefault(actor_of(rule, lang), []).append(rule)
    unnamed = by_name.pop("", [])
    parts = [
        page_header(lang("按主体", "By actor"), lang, "by-actor.md"),
        lang(
            "谁办理或谁负责核对。期限按默认解读。",
            "Who acts or has to check. Periods are given under the default readings.",
        ),
    ]
    head = lang("编号、条款|事项|最迟", "id, clause|what|by when").split("|")
    for name, rules in by_name.items():
        parts += [f"## {_title(name)}", table(head, [_row(rule, lang) for rule in rules])]
    if unnamed:
        parts += [
            lang("## 未写明主体", "## No actor named"),
            lang(
                "范围、定义、禁止，以及随文书一并判断的要求。",
                "Scope, definitions, prohibitions, and requirements evaluated together with a document.",
            ),
            table(head, [_row(rule, lang) for rule in unnamed]),
        ]
    return "\n\n".join((*parts, footer(lang))) + "\n"


def by_document(lang: Language) -> str:
    """Return the index by document: which document, or item of a document, is due with which act."""
    rows = [
        [document, due_text(rule, lang), rule_cell(rule)]
        for rule in JIAOZUO_2024.rules
        if (document := getattr(rule.then, f"document_{lang.code}", ""))
    ]
    intro = lang(
        "须备的文书、材料及其应载事项。一件材料是否在卷，以材料清单的记录为准。",
        "The required documents and the items they must contain. Whether a document is on file follows from the "
        "inventory in the record.",
    )
    head = lang("材料|何时|编号、条款", "document|when|id, clause").split("|")
    title = lang("按材料", "By document")
    return "\n\n".join((page_header(title, lang, "by-document.md"), intro, table(head, rows), footer(lang))) + "\n"


def by_deadline(lang: Language) -> str:
    """Return the index by deadline, grouped by how the last day is determined."""
    groups: dict[str, list[Rule]] = {group: [] for group in ("counted", "event", "prompt", "untimed")}
    for rule in _applicable():
        if isinstance(getattr(rule.then, "within", None), Window):
            groups[_group(rule)].append(rule)
    titles = {
        "counted": lang("可以算出末日的", "With a last day that can be computed"),
        "event": lang("须在另一行为之前的", "Before another act"),
        "prompt": lang("“及时”“立即”：没有天数，由人判断", "及时, 立即: no number of days, to be assessed by a person"),
        "untimed": lang("条文未规定期限的", "No time limit stated"),
    }
    head = lang("编号、条款|谁：做什么|最迟|例：末日", "id, clause|who: what|by when|example: last day").split("|")
    parts = [
        page_header(lang("按期限", "By deadline"), lang, "by-deadline.md"),
        lang(
            "按默认解读。怎样数日子见[语义](semantics.md)。",
            "Under the default readings. How days are counted: [semantics](semantics.md).",
        ),
    ]
    recurring = [rule for rule in JIAOZUO_2024.rules if isinstance(rule.then, Recur)]
    if recurring:
        title = lang("周期性的", "Recurring")
        rows = [[*_row(rule, lang, who=True), _due(rule)] for rule in recurring]
        parts += [f"## {title}", table(head, rows)]
    for group, rules in groups.items():
        if rules:
            rows = [[*_row(rule, lang, who=True), _due(rule)] for rule in rules]
            parts += [f"## {titles[group]}", table(head, rows)]
    with_act = [rule for rule in JIAOZUO_2024.rules if getattr(rule.then, "to", None) is not None]
    if with_act:
        rows = [_row(rule, lang) for rule in with_act]
        parts += [lang("## 随另一行为一并备齐的", "## Due with another act"), table(head[:3], rows)]
    return "\n\n".join((*parts, footer(lang))) + "\n"


def _group(rule: Rule) -> str:
    closes = Resolver().rule(JIAOZUO_2024, rule, ()).then.within.closes  # type: ignore[union-attr]  # it has a window
    if isinstance(closes, Unnumbered):
        return "prompt" if closes.prompt else "untimed"
    return "event" if isinstance(closes, Fact) else "counted"


def _due(rule: Rule) -> str:
    """Return the last day of the first example that has one, as a link to the rule; a dash if no example has one."""
    for each in examples_of(rule):
        deadline = None if each.readings else finding_of(each).deadline
        if deadline is not None and deadline.due is not None and deadline.numbered and not deadline.provisional:
            return rule_link(rule, deadline.due.isoformat())
    return "-"


def _row(rule: Rule, lang: Language, *, who: bool = False) -> list[str]:
    name = actor_of(rule, lang)
    what = f"{name}{lang('：', ': ')}{lang.of(rule)}" if who and name else lang.of(rule)
    return [rule_cell(rule), what, due_text(rule, lang)]


def _title(name: str) -> str:
    return cell(name[:1].upper() + name[1:])
