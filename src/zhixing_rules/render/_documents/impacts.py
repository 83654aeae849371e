"""Impacts: the counts, the rules that move, then the most urgent cases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules._bilingual import Bilingual
from zhixing_rules.engine import Verdict, only_disclosed
from zhixing_rules.engine.explain.verdict_labels import GENERAL_LABELS
from zhixing_rules.impacts import DisclosedImpact, MovedField, Urgency
from zhixing_rules.render._phrases import (
    chosen_readings,
    columns,
    join,
    place,
    problem_item,
    rules_line,
    same,
    say,
    short_citation,
    spaced,
)
from zhixing_rules.render.document import Document, Entry, Item, Line, Section, Table, TableRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixing_rules.impacts import MovedCase, Movement, RuleMoves, RuleOutcome
    from zhixing_rules.render.document import Block, Text, Tone

__all__ = ["impact_document", "movement_parts", "urgency_text"]

_TONES: Final[dict[Urgency, Tone]] = {
    Urgency.OVERDUE: "bad",
    Urgency.BREACHED: "bad",
    Urgency.SOONER: "strong",
    Urgency.MORE: "strong",
    Urgency.UNSURE: "unsure",
    Urgency.OTHER: "",
}
_HEAD: Final = columns(
    "条款|规则|案件|新违反|提前|推后|结论变动", "clause|rule|cases|newly fails|earlier|later|verdicts"
)
_NO_RULE: Final = Bilingual("无", "none")


def impact_document(impact: DisclosedImpact) -> Document:
    """Return the counts of an impact, the rules that move, the days on which the calendars differ, and the cases."""
    impact = only_disclosed(DisclosedImpact, impact)
    old, new = impact.old, impact.new
    total = Bilingual(
        f"读取 {impact.read} 件，变动 {impact.moved} 件，未能读取 {impact.unread} 件",
        f"{impact.read} read, {impact.moved} move, {impact.unread} not read",
    )
    of_each = spaced(*(same("{} {}", each, count) for each, count in impact.urgencies.items() if count))
    table = Table("moved rules", _HEAD, tuple(map(_rule, impact.rules)), 1)
    days = (
        Item(Bilingual(f"{each.old_zh} → {each.new_zh}", f"{each.old_en} → {each.new_en}"), term=str(each.day))
        for each in impact.lines
    )
    more = impact.moved - len(impact.cases)
    left = Line(say("另有 {} 件变动，未列出", "{} more that move are not listed", more), "dim")
    sections: tuple[tuple[Text, tuple[Block, ...]], ...] = (
        ("", tuple(Line(text, "strong") for text in (total, of_each) if text.zh)),
        (Bilingual("变动的规则", "rules that move"), (table,) if impact.rules else ()),
        (Bilingual("两份日历不同之日", "days on which the calendars differ"), tuple(days)),
        (Bilingual("最紧要的案件", "most urgent cases"), tuple(map(_case, impact.cases))),
        ("", (left,) if more > 0 else ()),
        (Bilingual("未能读取", "not read"), tuple(_unread(impact))),
    )
    blocks: tuple[Block, ...] = (
        Line(say("判断之日 {}", "on {}", old.on)),
        rules_line("原规程", "old rules", f"{old.procedure} {old.procedure_hash}", old.calendar),
        rules_line("新规程", "new rules", f"{new.procedure} {new.procedure_hash}", new.calendar),
        *chosen_readings((*old.readings, *new.readings)),
        *(Section(title, content) for title, content in sections if content),
    )
    return Document(Bilingual("对在办案件的影响", "Impact on open cases"), blocks, impact.audience)


def _rule(rule: RuleMoves) -> TableRow:
    verdicts = (
        same("{}→{} {}", old or _NO_RULE, new or _NO_RULE, count)
        for (old, new), (_, _, count) in zip(rule.labels, rule.verdicts, strict=True)
    )
    cells = (
        short_citation(rule.citation),
        same("{}\n{}", rule, rule.rule_id),
        str(rule.cases),
        str(rule.newly_fails or "—"),
        _at_most(rule.sooner, -rule.soonest),
        _at_most(rule.later, rule.latest),
        join(verdicts, "\n", "\n") if rule.verdicts else "—",
    )
    return TableRow(cells)


def _at_most(count: int, days: int) -> Text:
    return Bilingual(f"{count}（至多{days}日）", f"{count} (≤ {days} d)") if count else "—"


def _case(case: MovedCase) -> Entry:
    """Return a case: its number, its key if it may be shown, its urgency, the day to act by, and every movement."""
    by = "" if case.act_by is None else say("至迟{}", "by {}", case.act_by)
    more = say("另有 {} 处未列出", "{} more not listed", case.more) if case.more else ""
    title = spaced(f"#{case.number}", case.key, urgency_text(case.movements[0]), by, more)
    items = (
        Item(
            spaced(short_citation(each.citation), each, place(each.path)),
            blocks=(Line(spaced(urgency_text(each), *movement_parts(each))),),
        )
        for each in case.movements
    )
    return Entry(title, tuple(items), _TONES[case.movements[0].urgency])


def urgency_text(movement: Movement) -> Bilingual:
    """Return the urgency of a movement; a rule that cannot be violated is newly not satisfied, not newly in breach."""
    urgency = movement.urgency
    label = None if movement.new is None else movement.new.label
    if urgency is Urgency.BREACHED and label is not None and label != GENERAL_LABELS[Verdict.FAIL]:
        return say("新{}", "newly {}", label)
    return Bilingual.of(urgency)


def movement_parts(movement: Movement) -> list[Bilingual]:
    """Return each field that moved with its old and new value, and the days that caused it."""
    parts = [_moved_field(each, movement) for each in movement.moved]
    return [*parts, say("因{}", "because of {}", join(movement.lines))] if movement.lines else parts


def _moved_field(field: MovedField, movement: Movement) -> Bilingual:
    old, new = (_value(field, each) for each in (movement.old, movement.new))
    days, change = movement.days, Bilingual("", "")
    if field is MovedField.DUE and days:
        zh = f"（{'提前' if days < 0 else '推后'}{abs(days)}日）"
        change = Bilingual(zh, f" ({days:+} {'day' if abs(days) == 1 else 'days'})")
    return same("{} {}→{}{}", field, old, new, change)


def _value(field: MovedField, outcome: RuleOutcome | None) -> Text:
    """Return the value of one field of an outcome."""
    if outcome is None:
        return "—"
    status, unsure = outcome.status, "?" if outcome.provisional and outcome.due else ""
    values: dict[MovedField, Text] = {
        MovedField.VERDICT: outcome.label or _NO_RULE,
        MovedField.STATUS: "—" if status is None else Bilingual(status.zh, status.value),
        MovedField.EARLIEST: outcome.earliest or "—",
        MovedField.DUE: same("{}{}", outcome.due or "—", unsure),
        MovedField.SAFE_DUE: outcome.safe_due or "—",
        MovedField.DOCUMENTS: str(len(outcome.documents)),
    }
    return values[field]


def _unread(impact: DisclosedImpact) -> Iterator[Item]:
    """Yield the problems of the cases that cannot be read."""
    whole = Bilingual("（整行）", "(the whole line)")
    for each in impact.skipped:
        for problem in each.error.problems:
            yield problem_item(same("#{}  {}", each.number, problem.pointer or whole), problem)
    if (more := impact.unread - len(impact.skipped)) > 0:
        yield Item(say("另有 {} 件", "{} more", more))
