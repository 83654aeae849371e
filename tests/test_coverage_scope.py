"""Coverage is measured in tests of stated examples, and only there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.coverage_scope import TESTS, UNMEASURED, is_measured
from support.effort import examples

EXAMPLE: Final = """
from support.coverage_scope import unmeasured

def first():
    return 1

def second():
    return 2

def third():
    return 3

first()
with unmeasured():
    second()
third()
"""


def of_example() -> None: ...


@examples(1)
@given(st.none())
def of_property(_: None) -> None: ...


@pytest.mark.parametrize(
    ("path", "function", "measured"),
    [
        ("tests/engine/test_report.py", of_example, True),
        ("tests/engine/test_report.py", of_property, False),
        ("tests/oracle/test_agreement.py", of_example, False),
        ("tests/engine/oracle/test_agreement.py", of_example, True),
        ("tests/test_docs.py", of_example, False),
        ("src/zhixing_rules/oracle/module.py", None, True),
    ],
)
def test_properties_proofs_and_pages_are_not_measured(path: str, function: Any, measured: bool) -> None:  # noqa: ANN401
    item: Any = SimpleNamespace(path=TESTS.parent / path, obj=function)
    assert is_measured(item) is measured


def test_everything_that_is_not_measured_exists() -> None:
    assert {each for each in UNMEASURED if not (TESTS / each).exists()} == set()


def test_what_is_left_out_is_not_measured_and_what_follows_is(tmp_path: Path) -> None:
    (tmp_path / "example.py").write_text(EXAMPLE, encoding="utf-8")

    def coverage(*arguments: str) -> str:
        return subprocess.run(  # noqa: S603  our own command
            [sys.executable, "-m", "coverage", *arguments],
            cwd=tmp_path,
            env={name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
            | {"PYTHONPATH": str(TESTS)},
            capture_output=True,
            encoding="utf-8",
            check=True,
        ).stdout

    coverage("run", "example.py")
    missing = re.findall(
        r"^example\.py .+% +(.*)$", coverage("report", "--show-missing", "--include=example.py"), re.MULTILINE
    )
    assert missing == [
        "8, 15-16"
    ]  # the function that is left out, and the rest of the frame that stopped the measurement
