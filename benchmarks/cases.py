"""One case: verdicts, a report from JSON, a plan with its accounts, and the compiled rules against the walked tree.

Both case files are invented. `two_persons` records nearly everything; `two_persons_gaps` leaves most of it out, so
that most verdicts are undecided.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.timing import Latency, Row, latencies

from zhixing_rules import JIAOZUO_2024, PRC, Case, disclose, load, plan, validate
from zhixing_rules.engine.compiled_procedure import compile_procedure
from zhixing_rules.engine.instances import instances
from zhixing_rules.engine.interpret.context import EvaluationContext
from zhixing_rules.engine.interpret.verdicts import verdict_of
from zhixing_rules.engine.verdict import VERDICTS
from zhixing_rules.interchange import dumps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zhixing_rules.engine.compiled_procedure import CompiledProcedure, SubjectRules
    from zhixing_rules.engine.instances import Instance

__all__ = ["Outcome", "head", "measure", "rows"]

ON = date(2025, 10, 20)
_DATA = Path(__file__).parent / "data"
_FILES = ("two_persons", "two_persons_gaps")

_KINDS = "判定，每类主体各一 · verdicts, one subject of each kind"
_ALL = "判定，全案 · verdicts, the whole case"
_WALKED = "判定，全案，逐树求值 · verdicts, the whole case, tree walked"
_VALIDATE = "validate(Case)"
_SWEPT = "validate(Case)，含解读扫描 · with the sweep over readings"
_FINDINGS = "report.findings"
_PARSE = "JSON → Case"
_REPORT = "JSON → Report"
_KEEPER = "披露给专管人员并写成 JSON · disclosed to the keeper, as JSON"
_PUBLIC = "披露给公众并写成 JSON · disclosed to the public, as JSON"
_PLAN = "plan(Case)，含全部计算过程 · with every account"


@dataclass(frozen=True)
class Outcome:
    """What one case file gave.

    Attributes:
        name: the file's name.
        size: its bytes.
        findings: how many findings its report has.
        steps: how many steps its plan has.
        times: the latency of each job.
    """

    name: str
    size: int
    findings: int
    steps: int
    times: dict[str, Latency]

    @property
    def kinds(self) -> Latency:
        """Verdicts of one subject of each kind, µs."""
        return self.times[_KINDS]

    @property
    def whole(self) -> Latency:
        """The whole through validate, µs."""
        return self.times[_VALIDATE]

    @property
    def planned(self) -> Latency:
        """A plan with its accounts, µs."""
        return self.times[_PLAN]

    @property
    def to_report(self) -> float:
        """JSON to report, as a multiple of the parse."""
        return self.times[_REPORT].p50 / self.times[_PARSE].p50

    @property
    def swept(self) -> float:
        """How much a sweep over the readings costs, in validates."""
        return self.times[_SWEPT].p50 / self.times[_VALIDATE].p50

    @property
    def compiled(self) -> float:
        """How many times as long the walked tree takes."""
        return self.times[_WALKED].p50 / self.times[_ALL].p50


def measure(calls: int) -> tuple[Outcome, ...]:
    """Every job on every case file."""
    return tuple(_measure(name, calls) for name in _FILES)


def _measure(name: str, calls: int) -> Outcome:
    text = (_DATA / f"{name}.json").read_bytes()
    case = load(Case, text)
    bench = _Bench(case, compile_procedure(JIAOZUO_2024, PRC))
    assert bench.judge_records() == bench.walked(), "the compiled rules and the walked tree must agree before they are timed"
    fast = {
        _KINDS: lambda _: bench.one_of_each(),
        _ALL: lambda _: bench.judge_records(),
        _VALIDATE: lambda _: validate(case, on=ON),
        _PARSE: lambda _: load(Case, text),
        _REPORT: lambda _: validate(text, on=ON),
        _SWEPT: lambda _: validate(case, on=ON).sensitive_to,
    }
    slow = {
        _PLAN: lambda _: sum(len(step.deadline.steps) for step in plan(case, on=ON).steps if step.deadline),
        _WALKED: lambda _: bench.walked(),
        _KEEPER: lambda _: dumps(disclose(validate(case, on=ON), "keeper")),
        _PUBLIC: lambda _: dumps(disclose(validate(case, on=ON), "public")),
    }
    found = {_FINDINGS: lambda report: report.findings}
    times = {
        **latencies(fast, calls),
        **latencies(found, calls, fresh=lambda: validate(case, on=ON)),
        **latencies(slow, max(calls // 10, 10)),
    }
    return Outcome(name, len(text), len(validate(case, on=ON)), len(plan(case, on=ON).steps), times)


class _Bench:
    """A case with everything looked up that is not to be timed."""

    def __init__(self, case: Case, compiled: CompiledProcedure) -> None:
        self.on = ON.toordinal()
        self.complete = case.complete_as_of
        self.after = 0 if self.complete is None else self.complete.toordinal() + 1
        self.pairs: list[tuple[SubjectRules, Instance]] = [
            (subject_rules, instance)
            for _, subject_rules in compiled.subject_rules_of(compiled.procedure.root_of(case))
            for instance in instances(case, subject_rules.subject)
        ]
        self.jobs = [(subject_rules.judge, instance.records) for subject_rules, instance in self.pairs]
        firsts = {
            id(subject_rules): (subject_rules.judge, instance.records)
            for subject_rules, instance in reversed(self.pairs)
        }
        self.firsts = list(firsts.values())

    def one_of_each(self) -> list[tuple[int, ...]]:
        """The verdicts on the first subject of each kind."""
        on, after = self.on, self.after
        return [judge(on, after, *records) for judge, records in self.firsts]

    def judged(self) -> list[tuple[int, ...]]:
        """The verdicts on every subject, compiled."""
        on, after = self.on, self.after
        return [judge(on, after, *records) for judge, records in self.jobs]

    def walked(self) -> list[tuple[int, ...]]:
        """The same by the evaluator that walks the tree."""
        return [
            tuple(VERDICTS.index(verdict_of(resolved, context)) for resolved in subject_rules.rules)
            for subject_rules, instance in self.pairs
            for context in (EvaluationContext.of(instance, ON, self.complete, PRC),)
        ]


head: Row = ("µs", *(f"{name} {quantile}" for name in _FILES for quantile in ("p50", "p90", "min")))


def rows(outcomes: tuple[Outcome, ...]) -> Iterator[Row]:
    """One row a job, then the ratios."""
    for job in (_KINDS, _ALL, _WALKED, _VALIDATE, _SWEPT, _FINDINGS, _PARSE, _REPORT, _PLAN, _KEEPER, _PUBLIC):
        yield (job, *(_shown(value) for each in outcomes for value in _figures(each.times[job])))
    yield ("JSON → Report / JSON → Case", *_ratios(each.to_report for each in outcomes))
    yield ("含解读扫描 / 不含 · with the sweep / without", *_ratios(each.swept for each in outcomes))
    yield ("逐树求值 / 编译 · tree walked / compiled", *_ratios(each.compiled for each in outcomes))
    yield (
        "字节、结论、步骤 · bytes, findings, steps",
        *(shown for each in outcomes for shown in (f"{each.size:,} B", f"{each.findings}", f"{each.steps}")),
    )


def _ratios(values: Iterable[float]) -> Iterator[str]:
    for value in values:
        yield from (f"{value:.2f}", "", "")


def _figures(latency: Latency) -> tuple[float, float, float]:
    return latency.p50, latency.p90, latency.least


def _shown(value: float) -> str:
    return f"{value:,.1f}"
