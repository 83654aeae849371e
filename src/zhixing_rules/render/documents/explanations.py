"""Explanations: the conditions as trees, then how the deadline was counted, with the source of each step."""

from __future__ import annotations

import re
from datetime import date
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING, Final

from zhixing_rules._bilingual import Bilingual
from zhixing_rules.engine import DisclosedExplanation, only_disclosed
from zhixing_rules.language import Truth
from zhixing_rules.render.document import Document, Group, Item, Line, Quote, Reference, Section, pick
from zhixing_rules.render.documents.reports import TONES, reason
from zhixing_rules.render.phrases import day_range, join, row, say

if TYPE_CHECKING:
    from zhixing_rules.engine import AccountStep, DisclosedDeadline, DisclosedFinding
    from zhixing_rules.engine.explain.explanation import ConditionNode
    from zhixing_rules.render.document import Block, Language, Tone

__all__ = ["day_lines", "explanation_document"]

_TRUTHS: Final[dict[Truth, tuple[str, Bilingual, Tone]]] = {
    Truth.MET: ("✓", Bilingual("成立", "met"), "good"),
    Truth.NOT_MET: ("✗", Bilingual("不成立", "not met"), "bad"),
    Truth.OPEN: ("?", Bilingual("未记录", "not recorded"), "unsure"),
    Truth.TO_BE_JUDGED: ("…", Bilingual("待人工判断", "to be judged"), "human"),
}
"""The symbol, the name and the tone of each truth."""
_SKIPPED: Final = Bilingual("〔略：结论已定，与此无关〕", " [not evaluated: the result does not depend on it]")
_DEFAULT: Final = Bilingual("（默认）", " (default)")
_PROVISIONAL: Final = Bilingual("（暂定）", " (provisional)")
_SEPARATOR: Final = re.compile("；|; ")
_DAY: Final = re.compile(
    r"([0-9]{4})(?:-|年)([0-9]{1,2})(?:-|月)([0-9]{1,2})日? ?((?:不计|计入|skipped|counted)(?:：|: ).*)"
)


def explanation_document(explanation: DisclosedExplanation) -> Document:
    """Return an explanation as a document: the verdict, the conditions, the steps of the deadline, the readings.

    Raises:
        DisclosureRefused: the explanation was not disclosed.
    """
    explanation = only_disclosed(DisclosedExplanation, explanation)
    finding, demand = explanation.finding, explanation.demand
    titles = Bilingual(finding.title_zh, finding.title_en)
    why, stop = reason(finding), Bilingual("。", ". ")
    ends = Bilingual(*(end + text if text else "" for end, text in zip(stop, why, strict=True)))
    verdict = say("结论：{}{}", "verdict: {}{}", finding.label, ends)
    head = (
        Reference(finding.rule_id, finding.path), Quote(finding.quote), Item(verdict, TONES[finding.verdict])
    )  # fmt: skip
    trees = [(Bilingual("适用修改后的规定", "the amended rule applies"), each) for each in explanation.transitions]
    trees.append((Bilingual("是否适用", "whether the rule applies"), explanation.applies))
    if demand is not None and (demand.parts or demand.en != "always"):
        trees.append((Bilingual("要求", "requirement"), demand))
    blocks: list[Block] = [Group(head)]
    blocks += [
        Section(say("{}：{}", "{}: {}", name, _TRUTHS[node.truth][1]), (Group((_condition(node),)),))
        for name, node in trees
    ]
    if explanation.deadline is not None:
        blocks.append(_count(explanation.deadline))
    if finding.used:
        blocks.append(_readings(finding))
    clause = Bilingual(str(finding.citation), finding.citation.en)
    return Document(say("{}　{}", "{}: {}", clause, titles), tuple(blocks), explanation.audience)


