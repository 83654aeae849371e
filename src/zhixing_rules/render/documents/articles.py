"""Clauses of the law, with the rules that encode them and the readings they depend on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from zhixing_rules._bilingual import Bilingual
from zhixing_rules.engine import describe
from zhixing_rules.engine.readings_applied import Resolver
from zhixing_rules.language import Attach, Fixed, Forbid, Note, Perform, Permit, Qualify, Recur
from zhixing_rules.render.document import Document, Entry, Group, Item, Line, Section
from zhixing_rules.render.documents.readings import alternative_item, reading_title, support_row
from zhixing_rules.render.phrases import join, remedy_rows, row, say, short_citation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.language import Procedure, Reading, Rule, Selection
    from zhixing_rules.law import Citation
    from zhixing_rules.render.document import Block, Row

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
    """Return a clause as a document: its text, its rules in the order given, and the readings that they depend on.

    Args:
        procedure: the procedure.
        citation: the clause; its text is not translated.
        rules: the rules of the procedure to list.
        readings: the alternatives chosen instead of the defaults.

    Returns:
        The document, with each reading once.

    Raises:
        CitationError: the procedure's instrument has no such clause.
    """
    text = tuple(Line(line.strip()) for line in procedure.instrument.text(citation).splitlines())
    listed, resolver, chosen = tuple(rules), Resolver(), dict(readings)
    title = say("规则 {} 条", "rules: {}", len(listed)) if listed else Bilingual("无规则", "no rule")
    entries = (entry for rule in listed for entry in _entries(resolver.rule(procedure, rule, readings)))
    blocks: list[Block] = [Group(text), Section(title, tuple(entries))]
    if used := dict.fromkeys(reading for rule in listed for reading in rule.readings):
        title = say("解读（* 为以上所采）", "readings (* marks the one used above, 「…」 is quoted in Chinese)")
        entries = (_reading(each, chosen.get(each.id, each.default.id), procedure) for each in used)
        blocks.append(Section(title, tuple(entries)))
    return Document(str(citation), tuple(blocks))


def _entries(resolved: ResolvedRule) -> list[Entry]:
    """Return a rule, then the superseded versions of it."""
    rule, then = resolved.rule, resolved.then
    kind = _KINDS.get(type(then), Bilingual("释义", "definition"))
    rows = [
        row("要求", "demand", Bilingual.of(rule)),
        row("何时", "when", describe(resolved.applies)),
    ]
    demand = getattr(then, "demand", getattr(then, "breach", None))
    if demand is not None:
        rows.append(row("判断", "breached if" if isinstance(then, Forbid) else "met if", describe(demand)))
    if isinstance(then, Perform):
        rows += _window(then)
    if isinstance(then, Recur):
        rows += [row("办理", "who", Bilingual.of(then.by)), row("周期", "cycle", describe(then.period_end))]
    if isinstance(then, Note):
        rows.append(row("理由", "why", Bilingual(then.why_zh, then.why_en)))
    rows += remedy_rows(rule.remedy)
    rows.append(row("解读", "readings", join(reading.id for reading in rule.readings), "dim"))
    former: list[Entry] = []
    if resolved.superseded is not None:
        since = say("{}的，适用以上规定；否则适用：", "the above applies if {}; otherwise:", describe(resolved.since))
        rows.append(row("衔接", "transition", since))
        former = _entries(resolved.superseded)
    title = say("{}  {}  对每一{}", "{}  {}  per {}", rule.id, kind, Bilingual(rule.per.zh, rule.per.name))
    quote = Item(say("{}「{}」", "{}「{}」", short_citation(rule.cite), rule.quote))
    return [Entry(title, (quote, *rows)), *former]


def _window(then: Perform) -> list[Row]:
    window = then.within
    rows = [row("办理", "who", Bilingual.of(then.by)), row("起于", "from", describe(window.after))]
    for zh, en, moment in (
        ("最早", "earliest", window.opens),
        ("最迟", "due", window.closes),
        ("宜自", "best from", window.recommended),
    ):
        if moment is not None and moment not in _UNBOUNDED:
            rows.append(row(zh, en, describe(moment)))
    return rows


def _reading(reading: Reading, used: str, procedure: Procedure) -> Entry:
    items = (
        alternative_item(each, "*" if each.id == used else "", default=each is reading.default)
        for each in reading.alternatives
    )
    return Entry(reading_title(reading, procedure), (*items, support_row(reading, "dim")))
