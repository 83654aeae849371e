"""`make rule` begins a rule in every place it needs, and the gates refuse it until it is finished."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support.scaffold import MIRRORS, PACKAGE, UNWRITTEN, begin

ROOT = Path(__file__).parents[1]
NEW, QUOTE = "art12.p2.scaffolded", "应当制定执行预案"


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what a rule is written in, with a rule begun in it."""
    copy = tmp_path_factory.mktemp("tree")
    ignore = shutil.ignore_patterns("__pycache__")
    for name in ("src", "tests", "docs"):
        shutil.copytree(ROOT / name, copy / name, ignore=ignore)
    shutil.copy(ROOT / "pyproject.toml", copy)
    begin(NEW, QUOTE, copy)
    return copy


def run(tree: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join(str(tree / each) for each in ("src", "tests", "docs"))
    return subprocess.run(  # noqa: S603  our own tests
        [sys.executable, *arguments],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_room_the_test_the_example_and_the_coverage_have_the_rule(tree: Path) -> None:
    for place in (f"{PACKAGE}/art12_resistance.py", f"{MIRRORS}/test_art12_resistance.py", f"{PACKAGE}/coverage.toml"):
        assert NEW in (tree / place).read_text(encoding="utf-8"), place
    assert NEW in (tree / "docs" / "cases" / "art12.toml").read_text(encoding="utf-8")


def test_what_was_begun_can_be_imported_and_is_covered(tree: Path) -> None:
    told = run(
        tree,
        "-c",
        "from zhixing_rules import JIAOZUO_2024 as p\n"
        "from zhixing_rules.engine import cover\n"
        "from zhixing_rules.procedures.jiaozuo_2024.coverage import coverage_table\n"
        f"print(p.rule({NEW!r})[0].cite.key, cover(p, coverage_table()).problems)",
    )
    assert told.stdout == "art12.p2 ()\n", told.stderr


def test_its_page_is_written_by_the_generator(tree: Path) -> None:
    told = run(tree, "docs/generate.py")
    assert told.returncode == 0, told.stderr
    assert f'<a id="{NEW}"></a>' in (tree / "docs" / "articles" / "art12.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("module", "said"),
    [
        (f"{MIRRORS}/test_art12_resistance.py", f"{NEW}: show it passing, failing, open"),
        (f"{MIRRORS}/test_conventions.py", f"{NEW} is still to be written"),
        ("tests/test_docs_articles.py", f"{NEW}-pass"),
    ],
)
def test_the_gates_refuse_what_is_only_begun(tree: Path, module: str, said: str) -> None:
    told = run(tree, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", "shown or written or example", module)
    assert told.returncode == 1, told.stdout
    assert said in told.stdout


@pytest.mark.parametrize(
    ("rule_id", "quote", "said"),
    [
        ("art12.p2.preplan", QUOTE, "the id is taken"),
        ("art12.p1.new", QUOTE, "but found in"),
        ("art99.new", QUOTE, "no such clause"),
        ("art12.p2.new", "没有这样的话", "nor elsewhere"),
        ("new", QUOTE, "clause.name"),
    ],
)
def test_a_wrong_id_or_quote_is_refused_before_anything_is_written(rule_id: str, quote: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        begin(rule_id, quote, ROOT)


def test_nothing_of_the_library_is_still_to_be_written() -> None:
    assert UNWRITTEN not in (ROOT / PACKAGE / "coverage.toml").read_text(encoding="utf-8")
