"""What texts and Markdown say alike of a comparison, in one language."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixing_rules.comparison import ChangedClause, Claim, Comparison, DueMoves, Move, RuleDifference, Witness
    from zhixing_rules.engine import Verdict
    from zhixing_rules.render.text.style import TextBuilder

__all__ = ["about", "claimed", "due_moves", "excerpts", "facts", "heading", "made_with", "moved", "summary", "tried"]

_CONTEXT: Final = 16


def made_with(compared: Comparison, builder: TextBuilder) -> str:
    """The two procedures, and what they were compared by."""
    (old, old_hash), (new, new_hash) = compared.old, compared.new
    made = builder.pick(f"规则 {old} {old_hash} → {new} {new_hash}", f"rules {old} {old_hash} → {new} {new_hash}")
    chosen = builder.listed(f"{reading}={alternative}" for reading, alternative in compared.chosen)
    readings = builder.pick(f"　另选解读 {chosen}", f"  readings chosen: {chosen}") if chosen else ""
    return f"{made}{builder.gap}{compared.calendar}{readings}"


def summary(compared: Comparison, builder: TextBuilder) -> str:
    """How many rules differ, and how many cannot."""
    some, none = len(compared.rules), len(compared.unchanged)
    return builder.pick(
        f"不同的规则 {some} 条；其余 {none} 条在任何解读下都一概不变",
        f"{some} rules differ; the other {none} are the same by every reading",
    )


def heading(rule: RuleDifference, builder: TextBuilder) -> str:
    """A rule by its id, and what became of it."""
    return builder.pick(f"{rule.rule_id}　{rule.kind.zh}", f"{rule.rule_id}: {rule.kind.value}")


def about(rule: RuleDifference, builder: TextBuilder) -> str:
    """The clause of a rule, what it is about, and whom it is judged for."""
    return builder.pick(
        f"{rule.citation}　{rule.title_zh}（{rule.subject_zh}）",
        f"{rule.citation.format('en')}: {rule.title_en} ({rule.subject})",
    )


def excerpts(clause: ChangedClause) -> tuple[str, str]:
    """Where the words of a clause differ, with some words around; all of them where it was added or dropped."""
    old, new = clause.old, clause.new
    if not old or not new:
        return old, new
    same = _alike(old, new)
    tail = _alike(old[same:][::-1], new[same:][::-1])
    start = max(same - _CONTEXT, 0)
    cut = [each[start : len(each) - tail + _CONTEXT if tail > _CONTEXT else len(each)] for each in (old, new)]
    before, after = "…" if start else "", "…" if tail > _CONTEXT else ""
    return f"{before}{cut[0]}{after}", f"{before}{cut[1]}{after}"


def _alike(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def moved(move: Move, builder: TextBuilder) -> str:
    """One kind of change, as its two verdicts."""
    return f"{_verdict(move.old, builder)} → {_verdict(move.new, builder)}"


def _verdict(verdict: Verdict | None, builder: TextBuilder) -> str:
    if verdict is None:
        return builder.pick("无此规则", "no such rule")
    return builder.pick(verdict.zh, verdict.value.replace("_", " "))


def facts(witness: Witness, builder: TextBuilder) -> str:
    """A witness in short: the day, its facts, and the due days where there are any."""
    on = builder.pick(f"判断之日 {witness.on}", f"on {witness.on}")
    said = builder.pick("；", "; ").join(f"{place}={value}" for place, value in _flat(witness.facts))
    dues = [each.due for each in (witness.old, witness.new)]
    shown = " → ".join("?" if day is None else day.isoformat() for day in dues) if any(dues) else ""
    due = builder.pick(f"　最迟 {shown}", f"  due {shown}") if shown else ""
    return f"{on}{builder.gap}{said}{due}"


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


def due_moves(due: DueMoves, builder: TextBuilder) -> str:
    """How far the due day moves, and where it moves by most."""
    least, most = due.counts[0][0], due.counts[-1][0]
    said = builder.pick(
        f"两年内逐日起算，移动 {least:+d} 至 {most:+d} 日",
        f"over two years of triggers it moves {least:+d} to {most:+d} days",
    )
    for shift in (due.earlier, due.later):
        if shift is not None:
            said += builder.pick(
                f"；{shift.trigger} 起算的 {shift.old} → {shift.new}",
                f"; from {shift.trigger}: {shift.old} → {shift.new}",
            )
    return said


def claimed(claim: Claim, builder: TextBuilder) -> str:
    """A claim, whether it holds, and how that is known."""
    return builder.pick(
        f"{claim.zh}：{claim.standing.zh}（{claim.grounds.zh}）",
        f"{claim.en}: {claim.standing.value} ({claim.grounds.value.replace('_', ' ')})",
    )


def tried(rule: RuleDifference, builder: TextBuilder) -> str:
    """How many records were tried; nothing where none had to be."""
    if not rule.searched:
        return ""
    every = builder.pick("，即全部", ", all there are") if rule.exhaustive else ""
    return builder.pick(f"试了 {rule.searched} 个虚构记录{every}", f"{rule.searched} invented records tried{every}")
