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
