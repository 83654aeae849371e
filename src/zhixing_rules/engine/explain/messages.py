"""A finding in one sentence, for a clerk: the clause, what it requires, the verdict, and why."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from zhixing_rules._dates import chinese_date
from zhixing_rules.engine.explain.description import Bilingual, describe
from zhixing_rules.engine.explain.reasons import reasons
from zhixing_rules.engine.verdict import Verdict
from zhixing_rules.language import TRUE, Attach, Confidence, Named, Note, Perform, Recur, Truth, Unnumbered
from zhixing_rules.procedures.jiaozuo_2024.opinion import called

if TYPE_CHECKING:
    from zhixing_rules.engine.answers import Answer
    from zhixing_rules.engine.deadline import Deadline
    from zhixing_rules.engine.explain.missing_facts import Missing
    from zhixing_rules.engine.interpret.context import EvaluationContext
    from zhixing_rules.engine.readings_applied import ResolvedRule
    from zhixing_rules.language import Rule

__all__ = ["Judged", "message", "missed_in_words", "sentences"]

_NOTHING = Bilingual("", "")
_EXCERPT = Bilingual(
    "据摘录，未核对原文，不作违反认定", "read in an excerpt, not compared with the original: no breach is asserted"
)
_FOR_A_PERSON = Bilingual("是否违反由人判断", "a person must judge whether this is a breach")


class Judged(Protocol):
    """The attributes of a `Finding` that its sentence is made from."""

    @property
    def verdict(self) -> Verdict: ...  # noqa: D102  see Finding
    @property
    def raw(self) -> Verdict: ...  # noqa: D102  as above
    @property
    def label(self) -> Bilingual: ...  # noqa: D102  as above
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
    @property
    def judgment(self) -> Answer | None: ...  # noqa: D102  as above


def message(finding: Judged, language: str) -> str:
    """Return the sentence in one language, ``zh`` or ``en``. Raises ``ValueError`` for any other."""
    if language not in {"zh", "en"}:
        raise ValueError("language: zh or en")
    text = sentences(finding)
    return text.zh if language == "zh" else text.en


def sentences(finding: Judged) -> Bilingual:
    """Return the sentence in both languages."""
    rule, label, why = _heading(finding.resolved.rule), finding.label, _why_or_who(finding)
    return Bilingual(
        f"{rule.zh}——{label.zh}" + (f"。{why.zh}" if why.zh else ""),
        f"{rule.en} - {label.en}" + (f". {why.en}" if why.en else ""),
    )


@lru_cache(maxsize=1024)
def _heading(rule: Rule) -> Bilingual:
    return Bilingual(f"{rule.cite.shown}：{rule.zh}", f"{rule.cite.shown_key}: {rule.en}")


def _why_or_who(finding: Judged) -> Bilingual:
    """Say why, or that a person answered; who it was is not part of the sentence."""
    judgment = finding.judgment
    if judgment is None:
        return _why(finding)
    day_zh, day_en, answer = chinese_date(judgment.on), judgment.on.isoformat(), judgment.verdict
    if judgment.used:
        why, zh, en = _undecided(finding), f"{day_zh}经人工判断", f"judged by a person on {day_en}"
    else:
        why, zh, en = (
            _why(finding),
            f"{day_zh}人工判断为“{answer.zh}”，未采用",
            f"not used: the judgment of {day_en}, {answer.en}",
        )
    return Bilingual(f"{why.zh}；{zh}", f"{why.en}; {en}") if why.zh else Bilingual(zh, en)


def _why(finding: Judged) -> Bilingual:
    if finding.raw is finding.verdict:
        return _why_of(finding)
    why, cap = _why_of(finding), _EXCERPT if finding.resolved.rule.confidence is not Confidence.A else _FOR_A_PERSON
    return Bilingual(f"{why.zh}；{cap.zh}", f"{why.en}; {cap.en}") if why.zh else cap


def _why_of(finding: Judged) -> Bilingual:  # noqa: PLR0911  one case a verdict or consequence
    """Say why the verdict without the cap of the rule is what it is."""
    if finding.raw in {Verdict.OPEN, Verdict.REVIEW}:
        return _undecided(finding)
    then = finding.resolved.then
    if isinstance(then, Note):
        return _noted(then, finding.context)
    if finding.verdict is Verdict.NOT_APPLICABLE:
        return _listed(finding.reasons) if finding.reasons else _by_readings(finding)
    if isinstance(then, Recur):
        return _recurring(finding)
    if isinstance(then, Perform):
        return _timed(finding, then)
    if isinstance(then, Attach) and finding.verdict is Verdict.PENDING:
        if isinstance(then.to, Named):
            start = describe(then.to)
            return Bilingual(f"自{start.zh}起", f"from {start.en}")
        if then.document_zh:
            return Bilingual("应随相关行为一并提交", "due with the act it accompanies")
        return Bilingual("与该行为同时满足", "to be met when the act is done")
    return _listed(finding.reasons) if finding.raw is Verdict.FAIL else _NOTHING


def _noted(then: Note, context: EvaluationContext) -> Bilingual:
    """Return the reason of a note, and the days that it names."""
    recorded = context.as_recorded()
    named = [each for each in then.days if recorded.truth(each.when) is Truth.MET and recorded.between(each.day).exact]
    days = [(each, date.fromordinal(recorded.between(each.day).low)) for each in named]
    return Bilingual(
        "；".join((then.why_zh, *(f"{each.zh}：{chinese_date(day)}" for each, day in days))),
        "; ".join((then.why_en, *(f"{each.en}: {day.isoformat()}" for each, day in days))),
    )


def _undecided(finding: Judged) -> Bilingual:
    missing = finding.missing
    if not missing:
        then = finding.resolved.then
        counted = finding.deadline
        if isinstance(then, Perform) and isinstance(then.within.closes, Unnumbered):
            return _elapsed(finding, then)
        if isinstance(then, Recur) and isinstance(then.period_end, Unnumbered):
            return _without_period(finding, then)
        if counted is not None and counted.provisional:
            return Bilingual(
                "期限届满日所在年度的放假通知尚未公布",
                "the holiday notice for the year of the last day is not yet published",
            )
        return _NOTHING
    zh = "、".join(f"{each.zh}（{each.path}）" for each in missing)
    en = ", ".join(f"{each.en} ({each.path})" for each in missing)
    if finding.verdict is Verdict.REVIEW:
        return Bilingual(f"待判断事项：{zh}", f"to be judged: {en}")
    return Bilingual(f"未记录：{zh}", f"not recorded: {en}")


def _by_readings(finding: Judged) -> Bilingual:
    """Name the readings, where they alone decided."""
    chosen = "、".join(f"{reading}={alternative}" for reading, alternative in finding.readings)
    return Bilingual(f"依所采解读：{chosen}", f"by the readings used: {chosen}") if chosen else _NOTHING


def _without_period(finding: Judged, then: Recur) -> Bilingual:
    """Count the acts of a duty that recurs without a period of its own (定期)."""
    acts, _ = finding.context.acts(then.act)
    days = [high for counts, low, high, _ in acts if counts is Truth.MET and low == high <= finding.context.on]
    source = called(finding.resolved.rule.cite.document)
    judged = Bilingual(
        f"{source.zh}未规定具体周期，是否属于“定期”须人工判断",
        f"{source.en} sets no specific period; a person must judge whether this is regular",
    )
    if not days:
        return Bilingual(f"无{then.act.zh}；{judged.zh}", f"none on record; {judged.en}")
    last = date.fromordinal(max(days))
    return Bilingual(
        f"已有{len(days)}次，最近一次为{chinese_date(last)}；{judged.zh}",
        f"{len(days)} so far, the last on {last.isoformat()}; {judged.en}",
    )


def _recurring(finding: Judged) -> Bilingual:
    """List the missed periods, and the last day of the current one."""
    counted = finding.deadline
    if finding.verdict is Verdict.PASS:
        return Bilingual("本期已办理", "done in the current period")
    missed, due = missed_in_words(counted), _due(counted)
    current = Bilingual(f"本期{due.zh}", f"current period: {due.en}") if due.zh else _NOTHING
    return _listed(tuple(part for part in (missed, current) if part.zh))


def missed_in_words(counted: Deadline | None) -> Bilingual:
    """List the periods that ended without the act; empty where none did."""
    periods = () if counted is None else counted.missed_periods
    if not periods:
        return _NOTHING
    zh = "、".join(f"{chinese_date(each.first)}至{chinese_date(each.last)}" for each in periods)
    en = ", ".join(f"{each.first.isoformat()} to {each.last.isoformat()}" for each in periods)
    return Bilingual(f"未办理的周期：{zh}", f"missed periods: {en}")


def _elapsed(finding: Judged, then: Perform) -> Bilingual:
    """Count the days since the act was called for, where no number of days limits it."""
    context, source = finding.context, called(finding.resolved.rule.cite.document)
    no_period = Bilingual(f"{source.zh}未规定具体期限", f"{source.en} sets no specific time limit")
    done, after = context.discharged(then), context.between(then.within.after)
    if not after.exact:
        return no_period
    if (early := _too_early(finding, then)).zh:
        return early
    days = min(done.high, context.on) - after.low
    if done.high <= context.on and not days:
        return Bilingual(f"已于当日办理；{no_period.zh}", f"done on the same day; {no_period.en}")
    if done.high <= context.on:
        return Bilingual(f"已办理，用时{days}日；{no_period.zh}", f"done after {_days(days)}; {no_period.en}")
    if not days:
        return Bilingual(f"尚未办理；{no_period.zh}", f"not done; {no_period.en}")
    zh = f"尚未办理，至今已过{days}日；{no_period.zh}"
    return Bilingual(zh, f"not done; {_days(days)} elapsed; {no_period.en}")


def _too_early(finding: Judged, then: Perform) -> Bilingual:
    """Say that an act was done before the day that calls for it; empty where it was not."""
    done, counts = finding.context.between(then.done), finding.context.discharged(then)
    if not done.exact or done.high > finding.context.on or counts.low <= finding.context.on:
        return _NOTHING
    zh = "早于引起该行为之日，不算履行，请核对"
    return _done(date.fromordinal(done.low), Bilingual(zh, "before the day that calls for it: it does not count"), "，")


def _timed(finding: Judged, then: Perform) -> Bilingual:
    context, counted = finding.context, finding.deadline
    done, due = context.discharged(then), _due(counted)
    if finding.verdict is Verdict.PENDING:
        return due
    if done.high > context.on:
        late, early = _late(counted, context.on), _too_early(finding, then)
        undone = early if early.zh else Bilingual("尚未办理", "not done")
        return Bilingual(f"{undone.zh}；{due.zh}{late.zh}", f"{undone.en}; {due.en}{late.en}")
    day = date.fromordinal(done.high)
    if finding.verdict is Verdict.PASS:
        closes = then.within.closes
        prompt = isinstance(closes, Unnumbered) and closes.prompt
        return _done(day, Bilingual("当日即办", "the same day") if prompt else due)
    return _breached(finding, then, counted, day)


def _breached(finding: Judged, then: Perform, counted: Deadline | None, day: date) -> Bilingual:
    """Say why an act that was done is a breach: its manner, too early, the hour of the last day, too late."""
    context = finding.context
    wrong = _listed(finding.reasons) if context.truth(then.provided) is Truth.NOT_MET else _NOTHING
    if wrong.zh:
        return wrong
    if counted is not None and counted.earliest is not None and day < counted.earliest:
        opens = counted.earliest
        return _done(day, Bilingual(f"早于{chinese_date(opens)}", f"before {opens.isoformat()}"), mark="，")
    hour = then.within.last_day
    if counted is not None and day.toordinal() == context.between(then.within.closes).high and hour != TRUE:
        return _done(day, _listed(reasons(hour, context)))
    due, late = _due(counted), _late(counted, day.toordinal())
    return _done(day, Bilingual(due.zh + late.zh, due.en + late.en))


def _done(day: date, more: Bilingual, mark: str = "；") -> Bilingual:
    """Name the day on which an act was done, and what there is more to say."""
    zh, en = f"{chinese_date(day)}办理", f"done {day.isoformat()}"
    if not more.zh:
        return Bilingual(zh, en)
    return Bilingual(f"{zh}{mark}{more.zh}", f"{en}{'; ' if mark == '；' else ', '}{more.en}")


def _due(counted: Deadline | None) -> Bilingual:
    """Name the last day, marked where it is not certain."""
    if counted is None or counted.due is None:
        return _NOTHING
    zh, en = chinese_date(counted.due), counted.due.isoformat()
    if counted.provisional:
        return Bilingual(f"期限最早于{zh}届满（暂定）", f"due {en} at the earliest (provisional)")
    return Bilingual(f"期限于{zh}届满", f"due {en}")


def _late(counted: Deadline | None, day: int) -> Bilingual:
    """Count the days from a certain last day to a later one."""
    due = None if counted is None else counted.certain
    if due is None or day <= due.toordinal():
        return _NOTHING
    days = day - due.toordinal()
    return Bilingual(f"，已逾{days}日", f", {_days(days)} overdue")


def _days(count: int) -> str:
    return f"{count} day{'' if count == 1 else 's'}"


def _listed(parts: tuple[Bilingual, ...]) -> Bilingual:
    return Bilingual("；".join(part.zh for part in parts), "; ".join(part.en for part in parts))
