"""An impact in words: the counts, the rules that move, then the cases that need action first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules.engine import only_disclosed
from zhixing_rules.impacts import DisclosedImpact, MovedField, Urgency
from zhixing_rules.render.tables import table
from zhixing_rules.render.text.style import Language, TextBuilder

if TYPE_CHECKING:
    from datetime import date

    from zhixing_rules.impacts import MovedCase, Movement, RuleMoves, RuleOutcome

__all__ = ["counted", "head", "impact", "made_with", "moved", "not_read", "row", "said_of_days", "titled"]

_STYLES: Final = {
    Urgency.OVERDUE: "bad",
    Urgency.BREACHED: "bad",
    Urgency.SOONER: "strong",
    Urgency.MORE: "strong",
    Urgency.UNSURE: "unsure",
    Urgency.OTHER: "",
}
_TITLE: Final = 1
_LIMITS: Final = (8, None, 6, 8, 12, 12, 14)


def impact(impact: DisclosedImpact, *, colour: bool = False, width: int = 100, language: Language = "zh") -> str:
    """An impact as text.

    Args:
        impact: the impact, as disclosed to its audience.
        colour: whether to use terminal colours.
        width: how many columns a line may take.
        language: ``zh`` or ``en``.

    Raises:
        DisclosureRefused: the impact was not disclosed.
    """
    impact = only_disclosed(DisclosedImpact, impact)
    builder = TextBuilder(colour=colour, columns=width, language=language)
    builder.write(builder.pick("对在办案件的影响", "Impact on open cases"), style="title")
    builder.audience(impact.audience)
    for text, style in made_with(builder, impact):
        builder.write(text, style=style)
    builder.write()
    for line in counted(builder, impact):
        builder.write(line, style="strong")
    if impact.rules:
        builder.heading(builder.pick("变动的规则", "rules that move"))
        rows = [head(builder), *(row(builder, each) for each in impact.rules)]
        for lines in table(rows, columns=builder.columns, flexible=_TITLE, limits=_LIMITS):
            for line in lines:
                builder.raw(line)
    if impact.lines:
        builder.heading(builder.pick("两份日历不同之日", "days that the calendars differ on"))
        for day, text in said_of_days(builder, impact):
            builder.write(f"{day}  {text}", hang=12)
    if impact.cases:
        builder.heading(builder.pick("先办", "first"))
        for case in impact.cases:
            _case(builder, case)
    _left_out(builder, impact)
    return builder.text()


def _case(builder: TextBuilder, case: MovedCase) -> None:
    builder.write()
    builder.write(titled(builder, case), style=_STYLES[case.movements[0].urgency])
    for movement in case.movements:
        where = builder.pick(f"{movement.citation.short}　{movement.zh}", f"{movement.citation.key}  {movement.en}")
        builder.write(
            builder.gap.join(each for each in (where, builder.place(movement.path)) if each), indent=2, hang=2
        )
        builder.write(
            builder.gap.join([builder.pick(movement.urgency.zh, movement.urgency.en), *moved(builder, movement)]),
            indent=4,
        )


def _left_out(builder: TextBuilder, impact: DisclosedImpact) -> None:
    """What the page has no room for, and what could not be read."""
    more = impact.moved - len(impact.cases)
    if more > 0:
        builder.write()
        builder.write(builder.pick(f"另有 {more} 件变动，未列出", f"{more} more that move are not listed"), style="dim")
    if impact.skipped:
        builder.heading(builder.pick("未能读取", "not read"))
    for line in not_read(builder, impact):
        builder.write(line, hang=2)


# ------------------------------------------------------------------------------------------------ in words


def made_with(builder: TextBuilder, impact: DisclosedImpact) -> list[tuple[str, str]]:
    """What both sides were judged with, a line each with its style."""
    old, new = impact.old, impact.new
    lines = [(builder.pick(f"判断之日 {old.on}", f"on {old.on}"), "")]
    for zh, en, provenance in (("原规程", "old rules", old), ("新规程", "new rules", new)):
        made = builder.gap.join([f"{provenance.procedure} {provenance.procedure_hash}", provenance.calendar])
        lines.append((builder.pick(f"{zh} {made}", f"{en} {made}"), "dim"))
    chosen = dict.fromkeys(f"{reading}={alternative}" for each in (old, new) for reading, alternative in each.readings)
    if chosen:
        lines.append(
            (builder.pick(f"另选解读 {builder.listed(chosen)}", f"readings chosen: {builder.listed(chosen)}"), "unsure")
        )
    return lines


def counted(builder: TextBuilder, impact: DisclosedImpact) -> list[str]:
    """How many cases there are, and how many of each urgency."""
    whole = builder.pick(
        f"读取 {impact.read} 件，变动 {impact.moved} 件，未能读取 {impact.unread} 件",
        f"{impact.read} read, {impact.moved} move, {impact.unread} not read",
    )
    of_each = [f"{builder.pick(each.zh, each.en)} {count}" for each, count in impact.urgencies.items() if count]
    return [whole, builder.gap.join(of_each)] if of_each else [whole]


def head(builder: TextBuilder) -> tuple[str, ...]:
    """The names of the columns for rules."""
    zh = ("条款", "规则", "案件", "新违反", "提前", "推后", "结论变动")
    en = ("clause", "rule", "cases", "newly fails", "sooner", "later", "verdicts")
    return tuple(builder.pick(*pair) for pair in zip(zh, en, strict=True))


def row(builder: TextBuilder, rule: RuleMoves) -> tuple[str, ...]:
    """A rule as a row under them."""
    verdicts = (f"{_verdict(builder, old)}→{_verdict(builder, new)} {count}" for old, new, count in rule.verdicts)
    return (
        builder.pick(rule.citation.short, rule.citation.key),
        f"{builder.pick(rule.zh, rule.en)}\n{rule.rule_id}",
        str(rule.cases),
        str(rule.newly_fails or "—"),
        _at_most(builder, rule.sooner, -rule.soonest),
        _at_most(builder, rule.later, rule.latest),
        "\n".join(verdicts) or "—",
    )


def _at_most(builder: TextBuilder, count: int, days: int) -> str:
    return builder.pick(f"{count}（至多{days}日）", f"{count} (≤ {days} d)") if count else "—"


def _verdict(builder: TextBuilder, verdict: object) -> str:
    return builder.pick(*_words(verdict))


def _words(verdict: object) -> tuple[str, str]:
    return ("无", "none") if verdict is None else (getattr(verdict, "zh", ""), str(verdict).replace("_", " "))


def titled(builder: TextBuilder, case: MovedCase) -> str:
    """A case: its number, its key where it may be shown, how urgent it is, and by when."""
    urgency = case.movements[0].urgency
    by = "" if case.act_by is None else builder.pick(f"{case.act_by} 前", f"by {case.act_by}")
    more = builder.pick(f"另有 {case.more} 处未列", f"{case.more} more not listed") if case.more else ""
    parts = (f"#{case.number}", case.key, builder.pick(urgency.zh, urgency.en), by, more)
    return builder.gap.join(each for each in parts if each)


def moved(builder: TextBuilder, movement: Movement) -> list[str]:
    """What moves, a few words each."""
    said = [_moved(builder, each, movement) for each in movement.moved]
    if movement.lines:
        days = builder.listed(day.isoformat() for day in movement.lines)
        said.append(builder.pick(f"因 {days}", f"because of {days}"))
    return said


def _moved(builder: TextBuilder, what: MovedField, movement: Movement) -> str:
    old, new = (_value(builder, what, each) for each in (movement.old, movement.new))
    by = ""
    if what is MovedField.DUE and movement.days:
        by = builder.pick(
            f"（{'提前' if movement.days < 0 else '推后'}{abs(movement.days)}日）", f" ({movement.days:+} days)"
        )
    return f"{builder.pick(what.zh, what.en)} {old}→{new}{by}"


def _value(builder: TextBuilder, what: MovedField, outcome: RuleOutcome | None) -> str:
    """What a outcome says of one thing."""
    if outcome is None:
        return "—"
    status, unsure = outcome.status, "?" if outcome.provisional and outcome.due else ""
    said = {
        MovedField.VERDICT: _verdict(builder, outcome.verdict),
        MovedField.STATUS: "—" if status is None else builder.pick(status.zh, status.value),
        MovedField.EARLIEST: _day(outcome.earliest),
        MovedField.DUE: _day(outcome.due) + unsure,
        MovedField.SAFE_DUE: _day(outcome.safe_due),
        MovedField.DOCUMENTS: str(len(outcome.documents)),
    }
    return said[what]


def _day(day: date | None) -> str:
    return "—" if day is None else day.isoformat()


def said_of_days(builder: TextBuilder, impact: DisclosedImpact) -> list[tuple[str, str]]:
    """The days that the calendars differ on, with what each says."""
    return [
        (each.day.isoformat(), builder.pick(f"{each.old_zh} → {each.new_zh}", f"{each.old_en} → {each.new_en}"))
        for each in impact.lines
    ]


def not_read(builder: TextBuilder, impact: DisclosedImpact) -> list[str]:
    """What could not be read, a line for each problem."""
    lines = [
        f"#{each.number}  {problem.pointer or builder.pick('（整行）', '(the whole line)')}  "
        f"{builder.pick(problem.zh, problem.en)}"
        for each in impact.skipped
        for problem in each.error.problems
    ]
    more = impact.unread - len(impact.skipped)
    return [*lines, builder.pick(f"另有 {more} 件", f"{more} more")] if more > 0 else lines
