"""Columns and archives: rates on one core, each job in a fresh process; growth with a chart; Spark.

    python benchmarks/scale.py [--quick] [--largest 10000000] [--only-growth] [--write docs/performance.md]

`--quick` uses a tenth of every size; the growth ends with a million cases unless `--largest` is given. Archives are
generated outside the timing. Times are processor time, except for Spark and several processes: wall time.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from benchmarks.timer import Row

ON: Final = date(2026, 6, 30)
ROUNDS: Final = 3
BATCH_ROWS: Final = 200_000
_ROOT: Final = Path(__file__).resolve().parents[1]
_KB_PER_MB: Final = 1024


def best(work: Callable[[], object]) -> float:
    """Return the minimum processor time of three rounds, in seconds."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


# ------------------------------------------------------------------------------------------------ the jobs


def simple(count: int, _: Path) -> dict[str, float]:
    """Judge flat facts in memory by sixty simple rules, count their verdicts, and judge by the same rules by hand."""
    import polars as pl
    from benchmarks.simple_procedure import PROCEDURE, entries, hand_written

    from zhixing_rules.batch import VERDICT_TYPE, open_columns

    columns, frame, written = open_columns(PROCEDURE), entries(count), hand_written(VERDICT_TYPE)
    judged = columns.judge(frame, "entry", on=ON, due=False).collect()
    if not judged.select(columns.rules("entry")).equals(frame.select(written)):
        raise SystemExit("the verdicts differ")
    del judged
    rules = columns.rules("entry")
    counts = [
        (pl.col(name) == word).sum().alias(f"{name}={word}") for name in rules for word in VERDICT_TYPE.categories
    ]
    own = best(lambda: columns.judge(frame, "entry", on=ON, due=False).collect())
    from_columns = best(lambda: columns.judge(frame, "entry", on=ON, due=False).select(counts).collect())
    counted = best(lambda: columns.count(frame, "entry", on=ON)) if hasattr(columns, "count") else from_columns
    written_time = best(lambda: frame.select(written))
    result = {"seconds": own, "from_columns": from_columns, "counted": counted, "hand_written": written_time}
    return {"count": count, **result}


def flat_parquet(count: int, folder: Path) -> dict[str, float]:
    """Judge flat facts from a Parquet file by the same rules, and count the verdicts."""
    import polars as pl
    from benchmarks.simple_procedure import PROCEDURE, entries

    from zhixing_rules.batch import open_columns

    columns, path = open_columns(PROCEDURE), folder / "flat.parquet"
    entries(count).write_parquet(path, row_group_size=100_000)

    def read() -> Iterator[pl.DataFrame]:
        return (pl.scan_parquet(path).slice(start, BATCH_ROWS).collect() for start in range(0, count, BATCH_ROWS))

    def counted() -> None:
        for some in read():
            columns.count(some, "entry", on=ON)

    return {"count": count, "seconds": best(counted), "read": best(lambda: list(map(len, read())))}


def nested(count: int, folder: Path) -> dict[str, float]:
    """Flatten cases in memory and judge them by every rule, without and with due days."""
    import polars as pl

    from zhixing_rules import Case
    from zhixing_rules.batch import open_columns
    from zhixing_rules.batch.read.sources import chunks_of
    from zhixing_rules.records import Audience

    columns, path = open_columns(), folder / "cases.jsonl"
    generate(count, path)
    cases = pl.concat(chunk.nested for chunk in chunks_of(path, Case, audience=Audience.KEEPER)).rechunk()

    def judged(*, due: bool) -> Callable[[], object]:
        return lambda: [each.collect() for each in columns.judge_records(cases, on=ON, due=due).values()]

    flat = {name: each.collect() for name, each in columns.flatten(cases).items()}
    result = {
        "seconds": best(judged(due=False)),
        "with_due": best(judged(due=True)),
        "flat": best(lambda: [each.collect() for each in columns.flatten(cases).values()]),
        "kept": best(lambda: [columns.judge(flat, name, on=ON, due=False).collect() for name in columns.subjects]),
    }
    return {"count": cases.height, **result}


