"""An impact in words: the counts, the rules that move, then the cases that need action first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules.engine import only_disclosed
from zhixing_rules.impacts import DisclosedImpact, Moved, Urgency
from zhixing_rules.render.tables import table
from zhixing_rules.render.text.style import Language, Sheet

if TYPE_CHECKING:
    from datetime import date

    from zhixing_rules.impacts import MovedCase, Movement, RuleMoves, Standing

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
    sheet = Sheet(colour=colour, columns=width, language=language)
    sheet.write(sheet.pick("对在办案件的影响", "Impact on open cases"), style="title")
    sheet.audience(impact.audience)
    for text, style in made_with(sheet, impact):
        sheet.write(text, style=style)
    sheet.write()
    for line in counted(sheet, impact):
        sheet.write(line, style="strong")
    if impact.rules:
        sheet.heading(sheet.pick("变动的规则", "rules that move"))
        rows = [head(sheet), *(row(sheet, each) for each in impact.rules)]
        for lines in table(rows, columns=sheet.columns, flexible=_TITLE, limits=_LIMITS):
            for line in lines:
                sheet.raw(line)
    if impact.lines:
        sheet.heading(sheet.pick("两份日历不同之日", "days that the calendars differ on"))
        for day, text in said_of_days(sheet, impact):
            sheet.write(f"{day}  {text}", hang=12)
    if impact.cases:
        sheet.heading(sheet.pick("先办", "first"))
        for case in impact.cases:
            _case(sheet, case)
    _left_out(sheet, impact)
    return sheet.text()


def _case(sheet: Sheet, case: MovedCase) -> None:
    sheet.write()
    sheet.write(titled(sheet, case), style=_STYLES[case.movements[0].urgency])
    for movement in case.movements:
        where = sheet.pick(f"{movement.citation.short}　{movement.zh}", f"{movement.citation.key}  {movement.en}")
        sheet.write(sheet.gap.join(each for each in (where, sheet.place(movement.path)) if each), indent=2, hang=2)
        sheet.write(
            sheet.gap.join([sheet.pick(movement.urgency.zh, movement.urgency.en), *moved(sheet, movement)]), indent=4
        )


def _left_out(sheet: Sheet, impact: DisclosedImpact) -> None:
    """What the page has no room for, and what could not be read."""
    more = impact.moved - len(impact.cases)
    if more > 0:
        sheet.write()
        sheet.write(sheet.pick(f"另有 {more} 件变动，未列出", f"{more} more that move are not listed"), style="dim")
    if impact.skipped:
        sheet.heading(sheet.pick("未能读取", "not read"))
    for line in not_read(sheet, impact):
        sheet.write(line, hang=2)


# ------------------------------------------------------------------------------------------------ in words


def made_with(sheet: Sheet, impact: DisclosedImpact) -> list[tuple[str, str]]:
    """What both sides were judged with, a line each with its style."""
    old, new = impact.old, impact.new
    lines = [(sheet.pick(f"判断之日 {old.on}", f"on {old.on}"), "")]
    for zh, en, receipt in (("原规程", "old rules", old), ("新规程", "new rules", new)):
        made = sheet.gap.join([f"{receipt.procedure} {receipt.procedure_hash}", receipt.calendar])
        lines.append((sheet.pick(f"{zh} {made}", f"{en} {made}"), "dim"))
    chosen = dict.fromkeys(f"{reading}={alternative}" for each in (old, new) for reading, alternative in each.readings)
    if chosen:
        lines.append(
            (sheet.pick(f"另选解读 {sheet.listed(chosen)}", f"readings chosen: {sheet.listed(chosen)}"), "unsure")
        )
    return lines


def counted(sheet: Sheet, impact: DisclosedImpact) -> list[str]:
    """How many cases there are, and how many of each urgency."""
    whole = sheet.pick(
        f"读取 {impact.read} 件，变动 {impact.moved} 件，未能读取 {impact.unread} 件",
        f"{impact.read} read, {impact.moved} move, {impact.unread} not read",
    )
    of_each = [f"{sheet.pick(each.zh, each.en)} {count}" for each, count in impact.urgencies.items() if count]
    return [whole, sheet.gap.join(of_each)] if of_each else [whole]


def head(sheet: Sheet) -> tuple[str, ...]:
    """The names of the columns for rules."""
    zh = ("条款", "规则", "案件", "新违反", "提前", "推后", "结论变动")
    en = ("clause", "rule", "cases", "newly fails", "sooner", "later", "verdicts")
    return tuple(sheet.pick(*pair) for pair in zip(zh, en, strict=True))


def row(sheet: Sheet, rule: RuleMoves) -> tuple[str, ...]:
    """A rule as a row under them."""
    verdicts = (f"{_verdict(sheet, old)}→{_verdict(sheet, new)} {count}" for old, new, count in rule.verdicts)
    return (
        sheet.pick(rule.citation.short, rule.citation.key),
        f"{sheet.pick(rule.zh, rule.en)}\n{rule.rule_id}",
        str(rule.cases),
        str(rule.newly_fails or "—"),
        _at_most(sheet, rule.sooner, -rule.soonest),
        _at_most(sheet, rule.later, rule.latest),
        "\n".join(verdicts) or "—",
    )


def _at_most(sheet: Sheet, count: int, days: int) -> str:
    return sheet.pick(f"{count}（至多{days}日）", f"{count} (≤ {days} d)") if count else "—"


def _verdict(sheet: Sheet, verdict: object) -> str:
    return sheet.pick(*_words(verdict))


def _words(verdict: object) -> tuple[str, str]:
    return ("无", "none") if verdict is None else (getattr(verdict, "zh", ""), str(verdict).replace("_", " "))


def titled(sheet: Sheet, case: MovedCase) -> str:
    """A case: its number, its key where it may be shown, how urgent it is, and by when."""
    urgency = case.movements[0].urgency
    by = "" if case.act_by is None else sheet.pick(f"{case.act_by} 前", f"by {case.act_by}")
    more = sheet.pick(f"另有 {case.more} 处未列", f"{case.more} more not listed") if case.more else ""
    parts = (f"#{case.number}", case.key, sheet.pick(urgency.zh, urgency.en), by, more)
    return sheet.gap.join(each for each in parts if each)


def moved(sheet: Sheet, movement: Movement) -> list[str]:
    """What moves, a few words each."""
    said = [_moved(sheet, each, movement) for each in movement.moved]
    if movement.lines:
        days = sheet.listed(day.isoformat() for day in movement.lines)
        said.append(sheet.pick(f"因 {days}", f"because of {days}"))
    return said


def _moved(sheet: Sheet, what: Moved, movement: Movement) -> str:
    old, new = (_value(sheet, what, each) for each in (movement.old, movement.new))
    by = ""
    if what is Moved.DUE and movement.days:
        by = sheet.pick(
            f"（{'提前' if movement.days < 0 else '推后'}{abs(movement.days)}日）", f" ({movement.days:+} days)"
        )
    return f"{sheet.pick(what.zh, what.en)} {old}→{new}{by}"


def _value(sheet: Sheet, what: Moved, standing: Standing | None) -> str:
    """What a standing says of one thing."""
    if standing is None:
        return "—"
    status, unsure = standing.status, "?" if standing.provisional and standing.due else ""
    said = {
        Moved.VERDICT: _verdict(sheet, standing.verdict),
        Moved.STATUS: "—" if status is None else sheet.pick(status.zh, status.value),
        Moved.EARLIEST: _day(standing.earliest),
        Moved.DUE: _day(standing.due) + unsure,
        Moved.SAFE_DUE: _day(standing.safe_due),
        Moved.PAPERS: str(len(standing.papers)),
    }
    return said[what]


def _day(day: date | None) -> str:
    return "—" if day is None else day.isoformat()


def said_of_days(sheet: Sheet, impact: DisclosedImpact) -> list[tuple[str, str]]:
    """The days that the calendars differ on, with what each says."""
    return [
        (each.day.isoformat(), sheet.pick(f"{each.old_zh} → {each.new_zh}", f"{each.old_en} → {each.new_en}"))
        for each in impact.lines
    ]


def not_read(sheet: Sheet, impact: DisclosedImpact) -> list[str]:
    """What could not be read, a line for each problem."""
    lines = [
        f"#{each.number}  {problem.pointer or sheet.pick('（整行）', '(the whole line)')}  "
        f"{sheet.pick(problem.zh, problem.en)}"
        for each in impact.skipped
        for problem in each.error.problems
    ]
    more = impact.unread - len(impact.skipped)
    return [*lines, sheet.pick(f"另有 {more} 件", f"{more} more")] if more > 0 else lines