def _condition(node: ConditionNode) -> Item:
    """Return a condition with its parts; without its parts if it was skipped."""
    mark, name, tone = _TRUTHS[node.truth]
    if node.skipped:
        return Item(say("{}{}", "{}{}", node, _SKIPPED), "dim", mark=mark)
    operator = _operator(node)
    if operator is None:
        text = Bilingual.of(node) if node.truth.decided else say("{}：{}", "{}: {}", node, name)
        return Item(text, tone, mark=mark)
    return Item(operator, tone, mark=mark, blocks=tuple(map(_condition, node.parts)))


def _operator(node: ConditionNode) -> Bilingual | None:
    """Return the operator that joins the parts of a condition; ``None`` if the condition is printed without parts."""
    if not node.parts:
        return None
    if len(node.parts) == 1:
        return Bilingual("并非", "not") if node.parts[0].parts else None
    first = node.parts[0].zh
    rest = node.zh.removeprefix(f"（{first}）" if node.zh.startswith(f"（{first}）") else first)
    return Bilingual("以下全部", "all of") if rest.startswith("，且") else Bilingual("以下任一", "any of")


def _count(deadline: DisclosedDeadline) -> Section:
    blocks: list[Block] = []
    if not deadline.numbered:
        text = Bilingual("本意见未规定期限", "the Opinion sets no time limit")
        if deadline.pace_zh:
            pace = Bilingual(deadline.pace_zh, deadline.pace_en)
            text = say("本意见未规定具体期限，仅规定“{}”", "the Opinion sets no number of days, only: {}", pace)
        blocks.append(Line(text))
    blocks += [_step(number, step) for number, step in enumerate(deadline.steps, start=1)]
    mark = _PROVISIONAL if deadline.provisional else ""
    for zh, en, day in (("最早", "earliest", deadline.earliest), ("最迟", "due", deadline.due)):
        blocks.append(row(zh, en, "" if day is None else say("{}{}", "{}{}", day, mark), "strong"))
    blocks.append(row("稳妥", "safe", deadline.safe_due or "", "strong"))
    if deadline.provisional and deadline.due_latest is not None and deadline.due_latest != deadline.due:
        blocks.append(row("至晚", "latest", say("{}{}", "{}{}", deadline.due_latest, mark)))
    blocks.append(row("宜于", "best on", join(deadline.window)))
    return Section(Bilingual("期限的计算", "how the deadline was counted"), (Group(tuple(blocks)),))


def _step(number: int, step: AccountStep) -> Item:
    lines = zip_longest(day_lines(step.zh, "zh"), day_lines(step.en, "en"), fillvalue="")
    text, *days = (Bilingual(*line) for line in lines)
    basis = row("依据", "by", Bilingual(step.basis_zh, step.basis_en), "dim")
    return Item(text, term=str(number), blocks=(*map(Item, days), basis))


def day_lines(text: str, language: Language) -> list[str]:
    """Return a step of a count with its result, then a line for each run of days skipped or counted."""
    head, *days = _SEPARATOR.split(text)
    if not days:
        return [text]
    last, arrow, outcome = days[-1].rpartition(" → ")
    matches = [_DAY.fullmatch(day) for day in (*days[:-1], last)]
    if not arrow or None in matches:
        return [text]
    reasons = [(date(*map(int, each.group(1, 2, 3))), each[4]) for each in matches if each is not None]
    keyed = [((reason, day.toordinal() - index), day) for index, (day, reason) in enumerate(reasons)]
    lines = []
    for (why, _), run in groupby(keyed, key=lambda pair: pair[0]):
        days_of_run = [day for _, day in run]
        line = say("{}{}", "{} {}", day_range(days_of_run[0], days_of_run[-1]), why)
        lines.append(pick(line, language))
    return [f"{head} → {outcome}", *lines]


def _readings(finding: DisclosedFinding) -> Section:
    items = (
        Item(say("{} = {}  {}{}", "{} = {}  {}{}", each.id, each.alternative, each, _DEFAULT if each.default else ""))
        for each in finding.used
    )
    return Section(Bilingual("采用的解读", "readings used"), (Group(tuple(items)),))
