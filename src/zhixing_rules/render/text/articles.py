"""A clause of the law in words: its text, the rules that encode it, and the readings they depend on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from zhixing_rules.engine import describe
from zhixing_rules.engine.readings_applied import Resolver
from zhixing_rules.language import Attach, Fixed, Forbid, Note, Perform, Permit, Qualify, Recur, Unnumbered
from zhixing_rules.render.text.style import Language, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.language import Procedure, Reading, Rule, Selection
    from zhixing_rules.law import Citation

__all__ = ["article"]

_KINDS: Final = {
    Qualify: ("条件", "condition"),
    Permit: ("权限", "power"),
    Attach: ("材料", "paper"),
    Forbid: ("禁止", "prohibition"),
    Perform: ("行为", "act"),
    Recur: ("周期行为", "recurring act"),
    Note: ("说明", "note"),
}


_NEVER: Final = Fixed(date.min)
_EVER: Final = Fixed(date.max)


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
    """A clause with its rules, as text.

    Args:
        procedure: the rules.
        citation: the clause; its words are the law and are not translated.
        rules: those of the procedure's rules to list.
        readings: the alternatives chosen that are not the default.
        colour: whether to use terminal colours.
        width: how many columns a line may take.
        language: ``zh`` or ``en``, for all but the law.

    Raises:
        CitationError: the citation names no clause of the procedure's instrument.
    """
    sheet = Sheet(colour=colour, columns=width, language=language)
    words = procedure.instrument.text(citation)
    sheet.write(str(citation), style="title")
    for line in words.splitlines():
        sheet.write(line.strip(), indent=2)
    listed = tuple(rules)
    heading = (
        sheet.pick(f"规则 {len(listed)} 条", f"rules: {len(listed)}") if listed else sheet.pick("无规则", "no rule")
    )
    sheet.heading(heading)
    resolver, chosen = Resolver(), dict(readings)
    for rule in listed:
        _rule(sheet, resolver.rule(procedure, rule, readings))
    used = dict.fromkeys(reading for rule in listed for reading in rule.readings)
    if used:
        sheet.heading(sheet.pick("解读（* 为以上所采）", "readings (* marks the one used above)"))
        for reading in used:
            _reading(sheet, reading, chosen.get(reading.id, reading.default.id))
    return sheet.text()


def _rule(sheet: Sheet, resolved: ResolvedRule) -> None:
    rule, then = resolved.rule, resolved.then
    kind = sheet.pick(*_KINDS.get(type(then), ("释义", "definition")))
    subject = sheet.pick(f"对每一{rule.per.zh}", f"per {rule.per.name}")
    sheet.write()
    sheet.write(f"{rule.id}  {kind}  {subject}", style="strong")
    sheet.write(f"{sheet.pick(rule.cite.short, rule.cite.key)}「{rule.quote}」", indent=2, hang=2)
    sheet.field("要求", "demand", sheet.pick(rule.zh, rule.en))
    applies = describe(resolved.applies)
    sheet.field("何时", "when", sheet.pick(applies.zh, applies.en))
    demand = getattr(then, "demand", getattr(then, "breach", None))
    if demand is not None:
        said = describe(demand)
        sheet.field("判断", "met if" if not isinstance(then, Forbid) else "breached if", sheet.pick(said.zh, said.en))
    if isinstance(then, Perform):
        _window(sheet, then)
    if isinstance(then, Recur):
        cycle = describe(then.rounds)
        sheet.field("办理", "who", sheet.pick(then.by.zh, then.by.en))
        sheet.field("周期", "cycle", sheet.pick(cycle.zh, cycle.en))
    if isinstance(then, Note):
        sheet.field("理由", "why", sheet.pick(then.why_zh, then.why_en))
    if rule.remedy is not None:
        sheet.remedy(rule.remedy)
    sheet.field("解读", "readings", sheet.listed(reading.id for reading in rule.readings), style="dim")
    if resolved.former is not None:
        since = describe(resolved.since)
        sheet.field("衔接", "governs", sheet.pick(f"{since.zh}的，适用以上规定；否则适用：", f"{since.en}; else:"))
        _rule(sheet, resolved.former)


def _window(sheet: Sheet, then: Perform) -> None:
    window = then.within
    after = describe(window.after)
    sheet.field("办理", "who", sheet.pick(then.by.zh, then.by.en))
    sheet.field("起于", "from", sheet.pick(after.zh, after.en))
    moments = [
        ("最早", "earliest", window.opens),
        ("最迟", "due", window.closes),
        ("宜自", "best from", window.recommended),
    ]
    for zh, en, moment in moments:
        if isinstance(moment, Unnumbered):
            sheet.field(zh, en, sheet.pick(*describe(moment)))
        elif moment is not None and moment not in (_NEVER, _EVER):
            said = describe(moment)
            sheet.field(zh, en, sheet.pick(said.zh, said.en))


def _reading(sheet: Sheet, reading: Reading, used: str) -> None:
    sheet.write()
    sheet.write(f"{reading.id}  {reading.clause}", style="strong", hang=2)
    for alternative in reading.alternatives:
        mark = "*" if alternative.id == used else " "
        default = sheet.pick("（默认）", " (default)") if alternative is reading.default else ""
        said = f"{alternative.id}  {sheet.pick(alternative.zh, alternative.en)}{default}"
        sheet.write(f"{mark} {said}", indent=2, hang=4)
    sheet.field("理由", "support", reading.support, style="dim")
