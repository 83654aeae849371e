"""audit_spark: parts, counts and rows are those of one machine, file by file."""

from __future__ import annotations

import os
import shutil
import sys
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

pl = pytest.importorskip("polars", reason="needs the extra [batch]")
pytest.importorskip("pyspark", reason="needs the extra [spark]")
if shutil.which("java") is None:
    pytest.skip("needs Java", allow_module_level=True)

from pyspark.sql import SparkSession  # noqa: E402  after the checks for what it needs

from zhixing_rules.batch.audit.audit_parts import AuditPart  # noqa: E402  as above
from zhixing_rules.batch.audit.files import audit_files  # noqa: E402  as above
from zhixing_rules.batch.audit.spark import audit_spark  # noqa: E402  as above
from zhixing_rules.synthetic import generate  # noqa: E402  as above

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [
    pytest.mark.deep,
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning:pyspark.*"),
]
ON = date(2026, 6, 30)


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("PYTHONPATH", os.pathsep.join(each for each in sys.path if each))
        settings: dict[str, Any] = {
            "spark.ui.enabled": "false",
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.driver.host": "127.0.0.1",
            "spark.sql.shuffle.partitions": "2",
            "spark.ui.showConsoleProgress": "false",
        }
        session = SparkSession.builder.master("local[2]").config(map=settings).getOrCreate()
        session.sparkContext.setLogLevel("ERROR")
        yield session
        session.stop()


def rows_in(part: AuditPart) -> Any:  # noqa: ANN401  a frame of polars
    assert part.folder is not None
    return pl.concat(pl.read_parquet(each) for each in sorted((part.folder / "rows").iterdir()))


def test_parts_counts_and_rows_are_those_of_one_machine(spark: SparkSession, tmp_path: Path) -> None:
    paths = [tmp_path / f"{seed}.jsonl" for seed in (1, 2, 3)]
    for seed, path in enumerate(paths):
        path.write_text("\n".join(generate(150, seed=seed, errors=0.02)) + "\n", encoding="utf-8")
    bad = tmp_path / "bad.parquet"
    bad.write_text("nothing", encoding="utf-8")
    seen: list[str] = []
    ours = audit_files([*paths, bad], tmp_path / "one", on=ON, rows=["fail"])
    theirs = audit_spark(
        spark, [*paths, bad], tmp_path / "many", on=ON, rows=["fail"], on_progress=lambda part: seen.append(part.source)
    )
    assert theirs.tally.equals(ours.tally)
    assert ours.cases + ours.unread == 450
    results = [
        [(part.source, part.cases, part.unread, part.reused, part.problem) for part in each.parts]
        for each in (ours, theirs)
    ]
    assert results[0] == results[1]
    assert [part.problem and part.problem.code for part in theirs.parts] == [None, None, None, "not_readable"]
    assert sorted(seen) == sorted(str(path) for path in (*paths, bad))
    for one, other in zip(ours.parts[:3], theirs.parts[:3], strict=True):
        assert rows_in(one).equals(rows_in(other))
    for name in ("summary.parquet", "audit.json"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "many" / name).read_bytes()
    second = audit_spark(spark, paths[:1], tmp_path / "many", on=ON, rows=["fail"])
    assert [part.reused for part in second.parts] == [True]


def test_no_files_are_an_empty_audit(spark: SparkSession, tmp_path: Path) -> None:
    assert audit_spark(spark, [], tmp_path / "out", on=ON).parts == ()


@pytest.mark.parametrize("form", ["json", "parquet"])
def test_what_spark_writes_is_read_and_the_rest_is_passed_over(spark: SparkSession, tmp_path: Path, form: str) -> None:
    days = "array(named_struct('id', 'd1', 'days', 3BD, 'decided_on', {day})) as detentions"
    rows = "select concat('（2025）豫0802执', id, '号') as case_number, 2025 + id % 2 as year, '甲' as court, "
    rows += days.format(day="cast('2025-03-07' as date)" if form == "parquet" else "'2025-03-07'")
    kind = "timestamp_ntz" if form == "parquet" else "string"
    frame = spark.sql(f"{rows}, cast('2025-04-30' as {kind}) as complete_as_of from range(1, 9)")
    frame.write.partitionBy("year", "court").format(form).save(str(tmp_path / "cases"))
    (tmp_path / "cases" / "notes.txt").touch()
    audited = audit_files([tmp_path / "cases"], tmp_path / "out", on=ON)
    assert (audited.cases, audited.unread) == (8, 0)
    assert [part.problem for part in audited.parts] == [None] * len(audited.parts)
    codes = sorted({each.problem.code for each in audited.passed_over})
    assert codes == ["hidden", "marker", "other_kind"]
    courts = {each.court for each in audited.by("court").counts}
    assert courts == ({"甲"} if form == "parquet" else {None})
