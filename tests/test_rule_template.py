"""`make rule` adds the stub of a rule to every place that a rule needs, and the gates refuse an incomplete rule."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support.rule_template import MIRRORS, PACKAGE, SUBJECTS, UNWRITTEN, add_rule, main

ROOT = Path(__file__).parents[1]
RULE, QUOTE, SUBJECT = "art12.p2.stub", "应当制定执行预案", "operation"
MODULE, TEST_MODULE = f"{PACKAGE}/art12_resistance.py", f"{MIRRORS}/test_art12_resistance.py"
EXAMPLES = "docs/cases/art12.toml"


def copied(folder: Path) -> Path:
    """Copy the files that a rule is written in, and what the gates need, to a folder."""
    ignored = shutil.ignore_patterns("__pycache__")
    for name in ("src", "tests", "docs", "examples"):
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    for name in ("pyproject.toml", "CHANGELOG.md"):
        shutil.copy(ROOT / name, folder)
    return folder


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the source tree with the stub of one rule."""
    tree = copied(tmp_path_factory.mktemp("tree"))
    add_rule(RULE, QUOTE, SUBJECT, tree)
    return tree


def run(tree: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join(str(tree / each) for each in ("src", "tests", "docs"))
    return subprocess.run(  # noqa: S603  our own commands
        [sys.executable, *arguments],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        check=False,
    )


@pytest.mark.parametrize("file", [MODULE, TEST_MODULE, EXAMPLES, f"{PACKAGE}/coverage.toml"])
def test_every_place_contains_the_rule(tree: Path, file: str) -> None:
    assert RULE in (tree / file).read_text(encoding="utf-8")


def test_the_stub_can_be_imported_and_is_covered(tree: Path) -> None:
    result = run(
        tree,
        "-c",
        "from zhixing_rules import JIAOZUO_2024 as p\n"
        "from zhixing_rules.engine import cover\n"
        "from zhixing_rules.procedures.jiaozuo_2024.coverage import coverage_table\n"
        f"rule = p.rule({RULE!r})[0]\n"
        "print(rule.cite.key, rule.per.name, cover(p, coverage_table()).problems)",
    )
    assert result.stdout == "art12.p2 operation ()\n", result.stderr


@pytest.mark.parametrize("command", [["check"], ["format", "--check"]], ids=" ".join)
def test_the_stub_is_linted_and_formatted(tree: Path, command: list[str]) -> None:
    result = run(tree, "-m", "ruff", *command, MODULE, TEST_MODULE)
    assert result.returncode == 0, result.stdout


@pytest.mark.deep
def test_the_generator_writes_the_page_of_the_stub(tree: Path) -> None:
    result = run(tree, "docs/generate.py")
    assert result.returncode == 0, result.stderr
    assert f'<a id="{RULE}"></a>' in (tree / "docs" / "articles" / "art12.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("module", "message"),
    [
        (TEST_MODULE, f"{RULE}: replace this test: show the rule passing"),
        (f"{MIRRORS}/test_conventions.py", f"{RULE} is a stub: write who must do what"),
        pytest.param(
            f"{MIRRORS}/test_conventions.py",
            f"{RULE} has no reason: write it in [added] of coverage.toml",
            marks=pytest.mark.deep,
        ),
        pytest.param(
            f"{MIRRORS}/test_conventions.py",
            f"{EXAMPLES} has a stub of {RULE}: write an example",
            marks=pytest.mark.deep,
        ),
        pytest.param("tests/test_docs_articles.py", f"{RULE}-pass", marks=pytest.mark.deep),
    ],
)
def test_the_gates_refuse_the_stub_with_what_to_do(tree: Path, module: str, message: str) -> None:
    result = run(tree, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", "verdict or stub", module)
    assert result.returncode == 1, result.stdout
    assert message in result.stdout


@pytest.mark.deep
def test_every_subject_has_a_stub_that_the_generator_accepts(tmp_path: Path) -> None:
    tree = copied(tmp_path)
    for subject in SUBJECTS:
        add_rule(f"art12.p2.of-{subject.replace('_', '-')}", QUOTE, subject, tree)
    result = run(tree, "docs/generate.py")
    assert result.returncode == 0, result.stderr
    assert run(tree, "-m", "ruff", "check", MODULE, TEST_MODULE).returncode == 0
    assert run(tree, "-m", "ruff", "format", "--check", MODULE, TEST_MODULE).returncode == 0


def test_a_clause_without_a_module_gets_one(tmp_path: Path) -> None:
    tree = copied(tmp_path)
    add_rule("preamble.new", "达成如下意见", "case", tree)
    result = run(tree, "-c", "from zhixing_rules import JIAOZUO_2024 as p; print(len(p.rule('preamble.new')))")
    assert result.stdout == "1\n", result.stderr
    written = [f"{PACKAGE}/preamble_new.py", f"{PACKAGE}/__init__.py", f"{MIRRORS}/test_preamble_new.py"]
    assert run(tree, "-m", "ruff", "check", *written).stdout == "All checks passed!\n"
    assert run(tree, "-m", "ruff", "format", "--check", *written).returncode == 0


@pytest.mark.parametrize(
    ("rule_id", "quote", "subject", "message"),
    [
        ("art12.p2.preplan", QUOTE, SUBJECT, "the id is taken"),
        ("art12.p1.new", QUOTE, SUBJECT, "but found in"),
        ("art99.new", QUOTE, SUBJECT, "no such clause"),
        ("art12.p2.new", "没有这样的话", SUBJECT, "nor elsewhere"),
        ("new", QUOTE, SUBJECT, "clause.name"),
        ("art12.p2.new", QUOTE, "plan", r"give one of these as SUBJECT:\n +case +案件"),
    ],
)
def test_a_wrong_argument_is_refused_before_anything_is_written(
    rule_id: str, quote: str, subject: str, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        add_rule(rule_id, quote, subject, ROOT)


def test_without_a_subject_and_a_terminal_the_command_fails_with_the_list_of_subjects() -> None:
    result = run(ROOT, "tests/support/rule_template.py", "art12.p2.new", QUOTE, "")
    assert result.returncode == 2
    assert all(name in result.stderr and subject.zh in result.stderr for name, (_, subject) in SUBJECTS.items())


@pytest.mark.parametrize(
    ("rule_id", "quote", "message"),
    [
        ("", "", "缺少 ID、QUOTE：make rule ID="),
        ("", QUOTE, "ID missing, as in: make rule ID="),
        (RULE, "", "QUOTE missing, as in: make rule ID="),
    ],
)
def test_a_missing_variable_is_named(
    rule_id: str, quote: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as exit_info:
        main([rule_id, quote, SUBJECT])
    assert exit_info.value.code == 2
    assert message in capsys.readouterr().err


def test_the_command_generates_nothing_and_says_so(tmp_path: Path) -> None:
    tree = copied(tmp_path)
    anchors = (tree / "docs" / "anchors.txt").read_bytes()
    result = run(tree, "tests/support/rule_template.py", RULE, QUOTE, SUBJECT)
    assert result.returncode == 0, result.stderr
    assert "no page was generated: complete these, then run make generate" in result.stdout.splitlines()[-1]
    assert (tree / "docs" / "anchors.txt").read_bytes() == anchors
    assert RULE not in (tree / "docs" / "articles" / "art12.md").read_text(encoding="utf-8")


def test_a_subject_is_accepted_by_its_chinese_name(tmp_path: Path) -> None:
    tree = copied(tmp_path)
    add_rule(RULE, QUOTE, "执行活动", tree)
    assert "per=OPERATION" in (tree / MODULE).read_text(encoding="utf-8").partition(RULE)[2].partition("then=")[0]


def test_no_stub_is_committed() -> None:
    assert UNWRITTEN not in (ROOT / PACKAGE / "coverage.toml").read_text(encoding="utf-8")
