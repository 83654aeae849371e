"""Conformity with the golden vectors."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from zhixing_rules._bilingual import Bilingual
from zhixing_rules.engine import Verdict
from zhixing_rules.render._phrases import columns, join, row, same, say, spaced
from zhixing_rules.render.document import Document, Group, Item, Line, Section, Table, TableRow

if TYPE_CHECKING:
    from zhixing_rules.conformance import Answer, Conformity, Difference, Vector
    from zhixing_rules.render.document import Block, Text

__all__ = ["conformity_document"]

_SHOWN: Final = 3
"""Maximum number of differences shown for a rule; the JSON has all of them."""
_HEAD: Final = columns("规则|向量|一致", "rule|vectors|agreed")


def conformity_document(conformity: Conformity) -> Document:
    """Return the counts of a conformity, the problems of the answers, and at most three differences of each rule."""
    agreed = say("一致 {}", "{} agree", f"{conformity.agreed}/{conformity.total}")
    blocks: list[Block] = [Line(agreed, "good" if conformity.holds else "bad")]
    blocks += [
        Item(same("{}{}", f"{each.pointer[1:]} " if each.pointer else "", each), "bad") for each in conformity.problems
    ]
    rows = (TableRow((rule.rule_id, str(rule.total), str(rule.agreed))) for rule in conformity.rules)
    blocks.append(Group((row("输出", "output", conformity.stderr),)))
    blocks.append(Section("", (Table("agreement", _HEAD, tuple(rows), 0),)))
    for rule in conformity.rules:
        more = len(rule.differences) - _SHOWN
        left = (Line(say("另有 {} 处", "and {} more", more), "dim"),) if more > 0 else ()
        if rule.differences:
            shown = map(_difference, rule.differences[:_SHOWN])
            blocks.append(Section(rule.rule_id, (Group((*shown, *left)),)))
    return Document(Bilingual("一致性", "Conformity"), tuple(blocks))


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
