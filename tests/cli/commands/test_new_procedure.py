"""``zhixing new-procedure``: what it writes works, is formatted and typed, and overwrites nothing."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
import sysconfig
import venv
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from zhixing_rules import plan, validate
from zhixing_rules.engine import cover
from zhixing_rules.testing import PROPERTIES, assert_conforms

if TYPE_CHECKING:
    from collections.abc import Callable

    from zhixing_rules.language import Procedure

ROOT = Path(__file__).parents[3]
FILES = [
    *("README.md", "docs/index.md", "example.json", "pyproject.toml", "tests/test_procedure.py"),
    *(f"river_town/{name}" for name in ("__init__.py", "coverage.toml", "procedure.py", "records.py")),
    *("river_town/source.toml", "river_town/source.txt"),
]


@pytest.fixture
def folder(run: Callable[..., Any], tmp_path: Path) -> Path:
    result = run("new-procedure", tmp_path / "river_town")
    assert (result.code, result.out) == (0, "")
    return tmp_path / "river_town"


def test_the_files_are_named_after_the_folder(folder: Path) -> None:
    assert sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()) == sorted(FILES)
    assert all(
        "city" not in path.read_text(encoding="utf-8").lower().replace("cityactor", "") for path in files(folder)
    )


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_the_procedure_works_and_has_the_properties_of_the_kit(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(folder))
    procedure: Procedure = importlib.import_module("river_town").PROCEDURE
    record = json.loads((folder / "example.json").read_text(encoding="utf-8"))
    report = validate(record, on=date(2025, 3, 20), procedure=procedure)
    assert [(each.rule_id, each.verdict.value) for each in report] == [
        ("art1.papers", "fail"),
        ("art2.answer", "fail"),
        ("art3.secrecy", "open"),
    ]
    steps = plan(record, on=date(2025, 3, 20), procedure=procedure).steps
    assert [(each.actor.value, str(each.due)) for each in steps] == [
        ("sender", "2025-03-10"),
        ("receiver", "2025-03-17"),
    ]
    assert procedure.coverage_table is not None
    assert cover(procedure, procedure.coverage_table()).problems == ()
    quick = [each for each in PROPERTIES if each.id in {"quotes-resolve", "ignorance-never-reverses", "plan-agrees"}]
    assert_conforms(procedure, properties=quick, examples=10)


def test_what_is_written_is_formatted(folder: Path) -> None:
    for check in (["format", "--check"], ["check", "--select", "E,F,I,UP,B"]):
        command = [sys.executable, "-m", "ruff", *check, "--no-cache", "."]
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False, encoding="utf-8")  # noqa: S603  fixed commands
        assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", ["River", "a-b", "1st", "x", "人"])
def test_a_name_that_is_no_package_is_refused(run: Callable[..., Any], tmp_path: Path, name: str) -> None:
    result = run("new-procedure", tmp_path / name)
    assert (result.code, list(tmp_path.iterdir())) == (2, [])


def test_a_folder_with_files_is_not_touched_and_an_empty_one_is_used(run: Callable[..., Any], tmp_path: Path) -> None:
    full, empty = tmp_path / "full_town", tmp_path / "empty_town"
    full.mkdir()
    (full / "mine.txt").write_text("mine")
    empty.mkdir()
    assert run("new-procedure", full).code == 2
    assert [path.name for path in full.iterdir()] == ["mine.txt"]
    assert run("new-procedure", empty).code == 0
    assert (empty / "empty_town" / "procedure.py").exists()


@pytest.mark.deep
def test_both_procedures_pass_their_tests_in_a_fresh_environment(tmp_path: Path) -> None:
    """From a wheel: the written procedure and the walk of the page, with a type check of the former."""
    alone = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "ZHIXING"))}

    def run(*command: object, cwd: Path = tmp_path, code: int = 0) -> str:
        words = [str(each) for each in command]
        done = subprocess.run(words, cwd=cwd, env=alone, check=False, capture_output=True, encoding="utf-8")  # noqa: S603  fixed commands
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout + done.stderr

    venv.create(tmp_path / "venv", with_pip=False, symlinks=True)
    python = tmp_path / "venv/bin/python"
    offline = ("--no-index", "--no-deps", "-q", "--disable-pip-version-check")
    pip = (sys.executable, "-m", "pip")
    run(*pip, "wheel", *offline, "--no-build-isolation", "-w", tmp_path, ROOT)
    (wheel,) = tmp_path.glob("*.whl")
    run(*pip, "--python", python, "install", *offline, wheel)
    site = next((tmp_path / "venv").glob("lib/python*/site-packages"))
    (site / "borrowed.pth").write_text(sysconfig.get_paths()["purelib"], encoding="utf-8")  # the dependencies

    zhixing = tmp_path / "venv/bin/zhixing"
    run(zhixing, "new-procedure", "river_town")
    town = tmp_path / "river_town"
    run(*pip, "wheel", *offline, "--no-build-isolation", "-w", town, town)
    run(*pip, "--python", python, "install", *offline, *town.glob("*.whl"))
    assert "12 passed" in run(python, "-m", "pytest", "-q", "-p", "no:cacheprovider", cwd=town)
    named = ("--procedure", "river_town:PROCEDURE")
    found = run(zhixing, "validate", "example.json", *named, "--on", "2025-03-20", cwd=town, code=1)
    assert "违反或不符合 2" in found
    assert "覆盖 100%" in run(zhixing, "coverage", *named)
    assert "no issues found" in run(python, "-m", "mypy", "--strict", "river_town", "tests", cwd=town)

    walk = tmp_path / "walk"
    walk.mkdir()
    for path in (ROOT / "examples" / "your_procedure").iterdir():
        if path.is_file():
            (walk / path.name).write_bytes(path.read_bytes())
    assert "11 passed" in run(python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_city.py", cwd=walk)
    city = ("--procedure", "city.py:CITY", "--on", "2025-03-20")
    judged = run(zhixing, "validate", "case.json", *city, cwd=walk, code=1)
    assert "缺少：证据目录" in judged