def lines(count: int, folder: Path) -> dict[str, float]:
    """Audit a JSON Lines file."""
    return _measure_audit(count, folder, "cases.jsonl")


def parquet(count: int, folder: Path) -> dict[str, float]:
    """Audit a Parquet file of nested cases."""
    return _measure_audit(count, folder, "cases.parquet")


def _measure_audit(count: int, folder: Path, name: str) -> dict[str, float]:
    from zhixing_rules.batch import audit_path, settings_of

    generate(count, folder / name)
    generate(1000, folder / f"warm-{name}")
    audit_path(folder / f"warm-{name}", folder / "warm", settings_of(on=ON))
    start = time.process_time()
    audit_path(folder / name, folder / "out", settings_of(on=ON))
    return {"count": count, "seconds": time.process_time() - start}


def spark(count: int, folder: Path) -> dict[str, float]:
    """Audit the same files on Spark with two local workers, in two processes, and in one process; wall time."""
    from pyspark.sql import SparkSession

    from zhixing_rules.batch import audit_files, audit_spark

    generate(count, folder / "archive", "--files", "8")
    files = sorted((folder / "archive").iterdir())
    result: dict[str, float] = {"count": count}
    for name, workers in (("one", 1), ("two", 2)):
        start = time.perf_counter()
        audit_files(files, folder / name, on=ON, workers=workers)
        result[name] = time.perf_counter() - start
    start = time.perf_counter()
    session = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    session.range(1).count()
    result["starting"] = time.perf_counter() - start
    start = time.perf_counter()
    audit_spark(session, files, folder / "spark", on=ON)
    result["spark"] = time.perf_counter() - start
    session.stop()
    return result


def generate(count: int, path: Path, *more: str) -> None:
    """Write a number of synthetic cases to a file; its suffix decides the format."""
    command = [sys.executable, "-m", "zhixing_rules.cli", "generate", str(count), "--out", str(path), *more]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603  our own command


JOBS: Final = {each.__name__: each for each in (simple, flat_parquet, nested, lines, parquet, spark)}
SIZES: Final = {"simple": 2_000_000, "flat_parquet": 2_000_000, "nested": 100_000, "lines": 100_000, "parquet": 100_000}
_SPARK: Final = 80_000
_PICTURE: Final = "growth-audit.svg"


def run(job: str, count: int) -> dict[str, float]:
    """Run a job in a separate process with one Polars thread; return its result and its peak memory in MB."""
    environment = {**os.environ, "PYTHONPATH": f"{_ROOT / 'src'}{os.pathsep}{_ROOT}", "PYSPARK_PYTHON": sys.executable}
    if job != "spark":
        environment["POLARS_MAX_THREADS"] = "1"
    command = [sys.executable, __file__, "--job", job, "--count", str(count)]
    ran = subprocess.run(command, check=True, stdout=subprocess.PIPE, env=environment, encoding="utf-8")  # noqa: S603  ourselves
    result: dict[str, float] = json.loads(ran.stdout.splitlines()[-1])
    return result


# ------------------------------------------------------------------------------------------------ output

head: Row = ("", "每核每秒 · per second and core", "内存峰值 MB · peak MB")


def rows(result: dict[str, dict[str, float]]) -> Iterator[Row]:
    """Yield a row for each measurement."""
    for job, key, what in (
        ("simple", "seconds", "60条简单规则，平表在内存，行 · 60 simple rules, flat facts in memory, rows"),
        ("simple", "counted", "　只要计数 · counts alone"),
        ("simple", "hand_written", "　同样的规则，手写 Polars · the same by hand in Polars"),
        ("flat_parquet", "seconds", "　Parquet 到计数，行 · Parquet to counts, rows"),
        ("flat_parquet", "read", "　只读 Parquet · only read"),
        ("nested", "seconds", "本规程，嵌套案件在内存，件 · this procedure, nested cases in memory, cases"),
        ("nested", "with_due", "　连同应办之日 · with due days"),
        ("nested", "flat", "　只摊平 · only prepare flat"),
        ("nested", "kept", "　平表留着，只判 · flat tables kept, only judged"),
        ("lines", "seconds", "　每行一件 JSON 到计数 · JSON Lines to counts"),
        ("parquet", "seconds", "　嵌套 Parquet 到计数 · nested Parquet to counts"),
    ):
        yield (what, f"{result[job]['count'] / result[job][key]:,.0f}", f"{result[job]['peak']:,.0f}")


