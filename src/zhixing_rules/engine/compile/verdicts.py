"""Rules as straight-line Python: one function for all rules of a subject, each fact read once.

Days are ordinals, and every moment is a pair of bounds: an event that is not recorded lies on or after the day that
follows the complete days of the record, or never happened. A condition is a pair of flags, "certainly met" and
"certainly not met"; if neither is set it is unknown. The tree-walking evaluator in `engine.interpret` is the oracle.
No value of a record enters the source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.engine.compile.generated_module import GeneratedModule
from zhixing_rules.engine.compile.python_expressions import PythonWriter
from zhixing_rules.engine.recurrence import periods_through, recurred, recurred_at_all
from zhixing_rules.engine.verdict import VERDICTS, Verdict
from zhixing_rules.language import (
    All,
    Always,
    Any_,
    Attach,
    Condition,
    Define,
    Flag,
    Forbid,
    Is,
    Not,
    Note,
    Perform,
    PeriodEnd,
    Permit,
    Qualify,
    Recur,
    Subject,
    Text,
    Unnumbered,
    parts_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.engine.readings_applied import ResolvedRule

__all__ = ["compile_rules"]

_CODE = {verdict: index for index, verdict in enumerate(VERDICTS)}


def compile_rules(
    rules: Sequence[ResolvedRule], subject: Subject, calendar: Calendar
) -> Callable[..., tuple[int, ...]]:
    """Compile rules into one function.

    Args:
        rules: the rules of one subject.
        subject: the subject.
        calendar: the working days.

    Returns:
        A function of ``(on, a1, *records)`` that returns the number of each rule's verdict. ``on`` is an ordinal,
        ``a1`` the day after the last complete day (0 where the record attests nothing), and the records are those of
        `Subject.visible_subjects`, with ``None`` for a reference that is not recorded.
    """
    module = GeneratedModule(calendar)
    writer = _VerdictWriter(module, tuple(dict.fromkeys(subject.visible_subjects)), subject.chain)
    verdicts = [writer.verdict(rule) for rule in rules]
    module.functions.append(writer.function("judge", f"({', '.join(verdicts)},)"))
    source = "\n".join(module.functions)
    exec(compile(source, f"<rules for {subject.name}>", "exec"), module.names)  # noqa: S102  generated from rules alone
    judge: Callable[..., tuple[int, ...]] = module.names["judge"]
    return judge


class _VerdictWriter(PythonWriter):
    """Generator of the verdicts of the rules of one subject."""

    def undecided(self, condition: Condition) -> str:
        """Return the verdict of an unknown condition: open, or review where only judgments are missing."""
        if not any(isinstance(part, Flag | Text) and part.judgment for part in parts_of(condition)):
            return str(_CODE[Verdict.OPEN])
        return f"({_CODE[Verdict.OPEN]} if {self._open(condition)} else {_CODE[Verdict.REVIEW]})"

    def _open(self, condition: Condition) -> str:
        """Return an expression: whether an unknown condition lacks anything besides judgments."""
        match condition:
            case Always():
                return "False"
            case All() | Any_():
                met, unmet = self.rails(condition)
                decided = unmet if isinstance(condition, All) else met
                return f"(not ({decided}) and ({' or '.join(self._open(part) for part in condition.parts)}))"
            case Not():
                return self._open(condition.part)
            case Flag(judgment=True) | Is(fact=Text(judgment=True)):
                return "False"
            case _:
                met, unmet = self.rails(condition)
                return f"not ({met} or {unmet})"

    def verdict(self, resolved: ResolvedRule) -> str:
        """Emit the verdict of a rule, that of the version that governs; return the local that holds it.

        Where it is not known which version governs, the verdict is that of all versions, or open where they differ.
        """
        if resolved.superseded is None:
            return self._by(resolved)
        new, old, (met, unmet) = self._by(resolved), self.verdict(resolved.superseded), self.rails(resolved.since)
        name, either = self.fresh(), f"{new} if {new} == {old} else {_CODE[Verdict.OPEN]}"
        self.lines.append(f"{name} = {new} if {met} else {old} if {unmet} else {either}")
        return name

    def _by(self, resolved: ResolvedRule) -> str:
        """Emit the verdict of one version of a rule; return the local that holds it."""
        name = self.fresh()
        applies, ruled_out = self.rails(resolved.applies)
        applied = self._consequence(resolved)
        out = str(_CODE[Verdict.NOT_APPLICABLE])
        unsure = out if isinstance(resolved.then, Note) else self.undecided(resolved.applies)
        self.lines.append(f"{name} = {out} if {ruled_out} else ({applied}) if {applies} else {unsure}")
        return name

    def _consequence(self, resolved: ResolvedRule) -> str:
        then = resolved.then
        passes, fails, pending = (_CODE[each] for each in (Verdict.PASS, Verdict.FAIL, Verdict.PENDING))
        match then:
            case Note():
                return str(_CODE[Verdict.NOT_APPLICABLE])
            case Forbid():
                met, unmet = self.rails(then.breach)
                return f"{fails} if {met} else {passes} if {unmet} else {self.undecided(then.breach)}"
            case Attach():
                met, unmet = self.rails(then.demand)
                low, high = self.bounds(then.to)
                unsure = self.undecided(then.demand)
                late = f"({fails} if {unmet} else {unsure}) if {high} <= on else {_CODE[Verdict.OPEN]}"
                return f"{passes} if {met} else {pending} if {low} > on else {late}"
            case Perform():
                return self._performed(then)
            case Recur():
                return self._recurred(then)
            case Qualify() | Define() | Permit():
                met, unmet = self.rails(then.demand)
                return f"{passes} if {met} else {fails} if {unmet} else {self.undecided(then.demand)}"

    def _recurred(self, then: Recur) -> str:
        code = self.module.constant(_CODE)
        acts, begins = self.acts(then.act), self.bounds(then.since)[0]
        early = f"{_CODE[Verdict.PENDING]} if on < {begins} else "
        if not isinstance(then.period_end, PeriodEnd):
            return f"{early}{code}[{self.module.constant(recurred_at_all)}(on, *{acts})]"
        end = then.period_end
        since, _ = self.bounds(end.since)
        spans = f"{self.module.constant(periods_through)}({since}, {end.months}, on, calendar={end.calendar})"
        return f"{early}{code}[{self.module.constant(recurred)}(on, *{acts}, {spans})]"

    def _performed(self, then: Perform) -> str:
        passes, fails, pending, opened, review = (
            _CODE[each] for each in (Verdict.PASS, Verdict.FAIL, Verdict.PENDING, Verdict.OPEN, Verdict.REVIEW)
        )
        low, high = self.bounds(then.done)
        right, wrong = self.rails(then.provided)
        unsure = self.undecided(then.provided)
        if isinstance(then.within.closes, Unnumbered):
            in_time = review if then.within.closes.prompt else passes
            done = f"{fails} if {wrong} else {in_time} if {right} else {unsure}"
            if then.within.opens is not None:
                opens_first, opens_last = self.bounds(then.within.opens)
                early = fails if then.within.closes.prompt else review
                done = f"{early} if {high} < {opens_first} else {opened} if {low} < {opens_last} else {done}"
            return f"({done}) if {high} <= on else {review} if {low} > on else {opened}"
        first, last = self.bounds(then.within.closes)
        in_hour, too_late = self.rails(then.within.last_day)
        late = f"({low} > {last} or {low} == {last} and {too_late})"
        timely = f"({high} < {first} or {high} == {first} and {in_hour})"
        if then.within.opens is not None:
            opens_first, opens_last = self.bounds(then.within.opens)
            late, timely = f"({late} or {high} < {opens_first})", f"{timely} and {low} >= {opens_last}"
        redo = f"{fails} if on > {last} else {pending} if on <= {first} else {opened}"
        when_timely = f"({passes} if {right} else {unsure}) if {timely} else {opened}"
        done = f"{fails} if {late} else ({redo}) if {wrong} else {when_timely}"
        waiting = f"{fails} if {low} > {last} and on > {last} else {pending} if on <= {first} else {opened}"
        return f"({done}) if {high} <= on else ({waiting})"
