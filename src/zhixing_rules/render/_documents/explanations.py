"""Explanations: the conditions as trees, then how the deadline was counted, with the source of each step."""

from __future__ import annotations

import re
from datetime import date
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING, Final

from zhixing_rules._bilingual import Bilingual
from zhixing_rules.engine import DisclosedDeadline, DisclosedExplanation, only_disclosed
from zhixing_rules.language import Truth
from zhixing_rules.procedures.jiaozuo_2024.opinion import called
from zhixing_rules.render._documents.reports import TONES
from zhixing_rules.render._phrases import day_range, excerpt_mark, named_days, row, same, say
from zhixing_rules.render.document import Document, Group, Item, Line, Quote, Reference, Section, pick
from zhixing_rules.views.finding_reasons import reason_of

if TYPE_CHECKING:
    from zhixing_rules.engine import AccountStep
    from zhixing_rules.engine.explain.explanation import ConditionNode
    from zhixing_rules.render.document import Block, Language, Tone

__all__ = ["count_section", "day_lines", "explanation_document"]

_TRUTHS: Final[dict[Truth, tuple[str, Bilingual, Tone]]] = {
    Truth.MET: ("✓", Bilingual("成立", "met"), "good"),
    Truth.NOT_MET: ("✗", Bilingual("不成立", "not met"), "bad"),
    Truth.OPEN: ("?", Bilingual("未记录", "not recorded"), "unsure"),
    Truth.TO_BE_JUDGED: ("…", Bilingual("待人工判断", "to be judged"), "human"),
}
"""The symbol, the name and the tone of each truth."""
_NOTHING: Final = Bilingual("", "")
_SKIPPED: Final = Bilingual("〔略：结论已定，与此无关〕", " [not evaluated: the result does not depend on it]")
_DEFAULT: Final = Bilingual("（默认）", " (default)")
_PROVISIONAL: Final = Bilingual("（暂定）", " (provisional)")
_SEPARATOR: Final = re.compile("；|; ")
_DAY: Final = re.compile(
    r"([0-9]{4})(?:-|年)([0-9]{1,2})(?:-|月)([0-9]{1,2})日? ?((?:不计|计入|skipped|counted)(?:：|: ).*)"
)


def explanation_document(explanation: DisclosedExplanation) -> Document:
    """Return the verdict of an explanation, the conditions as trees, the steps of the deadline, the readings used."""
    explanation = only_disclosed(DisclosedExplanation, explanation)
    finding, demand = explanation.finding, explanation.demand
    ends = zip(("。", ". "), reason_of(finding), strict=True)
    verdict = say("结论：{}{}", "verdict: {}{}", finding.label, Bilingual(*(why and stop + why for stop, why in ends)))
    head = Reference(finding.rule_id, finding.path), Quote(finding.quote), Item(verdict, TONES[finding.verdict])
    blocks: list[Block] = [
        Group(head),
        *(_tree("适用修改后的规定", "the amended rule applies", each) for each in explanation.transitions),
        _tree("是否适用", "whether the rule applies", explanation.applies),
    ]
    if demand is not None and (demand.parts or demand.en != "always"):
        blocks.append(_tree("要求", "requirement", demand))
    if explanation.deadline is not None:
        name = called(finding.citation.document)
        blocks.append(count_section(explanation.deadline, name, explanation.safe_why))
    if finding.used:
        readings = (
            Item(same("{} = {}  {}{}", each.id, each.alternative, each, _DEFAULT if each.default else ""))
            for each in finding.used
        )
        blocks.append(Section(Bilingual("采用的解读", "readings used"), (Group(tuple(readings)),)))
    clause = Bilingual(str(finding.citation), finding.citation.en)
    name = same("{}{}", Bilingual(finding.title_zh, finding.title_en), excerpt_mark(finding))
    title = say("{}　{}", "{}: {}", clause, name)
    return Document(title, tuple(blocks), explanation.audience)


def _tree(zh: str, en: str, node: ConditionNode) -> Section:
    return Section(say(f"{zh}：{{}}", f"{en}: {{}}", _TRUTHS[node.truth][1]), (Group((_condition(node),)),))


def _condition(node: ConditionNode) -> Item:
    """Return a condition with its parts; without its parts if it was skipped."""
    mark, name, tone = _TRUTHS[node.truth]
    if node.skipped:
        return Item(same("{}{}", node, _SKIPPED), "dim", mark=mark)
    if node.joint is None:
        return Item(Bilingual.of(node) if node.truth.decided else say("{}：{}", "{}: {}", node, name), tone, mark=mark)
    return Item(node.joint, tone, mark=mark, blocks=tuple(map(_condition, node.parts)))


def count_section(deadline: DisclosedDeadline, source: Bilingual, safe_why: Bilingual = _NOTHING) -> Section:
    """Return how the last day of an act was counted, step by step.

    Args:
        deadline: the deadline.
        source: the name of the instrument.
        safe_why: why the safe day is before the last day; empty where it is not known or needed.

    Returns:
        The section.
    """
    deadline = only_disclosed(DisclosedDeadline, deadline)
    blocks: list[Block] = []
    if not deadline.numbered:
        pace = Bilingual(deadline.pace_zh, deadline.pace_en)
        limited = say("{}未规定具体期限，仅规定“{}”", "{} sets no number of days, only: {}", source, pace)
        blocks.append(Line(limited if pace.zh else say("{}未规定期限", "{} sets no time limit", source)))
    blocks += [_step(number, step) for number, step in enumerate(deadline.steps, start=1)]
    latest = deadline.due_latest if deadline.provisional and deadline.due_latest != deadline.due else None
    earliest, due, latest_text = (
        None if day is None else same("{}{}", day, _PROVISIONAL if provisional else "")
        for day, provisional in (
            (deadline.earliest, deadline.earliest_provisional),
            (deadline.due, deadline.provisional),
            (latest, deadline.provisional),
        )
    )
    blocks += [
        row("最早", "earliest", earliest, "strong"),
        row("最迟", "due", due, "strong"),
        row("稳妥", "safe", deadline.safe_due, "strong"),
        row("缘由", "why safe", safe_why),
        row("至晚", "latest", latest_text),
        named_days(deadline.window),
    ]
    return Section(Bilingual("期限的计算", "how the deadline was counted"), (Group(tuple(blocks)),))


def _step(number: int, step: AccountStep) -> Item:
    lines = zip_longest(day_lines(step.zh, "zh"), day_lines(step.en, "en"), fillvalue="")
    text, *days = (Bilingual(*line) for line in lines)
    basis = row("依据", "by", Bilingual(step.basis_zh, step.basis_en), "dim")
    return Item(text, term=str(number), blocks=(*map(Item, days), basis))


def day_lines(text: str, language: Language) -> list[str]:
    """Return a step of a count with its result, then a line for each run of days skipped or counted."""
    head, *days = _SEPARATOR.split(text)
    last, arrow, outcome = days[-1].rpartition(" → ") if days else ("", "", "")
    matches = [_DAY.fullmatch(day) for day in (*days[:-1], last)]
    if not arrow or None in matches:
        return [text]
    reasons = [(date(*map(int, each.group(1, 2, 3))), each[4]) for each in matches if each is not None]
    keyed = [((reason, day.toordinal() - index), day) for index, (day, reason) in enumerate(reasons)]
    lines = [f"{head} → {outcome}"]
    for (why, _), run in groupby(keyed, key=lambda pair: pair[0]):
        first, *others = (day for _, day in run)
        lines.append(pick(say("{}{}", "{} {}", day_range(first, others[-1] if others else first), why), language))
    return lines
