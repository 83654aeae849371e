"""Clauses of the law as text, with the rules that encode them and the readings they depend on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from zhixing_rules.engine import describe
from zhixing_rules.engine.readings_applied import Resolver
from zhixing_rules.language import Attach, Fixed, Forbid, Note, Perform, Permit, Qualify, Recur, Unnumbered
from zhixing_rules.render.text.builder import Language, TextBuilder

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.language import Procedure, Reading, Rule, Selection
    from zhixing_rules.law import Citation

__all__ = ["article"]

_KINDS: Final = {
    Qualify: ("条件", "condition"),
    Permit: ("权限", "permission"),
    Attach: ("材料", "document"),
    Forbid: ("禁止", "prohibition"),
    Perform: ("行为", "act"),
    Recur: ("周期行为", "recurring act"),
    Note: ("说明", "note"),
}

_NO_LOWER_BOUND: Final = Fixed(date.min)
_NO_UPPER_BOUND: Final = Fixed(date.max)


def article(
    procedure: Procedure,
    citation: Citation,
    rules: Iterable[Rule],
    *,
    readings: Selection = (),
    colour: bool = False,
    width: int = 100,
    language: Language = "zh",
) -> str:
    """Return a clause with its rules as text.

    Args:
        procedure: the procedure.
        citation: the clause; its text is not translated.
        rules: the rules of the procedure to list.
        readings: the alternatives chosen instead of the defaults.
        colour: whether to use terminal colours.
        width: maximum columns of a line.
        language: ``zh`` or ``en``, for everything except the text of the clause.

    Returns:
        The text, ending with a line break: the clause, the rules in the order given, and the readings that they depend
        on, each once.

    Raises:
        CitationError: the procedure's instrument has no such clause.
    """
    builder = TextBuilder(colour=colour, columns=width, language=language)
    clause = procedure.instrument.text(citation)
    builder.write(str(citation), style="title")
    for line in clause.splitlines():
        builder.write(line.strip(), indent=2)
    listed = tuple(rules)
    heading = (
        builder.pick(f"规则 {len(listed)} 条", f"rules: {len(listed)}") if listed else builder.pick("无规则", "no rule")
    )
    builder.heading(heading)
    resolver, chosen = Resolver(), dict(readings)
    for rule in listed:
        _rule(builder, resolver.rule(procedure, rule, readings))
    used = dict.fromkeys(reading for rule in listed for reading in rule.readings)
    if used:
        builder.heading(builder.pick("解读（* 为以上所采）", "readings (* marks the one used above)"))
        for reading in used:
            _reading(builder, reading, chosen.get(reading.id, reading.default.id))
    return builder.text()


def _rule(builder: TextBuilder, resolved: ResolvedRule) -> None:
    rule, then = resolved.rule, resolved.then
    kind = builder.pick(*_KINDS.get(type(then), ("释义", "definition")))
    subject = builder.pick(f"对每一{rule.per.zh}", f"per {rule.per.name}")
    builder.write()
    builder.write(f"{rule.id}  {kind}  {subject}", style="strong")
    builder.write(f"{builder.pick(rule.cite.short, rule.cite.key)}「{rule.quote}」", indent=2, hang=2)
    builder.field("要求", "demand", builder.pick(rule.zh, rule.en))
    applies = describe(resolved.applies)
    builder.field("何时", "when", builder.pick(applies.zh, applies.en))
    demand = getattr(then, "demand", getattr(then, "breach", None))
    if demand is not None:
        condition = describe(demand)
        label = "breached if" if isinstance(then, Forbid) else "met if"
        builder.field("判断", label, builder.pick(condition.zh, condition.en))
    if isinstance(then, Perform):
        _window(builder, then)
    if isinstance(then, Recur):
        cycle = describe(then.period_end)
        builder.field("办理", "who", builder.pick(then.by.zh, then.by.en))
        builder.field("周期", "cycle", builder.pick(cycle.zh, cycle.en))
    if isinstance(then, Note):
        builder.field("理由", "why", builder.pick(then.why_zh, then.why_en))
    if rule.remedy is not None:
        builder.remedy(rule.remedy)
    builder.field("解读", "readings", builder.join(reading.id for reading in rule.readings), style="dim")
    if resolved.superseded is not None:
        since = describe(resolved.since)
        text = builder.pick(f"{since.zh}的，适用以上规定；否则适用：", f"the above applies if {since.en}; otherwise:")
        builder.field("衔接", "transition", text)
        _rule(builder, resolved.superseded)


def _window(builder: TextBuilder, then: Perform) -> None:
    window = then.within
    after = describe(window.after)
    builder.field("办理", "who", builder.pick(then.by.zh, then.by.en))
    builder.field("起于", "from", builder.pick(after.zh, after.en))
    moments = [
        ("最早", "earliest", window.opens),
        ("最迟", "due", window.closes),
        ("宜自", "best from", window.recommended),
    ]
    for zh, en, moment in moments:
        if isinstance(moment, Unnumbered):
            builder.field(zh, en, builder.pick(*describe(moment)))
        elif moment is not None and moment not in (_NO_LOWER_BOUND, _NO_UPPER_BOUND):
            description = describe(moment)
            builder.field(zh, en, builder.pick(description.zh, description.en))


def _reading(builder: TextBuilder, reading: Reading, used: str) -> None:
    builder.write()
    builder.write(f"{reading.id}  {reading.clause}", style="strong", hang=2)
    for alternative in reading.alternatives:
        mark = "*" if alternative.id == used else " "
        default = builder.pick("（默认）", " (default)") if alternative is reading.default else ""
        text = f"{alternative.id}  {builder.pick(alternative.zh, alternative.en)}{default}"
        builder.write(f"{mark} {text}", indent=2, hang=4)
    builder.field("理由", "support", reading.support, style="dim")
