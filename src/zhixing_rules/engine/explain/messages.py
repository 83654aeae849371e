"""A finding in one sentence, for a clerk: the clause, what it is about, the verdict, and why."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, Protocol

from zhixing_rules.engine.explain.description import Bilingual, describe
from zhixing_rules.engine.explain.reasons import reasons
from zhixing_rules.engine.verdict import Verdict
from zhixing_rules.language import TRUE, Attach, Named, Note, Perform, Recur, Truth, Unnumbered

if TYPE_CHECKING:
    from zhixing_rules.engine.deadline import Deadline
    from zhixing_rules.engine.explain.missing_facts import Missing
    from zhixing_rules.engine.interpret.context import EvaluationContext
    from zhixing_rules.engine.readings_applied import ResolvedRule

__all__ = ["Judged", "message", "missed_in_words", "sentences"]

_VERDICT: Final = {
    Verdict.PASS: Bilingual("符合", "met"),
    Verdict.FAIL: Bilingual("违反", "breached"),
    Verdict.PENDING: Bilingual("未到期", "not yet due"),
    Verdict.OPEN: Bilingual("无法判断", "cannot be told"),
    Verdict.REVIEW: Bilingual("须人工判断", "for a person to judge"),
    Verdict.NOT_APPLICABLE: Bilingual("不适用", "not applicable"),
}


class Judged(Protocol):
    """What a sentence about a finding is made from: a `Finding`."""

    @property
    def verdict(self) -> Verdict: ...  # noqa: D102  see Finding
    @property
    def resolved(self) -> ResolvedRule: ...  # noqa: D102  as above
    @property
    def context(self) -> EvaluationContext: ...  # noqa: D102  as above
    @property
    def missing(self) -> tuple[Missing, ...]: ...  # noqa: D102  as above
    @property
    def deadline(self) -> Deadline | None: ...  # noqa: D102  as above
    @property
    def reasons(self) -> tuple[Bilingual, ...]: ...  # noqa: D102  as above
    @property
    def readings(self) -> tuple[tuple[str, str], ...]: ...  # noqa: D102  as above


def message(finding: Judged, language: str) -> str:
    """The sentence in one language, ``zh`` or ``en``. Raises ``ValueError`` for any other."""
    if language not in {"zh", "en"}:
        raise ValueError("language: zh or en")
    said = sentences(finding)
    return said.zh if language == "zh" else said.en


def sentences(finding: Judged) -> Bilingual:
    """The sentence in both languages."""
    rule, verdict, why = finding.resolved.rule, _VERDICT[finding.verdict], _why(finding)
    return Bilingual(
        f"{rule.cite.short}：{rule.zh}——{verdict.zh}" + (f"。{why.zh}" if why.zh else ""),
        f"{rule.cite.key}: {rule.en} - {verdict.en}" + (f". {why.en}" if why.en else ""),
    )


def _why(finding: Judged) -> Bilingual:  # noqa: PLR0911  one case a verdict or consequence
    if finding.verdict in {Verdict.OPEN, Verdict.REVIEW}:
        return _unsettled(finding)
    then = finding.resolved.then
    if isinstance(then, Note):
        return Bilingual(then.why_zh, then.why_en)
    if finding.verdict is Verdict.NOT_APPLICABLE:
        return _listed(finding.reasons) if finding.reasons else _by_readings(finding)
    if isinstance(then, Recur):
        return _recurring(finding)
    if isinstance(then, Perform):
        return _timed(finding, then)
    if isinstance(then, Attach) and finding.verdict is Verdict.PENDING:
        said = describe(then.to)
        if isinstance(then.to, Named):
            return Bilingual(f"自{said.zh}起", f"from {said.en}")
        return Bilingual("随相关行为一并提交", "due with the act it belongs to")
    return _listed(finding.reasons) if finding.verdict is Verdict.FAIL else Bilingual("", "")


def _unsettled(finding: Judged) -> Bilingual:
    missing = finding.missing
    if not missing:
        then = finding.resolved.then
        counted = finding.deadline
        if isinstance(then, Perform) and isinstance(then.within.closes, Unnumbered):
            return _elapsed(finding, then)
        if isinstance(then, Recur) and isinstance(then.period_end, Unnumbered):
            return _at_no_cycle(finding, then)
        if counted is not None and counted.provisional:
            return Bilingual(
                "期间末日所在年度的放假通知尚未公布", "the notice for the last day of the period is not published"
            )
        return Bilingual("", "")
    zh = "、".join(f"{each.zh}（{each.path}）" for each in missing)
    en = ", ".join(f"{each.en} ({each.path})" for each in missing)
    if finding.verdict is Verdict.REVIEW:
        return Bilingual(f"须由人作出判断：{zh}", f"a person must state: {en}")
    return Bilingual(f"未记录：{zh}", f"not recorded: {en}")


def _by_readings(finding: Judged) -> Bilingual:
    """Where no fact decided, the reading did."""
    told = "、".join(f"{reading}={alternative}" for reading, alternative in finding.readings)
    return Bilingual(f"依所采解读：{told}", f"by the reading used: {told}") if told else Bilingual("", "")


def _at_no_cycle(finding: Judged, then: Recur) -> Bilingual:
    acts, _ = finding.context.acts(then.act)
    days = [high for counts, low, high in acts if counts and low == high <= finding.context.on]
    judged = Bilingual("文本未定周期，是否“定期”由人判断", "the text gives no cycle: a person judges")
    if not days:
        return Bilingual(f"无{then.act.zh}；{judged.zh}", f"none on record; {judged.en}")
    last = date.fromordinal(max(days)).isoformat()
    return Bilingual(f"已有{len(days)}次，最近{last}；{judged.zh}", f"{len(days)} so far, the last {last}; {judged.en}")


def _recurring(finding: Judged) -> Bilingual:
    """Which rounds were missed, and by when the act of the one that runs is due."""
    counted = finding.deadline
    missed_periods, (due_zh, due_en) = missed_in_words(counted), _due(counted)
    if finding.verdict is Verdict.PASS:
        return Bilingual("本期已办", "done in the round that runs")
    parts = [missed_periods, Bilingual(f"本期{due_zh}", f"this round: {due_en}") if due_zh else Bilingual("", "")]
    return _listed(tuple(part for part in parts if part.zh))


def missed_in_words(counted: Deadline | None) -> Bilingual:
    """The rounds that ended without the act; empty where none did."""
    missed_periods = () if counted is None else counted.missed_periods
    if not missed_periods:
        return Bilingual("", "")
    zh = "、".join(f"{each.first.isoformat()}至{each.last.isoformat()}" for each in missed_periods)
    en = ", ".join(f"{each.first.isoformat()} to {each.last.isoformat()}" for each in missed_periods)
    return Bilingual(f"未办的周期：{zh}", f"rounds missed: {en}")


def _elapsed(finding: Judged, then: Perform) -> Bilingual:
    context = finding.context
    done, after = context.between(then.done), context.between(then.within.after)
    end = min(done.high, context.on)
    if not after.exact:
        return Bilingual("文本无确定天数", "the text gives no number of days")
    days = end - after.low
    if days < 0:
        return Bilingual("先于引起该行为之日办理：请核对", "done before the day that calls for it: check")
    if done.high <= context.on:
        return Bilingual(f"已办，用时{days}日；文本无确定天数", f"done after {days} day(s); the text gives no number")
    return Bilingual(f"未办，已过{days}日；文本无确定天数", f"not done, {days} day(s) gone; the text gives no number")


def _timed(finding: Judged, then: Perform) -> Bilingual:
    context, counted = finding.context, finding.deadline
    done = context.between(then.done)
    due_zh, due_en = _due(counted)
    if finding.verdict is Verdict.PENDING:
        return Bilingual(due_zh, due_en)
    if done.high > context.on:
        return Bilingual(f"未办理；{due_zh}", f"not done; {due_en}")
    day = date.fromordinal(done.high).isoformat()
    if finding.verdict is Verdict.PASS:
        return Bilingual(f"{day}办理；{due_zh}".rstrip("；"), f"done {day}; {due_en}".rstrip("; "))
    return _breached(finding, then, counted, day)


def _breached(finding: Judged, then: Perform, counted: Deadline | None, day: str) -> Bilingual:
    """Why an act that was done is a breach all the same: its manner, too early, the hour of the last day, too late."""
    context = finding.context
    done = context.between(then.done)
    due_zh, due_en = _due(counted)
    wrong = _listed(finding.reasons) if context.truth(then.provided) is Truth.NOT_MET else Bilingual("", "")
    if wrong.zh:
        return wrong
    if counted is not None and counted.earliest is not None and done.high < counted.earliest.toordinal():
        return Bilingual(
            f"{day}办理，早于{counted.earliest.isoformat()}", f"done {day}, before {counted.earliest.isoformat()}"
        )
    hour = then.within.last_day
    if counted is not None and done.high == context.between(then.within.closes).high and hour != TRUE:
        said = _listed(reasons(hour, context))
        return Bilingual(f"{day}办理；{said.zh}", f"done {day}; {said.en}")
    return Bilingual(f"{day}办理；{due_zh}", f"done {day}; {due_en}")


def _due(counted: Deadline | None) -> Bilingual:
    """The last day, with a mark where it is not certain."""
    if counted is None or counted.due is None:
        return Bilingual("", "")
    day = counted.due.isoformat()
    if counted.provisional:
        return Bilingual(f"最迟不早于{day}（暂定）", f"due {day} at the earliest (provisional)")
    return Bilingual(f"最迟{day}", f"due {day}")


def _listed(parts: tuple[Bilingual, ...]) -> Bilingual:
    return Bilingual("；".join(part.zh for part in parts), "; ".join(part.en for part in parts))
