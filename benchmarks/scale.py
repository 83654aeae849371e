"""Columns and archives: how many a second, on one core, each job in a fresh process; growth as a picture; Spark.

    python benchmarks/scale.py [--quick] [--largest 10000000] [--only-growth] [--write docs/performance.md]

`--quick` takes a tenth of everything; the growth ends with a million cases unless `--largest` says otherwise. Invented
archives are made off the clock. Processor time, but for Spark and what runs on several cores, where it is the clock.
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

    from benchmarks.timing import Row

ON: Final = date(2026, 6, 30)
ROUNDS: Final = 3
AT_ONCE: Final = 200_000
_ROOT: Final = Path(__file__).resolve().parents[1]
_MB: Final = 1024


def best(work: Callable[[], object]) -> float:
    """The least processor time of a few rounds."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


# ------------------------------------------------------------------------------------------------ the jobs


def simple(count: int, _: Path) -> dict[str, float]:
    """Sixty simple rules over flat facts in memory, beside the same written by hand."""
    from benchmarks.simple_book import SIMPLE, by_hand, entries

    from zhixing_rules.batch import VERDICT_TYPE, open_columns

    columns, frame, written = open_columns(SIMPLE), entries(count), by_hand(VERDICT_TYPE)
    judged = columns.judge(frame, "entry", on=ON, due=False).collect()
    if not judged.select(columns.rules("entry")).equals(frame.select(written)):
        raise SystemExit("the two do not agree")
    del judged
    ours = best(lambda: columns.judge(frame, "entry", on=ON, due=False).collect())
    return {"count": count, "seconds": ours, "by_hand": best(lambda: frame.select(written))}


def flat_parquet(count: int, folder: Path) -> dict[str, float]:
    """The same from a Parquet file, to counts."""
    import polars as pl
    from benchmarks.simple_book import SIMPLE, entries

    from zhixing_rules.batch import VERDICT_TYPE, open_columns

    columns, path = open_columns(SIMPLE), folder / "flat.parquet"
    entries(count).write_parquet(path, row_group_size=100_000)
    judged = columns.rules("entry")
    counts = [(pl.col(name) == word).sum().alias(name + word) for name in judged for word in VERDICT_TYPE.categories]

    def read() -> Iterator[pl.DataFrame]:
        return (pl.scan_parquet(path).slice(start, AT_ONCE).collect() for start in range(0, count, AT_ONCE))

    def counted() -> None:
        for some in read():
            columns.judge(some, "entry", on=ON, due=False).select(counts).collect()

    return {"count": count, "seconds": best(counted), "read": best(lambda: list(map(len, read())))}


def nested(count: int, folder: Path) -> dict[str, float]:
    """Cases in memory: made flat and judged by every rule, without and with due days."""
    import polars as pl

    from zhixing_rules import Case
    from zhixing_rules.batch import open_columns
    from zhixing_rules.batch.read.sources import chunks_of
    from zhixing_rules.records import Audience

    columns, path = open_columns(), folder / "cases.jsonl"
    _generate(count, path)
    cases = pl.concat(chunk.nested for chunk in chunks_of(path, Case, audience=Audience.KEEPER)).rechunk()

    def judged(*, due: bool) -> Callable[[], object]:
        return lambda: [each.collect() for each in columns.judge_records(cases, on=ON, due=due).values()]

    flat = {name: each.collect() for name, each in columns.flatten(cases).items()}
    found = {
        "seconds": best(judged(due=False)),
        "with_due": best(judged(due=True)),
        "flat": best(lambda: [each.collect() for each in columns.flatten(cases).values()]),
        "kept": best(lambda: [columns.judge(flat, name, on=ON, due=False).collect() for name in columns.subjects]),
    }
    return {"count": cases.height, **found}


def lines(count: int, folder: Path) -> dict[str, float]:
    """A file of JSON Lines to counts."""
    return _audited(count, folder, "cases.jsonl")


