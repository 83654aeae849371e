"""One rule in full: its words, what it demands, its readings, its examples.

Whatever a consequence is made of is told field by field, so a new kind of consequence, or a new field of one, is told
as well; `_LABELS` gives the known fields their names.
"""

from __future__ import annotations

import json
import re
from dataclasses import fields
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from generating.cases import examples_of, ran, sensitive
from generating.rules import doer, kind
from generating.speaking import anchor, plain, table
from zhixing_rules import JIAOZUO_2024
from zhixing_rules._dates import chinese_date
from zhixing_rules.engine.readings_applied import Resolver
from zhixing_rules.engine.verdict import Verdict
from zhixing_rules.language import TRUE, Expression, Fixed, Window

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generating.cases import Example
    from generating.speaking import Speaker
    from zhixing_rules.language import Reading, Remedy, Rule

__all__ = ["alternatives", "rule_section"]

_LABELS = {
    "demand": ("要求", "demand"),
    "breach": ("何为违反", "breach"),
    "to": ("随同", "due with"),
    "done": ("办理之日", "the act"),
    "after": ("起因", "called for by"),
    "opens": ("最早", "not before"),
    "recommended": ("条文点名之期的首日", "first day of the span named"),
    "closes": ("最迟", "no later than"),
    "last_day": ("末日当天还须", "on the last day also"),
    "provided": ("方式", "done so that"),
    "act": ("算数的行为", "an act that counts"),
    "since": ("自何时起", "from when"),
    "period_end": ("周期", "rounds"),
    "why_zh": ("为何不能判断", ""),
    "why_en": ("", "why it cannot be judged"),
}
"""The known fields of consequences and windows, in the order in which they are told."""

LEAST = 2
"""A count of fewer steps is a day that was recorded, and needs no telling."""

_SAID = {"zh", "en", "by", "document_zh", "document_en"}
_MARKS = {
    Verdict.PASS: "✓",
    Verdict.FAIL: "✗",
    Verdict.PENDING: "…",
    Verdict.OPEN: "?",
    Verdict.REVIEW: "☞",
    Verdict.NOT_APPLICABLE: "○",
}


def rule_section(rules: Sequence[Rule], say: Speaker) -> str:
    """The rules of one id, under one anchor that never changes."""
    first = rules[0]
    parts = [anchor(first.id), f"### {say.of(first)}", f"`{first.id}`　{say(first.en, first.zh)}"]
    for rule in rules:
        if len(rules) > 1:
            subject = say(f"对象：{rule.per.zh}", f"For each {rule.per.name}")
            parts.append(
                f"#### {subject}" + ("" if say.of(rule) == say.of(first) else f"{say('，', ': ')}{say.of(rule)}")
            )
        parts += [table(["", ""], list(_facts(rule, say))), *_readings(rule, say), *_examples(rule, say)]
    return "\n\n".join(parts)


# ------------------------------------------------------------------------------------------------ what it says


def _facts(rule: Rule, say: Speaker) -> Iterator[tuple[str, str]]:
    resolved = Resolver().rule(JIAOZUO_2024, rule, ())
    yield say("原文", "words"), "<br>".join(f"「{plain(quote)}」" for _, quote in rule.quotes)
    yield say("条款", "clause"), say(str(rule.cite), rule.cite.en)
    yield say("对象", "judged for each"), say(rule.per.zh, rule.per.name)
    yield say("类型", "kind"), kind(rule, say)
    if who := doer(rule, say):
        yield say("何人", "who"), who
    yield (
        say("何时适用", "applies when"),
        say("始终", "always") if resolved.applies is TRUE else say.described(resolved.applies),
    )
    yield from _told(resolved.then, say)
    if paper := getattr(rule.then, f"paper_{say.language}", ""):
        yield say("材料", "paper"), paper
    if rule.remedy is not None:
        yield say("补救", "remedy"), _remedy(rule.remedy, say)
    for remark in resolved.remarks:
        yield (
            say("提示", "remark"),
            say(f"{say.described(remark.when)}的：{remark.zh}", f"if {say.described(remark.when)}: {remark.en}"),
        )


def _told(node: Any, say: Speaker) -> Iterator[tuple[str, str]]:  # noqa: ANN401  a consequence or its window
    """Every field of a consequence that says something, the known ones first."""
    order, other = [*_LABELS], "en" if say.language == "zh" else "zh"
    for each in sorted(fields(node), key=lambda one: order.index(one.name) if one.name in order else len(order)):
        value = getattr(node, each.name)
        label = say(*_LABELS.get(each.name, (each.name, each.name)))
        if isinstance(value, Window):
            yield from _told(value, say)
        elif isinstance(value, Expression):
            # A condition that is always met and a moment without limit say nothing.
            if value is not TRUE and not (isinstance(value, Fixed) and each.name in {"after", "opens"}):
                yield label, say.described(value)
        elif each.name not in _SAID and not each.name.endswith(f"_{other}") and value not in (None, "", ()):
            yield label, _anything(value, say)


