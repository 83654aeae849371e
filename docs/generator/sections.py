"""The section of one rule: its quotes, its demand, its readings, its examples.

Every field of a consequence is printed, including the fields of a kind of consequence that is not known here; `_LABELS`
names the known fields.
"""

from __future__ import annotations

import json
import re
from dataclasses import fields
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from generator.bilingual_text import anchor, escaped, nested_list, table
from generator.cases import examples_of, finding_of, sensitivities
from generator.rules import actor_of, kind_of, subject_of
from zhixing_rules import JIAOZUO_2024
from zhixing_rules._dates import chinese_date
from zhixing_rules.engine.readings_applied import Resolver
from zhixing_rules.engine.verdict import Verdict
from zhixing_rules.language import TRUE, Condition, Expression, Fixed, NotedDay, Window

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from generator.bilingual_text import Language
    from generator.cases import Example
    from zhixing_rules import Finding
    from zhixing_rules.engine import ConditionTree
    from zhixing_rules.language import Reading, Remedy, Rule

__all__ = ["alternatives", "rule_section", "steps_of"]

_LABELS = {
    "demand": ("要求", "demand"),
    "breach": ("何为违反", "breach"),
    "to": ("随同", "due with"),
    "done": ("办理之日", "the act"),
    "after": ("起因", "triggered by"),
    "opens": ("最早", "not before"),
    "recommended": ("条文所指期间的首日", "first day of the stated span"),
    "closes": ("最迟", "no later than"),
    "safe": ("稳妥，不晚于", "safe until"),
    "last_day": ("末日当天还须", "on the last day, also"),
    "provided": ("方式", "manner"),
    "act": ("计入的行为", "qualifying act"),
    "since": ("自何时起", "from"),
    "period_end": ("周期", "period"),
    "why_zh": ("为何不能判断", ""),
    "why_en": ("", "why it cannot be judged"),
    "days": ("只列不判的日期", "days that are named, not judged"),
}
"""The known fields of consequences and windows, in the order in which they are printed."""

MIN_STEPS = 2
"""A deadline of fewer steps is a recorded day, so its steps are not printed."""

_PRINTED_ELSEWHERE = {"zh", "en", "by", "document_zh", "document_en"}
_MARKS = {
    Verdict.PASS: "✓",
    Verdict.FAIL: "✗",
    Verdict.PENDING: "…",
    Verdict.OPEN: "?",
    Verdict.REVIEW: "☞",
    Verdict.NOT_APPLICABLE: "○",
}


def _no_rows(_: Rule) -> tuple[tuple[str, str], ...]:
    return ()


def rule_section(
    rules: Sequence[Rule], lang: Language, more_rows: Callable[[Rule], Iterable[tuple[str, str]]] = _no_rows
) -> str:
    """Return the section of the rules of one id, under one permanent anchor.

    Args:
        rules: the rules.
        lang: the language of the page.
        more_rows: further rows of the table of a rule.
    """
    first = rules[0]
    parts = [anchor(first.id), f"### {lang.of(first)}", f"`{first.id}`　{lang(first.en, first.zh)}"]
    for rule in rules:
        if len(rules) > 1:
            subject = lang("对象：", "For each ") + subject_of(rule, lang)
            parts.append(
                f"#### {subject}" + ("" if lang.of(rule) == lang.of(first) else f"{lang('，', ': ')}{lang.of(rule)}")
            )
        parts += [
            *_content(rule, lang, more_rows(rule)),
            *_remarks(rule, lang),
            *_readings(rule, lang),
            *_examples(rule, lang),
        ]
    return "\n\n".join(parts)


# ------------------------------------------------------------------------------------------------ rows of the table


