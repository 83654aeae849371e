"""Phrases of a comparison that its text and its Markdown share."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixing_rules.comparison import (
        ChangedClause,
        Claim,
        Comparison,
        DueMoves,
        Move,
        RuleDifference,
        Witness,
        WitnessSide,
    )
    from zhixing_rules.render.text.builder import TextBuilder

__all__ = [
    "claim_text",
    "due_text",
    "excerpts",
    "heading",
    "provenance_line",
    "rule_line",
    "search_text",
    "summary",
    "verdicts_text",
    "witness_text",
]

_CONTEXT: Final = 16
"""Number of characters of an excerpt before and after a difference."""


def provenance_line(compared: Comparison, builder: TextBuilder) -> str:
    """Return the two procedures, the calendar and the readings of a comparison."""
    (old, old_hash), (new, new_hash) = compared.old, compared.new
    rules = builder.pick(f"规则 {old} {old_hash} → {new} {new_hash}", f"rules {old} {old_hash} → {new} {new_hash}")
    chosen = builder.join(f"{reading}={alternative}" for reading, alternative in compared.chosen)
    readings = builder.pick(f"　另选解读 {chosen}", f"  readings chosen: {chosen}") if chosen else ""
    return f"{rules}{builder.gap}{compared.calendar}{readings}"


def summary(compared: Comparison, builder: TextBuilder) -> str:
    """Return the number of rules that differ and of those that do not."""
    changed, unchanged = len(compared.rules), len(compared.unchanged)
    return builder.pick(
        f"不同的规则 {changed} 条；其余 {unchanged} 条在任何解读下均不变",
        f"{changed} rules differ; the other {unchanged} are the same under every reading",
    )


def heading(rule: RuleDifference, builder: TextBuilder) -> str:
    """Return the id of a rule and its kind of change."""
    return builder.pick(f"{rule.rule_id}　{rule.kind.zh}", f"{rule.rule_id}: {rule.kind.value}")


def rule_line(rule: RuleDifference, builder: TextBuilder) -> str:
    """Return the clause of a rule, its title and its subject."""
    return builder.pick(
        f"{rule.citation}　{rule.title_zh}（{rule.subject_zh}）",
        f"{rule.citation.format('en')}: {rule.title_en} ({rule.subject})",
    )


def excerpts(clause: ChangedClause) -> tuple[str, str]:
    """Return the old and new text of a clause around its difference; the whole text if it was added or dropped."""
    old, new = clause.old, clause.new
    if not old or not new:
        return old, new
    head = _common_prefix(old, new)
    tail = _common_prefix(old[head:][::-1], new[head:][::-1])
    start = max(head - _CONTEXT, 0)
    cut = [each[start : len(each) - tail + _CONTEXT if tail > _CONTEXT else len(each)] for each in (old, new)]
    before, after = "…" if start else "", "…" if tail > _CONTEXT else ""
    return f"{before}{cut[0]}{after}", f"{before}{cut[1]}{after}"


def _common_prefix(one: str, other: str) -> int:
    """Return the number of characters that two texts have in common at the beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def verdicts_text(move: Move, builder: TextBuilder) -> str:
    """Return the two verdicts of a move, each with the label of its kind of norm."""
    return f"{_verdict(move.witness.old, builder)} → {_verdict(move.witness.new, builder)}"


def _verdict(side: WitnessSide, builder: TextBuilder) -> str:
    if side.label is None:
        return builder.pick("无此规则", "no such rule")
    return builder.pick(*side.label)


def witness_text(witness: Witness, builder: TextBuilder) -> str:
    """Return a witness in one line: the day, its facts, and its due days if it has any."""
    on = builder.pick("判断之日 ", "on ") + builder.format_date(witness.on)
    facts = builder.pick("；", "; ").join(f"{place}={value}" for place, value in _flat(witness.facts))
    dues = [each.due for each in (witness.old, witness.new)]
    shown = " → ".join("?" if day is None else builder.format_date(day) for day in dues) if any(dues) else ""
    due = builder.pick(f"　最迟 {shown}", f"  due {shown}") if shown else ""
    return f"{on}{builder.gap}{facts}{due}"


def _flat(value: Any, at: str = "") -> Iterator[tuple[str, str]]:  # noqa: ANN401  any JSON
    if isinstance(value, dict):
        for key, each in value.items():
            if key != "id":
                yield from _flat(each, f"{at}/{key}" if at else key)
    elif isinstance(value, list) and value and all(isinstance(each, dict) for each in value):
        for number, each in enumerate(value):
            yield from _flat(each, f"{at}/{number}")
    elif isinstance(value, list):
        yield at, "[" + ",".join(map(str, value)) + "]"
    else:
        yield at, {True: "true", False: "false"}.get(value, str(value)) if isinstance(value, bool) else str(value)


def due_text(due: DueMoves, builder: TextBuilder) -> str:
    """Return how far the due day moves, with the greatest move in each direction."""
    least, most = due.counts[0][0], due.counts[-1][0]
    text = builder.pick(
        f"两年内逐日起算，移动 {least:+d} 至 {most:+d} 日",
        f"with a trigger on each day of two years, it moves {least:+d} to {most:+d} days",
    )
    for shift in (due.earlier, due.later):
        if shift is not None:
            trigger, old, new = (builder.format_date(day) for day in (shift.trigger, shift.old, shift.new))
            text += builder.pick(f"；{trigger}起算的，{old} → {new}", f"; from {trigger}: {old} → {new}")
    return text


def claim_text(claim: Claim, builder: TextBuilder) -> str:
    """Return a claim, whether it holds, and on what grounds."""
    return builder.pick(
        f"{claim.zh}：{claim.status.zh}（{claim.grounds.zh}）",
        f"{claim.en}: {claim.status.value} ({claim.grounds.value.replace('_', ' ')})",
    )


def search_text(rule: RuleDifference, builder: TextBuilder) -> str:
    """Return the number of records that were searched; empty if none had to be."""
    if not rule.searched:
        return ""
    every = builder.pick("，即全部可能的记录", ", all possible ones") if rule.exhaustive else ""
    return builder.pick(f"已试 {rule.searched} 个虚构记录{every}", f"{rule.searched} synthetic records tried{every}")
