"""A finding in one sentence, for a clerk: the clause, what it is about, the verdict, and why."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from zhixing_rules.engine.explain.description import Words, describe
from zhixing_rules.engine.explain.explanation import reasons
from zhixing_rules.engine.verdict import Verdict
from zhixing_rules.language import TRUE, Attach, Named, Note, Perform, Recur, Truth, Unnumbered

if TYPE_CHECKING:
    from zhixing_rules.engine.deadline import Deadline
    from zhixing_rules.engine.report import Finding

__all__ = ["message", "missed_in_words", "sentences"]

_VERDICT: Final = {
    Verdict.PASS: Words("符合", "met"),
    Verdict.FAIL: Words("违反", "breached"),
    Verdict.PENDING: Words("未到期", "not yet due"),
    Verdict.OPEN: Words("无法判断", "cannot be told"),
    Verdict.REVIEW: Words("须人工判断", "for a person to judge"),
    Verdict.NOT_APPLICABLE: Words("不适用", "not applicable"),
}


def message(finding: Finding, language: str) -> str:
    """The sentence in one language, ``zh`` or ``en``. Raises ``ValueError`` for any other."""
    if language not in {"zh", "en"}:
        raise ValueError("language: zh or en")
    said = sentences(finding)
    return said.zh if language == "zh" else said.en


def sentences(finding: Finding) -> Words:
    """The sentence in both languages."""
    rule, verdict, why = finding.resolved.rule, _VERDICT[finding.verdict], _why(finding)
    return Words(
        f"{rule.cite.short}：{rule.zh}——{verdict.zh}" + (f"。{why.zh}" if why.zh else ""),
        f"{rule.cite.key}: {rule.en} - {verdict.en}" + (f". {why.en}" if why.en else ""),
    )


def _why(finding: Finding) -> Words:  # noqa: PLR0911  one case a verdict or consequence
    if finding.verdict in {Verdict.OPEN, Verdict.REVIEW}:
        return _unsettled(finding)
    then = finding.resolved.then
    if isinstance(then, Note):
        return Words(then.why_zh, then.why_en)
    if finding.verdict is Verdict.NOT_APPLICABLE:
        return _listed(finding.reasons) if finding.reasons else _by_readings(finding)
    if isinstance(then, Recur):
        return _recurring(finding)
    if isinstance(then, Perform):
        return _timed(finding, then)
    if isinstance(then, Attach) and finding.verdict is Verdict.PENDING:
        said = describe(then.to)
        if isinstance(then.to, Named):
            return Words(f"自{said.zh}起", f"from {said.en}")
        return Words("随相关行为一并提交", "due with the act it belongs to")
    return _listed(finding.reasons) if finding.verdict is Verdict.FAIL else Words("", "")


def _unsettled(finding: Finding) -> Words:
    missing = finding.missing
    if not missing:
        then = finding.resolved.then
        counted = finding.deadline
        if isinstance(then, Perform) and isinstance(then.within.closes, Unnumbered):
            return _elapsed(finding, then)
        if isinstance(then, Recur) and isinstance(then.rounds, Unnumbered):
            return _at_no_cycle(finding, then)
        if counted is not None and counted.provisional:
            return Words(
                "期间末日所在年度的放假通知尚未公布", "the notice for the last day of the period is not published"
            )
        return Words("", "")
    zh = "、".join(f"{each.zh}（{each.path}）" for each in missing)
    en = ", ".join(f"{each.en} ({each.path})" for each in missing)
    if finding.verdict is Verdict.REVIEW:
        return Words(f"须由人作出判断：{zh}", f"a person must state: {en}")
    return Words(f"未记录：{zh}", f"not recorded: {en}")


def _by_readings(finding: Finding) -> Words:
    """Where no fact decided, the reading did."""
    told = "、".join(f"{reading}={alternative}" for reading, alternative in finding.readings)
    return Words(f"依所采解读：{told}", f"by the reading used: {told}") if told else Words("", "")


def _at_no_cycle(finding: Finding, then: Recur) -> Words:
    acts, _ = finding.scene.acts(then.act)
    days = [high for counts, low, high in acts if counts and low == high <= finding.scene.on]
    judged = Words("文本未定周期，是否“定期”由人判断", "the text gives no cycle: a person judges")
    if not days:
        return Words(f"无{then.act.zh}；{judged.zh}", f"none on record; {judged.en}")
    last = date.fromordinal(max(days)).isoformat()
    return Words(f"已有{len(days)}次，最近{last}；{judged.zh}", f"{len(days)} so far, the last {last}; {judged.en}")


def _recurring(finding: Finding) -> Words:
    """Which rounds were missed, and by when the act of the one that runs is due."""
    counted = finding.deadline
    missed, (due_zh, due_en) = missed_in_words(counted), _due(counted)
    if finding.verdict is Verdict.PASS:
        return Words("本期已办", "done in the round that runs")
    parts = [missed, Words(f"本期{due_zh}", f"this round: {due_en}") if due_zh else Words("", "")]
    return _listed(tuple(part for part in parts if part.zh))


def missed_in_words(counted: Deadline | None) -> Words:
    """The rounds that ended without the act; empty where none did."""
    missed = () if counted is None else counted.missed
    if not missed:
        return Words("", "")
    zh = "、".join(f"{each.first.isoformat()}至{each.last.isoformat()}" for each in missed)
    en = ", ".join(f"{each.first.isoformat()} to {each.last.isoformat()}" for each in missed)
    return Words(f"未办的周期：{zh}", f"rounds missed: {en}")


def _elapsed(finding: Finding, then: Perform) -> Words:
    scene = finding.scene
    done, after = scene.between(then.done), scene.between(then.within.after)
    end = min(done.high, scene.on)
    if not after.exact:
        return Words("文本无确定天数", "the text gives no number of days")
    days = end - after.low
    if days < 0:
        return Words("先于引起该行为之日办理：请核对", "done before the day that calls for it: check")
    if done.high <= scene.on:
        return Words(f"已办，用时{days}日；文本无确定天数", f"done after {days} day(s); the text gives no number")
    return Words(f"未办，已过{days}日；文本无确定天数", f"not done, {days} day(s) gone; the text gives no number")


def _timed(finding: Finding, then: Perform) -> Words:
    scene, counted = finding.scene, finding.deadline
    done = scene.between(then.done)
    due_zh, due_en = _due(counted)
    if finding.verdict is Verdict.PENDING:
        return Words(due_zh, due_en)
    if done.high > scene.on:
        return Words(f"未办理；{due_zh}", f"not done; {due_en}")
    day = date.fromordinal(done.high).isoformat()
    if finding.verdict is Verdict.PASS:
        return Words(f"{day}办理；{due_zh}".rstrip("；"), f"done {day}; {due_en}".rstrip("; "))
    return _breached(finding, then, counted, day)


def _breached(finding: Finding, then: Perform, counted: Deadline | None, day: str) -> Words:
    """Why an act that was done is a breach all the same: its manner, too early, the hour of the last day, too late."""
    scene = finding.scene
    done = scene.between(then.done)
    due_zh, due_en = _due(counted)
    wrong = _listed(finding.reasons) if scene.truth(then.provided) is Truth.NOT_MET else Words("", "")
    if wrong.zh:
        return wrong
    if counted is not None and counted.earliest is not None and done.high < counted.earliest.toordinal():
        return Words(
            f"{day}办理，早于{counted.earliest.isoformat()}", f"done {day}, before {counted.earliest.isoformat()}"
        )
    hour = then.within.last_day
    if counted is not None and done.high == scene.between(then.within.closes).high and hour != TRUE:
        said = _listed(reasons(hour, scene))
        return Words(f"{day}办理；{said.zh}", f"done {day}; {said.en}")
    return Words(f"{day}办理；{due_zh}", f"done {day}; {due_en}")


def _due(counted: Deadline | None) -> Words:
    """The last day, with a mark where it is not certain."""
    if counted is None or counted.due is None:
        return Words("", "")
    day = counted.due.isoformat()
    if counted.provisional:
        return Words(f"最迟不早于{day}（暂定）", f"due {day} at the earliest (provisional)")
    return Words(f"最迟{day}", f"due {day}")


def _listed(parts: tuple[Words, ...]) -> Words:
    return Words("；".join(part.zh for part in parts), "; ".join(part.en for part in parts))
