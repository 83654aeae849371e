"""Comparison with peers: twelve rules in other rule engines, and working days in other libraries (`days`).

    python -m pip install -e '.[bench]' && python benchmarks/peers.py [--write docs/performance.md]

The twelve rules judge the same synthetic cases. The other engines get flat facts with the periods already counted
(`twelve.facts`), and the hand-written Python rules (`twelve.rules`) translated to their own language
(`twelve.translation`; `--show` prints the rules). An engine with a different verdict is not timed; the differences are
printed instead. An engine that is not installed is skipped.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from benchmarks.timer import Rate, Row
    from benchmarks.twelve.engines import Engine
    from benchmarks.twelve.facts import Facts

    from zhixing_rules import Case

__all__ = ["Outcome", "differences", "head", "measure", "rows", "validate_and_hand_written"]

_SAMPLE = 1000
_TIMED = 12
_OURS = "zhixing_rules"
_COMPILED = f"`{_OURS}`，编译后的判定 · compiled verdicts"
_VALIDATE = f"`{_OURS}`，validate(Case)"
_INTERPRETED = f"`{_OURS}`，逐树求值 · tree interpreted"
_HAND_WRITTEN = "手写 Python，事实已备好 · hand-written Python, facts given"
_WHOLE = "手写 Python，自 Case 起 · hand-written Python, from the Case"
_FACTS = "其中备好事实 · of which making the facts"
_FROM_A_CASE = (_COMPILED, _VALIDATE, _INTERPRETED, _WHOLE, _FACTS)
_MANY = "openfisca-core"


@dataclass
class Outcome:
    """The results.

    Attributes:
        sample: how many cases were compared.
        rates: microseconds a case, by engine.
        notes: remarks on each engine.
        wrong: for each engine that differs, on how many cases each rule differs.
        skipped: the engines that could not be measured, with the reason.
        vectorised: microseconds a case if OpenFisca gets the whole sample in one simulation.
        verdict_counts: how often each of the six verdicts occurs.
    """

    sample: int = 0
    rates: dict[str, Rate] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    wrong: dict[str, Counter[str]] = field(default_factory=dict)
    skipped: dict[str, str] = field(default_factory=dict)
    vectorised: Rate | None = None
    verdict_counts: Counter[int] = field(default_factory=Counter)

    def times(self, name: str) -> float:
        """Return the time of an engine as a multiple of our compiled verdicts."""
        return self.rates[name].median / self.rates[_COMPILED].median


def measure(rounds: int, sample: int = _SAMPLE) -> Outcome:
    """Compare every engine with ours on the sample, then time those that agree, in the same rounds."""
    from benchmarks.timer import compare_rates
    from benchmarks.twelve import compiled_rules, engines
    from benchmarks.twelve.facts import facts_of
    from benchmarks.twelve.rules import judge
    from benchmarks.twelve.sample import ON, cases

    outcome, sampled = Outcome(sample=sample), list(cases(sample))
    facts, wanted = [facts_of(case, ON) for case in sampled], [compiled_rules.validated(case) for case in sampled]
    outcome.verdict_counts.update(verdict for verdicts in wanted for verdict in verdicts)
    timed = [index for index, case in enumerate(sampled) if _has_one_of_each(case)][:_TIMED]
    prepared = [compiled_rules.Prepared(case) for case in sampled]

    timings: dict[str, tuple[Callable[[Any, Any], object], list[tuple[Any, Any]]]] = {}

    def add(name: str, call: Callable[[Any], Any], arguments: Sequence[Any], note: str = "") -> None:
        outcome.notes[name] = note
        timings[name] = (lambda argument, _: call(argument), [(arguments[index], None) for index in timed])

    own_rules: dict[str, tuple[Callable[[Any], Any], Sequence[Any]]] = {
        _COMPILED: (lambda each: compiled_rules.in_order(each.compiled()), prepared),
        _INTERPRETED: (lambda each: compiled_rules.in_order(each.interpreted()), prepared),
        _HAND_WRITTEN: (judge, facts),
    }
    for name, (call, arguments) in own_rules.items():
        if wrong := differences(map(call, arguments), wanted):
            raise SystemExit(f"{name}: {dict(wrong)}")
    add(_COMPILED, compiled_rules.Prepared.compiled, prepared, "主体已找出 · subjects looked up")
    add(_VALIDATE, compiled_rules.validated_report, sampled, "含找出主体、数期间 · subjects found, spans counted")
    add(_INTERPRETED, compiled_rules.Prepared.interpreted, prepared)
    add(_HAND_WRITTEN, judge, facts)
    add(_WHOLE, lambda case: judge(facts_of(case, ON)), sampled, "含数期间 · spans counted")
    add(_FACTS, lambda case: facts_of(case, ON), sampled)
    for make in engines.ENGINES:
        _add_engine(outcome, make, facts, wanted, add)
    if any(name.startswith(_MANY) for name in outcome.notes):
        whole = engines.vectorised_engine(facts)
        arrays = whole.given(facts[0])
        assert not differences(zip(*whole.judge(arrays), strict=True), wanted)
        timings[_MANY] = (lambda argument, _: whole.judge(argument), [(arrays, None)])
    rates = compare_rates(timings, rounds)
    if _MANY in rates:
        rate = rates.pop(_MANY)
        outcome.vectorised = type(rate)(rate.median / sample, rate.least / sample)
    outcome.rates = rates
    return outcome


def validate_and_hand_written(rounds: int) -> tuple[float, float]:
    """Return the least microseconds of `validate` with twelve rules, and of the hand-written ones from the case."""
    from benchmarks.timer import compare_rates
    from benchmarks.twelve import compiled_rules
    from benchmarks.twelve.facts import facts_of
    from benchmarks.twelve.rules import judge
    from benchmarks.twelve.sample import ON, cases

    sampled = list(filter(_has_one_of_each, cases(_SAMPLE)))
    written = (judge(facts_of(case, ON)) for case in sampled)
    if wrong := differences(written, [compiled_rules.validated(case) for case in sampled]):
        raise SystemExit(f"{_WHOLE}: {dict(wrong)}")
    timed: list[tuple[Any, Any]] = [(case, None) for case in sampled[:_TIMED]]
    rates = compare_rates(
        {
            _VALIDATE: (lambda case, _: compiled_rules.validated_report(case), timed),
            _WHOLE: (lambda case, _: judge(facts_of(case, ON)), timed),
        },
        rounds,
    )
    return rates[_VALIDATE].least, rates[_WHOLE].least


def _add_engine(
    outcome: Outcome,
    make: Callable[[], Engine],
    facts: list[Facts],
    wanted: list[tuple[int, ...]],
    add: Callable[..., None],
) -> None:
    """Create an engine, compare it, and add it to the timings if it agrees."""
    try:
        engine = make()
    except ImportError as missing:
        outcome.skipped[make.__name__] = f"not installed: {missing.name}"
        return
    name = f"{engine.name}，{engine.note}" if engine.note else engine.name
    arguments = [engine.given(each) for each in facts]
    if wrong := differences(_verdicts_of(engine, arguments), wanted):
        outcome.wrong[name] = wrong
    else:
        add(name, engine.judge, arguments)


def _verdicts_of(engine: Engine, arguments: list[Any]) -> Iterator[tuple[int, ...]]:
    for argument in arguments:
        try:
            yield tuple(map(int, engine.judge(argument)))
        except Exception:  # noqa: BLE001  any error of an engine counts as no answer
            yield ()


def differences(found: Any, wanted: Sequence[tuple[int, ...]]) -> Counter[str]:  # noqa: ANN401  also integers of numpy
    """Return on how many cases each rule differs; an answer of another length differs on every rule."""
    from benchmarks.twelve.rules import RULES

    wrong: Counter[str] = Counter()
    for verdicts, right in zip(found, wanted, strict=True):
        answers = tuple(verdicts) if len(verdicts) == len(right) else (None,) * len(right)
        wrong.update(rule_id for (rule_id, _), one, other in zip(RULES, answers, right, strict=True) if one != other)
    return wrong


def _has_one_of_each(case: Case) -> bool:
    return len(case.detentions or ()) == len(case.referrals or ()) == 1


head: Row = (
    "µs，十二条规则 · twelve rules",
    *("中位 · median", "min", "连备好事实 · with the facts made", "编译判定的倍数 · times compiled", ""),
)


def rows(outcome: Outcome) -> Iterator[Row]:
    """Yield a row for each engine, then those that differ and those that were skipped."""
    from benchmarks.twelve.rules import RULES

    facts = outcome.rates[_FACTS].median
    for name, rate in outcome.rates.items():
        whole = "" if name in _FROM_A_CASE else f"{rate.median + facts:,.1f}"
        times = f"{outcome.times(name):,.1f}"
        yield (name, f"{rate.median:,.1f}", f"{rate.least:,.1f}", whole, times, outcome.notes[name])
    if outcome.vectorised is not None:
        name, rate = f"{_MANY}，{outcome.sample} 件一次算 · cases at once, a case", outcome.vectorised
        yield (name, f"{rate.median:,.1f}", f"{rate.least:,.1f}", "", "", "")
    for name, wrong in outcome.wrong.items():
        yield (name, *[""] * 4, f"不一致 · differs: {', '.join(f'{rule} {count}' for rule, count in wrong.items())}")
    for name, reason in outcome.skipped.items():
        yield (name, *[""] * 4, f"未参加 · left out: {reason}")
    compared = f"{outcome.sample} 件各 {len(RULES)} 条，计时者全部一致 · cases of {len(RULES)} rules, all timed agree"
    yield ("计时前的核对 · compared before timing", *[""] * 4, compared)


def _verdict_counts(outcome: Outcome) -> str:
    """Return how often each verdict occurs in the comparison, as a Markdown list item."""
    from zhixing_rules.engine.verdict import VERDICTS

    shown = "，".join(f"{VERDICTS[number].zh} {count:,}" for number, count in sorted(outcome.verdict_counts.items()))
    return f"- 核对所见 · verdicts compared: {shown}"


def _show(language: str) -> None:
    from benchmarks.twelve import translation
    from benchmarks.twelve.rules import RULES

    infix = {"zen": translation.ZEN, "cel": translation.CEL, "rule-engine": translation.RULE_ENGINE}
    translated: Callable[[Any], object] = translation.as_json if language == "json-logic" else translation.as_arrays
    for (rule_id, _), rule in RULES.items():
        print(f"# {rule_id}\n{infix[language].translate(rule) if language in infix else translated(rule)}\n")


def _main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the table between the markers of this file")
    parser.add_argument("--quick", action="store_true", help="fewer rounds, for a quick check")
    parser.add_argument(
        "--show", choices=("zen", "cel", "rule-engine", "json-logic", "openfisca"), help="print the rules"
    )
    options = parser.parse_args(arguments)
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from benchmarks import days
    from benchmarks.markdown_report import machine, write
    from benchmarks.timer import table

    if options.show is not None:
        _show(options.show)
        return
    rounds = 3 if options.quick else 31
    outcome, counted = measure(rounds), days.measure(rounds)
    packages = ("pydantic", "chinese-calendar")
    text = "\n".join(
        [
            *machine(packages),
            _verdict_counts(outcome),
            "",
            *table(head, rows(outcome)),
            "",
            *table(days.head, days.rows(counted)),
        ]
    )
    print(text)
    if options.write is not None:
        write(options.write, "peers", text)


if __name__ == "__main__":
    _main()
