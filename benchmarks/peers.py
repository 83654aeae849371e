"""One case against peers: twelve rules, the same invented cases, every verdict compared before anything is timed.

    python -m pip install -e '.[bench]' && python benchmarks/peers.py [--write docs/performance.md]

The peers are given flat facts with the spans counted for them (`twelve.facts`), and the text of the hand-written
Python (`twelve.rules`) spelt in their own language (`twelve.spelling`; `--show` prints it). One that differs on a
single verdict is not timed; where it differs is said instead. One that is not installed is named and left out.
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

    from benchmarks.timing import Rate, Row
    from benchmarks.twelve.contestants import Peer
    from benchmarks.twelve.facts import Facts

    from zhixing_rules import Case

__all__ = ["Outcome", "differences", "head", "measure", "rows"]

_SAMPLE = 1000
_TIMED = 12
_OURS = "zhixing_rules"
_COMPILED = f"`{_OURS}`，编译后的判定 · compiled verdicts"
_VALIDATE = f"`{_OURS}`，validate(Case)"
_WALKED = f"`{_OURS}`，逐树求值 · tree walked"
_PLAIN = "手写 Python，事实已备好 · hand-written Python, facts given"
_WHOLE = "手写 Python，自 Case 起 · hand-written Python, from the Case"
_FACTS = "其中备好事实 · of which making the facts"
_FROM_A_CASE = (_COMPILED, _VALIDATE, _WALKED, _WHOLE, _FACTS)
_MANY = "openfisca-core"


@dataclass
class Outcome:
    """What the race gave.

    Attributes:
        sample: how many cases were compared.
        rates: microseconds a case, by contestant.
        notes: what should be known of it.
        wrong: on how many cases each rule differs, for a contestant that differs.
        skipped: who could not take part, and why.
        at_once: microseconds a case where OpenFisca is given the whole sample in one simulation.
        seen: how often each verdict of the six came up.
    """

    sample: int = 0
    rates: dict[str, Rate] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    wrong: dict[str, Counter[str]] = field(default_factory=dict)
    skipped: dict[str, str] = field(default_factory=dict)
    at_once: Rate | None = None
    seen: Counter[int] = field(default_factory=Counter)

    def times(self, name: str) -> float:
        """How many times as long as our compiled verdicts a contestant takes."""
        return self.rates[name].median / self.rates[_COMPILED].median


def measure(rounds: int, sample: int = _SAMPLE) -> Outcome:
    """Compare every contestant with ours on the sample, then time those that agree, in the same rounds."""
    from benchmarks.timing import race
    from benchmarks.twelve import contestants, ours
    from benchmarks.twelve.facts import facts_of
    from benchmarks.twelve.rules import judge
    from benchmarks.twelve.sample import ON, cases

    outcome, drawn = Outcome(sample=sample), list(cases(sample))
    given, wanted = [facts_of(case, ON) for case in drawn], [ours.validated(case) for case in drawn]
    outcome.seen.update(verdict for verdicts in wanted for verdict in verdicts)
    timed = [place for place, case in enumerate(drawn) if _one_of_each(case)][:_TIMED]
    prepared = [ours.Prepared(case) for case in drawn]

    contests: dict[str, tuple[Callable[[Any, Any], object], list[tuple[Any, Any]]]] = {}

    def contest(name: str, call: Callable[[Any], Any], arguments: Sequence[Any], note: str = "") -> None:
        outcome.notes[name] = note
        contests[name] = (lambda argument, _: call(argument), [(arguments[place], None) for place in timed])

    own: dict[str, tuple[Callable[[Any], Any], Sequence[Any]]] = {
        _COMPILED: (lambda each: ours.in_order(each.compiled()), prepared),
        _WALKED: (lambda each: ours.in_order(each.walked()), prepared),
        _PLAIN: (judge, given),
    }
    for name, (call, arguments) in own.items():
        if wrong := differences(map(call, arguments), wanted):
            raise SystemExit(f"{name}: {dict(wrong)}")
    contest(_COMPILED, ours.Prepared.compiled, prepared, "主体已找出 · subjects looked up")
    contest(_VALIDATE, ours.validated_report, drawn, "含找出主体、数期间 · subjects found, spans counted")
    contest(_WALKED, ours.Prepared.walked, prepared)
    contest(_PLAIN, judge, given)
    contest(_WHOLE, lambda case: judge(facts_of(case, ON)), drawn, "含数期间 · spans counted")
    contest(_FACTS, lambda case: facts_of(case, ON), drawn)
    for make in contestants.PEERS:
        _enter(outcome, make, given, wanted, contest)
    if any(name.startswith(_MANY) for name in outcome.notes):
        whole = contestants.many_at_once(given)
        arrays = whole.given(given[0])
        assert not differences(zip(*whole.judge(arrays), strict=True), wanted)
        contests[_MANY] = (lambda argument, _: whole.judge(argument), [(arrays, None)])
    rates = race(contests, rounds)
    if _MANY in rates:
        rate = rates.pop(_MANY)
        outcome.at_once = type(rate)(rate.median / sample, rate.least / sample)
    outcome.rates = rates
    return outcome


def _enter(
    outcome: Outcome,
    make: Callable[[], Peer],
    given: list[Facts],
    wanted: list[tuple[int, ...]],
    contest: Callable[..., None],
) -> None:
    """Make a peer, compare it, and put it up for timing where it agrees."""
    try:
        peer = make()
    except ImportError as missing:
        outcome.skipped[make.__name__] = f"not installed: {missing.name}"
        return
    name = f"{peer.name}，{peer.note}" if peer.note else peer.name
    arguments = [peer.given(each) for each in given]
    if wrong := differences(_answers(peer, arguments), wanted):
        outcome.wrong[name] = wrong
    else:
        contest(name, peer.judge, arguments)


def _answers(peer: Peer, arguments: list[Any]) -> Iterator[tuple[int, ...]]:
    for argument in arguments:
        try:
            yield tuple(map(int, peer.judge(argument)))
        except Exception:  # noqa: BLE001  whatever a peer raises, it gave no answer
            yield ()


def differences(found: Any, wanted: Sequence[tuple[int, ...]]) -> Counter[str]:  # noqa: ANN401  numpy's whole numbers too
    """On how many cases each rule differs; an answer of another length differs on every rule."""
    from benchmarks.twelve.rules import RULES

    wrong: Counter[str] = Counter()
    for verdicts, right in zip(found, wanted, strict=True):
        answers = tuple(verdicts) if len(verdicts) == len(right) else (None,) * len(right)
        wrong.update(rule_id for (rule_id, _), one, other in zip(RULES, answers, right, strict=True) if one != other)
    return wrong


def _one_of_each(case: Case) -> bool:
    return len(case.detentions or ()) == len(case.referrals or ()) == 1


head: Row = (
    "µs，十二条规则 · twelve rules",
    *("中位 · median", "min", "连备好事实 · with the facts made", "编译判定的倍数 · times compiled", ""),
)


def rows(outcome: Outcome) -> Iterator[Row]:
    """A row for each contestant, then who differs and who was left out."""
    from benchmarks.twelve.rules import RULES

    facts = outcome.rates[_FACTS].median
    for name, rate in outcome.rates.items():
        whole = "" if name in _FROM_A_CASE else f"{rate.median + facts:,.1f}"
        times = f"{outcome.times(name):,.1f}"
        yield (name, f"{rate.median:,.1f}", f"{rate.least:,.1f}", whole, times, outcome.notes[name])
    if outcome.at_once is not None:
        name, rate = f"{_MANY}，{outcome.sample} 件一次算 · cases at once, a case", outcome.at_once
        yield (name, f"{rate.median:,.1f}", f"{rate.least:,.1f}", "", "", "")
    for name, wrong in outcome.wrong.items():
        yield (name, *[""] * 4, f"不一致 · differs: {', '.join(f'{rule} {count}' for rule, count in wrong.items())}")
    for name, reason in outcome.skipped.items():
        yield (name, *[""] * 4, f"未参加 · left out: {reason}")
    compared = f"{outcome.sample} 件各 {len(RULES)} 条，计时者全部一致 · cases of {len(RULES)} rules, all timed agree"
    yield ("计时前的核对 · compared before timing", *[""] * 4, compared)


def _verdicts(outcome: Outcome) -> str:
    """How often each verdict came up, so that it can be seen that the comparison is of something."""
    from zhixing_rules.engine.verdict import VERDICTS

    shown = "，".join(f"{VERDICTS[number].zh} {count:,}" for number, count in sorted(outcome.seen.items()))
    return f"- 核对所见 · verdicts compared: {shown}"


def _show(language: str) -> None:
    from benchmarks.twelve import spelling
    from benchmarks.twelve.rules import RULES

    infix = {"zen": spelling.ZEN, "cel": spelling.CEL, "rule-engine": spelling.RULE_ENGINE}
    spelt: Callable[[Any], object] = spelling.as_json if language == "json-logic" else spelling.as_arrays
    for (rule_id, _), rule in RULES.items():
        print(f"# {rule_id}\n{infix[language].spelt(rule) if language in infix else spelt(rule)}\n")


def _main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", type=Path, metavar="FILE", help="put the table between the markers of this file")
    parser.add_argument("--quick", action="store_true", help="fewer rounds: for a look, not for a record")
    parser.add_argument("--show", choices=("zen", "cel", "rule-engine", "json-logic", "openfisca"), help="print rules")
    options = parser.parse_args(arguments)
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from benchmarks.recording import machine, write
    from benchmarks.timing import table

    if options.show is not None:
        _show(options.show)
        return
    outcome = measure(3 if options.quick else 31)
    packages = ("pydantic", "chinese-calendar")
    text = "\n".join([*machine(packages), _verdicts(outcome), "", *table(head, rows(outcome))])
    print(text)
    if options.write is not None:
        write(options.write, "peers", text)


if __name__ == "__main__":
    _main()