def _content(rule: Rule, lang: Language, more_rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield the table of a rule, then each condition of several parts as a list."""
    rows, trees = [], []
    for label, content in _rows(rule, lang):
        if isinstance(content, str):
            rows.append((label, content))
        else:
            trees.append((label, content))
    yield table(["", ""], [*rows, *more_rows])
    for label, tree in trees:
        yield f"**{label}**{lang('　', ': ')}{lang.of(tree)}"
        yield nested_list(tree.parts, lang)


def _condition(condition: Condition, lang: Language) -> str | ConditionTree:
    """Return a condition in words if it is one line, otherwise as a tree."""
    tree = lang.tree(condition)
    return tree if tree.parts else lang.of(tree)


def _rows(rule: Rule, lang: Language) -> Iterator[tuple[str, str | ConditionTree]]:
    resolved = Resolver().rule(JIAOZUO_2024, rule, ())
    # The days on which a rule of national law is in force have a row of their own.
    applies = resolved.applies if rule.in_force is None else Resolver().resolve(rule.when, {})
    yield lang("原文", "text"), "<br>".join(f"「{escaped(quote)}」" for _, quote in rule.quotes)
    yield lang("条款", "clause"), lang(str(rule.cite), rule.cite.en)
    yield lang("对象", "evaluated for each"), subject_of(rule, lang)
    yield lang("类型", "kind"), kind_of(rule, lang)
    if who := actor_of(rule, lang):
        yield lang("何人", "who"), who
    yield (
        lang("何时适用", "applies when"),
        lang("始终", "always") if applies is TRUE else _condition(applies, lang),
    )
    yield from _consequence(resolved.then, lang)
    if document := getattr(rule.then, f"document_{lang.code}", ""):
        yield lang("材料", "document"), document
    if rule.remedy is not None:
        yield lang("补救", "remedy"), _remedy(rule.remedy, lang)


def _remarks(rule: Rule, lang: Language) -> Iterator[str]:
    """Yield the remarks of a rule as a list, each with its condition."""
    remarks = Resolver().rule(JIAOZUO_2024, rule, ()).remarks
    if not remarks:
        return
    yield lang("**提示**", "**Remarks.**")
    lines = []
    for remark in remarks:
        when = _condition(remark.when, lang)
        if isinstance(when, str):
            lines.append("- " + lang(f"{when}的：{remark.zh}", f"if {when}: {remark.en}"))
        else:
            lines.append("- " + lang(f"{remark.zh}——{when.zh}成立时：", f"{remark.en}, if {when.en}:"))
            lines.append(nested_list(when.parts, lang, "  "))
    yield "\n".join(lines)


def _consequence(node: Any, lang: Language) -> Iterator[tuple[str, str | ConditionTree]]:  # noqa: ANN401  a consequence or its window
    """Yield every field of a consequence that has content, the known fields first."""
    order, other = [*_LABELS], "en" if lang.code == "zh" else "zh"
    for each in sorted(fields(node), key=lambda one: order.index(one.name) if one.name in order else len(order)):
        value = getattr(node, each.name)
        label = lang(*_LABELS.get(each.name, (each.name, each.name)))
        if isinstance(value, Window):
            yield from _consequence(value, lang)
        elif isinstance(value, Expression):
            # A condition that is always met and an unlimited moment have no content.
            if value is not TRUE and not (isinstance(value, Fixed) and each.name in {"after", "opens"}):
                yield label, _condition(value, lang) if isinstance(value, Condition) else lang.described(value)
        elif (
            each.name not in _PRINTED_ELSEWHERE and not each.name.endswith(f"_{other}") and value not in (None, "", ())
        ):
            yield label, _value_text(value, lang)


def _value_text(value: Any, lang: Language) -> str:  # noqa: ANN401  a field of an unknown kind
    if isinstance(value, tuple):
        separator = "<br>" if value and isinstance(value[0], NotedDay) else lang("；", "; ")
        return separator.join(_value_text(each, lang) for each in value)
    if isinstance(value, NotedDay):
        day = f"{lang.of(value)}{lang('：', ': ')}{lang.described(value.day)}"
        when = lang.described(value.when)
        return day if value.when is TRUE else lang(f"{when}的，{day}", f"if {when}, {day}")
    return lang.of(value) if hasattr(value, lang.code) else str(value)


def _remedy(remedy: Remedy, lang: Language) -> str:
    """Return who may request whom to do what, and what follows from the breach."""
    who = lang.of(remedy.by) + (f" → {lang.of(remedy.to)}" if remedy.to is not None else "")
    follows = getattr(remedy, f"follows_{lang.code}")
    text = f"{who}{lang('：', ': ')}{lang.of(remedy)}"
    return f"{text}<br>{lang('后果：', 'Consequence: ')}{follows}" if follows else text


# ------------------------------------------------------------------------------------------------ readings


def _readings(rule: Rule, lang: Language) -> Iterator[str]:
    if not rule.readings:
        return
    yield lang("**解读**　默认在前，以粗体表示。", "**Readings.** The default comes first, in bold.")
    yield "\n".join(
        f"- [`{reading.id}`](../readings/{reading.id}.md) "
        + escaped(lang(reading.clause, reading.clause_en))
        + lang("：", ": ")
        + lang("；", "; ").join(alternatives(reading, lang))
        for reading in rule.readings
    )


def alternatives(reading: Reading, lang: Language) -> list[str]:
    """Return every alternative: the default in bold, one without a supporting source with a degree sign."""
    texts = []
    for each in reading.alternatives:
        name = f"`{each.id}`" + ("°" if each.id in reading.silent else "")
        texts.append(f"{f'**{name}**' if each is reading.default else name} {lang.of(each)}")
    return texts


# ------------------------------------------------------------------------------------------------ examples


def _examples(rule: Rule, lang: Language) -> Iterator[str]:
    cases = examples_of(rule)
    if not cases:
        return
    yield lang("**案例**", "**Examples.**")
    lines, printed = [], set()
    for each in cases:
        lines.append(_example(each, lang))
        # The steps of a deadline are printed once, under the first example that has them.
        steps = steps_of(finding_of(each), lang)
        if steps not in printed:
            lines += [f"  - {step}" for step in steps]
        printed.add(steps)
    yield "\n".join(lines)


def steps_of(finding: Finding, lang: Language) -> tuple[str, ...]:
    """Return how the last day of a finding was computed; nothing if it was recorded or is provisional."""
    deadline = finding.deadline
    if deadline is None or deadline.provisional or len(deadline.steps) < MIN_STEPS:
        return ()
    steps = [(_with_spans(lang.of(step)), getattr(step, f"basis_{lang.code}")) for step in deadline.steps]
    return tuple(
        escaped(text) + (escaped(lang(f"〔{basis}〕", f" [{basis}]")) if basis else "") for text, basis in steps
    )


_DAY = re.compile(r"(\d{4}(?:-\d\d-\d\d |年\d+月\d+日))((?:不计|计入|skipped|counted).*)")


def _with_spans(text: str) -> str:
    """Join consecutive days of one step that have the same reason into spans."""
    separator = "；" if "；" in text else "; "
    spans: list[tuple[date | None, date | None, str]] = []
    for part in text.split(separator):
        match = _DAY.fullmatch(part)
        day = None if match is None else date(*map(int, re.findall(r"\d+", match[1])))
        reason = part if match is None else match[2]
        first, last, earlier = spans[-1] if spans else (None, None, "")
        if day and last and earlier == reason and last + timedelta(days=1) == day:
            spans[-1] = (first, day, reason)
        else:
            spans.append((day, day, reason))
    return separator.join(_span(*each) for each in spans)


def _span(first: date | None, last: date | None, reason: str) -> str:
    if first is None or last is None:
        return reason
    if reason.startswith(("不计", "计入")):
        days = chinese_date(first) if first == last else f"{chinese_date(first)}至{chinese_date(last)}"
        return f"{days}{reason}"
    return f"{first} {reason}" if first == last else f"{first} — {last} {reason}"


def _example(each: Example, lang: Language) -> str:
    finding = finding_of(each)
    verdict = f"{_MARKS[finding.verdict]} **{lang(*finding.label)}**"
    details = [lang(f"判断之日 {each.on}", f"on {each.on}")]
    deadline = finding.deadline
    if deadline is not None and deadline.numbered and deadline.due is not None:
        label = lang("暂定末日", "provisionally due") if deadline.provisional else lang("末日", "due")
        details.append(f"{label} {deadline.due}")
    details.append(_record(each, lang))
    if each.readings:
        chosen = "、".join(f"`{name}={alternative}`" for name, alternative in each.readings.items())
        details.append(lang(f"解读 {chosen}", f"reading {chosen}"))
    lines = [
        f"- {verdict} {escaped(lang.of(each))}",
        escaped(finding.message(lang.code)),
        lang("；", "; ").join(details),
    ]
    if others := sensitivities(each):
        changed = lang("、", ", ").join(
            f"`{other.reading}={other.alternative}` → {lang(*other.label)}" for other in others
        )
        lines.append(lang(f"换用解读则不同：{changed}", f"different under another reading: {changed}"))
    return "<br>\n  ".join(lines)


def _record(each: Example, lang: Language) -> str:
    """Return the base record of an example and its changes."""
    name = each.given.name
    base = lang("记录 ", "record ") + f"[{name}]({each.file}.md#given-{name})"
    changes = [f"`{pointer}` = `{_value(value)}`" for pointer, value in each.set.items()]
    changes += [f"`{pointer}` {lang('未记录', 'not recorded')}" for pointer in each.unset]
    return base + (lang("，改 ", " with ") + lang("，", ", ").join(changes) if changes else "")


def _value(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
