"""Running ``zhixing`` in this process and in another, on invented cases."""

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

from zhixing_rules.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

INVENTED_NOTICE = {
    "year": 2027,
    "papers": ["虚构〔2026〕0号"],
    "days": [
        {"date": f"2027-{day}", "name": "虚构", "isOffDay": True}
        for day in ("01-01", "05-01", "10-01", "10-02", "10-03")
    ],
}
"""PLAINLY INVENTED: no such notice exists."""


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401  any JSON
        return json.loads(self.out)


Run = "Callable[..., Ran]"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Run in this process; ``given`` is what stands on standard input."""
    for name in ("ZHIXING_DEBUG", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def ran(*arguments: object, given: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        code = main([str(each) for each in arguments])
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return ran


@pytest.fixture
def apart() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run in a process of its own."""

    def ran(*arguments: object, given: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "LC_", "LANG"))}
        command = [sys.executable, "-m", "zhixing_rules.cli", *(str(each) for each in arguments)]
        return subprocess.run(  # noqa: S603  our own command
            command, input=given, capture_output=True, check=False, env={**kept, **environment}, timeout=60
        )

    return ran


@pytest.fixture
def record() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(files("zhixing_rules.cli").joinpath("demo_case.json").read_text("utf-8"))["case"]
    return read


@pytest.fixture
def write(tmp_path: Path) -> Callable[[object], Path]:
    """A value as a JSON file; bytes and text as they are."""
    made: list[Path] = []

    def written(value: object) -> Path:
        path = tmp_path / f"{len(made)}.json"
        made.append(path)
        if isinstance(value, bytes):
            path.write_bytes(value)
        else:
            path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
        return path

    return written


@pytest.fixture
def case_file(write: Callable[[object], Path], record: dict[str, Any]) -> Path:
    return write(record)


@pytest.fixture
def notice_file(write: Callable[[object], Path]) -> Path:
    return write(INVENTED_NOTICE)