def parquet(count: int, folder: Path) -> dict[str, float]:
    """A Parquet file of nested cases to counts."""
    return _audited(count, folder, "cases.parquet")


def _audited(count: int, folder: Path, name: str) -> dict[str, float]:
    from zhixing_rules.batch import audit_path, settings_of

    _generate(count, folder / name)
    _generate(1000, folder / f"warm-{name}")
    audit_path(folder / f"warm-{name}", folder / "warm", settings_of(on=ON))
    start = time.process_time()
    audit_path(folder / name, folder / "out", settings_of(on=ON))
    return {"count": count, "seconds": time.process_time() - start}


def spark(count: int, folder: Path) -> dict[str, float]:
    """The same files on Spark with two local workers, in two processes, and one after another, by the clock."""
    from pyspark.sql import SparkSession

    from zhixing_rules.batch import audit_files, audit_spark

    _generate(count, folder / "archive", "--files", "8")
    files = sorted((folder / "archive").iterdir())
    found: dict[str, float] = {"count": count}
    for name, workers in (("one", 1), ("two", 2)):
        start = time.perf_counter()
        audit_files(files, folder / name, on=ON, workers=workers)
        found[name] = time.perf_counter() - start
    start = time.perf_counter()
    session = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    session.range(1).count()
    found["starting"] = time.perf_counter() - start
    start = time.perf_counter()
    audit_spark(session, files, folder / "spark", on=ON)
    found["spark"] = time.perf_counter() - start
    session.stop()
    return found


def _generate(count: int, path: Path, *more: str) -> None:
    command = [sys.executable, "-m", "zhixing_rules.cli", "generate", str(count), "--out", str(path), *more]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603  our own command


JOBS: Final = {each.__name__: each for each in (simple, flat_parquet, nested, lines, parquet, spark)}
SIZES: Final = {"simple": 2_000_000, "flat_parquet": 2_000_000, "nested": 100_000, "lines": 100_000, "parquet": 100_000}
_SPARK: Final = 80_000
_PICTURE: Final = "growth-audit.svg"


def run(job: str, count: int) -> dict[str, float]:
    """A job in a process of its own, with one thread for the columns; and the most memory it held, in MB."""
    environment = {**os.environ, "PYTHONPATH": str(_ROOT), "PYSPARK_PYTHON": sys.executable}
    if job != "spark":
        environment["POLARS_MAX_THREADS"] = "1"
    command = [sys.executable, __file__, "--job", job, "--count", str(count)]
    ran = subprocess.run(command, check=True, stdout=subprocess.PIPE, env=environment, encoding="utf-8")  # noqa: S603  ourselves
    found: dict[str, float] = json.loads(ran.stdout.splitlines()[-1])
    return found


# ------------------------------------------------------------------------------------------------ shown

head: Row = ("", "每核每秒 · per second and core", "目标 · aim", "达到 · reached", "内存峰值 MB · peak MB")


def rows(found: dict[str, dict[str, float]]) -> Iterator[Row]:
    """A row for each thing measured, with its aim where it has one."""
    for job, key, what, aim in (
        ("simple", "seconds", "60条简单规则，平表在内存，行 · 60 simple rules, flat facts in memory, rows", 20e6),
        ("simple", "by_hand", "　同样的规则，手写 Polars · the same by hand in Polars", None),
        ("flat_parquet", "seconds", "　Parquet 到计数，行 · Parquet to counts, rows", 5e6),
        ("flat_parquet", "read", "　只读 Parquet · only read", None),
        ("nested", "seconds", "本规程，嵌套案件在内存，件 · this procedure, nested cases in memory, cases", 0.5e6),
        ("nested", "with_due", "　连同应办之日 · with due days", None),
        ("nested", "flat", "　只摊平 · only made flat", None),
        ("nested", "kept", "　平表留着，只判 · flat tables kept, only judged", None),
        ("lines", "seconds", "　每行一件 JSON 到计数 · JSON Lines to counts", 60e3),
        ("parquet", "seconds", "　嵌套 Parquet 到计数 · nested Parquet to counts", None),
    ):
        rate = found[job]["count"] / found[job][key]
        reached = ("" if aim is None else f"{aim:,.0f}", "" if aim is None else f"{rate / aim:.2f}")
        yield (what, f"{rate:,.0f}", *reached, f"{found[job]['peak']:,.0f}")