def _tables(result: dict[str, dict[str, float]]) -> Iterator[str]:
    from benchmarks.timer import table

    yield from table(head, rows(result))
    ratio = result["simple"]["hand_written"] / result["simple"]["seconds"]
    yield ""
    yield f"手写 Polars 的倍数（目标 0.75 以上）· times hand-written Polars (aim: 0.75 or more): **{ratio:.2f}**"
    if "spark" in result:
        timings = result["spark"]
        yield ""
        yield from table(
            (f"{timings['count']:,.0f} 件，8 个文件 · cases in 8 files", "实际秒 · wall s"),
            [
                ("一个进程 · one process", f"{timings['one']:.1f}"),
                ("两个进程 · two processes", f"{timings['two']:.1f}"),
                ("Spark local[2]", f"{timings['spark']:.1f}"),
                ("　另计启动 · and starting it", f"{timings['starting']:.1f}"),
            ],
        )


def _growth(sizes: Sequence[int]) -> Any:  # noqa: ANN401  growth.Series, imported late
    from benchmarks.growth import measure

    def prepare(size: int, folder: Path) -> list[str]:
        generate(size, folder / "archive", "--files", str(max(2, size // 100_000)))
        command = [
            sys.executable,
            "-c",
            "import sys; from zhixing_rules.cli import main; sys.exit(min(main(sys.argv[1:]) & 2, 2))",
        ]
        out = ["--on", ON.isoformat(), "--out", str(folder / "out"), "--workers", "2"]
        return [*command, "audit", str(folder / "archive"), *out]

    return measure("zhixing audit --workers 2", prepare, sizes)


def _main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="a tenth of every size")
    parser.add_argument("--largest", type=int, default=1_000_000, metavar="N", help="the largest size; 0 for no growth")
    parser.add_argument("--only-growth", action="store_true", help="measure only the growth")
    parser.add_argument(
        "--write", type=Path, metavar="FILE", help="the page to update, with growth-audit.svg in the same folder"
    )
    parser.add_argument("--job", choices=tuple(JOBS), help=argparse.SUPPRESS)
    parser.add_argument("--count", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    sys.path.insert(0, str(_ROOT))
    if options.job:
        with tempfile.TemporaryDirectory() as folder:
            result = JOBS[options.job](options.count, Path(folder))
        print(json.dumps({**result, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KB_PER_MB}))
        return
    from benchmarks.growth import head as growth_head
    from benchmarks.growth import rows as growth_rows
    from benchmarks.markdown_report import machine
    from benchmarks.picture import draw_chart
    from benchmarks.timer import table

    part = 10 if options.quick else 1
    head = "\n".join([*machine(("polars", "pyarrow", "pyspark")), ""])
    if not options.only_growth:
        measured = {job: run(job, count // part) for job, count in {**SIZES, "spark": _SPARK}.items()}
        _output(options.write, "scale", "\n".join([head, *_tables(measured)]))
    if options.largest:
        sizes = {size for size in (10_000, 100_000, 1_000_000, 10_000_000) if size < options.largest}
        series = _growth([size // part for size in sorted({*sizes, options.largest})])
        text = "\n".join([head, *table(growth_head, growth_rows(series))])
        if options.write is not None:
            options.write.with_name(_PICTURE).write_text(draw_chart([series]), encoding="utf-8")
        about = "审计的时间与内存随件数的增长 · time and memory of an audit as the number of cases grows"
        _output(options.write, "audit-growth", f"{text}\n\n![{about}]({_PICTURE})")


def _output(page: Path | None, marker: str, text: str) -> None:
    from benchmarks.markdown_report import write

    print(text)
    if page is not None:
        write(page, marker, text)


if __name__ == "__main__":
    _main()
