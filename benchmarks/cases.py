"""One case: verdicts, a report from JSON, a plan with its calculations, compiled and interpreted rules.

Both case files are synthetic. `two_persons` records nearly everything; `two_persons_gaps` omits most of it, so that
most verdicts are undecided.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.timer import Latency, Row, latencies

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
_INTERPRETED = "判定，全案，逐树求值 · verdicts, the whole case, tree walked"
_VALIDATE = "validate(Case)"
_ALL_READINGS = "validate(Case)，含解读扫描 · with the sweep over readings"
_FINDINGS = "report.findings"
_PARSE = "JSON → Case"
_REPORT = "JSON → Report"
_KEEPER = "披露给专管人员并写成 JSON · disclosed to the keeper, as JSON"
_PUBLIC = "披露给公众并写成 JSON · disclosed to the public, as JSON"
_PLAN = "plan(Case)，含全部计算过程 · with every account"


@dataclass(frozen=True)
class Outcome:
    """The results for one case file.

    Attributes:
        name: the file's name.
        size: its bytes.
        findings: how many findings its report has.
        steps: how many steps its plan has.
        times: the latency of each operation.
    """

    name: str
    size: int
    findings: int
    steps: int
    times: dict[str, Latency]

    @property
    def kinds(self) -> Latency:
        """The latency of the verdicts of one record of each subject, in µs."""
        return self.times[_KINDS]

    @property
    def whole(self) -> Latency:
        """The latency of `validate` on the case, in µs."""
        return self.times[_VALIDATE]

    @property
    def planned(self) -> Latency:
        """The latency of a plan with its calculations, in µs."""
        return self.times[_PLAN]

    @property
    def to_report(self) -> float:
        """The time from JSON to report, as a multiple of the time to parse the JSON."""
        return self.times[_REPORT].p50 / self.times[_PARSE].p50

    @property
    def all_readings(self) -> float:
        """The time of a report with all readings compared, as a multiple of `validate`."""
        return self.times[_ALL_READINGS].p50 / self.times[_VALIDATE].p50

    @property
    def compiled(self) -> float:
        """The time of interpreted rules, as a multiple of compiled ones."""
        return self.times[_INTERPRETED].p50 / self.times[_ALL].p50


def measure(calls: int) -> tuple[Outcome, ...]:
    """Measure every operation on every case file."""
    return tuple(_measure(name, calls) for name in _FILES)


def _measure(name: str, calls: int) -> Outcome:
    text = (_DATA / f"{name}.json").read_bytes()
    case = load(Case, text)
    prepared = _PreparedCase(case, compile_procedure(JIAOZUO_2024, PRC))
    assert prepared.compiled_verdicts() == prepared.interpreted_verdicts(), (
        "the compiled rules and the interpreter must agree before they are timed"
    )
    fast = {
        _KINDS: lambda _: prepared.one_of_each(),
        _ALL: lambda _: prepared.compiled_verdicts(),
        _VALIDATE: lambda _: validate(case, on=ON),
        _PARSE: lambda _: load(Case, text),
        _REPORT: lambda _: validate(text, on=ON),
        _ALL_READINGS: lambda _: validate(case, on=ON).sensitive_to,
    }
    slow = {
        _PLAN: lambda _: sum(len(step.deadline.steps) for step in plan(case, on=ON).steps if step.deadline),
        _INTERPRETED: lambda _: prepared.interpreted_verdicts(),
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


class _PreparedCase:
    """A case with everything looked up that is not timed."""

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
        """Return the verdicts on the first record of each subject."""
        on, after = self.on, self.after
        return [judge(on, after, *records) for judge, records in self.firsts]

    def compiled_verdicts(self) -> list[tuple[int, ...]]:
        """Return the verdicts on every record, by compiled rules."""
        on, after = self.on, self.after
        return [judge(on, after, *records) for judge, records in self.jobs]

    def interpreted_verdicts(self) -> list[tuple[int, ...]]:
        """Return the same verdicts by the interpreter."""
        return [
            tuple(VERDICTS.index(verdict_of(resolved, context)) for resolved in subject_rules.rules)
            for subject_rules, instance in self.pairs
            for context in (EvaluationContext.of(instance, ON, self.complete, PRC),)
        ]


head: Row = ("µs", *(f"{name} {quantile}" for name in _FILES for quantile in ("p50", "p90", "min")))


def rows(outcomes: tuple[Outcome, ...]) -> Iterator[Row]:
    """Yield a row for each operation, then the ratios."""
    for job in (
        _KINDS,
        _ALL,
        _INTERPRETED,
        _VALIDATE,
        _ALL_READINGS,
        _FINDINGS,
        _PARSE,
        _REPORT,
        _PLAN,
        _KEEPER,
        _PUBLIC,
    ):
        yield (job, *(_shown(value) for each in outcomes for value in _figures(each.times[job])))
    yield ("JSON → Report / JSON → Case", *_ratios(each.to_report for each in outcomes))
    yield ("含解读扫描 / 不含 · with the sweep / without", *_ratios(each.all_readings for each in outcomes))
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
