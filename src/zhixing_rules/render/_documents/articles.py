"""Clauses of the law, with the rules that encode them and the readings they depend on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from zhixing_rules._bilingual import Bilingual
from zhixing_rules.engine import condition_tree, describe
from zhixing_rules.engine.readings_applied import Resolver
from zhixing_rules.language import TRUE, Attach, Fixed, Forbid, Note, Perform, Permit, Qualify, Recur
from zhixing_rules.law import UNOFFICIAL
from zhixing_rules.render._documents.readings import alternative_item, reading_title, support_row
from zhixing_rules.render._phrases import join, remedy_rows, row, same, say, short_citation
from zhixing_rules.render.document import Document, Entry, Group, Item, Line, Row, Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zhixing_rules.engine import ConditionTree
    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.language import Condition, Procedure, Reading, Rule, Selection
    from zhixing_rules.law import Citation, TranslatedClause
    from zhixing_rules.render.document import Block

__all__ = ["article_document"]

_KINDS: Final = {
    Qualify: Bilingual("条件", "condition"),
    Permit: Bilingual("权限", "permission"),
    Attach: Bilingual("材料", "document"),
    Forbid: Bilingual("禁止", "prohibition"),
    Perform: Bilingual("行为", "act"),
    Recur: Bilingual("周期行为", "recurring act"),
    Note: Bilingual("说明", "note"),
}
_UNBOUNDED: Final = (None, Fixed(date.min), Fixed(date.max))


def article_document(procedure: Procedure, citation: Citation, rules: Iterable[Rule], readings: Selection) -> Document:
    """Return the text of a clause, its rules in the order given, and the readings that they depend on, each once."""
    text = tuple(Line(line.strip()) for line in procedure.instrument_of(citation).text(citation).splitlines())
    translated = tuple(_translated(procedure.translated(citation)))
    listed, resolver, chosen = tuple(rules), Resolver(), dict(readings)
    title = say("规则 {} 条", "rules: {}", len(listed)) if listed else Bilingual("无规则", "no rule")
    entries = (entry for rule in listed for entry in _entries(resolver.rule(procedure, rule, readings)))
    blocks: list[Block] = [Group(text), Group(translated, "en"), Section(title, tuple(entries))]
    if used := dict.fromkeys(reading for rule in listed for reading in rule.readings):
        title = Bilingual("解读（* 为以上所采）", "readings (* the one used)")
        entries = (_reading(each, chosen.get(each.id, each.default.id), procedure) for each in used)
        blocks.append(Section(title, tuple(entries)))
    return Document(Bilingual(str(citation), citation.en), tuple(blocks))


def _translated(clauses: Iterable[TranslatedClause]) -> Iterator[Item]:
    """Yield the translation of a clause: that it is unofficial, then the clauses in it."""
    if items := tuple(_translated_clause(each) for each in clauses):
        yield Item(UNOFFICIAL, "unsure", blocks=items)


def _translated_clause(clause: TranslatedClause) -> Item:
    notes = (Line(say("说明：{}", "note: {}", each.note), "dim") for each in clause.sentences if each.note)
    return Item(clause.en, term=clause.citation.key, blocks=tuple(notes))


def _entries(resolved: ResolvedRule) -> Iterator[Entry]:
    """Yield a rule, then the superseded versions of it."""
    rule, kind = resolved.rule, _KINDS.get(type(resolved.then), Bilingual("释义", "definition"))
    title = say("{}  {}  对每一{}", "{}  {}  per {}", rule.id, kind, Bilingual.of(rule.per))
    quote = Item(same("{}「{}」", short_citation(rule.cite), rule.quote))
    yield Entry(title, (quote, *_rows(resolved)))
    if resolved.superseded is not None:
        yield from _entries(resolved.superseded)


def _rows(resolved: ResolvedRule) -> Iterator[Row]:
    rule, then = resolved.rule, resolved.then
    yield row("要求", "demand", Bilingual.of(rule))
    yield _condition("何时", "when", resolved.applies)
    demand = getattr(then, "demand", getattr(then, "breach", None))
    if demand is not None:
        yield _condition("判断", "breached if" if isinstance(then, Forbid) else "met if", demand)
    if isinstance(then, Perform | Recur):
        yield row("办理", "who", then.by)
    if isinstance(then, Perform):
        yield from _performance(then)
    if isinstance(then, Recur):
        yield row("周期", "cycle", describe(then.period_end))
    if isinstance(then, Note):
        yield row("理由", "why", Bilingual(then.why_zh, then.why_en))
    yield from remedy_rows(rule.remedy)
    yield row("解读", "readings", join(reading.id for reading in rule.readings), "dim")
    if resolved.superseded is not None:
        since = condition_tree(resolved.since)
        met = Bilingual.of(since) if not since.parts else say("{}成立", "{} these conditions", since)
        text = say("{}的，适用以上规定；否则适用：", "the above applies if {}; otherwise:", met)
        yield Row(Bilingual("衔接", "transition"), text, blocks=tuple(map(_part, since.parts)))


def _performance(then: Perform) -> Iterator[Row]:
    """Yield when an act is due, and how it must be done."""
    window = then.within
    moments = (
        ("起于", "from", window.after),
        ("最早", "earliest", window.opens),
        ("最迟", "due", window.closes),
        ("宜自", "best from", window.recommended),
        ("稳妥", "safe until", window.safe),
    )
    for zh, en, moment in moments:
        if moment is not None and moment not in _UNBOUNDED:
            yield row(zh, en, describe(moment))
    for zh, en, condition in (
        ("末日须", "last day", window.last_day),
        ("方式", "manner", then.provided),
    ):
        if condition is not TRUE:
            yield _condition(zh, en, condition)


def _condition(zh: str, en: str, condition: Condition) -> Row:
    tree = condition_tree(condition)
    return Row(Bilingual(zh, en), Bilingual.of(tree), blocks=tuple(map(_part, tree.parts)))


def _part(tree: ConditionTree) -> Item:
    return Item(Bilingual.of(tree), mark="·", blocks=tuple(map(_part, tree.parts)))


def _reading(reading: Reading, used: str, procedure: Procedure) -> Entry:
    items = (
        alternative_item(each, "*" if each.id == used else "", default=each is reading.default)
        for each in reading.alternatives
    )
    return Entry(reading_title(reading, procedure), (*items, support_row(reading, "dim")))
