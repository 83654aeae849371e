"""Fixtures that run ``zhixing`` in this process or in another, on synthetic cases."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest

from support.notices import notice_for
from zhixing_rules.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SYNTHETIC_NOTICE = notice_for(2027)
"""Synthetic: no such notice exists."""


@dataclass(frozen=True)
class RunResult:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401  any JSON
        return json.loads(self.out)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., RunResult]:
    """Run ``zhixing`` in this process, with `stdin` as standard input."""
    for name in ("ZHIXING_DEBUG", "ZHIXING_NOTICES", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def run_command(*arguments: object, stdin: bytes = b"") -> RunResult:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return RunResult(code, captured.out, captured.err)

    return run_command


@pytest.fixture
def run_process() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run ``zhixing`` in another process, with `stdin` as standard input and some environment variables."""

    def run_command(*arguments: object, stdin: bytes = b"", **variables: str) -> subprocess.CompletedProcess[bytes]:
        inherited = {
            name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "LC_", "LANG"))
        }
        command = [sys.executable, "-m", "zhixing_rules.cli", *(str(argument) for argument in arguments)]
        return subprocess.run(  # noqa: S603  our own command
            command, input=stdin, capture_output=True, check=False, env={**inherited, **variables}, timeout=60
        )

    return run_command


@pytest.fixture
def record() -> dict[str, Any]:
    demo = json.loads(files("zhixing_rules.cli").joinpath("demo_case.json").read_text("utf-8"))
    case: dict[str, Any] = demo["case"]
    return case


@pytest.fixture
def write(tmp_path: Path) -> Callable[[object], Path]:
    """Write a value to a new file: bytes and text unchanged, anything else as JSON."""
    paths: list[Path] = []

    def write_file(value: object) -> Path:
        path = tmp_path / f"{len(paths)}.json"
        paths.append(path)
        if isinstance(value, bytes):
            path.write_bytes(value)
        else:
            path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
        return path

    return write_file


@pytest.fixture
def case_file(write: Callable[[object], Path], record: dict[str, Any]) -> Path:
    return write(record)


@pytest.fixture
def notice_file(write: Callable[[object], Path]) -> Path:
    return write(SYNTHETIC_NOTICE)
