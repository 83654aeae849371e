"""Impacts: the counts, the rules that move, then the most urgent cases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules._bilingual import Bilingual
from zhixing_rules.engine import Verdict, only_disclosed
from zhixing_rules.engine.explain.verdict_labels import GENERAL_LABELS
from zhixing_rules.impacts import DisclosedImpact, MovedField, Urgency
from zhixing_rules.render.document import Document, Entry, Item, Line, Lines, Section, Table, TableRow
from zhixing_rules.render.phrases import (
    chosen_readings,
    columns,
    join,
    place,
    problem_item,
    rules_line,
    say,
    short_citation,
    spaced,
)

if TYPE_CHECKING:
    from zhixing_rules.impacts import MovedCase, Movement, NoticeLine, RuleMoves, RuleOutcome
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


def impact_document(impact: DisclosedImpact) -> Document:
    """Return an impact as a document; sections without content are left out.

    Raises:
        DisclosureRefused: the impact was not disclosed.
    """
    impact = only_disclosed(DisclosedImpact, impact)
    blocks: list[Block] = [_provenance(impact), Section("", (_counts(impact),))]
    if impact.rules:
        table = Table("moved rules", _HEAD, tuple(map(_rule, impact.rules)), 1)
        blocks.append(Section(Bilingual("变动的规则", "rules that move"), (table,)))
    if impact.lines:
        days = (
            Item(
                Bilingual(f"{each.old_zh} → {each.new_zh}", f"{each.old_en} → {each.new_en}"), term=each.day.isoformat()
            )
            for each in impact.lines
        )
        blocks.append(Section(Bilingual("两份日历不同之日", "days on which the calendars differ"), tuple(days)))
    if impact.cases:
        blocks.append(Section(Bilingual("最紧要的案件", "most urgent cases"), tuple(map(_case, impact.cases))))
    if (more := impact.moved - len(impact.cases)) > 0:
        left = Line(say("另有 {} 件变动，未列出", "{} more that move are not listed", more), "dim")
        blocks.append(Section("", (left,)))
    if impact.skipped:
        blocks.append(Section(Bilingual("未能读取", "not read"), tuple(_unread(impact))))
    return Document(Bilingual("对在办案件的影响", "Impact on open cases"), tuple(blocks), impact.audience)


def _provenance(impact: DisclosedImpact) -> Lines:
    old, new = impact.old, impact.new
    names = ((Bilingual("原规程", "old rules"), old), (Bilingual("新规程", "new rules"), new))
    rules = (
        rules_line(say("{} {} {}", "{} {} {}", name, each.procedure, each.procedure_hash), each.calendar)
        for name, each in names
    )
    return Lines((
        Line(say("判断之日 {}", "on {}", old.on)), *rules, *chosen_readings((*old.readings, *new.readings))
    ))  # fmt: skip


def _counts(impact: DisclosedImpact) -> Lines:
    """Return the number of cases, and of those of each urgency."""
    total = say(
        "读取 {} 件，变动 {} 件，未能读取 {} 件",
        "{} read, {} move, {} not read",
        impact.read,
        impact.moved,
        impact.unread,
    )
    of_each = spaced(*(say("{} {}", "{} {}", each, count) for each, count in impact.urgencies.items() if count))
    return Lines(tuple(Line(text, "strong") for text in (total, of_each) if text.zh))


def _rule(rule: RuleMoves) -> TableRow:
    verdicts = (
        say("{}→{} {}", "{}→{} {}", _verdict(old), _verdict(new), count)
        for (old, new), (_, _, count) in zip(rule.labels, rule.verdicts, strict=True)
    )
    return TableRow((
        short_citation(rule.citation),
        say("{}\n{}", "{}\n{}", rule, rule.rule_id),
        str(rule.cases),
        str(rule.newly_fails or "—"),
        _at_most(rule.sooner, -rule.soonest),
        _at_most(rule.later, rule.latest),
        join(verdicts, "\n", "\n") if rule.verdicts else "—",
    ))  # fmt: skip


def _at_most(count: int, days: int) -> Text:
    return say("{}（至多{}日）", "{} (≤ {} d)", count, days) if count else "—"


def _verdict(label: Bilingual | None) -> Bilingual:
    """Return the name of a verdict for its kind of norm."""
    return Bilingual("无", "none") if label is None else label


def _day(line: NoticeLine) -> Item:
    """Return a day with what it is in the two calendars."""
    text = Bilingual(f"{line.old_zh} → {line.new_zh}", f"{line.old_en} → {line.new_en}")
    return Item(text, term=line.day.isoformat())


def _case(case: MovedCase) -> Entry:
    """Return a case: its number, its key if it may be shown, its urgency, the day to act by, and every movement."""
    by = "" if case.act_by is None else say("至迟{}", "by {}", case.act_by)
    more = say("另有 {} 处未列出", "{} more not listed", case.more) if case.more else ""
    title = spaced(f"#{case.number}", case.key, urgency_text(case.movements[0]), by, more)
    items = (
        Item(
            spaced(say("{}　{}", "{}  {}", short_citation(each.citation), each), place(each.path)),
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
    return say("{} {}→{}{}", "{} {}→{}{}", field, old, new, change)


def _value(field: MovedField, outcome: RuleOutcome | None) -> Text:
    """Return the value of one field of an outcome."""
    if outcome is None:
        return "—"
    status, unsure = outcome.status, "?" if outcome.provisional and outcome.due else ""
    values: dict[MovedField, Text] = {
        MovedField.VERDICT: _verdict(outcome.label),
        MovedField.STATUS: "—" if status is None else Bilingual(status.zh, status.value),
        MovedField.EARLIEST: outcome.earliest or "—",
        MovedField.DUE: say("{}{}", "{}{}", outcome.due or "—", unsure),
        MovedField.SAFE_DUE: outcome.safe_due or "—",
        MovedField.DOCUMENTS: str(len(outcome.documents)),
    }
    return values[field]


def _unread(impact: DisclosedImpact) -> list[Item]:
    """Return the problems of the cases that cannot be read."""
    whole = Bilingual("（整行）", "(the whole line)")
    items = [
        problem_item(say("#{}  {}", "#{}  {}", each.number, problem.pointer or whole), problem)
        for each in impact.skipped
        for problem in each.error.problems
    ]
    more = impact.unread - len(impact.skipped)
    return [*items, Item(say("另有 {} 件", "{} more", more))] if more > 0 else items
