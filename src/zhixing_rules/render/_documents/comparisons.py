"""Comparisons of two procedures, with their cases as JSON that can be loaded."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules._bilingual import Bilingual
from zhixing_rules.render._phrases import join, row, same, say, spaced
from zhixing_rules.render.document import Changes, Code, Document, Group, Line, Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixing_rules.comparison import ChangedClause, Comparison, DueMoves, Move, RuleDifference, Witness
    from zhixing_rules.render.document import Block

__all__ = ["comparison_document", "excerpts", "verdicts_text"]

_CONTEXT: Final = 16
"""Number of characters of an excerpt before and after a difference."""


def comparison_document(compared: Comparison) -> Document:
    """Return the changed clauses, then the changed defaults, then the rules; of equal procedures, only a summary."""
    rules = "{} {} → {} {}".format(*compared.old, *compared.new)
    chosen = join(f"{reading}={alternative}" for reading, alternative in compared.chosen)
    readings = say("另选解读 {}", "readings chosen: {}", chosen) if chosen.zh else ""
    summary = Bilingual(
        f"不同的规则 {len(compared.rules)} 条；其余 {len(compared.unchanged)} 条在任何解读下均不变",
        f"{len(compared.rules)} rules differ; the other {len(compared.unchanged)} are the same under every reading",
    )
    blocks: list[Block] = [Line(spaced(say("规则 {}", "rules {}", rules), compared.calendar, readings), "dim")]
    blocks.append(Line(summary))
    blocks += map(_clause, compared.clauses)
    for each in compared.readings:
        default = row("默认", "default", f"{each.old or '—'} → {each.new or '—'}")
        blocks.append(Section(say("解读 {}", "reading {}", each.reading), (Group((default,)),)))
    blocks += map(_rule, compared.rules)
    return Document(Bilingual("规程比较", "Two procedures compared"), tuple(blocks))


def _clause(clause: ChangedClause) -> Section:
    old, new = (text and f"「{text}」" for text in excerpts(clause))
    title = Bilingual(str(clause.citation), clause.citation.format("en"))
    return Section(title, (Group((row("原", "old", old), row("新", "new", new))),))


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


def _rule(rule: RuleDifference) -> Section:
    titles, subject = Bilingual(rule.title_zh, rule.title_en), Bilingual(rule.subject_zh, rule.subject)
    clause = Bilingual(str(rule.citation), rule.citation.format("en"))
    blocks: list[Block] = [Line(say("{}　{}（{}）", "{}: {} ({})", clause, titles, subject))]
    if rule.parts:
        parts = tuple((each.name, each.old, each.new) for each in rule.parts)
        blocks.append(Changes(Bilingual("不同", "differs"), parts))
    for move in rule.moves:
        blocks.append(row("结论", "verdict", verdicts_text(move), "strong"))
        blocks.append(row("例", "case", _witness(move.witness), "dim"))
        blocks.append(Code(move.witness.record))
    if rule.due is not None:
        blocks.append(row("期限", "deadline", _due(rule.due)))
    for claim in rule.claims:
        status = Bilingual(claim.status.zh, claim.status.value)
        grounds = Bilingual(claim.grounds.zh, claim.grounds.value.replace("_", " "))
        blocks.append(row("断言", "claim", say("{}：{}（{}）", "{}: {} ({})", claim, status, grounds)))
    if rule.searched:
        every = Bilingual("，即全部可能的记录", ", all possible ones") if rule.exhaustive else ""
        searched = say("已试 {} 个虚构记录{}", "{} synthetic records tried{}", rule.searched, every)
        blocks.append(row("范围", "searched", searched, "dim"))
    kind = Bilingual(rule.kind.zh, rule.kind.value)
    return Section(say("{}　{}", "{}: {}", rule.rule_id, kind), (Group(tuple(blocks)),))


def verdicts_text(move: Move) -> Bilingual:
    """Return the two verdicts of a move, each with the label of its kind of norm."""
    nothing = Bilingual("无此规则", "no such rule")
    return same("{} → {}", move.witness.old.label or nothing, move.witness.new.label or nothing)


def _witness(witness: Witness) -> Bilingual:
    """Return a witness in one line: the day, its facts, and its due days if it has any."""
    facts = join((f"{place}={value}" for place, value in _flat(witness.facts)), "；", "; ")
    old, new = witness.old.due, witness.new.due
    due = say("最迟 {} → {}", "due {} → {}", old or "?", new or "?") if old or new else ""
    return spaced(say("判断之日 {}", "on {}", witness.on), facts, due)


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
        yield at, str(value).lower() if isinstance(value, bool) else str(value)


def _due(due: DueMoves) -> Bilingual:
    """Return how far the due day moves, with the greatest move in each direction."""
    least, most = due.counts[0][0], due.counts[-1][0]
    moves = Bilingual(
        f"两年内逐日起算，移动 {least:+d} 至 {most:+d} 日",
        f"with a trigger on each day of two years, it moves {least:+d} to {most:+d} days",
    )
    shifts = (each for each in (due.earlier, due.later) if each is not None)
    texts = (say("{}起算的，{} → {}", "from {}: {} → {}", each.trigger, each.old, each.new) for each in shifts)
    return join((moves, *texts), "；", "; ")
