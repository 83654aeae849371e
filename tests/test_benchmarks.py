"""The benchmarks compare equal results, and run; checked without timing."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from benchmarks import (
    against,
    growth,
    layers,
    markdown_report,
    peak_memory,
    peers,
    scale,
    subject_growth,
    worker,
    worklists,
)
from benchmarks.against import Measured
from benchmarks.growth import Point, Series
from benchmarks.picture import draw_chart, draw_panels
from benchmarks.sides import ROOT, Child, TooLong, Worker, run_child
from benchmarks.simple_procedure import PROCEDURE, entries, hand_written
from benchmarks.twelve import compiled_rules, engines, translation
from benchmarks.twelve.facts import facts_of
from benchmarks.twelve.rules import RULES, judge
from benchmarks.twelve.sample import ON, cases

from zhixing_rules.batch import VERDICT_TYPE, open_columns
from zhixing_rules.language import WorkingDays, parts_of
from zhixing_rules.records import Case, load
from zhixing_rules.records.loading import MAX_RECORDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from benchmarks.twelve.engines import Engine
    from benchmarks.twelve.facts import Facts

SMALL_SAMPLE = 60


@cache
def sample(count: int = 1000) -> list[Case]:
    return list(cases(count))


@cache
def facts(count: int = 1000) -> list[Facts]:
    return [facts_of(case, ON) for case in sample(count)]


@cache
def wanted(count: int = 1000) -> list[tuple[int, ...]]:
    return [compiled_rules.in_order(compiled_rules.Prepared(case).compiled()) for case in sample(count)]


# ------------------------------------------------------------------------------------------------ twelve rules


@pytest.mark.deep
def test_the_hand_written_rules_give_the_verdicts_of_the_library() -> None:
    assert not peers.differences(map(judge, facts()), wanted())


def test_the_interpreter_and_validate_give_the_same_verdicts() -> None:
    few = sample(SMALL_SAMPLE)
    assert not peers.differences(
        [compiled_rules.in_order(compiled_rules.Prepared(case).interpreted()) for case in few], wanted(SMALL_SAMPLE)
    )
    assert not peers.differences(map(compiled_rules.validated, few), wanted(SMALL_SAMPLE))


def test_both_jobs_of_the_worklists_read_the_same_docket(tmp_path: Path) -> None:
    docket = tmp_path / "docket.jsonl"
    docket.write_text('{"case_number": "（2024）豫0402民初1号"}\n' * 3)
    assert {name: job(docket) for name, job in worklists.JOBS.items()} == {"worklist": 0, "validate": 3}


def test_there_are_twelve_rules_and_two_count_working_days() -> None:
    assert len(compiled_rules.TWELVE.rules) == len(RULES) == 12
    assert {(rule.id, rule.per.name) for rule in compiled_rules.TWELVE.rules} == set(RULES)
    counted = [
        rule
        for rule in compiled_rules.TWELVE.rules
        if any(
            getattr(part, "span", None) == WorkingDays(3) for whole in rule.expressions() for part in parts_of(whole)
        )
    ]
    assert [rule.id for rule in counted] == ["art3.i2.feedback", "art7.p2.referral"]


@pytest.mark.deep
@pytest.mark.parametrize("index", range(len(RULES)), ids=[rule_id for rule_id, _ in RULES])
def test_the_sample_has_at_least_four_verdicts_of_every_rule(index: int) -> None:
    seen = Counter(verdicts[index] for verdicts in wanted())
    assert len(seen) >= 4
    assert min(seen.values()) >= 3


@pytest.mark.deep
@pytest.mark.parametrize("name", ["begun_low", "complete", "on", "expiry_low", "seven_high", "answer_due_low"])
def test_a_day_shifted_by_two_weeks_changes_verdicts(name: str) -> None:
    shifted = [judge(replace(each, **{name: getattr(each, name) - 14})) for each in facts()]
    assert peers.differences(shifted, wanted())


@pytest.mark.parametrize("make", engines.ENGINES, ids=lambda make: make.__name__)
def test_an_installed_engine_gives_the_same_verdicts(make: Callable[[], Engine]) -> None:
    try:
        engine = make()
    except ImportError as missing:
        pytest.skip(f"not installed: {missing.name}")
    results = [tuple(map(int, engine.judge(engine.given(each)))) for each in facts(SMALL_SAMPLE)]
    assert not peers.differences(results, wanted(SMALL_SAMPLE))


def test_every_rule_can_be_translated_to_every_language() -> None:
    for language in (translation.ZEN, translation.CEL, translation.RULE_ENGINE):
        assert language.all_twelve().count("739169") >= len(RULES)
    for rule in RULES.values():
        assert "739169" in str(translation.as_json(rule))
        assert "739169" in translation.as_arrays(rule)


# ------------------------------------------------------------------------------------------------ comparison


def test_an_engine_that_differs_is_reported_and_not_timed(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong() -> Engine:
        return engines.Engine("always-pass 1.0", lambda facts: facts, lambda _: [0] * len(RULES))

    def failing() -> Engine:
        return engines.Engine("never-answers 1.0", lambda facts: facts, lambda _: [int("?")])

    def right() -> Engine:
        return engines.Engine("right 1.0", lambda facts: facts, judge)

    def missing() -> Engine:
        raise ImportError(name="nowhere")

    monkeypatch.setattr(engines, "ENGINES", (wrong, failing, right, missing))
    outcome = peers.measure(1, sample=40)
    timed = [name for name in outcome.rates if name.startswith(("always", "never", "right"))]
    assert timed == ["right 1.0"]
    passed = Counter(verdicts[0] for verdicts in wanted(40))[0]
    assert outcome.wrong["always-pass 1.0"]["art1.scope"] == 40 - passed
    assert set(outcome.wrong["never-answers 1.0"].values()) == {40}
    assert outcome.skipped == {"missing": "not installed: nowhere"}
    shown = "\n".join(" ".join(row) for row in peers.rows(outcome))
    assert "不一致 · differs: art1.scope" in shown
    assert "未参加 · left out: not installed: nowhere" in shown


def test_an_answer_of_another_length_differs_on_every_rule() -> None:
    assert peers.differences([(0,)], [(0,) * 12]) == Counter({rule_id: 1 for rule_id, _ in RULES})


# ------------------------------------------------------------------------------------------------ growth


def test_a_run_measures_time_and_memory_of_the_command() -> None:
    program = "import sys; held = bytearray(int(sys.argv[1])); sum(range(10**6))"
    small = growth.run([sys.executable, "-c", program, "1"], 1)
    large = growth.run([sys.executable, "-c", program, str(400_000_000)], 2)
    assert (small.size, large.size) == (1, 2)
    assert small.seconds > 0
    assert small.wall > 0
    assert large.megabytes - 300 > small.megabytes


def test_a_failing_run_raises() -> None:
    with pytest.raises(subprocess.CalledProcessError, match="exit status 3"):
        growth.run([sys.executable, "-c", "raise SystemExit(3)"], 1)


def test_each_size_has_its_own_folder_with_its_input() -> None:
    folders: list[Path] = []

    def prepare(size: int, folder: Path) -> list[str]:
        assert not list(folder.iterdir())
        (folder / "input").write_text(str(size), encoding="utf-8")
        folders.append(folder)
        return [
            sys.executable,
            "-c",
            "import sys; assert open(sys.argv[1]).read() == sys.argv[2]",
            str(folder / "input"),
            str(size),
        ]

    series = growth.measure("甲 · a", prepare, (10, 100))
    assert [point.size for point in series.points] == [10, 100]
    assert len(set(folders)) == 2
    assert len(list(growth.rows(series))) == 2


@pytest.mark.deep
def test_the_peak_memory_of_each_stage_is_measured_and_no_record_exceeds_the_limit() -> None:
    for size in (1, 1000, 1001, 1002, MAX_RECORDS):
        requests = load(Case, peak_memory.record(size)).requests or ()
        assert sum(1 + len(each.targets or ()) for each in requests) == size
    peaks = peak_memory.measure([20], {"now": None})
    assert [stage for _, _, stage in peaks] == list(peak_memory.STAGES)
    assert min(peaks.values()) > 10
    assert len(list(peak_memory.rows(peaks))) == len(peak_memory.STAGES)


class Pretended:
    """A worker whose operations take as long as a function of the size says."""

    checkout = ROOT

    def __init__(self, times: dict[str, Callable[[int], float]], longest: float = 100) -> None:
        self.times, self.longest, self.size = times, longest, 0
        self.asked: list[tuple[str, int]] = []

    def ask(self, name: str, *arguments: Any, seconds: float | None = None) -> Any:  # noqa: ANN401  JSON
        if name == "grow":
            self.size = arguments[1]
            return 0
        self.asked.append((arguments[0], self.size))
        spent = self.times[arguments[0]](self.size) if arguments[0] in self.times else self.size / 1000
        if seconds is not None and spent > self.longest:
            raise TooLong
        return spent


def test_an_operation_that_took_or_will_take_too_long_is_left_out() -> None:
    pretended = Pretended({"plan": lambda size: size**2 / 1000, "disclose": lambda size: 99.0 if size < 100 else 101.0})
    times = subject_growth.measure(pretended, 120)
    assert times[subject_growth.ALL, "validate", 1000] == 1
    assert [times[subject_growth.ALL, "plan", size] for size in (10, 100, 1000)] == [0.1, 10, None]
    assert [times[subject_growth.ALL, "disclose", size] for size in (10, 100, 1000)] == [99, None, None]
    assert [times[subject_growth.ALL, "text", size] for size in (10, 100, 1000)] == [0.01, None, None]
    assert ("plan", 1000) not in pretended.asked
    table = list(subject_growth.rows(times, times))
    assert len(table) == len(subject_growth.OPERATIONS) + 1
    assert {len(row) for row in table} == {len(subject_growth.head())}
    assert {row[0]: row[3] for row in table}["计划 · plan"] == "超时 · too long"


def test_the_panels_are_an_svg_with_a_point_for_each_time() -> None:
    series = {operation: {"甲 <a>": [(10, 1.0), (100, 12.0)], "乙 · b": [(10, 0.001)]} for operation in ("x", "y")}
    svg = draw_panels({"x": "判定 · x", "y": "计划 · y"}, ["甲 <a>", "乙 · b"], series, series)
    root = ET.fromstring(svg)  # noqa: S314  created above
    space = "{http://www.w3.org/2000/svg}"
    assert len(list(root.iter(f"{space}circle"))) == 2 * 3
    assert len(list(root.iter(f"{space}polyline"))) == 2 * 2 * 2
    assert {"判定 · x", "甲 <a>", "1,000", "100 s"} <= {text.text for text in root.iter(f"{space}text")}


@pytest.mark.parametrize("operation", worker.OPERATIONS)
def test_every_operation_on_many_subjects_is_timed(operation: str) -> None:
    assert worker.grow(["targets"], 3) > 500
    assert worker.time_operation(operation) > 0
    assert len(worker._grown["case"].requests[0].targets) == 3


def test_a_record_with_a_thousand_subjects_of_every_kind_can_be_read() -> None:
    assert worker.grow(list(subject_growth.KINDS), 1000) > 500_000
    assert tuple(subject_growth.KINDS) == worker.KINDS
    assert tuple(subject_growth.OPERATIONS) == tuple(worker.OPERATIONS)


# ------------------------------------------------------------------------------------------------ two versions


@pytest.mark.deep
def test_a_worker_answers_and_is_replaced_when_it_takes_too_long() -> None:
    with Worker(ROOT) as side:
        assert side.ask("run", "load", "two_persons_gaps") > 0
        assert against.differences(side, side)[1] == []
        side.ask("grow", list(subject_growth.KINDS), 100)
        with pytest.raises(TooLong):
            side.ask("time_operation", "explain", seconds=0.01)
        with pytest.raises(RuntimeError, match="exit code 1"):
            side.ask("run", "no such job", "two_persons")
        assert side.ask("run", "validate", "two_persons_gaps") > 0


def test_different_outputs_are_listed_with_their_place() -> None:
    class Side:
        def __init__(self, verdict: str) -> None:
            self.verdict = verdict

        checkout = ROOT

        def ask(self, name: str, *arguments: object, seconds: float | None = None) -> Any:  # noqa: ANN401, ARG002  as above
            return {"report": {"findings": [{"verdict": self.verdict, "zh": self.verdict}]}}

    total, found = against.differences(Side("pass"), Side("fail"))
    assert total == 2
    assert len(found) == 2
    assert "/report/findings/0/verdict" in found[0]


def test_a_fresh_interpreter_imports_the_library_of_its_checkout(tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "only_here.py").write_text("print('here')", encoding="utf-8")
    child = run_child("import only_here", tmp_path)
    assert (child.printed.strip(), child.seconds > 0, child.megabytes > 1) == ("here", True, True)
    with pytest.raises(subprocess.CalledProcessError):
        run_child("raise SystemExit(2)", tmp_path)


def test_an_aim_is_met_on_one_side_of_its_limit_and_shown() -> None:
    at_most = [Measured("a", value, 1.5) for value in (1.49, 1.5, 1.51)]
    at_least = [Measured("b", value, 1.5, at_least=True) for value in (1.49, 1.5, 1.51)]
    assert [each.met for each in (*at_most, *at_least)] == [True, True, False, False, True, True]
    assert Measured("c", 1.0).met is None
    shown = list(against.rows([at_most[2], at_least[2], Measured("c", 1.0)]))
    assert [row[1:4] for row in shown] == [
        ("≤ 1.5", "1.51", "**否 · no**"),
        ("≥ 1.5", "1.51", "是 · yes"),
        ("", "1.00", ""),
    ]
    assert {len(row) for row in shown} == {len(against.head)}


@pytest.mark.deep
def test_every_part_yields_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    class Side:
        checkout = ROOT

        def ask(self, name: str, *arguments: object, seconds: float | None = None) -> Any:  # noqa: ANN401, ARG002  as above
            return 0.5

    def child(program: str, *_: object) -> Child:
        audited = '[1.0, 2, 0, "x"]' if "audit_path" in program else "0.5"
        return Child(1.0, 50.0, audited)

    monkeypatch.setattr("benchmarks.sides.run_child", child)
    monkeypatch.setattr(scale, "generate", lambda *_: None)
    flat = {"count": 50e6, "from_columns": 2.0, "counted": 1.0}
    monkeypatch.setattr(scale, "run", lambda *_: flat)
    sides = against._Sides(Side(), Side(), 1, 10)
    found = [row for part in against.parts.values() for row in part(sides)]
    assert sum(row.limit is not None for row in found) == 15
    counted = next(row for row in found if "flat table" in row.what)
    assert (counted.value, counted.met) == (2.5, True)  # 50 million rows a second
    for count, from_columns, met in ((10e6, 2.0, False), (10e6, 2.5, True), (20e6, 1.0, True)):
        flat.update(count=count, from_columns=from_columns)
        assert next(against.batch(sides)).met is met


def points(*sizes: int) -> tuple[Point, ...]:
    return tuple(Point(size, size / 1000, size / 900, 40 + size / 10_000) for size in sizes)


def test_the_chart_is_an_svg_with_two_panels_and_a_marker_for_each_run() -> None:
    svg = draw_chart(
        [Series("审计 <甲> · audit", points(10_000, 100_000, 1_000_000, 10_000_000)), Series("乙 · b", points(10_000))]
    )
    root = ET.fromstring(svg)  # noqa: S314  created above
    space = "{http://www.w3.org/2000/svg}"
    labels = [text.text for text in root.iter(f"{space}text")]
    assert "处理器时间，秒 · processor time, s" in labels
    assert "内存峰值，MB · peak memory, MB" in labels
    assert "审计 <甲> · audit" in labels
    assert {"10 k", "100 k", "1 M", "10 M", "10,000", "1,040"} <= set(labels)
    assert len(list(root.iter(f"{space}circle"))) == 4 * 2 + 1
    assert len({line.get("stroke-dasharray") for line in root.iter(f"{space}polyline")}) == 2


@pytest.mark.parametrize("count", [0, 5])
def test_a_chart_of_no_series_or_too_many_is_rejected(count: int) -> None:
    with pytest.raises(ValueError, match="one to 4 series"):
        draw_chart([Series("甲 · a", points(10))] * count)


# ------------------------------------------------------------------------------------------------ the page


def test_a_table_is_written_between_its_markers_only(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("a\n<!-- x: begin -->\nold\n<!-- x: end -->\nb\n<!-- y: begin --><!-- y: end -->", encoding="utf-8")
    markdown_report.write(page, "x", "new")
    assert page.read_text(encoding="utf-8") == (
        "a\n<!-- x: begin -->\n\nnew\n\n<!-- x: end -->\nb\n<!-- y: begin --><!-- y: end -->"
    )


def test_a_page_without_the_markers_is_not_changed(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("a", encoding="utf-8")
    with pytest.raises(SystemExit, match="one <!-- x: begin -->"):
        markdown_report.write(page, "x", "new")
    assert page.read_text(encoding="utf-8") == "a"


# ------------------------------------------------------------------------------------------------ scale


def test_the_sixty_hand_written_rules_give_the_verdicts_of_the_library() -> None:
    frame, columns = entries(5_000), open_columns(PROCEDURE)
    judged = columns.judge(frame, "entry", on=scale.ON, due=False).collect().select(columns.rules("entry"))
    assert judged.equals(frame.select(hand_written(VERDICT_TYPE)))
    assert set(judged["art1.r2"].unique()) == {"pass", "fail", "open", "not_applicable"}


@pytest.mark.deep
def test_every_job_of_the_scale_benchmark_except_spark_runs(tmp_path: Path) -> None:
    results = {}
    for name in scale.SIZES:
        (tmp_path / name).mkdir()
        results[name] = {**scale.JOBS[name](60, tmp_path / name), "peak": 1.0}
    assert all(each["seconds"] > 0 for each in results.values())
    assert len(list(scale.rows(results))) == 11


def test_both_layers_are_timed_beside_the_opinion_alone() -> None:
    for local, both in layers.ratios(1).values():
        assert local > 0
        assert both > 0