def _anything(value: Any, say: Speaker) -> str:  # noqa: ANN401  a field of a kind not known here
    if isinstance(value, tuple):
        return say("；", "; ").join(_anything(each, say) for each in value)
    return say.of(value) if hasattr(value, say.language) else str(value)


def _remedy(remedy: Remedy, say: Speaker) -> str:
    """Who may urge whom to do what, and what follows."""
    who = say.of(remedy.by) + (f" → {say.of(remedy.to)}" if remedy.to is not None else "")
    follows = getattr(remedy, f"follows_{say.language}")
    told = f"{who}{say('：', ': ')}{say.of(remedy)}"
    return f"{told}<br>{say('后果：', 'What follows: ')}{follows}" if follows else told


# ------------------------------------------------------------------------------------------------ readings


def _readings(rule: Rule, say: Speaker) -> Iterator[str]:
    if not rule.readings:
        return
    yield say("**解读**　默认在前，以粗体表示。", "**Readings.** The default comes first, in bold.")
    yield "\n".join(
        f"- [`{reading.id}`](../readings.md#{reading.id}) {plain(reading.clause)}{say('：', ': ')}"
        + say("；", "; ").join(alternatives(reading, say))
        for reading in rule.readings
    )


def alternatives(reading: Reading, say: Speaker) -> list[str]:
    """Every alternative, the default in bold, one that nobody argues for with a degree sign."""
    told = []
    for each in reading.alternatives:
        name = f"`{each.id}`" + ("°" if each.id in reading.silent else "")
        told.append(f"{f'**{name}**' if each is reading.default else name} {say.of(each)}")
    return told


# ------------------------------------------------------------------------------------------------ examples


def _examples(rule: Rule, say: Speaker) -> Iterator[str]:
    cases = examples_of(rule)
    if not cases:
        return
    yield say("**案例**", "**Examples.**")
    lines, counted = [], set()
    for each in cases:
        lines.append(_example(each, say))
        # A count is told once, under the first example that has it.
        steps = _count(each, say)
        if steps not in counted:
            lines += [f"  - {step}" for step in steps]
        counted.add(steps)
    yield "\n".join(lines)


def _count(each: Example, say: Speaker) -> tuple[str, ...]:
    """How the last day of an example was counted, where it was counted and is certain."""
    counted = ran(each).deadline
    if counted is None or counted.provisional or len(counted.steps) < LEAST:
        return ()
    told = [(_gathered(say.of(step)), getattr(step, f"basis_{say.language}")) for step in counted.steps]
    return tuple(plain(words) + (plain(say(f"〔{basis}〕", f" [{basis}]")) if basis else "") for words, basis in told)


_DAY = re.compile(r"(\d{4}(?:-\d\d-\d\d |年\d+月\d+日))((?:不计|计入|skipped|counted).*)")


def _gathered(words: str) -> str:
    """A step of a count, with consecutive days that have one reason joined to one span."""
    separator = "；" if "；" in words else "; "
    spans: list[tuple[date | None, date | None, str]] = []
    for part in words.split(separator):
        found = _DAY.fullmatch(part)
        day = None if found is None else date(*map(int, re.findall(r"\d+", found[1])))
        reason = part if found is None else found[2]
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


def _example(each: Example, say: Speaker) -> str:
    finding = ran(each)
    verdict = f"{_MARKS[finding.verdict]} **{say(*finding.label)}**"
    about = [say(f"判断之日 {each.on}", f"on {each.on}")]
    counted = finding.deadline
    if counted is not None and counted.numbered and counted.due is not None:
        word = say("暂定末日", "provisionally due") if counted.provisional else say("末日", "due")
        about.append(f"{word} {counted.due}")
    about.append(_record(each, say))
    if each.readings:
        chosen = "、".join(f"`{name}={alternative}`" for name, alternative in each.readings.items())
        about.append(say(f"解读 {chosen}", f"reading {chosen}"))
    lines = [f"- {verdict} {plain(say.of(each))}", plain(finding.message(say.language)), say("；", "; ").join(about)]
    if others := sensitive(each):
        changed = say("、", ", ").join(
            f"`{other.reading}={other.alternative}` → {say(*other.label)}" for other in others
        )
        lines.append(say(f"换用解读则不同：{changed}", f"another reading differs: {changed}"))
    return "<br>\n  ".join(lines)


def _record(each: Example, say: Speaker) -> str:
    """The record an example begins with, and how it differs."""
    name = each.given.name
    words = say("记录 ", "record ") + f"[{name}]({each.file}.md#given-{name})"
    changes = [f"`{pointer}` = `{_value(value)}`" for pointer, value in each.set.items()]
    changes += [f"`{pointer}` {say('未记录', 'not recorded')}" for pointer in each.unset]
    return words + (say("，改 ", " with ") + say("，", ", ").join(changes) if changes else "")


def _value(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