def _shown(found: dict[str, dict[str, float]]) -> Iterator[str]:
    from benchmarks.timing import table

    yield from table(head, rows(found))
    ratio = found["simple"]["by_hand"] / found["simple"]["seconds"]
    yield ""
    yield f"手写 Polars 的倍数（目标 0.75 以上）· times hand-written Polars (aim: 0.75 or more): **{ratio:.2f}**"
    if "spark" in found:
        told = found["spark"]
        yield ""
        yield from table(
            (f"{told['count']:,.0f} 件，8 个文件 · cases in 8 files", "实际秒 · wall s"),
            [
                ("一个进程 · one process", f"{told['one']:.1f}"),
                ("两个进程 · two processes", f"{told['two']:.1f}"),
                ("Spark local[2]", f"{told['spark']:.1f}"),
                ("　另计启动 · and starting it", f"{told['starting']:.1f}"),
            ],
        )


def _grown(sizes: Sequence[int]) -> Any:  # noqa: ANN401  growth.Series, imported late
    from benchmarks.growth import measure

    def made(size: int, folder: Path) -> list[str]:
        _generate(size, folder / "archive", "--files", str(max(2, size // 100_000)))
        command = [
            sys.executable,
            "-c",
            "import sys; from zhixing_rules.cli import main; sys.exit(min(main(sys.argv[1:]) & 2, 2))",
        ]
        out = ["--on", ON.isoformat(), "--out", str(folder / "out"), "--workers", "2"]
        return [*command, "audit", str(folder / "archive"), *out]

    return measure("zhixing audit --workers 2", made, sizes)


def _main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="a tenth of everything")
    parser.add_argument("--largest", type=int, default=1_000_000, metavar="N", help="the largest size; 0 for no growth")
    parser.add_argument("--only-growth", action="store_true", help="nothing but the growth")
    parser.add_argument(
        "--write", type=Path, metavar="FILE", help="the page whose tables, with growth-audit.svg beside it"
    )
    parser.add_argument("--job", choices=tuple(JOBS), help=argparse.SUPPRESS)
    parser.add_argument("--count", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    sys.path.insert(0, str(_ROOT))
    if options.job:
        with tempfile.TemporaryDirectory() as folder:
            found = JOBS[options.job](options.count, Path(folder))
        print(json.dumps({**found, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MB}))
        return
    from benchmarks.growth import head as growth_head
    from benchmarks.growth import rows as growth_rows
    from benchmarks.picture import drawn
    from benchmarks.recording import machine
    from benchmarks.timing import table

    part = 10 if options.quick else 1
    head = "\n".join([*machine(("polars", "pyarrow", "pyspark")), ""])
    if not options.only_growth:
        measured = {job: run(job, count // part) for job, count in {**SIZES, "spark": _SPARK}.items()}
        _put(options.write, "scale", "\n".join([head, *_shown(measured)]))
    if options.largest:
        sizes = {size for size in (10_000, 100_000, 1_000_000, 10_000_000) if size < options.largest}
        series = _grown([size // part for size in sorted({*sizes, options.largest})])
        text = "\n".join([head, *table(growth_head, growth_rows(series))])
        if options.write is not None:
            options.write.with_name(_PICTURE).write_text(drawn([series]), encoding="utf-8")
        about = "审计的时间与内存随件数的增长 · time and memory of an audit as the number of cases grows"
        _put(options.write, "audit-growth", f"{text}\n\n![{about}]({_PICTURE})")


def _put(page: Path | None, marker: str, text: str) -> None:
    from benchmarks.recording import write

    print(text)
    if page is not None:
        write(page, marker, text)


if __name__ == "__main__":
    _main()
