"""Conformity with the golden vectors."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from zhixing_rules._bilingual import Bilingual
from zhixing_rules.engine import Verdict
from zhixing_rules.render.document import Document, Group, Item, Line, Section, Table, TableRow
from zhixing_rules.render.phrases import columns, join, row, say, spaced

if TYPE_CHECKING:
    from zhixing_rules.conformance import Agreement, Answer, Conformity, Difference, Vector
    from zhixing_rules.render.document import Block, Text

__all__ = ["conformity_document"]

_SHOWN: Final = 3
"""Maximum number of differences shown for a rule; the JSON has all of them."""
_HEAD: Final = columns("规则|向量|一致", "rule|vectors|agreed")


def conformity_document(conformity: Conformity) -> Document:
    """Return a conformity as a document: the counts, the problems of the answers, the differences of each rule."""
    agreed = say("一致 {}", "{} agree", f"{conformity.agreed}/{conformity.total}")
    problems = (
        Item(say("{}{}", "{}{}", f"{problem.pointer[1:]} " if problem.pointer else "", problem), "bad")
        for problem in conformity.problems
    )
    rows = (TableRow((rule.rule_id, str(rule.total), str(rule.agreed))) for rule in conformity.rules)
    blocks: tuple[Block, ...] = (
        Line(agreed, "good" if conformity.holds else "bad"),
        *problems,
        Group((row("输出", "output", conformity.stderr),)),
        Section("", (Table("agreement", _HEAD, tuple(rows), 0),)),
        *(_differences(rule) for rule in conformity.rules if rule.differences),
    )
    return Document(Bilingual("一致性", "Conformity"), blocks)


def _differences(rule: Agreement) -> Section:
    """Return at most three differences of a rule, with the number of the others."""
    blocks: list[Block] = [_difference(each) for each in rule.differences[:_SHOWN]]
    if (more := len(rule.differences) - _SHOWN) > 0:
        blocks.append(Line(say("另有 {} 处", "and {} more", more), "dim"))
    return Section(rule.rule_id, (Group(tuple(blocks)),))


def _difference(difference: Difference) -> Item:
    vector = difference.vector
    readings = join(f"{reading}={alternative}" for reading, alternative in vector.readings)
    rows = (
        row("应为", "expected", _answer(vector), "good"),
        row("所答", "answered", _answer(difference.answer), "bad"),
        row("边界", "boundary", join(vector.boundaries)),
        row("判断之日", "on", spaced(_date(vector.on), readings)),
        row("输入", "input", vector.record, "dim"),
    )
    return Item(f"{vector.id}  {vector.clause}{vector.path}", blocks=rows)


def _answer(answer: Answer | Vector) -> Bilingual:
    name = Bilingual(Verdict(answer.verdict).zh, answer.verdict.replace("_", " "))
    return name if answer.due is None else say("{}　最迟 {}", "{}, due {}", name, _date(answer.due))


def _date(text: str) -> Text:
    """Return an ISO date as a date; another text, which a program may answer, unchanged."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text
