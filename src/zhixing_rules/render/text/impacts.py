"""Impacts as text: the counts, the rules that move, then the most urgent cases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules.engine import Verdict, only_disclosed
from zhixing_rules.engine.explain.verdict_labels import GENERAL_LABELS
from zhixing_rules.impacts import DisclosedImpact, MovedField, Urgency
from zhixing_rules.render.tables import table
from zhixing_rules.render.text.builder import Language, TextBuilder

if TYPE_CHECKING:
    from datetime import date

    from zhixing_rules.engine import Bilingual
    from zhixing_rules.impacts import MovedCase, Movement, RuleMoves, RuleOutcome

__all__ = [
    "calendar_rows",
    "case_title",
    "column_names",
    "count_lines",
    "impact",
    "movement_parts",
    "provenance_lines",
    "rule_row",
    "unread_lines",
    "urgency_text",
]

_STYLES: Final = {
    Urgency.OVERDUE: "bad",
    Urgency.BREACHED: "bad",
    Urgency.SOONER: "strong",
    Urgency.MORE: "strong",
    Urgency.UNSURE: "unsure",
    Urgency.OTHER: "",
}
_TITLE_COLUMN: Final = 1
_LIMITS: Final = (8, None, 6, 8, 12, 12, 14)


def impact(impact: DisclosedImpact, *, colour: bool = False, width: int = 100, language: Language = "zh") -> str:
    """Return an impact as text.

    Args:
        impact: the impact, as disclosed to its audience.
        colour: whether to use terminal colours.
        width: maximum columns of a line.
        language: ``zh`` or ``en``.

    Returns:
        The text, ending with a line break; sections without content are left out.

    Raises:
        DisclosureRefused: the impact was not disclosed.
    """
    impact = only_disclosed(DisclosedImpact, impact)
    builder = TextBuilder(colour=colour, columns=width, language=language)
    builder.write(builder.pick("对在办案件的影响", "Impact on open cases"), style="title")
    builder.audience(impact.audience)
    for text, style in provenance_lines(builder, impact):
        builder.write(text, style=style)
    builder.write()
    for line in count_lines(builder, impact):
        builder.write(line, style="strong")
    if impact.rules:
        builder.heading(builder.pick("变动的规则", "rules that move"))
        rows = [column_names(builder), *(rule_row(builder, each) for each in impact.rules)]
        for lines in table(rows, columns=builder.columns, flexible=_TITLE_COLUMN, limits=_LIMITS):
            for line in lines:
                builder.raw(line)
    if impact.lines:
        builder.heading(builder.pick("两份日历不同之日", "days on which the calendars differ"))
        for day, text in calendar_rows(builder, impact):
            builder.write(f"{day}  {text}", hang=12)
    if impact.cases:
        builder.heading(builder.pick("最紧要的案件", "most urgent cases"))
        for case in impact.cases:
            _case(builder, case)
    _omitted(builder, impact)
    return builder.text()


def _case(builder: TextBuilder, case: MovedCase) -> None:
    builder.write()
    builder.write(case_title(builder, case), style=_STYLES[case.movements[0].urgency])
    for movement in case.movements:
        where = builder.pick(f"{movement.citation.short}　{movement.zh}", f"{movement.citation.key}  {movement.en}")
        builder.write(
            builder.gap.join(each for each in (where, builder.place(movement.path)) if each), indent=2, hang=2
        )
        builder.write(
            builder.gap.join([urgency_text(builder, movement), *movement_parts(builder, movement)]),
            indent=4,
        )


def _omitted(builder: TextBuilder, impact: DisclosedImpact) -> None:
    """Append the number of cases not listed, and the cases that cannot be read."""
    more = impact.moved - len(impact.cases)
    if more > 0:
        builder.write()
        builder.write(builder.pick(f"另有 {more} 件变动，未列出", f"{more} more that move are not listed"), style="dim")
    if impact.skipped:
        builder.heading(builder.pick("未能读取", "not read"))
    for line in unread_lines(builder, impact):
        builder.write(line, hang=2)


# ------------------------------------------------------------------------------------------------ shared with Markdown


def provenance_lines(builder: TextBuilder, impact: DisclosedImpact) -> list[tuple[str, str]]:
    """Return the provenance of both sides as lines, each with its style."""
    old, new = impact.old, impact.new
    lines = [(builder.pick("判断之日 ", "on ") + builder.format_date(old.on), "")]
    for zh, en, provenance in (("原规程", "old rules", old), ("新规程", "new rules", new)):
        rules = builder.gap.join([f"{provenance.procedure} {provenance.procedure_hash}", provenance.calendar])
        lines.append((builder.pick(f"{zh} {rules}", f"{en} {rules}"), "dim"))
    chosen = dict.fromkeys(f"{reading}={alternative}" for each in (old, new) for reading, alternative in each.readings)
    if chosen:
        lines.append(
            (builder.pick(f"另选解读 {builder.join(chosen)}", f"readings chosen: {builder.join(chosen)}"), "unsure")
        )
    return lines


def count_lines(builder: TextBuilder, impact: DisclosedImpact) -> list[str]:
    """Return the number of cases, and of those of each urgency, as lines."""
    total = builder.pick(
        f"读取 {impact.read} 件，变动 {impact.moved} 件，未能读取 {impact.unread} 件",
        f"{impact.read} read, {impact.moved} move, {impact.unread} not read",
    )
    of_each = [f"{builder.pick(each.zh, each.en)} {count}" for each, count in impact.urgencies.items() if count]
    return [total, builder.gap.join(of_each)] if of_each else [total]


def column_names(builder: TextBuilder) -> tuple[str, ...]:
    """Return the column names of the table of rules."""
    zh = ("条款", "规则", "案件", "新违反", "提前", "推后", "结论变动")
    en = ("clause", "rule", "cases", "newly fails", "earlier", "later", "verdicts")
    return tuple(builder.pick(*pair) for pair in zip(zh, en, strict=True))


def rule_row(builder: TextBuilder, rule: RuleMoves) -> tuple[str, ...]:
    """Return a rule as a row of that table."""
    verdicts = (
        f"{_verdict(builder, old)}→{_verdict(builder, new)} {count}"
        for (old, new), (_, _, count) in zip(rule.labels, rule.verdicts, strict=True)
    )
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


def _verdict(builder: TextBuilder, label: Bilingual | None) -> str:
    """Return the name of a verdict for its kind of norm."""
    return builder.pick("无", "none") if label is None else builder.pick(*label)


def case_title(builder: TextBuilder, case: MovedCase) -> str:
    """Return the number of a case, its key if it may be shown, its urgency and the day to act by."""
    by = "" if case.act_by is None else builder.pick("至迟", "by ") + builder.format_date(case.act_by)
    more = builder.pick(f"另有 {case.more} 处未列出", f"{case.more} more not listed") if case.more else ""
    parts = (f"#{case.number}", case.key, urgency_text(builder, case.movements[0]), by, more)
    return builder.gap.join(each for each in parts if each)


def urgency_text(builder: TextBuilder, movement: Movement) -> str:
    """Return the urgency of a movement; a rule that cannot be violated is newly not satisfied, not newly in breach."""
    urgency = movement.urgency
    label = None if movement.new is None else movement.new.label
    if urgency is Urgency.BREACHED and label is not None and label != GENERAL_LABELS[Verdict.FAIL]:
        return builder.pick(f"新{label.zh}", f"newly {label.en}")
    return builder.pick(urgency.zh, urgency.en)


def movement_parts(builder: TextBuilder, movement: Movement) -> list[str]:
    """Return each field that moved with its old and new value, and the days that caused it."""
    parts = [_moved_field(builder, each, movement) for each in movement.moved]
    if movement.lines:
        days = builder.join(builder.format_date(day) for day in movement.lines)
        parts.append(builder.pick(f"因{days}", f"because of {days}"))
    return parts


def _moved_field(builder: TextBuilder, field: MovedField, movement: Movement) -> str:
    old, new = (_value(builder, field, each) for each in (movement.old, movement.new))
    change = ""
    if field is MovedField.DUE and movement.days:
        change = builder.pick(
            f"（{'提前' if movement.days < 0 else '推后'}{abs(movement.days)}日）",
            f" ({movement.days:+} {'day' if abs(movement.days) == 1 else 'days'})",
        )
    return f"{builder.pick(field.zh, field.en)} {old}→{new}{change}"


def _value(builder: TextBuilder, field: MovedField, outcome: RuleOutcome | None) -> str:
    """Return the value of one field of an outcome."""
    if outcome is None:
        return "—"
    status, unsure = outcome.status, "?" if outcome.provisional and outcome.due else ""
    values = {
        MovedField.VERDICT: _verdict(builder, outcome.label),
        MovedField.STATUS: "—" if status is None else builder.pick(status.zh, status.value),
        MovedField.EARLIEST: _day(builder, outcome.earliest),
        MovedField.DUE: _day(builder, outcome.due) + unsure,
        MovedField.SAFE_DUE: _day(builder, outcome.safe_due),
        MovedField.DOCUMENTS: str(len(outcome.documents)),
    }
    return values[field]


def _day(builder: TextBuilder, day: date | None) -> str:
    return "—" if day is None else builder.format_date(day)


def calendar_rows(builder: TextBuilder, impact: DisclosedImpact) -> list[tuple[str, str]]:
    """Return the days on which the calendars differ, with what each is in the two calendars."""
    return [
        (each.day.isoformat(), builder.pick(f"{each.old_zh} → {each.new_zh}", f"{each.old_en} → {each.new_en}"))
        for each in impact.lines
    ]


def unread_lines(builder: TextBuilder, impact: DisclosedImpact) -> list[str]:
    """Return the problems of the cases that cannot be read, one a line."""
    lines = [
        f"#{each.number}  {problem.pointer or builder.pick('（整行）', '(the whole line)')}  "
        f"{builder.pick(problem.zh, problem.en)}"
        for each in impact.skipped
        for problem in each.error.problems
    ]
    more = impact.unread - len(impact.skipped)
    return [*lines, builder.pick(f"另有 {more} 件", f"{more} more")] if more > 0 else lines
